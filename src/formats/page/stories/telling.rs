//! The pieces of one story into an article: headline block, bylines, datelines, blocks, and where each
//! line of them went.

use super::articles::Story;
use crate::page::kinds::headlines::{self, HeadLine, Rung};
use crate::page::kinds::piece::{Kind, Piece, Standing};
use crate::page::words::bylines;
use crate::page::words::datelines;
use crate::page::words::marks;
use crate::page::words::script::{self, Spaces};
use crate::reading::Note;
use newsprint_issue::clean::Clean;
use newsprint_issue::{Article, Block, Part, Text};
use newsprint_messages::Guess;

/// Below this confidence, in percent, a decision is told to the reader.
const TOLD_BELOW: u8 = 80;

/// An article, the lines it was made of, and what was guessed.
#[derive(Clone, Debug, Default)]
pub(crate) struct Told {
    /// The article.
    pub(crate) article: Article,
    /// Its lines, and where each went inside it.
    pub(crate) lines: Vec<(usize, Went)>,
    /// What was guessed, and where it goes on.
    pub(crate) notes: Vec<Note>,
    /// Whether it is a notice or an advertisement.
    pub(crate) kind: Matter,
    /// Where it says that it goes on or came from.
    pub(crate) jumps: Vec<String>,
}

/// Where a line went inside an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Went {
    /// Into a part.
    Part(Part),
    /// Into the byline.
    Byline,
    /// Nowhere: it is furniture that stood among the lines.
    Aside,
}

/// What an article is to a paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Matter {
    /// A story.
    #[default]
    Story,
    /// A notice or an advertisement.
    Notice,
}

pub(crate) fn tell(pieces: &[Piece], story: &Story, count: usize) -> Told {
    let mut told = Told::default();
    told.head(pieces, &story.head);
    told.signatures(pieces, &story.bylines);
    told.body(pieces, &story.body);
    for index in &story.captions {
        told.block(&pieces[*index]);
    }
    told.jumps(pieces, story);
    told.kind = if story.is_notice
        || story
            .head
            .iter()
            .any(|index| marks::is_notice(&pieces[*index].text))
    {
        Matter::Notice
    } else {
        Matter::Story
    };
    if count > 1 {
        told.doubts(story);
    }
    told
}

/// Into a piece of a block of the body.
fn went(block: usize, piece: usize) -> Went {
    Went::Part(Part::Body {
        block: block as u32,
        piece: piece as u32,
    })
}

impl Told {
    /// Those who signed it, and the wire it came by.
    fn signatures(&mut self, pieces: &[Piece], bylines: &[usize]) {
        for index in bylines {
            if let (Kind::Byline(authors), Some(wire)) =
                (&pieces[*index].kind, datelines::wire(&pieces[*index].text))
                && authors.is_empty()
            {
                if self.article.dateline.is_some() {
                    // A second one has no other place.
                    self.block(&Piece {
                        kind: Kind::Paragraph,
                        ..pieces[*index].clone()
                    });
                    continue;
                }
                self.article.dateline = Some(Text::from(wire));
                let part = Went::Part(Part::Dateline);
                self.lines
                    .extend(pieces[*index].lines.iter().map(|line| (*line, part)));
            } else if let Kind::Byline(authors) = &pieces[*index].kind {
                self.article.byline.extend(authors.iter().cloned());
                self.lines.extend(
                    pieces[*index]
                        .lines
                        .iter()
                        .map(|line| (*line, Went::Byline)),
                );
            }
        }
    }

    /// Where it says that it goes on or came from.
    fn jumps(&mut self, pieces: &[Piece], story: &Story) {
        for index in &story.jumps {
            let piece = &pieces[*index];
            self.jumps.push(piece.text.clone());
            let opens = story.body.first().is_some_and(|first| index < first);
            if opens
                && story.head.is_empty()
                && self.article.kicker.is_none()
                && marks::is_jump(&piece.text)
            {
                // Nothing else tells a reader why the story begins in its middle.
                let text = piece.text.trim_matches(['（', '）', '(', ')']);
                self.article.kicker = Some(Text::from(text));
                let part = Went::Part(Part::Kicker);
                self.lines
                    .extend(piece.lines.iter().map(|line| (*line, part)));
                continue;
            }
            let next = pieces.get(index + 1).and_then(|next| next.lines.first());
            if let (true, Some(line)) = (piece.lines.is_empty(), next) {
                // It stood on the first line of the paragraph that follows it.
                self.notes.push(Note::SetAside {
                    line: *line,
                    text: Clean::line(&piece.text),
                });
            }
            for line in &piece.lines {
                self.lines.push((*line, Went::Aside));
                self.notes.push(Note::SetAside {
                    line: *line,
                    text: Clean::line(&piece.text),
                });
            }
        }
    }

    fn head(&mut self, pieces: &[Piece], head: &[usize]) {
        let lines: Vec<HeadLine<'_>> = head
            .iter()
            .map(|index| HeadLine {
                text: &pieces[*index].text,
                before: pieces[*index].before,
            })
            .collect();
        for (index, rung) in head.iter().zip(headlines::rungs(&lines)) {
            let rung = match pieces[*index].standing {
                Standing::Kicker if self.article.kicker.is_none() => Rung::Kicker,
                Standing::Headline => Rung::Headline,
                Standing::Kicker | Standing::Deck => Rung::Deck,
                Standing::Unknown | Standing::Crosshead => rung,
            };
            let text = Text::from(pieces[*index].text.as_str());
            let part = match rung {
                Rung::Kicker => {
                    let inner = marks::bracketed(&pieces[*index].text);
                    self.article.kicker = Some(inner.map_or(text, Text::from));
                    Part::Kicker
                }
                Rung::Headline => {
                    self.article.headline.push(text);
                    Part::Headline((self.article.headline.len() - 1) as u16)
                }
                Rung::Deck => {
                    let words = headlines::undashed(&pieces[*index].text);
                    self.article.deck.push(Text::from(words));
                    Part::Deck((self.article.deck.len() - 1) as u16)
                }
            };
            self.lines.extend(
                pieces[*index]
                    .lines
                    .iter()
                    .map(|line| (*line, Went::Part(part))),
            );
        }
    }

    /// The body, with the dateline taken off its first paragraph and the byline off its last.
    fn body(&mut self, pieces: &[Piece], body: &[usize]) {
        let paragraph = |index: &&usize| pieces[**index].kind == Kind::Paragraph;
        let first = body.iter().find(paragraph);
        let last = body.iter().rfind(paragraph);
        for index in body {
            let mut piece = pieces[*index].clone();
            if Some(index) == first
                && let Some(signed) = datelines::head(&piece.text)
                && (self.article.dateline.is_none() || signed.dateline.is_none())
            {
                let dateline = signed.dateline.map(|text| Text::from(text.as_str()));
                self.article.dateline = self.article.dateline.take().or(dateline);
                self.article.byline.extend(signed.authors);
                piece.text = signed.rest;
            }
            if Some(index) == last
                && let Some(signed) = bylines::last(&piece.text)
            {
                self.article.byline.extend(signed.authors);
                if self.article.dateline.is_none() {
                    self.article.dateline = signed.dateline.map(|text| Text::from(text.as_str()));
                    piece.text = signed.rest;
                } else if signed.dateline.is_none() {
                    piece.text = signed.rest;
                }
            }
            if piece.kind == Kind::Paragraph && piece.text.trim().is_empty() {
                self.emptied(&piece);
            } else {
                self.block(&piece);
            }
        }
    }

    /// A paragraph of which names, a dateline or an end mark are all there was.
    fn emptied(&mut self, piece: &Piece) {
        let went = match (&piece.closing, &self.article.dateline) {
            (None, _) if !self.article.byline.is_empty() => Went::Byline,
            (None, Some(_)) => Went::Part(Part::Dateline),
            _ => Went::Aside,
        };
        self.jumps.extend(piece.closing.clone());
        if let (Some(mark), Some(line)) = (&piece.closing, piece.lines.last()) {
            self.notes.push(Note::SetAside {
                line: *line,
                text: Clean::line(mark),
            });
        }
        self.lines
            .extend(piece.lines.iter().map(|line| (*line, went)));
    }

    /// Adds a piece to the body. Items that follow one another are one list.
    fn block(&mut self, piece: &Piece) {
        let text = match piece.kind {
            Kind::Paragraph | Kind::Quote => {
                Text::from(&*script::tidy(&piece.text, Spaces::Running))
            }
            _ => Text::from(piece.text.as_str()),
        };
        self.jumps.extend(piece.closing.clone());
        if let (Some(mark), Some(line)) = (&piece.closing, piece.lines.last()) {
            self.notes.push(Note::SetAside {
                line: *line,
                text: Clean::line(mark),
            });
        }
        let here = self.article.body.len();
        let mut place = went(here, 0);
        match &piece.kind {
            Kind::Item if matches!(self.article.body.last(), Some(Block::List(_))) => {
                if let Some(Block::List(items)) = self.article.body.last_mut() {
                    items.push(text);
                    place = went(here - 1, items.len() - 1);
                }
            }
            Kind::Verbatim if matches!(self.article.body.last(), Some(Block::Verbatim(_))) => {
                // Stanzas of one poem: the blank line between them is part of it.
                if let Some(Block::Verbatim(verse)) = self.article.body.last_mut() {
                    let whole = format!("{}\n\n{}", verse.plain(), piece.text);
                    *verse = Text::from(Clean::lines(&whole));
                    place = went(here - 1, 0);
                }
            }
            Kind::Table(rows) => return self.table(piece, rows),
            kind => {
                if *kind == Kind::Rule {
                    let aside = |line: &usize| Note::SetAside {
                        line: *line,
                        text: Clean::line(&piece.text),
                    };
                    self.notes.extend(piece.lines.iter().map(aside));
                }
                self.article.body.push(match kind {
                    Kind::Item => Block::List(vec![text]),
                    Kind::Heading { .. } => Block::Heading(text),
                    Kind::Quote => Block::Quote(text),
                    Kind::Caption => Block::Figure {
                        caption: text,
                        image: piece.image.as_deref().map(Clean::line),
                    },
                    Kind::Verbatim => Block::Verbatim(Text::from(Clean::lines(&piece.text))),
                    Kind::Rule => Block::Rule,
                    _ => Block::Paragraph(text),
                });
            }
        }
        self.lines
            .extend(piece.lines.iter().map(|line| (*line, place)));
    }

    /// Adds a table; each line of it is a row.
    fn table(&mut self, piece: &Piece, rows: &[Vec<String>]) {
        let here = self.article.body.len();
        let columns = rows.first().map_or(0, Vec::len);
        for (row, line) in piece.lines.iter().enumerate() {
            self.lines.push((
                *line,
                went(here, row.min(rows.len().saturating_sub(1)) * columns),
            ));
        }
        let texts = |row: &Vec<String>| row.iter().map(|cell| Text::from(cell.as_str())).collect();
        self.article
            .body
            .push(Block::Table(rows.iter().map(texts).collect()));
    }

    /// Tells what could be otherwise.
    fn doubts(&mut self, story: &Story) {
        let headline = Clean::line(&self.article.title());
        if !story.head.is_empty() && story.headline_confidence < TOLD_BELOW {
            self.notes.push(Note::Guessed {
                what: Guess::Headline(headline),
                confidence: story.headline_confidence,
            });
        }
        if story.start_confidence < TOLD_BELOW {
            let first = self.article.body.iter().flat_map(Block::texts).next();
            let opening: String = first
                .map(Text::plain)
                .unwrap_or_default()
                .chars()
                .take(24)
                .collect();
            self.notes.push(Note::Guessed {
                what: Guess::Start(Clean::line(&opening)),
                confidence: story.start_confidence,
            });
        }
    }
}
