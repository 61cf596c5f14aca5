//! What a reader of a format hands in: the issue, an honest account of what it lost or guessed, and
//! where every line of a page went.

use std::collections::BTreeMap;
use std::fmt;

use crate::clean::Clean;
use crate::issue::{Issue, Part};

/// Pictures that are no files of the source, such as those inside a PDF page: bytes by the path
/// that the issue's figures name.
pub type Pictures = BTreeMap<String, Vec<u8>>;

/// An issue, and an honest account of what the format could not give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The issue.
    pub issue: Issue,
    /// What was lost or guessed.
    pub notes: Vec<Note>,
    /// For a page of bare lines: where each of its lines went. Empty for other formats.
    pub origins: Vec<Origin>,
    /// The pictures that [`Source::get`](super::Source::get) does not have.
    pub pictures: Pictures,
}

/// Something that was lost or guessed on the way from the source to the issue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// Characters that could not be decoded (U+FFFD) were left out.
    Undecoded {
        /// How many.
        count: usize,
        /// The first line, counted from 1, where one stood; 0 for pages without numbered lines.
        line: usize,
    },
    /// Characters that cannot be shown (controls, escapes, invisible marks) were left out.
    Unprintable {
        /// How many.
        count: usize,
    },
    /// The text is not in UTF-8 and was decoded from another encoding.
    Decoded {
        /// The encoding's name (WHATWG).
        encoding: &'static str,
    },
    /// Something was decided on evidence that could be read otherwise.
    Guessed {
        /// What was decided, such as "headline".
        what: &'static str,
        /// The decision.
        value: Clean,
        /// How sure, in percent.
        confidence: u8,
    },
    /// Lines that belong to the page and to no story (folio, imprint) were set aside.
    SetAside {
        /// The line.
        line: usize,
        /// Its text.
        text: Clean,
    },
    /// An element could not be read and was left out.
    Dropped {
        /// The element.
        element: Clean,
        /// Why.
        reason: Clean,
    },
    /// A file that the issue names is not there.
    Missing {
        /// The path inside the issue.
        path: Clean,
    },
}

/// Where one line of the source went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The line, counted from 1.
    pub line: usize,
    /// The element it became part of.
    pub element: Element,
}

/// What a line of a page became part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Element {
    /// A part of the article of that number, counted from 0 over the whole issue.
    Article {
        /// Which article.
        article: usize,
        /// Which part of it.
        part: Part,
    },
    /// The byline of the article of that number, standing on lines of its own.
    Byline {
        /// Which article.
        article: usize,
    },
    /// The masthead: title, date, edition, or the name of a section.
    Masthead,
    /// Set aside with a note.
    SetAside,
}

/// Why a source could not be read as an issue at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// No format of ours knows it.
    UnknownFormat,
    /// A folder that no format knows.
    NoIssue,
    /// There is nothing in it.
    Empty,
    /// It is not text.
    Binary,
    /// It is locked, and only those who have the key can read it.
    Encrypted {
        /// What locks it.
        by: Clean,
    },
    /// Its pages hold no text and no picture that could be shown.
    Unlettered,
    /// It is of a program whose format is not read.
    Foreign(Foreign),
    /// It is not well-formed.
    Malformed {
        /// The file inside the issue.
        path: Clean,
        /// The line, counted from 1; 0 when not known.
        line: usize,
        /// What is wrong.
        reason: Clean,
    },
    /// It was written by a newer version of the program.
    TooNew {
        /// The format version it asks for.
        version: i64,
    },
}

/// A format that is known by name and not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    /// Word before 2007.
    Word,
    /// Rich Text Format.
    RichText,
    /// Pages.
    Pages,
    /// Works, and others that share its ending.
    Works,
    /// Books for the Kindle and what came before it.
    Kindle,
    /// `DjVu` pages.
    DjVu,
    /// Documents of `InDesign`.
    InDesign,
    /// Spreadsheets and slides.
    Sheets,
}

impl Foreign {
    /// What it is called.
    fn name(self) -> &'static str {
        match self {
            Foreign::Word => "a .doc document of Word before 2007",
            Foreign::RichText => "an .rtf document (Rich Text)",
            Foreign::Pages => "a .pages document of Pages",
            Foreign::Works => "a .wps document",
            Foreign::Kindle => "a book for the Kindle (.mobi, .azw)",
            Foreign::DjVu => "pages in DjVu",
            Foreign::InDesign => "a document of InDesign",
            Foreign::Sheets => "a spreadsheet or slides",
        }
    }

    /// The names of the formats that its program, or a converter, can save it in and that are read.
    pub fn ways(self) -> &'static str {
        match self {
            Foreign::Word | Foreign::RichText | Foreign::Works => ".docx, .odt, PDF",
            Foreign::Pages => ".docx, EPUB, PDF",
            Foreign::Kindle => "EPUB",
            Foreign::DjVu | Foreign::Sheets => "PDF",
            Foreign::InDesign => "PDF, EPUB",
        }
    }
}

impl Reading {
    /// A reading of which nothing more is known: no lines of a page, no pictures of its own.
    pub(super) fn new(issue: Issue, notes: Vec<Note>) -> Reading {
        Reading {
            issue,
            notes,
            origins: Vec::new(),
            pictures: Pictures::new(),
        }
    }
}

impl Note {
    /// A short stable name of the kind, as the JSON output has it.
    pub fn kind(&self) -> &'static str {
        match self {
            Note::Undecoded { .. } => "undecoded",
            Note::Unprintable { .. } => "unprintable",
            Note::Decoded { .. } => "decoded",
            Note::Guessed { .. } => "guessed",
            Note::SetAside { .. } => "set-aside",
            Note::Dropped { .. } => "dropped",
            Note::Missing { .. } => "missing",
        }
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Note::Undecoded { count, line: 0 } => {
                let characters = if *count == 1 {
                    "character"
                } else {
                    "characters"
                };
                write!(f, "{count} {characters} could not be decoded")
            }
            Note::Undecoded { count, line } => match count {
                1 => write!(f, "1 character could not be decoded (on line {line})"),
                _ => write!(
                    f,
                    "{count} characters could not be decoded (first on line {line})"
                ),
            },
            Note::Unprintable { count: 1 } => write!(f, "1 unprintable character left out"),
            Note::Unprintable { count } => write!(f, "{count} unprintable characters left out"),
            Note::Decoded { encoding } => write!(f, "decoded from {encoding}"),
            Note::Guessed {
                what,
                value,
                confidence,
            } => write!(f, "{what}: {value} ({confidence} %)"),
            Note::SetAside { line, text } => write!(f, "line {line} set aside: {text}"),
            Note::Dropped { element, reason } => write!(f, "left out {element}: {reason}"),
            Note::Missing { path } => write!(f, "{path} is not there"),
        }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ReadError::UnknownFormat => write!(f, "not a format newsprint knows"),
            ReadError::NoIssue => write!(f, "a folder that is no paper"),
            ReadError::Empty => write!(f, "there is nothing in it"),
            ReadError::Binary => write!(f, "not a text"),
            ReadError::Encrypted { by } => write!(f, "it is locked by {by}"),
            ReadError::Unlettered => write!(f, "its pages hold no text"),
            ReadError::Foreign(foreign) => {
                write!(f, "{}, which newsprint does not read", foreign.name())
            }
            ReadError::Malformed {
                path,
                line: 0,
                reason,
            } => write!(f, "{path}: {reason}"),
            ReadError::Malformed { path, line, reason } => {
                write!(f, "{path}, line {line}: {reason}")
            }
            ReadError::TooNew { version } => {
                write!(
                    f,
                    "written for format {version}, which this version does not know"
                )
            }
        }
    }
}

impl std::error::Error for ReadError {}
