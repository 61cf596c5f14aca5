//! How words are stressed, and the HTML of that.

/// How words are stressed; nothing where that is left to others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::formats) struct Stress {
    pub(in crate::formats) strong: Option<bool>,
    pub(in crate::formats) emphasized: Option<bool>,
    /// Above the line, or below it.
    pub(in crate::formats) raised: Option<bool>,
    /// Not to be seen.
    pub(in crate::formats) hidden: Option<bool>,
}

impl Stress {
    /// What is said here, and there where nothing is.
    pub(in crate::formats) fn or(self, other: Stress) -> Stress {
        Stress {
            strong: self.strong.or(other.strong),
            emphasized: self.emphasized.or(other.emphasized),
            raised: self.raised.or(other.raised),
            hidden: self.hidden.or(other.hidden),
        }
    }

    /// Adds words that are stressed so. The mark of a note is raised by nature.
    pub(in crate::formats) fn add(self, inside: &str, words: &mut String) {
        if inside.is_empty() {
            return;
        }
        let mut tags: Vec<&str> = Vec::new();
        tags.extend((self.strong == Some(true)).then_some("b"));
        tags.extend((self.emphasized == Some(true)).then_some("i"));
        if !inside.contains("noteref") {
            tags.extend(self.raised.map(|above| if above { "sup" } else { "sub" }));
        }
        for tag in &tags {
            words.extend(["<", tag, ">"]);
        }
        words.push_str(inside);
        for tag in tags.iter().rev() {
            words.extend(["</", tag, ">"]);
        }
    }
}
