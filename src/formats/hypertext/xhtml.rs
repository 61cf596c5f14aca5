//! XHTML for a reader of HTML: `<title/>` would be taken for a title that never ends.

use std::borrow::Cow;

/// Elements that HTML knows to be empty.
const EMPTY: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "image", "img", "input", "link", "meta", "param",
    "path", "source", "track", "use", "wbr",
];

/// The same text with an end tag for each element that closes itself.
pub(crate) fn opened(xhtml: &str) -> Cow<'_, str> {
    let mut written = String::new();
    let mut from = 0;
    // Where the tag opened that we are in, and the quotes of each kind since then.
    let mut tag = None;
    let mut quotes = [0_usize; 2];
    let bytes = xhtml.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'<' => (tag, quotes) = (Some(at), [0; 2]),
            b'"' => quotes[0] += 1,
            b'\'' => quotes[1] += 1,
            b'/' if bytes.get(at + 1) == Some(&b'>') => {
                // Within a value in quotes, the mark closes nothing.
                if quotes.iter().any(|count| count % 2 == 1) {
                    continue;
                }
                let name = tag.take().map_or("", |open| name(&xhtml[open + 1..at]));
                if !name.is_empty() && !EMPTY.contains(&name) {
                    written.push_str(&xhtml[from..at]);
                    written.push_str("></");
                    written.push_str(name);
                    written.push('>');
                    from = at + 2;
                }
            }
            _ => {}
        }
    }
    if from == 0 {
        return Cow::Borrowed(xhtml);
    }
    written.push_str(&xhtml[from..]);
    Cow::Owned(written)
}

/// The name at the beginning of a tag.
fn name(tag: &str) -> &str {
    let length = tag
        .bytes()
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b':' | b'-'))
        .count();
    &tag[..length]
}
