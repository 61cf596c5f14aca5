//! How words are stressed, and the HTML of that.

/// How words are stressed; nothing where that is left to others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Stress {
    pub(crate) strong: Option<bool>,
    pub(crate) emphasized: Option<bool>,
    /// Above the line, or below it.
    pub(crate) raised: Option<bool>,
    /// Not to be seen.
    pub(crate) hidden: Option<bool>,
}

impl Stress {
    /// What is said here, and there where nothing is.
    pub(crate) fn or(self, other: Stress) -> Stress {
        Stress {
            strong: self.strong.or(other.strong),
            emphasized: self.emphasized.or(other.emphasized),
            raised: self.raised.or(other.raised),
            hidden: self.hidden.or(other.hidden),
        }
    }

    /// Adds words that are stressed so. The mark of a note is raised by nature.
    pub(crate) fn add(self, inside: &str, words: &mut String) {
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
