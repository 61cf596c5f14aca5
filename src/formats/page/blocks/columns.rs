//! The lines of a sheet: parts joined where no gutter stands between them, initials given back to
//! their word, and what the size of their type says of each. Blocks are made of them elsewhere.

use std::collections::BTreeMap;

use super::sheet::{Area, SetLine, Sheet};

/// Type this many times as large as the body's is a heading.
const HEADING: f32 = 1.3;
/// Type this many times as large as the body's is a crosshead, a kicker or a deck.
const CROSSHEAD: f32 = 1.09;
/// Type this many times as large as the body's is that of captions and credits.
const SMALL: f32 = 0.94;
/// A gap of so many sizes is one between two words of a line only where the lines around it say so.
const WIDE_GAP: f32 = 1.8;
/// A gap of so many sizes is never one between two words.
const WIDEST_GAP: f32 = 5.0;
/// How far above and below a gap one looks for a gutter, in sizes of its type.
const REACH: f32 = 8.0;

/// A dot stands at most so many sizes before the words of its item.
const DOT_GAP: f32 = 2.5;
/// So many edges on one line are those of a column, whichever line one looks from.
const SURE: usize = 6;

/// What the type of a line says that it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Face {
    /// Running text.
    #[default]
    Body,
    /// A heading over a story.
    Heading,
    /// Larger than the text, or bold: a crosshead, a kicker, a deck.
    Crosshead,
    /// Smaller than the text.
    Small,
}

/// The type of a sheet's running text.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Body {
    /// Its size.
    pub(crate) size: f32,
    /// Whether it is bold.
    pub(crate) bold: bool,
}

impl Body {
    /// The type in which most of the sheets' letters are set.
    pub(crate) fn of(sheets: &[Sheet]) -> Body {
        let mut sizes: BTreeMap<(u32, bool), usize> = BTreeMap::new();
        for line in sheets.iter().flat_map(|sheet| &sheet.lines) {
            #[expect(clippy::cast_sign_loss, reason = "sizes of type are above zero")]
            let quarters = (line.size * 4.0).round() as u32;
            *sizes.entry((quarters, line.bold)).or_default() += line.text.chars().count();
        }
        let most = sizes.into_iter().max_by_key(|(_, letters)| *letters);
        let Some(((quarters, bold), _)) = most else {
            return Body::default();
        };
        #[expect(clippy::cast_precision_loss, reason = "a size of type")]
        let size = quarters as f32 / 4.0;
        Body { size, bold }
    }

    /// What the type of a line says.
    pub(crate) fn face(self, line: &SetLine) -> Face {
        let ratio = line.size / self.size.max(0.1);
        if ratio >= HEADING {
            Face::Heading
        } else if ratio >= CROSSHEAD || line.bold && !self.bold {
            Face::Crosshead
        } else if ratio <= SMALL {
            Face::Small
        } else {
            Face::Body
        }
    }
}

/// The lines of a sheet, from the top down, those of one row from left to right.
pub(crate) fn lines(sheet: &Sheet, body: Body) -> Vec<SetLine> {
    let mut parts = sheet.lines.clone();
    parts.retain(|line| line.size > 0.0);
    sort(&mut parts);
    let mut joined: Vec<SetLine> = Vec::with_capacity(parts.len());
    let mut taken = vec![false; parts.len()];
    for first in 0..parts.len() {
        if taken[first] {
            continue;
        }
        // A dot may hang lower than the words that it stands before.
        let first = dot_before(&parts, &taken, first).unwrap_or(first);
        taken[first] = true;
        let mut line = parts[first].clone();
        while let Some(next) = beside(&parts, &taken, &line)
            && !is_parted(&parts, sheet, body, &line, &parts[next])
        {
            taken[next] = true;
            append(&mut line, &parts[next]);
        }
        joined.push(line);
    }
    initials(&mut joined, body);
    sort(&mut joined);
    joined
}

fn sort(lines: &mut [SetLine]) {
    // A row is what begins within a few points of height: larger type reaches higher.
    lines.sort_by(|one, other| {
        let (a, b) = (&one.area, &other.area);
        a.y0.total_cmp(&b.y0).then(a.x0.total_cmp(&b.x0))
    });
}

/// The part that stands next on the right of a line, in the same row and like type.
fn beside(parts: &[SetLine], taken: &[bool], line: &SetLine) -> Option<usize> {
    let height = line.area.height() * 2.0;
    let from = parts.partition_point(|part| part.area.y0 < line.area.y0 - height);
    let near = (from..parts.len()).take_while(|at| parts[*at].area.y0 < line.area.y1);
    near.filter(|at| {
        let part = &parts[*at];
        !taken[*at]
            && part.area.x0 >= line.area.x1 - 0.3 * line.size
            && part.area.x1 > line.area.x1
            && part.area.shares_rows(&line.area) > 0.6
            && (is_dot(&line.text) || (0.7..1.43).contains(&(part.size / line.size)))
    })
    .min_by(|one, other| parts[*one].area.x0.total_cmp(&parts[*other].area.x0))
}

/// The dot of an item that stands right before a part in its row.
fn dot_before(parts: &[SetLine], taken: &[bool], at: usize) -> Option<usize> {
    let part = &parts[at];
    let near = (at + 1..parts.len()).take_while(|dot| parts[*dot].area.y0 < part.area.y1);
    let mut near = near.filter(|dot| {
        let dot = &parts[*dot];
        let gap = part.area.x0 - dot.area.x1;
        is_dot(&dot.text)
            && (-0.3 * part.size..=DOT_GAP * part.size).contains(&gap)
            && dot.area.shares_rows(&part.area) > 0.6
    });
    near.find(|dot| !taken[*dot])
}

fn append(line: &mut SetLine, part: &SetLine) {
    let joint = line.text.chars().last().zip(part.text.chars().next());
    let gap = part.area.x0 - line.area.x1 > 0.14 * line.size;
    if gap && joint.is_some_and(|(last, first)| last.is_ascii() || first.is_ascii() || gap) {
        line.text.push(' ');
    }
    line.text.push_str(&part.text);
    line.area = line.area.around(&part.area);
    line.bold &= part.bold;
    line.size = line.size.max(part.size);
}

/// Whether a gutter or a rule stands between a line and the part on its right.
fn is_parted(parts: &[SetLine], sheet: &Sheet, body: Body, line: &SetLine, next: &SetLine) -> bool {
    let size = line.size.max(next.size);
    let (from, until) = (line.area.x1, next.area.x0);
    let gap = until - from;
    let row = line.area.around(&next.area);
    let ruled = sheet.rules.iter().any(|rule| {
        let x = f32::midpoint(rule.x0, rule.x1);
        rule.height() > rule.width()
            && (from - 1.0..until + 1.0).contains(&x)
            && rule.shares_rows(&row) > 0.5
    });
    let other = !(0.93..1.08).contains(&(line.size / next.size)) && gap > 0.5 * size;
    if ruled || gap > WIDEST_GAP * size {
        return true;
    }
    // The dot before an item of a list stands apart from its words, often in another size.
    if is_dot(&line.text) && gap <= DOT_GAP * size {
        return false;
    }
    if other {
        return true;
    }
    if gap <= 0.3 * size {
        return false;
    }
    // Columns begin below all lines of the headlines over them.
    let reach = REACH * size.max(body.size);
    let near = Area {
        y0: row.y0 - reach,
        y1: row.y1 + reach,
        ..row
    };
    let gutter = Area {
        x0: from,
        x1: until,
        ..row
    };
    let seen = around(parts, body, &gutter, &near);
    if gap > WIDE_GAP * size {
        return seen.over < 2 || seen.over <= seen.right;
    }
    seen.over * 3 <= seen.right && seen.right >= 2 && seen.left + seen.right >= 4
}

/// Whether a part is nothing but the sign that an item of a list begins with.
fn is_dot(text: &str) -> bool {
    matches!(
        text,
        "•" | "◦" | "▪" | "‣" | "■" | "□" | "●" | "○" | "➢" | "✓" | "–"
    )
}

/// What parts of lines above and below a gap in a row do.
struct Around {
    /// How many end before it.
    left: usize,
    /// How many begin behind it.
    right: usize,
    /// How many run over it.
    over: usize,
}

/// What parts of lines above and below a gap do, as far as `reach` goes.
fn around(parts: &[SetLine], body: Body, gap: &Area, reach: &Area) -> Around {
    // A wide gap reaches over the ends of the lines beside a gutter.
    let wide = gap.width() > WIDE_GAP * body.size;
    let share = if wide { 0.95 } else { 0.6 };
    let from = parts.partition_point(|part| part.area.y0 < reach.y0);
    let near = parts[from..]
        .iter()
        .take_while(|part| part.area.y0 < reach.y1);
    let (mut left, mut over, mut rights) = (0, 0, Vec::new());
    // Only words stand apart; the lines of other scripts are whole.
    let latin = parts
        .get(from)
        .is_some_and(|part| crate::page::words::script::is_latin(&part.text));
    for part in near.filter(|part| part.area.shares_rows(gap) < 0.75) {
        let area = &part.area;
        let heading = part.size > HEADING * body.size;
        let shared = area.x1.min(gap.x1) - area.x0.max(gap.x0);
        if shared > share * (gap.width()) {
            over += usize::from(!heading);
        } else if (gap.x0..gap.x1 + 2.5 * body.size).contains(&area.x0) {
            rights.extend((!heading).then_some(area.x0));
        } else if (gap.x0 - 12.0 * body.size..gap.x1).contains(&area.x1) {
            left += usize::from(!heading);
        }
    }
    let right = if latin {
        let slack = 0.25 * body.size;
        // By chance three words among many stand below one another, but hardly below this one.
        let own = rights
            .iter()
            .filter(|edge| (**edge - gap.x1).abs() <= slack);
        let own = own.count();
        let most = aligned(rights, slack);
        if wide || most >= SURE {
            most
        } else {
            own.min(most)
        }
    } else {
        rights.len()
    };
    Around { left, right, over }
}

/// How many of the edges lie on one line. Lines of a column do; words hardly do by chance, and two
/// among many say nothing.
fn aligned(mut edges: Vec<f32>, slack: f32) -> usize {
    edges.sort_by(f32::total_cmp);
    let near = |from: usize| {
        let row = edges[from..].iter();
        row.take_while(|edge| **edge - edges[from] <= slack).count()
    };
    let most = (0..edges.len()).map(near).max().unwrap_or_default();
    if most < 3 && edges.len() > 5 { 0 } else { most }
}

/// Gives large first letters back to the lines they stand before.
fn initials(lines: &mut Vec<SetLine>, body: Body) {
    let mut at = 0;
    while at < lines.len() {
        let initial = &lines[at];
        let large = body.face(initial) == Face::Heading && initial.text.chars().count() <= 2;
        let beside = |line: &SetLine| {
            let gap = line.area.x0 - initial.area.x1;
            body.face(line) == Face::Body
                && (-0.5 * body.size..1.5 * body.size).contains(&gap)
                && line.area.shares_rows(&initial.area) > 0.5
        };
        let rows = lines.iter().filter(|line| large && beside(line)).count();
        let first = (0..lines.len())
            .filter(|other| *other != at && beside(&lines[*other]))
            .min_by(|one, other| lines[*one].area.y0.total_cmp(&lines[*other].area.y0));
        if let (2.., Some(first)) = (rows, first) {
            let initial = lines[at].clone();
            let line = &mut lines[first];
            line.text.insert_str(0, &initial.text);
            line.area.x0 = initial.area.x0;
            lines.remove(at);
        } else {
            at += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dot_that_hangs_low_belongs_to_its_item_alone() {
        let part = |text: &str, x0: f32, y0: f32, x1: f32, size: f32| SetLine {
            text: text.to_owned(),
            area: Area {
                x0,
                y0,
                x1,
                y1: y0 + size,
            },
            size,
            ..SetLine::default()
        };
        let sheet = Sheet {
            size: (600.0, 800.0),
            lines: vec![
                part("that nobody sleeps", 130.0, 482.4, 400.0, 9.0),
                part("•", 119.5, 483.7, 122.3, 7.2),
                part("before six,", 130.0, 494.0, 300.0, 9.0),
            ],
            ..Sheet::default()
        };
        let body = Body::of(std::slice::from_ref(&sheet));
        let lines = lines(&sheet, body);
        let texts: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(texts, ["• that nobody sleeps", "before six,"]);
    }
}
