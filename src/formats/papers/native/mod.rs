//! Our own format: TOML and Markdown, in a folder or a single file. The only one also written.
//!
//! Program-written files come back byte for byte; what people add by hand is read leniently. Keys
//! that we do not know are ignored without a note, and so is the record an import left under
//! `[import]`: both are for people, and neither survives writing the issue anew.

mod body;
mod inline;
mod ledger;
mod markup;
mod read;
mod single;
mod wire;
mod words;
mod write;

pub use markup::{blocks as markdown_blocks, line as markdown_line};
pub use write::{Import, write, write_imported, write_single};

use crate::format::Format;
use crate::reading::Note;
use ledger::Ledger;
use newsprint_issue::{Block, Text};

/// Our own format.
pub(crate) const FORMAT: Format = Format {
    name: "native",
    endings: &[],
    signature: "a folder with `issue.toml`, or a file that begins with `+++`",
    outcome: "the paper as it was written",
    knows: read::detect,
    read: read::read,
};

/// The blocks of a body of Markdown that begins on line `first` of the file at `path`, and what it
/// could not give.
pub(crate) fn blocks(path: &str, text: &str, first: usize) -> (Vec<Block>, Vec<Note>) {
    let text = text.replace('\0', "");
    let mut ledger = Ledger::new(path, &text, first);
    let blocks = body::blocks(&text, &mut ledger);
    let (mut notes, unprintable) = ledger.close();
    if unprintable > 0 {
        notes.push(Note::Unprintable { count: unprintable });
    }
    (blocks, notes)
}

/// The words of a heading of Markdown, its marks and all.
pub(crate) fn heading(text: &str) -> Text {
    inline::heading(text, &mut Ledger::new("", text, 1))
}
