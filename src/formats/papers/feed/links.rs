//! Addresses made whole: a relative one against the address it is relative to (RFC 3986, 5.2).

/// An address against its base. What is not relative, or has no base, stays as it is.
pub(crate) fn join(base: &str, address: &str) -> String {
    let address = address.trim();
    let Some((scheme, after)) = split_scheme(base.trim()) else {
        return address.to_owned();
    };
    if address.is_empty() {
        return base.trim().to_owned();
    }
    if split_scheme(address).is_some() {
        return address.to_owned();
    }
    let Some(after) = after.strip_prefix("//") else {
        return address.to_owned();
    };
    if address.starts_with("//") {
        return format!("{scheme}:{address}");
    }
    let host = &after[..after.find(['/', '?', '#']).unwrap_or(after.len())];
    let path = &after[host.len()..];
    let place = &path[..path.find('#').unwrap_or(path.len())];
    if address.starts_with('#') {
        return format!("{scheme}://{host}{place}{address}");
    }
    let place = &place[..place.find('?').unwrap_or(place.len())];
    if address.starts_with('?') {
        return format!("{scheme}://{host}{place}{address}");
    }
    let (steps, rest) = address.split_at(address.find(['?', '#']).unwrap_or(address.len()));
    let whole = if steps.starts_with('/') {
        steps.to_owned()
    } else {
        let folder = &place[..place.rfind('/').map_or(0, |at| at + 1)];
        format!("/{}{steps}", folder.trim_start_matches('/'))
    };
    format!("{scheme}://{host}{}{rest}", walked(&whole))
}

/// Whether an address is one that a browser opens.
pub(crate) fn is_of_the_web(address: &str) -> bool {
    let scheme = split_scheme(address.trim()).map(|(scheme, _)| scheme);
    let schemes = ["http", "https"];
    scheme.is_some_and(|scheme| schemes.iter().any(|web| scheme.eq_ignore_ascii_case(web)))
}

/// Whether an address is whole.
pub(crate) fn is_whole(address: &str) -> bool {
    split_scheme(address.trim()).is_some()
}

/// The scheme of a whole address and what follows its colon.
fn split_scheme(address: &str) -> Option<(&str, &str)> {
    let (scheme, after) = address.split_once(':')?;
    let letter = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
    let is_one =
        scheme.starts_with(|c: char| c.is_ascii_alphabetic()) && scheme.bytes().all(letter);
    is_one.then_some((scheme, after))
}

/// A path without its steps of `.` and `..`.
fn walked(path: &str) -> String {
    let mut steps: Vec<&str> = Vec::new();
    let mut parts = path.split('/').skip(1).peekable();
    while let Some(step) = parts.next() {
        let last = parts.peek().is_none();
        match step {
            "." | ".." => {
                if step == ".." {
                    steps.pop();
                }
                if last {
                    steps.push("");
                }
            }
            _ => steps.push(step),
        }
    }
    format!("/{}", steps.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_made_whole() {
        let base = "http://a.example/b/c/d?q#f";
        for (address, expected) in [
            ("g", "http://a.example/b/c/g"),
            ("./g/", "http://a.example/b/c/g/"),
            ("../g?x=1", "http://a.example/b/g?x=1"),
            ("../../../g", "http://a.example/g"),
            ("..", "http://a.example/b/"),
            ("/g", "http://a.example/g"),
            ("//h.example/g", "http://h.example/g"),
            ("?y", "http://a.example/b/c/d?y"),
            ("#s", "http://a.example/b/c/d?q#s"),
            ("mailto:a@b", "mailto:a@b"),
            ("", base),
        ] {
            assert_eq!(join(base, address), expected, "{address}");
        }
        assert_eq!(join("http://a.example", "g"), "http://a.example/g");
        assert_eq!(join("", "g"), "g");
    }
}
