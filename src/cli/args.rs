//! What was typed: every command and option. What they are for stands here in English, by which the
//! help finds it in the reader's language (`messages/usage.rs`).

use std::ops::RangeInclusive;
use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::compose::Size;
use crate::config::Choice;
use crate::issue::Direction;
use crate::messages::Misfit;
use crate::script::Script;

/// The whole command line.
#[derive(Debug, Parser)]
#[command(
    name = "newsprint",
    version,
    about = "A newspaper for the terminal",
    args_conflicts_with_subcommands = true,
    disable_help_subcommand = true
)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    #[command(flatten)]
    pub(super) read: Read,
}

/// How the bytes of a paper are taken, when they are not to be taken as what they look like.
#[derive(Args, Clone, Debug, Default)]
pub(super) struct Taking {
    /// Take the paper for this format; newsprint formats lists them
    #[arg(long, value_name = "FORMAT")]
    pub(super) from: Option<String>,
    /// Take its text to be in this encoding, such as gb18030
    #[arg(long, value_name = "LABEL")]
    pub(super) encoding: Option<String>,
}

/// Everything but reading.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Print the pages as the screen shows them
    Render(Render),
    /// Print the words in reading order
    Cat(Cat),
    /// Find words, their readings or a pattern
    Search(Search),
    /// Write papers in newsprint's own format
    Import(Import),
    /// List the formats that can be read
    Formats,
    /// Print the keys, or what is wrong with yours
    Keys(Keys),
    /// List, add, change, export or import what you marked
    #[command(subcommand, arg_required_else_help = false)]
    Bookmarks(Bookmarks),
    /// List, check or look at the themes
    #[command(subcommand, arg_required_else_help = false)]
    Themes(Themes),
    /// Check the settings file, or print one with every setting
    Config(Config),
    /// Print where everything is kept
    Paths,
    /// Print what is known of this terminal, and what is wrong with the settings
    Doctor,
    /// Print what lets a shell complete the commands
    Completions {
        /// The shell
        #[arg(value_enum)]
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    Man,
}

/// What to read.
#[derive(Args, Debug)]
pub(super) struct Read {
    /// A file or folder to read, - for standard input; without it, a paper that comes with newsprint
    pub(super) path: Option<PathBuf>,
    /// Read line by line: one column, no rules, the cursor where the reading is
    #[arg(long)]
    pub(super) linear: bool,
    #[command(flatten)]
    pub(super) taking: Taking,
    #[command(flatten)]
    pub(super) wishes: Wishes,
}

/// What to print as pages.
#[derive(Args, Debug)]
pub(super) struct Render {
    /// A file or folder, - for standard input
    pub(super) path: PathBuf,
    #[command(flatten)]
    pub(super) taking: Taking,
    /// The size of a page in cells
    #[arg(long, value_name = "WIDTHxHEIGHT", default_value = "120x40", value_parser = size)]
    pub(super) size: Size,
    #[command(flatten)]
    pub(super) choice: Which,
    #[command(flatten)]
    pub(super) wishes: Wishes,
    /// What to print
    #[arg(long, value_enum)]
    pub(super) format: Option<Drawing>,
    /// Whether to print colours
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = Colour::Auto, conflicts_with = "format")]
    pub(super) color: Colour,
}

/// How a screen is put down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Drawing {
    /// Bare lines
    Text,
    /// Lines with the colours of a terminal
    Ansi,
    /// A drawing
    Svg,
    /// A web page
    Html,
}

/// What to do with themes.
#[derive(Clone, Debug, Subcommand)]
pub(super) enum Themes {
    /// Print a line for each
    List,
    /// Print the contrasts of a theme, or of a theme file; fails where one is too weak
    Check {
        /// A theme file, or the name of a theme; without it, every theme
        file: Option<PathBuf>,
    },
    /// Print a specimen of a theme
    Preview {
        /// The theme; without it, the one that is worn
        name: Option<String>,
        /// The size of the specimen in cells
        #[arg(long, value_name = "WIDTHxHEIGHT", default_value = "80x24", value_parser = size)]
        size: Size,
        /// What to print
        #[arg(long, value_enum, default_value_t = Drawing::Ansi)]
        format: Drawing,
    },
}

/// Which settings to print.
#[derive(Args, Clone, Copy, Debug)]
pub(super) struct Config {
    /// Print a settings file with every setting as it is when nothing is said
    #[arg(long)]
    pub(super) print_default: bool,
}

/// Which pages.
#[derive(Args, Clone, Copy, Debug)]
pub(super) struct Which {
    /// Only the front pages
    #[arg(long, conflicts_with = "article")]
    pub(super) front: bool,
    /// Only this story, counted from 1 over the whole paper
    #[arg(long, value_name = "NUMBER", value_parser = ordinal)]
    pub(super) article: Option<u32>,
    /// Only this page of them, counted from 1
    #[arg(long, value_name = "NUMBER", value_parser = ordinal)]
    pub(super) page: Option<u32>,
}

/// How pages look; what is not said is as the settings file has it.
#[derive(Args, Clone, Debug, Default)]
pub(super) struct Wishes {
    /// How many columns
    #[arg(long, value_name = "NUMBER", value_parser = columns)]
    pub(super) columns: Option<u16>,
    /// The width of a column aimed at, in cells
    #[arg(
        long,
        value_name = "CELLS",
        conflicts_with = "columns",
        value_parser = measure
    )]
    pub(super) measure: Option<u16>,
    /// How lines run; without it, as the paper says
    #[arg(long, value_parser = chosen::<Direction>(DIRECTIONS))]
    pub(super) direction: Option<Direction>,
    /// The script that Chinese is shown in
    #[arg(long, value_parser = chosen::<Script>(SCRIPTS))]
    pub(super) script: Option<Script>,
    /// The theme that colours wear
    #[arg(long, value_name = "NAME")]
    pub(super) theme: Option<String>,
}

/// What to print as words.
#[derive(Args, Debug)]
pub(super) struct Cat {
    /// A file or folder, - for standard input
    pub(super) path: PathBuf,
    #[command(flatten)]
    pub(super) taking: Taking,
    /// What to print
    #[arg(long, value_enum, default_value_t = Words::Text)]
    pub(super) format: Words,
    /// Tell every guess, not only what was lost
    #[arg(long)]
    pub(super) verbose: bool,
}

/// What to look for.
#[derive(Args, Debug)]
pub(super) struct Search {
    /// A file or folder, - for standard input
    pub(super) path: PathBuf,
    #[command(flatten)]
    pub(super) taking: Taking,
    /// What to look for: words, pinyin, initials, romaji
    pub(super) query: String,
    /// What to print
    #[arg(long, value_enum, default_value_t = Findings::Text)]
    pub(super) format: Findings,
    /// The query is a regular expression
    #[arg(long)]
    pub(super) regex: bool,
    /// Only whole words
    #[arg(long)]
    pub(super) word: bool,
    /// Upper and lower case always differ
    #[arg(long)]
    pub(super) case: bool,
}

/// How hits are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Findings {
    /// A line for each, under its story
    Text,
    /// JSON
    Json,
}

/// What to write where.
#[derive(Args, Debug)]
pub(super) struct Import {
    /// Files and folders, - for standard input
    #[arg(required = true, value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) taking: Taking,
    /// The folder to write, empty or not there; for several papers the folder of their folders
    #[arg(short, long, value_name = "DIR")]
    pub(super) output: Option<PathBuf>,
    /// Tell every guess, not only what was lost
    #[arg(long)]
    pub(super) verbose: bool,
}

/// How to print the keys.
#[derive(Args, Clone, Copy, Debug)]
pub(super) struct Keys {
    /// As a Markdown table
    #[arg(long)]
    pub(super) md: bool,
    /// Only the lines of config.toml that cannot be followed
    #[arg(long, conflicts_with = "md")]
    pub(super) check: bool,
}

/// What to do with bookmarks.
#[derive(Debug, Subcommand)]
pub(super) enum Bookmarks {
    /// Print a line for each
    List(Filter),
    /// Mark a story, a paragraph or words of a paper
    Add(Add),
    /// Change the note of a bookmark
    Edit {
        /// The bookmark, as list names it; the first characters are enough
        id: String,
        /// The note; an empty one takes it away
        #[arg(long, value_name = "TEXT")]
        note: String,
    },
    /// Delete bookmarks
    Remove(Chosen),
    /// Give tags to bookmarks, or take them away
    Tag {
        #[command(flatten)]
        chosen: Chosen,
        /// A tag to give
        #[arg(long, value_name = "TAG")]
        add: Vec<String>,
        /// A tag to take away
        #[arg(long, value_name = "TAG")]
        drop: Vec<String>,
    },
    /// Print them, by paper and story
    Export {
        #[command(flatten)]
        filter: Filter,
        /// What to print
        #[arg(long, value_enum, default_value_t = Export::Markdown)]
        format: Export,
    },
    /// Take in what export --format json wrote
    Import {
        /// A file, - for standard input
        path: PathBuf,
    },
}

/// Which bookmarks: those that answer to everything that is said.
#[derive(Args, Clone, Debug, Default)]
pub(super) struct Filter {
    /// Only those with this tag
    #[arg(long, value_name = "TAG")]
    pub(super) tag: Vec<String>,
    /// Only those of this kind
    #[arg(long, value_enum)]
    pub(super) kind: Option<KindOfMark>,
    /// Only those of papers with these words in their name, day or file
    #[arg(long, value_name = "WORDS")]
    pub(super) paper: Option<String>,
    /// Only those with these words in quote, headline or note
    #[arg(long, value_name = "WORDS")]
    pub(super) find: Option<String>,
}

/// Bookmarks by name, or by what they are.
#[derive(Args, Clone, Debug)]
pub(super) struct Chosen {
    /// Bookmarks, as list names them; the first characters are enough
    #[arg(value_name = "ID")]
    pub(super) ids: Vec<String>,
    #[command(flatten)]
    pub(super) filter: Filter,
}

/// What to mark.
#[derive(Args, Debug)]
pub(super) struct Add {
    /// A file or folder, - for standard input
    pub(super) path: PathBuf,
    #[command(flatten)]
    pub(super) taking: Taking,
    /// This story, counted from 1 over the whole paper
    #[arg(long, value_name = "NUMBER", value_parser = ordinal)]
    pub(super) article: Option<u32>,
    /// This paragraph of it, counted from 1
    #[arg(long, value_name = "NUMBER", value_parser = ordinal)]
    pub(super) paragraph: Option<u32>,
    /// These words, as a clip
    #[arg(long, value_name = "WORDS", conflicts_with = "paragraph")]
    pub(super) quote: Option<String>,
    /// A note
    #[arg(long, value_name = "TEXT")]
    pub(super) note: Option<String>,
    /// A tag
    #[arg(long, value_name = "TAG")]
    pub(super) tag: Vec<String>,
}

/// A kind of bookmark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum KindOfMark {
    /// A whole story
    Story,
    /// A place in a story
    Place,
    /// A passage, word for word
    Clip,
}

/// What exported bookmarks are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Export {
    /// Markdown
    Markdown,
    /// Everything, to be taken in again
    Json,
    /// An outline for outliners and feed readers
    Opml,
    /// Bare lines
    Text,
}

/// A kind of text to print.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Words {
    /// Bare lines
    Text,
    /// Markdown
    Markdown,
    /// JSON
    Json,
}

/// When to print colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Colour {
    /// On a terminal that has them, unless `NO_COLOR` is set
    #[value(help = "On a terminal that has them, unless NO_COLOR is set")]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// What is said of the ways that lines run, in their order.
const DIRECTIONS: &[&str] = &[
    "Left to right, lines downward",
    "Top to bottom, lines leftward",
];

/// What is said of the scripts, in their order.
const SCRIPTS: &[&str] = &[
    "The paper's own",
    "Simplified characters",
    "Traditional characters",
];

/// One of the choices of a setting, called as in the settings file.
fn chosen<T: Choice + Send + Sync>(about: &'static [&str]) -> impl TypedValueParser<Value = T> {
    let choices = T::CHOICES.iter().zip(about);
    let values = choices.map(|((name, _), about)| PossibleValue::new(*name).help(*about));
    PossibleValuesParser::new(values).try_map(|name| T::named(&name).ok_or(Misfit::Untold))
}

/// `120x40` as a size in cells.
fn size(text: &str) -> Result<Size, Misfit> {
    const MOST: u16 = 2000;
    let side = |text: &str| text.parse().ok().filter(|side| (1..=MOST).contains(side));
    text.split_once(['x', 'X', '×'])
        .and_then(|(width, height)| {
            Some(Size {
                width: side(width)?,
                height: side(height)?,
            })
        })
        .ok_or(Misfit::Size(MOST))
}

/// A number within bounds.
fn number(text: &str, bounds: RangeInclusive<u32>) -> Result<u32, Misfit> {
    let number = text.parse().ok().filter(|number| bounds.contains(number));
    let (least, most) = bounds.into_inner();
    let most = Some(most).filter(|most| *most < u32::MAX);
    number.ok_or(Misfit::Number(least, most))
}

/// A number that counts from 1.
fn ordinal(text: &str) -> Result<u32, Misfit> {
    number(text, 1..=u32::MAX)
}

/// How many columns.
fn columns(text: &str) -> Result<u16, Misfit> {
    number(text, 1..=20).map(|number| number as u16)
}

/// A width in cells.
fn measure(text: &str) -> Result<u16, Misfit> {
    number(text, 8..=400).map(|number| number as u16)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_definition_holds_together() {
        <Arguments as clap::CommandFactory>::command().debug_assert();
    }

    #[test]
    fn sizes_are_two_sides() {
        for (text, expected) in [
            ("120x40", Some((120, 40))),
            ("80×24", Some((80, 24))),
            ("0x3", None),
            ("9999x3", None),
            ("80", None),
            ("80x", None),
            ("80x24x3", None),
        ] {
            let read = size(text).ok().map(|size| (size.width, size.height));
            assert_eq!(read, expected, "{text}");
        }
    }
}
