//! Lines: segments broken to a measure, flush or ragged. Knows no columns.

pub(crate) mod arabic;
pub(crate) mod bidi;
pub(crate) mod first;
pub(crate) mod fit;
pub(crate) mod justify;
pub(crate) mod line;
pub(crate) mod passage;
pub(crate) mod proof;
pub(crate) mod rescue;
