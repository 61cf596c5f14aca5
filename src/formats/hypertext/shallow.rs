//! HTML that is nested no deeper than anyone writes. A parser of HTML looks through all open elements
//! at every tag, and repeats in every block all emphasis that was not closed before it, so that a page
//! of nothing but `<div>` or `<font>` would take the square of its length. Nor has it more tags than a
//! page of its length, by `allowance`.

use std::borrow::Cow;

use super::allowance::{ELEMENT, Inside, Share};
use super::element::is_inline;
use crate::bytes::allowance::Allowance;

/// How deep elements may stand in one another: half of what browsers bear, and more than anyone writes.
const DEEPEST: usize = 256;
/// How many elements of emphasis may be open at a time.
const MOST_STRESS: usize = 12;

/// The same HTML without the tags that open below that depth, or that are more than a page of its
/// length has, and how many those were. The words of all of them stay.
pub(crate) fn shallow<'a>(html: &'a str, allowance: &Allowance) -> (Cow<'a, str>, usize) {
    let mut sieve = Sieve {
        html,
        open: Open::default(),
        share: Share::of(html.len(), allowance),
        kept: String::new(),
        from: 0,
        in_paragraph: false,
    };
    for at in memchr::memchr_iter(b'<', html.as_bytes()) {
        if at >= sieve.from {
            sieve.tag(at);
        }
    }
    let refused = sieve.share.draw(allowance);
    if sieve.from == 0 {
        return (Cow::Borrowed(html), refused);
    }
    sieve.kept.push_str(&html[sieve.from..]);
    (Cow::Owned(sieve.kept), refused)
}

/// HTML that is looked through tag by tag.
struct Sieve<'a> {
    html: &'a str,
    open: Open<'a>,
    share: Share,
    /// What is kept of the HTML before `from`.
    kept: String,
    from: usize,
    /// Whether the last tag of a paragraph opened one.
    in_paragraph: bool,
}

impl<'a> Sieve<'a> {
    /// Looks at what begins with a `<`.
    fn tag(&mut self, at: usize) {
        let tag = &self.html[at + 1..];
        let closes = tag.starts_with('/');
        let name = tag.trim_start_matches('/');
        let length = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let name = &name[..length];
        if name.is_empty() {
            self.mark(at, tag);
        } else if closes {
            self.close(at, name);
        } else {
            self.element(at, name);
        }
    }

    /// A comment, or a `<` that begins nothing: a parser complains, and remembers that it did.
    fn mark(&mut self, at: usize, tag: &str) {
        let is_comment = tag.starts_with(['!', '?']);
        let units = if is_comment { ELEMENT } else { 1 };
        if self.share.take_within(units) {
            return;
        }
        let comment = tag.strip_prefix("!--");
        if let Some(length) = comment.and_then(|comment| comment.find("-->")) {
            self.replace(at, at + length + 7, "");
        } else {
            self.share.refused += 1;
            self.replace(at, at + 1, "");
        }
    }

    fn close(&mut self, at: usize, name: &str) {
        if self.open.close(name) {
            return;
        }
        // These two stand for whole elements where none is open.
        let is_element = name == "br"
            || name.eq_ignore_ascii_case("p") && !std::mem::take(&mut self.in_paragraph);
        if !self.share.take_within(if is_element { ELEMENT } else { 1 }) {
            self.replace(at, self.end(at), "");
        }
    }

    fn element(&mut self, at: usize, name: &'a str) {
        let behind = at + 1 + name.len();
        let inside = Inside::of(&self.html[behind..]);
        let is_within = is_stress(name) || is_inline(name);
        let attributes = if inside.is_beyond() {
            0
        } else {
            inside.attributes
        };
        let units = ELEMENT + attributes;
        let may = if is_within {
            self.share.take_within(units)
        } else {
            self.share.take(units)
        };
        let instead = if is_within { "" } else { "\n" };
        if !may {
            self.share.refused += 1;
            return self.replace(at, self.end(at), instead);
        }
        self.in_paragraph |= name.eq_ignore_ascii_case("p");
        if !self.open.is_shut_by_others(name) && !self.open.open(name) {
            return self.replace(at, self.end(at), instead);
        }
        if inside.is_beyond() {
            let end = behind + inside.length - usize::from(inside.length > 0);
            self.replace(behind, end, "");
        }
    }

    /// Where a tag ends that begins at a place, by its first `>`.
    fn end(&self, at: usize) -> usize {
        let end = memchr::memchr(b'>', &self.html.as_bytes()[at..]);
        end.map_or(self.html.len(), |end| at + end + 1)
    }

    /// Puts something else where a stretch of the HTML stands.
    fn replace(&mut self, at: usize, end: usize, instead: &str) {
        self.kept.push_str(&self.html[self.from..at]);
        self.kept.push_str(instead);
        self.from = end;
    }
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

    /// Closes the last open element of a name, with what is open inside it; false when none is open.
    fn close(&mut self, name: &str) -> bool {
        let last = |among: &[&str]| {
            among
                .iter()
                .rposition(|open| open.eq_ignore_ascii_case(name))
        };
        let found = if is_stress(name) {
            last(&self.stress).inspect(|at| {
                self.stress.remove(*at);
            })
        } else {
            last(&self.elements).inspect(|at| self.elements.truncate(*at))
        };
        found.is_some()
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
