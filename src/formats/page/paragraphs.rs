//! Lines into pieces: paragraphs rebuilt across line ends and gaps, headings, captions and bylines
//! that stand by themselves. Which piece belongs to which story is not asked here.

use super::bylines;
use super::join::Joiner;
use super::lines::{Before, Line, Opening};
use super::marks;
use super::measure::{Indents, Measure, Wrapping};
use super::script::{self, Spaces};
use super::shapes;
use crate::issue::Author;

/// The most lines of one headline block.
const MOST_HEADING_LINES: usize = 4;

/// Cells beyond a lost indent by which a line must fall short to be a heading set close to its text.
const SURELY_SHORT: usize = 8;

/// A kicker is shorter than this, in cells: it names a column or a speaker.
const WIDEST_KICKER: usize = 18;

/// A heading with a comma is shorter than this, in cells; a caption is not.
const LONGEST_COMMA_HEADING: usize = 40;

/// A piece of a page: what a compositor would call one paragraph, one line of a heading, one caption.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Piece {
    /// What it is.
    pub(super) kind: Kind,
    /// Its words.
    pub(super) text: String,
    /// The numbers of its lines in the source.
    pub(super) lines: Vec<usize>,
    /// What stands before it.
    pub(super) before: Before,
}

/// What a piece is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Kind {
    /// A paragraph.
    #[default]
    Paragraph,
    /// One line of a heading; the level is 0 where only its look says that it is one.
    Heading {
        /// The level that a mark before it names.
        level: u8,
    },
    /// A caption.
    Caption,
    /// A line of names.
    Byline(Vec<Author>),
    /// An item of a list.
    Item,
    /// A quotation set apart.
    Quote,
    /// Lines kept as they are.
    Verbatim,
    /// Cells, row by row.
    Table(Vec<Vec<String>>),
    /// A rule.
    Rule,
    /// Where a story goes on or came from.
    Jump,
}

impl Piece {
    /// Whether the piece is part of the running body of a story.
    pub(super) fn is_body(&self) -> bool {
        !matches!(
            self.kind,
            Kind::Heading { .. } | Kind::Caption | Kind::Byline(_) | Kind::Jump
        )
    }
}

/// Rebuilds the pieces of a page.
pub(super) fn rebuild(lines: &[Line], measure: &Measure) -> Vec<Piece> {
    let mut rebuilding = Rebuilding {
        lines,
        measure,
        joiner: Joiner::learn(lines),
        shapes: shapes::Shapes::of(lines, measure),
        pieces: Vec::new(),
    };
    let mut at = 0;
    while at < lines.len() {
        at = rebuilding.take(at);
    }
    let mut pieces = rebuilding.pieces;
    sign_notices(&mut pieces);
    pieces
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
    lines: &'a [Line],
    /// Its measure and habits.
    measure: &'a Measure,
    /// What joins its lines.
    joiner: Joiner,
    /// Which of its lines are no running text.
    shapes: shapes::Shapes,
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
        if let Some((pieces, next)) = self.shapes.take(self.lines, at) {
            self.pieces.extend(pieces);
            return next;
        }
        let text = &self.lines[at].text;
        if marks::is_jump(text) {
            return self.push(Kind::Jump, at);
        }
        if let Some(authors) = self.byline(at) {
            return self.push(Kind::Byline(authors), at);
        }
        let heading = self.heading_run(at);
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

    /// Pushes a piece of one line.
    fn push(&mut self, kind: Kind, at: usize) -> usize {
        let line = &self.lines[at];
        self.pieces.push(Piece {
            kind,
            text: script::tidy(&line.text, Spaces::Display),
            lines: vec![line.number],
            before: line.before,
        });
        at + 1
    }

    /// A byline on a line of its own. Names without any mark count only apart from running text.
    fn byline(&self, at: usize) -> Option<Vec<Author>> {
        let text = script::tidy(&self.lines[at].text, Spaces::Display);
        bylines::line(&text).or_else(|| bylines::wire(&text).map(|_| Vec::new()))
    }

    fn paragraph(&mut self, at: usize) -> usize {
        let mut draft = Draft {
            text: String::new(),
            latin: script::is_latin(&self.lines[at].text),
            first: at,
            last: at,
            depth: 0,
        };
        let mut next = at;
        loop {
            // A byline at the end parts its names by spaces; they go when it has been taken off.
            let tidied = script::tidy(&self.lines[next].text, Spaces::Display);
            draft.depth += script::depth(&tidied);
            self.joiner.join(&mut draft.text, &tidied);
            draft.last = next;
            next += 1;
            if next >= self.lines.len() || self.begins(&draft, next) {
                break;
            }
        }
        let kind = if marks::is_caption(&draft.text) || self.is_open_caption(&draft, next) {
            Kind::Caption
        } else {
            Kind::Paragraph
        };
        self.pieces.push(Piece {
            kind,
            lines: self.lines[draft.first..next]
                .iter()
                .map(|line| line.number)
                .collect(),
            before: self.lines[at].before,
            text: draft.text,
        });
        next
    }

    /// Whether an English piece that stands apart without a full stop is a caption.
    fn is_open_caption(&self, draft: &Draft, next: usize) -> bool {
        let apart = self.lines[draft.first].before == Before::Blank
            && self
                .lines
                .get(next)
                .is_none_or(|line| line.before != Before::Nothing);
        apart
            && self.measure.wrapping == Wrapping::Wrapped
            && self.measure.usual() <= super::measure::WIDEST_COLUMN
            && draft.latin
            && !draft
                .text
                .ends_with(['.', '!', '?', ':', ';', ',', '"', '”', ')', '-'])
            && draft.text.split_whitespace().take(8).count() > 7
    }

    /// Whether a line begins something new while a paragraph is at hand.
    fn begins(&self, draft: &Draft, at: usize) -> bool {
        let line = &self.lines[at];
        let gap = line.before != Before::Nothing;
        if self.measure.wrapping == Wrapping::Unbroken {
            return true;
        }
        let ended = script::ends_sentence(&draft.text);
        let clause = script::ends_clause(&draft.text);
        if line.opening == Opening::Indented
            && (ended || gap || self.measure.indents.are_seen() && !clause)
            || draft.depth <= 0 && bylines::is_signed(&draft.text)
        {
            return true;
        }
        let short = self.measure.is_short(draft.last);
        if self.shapes.is_shape(at) && (ended || gap || short)
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

    /// After a full stop: a gap or a short line ends the paragraph; a full line says nothing.
    fn begins_after_sentence(&self, draft: &Draft, at: usize) -> bool {
        let gap = self.lines[at].before != Before::Nothing;
        if self.heading_run(at) > 0 {
            return true;
        }
        let full = self.lines[at].width + 3 > self.measure.at(at) && !self.measure.is_short(at);
        if gap && !(self.measure.indents == Indents::Always && full) {
            return true;
        }
        // Where paragraphs show by an indent or a blank line, a line that could hold a little more says less.
        let shown = self.measure.indents.are_seen() || self.measure.blanks;
        let room = self
            .measure
            .at(draft.last)
            .saturating_sub(self.lines[draft.last].extent());
        let enough = SURELY_SHORT.max(if draft.latin {
            self.measure.at(draft.last) / 3
        } else {
            0
        });
        if self.measure.is_short(draft.last) && (!shown || room >= enough) {
            return true;
        }
        let goes_on = self
            .lines
            .get(at + 1)
            .is_some_and(|next| next.before == Before::Nothing);
        let narrow = self.measure.is_narrow(at, self.lines) && self.measure.is_short(at);
        self.measure.indents == Indents::Lost
            && goes_on
            && narrow
            && !script::ends_sentence(&self.lines[at].text)
    }

    /// In mid-sentence: only what cannot go on ends the paragraph.
    fn begins_in_sentence(&self, draft: &Draft, at: usize) -> bool {
        let line = &self.lines[at];
        if line.before == Before::Nothing {
            return false;
        }
        let ended = script::ends_sentence(&draft.text);
        if draft.latin && !ended && !script::ends_clause(&draft.text) {
            return self.measure.fits(draft.last, self.lines)
                && !line.text.starts_with(char::is_lowercase);
        }
        if !self.measure.is_short(draft.last) {
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
            .measure
            .at(draft.last)
            .saturating_sub(self.lines[draft.last].width);
        lacking > 3
            && !figures
            && (self.heading_run(at) > 0
                || self.measure.indents == Indents::Lost && self.measure.is_narrow(at, self.lines))
    }

    /// Whether a line opens with a mark or words that only a new piece opens with.
    fn is_marked(&self, at: usize) -> bool {
        let text = &self.lines[at].text;
        marks::is_turn(text)
            || marks::is_numbered(text)
            || marks::is_marked(text)
            || marks::is_jump(text)
            || marks::bracketed(text).is_some()
            || marks::is_caption(text)
            || self.byline(at).is_some()
    }

    /// A caption known by its width alone: longer than its column, with commas and no full stop.
    fn is_bare_caption(&self, at: usize) -> bool {
        let text = &self.lines[at].text;
        let commas = text.chars().filter(|c| matches!(c, '，' | '、')).count();
        let wide = self.lines[at].width * 5 > self.measure.at(at) * 6;
        let long = commas >= 2 || self.lines[at].width >= LONGEST_COMMA_HEADING;
        marks::is_caption(text) || wide && long && text.contains('，')
    }

    /// How many lines from here are the lines of one heading block; 0 where running text begins.
    fn heading_run(&self, at: usize) -> usize {
        let mut lines = 0;
        while lines < MOST_HEADING_LINES && self.could_head(at, at + lines) {
            lines += 1;
        }
        (1..=lines)
            .rev()
            .find(|count| self.stands_apart(at, *count))
            .unwrap_or(0)
    }

    /// Whether a line could be one of a heading block that begins at `first`.
    fn could_head(&self, first: usize, at: usize) -> bool {
        let Some(line) = self.lines.get(at) else {
            return false;
        };
        if at > first && line.before != Before::Nothing
            || self.shapes.is_shape(at)
            || !(marks::is_heading_like(&line.text) || at == first && self.is_kicker(at))
        {
            return false;
        }
        let indented = line.opening == Opening::Indented && self.measure.indents.are_seen();
        let centred = line.indent > self.measure.indent + 2;
        if indented && !centred || self.byline(at).is_some() || marks::is_jump(&line.text) {
            return false;
        }
        let lower = line.text.starts_with(char::is_lowercase);
        !(lower && at == first && at > 0)
    }

    /// A short line with a colon above a heading of the same block.
    fn is_kicker(&self, at: usize) -> bool {
        let colon = self.lines[at].text.ends_with(['：', ':']);
        let next = self.lines.get(at + 1);
        colon
            && self.lines[at].width <= WIDEST_KICKER
            && self.lines[at].before != Before::Nothing
            && next.is_some_and(|next| {
                next.before == Before::Nothing && marks::is_heading_like(&next.text)
            })
    }

    /// Whether the lines are set apart from the text after them, as a heading is.
    fn stands_apart(&self, at: usize, count: usize) -> bool {
        let last = at + count - 1;
        let Some(next) = self.lines.get(last + 1) else {
            return at > 0 && self.lines[at].before != Before::Nothing
                || self.measure.wrapping == Wrapping::Wrapped;
        };
        if self.measure.wrapping == Wrapping::Unbroken {
            return count == 1 && self.heads_unbroken(at);
        }
        if next.text.starts_with(char::is_lowercase) {
            return false;
        }
        let block = &self.lines[at..=last];
        if block
            .iter()
            .map(|line| script::depth(&line.text))
            .sum::<i32>()
            != 0
        {
            return false;
        }
        let wide = self.measure.is_wide(last, self.lines);
        let comma = block.iter().any(|line| line.text.contains(['，', '、']));
        if next.before != Before::Nothing {
            let lacking = self.measure.at(last).saturating_sub(self.lines[last].width);
            let short = self.measure.is_short(last) && !self.is_cut_first_line(at, count);
            return wide
                || self.is_broken_early(at, count)
                || short && (!comma || count == 1 && lacking > 3)
                || !comma && self.heads_full(at, count);
        }
        // A few words that end a sentence by themselves are the end of this one.
        let rest = script::ends_sentence(&next.text) && next.width * 2 < self.measure.at(last);
        if rest && !wide && next.opening == Opening::Flush {
            return false;
        }
        let next_begins = next.opening == Opening::Indented || self.byline(last + 1).is_some();
        if wide || next_begins {
            return true;
        }
        // Short lines with a comma that stand close to the next are text beside a drop cap.
        if !self.measure.is_short(last) || comma {
            return false;
        }
        let lacking = self.measure.at(last).saturating_sub(self.lines[last].width);
        match self.measure.indents {
            Indents::Marked | Indents::Always => false,
            Indents::Lost => {
                lacking > SURELY_SHORT
                    || self.measure.is_narrow(last + 1, self.lines)
                        && self.measure.is_short(last + 1)
            }
            Indents::None => lacking > 3 || script::is_latin(&self.lines[last].text),
        }
    }

    /// Whether a line before the last ends early, as lines of headings do and of paragraphs do not.
    fn is_broken_early(&self, at: usize, count: usize) -> bool {
        let lost = usize::from(self.measure.indents == Indents::Lost);
        (at + lost..at + count - 1).any(|line| {
            let lacking = self
                .measure
                .at(line)
                .saturating_sub(self.lines[line].extent());
            self.measure.is_short(line) && lacking > 3
        })
    }

    /// Whether short lines before a gap are the first lines of a paragraph that was cut there.
    fn is_cut_first_line(&self, at: usize, count: usize) -> bool {
        let next = at + count;
        let narrow = self.measure.indents == Indents::Lost
            && count == 1
            && self.measure.is_narrow(at, self.lines);
        narrow
            && !(self.measure.is_narrow(next, self.lines) && self.measure.is_short(next))
            && self.lines[next].opening == Opening::Flush
            && !self.next_heads(next)
    }

    /// Whether a line that happens to fill its measure is a heading and no cut paragraph.
    fn heads_full(&self, at: usize, count: usize) -> bool {
        let next = at + count;
        let joint = self.lines[next - 1]
            .text
            .chars()
            .last()
            .zip(self.lines[next].text.chars().next());
        // A pair of characters over the gap that the page has elsewhere is a word cut in two.
        let cut = joint.is_some_and(|(before, after)| self.joiner.knows(before, after));
        // Korean has no comma to show a cut line by: a full one is taken for text.
        let korean = self.lines[next - 1].text.chars().any(script::is_hangul);
        if self.lines[at].before == Before::Nothing || count > 2 || cut || korean {
            return false;
        }
        let begins = self.lines[next].opening == Opening::Indented
            || self.measure.is_narrow(next, self.lines) && self.measure.is_short(next);
        match self.measure.indents {
            Indents::Marked | Indents::Always | Indents::Lost => begins,
            Indents::None => count == 1 && !self.lines[next].text.starts_with(char::is_lowercase),
        }
    }

    /// Whether another heading follows the gap.
    fn next_heads(&self, at: usize) -> bool {
        self.measure.is_wide(at, self.lines) && marks::is_heading_like(&self.lines[at].text)
    }

    /// A heading where each line is a paragraph: it is shorter than what it heads, and no verse.
    fn heads_unbroken(&self, at: usize) -> bool {
        let line = &self.lines[at];
        let next = &self.lines[at + 1];
        let apart = line.before != Before::Nothing;
        let longest = if script::is_latin(&line.text) { 76 } else { 48 };
        apart
            && line.width <= longest
            && (next.before != Before::Nothing || next.width > line.width || at == 0)
    }
}
