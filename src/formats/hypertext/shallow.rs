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
        if name.is_empty() || !closes && open.is_shut_by_others(name) {
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

    /// Whether an element of a name holds nothing, or ends where the next begins, so that a page
    /// without its end tags is not deep for it.
    fn is_shut_by_others(&mut self, name: &str) -> bool {
        if is_one_of(name, RUBY) {
            let ruby = self.last(&["ruby"]);
            return ruby.is_some() && ruby > self.last(BARRIERS) && !self.is_drawing(name);
        }
        !self.is_drawing(name) && is_one_of(name, SHUT)
    }

    /// Whether an element of a name would stand in a drawing or a formula, where no element ends
    /// another. One of a page's words ends the drawing.
    fn is_drawing(&mut self, name: &str) -> bool {
        let Some(at) = self
            .last(DRAWINGS)
            .filter(|at| Some(*at) > self.last(WORDS))
        else {
            return false;
        };
        let ends = is_one_of(name, ENDS_DRAWING);
        if ends {
            self.elements.truncate(at);
        }
        !ends
    }

    /// Which is the last open element of one of these names.
    fn last(&self, names: &[&str]) -> Option<usize> {
        let open = &self.elements;
        open.iter().rposition(|open| is_one_of(open, names))
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
    is_one_of(name, NAMES)
}

fn is_one_of(name: &str, names: &[&str]) -> bool {
    names.iter().any(|known| name.eq_ignore_ascii_case(known))
}

/// Elements that hold nothing, or end where the next begins.
const SHUT: &[&str] = &[
    "area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta",
    "option", "p", "param", "source", "td", "th", "tr", "track", "wbr",
];
/// Elements that end one another in ruby, and only there.
const RUBY: &[&str] = &["rb", "rp", "rt", "rtc"];
/// Elements that what stands in them does not see beyond.
const BARRIERS: &[&str] = &[
    "applet", "button", "caption", "marquee", "object", "select", "table", "template",
];
/// Elements of other languages than HTML.
const DRAWINGS: &[&str] = &["svg", "math"];
/// Elements of those languages that hold HTML.
const WORDS: &[&str] = &["annotation-xml", "desc", "foreignobject", "title"];
/// Elements of HTML that end what stands in another language around them.
const ENDS_DRAWING: &[&str] = &[
    "blockquote",
    "body",
    "br",
    "center",
    "dd",
    "div",
    "dl",
    "dt",
    "embed",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "hr",
    "img",
    "li",
    "listing",
    "menu",
    "meta",
    "ol",
    "p",
    "pre",
    "ruby",
    "span",
    "sub",
    "sup",
    "table",
    "ul",
    "var",
];
