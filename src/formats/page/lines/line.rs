//! The lines of a page: cleaned, numbered as in the source, with what stood before them. A line
//! knows nothing of its neighbours' meaning; geometry can join it later.

use super::mended::Mended;
use crate::page::kinds::label::Labelled;
use crate::page::words::script::{self, Spaces};
use newsprint_issue::clean::{self, Clean, Cleaned};

/// Cells of white space before the first line of a paragraph; more is centring.
const WIDEST_INDENT: usize = 4;

/// A line of the page that has something on it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Line {
    /// Its number in the source, counted from 1.
    pub(crate) number: usize,
    /// The numbers of further lines of the source that were torn off it.
    pub(crate) more: Vec<usize>,
    /// Whether it was a column set downward.
    pub(crate) is_column: bool,
    /// Its text as printed, without white space at the ends.
    pub(crate) text: String,
    /// Its room in cells once scattered spaces are gone.
    pub(crate) width: usize,
    /// Cells of white space before it.
    pub(crate) indent: usize,
    /// What the white space before it says.
    pub(crate) opening: Opening,
    /// What stands between it and the line before.
    pub(crate) before: Before,
    /// What a reader said of it.
    pub(crate) mended: Mended,
    /// What it is, beside all other lines of the page.
    pub(crate) labelled: Labelled,
}

impl Line {
    /// The numbers of the lines of the source that it was made of.
    pub(crate) fn numbers(&self) -> impl Iterator<Item = usize> {
        std::iter::once(self.number).chain(self.more.iter().copied())
    }

    /// Takes in a line that was torn off this one, behind what parts them.
    pub(crate) fn take_in(&mut self, line: Line, between: &str) {
        self.text.push_str(between);
        self.text.push_str(&line.text);
        self.width = script::width(&script::tidy(&self.text, Spaces::Running));
        self.more.push(line.number);
        self.more.extend(line.more);
    }

    /// The room it takes from the left edge of its column: an indent belongs to it, centring does not.
    pub(crate) fn extent(&self) -> usize {
        self.width
            + if self.indent <= WIDEST_INDENT {
                self.indent
            } else {
                0
            }
    }
}

/// What the beginning of a line says about paragraphs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Opening {
    /// It is set flush, or its white space says nothing.
    #[default]
    Flush,
    /// It is indented as the first line of a paragraph is.
    Indented,
}

/// What stands between a line and the line before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Before {
    /// Nothing: it follows at once.
    #[default]
    Nothing,
    /// One blank line or more.
    Blank,
    /// The end of a page.
    PageBreak,
}

/// All lines of a page, and what was lost in taking them in.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lines {
    /// The lines that hold something.
    pub(crate) printed: Vec<Line>,
    /// Numbers of the lines that held only what cannot be shown.
    pub(crate) unseen: Vec<usize>,
    /// How many characters could not be decoded, and the first line where one stood.
    pub(crate) undecoded: (usize, usize),
    /// How many characters cannot be shown.
    pub(crate) unprintable: usize,
    /// What is no line any more: the end of a page with more lines than any page has.
    pub(crate) rest: Clean,
}

/// Takes a text apart into lines.
pub(crate) fn split(text: &str) -> Lines {
    let mut all = Lines::default();
    let mut before = Before::PageBreak;
    for (number, raw) in (1..).zip(raw_lines(text)) {
        if raw.contains('\u{c}') {
            before = Before::PageBreak;
        }
        match take(raw, number, &mut all) {
            Some(line) => {
                all.printed.push(Line { before, ..line });
                before = Before::Nothing;
            }
            None => before = before.max(Before::Blank),
        }
    }
    let base = common_indent(&all.printed);
    for line in &mut all.printed {
        line.indent = line.indent.saturating_sub(base);
        if line.indent >= 2 {
            line.opening = Opening::Indented;
        }
    }
    all
}

/// The raw lines, ended by `\n` or `\r\n`; by `\r` where a text knows no other end, as old ones do.
pub(crate) fn raw_lines(text: &str) -> impl Iterator<Item = &str> {
    let end = if text.contains('\n') { '\n' } else { '\r' };
    text.split(end)
}

/// One line, or `None` when nothing on it can be seen.
fn take(raw: &str, number: usize, all: &mut Lines) -> Option<Line> {
    if raw.trim().is_empty() {
        return None;
    }
    let lost = raw.matches('\u{fffd}');
    let undecoded = if clean::any_doubtful(raw, is_lost) {
        lost.count()
    } else {
        0
    };
    if undecoded > 0 {
        if all.undecoded.0 == 0 {
            all.undecoded.1 = number;
        }
        all.undecoded.0 += undecoded;
    }
    let cleaned = cleaned(raw);
    all.unprintable += cleaned.dropped;
    let blank = |c: char| c.is_whitespace() || c == '\u{fffd}';
    let body = cleaned.text.trim_start_matches(blank);
    let lead = &cleaned.text[..cleaned.text.len() - body.len()];
    let text = body.trim_end_matches(blank);
    let text = if undecoded > 0 {
        text.replace('\u{fffd}', "")
    } else {
        text.to_owned()
    };
    if text.is_empty() {
        all.unseen.push(number);
        return None;
    }
    Some(Line {
        number,
        width: script::width(&script::tidy(&text, Spaces::Running)),
        indent: indent(lead),
        text,
        ..Line::default()
    })
}

/// A line through the door. A tab parts cells of a table; the door would make it a single space.
fn cleaned(raw: &str) -> Cleaned {
    if clean::any_doubtful(raw, |one, _, _| one < b' ') {
        Cleaned::line(&raw.replace('\t', "    ").replace('\u{c}', " "))
    } else {
        Cleaned::line(raw)
    }
}

/// A line as it came, without white space at its end.
pub(crate) fn shown(raw: &str) -> Clean {
    cleaned(raw.trim_end()).text
}

/// Whether the character for what could not be decoded begins with these bytes.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "a branch would have bytes looked at one by one"
)]
fn is_lost(one: u8, two: u8, three: u8) -> bool {
    (one == 0xef) & (two == 0xbf) & (three == 0xbd)
}

/// Cells of the white space; a character that could not be decoded stood for a full-width space.
fn indent(lead: &str) -> usize {
    let wide = lead
        .chars()
        .filter(|c| matches!(c, '\u{3000}' | '\u{fffd}'))
        .count();
    // Beside a full-width space an ASCII space is scattered, as beside any full-width mark.
    if wide > 0 {
        wide * 2
    } else {
        lead.chars().count()
    }
}

/// The indent that nearly all lines share: the page's own margin, which says nothing.
fn common_indent(lines: &[Line]) -> usize {
    let mut indents: Vec<usize> = lines.iter().map(|line| line.indent).collect();
    indents.sort_unstable();
    // A tenth may hang out: headings and folios.
    indents.get(indents.len() / 10).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(usize, &str, Opening, Before)]) {
        let lines = split(text).printed;
        let found: Vec<_> = lines
            .iter()
            .map(|line| (line.number, line.text.as_str(), line.opening, line.before))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn lines_keep_their_numbers_and_gaps() {
        check(
            "one\r\n\r\ntwo\r\nthree\n\u{c}four",
            &[
                (1, "one", Opening::Flush, Before::PageBreak),
                (3, "two", Opening::Flush, Before::Blank),
                (4, "three", Opening::Flush, Before::Nothing),
                (5, "four", Opening::Flush, Before::PageBreak),
            ],
        );
    }

    #[test]
    fn undecoded_spaces_are_an_indent_and_are_counted() {
        let lines = split("昨日\n\u{fffd} \u{fffd} 近日， 开幕\n");
        assert_eq!(lines.undecoded, (2, 2));
        assert_eq!(lines.printed[1].text, "近日， 开幕");
        assert_eq!(lines.printed[1].opening, Opening::Indented);
    }

    #[test]
    fn a_margin_is_no_indent() {
        check(
            "   a\n   b\n     c",
            &[
                (1, "a", Opening::Flush, Before::PageBreak),
                (2, "b", Opening::Flush, Before::Nothing),
                (3, "c", Opening::Indented, Before::Nothing),
            ],
        );
    }

    #[test]
    fn a_line_of_what_cannot_be_shown_is_remembered() {
        assert_eq!(split("a\n\u{fffd}\u{1}\nb").unseen, [2]);
    }
}
