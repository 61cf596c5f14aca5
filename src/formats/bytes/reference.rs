//! References from one file of a source to another: `../pictures/a%20b.jpg?w=2#top` as a path.
//! What leads outside leads nowhere.

/// The path that a reference in the file at `from` leads to, both inside the source; none for what
/// lies outside it or is no file.
pub(crate) fn path(from: &str, reference: &str) -> Option<String> {
    let reference = reference.trim();
    let bare = reference.split(['#', '?']).next().unwrap_or_default();
    let scheme = bare.split(['/', '%']).next().unwrap_or_default();
    if bare.is_empty() || scheme.contains(':') || bare.starts_with('/') {
        return None;
    }
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut steps: Vec<String> = folder
        .split('/')
        .filter(|step| !step.is_empty())
        .map(str::to_owned)
        .collect();
    for step in bare.split('/') {
        match &*decoded(step) {
            "" | "." => {}
            ".." => {
                steps.pop()?;
            }
            step if step.contains(['/', '\\', '\0', ':']) => return None,
            step => steps.push(step.to_owned()),
        }
    }
    (!steps.is_empty()).then(|| steps.join("/"))
}

/// The place inside a file that a reference names.
pub(crate) fn fragment(reference: &str) -> Option<String> {
    let (_, fragment) = reference.split_once('#')?;
    (!fragment.is_empty()).then(|| decoded(fragment))
}

/// The text without `%xx`.
pub(crate) fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut written = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = |at: usize| char::from(*bytes.get(at)?).to_digit(16);
        match (bytes[at], hex(at + 1), hex(at + 2)) {
            (b'%', Some(high), Some(low)) => {
                written.push((high * 16 + low) as u8);
                at += 3;
            }
            (byte, ..) => {
                written.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&written).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_stay_inside() {
        for (from, reference, expected) in [
            ("a/b.html", "c.jpg", Some("a/c.jpg")),
            ("a/b.html", "../c%20d.jpg?w=2#x", Some("c d.jpg")),
            ("b.html", "x_files/%E6%B8%A1.png", Some("x_files/渡.png")),
            ("b.html", "./x/./y.png", Some("x/y.png")),
            ("b.html", "../c.jpg", None),
            ("a/b.html", "..%2f..%2fc.jpg", None),
            ("a/b.html", "%2e%2e/%2e%2e/c.jpg", None),
            ("a/b.html", "/etc/passwd", None),
            ("a/b.html", "//host/c.jpg", None),
            ("a/b.html", "file:///c.jpg", None),
            ("a/b.html", "https://a.example/c.jpg", None),
            ("a/b.html", "c:\\d.jpg", None),
            ("a/b.html", "..\\..\\d.jpg", None),
            ("a/b.html", "data:image/png;base64,AA", None),
            ("a/b.html", "#top", None),
        ] {
            assert_eq!(path(from, reference).as_deref(), expected, "{reference}");
        }
        assert_eq!(fragment("a#%E6%B8%A1").as_deref(), Some("渡"));
        assert_eq!(decoded("%zz%4"), "%zz%4");
    }
}
