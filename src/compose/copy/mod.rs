//! Copy: the words of a paper cut into segments, with what may end a line between them. Knows no
//! measure.
//!
//! Strands are given in a manner; a cursor goes through them, token by token, and makes a segment of
//! each.

pub(crate) mod manner;
pub(crate) mod role;
pub(crate) mod segment;
pub(crate) mod strand;

pub(crate) mod ruby;
pub(crate) mod syllables;
pub(crate) mod token;
pub(crate) mod word;

pub(crate) mod foreign;
pub(crate) mod joint;
pub(crate) mod lexicon;

pub(crate) mod before;
pub(crate) mod cursor;
pub(crate) mod numbers;
pub(crate) mod plain;
pub(crate) mod quoting;

pub(crate) mod breaks;
pub(crate) mod lapse;
