//! XML as it comes: bytes into a tree, whatever they declare, forget or leave open, and what stands
//! in it as HTML. Which element means what, each format knows itself.

mod document;
pub(crate) mod entities;
pub(crate) mod markup;
pub(crate) mod salvage;

pub(crate) use document::{
    attribute, child, children, declared, find, is, is_deep, letters, noting, read, root, sound,
    text, tree, words,
};
