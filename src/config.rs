//! The reader's settings file, `config.toml`: checked and defaulted. A wrong value is reported with
//! file, line, key and what is allowed, and the default is used; the file is never written.

use std::fmt;
use std::path::Path;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::clean::Clean;
use crate::compose::{Ambiguous, Columns, Forms, Width};
use crate::issue::{Direction, Language};
use crate::script::Script;

/// The measures that are allowed, in cells (what reading research supports), and the usual one.
pub const MEASURES: std::ops::RangeInclusive<u16> = 34..=56;

/// The usual measure, in cells: 22 Han or 44 Latin characters.
pub const USUAL_MEASURE: u16 = 44;

/// The largest settings file that is read, in bytes.
const LARGEST: u64 = 256 * 1024;

/// What the reader likes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    /// The language of the program; `None` follows the locale.
    pub language: Option<Language>,
    /// Which theme is worn.
    pub theme: ThemeChoice,
    /// How pages are set.
    pub layout: Layout,
    /// How the terminal is used.
    pub reading: Reading,
    /// Keys of the reader's own.
    pub keys: Vec<KeyChoice>,
}

/// Which theme is worn, by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ThemeChoice {
    /// Always this one.
    One(String),
    /// One for a light terminal, one for a dark one.
    Pair {
        /// On a light terminal.
        light: String,
        /// On a dark terminal.
        dark: String,
    },
}

/// How pages are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The measure aimed at, in cells.
    pub measure: u16,
    /// How many columns; `None` as many as fit.
    pub columns: Option<u16>,
    /// How lines run; `None` as the paper says.
    pub direction: Option<Direction>,
    /// Whether lines of words and spaces are made flush.
    pub justify: bool,
}

/// How the terminal is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Whose word counts for the cells of characters.
    pub width: WidthChoice,
    /// The forms of marks that the font has for vertical lines.
    pub forms: Forms,
    /// Whether the mouse is listened to.
    pub mouse: Mouse,
    /// The script that Chinese is shown in.
    pub script: Script,
    /// Whether there is a line of hints.
    pub footer: Footer,
    /// Whether the bars around the page are seen.
    pub bars: Bars,
}

/// Whether the bars around the page are seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bars {
    /// They are.
    Shown,
    /// Nothing but the page is.
    Hidden,
}

/// Whether there is a line of hints under the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Footer {
    /// There is.
    Full,
    /// There is none.
    Off,
}

/// Whose word counts for the cells of characters whose width depends on the terminal (`“ ” — …`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WidthChoice {
    /// The terminal's: what it is known to do, which is the usual until it was asked.
    Terminal(Width),
    /// The reader's.
    Reader(Ambiguous),
}

/// Whether the mouse is listened to. When it is not, the terminal's own selection works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mouse {
    /// Clicks and the wheel are ours.
    Heard,
    /// The terminal keeps them.
    Left,
}

/// A line of `[keys]`: a key or chord, and the id of the action it does; an empty id unbinds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyChoice {
    /// The keys, such as `ctrl-d` or `g b`.
    pub keys: Clean,
    /// The action's id.
    pub action: Clean,
    /// The room it is for, `[keys.reader]`; none for every room where the action has keys.
    pub room: Option<Clean>,
    /// The line in the settings file.
    pub line: usize,
}

/// What is wrong with the settings file, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigError {
    /// The file.
    pub file: Clean,
    /// The line, counted from 1; 0 when it is about the whole file.
    pub line: usize,
    /// What is wrong.
    pub fault: ConfigFault,
}

/// A fault of the settings file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConfigFault {
    /// A key that means nothing.
    Unknown {
        /// The key, with its table.
        key: Clean,
    },
    /// A value that is not allowed.
    Value {
        /// The key, with its table.
        key: Clean,
        /// What is allowed.
        allowed: &'static str,
    },
    /// It is not TOML.
    Syntax {
        /// What the reader of TOML says.
        reason: Clean,
    },
    /// It is there and cannot be read.
    Unreadable {
        /// What the system says.
        reason: Clean,
    },
}

impl Default for ThemeChoice {
    fn default() -> Self {
        ThemeChoice::Pair {
            light: "newsprint".to_owned(),
            dark: "ink".to_owned(),
        }
    }
}

impl Default for Layout {
    fn default() -> Self {
        Layout {
            measure: USUAL_MEASURE,
            columns: None,
            direction: None,
            justify: true,
        }
    }
}

impl Default for Reading {
    fn default() -> Self {
        Reading {
            width: WidthChoice::Terminal(Width::default()),
            forms: Forms::All,
            mouse: Mouse::Heard,
            script: Script::Source,
            footer: Footer::Full,
            bars: Bars::Shown,
        }
    }
}

impl WidthChoice {
    /// The table of widths to go by.
    pub fn table(self) -> Width {
        match self {
            WidthChoice::Terminal(width) => width,
            WidthChoice::Reader(ambiguous) => Width::new(ambiguous),
        }
    }
}

impl Layout {
    /// The columns as the engine wants them.
    pub fn columns(&self) -> Columns {
        match self.columns {
            Some(count) => Columns::Exactly(count),
            None => Columns::Fit {
                measure: self.measure,
            },
        }
    }
}

impl Config {
    /// Reads the settings file; one that is not there is all defaults.
    pub fn read(path: &Path) -> (Config, Vec<ConfigError>) {
        let file = path.to_string_lossy();
        let text = match std::fs::metadata(path) {
            Ok(facts) if facts.len() > LARGEST => Err(std::io::Error::other("too large")),
            Ok(_) => std::fs::read_to_string(path),
            Err(error) => Err(error),
        };
        match text {
            Ok(text) => Config::parse(&file, &text),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                (Config::default(), Vec::new())
            }
            Err(error) => {
                let reason = Clean::line(&error.to_string());
                let fault = ConfigFault::Unreadable { reason };
                let file = Clean::line(&file);
                (
                    Config::default(),
                    vec![ConfigError {
                        file,
                        line: 0,
                        fault,
                    }],
                )
            }
        }
    }

    /// Reads the text of a settings file of that name.
    pub fn parse(file: &str, text: &str) -> (Config, Vec<ConfigError>) {
        let mut reader = Reader {
            file: Clean::line(file),
            text,
            errors: Vec::new(),
            config: Config::default(),
        };
        // What is no TOML costs its own line; the rest of the file is in force.
        let (table, errors) = DeTable::parse_recoverable(text);
        reader.table("", table.get_ref());
        for error in errors {
            let reason = Clean::line(error.message());
            let at = error.span().map_or(0, |span| span.start);
            reader.report(at, ConfigFault::Syntax { reason });
        }
        // The table is read in the order of its names; a reader looks from the top.
        reader.errors.sort_by_key(|error| error.line);
        reader.config.keys.sort_by_key(|choice| choice.line);
        (reader.config, reader.errors)
    }
}

/// Walks the file, filling the config and noting faults.
struct Reader<'a> {
    file: Clean,
    text: &'a str,
    errors: Vec<ConfigError>,
    config: Config,
}

impl Reader<'_> {
    fn table(&mut self, prefix: &str, table: &DeTable<'_>) {
        for (key, value) in table {
            let name = format!("{prefix}{}", key.get_ref());
            let at = key.span().start;
            match (name.as_str(), value.get_ref()) {
                ("layout" | "reading", DeValue::Table(inner)) => {
                    self.table(&format!("{name}."), inner);
                }
                ("keys", DeValue::Table(inner)) => self.keys(None, inner),
                _ => {
                    if let Err(fault) = self.value(&name, value) {
                        self.report(at, fault);
                    }
                }
            }
        }
    }

    fn value(&mut self, name: &str, value: &Spanned<DeValue<'_>>) -> Result<(), ConfigFault> {
        let value = value.get_ref();
        let config = &mut self.config;
        let wrong = |allowed| ConfigFault::Value {
            key: Clean::line(name),
            allowed,
        };
        match name {
            "language" => {
                config.language = language(value).map_err(|()| {
                    wrong("\"auto\", \"en\", \"zh-Hans\", \"zh-Hant\", \"ja\", \"ko\"")
                })?;
            }
            "theme" => {
                config.theme = theme(value)
                    .ok_or_else(|| wrong("the name of a theme, or { light = …, dark = … }"))?;
            }
            "layout.measure" | "layout.target" => {
                config.layout.measure = number(value)
                    .filter(|cells| MEASURES.contains(cells))
                    .ok_or_else(|| wrong("a number of cells from 34 to 56"))?;
            }
            "layout.columns" => {
                config.layout.columns = match (value.as_str(), number(value)) {
                    (Some("auto"), _) => None,
                    (_, Some(count @ 1..=9)) => Some(count),
                    _ => return Err(wrong("\"auto\" or a number from 1 to 9")),
                };
            }
            "layout.direction" => {
                config.layout.direction = match value.as_str() {
                    Some("auto") => None,
                    Some("horizontal") => Some(Direction::Horizontal),
                    Some("vertical") => Some(Direction::Vertical),
                    _ => return Err(wrong("\"auto\", \"horizontal\" or \"vertical\"")),
                };
            }
            "layout.justify" => {
                config.layout.justify = value.as_bool().ok_or_else(|| wrong("true or false"))?;
            }
            "reading.ambiguous_width" => {
                config.reading.width = match (value.as_str(), number(value)) {
                    (Some("auto"), _) => Reading::default().width,
                    (_, Some(1)) => WidthChoice::Reader(Ambiguous::Narrow),
                    (_, Some(2)) => WidthChoice::Reader(Ambiguous::Wide),
                    _ => return Err(wrong("\"auto\", 1 or 2")),
                };
            }
            "reading.vertical_forms" => {
                config.reading.forms = match value.as_bool() {
                    Some(true) => Forms::All,
                    Some(false) => Forms::WithoutSmall,
                    None => return Err(wrong("true or false")),
                };
            }
            "reading.mouse" => {
                config.reading.mouse = match value.as_bool() {
                    Some(true) => Mouse::Heard,
                    Some(false) => Mouse::Left,
                    None => return Err(wrong("true or false")),
                };
            }
            "reading.script" => {
                config.reading.script = match value.as_str() {
                    Some("source") => Script::Source,
                    Some("simplified") => Script::Simplified,
                    Some("traditional") => Script::Traditional,
                    _ => return Err(wrong("\"source\", \"simplified\" or \"traditional\"")),
                };
            }
            "reading.zen" => {
                config.reading.bars = match value.as_bool() {
                    Some(true) => Bars::Hidden,
                    Some(false) => Bars::Shown,
                    None => return Err(wrong("true or false")),
                };
            }
            "reading.footer" => {
                config.reading.footer = match value.as_str() {
                    Some("full") => Footer::Full,
                    Some("off") => Footer::Off,
                    _ => return Err(wrong("\"full\" or \"off\"")),
                };
            }
            "layout" | "reading" | "keys" => return Err(wrong("a table")),
            _ => {
                let key = Clean::line(name);
                return Err(ConfigFault::Unknown { key });
            }
        }
        Ok(())
    }

    fn keys(&mut self, room: Option<&Clean>, table: &DeTable<'_>) {
        for (keys, action) in table {
            let at = keys.span().start;
            if let (None, DeValue::Table(inner)) = (room, action.get_ref()) {
                self.keys(Some(&Clean::line(keys.get_ref())), inner);
                continue;
            }
            let Some(action) = action.get_ref().as_str() else {
                let key = Clean::line(&format!("keys.{}", keys.get_ref()));
                let allowed = "the name of an action, or \"\"";
                self.report(at, ConfigFault::Value { key, allowed });
                continue;
            };
            self.config.keys.push(KeyChoice {
                keys: Clean::line(keys.get_ref()),
                action: Clean::line(action),
                room: room.cloned(),
                line: self.line(at),
            });
        }
    }

    fn report(&mut self, byte: usize, fault: ConfigFault) {
        self.errors.push(ConfigError {
            file: self.file.clone(),
            line: self.line(byte),
            fault,
        });
    }

    fn line(&self, byte: usize) -> usize {
        let before = self.text.get(..byte).unwrap_or(self.text);
        1 + before.bytes().filter(|byte| *byte == b'\n').count()
    }
}

/// The language that is named, or none for that of the locale; an error for anything else.
fn language(value: &DeValue<'_>) -> Result<Option<Language>, ()> {
    match value.as_str().ok_or(())? {
        "auto" => Ok(None),
        tag => {
            let language = Language::from_tag(tag);
            // Everything unknown reads as English; only English itself may.
            let meant = language != Language::English || tag.starts_with("en");
            meant.then_some(Some(language)).ok_or(())
        }
    }
}

fn theme(value: &DeValue<'_>) -> Option<ThemeChoice> {
    if let Some(name) = value.as_str() {
        return Some(match name {
            "auto" => ThemeChoice::default(),
            name => ThemeChoice::One(Clean::line(name).to_string()),
        });
    }
    let table = value.as_table()?;
    let name = |tone: &str| {
        let (_, value) = table.iter().find(|(key, _)| key.get_ref() == tone)?;
        Some(Clean::line(value.get_ref().as_str()?).to_string())
    };
    Some(ThemeChoice::Pair {
        light: name("light")?,
        dark: name("dark")?,
    })
    .filter(|_| table.len() == 2)
}

fn number(value: &DeValue<'_>) -> Option<u16> {
    let number = value.as_integer()?;
    u16::from_str_radix(number.as_str(), number.radix()).ok()
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file)?;
        if self.line > 0 {
            write!(f, ", line {}", self.line)?;
        }
        match &self.fault {
            ConfigFault::Unknown { key } => write!(f, ": there is no setting {key}"),
            ConfigFault::Value { key, allowed } => write!(f, ": {key} must be {allowed}"),
            ConfigFault::Syntax { reason } | ConfigFault::Unreadable { reason } => {
                write!(f, ": {reason}")
            }
        }
    }
}

impl std::error::Error for ConfigError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, said: &[&str]) -> Config {
        let (config, errors) = Config::parse("config.toml", text);
        let errors: Vec<_> = errors.iter().map(ToString::to_string).collect();
        assert_eq!(errors, said, "{text}");
        config
    }

    #[test]
    fn nothing_written_is_all_defaults() {
        assert_eq!(check("", &[]), Config::default());
    }

    #[test]
    fn everything_can_be_set() {
        let config = check(
            "language = \"zh-CN\"\ntheme = { light = \"salmon\", dark = \"ink\" }\n\
             [layout]\nmeasure = 40\ncolumns = 3\ndirection = \"vertical\"\njustify = false\n\
             [reading]\nambiguous_width = 2\nvertical_forms = false\nmouse = false\nscript = \"traditional\"\n\
             [keys]\n\"ctrl-d\" = \"page.next\"\nx = \"\"\n",
            &[],
        );
        assert_eq!(config.language, Some(Language::Simplified));
        assert_eq!(
            config.theme,
            ThemeChoice::Pair {
                light: "salmon".to_owned(),
                dark: "ink".to_owned()
            }
        );
        assert_eq!(config.layout.columns(), Columns::Exactly(3));
        assert_eq!(config.layout.measure, 40);
        assert_eq!(config.layout.direction, Some(Direction::Vertical));
        assert!(!config.layout.justify);
        assert_eq!(config.reading.width, WidthChoice::Reader(Ambiguous::Wide));
        assert_eq!(config.reading.forms, Forms::WithoutSmall);
        assert_eq!(config.reading.mouse, Mouse::Left);
        assert_eq!(config.reading.script, Script::Traditional);
        let keys: Vec<_> = config
            .keys
            .iter()
            .map(|choice| (&*choice.keys, &*choice.action, choice.line))
            .collect();
        assert_eq!(keys, [("ctrl-d", "page.next", 14), ("x", "", 15)]);
    }

    #[test]
    fn a_wrong_value_is_named_and_the_rest_still_counts() {
        let config = check(
            "theme = 3\nlanguage = \"klingon\"\n[layout]\nmeasure = 70\ncolumns = 2\n\
             [reading]\nmouse = \"yes\"\ncolour = 1\n",
            &[
                "config.toml, line 1: theme must be the name of a theme, or { light = …, dark = … }",
                "config.toml, line 2: language must be \"auto\", \"en\", \"zh-Hans\", \"zh-Hant\", \"ja\", \"ko\"",
                "config.toml, line 4: layout.measure must be a number of cells from 34 to 56",
                "config.toml, line 7: reading.mouse must be true or false",
                "config.toml, line 8: there is no setting reading.colour",
            ],
        );
        assert_eq!(config.layout.columns, Some(2));
        assert_eq!(config.theme, ThemeChoice::default());
    }

    #[test]
    fn what_is_not_toml_is_told_with_its_line() {
        check(
            "theme = \"ink\"\n[layout\n",
            &["config.toml, line 2: unclosed table, expected `]`"],
        );
    }

    #[test]
    fn a_line_that_is_no_toml_costs_only_itself() {
        let config = check(
            "theme = \"salmon\"\n[keys]\nj = \"quit\"\nx = \"help\"\nj = \"help\"\n[keys.reader]\nb = \"mark\"\n",
            &["config.toml, line 5: duplicate key"],
        );
        assert_eq!(config.theme, ThemeChoice::One("salmon".to_owned()));
        let lines: Vec<_> = config.keys.iter().map(|key| key.line).collect();
        assert_eq!(lines, [3, 4, 7]);
        assert_eq!(config.keys[2].room.as_deref(), Some("reader"));
    }

    #[test]
    fn a_file_that_is_not_there_is_no_trouble() {
        let (config, errors) = Config::read(Path::new("no/such/config.toml"));
        assert_eq!((config, errors), (Config::default(), Vec::new()));
    }
}
