//! `newsprint doctor` and `newsprint paths`: what is known of the terminal and where things are kept.

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

use super::outcome::{Outcome, Trouble, name};
use super::preferences;
use crate::config::Config;
use crate::storage::Directories;
use crate::terminal::{self, Tone};
use crate::theme::{Depth, Themes};

/// What a terminal should show upright, in boxes of two cells, and not as empty boxes.
const VERTICAL: &str = "︑ ︒ ︓ ︔ ︕ ︖ ︵ ︶ ﹁ ﹂ ﹃ ﹄ ︱ ︙";

/// Prints where everything is kept.
pub(super) fn paths(out: &mut impl Write) -> Result<Outcome, Trouble> {
    for (what, path) in kept() {
        let path = path.map(|path| name(&path).to_string());
        let path = path
            .as_deref()
            .unwrap_or("nowhere: there is no home directory");
        writeln!(out, "{what:<10} {path}")?;
    }
    Ok(Outcome::Done)
}

fn kept() -> [(&'static str, Option<PathBuf>); 4] {
    let Directories { config, state, .. } = Directories::of_user();
    let below = |folder: &Option<PathBuf>, file: &str| folder.as_ref().map(|one| one.join(file));
    [
        ("settings", below(&config, "config.toml")),
        ("themes", below(&config, "themes")),
        ("bookmarks", below(&config, "bookmarks.json")),
        ("positions", below(&state, "positions.jsonl")),
    ]
}

/// Prints what is known of the terminal, and what is wrong with settings and themes.
pub(super) fn run(out: &mut impl Write) -> Result<Outcome, Trouble> {
    writeln!(out, "Terminal")?;
    for name in [
        "TERM",
        "COLORTERM",
        "COLORFGBG",
        "NO_COLOR",
        "NEWSPRINT_LINEAR",
    ] {
        let value = std::env::var(name).ok();
        let value = value.map(|value| crate::clean::Clean::line(&value).to_string());
        writeln!(
            out,
            "  {name:<18} {}",
            value.as_deref().unwrap_or("not set")
        )?;
    }
    let depth = preferences::depth(std::env::var("NO_COLOR").ok().as_deref());
    let colours = match depth {
        Depth::None => "none",
        Depth::Sixteen => "16",
        Depth::Indexed => "256",
        Depth::True => "all",
    };
    writeln!(out, "  {:<18} {colours}", "colours")?;
    let size = terminal::screen_size().filter(|_| io::stdout().is_terminal());
    match size {
        Some(size) => writeln!(out, "  {:<18} {}x{}", "size", size.width, size.height)?,
        None => writeln!(out, "  {:<18} standard output is no terminal", "size")?,
    }
    answers(out)?;
    let clipboard = terminal::clipboard_in_use(&config().clipboard);
    writeln!(out, "  {:<18} {clipboard}", "clipboard")?;
    writeln!(out, "  {:<18} {VERTICAL}", "vertical forms")?;
    writeln!(
        out,
        "  {:<18} boxes above? terminal.vertical_forms = false",
        ""
    )?;
    writeln!(out, "Kept")?;
    for (what, path) in kept() {
        let path = path.map_or_else(|| "nowhere".to_owned(), |path| name(&path).to_string());
        writeln!(out, "  {what:<18} {path}")?;
    }
    writeln!(out, "Wrong")?;
    let troubles = troubles();
    for trouble in &troubles {
        writeln!(out, "  {trouble}")?;
    }
    if troubles.is_empty() {
        writeln!(out, "  nothing")?;
    }
    Ok(Outcome::Done)
}

/// What the terminal answers when it is asked.
fn answers(out: &mut impl Write) -> Result<(), Trouble> {
    let ground = std::env::var("COLORFGBG").ok();
    let guess = match Tone::detect(ground.as_deref()) {
        Tone::Light => "light, as far as it says",
        Tone::Dark => "dark, as far as it says",
    };
    let Some(answers) = terminal::ask() else {
        writeln!(out, "  {:<18} {guess}", "ground")?;
        writeln!(out, "  {:<18} cannot be asked here", "answers")?;
        return Ok(());
    };
    let ground = match answers.tone {
        Some(Tone::Light) => "light",
        Some(Tone::Dark) => "dark",
        None => guess,
    };
    writeln!(out, "  {:<18} {ground}", "ground")?;
    let (quotes, rules) = match answers.width {
        Some(width) => (width.of("“").to_string(), width.of("│").to_string()),
        None => ("not told".to_owned(), "not told".to_owned()),
    };
    writeln!(out, "  {:<18} {quotes}", "cells of “ ” — …")?;
    writeln!(out, "  {:<18} {rules}", "cells of rules")?;
    Ok(())
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
    let (_, flaws) = Themes::load(Some(&folder.join("themes")), Depth::True);
    let faults = faults.iter().map(|fault| messages.tell(fault));
    faults
        .chain(flaws.iter().map(|flaw| messages.tell(flaw)))
        .collect()
}
