//! What can be wrong with a settings file, told in one line.

use std::fmt;

use super::table;
use newsprint_issue::clean::Clean;
use newsprint_issue::fold;
use newsprint_messages::{Allowed, Cause, Fault, Messages, Told};

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
        allowed: Allowed,
    },
    /// It is not TOML.
    Syntax {
        /// What the reader of TOML says.
        reason: Clean,
    },
    /// It is there and cannot be read.
    Unreadable {
        /// Why.
        cause: Cause,
    },
    /// It is larger than a settings file can be.
    TooLarge,
}

impl Told for ConfigError {
    fn told(&self, messages: Messages) -> String {
        let what = match &self.fault {
            ConfigFault::Unknown { key } => messages.fault(Fault::NoSetting {
                key,
                meant: fold::nearest(key, table::names()),
            }),
            ConfigFault::Value { key, allowed } => messages.fault(Fault::MustBe {
                key,
                allowed: *allowed,
            }),
            ConfigFault::Syntax { reason } => messages.fault(Fault::NotToml { reason }),
            ConfigFault::Unreadable { cause } => messages.fault(Fault::Unreadable {
                why: &cause.told(messages),
            }),
            ConfigFault::TooLarge => messages.fault(Fault::TooLarge),
        };
        messages.fault(Fault::At {
            file: &self.file,
            line: self.line,
            what: &what,
        })
    }
}

/// In English, for whoever reads a program's words rather than a reader's.
impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told(Messages::ENGLISH))
    }
}

impl std::error::Error for ConfigError {}
