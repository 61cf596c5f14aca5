//! Lines that are known to be no part of a story: what they say of the paper, and which of them can
//! be its name.

use super::furniture::{EDGE, Facts, can_be_dated, explain, explain_signed, name_alone};
use super::line::Line;
use crate::page::words::dates;
use crate::page::words::forms;

/// Whether the first lines of a page hold its day, as those below a nameplate do.
pub(crate) fn is_dated(lines: &[Line]) -> bool {
    let first = lines.iter().take(EDGE).map(|line| line.text.as_str());
    first
        .filter(|text| text.len() < 160 && !text.contains("Date:"))
        .any(|text| can_be_dated(text) && dates::take(text).0.is_some())
}

/// What a line says that is known to be furniture: what is not understood is kept as an imprint.
pub(crate) fn known(text: &str) -> Facts {
    let text = text.trim();
    if let Some(facts) = explain(text)
        .or_else(|| explain_signed(text))
        .or_else(|| name_alone(text))
    {
        return facts;
    }
    let mut facts = Facts {
        imprint: Some(text.to_owned()),
        ..Facts::default()
    };
    facts.date = dates::take(text).0;
    facts
}

/// Whether a line of furniture can be the name of a paper: a few words without a figure.
pub(crate) fn can_be_title(text: &str) -> bool {
    let text = text.trim();
    let count = text.chars().count();
    (2..=40).contains(&count)
        && !text.chars().any(char::is_numeric)
        && !text.contains(['，', '。', ',', '：', ':', '|', '@', '/', '／', '　'])
        && !text.ends_with(['.', '!', '?'])
        && forms::of(text)
            & (1 << forms::Form::Advert as u8
                | 1 << forms::Form::Editors as u8
                | 1 << forms::Form::Rubric as u8)
            == 0
        && text.split_whitespace().count() <= 6
}
