//! The reader's settings file, `config.toml`: checked and defaulted. What is wrong in it is reported
//! with file and line, the rest is in force; the file is never written. What each setting is called
//! and may be is in `table.rs`, walking the file in `read.rs`.

mod choices;
mod fault;
mod likes;
mod read;
mod table;

pub use choices::Choice;
pub use fault::{ConfigError, ConfigFault};
pub use likes::{
    Bars, Bias, Clipboard, Config, Copied, Copying, Footer, Images, KeyChoice, Keyboard, Layout,
    Letters, MEASURES, Mouse, Paper, Reading, Terminal, ThemeChoice, USUAL_MEASURE, Way,
    WidthChoice,
};

use std::fmt::Write;
use std::io;
use std::path::Path;

use newsprint_files as files;
use newsprint_issue::clean::Clean;
use newsprint_messages::{Cause, Messages};

/// The largest settings file that is read, in bytes.
const LARGEST: u64 = 256 * 1024;

impl Config {
    /// Reads the settings file; one that is not there is all defaults.
    pub fn read(path: &Path) -> (Config, Vec<ConfigError>) {
        let file = path.to_string_lossy();
        let faulty = |fault| {
            let error = ConfigError {
                file: Clean::line(&file),
                line: 0,
                fault,
            };
            (Config::default(), vec![error])
        };
        match files::read_text(path, LARGEST) {
            Ok(text) => Config::parse(&file, &text),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                (Config::default(), Vec::new())
            }
            Err(error) if error.kind() == io::ErrorKind::FileTooLarge => {
                faulty(ConfigFault::TooLarge)
            }
            Err(error) => faulty(ConfigFault::Unreadable {
                cause: Cause::from(&error),
            }),
        }
    }

    /// Reads the text of a settings file of that name.
    pub fn parse(file: &str, text: &str) -> (Config, Vec<ConfigError>) {
        read::read(file, text)
    }

    /// A settings file with every setting as it is when nothing is said, and what else it may be.
    pub fn written(messages: Messages) -> String {
        let usual = Config::default();
        let mut text = String::new();
        let mut table = "";
        for setting in table::SETTINGS {
            let (of, name) = setting.name.rsplit_once('.').unwrap_or(("", setting.name));
            if of != table {
                table = of;
                // Writing to a string cannot fail.
                let _ = writeln!(text, "\n[{table}]");
            }
            let comment = messages.comment(setting.name, setting.allowed);
            let _ = writeln!(text, "# {comment}");
            let _ = writeln!(text, "{name} = {}", (setting.writing)(&usual));
        }
        let [what, names] = messages.own_keys();
        let _ = writeln!(text, "\n# {what}\n# {names}\n[keys]");
        text.push_str("# \"ctrl-n\" = \"page.next\"\n");
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use newsprint_compose::{Ambiguous, Columns, Forms, Strictness};
    use newsprint_issue::script::Script;
    use newsprint_issue::{Direction, Language};

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
             [layout]\nmeasure = 40\ncolumns = 3\nbias = \"newspaper\"\ndirection = \"vertical\"\njustify = false\n\
             strictness = \"loose\"\n\
             [terminal]\nambiguous_width = 2\nvertical_forms = false\nmouse = false\npaper = \"terminal\"\nlinear = true\n\
             [reading]\nscript = \"traditional\"\nzen = true\nfooter = \"off\"\nspeed_words = 300\n\
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
        assert_eq!(config.layout.bias, Bias::Newspaper);
        assert_eq!(config.layout.measure, 40);
        assert_eq!(config.layout.direction, Some(Direction::Vertical));
        assert!(!config.layout.justify);
        assert_eq!(config.terminal.width, WidthChoice::Reader(Ambiguous::Wide));
        assert_eq!(config.terminal.forms, Forms::WithoutSmall);
        assert_eq!(config.terminal.mouse, Mouse::Left);
        assert_eq!(config.terminal.paper, Paper::Terminal);
        assert_eq!(config.terminal.way, Way::Linear);
        assert_eq!(config.layout.strictness, Strictness::Loose);
        let keys: Vec<_> = config
            .keys
            .iter()
            .map(|choice| (&*choice.keys, &*choice.action, choice.line))
            .collect();
        assert_eq!(keys, [("ctrl-d", "page.next", 22), ("x", "", 23)]);
        assert_eq!(config.reading.script, Script::Traditional);
        assert_eq!(config.reading.bars, Bars::Hidden);
        assert_eq!(config.reading.footer, Footer::Off);
        assert_eq!(config.reading.speed(Language::English), Some(300));
        assert_eq!(config.reading.speed(Language::Japanese), None);
    }

    #[test]
    fn a_wrong_value_is_named_and_the_rest_still_counts() {
        let config = check(
            "theme = 3\nlanguage = \"klingon\"\n[layout]\nmeasure = 70\ncolumns = 2\n\
             [terminal]\nmouse = \"yes\"\ncolour = 1\nmuose = true\n[layuot]\ncolumns = 3\n",
            &[
                "config.toml, line 1: theme must be the name of a theme, or { light = …, dark = … }",
                "config.toml, line 2: language must be \"auto\", \"en\", \"zh-Hans\", \"zh-Hant\", \"ja\" or \"ko\"",
                "config.toml, line 4: layout.measure must be a number of cells from 34 to 56",
                "config.toml, line 7: terminal.mouse must be true or false",
                "config.toml, line 8: there is no setting terminal.colour",
                "config.toml, line 9: there is no setting terminal.muose; did you mean terminal.mouse?",
                "config.toml, line 10: there is no setting layuot; did you mean layout?",
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

    #[test]
    fn what_is_written_is_what_is_usual_in_every_language() {
        for language in [
            Language::English,
            Language::Simplified,
            Language::Traditional,
            Language::Japanese,
        ] {
            let messages = Messages::new(language);
            let text = Config::written(messages);
            assert_eq!(check(&text, &[]), Config::default());
            for setting in table::SETTINGS {
                let name = setting.name.rsplit('.').next().unwrap_or_default();
                let line = format!("\n{name} = {}\n", (setting.writing)(&Config::default()));
                assert!(text.contains(&line), "{line}");
                assert!(!messages.about(setting.name).is_empty(), "{name}");
            }
        }
    }

    #[test]
    fn a_setting_of_another_kind_is_named() {
        check(
            "layout = 3\nkeys = \"j\"\n",
            &[
                "config.toml, line 1: layout must be a table",
                "config.toml, line 2: keys must be a table",
            ],
        );
        check(
            "[keys]\nj = 3\n",
            &["config.toml, line 2: keys.j must be the name of an action, or \"\""],
        );
    }
}
