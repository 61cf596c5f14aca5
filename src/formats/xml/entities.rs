//! The names that an XML document declares for texts of its own (`<!ENTITY name "text">`), written out
//! in its text, so that no parser meets any: how long the text becomes is counted before it is made.
//! What lies outside the document is never fetched, and its name is left as it stands.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use crate::bytes::allowance::{Allowance, Draw};
use newsprint_messages::Loss;

/// How often names may stand in the text of other names.
const DEEPEST: usize = 16;
/// The longest name that is looked for, in bytes.
const LONGEST: usize = 128;

/// A text with its own names written out; why not, and the line of it, when that would be too much.
pub(crate) fn written<'a>(
    text: &'a str,
    allowance: &Allowance,
) -> Result<Cow<'a, str>, (usize, Loss)> {
    let Some(open) = opens(text) else {
        return Ok(Cow::Borrowed(text));
    };
    let Some((end, declared)) = declared(text, open) else {
        // Where declarations have no end, nobody is told of any.
        return Ok(Cow::Owned(text.replace("<!ENTITY", "<!ELEMENT")));
    };
    let subset = open..end;
    let line = 1 + memchr::memchr_iter(b'\n', &text.as_bytes()[..open]).count();
    let mut names = Names::of(&declared);
    let (head, body) = (&text[..subset.start], &text[subset.end..]);
    let over = |reason: Loss| (line, reason);
    let mut length = 0_usize;
    for reference in References::of(body) {
        length = length.saturating_add(names.size(reference.name, 0).map_err(over)?.length);
        if length > allowance.left(Draw::Letters) {
            allowance.take(Draw::Letters, length);
            return Err(over(Loss::Expanded));
        }
    }
    allowance.take(Draw::Letters, length);
    let mut made = String::with_capacity(text.len() + length);
    made.push_str(head);
    // Lines are counted on.
    let lines = memchr::memchr_iter(b'\n', text[subset].as_bytes()).count();
    made.extend(std::iter::repeat_n('\n', lines));
    let mut from = 0;
    for reference in References::of(body) {
        if names.values.contains_key(reference.name) {
            made.push_str(&body[from..reference.range.start]);
            names.write(&reference, &mut made);
            from = reference.range.end;
        }
    }
    made.push_str(&body[from..]);
    Ok(Cow::Owned(made))
}

/// Where the bracket stands that opens the declarations within a document's type; none where nothing
/// is declared there.
fn opens(text: &str) -> Option<usize> {
    let mut at = 0;
    loop {
        at += text[at..].find('<')?;
        let rest = &text[at..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            at += 4 + comment.find("-->")?;
        } else if rest.starts_with("<?") {
            at += rest.find("?>")?;
        } else if rest.starts_with("<!DOCTYPE") {
            break;
        } else {
            return None;
        }
    }
    let open = at + outside_quotes(&text[at..], &['[', '>'])?;
    text[open..].starts_with('[').then_some(open)
}

/// Where the declarations end that open at a place, and those of names.
fn declared(text: &str, open: usize) -> Option<(usize, Vec<&str>)> {
    let mut names = Vec::new();
    let mut end = open + 1;
    loop {
        end += text[end..].find([']', '<'])?;
        let rest = &text[end..];
        end += if rest.starts_with(']') {
            return Some((end + 1, names));
        } else if let Some(comment) = rest.strip_prefix("<!--") {
            4 + comment.find("-->")? + 3
        } else if rest.starts_with("<?") {
            rest.find("?>")? + 2
        } else {
            let length = outside_quotes(rest, &['>'])? + 1;
            names.extend(rest[..length].strip_prefix("<!ENTITY"));
            length
        };
    }
}

/// Where one of these marks stands first that is not in quotes.
fn outside_quotes(text: &str, marks: &[char]) -> Option<usize> {
    let mut quote = None;
    for (at, character) in text.char_indices() {
        match quote {
            Some(open) if open == character => quote = None,
            Some(_) => {}
            None if marks.contains(&character) => return Some(at),
            None => quote = Some(character).filter(|mark| matches!(mark, '"' | '\'')),
        }
    }
    None
}

/// The names that a document declares.
struct Names<'a> {
    /// What stands for each, its numbered characters written out.
    values: HashMap<&'a str, Cow<'a, str>>,
    /// How large each is, for those that were asked for.
    sizes: HashMap<&'a str, Size>,
}

/// How large the text of a name is when it is written out whole.
#[derive(Clone, Copy, Default)]
struct Size {
    /// Its bytes.
    length: usize,
    /// How many names stand in one another in it, itself the first.
    height: usize,
}

impl<'a> Names<'a> {
    fn of(declared: &[&'a str]) -> Names<'a> {
        let mut values = HashMap::new();
        for declaration in declared {
            let Some((name, rest)) = declaration.trim_start().split_once(char::is_whitespace)
            else {
                continue;
            };
            let rest = rest.trim_start();
            let quote = rest.chars().next().filter(|mark| "'\"".contains(*mark));
            let value = quote.and_then(|quote| rest[1..].split_once(quote));
            if let Some((value, _)) = value.filter(|_| name != "%") {
                // The first declaration of a name holds.
                values.entry(name).or_insert_with(|| numbered(value));
            }
        }
        Names {
            values,
            sizes: HashMap::new(),
        }
    }

    /// How large the text of a name is, written out whole; nothing for one that is not declared.
    fn size(&mut self, name: &str, depth: usize) -> Result<Size, Loss> {
        if let Some(size) = self.sizes.get(name) {
            return Ok(*size);
        }
        let Some((key, value)) = self.values.get_key_value(name) else {
            return Ok(Size::default());
        };
        let (key, value) = (*key, value.clone());
        // In a value of an attribute, its marks take more letters.
        let marks = value.bytes().filter(|byte| is_mark(*byte)).count();
        let mut size = Size {
            length: value.len().saturating_add(5 * marks),
            height: 1,
        };
        for reference in References::of(&value) {
            if depth >= DEEPEST {
                return Err(Loss::Expanded);
            }
            let inner = self.size(reference.name, depth + 1)?;
            size.length = size.length.saturating_add(inner.length);
            size.height = size.height.max(inner.height + 1);
        }
        if size.height > DEEPEST {
            return Err(Loss::Expanded);
        }
        self.sizes.insert(key, size);
        Ok(size)
    }

    /// Writes out what a reference stands for. Its length was counted, and is therefore known.
    fn write(&self, reference: &Reference<'_>, made: &mut String) {
        let Some(value) = self.values.get(reference.name) else {
            made.extend(["&", reference.name, ";"]);
            return;
        };
        let mut from = 0;
        let plain = |stretch: &str, made: &mut String| {
            if reference.is_within_tag {
                made.extend(stretch.chars().map(|c| match c {
                    '<' => "&lt;".to_owned(),
                    '"' => "&quot;".to_owned(),
                    '\'' => "&#39;".to_owned(),
                    c => c.to_string(),
                }));
            } else {
                made.push_str(stretch);
            }
        };
        for mut inner in References::of(value) {
            inner.is_within_tag = reference.is_within_tag;
            plain(&value[from..inner.range.start], made);
            from = inner.range.end;
            self.write(&inner, made);
        }
        plain(&value[from..], made);
    }
}

fn is_mark(byte: u8) -> bool {
    matches!(byte, b'<' | b'"' | b'\'')
}

/// A value with the characters that it gives by number, as XML has it: also those that begin a
/// reference or a tag.
fn numbered(value: &str) -> Cow<'_, str> {
    if !value.contains("&#") {
        return Cow::Borrowed(value);
    }
    let mut parts = value.split("&#");
    let mut made = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let character = part.split_once(';').and_then(|(number, rest)| {
            let code = match number.strip_prefix('x') {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            Some((char::from_u32(code).filter(|c| *c != '\0')?, rest))
        });
        if let Some((character, rest)) = character {
            made.push(character);
            made.push_str(rest);
        } else {
            made.push_str("&#");
            made.push_str(part);
        }
    }
    Cow::Owned(made)
}

/// A reference to a name.
struct Reference<'a> {
    name: &'a str,
    range: Range<usize>,
    /// Whether it stands in a tag.
    is_within_tag: bool,
}

/// The references by name in a text, but for those where it is set apart for characters or comments.
struct References<'a> {
    text: &'a str,
    at: usize,
    is_within_tag: bool,
}

impl<'a> References<'a> {
    fn of(text: &'a str) -> References<'a> {
        References {
            text,
            at: 0,
            is_within_tag: false,
        }
    }

    /// Passes over what begins with a `<`.
    fn pass(&mut self) {
        let rest = &self.text[self.at..];
        let apart = [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")];
        let apart = apart.iter().find(|(begin, _)| rest.starts_with(begin));
        let Some((begin, end)) = apart else {
            self.is_within_tag = true;
            self.at += 1;
            return;
        };
        let length = rest[begin.len()..].find(end);
        self.at += length.map_or(rest.len(), |length| begin.len() + length + end.len());
    }
}

impl<'a> Iterator for References<'a> {
    type Item = Reference<'a>;

    fn next(&mut self) -> Option<Reference<'a>> {
        loop {
            let rest = self.text.as_bytes().get(self.at..)?;
            self.at += memchr::memchr3(b'&', b'<', b'>', rest)?;
            match self.text.as_bytes()[self.at] {
                b'<' => self.pass(),
                b'>' => {
                    self.is_within_tag = false;
                    self.at += 1;
                }
                _ => {
                    let from = self.at + 1;
                    self.at = from;
                    let near = &self.text.as_bytes()[from..];
                    let near = &near[..near.len().min(LONGEST)];
                    let end = near.iter().position(|byte| !is_of_name(*byte));
                    if let Some(end) = end.filter(|end| *end > 0 && near[*end] == b';') {
                        self.at = from + end + 1;
                        return Some(Reference {
                            name: &self.text[from..from + end],
                            range: from - 1..self.at,
                            is_within_tag: self.is_within_tag,
                        });
                    }
                }
            }
        }
    }
}

/// Whether a byte may stand in a name.
fn is_of_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || !byte.is_ascii() || matches!(byte, b'_' | b'-' | b'.' | b':')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let allowance = Allowance::of(text.len());
        let found = written(text, &allowance).ok();
        assert_eq!(found.as_deref(), expected);
    }

    #[test]
    fn names_of_a_documents_own_are_written_out() {
        for (text, expected) in [
            ("<a>&b;</a>", "<a>&b;</a>"),
            (
                "<!DOCTYPE a SYSTEM 'a.dtd'><a>&b;</a>",
                "<!DOCTYPE a SYSTEM 'a.dtd'><a>&b;</a>",
            ),
            (
                "<!DOCTYPE a [<!ENTITY b 'one'>\n<!ENTITY c \"&b; > <i>two</i>\">]><a d='&b;&c;'>&c;&d;</a>",
                "<!DOCTYPE a \n><a d='oneone > &lt;i>two&lt;/i>'>one > <i>two</i>&d;</a>",
            ),
            (
                "<!-- <!DOCTYPE x> --><!DOCTYPE a [<!-- <!ENTITY b ']]'> --><!ENTITY b 'one'><!ENTITY b 'two'>]>\
                 <a><![CDATA[&b;]]><!-- &b; -->&b;&amp;</a>",
                "<!-- <!DOCTYPE x> --><!DOCTYPE a ><a><![CDATA[&b;]]><!-- &b; -->one&amp;</a>",
            ),
            (
                "<!DOCTYPE a [<!ENTITY lt2 '&#38;#60;'><!ENTITY n '&#xA0;'><!ENTITY % p 'q'>\
                 <!ENTITY s SYSTEM 's.xml'>]><a>&lt2;&n;&p;&s;</a>",
                "<!DOCTYPE a ><a>&#60;\u{a0}&p;&s;</a>",
            ),
        ] {
            check(text, Some(expected));
        }
    }

    #[test]
    fn what_comes_out_is_counted_before_it_is_made() {
        let long = "x".repeat(20_000);
        let quadratic = format!(
            "<!DOCTYPE a [<!ENTITY b '{long}'>]><a>{}</a>",
            "&b;".repeat(20_000)
        );
        check(&quadratic, None);
        let mut laughs = "<!DOCTYPE a [<!ENTITY n0 'ha'>".to_owned();
        for number in 1..12 {
            let inner = format!("&n{};", number - 1).repeat(10);
            laughs = format!("{laughs}<!ENTITY n{number} '{inner}'>");
        }
        check(&format!("{laughs}]><a>&n11;</a>"), None);
        check(
            &format!("{laughs}]><a>no laughs</a>"),
            Some("<!DOCTYPE a ><a>no laughs</a>"),
        );
        check(
            "<!DOCTYPE a [<!ENTITY b '&c;'><!ENTITY c '&b;'>]><a>&b;</a>",
            None,
        );
    }
}
