//! Markup in pieces: tags, words and comments, as they follow each other. Knows nothing of what a
//! reader of ours does, and asks for nothing to be whole.

/// A piece of a text with tags.
#[derive(Debug, PartialEq)]
pub(super) enum Piece {
    /// A tag that opens something, without its prefix and in small letters; its attributes as they are.
    Open {
        name: String,
        values: Vec<(String, String)>,
        is_empty: bool,
    },
    /// A tag that closes something.
    Close(String),
    Words(String),
    Comment(String),
}

/// The pieces of a text.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let set_apart = [
            ("<!--", "-->", true),
            ("<![CDATA[", "]]>", false),
            ("<?", "?>", true),
            ("<!", ">", true),
        ];
        let opens = set_apart.iter().find(|(open, ..)| rest.starts_with(open));
        if let Some((open, close, is_comment)) = opens {
            let inside = &rest[open.len()..];
            let (inside, after) = inside.split_once(close).unwrap_or((inside, ""));
            let inside = inside.to_owned();
            pieces.push(if *is_comment {
                Piece::Comment(inside)
            } else {
                Piece::Words(inside)
            });
            rest = after;
        } else if is_tag(rest) {
            let end = rest.find('>').unwrap_or(rest.len());
            pieces.push(tag(&rest[1..end]));
            rest = rest.get(end + 1..).unwrap_or_default();
        } else {
            let begins = rest.char_indices().skip(1);
            let mut tags = begins.filter(|(at, c)| *c == '<' && is_markup(&rest[*at..]));
            let end = tags.next().map_or(rest.len(), |(at, _)| at);
            pieces.push(Piece::Words(plain(&rest[..end])));
            rest = &rest[end..];
        }
    }
    pieces
}

fn is_markup(text: &str) -> bool {
    text.starts_with("<!") || text.starts_with("<?") || is_tag(text)
}

fn is_tag(text: &str) -> bool {
    let mut letters = text.chars();
    let begins = letters.next() == Some('<');
    begins
        && letters
            .next()
            .is_some_and(|c| c.is_alphabetic() || c == '/')
}

fn tag(inside: &str) -> Piece {
    if let Some(name) = inside.strip_prefix('/') {
        return Piece::Close(local(name.trim()));
    }
    let is_empty = inside.ends_with('/');
    let inside = inside.trim_end_matches('/');
    let end = inside.find(char::is_whitespace).unwrap_or(inside.len());
    let (name, mut rest) = inside.split_at(end);
    let mut values = Vec::new();
    while let Some((key, after)) = rest.split_once('=') {
        let after = after.trim_start();
        let quote = after.chars().next().filter(|c| "'\"".contains(*c));
        let (value, then) = match quote {
            Some(quote) => after[1..].split_once(quote).unwrap_or((&after[1..], "")),
            None => after.split_once(char::is_whitespace).unwrap_or((after, "")),
        };
        let key = key.split_whitespace().next_back().unwrap_or_default();
        values.push((local(key), plain(value)));
        rest = then;
    }
    Piece::Open {
        name: local(name),
        values,
        is_empty,
    }
}

/// A name in small letters and without its prefix.
fn local(name: &str) -> String {
    let name = name.rsplit(':').next().unwrap_or_default();
    name.to_ascii_lowercase()
}

/// Names of characters that our inputs use.
const NAMES: &[(&str, &str)] = &[
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("nbsp", " "),
    ("copy", "©"),
    ("pound", "£"),
    ("mdash", "—"),
    ("Zeta", "Ζ"),
    ("eta", "η"),
    ("tau", "τ"),
    ("alpha", "α"),
];

/// A text with its references to characters made good; others stay as they are.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        plain.push_str(before);
        let named = after.split_once(';').and_then(|(name, after)| {
            let number = name
                .strip_prefix('#')
                .map(|number| match number.strip_prefix('x') {
                    Some(hex) => u32::from_str_radix(hex, 16),
                    None => number.parse(),
                });
            let known = NAMES.iter().find(|(known, _)| *known == name);
            match number {
                Some(number) => char::from_u32(number.ok()?).map(|c| (c.to_string(), after)),
                None => known.map(|(_, meant)| ((*meant).to_owned(), after)),
            }
        });
        let (meant, after) = named.unwrap_or_else(|| ("&".to_owned(), after));
        plain.push_str(&meant);
        rest = after;
    }
    plain + rest
}
