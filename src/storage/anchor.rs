//! An anchor: the words at a place and around it, so that the place is found again when the text
//! has moved, was edited or came in once more. How it is found is in `finding.rs`.

use super::words::{end_of, letters, start_of};
use newsprint_issue::clean::Clean;
use newsprint_issue::fold;
use newsprint_issue::{Article, Part, Place, Stretch};

/// Characters of the quote of a place, and of the words before and after any quote. 32 around the
/// quote are what the annotation clients of the web keep.
const QUOTE: usize = 48;
pub(super) const AROUND: usize = 32;

/// Characters kept of a clip: some pages of a book. What is longer is cut, and says so.
const CLIP: usize = 4096;

/// A place, and the words around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// The words from the place on: of a place at most to the end of its part, of a clip all that
    /// was clipped, a line for each part.
    pub quote: Clean,
    /// The words before it.
    pub prefix: Clean,
    /// The words after the quote.
    pub suffix: Clean,
    /// The part it was in when it was kept.
    pub part: Part,
    /// Its offset in bytes in that part when it was kept.
    pub offset: usize,
}

impl Anchor {
    /// The anchor of a place in the article.
    pub(super) fn at(article: &Article, place: Place) -> Anchor {
        let own = plain(article, place.part);
        let (head, tail) = own
            .split_at_checked(place.offset)
            .unwrap_or((own.as_str(), ""));
        let quote = &tail[..end_of_quote(tail)];
        Anchor {
            quote: Clean::line(quote.trim()),
            prefix: before(article, place.part, head),
            suffix: after(article, place.part, &tail[quote.len()..]),
            part: place.part,
            offset: place.offset,
        }
    }

    /// The anchor of everything from a place up to another of the same article; `None` when there
    /// are no words between them.
    pub(super) fn over(article: &Article, from: Place, to: Place) -> Option<Anchor> {
        let mut lines: Vec<String> = Vec::new();
        let mut count = 0;
        let (mut last, mut rest) = (from.part, String::new());
        let parts = article.parts();
        for (part, text) in parts.filter(|(part, _)| (from.part..=to.part).contains(part)) {
            let text = text.plain();
            let start = if part == from.part { from.offset } else { 0 };
            let end = if part == to.part {
                to.offset
            } else {
                text.len()
            };
            let Some(line) = text.get(start..end.min(text.len())) else {
                continue;
            };
            let line = &line[..end_of(line, CLIP.saturating_sub(count))];
            count += letters(line).count();
            if !line.trim().is_empty() {
                lines.push(line.trim().to_owned());
                (last, rest) = (part, text[start + line.len()..].to_owned());
            }
        }
        if lines.is_empty() {
            return None;
        }
        let own = plain(article, from.part);
        Some(Anchor {
            quote: Clean::lines(&lines.join("\n")),
            prefix: before(article, from.part, own.get(..from.offset)?),
            suffix: after(article, last, &rest),
            part: from.part,
            offset: from.offset,
        })
    }

    /// Whether the quote was cut short, so that the sentence goes on after it.
    pub(super) fn is_cut(&self) -> bool {
        let ends = |character| matches!(character, '.' | '!' | '?' | '"' | '\u{2026}');
        let last = letters(&self.quote).last();
        let is_long = letters(&self.quote).nth(QUOTE / 2).is_some();
        is_long && last.is_some_and(|last| !ends(last.plain))
    }

    /// The anchor of what follows the quote: for a story, its opening below the headline.
    pub(super) fn opening(&self) -> Anchor {
        Anchor {
            quote: self.suffix.clone(),
            prefix: self.quote.clone(),
            suffix: Clean::default(),
            ..self.clone()
        }
    }

    /// What the quote stands on when it stands just where it was.
    pub(super) fn stands_at(&self, article: &Article) -> Option<Vec<Stretch>> {
        let mut wanted = letters(&self.quote).map(|letter| letter.plain).peekable();
        let mut stretches = Vec::new();
        let parts = article.parts();
        for (part, text) in parts.skip_while(|(part, _)| *part != self.part) {
            let text = text.plain();
            let start = if part == self.part { self.offset } else { 0 };
            let mut stands: Option<(u32, u32)> = None;
            for letter in letters(text.get(start..)?) {
                match wanted.peek() {
                    None => break,
                    Some(next) if *next != letter.plain => return None,
                    Some(_) => drop(wanted.next()),
                }
                stands = Some((stands.map_or(letter.start, |(first, _)| first), letter.end));
            }
            stretches.extend(stands.map(|(first, end)| Stretch {
                from: Place {
                    article: article.id,
                    part,
                    offset: start + first as usize,
                },
                end: start + end as usize,
            }));
            if wanted.peek().is_none() {
                return Some(stretches);
            }
        }
        None
    }
}

fn plain(article: &Article, part: Part) -> String {
    let text = article.text(part).map(newsprint_issue::Text::plain);
    text.unwrap_or_default()
}

/// The words before a place: `head` is what its own part has of them.
fn before(article: &Article, part: Part, head: &str) -> Clean {
    let mut prefix = head.to_owned();
    let parts: Vec<_> = article.parts().take_while(|(own, _)| *own < part).collect();
    for (_, text) in parts.iter().rev() {
        if letters(&prefix).nth(AROUND).is_some() {
            break;
        }
        prefix.insert(0, ' ');
        prefix.insert_str(0, &text.plain());
    }
    Clean::line(prefix[start_of(&prefix, AROUND)..].trim())
}

/// The words after a quote: `tail` is what its last part has of them.
fn after(article: &Article, part: Part, tail: &str) -> Clean {
    let mut suffix = tail.to_owned();
    for (_, text) in article.parts().skip_while(|(own, _)| *own <= part) {
        if letters(&suffix).nth(AROUND).is_some() {
            break;
        }
        suffix.push(' ');
        suffix.push_str(&text.plain());
    }
    Clean::line(suffix[..end_of(&suffix, AROUND)].trim())
}

/// Where the quote ends that begins with the text: a word that would be cut is left out, when that
/// leaves most of the quote.
fn end_of_quote(text: &str) -> usize {
    let end = end_of(text, QUOTE);
    let (head, tail) = text.split_at(end);
    let is_of_word =
        |character: char| character.is_alphanumeric() && !fold::is_full_width(character);
    let cuts = head.ends_with(is_of_word) && tail.starts_with(is_of_word);
    match head.rfind(char::is_whitespace) {
        Some(space) if cuts && space > end / 2 => space,
        _ => end,
    }
}
