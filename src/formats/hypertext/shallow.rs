//! HTML that is nested no deeper than anyone writes. A parser of HTML looks through all open elements
//! at every tag, and repeats in every block all emphasis that was not closed before it, so that a page
//! of nothing but `<div>` or `<font>` would take the square of its length.

use std::borrow::Cow;

/// How deep elements may stand in one another: half of what browsers bear, and more than anyone writes.
const DEEPEST: usize = 256;
/// How many elements of emphasis may be open at a time.
const MOST_STRESS: usize = 12;

/// The same HTML without the tags that open below that depth; their words stay.
pub(super) fn shallow(html: &str) -> Cow<'_, str> {
    let mut open = Open::default();
    let mut kept = String::new();
    let mut from = 0;
    for (at, _) in html.match_indices('<') {
        if at < from {
            continue;
        }
        let tag = &html[at + 1..];
        let closes = tag.starts_with('/');
        let name = tag.trim_start_matches('/');
        let length = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let name = &name[..length];
        if name.is_empty() || is_shut_by_others(name) {
            continue;
        }
        if closes {
            open.close(name);
            continue;
        }
        if open.open(name) {
            continue;
        }
        let end = tag.find('>').map_or(html.len(), |end| at + 1 + end + 1);
        kept.push_str(&html[from..at]);
        from = end;
    }
    if from == 0 {
        return Cow::Borrowed(html);
    }
    kept.push_str(&html[from..]);
    Cow::Owned(kept)
}

/// The elements that are open, as a parser would count them or more.
#[derive(Default)]
struct Open<'a> {
    elements: Vec<&'a str>,
    /// Emphasis, which ends only with its own end tag.
    stress: Vec<&'a str>,
}

impl<'a> Open<'a> {
    /// Opens an element; false when it must not.
    fn open(&mut self, name: &'a str) -> bool {
        let (among, most) = if is_stress(name) {
            (&mut self.stress, MOST_STRESS)
        } else {
            (&mut self.elements, DEEPEST)
        };
        let may = among.len() < most;
        if may {
            among.push(name);
        }
        may
    }

    /// Closes the last open element of a name, with what is open inside it.
    fn close(&mut self, name: &str) {
        let last = |among: &[&str]| {
            among
                .iter()
                .rposition(|open| open.eq_ignore_ascii_case(name))
        };
        if is_stress(name) {
            if let Some(at) = last(&self.stress) {
                self.stress.remove(at);
            }
        } else if let Some(at) = last(&self.elements) {
            self.elements.truncate(at);
        }
    }
}

/// The formatting elements of the HTML standard.
fn is_stress(name: &str) -> bool {
    const NAMES: &[&str] = &[
        "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt",
        "u",
    ];
    NAMES.iter().any(|known| name.eq_ignore_ascii_case(known))
}

/// Whether elements of a name hold nothing, or end where the next begins, so that a page without
/// their end tags is not deep for it.
fn is_shut_by_others(name: &str) -> bool {
    const NAMES: &[&str] = &[
        "area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link",
        "meta", "option", "p", "param", "rb", "rp", "rt", "source", "td", "th", "tr", "track",
        "wbr",
    ];
    NAMES.iter().any(|known| name.eq_ignore_ascii_case(known))
}
