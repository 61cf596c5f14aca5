//! Marked words into a `Text`: finds ruby, joins lines as their script asks, cleans every span.

use super::ledger::Ledger;
use crate::joint;
use newsprint_issue::clean::{self, Clean};
use newsprint_issue::{Emphasis, Span, Text};

// Marks that stand in words until they are read: noncharacters, which no clean text holds.

/// Where a base with ruby may begin.
pub(crate) const OPEN: char = '\u{fdd0}';
/// Where its reading may begin.
pub(crate) const TURN: char = '\u{fdd1}';
/// Where its reading may end.
pub(crate) const CLOSE: char = '\u{fdd2}';
/// Where a line ended.
pub(crate) const SOFT: char = '\u{fdd3}';

/// Words of one kind, marks and all.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) words: String,
    pub(crate) emphasis: Emphasis,
    pub(crate) link: Option<Clean>,
}

/// Words of one kind whose ruby was found.
struct Piece {
    words: String,
    ruby: Option<String>,
    emphasis: Emphasis,
    link: Option<Clean>,
}

impl Piece {
    fn has_marks(&self) -> bool {
        clean::any_doubtful(&self.words, can_mean_more)
    }
}

/// Whether a character is one of our marks.
pub(crate) fn is_mark(character: char) -> bool {
    matches!(character, OPEN..=SOFT)
}

/// Whether one of our marks, or what may become one, begins with these bytes.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "a branch would have bytes looked at one by one"
)]
pub(crate) fn can_mean_more(one: u8, two: u8, _: u8) -> bool {
    (one.wrapping_sub(b'{') < 3) | (one == 0xef) & (two == 0xb7)
}

/// The text that runs make.
pub(crate) fn text(runs: &[Run], ledger: &mut Ledger) -> Text {
    let mut pieces = runs.iter().flat_map(pieces).collect::<Vec<_>>();
    if pieces.iter().any(Piece::has_marks) {
        join_lines(&mut pieces);
    }
    let all = pieces.into_iter().map(|piece| Span {
        text: ledger.line(&piece.words),
        emphasis: piece.emphasis,
        ruby: piece.ruby.map(|ruby| ledger.line(&ruby)),
        link: piece.link,
    });
    let mut spans: Vec<Span> = all.filter(|span| !span.text.is_empty()).collect();
    if spans.len() < 4 {
        // Most texts are of one piece, and there may be very many.
        spans.shrink_to_fit();
    }
    Text { spans }
}

/// A run cut where ruby begins and ends. Marks that open no ruby become what they looked like.
fn pieces(run: &Run) -> Vec<Piece> {
    let piece = |words: &str, ruby: Option<&str>| Piece {
        words: unmarked(words),
        ruby: ruby.map(|ruby| unmarked(ruby).replace(SOFT, " ")),
        emphasis: run.emphasis,
        link: run.link.clone(),
    };
    let mut pieces = Vec::new();
    let (mut plain, mut at) = (0, 0);
    if !clean::any_doubtful(&run.words, can_mean_more) {
        return vec![piece(&run.words, None)];
    }
    while let Some(open) = run.words[at..].find(OPEN).map(|open| at + open) {
        at = open + OPEN.len_utf8();
        if let Some((base, ruby)) = ruby(&run.words[at..]) {
            pieces.push(piece(&run.words[plain..open], None));
            pieces.push(piece(base, Some(ruby)));
            at += base.len() + TURN.len_utf8() + ruby.len() + CLOSE.len_utf8();
            plain = at;
        }
    }
    pieces.push(piece(&run.words[plain..], None));
    pieces
}

/// The base and the reading that words after an opening mark begin with.
fn ruby(words: &str) -> Option<(&str, &str)> {
    let marks = [OPEN, TURN, CLOSE];
    let base = &words[..words.find(marks)?];
    let rest = words[base.len()..].strip_prefix(TURN)?;
    let ruby = &rest[..rest.find(marks)?];
    let closed = rest[ruby.len()..].starts_with(CLOSE);
    (closed && !base.is_empty() && !ruby.is_empty()).then_some((base, ruby))
}

fn unmarked(words: &str) -> String {
    if !clean::any_doubtful(words, can_mean_more) {
        return words.to_owned();
    }
    words
        .replace(OPEN, "{")
        .replace(TURN, "|")
        .replace(CLOSE, "}")
}

/// Puts in place of each line end what its neighbours ask for.
fn join_lines(pieces: &mut [Piece]) {
    let mut after = Vec::new();
    let mut next = None;
    for character in pieces
        .iter()
        .rev()
        .flat_map(|piece| piece.words.chars().rev())
    {
        if character == SOFT {
            after.push(next);
        } else {
            next = Some(character);
        }
    }
    if after.is_empty() {
        return;
    }
    let mut before = None;
    for piece in pieces {
        let mut words = String::with_capacity(piece.words.len());
        for character in piece.words.chars() {
            if character != SOFT {
                words.push(character);
                before = Some(character);
            } else if before
                .zip(after.pop().flatten())
                .is_some_and(joint::is_spaced)
            {
                words.push(' ');
                before = Some(' ');
            }
        }
        piece.words = words;
    }
}
