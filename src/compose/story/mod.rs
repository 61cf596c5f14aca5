//! A story: its headline block and its body as galleys of one column. Knows no pages.

pub(crate) mod banner;
pub(crate) mod column;
pub(crate) mod credit;
pub(crate) mod galley;
pub(crate) mod head;
pub(crate) mod headline;
pub(crate) mod initial;
pub(crate) mod inset;
pub(crate) mod plates;
pub(crate) mod recast;
pub(crate) mod resume;
pub(crate) mod table;
pub(crate) mod verbatim;
