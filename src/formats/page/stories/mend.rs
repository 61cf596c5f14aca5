//! What a reader set right, applied as certain evidence: to the lines, to the pieces made of them,
//! and to the stories made of those. A page without fixes passes untouched.

use std::collections::HashMap;

use super::articles::Story;
use crate::page::kinds::paragraphs;
use crate::page::kinds::piece::{Kind, Piece, Standing};
use crate::page::lines::join::Joiner;
use crate::page::lines::line::Line;
use crate::page::lines::mended::{Mended, Named};
use crate::page::words::script::{self, Spaces};
use crate::reading::Note;
use newsprint_messages::{Omission, Unfit};
use newsprint_raw::{self as raw, Fix, Mend};

/// Marks the lines that fixes are about; answers which fixes fit no line. The last fix counts.
pub(crate) fn mark(lines: &mut [Line], fixes: &[Fix]) -> Vec<usize> {
    let mut unfit = Vec::new();
    let texts = lines.iter().map(|line| (line.number, &*line.text));
    for (number, at) in raw::find(texts, fixes).into_iter().enumerate() {
        let mend = fixes[number].mend;
        let next = at.filter(|at| mend != Mend::Join || at + 1 < lines.len());
        let Some(at) = next else {
            unfit.push(number);
            continue;
        };
        let mended = &mut lines[at].mended;
        mended.is_kept = true;
        match mend {
            Mend::Split => mended.joined = Some(false),
            Mend::Join => {
                let next = &mut lines[at + 1].mended;
                next.joined = Some(true);
                next.is_kept = true;
            }
            Mend::Headline => mended.named = Some(Named::Headline),
            Mend::Caption => mended.named = Some(Named::Caption),
            Mend::Aside => mended.named = Some(Named::Aside),
            Mend::Before => mended.to_before = Some(true),
            Mend::After => mended.to_before = Some(false),
        }
    }
    unfit
}

/// Says that a fix does not fit the page.
pub(crate) fn unfitting(mend: Mend, line: usize, reason: Unfit) -> Note {
    Note::Dropped {
        element: Omission::Fix {
            name: mend.name(),
            line,
        },
        reason: reason.into(),
    }
}

/// The pieces of a page as the reader would have them.
pub(crate) fn pieces(lines: &[Line], pieces: Vec<Piece>) -> Vec<Piece> {
    if lines.iter().all(|line| line.mended == Mended::default()) {
        return pieces;
    }
    let owners = pieces.iter().enumerate();
    let owners: HashMap<usize, usize> = owners
        .flat_map(|(at, piece)| piece.lines.iter().map(move |line| (*line, at)))
        .collect();
    let owner = |at: usize| owners.get(&lines[at].number).copied();
    let joiner = Joiner::of(lines);
    let mut mended = Vec::new();
    let mut first = 0;
    for next in 1..=lines.len() {
        if next < lines.len() && !begins(lines, next, owner(next) != owner(next - 1)) {
            continue;
        }
        let run = &lines[first..next];
        let old = owner(first);
        let numbers = run.iter().flat_map(Line::numbers);
        let named = run[0].mended.named;
        let same =
            old.filter(|old| named.is_none() && numbers.eq(pieces[*old].lines.iter().copied()));
        let before = mended.len();
        if let Some(old) = same {
            // A jump that stood at the head of its first line comes with it.
            let is_bare = |at: &usize| pieces[*at].lines.is_empty();
            let bare = (0..old).rev().take_while(is_bare).count();
            mended.extend_from_slice(&pieces[old - bare..=old]);
        } else {
            let kinds = (first..next).map(|at| owner(at).map(|at| &pieces[at].kind));
            set(run, kind(named, kinds), &joiner, &mut mended);
        }
        let mut said = run[0].mended;
        said.to_before = run.iter().rev().find_map(|line| line.mended.to_before);
        for piece in &mut mended[before..] {
            piece.mended = said;
        }
        first = next;
    }
    mended
}

/// Whether a line begins a piece.
fn begins(lines: &[Line], at: usize, as_read: bool) -> bool {
    let (before, line) = (lines[at - 1].mended, lines[at].mended);
    match line.joined {
        Some(joined) => !joined,
        None => as_read || line.named.is_some() || before.named.is_some(),
    }
}

/// What a run of lines is, of what its lines were.
fn kind<'a>(named: Option<Named>, mut kinds: impl Iterator<Item = Option<&'a Kind>>) -> Kind {
    match named {
        Some(Named::Headline) => return Kind::Heading { level: 0 },
        Some(Named::Caption) => return Kind::Caption,
        Some(Named::Aside) | None => {}
    }
    match kinds.next().flatten() {
        Some(kind @ (Kind::Heading { .. } | Kind::Caption))
            if kinds.all(|other| other == Some(kind)) =>
        {
            kind.clone()
        }
        _ => Kind::Paragraph,
    }
}

/// Sets a run of lines as one piece.
fn set(run: &[Line], kind: Kind, joiner: &Joiner<'_>, pieces: &mut Vec<Piece>) {
    let mut text = String::new();
    for line in run {
        joiner.join(&mut text, &script::tidy(&line.text, Spaces::Display));
    }
    let piece = Piece {
        kind,
        text,
        lines: run.iter().flat_map(Line::numbers).collect(),
        before: run[0].before,
        ..Piece::default()
    };
    if piece.kind == Kind::Paragraph {
        paragraphs::open_and_close(pieces, piece);
    } else {
        pieces.push(piece);
    }
}

/// The stories of a page as the reader would have them; answers the pieces that have no story
/// before or after to go to.
pub(crate) fn stories(pieces: &mut [Piece], stories: &mut Vec<Story>) -> Vec<usize> {
    for at in 0..pieces.len() {
        if pieces[at].mended.named == Some(Named::Headline) {
            pieces[at].standing = Standing::Headline;
            head(pieces, stories, at);
        }
    }
    let mut unfit = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        let Some(to_before) = piece.mended.to_before else {
            continue;
        };
        let from = stories.iter().position(|story| story.holds(at));
        let to = from.and_then(|from| from.checked_add_signed(if to_before { -1 } else { 1 }));
        match (from, to.filter(|to| *to < stories.len())) {
            (Some(from), Some(to)) => carry(stories, at, (from, to)),
            _ => unfit.push(at),
        }
    }
    stories.retain(|story| *story != story.bare());
    unfit
}

/// Lets a story begin with a headline.
fn head(pieces: &[Piece], stories: &mut Vec<Story>, at: usize) {
    let Some(here) = stories.iter().position(|story| story.holds(at)) else {
        return;
    };
    if stories[here].head.contains(&at) {
        return;
    }
    stories[here].body.retain(|piece| *piece != at);
    stories[here].captions.retain(|piece| *piece != at);
    // The next line of a headline that was made before.
    let above = at
        .checked_sub(1)
        .filter(|above| pieces[*above].standing == Standing::Headline);
    if let Some(story) = stories
        .iter_mut()
        .find(|story| above.is_some_and(|above| story.head.contains(&above)))
    {
        story.head.push(at);
        return;
    }
    let story = &mut stories[here];
    let is_text = |piece: &&usize| pieces[**piece].is_body();
    let before = story.body.iter().filter(is_text).any(|piece| *piece < at);
    let after = story.body.iter().filter(is_text).any(|piece| *piece > at);
    if !before || !after && story.head.is_empty() {
        story.head.push(at);
        return;
    }
    let mut fresh = Story {
        head: vec![at],
        headline_confidence: 99,
        start_confidence: 99,
        ..Story::default()
    };
    let lists = [
        (&mut story.body, &mut fresh.body),
        (&mut story.bylines, &mut fresh.bylines),
        (&mut story.captions, &mut fresh.captions),
        (&mut story.jumps, &mut fresh.jumps),
    ];
    for (old, new) in lists {
        new.extend(old.iter().filter(|piece| **piece > at));
        old.retain(|piece| *piece < at);
    }
    stories.insert(here + 1, fresh);
}

/// Carries a piece from one story to another.
fn carry(stories: &mut [Story], at: usize, (from, to): (usize, usize)) {
    let taken = stories[from].lists().map(|list| {
        let held = list.len();
        list.retain(|piece| *piece != at);
        list.len() < held
    });
    for (list, taken) in stories[to].lists().into_iter().zip(taken) {
        if taken {
            let place = list.partition_point(|piece| *piece < at);
            list.insert(place, at);
        }
    }
}

impl Story {
    fn lists(&mut self) -> [&mut Vec<usize>; 5] {
        [
            &mut self.head,
            &mut self.body,
            &mut self.bylines,
            &mut self.captions,
            &mut self.jumps,
        ]
    }

    fn holds(&self, at: usize) -> bool {
        [
            &self.head,
            &self.body,
            &self.bylines,
            &self.captions,
            &self.jumps,
        ]
        .iter()
        .any(|list| list.contains(&at))
    }

    /// A story as sure as this one, of nothing.
    fn bare(&self) -> Story {
        Story {
            headline_confidence: self.headline_confidence,
            start_confidence: self.start_confidence,
            ..Story::default()
        }
    }
}
