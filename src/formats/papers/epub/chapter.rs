//! The chapters: the files of the spine, each read into blocks.

use std::num::NonZero;
use std::thread;

use crate::bytes::allowance::Draw;
use crate::bytes::decode::{self, Claim};
use crate::bytes::reference;
use crate::bytes::source::Source;
use crate::hypertext::{self, Matter};
use crate::reading::{Note, ReadError};
use crate::xml;
use crate::xml::entities;
use newsprint_issue::clean::Clean;
use newsprint_issue::mishap;
use newsprint_issue::{Block, Text};
use newsprint_messages::{Loss, Omission};

use super::package::Package;

/// Endings of pictures that may stand in the spine by themselves.
const PICTURES: &[&str] = &["jpg", "jpeg", "png", "gif", "webp", "svg", "avif"];

/// The most chapters read at a time.
const MOST_HANDS: usize = 8;

/// A file of the spine.
#[derive(Debug, Default)]
pub(crate) struct Chapter {
    pub(crate) path: String,
    /// Its `<title>`.
    pub(crate) title: String,
    pub(crate) matter: Matter,
    /// The files that its links lead to, and whether it is not much more than these links.
    pub(crate) leads: Vec<String>,
    pub(crate) is_list: bool,
}

/// Reads the files of the spine, several at a time; what cannot be read is a note.
pub(crate) fn read(source: &Source, package: &Package, notes: &mut Vec<Note>) -> Vec<Chapter> {
    let spine = &package.spine;
    let hands = thread::available_parallelism().map_or(1, NonZero::get);
    let share = spine.len().div_ceil(hands.min(MOST_HANDS)).max(1);
    let parts: Vec<Vec<Result<Chapter, Option<Note>>>> = thread::scope(|scope| {
        let work = |paths: &'_ [String]| {
            let read = paths.iter().map(|path| {
                mishap::caught(|| chapter(source, path))
                    .unwrap_or_else(|| Err(Some(dropped(path, Loss::Stumbled))))
            });
            read.collect()
        };
        let hands: Vec<_> = spine
            .chunks(share)
            .map(|paths| scope.spawn(move || work(paths)))
            .collect();
        let done = hands.into_iter().filter_map(|hand| hand.join().ok());
        done.collect()
    });
    let mut chapters = Vec::new();
    for read in parts.into_iter().flatten() {
        match read {
            Ok(chapter) => {
                notes.extend(chapter.matter.notes());
                chapters.push(chapter);
            }
            Err(note) => notes.extend(note),
        }
    }
    chapters
}

/// That a file was left out.
fn dropped(path: &str, reason: Loss) -> Note {
    Note::Dropped {
        element: Omission::Named(Clean::line(path)),
        reason,
    }
}

fn chapter(source: &Source, path: &str) -> Result<Chapter, Option<Note>> {
    if !source.has(path) {
        return Err(Some(Note::Missing {
            path: Clean::line(path),
        }));
    }
    let ending = path.rsplit('.').next().unwrap_or_default();
    if PICTURES
        .iter()
        .any(|known| ending.eq_ignore_ascii_case(known))
    {
        return Ok(picture(path));
    }
    // Words without any elements are no chapter.
    if source.allowance().left(Draw::Pieces) == 0 {
        return Err(Some(dropped(path, Loss::TooManyElements)));
    }
    let bytes = source
        .get(path)
        .ok_or_else(|| dropped(path, Loss::TooLargeChapter))?;
    let declared = xml::declared(&bytes);
    let claim = Claim {
        asked: source.encoding(),
        declared: declared.as_deref(),
    };
    let decoded = decode::decode(&bytes, claim).map_err(|error| match error {
        ReadError::Empty => None,
        _ => Some(dropped(path, Loss::NoText)),
    })?;
    let text = entities::written(&decoded.text, source.allowance());
    let text = text.map_err(|(_, reason)| Some(dropped(path, reason)))?;
    let (tree, beyond) = hypertext::xhtml_tree(&text, source.allowance());
    let resolve =
        |address: &str| reference::path(path, address).filter(|picture| source.has(picture));
    let title = tree.select_single("title").text();
    let body = tree.body().unwrap_or_else(|| tree.root());
    let (leads, is_list) = links(&body, path);
    Ok(Chapter {
        path: path.to_owned(),
        title: title.split_whitespace().collect::<Vec<_>>().join(" "),
        matter: hypertext::matter(&body, &resolve).with(beyond),
        leads,
        is_list,
    })
}

/// A picture that stands in the spine by itself.
fn picture(path: &str) -> Chapter {
    let figure = Block::Figure {
        caption: Text::default(),
        image: Some(Clean::line(path)),
    };
    let mut matter = Matter::default();
    matter.blocks.push(figure);
    Chapter {
        path: path.to_owned(),
        matter,
        ..Chapter::default()
    }
}

/// The other files that a page leads to, and whether its links hold half of its words.
fn links(body: &hypertext::Node, path: &str) -> (Vec<String>, bool) {
    let mut leads = Vec::new();
    let mut linked = 0;
    for node in body.descendants_it().filter(|node| node.has_name("a")) {
        let to = node.attr("href").and_then(|to| reference::path(path, &to));
        if let Some(to) = to.filter(|to| to != path) {
            linked += node.text().chars().filter(|c| !c.is_whitespace()).count();
            leads.push(to);
        }
    }
    if leads.is_empty() {
        return (leads, false);
    }
    let all = body.text().chars().filter(|c| !c.is_whitespace()).count();
    (leads, linked * 2 >= all)
}
