//! The Markdown files of `commands/`.
