//! Segments into lines of one measure: where each of them ends. Knows no columns and no pages.

use super::cluster::cluster;
use super::gap::Gap;
use super::justify;
use super::kinsoku::{Class, Opportunity};
use super::line::Line;
use super::segment::{Cursor, Manner, Segment, Strand};
use super::setting::Breaking;

/// What lines are broken to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Measure {
    /// Cells from the start of the column to the edge that lines are flush with.
    pub(super) cells: u16,
    /// Cells before the first line of a paragraph.
    pub(super) first: u16,
    /// Cells before its other lines.
    pub(super) rest: u16,
    /// Cells beyond the edge that a mark may hang in.
    pub(super) hang: u16,
    /// What becomes of a line's slack.
    pub(super) edge: Edge,
    /// How breaks are chosen.
    pub(super) breaking: Breaking,
}

/// The right edge of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edge {
    /// Lines are made as long as the measure.
    Flush,
    /// Lines end where they end.
    Ragged,
}

/// A paragraph on its way into lines.
#[derive(Clone, Debug, Default)]
pub(super) struct Passage {
    cursor: Cursor,
    segments: Vec<Segment>,
    /// Segments that stand on lines already.
    used: usize,
    /// Lines set.
    lines: usize,
    /// No segments are left to come.
    ended: bool,
}

/// Segments made ready at a time.
const AHEAD: usize = 512;

/// Of a measure, the part of slack that a Korean word is broken for, or a group that is wider than
/// the measure: a quarter, as KLREQ's authors leave it to the setter and papers are seen to do.
const TOO_SHORT: u16 = 4;

/// Segments up to which a last line is looked at for being a runt: a Han and its marks.
const RUNT: usize = 4;

impl Passage {
    /// The next line; `None` after the last. The copy must be the same every time.
    pub(super) fn next(
        &mut self,
        copy: &[Strand<'_>],
        manner: Manner,
        measure: &Measure,
    ) -> Option<Line> {
        self.prepare(copy, manner, measure.cells);
        if self.used == self.segments.len() {
            return None;
        }
        let indent = if self.lines == 0 {
            measure.first
        } else {
            measure.rest
        };
        let indent = indent.min(measure.cells.saturating_sub(1));
        let room = Room {
            cells: measure.cells - indent,
            hang: measure.hang,
            edge: measure.edge,
        };
        let ready = &mut self.segments[self.used..];
        let end = match measure.breaking {
            Breaking::FirstFit => first_fit(ready, self.ended, room),
        };
        if let Some(cells) = end.split {
            split(
                &mut self.segments,
                self.used + end.count - 1,
                cells,
                (copy, manner),
            );
        }
        let segments = &self.segments[self.used..self.used + end.count];
        self.used += end.count;
        let is_last = self.ended && self.used == self.segments.len();
        let gaps = gaps(segments, room, (self.lines, is_last));
        let line = Line::set(segments, &gaps, indent, (copy, manner));
        self.lines += 1;
        Some(line)
    }

    /// How many lines have been set.
    pub(super) fn lines(&self) -> usize {
        self.lines
    }

    /// Whether the last line has been set.
    pub(super) fn is_set(&self) -> bool {
        self.ended && self.used == self.segments.len()
    }

    /// Makes segments ready for a line and what a choice of its end looks at.
    fn prepare(&mut self, copy: &[Strand<'_>], manner: Manner, cells: u16) {
        let enough = 3 * usize::from(cells) + 64;
        if self.ended || self.segments.len() - self.used >= enough {
            return;
        }
        self.segments.drain(..self.used);
        self.used = 0;
        while self.segments.len() < enough + AHEAD {
            let Some(segment) = self.cursor.next(copy, manner) else {
                self.ended = true;
                return;
            };
            self.segments.push(segment);
        }
    }
}

/// The room of one line.
#[derive(Clone, Copy)]
struct Room {
    cells: u16,
    hang: u16,
    edge: Edge,
}

/// Where a line ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct End {
    /// How many segments it takes.
    count: usize,
    /// Cells of the last of them that fit, where it must be broken itself.
    split: Option<u16>,
}

/// A break that a line could end at.
#[derive(Clone, Copy, Debug)]
struct Break {
    count: usize,
    /// Cells of the line up to it, nothing shared out.
    cells: u16,
}

/// Takes what fits: hangs a mark, closes spaces for one more segment, or pushes out.
fn first_fit(ready: &[Segment], ended: bool, room: Room) -> End {
    let whole = |count| End { count, split: None };
    let mut cells = 0;
    let mut before_last = None;
    let mut last: Option<Break> = None;
    let mut reluctant: Option<Break> = None;
    for (count, segment) in ready.iter().enumerate() {
        let here = Break { count, cells };
        match segment.before {
            _ if count == 0 => {}
            Opportunity::Allowed => before_last = last.replace(here),
            Opportunity::Reluctant => reluctant = Some(here),
            Opportunity::Forbidden => {}
        }
        let gap = if count == 0 { 0 } else { segment.gap.natural() };
        cells += gap + segment.cells;
        if cells > room.cells {
            if let Some(end) = squeeze(ready, here, last, (ended, room)) {
                return whole(avoid_runt(ready, end, last, (ended, room)));
            }
            if let Some(end) = last.filter(|end| !is_short(ready, *end, reluctant, room)) {
                return whole(avoid_runt(ready, end.count, before_last, (ended, room)));
            }
            let kept = reluctant.filter(|end| last.is_none_or(|last| last.count < end.count));
            return kept
                .filter(|end| !is_wide(&ready[end.count..], room.cells))
                .map_or_else(|| cut(ready, here, room), |end| whole(end.count));
        }
    }
    whole(ready.len())
}

/// The segments of a line that overflows before `here` if the next break can be reached by hanging
/// a mark or closing spaces, and that is the smaller evil.
fn squeeze(
    ready: &[Segment],
    here: Break,
    last: Option<Break>,
    (ended, room): (bool, Room),
) -> Option<usize> {
    let shrink = ready[1.min(here.count)..here.count]
        .iter()
        .map(|segment| segment.gap.shrink())
        .sum::<u16>();
    let (mut cells, mut shrink) = (here.cells, shrink);
    for (count, segment) in ready.iter().enumerate().skip(here.count) {
        if count > here.count && segment.before == Opportunity::Allowed {
            return None;
        }
        if count > 0 {
            cells += segment.gap.natural();
            shrink += segment.gap.shrink();
        }
        cells += segment.cells;
        let can_end = match ready.get(count + 1) {
            Some(next) => next.before == Opportunity::Allowed,
            None => ended,
        };
        let hangs = segment.class == Class::Stop && room.hang >= segment.cells;
        let within = if hangs { cells - segment.cells } else { cells };
        if within > room.cells + shrink {
            return None;
        }
        if can_end {
            let owed = within.saturating_sub(room.cells);
            return (hangs && owed <= 2 || is_closer(owed, ready, last, room)).then_some(count + 1);
        }
    }
    None
}

/// Whether closing so many cells is a smaller evil than what ending at the last break would cost.
fn is_closer(owed: u16, ready: &[Segment], last: Option<Break>, room: Room) -> bool {
    let Some(last) = last else { return true };
    let slack = i32::from(room.cells) - i32::from(last.cells);
    let opens = slack <= 1 || justify::stretches(&ready[..last.count], slack);
    // Squeezing in comes before pushing out (CLREQ 3.1.6), as far as it is not the greater change.
    match room.edge {
        Edge::Flush => slack > 0 && (!opens || i32::from(owed) <= slack),
        Edge::Ragged => owed <= 1 && slack > i32::from(room.cells / TOO_SHORT),
    }
}

/// Whether a line that ends there is so short that breaking a Korean word, or a group that is wider
/// than the measure, is better.
fn is_short(ready: &[Segment], end: Break, reluctant: Option<Break>, room: Room) -> bool {
    let slack = room.cells.saturating_sub(end.cells);
    slack > room.cells / TOO_SHORT
        && (reluctant.is_some_and(|reluctant| reluctant.count > end.count)
            || is_wide(&ready[end.count..], room.cells))
}

/// Whether the group that the segments begin with is wider than that.
fn is_wide(ready: &[Segment], room: u16) -> bool {
    let mut cells = 0;
    for (index, segment) in ready.iter().enumerate() {
        if index > 0 && segment.before != Opportunity::Forbidden {
            return false;
        }
        cells += segment.cells;
        if cells > room {
            return true;
        }
    }
    false
}

/// Ends the line inside a group that is wider than the measure, at least one cluster on.
fn cut(ready: &[Segment], here: Break, room: Room) -> End {
    let segment = ready[here.count];
    let gap = if here.count == 0 {
        0
    } else {
        segment.gap.natural()
    };
    let left = room.cells.saturating_sub(here.cells + gap);
    let is_word = matches!(
        segment.class,
        Class::Letter | Class::Digit | Class::LatinClose
    );
    if here.count == 0 || is_word && left > 1 {
        return End {
            count: here.count + 1,
            split: Some(left),
        };
    }
    End {
        count: here.count,
        split: None,
    }
}

/// Breaks a segment after the clusters that fit into so many cells, at least one.
fn split(
    segments: &mut Vec<Segment>,
    index: usize,
    cells: u16,
    (copy, manner): (&[Strand<'_>], Manner),
) {
    let segment = segments[index];
    let text = &copy[segment.strand as usize].text[..segment.to as usize];
    let mut at = segment.from as usize;
    let mut taken = 0;
    while at < text.len() {
        let bytes = cluster(&text[at..]);
        let advance = manner.axes.advance(&text[at..at + bytes]);
        if taken > 0 && taken + advance > cells {
            break;
        }
        taken += advance;
        at += bytes;
    }
    if at == text.len() {
        return;
    }
    segments[index].to = at as u32;
    segments[index].cells = taken;
    segments.insert(
        index + 1,
        Segment {
            from: at as u32,
            cells: segment.cells.saturating_sub(taken),
            gap: Gap::None,
            before: Opportunity::Forbidden,
            ..segment
        },
    );
}

/// Ends the line one break earlier where else a single Han would stand on the last line alone.
fn avoid_runt(
    ready: &[Segment],
    count: usize,
    earlier: Option<Break>,
    (ended, room): (bool, Room),
) -> usize {
    let rest = &ready[count..];
    let is_runt = ended
        && room.edge == Edge::Flush
        && (1..=RUNT).contains(&rest.len())
        && rest
            .iter()
            .filter(|segment| segment.class.is_ideograph())
            .count()
            == 1
        && !rest.iter().any(|segment| segment.class.is_latin());
    let Some(earlier) = earlier.filter(|earlier| is_runt && earlier.count > 0) else {
        return count;
    };
    let slack = i32::from(room.cells) - i32::from(earlier.cells);
    let bearable = (0..=4).contains(&slack) && justify::stretches(&ready[..earlier.count], slack);
    if bearable { earlier.count } else { count }
}

/// The cells before each segment of a line.
fn gaps(segments: &[Segment], room: Room, (phase, is_last): (usize, bool)) -> Vec<u16> {
    let natural: i32 = segments
        .iter()
        .enumerate()
        .map(|(index, segment)| {
            let gap = if index == 0 { 0 } else { segment.gap.natural() };
            i32::from(gap + segment.cells)
        })
        .sum();
    let mut slack = i32::from(room.cells) - natural;
    let hangs = slack < 0
        && room.hang > 0
        && segments
            .last()
            .is_some_and(|last| last.class == Class::Stop);
    if hangs {
        slack += i32::from(segments.last().map_or(0, |last| last.cells));
    }
    // A last line that is nearly full is made full, if its spaces can take it.
    let nearly_full = slack <= 2 && justify::stretches_spaces(segments, slack);
    let left_alone = slack > 0 && (room.edge == Edge::Ragged || is_last && !nearly_full);
    justify::share(segments, if left_alone { 0 } else { slack }, phase)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compose::axes::Axes;
    use crate::compose::page::Role;
    use crate::compose::setting::Strictness;
    use crate::compose::width::Width;
    use crate::issue::{Direction, Language};

    fn picture(line: &Line) -> String {
        let mut picture = String::new();
        let mut along = 0;
        for run in &line.runs {
            let blanks = usize::from(run.start - along);
            picture.push_str(&" ".repeat(blanks));
            picture.push_str(&line.text[run.from as usize..run.to as usize]);
            along = run.start + run.cells;
        }
        picture
    }

    #[track_caller]
    fn check_in(language: Language, text: &str, cells: u16, edge: Edge, expected: &[&str]) {
        let manner = Manner {
            language,
            strictness: Strictness::Strict,
            axes: Axes::new(Direction::Horizontal, Width::default()),
        };
        let measure = Measure {
            cells,
            first: 0,
            rest: 0,
            hang: 2,
            edge,
            breaking: Breaking::FirstFit,
        };
        let copy = [Strand::ours(text, Role::Body)];
        let mut passage = Passage::default();
        let lines: Vec<String> = std::iter::from_fn(|| passage.next(&copy, manner, &measure))
            .map(|line| picture(&line))
            .collect();
        assert_eq!(lines, expected);
    }

    #[track_caller]
    fn check(text: &str, cells: u16, expected: &[&str]) {
        check_in(Language::Simplified, text, cells, Edge::Flush, expected);
    }

    #[track_caller]
    fn check_words(text: &str, cells: u16, expected: &[&str]) {
        check_in(Language::English, text, cells, Edge::Ragged, expected);
    }

    #[test]
    fn a_stop_hangs_in_the_gutter() {
        check(
            "春眠不觉晓，处处闻啼鸟。",
            10,
            &["春眠不觉晓，", "处处闻啼鸟。"],
        );
    }

    #[test]
    fn two_marks_do_not_hang() {
        check(
            "春眠不觉晓。”处处闻啼鸟",
            10,
            &["春 眠不 觉", "晓。” 处处", "闻啼鸟"],
        );
    }

    #[test]
    fn opening_marks_go_to_the_next_line() {
        check("春眠不觉《晓处处》", 10, &["春 眠不 觉", "《晓处处》"]);
    }

    #[test]
    fn numbers_keep_their_units() {
        check(
            "我们一共投入了4.2亿元",
            16,
            &["我们 一共投 入了", "4.2 亿元"],
        );
        check("到了二月2022年初", 16, &["到了二月 2022 年", "初"]);
        check("一二三四长300公里外", 16, &["一二三四长", "300 公里外"]);
        check("全书见上册第3—5页", 16, &["全书见上册", "第 3—5 页"]);
    }

    #[test]
    fn dashes_and_ellipses_are_not_parted() {
        check("春眠不觉——晓", 9, &["春眠不", "觉——晓"]);
    }

    #[test]
    fn spaces_in_the_source_do_not_count() {
        check("用 Rust 写 ， 再 说", 40, &["用 Rust 写，再  说"]);
        check("用Rust写，2022年", 40, &["用 Rust 写，2022 年"]);
    }

    #[test]
    fn quotes_of_one_cell_have_a_blank_outside() {
        check("他说“好”就走", 40, &["他说 “好” 就走"]);
        check("“好”，“好”“好”", 40, &["“好”，“好”“好”"]);
    }

    #[test]
    fn spaces_close_before_a_segment_is_pushed_out() {
        check("用Ab级B的字组成的行", 16, &["用 Ab 级B 的字组", "成的行"]);
    }

    #[test]
    fn a_word_wider_than_the_measure_is_cut_between_clusters() {
        check_words("abcdefghijklmno", 6, &["abcdef", "ghijkl", "mno"]);
        check_words(
            "a e\u{301}e\u{301}e\u{301}",
            2,
            &["a", "e\u{301}e\u{301}", "e\u{301}"],
        );
    }

    #[test]
    fn words_stay_whole_and_addresses_break_at_their_points() {
        check_words(
            "the old harbour well-known",
            12,
            &["the old", "harbour", "well-known"],
        );
        check_words(
            "the old harbour well-known",
            13,
            &["the old", "harbour well-", "known"],
        );
        check_words(
            "see https://a.example/b/c?d=e",
            16,
            &["see https://a.", "example/b/c?d=e"],
        );
    }

    #[test]
    fn korean_breaks_at_spaces_and_inside_words_only_when_it_must() {
        check_in(
            Language::Korean,
            "오늘 항구의 계단이 다시",
            14,
            Edge::Ragged,
            &["오늘 항구의", "계단이 다시"],
        );
        check_in(
            Language::Korean,
            "항구의계단이다시",
            10,
            Edge::Ragged,
            &["항구의계단", "이다시"],
        );
    }

    #[test]
    fn a_single_han_does_not_stand_on_the_last_line() {
        check(
            "春眠，不觉晓处处闻啼鸟。",
            20,
            &["春眠， 不觉晓 处处闻", "啼鸟。"],
        );
    }

    #[test]
    fn a_room_of_one_cell_is_no_trap() {
        check("春眠", 1, &["春", "眠"]);
    }
}
