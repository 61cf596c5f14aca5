//! Reads an issue of our own, from a folder or a single file.

use std::borrow::Cow;
use std::collections::BTreeSet;

use encoding_rs::UTF_8;
use jiff::civil::Date;
use serde::de::DeserializeOwned;

use super::body;
use super::inline;
use super::ledger::{self, Ledger};
use super::single::{self, Part};
use super::wire;
use crate::bytes::ration::Ration;
use crate::bytes::source::Source;
use crate::reading::{Note, ReadError, Reading};
use newsprint_issue::clean::Clean;
use newsprint_issue::{
    Article, Author, Block, Direction, Issue, Language, Masthead, Rank, Section, Text,
};
use newsprint_messages::{Loss, Omission, Piece};

/// The file of a folder that states the issue.
const ISSUE: &str = "issue.toml";
/// Bytes of a story for each mark that it may have beyond a hundred thousand.
const MARK: usize = 8;

/// Whether the source is an issue of our own.
pub(crate) fn detect(source: &Source) -> bool {
    let start = source.main().strip_prefix(b"\xef\xbb\xbf");
    let bytes = start.unwrap_or(source.main());
    (source.is_folder() && source.has("issue.toml"))
        || (bytes.starts_with(b"+++") && single::is_issue(bytes))
}

/// Reads an issue of our own.
pub(crate) fn read(source: &Source) -> Result<Reading, ReadError> {
    let mut desk = Desk::default();
    let issue = if source.is_folder() {
        desk.folder(source)?
    } else {
        desk.single(source)?
    };
    Ok(Reading::new(issue, desk.close()))
}

/// What reading has given so far besides the issue.
#[derive(Default)]
struct Desk {
    notes: Vec<Note>,
    unprintable: usize,
    undecoded: usize,
    /// The first line with bytes that are not UTF-8.
    undecoded_line: usize,
}

impl Desk {
    fn folder(&mut self, source: &Source) -> Result<Issue, ReadError> {
        let bytes = source.get(ISSUE).ok_or(ReadError::NoIssue)?;
        let text = self.decode(&bytes);
        let part = Part {
            text: &text,
            line: 1,
        };
        let head = head(ISSUE, part)?;
        let mut seen = BTreeSet::new();
        let mut sections = Vec::new();
        for page in &head.pages {
            let mut articles = Vec::new();
            for stem in &page.articles {
                if seen.insert(stem) {
                    articles.extend(self.file(source, stem));
                } else {
                    self.notes.push(Note::Dropped {
                        element: Omission::InFile {
                            part: Piece::Article(Clean::line(stem)),
                            path: Clean::line(ISSUE),
                            line: 0,
                        },
                        reason: Loss::Twice,
                    });
                }
            }
            sections.push(Section {
                name: self.line(&page.name),
                articles,
            });
        }
        let masthead = self.masthead(head, ISSUE);
        Ok(Issue::bind(masthead, sections))
    }

    /// The article in a file of a folder.
    fn file(&mut self, source: &Source, stem: &str) -> Option<Article> {
        let path = format!("articles/{stem}.md");
        let Some(bytes) = source.get(&path) else {
            self.notes.push(Note::Missing {
                path: Clean::line(&path),
            });
            return None;
        };
        let text = self.decode(&bytes);
        let (front, body) = single::front(Part {
            text: &text,
            line: 1,
        });
        let mut front = front.map_or_else(wire::Article::default, |part| self.front(&path, part));
        Some(self.article(&path, &mut front, body))
    }

    fn single(&mut self, source: &Source) -> Result<Issue, ReadError> {
        let text = self.decode(source.main());
        if text.trim().is_empty() {
            return Err(ReadError::Empty);
        }
        let path = Clean::line(source.name());
        let (front, rest) = single::front(Part {
            text: &text,
            line: 1,
        });
        let head = front.map_or_else(|| Ok(wire::Issue::default()), |part| head(&path, part))?;
        let mut sections: Vec<Section> = Vec::new();
        for story in single::stories(rest) {
            let mut front = story
                .front
                .map_or_else(wire::Article::default, |part| self.front(&path, part));
            let mut article = self.article(&path, &mut front, story.body);
            if let Some(line) = story.headline.filter(|_| front.headline.is_none()) {
                let mut ledger = Ledger::new(&path, line.text, line.line);
                let headline = inline::heading(line.text, &mut ledger);
                article.headline = if article.headline.is_empty() {
                    vec![headline]
                } else {
                    article.headline
                };
                self.take(ledger);
            }
            let name = front.section.map(|name| self.line(&name));
            if let (None, Some(section)) = (&name, sections.last_mut()) {
                section.articles.push(article);
            } else {
                sections.push(Section {
                    name: name.unwrap_or_default(),
                    articles: vec![article],
                });
            }
        }
        let masthead = self.masthead(head, &path);
        Ok(Issue::bind(masthead, sections))
    }

    /// The front matter of an article; none of it when it is not well-formed.
    fn front(&mut self, path: &str, part: Part) -> wire::Article {
        parse(part).unwrap_or_else(|flaw| {
            let note = ledger::dropped(Piece::FrontMatter, path, flaw.line, flaw.reason);
            self.notes.push(note);
            wire::Article::default()
        })
    }

    /// The blocks of a body. What is beyond the marks of any paper stays as it stands.
    fn body(&mut self, text: &str, ledger: &mut Ledger) -> Vec<Block> {
        let ration = Ration::of(text, MARK, |byte| usize::from(byte.is_ascii_punctuation()));
        self.notes.extend(ration.note());
        let mut body = body::blocks(ration.text, ledger);
        let rest = ledger.lines(ration.rest.trim_matches('\n'));
        body.extend((!rest.is_empty()).then(|| Block::Verbatim(Text::from(rest))));
        body
    }

    fn article(&mut self, path: &str, front: &mut wire::Article, part: Part) -> Article {
        let text = if part.text.contains('\0') {
            Cow::Owned(part.text.replace('\0', ""))
        } else {
            Cow::Borrowed(part.text)
        };
        self.unprintable += part.text.len() - text.len();
        let mut ledger = Ledger::new(path, &text, part.line);
        let lines = |lines: Option<wire::Lines>| lines.map(wire::Lines::into_vec);
        let headline = lines(front.headline.take()).unwrap_or_default();
        let deck = lines(front.deck.take()).unwrap_or_default();
        let byline = front.byline.take().map(wire::Byline::into_vec);
        let mut words = |line: &String| inline::text(line, &mut ledger);
        let article = Article {
            kicker: front.kicker.as_ref().map(&mut words),
            headline: headline.iter().map(&mut words).collect(),
            deck: deck.iter().map(&mut words).collect(),
            dateline: front.dateline.as_ref().map(&mut words),
            byline: byline.unwrap_or_default().into_iter().map(author).collect(),
            rank: rank(front.rank.as_deref(), &mut ledger),
            body: self.body(&text, &mut ledger),
            ..Article::default()
        };
        self.take(ledger);
        article
    }

    fn masthead(&mut self, head: wire::Issue, path: &str) -> Masthead {
        let date = head.date.and_then(|day| {
            let date = day_of(&day);
            if date.is_none() {
                self.notes
                    .push(ledger::dropped(Piece::Date, path, 1, Loss::NoDay));
            }
            date
        });
        let direction = match head.direction.as_deref() {
            None | Some("horizontal" | "ltr") => Direction::Horizontal,
            Some("vertical" | "vertical-rl") => Direction::Vertical,
            Some(other) => {
                let reason = Loss::NoDirection(Clean::line(other));
                self.notes
                    .push(ledger::dropped(Piece::Direction, path, 1, reason));
                Direction::Horizontal
            }
        };
        let number = head.number.map(|number| match number {
            wire::Number::Text(text) => text,
            wire::Number::Bare(number) => number.to_string(),
        });
        Masthead {
            title: self.line(&head.title),
            date,
            edition: number
                .filter(|text| !text.is_empty())
                .map(|text| self.line(&text)),
            language: Language::from_tag(&head.language),
            direction,
        }
    }

    /// The text of a file in UTF-8, without a byte order mark and what is not UTF-8.
    fn decode<'a>(&mut self, bytes: &'a [u8]) -> Cow<'a, str> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        if let Some(text) = UTF_8.decode_without_bom_handling_and_without_replacement(bytes) {
            return text;
        }
        let mut text = String::with_capacity(bytes.len());
        for chunk in bytes.utf8_chunks() {
            text.push_str(chunk.valid());
            if !chunk.invalid().is_empty() {
                if self.undecoded == 0 {
                    self.undecoded_line = 1 + text.matches('\n').count();
                }
                self.undecoded += 1;
            }
        }
        Cow::Owned(text)
    }

    fn line(&mut self, raw: &str) -> Clean {
        let mut ledger = Ledger::new("", "", 1);
        let line = ledger.line(raw);
        self.take(ledger);
        line
    }

    fn take(&mut self, ledger: Ledger) {
        let (notes, unprintable) = ledger.close();
        self.notes.extend(notes);
        self.unprintable += unprintable;
    }

    fn close(mut self) -> Vec<Note> {
        if self.undecoded > 0 {
            self.notes.push(Note::Undecoded {
                count: self.undecoded,
                line: self.undecoded_line,
            });
        }
        if self.unprintable > 0 {
            self.notes.push(Note::Unprintable {
                count: self.unprintable,
            });
        }
        self.notes
    }
}

/// Why a table could not be read.
struct Flaw {
    line: usize,
    reason: Loss,
}

fn parse<T: DeserializeOwned>(part: Part) -> Result<T, Flaw> {
    toml::from_str(part.text).map_err(|error| {
        let start = error.span().map_or(0, |span| span.start);
        Flaw {
            line: part.line + ledger::lines_before(part.text, start),
            reason: Loss::NotWrittenIn("TOML", Clean::line(error.message())),
        }
    })
}

/// The masthead of an issue, when it is one that we understand.
fn head(path: &str, part: Part) -> Result<wire::Issue, ReadError> {
    let malformed = |flaw: Flaw| ReadError::Malformed {
        path: Clean::line(path),
        line: flaw.line,
        reason: flaw.reason,
    };
    let wire::Version { format } = parse(part).map_err(malformed)?;
    match format {
        Some(version) if version > wire::VERSION => Err(ReadError::TooNew { version }),
        _ => parse(part).map_err(malformed),
    }
}

fn day_of(day: &wire::Day) -> Option<Date> {
    match day {
        wire::Day::Date(day) => {
            let date = day.date?;
            let (month, day) = (i8::try_from(date.month), i8::try_from(date.day));
            Date::new(i16::try_from(date.year).ok()?, month.ok()?, day.ok()?).ok()
        }
        wire::Day::Text(text) => text.trim().parse().ok(),
    }
}

fn author(author: wire::Author) -> Author {
    let (name, role) = match author {
        wire::Author::Name(name) => (name, None),
        wire::Author::Full { name, role } => (name, role),
    };
    Author {
        name: Clean::line(&name),
        role: role.map(|role| Clean::line(&role)),
    }
}

fn rank(name: Option<&str>, ledger: &mut Ledger) -> Rank {
    match name {
        Some("lead") => Rank::Lead,
        Some("major") => Rank::Major,
        None | Some("minor") => Rank::Minor,
        Some("brief") => Rank::Brief,
        Some(other) => {
            ledger.note(Piece::Rank, 0, Loss::NoRank(Clean::line(other)));
            Rank::Minor
        }
    }
}
