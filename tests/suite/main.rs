//! The suite: one binary, a module for each kind of test.

#![allow(
    clippy::unwrap_used,
    reason = "a test says what went wrong by stopping"
)]

/// Bombs of every format.
mod bombs;
/// The Markdown files of `commands/`: what is typed, what is printed, the exit status.
mod commands;
/// Properties of composition on random text.
mod compose_laws;
/// The data of Unicode and the W3C.
mod conformance;
/// The rules on the prose at hand: bundled papers, the seed page, documents.
mod corpus;
/// Raw pages with known truth, made of clean stories; the only maker of spoiled text.
mod degrade;
/// What is kept whatever happens to the files: damage, other machines, other kinds of things.
mod durability;
/// Encodings and packing through every format.
mod encodings;
/// EPUB: publications of all kinds, whole and broken.
mod epub;
/// Searching on the screen.
mod finding;
/// Files in, our own format out, and what is said about the rest.
mod formats;
/// Marks and places found again in papers that were edited.
mod found_again;
/// Front pages as pictures.
mod front;
/// What holds of every front page.
mod front_laws;
/// Golden files, kept and compared.
mod golden;
/// Hints until learned, other keyboards, the reader's own pace.
mod habits;
/// HTML: pages of all layouts, editions of several, hostile ones.
mod html;
/// Every input, brought in and read back.
mod imports;
/// Random text to be set, as the rules want it.
mod jobs;
/// What is kept of every input of our own making, and what is made up, by a witness of their own.
mod kept;
/// Properties that hold on all inputs.
mod laws;
/// What leaves the program for other programs.
mod leaving;
/// Bookmarks on the screen: made, listed, noted, taken away.
mod marking;
/// Bookmarks as others read them, and passages cited.
mod marks_exported;
/// What a reader would see in set text; asserts nothing.
#[path = "../metrics/mod.rs"]
mod metrics;
/// The screens that the design draws, on our own papers.
mod mockups;
/// Moving about, and knowing what can be done.
mod moving;
/// Files and homes that are something else: pipes, devices, folders, nothing.
mod odd_places;
/// What word processors write, whole and damaged.
mod office;
/// An issue and a setting into a page as text.
mod pages;
/// Inputs of every format and the papers that they become.
mod pairs;
/// PDF pages, set by a typesetter of the suite and read back.
mod pdf;
/// Photographs: their boxes, and what is drawn in them.
mod photographs;
/// Random text of pieces.
mod pieces;
/// What the program asks a terminal, with answers of all kinds.
mod probe;
/// The real program in a pseudo-terminal, and who types at it; asserts nothing.
mod pty;
/// The raw page reader: on made pages, on the seed page, and on pairs of files.
mod raw_pages;
/// Who types at a screen that is no terminal, and the papers that are read there.
mod reader;
/// That the README is true.
mod readme;
/// The rules of setting, R1 to R35, each by its number.
mod rules;
/// What libraries scan and what agencies send, in pairs and damaged.
mod scans_and_dispatches;
/// Metrics of a reading against the truth; asserts nothing.
mod score;
/// Keys to screens.
mod screens;
/// Chinese in its other script.
mod script;
/// Queries over whole pages.
mod search;
/// Selecting and copying in a story.
mod selecting;
/// What lies beside the project.
mod shared;
/// The sidebar: map, stories, outline.
mod sidebar;
/// A raw page's lines beside its stories, and setting them right.
mod source_view;
/// What commands print, in each language.
mod spoken;
/// What is kept between sittings, in directories of all kinds.
mod storage;
/// What is built into the program.
mod supply;
/// The real program in a real pseudo-terminal.
mod terminal;
/// The program in each language it speaks.
mod tongues;
/// Cells of what terminals dispute.
mod widths;
