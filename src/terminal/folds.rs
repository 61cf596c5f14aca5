//! The folds of the front pages as a reader needs them: those that are looked at, and those before
//! them in their section, which say where they begin. The others wait until there is time.

use super::album::Album;
use super::rankings::Rankings;
use super::session::Session;
use crate::compose::{self, Fold, Setting};
use crate::issue::{ArticleId, Direction, Issue};

/// The folds that are set, section by section.
#[derive(Debug, Default)]
pub(crate) struct Folds {
    /// The photographs of the paper.
    album: Album,
    rankings: Rankings,
    setting: Option<Setting>,
    sections: Vec<Sheaf>,
    /// The folds before each of the first sections that are whole, and those of all of them.
    counted: Vec<usize>,
    /// All there is of a paper without stories.
    blank: Option<Fold>,
}

/// Stories of a fold whose photographs are looked for: each of them is a file that is read.
const PICTURED: usize = 12;

/// Which fold: of which section, and which of its folds, counted from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct At {
    pub(crate) section: usize,
    pub(crate) number: usize,
}

/// The folds of one section, from its first on.
#[derive(Debug, Default)]
struct Sheaf {
    folds: Vec<Fold>,
    /// Stories that stand on them.
    placed: usize,
    is_whole: bool,
}

impl Folds {
    /// Takes note of the setting; answers whether it is another one, and all folds are set anew.
    pub(crate) fn set_to(&mut self, session: &Session, setting: Setting) -> bool {
        if self.setting == Some(setting) {
            return false;
        }
        let issue = &session.issue;
        self.album = session.album.undeveloped();
        self.rankings = session.rankings.clone();
        let sheaf = |section: &crate::issue::Section| Sheaf {
            is_whole: section.articles.is_empty(),
            ..Sheaf::default()
        };
        self.sections = issue.sections.iter().map(sheaf).collect();
        self.counted = vec![0];
        let is_empty = issue.articles().next().is_none();
        self.blank = is_empty.then(|| compose::blank(issue, &setting));
        self.setting = Some(setting);
        self.count_on();
        true
    }

    /// Counts the folds of sections that are whole by now, up to the first that is not.
    fn count_on(&mut self) {
        while let Some(sheaf) = self.sections.get(self.counted.len().saturating_sub(1))
            && sheaf.is_whole
        {
            let before = self.counted.last().copied().unwrap_or(0);
            self.counted.push(before + sheaf.folds.len());
        }
    }

    /// The setting that folds are set with.
    pub(crate) fn setting(&self) -> Option<&Setting> {
        self.setting.as_ref()
    }

    /// Which way lines run.
    pub(crate) fn direction(&self) -> Direction {
        self.setting
            .map_or(Direction::Horizontal, |setting| setting.direction)
    }

    /// A fold that was fetched.
    pub(crate) fn get(&self, at: At) -> Option<&Fold> {
        let sheaf = self.sections.get(at.section);
        let fold = sheaf.and_then(|sheaf| sheaf.folds.get(at.number));
        fold.or(self.blank.as_ref())
    }

    /// Sets folds up to that one; answers whether there is one.
    pub(crate) fn fetch(&mut self, issue: &Issue, at: At) -> bool {
        loop {
            match self.sections.get(at.section) {
                Some(sheaf) if at.number < sheaf.folds.len() => return true,
                Some(sheaf) if !sheaf.is_whole => self.add(issue, at.section),
                _ => return false,
            }
        }
    }

    fn add(&mut self, issue: &Issue, section: usize) {
        let (Some(setting), Some(sheaf)) = (&self.setting, self.sections.get_mut(section)) else {
            return;
        };
        let stories = issue
            .sections
            .get(section)
            .zip(self.rankings.of(issue, section));
        let Some((stories, ranking)) = stories else {
            sheaf.is_whole = true;
            return;
        };
        let waiting = ranking.after(stories, sheaf.placed);
        let plates = (self.album).first_plates(&waiting[..waiting.len().min(PICTURED)]);
        let at = (section, sheaf.placed);
        let fold = compose::fold(issue, at, ranking, setting, &plates);
        match fold.filter(|fold| !fold.modules.is_empty()) {
            Some(fold) => {
                sheaf.placed += fold.modules.len();
                sheaf.folds.push(fold);
                sheaf.is_whole = sheaf.placed >= ranking.len();
            }
            None => sheaf.is_whole = true,
        }
        self.count_on();
    }

    /// The fold that a story stands on.
    pub(crate) fn find(&mut self, issue: &Issue, story: ArticleId) -> Option<At> {
        let section = issue.section_of(story)?;
        let mut at = At { section, number: 0 };
        while self.fetch(issue, at) {
            let fold = self.get(at)?;
            if fold.modules.iter().any(|module| module.article == story) {
                return Some(at);
            }
            at.number += 1;
        }
        None
    }

    /// The fold after one, in its section or the next that has one.
    pub(crate) fn after(&mut self, issue: &Issue, at: At) -> Option<At> {
        let next = At {
            number: at.number + 1,
            ..at
        };
        if self.fetch(issue, next) {
            return Some(next);
        }
        let mut firsts = (at.section + 1..self.sections.len()).map(first_of);
        firsts.find(|first| self.fetch(issue, *first))
    }

    /// The fold before one, in its section or the last of the one before.
    pub(crate) fn before(&mut self, issue: &Issue, at: At) -> Option<At> {
        if let Some(number) = at.number.checked_sub(1) {
            return Some(At { number, ..at });
        }
        let mut sections = (0..at.section).rev();
        sections.find_map(|section| self.last_of(issue, section))
    }

    /// The last fold of all.
    pub(crate) fn last(&mut self, issue: &Issue) -> Option<At> {
        let mut sections = (0..self.sections.len()).rev();
        sections.find_map(|section| self.last_of(issue, section))
    }

    fn last_of(&mut self, issue: &Issue, section: usize) -> Option<At> {
        while !self.sections[section].is_whole {
            self.add(issue, section);
        }
        let number = self.sections[section].folds.len().checked_sub(1)?;
        Some(At { section, number })
    }

    /// Whether it is known that no fold comes after one.
    pub(crate) fn is_last(&self, at: At) -> bool {
        let Some(sheaf) = self.sections.get(at.section) else {
            return true;
        };
        let mut later = self.sections[at.section + 1..].iter();
        let none = later.all(|later| later.is_whole && later.folds.is_empty());
        none && sheaf.is_whole && at.number + 1 >= sheaf.folds.len()
    }

    /// Which fold of all it is, counted from 1, once those before it are counted.
    pub(crate) fn number(&self, at: At) -> Option<usize> {
        Some(self.counted.get(at.section)? + at.number + 1)
    }

    /// How many folds there are, once all are counted.
    pub(crate) fn count(&self) -> Option<usize> {
        let count = self.counted.get(self.sections.len())?;
        Some((*count).max(1))
    }

    /// Sets one fold more, of the first section that is not whole.
    pub(crate) fn work(&mut self, issue: &Issue) {
        let open = self.counted.len().saturating_sub(1);
        if open < self.sections.len() {
            self.add(issue, open);
        }
    }
}

/// The first fold of a section.
pub(crate) fn first_of(section: usize) -> At {
    At { section, number: 0 }
}
