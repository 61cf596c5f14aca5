//! Every setting in one table: its name, what it may be, what it usually is, and how a value is taken
//! in; what each is about is said in `messages`. Reading, suggestions and the settings file we print come from it.

use toml::de::DeValue;

use super::choices::Choice;
use super::likes::{
    Bars, Bias, Clipboard, Config, Copied, Copying, Footer, Images, Keyboard, Letters, MEASURES,
    Mouse, Paper, Terminal, ThemeChoice, Way, WidthChoice,
};
use newsprint_compose::{Ambiguous, Forms, Strictness};
use newsprint_issue::clean::Clean;
use newsprint_issue::script::Script;
use newsprint_issue::{Direction, Language};
use newsprint_messages::Allowed;

/// A setting.
pub(super) struct Setting {
    /// The name, with its table.
    pub(super) name: &'static str,
    /// What it may be.
    pub(super) allowed: Allowed,
    /// What it is, as it is written.
    pub(super) writing: fn(&Config) -> String,
    /// Takes a value in; nothing when it is not allowed.
    pub(super) set: fn(&mut Config, &DeValue<'_>) -> Option<()>,
}

/// A setting that is one of a few.
macro_rules! choice {
    ($name:literal, $of:ty, $($field:ident).+) => {
        Setting {
            name: $name,
            allowed: Allowed::Of(<$of as Choice>::WRITTEN),
            writing: |config| config.$($field).+.writing().to_owned(),
            set: |config, value| {
                config.$($field).+ = <$of as Choice>::written(&written(value)?)?;
                Some(())
            },
        }
    };
}

/// A setting that is a number within bounds, or left to the program.
macro_rules! auto_or_number {
    ($name:literal, $least:literal..=$most:literal, $($field:tt)+) => {
        Setting {
            name: $name,
            allowed: Allowed::AutoOrNumber($least, $most),
            writing: |config| config.$($field)+.map_or("\"auto\"".to_owned(), |it| it.to_string()),
            set: |config, value| {
                config.$($field)+ = match (value.as_str(), number(value)) {
                    (Some("auto"), _) => None,
                    (_, Some(it @ $least..=$most)) => Some(it),
                    _ => return None,
                };
                Some(())
            },
        }
    };
}

/// Every setting, those of a table together.
pub(super) const SETTINGS: &[Setting] = &[
    Setting {
        name: "language",
        allowed: Allowed::Of(&[
            "\"auto\"",
            "\"en\"",
            "\"zh-Hans\"",
            "\"zh-Hant\"",
            "\"ja\"",
            "\"ko\"",
        ]),
        writing: |config| quoted(config.language.map_or("auto", Language::tag)),
        set: |config, value| language(value).map(|language| config.language = language),
    },
    Setting {
        name: "theme",
        allowed: Allowed::Themes,
        writing: |config| match &config.theme {
            ThemeChoice::One(name) => quoted(name),
            ThemeChoice::Pair { light, dark } => {
                format!("{{ light = {}, dark = {} }}", quoted(light), quoted(dark))
            }
        },
        set: |config, value| theme(value).map(|theme| config.theme = theme),
    },
    Setting {
        name: "layout.measure",
        allowed: Allowed::Cells(*MEASURES.start(), *MEASURES.end()),
        writing: |config| config.layout.measure.to_string(),
        set: |config, value| {
            let cells = number(value).filter(|cells| MEASURES.contains(cells))?;
            config.layout.measure = cells;
            Some(())
        },
    },
    auto_or_number!("layout.columns", 1..=9, layout.columns),
    choice!("layout.bias", Bias, layout.bias),
    choice!("layout.direction", Option<Direction>, layout.direction),
    choice!("layout.justify", bool, layout.justify),
    choice!("layout.strictness", Strictness, layout.strictness),
    choice!("reading.script", Script, reading.script),
    choice!("reading.copy_on_select", Copying, reading.copying),
    choice!("reading.copy_script", Copied, reading.copied),
    choice!("reading.zen", Bars, reading.bars),
    choice!("reading.footer", Footer, reading.footer),
    auto_or_number!("reading.speed_characters", 50..=5000, reading.speeds[0]),
    auto_or_number!("reading.speed_words", 50..=5000, reading.speeds[1]),
    Setting {
        name: "terminal.ambiguous_width",
        allowed: Allowed::Of(<Option<Ambiguous>>::WRITTEN),
        writing: |config| {
            let said = match config.terminal.width {
                WidthChoice::Terminal(_) => None,
                WidthChoice::Reader(ambiguous) => Some(ambiguous),
            };
            said.writing().to_owned()
        },
        set: |config, value| {
            let said = <Option<Ambiguous>>::written(&written(value)?)?;
            let asked = Terminal::default().width;
            config.terminal.width = said.map_or(asked, WidthChoice::Reader);
            Some(())
        },
    },
    choice!("terminal.vertical_forms", Forms, terminal.forms),
    choice!("terminal.mouse", Mouse, terminal.mouse),
    choice!("terminal.keyboard", Keyboard, terminal.keyboard),
    Setting {
        name: "terminal.clipboard",
        allowed: Allowed::Clipboard,
        writing: |config| match &config.clipboard {
            Clipboard::Auto => quoted("auto"),
            Clipboard::Osc52 => quoted("osc52"),
            Clipboard::Off => quoted("off"),
            Clipboard::Program(name) => quoted(name),
        },
        set: |config, value| {
            config.clipboard = match value.as_str()? {
                "auto" => Clipboard::Auto,
                "osc52" => Clipboard::Osc52,
                "off" => Clipboard::Off,
                name if is_program(name) => Clipboard::Program(Clean::line(name)),
                _ => return None,
            };
            Some(())
        },
    },
    choice!("terminal.paper", Paper, terminal.paper),
    choice!("terminal.images", Images, terminal.images),
    choice!("terminal.large_letters", Letters, terminal.letters),
    choice!("terminal.linear", Way, terminal.way),
];

fn quoted(text: &str) -> String {
    format!("\"{text}\"")
}

/// A value as it is written: text in quotes, numbers and truth without.
fn written(value: &DeValue<'_>) -> Option<String> {
    let text = value.as_str().map(quoted);
    let truth = || value.as_bool().map(|it| it.to_string());
    text.or_else(truth)
        .or_else(|| number(value).map(|it| it.to_string()))
}

/// Whether a program can be called so: a name alone, without folders and arguments.
fn is_program(name: &str) -> bool {
    let plain = |one: char| one.is_alphanumeric() || "._+-".contains(one);
    !name.is_empty() && !name.starts_with(['.', '-']) && name.chars().all(plain)
}

/// The tables that settings are in.
const TABLES: [&str; 4] = ["layout", "reading", "terminal", "keys"];

/// Whether a table is called so.
pub(super) fn is_table(name: &str) -> bool {
    TABLES.contains(&name)
}

/// Every name that there is.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    let settings = SETTINGS.iter().map(|setting| setting.name);
    settings.chain(TABLES)
}

/// What a setting is called that once was called otherwise.
pub(super) fn present(name: &str) -> &str {
    match name {
        "layout.target" => "layout.measure",
        "reading.ambiguous_width" => "terminal.ambiguous_width",
        "reading.vertical_forms" => "terminal.vertical_forms",
        "reading.mouse" => "terminal.mouse",
        name => name,
    }
}

/// The language that is named, or none for that of the locale; nothing for anything else.
#[expect(clippy::option_option, reason = "no language is one of the choices")]
fn language(value: &DeValue<'_>) -> Option<Option<Language>> {
    match value.as_str()? {
        "auto" => Some(None),
        tag => {
            let language = Language::from_tag(tag);
            // Everything unknown reads as English; only English itself may.
            let meant = language != Language::English || tag.starts_with("en");
            meant.then_some(Some(language))
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
