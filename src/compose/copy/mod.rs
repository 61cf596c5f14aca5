//! Copy: the words of a paper cut into segments, with what may end a line between them. Knows no
//! measure.

pub(crate) mod breaks;
pub(crate) mod cursor;
pub(crate) mod foreign;
pub(crate) mod joint;
pub(crate) mod lapse;
pub(crate) mod lexicon;
pub(crate) mod manner;
pub(crate) mod role;
pub(crate) mod ruby;
pub(crate) mod segment;
pub(crate) mod strand;
pub(crate) mod syllables;
pub(crate) mod token;
pub(crate) mod word;
