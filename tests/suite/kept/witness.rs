//! What a file has in words, as somebody sees it who knows nothing of our readers: by its tags, its
//! keys or its lines alone. Crude on purpose, and in doubt it asks for too much.

use base64::Engine as _;
use encoding_rs::Encoding;
use regex::Regex;
use serde_json::Value;

use super::markup::{self, Piece};

/// The words of an input.
#[derive(Debug, Default)]
pub(super) struct Witness {
    /// What a reader should find in the paper, piece by piece.
    pub(super) words: Vec<String>,
    /// What the files say besides: facts, names, addresses, menus. It may be used, and need not be.
    pub(super) about: Vec<String>,
    /// Readings beside words, which stand among them: they belong to the words and end their list.
    readings: Vec<String>,
}

impl Witness {
    /// The words of a page that was made.
    pub(super) fn of_page(words: Vec<String>, about: &[&str]) -> Witness {
        Witness {
            words,
            about: about.iter().map(ToString::to_string).collect(),
            ..Witness::default()
        }
    }
}

/// A file of an input: its path inside, and its bytes.
pub(super) type File = (String, Vec<u8>);

/// The words of the files of an input.
pub(super) fn of(format: &str, files: &[File]) -> Witness {
    let mut witness = Witness::default();
    for (path, bytes) in files {
        // A paper may be called what its file or folder is called.
        witness.about.push(path.replace(['/', '.', '-', '_'], " "));
        let ending = path.rsplit('.').next().unwrap_or_default();
        if ["png", "css", "jpg"].contains(&ending) {
            continue;
        }
        let text = decoded(path, bytes);
        match (format, ending) {
            ("fixes", "toml") => witness.about.push(text),
            ("native", "toml") => witness.keys(&text),
            ("native" | "markdown", "md") => witness.markdown(&text),
            ("gutenberg", _) => witness.between(&text, "\n*** START OF", "\n*** END OF"),
            ("aozora", _) => witness.aozora(&text),
            ("ninjs", _) | ("feed", "json") => witness.json(&text),
            ("plain" | "fixes" | "markdown", _) => witness.lines(&text),
            (_, "xml") if !text.starts_with('<') => witness.lines(&text),
            _ => witness.tags(&text, |open| place(format, path, open)),
        }
    }
    witness.words.append(&mut witness.readings);
    witness
}

/// What the words between tags are.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Words,
    Reading,
    About,
}

/// An element that is open.
struct Open {
    name: String,
    values: Vec<(String, String)>,
}

impl Open {
    fn value(&self, key: &str) -> &str {
        let value = self.values.iter().find(|(known, _)| known == key);
        value.map(|(_, value)| &**value).unwrap_or_default()
    }
}

/// Where words stand, by the elements around them and the file.
fn place(format: &str, path: &str, open: &[Open]) -> Place {
    let within = |names: &[&str]| open.iter().any(|open| names.contains(&&*open.name));
    let right_in = |names: &[&str]| open.last().is_some_and(|open| names.contains(&&*open.name));
    let is_words = match format {
        "html" => {
            // Inputs mark what stands around a story where nothing else tells it.
            let is_marked = |open: &Open| open.value("data-around") == "yes";
            !within(&[
                "head",
                "script",
                "nav",
                "header",
                "footer",
                "aside",
                "annotation",
            ]) && !open
                .iter()
                .any(|open| is_furniture(open) || is_marked(open))
        }
        // An aside of a book is a footnote; what stands around ruby stands for it.
        "epub" => path.ends_with("html") && !within(&["head", "nav", "rp"]),
        "feed" => {
            !within(&["image"])
                && !right_in(&[
                    "link",
                    "guid",
                    "pubdate",
                    "date",
                    "id",
                    "updated",
                    "modified",
                    "issued",
                    "published",
                    "language",
                    "url",
                    "email",
                ])
        }
        "nitf" => !within(&["head"]),
        // What stands in the message is said once more inside the story.
        "newsml" => !within(&[
            "header",
            "itemmeta",
            "subject",
            "identification",
            "newsmanagement",
            "urgency",
            "head",
            "hedline",
            "h1",
            "itemref",
        ]),
        "alto" | "mets" => false,
        "docx" => {
            let files = ["document.xml", "footnotes.xml", "endnotes.xml"];
            right_in(&["t"]) && files.iter().any(|file| path.ends_with(file))
        }
        "odt" => {
            let aside = [
                "tracked-changes",
                "annotation",
                "note-citation",
                "binary-data",
                "desc",
            ];
            within(&["body"]) && !within(&aside)
        }
        "fb2" => {
            let facts =
                within(&["description"]) && !within(&["author", "book-title", "annotation"]);
            !within(&["binary"]) && !facts
        }
        _ => true,
    };
    match is_words {
        true if within(&["rt", "ruby-text"]) => Place::Reading,
        true => Place::Words,
        false => Place::About,
    }
}

/// Whether somebody who made a page called a part of it a menu, a footer, or the like.
fn is_furniture(open: &Open) -> bool {
    let names = ["nav", "menu", "foot", "related", "mark", "headerlink"];
    let called = open.value("class");
    names.iter().any(|name| called.contains(name))
}

impl Witness {
    fn push(&mut self, place: Place, words: &str) {
        let list = match place {
            Place::Words => &mut self.words,
            Place::Reading => &mut self.readings,
            Place::About => &mut self.about,
        };
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        if !words.is_empty() {
            list.push(words);
        }
    }

    fn lines(&mut self, text: &str) {
        for line in text.lines() {
            self.push(Place::Words, line);
        }
    }

    /// A text with tags. What stands in tags is about it, but for the words that some formats put there.
    fn tags(&mut self, text: &str, place: impl Fn(&[Open]) -> Place) {
        let mut open: Vec<Open> = Vec::new();
        for piece in markup::pieces(text) {
            match piece {
                Piece::Open {
                    name,
                    values,
                    is_empty,
                } => {
                    self.push(Place::About, &name);
                    for (key, value) in &values {
                        let is_word = name == "string" && key == "content";
                        self.push(if is_word { Place::Words } else { Place::About }, value);
                    }
                    let is_void = ["br", "hr", "img", "meta", "link", "area"].contains(&&*name)
                        && !text.contains("</link>")
                        || name == "link" && text.contains("<link>\n");
                    if !is_empty && !is_void {
                        open.push(Open { name, values });
                    }
                }
                Piece::Close(name) => {
                    if let Some(at) = open.iter().rposition(|open| open.name == name) {
                        open.truncate(at);
                    }
                }
                Piece::Words(words) => self.told(&words, place(&open), open.last()),
                Piece::Comment(words) => self.push(Place::About, &words),
            }
        }
    }

    /// Words that may be a text with tags themselves, written as words or in Base64.
    fn told(&mut self, words: &str, place: Place, inside: Option<&Open>) {
        let packed = inside.is_some_and(|open| open.value("mode") == "base64");
        let bytes = base64::engine::general_purpose::STANDARD.decode(words.trim());
        if let Some(bytes) = bytes.ok().filter(|_| packed) {
            return self.told(&String::from_utf8_lossy(&bytes), place, None);
        }
        if words.contains("</") {
            return self.tags(words, |_| place);
        }
        self.push(place, &markup::plain(words));
    }

    /// Strings of JSON, one value or one a line, by their keys.
    fn json(&mut self, text: &str) {
        if let Ok(value) = serde_json::from_str(text) {
            return self.value("", &value, false);
        }
        for value in text
            .lines()
            .filter_map(|line| serde_json::from_str(line).ok())
        {
            self.value("", &value, false);
        }
    }

    fn value(&mut self, key: &str, value: &Value, has_markup: bool) {
        const WORDS: &[&str] = &[
            "title",
            "content_html",
            "content_text",
            "headline",
            "byline",
            "by",
            "located",
            "description_text",
            "body_xhtml",
            "body_html",
            "value",
        ];
        match value {
            Value::String(words) => {
                let is_words = WORDS.contains(&key) || key == "body_text" && !has_markup;
                self.told(
                    words,
                    if is_words { Place::Words } else { Place::About },
                    None,
                );
            }
            Value::Array(values) => values
                .iter()
                .for_each(|value| self.value(key, value, false)),
            Value::Object(values) => {
                let has_markup = values.keys().any(|key| key == "body_xhtml");
                for (key, value) in values {
                    self.value(key, value, has_markup);
                }
            }
            other => self.push(Place::About, &other.to_string()),
        }
    }

    /// What stands between two lines; the rest is about it.
    fn between(&mut self, text: &str, start: &str, end: &str) {
        let (head, rest) = text.split_once(start).unwrap_or(("", text));
        let (line, rest) = rest.split_once('\n').unwrap_or(("", rest));
        let (text, tail) = rest.split_once(end).unwrap_or((rest, ""));
        self.lines(text);
        for about in [head, line, tail] {
            self.push(Place::About, about);
        }
    }

    /// A text with notes to the typesetter in brackets, and a key to its signs between two rules.
    fn aozora(&mut self, text: &str) {
        let parts: Vec<&str> = text.split(&"-".repeat(55)).collect();
        let (text, key) = match &*parts {
            [head, key, text] => ([*head, text].concat(), *key),
            _ => (text.to_owned(), ""),
        };
        self.push(Place::About, key);
        let notes = Regex::new("［＃[^］]*］").unwrap();
        for note in notes.find_iter(&text) {
            self.push(Place::About, note.as_str());
        }
        let text = notes.replace_all(&text, "");
        let text = self.without_readings("《()([^》]*)》", &text);
        self.lines(&text);
    }

    /// A text without the readings in it: the base first, then the reading.
    fn without_readings(&mut self, shape: &str, text: &str) -> String {
        let shape = Regex::new(shape).unwrap();
        for found in shape.captures_iter(text) {
            self.push(Place::Reading, &found[2]);
        }
        shape.replace_all(text, "$1").into_owned()
    }

    /// Markdown and its front matter: what is no address, no tag, no label and no key.
    fn markdown(&mut self, text: &str) {
        let front = Regex::new(r"(?ms)^(\+\+\+|---)\n(.*?)^(\+\+\+|---)$").unwrap();
        let text = self.without_readings(r"\{([^{}|\\]+)\|([^{}|]+)\}", text);
        let mut bare = String::new();
        let mut from = 0;
        for found in front.captures_iter(&text) {
            let whole = found.get(0).unwrap();
            // Two rules are no front matter.
            if !found[2].contains(['=', ':']) {
                continue;
            }
            bare += &text[from..whole.start()];
            from = whole.end();
            self.keys(&found[2]);
        }
        bare += &text[from..];
        let away = [
            r"(?s)<!--.*?-->",
            r"</?[a-z][^>]*>",
            r"\]\([^)]*\)",
            r"\]\[[^\]]*\]",
            r"\[\^[^\]]*\]:?",
            r"(?m)^\[[^\]]*\]: .*$",
            r"(?m)^\s*\d+\. ",
            r"(?m)^```[a-z]*",
        ]
        .join("|");
        let away = Regex::new(&away).unwrap();
        for found in away.find_iter(&bare) {
            let words = found.as_str().trim_matches(['<', '>', '[', ']']);
            self.push(
                if words.starts_with("http") && found.as_str().starts_with('<') {
                    Place::Words
                } else {
                    Place::About
                },
                words,
            );
        }
        for line in away.replace_all(&bare, " ").lines() {
            self.push(Place::Words, &markup::plain(line));
        }
    }

    fn keys(&mut self, lines: &str) {
        const WORDS: &[&str] = &[
            "title",
            "headline",
            "deck",
            "kicker",
            "byline",
            "dateline",
            "number",
            "author",
            "authors",
            "name",
            "description",
        ];
        let inner = Regex::new(r"\b(name|role) = ").unwrap();
        let escapes = Regex::new(r"\\u[0-9A-F]{4}|[\[\]*]").unwrap();
        for line in lines.lines() {
            let Some((key, value)) = line.split_once(['=', ':']) else {
                continue;
            };
            let value = inner.replace_all(value, "");
            let value = escapes.replace_all(&value, "");
            let is_words = WORDS.contains(&key.trim());
            self.push(if is_words { Place::Words } else { Place::About }, &value);
        }
    }
}

/// A text in UTF-8, in the encoding that it declares, or in that of its name.
fn decoded(path: &str, bytes: &[u8]) -> String {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.trim_start_matches('\u{feff}').to_owned();
    }
    let named = Regex::new(r#"(?:charset|encoding)=["']?([\w-]+)"#).unwrap();
    let lossy = String::from_utf8_lossy(bytes);
    let declared = named.captures(&lossy).map(|found| found[1].to_owned());
    let by_name = [("big5", "big5"), ("sjis", "shift_jis"), ("bytes", "utf-8")];
    let by_name = by_name.iter().find(|(name, _)| path.contains(name));
    let label = declared.or(by_name.map(|(_, label)| (*label).to_owned()));
    let encoding = Encoding::for_label(label.as_deref().unwrap_or("gb18030").as_bytes());
    encoding.unwrap().decode(bytes).0.into_owned()
}
