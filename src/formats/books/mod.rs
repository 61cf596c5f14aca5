//! Readers of books and documents: what word processors, libraries and makers of books write.

mod manuscript;

pub(crate) mod docx;
pub(crate) mod fb2;
pub(crate) mod odt;

pub(crate) mod dialect;
mod vocabulary;

pub(crate) mod aozora;
pub(crate) mod gutenberg;
