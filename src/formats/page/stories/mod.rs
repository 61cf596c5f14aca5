//! The last stage: pieces into stories, stories into articles, articles of all sheets into an issue.

pub(crate) mod articles;
pub(crate) mod built;
pub(crate) mod gaps;
pub(crate) mod mend;
pub(crate) mod plausible;
pub(crate) mod score;
pub(crate) mod story;
pub(crate) mod telling;
pub(crate) mod weights;

pub(crate) mod binding;
pub(crate) mod jumps;
