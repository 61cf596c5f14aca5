//! The help in the reader's language: the grammar of the command line with its words translated, and
//! the sheets that `--help` and `-h` print.

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Arg, Command, CommandFactory};

use super::args::Arguments;
use super::rows::{cells, folded, padded, widest};
use crate::messages::{Label, Messages};

/// The widest sheet, in cells.
const WIDEST: usize = 100;
/// The cells before what an argument is for.
const INDENT: usize = 10;

/// How much is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Detail {
    /// A line for each command and option.
    Summary,
    /// Everything.
    All,
}

/// The grammar of the command line, its words in the reader's language. Asked for help, each command
/// answers with its own path, by which [`sheet`] finds it.
pub(super) fn grammar(messages: Messages) -> Command {
    let mut command = Arguments::command();
    command.build();
    translated(command, "", messages)
}

fn translated(mut command: Command, path: &str, messages: Messages) -> Command {
    let about = command.get_about().map(ToString::to_string);
    if let Some(said) = about.and_then(|about| messages.usage(&about)) {
        command = command.about(said);
    }
    command
        .override_help(path.to_owned())
        .mut_args(|argument| of_argument(argument, messages))
        .mut_subcommands(|command| {
            let path = format!("{path} {}", command.get_name());
            translated(command, path.trim(), messages)
        })
}

fn of_argument(mut argument: Arg, messages: Messages) -> Arg {
    let help = argument.get_help().map(ToString::to_string);
    if let Some(said) = help.and_then(|help| messages.usage(&help)) {
        argument = argument.help(said);
    }
    let help = argument.get_long_help().map(ToString::to_string);
    if let Some(said) = help.and_then(|help| messages.usage(&help)) {
        argument = argument.long_help(said);
    }
    let values = argument.get_possible_values();
    let takes = argument.get_action().takes_values();
    if takes && let Some([name]) = argument.get_value_names() {
        let said = messages.usage(name).unwrap_or("…");
        argument = argument.value_name(said);
    }
    if takes && !values.is_empty() {
        let values = values.into_iter().map(|value| of_value(value, messages));
        argument = argument.value_parser(PossibleValuesParser::new(values));
    }
    argument
}

fn of_value(value: PossibleValue, messages: Messages) -> PossibleValue {
    let help = value.get_help().map(ToString::to_string);
    match help.and_then(|help| messages.usage(&help)) {
        Some(said) => value.help(said),
        None => value,
    }
}

/// The sheet of the command at a path, on a screen of that width.
pub(super) fn sheet(
    (path, detail): (&str, Detail),
    messages: Messages,
    width: Option<u16>,
) -> String {
    let mut command = grammar(messages);
    for name in path.split_whitespace() {
        if let Some(found) = command.find_subcommand(name) {
            command = found.clone();
        }
    }
    let sheet = Sheet {
        messages,
        detail,
        width: width.map_or(WIDEST, |width| usize::from(width).clamp(24, WIDEST)),
    };
    let mut parts = vec![
        sheet.about(&command),
        sheet.usage(&command.render_usage().to_string()),
        sheet.commands(&command),
        sheet.arguments(&command),
        sheet.options(&command),
    ];
    if path.is_empty() && detail == Detail::All {
        parts.extend(sheet.guide());
    }
    let parts: Vec<String> = parts
        .into_iter()
        .filter(|rows| !rows.is_empty())
        .map(|rows| rows.join("\n") + "\n")
        .collect();
    parts.join("\n")
}

/// How a sheet is set.
struct Sheet {
    messages: Messages,
    detail: Detail,
    width: usize,
}

impl Sheet {
    fn about(&self, command: &Command) -> Vec<String> {
        let about = command.get_about().map(ToString::to_string);
        folded(&about.unwrap_or_default(), self.width)
    }

    /// How the command is typed, a row for each way.
    fn usage(&self, clap: &str) -> Vec<String> {
        let label = self.messages.label(Label::Usage);
        let said = |name| self.messages.usage(name).unwrap_or(name);
        let ways = clap.trim_start_matches("Usage: ").lines();
        let ways = ways.map(|way| {
            way.trim()
                .replace("[OPTIONS]", &format!("[{}]", said("OPTIONS")))
                .replace("<COMMAND>", &format!("<{}>", said("COMMAND")))
        });
        let mut before = label.to_owned();
        let mut rows = Vec::new();
        for way in ways {
            rows.extend(self.beside(&before, &way));
            before = " ".repeat(cells(label));
        }
        rows
    }

    fn commands(&self, command: &Command) -> Vec<String> {
        let rows = command.get_subcommands().map(|command| {
            let about = command.get_about().map(ToString::to_string);
            (command.get_name().to_owned(), about.unwrap_or_default())
        });
        self.columns(Label::Commands, &rows.collect::<Vec<_>>())
    }

    fn arguments(&self, command: &Command) -> Vec<String> {
        let rows = command
            .get_positionals()
            .map(|argument| (argument.to_string(), argument));
        self.list(Label::Arguments, rows.collect())
    }

    fn options(&self, command: &Command) -> Vec<String> {
        let options = command.get_arguments().filter(|one| !one.is_positional());
        let rows = options.map(|argument| {
            let long = argument.to_string();
            match argument.get_short() {
                Some(short) => (format!("-{short}, {long}"), argument),
                None => (format!("    {long}"), argument),
            }
        });
        self.list(Label::Options, rows.collect())
    }

    /// Arguments under their heading, with what there is to say of each.
    fn list(&self, heading: Label, rows: Vec<(String, &Arg)>) -> Vec<String> {
        let help = |argument: &Arg| {
            let long = argument.get_long_help();
            let long = long.filter(|_| self.detail == Detail::All);
            long.or(argument.get_help()).map(ToString::to_string)
        };
        if self.detail == Detail::Summary {
            let rows = rows.into_iter();
            let rows = rows.map(|(name, argument)| (name, help(argument).unwrap_or_default()));
            return self.columns(heading, &rows.collect::<Vec<_>>());
        }
        let mut list = Vec::new();
        for (name, argument) in rows {
            let before = if list.is_empty() {
                self.messages.label(heading).to_owned()
            } else {
                String::new()
            };
            list.extend([before, format!("  {name}")]);
            let indent = " ".repeat(INDENT);
            list.extend(self.beside(&indent, &help(argument).unwrap_or_default()));
            list.extend(self.values(argument));
            let usual = argument.get_default_values().iter();
            let usual = usual.map(|value| value.to_string_lossy());
            let usual: Vec<_> = usual.collect();
            if argument.get_action().takes_values() && !usual.is_empty() {
                let usual = self.messages.usual(&usual.join(" "));
                list.extend([String::new(), format!("{indent}{usual}")]);
            }
        }
        list
    }

    /// The values that an argument may have.
    fn values(&self, argument: &Arg) -> Vec<String> {
        let values = argument.get_possible_values();
        if !argument.get_action().takes_values() || values.is_empty() {
            return Vec::new();
        }
        let indent = " ".repeat(INDENT);
        let label = self.messages.label(Label::Values);
        let mut rows = vec![String::new(), format!("{indent}{label}")];
        let most = widest(values.iter().map(PossibleValue::get_name)) + 1;
        for value in &values {
            let name = value.get_name();
            match value.get_help() {
                Some(help) => {
                    let name = padded(&format!("{name}:"), most);
                    rows.extend(self.beside(&format!("{indent}- {name} "), &help.to_string()));
                }
                None => rows.push(format!("{indent}- {name}")),
            }
        }
        rows
    }

    /// Names and what they are for, under a heading in two columns.
    fn columns(&self, heading: Label, rows: &[(String, String)]) -> Vec<String> {
        if rows.is_empty() {
            return Vec::new();
        }
        let rows: Vec<(&str, &str)> = rows.iter().map(|(one, two)| (&**one, &**two)).collect();
        self.table(self.messages.label(heading), &rows)
    }

    fn table(&self, heading: &str, rows: &[(&str, &str)]) -> Vec<String> {
        let most = widest(rows.iter().map(|(name, _)| *name));
        let mut table = folded(heading, self.width);
        for (name, words) in rows {
            let before = format!("  {}  ", padded(name, most));
            // Where the second column would be too narrow, it stands below the first.
            if cells(&before) + 16 > self.width {
                table.push(format!("  {name}"));
                table.extend(self.beside("      ", words));
            } else {
                table.extend(self.beside(&before, words));
            }
        }
        table
    }

    /// What stands below the help of the program.
    fn guide(&self) -> Vec<Vec<String>> {
        let parts = self.messages.guide().into_iter();
        parts
            .map(|(heading, rows)| self.table(heading, &rows))
            .collect()
    }

    /// Words behind a name, further rows below the words.
    fn beside(&self, before: &str, words: &str) -> Vec<String> {
        let indent = cells(before);
        let rows = folded(words, self.width.saturating_sub(indent).max(8));
        let mut rows = rows.into_iter();
        let first = format!("{before}{}", rows.next().unwrap_or_default());
        let further = rows.map(|row| format!("{}{row}", " ".repeat(indent)));
        std::iter::once(first).chain(further).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::Language;

    /// Every sentence of the grammar.
    fn sentences(command: &Command) -> Vec<String> {
        let mut all: Vec<String> = Vec::new();
        all.extend(command.get_about().map(ToString::to_string));
        for argument in command.get_arguments() {
            all.extend(argument.get_help().map(ToString::to_string));
            all.extend(argument.get_long_help().map(ToString::to_string));
            if argument.get_action().takes_values() {
                let names = argument.get_value_names().unwrap_or_default();
                all.extend(names.iter().map(ToString::to_string));
                for value in argument.get_possible_values() {
                    all.extend(value.get_help().map(ToString::to_string));
                }
            }
        }
        for command in command.get_subcommands() {
            all.extend(sentences(command));
        }
        all
    }

    #[test]
    fn no_sentence_of_the_help_is_missing() {
        let mut command = Arguments::command();
        command.build();
        let sentences = sentences(&command);
        assert!(sentences.len() > 100);
        for sentence in sentences {
            let said = Messages::ENGLISH.usage(&sentence);
            assert_eq!(
                said,
                Some(&*sentence),
                "src/messages/usage.rs has no row for it"
            );
        }
    }

    #[test]
    fn every_sheet_keeps_to_its_screen() {
        for language in [
            Language::English,
            Language::Simplified,
            Language::Traditional,
            Language::Japanese,
        ] {
            let messages = Messages::new(language);
            for path in ["", "render", "themes preview", "bookmarks tag", "import"] {
                for detail in [Detail::Summary, Detail::All] {
                    for row in sheet((path, detail), messages, Some(40)).lines() {
                        // What is typed stands on one row, so that it can be copied.
                        let is_typed = row.contains("newsprint") || row.contains("--");
                        assert!(is_typed || cells(row) <= 40, "{path}: {row}");
                    }
                }
            }
        }
    }
}
