//! The first stage of bare text: its lines as printed, with what a reader said of them, what joins
//! them, how wide they are, and which of them belong to the page and to no story.

pub(crate) mod furniture;
pub(crate) mod join;
pub(crate) mod line;
pub(crate) mod measure;
pub(crate) mod mended;
pub(crate) mod nameplate;
pub(crate) mod whole;
