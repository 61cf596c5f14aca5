//! newsprint, a newspaper for the terminal.
//!
//! > Bytes become an [`Issue`](issue::Issue); an Issue and a [`Setting`](compose::Setting) become
//! > [`Page`](compose::Page)s; a Page is drawn on cells or printed as text.
//! > Every glyph on a page remembers the [`Place`](issue::Place) in the Issue that it came from.
//!
//! The second sentence keeps the house small. Mouse clicks, search hits, selection, bookmarks, the
//! reading position and resize are each only a question between *cell* and *place*, and `Page`
//! answers both ways. Nothing else measures text.
//!
//! ```text
//!                main
//!                 |
//!                cli                        what was typed
//!                 |
//!      export  terminal                     for other programs; the interactive reader
//!              /      \
//!          config    theme                  what the reader likes
//!              \      /
//! formats   compose   storage   search      four rooms that meet only in issue
//!      \       |        |      /
//!   issue, messages, script                 the model; every sentence we say; the other script
//!              |
//!         clean, fold                       the door for text from outside; what reads the same
//!         regular                           the door to the bytes of a file, within a bound
//!         pictures, raw                     photographs, within bounds; a raw page beside its stories
//!            mishap                         the one place where a panic is caught
//! ```
//!
//! An arrow may skip floors downward; never sideways among the four rooms, never upward.
//! `tests/suite/house.rs` checks it, and the other nevers: the core cannot fail and touches no file;
//! only `compose/width.rs` asks a width table; only `terminal` and `theme` know ratatui; drawing
//! changes nothing; what is stored is places, never rows.

pub mod clean;
pub mod fold;
pub mod issue;
pub mod messages;
pub mod mishap;
pub mod pictures;
pub mod raw;
mod regular;
pub mod script;

pub mod compose;
pub mod formats;
pub mod search;
pub mod storage;

pub mod export;

pub mod config;
pub mod theme;

pub mod terminal;

pub mod bundled;

pub mod cli;
