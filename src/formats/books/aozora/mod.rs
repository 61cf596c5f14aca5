//! Texts after the conventions of Aozora Bunko: title and author on top, headings and stress by
//! notes in `［＃…］`, readings in `《》`, and at the end what the text was made from. What notes do
//! to words is `line`'s.

mod line;

use crate::bytes::decode;
use crate::bytes::glance;
use crate::bytes::source::Source;
use crate::format::Format;
use crate::reading::{Note, ReadError, Reading};
use line::Line;
use newsprint_issue::clean::Clean;
use newsprint_issue::{Article, Author, Block, Emphasis, Issue, Language, Masthead, Section, Text};
use newsprint_messages::{Loss, Omission};

/// Texts of Aozora Bunko.
pub(crate) const FORMAT: Format = Format {
    name: "aozora",
    endings: &[],
    signature: "`《》` and `［＃…］` as Aozora Bunko has them",
    outcome: "a story a heading, with its readings",
    knows,
    read,
};

/// The line above the signs that a text uses.
const SIGNS: &str = "【テキスト中に現れる記号について】";

fn knows(source: &Source) -> bool {
    if source.is_folder() {
        return false;
    }
    let head = glance::head(source, 64 << 10);
    if head.trim_start().starts_with('<') {
        return false;
    }
    let has_notes = head.contains("［＃")
        && (head.contains('《') || head.contains("見出し") || head.contains("字下げ"));
    head.contains(SIGNS)
        || has_notes
        || head.lines().any(|line| line.starts_with("底本：")) && head.contains('《')
}

/// Reads a text.
fn read(source: &Source) -> Result<Reading, ReadError> {
    let decoded = decode::bare(source)?;
    let lines: Vec<&str> = decoded
        .text
        .lines()
        .map(|line| line.trim_end_matches(['\r', ' ']))
        .collect();
    let mut book = Book::new(source);
    book.notes.extend(decoded.note);
    let (top, start) = top(&lines);
    let end = lines.iter().rposition(|line| line.starts_with("底本："));
    let end = end.filter(|end| *end >= start).unwrap_or(lines.len());
    let is_signs = |line: &str| line.starts_with("-----");
    let signs = lines[start..end]
        .iter()
        .position(|line| !line.is_empty())
        .map(|at| start + at);
    let signs = signs.filter(|at| is_signs(lines[*at]));
    let below = signs.and_then(|open| {
        let close = lines[open + 1..end]
            .iter()
            .position(|line| is_signs(line))?;
        Some((open, open + 1 + close))
    });
    let has_chapters = Level::highest(&lines[start..end]);
    for (number, text) in (start + 1..=end).zip(&lines[start..end]) {
        let is_sign = below.is_some_and(|(open, close)| (open + 1..=close + 1).contains(&number));
        if is_sign {
            if !is_signs(text) && !text.is_empty() {
                book.aside(number, text);
            }
        } else {
            book.take(number, text, has_chapters);
        }
    }
    for (number, text) in (end + 1..).zip(&lines[end..]) {
        if !text.is_empty() {
            book.aside(number, text);
        }
    }
    book.finish(&top)
}

/// The lines of title and authors, and where the text begins.
fn top<'t>(lines: &[&'t str]) -> (Vec<&'t str>, usize) {
    let first = lines
        .iter()
        .position(|line| !line.trim().is_empty())
        .unwrap_or(0);
    let top = lines[first..]
        .iter()
        .take_while(|line| !line.trim().is_empty());
    let top: Vec<&str> = top
        .map(|line| line.trim_start_matches('\u{feff}'))
        .collect();
    // A text without a head begins with its first line.
    if top.len() > 6
        || top
            .iter()
            .any(|line| line.starts_with('\u{3000}') || line.ends_with('。'))
    {
        return (Vec::new(), first);
    }
    let end = first + top.len();
    (top, end)
}

/// The level of headings that part stories.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Small,
    Middle,
    Large,
}

impl Level {
    fn of(note: &str) -> Option<Level> {
        let levels = [
            ("大見出し", Level::Large),
            ("中見出し", Level::Middle),
            ("小見出し", Level::Small),
        ];
        let found = levels.iter().find(|(name, _)| note.contains(name));
        found.map(|(_, level)| *level)
    }

    fn highest(lines: &[&str]) -> Option<Level> {
        lines
            .iter()
            .filter(|line| line.contains("［＃"))
            .filter_map(|line| Level::of(line))
            .max()
    }
}

/// A book in the making.
struct Book<'s> {
    source: &'s Source,
    notes: Vec<Note>,
    articles: Vec<Article>,
    stress: Emphasis,
    /// The level of the heading that is open over several lines.
    heading: Option<Level>,
    /// Whether lines are set in.
    is_inset: bool,
}

impl Book<'_> {
    fn new(source: &Source) -> Book<'_> {
        Book {
            source,
            notes: Vec::new(),
            articles: vec![Article::default()],
            stress: Emphasis::Plain,
            heading: None,
            is_inset: false,
        }
    }

    fn aside(&mut self, line: usize, text: &str) {
        self.notes.push(Note::SetAside {
            line,
            text: Clean::line(text),
        });
    }

    fn push(&mut self, block: Block) {
        if let Some(article) = self.articles.last_mut() {
            article.body.push(block);
        }
    }

    fn take(&mut self, number: usize, text: &str, highest: Option<Level>) {
        if text.trim().is_empty() {
            return;
        }
        let line = Line::read(text, self.stress);
        self.stress = line.stress();
        for lost in &line.lost {
            self.notes.push(Note::Dropped {
                element: Omission::OnLine {
                    name: Clean::line(lost),
                    line: number,
                },
                reason: Loss::NoPlaceForIt,
            });
        }
        let mut level = self.heading;
        let mut is_inset = self.is_inset;
        let mut figures = Vec::new();
        for note in &line.notes {
            if let Some(found) = Level::of(note) {
                level = level.max(Some(found));
                if note.contains("ここから") {
                    self.heading = Some(found);
                } else if note.contains("終わり") {
                    self.heading = None;
                }
            } else if note.contains("字下げ") {
                let ends = note.contains("終わり");
                if note.contains("ここから") || ends {
                    self.is_inset = !ends;
                    is_inset = self.is_inset;
                }
            } else if note.contains("入る") {
                figures.push(self.figure(note));
            } else if note.starts_with("改") {
                self.push(Block::Rule);
            }
        }
        let words = line.text();
        if !words.is_empty() {
            self.words(words, level, highest, is_inset);
        }
        for figure in figures {
            self.push(figure);
        }
    }

    fn words(&mut self, words: Text, level: Option<Level>, highest: Option<Level>, is_inset: bool) {
        match level {
            Some(_) if level >= highest && level > Some(Level::Small) => {
                self.articles.push(Article {
                    headline: vec![words],
                    ..Article::default()
                });
            }
            Some(_) => self.push(Block::Heading(words)),
            None if is_inset => self.push(Block::Quote(words)),
            None => self.push(Block::Paragraph(words)),
        }
    }

    /// The picture that a note speaks of: （fig1.png、横320×縦200）入る.
    fn figure(&mut self, note: &str) -> Block {
        let inside = note.rsplit_once('（').map_or("", |(_, inside)| inside);
        let path = inside.split(['、', '）', ',']).next().unwrap_or_default();
        let image = self.source.has(path).then(|| Clean::line(path));
        if image.is_none() && !path.is_empty() {
            self.notes.push(Note::Missing {
                path: Clean::line(path),
            });
        }
        let said = note.split('（').next().unwrap_or_default();
        let caption = said
            .trim_start_matches('「')
            .replace("」のキャプション付きの", " ");
        Block::Figure {
            caption: Text::from(&*caption),
            image,
        }
    }

    fn finish(mut self, top: &[&str]) -> Result<Reading, ReadError> {
        for article in &mut self.articles {
            while matches!(article.body.last(), Some(Block::Rule)) {
                article.body.pop();
            }
            let rules = article
                .body
                .iter()
                .take_while(|block| **block == Block::Rule)
                .count();
            article.body.drain(..rules);
        }
        self.articles
            .retain(|article| !(article.headline.is_empty() && article.body.is_empty()));
        let line = |text: &&str| Line::read(text, Emphasis::Plain).text();
        let is_role = |text: &str| {
            ["訳", "編", "作", "校訂"]
                .iter()
                .any(|role| text.ends_with(role))
        };
        let authors = match top.len() {
            0 | 1 => 0,
            2 => 1,
            _ => 1 + usize::from(is_role(top[top.len() - 1])),
        };
        let (titles, authors) = top.split_at(top.len() - authors);
        let title = titles.first().map(line).unwrap_or_default();
        if let Some(first) = self.articles.first_mut() {
            if first.headline.is_empty() {
                first.headline = vec![title.clone()];
            }
            first.deck = titles.iter().skip(1).map(line).collect();
            let author = |text: &&str| Author {
                name: Clean::line(&line(text).plain()),
                role: None,
            };
            first.byline = authors.iter().map(author).collect();
        } else {
            return Err(ReadError::Empty);
        }
        let masthead = Masthead {
            title: Clean::line(&title.plain()),
            language: Language::Japanese,
            ..Masthead::default()
        };
        let section = Section {
            name: Clean::default(),
            articles: self.articles,
        };
        Ok(Reading::new(
            Issue::bind(masthead, vec![section]),
            self.notes,
        ))
    }
}
