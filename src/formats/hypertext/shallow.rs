//! HTML that is nested no deeper than anyone writes. A parser of HTML looks through all open elements
//! at every tag, so that a page of nothing but `<div>` would take the square of its length.

use std::borrow::Cow;

/// How deep elements may stand in one another, as browsers have it.
const DEEPEST: usize = 512;

/// The same HTML without the tags that open below that depth; their words stay.
pub(super) fn shallow(html: &str) -> Cow<'_, str> {
    let mut depth = 0_usize;
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
            depth = depth.saturating_sub(1);
            continue;
        }
        if depth < DEEPEST {
            depth += 1;
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
