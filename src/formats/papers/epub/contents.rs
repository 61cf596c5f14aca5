//! The table of contents over the chapters: which sections there are, where each story begins, and
//! what of the chapters belongs to it.

use std::collections::BTreeMap;

use super::chapter::Chapter;
use super::package::Entry;
use crate::reading::Note;
use newsprint_issue::clean::Clean;
use newsprint_issue::{Article, Block, Section, Text};
use newsprint_messages::{Loss, Omission};

/// Where something begins: the chapter, and the block of it.
type Spot = (usize, usize);

/// What begins at a spot.
#[derive(Debug, Default)]
struct Start {
    /// The section that begins here.
    section: Option<String>,
    /// The headline of the story that begins here, as the contents have it.
    label: String,
    /// The files that the lines right below this one lead to.
    below: Vec<String>,
}

/// The sections with their stories.
pub(crate) fn stories(
    contents: &[Entry],
    chapters: Vec<Chapter>,
    notes: &mut Vec<Note>,
) -> Vec<Section> {
    let starts = starts(contents, &chapters, notes);
    let mut desk = Desk::default();
    for (number, chapter) in chapters.into_iter().enumerate() {
        desk.chapter(number, chapter, &starts, notes);
    }
    desk.sections
}

/// The spots that the contents name.
fn starts(
    contents: &[Entry],
    chapters: &[Chapter],
    notes: &mut Vec<Note>,
) -> BTreeMap<Spot, Start> {
    let numbers: BTreeMap<&str, usize> = (0..)
        .zip(chapters)
        .map(|(number, chapter)| (chapter.path.as_str(), number))
        .collect();
    let is_deep = contents.iter().any(|entry| entry.depth > 1);
    let mut starts: BTreeMap<Spot, Start> = BTreeMap::new();
    // A heading that leads nowhere opens its section where the next line leads.
    let mut waiting = None;
    for (at, entry) in contents.iter().enumerate() {
        let spot = entry.path.as_deref().and_then(|path| {
            let number = *numbers.get(path)?;
            let anchors = &chapters[number].matter.anchors;
            let block = entry.fragment.as_ref().and_then(|id| anchors.get(id));
            Some((number, block.copied().unwrap_or_default()))
        });
        let below = || {
            let below = contents[at + 1..].iter();
            let below = below.take_while(|other| other.depth > entry.depth);
            below.filter_map(|other| other.path.clone()).collect()
        };
        let has_below = contents
            .get(at + 1)
            .is_some_and(|next| next.depth > entry.depth);
        let section = (is_deep && entry.depth == 1).then(|| {
            if has_below {
                entry.label.clone()
            } else {
                String::new()
            }
        });
        let Some(spot) = spot else {
            if entry.path.is_some() {
                notes.push(Note::Missing {
                    path: Clean::line(entry.path.as_deref().unwrap_or_default()),
                });
            }
            waiting = section.or(waiting);
            continue;
        };
        // Below the second level, a line names a part of a story.
        if entry.depth > 2
            && starts
                .range(..=spot)
                .next_back()
                .is_some_and(|(start, _)| start.0 == spot.0)
        {
            continue;
        }
        let start = starts.entry(spot).or_default();
        start.section = start.section.take().or(waiting.take()).or(section);
        start.label.clone_from(&entry.label);
        if has_below && entry.depth == 1 {
            start.below = below();
        }
    }
    starts
}

#[derive(Default)]
struct Desk {
    sections: Vec<Section>,
}

impl Desk {
    fn chapter(
        &mut self,
        number: usize,
        chapter: Chapter,
        starts: &BTreeMap<Spot, Start>,
        notes: &mut Vec<Note>,
    ) {
        let here: Vec<(&Spot, &Start)> = starts.range((number, 0)..(number + 1, 0)).collect();
        let covers = |start: &Start| {
            chapter.leads.len() > 1 && start.below.iter().all(|path| chapter.leads.contains(path))
        };
        let is_contents = chapter.is_list && here.len() < 2 && chapter.leads.len() > 2;
        let is_index = here
            .iter()
            .any(|(_, start)| !start.below.is_empty() && covers(start));
        if is_index || is_contents {
            notes.push(Note::Dropped {
                element: Omission::Named(Clean::line(&chapter.path)),
                reason: Loss::ListOfLinks,
            });
            for (_, start) in here {
                self.open(start.section.as_deref());
            }
            return;
        }
        let mut cuts: Vec<(usize, Option<&Start>)> = here
            .into_iter()
            .map(|(spot, start)| (spot.1, Some(start)))
            .collect();
        if cuts.first().is_none_or(|(block, _)| *block > 0) {
            cuts.insert(0, (0, None));
        }
        let ends: Vec<usize> = cuts.iter().skip(1).map(|(block, _)| *block).collect();
        let mut blocks: Vec<Option<Block>> = chapter.matter.blocks.into_iter().map(Some).collect();
        for (at, (from, start)) in cuts.into_iter().enumerate() {
            let to = ends.get(at).copied().unwrap_or(blocks.len());
            let levels = (from..to).map(|at| chapter.matter.heads.get(&at).copied());
            let levels = levels.collect();
            let blocks = blocks.get_mut(from..to).unwrap_or_default();
            let piece = Piece {
                blocks: blocks.iter_mut().filter_map(Option::take).collect(),
                levels,
                title: &chapter.title,
            };
            self.piece(piece, start, !starts.is_empty());
        }
    }

    /// Opens a section, unless it is open already.
    fn open(&mut self, name: Option<&str>) {
        let Some(name) = name.map(Clean::line) else {
            return;
        };
        if self.sections.last().is_none_or(|last| last.name != name) {
            let articles = Vec::new();
            self.sections.push(Section { name, articles });
        }
    }

    fn piece(&mut self, mut piece: Piece, start: Option<&Start>, has_contents: bool) {
        let section = start.and_then(|start| start.section.as_deref());
        self.open(section);
        let label = start.map(|start| start.label.as_str()).unwrap_or_default();
        if start.is_none() {
            let begins = piece.level().is_some_and(|level| level <= 2);
            let last = self.sections.last_mut();
            let last = last.and_then(|section| section.articles.last_mut());
            if piece.blocks.is_empty() {
                return;
            }
            if let Some(last) = last.filter(|_| has_contents && !begins) {
                last.body.append(&mut piece.blocks);
                return;
            }
        }
        let title = piece.title;
        let mut headline = piece.headline(label);
        let is_bare = piece.blocks.is_empty();
        let says_section = section.is_some_and(|name| !name.is_empty());
        if is_bare && (says_section || label.is_empty() && headline.is_empty()) {
            return;
        }
        if headline.is_empty() && start.is_none() {
            headline = vec![Text::from(title)];
        }
        if self.sections.is_empty() {
            self.sections.push(Section::default());
        }
        if let Some(section) = self.sections.last_mut() {
            section.articles.push(Article {
                headline,
                body: piece.blocks,
                ..Article::default()
            });
        }
    }
}

/// The part of a chapter from one spot to the next.
struct Piece<'a> {
    blocks: Vec<Block>,
    /// The level of each block that is a heading.
    levels: Vec<Option<u8>>,
    title: &'a str,
}

impl Piece<'_> {
    /// The first block that is no picture.
    fn first(&self) -> usize {
        let is_set_apart = |block: &Block| matches!(block, Block::Figure { .. } | Block::Rule);
        let first = self.blocks.iter().position(|block| !is_set_apart(block));
        first.unwrap_or(self.blocks.len())
    }

    /// The level of the heading it begins with.
    fn level(&self) -> Option<u8> {
        self.levels.get(self.first()).copied().flatten()
    }

    /// Takes the headline: the heading that the piece begins with, or what the contents call it.
    fn headline(&mut self, label: &str) -> Vec<Text> {
        let mut lines: Vec<Text> = Vec::new();
        let mut said = String::new();
        let at = self.first();
        let wanted = letters(label);
        while let (Some(Block::Heading(text)), Some(Some(_))) =
            (self.blocks.get(at), self.levels.get(at))
        {
            let with = said.clone() + &letters(&text.plain());
            if !lines.is_empty() && (said == wanted || !wanted.starts_with(&with)) {
                break;
            }
            said = with;
            lines.push(text.clone());
            self.blocks.remove(at);
            self.levels.remove(at);
        }
        // The contents may say more than the heading: its number, or the words of a picture.
        let says_more = !wanted.is_empty() && said != wanted && wanted.contains(&said);
        if lines.is_empty() || says_more {
            lines = vec![Text::from(label)];
        }
        lines.retain(|line| !line.is_empty());
        lines
    }
}

/// The letters and figures of a text alone, for comparing.
fn letters(text: &str) -> String {
    let letters = text.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}
