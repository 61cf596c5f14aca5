//! `newsprint themes`: which there are, whether they can be read, how they look.

use std::io::Write;
use std::path::Path;

use super::args::{Drawing, Themes as Command, Wishes};
use super::outcome::{Outcome, Trouble};
use super::paper;
use super::preferences::{self, Preferences};
use super::render::{self, Manner};
use crate::compose::Size;
use crate::formats::Source;
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
    let (themes, flaws) = Themes::load(folder.as_deref(), Depth::True);
    for flaw in flaws {
        writeln!(errors, "newsprint: {}", preferences::spoken().tell(&flaw))?;
    }
    Ok(themes)
}

fn list(out: &mut impl Write, errors: &mut impl Write) -> Result<Outcome, Trouble> {
    let language = preferences::language();
    for theme in load(errors)?.all() {
        let tone = match theme.tone() {
            Some(true) => "dark",
            Some(false) => "light",
            None => "plain",
        };
        writeln!(
            out,
            "{:<12} {tone:<6} {}",
            theme.name,
            theme.title(language)
        )?;
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
            let (theme, flaws) = Themes::read(file);
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
        1 => Ok(Outcome::Nothing("1 contrast is too weak".to_owned())),
        count => Ok(Outcome::Nothing(format!("{count} contrasts are too weak"))),
    }
}

/// Prints the contrasts of a theme, and counts those that are too weak.
fn table(theme: &Theme, out: &mut impl Write) -> Result<usize, Trouble> {
    let figures = theme.contrasts();
    writeln!(out, "{}", theme.name)?;
    if figures.is_empty() {
        writeln!(out, "  no colours of its own to compare")?;
    } else {
        writeln!(
            out,
            "  {:<20} {:>8} {:>8} {:>8}",
            "", "required", "exact", "of 256"
        )?;
    }
    for figure in &figures {
        let Figure {
            pair,
            exact,
            indexed,
        } = figure;
        let name = format!("{} on {}", pair.over.name(), pair.under.name());
        let verdict = if figure.holds() { "" } else { "  too weak" };
        writeln!(
            out,
            "  {name:<20} {:>8.1} {exact:>8.1} {indexed:>8.1}{verdict}",
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
    render::print(
        pages.into_iter().take(1),
        Manner::new(Some(format), depth),
        out,
    )?;
    Ok(Outcome::Done)
}
