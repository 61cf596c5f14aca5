//! Lines: segments broken to a measure, flush or ragged. Knows no columns.
//!
//! A passage makes segments ready, cuts what is wider than the measure, has the ends of lines chosen,
//! shares out what is left of each, and sets it, from the left or from the right.

pub(crate) mod gaps;
pub(crate) mod line;
pub(crate) mod matter;
pub(crate) mod measure;
pub(crate) mod room;
pub(crate) mod row;
pub(crate) mod strip;
pub(crate) mod unit;

pub(crate) mod rescue;

pub(crate) mod cost;
pub(crate) mod first;
pub(crate) mod fit;

pub(crate) mod justify;

pub(crate) mod arabic;
pub(crate) mod bidi;

pub(crate) mod passage;
pub(crate) mod proof;
