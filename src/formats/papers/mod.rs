//! Readers of papers as people and programs write them, and of pages as they are printed.

pub(crate) mod epub;
pub(crate) mod feed;
pub(crate) mod html;
pub(crate) mod markdown;
pub(crate) mod native;
pub(crate) mod pdf;

mod fixes;
pub(crate) mod plain;
