//! Where lines of a text may end, and where its clusters do: what the composing room knows of a text
//! before it knows any measure, for tests against the data of Unicode and the W3C.

use crate::characters::axes::Axes;
use crate::characters::cluster::cluster;
use crate::characters::opportunity::Opportunity;
use crate::copy::cursor::Cursor;
use crate::copy::manner::{Hyphens, Manner};
use crate::copy::role::Role;
use crate::copy::strand::{Copy, Strand};
use crate::setting::{Strictness, Width};
use newsprint_issue::script::Rewriting;
use newsprint_issue::{Direction, Language};

/// The bytes of a text that a line may end before, in order, and its end. Spaces stay at the end of
/// the line; hyphens that patterns would allow are not among them.
pub fn breaks(text: &str, language: Language, strictness: Strictness) -> Vec<usize> {
    let manner = Manner {
        language,
        strictness,
        axes: Axes::new(Direction::Horizontal, Width::default()),
        rewriting: Rewriting::Never,
        hyphens: Hyphens::Never,
    };
    let mut ends = Vec::new();
    let mut from = 0;
    while from < text.len() {
        let to = from + line(&text[from..]);
        let strands = [Strand::ours(&text[from..to], Role::Body)];
        let copy = Copy {
            strands: &strands,
            manner,
        };
        let mut segments = Vec::new();
        Cursor::default().fill(copy, &mut segments, usize::MAX);
        ends.extend(
            segments
                .iter()
                .filter(|segment| may_end(segment.before))
                .map(|segment| from + segment.from as usize),
        );
        ends.push(to);
        from = to;
    }
    ends
}

/// The clusters of a text, in order.
pub fn clusters(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (first, after) = rest.split_at(cluster(rest));
        rest = after;
        (!first.is_empty()).then_some(first)
    })
}

/// The bytes of the first line of a text, with what ends it.
fn line(text: &str) -> usize {
    let Some(at) = text.find([
        '\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}',
    ]) else {
        return text.len();
    };
    let end = &text[at..];
    let character = end.chars().next().map_or(0, char::len_utf8);
    at + if end.starts_with("\r\n") {
        2
    } else {
        character
    }
}

/// Whether a line may end there although nothing is torn or relaxed.
fn may_end(opportunity: Opportunity) -> bool {
    matches!(
        opportunity,
        Opportunity::Allowed | Opportunity::Inside | Opportunity::Reluctant | Opportunity::Hyphen
    )
}
