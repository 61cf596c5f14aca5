//! `newsprint doctor` and `newsprint paths`: what is known of the terminal and where things are kept.

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

use super::outcome::{Outcome, Trouble, name};
use super::preferences;
use super::rows::padded;
use crate::bundled;
use crate::clean::Clean;
use crate::config::Config;
use crate::messages::{Label, Messages};
use crate::storage::Directories;
use crate::terminal::{self, Tone};
use crate::theme::{Depth, Themes};

/// What a terminal should show upright, in boxes of two cells, and not as empty boxes.
const VERTICAL: &str = "︑ ︒ ︓ ︔ ︕ ︖ ︵ ︶ ﹁ ﹂ ﹃ ﹄ ︱ ︙";

/// The cells of the labels of `paths`, and of `doctor`.
const PATHS: usize = 10;
const LABELS: usize = 18;

/// Prints where everything is kept.
pub(super) fn paths(out: &mut impl Write) -> Result<Outcome, Trouble> {
    let messages = preferences::spoken();
    for (what, path) in kept() {
        let path = path.map(|path| name(&path, messages).to_string());
        let nowhere = messages.label(Label::NoHome);
        let what = padded(messages.label(what), PATHS);
        writeln!(out, "{what} {}", path.as_deref().unwrap_or(nowhere))?;
    }
    Ok(Outcome::Done)
}

fn kept() -> [(Label, Option<PathBuf>); 5] {
    let Directories { config, state, .. } = Directories::of_user();
    let below = |folder: &Option<PathBuf>, file: &str| folder.as_ref().map(|one| one.join(file));
    [
        (Label::Settings, below(&config, "config.toml")),
        (Label::Themes, below(&config, "themes")),
        (Label::Bookmarks, below(&config, "bookmarks.json")),
        (Label::Fixes, below(&config, "fixes")),
        (Label::Positions, below(&state, "positions.jsonl")),
    ]
}

/// Prints what is known of the terminal, and what is wrong with settings and themes.
pub(super) fn run(out: &mut impl Write) -> Result<Outcome, Trouble> {
    let config = config();
    let messages = preferences::speaking(&config);
    let mut sheet = Sheet { messages, out };
    sheet.head(Label::Terminal)?;
    sheet.variables()?;
    sheet.colours()?;
    sheet.answers()?;
    let clipboard = terminal::clipboard_in_use(&config.clipboard, messages);
    sheet.row(messages.label(Label::Clipboard), &clipboard)?;
    sheet.row(messages.label(Label::VerticalForms), VERTICAL)?;
    sheet.row("", messages.label(Label::BoxesAbove))?;
    sheet.head(Label::Kept)?;
    for (what, path) in kept() {
        let path = path.map(|path| name(&path, messages).to_string());
        let path = path.as_deref().unwrap_or(messages.label(Label::Nowhere));
        sheet.row(messages.label(what), path)?;
    }
    sheet.head(Label::Wrong)?;
    let troubles = troubles();
    for trouble in &troubles {
        writeln!(sheet.out, "  {trouble}")?;
    }
    if troubles.is_empty() {
        writeln!(sheet.out, "  {}", messages.label(Label::Nothing))?;
    }
    Ok(Outcome::Done)
}

/// What is printed, in the reader's language.
struct Sheet<'a, W> {
    messages: Messages,
    out: &'a mut W,
}

impl<W: Write> Sheet<'_, W> {
    fn head(&mut self, label: Label) -> Result<(), Trouble> {
        Ok(writeln!(self.out, "{}", self.messages.label(label))?)
    }

    fn row(&mut self, label: &str, words: &str) -> Result<(), Trouble> {
        Ok(writeln!(self.out, "  {} {words}", padded(label, LABELS))?)
    }

    /// What the surroundings say.
    fn variables(&mut self) -> Result<(), Trouble> {
        for name in [
            "TERM",
            "COLORTERM",
            "COLORFGBG",
            "NO_COLOR",
            "NEWSPRINT_LINEAR",
        ] {
            let value = std::env::var(name).ok();
            let value = value.map(|value| Clean::line(&value).to_string());
            let not_set = self.messages.label(Label::NotSet);
            self.row(name, value.as_deref().unwrap_or(not_set))?;
        }
        Ok(())
    }

    /// The colours and the size.
    fn colours(&mut self) -> Result<(), Trouble> {
        let messages = self.messages;
        let depth = preferences::depth(std::env::var("NO_COLOR").ok().as_deref());
        let colours = match depth {
            Depth::None => messages.label(Label::NoColours),
            Depth::Sixteen => "16",
            Depth::Indexed => "256",
            Depth::True => messages.label(Label::AllColours),
        };
        self.row(messages.label(Label::Colours), colours)?;
        let size = terminal::screen_size().filter(|_| io::stdout().is_terminal());
        let size = size.map(|size| format!("{}x{}", size.width, size.height));
        let none = messages.label(Label::NoTerminal);
        self.row(messages.label(Label::Size), size.as_deref().unwrap_or(none))
    }

    /// What the terminal answers when it is asked.
    fn answers(&mut self) -> Result<(), Trouble> {
        let messages = self.messages;
        let ground = std::env::var("COLORFGBG").ok();
        let says = ground.as_deref().filter(|ground| !ground.is_empty());
        let guess = match Tone::detect(says) {
            _ if says.is_none() => Label::SaysNothing,
            Tone::Light => Label::SaysLight,
            Tone::Dark => Label::SaysDark,
        };
        let answers = terminal::ask();
        let ground = match answers.as_ref().and_then(|answers| answers.tone) {
            Some(Tone::Light) => Label::Light,
            Some(Tone::Dark) => Label::Dark,
            None => guess,
        };
        self.row(messages.label(Label::Ground), messages.label(ground))?;
        let Some(answers) = answers else {
            let cannot = messages.label(Label::CannotAsk);
            return self.row(messages.label(Label::Answers), cannot);
        };
        for (label, sign) in [(Label::CellsOfQuotes, "“"), (Label::CellsOfRules, "│")] {
            let cells = answers.width.map(|width| width.of(sign).to_string());
            let none = messages.label(Label::NotTold);
            self.row(messages.label(label), cells.as_deref().unwrap_or(none))?;
        }
        Ok(())
    }
}

/// What the reader likes.
fn config() -> Config {
    let folder = Directories::of_user().config;
    folder.map_or_else(Config::default, |folder| {
        Config::read(&folder.join("config.toml")).0
    })
}

fn troubles() -> Vec<String> {
    let Some(folder) = Directories::of_user().config else {
        return Vec::new();
    };
    let (config, faults) = Config::read(&folder.join("config.toml"));
    let messages = preferences::speaking(&config);
    let (_, flaws) = Themes::load(bundled::THEMES, Some(&folder.join("themes")), Depth::True);
    let faults = faults.iter().map(|fault| messages.tell(fault));
    faults
        .chain(flaws.iter().map(|flaw| messages.tell(flaw)))
        .collect()
}
