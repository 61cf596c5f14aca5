//! Copy: the words of a paper cut into segments, with what may end a line between them. Knows no
//! measure.

pub(crate) mod breaks;
pub(crate) mod cursor;
pub(crate) mod foreign;
pub(crate) mod joint;
pub(crate) mod lexicon;
pub(crate) mod ruby;
pub(crate) mod word;
