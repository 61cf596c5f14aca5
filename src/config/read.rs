//! Walks a settings file, fills the settings and notes what is wrong.

use toml::de::{DeTable, DeValue};

use super::fault::{ConfigError, ConfigFault};
use super::likes::{Config, KeyChoice};
use super::table::{self, SETTINGS};
use newsprint_issue::clean::Clean;
use newsprint_messages::Allowed;

/// Reads the text of a settings file of that name.
pub(super) fn read(file: &str, text: &str) -> (Config, Vec<ConfigError>) {
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
            match value.get_ref() {
                DeValue::Table(inner) if name == "keys" => self.keys(None, inner),
                DeValue::Table(inner) if table::is_table(&name) => {
                    self.table(&format!("{name}."), inner);
                }
                value => {
                    if let Err(fault) = self.value(&name, value) {
                        self.report(at, fault);
                    }
                }
            }
        }
    }

    fn value(&mut self, name: &str, value: &DeValue<'_>) -> Result<(), ConfigFault> {
        let key = Clean::line(name);
        if table::is_table(name) {
            let allowed = Allowed::Table;
            return Err(ConfigFault::Value { key, allowed });
        }
        let known = table::present(name);
        let Some(setting) = SETTINGS.iter().find(|setting| setting.name == known) else {
            return Err(ConfigFault::Unknown { key });
        };
        let allowed = setting.allowed;
        (setting.set)(&mut self.config, value).ok_or(ConfigFault::Value { key, allowed })
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
                let allowed = Allowed::Action;
                self.report(at, ConfigFault::Value { key, allowed });
                continue;
            };
            self.config.keys.push(KeyChoice {
                room: room.cloned(),
                keys: Clean::line(keys.get_ref()),
                action: Clean::line(action),
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
