//! What can be wrong with a settings file, told in one line.

use std::fmt;

use super::table;
use crate::clean::Clean;
use crate::fold;

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

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file)?;
        if self.line > 0 {
            write!(f, ", line {}", self.line)?;
        }
        match &self.fault {
            ConfigFault::Unknown { key } => {
                write!(f, ": there is no setting {key}")?;
                match fold::nearest(key, table::names()) {
                    Some(meant) => write!(f, "; did you mean {meant}?"),
                    None => Ok(()),
                }
            }
            ConfigFault::Value { key, allowed } => write!(f, ": {key} must be {allowed}"),
            ConfigFault::Syntax { reason } | ConfigFault::Unreadable { reason } => {
                write!(f, ": {reason}")
            }
        }
    }
}

impl std::error::Error for ConfigError {}
