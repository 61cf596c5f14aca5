//! Lines that an extractor broke, whole again: a closing mark that was torn off, and columns that
//! were set downward and came out as a character a line.

use super::line::{Before, Line};
use crate::page::words::script;

/// Characters of a line of a page that came out letter by letter.
const FEW: usize = 2;

/// Characters after which a column without an end is cut, so that no page is one line.
const LONGEST: usize = 120;

/// The lines of a page as they were printed, and whether it was set downward.
pub(crate) fn whole(lines: Vec<Line>) -> (Vec<Line>, bool) {
    if is_downward(&lines) {
        return (columns(lines), true);
    }
    (rows(closed(lines)), false)
}

/// Whether most lines hold a character or two: columns set downward.
pub(crate) fn is_downward(lines: &[Line]) -> bool {
    let full = |line: &&Line| line.text.chars().any(script::is_spaceless);
    let few = lines
        .iter()
        .filter(full)
        .filter(|line| line.text.chars().nth(FEW).is_none());
    few.count() * 2 > lines.len() && lines.len() > 40
}

/// Whether blanks are strewn beside the full-width marks of a page: on one line in thirty at least.
pub(crate) fn is_strewn(lines: &[Line]) -> bool {
    let full = |c: char| script::is_spaceless(c) || script::is_closer(c) || script::is_opener(c);
    let strewn = |line: &&Line| {
        let letters: Vec<char> = line.text.chars().collect();
        let marked = |one: char| full(one) && !script::is_han(one) && !script::is_kana(one);
        let beside = |three: &[char]| {
            three[1] == ' '
                && full(three[0])
                && full(three[2])
                && (marked(three[0]) || marked(three[2]))
        };
        letters.windows(3).any(beside)
    };
    lines.iter().filter(strewn).count() * 30 > lines.len()
}

/// Joins a line that begins with a mark that no line begins with to the one that it was torn off.
fn closed(lines: Vec<Line>) -> Vec<Line> {
    let mut whole: Vec<Line> = Vec::with_capacity(lines.len());
    for line in lines {
        let torn = line
            .text
            .starts_with(|c| "”’」』）】》〉，。、；：！？〕］".contains(c));
        match whole.last_mut() {
            Some(last) if torn && line.before == Before::Nothing && is_torn(last, &line) => {
                last.take_in(line, "");
            }
            _ => whole.push(line),
        }
    }
    whole
}

/// The marks at which a row that was squeezed comes out in several lines.
const SQUEEZED: &str = "，。、；：！？”’」』）】》〉．";

/// Joins the lines that a row came out as where it was cut at its squeezed marks.
fn rows(lines: Vec<Line>) -> Vec<Line> {
    let measures = measures(&lines);
    let cut = |at: usize| {
        lines[at].text.ends_with(|c| SQUEEZED.contains(c))
            && lines[at].text.chars().any(script::is_spaceless)
    };
    let fits = |at: usize| {
        let next = lines
            .get(at + 1)
            .filter(|next| next.before == Before::Nothing);
        next.is_some_and(|next| lines[at].width + next.width <= measures[at] + 2)
    };
    // A line that ends in a comma is full, unless rows are cut.
    let comma = |at: &usize| {
        lines[*at].text.ends_with(['，', '、']) && lines[*at].width * 10 < measures[*at] * 9
    };
    let torn = (0..lines.len()).filter(|at| comma(at) && fits(*at)).count();
    let commas = lines
        .iter()
        .filter(|line| line.text.ends_with(['，', '、']))
        .count();
    if torn < 4 || torn * 4 < commas {
        return lines;
    }
    let mut whole: Vec<Line> = Vec::with_capacity(lines.len());
    let mut at = 0;
    while at < lines.len() {
        let mut width = lines[at].width;
        let mut last = at;
        // A squeezed mark takes one cell less in print than it counts here.
        let squeezed = |line: &Line| line.text.chars().filter(|c| SQUEEZED.contains(*c)).count();
        let mut marks = squeezed(&lines[at]);
        let mut until = at;
        while cut(last) && width + 2 < measures[at] {
            let Some(next) = lines
                .get(last + 1)
                .filter(|next| next.before == Before::Nothing && !next.mended.is_kept)
            else {
                break;
            };
            marks += squeezed(next);
            width += next.width;
            if width > measures[at] + marks.min(4) {
                break;
            }
            let open = lines[last].text.ends_with(['，', '、', '；', '：']);
            last += 1;
            if open || width + 2 >= measures[at] {
                until = last;
            }
        }
        let mut row = lines[at].clone();
        for part in &lines[at + 1..=until] {
            row.take_in(part.clone(), "");
        }
        whole.push(row);
        at = until + 1;
    }
    whole
}

/// The measure around each line: the width that most lines of full-width text near it have.
fn measures(lines: &[Line]) -> Vec<usize> {
    /// Lines that one measure is taken from.
    const NEAR: usize = 40;
    let usual = |lines: &[Line]| {
        let widths: Vec<usize> = lines
            .iter()
            .map(|line| line.width)
            .filter(|width| *width >= 16)
            .collect();
        let votes = |width: usize| {
            widths
                .iter()
                .filter(|other| other.abs_diff(width) <= 1)
                .count()
                * width
        };
        widths
            .iter()
            .copied()
            .max_by_key(|width| votes(*width))
            .unwrap_or_default()
    };
    let each = |chunk: &[Line]| vec![usual(chunk); chunk.len()];
    lines.chunks(NEAR).flat_map(each).collect()
}

/// Whether a line can have lost its closing mark to the next.
fn is_torn(above: &Line, line: &Line) -> bool {
    above.text.chars().any(script::is_spaceless)
        && above.text.ends_with(|c: char| {
            script::is_spaceless(c) || c.is_alphanumeric() || script::is_closer(c)
        })
        && !above.mended.is_kept
        && !line.mended.is_kept
}

/// Columns that came out as a character a line: what stands between blank lines is a column; where
/// there are none, a sentence is.
fn columns(lines: Vec<Line>) -> Vec<Line> {
    let blanks = lines
        .iter()
        .filter(|line| line.before != Before::Nothing)
        .count();
    let parted = blanks * 30 > lines.len();
    let mut whole: Vec<Line> = Vec::new();
    for mut line in lines {
        let letters = line.text.len() <= 8 && line.text.is_ascii();
        let few = line.text.chars().nth(FEW).is_none() || !parted && letters;
        let Some(last) = whole.last_mut().filter(|_| few) else {
            whole.push(line);
            continue;
        };
        let length = last.text.chars().count();
        let ended = if parted {
            line.before != Before::Nothing && !is_cut(last)
        } else {
            // A closing quotation mark belongs to the sentence before it.
            (script::ends_sentence(&last.text) || is_bracketed(&last.text))
                && !line.text.starts_with(script::is_closer)
        };
        if ended || length >= LONGEST || !last.is_column || line.before == Before::PageBreak {
            line.is_column = true;
            // Each column stands apart from the one beside it; only more than that says something.
            if parted && line.before == Before::Blank {
                line.before = Before::Nothing;
            }
            whole.push(line);
        } else {
            last.take_in(line, "");
        }
    }
    joined(whole)
}

/// Whether a column is names in brackets, which stand between a text and the next headline.
fn is_bracketed(text: &str) -> bool {
    text.len() < 64 && crate::page::words::names::whole_brackets(text).is_some()
}

/// Whether a column was cut off at a figure that was set upright.
fn is_cut(column: &Line) -> bool {
    column.text.chars().nth(FEW).is_none() && column.text.chars().all(|c| c.is_ascii_digit())
}

/// Columns of which both together are no longer than the usual one were one: what is set upright in
/// a column, as figures are, is torn out of it.
fn joined(columns: Vec<Line>) -> Vec<Line> {
    let mut lengths = [0_usize; LONGEST + 1];
    for column in columns.iter().filter(|column| column.is_column) {
        let length = column.text.chars().count().min(LONGEST);
        lengths[length] += length;
    }
    let usual = (6..40)
        .max_by_key(|length| lengths[*length])
        .unwrap_or_default();
    let mut whole: Vec<Line> = Vec::with_capacity(columns.len());
    for column in columns {
        let length = |line: &Line| line.text.chars().count();
        match whole.last_mut() {
            Some(last)
                if last.is_column
                    && !script::ends_sentence(&last.text)
                    && column.before == Before::Nothing
                    && length(last) < usual
                    && length(last) + length(&column) <= usual + 1
                    && (last.text.ends_with(|c: char| c.is_ascii_digit())
                        || column.text.starts_with(|c: char| c.is_ascii_digit())) =>
            {
                last.take_in(column, "");
            }
            _ => whole.push(column),
        }
    }
    whole
}
