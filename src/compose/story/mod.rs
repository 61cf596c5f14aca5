//! A story: its headline block and its body as galleys of one column. Knows no pages but for the rows
//! that they have.

pub(crate) mod column;

pub(crate) mod inset;

pub(crate) mod banner;
pub(crate) mod credit;
pub(crate) mod head;
pub(crate) mod headline;

pub(crate) mod initial;
pub(crate) mod plates;
pub(crate) mod recast;
pub(crate) mod table;
pub(crate) mod verbatim;

pub(crate) mod galley;
pub(crate) mod resume;
