//! The blocks of one story into pieces: paragraphs by their indents and last lines, crossheads,
//! captions, bylines. A paragraph goes on over the end of a column.

use super::piece::{Kind, Piece, Standing};
use crate::page::blocks::block::{Block, BlockKind};
use crate::page::blocks::columns::{Body, Face};
use crate::page::blocks::flow::Flow;
use crate::page::blocks::sheet::{Area, SetLine, Sheet};
use crate::page::lines::join::Joiner;
use crate::page::lines::line::{Before, Line};
use crate::page::words::bylines;
use crate::page::words::datelines;
use crate::page::words::marks;
use crate::page::words::script::{self, Spaces};

/// The least and the most white space before a first line, in sizes of type.
const INDENT: std::ops::Range<f32> = 0.6..5.0;
/// Bold lines in a row, at most, that are a crosshead and no paragraph.
const MOST_CROSSHEAD_LINES: usize = 3;

/// What one sheet's paragraphs look like.
pub(crate) struct Galley<'a> {
    /// The blocks of the sheet.
    pub(crate) blocks: &'a [Block],
    /// The sheet.
    pub(crate) sheet: &'a Sheet,
    /// The type of its text.
    pub(crate) body: Body,
    /// What joins lines.
    pub(crate) joiner: &'a Joiner<'a>,
    /// Whether paragraphs begin with an indent.
    pub(crate) indented: bool,
}

/// A line of a story's text, and the measure it is set in.
struct Place<'a> {
    line: &'a SetLine,
    column: Area,
    /// Whether it is the first of its block.
    first: bool,
}

/// A piece while it grows.
#[derive(Default)]
struct Draft {
    text: String,
    number: usize,
    kind: Kind,
    standing: Standing,
    lines: usize,
    /// For an item of a list: how far the dot before it stands off the edge of its column.
    dot: Option<f32>,
}

/// Whether most columns of the sheets indent their paragraphs.
pub(crate) fn is_indented(blocks: &[Block], body: Body) -> bool {
    let (mut indented, mut lines, mut after) = (0, 0, 0);
    for block in blocks.iter().filter(|block| block.kind == BlockKind::Text) {
        let column = column(block, blocks);
        for (at, line) in block.lines.iter().enumerate() {
            lines += 1;
            let opens = is_indent(line, &column, body);
            indented += usize::from(opens);
            let before = at.checked_sub(1).map(|at| &block.lines[at]);
            let short = before.is_some_and(|before| {
                script::ends_sentence(&before.text) && column.x1 - before.area.x1 > 4.0 * body.size
            });
            after += usize::from(short && !opens);
        }
    }
    indented >= 2 && indented * 30 > lines && indented >= after
}

fn is_indent(line: &SetLine, column: &Area, body: Body) -> bool {
    INDENT.contains(&((line.area.x0 - column.x0) / body.size.max(0.1)))
}

/// The measure of a block: that of the blocks in its column with lines as wide as its own.
fn column(block: &Block, blocks: &[Block]) -> Area {
    let mut column = block.area;
    for other in blocks.iter().filter(|other| other.kind == BlockKind::Text) {
        let like = other.area.shares_columns(&block.area) > 0.85
            && (0.8..1.25).contains(&(other.area.width() / column.width().max(0.1)));
        // A few lines may all be indented or short.
        let few = block.lines.len() <= 3
            && other.lines.len() > 3
            && other.area.x0 <= block.area.x0 + 0.1
            && other.area.x1 >= block.area.x1 - 0.1
            && block.area.x0 - other.area.x0 < 60.0;
        if like || few {
            column.x0 = column.x0.min(other.area.x0);
            column.x1 = column.x1.max(other.area.x1);
        }
    }
    column
}

impl Galley<'_> {
    /// The pieces of a story, numbered on from a number.
    pub(crate) fn pieces(&self, flow: &Flow, number: &mut usize) -> Vec<Piece> {
        let mut pieces = Vec::new();
        if let Some(head) = flow.head {
            self.head(&self.blocks[head], &mut pieces, number);
        }
        let mut held = Vec::new();
        let mut places: Vec<Place<'_>> = Vec::new();
        for at in &flow.blocks {
            let block = &self.blocks[*at];
            match block.kind {
                BlockKind::Caption(picture) => held.push(self.caption(block, picture)),
                BlockKind::Head | BlockKind::Text => {
                    let column = column(block, self.blocks);
                    let lines = block.lines.iter().enumerate();
                    places.extend(lines.map(|(at, line)| Place {
                        line,
                        column,
                        first: at == 0,
                    }));
                }
            }
        }
        self.text(&places, &mut pieces, number);
        for number in &flow.pictures {
            let path = self.sheet.pictures[*number].path.clone();
            held.push((String::new(), path));
        }
        for (text, image) in held {
            *number += 1;
            pieces.push(Piece {
                kind: Kind::Caption,
                text,
                lines: vec![*number],
                image,
                ..Piece::default()
            });
        }
        if let Some(first) = pieces.first_mut() {
            first.before = Before::PageBreak;
        }
        pieces
    }

    /// The lines of a headline's block: the largest are the headline, what stands above them the
    /// kicker, what stands below the deck.
    fn head(&self, block: &Block, pieces: &mut Vec<Piece>, number: &mut usize) {
        let largest = block.size();
        let is_large = |line: &SetLine| line.size > 0.86 * largest;
        let first = block.lines.iter().position(is_large).unwrap_or_default();
        for (at, line) in block.lines.iter().enumerate() {
            *number += 1;
            let standing = match (is_large(line), at < first) {
                (true, _) => Standing::Headline,
                (false, true) => Standing::Kicker,
                (false, false) => Standing::Deck,
            };
            let text = script::tidy(&line.text, Spaces::Display).into_owned();
            let continued = pieces.last_mut().filter(|last: &&mut Piece| {
                standing != Standing::Headline && last.standing == standing
            });
            if let Some(last) = continued {
                self.joiner.join(&mut last.text, &text);
                last.lines.push(*number);
                continue;
            }
            let byline = (standing == Standing::Deck)
                .then(|| bylines::line(&text))
                .flatten();
            pieces.push(Piece {
                kind: match byline {
                    Some(authors) => Kind::Byline(authors),
                    None => Kind::Heading { level: 0 },
                },
                text,
                lines: vec![*number],
                standing,
                ..Piece::default()
            });
        }
    }

    fn caption(&self, block: &Block, picture: usize) -> (String, Option<String>) {
        let mut text = String::new();
        for line in &block.lines {
            let next = script::tidy(&line.text, Spaces::Display);
            self.joiner.join(&mut text, &next);
        }
        let path = self.sheet.pictures.get(picture);
        (text, path.and_then(|picture| picture.path.clone()))
    }

    /// Running text and crossheads.
    fn text(&self, places: &[Place<'_>], pieces: &mut Vec<Piece>, number: &mut usize) {
        let crossheads: Vec<bool> = (0..places.len())
            .map(|at| self.is_crosshead(places, at))
            .collect();
        let mut draft: Option<Draft> = None;
        for (at, place) in places.iter().enumerate() {
            let tidied = script::tidy(&place.line.text, Spaces::Display);
            let opens = match &draft {
                None => true,
                Some(draft) => {
                    let heads = draft.kind != Kind::Paragraph;
                    heads != crossheads[at]
                        || if heads {
                            draft.lines >= MOST_CROSSHEAD_LINES
                                || place.line.area.y0 - places[at - 1].line.area.y1 > self.body.size
                        } else {
                            self.begins(places, at, draft)
                        }
                }
            };
            if opens {
                if let Some(done) = draft.take() {
                    Self::finish(done, pieces);
                }
                *number += 1;
                draft = Some(Draft {
                    number: *number,
                    kind: if crossheads[at] {
                        Kind::Heading { level: 0 }
                    } else {
                        Kind::Paragraph
                    },
                    standing: if crossheads[at] {
                        Standing::Crosshead
                    } else {
                        Standing::Unknown
                    },
                    dot: marks::dotted(&place.line.text)
                        .map(|_| place.line.area.x0 - place.column.x0),
                    ..Draft::default()
                });
            }
            if let Some(draft) = &mut draft {
                self.joiner.join(&mut draft.text, &tidied);
                draft.lines += 1;
            }
        }
        if let Some(done) = draft {
            Self::finish(done, pieces);
        }
    }

    /// Whether a line is one of a crosshead: by its type, or set in the middle of its measure.
    fn is_crosshead(&self, places: &[Place<'_>], at: usize) -> bool {
        let place = &places[at];
        let line = place.line;
        let face = self.body.face(line);
        if face == Face::Heading || line.size > 1.09 * self.body.size {
            return true;
        }
        let same = |other: &&Place<'_>| self.body.face(other.line) == face;
        let run = places[..at].iter().rev().take_while(same).count()
            + places[at..].iter().take_while(same).count();
        if face == Face::Crosshead {
            return run <= MOST_CROSSHEAD_LINES && !script::ends_sentence(&line.text);
        }
        let left = line.area.x0 - place.column.x0;
        let right = place.column.x1 - line.area.x1;
        let body = self.body.size;
        // The first line of a paragraph is indented; what stands in the middle is set apart too.
        left > 2.6 * body
            && right > 2.6 * body
            && (left - right).abs() < 0.8 * body
            && marks::is_heading_like(&line.text)
            && places
                .get(at + 1)
                .is_some_and(|next| next.line.area.x0 < line.area.x0 - body)
    }

    /// Whether a line begins a paragraph after the one at hand.
    fn begins(&self, places: &[Place<'_>], at: usize, draft: &Draft) -> bool {
        let (place, last) = (&places[at], &places[at - 1]);
        let size = self.body.size;
        let gap = place.line.area.y0 - last.line.area.y1;
        let pitch = 0.9 * size;
        if marks::dotted(&place.line.text).is_some() {
            return true;
        }
        // The further lines of an item hang behind its dot.
        let hangs = |dot: f32| place.line.area.x0 - place.column.x0 > dot + 0.4 * size;
        if draft.dot.is_some_and(hangs) && gap <= pitch {
            return false;
        }
        let ended = script::ends_sentence(&draft.text);
        let room = last.column.x1 - last.line.area.x1;
        let indent = is_indent(place.line, &place.column, self.body);
        if indent {
            // An indent after a full line in mid-sentence may be the edge of a picture.
            return ended || room > 1.5 * size || self.indented;
        }
        if !place.first && gap > pitch && (ended || room > 2.0 * size) {
            return true;
        }
        let signs = bylines::is_signed(&draft.text) || marks::closing(&draft.text).is_some();
        let marked = marks::is_jump(&place.line.text)
            || marks::is_turn(&place.line.text) && ended
            || marks::is_marked(&place.line.text) && ended
            || datelines::head(&place.line.text).is_some() && ended;
        if signs || marked || draft.lines == 1 && bylines::line(&draft.text).is_some() {
            return true;
        }
        if self.indented {
            return false;
        }
        let latin = script::is_latin(&draft.text);
        let first = first_word(&place.line.text, size, latin);
        ended && room > first + if latin { 1.5 * size } else { 0.5 * size }
    }

    fn finish(draft: Draft, pieces: &mut Vec<Piece>) {
        let mut piece = Piece {
            kind: draft.kind,
            text: draft.text,
            lines: vec![draft.number],
            standing: draft.standing,
            ..Piece::default()
        };
        let item = marks::dotted(&piece.text).map(str::to_owned);
        if let (Kind::Paragraph, Some(item)) = (&piece.kind, item) {
            piece.text = item;
            piece.kind = Kind::Item;
        } else if piece.kind == Kind::Paragraph {
            let text = piece.text.as_str();
            if marks::is_jump(text) || marks::is_end(text) {
                piece.kind = Kind::Jump;
            } else if draft.lines <= 2 {
                let wire = || datelines::wire(text).map(|_| Vec::new());
                if let Some(authors) = bylines::line(text).or_else(wire) {
                    piece.kind = Kind::Byline(authors);
                }
            }
        }
        super::paragraphs::open_and_close(pieces, piece);
    }
}

/// About how much room the first word of a line takes.
fn first_word(text: &str, size: f32, latin: bool) -> f32 {
    if !latin {
        return size;
    }
    let letters = text.chars().take_while(|c| !c.is_whitespace()).take(30);
    #[expect(clippy::cast_precision_loss, reason = "at most thirty letters")]
    let letters = letters.count() as f32;
    0.5 * size * letters
}

/// The sheets' lines as the page room's other stages know them.
pub(crate) fn plain(lines: &[SetLine]) -> Vec<Line> {
    let plain = lines.iter().enumerate().map(|(at, line)| Line {
        number: at + 1,
        text: line.text.clone(),
        width: script::width(&line.text),
        ..Line::default()
    });
    plain.collect()
}
