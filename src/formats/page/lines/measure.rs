//! The printed measure, found from the widths of neighbouring lines, and the page's habits: whether
//! its lines are wrapped at all, and how it shows where a paragraph begins.

use super::line::{Before, Line, Opening};
use crate::page::words::script;

/// Lines looked at on either side to find the measure at a line: about one paragraph each way.
const NEIGHBOURS: usize = 9;

/// How far the widths of full lines lie apart, in cells: kinsoku moves a character to the next line
/// or squeezes a mark into this one.
const SPREAD: usize = 2;

/// A measure beyond which lines are not columns but a typist's, in cells.
pub(crate) const WIDEST_COLUMN: usize = 56;

/// A line wider than this, in cells, was never broken by a compositor.
const UNBROKEN: usize = 110;

/// Cells beyond a lost indent by which a line must fall short to be surely the last of something.
pub(crate) const SURELY_SHORT: usize = 8;

/// How a page shows that a paragraph begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Indents {
    /// By nothing that can be seen.
    #[default]
    None,
    /// By white space before the first line.
    Marked,
    /// By white space before every first line: a line without it begins no paragraph.
    Always,
    /// By a first line two em narrower, whose white space was lost on the way.
    Lost,
}

/// Where a page breaks its lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Wrapping {
    /// Each line is a paragraph, a heading or an item of its own.
    #[default]
    Unbroken,
    /// Lines are broken at a measure.
    Wrapped,
}

/// What the widths of a page's lines say.
#[derive(Clone, Debug, Default)]
pub(crate) struct Measure {
    /// The measure at each line, in cells.
    local: Vec<usize>,
    /// Whether more of the text would have fitted on each line.
    short: Vec<bool>,
    /// The measure that half of the lines do not exceed.
    usual: usize,
    /// How paragraphs begin.
    pub(crate) indents: Indents,
    /// The usual white space before the first line of a paragraph, in cells.
    pub(crate) indent: usize,
    /// Whether blank lines stand between paragraphs.
    pub(crate) blanks: bool,
    /// Whether lines are broken at all.
    pub(crate) wrapping: Wrapping,
}

impl Indents {
    /// Whether white space shows where paragraphs begin.
    pub(crate) fn are_seen(self) -> bool {
        matches!(self, Indents::Marked | Indents::Always)
    }
}

impl Measure {
    /// Measures a page.
    pub(crate) fn take(lines: &[Line]) -> Measure {
        let local = all_local(lines);
        let short: Vec<bool> = (0..lines.len())
            .map(|at| is_short(lines, &local, at))
            .collect();
        let mut measure = Measure {
            local,
            short,
            ..Measure::default()
        };
        measure.usual = median(measure.local.clone());
        measure.wrapping = measure.wrapping(lines);
        measure.blanks = measure.blanks(lines);
        measure.indents = measure.indents(lines);
        measure.indent = usual_indent(lines);
        measure
    }

    /// The measure at a line, in cells.
    pub(crate) fn at(&self, line: usize) -> usize {
        self.local.get(line).copied().unwrap_or_default()
    }

    /// Whether the first word of the next line would have fitted on this one.
    pub(crate) fn is_short(&self, line: usize) -> bool {
        self.short.get(line).copied().unwrap_or(true)
    }

    /// Whether the first word of the next line would have fitted, without any allowance for type.
    pub(crate) fn fits(&self, line: usize, lines: &[Line]) -> bool {
        let next = lines.get(line + 1);
        next.is_none_or(|next| lines[line].extent() + first_word(&next.text) <= self.at(line))
    }

    /// Whether the line is wider than its column.
    pub(crate) fn is_wide(&self, line: usize, lines: &[Line]) -> bool {
        lines[line].width > self.at(line) + SPREAD + 1
    }

    /// Whether the line lacks about two em: the first line of a paragraph whose indent was lost.
    pub(crate) fn is_narrow(&self, line: usize, lines: &[Line]) -> bool {
        let missing = self.at(line).saturating_sub(lines[line].width);
        (2..=7).contains(&missing)
    }

    /// The widest usual measure of the page: its columns, or a typist's lines.
    pub(crate) fn usual(&self) -> usize {
        self.usual
    }

    fn wrapping(&self, lines: &[Line]) -> Wrapping {
        let (mut broken, mut whole) = (0, 0);
        for at in 0..lines.len() {
            let line = &lines[at];
            let follows = lines
                .get(at + 1)
                .is_some_and(|next| next.before == Before::Nothing);
            let ends = script::ends_sentence(&line.text);
            if line.width > UNBROKEN || ends && self.is_wide(at, lines) && line.width > 40 {
                whole += 1;
            } else if follows
                && !ends
                && !self.is_short(at)
                && line.width >= 12
                && line.width.abs_diff(self.at(at)) <= self.at(at) / 8 + 2
            {
                broken += 1;
            } else if ends && !follows && line.width > 40 && lines[at].before != Before::Nothing {
                whole += 1;
            }
        }
        if broken > whole {
            Wrapping::Wrapped
        } else {
            Wrapping::Unbroken
        }
    }

    /// Whether sure ends of paragraphs are followed by a blank line more often than not.
    fn blanks(&self, lines: &[Line]) -> bool {
        let (mut blank, mut none) = (0, 0);
        for at in 0..lines.len().saturating_sub(1) {
            if self.short[at] && script::ends_sentence(&lines[at].text) {
                if lines[at + 1].before == Before::Nothing {
                    none += 1;
                } else {
                    blank += 1;
                }
            }
        }
        blank > none
    }

    fn indents(&self, lines: &[Line]) -> Indents {
        let (mut starts, mut flush, mut marked, mut narrow, mut inside) = (0, 0, 0, 0, 0);
        for at in 1..lines.len() {
            let closed = script::ends_sentence(&lines[at - 1].text);
            let start = closed && (lines[at].before != Before::Nothing || self.short[at - 1]);
            let body = lines
                .get(at + 1)
                .is_some_and(|next| next.before == Before::Nothing);
            if lines[at].opening == Opening::Indented {
                if start {
                    marked += 1;
                } else if !closed && !self.short[at - 1] {
                    inside += 1;
                }
            } else if start && body && !script::ends_sentence(&lines[at].text) {
                // A full line before a gap may be the end of a column in mid-paragraph.
                let lacking = self.local[at - 1].saturating_sub(lines[at - 1].extent());
                flush += usize::from(lacking >= SURELY_SHORT);
                starts += 1;
                narrow += usize::from(self.is_narrow(at, lines));
            }
        }
        if marked >= 2 && marked > inside && marked * 2 > starts {
            if flush * 12 <= marked {
                Indents::Always
            } else {
                Indents::Marked
            }
        } else if narrow >= 2 && narrow * 2 > starts {
            Indents::Lost
        } else {
            Indents::None
        }
    }
}

/// The white space that most indented lines have before them.
fn usual_indent(lines: &[Line]) -> usize {
    let indented = lines
        .iter()
        .filter(|line| line.opening == Opening::Indented);
    median(indented.map(|line| line.indent).collect())
}

/// The one in the middle of all, the upper of two; 0 of none.
fn median(mut all: Vec<usize>) -> usize {
    let middle = all.len() / 2;
    if all.is_empty() {
        return 0;
    }
    *all.select_nth_unstable(middle).1
}

/// What a line says about the measure of the lines around it.
#[derive(Clone, Copy, Default)]
struct Vote {
    /// The width it speaks for, in cells.
    width: u32,
    /// How much it says.
    weight: u32,
}

/// Lines that have a say about a measure.
const VOTES: usize = 2 * NEIGHBOURS + 1;

/// The measure at each line.
fn all_local(lines: &[Line]) -> Vec<usize> {
    // Each line is heard by many others: what it says is found once.
    let votes: Vec<Vote> = (0..lines.len()).map(|at| vote(lines, at)).collect();
    let local = |at| local(lines, &votes, at) as usize;
    (0..lines.len()).map(local).collect()
}

/// What a line says. First lines are indented and last lines are short: they say less.
fn vote(lines: &[Line], at: usize) -> Vote {
    let next = lines.get(at + 1);
    let last = next.is_none_or(|next| next.before != Before::Nothing)
        || script::ends_sentence(&lines[at].text);
    let first = lines[at].before != Before::Nothing;
    let weight = match (last, first) {
        (true, _) => 1,
        (false, true) => 2,
        (false, false) => 4,
    };
    Vote {
        width: u32::try_from(lines[at].extent()).unwrap_or(u32::MAX),
        weight,
    }
}

/// The measure at a line: the width most of its neighbours agree on, the near ones and those of its
/// own block counting most, wide before narrow.
fn local(lines: &[Line], votes: &[Vote], at: usize) -> u32 {
    let from = at.saturating_sub(NEIGHBOURS);
    let until = (at + NEIGHBOURS + 1).min(lines.len());
    let block = block_of(lines, at, from..until);
    let mut heard = [Vote::default(); VOTES];
    let heard = &mut heard[..until - from];
    for (near, vote) in (from..until).zip(heard.iter_mut()) {
        let distance = near.abs_diff(at);
        let weight = (NEIGHBOURS + 4 - distance) * if block.contains(&near) { 2 } else { 1 };
        vote.width = votes[near].width;
        vote.weight = votes[near].weight * weight as u32;
    }
    let latin = script::is_latin(&lines[at].text);
    let mut best = (0, 0);
    for (index, vote) in heard.iter().enumerate() {
        if !heard[..index].iter().any(|other| other.width == vote.width) {
            best = best.max((support(heard, vote.width, latin), vote.width));
        }
    }
    best.1
}

/// How much speaks for a width. Widths a little short of a measure do, but less than those that
/// fill it.
fn support(votes: &[Vote], width: u32, latin: bool) -> u32 {
    let spread = if latin { width / 6 } else { SPREAD as u32 };
    let near = votes
        .iter()
        .filter(|vote| vote.width <= width && width - vote.width <= spread);
    near.map(|vote| {
        let closeness = u64::from(spread + 1 - (width - vote.width));
        (u64::from(vote.weight) * closeness * 60 / u64::from(spread + 1)) as u32
    })
    .sum()
}

/// The lines around `at` without a blank line between them, as far as the window goes.
fn block_of(lines: &[Line], at: usize, window: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let mut start = at;
    while start > window.start && lines[start].before == Before::Nothing {
        start -= 1;
    }
    let mut end = at + 1;
    while end < window.end && lines[end].before == Before::Nothing {
        end += 1;
    }
    start..end
}

/// Whether the first word of the next line would have fitted. The last line of a page is short.
fn is_short(lines: &[Line], local: &[usize], at: usize) -> bool {
    let Some(next) = lines.get(at + 1) else {
        return true;
    };
    let latin = script::is_latin(&lines[at].text);
    // Proportional type holds a seventh more or fewer letters from line to line.
    let slack = if latin { local[at] / 7 } else { 0 };
    lines[at].extent() + first_word(&next.text) + slack <= local[at]
}

/// The room of what cannot be parted at the head of a line: a word, or a character with the marks
/// that cling to it.
fn first_word(text: &str) -> usize {
    let mut room = 0;
    let mut last = None;
    for character in text.chars().take(40) {
        if character.is_whitespace() {
            break;
        }
        let clings = last.is_none_or(|last| {
            let letters = !script::is_spaceless(last) && !script::is_spaceless(character);
            letters || script::is_opener(last) || script::is_follower(character)
        });
        if !clings {
            break;
        }
        room += script::room(character);
        last = Some(character);
    }
    room + usize::from(script::is_latin(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::lines::line;

    fn measure(text: &str) -> Measure {
        Measure::take(&line::split(text).printed)
    }

    #[test]
    fn the_measure_is_what_neighbours_agree_on() {
        let page = measure(
            "市图书馆昨日举办读书会，两百\n多名读者到场参加活动，现场座\n无虚席，气氛热烈。\n老街修旧如旧\n",
        );
        assert_eq!(page.at(0), 28);
        let short: Vec<bool> = (0..4).map(|at| page.is_short(at)).collect();
        assert_eq!(short, [false, false, true, true]);
    }

    #[test]
    fn a_full_line_before_a_long_word_is_not_short() {
        assert_eq!(first_word("，好"), 2);
        assert_eq!(first_word("“好，他"), 5);
        assert_eq!(first_word("2022年"), 4);
        assert_eq!(first_word("ferry sails"), 6);
    }

    #[test]
    fn habits() {
        let lost = "市图书馆昨日举办读书会，\n两百多名读者到场参加活动，现\n场座无虚席，气氛热烈。\n\n\
                    读书会将持续一个月，每周\n六下午各有一场，由作家和编辑\n轮流主讲，免费开放。\n\n\
                    馆长王明介绍说，今年还将\n把活动办到乡镇和学校里，让更\n多的孩子读到好书。\n";
        assert_eq!(measure(lost).indents, Indents::Lost);
        assert!(measure(lost).blanks);
        assert_eq!(measure(lost).wrapping, Wrapping::Wrapped);
        let essay = "春天来了，院子里的樱花开了满树，孩子们在树下跑来跑去，笑声传得很远。\n\
                     母亲把椅子搬到树下，坐着缝衣服，阳光从花间漏下来，落在她的手上。\n\
                     我站在窗前看着，忽然觉得时间走得很慢，慢得像一条不愿意流动的河。\n那天下午真好。\n";
        assert_eq!(measure(essay).wrapping, Wrapping::Unbroken);
    }
}
