//! What the reader likes: the settings file and the themes, with what was typed on top.

use std::io::Write;
use std::rc::Rc;

use super::args::Wishes;
use super::outcome::Trouble;
use crate::bundled;
use crate::config::{Config, Images, ThemeChoice, Way};
use crate::formats::Reading;
use crate::issue::Language;
use crate::messages::{Messages, Told};
use crate::storage::{Directories, Storage};
use crate::terminal::{Opening, Session, Surroundings, Tone};
use crate::theme::{Depth, Themes};

/// What the reader likes.
#[derive(Debug)]
pub(super) struct Preferences {
    /// The settings file, with what was typed in its place.
    config: Config,
    /// The themes at hand.
    themes: Themes,
    /// What is wrong in either, a line each.
    troubles: Vec<Rc<dyn Told>>,
}

impl Preferences {
    /// Reads settings and themes; what is wrong in them is told, and the usual is used.
    pub(super) fn new(
        wishes: &Wishes,
        depth: Depth,
        errors: &mut impl Write,
    ) -> Result<Preferences, Trouble> {
        let folder = Directories::of_user().config;
        let (mut config, faults) = match &folder {
            Some(folder) => Config::read(&folder.join("config.toml")),
            None => Default::default(),
        };
        let directory = folder.map(|folder| folder.join("themes"));
        let (themes, flaws) = Themes::load(bundled::THEMES, directory.as_deref(), depth);
        let messages = speaking(&config);
        let flaws = flaws.into_iter().map(|flaw| Rc::new(flaw) as Rc<dyn Told>);
        let faults = faults
            .into_iter()
            .map(|fault| Rc::new(fault) as Rc<dyn Told>);
        let troubles: Vec<Rc<dyn Told>> = faults.chain(flaws).collect();
        for trouble in &troubles {
            writeln!(errors, "newsprint: {}", messages.tell(&**trouble))?;
        }
        if let Some(name) = &wishes.theme {
            // A name is right or wrong whether or not there are colours to show it in.
            let (every, _) = Themes::load(bundled::THEMES, directory.as_deref(), Depth::True);
            let known: Vec<String> = every.all().iter().map(|theme| theme.name.clone()).collect();
            if !known.contains(name) {
                let name = name.clone();
                return Err(Trouble::Theme { name, known });
            }
            config.theme = ThemeChoice::One(name.clone());
        }
        let layout = &mut config.layout;
        layout.columns = wishes.columns.or(layout.columns);
        if let Some(measure) = wishes.measure {
            layout.measure = measure;
            layout.columns = None;
        }
        layout.direction = wishes.direction.or(layout.direction);
        config.reading.script = wishes.script.unwrap_or(config.reading.script);
        Ok(Preferences {
            config,
            themes,
            troubles,
        })
    }

    /// From now on reading goes line by line.
    pub(super) fn read_linearly(&mut self) {
        self.config.terminal.way = Way::Linear;
    }

    /// From now on photographs are frames: nothing is printed in colours.
    pub(super) fn leave_photographs(&mut self) {
        self.config.terminal.images = Images::Off;
    }

    /// The language that the reader is spoken to.
    pub(super) fn messages(&self) -> Messages {
        speaking(&self.config)
    }

    /// What is wrong in the settings and the themes, a line each.
    pub(super) fn troubles(&self) -> &[Rc<dyn Told>] {
        &self.troubles
    }

    /// A sitting over a paper, with what is kept for it and what is to be told at its start.
    pub(super) fn session(
        &self,
        reading: Reading,
        storage: Storage,
        troubles: Vec<Rc<dyn Told>>,
    ) -> Session {
        let notes = reading.notes.into_iter();
        let ground = std::env::var("COLORFGBG").ok();
        Session::new(Opening {
            notes: notes.map(|note| Rc::new(note) as Rc<dyn Told>).collect(),
            issue: reading.issue,
            troubles,
            storage,
            config: self.config.clone(),
            themes: self.themes.clone(),
            surroundings: Surroundings {
                language: language(),
                tone: Tone::detect(ground.as_deref()),
            },
        })
    }
}

/// The language that troubles are told in: the reader's, if the settings can be read.
pub(super) fn spoken() -> Messages {
    let folder = Directories::of_user().config;
    let config = folder.map(|folder| Config::read(&folder.join("config.toml")).0);
    speaking(&config.unwrap_or_default())
}

/// The language that whoever has these settings is spoken to.
pub(super) fn speaking(config: &Config) -> Messages {
    Messages::new(config.language.unwrap_or_else(language))
}

/// The language that the locale names.
pub(super) fn language() -> Language {
    let named = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    Language::from_tag(&named.unwrap_or_default())
}

/// The colours that the terminal says it has.
pub(super) fn depth(no_color: Option<&str>) -> Depth {
    let value = |name: &str| std::env::var(name).ok();
    Depth::detect(
        no_color,
        value("COLORTERM").as_deref(),
        value("TERM").as_deref(),
    )
}

/// The colours that themes are made for: as many as there can be, also where none are printed, so
/// that the words are those of the screen; none only for whoever wants none.
pub(super) fn worn(printed: Depth) -> Depth {
    let no_color = std::env::var("NO_COLOR").ok();
    match printed {
        Depth::None => Depth::detect(no_color.as_deref(), Some("truecolor"), Some("xterm")),
        depth => depth,
    }
}
