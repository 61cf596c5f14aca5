//! Reading as a state: the paper and what is said of it, the pages that are set, where the reader is,
//! what is selected and what is looked for. Knows no widgets and no screens.

pub(crate) mod conceded;
pub(crate) mod copying;
pub(crate) mod correcting;
pub(crate) mod extent;
pub(crate) mod finding;
pub(crate) mod folds;
pub(crate) mod galleys;
pub(crate) mod history;
pub(crate) mod notes;
pub(crate) mod notice;
pub(crate) mod pace;
pub(crate) mod place;
pub(crate) mod prompt;
pub(crate) mod rankings;
pub(crate) mod selection;
pub(crate) mod session;
pub(crate) mod toggles;
pub(crate) mod word;
