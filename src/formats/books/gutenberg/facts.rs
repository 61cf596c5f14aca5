//! What the head of a text says of it.

use crate::page;
use newsprint_issue::Language;

/// What the head of a text says.
#[derive(Default)]
pub(crate) struct Facts {
    pub(crate) title: String,
    pub(crate) authors: Vec<(String, Option<&'static str>)>,
    language: String,
}

impl Facts {
    pub(crate) fn of(lines: &[&str]) -> Facts {
        let mut facts = Facts::default();
        let mut last = "";
        for line in lines {
            if line.starts_with([' ', '\t']) && last == "Title" {
                facts.title.extend([" ", line.trim()]);
                continue;
            }
            let (key, value) = line.split_once(':').unwrap_or(("", ""));
            let value = value.trim().to_owned();
            last = key;
            let role = match key {
                "Author" => None,
                "Translator" => Some("Translator"),
                "Editor" => Some("Editor"),
                "Illustrator" => Some("Illustrator"),
                "Title" => {
                    facts.title = value;
                    continue;
                }
                "Language" => {
                    facts.language = value;
                    continue;
                }
                _ => continue,
            };
            facts.authors.push((value, role));
        }
        facts
    }

    pub(crate) fn language(&self, text: &str) -> Language {
        let tag = match &*self.language.to_ascii_lowercase() {
            "german" => "de",
            "french" => "fr",
            "spanish" => "es",
            "italian" => "it",
            "portuguese" => "pt",
            "dutch" => "nl",
            "finnish" => "fi",
            "swedish" => "sv",
            "danish" => "da",
            "norwegian" => "nb",
            "polish" => "pl",
            "hungarian" => "hu",
            "greek" => "el",
            "russian" => "ru",
            "czech" => "cs",
            "catalan" => "ca",
            "english" => "en",
            "japanese" => "ja",
            "korean" => "ko",
            _ => return page::guessed_language(text),
        };
        Language::from_tag(tag)
    }
}
