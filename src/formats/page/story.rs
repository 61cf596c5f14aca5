//! The pieces of one sheet into articles: headline block, bylines, datelines, blocks, and where each
//! line of them came from.

use super::articles::{self, Story};
use super::bylines;
use super::datelines;
use super::headlines::{self, HeadLine, Rung};
use super::lines::Line;
use super::marks;
use super::measure::{Measure, WIDEST_COLUMN, Wrapping};
use super::mend;
use super::paragraphs;
use super::piece::{Kind, Piece, Standing};
use super::script::{self, Spaces};
use crate::reading::Note;
use newsprint_issue::clean::Clean;
use newsprint_issue::{Article, Block, Language, Part, Rank, Text};
use newsprint_messages::{Guess, Unfit};
use newsprint_raw::Mend;

/// Below this confidence, in percent, a decision is told to the reader.
const TOLD_BELOW: u8 = 80;

/// Signs of a newspaper (bylines, wires) that make a page one where its lines do not.
const FEWEST_SIGNS: usize = 2;

/// An article, the lines it was made of, and what was guessed.
#[derive(Clone, Debug, Default)]
pub(super) struct Told {
    /// The article.
    pub(super) article: Article,
    /// Its lines, and where each went inside it.
    pub(super) lines: Vec<(usize, Went)>,
    /// What was guessed, and where it goes on.
    pub(super) notes: Vec<Note>,
    /// Whether it is a notice or an advertisement.
    pub(super) kind: Matter,
    /// Where it says that it goes on or came from.
    pub(super) jumps: Vec<String>,
}

/// Where a line went inside an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Went {
    /// Into a part.
    Part(Part),
    /// Into the byline.
    Byline,
    /// Nowhere: it is furniture that stood among the lines.
    Aside,
}

/// What an article is to a paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Matter {
    /// A story.
    #[default]
    Story,
    /// A notice or an advertisement.
    Notice,
}

/// The articles of the lines of one sheet.
pub(super) fn stories(lines: &[Line], language: Language) -> Vec<Told> {
    if lines.is_empty() {
        return Vec::new();
    }
    let measure = Measure::take(lines);
    let mut pieces = mend::pieces(lines, paragraphs::rebuild(lines, &measure));
    let mut stories = if is_newspaper(&pieces, &measure) {
        articles::separate(&pieces)
    } else {
        vec![articles::single(&pieces)]
    };
    let unfit = mend::stories(&mut pieces, &mut stories);
    let mut told = tell_all(&pieces, &stories, language);
    if let Some(last) = told.last_mut() {
        last.notes.extend(unfit.into_iter().map(|at| {
            let to_before = pieces[at].mended.to_before == Some(true);
            let mend = if to_before { Mend::Before } else { Mend::After };
            let line = pieces[at].lines.first().copied().unwrap_or_default();
            mend::unfitting(mend, line, Unfit::NoStory)
        }));
    }
    told
}

/// The articles of stories of pieces, ranked by their length.
pub(super) fn tell_all(pieces: &[Piece], stories: &[Story], language: Language) -> Vec<Told> {
    let mut told: Vec<Told> = stories
        .iter()
        .map(|story| tell(pieces, story, stories.len()))
        .collect();
    rank(&mut told, language);
    told
}

/// Lets the story with the largest headline lead.
pub(super) fn rank_by_size(told: &mut [Told], sizes: &[f32]) {
    let largest = sizes.iter().copied().fold(0.0, f32::max);
    let lead = sizes
        .iter()
        .position(|size| *size > 0.0 && *size >= largest);
    let Some(lead) = lead else {
        return;
    };
    for (index, told) in told.iter_mut().enumerate() {
        if index == lead {
            told.article.rank = Rank::Lead;
        } else if told.article.rank == Rank::Lead {
            told.article.rank = Rank::Major;
        }
    }
}

/// Whether the lines are a newspaper's: narrow columns, or several stories signed or filed.
fn is_newspaper(pieces: &[Piece], measure: &Measure) -> bool {
    if pieces
        .iter()
        .any(|piece| matches!(piece.kind, Kind::Heading { level } if level > 0))
    {
        return false;
    }
    let verse = pieces
        .iter()
        .filter(|piece| piece.kind == Kind::Verbatim)
        .count();
    if verse * 2 > pieces.iter().filter(|piece| piece.is_body()).count() {
        return false;
    }
    let signs = pieces.iter().filter(|piece| match piece.kind {
        Kind::Byline(_) => true,
        Kind::Paragraph => {
            bylines::is_signed(&piece.text) || datelines::head(&piece.text).is_some()
        }
        Kind::Heading { .. } => marks::is_notice(&piece.text),
        _ => false,
    });
    measure.wrapping == Wrapping::Wrapped && measure.usual() <= WIDEST_COLUMN
        || signs.take(FEWEST_SIGNS).count() == FEWEST_SIGNS
}

fn tell(pieces: &[Piece], story: &Story, count: usize) -> Told {
    let mut told = Told::default();
    told.head(pieces, &story.head);
    for index in &story.bylines {
        if let (Kind::Byline(authors), Some(wire)) =
            (&pieces[*index].kind, datelines::wire(&pieces[*index].text))
            && authors.is_empty()
        {
            if told.article.dateline.is_some() {
                // A second one has no other place.
                told.block(&Piece {
                    kind: Kind::Paragraph,
                    ..pieces[*index].clone()
                });
                continue;
            }
            told.article.dateline = Some(Text::from(wire));
            let part = Went::Part(Part::Dateline);
            told.lines
                .extend(pieces[*index].lines.iter().map(|line| (*line, part)));
        } else if let Kind::Byline(authors) = &pieces[*index].kind {
            told.article.byline.extend(authors.iter().cloned());
            told.lines.extend(
                pieces[*index]
                    .lines
                    .iter()
                    .map(|line| (*line, Went::Byline)),
            );
        }
    }
    told.body(pieces, &story.body);
    for index in &story.captions {
        told.block(&pieces[*index]);
    }
    for index in &story.jumps {
        let piece = &pieces[*index];
        told.jumps.push(piece.text.clone());
        let opens = story.body.first().is_some_and(|first| index < first);
        if opens
            && story.head.is_empty()
            && told.article.kicker.is_none()
            && marks::is_jump(&piece.text)
        {
            // Nothing else tells a reader why the story begins in its middle.
            let text = piece.text.trim_matches(['（', '）', '(', ')']);
            told.article.kicker = Some(Text::from(text));
            let part = Went::Part(Part::Kicker);
            told.lines
                .extend(piece.lines.iter().map(|line| (*line, part)));
            continue;
        }
        let next = pieces.get(index + 1).and_then(|next| next.lines.first());
        if let (true, Some(line)) = (piece.lines.is_empty(), next) {
            // It stood on the first line of the paragraph that follows it.
            told.notes.push(Note::SetAside {
                line: *line,
                text: Clean::line(&piece.text),
            });
        }
        for line in &piece.lines {
            told.lines.push((*line, Went::Aside));
            told.notes.push(Note::SetAside {
                line: *line,
                text: Clean::line(&piece.text),
            });
        }
    }
    told.kind = if story
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

impl Told {
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
                && let Some(signed) = bylines::tail(&piece.text)
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
        let went = |block: usize, texts: usize| {
            Went::Part(Part::Body {
                block: block as u32,
                piece: texts as u32,
            })
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
            Kind::Table(rows) => {
                let columns = rows.first().map_or(0, Vec::len);
                for (row, line) in piece.lines.iter().enumerate() {
                    self.lines.push((
                        *line,
                        went(here, row.min(rows.len().saturating_sub(1)) * columns),
                    ));
                }
                let texts =
                    |row: &Vec<String>| row.iter().map(|cell| Text::from(cell.as_str())).collect();
                self.article
                    .body
                    .push(Block::Table(rows.iter().map(texts).collect()));
                return;
            }
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

/// Gives each article its rank: one leads, the first unless another is far longer.
fn rank(told: &mut [Told], language: Language) {
    // A brief has fewer characters than this: some eight lines of a column.
    let brief = if language.is_full_width() || language == Language::Korean {
        180
    } else {
        500
    };
    let lengths: Vec<usize> = told
        .iter()
        .map(|told| {
            if told.kind == Matter::Story {
                told.article.characters()
            } else {
                0
            }
        })
        .collect();
    let longest = lengths.iter().copied().max().unwrap_or_default();
    let lead = lengths
        .iter()
        .position(|length| *length * 10 >= longest * 7 && *length > 0);
    for (index, told) in told.iter_mut().enumerate() {
        told.article.rank = match lengths[index] {
            _ if told.kind == Matter::Notice => Rank::Brief,
            _ if Some(index) == lead => Rank::Lead,
            length if length < brief => Rank::Brief,
            length if length * 2 >= longest || !told.article.deck.is_empty() => Rank::Major,
            _ => Rank::Minor,
        };
    }
}
