//! What the parser of the command line refuses, as a mistake that can be told in the reader's
//! language. It holds what was typed, which is cleaned like everything from outside.

use std::error::Error as _;

use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

use crate::clean::Clean;
use crate::messages::{Misfit, Mistake};

/// What was typed wrong.
pub(super) fn mistake(error: &Error) -> Mistake {
    let argument = one(error, ContextKind::InvalidArg);
    let command = one(error, ContextKind::InvalidSubcommand);
    match (error.kind(), argument, command) {
        (ErrorKind::UnknownArgument, Some(name), _) if !name.starts_with('-') => {
            Mistake::OneTooMany { what: name }
        }
        (ErrorKind::UnknownArgument, Some(name), _) => Mistake::NoOption {
            name,
            meant: one(error, ContextKind::SuggestedArg),
        },
        (ErrorKind::InvalidSubcommand, _, Some(name)) => Mistake::NoCommand {
            name,
            meant: all(error, ContextKind::SuggestedSubcommand)
                .into_iter()
                .next(),
        },
        (ErrorKind::MissingSubcommand, _, Some(of)) => Mistake::WhichCommand {
            of,
            known: all(error, ContextKind::ValidSubcommand),
        },
        (ErrorKind::MissingRequiredArgument, ..) => Mistake::Lacking {
            what: joined(&all(error, ContextKind::InvalidArg)),
        },
        (ErrorKind::InvalidValue | ErrorKind::ValueValidation, Some(name), _) => value(error, name),
        (ErrorKind::TooManyValues, Some(_), _) => Mistake::OneTooMany {
            what: one(error, ContextKind::InvalidValue).unwrap_or_default(),
        },
        (ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues, Some(name), _) => {
            Mistake::NoValue {
                name,
                known: Vec::new(),
            }
        }
        (ErrorKind::ArgumentConflict, Some(name), _) => clash(error, name),
        // A word that follows the paper, which stands in brackets, is no path, nor a command.
        (ErrorKind::ArgumentConflict, _, Some(what)) => match one(error, ContextKind::PriorArg) {
            Some(prior) if !prior.contains('[') => Mistake::Clash {
                name: what,
                other: Some(prior),
            },
            _ => Mistake::OneTooMany { what },
        },
        (ErrorKind::InvalidUtf8, ..) => Mistake::NoText,
        _ => Mistake::Other {
            words: first_words(error),
        },
    }
}

/// A value that is missing or does not fit.
fn value(error: &Error, name: Clean) -> Mistake {
    let known = all(error, ContextKind::ValidValue);
    let value = one(error, ContextKind::InvalidValue).unwrap_or_default();
    if value.is_empty() {
        return Mistake::NoValue { name, known };
    }
    let told = error.source().and_then(|cause| cause.downcast_ref());
    let misfit = match told {
        Some(misfit) => Misfit::clone(misfit),
        None if known.is_empty() => Misfit::Untold,
        None => Misfit::Choice {
            meant: one(error, ContextKind::SuggestedValue),
            known,
        },
    };
    Mistake::Value {
        name,
        value,
        misfit,
    }
}

/// Arguments that do not go together.
fn clash(error: &Error, name: Clean) -> Mistake {
    match one(error, ContextKind::PriorArg) {
        Some(prior) if prior == name => Mistake::Twice { name },
        other => Mistake::Clash { name, other },
    }
}

/// What the parser says of a thing, where it is one.
fn one(error: &Error, kind: ContextKind) -> Option<Clean> {
    match error.get(kind)? {
        ContextValue::String(word) => Some(Clean::line(word)),
        ContextValue::Strings(words) => Some(joined(&clean(words))).filter(|_| !words.is_empty()),
        _ => None,
    }
}

fn all(error: &Error, kind: ContextKind) -> Vec<Clean> {
    match error.get(kind) {
        Some(ContextValue::String(word)) => vec![Clean::line(word)],
        Some(ContextValue::Strings(words)) => clean(words),
        _ => Vec::new(),
    }
}

fn clean(words: &[String]) -> Vec<Clean> {
    words.iter().map(|word| Clean::line(word)).collect()
}

fn joined(words: &[Clean]) -> Clean {
    let words: Vec<&str> = words.iter().map(Clean::as_str).collect();
    Clean::line(&words.join(" "))
}

/// The parser's own words for what we have none for: the first paragraph says what is wrong.
fn first_words(error: &Error) -> Clean {
    let words = error.to_string();
    let first = words.split("\n\n").next().unwrap_or_default();
    let joined: Vec<&str> = first.split_whitespace().collect();
    Clean::line(joined.join(" ").trim_start_matches("error: "))
}
