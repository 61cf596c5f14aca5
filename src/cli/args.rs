//! What was typed: every command, option and word of help.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::compose::Size;

/// The whole command line.
#[derive(Debug, Parser)]
#[command(
    name = "newsprint",
    version,
    about = "A newspaper for the terminal",
    after_help = AFTER_HELP,
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
    /// Write papers in newsprint's own format
    Import(Import),
    /// List the formats that can be read
    Formats,
    /// List or export what you marked
    #[command(subcommand, arg_required_else_help = false)]
    Bookmarks(Bookmarks),
}

/// What to read.
#[derive(Args, Debug)]
pub(super) struct Read {
    /// A file or folder to read, - for standard input; without it, a paper that comes with newsprint
    pub(super) path: Option<PathBuf>,
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
    pub(super) choice: Choice,
    #[command(flatten)]
    pub(super) wishes: Wishes,
    /// Whether to print colours
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = Colour::Auto)]
    pub(super) color: Colour,
}

/// Which pages.
#[derive(Args, Clone, Copy, Debug)]
pub(super) struct Choice {
    /// Only the front pages
    #[arg(long, conflicts_with = "article")]
    pub(super) front: bool,
    /// Only this story, counted from 1 over the whole paper
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(1..))]
    pub(super) article: Option<u32>,
    /// Only this page of them, counted from 1
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(1..))]
    pub(super) page: Option<u32>,
}

/// How pages look; what is not said is as the settings file has it.
#[derive(Args, Clone, Debug)]
pub(super) struct Wishes {
    /// How many columns
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..=20))]
    pub(super) columns: Option<u16>,
    /// The width of a column aimed at, in cells
    #[arg(
        long,
        value_name = "CELLS",
        conflicts_with = "columns",
        value_parser = clap::value_parser!(u16).range(8..=400)
    )]
    pub(super) measure: Option<u16>,
    /// How lines run; without it, as the paper says
    #[arg(long, value_enum)]
    pub(super) direction: Option<Direction>,
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

/// What to do with bookmarks.
#[derive(Clone, Copy, Debug, Subcommand)]
pub(super) enum Bookmarks {
    /// Print a line for each
    List,
    /// Print them all, by paper and story
    Export {
        /// What to print
        #[arg(long, value_enum, default_value_t = Words::Markdown)]
        format: Words,
    },
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

/// How lines run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Direction {
    /// Left to right, lines downward
    Horizontal,
    /// Top to bottom, lines leftward
    Vertical,
}

const AFTER_HELP: &str = "\
Examples:
  newsprint                               read the paper that comes with it
  newsprint morning.txt                   read a page of text
  newsprint render morning.txt --front    print the front page
  newsprint cat morning.txt | wc -m       count its characters
  newsprint import morning.txt -o morning write it as files you can correct
  newsprint import *.xml notes/ -o shelf  a folder for each
  newsprint bookmarks export > marks.md   take your bookmarks along
  newsprint cat old.txt --encoding big5   read an encoding that says nothing of itself
  newsprint ./render                      read a file that is named like a command

Exit status:
  0  done
  1  nothing found: no such story or page, no bookmarks
  2  trouble, told on standard error

Files (on Linux; elsewhere, where the platform keeps such things):
  ~/.config/newsprint/config.toml            your settings, never written
  ~/.config/newsprint/themes/                your themes
  ~/.config/newsprint/bookmarks.json         your bookmarks, one a line
  ~/.local/state/newsprint/positions.jsonl   where you were in each paper

Environment:
  NEWSPRINT_HOME             one folder for all of these files
  NO_COLOR                   no colours unless asked for
  COLORTERM, TERM            the colours of the terminal
  LC_ALL, LC_MESSAGES, LANG  the language of the program";

/// `120x40` as a size in cells.
fn size(text: &str) -> Result<Size, String> {
    const MOST: u16 = 2000;
    let side = |text: &str| text.parse().ok().filter(|side| (1..=MOST).contains(side));
    text.split_once(['x', 'X', '×'])
        .and_then(|(width, height)| {
            Some(Size {
                width: side(width)?,
                height: side(height)?,
            })
        })
        .ok_or_else(|| format!("a size is like 120x40, each side from 1 to {MOST}"))
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
