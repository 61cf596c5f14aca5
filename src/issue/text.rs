//! Running text with its emphasis, ruby and links.

use std::ops::Range;

use crate::clean::{self, Clean};

/// Running text: what stands in a headline, a paragraph or a caption.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// The spans, in reading order; none of them empty.
    pub spans: Vec<Span>,
}

/// A stretch of text of one kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// The words.
    pub text: Clean,
    /// How they are stressed.
    pub emphasis: Emphasis,
    /// The reading set beside them (ruby, pinyin).
    pub ruby: Option<Clean>,
    /// Where they lead.
    pub link: Option<Clean>,
}

/// How a span is stressed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Emphasis {
    /// Not at all.
    #[default]
    Plain,
    /// Emphasized (italic in Latin print).
    Emphasized,
    /// Strong (bold).
    Strong,
    /// Both emphasized and strong.
    Both,
    /// The name of a person, a place or a work, which Chinese print underlines (专名号).
    Named,
    /// Such a name, strong.
    StrongName,
    /// A literal: a key, a command, a file name.
    Literal,
}

impl Text {
    /// The words alone, without emphasis, ruby and links. Offsets of places count its bytes.
    pub fn plain(&self) -> String {
        self.spans.iter().map(|span| &*span.text).collect()
    }

    /// The length of the plain text in bytes.
    pub fn len(&self) -> usize {
        self.spans.iter().map(|span| span.text.len()).sum()
    }

    /// The words of a stretch in bytes, as far as it lies in the text; nothing when it begins or ends
    /// inside a character. Copies no more than the stretch.
    pub fn slice(&self, stretch: Range<usize>) -> String {
        let mut words = String::new();
        let mut before = 0;
        for span in &self.spans {
            let (from, end) = (before, before + span.text.len());
            before = end;
            if end > stretch.start && from < stretch.end {
                let inside = stretch.start.max(from) - from..stretch.end.min(end) - from;
                words.push_str(span.text.get(inside).unwrap_or_default());
            }
        }
        words
    }

    /// Whether there are no words at all.
    pub fn is_empty(&self) -> bool {
        self.spans.iter().all(|span| span.text.is_empty())
    }

    /// The same text in its one normal form, on one line: no empty span, no two neighbours of the
    /// same kind. Spans with ruby stay apart, since each reading belongs to its own base.
    pub(super) fn normal(self) -> Text {
        let mut spans: Vec<Span> = Vec::with_capacity(self.spans.len());
        // Words that go on in the last span: cleaned together, once.
        let mut more = String::new();
        for mut span in self.spans {
            if span.text.contains('\n') {
                span.text = Clean::line(&span.text);
            }
            span.ruby = span.ruby.filter(|ruby| !ruby.is_empty());
            span.link = span.link.filter(|link| !link.is_empty());
            match spans.last_mut() {
                _ if span.text.is_empty() => {}
                Some(last) if last.continues_in(&span) => more.push_str(&span.text),
                last => {
                    extend(last, &mut more);
                    spans.push(span);
                }
            }
        }
        extend(spans.last_mut(), &mut more);
        Text { spans }
    }

    /// The normal form of lines kept as they are: words only, without line ends after the last.
    pub(super) fn verbatim(self) -> Text {
        Text::from(Clean::lines(self.plain().trim_end_matches('\n')))
    }

    /// The number of characters other than white space, as newspapers count length.
    pub fn characters(&self) -> usize {
        self.characters_after(0)
    }

    /// The number of characters other than white space from an offset in bytes on.
    pub fn characters_after(&self, offset: usize) -> usize {
        let mut before = 0;
        let counts = self.spans.iter().map(|span| {
            let skipped = offset.saturating_sub(before).min(span.text.len());
            before += span.text.len();
            characters(span.text.get(skipped..).unwrap_or_default())
        });
        counts.sum()
    }
}

/// Adds words to a span.
fn extend(span: Option<&mut Span>, more: &mut String) {
    if let Some(span) = span.filter(|_| !more.is_empty()) {
        more.insert_str(0, &span.text);
        span.text = Clean::line(more);
        more.clear();
    }
}

impl Span {
    /// Whether the next span is of the same kind, so that the two are one.
    fn continues_in(&self, next: &Span) -> bool {
        self.emphasis == next.emphasis
            && self.link == next.link
            && self.ruby.is_none()
            && next.ruby.is_none()
    }
}

impl From<Clean> for Text {
    fn from(text: Clean) -> Text {
        if text.is_empty() {
            return Text::default();
        }
        Text {
            spans: vec![Span {
                text,
                ..Span::default()
            }],
        }
    }
}

impl From<&str> for Text {
    /// One plain span, cleaned.
    fn from(text: &str) -> Text {
        Text::from(Clean::line(text))
    }
}

/// The number of characters other than white space.
fn characters(text: &str) -> usize {
    text.chars().count() - clean::blanks(text).count()
}

/// FNV-1a in 64 bits over characters other than white space: stable between versions of the
/// program, and blind to spaces that a source scatters.
pub(super) struct Fingerprint(u64);

impl Default for Fingerprint {
    fn default() -> Self {
        Fingerprint(0xcbf2_9ce4_8422_2325)
    }
}

impl Fingerprint {
    pub(super) fn add(&mut self, text: &str) {
        let mut rest = 0;
        for blank in clean::blanks(text) {
            self.print(&text[rest..blank]);
            rest = blank + text[blank..].chars().next().map_or(0, char::len_utf8);
        }
        self.print(&text[rest..]);
        // A boundary, so that "ab" and "c" differ from "a" and "bc".
        self.0 = (self.0 ^ 0xff).wrapping_mul(0x0000_0100_0000_01b3);
    }

    fn print(&mut self, words: &str) {
        for byte in words.bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }

    pub(super) fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_counted_without_white_space() {
        let long = "字 —".repeat(60);
        for character in '\0'..=char::MAX {
            let text = format!("字{character}字{character}");
            let expected = text.chars().filter(|one| !one.is_whitespace()).count();
            assert_eq!(characters(&text), expected, "{character:?}");
        }
        for cut in long.char_indices().map(|(at, _)| at) {
            let text = &long[..cut];
            let expected = text.chars().filter(|one| !one.is_whitespace()).count();
            assert_eq!(characters(text), expected, "{cut}");
        }
    }
}
