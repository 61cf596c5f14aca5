//! What a reader keeps between sittings: bookmarks, the last place in each paper and story, and
//! which stories are read; and how he reads, for what the paper says of the time it takes.
//!
//! Bookmarks are a reader's own work and live in the config directory, one a line in a file that
//! can be read, compared and carried along; positions are worth less and change more often, and
//! live in the state directory. Both hold words and places, never pages or rows. Everything works
//! in memory when there is nowhere to keep it, and says so.
//!
//! `disk.rs` alone touches the file system; what a file means is in `wire.rs`, `journal.rs` and
//! `progress.rs`.

mod anchor;
mod beyond;
mod bookmark_files;
mod bookmarks;
mod carrying;
mod catalog;
mod citing;
mod copies;
mod directories;
mod disk;
mod error;
mod export;
mod fault;
mod files;
mod finding;
mod flaw;
mod grouping;
mod habits;
mod journal;
mod marked;
mod marks;
mod merge;
mod near;
mod outline;
mod progress;
mod record;
mod removed;
mod saving;
mod shelf;
mod sidecar;
mod store;
mod wire;
mod words;

pub use anchor::Anchor;
pub use bookmarks::{Bookmark, BookmarkId, Citation, Kind, Spot, paragraph};
pub use citing::{citation, cite};
pub use directories::Directories;
pub use error::{Kept, StorageError};
pub use export::Manner;
pub use finding::{Finder, Found, Sighting};
pub use marked::Marked;
pub use marks::Mark;
pub use sidecar::kept_fixes;
pub use store::{Begun, Imported, Storage};
