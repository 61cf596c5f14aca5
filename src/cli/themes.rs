//! `newsprint themes`: which there are, whether they can be read, how they look.

use std::io::Write;
use std::path::Path;

use super::args::{Drawing, Themes as Command, Wishes};
use super::outcome::{Outcome, Trouble};
use super::paper;
use super::preferences::{self, Preferences};
use super::render::{self, Manner};
use super::rows::{cells, padded, widest};
use crate::bundled;
use crate::compose::Size;
use crate::formats::Source;
use crate::messages::{Label, Report};
use crate::pictures::Negatives;
use crate::storage::Directories;
use crate::terminal::View;
use crate::theme::{Depth, Figure, Theme, Themes};

/// What a theme is looked at with: every kind of line that a paper has.
const SPECIMEN: &str = include_str!("specimen.md");

/// Lists, checks or shows themes; what is wrong in a file is told, line by line.
pub(super) fn run(
    command: &Command,
    out: &mut impl Write,
    errors: &mut impl Write,
) -> Result<Outcome, Trouble> {
    match command {
        Command::List => list(out, errors),
        Command::Check { file } => check(file.as_deref(), out, errors),
        Command::Preview { name, size, format } => {
            preview(name.clone(), (*size, *format), out, errors)
        }
    }
}

/// The themes at hand in all their colours; what is wrong with them is told.
fn load(errors: &mut impl Write) -> Result<Themes, Trouble> {
    let folder = Directories::of_user().config;
    let folder = folder.map(|folder| folder.join("themes"));
    let (themes, flaws) = Themes::load(bundled::THEMES, folder.as_deref(), Depth::True);
    for flaw in flaws {
        writeln!(errors, "newsprint: {}", preferences::spoken().tell(&flaw))?;
    }
    Ok(themes)
}

fn list(out: &mut impl Write, errors: &mut impl Write) -> Result<Outcome, Trouble> {
    let messages = preferences::spoken();
    let language = messages.language();
    for theme in load(errors)?.all() {
        let tone = messages.label(match theme.tone() {
            Some(true) => Label::Dark,
            Some(false) => Label::Light,
            None => Label::Plain,
        });
        let (name, tone) = (padded(&theme.name, 12), padded(tone, 6));
        writeln!(out, "{name} {tone} {}", theme.title(language))?;
    }
    Ok(Outcome::Done)
}

/// Checks one theme file, one theme, or all.
fn check(
    file: Option<&Path>,
    out: &mut impl Write,
    errors: &mut impl Write,
) -> Result<Outcome, Trouble> {
    let mut themes = load(errors)?;
    let checked: Vec<Theme> = match file {
        None => themes.all().to_vec(),
        Some(file) if themes.wear(&file.to_string_lossy()) => vec![themes.worn().clone()],
        Some(file) if file.extension().is_some_and(|ending| ending == "toml") => {
            if let Err(cause) = std::fs::metadata(file) {
                let path = file.to_owned();
                return Err(Trouble::Open { path, cause });
            }
            let (theme, flaws) = Themes::read(file, bundled::THEMES);
            let faulty = !flaws.is_empty();
            for flaw in flaws {
                writeln!(errors, "newsprint: {}", preferences::spoken().tell(&flaw))?;
            }
            let Some(theme) = theme.filter(|_| !faulty) else {
                let path = file.to_owned();
                return Err(Trouble::Faulty { path });
            };
            vec![theme]
        }
        Some(file) => return Err(unknown(&file.to_string_lossy(), &themes)),
    };
    let mut weak = 0;
    for theme in &checked {
        weak += table(theme, out)?;
    }
    match weak {
        0 => Ok(Outcome::Done),
        count => Ok(Outcome::Nothing(Report::WeakContrasts { count })),
    }
}

/// Prints the contrasts of a theme, and counts those that are too weak.
fn table(theme: &Theme, out: &mut impl Write) -> Result<usize, Trouble> {
    let (figures, messages) = (theme.contrasts(), preferences::spoken());
    writeln!(out, "{}", theme.name)?;
    let names = figures.iter().map(|figure| {
        let (over, under) = (figure.pair.over.name(), figure.pair.under.name());
        messages.tell(&Report::Over { over, under })
    });
    let names: Vec<String> = names.collect();
    let column = widest(names.iter().map(String::as_str));
    if figures.is_empty() {
        writeln!(out, "  {}", messages.label(Label::NothingToCompare))?;
    } else {
        let heads = [Label::Required, Label::Exact, Label::OfIndexed];
        let heads = heads.map(|head| {
            let head = messages.label(head);
            format!("{}{head}", " ".repeat(9_usize.saturating_sub(cells(head))))
        });
        writeln!(out, "  {}{}", " ".repeat(column), heads.concat())?;
    }
    for (figure, name) in figures.iter().zip(&names) {
        let Figure {
            pair,
            exact,
            indexed,
        } = figure;
        let verdict = if figure.holds() {
            String::new()
        } else {
            format!("  {}", messages.label(Label::TooWeak))
        };
        writeln!(
            out,
            "  {} {:>8.1} {exact:>8.1} {indexed:>8.1}{verdict}",
            padded(name, column),
            pair.required
        )?;
    }
    Ok(figures.iter().filter(|figure| !figure.holds()).count())
}

fn unknown(name: &str, themes: &Themes) -> Trouble {
    let known = themes.all().iter().map(|theme| theme.name.clone());
    Trouble::Theme {
        name: name.to_owned(),
        known: known.collect(),
    }
}

/// A specimen page in a theme.
fn preview(
    name: Option<String>,
    (size, format): (Size, Drawing),
    out: &mut impl Write,
    errors: &mut impl Write,
) -> Result<Outcome, Trouble> {
    let depth = render::of_format(format);
    let wishes = Wishes {
        theme: name,
        ..Wishes::default()
    };
    let preferences = Preferences::new(&wishes, preferences::worn(depth), errors)?;
    let source = Source::from_bytes("specimen.md", SPECIMEN);
    let reading = paper::parse(Path::new("specimen.md"), &source)?;
    let story = reading.issue.articles().next().map(|story| story.id);
    let view = story.map_or(View::Front, View::Article);
    let pages = render::pages((&reading, &Negatives::default()), &preferences, view, size);
    render::print(pages.take(1), Manner::new(Some(format), depth), out)?;
    Ok(Outcome::Done)
}
