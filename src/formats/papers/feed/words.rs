//! Words of a feed, which may be bare, HTML, or whatever their writer did not say.

use super::links;
use crate::hypertext::{self, Matter};
use crate::joint::one_line;
use newsprint_issue::clean::Clean;
use newsprint_issue::{Block, Text};

/// What words are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Bare words.
    Plain,
    /// HTML.
    Html,
    /// HTML if they look like it.
    #[default]
    Unsaid,
}

/// Words, what they are, and the address that links in them are relative to.
#[derive(Clone, Debug, Default)]
pub(crate) struct Words {
    pub(crate) raw: String,
    pub(crate) kind: Kind,
    pub(crate) base: String,
}

impl Words {
    /// Whether there are none.
    pub(crate) fn is_empty(&self) -> bool {
        self.raw.trim().is_empty()
    }

    /// Whether they are to be read as HTML. Words without its marks say the same either way.
    fn is_html(&self) -> bool {
        match self.kind {
            Kind::Plain => false,
            Kind::Html => self.raw.contains(['<', '&']),
            Kind::Unsaid => looks_like_html(&self.raw),
        }
    }

    /// The words on one line.
    pub(crate) fn line(&self) -> Text {
        if !self.is_html() {
            return Text::from(&*one_line(&self.raw));
        }
        let mut line = Text::default();
        for block in hypertext::piece(&self.raw, &|_| None).blocks {
            for text in block.texts() {
                if !line.is_empty() {
                    line.spans.extend(Text::from(" ").spans);
                }
                line.spans.extend(text.spans.iter().cloned());
            }
        }
        line
    }

    /// The words as the blocks of a story. `at_hand` knows the path of a picture that is there.
    pub(crate) fn matter(&self, at_hand: &dyn Fn(&str) -> Option<String>) -> Matter {
        if !self.is_html() {
            let mut matter = Matter::default();
            matter.blocks = paragraphs(&self.raw);
            return matter;
        }
        let document = hypertext::tree(&self.raw);
        if !self.base.is_empty() && self.raw.contains("href") {
            // The tree cannot change while it is walked over.
            let below: Vec<_> = document.root().descendants_it().collect();
            for link in below {
                if let Some(address) = link.attr("href").filter(|to| !links::is_whole(to)) {
                    link.set_attr("href", &links::join(&self.base, &address));
                }
            }
        }
        hypertext::matter(&document.root(), at_hand)
    }
}

/// Bare words in paragraphs, a blank line between two.
fn paragraphs(text: &str) -> Vec<Block> {
    let text = text.replace("\r\n", "\n");
    let parts = text.split("\n\n").map(one_line);
    let texts = parts
        .map(|part| Text::from(&*part))
        .filter(|text| !text.is_empty());
    texts.map(Block::Paragraph).collect()
}

/// Whether words hold a tag or an entity.
pub(crate) fn looks_like_html(text: &str) -> bool {
    let tag = |rest: &str| {
        let rest = rest.strip_prefix('/').unwrap_or(rest);
        rest.starts_with(|c: char| c.is_ascii_alphabetic()) && rest.contains('>')
            || rest.starts_with("!--")
    };
    let entity = |rest: &str| {
        let name = rest.split(';').next().unwrap_or_default();
        let letter = |c: char| c.is_ascii_alphanumeric() || c == '#';
        name.len() < rest.len() && (2..32).contains(&name.len()) && name.chars().all(letter)
    };
    text.split('<').skip(1).any(tag) || text.split('&').skip(1).any(entity)
}

/// Letters and figures alone, to tell whether one text holds another.
pub(crate) fn letters(blocks: &[Block]) -> String {
    let texts = blocks.iter().flat_map(Block::texts);
    let words: String = texts.map(Text::plain).collect();
    words.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// An address as words that lead to it; bare where it is no address of the web.
pub(crate) fn address(address: &str) -> Text {
    let mut text = Text::from(Clean::line(address));
    let is_web = ["http://", "https://"]
        .iter()
        .any(|scheme| address.starts_with(scheme));
    for span in &mut text.spans {
        span.link = is_web.then(|| span.text.clone());
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_html_is_read_as_html() {
        for (raw, expected) in [
            ("Fish &amp; chips", "Fish & chips"),
            ("<b>Fish</b>", "Fish"),
            ("1 < 2 & 3 > 2", "1 < 2 & 3 > 2"),
            ("渡船\n复航", "渡船复航"),
        ] {
            let words = Words {
                raw: raw.to_owned(),
                ..Words::default()
            };
            assert_eq!(words.line().plain(), expected);
        }
        let bare = Words {
            raw: "<b>".to_owned(),
            kind: Kind::Plain,
            base: String::new(),
        };
        assert_eq!(bare.line().plain(), "<b>");
    }
}
