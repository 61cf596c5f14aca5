//! One line of recognised text: its words joined, and what becomes of a word that its end parts.

use roxmltree::Node;

use crate::joint;
use crate::xml;

/// Marks that part a word at the end of a line, in Latin print and in Fraktur.
const HYPHENS: &[char] = &['-', '\u{ad}', '¬', '⸗', '‐'];

/// A line of a block.
#[derive(Clone, Debug, Default)]
pub(crate) struct Line {
    /// The words but for the one that the line's end parts.
    pub(crate) text: String,
    /// The word that goes on in the next line.
    pub(crate) broken: Option<Broken>,
    /// Bytes of the first word when it is the rest of a word that began before, and the whole word.
    pub(crate) rest: Option<(usize, String)>,
    /// Where it begins and ends, and how high it is, in the units of its page.
    pub(crate) top: f32,
    pub(crate) left: f32,
    pub(crate) right: f32,
    pub(crate) height: f32,
    /// The size of its type in points; 0 when the page does not say.
    pub(crate) size: f32,
}

/// A word that the end of a line parts.
#[derive(Clone, Debug, Default)]
pub(crate) struct Broken {
    /// What stands in the line, without its hyphen.
    pub(crate) part: String,
    /// The whole word, when the page says it.
    pub(crate) whole: Option<String>,
}

impl Line {
    /// The line of a `TextLine`.
    pub(crate) fn of(node: Node<'_, '_>) -> Line {
        let mut line = Line {
            left: number(node, "HPOS"),
            top: number(node, "VPOS"),
            height: number(node, "HEIGHT"),
            ..Line::default()
        };
        line.right = line.left + number(node, "WIDTH");
        let strings: Vec<Node<'_, '_>> = xml::children(node, "String").collect();
        let hyphen = xml::child(node, "HYP").is_some();
        let last = strings.len().saturating_sub(1);
        for (at, string) in strings.iter().enumerate() {
            let word = string.attribute("CONTENT").unwrap_or_default().trim();
            let kind = string.attribute("SUBS_TYPE").unwrap_or_default();
            let whole = string.attribute("SUBS_CONTENT").map(str::trim);
            let whole = whole.filter(|whole| !whole.is_empty());
            if at == 0
                && kind == "HypPart2"
                && let Some(whole) = whole
            {
                line.rest = Some((word.len(), whole.to_owned()));
            }
            if at == last && (hyphen || kind == "HypPart1" || is_broken(word)) {
                line.broken = Some(Broken {
                    part: word.trim_end_matches(HYPHENS).to_owned(),
                    whole: whole.filter(|_| kind == "HypPart1").map(str::to_owned),
                });
            } else {
                add(&mut line.text, word);
            }
        }
        line
    }

    /// Whether there is anything to read.
    pub(crate) fn is_empty(&self) -> bool {
        self.text.is_empty() && self.broken.is_none()
    }

    /// The characters of the line, about.
    pub(crate) fn characters(&self) -> usize {
        let part = self.broken.as_ref().map_or("", |broken| &broken.part);
        self.text.chars().count() + part.chars().count()
    }
}

/// Whether a word ends in a hyphen that parts it.
fn is_broken(word: &str) -> bool {
    let bare = word.trim_end_matches(HYPHENS);
    bare.len() < word.len() && bare.ends_with(char::is_alphabetic)
}

/// Adds words, with a space before them where their letters need one.
pub(crate) fn add(text: &mut String, words: &str) {
    let joint = text.chars().next_back().zip(words.chars().next());
    if joint.is_some_and(joint::is_spaced) {
        text.push(' ');
    }
    text.push_str(words);
}

/// A measure that a node states; 0 when it states none.
pub(crate) fn number(node: Node<'_, '_>, name: &str) -> f32 {
    let value = node
        .attribute(name)
        .and_then(|value| value.trim().parse().ok());
    value
        .filter(|value: &f32| value.is_finite())
        .unwrap_or_default()
}
