//! A whole paper in reading order, for pipes, other programs and screen readers. One floor above
//! `formats`: it knows what a reading is and how a text is written in Markdown, nothing of pages.

mod json;
mod landmarks;
mod markdown;
mod text;

pub use json::json;
pub use markdown::markdown;
pub use text::text;
