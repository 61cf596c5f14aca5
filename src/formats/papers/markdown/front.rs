//! Front matter of a Markdown file: TOML between `+++`, or between `---` as much of YAML as people
//! write there: keys, words, lists.

use newsprint_issue::Date;

/// What front matter says of a story.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Front {
    pub(crate) title: String,
    pub(crate) deck: String,
    pub(crate) kicker: String,
    pub(crate) authors: Vec<String>,
    pub(crate) date: Option<Date>,
    pub(crate) language: String,
    /// What a story has no place for, with its line.
    pub(crate) rest: Vec<(usize, String)>,
    /// Why it cannot be read.
    pub(crate) flaw: Option<String>,
}

/// Front matter, if a text begins with any, and where the body begins, in bytes.
pub(crate) fn read(text: &str) -> (Front, usize) {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().unwrap_or_default();
    let fence = first.trim_end();
    if !matches!(fence, "---" | "+++") {
        return (Front::default(), 0);
    }
    let mut end = first.len();
    for line in lines {
        let closes = line.trim_end() == fence || fence == "---" && line.trim_end() == "...";
        if closes {
            let inside = &text[first.len()..end];
            let front = if fence == "+++" {
                toml(inside)
            } else {
                yaml(inside)
            };
            // A rule at the start of a text is no front matter.
            let is_front = fence == "+++" || front != Front::default() || inside.trim().is_empty();
            return if is_front {
                (front, end + line.len())
            } else {
                (Front::default(), 0)
            };
        }
        end += line.len();
    }
    (Front::default(), 0)
}

impl Front {
    /// Takes the values of a key that stands on a line.
    fn take(&mut self, key: &str, values: Vec<String>, line: usize) {
        let all = values.join(", ");
        match key.to_ascii_lowercase().as_str() {
            "title" | "headline" => self.title = all,
            "subtitle" | "deck" | "description" | "summary" => self.deck = all,
            "kicker" => self.kicker = all,
            "author" | "authors" | "by" | "byline" | "creator" => self.authors = values,
            "date" | "published" | "created" if self.date.is_none() => {
                self.date = all.get(..10).and_then(|day| day.parse().ok());
                if self.date.is_none() {
                    self.rest.push((line, format!("{key}: {all}")));
                }
            }
            "lang" | "language" => self.language = all,
            _ if all.is_empty() => {}
            _ => self.rest.push((line, format!("{key}: {all}"))),
        }
    }
}

fn toml(text: &str) -> Front {
    let mut front = Front::default();
    let table = match text.parse::<toml::Table>() {
        Ok(table) => table,
        Err(error) => {
            front.flaw = Some(error.message().to_owned());
            return front;
        }
    };
    for (key, value) in &table {
        let starts = |line: &str| {
            line.trim_start()
                .trim_start_matches('[')
                .starts_with(key.as_str())
        };
        let line = text.lines().position(starts).map_or(2, |at| at + 2);
        front.take(key, words(value), line);
    }
    front
}

fn words(value: &toml::Value) -> Vec<String> {
    match value {
        toml::Value::String(text) => vec![text.clone()],
        toml::Value::Array(values) => values.iter().flat_map(words).collect(),
        toml::Value::Table(table) => match table.get("name") {
            Some(name) => words(name),
            None => table.values().flat_map(words).collect(),
        },
        other => vec![other.to_string()],
    }
}

fn yaml(text: &str) -> Front {
    let mut front = Front::default();
    let mut open: Option<(String, Vec<String>, usize)> = None;
    let mut folds = false;
    for (number, line) in (2..).zip(text.lines()) {
        let words = line.trim();
        if words.is_empty() || words.starts_with('#') {
            continue;
        }
        let is_inner = line.starts_with([' ', '\t', '-']);
        if let (true, Some((_, values, _))) = (is_inner, &mut open) {
            let item = words.trim_start_matches("- ").trim();
            let item = item.strip_prefix("name:").unwrap_or(item);
            match values.last_mut() {
                Some(last) if folds => last.extend([" ", &unquoted(item)]),
                _ if !item.is_empty() => values.push(unquoted(item)),
                _ => {}
            }
            continue;
        }
        let Some((key, value)) = line.split_once(':') else {
            continue;
        };
        if let Some((key, values, line)) = open.take() {
            front.take(&key, values, line);
        }
        let is_key = !key.is_empty() && key.len() < 40 && !key.contains(['"', '`', '(', '。']);
        if !is_key || !(value.is_empty() || value.starts_with([' ', '\t'])) {
            continue;
        }
        folds = matches!(value.trim(), "|" | ">" | "|-" | ">-");
        let values = if folds {
            Vec::new()
        } else {
            listed(value.trim())
        };
        open = Some((key.trim().to_owned(), values, number));
    }
    if let Some((key, values, line)) = open {
        front.take(&key, values, line);
    }
    front
}

/// A value, or those of a list in brackets.
fn listed(value: &str) -> Vec<String> {
    if value.is_empty() {
        return Vec::new();
    }
    let inside = value
        .strip_prefix('[')
        .and_then(|value| value.strip_suffix(']'));
    match inside {
        Some(inside) => inside
            .split(',')
            .map(unquoted)
            .filter(|value| !value.is_empty())
            .collect(),
        None => vec![unquoted(value)],
    }
}

fn unquoted(value: &str) -> String {
    let value = value.trim();
    for quote in ['"', '\''] {
        let inside = value
            .strip_prefix(quote)
            .and_then(|rest| rest.strip_suffix(quote));
        if let Some(inside) = inside {
            return inside.replace("\\\"", "\"").replace("''", "'");
        }
    }
    value
        .split(" #")
        .next()
        .unwrap_or_default()
        .trim_end()
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_words_and_lists_are_read() {
        let text = "---\ntitle: \"A: b\"\nauthors:\n  - Ada\n  - name: Tom\ndate: 2026-03-01 10:00\n\
                    tags: [a, 'b']\nsummary: >\n  one\n  two\n---\nBody\n";
        let (front, body) = read(text);
        assert_eq!(&text[body..], "Body\n");
        assert_eq!((&*front.title, &*front.deck), ("A: b", "one two"));
        assert_eq!(front.authors, ["Ada", "Tom"]);
        assert_eq!(front.date, "2026-03-01".parse().ok());
        assert_eq!(front.rest, [(7, "tags: a, b".to_owned())]);
    }

    #[test]
    fn a_rule_is_no_front_matter() {
        for text in ["---\nA paragraph.\n---\nB\n", "---\ntitle: A\n", "A\n---\n"] {
            assert_eq!(read(text), (Front::default(), 0));
        }
    }

    #[test]
    fn toml_is_read_or_told() {
        let (front, _) =
            read("+++\ntitle = 'A'\nauthors = ['B']\ndate = 2026-03-01\n[extra]\nx = 1\n+++\n");
        assert_eq!((&*front.title, front.authors.len()), ("A", 1));
        assert_eq!(front.rest, [(5, "extra: 1".to_owned())]);
        assert!(read("+++\ntitle = \n+++\n").0.flaw.is_some());
    }
}
