//! `newsprint PATH`: opens the reader, or prints the front page where there is no terminal.

use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::rc::Rc;

use super::args::Read;
use super::outcome::{Outcome, Trouble};
use super::preferences::{self, Preferences};
use super::{paper, render};
use crate::bundled;
use crate::compose::Size;
use crate::formats::{Pictures, RawPage, ReadError, Reading};
use crate::issue::Language;
use crate::messages::{Report, Told};
use crate::pictures::Negatives;
use crate::storage::{Directories, Storage};
use crate::terminal::{self, HangUp, View};
use crate::theme::Depth;

/// The size of a front page that goes to no terminal.
const SHEET: Size = Size {
    width: 120,
    height: 40,
};

/// Opens the paper and hands it to the reader.
pub(super) fn run(
    read: &Read,
    out: &mut impl Write,
    errors: &mut impl Write,
) -> Result<Outcome, Trouble> {
    let (reading, negatives, page) = if let Some(path) = &read.path {
        let (source, mut reading) = paper::take(path, &read.taking)?;
        let page = paper::raw_page(&source, &reading).map(|(page, _)| page);
        let negatives = paper::negatives(source, std::mem::take(&mut reading.pictures));
        (reading, negatives, page)
    } else {
        let (reading, negatives) = paper_in(preferences::language())?;
        (reading, negatives, None)
    };
    let linear = read.linear || asked_by_surroundings();
    if io::stdout().is_terminal() && is_bare() && !linear {
        let line = preferences::spoken().tell(&Report::OnlyPrints);
        writeln!(errors, "newsprint: {line}")?;
    }
    if !io::stdout().is_terminal() || is_bare() && !linear {
        let preferences = Preferences::new(&read.wishes, preferences::worn(Depth::None), errors)?;
        return render::front((&reading, &negatives), &preferences, SHEET, out);
    }
    let depth = preferences::depth(std::env::var("NO_COLOR").ok().as_deref());
    let mut preferences = Preferences::new(&read.wishes, depth, errors)?;
    if linear {
        preferences.read_linearly();
    }
    let file = read.path.as_deref().and_then(paper::whereabouts);
    let paper = Paper {
        reading,
        negatives,
        page,
    };
    open(paper, file.as_deref(), &preferences, errors)
}

/// The paper that comes with the program: the first in the reader's language, else in English.
fn paper_in(language: Language) -> Result<(Reading, Negatives), Trouble> {
    let mut papers = bundled::papers()
        .into_iter()
        .map(|(name, source)| {
            let reading = paper::parse(Path::new(&name), &source)?;
            Ok((reading, paper::negatives(source, Pictures::new())))
        })
        .collect::<Result<Vec<(Reading, Negatives)>, Trouble>>()?;
    let nearness = |reading: &Reading| match reading.issue.masthead.language {
        own if own == language => 0,
        own if is_chinese(own) && is_chinese(language) => 1,
        Language::English | Language::Other(_) => 2,
        _ => 3,
    };
    papers.sort_by_key(|(reading, _)| nearness(reading));
    papers.into_iter().next().ok_or(Trouble::Read {
        path: "issues".into(),
        cause: ReadError::NoIssue,
    })
}

/// Whoever reads one of the two ways to write Chinese can read the other.
fn is_chinese(language: Language) -> bool {
    matches!(language, Language::Simplified | Language::Traditional)
}

/// A paper that is to be read on the screen.
struct Paper {
    reading: Reading,
    /// Its photographs.
    negatives: Negatives,
    /// The raw page that it is made of, if it is one.
    page: Option<RawPage>,
}

/// Hands the paper to the interactive reader. What is wrong with the kept files stands among
/// the notes, and on the screen to which the reader comes back.
fn open(
    paper: Paper,
    file: Option<&Path>,
    preferences: &Preferences,
    errors: &mut impl Write,
) -> Result<Outcome, Trouble> {
    let Paper {
        mut reading,
        negatives,
        page,
    } = paper;
    let (mut storage, troubles) = Storage::open(Directories {
        export: std::env::current_dir().ok(),
        ..Directories::of_user()
    });
    if let Some(file) = file {
        storage.reads(file);
    }
    let mut told: Vec<Rc<dyn Told>> = Vec::new();
    for trouble in troubles {
        writeln!(
            errors,
            "newsprint: {}",
            preferences.messages().tell(&trouble)
        )?;
        told.push(Rc::new(trouble));
    }
    told.extend_from_slice(preferences.troubles());
    if let Some(page) = &page {
        let (beside, name) = page.fixes_file();
        storage.corrects(beside, &name, page.fixes_text());
    }
    let origins = std::mem::take(&mut reading.origins);
    let guesses = reading.guesses();
    let session = preferences.session(reading, storage, told);
    let mut session = session.showing(negatives);
    if let Some(page) = page {
        session = session.correcting(Rc::new(page), origins, guesses);
    }
    let farewell = terminal::run(session, View::Resume, hang_up());
    let farewell = farewell.map_err(|cause| Trouble::Terminal { cause })?;
    match farewell.unsaved {
        Some(cause) => Err(Trouble::Unsaved { cause }),
        None => Ok(Outcome::Done),
    }
}

/// Whether whoever set up this terminal wants reading to go line by line.
fn asked_by_surroundings() -> bool {
    let value = std::env::var("NEWSPRINT_LINEAR").unwrap_or_default();
    !matches!(value.as_str(), "" | "0")
}

/// Whether the terminal says that it can do nothing but print.
fn is_bare() -> bool {
    match std::env::var("TERM") {
        Ok(name) => name.is_empty() || name == "dumb",
        // Windows names no terminal.
        Err(_) => cfg!(unix),
    }
}

/// Who would tell that the terminal is gone. Only the one that controls the program can be opened
/// by this name, and only its end is a signal.
fn hang_up() -> HangUp {
    let controls = cfg!(not(unix)) || std::fs::File::open("/dev/tty").is_ok();
    if controls {
        HangUp::Signalled
    } else {
        HangUp::Silent
    }
}
