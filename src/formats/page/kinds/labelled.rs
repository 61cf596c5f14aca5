//! Labelled lines into pieces: what goes on with a line becomes one piece with it, also past what
//! stands between them.

use super::label::Label;
use super::piece::{Kind, Piece, Standing};
use super::tables;
use crate::page::lines::join::Joiner;
use crate::page::lines::line::{Before, Line};
use crate::page::lines::mended::Named;
use crate::page::words::bylines;
use crate::page::words::marks;
use crate::page::words::script::{self, Spaces};

/// A piece with what its first line was labelled.
#[derive(Clone, Debug, Default)]
pub(crate) struct Known {
    /// The piece.
    pub(crate) piece: Piece,
    /// What its first line is.
    pub(crate) label: Label,
    /// How sure that is, in percent.
    pub(crate) surety: u8,
}

/// The pieces of labelled lines.
pub(crate) fn pieces(lines: &[Line]) -> Vec<Known> {
    let joiner = Joiner::of(lines);
    let mut known: Vec<Known> = Vec::new();
    // The piece that a line which goes on goes on with.
    let mut open: Option<usize> = None;
    let mut at = 0;
    while at < lines.len() {
        let line = &lines[at];
        if line.labelled.label == Label::Row {
            at = take_table(lines, at, &mut known);
            continue;
        }
        at += 1;
        if let Some(on) = open.filter(|on| continues(&known[*on], line)) {
            let piece = &mut known[on].piece;
            joiner.join(&mut piece.text, &script::tidy(&line.text, Spaces::Display));
            piece.lines.extend(line.numbers());
            continue;
        }
        if takes_role(&mut known, line) {
            continue;
        }
        known.push(begin(line));
        let label = known[known.len() - 1].label;
        let passing = matches!(label, Label::Caption | Label::Jump | Label::Furniture);
        let unfinished = open.is_some_and(|open| {
            is_text(known[open].label) && !script::ends_sentence(&known[open].piece.text)
        });
        // A caption that stands in the middle of a sentence parts it and does not end it.
        if !(passing
            && unfinished
            && at < lines.len()
            && !lines[at].labelled.label.goes_on_with(label))
        {
            open = Some(known.len() - 1);
        }
    }
    known.into_iter().map(finished).collect()
}

/// Gives a line that says what a person is to the names above it.
fn takes_role(known: &mut [Known], line: &Line) -> bool {
    let Some(last) = known.last_mut().filter(|last| last.label == Label::Byline) else {
        return false;
    };
    let role = matches!(
        line.labelled.label,
        Label::Byline | Label::Furniture | Label::Signature
    ) && bylines::is_affiliation(&line.text);
    if role {
        last.piece.text = format!("{}, {}", last.piece.text, line.text);
        last.piece.lines.extend(line.numbers());
    }
    role
}

/// Whether a line goes on with a piece.
fn continues(known: &Known, line: &Line) -> bool {
    if let Some(joined) = line.mended.joined {
        return joined;
    }
    if known.label == Label::Signature
        && line.labelled.label == Label::Signature
        && script::depth(&known.piece.text) > 0
    {
        return true;
    }
    line.mended.named.is_none()
        && line.labelled.label.goes_on_with(known.label)
        && line.before != Before::PageBreak
        || line.before == Before::PageBreak
            && line.labelled.label == Label::On
            && is_text(known.label)
            && !script::ends_sentence(&known.piece.text)
}

fn is_text(label: Label) -> bool {
    matches!(label, Label::Opening | Label::Paragraph | Label::Item)
}

/// The piece that begins with a line.
fn begin(line: &Line) -> Known {
    // What a reader names is that, and what a reader keeps is no furniture.
    let label = match (line.mended.named, line.labelled.label.opened()) {
        (Some(Named::Headline), _) => Label::Headline,
        (Some(Named::Caption), _) => Label::Caption,
        (_, Label::Furniture) => Label::Paragraph,
        (_, label) => label,
    };
    let text = script::tidy(&line.text, Spaces::Display).into_owned();
    Known {
        piece: Piece {
            text,
            lines: line.numbers().collect(),
            before: line.before,
            mended: line.mended,
            ..Piece::default()
        },
        label,
        surety: line.labelled.surety,
    }
}

/// A piece whose words are all there, with its kind.
fn finished(mut known: Known) -> Known {
    let (kind, standing) = match known.label {
        Label::Kicker => (Kind::Heading { level: 0 }, Standing::Kicker),
        Label::Headline => (Kind::Heading { level: 0 }, Standing::Headline),
        Label::Deck => (Kind::Heading { level: 0 }, Standing::Deck),
        Label::Crosshead => (Kind::Heading { level: 0 }, Standing::Crosshead),
        Label::Caption => (Kind::Caption, Standing::Unknown),
        Label::Byline | Label::Signature => {
            let authors = bylines::known(&known.piece.text);
            if authors.is_empty() {
                known.label = Label::Paragraph;
                (Kind::Paragraph, Standing::Unknown)
            } else {
                (Kind::Byline(authors), Standing::Unknown)
            }
        }
        Label::Jump => (Kind::Jump, Standing::Unknown),
        Label::Item => (Kind::Item, Standing::Unknown),
        Label::Row => (known.piece.kind.clone(), Standing::Unknown),
        _ => (Kind::Paragraph, Standing::Unknown),
    };
    if kind == Kind::Item
        && let Some(text) =
            marks::item(&known.piece.text).or(marks::brief(&known.piece.text).map(|(_, rest)| rest))
    {
        known.piece.text = text.to_owned();
    }
    known.piece.kind = kind;
    known.piece.standing = standing;
    known
}

/// Takes the rows of a table that begins at a line; answers the line after it.
fn take_table(lines: &[Line], at: usize, known: &mut Vec<Known>) -> usize {
    let rows = lines[at..]
        .iter()
        .take_while(|line| line.labelled.label == Label::Row)
        .count();
    let block = &lines[at..at + rows];
    let mut piece = Known {
        piece: Piece {
            kind: Kind::Table(tables::rows(block)),
            lines: block.iter().flat_map(Line::numbers).collect(),
            before: lines[at].before,
            ..Piece::default()
        },
        label: Label::Row,
        surety: lines[at].labelled.surety,
    };
    let Kind::Table(cells) = &piece.piece.kind else {
        return at + rows;
    };
    if cells.len() < 2 || cells.iter().all(|row| row.len() < 2) {
        // One row, or a row of one cell, is no table.
        let texts: Vec<&str> = block.iter().map(|line| line.text.as_str()).collect();
        piece.piece.text = texts.join("\n");
        piece.piece.kind = Kind::Verbatim;
    }
    known.push(piece);
    at + rows
}
