//! Lines: segments broken to a measure, flush or ragged. Knows no columns.

pub(crate) mod arabic;
pub(crate) mod bidi;
pub(crate) mod cost;
pub(crate) mod first;
pub(crate) mod fit;
pub(crate) mod gaps;
pub(crate) mod justify;
pub(crate) mod line;
pub(crate) mod matter;
pub(crate) mod measure;
pub(crate) mod passage;
pub(crate) mod proof;
pub(crate) mod rescue;
pub(crate) mod room;
pub(crate) mod strip;
pub(crate) mod unit;
