//! What can be seen of a line and of its neighbours, as small numbers: how wide it is beside what
//! stands before and after it, how it begins and ends, which forms its words have, what is blank.
//! No word of the page is among them, so that what was learnt on one paper serves another.

use std::collections::HashMap;

use crate::page::lines::line::{Before, Line, Opening};
use crate::page::words::{evidence, forms, script};

/// Lines on either side that a line's measure is taken from.
const NEAR: usize = 8;

/// A feature: what is looked at in the upper bits, what is seen in the lower.
pub(crate) type Feature = u32;

/// What is seen of a line by itself.
#[derive(Clone, Copy, Debug, Default)]
struct Look {
    end: u32,
    start: u32,
    marks: u32,
    length: u32,
    forms: u32,
    /// What stands before it: nothing, a blank line, the end of a page.
    blank: u32,
    indented: u32,
    repeated: u32,
    script: u32,
    /// How many of its words come again below, and above.
    again: u32,
    width: Widths,
}

/// What is seen of a line's width beside the measures around it.
#[derive(Clone, Copy, Debug, Default)]
struct Widths {
    /// In bins of the measure of the lines before, after and around.
    before: u32,
    after: u32,
    around: u32,
    /// The measure after beside the measure before.
    turn: u32,
    /// How much of the line before was left when its first word did not go there.
    left: u32,
    /// Cells that it lacks of the measure around it.
    lack: u32,
}

/// The features of all lines of a page.
pub(crate) struct Features {
    looks: Vec<Look>,
    /// How the page uses blank lines and indents.
    habit: u32,
}

impl Features {
    /// Looks at the lines of a page.
    pub(crate) fn of(lines: &[Line], is_vertical: bool) -> Features {
        let mut counts: HashMap<&str, u32> = HashMap::new();
        for line in lines {
            *counts.entry(line.text.as_str()).or_default() += 1;
        }
        let mut looks: Vec<Look> = lines.iter().map(|line| look(line, is_vertical)).collect();
        for (look, line) in looks.iter_mut().zip(lines) {
            look.repeated = u32::from(line.text.len() > 5 && counts[line.text.as_str()] > 1);
        }
        measure(&mut looks, lines);
        words(&mut looks, lines);
        let blanks = looks.iter().filter(|look| look.blank > 0).count();
        let indents = looks.iter().filter(|look| look.indented > 0).count();
        let share = |count: usize| match count * 100 / lines.len().max(1) {
            0..2 => 0,
            2..12 => 1,
            12..40 => 2,
            _ => 3,
        };
        Features {
            habit: share(blanks) * 4 + share(indents),
            looks,
        }
    }

    /// The features of one line, into `found`, which is emptied first.
    pub(crate) fn line(&self, at: usize, found: &mut Vec<Feature>) {
        found.clear();
        let here = self.looks[at];
        let mut seen = Seen {
            found,
            script: here.script,
        };
        seen.push(0, 0);
        self.alone(here, at, &mut seen);
        self.beside(at, &mut seen);
        self.together(here, at, &mut seen);
    }

    fn look(&self, at: usize, step: isize) -> Option<&Look> {
        self.looks.get(at.checked_add_signed(step)?)
    }

    /// What the line shows by itself.
    fn alone(&self, here: Look, at: usize, seen: &mut Seen<'_>) {
        seen.push(1, here.length);
        seen.push(2, here.width.before);
        seen.push(3, here.width.after);
        seen.push(4, here.width.before * 16 + here.width.after);
        seen.push(5, here.width.turn);
        seen.push(6, here.marks * 16 + here.end);
        seen.push(7, here.repeated);
        let next = self.look(at, 1).map_or(3, |look| look.blank);
        seen.push(8, self.habit * 16 + here.blank * 4 + next);
        seen.push(9, self.habit * 2 + here.indented);
        seen.push(10, here.start * 16 + here.end);
        seen.push(11, here.width.turn * 16 + here.width.around);
        let page = (1..4).find(|back| self.look(at, 1 - back).is_none_or(|look| look.blank == 2));
        seen.push(
            12,
            page.unwrap_or(0).unsigned_abs() as u32 * 2 + u32::from(here.blank > 0),
        );
    }

    /// What the lines around it show.
    fn beside(&self, at: usize, seen: &mut Seen<'_>) {
        for (place, step) in (0..).zip(-2..=3_isize) {
            let Some(look) = self.look(at, step) else {
                seen.push(16, place);
                continue;
            };
            seen.push(17, place << 5 | look.end);
            seen.push(18, place << 5 | look.start);
            seen.push(19, place << 5 | look.width.around);
            seen.push(20, place << 5 | look.length);
            seen.push(21, place << 5 | look.blank);
            if step.abs() <= 1 {
                seen.push(22, place << 5 | look.marks);
            }
            let mut forms = look.forms;
            while forms > 0 {
                seen.push(23, place << 5 | forms.trailing_zeros());
                forms &= forms - 1;
            }
        }
    }

    /// What the line and its neighbours show together.
    fn together(&self, here: Look, at: usize, seen: &mut Seen<'_>) {
        let nothing = Look {
            end: 15,
            start: 15,
            length: 15,
            width: Widths {
                before: 15,
                after: 15,
                around: 15,
                ..Widths::default()
            },
            ..Look::default()
        };
        let above = *self.look(at, -1).unwrap_or(&nothing);
        let higher = *self.look(at, -2).unwrap_or(&nothing);
        let below = *self.look(at, 1).unwrap_or(&nothing);
        let close = |look: Look| look.end << 4 | look.width.around;
        seen.push(32, close(above) << 4 | here.start);
        seen.push(33, close(here));
        seen.push(34, above.end << 4 | here.width.after);
        seen.push(35, close(here) << 8 | close(below));
        seen.push(36, close(above) << 4 | here.end);
        seen.push(37, higher.end << 4 | above.end);
        seen.push(
            38,
            here.width.before << 8 | here.width.after << 4 | here.end,
        );
        seen.push(39, close(above) << 2 | here.blank);
        seen.push(40, below.start << 8 | close(here));
        seen.push(
            41,
            above.width.around << 8 | here.width.around << 4 | below.width.around,
        );
        seen.push(42, here.end << 8 | here.start << 4 | below.start);
        seen.push(44, here.width.left);
        seen.push(45, here.width.left << 4 | above.end);
        seen.push(46, here.width.left << 8 | above.end << 4 | here.start);
        seen.push(47, below.width.left << 4 | here.end);
        seen.push(48, here.width.left << 4 | below.width.left);
        seen.push(49, here.width.lack << 4 | here.end);
        seen.push(50, above.width.lack << 8 | above.end << 4 | here.start);
        seen.push(51, here.again);
        seen.push(52, here.again << 4 | here.width.around);
        seen.push(53, above.again << 5 | here.again);
        seen.push(54, here.again << 4 | here.end);
        seen.push(43, close(above) << 5 | here.indented << 4 | here.start);
    }
}

/// Features as they are found, each for all scripts and once more for its own.
struct Seen<'a> {
    found: &'a mut Vec<Feature>,
    script: u32,
}

impl Seen<'_> {
    fn push(&mut self, what: u32, value: u32) {
        let feature = what << 26 | value & 0x00ff_ffff;
        self.found.push(feature);
        self.found.push(feature | (self.script + 1) << 24);
    }
}

/// What one line shows by itself.
fn look(line: &Line, is_vertical: bool) -> Look {
    let text = line.text.trim();
    let latin = script::is_latin(text);
    Look {
        end: end(text),
        start: start(text),
        marks: marks(text),
        length: (line.width as u32 / 6).min(14),
        forms: forms::of(text),
        blank: line.before as u32,
        indented: u32::from(line.opening == Opening::Indented),
        script: if is_vertical { 2 } else { u32::from(!latin) },
        ..Look::default()
    }
}

/// How a line ends.
fn end(text: &str) -> u32 {
    let mut back = text.chars().rev();
    let Some(last) = back.next() else { return 14 };
    match last {
        _ if script::ends_sentence(text) && script::is_closer(last) => 1,
        _ if script::ends_sentence(text) => match last {
            '？' | '?' => 13,
            '！' | '!' => 12,
            _ => 0,
        },
        '，' | '、' | ',' | '；' | ';' => 2,
        '：' | ':' => 3,
        '-' | '‐' | '\u{ad}' => 4,
        '—' | '–' | '―' | '─' => 5,
        '」' | '』' | '”' | '"' | '»' | '’' | '“' => 6,
        '）' | ')' | '】' | ']' | '〕' | '》' | '〉' => 7,
        _ if script::is_opener(last) => 8,
        _ if last.is_numeric() => 9,
        _ if script::is_han(last) => 10,
        _ if last.is_alphabetic() => 11,
        _ => 14,
    }
}

/// How a line begins.
fn start(text: &str) -> u32 {
    let Some(first) = text.chars().next() else {
        return 14;
    };
    match first {
        '“' | '「' | '『' | '"' | '„' | '‘' | '«' | '‚' => 1,
        '（' | '(' | '【' | '［' | '〔' | '[' | '《' | '〈' => 2,
        _ if first.is_numeric() => 3,
        '■' | '□' | '●' | '○' | '◆' | '◇' | '▲' | '△' | '▼' | '▶' | '◎' | '•' | '·' | '※' | '★'
        | '☆' => 4,
        '—' | '–' | '―' | '-' | '─' => 5,
        _ if script::is_han(first) => 6,
        _ if script::is_kana(first) => 7,
        _ if first.is_uppercase() => 8,
        _ if first.is_lowercase() => 9,
        _ if script::is_follower(first) => 10,
        '©' | '/' | '=' | '＝' => 11,
        _ => 12,
    }
}

/// How many sentences end inside a line, and whether a comma stands there.
fn marks(text: &str) -> u32 {
    let inner = text
        .char_indices()
        .next_back()
        .map_or("", |(at, _)| &text[..at]);
    let ended = inner
        .chars()
        .filter(|c| matches!(c, '。' | '！' | '？'))
        .count()
        + inner.matches(". ").count()
        + inner.matches("? ").count()
        + inner.matches("! ").count();
    let comma = inner.contains(['，', '、', ',', '；', ';']);
    let colon = inner.contains(['：', ':']);
    ended.min(3) as u32 * 4 + u32::from(comma) * 2 + u32::from(colon)
}

/// Takes the measures around each line.
fn measure(looks: &mut [Look], lines: &[Line]) {
    let widths: Vec<u32> = lines.iter().map(|line| line.extent() as u32).collect();
    let latin: Vec<bool> = looks.iter().map(|look| look.script == 0).collect();
    let mut window = Vec::new();
    for at in 0..looks.len() {
        let mut usual = |from: usize, until: usize, skipped: usize| {
            window.clear();
            window.extend(
                (from..until.min(widths.len()))
                    .filter(|near| *near != skipped && latin[*near] == latin[at])
                    .map(|near| widths[near]),
            );
            usual(&mut window, latin[at])
        };
        let before = usual(at.saturating_sub(NEAR), at, at);
        let after = usual(at + 1, at + 1 + NEAR, at);
        let around = usual(at.saturating_sub(6), at + 7, at);
        looks[at].width.before = bin(widths[at], before);
        looks[at].width.after = bin(widths[at], after);
        looks[at].width.around = bin(widths[at], around);
        looks[at].width.lack = lack(widths[at], around);
        if at > 0 && latin[at] == latin[at - 1] {
            let room = usual(at.saturating_sub(NEAR), at + 3, usize::MAX);
            looks[at].width.left = left(room, widths[at - 1], &lines[at].text, latin[at]);
        }
        looks[at].width.turn = if before == 0 { 11 } else { bin(after, before) };
    }
}

/// How a line's width differs from the measure, in bins of cells.
fn lack(width: u32, measure: u32) -> u32 {
    if measure == 0 {
        return 15;
    }
    match i64::from(measure) - i64::from(width) {
        ..-8 => 0,
        -8..-2 => 1,
        -2..0 => 2,
        0 => 3,
        1 => 4,
        2 => 5,
        3 => 6,
        4 => 7,
        5..7 => 8,
        7..10 => 9,
        10..16 => 10,
        _ => 11,
    }
}

/// What was left on the line before beside what the first word of this one takes, in bins: a word
/// that would have gone there begins something new.
fn left(measure: u32, above: u32, text: &str, latin: bool) -> u32 {
    if measure == 0 {
        return 9;
    }
    let first = if latin {
        text.split_whitespace()
            .next()
            .map_or(0, |word| word.chars().count() as u32 + 1)
    } else {
        text.chars()
            .next()
            .map_or(2, |first| script::room(first) as u32)
    };
    match i64::from(measure) - i64::from(above) - i64::from(first) {
        ..-6 => 0,
        -6..-3 => 1,
        -3..-1 => 2,
        -1 => 3,
        0 => 4,
        1..3 => 5,
        3..6 => 6,
        6..12 => 7,
        _ => 8,
    }
}

/// How many of a line's words come again in the lines below it, and above it.
fn words(looks: &mut [Look], lines: &[Line]) {
    /// Lines that are looked through on either side.
    const FAR: usize = 25;
    let terms: Vec<Vec<evidence::Term>> = lines
        .iter()
        .map(|line| {
            if line.text.len() > 400 {
                Vec::new()
            } else {
                evidence::terms(&line.text)
            }
        })
        .collect();
    let mut places: HashMap<evidence::Term, Vec<usize>> = HashMap::new();
    for (at, terms) in terms.iter().enumerate() {
        for term in terms {
            places.entry(*term).or_default().push(at);
        }
    }
    for (at, look) in looks.iter_mut().enumerate() {
        let (mut below, mut above) = (0, 0);
        for term in &terms[at] {
            let places = &places[term];
            // What is on every tenth line of the page says nothing.
            if places.len() * 10 > lines.len().max(60) {
                continue;
            }
            let own = places.partition_point(|place| *place < at);
            let next = places.get(own + 1).is_some_and(|next| next - at <= FAR);
            let last = own
                .checked_sub(1)
                .is_some_and(|last| at - places[last] <= FAR);
            below += usize::from(next);
            above += usize::from(last);
        }
        let share = |count: usize| match count * 8 / terms[at].len().max(1) {
            0 => 0,
            1 => 1,
            2 | 3 => 2,
            _ => 3,
        };
        look.again = if terms[at].is_empty() {
            16
        } else {
            share(below) << 2 | share(above)
        };
    }
}

/// The usual width of the lines of a window: of full width what most have, of letters what few pass.
fn usual(window: &mut [u32], latin: bool) -> u32 {
    window.sort_unstable();
    if latin {
        let start = window.partition_point(|width| *width < 12);
        let long = &window[start..];
        return long.get(long.len() * 7 / 10).copied().unwrap_or_default();
    }
    let start = window.partition_point(|width| *width < 10);
    let long = &window[start..];
    let near = |width: u32| {
        long.iter()
            .filter(|other| other.abs_diff(width) <= 2)
            .map(|other| 3 - other.abs_diff(width))
            .sum::<u32>()
    };
    long.iter()
        .copied()
        .max_by_key(|width| (near(*width), *width))
        .unwrap_or_default()
}

/// The bin of a width beside a measure; 10 where no measure is known.
fn bin(width: u32, measure: u32) -> u32 {
    const EDGES: [u32; 9] = [250, 500, 750, 900, 965, 1036, 1120, 1350, 1700];
    if measure == 0 {
        return 10;
    }
    let share = width.saturating_mul(1000) / measure;
    EDGES.iter().filter(|edge| share >= **edge).count() as u32
}

/// What stands before a line, as a number of its own.
const _: () = assert!(Before::PageBreak as u32 == 2);
