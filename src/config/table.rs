//! Every setting in one table: its name, what it may be, what it usually is, and how a value is taken
//! in; what each is about is said in `messages`. Reading, suggestions and the settings file we print come from it.

use toml::de::DeValue;

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
    /// What it is when nothing is said, as it is written.
    pub(super) usual: &'static str,
    /// Takes a value in; nothing when it is not allowed.
    pub(super) set: fn(&mut Config, &DeValue<'_>) -> Option<()>,
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
        usual: "\"auto\"",
        set: |config, value| language(value).map(|language| config.language = language),
    },
    Setting {
        name: "theme",
        allowed: Allowed::Themes,
        usual: "{ light = \"newsprint\", dark = \"ink\" }",
        set: |config, value| theme(value).map(|theme| config.theme = theme),
    },
    Setting {
        name: "layout.measure",
        allowed: Allowed::Cells(*MEASURES.start(), *MEASURES.end()),
        usual: "44",
        set: |config, value| {
            let cells = number(value).filter(|cells| MEASURES.contains(cells))?;
            config.layout.measure = cells;
            Some(())
        },
    },
    Setting {
        name: "layout.columns",
        allowed: Allowed::AutoOrNumber(1, 9),
        usual: "\"auto\"",
        set: |config, value| {
            config.layout.columns = match (value.as_str(), number(value)) {
                (Some("auto"), _) => None,
                (_, Some(count @ 1..=9)) => Some(count),
                _ => return None,
            };
            Some(())
        },
    },
    Setting {
        name: "layout.bias",
        allowed: Allowed::Of(&["\"reading\"", "\"newspaper\""]),
        usual: "\"reading\"",
        set: |config, value| {
            config.layout.bias = match value.as_str()? {
                "reading" => Bias::Reading,
                "newspaper" => Bias::Newspaper,
                _ => return None,
            };
            Some(())
        },
    },
    Setting {
        name: "layout.direction",
        allowed: Allowed::Of(&["\"auto\"", "\"horizontal\"", "\"vertical\""]),
        usual: "\"auto\"",
        set: |config, value| {
            config.layout.direction = match value.as_str()? {
                "auto" => None,
                "horizontal" => Some(Direction::Horizontal),
                "vertical" => Some(Direction::Vertical),
                _ => return None,
            };
            Some(())
        },
    },
    Setting {
        name: "layout.justify",
        allowed: Allowed::Truth,
        usual: "true",
        set: |config, value| value.as_bool().map(|flush| config.layout.justify = flush),
    },
    Setting {
        name: "layout.strictness",
        allowed: Allowed::Of(&["\"loose\"", "\"normal\"", "\"strict\""]),
        usual: "\"strict\"",
        set: |config, value| {
            config.layout.strictness = match value.as_str()? {
                "loose" => Strictness::Loose,
                "normal" => Strictness::Normal,
                "strict" => Strictness::Strict,
                _ => return None,
            };
            Some(())
        },
    },
    Setting {
        name: "reading.script",
        allowed: Allowed::Of(&["\"source\"", "\"simplified\"", "\"traditional\""]),
        usual: "\"source\"",
        set: |config, value| {
            config.reading.script = match value.as_str()? {
                "source" => Script::Source,
                "simplified" => Script::Simplified,
                "traditional" => Script::Traditional,
                _ => return None,
            };
            Some(())
        },
    },
    Setting {
        name: "reading.copy_on_select",
        allowed: Allowed::Truth,
        usual: "false",
        set: |config, value| {
            let at_once = value.as_bool()?;
            config.reading.copying = if at_once {
                Copying::OnSelect
            } else {
                Copying::OnKey
            };
            Some(())
        },
    },
    Setting {
        name: "reading.copy_script",
        allowed: Allowed::Of(&["\"source\"", "\"shown\""]),
        usual: "\"source\"",
        set: |config, value| {
            config.reading.copied = match value.as_str()? {
                "source" => Copied::Source,
                "shown" => Copied::Shown,
                _ => return None,
            };
            Some(())
        },
    },
    Setting {
        name: "reading.zen",
        allowed: Allowed::Truth,
        usual: "false",
        set: |config, value| {
            let alone = value.as_bool()?;
            config.reading.bars = if alone { Bars::Hidden } else { Bars::Shown };
            Some(())
        },
    },
    Setting {
        name: "reading.footer",
        allowed: Allowed::Of(&["\"full\"", "\"hints-until-learned\"", "\"off\""]),
        usual: "\"full\"",
        set: |config, value| {
            config.reading.footer = match value.as_str()? {
                "full" => Footer::Full,
                "hints-until-learned" => Footer::UntilLearned,
                "off" => Footer::Off,
                _ => return None,
            };
            Some(())
        },
    },
    Setting {
        name: "reading.speed_characters",
        allowed: Allowed::AutoOrNumber(50, 5000),
        usual: "\"auto\"",
        set: |config, value| speed(value).map(|speed| config.reading.speeds[0] = speed),
    },
    Setting {
        name: "reading.speed_words",
        allowed: Allowed::AutoOrNumber(50, 5000),
        usual: "\"auto\"",
        set: |config, value| speed(value).map(|speed| config.reading.speeds[1] = speed),
    },
    Setting {
        name: "terminal.ambiguous_width",
        allowed: Allowed::Of(&["\"auto\"", "1", "2"]),
        usual: "\"auto\"",
        set: |config, value| {
            config.terminal.width = match (value.as_str(), number(value)) {
                (Some("auto"), _) => Terminal::default().width,
                (_, Some(1)) => WidthChoice::Reader(Ambiguous::Narrow),
                (_, Some(2)) => WidthChoice::Reader(Ambiguous::Wide),
                _ => return None,
            };
            Some(())
        },
    },
    Setting {
        name: "terminal.vertical_forms",
        allowed: Allowed::Truth,
        usual: "true",
        set: |config, value| {
            let has = value.as_bool()?;
            config.terminal.forms = if has { Forms::All } else { Forms::WithoutSmall };
            Some(())
        },
    },
    Setting {
        name: "terminal.mouse",
        allowed: Allowed::Truth,
        usual: "true",
        set: |config, value| {
            let heard = value.as_bool()?;
            config.terminal.mouse = if heard { Mouse::Heard } else { Mouse::Left };
            Some(())
        },
    },
    Setting {
        name: "terminal.keyboard",
        allowed: Allowed::Of(&["\"default\"", "\"plain\"", "\"emacs\""]),
        usual: "\"default\"",
        set: |config, value| {
            config.terminal.keyboard = match value.as_str()? {
                "default" => Keyboard::Usual,
                "plain" => Keyboard::Plain,
                "emacs" => Keyboard::Emacs,
                _ => return None,
            };
            Some(())
        },
    },
    Setting {
        name: "terminal.clipboard",
        allowed: Allowed::Clipboard,
        usual: "\"auto\"",
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
    Setting {
        name: "terminal.paper",
        allowed: Allowed::Of(&["\"theme\"", "\"terminal\""]),
        usual: "\"theme\"",
        set: |config, value| {
            config.terminal.paper = match value.as_str()? {
                "theme" => Paper::Theme,
                "terminal" => Paper::Terminal,
                _ => return None,
            };
            Some(())
        },
    },
    Setting {
        name: "terminal.images",
        allowed: Allowed::Of(&["\"auto\"", "\"blocks\"", "\"off\""]),
        usual: "\"auto\"",
        set: |config, value| {
            config.terminal.images = match value.as_str()? {
                "auto" => Images::Auto,
                "blocks" => Images::Blocks,
                "off" => Images::Off,
                _ => return None,
            };
            Some(())
        },
    },
    Setting {
        name: "terminal.large_letters",
        allowed: Allowed::Truth,
        usual: "true",
        set: |config, value| {
            let large = value.as_bool()?;
            config.terminal.letters = if large {
                Letters::Auto
            } else {
                Letters::Spaced
            };
            Some(())
        },
    },
    Setting {
        name: "terminal.linear",
        allowed: Allowed::Truth,
        usual: "false",
        set: |config, value| {
            let linear = value.as_bool()?;
            config.terminal.way = if linear { Way::Linear } else { Way::Columns };
            Some(())
        },
    },
];

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

/// So many a minute, or none for what reading shows; nothing for anything else.
#[expect(clippy::option_option, reason = "no speed is one of the choices")]
fn speed(value: &DeValue<'_>) -> Option<Option<u16>> {
    match (value.as_str(), number(value)) {
        (Some("auto"), _) => Some(None),
        (_, Some(speed @ 50..=5000)) => Some(Some(speed)),
        _ => None,
    }
}

fn number(value: &DeValue<'_>) -> Option<u16> {
    let number = value.as_integer()?;
    u16::from_str_radix(number.as_str(), number.radix()).ok()
}
