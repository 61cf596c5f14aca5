//! `newsprint render`: the paper as the screen shows it, with nobody in front of it.

use std::io::{self, IsTerminal, Write};

use super::args::{Colour, Drawing, Render, Which};
use super::outcome::{Outcome, Trouble, name};
use super::paper;
use super::preferences::{self, Preferences};
use crate::compose::Size;
use crate::formats::Reading;
use crate::issue::Issue;
use crate::messages::Report;
use crate::pictures::Negatives;
use crate::storage::{Directories, Storage};
use crate::terminal::{self, Picture, Session, View};
use crate::theme::Depth;

/// What stands between two pages.
const FORM_FEED: &str = "\u{c}";

/// Prints the screens of the paper. Notes of the reading are told by `cat` and `import`; here they
/// would only stand beside the page that a reader wants to see.
pub(super) fn run(
    render: &Render,
    out: &mut impl Write,
    errors: &mut impl Write,
) -> Result<Outcome, Trouble> {
    let (source, mut reading) = paper::take(&render.path, &render.taking)?;
    let negatives = paper::negatives(source, std::mem::take(&mut reading.pictures));
    let depth = depth(render);
    let mut preferences = Preferences::new(&render.wishes, preferences::worn(depth), errors)?;
    let manner = Manner::new(render.format, depth);
    if manner == Manner::Plain {
        preferences.leave_photographs();
    }
    let views = views(&reading.issue, render.choice);
    if views.is_empty() {
        let count = reading.issue.articles().count();
        let paper = name(&render.path, preferences.messages());
        return Ok(Outcome::Nothing(Report::NoSuchStory { paper, count }));
    }
    let mut count = 0;
    let session = session((&reading, &negatives), &preferences);
    let mut pages = views
        .into_iter()
        .flat_map(|view| terminal::pictures(session.again(nothing_kept()), view, render.size))
        .inspect(|_| count += 1);
    let printed = match render.choice.page {
        Some(number) => print(pages.nth(number as usize - 1).into_iter(), manner, out)?,
        None => print(pages, manner, out)?,
    };
    Ok(match printed {
        0 => {
            let paper = name(&render.path, preferences.messages());
            Outcome::Nothing(Report::NoSuchPage { paper, count })
        }
        _ => Outcome::Done,
    })
}

/// Prints the front pages, without colours.
pub(super) fn front(
    paper: (&Reading, &Negatives),
    preferences: &Preferences,
    size: Size,
    out: &mut impl Write,
) -> Result<Outcome, Trouble> {
    let pages = pages(paper, preferences, View::Front, size);
    print(pages, Manner::Plain, out)?;
    Ok(Outcome::Done)
}

/// How pages are put down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Manner {
    /// Bare lines.
    Plain,
    /// Lines with colours.
    Coloured,
    /// One drawing.
    Svg,
    /// One web page.
    Html,
}

impl Manner {
    /// What was asked for, else colours where they are printed.
    pub(super) fn new(format: Option<Drawing>, depth: Depth) -> Manner {
        match (format, depth) {
            (Some(Drawing::Svg), _) => Manner::Svg,
            (Some(Drawing::Html), _) => Manner::Html,
            (Some(Drawing::Text), _) | (None, Depth::None) => Manner::Plain,
            (Some(Drawing::Ansi) | None, _) => Manner::Coloured,
        }
    }
}

/// The colours that are printed.
fn depth(render: &Render) -> Depth {
    let no_color = std::env::var("NO_COLOR").ok();
    match (render.format, render.color) {
        (Some(format), _) => of_format(format),
        (None, Colour::Never) => Depth::None,
        (None, Colour::Auto) if !io::stdout().is_terminal() => Depth::None,
        (None, Colour::Auto) => preferences::depth(no_color.as_deref()),
        (None, Colour::Always) => of_format(Drawing::Ansi),
    }
}

/// The colours of a format. Whoever asks for colours gets them, also where no terminal says how many
/// it has.
pub(super) fn of_format(format: Drawing) -> Depth {
    match format {
        Drawing::Text => Depth::None,
        Drawing::Svg | Drawing::Html => Depth::True,
        Drawing::Ansi => match preferences::depth(None) {
            Depth::None => Depth::Indexed,
            depth => depth,
        },
    }
}

/// What to look at; nothing when there is no such story.
fn views(issue: &Issue, choice: Which) -> Vec<View> {
    let mut stories = issue.articles().map(|article| View::Article(article.id));
    match choice.article {
        Some(number) => stories.nth(number as usize - 1).into_iter().collect(),
        None if choice.front => vec![View::Front],
        None => std::iter::once(View::Front).chain(stories).collect(),
    }
}

/// Every screen of a view, as it is before anything was read, marked or remembered.
pub(super) fn pages(
    paper: (&Reading, &Negatives),
    preferences: &Preferences,
    view: View,
    size: Size,
) -> impl Iterator<Item = Picture> + use<> {
    terminal::pictures(session(paper, preferences), view, size)
}

/// A session over a paper, before anything was read, marked or remembered.
fn session((reading, negatives): (&Reading, &Negatives), preferences: &Preferences) -> Session {
    let session = preferences.session(reading.clone(), nothing_kept(), Vec::new());
    session.showing(negatives.clone())
}

/// The storage of whoever keeps nothing.
fn nothing_kept() -> Storage {
    Storage::open(Directories::default()).0
}

/// Prints pages, lines with a form feed between them, and counts them.
pub(super) fn print(
    pages: impl Iterator<Item = Picture>,
    manner: Manner,
    out: &mut impl Write,
) -> io::Result<usize> {
    if matches!(manner, Manner::Svg | Manner::Html) {
        let pages: Vec<Picture> = pages.collect();
        if !pages.is_empty() {
            let drawn = match manner {
                Manner::Svg => terminal::svg(&pages),
                _ => terminal::html("newsprint", &pages),
            };
            out.write_all(drawn.as_bytes())?;
        }
        return Ok(pages.len());
    }
    let mut count = 0;
    for page in pages {
        let rows = match manner {
            Manner::Coloured => page.coloured(),
            _ => page.plain(),
        };
        if count > 0 {
            out.write_all(FORM_FEED.as_bytes())?;
        }
        for row in rows {
            writeln!(out, "{row}")?;
        }
        count += 1;
    }
    Ok(count)
}
