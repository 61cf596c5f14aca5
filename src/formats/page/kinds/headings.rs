//! Which lines of a page are headings: set apart from the text by their width, their place and
//! their words. Knows the lines around them and nothing of stories.

use super::headlines;
use super::shapes::Shapes;
use crate::page::lines::join::Joiner;
use crate::page::lines::line::{Before, Line, Opening};
use crate::page::lines::measure::{Indents, Measure, SURELY_SHORT, Wrapping};
use crate::page::words::bylines;
use crate::page::words::datelines;
use crate::page::words::marks;
use crate::page::words::script::{self, Spaces};
use newsprint_issue::Author;

/// The most lines of one headline block.
const MOST_HEADING_LINES: usize = 4;

/// A kicker is shorter than this, in cells: it names a column or a speaker.
const WIDEST_KICKER: usize = 18;

/// A page locked up: its lines, and what is known of them before they are read.
pub(crate) struct Forme<'a> {
    /// The lines.
    pub(crate) lines: &'a [Line],
    /// Their measure and habits.
    pub(crate) measure: &'a Measure,
    /// What joins them.
    pub(crate) joiner: Joiner<'a>,
    /// Which of them are no running text.
    pub(crate) shapes: Shapes,
}

impl Forme<'_> {
    /// A byline on a line of its own. Names without any mark count only apart from running text.
    pub(crate) fn byline(&self, at: usize) -> Option<Vec<Author>> {
        let text = script::tidy(&self.lines[at].text, Spaces::Display);
        bylines::line(&text).or_else(|| datelines::wire(&text).map(|_| Vec::new()))
    }

    /// How many lines from here are the lines of one heading block; 0 where running text begins.
    pub(crate) fn heading_run(&self, at: usize) -> usize {
        if self.shapes.mark_headings() {
            return 0;
        }
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
        if self.ends_in_deck(at, count) {
            return true;
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
        let next_begins = next.opening == Opening::Indented
            || self.byline(last + 1).is_some()
            || datelines::head(&next.text).is_some()
            || datelines::opens_report(&next.text)
            || count == 1 && marks::is_briefs(&self.lines[last].text);
        if wide && !comma || next_begins {
            return true;
        }
        // Short lines with a comma that stand close to the next are text beside a drop cap.
        self.measure.is_short(last) && !comma && self.is_short_enough(last)
    }

    /// Whether a short line that nothing else sets apart is so short that it is no text.
    fn is_short_enough(&self, last: usize) -> bool {
        let lacking = self.measure.at(last).saturating_sub(self.lines[last].width);
        match self.measure.indents {
            Indents::Marked | Indents::Always => false,
            // Where blank lines part what is set apart, a line close to its text is its first.
            Indents::Lost | Indents::None if self.measure.blanks => {
                lacking > SURELY_SHORT && lacking * 2 > self.measure.at(last)
            }
            Indents::Lost => {
                lacking > SURELY_SHORT
                    || self.measure.is_narrow(last + 1, self.lines)
                        && self.measure.is_short(last + 1)
            }
            Indents::None => lacking > 3 || script::is_latin(&self.lines[last].text),
        }
    }

    /// Whether the last line is a deck that a dash joins to a headline which ends early.
    fn ends_in_deck(&self, at: usize, count: usize) -> bool {
        let last = at + count - 1;
        count > 1
            && headlines::is_dashed(&self.lines[last].text)
            && self.measure.is_short(last - 1)
            && self.measure.is_short(last)
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
            && (next.before != Before::Nothing
                || next.width > line.width
                || self.byline(at + 1).is_some())
    }
}
