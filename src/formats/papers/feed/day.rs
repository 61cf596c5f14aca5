//! A day, as papers print it.

use super::dates::Moment;
use newsprint_issue::Language;
use newsprint_messages::{Message, Messages};

/// A day as papers of the language print it.
pub(crate) fn day(when: Moment, language: Language) -> String {
    Messages::new(language).say(Message::Day { date: when.day })
}
