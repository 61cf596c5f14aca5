//! The names and numbers of characters, and what they stand for.

use std::collections::HashMap;

use crate::formats::hypertext;

/// The names of characters that were met, and what they stand for.
#[derive(Default)]
pub(super) struct Names(HashMap<String, Option<String>>);

impl Names {
    /// Words with their entities resolved.
    pub(super) fn unescaped(&mut self, words: &str) -> String {
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
    pub(super) fn resolved(&mut self, name: &str) -> Option<String> {
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
        let found = self.0.entry(name.to_owned()).or_insert_with(|| {
            let entity = format!("&{name};");
            let text = hypertext::tree(&entity).root().text().to_string();
            (!text.contains('&')).then_some(text)
        });
        found.clone()
    }
}

/// The character of a number.
fn numbered(number: &str) -> Option<String> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(number) => u32::from_str_radix(number, 16).ok()?,
        None => number.parse().ok()?,
    };
    // Numbers of controls are meant in the code page of Windows.
    if let Ok(byte @ 0x80..=0x9f) = u8::try_from(code) {
        let bytes = [byte];
        let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(&bytes);
        return Some(text.into_owned());
    }
    Some(char::from_u32(code)?.to_string())
}
