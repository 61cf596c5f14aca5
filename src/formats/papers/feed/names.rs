//! The names and numbers of characters, and what they stand for.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::hypertext;

/// The most characters that a name of a feed's own may stand for.
const LONGEST: usize = 200;
/// The most names of its own that a feed has.
const MOST: usize = 64;

/// The names of characters that were met or declared, and what they stand for.
#[derive(Default)]
pub(crate) struct Names {
    known: HashMap<String, Option<String>>,
    /// What the feed's own names may still add to it, in bytes.
    left: usize,
}

impl Names {
    /// The names that every feed may use. Those of its own may double a text of that length at most.
    pub(crate) fn for_text(length: usize) -> Names {
        Names {
            known: HashMap::new(),
            left: length,
        }
    }

    /// Takes the names that a document type declares within itself.
    pub(crate) fn declare(&mut self, doctype: &str) {
        for declaration in doctype.split("<!ENTITY").skip(1).take(MOST) {
            let Some((name, value)) = declaration.trim_start().split_once(char::is_whitespace)
            else {
                continue;
            };
            let value = value.trim_start();
            let quote = value.chars().next().filter(|mark| "'\"".contains(*mark));
            let value = quote.and_then(|quote| value[1..].split_once(quote));
            // What stands for other such names is left to those who write them out.
            if let Some((value, _)) = value
                && value.len() <= LONGEST
                && !value.contains('&')
            {
                self.known.insert(name.to_owned(), Some(value.to_owned()));
            }
        }
    }

    /// Words with their entities resolved.
    pub(crate) fn unescaped(&mut self, words: &str) -> String {
        let mut text = String::with_capacity(words.len());
        let mut rest = words;
        while let Some((before, after)) = rest.split_once('&') {
            text.push_str(before);
            let end = after.bytes().take(32).position(|byte| byte == b';');
            let known = end.and_then(|end| Some((end, self.resolved(&after[..end])?)));
            if let Some((end, character)) = known {
                text.push_str(&character);
                rest = &after[end + 1..];
            } else {
                text.push('&');
                rest = after;
            }
        }
        text.push_str(rest);
        text
    }

    /// The characters that an entity stands for, by its name or number.
    pub(crate) fn resolved(&mut self, name: &str) -> Option<String> {
        match name {
            "amp" => return Some("&".to_owned()),
            "lt" => return Some("<".to_owned()),
            "gt" => return Some(">".to_owned()),
            _ if name.starts_with('#') => return numbered(&name[1..]),
            _ => {}
        }
        let is_name = name.len() < 32 && name.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if !is_name {
            return None;
        }
        // The parser of HTML knows them all.
        let found = self.known.entry(name.to_owned()).or_insert_with(|| {
            let entity = format!("&{name};");
            let text = hypertext::tree(&entity).root().text().to_string();
            (!text.contains('&')).then_some(text)
        });
        let found = found.as_ref()?;
        let more = found.len().saturating_sub(name.len() + 2);
        self.left = self.left.checked_sub(more)?;
        Some(found.clone())
    }
}

/// The character of a number.
fn numbered(number: &str) -> Option<String> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(number) => u32::from_str_radix(number, 16).ok()?,
        None => number.parse().ok()?,
    };
    Some(windows(char::from_u32(code)?).to_string())
}

/// Words whose controls are the letters that they are in the code page of Windows.
pub(crate) fn meant(words: &str) -> Cow<'_, str> {
    if !words.contains(|c: char| ('\u{80}'..='\u{9f}').contains(&c)) {
        return Cow::Borrowed(words);
    }
    Cow::Owned(words.chars().map(windows).collect())
}

/// A control that is meant in the code page of Windows, as its letter.
fn windows(character: char) -> char {
    let Ok(byte @ 0x80..=0x9f) = u8::try_from(u32::from(character)) else {
        return character;
    };
    let bytes = [byte];
    let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(&bytes);
    text.chars().next().unwrap_or(character)
}
