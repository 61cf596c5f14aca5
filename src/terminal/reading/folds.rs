//! The folds of the front pages as a reader needs them: those that are looked at, and those before
//! them in their section, which say where they begin. The others wait until there is time.

use std::rc::Rc;

use crate::images::cache::ImageCache;
use crate::reading::rankings::Rankings;
use crate::reading::session::Session;
use newsprint_compose::{self as compose, Fold, Setting};
use newsprint_issue::{ArticleId, Direction, Issue};

/// The folds that are set, section by section. Cheap to clone: what is set is shared.
#[derive(Clone, Debug, Default)]
pub(crate) struct Folds {
    /// The photographs of the paper.
    images: ImageCache,
    rankings: Rankings,
    setting: Option<Setting>,
    sections: Vec<Sheaf>,
    /// The folds before each of the first sections that are whole, and those of all of them.
    counted: Vec<usize>,
    /// All there is of a paper without stories.
    blank: Option<Rc<Fold>>,
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
#[derive(Clone, Debug, Default)]
struct Sheaf {
    folds: Vec<Rc<Fold>>,
    /// How many stories stand before each of them.
    before: Vec<usize>,
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
        self.images = session.images.undeveloped();
        self.rankings = session.stories.rankings.clone();
        let sheaf = |section: &newsprint_issue::Section| Sheaf {
            is_whole: section.articles.is_empty(),
            ..Sheaf::default()
        };
        self.sections = issue.sections.iter().map(sheaf).collect();
        self.counted = vec![0];
        let is_empty = issue.articles().next().is_none();
        self.blank = is_empty.then(|| Rc::new(compose::blank(issue, &setting)));
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
        fold.or(self.blank.as_ref()).map(|fold| &**fold)
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
        let plates = (self.images).first_plates(&waiting[..waiting.len().min(PICTURED)]);
        let at = compose::Opening {
            section,
            placed: sheaf.placed,
        };
        let fold = compose::fold(issue, at, ranking, setting, &plates);
        match fold.filter(|fold| !fold.modules.is_empty()) {
            Some(fold) => {
                sheaf.before.push(sheaf.placed);
                sheaf.placed += fold.modules.len();
                sheaf.folds.push(Rc::new(fold));
                sheaf.is_whole = sheaf.placed >= ranking.len();
            }
            None => sheaf.is_whole = true,
        }
        self.count_on();
    }

    /// The fold that a story stands on.
    pub(crate) fn find(&mut self, issue: &Issue, story: ArticleId) -> Option<At> {
        while !self.reach(issue, story, usize::MAX) {}
        self.known(issue, story)
    }

    /// Sets folds up to the one that a story stands on, so many at most; answers whether there are no
    /// more to set for that.
    pub(crate) fn reach(&mut self, issue: &Issue, story: ArticleId, most: usize) -> bool {
        let Some(section) = issue.section_of(story) else {
            return true;
        };
        for _ in 0..most {
            let is_whole = self.sections.get(section).is_none_or(|one| one.is_whole);
            if is_whole || self.known(issue, story).is_some() {
                return true;
            }
            self.add(issue, section);
        }
        false
    }

    /// The fold that a story stands on, if it is set.
    pub(crate) fn known(&self, issue: &Issue, story: ArticleId) -> Option<At> {
        let section = issue.section_of(story)?;
        let rank = self.rankings.number_of(issue, story)?;
        let sheaf = self.sections.get(section)?;
        let after = sheaf.before.partition_point(|before| *before <= rank);
        let number = after.checked_sub(1)?;
        (rank < sheaf.placed).then_some(At { section, number })
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
        Some(self.counted_before(at.section)? + at.number + 1)
    }

    /// How many folds there are, once all are counted.
    pub(crate) fn count(&self) -> Option<usize> {
        Some(self.counted_before(self.sections.len())?.max(1))
    }

    /// The folds before a section, once they are counted.
    fn counted_before(&self, section: usize) -> Option<usize> {
        match section {
            // Nothing is to be counted, also where nothing was ever set.
            0 => Some(0),
            _ => self.counted.get(section).copied(),
        }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::themes;
    use crate::{App, Input, Key, Opening, Surroundings, Tone, View};
    use newsprint_compose::Size;
    use newsprint_config::Config;
    use newsprint_issue::{Article, Block, Language, Masthead, Section, Text};
    use newsprint_storage::{Directories, Storage};
    use newsprint_theme::Depth;

    const SIZE: Size = Size {
        width: 120,
        height: 40,
    };

    fn session(stories: usize) -> Session {
        let story = |number: usize| Article {
            headline: vec![Text::from(&*format!("Story {number}"))],
            body: vec![Block::Paragraph(Text::from("Some words of it."))],
            ..Article::default()
        };
        let section = Section {
            articles: (0..stories).map(story).collect(),
            ..Section::default()
        };
        Session::new(Opening {
            issue: Issue::bind(Masthead::default(), vec![section]),
            notes: Vec::new(),
            troubles: Vec::new(),
            storage: Storage::open(Directories::default()).0,
            config: Config::default(),
            themes: themes(Depth::None),
            surroundings: Surroundings {
                language: Language::English,
                tone: Tone::Light,
            },
        })
    }

    fn set(folds: &Folds) -> usize {
        folds.sections.iter().map(|sheaf| sheaf.folds.len()).sum()
    }

    #[test]
    fn only_the_folds_that_are_asked_for_are_set() {
        let session = session(2000);
        let issue = &session.issue;
        let mut folds = Folds::default();
        folds.set_to(&session, session.setting(SIZE));
        assert_eq!(set(&folds), 0);
        assert!(folds.fetch(issue, first_of(0)));
        assert_eq!(set(&folds), 1);
        let last = issue.nth(1999).expect("a story").id;
        assert!(!folds.reach(issue, last, 3));
        assert_eq!((set(&folds), folds.known(issue, last)), (4, None));
        let found = folds.find(issue, last).expect("a fold");
        let fold = folds.get(found).expect("a fold");
        assert!(fold.modules.iter().any(|module| module.article == last));
        assert!(folds.is_last(found));
        assert_eq!(folds.number(found), folds.count());
    }

    #[test]
    fn a_session_once_more_shares_its_paper() {
        let session = session(20);
        let again = session.again(Storage::open(Directories::default()).0);
        assert!(Rc::ptr_eq(&session.issue, &again.issue));
        assert_eq!(session.standing(), again.standing());
    }

    #[test]
    fn what_is_not_read_is_counted_down() {
        let mut session = session(3);
        let first = session.issue.nth(0).expect("a story").id;
        let before = session.standing();
        session.mark_read(first);
        let after = session.standing();
        assert_ne!(before, after);
        session.mark_read(first);
        session.mark_read(ArticleId(7));
        assert_eq!(session.standing(), after);
        session.count_unread();
        assert_eq!(session.standing(), after);
    }

    #[test]
    fn a_story_far_behind_is_come_to_while_nothing_happens() {
        // The last row of the sidebar, and all pages from the last story.
        let mut app = App::new(session(2000), View::Front, SIZE);
        let type_in = |app: &mut App, key: &str| {
            let key = Key::parse(key).expect("a key");
            app.input(Input::Key(key), jiff::Timestamp::UNIX_EPOCH);
        };
        type_in(&mut app, "\\");
        type_in(&mut app, "G");
        assert!(app.has_work());
        let mut works = 0;
        while app.has_work() {
            app.work();
            works += 1;
        }
        assert!(works > 3, "{works}");
        let rows = app.picture().plain().join("\n");
        assert!(rows.contains("2000"), "{rows}");
    }
}
