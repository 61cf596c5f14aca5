//! How a language is set, and along which axis.

use crate::characters::axes::Axes;
use crate::setting::{Setting, Strictness};
use newsprint_issue::Language;
use newsprint_issue::script::Rewriting;

/// How a language is set, and along which axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Manner {
    /// The language that the paper is shown in.
    pub(crate) language: Language,
    /// What is done to its text for that.
    pub(crate) rewriting: Rewriting,
    /// How strictly marks are kept from the edges.
    pub(crate) strictness: Strictness,
    /// Which way lines run.
    pub(crate) axes: Axes,
    /// Whether words may be broken with a hyphen.
    pub(crate) hyphens: Hyphens,
}

/// Whether words may be broken with a hyphen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hyphens {
    /// They stay whole: in headlines, captions and wherever lines are few.
    Never,
    /// Where Liang's patterns of the language allow it.
    Patterns,
}

impl Manner {
    /// The manner of a paper of that language under a setting.
    pub(crate) fn new(setting: &Setting, language: Language) -> Manner {
        let rewriting = setting.face.script.rewriting(language);
        let language = setting.face.script.shown(language);
        Manner {
            language,
            rewriting,
            strictness: setting.strictness,
            axes: Axes::of(setting, language),
            hyphens: Hyphens::Never,
        }
    }
}
