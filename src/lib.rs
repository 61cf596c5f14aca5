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
//!      \      /  |     /  |      /
//!     raw   /   |  files  |     /            a raw page beside its stories; the bytes of a file
//!        \      |  /          /
//!            messages                       every sentence we say, in its languages
//!               |
//!             issue                         the model, and the ground: the door for text from
//!                                           outside (clean), what reads the same (fold), the other
//!                                           script, photographs, the one catch of a panic (mishap)
//! ```
//!
//! Every room but `cli` and `export` is a crate of its own in the folder of its name; the program
//! hands them on under their names. An arrow may skip floors downward; never sideways among the four
//! rooms, never upward: the compiler keeps that. `tests/house` keeps the other nevers, on the parsed
//! sources: the core cannot fail and touches no file; only `compose/characters/width.rs` asks a width
//! table; only `terminal` and `theme` know ratatui; drawing changes nothing; what is stored is places,
//! never rows. It holds the sizes of files and functions, and that no two files ask each other.
//!
//! Inside the large rooms are floors, a folder or a file each; a file asks those of its own floor and
//! of the floors below.
//!
//! | room | floors, ground first |
//! | --- | --- |
//! | compose | setting, characters, copy, lines, pages, story, article, front |
//! | formats | reading, joint, bytes, format, hypertext, xml, page, desk, scans, wires, papers, books |
//! | terminal | geometry, action, tone, keymap, event, images, reading, widgets, screen, screens, picture, device, app, event_loop |

pub use newsprint_compose as compose;
pub use newsprint_config as config;
pub use newsprint_formats as formats;
pub use newsprint_issue as issue;
pub use newsprint_issue::{clean, fold, mishap, pictures, script};
pub use newsprint_messages as messages;
pub use newsprint_raw as raw;
pub use newsprint_search as search;
pub use newsprint_storage as storage;
pub use newsprint_terminal as terminal;
pub use newsprint_theme as theme;

pub mod bundled;
pub mod cli;
pub mod export;
