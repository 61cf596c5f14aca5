//! Lines into pieces: paragraphs rebuilt across line ends and gaps, headings, captions and bylines
//! that stand by themselves. Which piece belongs to which story is not asked here.

use super::headings::Forme;
use super::piece::{Kind, Piece};
use super::shapes::Shapes;
use crate::page::lines::join::Joiner;
use crate::page::lines::line::{Before, Line, Opening};
use crate::page::lines::measure::{Indents, Measure, SURELY_SHORT, Wrapping};
use crate::page::words::bylines;
use crate::page::words::marks;
use crate::page::words::script::{self, Spaces};
use newsprint_issue::Author;
use newsprint_issue::clean::Clean;

/// A heading with a comma is shorter than this, in cells; a caption is not.
const LONGEST_COMMA_HEADING: usize = 40;

/// The lines of a closing: the words, a name, a place and a day.
const MOST_SIGNATURE_LINES: usize = 4;

/// Rebuilds the pieces of a page.
pub(crate) fn rebuild(lines: &[Line], measure: &Measure) -> Vec<Piece> {
    let mut rebuilding = Rebuilding {
        forme: Forme {
            lines,
            measure,
            joiner: Joiner::of(lines),
            shapes: Shapes::of(lines, measure),
        },
        pieces: Vec::new(),
    };
    let mut at = 0;
    while at < lines.len() {
        at = rebuilding.take(at);
    }
    let mut pieces = rebuilding.pieces;
    sign_notices(&mut pieces);
    list_briefs(&mut pieces);
    pieces
}

/// Pushes a paragraph, with a jump taken off its head, and a jump or an end mark off its end.
pub(crate) fn open_and_close(pieces: &mut Vec<Piece>, mut piece: Piece) {
    if let Some((jump, rest)) = marks::opening_jump(&piece.text) {
        pieces.push(Piece {
            kind: Kind::Jump,
            text: jump.to_owned(),
            before: piece.before,
            ..Piece::default()
        });
        piece.text = String::from(rest);
        piece.before = Before::Nothing;
    }
    if let Some((rest, mark)) = marks::closing(&piece.text) {
        piece.closing = Some(mark.to_owned());
        piece.text = String::from(rest);
    }
    pieces.push(piece);
}

/// Sentences in a row that open with the same mark are items of a list: briefs, or points made.
fn list_briefs(pieces: &mut [Piece]) {
    let mark = |piece: &Piece| match piece.kind {
        Kind::Paragraph | Kind::Caption => marks::brief(&piece.text).map(|(mark, _)| mark),
        _ => None,
    };
    let found: Vec<Option<char>> = pieces.iter().map(mark).collect();
    for at in 0..pieces.len() {
        let same = |other: Option<usize>| {
            found[at].is_some() && other.and_then(|other| found.get(other)) == Some(&found[at])
        };
        if (same(at.checked_sub(1)) || same(Some(at + 1)))
            && let Some((_, rest)) = marks::brief(&pieces[at].text)
        {
            pieces[at].text = String::from(rest);
            pieces[at].kind = Kind::Item;
        }
    }
}

/// A heading between the text of a notice and the head of the next is the signature of the first.
fn sign_notices(pieces: &mut [Piece]) {
    let mut notice = false;
    for at in 0..pieces.len() {
        if !matches!(pieces[at].kind, Kind::Heading { .. }) {
            continue;
        }
        let next = pieces.get(at + 1);
        let another = next.is_none_or(|next| {
            matches!(next.kind, Kind::Heading { .. }) && marks::is_notice(&next.text)
        });
        let follows = at > 0 && pieces[at - 1].kind == Kind::Paragraph;
        if notice && another && follows && !marks::is_notice(&pieces[at].text) {
            pieces[at].kind = Kind::Paragraph;
        } else {
            notice = marks::is_notice(&pieces[at].text);
        }
    }
}

/// The work of one page.
struct Rebuilding<'a> {
    /// The page.
    forme: Forme<'a>,
    /// What is done.
    pieces: Vec<Piece>,
}

/// A paragraph being rebuilt.
struct Draft {
    text: String,
    latin: bool,
    first: usize,
    last: usize,
    depth: i32,
}

impl Rebuilding<'_> {
    /// Takes the piece or pieces that begin at a line; answers the line after them.
    fn take(&mut self, at: usize) -> usize {
        if let Some((pieces, next)) = self.forme.shapes.take(self.forme.lines, at) {
            self.pieces.extend(pieces);
            return next;
        }
        let text = &self.forme.lines[at].text;
        if marks::is_jump(text) || marks::is_end(text) {
            return self.push(Kind::Jump, at);
        }
        if marks::is_valediction(text) {
            return self.close_letter(at);
        }
        if let Some(authors) = self.forme.byline(at) {
            return self.byline(authors, at);
        }
        let heading = self.forme.heading_run(at);
        if heading == 1 && self.is_bare_caption(at) {
            return self.push(Kind::Caption, at);
        }
        for line in at..at + heading {
            self.push(Kind::Heading { level: 0 }, line);
        }
        if heading > 0 {
            return at + heading;
        }
        self.paragraph(at)
    }

    /// Pushes a line of names, and a line of what they are that stands below it.
    fn byline(&mut self, mut authors: Vec<Author>, at: usize) -> usize {
        let below = self.forme.lines.get(at + 1);
        let role = below.filter(|line| {
            line.before == Before::Nothing
                && !authors.is_empty()
                && script::is_latin(&self.forme.lines[at].text)
                && bylines::is_affiliation(&line.text)
        });
        let Some(role) = role else {
            return self.push(Kind::Byline(authors), at);
        };
        let printed = Clean::line(&role.text);
        let number = role.number;
        for author in &mut authors {
            author.role.get_or_insert_with(|| printed.clone());
        }
        self.push(Kind::Byline(authors), at);
        if let Some(piece) = self.pieces.last_mut() {
            piece.lines.push(number);
        }
        at + 2
    }

    /// Pushes the closing words of a letter, and the short lines close below them that sign it.
    fn close_letter(&mut self, at: usize) -> usize {
        let mut next = self.push(Kind::Paragraph, at);
        let closes = |line: &Line| line.before == Before::Nothing;
        while next < at + MOST_SIGNATURE_LINES
            && self.forme.lines.get(next).is_some_and(closes)
            && self.forme.measure.is_short(next)
            && !marks::is_valediction(&self.forme.lines[next].text)
        {
            let below = self.forme.lines.get(next + 1);
            // What stands close above a full line is the headline of what follows.
            if below.is_some_and(closes) && !self.forme.measure.is_short(next + 1) {
                break;
            }
            next = self.push(Kind::Paragraph, next);
        }
        next
    }

    /// Pushes a piece of one line.
    fn push(&mut self, kind: Kind, at: usize) -> usize {
        let line = &self.forme.lines[at];
        self.pieces.push(Piece {
            kind,
            text: script::tidy(&line.text, Spaces::Display).into_owned(),
            lines: line.numbers().collect(),
            before: line.before,
            ..Piece::default()
        });
        at + 1
    }

    fn paragraph(&mut self, at: usize) -> usize {
        let mut draft = Draft {
            text: String::new(),
            latin: script::is_latin(&self.forme.lines[at].text),
            first: at,
            last: at,
            depth: 0,
        };
        let mut next = at;
        loop {
            // A byline at the end parts its names by spaces; they go when it has been taken off.
            let tidied = script::tidy(&self.forme.lines[next].text, Spaces::Display);
            if self.forme.measure.wrapping == Wrapping::Wrapped {
                draft.depth += script::depth(&tidied);
            }
            self.forme.joiner.join(&mut draft.text, &tidied);
            draft.last = next;
            next += 1;
            if next >= self.forme.lines.len() || self.begins(&draft, next) {
                break;
            }
        }
        let kind = if marks::is_caption(&draft.text) || self.is_open_caption(&draft, next) {
            Kind::Caption
        } else {
            Kind::Paragraph
        };
        let piece = Piece {
            kind,
            lines: self.forme.lines[draft.first..next]
                .iter()
                .flat_map(Line::numbers)
                .collect(),
            before: self.forme.lines[at].before,
            text: draft.text,
            ..Piece::default()
        };
        open_and_close(&mut self.pieces, piece);
        next
    }

    /// Whether an English piece that stands apart without a full stop is a caption.
    fn is_open_caption(&self, draft: &Draft, next: usize) -> bool {
        let apart = self.forme.lines[draft.first].before == Before::Blank
            && self
                .forme
                .lines
                .get(next)
                .is_none_or(|line| line.before != Before::Nothing);
        apart
            && self.forme.measure.wrapping == Wrapping::Wrapped
            && self.forme.measure.usual() <= crate::page::lines::measure::WIDEST_COLUMN
            && draft.latin
            && !draft
                .text
                .ends_with(['.', '!', '?', ':', ';', ',', '"', '”', ')', '-'])
            && draft.text.split_whitespace().take(8).count() > 7
    }

    /// Whether a line begins something new while a paragraph is at hand.
    fn begins(&self, draft: &Draft, at: usize) -> bool {
        let line = &self.forme.lines[at];
        let gap = line.before != Before::Nothing;
        if self.forme.measure.wrapping == Wrapping::Unbroken {
            return true;
        }
        let ended = script::ends_sentence(&draft.text);
        let clause = script::ends_clause(&draft.text);
        if self.goes_on(draft, at) {
            return false;
        }
        if line.opening == Opening::Indented
            && (ended || gap || self.forme.measure.indents.are_seen() && !clause)
            || draft.depth <= 0
                && (bylines::is_signed(&draft.text) || marks::closing(&draft.text).is_some())
        {
            return true;
        }
        let short = self.forme.measure.is_short(draft.last);
        if self.forme.shapes.is_shape(at) && (ended || gap || short)
            || (ended || gap && short) && self.is_marked(at)
        {
            return true;
        }
        if marks::is_caption(&draft.text) && gap {
            return true;
        }
        if ended && draft.depth <= 0 {
            self.begins_after_sentence(draft, at)
        } else {
            self.begins_in_sentence(draft, at)
        }
    }

    /// Whether a line of words can only go on from the line close above it: no sentence of theirs
    /// begins in lower case, nor does an indent say anything where the line above has the same.
    fn goes_on(&self, draft: &Draft, at: usize) -> bool {
        let (above, line) = (&self.forme.lines[draft.last], &self.forme.lines[at]);
        let close = line.before == Before::Nothing && draft.latin;
        if !close || self.forme.shapes.is_shape(at) || line.indent != above.indent {
            return false;
        }
        let full = !self.forme.measure.is_short(draft.last);
        line.text.starts_with(char::is_lowercase) && !self.is_marked(at)
            || line.indent > 0 && full && !script::ends_sentence(&draft.text)
    }

    /// After a full stop: a gap or a short line ends the paragraph; a full line says nothing.
    fn begins_after_sentence(&self, draft: &Draft, at: usize) -> bool {
        let gap = self.forme.lines[at].before != Before::Nothing;
        if self.forme.heading_run(at) > 0 {
            return true;
        }
        let full = self.forme.lines[at].width + 3 > self.forme.measure.at(at)
            && !self.forme.measure.is_short(at);
        if gap && !(self.forme.measure.indents == Indents::Always && full) {
            return true;
        }
        // Where paragraphs show by an indent or a blank line, a line that could hold a little more says less.
        let shown = self.forme.measure.indents.are_seen() || self.forme.measure.blanks;
        let room = self
            .forme
            .measure
            .at(draft.last)
            .saturating_sub(self.forme.lines[draft.last].extent());
        let enough = SURELY_SHORT.max(if draft.latin {
            self.forme.measure.at(draft.last) / 3
        } else {
            0
        });
        if self.forme.measure.is_short(draft.last) && (!shown || room >= enough) {
            return true;
        }
        let goes_on = self
            .forme
            .lines
            .get(at + 1)
            .is_some_and(|next| next.before == Before::Nothing);
        let narrow =
            self.forme.measure.is_narrow(at, self.forme.lines) && self.forme.measure.is_short(at);
        self.forme.measure.indents == Indents::Lost
            && goes_on
            && narrow
            && !script::ends_sentence(&self.forme.lines[at].text)
    }

    /// In mid-sentence: only what cannot go on ends the paragraph.
    fn begins_in_sentence(&self, draft: &Draft, at: usize) -> bool {
        let line = &self.forme.lines[at];
        if line.before == Before::Nothing {
            return false;
        }
        // No compositor sets a line half as wide again as its column: it stands alone.
        let unbroken = self.forme.lines[draft.last].width * 2 > self.forme.measure.at(at) * 3;
        if unbroken && draft.first == draft.last {
            return true;
        }
        let ended = script::ends_sentence(&draft.text);
        if draft.latin && !ended && !script::ends_clause(&draft.text) {
            return self.forme.measure.fits(draft.last, self.forme.lines)
                && !line.text.starts_with(char::is_lowercase);
        }
        if !self.forme.measure.is_short(draft.last) {
            return false;
        }
        if draft.text.trim_end().ends_with(['：', ':', '；', ';']) {
            return true;
        }
        if script::ends_clause(&draft.text) {
            return false;
        }
        if draft.depth > 0 {
            return ended;
        }
        let figures = draft.text.ends_with(|c: char| c.is_ascii_digit());
        let lacking = self
            .forme
            .measure
            .at(draft.last)
            .saturating_sub(self.forme.lines[draft.last].width);
        lacking > 3
            && !figures
            && (self.forme.heading_run(at) > 0
                || self.forme.measure.indents == Indents::Lost
                    && self.forme.measure.is_narrow(at, self.forme.lines))
    }

    /// Whether a line opens with a mark or words that only a new piece opens with.
    fn is_marked(&self, at: usize) -> bool {
        let text = &self.forme.lines[at].text;
        marks::is_turn(text)
            || marks::is_numbered(text)
            || marks::is_marked(text)
            || marks::is_jump(text)
            || marks::is_end(text)
            || marks::is_valediction(text)
            || marks::bracketed(text).is_some()
            || marks::is_caption(text)
            || self.forme.byline(at).is_some()
    }

    /// A caption known by its width alone: longer than its column, with commas and no full stop.
    fn is_bare_caption(&self, at: usize) -> bool {
        let text = &self.forme.lines[at].text;
        let commas = text.chars().filter(|c| matches!(c, '，' | '、')).count();
        let wide = self.forme.lines[at].width * 5 > self.forme.measure.at(at) * 6;
        let long = commas >= 2 || self.forme.lines[at].width >= LONGEST_COMMA_HEADING;
        let alone = self
            .forme
            .lines
            .get(at + 1)
            .is_none_or(|next| next.before != Before::Nothing);
        marks::is_caption(text) || alone && wide && long && text.contains('，')
    }
}
