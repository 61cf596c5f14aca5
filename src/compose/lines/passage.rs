//! Segments into lines of one measure, line by line as they are asked for. Which ends are chosen is
//! for `first` and `fit`; knows no columns and no pages.

use std::collections::VecDeque;

use crate::characters::class::Class;
use crate::copy::cursor::Cursor;
use crate::copy::lapse::Lapse;
use crate::copy::lexicon;
use crate::copy::segment::Segment;
use crate::copy::strand::Copy;
use crate::lines::bidi::Reading;
use crate::lines::cost::settle;
use crate::lines::fit::{self, Frame};
use crate::lines::line::Line;
use crate::lines::matter::Matter;
use crate::lines::measure::Measure;
use crate::lines::room::{Edge, Room};
use crate::lines::row::Row;
use crate::lines::{first, justify, rescue};
use crate::setting::{Breaking, Words};

/// A paragraph on its way into lines.
#[derive(Clone, Debug, Default)]
pub(crate) struct Passage {
    cursor: Cursor,
    segments: Vec<Segment>,
    /// Segments that stand on lines already.
    used: usize,
    /// Segments that have been looked at for words and for what is wider than the measure.
    seen: usize,
    /// Ends of the next lines, as indexes into the segments, where several are chosen at once.
    ends: VecDeque<usize>,
    /// Lines set.
    lines: usize,
    /// No segments are left to come.
    ended: bool,
    /// Which way it reads.
    reading: Reading,
}

/// Segments made ready at a time: fifty lines of a newspaper's column, so that looking ahead costs
/// little; and for every cell of the measure, so many more.
const WINDOW: usize = 1024;

const PER_CELL: usize = 8;

/// The most, so that a window's gaps can be counted.
const WIDEST_WINDOW: usize = 3584;

impl Passage {
    /// The next line; `None` after the last. The copy and the measure must be the same every time.
    pub(crate) fn next(&mut self, copy: Copy<'_>, measure: &Measure) -> Option<Line> {
        let mut gaps = Vec::new();
        let set = self.advance(copy, measure, &mut gaps)?;
        let row = Row {
            segments: &self.segments[set.from..set.to],
            gaps: &gaps,
            indent: set.indent,
        };
        let goes_on = self.segments.get(set.to);
        let hyphen = goes_on.is_some_and(Segment::follows_hyphen);
        let lapse = row
            .segments
            .last()
            .zip(goes_on)
            .and_then(|(last, next)| Lapse::between(last, next, copy.strands));
        let reading = &mut self.reading;
        if let Some(line) = reading.set(row, measure.cells, hyphen, copy) {
            return Some(Line { lapse, ..line });
        }
        let mut line = Line::set(row, copy);
        // A piece as wide as the measure goes without its hyphen.
        if line.cells() < measure.cells {
            line.hyphenate(goes_on, copy.manner);
        }
        Some(Line { lapse, ..line })
    }

    /// Chooses the next line and writes its gaps; where it stands among the segments.
    pub(crate) fn advance(
        &mut self,
        copy: Copy<'_>,
        measure: &Measure,
        gaps: &mut Vec<u16>,
    ) -> Option<Set> {
        // No mark hangs from a line that is set from the right: the gutter is at its other end.
        let hang = if self.reading.is_right_to_left(copy) {
            0
        } else {
            measure.hang
        };
        let measure = &Measure { hang, ..*measure };
        if self.ends.is_empty() {
            self.choose(copy, measure);
        }
        let (from, to) = (self.used, self.ends.pop_front()?);
        self.used = to;
        let is_last = self.is_set();
        let (indent, room) = measure.room(self.lines);
        self.share(from..to, room, measure.matter, is_last, gaps);
        self.lines += 1;
        // Beside an initial all lines are chosen as narrow as it leaves them; below it, anew.
        if measure.firsts > 1 && self.lines == measure.firsts {
            self.ends.clear();
        }
        Some(Set { from, to, indent })
    }

    /// The cells that something of so many at the start of a line has before it: none, or what is
    /// left of the measure where lines begin at the right.
    pub(crate) fn edge(&mut self, copy: Copy<'_>, measure: &Measure, cells: u16) -> u16 {
        if self.reading.is_right_to_left(copy) {
            measure.cells.saturating_sub(cells)
        } else {
            0
        }
    }

    /// How many lines have been set.
    pub(crate) fn lines(&self) -> usize {
        self.lines
    }

    /// How far the copy is made ready for lines: the strand, and the byte in it.
    pub(crate) fn reached(&self) -> (usize, usize) {
        self.cursor.reached()
    }

    /// Whether the last line has been set.
    pub(crate) fn is_set(&self) -> bool {
        self.ended && self.used == self.segments.len()
    }

    /// The segment that follows a chosen line.
    pub(crate) fn after(&self, set: &Set) -> Option<&Segment> {
        self.segments.get(set.to)
    }

    /// Chooses where the next lines end, at least one unless the passage is over.
    fn choose(&mut self, copy: Copy<'_>, measure: &Measure) {
        self.prepare(copy, measure);
        let (_, first) = measure.room(self.lines);
        let (_, rest) = measure.room(self.lines + 1);
        let ready = &self.segments[self.used..];
        if ready.is_empty() {
            return;
        }
        match measure.breaking {
            Breaking::FirstFit => {
                let end = first::first_fit(ready, self.ended, first);
                self.ends.push_back(self.used + end);
            }
            Breaking::TotalFit(_) => {
                let frame = Frame {
                    first,
                    rest,
                    matter: measure.matter,
                };
                let ends = fit::total_fit(ready, self.ended, &frame);
                self.ends
                    .extend(ends.into_iter().map(|end| self.used + end));
            }
        }
    }

    /// Makes segments ready for lines and for what the choice of their ends looks at.
    fn prepare(&mut self, copy: Copy<'_>, measure: &Measure) {
        let enough = match measure.breaking {
            Breaking::FirstFit => 3 * usize::from(measure.cells) + 64,
            Breaking::TotalFit(_) => WINDOW + PER_CELL * usize::from(measure.cells),
        };
        if self.ended || self.segments.len() - self.used >= enough {
            return;
        }
        self.segments.drain(..self.used);
        self.seen -= self.used;
        self.used = 0;
        let window = (enough + WINDOW / 2).min(WIDEST_WINDOW);
        // A Han of three bytes is a segment of its own, a word is one of more.
        let bytes: usize = copy.strands.iter().map(|strand| strand.text.len()).sum();
        self.segments.reserve((bytes / 3 + 1).min(window));
        self.ended = self.cursor.fill(copy, &mut self.segments, window);
        let (_, first) = measure.room(self.lines);
        let (_, rest) = measure.room(1);
        let first = Room {
            cells: first.cells.min(rest.cells),
            ..first
        };
        rescue::cut_wide(&mut self.segments, self.seen, first, rest, copy);
        self.seen = match measure.breaking {
            Breaking::TotalFit(Words::Whole) => {
                lexicon::mark(&mut self.segments, self.seen, copy.strands, self.ended)
            }
            _ => self.segments.len(),
        };
    }

    /// Writes the cells before each segment of a line.
    fn share(
        &self,
        line: std::ops::Range<usize>,
        room: Room,
        matter: Matter,
        is_last: bool,
        gaps: &mut Vec<u16>,
    ) {
        let goes_on = self.segments.get(line.end);
        let segments = &self.segments[line];
        let hyphen = i32::from(goes_on.is_some_and(Segment::follows_hyphen));
        let (natural, kinds) = justify::natural(segments, gaps);
        let mut slack = i32::from(room.cells) - natural - hyphen;
        if room.edge == Edge::Ragged || slack == 0 {
            return;
        }
        let mark = segments.last().filter(|last| last.class == Class::Stop);
        let mark = mark.map_or(0, |mark| u32::from(mark.cells));
        // What does not fit at all is closed up as far as it can be.
        if let Some(settled) = settle(slack, kinds, room, matter, mark) {
            slack = settled.slack;
        }
        // A last line that is nearly full is made full, if its spaces can take it.
        let nearly_full = slack <= 2 && slack <= kinds.spaces().cast_signed();
        if is_last && slack > 0 && !nearly_full {
            return;
        }
        justify::share(segments, slack, kinds, self.lines, gaps);
    }
}

/// A chosen line: its segments, and the cells before the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Set {
    from: usize,
    to: usize,
    indent: u16,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::characters::axes::Axes;
    use crate::copy::manner::Hyphens;
    use crate::copy::manner::Manner;
    use crate::copy::role::Role;
    use crate::copy::strand::Strand;
    use crate::setting::{Strictness, Width};
    use newsprint_issue::script::Rewriting;
    use newsprint_issue::{Direction, Language};

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
        assert_eq!(set(text, manner(language), &measure(cells, edge)), expected);
    }

    fn manner(language: Language) -> Manner {
        Manner {
            language,
            strictness: Strictness::Strict,
            axes: Axes::new(Direction::Horizontal, Width::default()),
            rewriting: Rewriting::Never,
            hyphens: Hyphens::Never,
        }
    }

    fn measure(cells: u16, edge: Edge) -> Measure {
        Measure {
            cells,
            first: 0,
            firsts: 1,
            rest: 0,
            hang: 2,
            edge,
            breaking: Breaking::FirstFit,
            matter: Matter::Full,
        }
    }

    fn set(text: &str, manner: Manner, measure: &Measure) -> Vec<String> {
        let strands = [Strand::ours(text, Role::Body)];
        let copy = Copy {
            strands: &strands,
            manner,
        };
        let mut passage = Passage::default();
        std::iter::from_fn(|| passage.next(copy, measure))
            .map(|line| picture(&line))
            .collect()
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
        check_words(
            "see https://a.example/b/c?d=e",
            9,
            &["see https", "://a.", "example/", "b/c?d=e"],
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
            &["春眠， 不觉晓处处闻", "啼鸟。"],
        );
    }

    #[track_caller]
    fn check_all(language: Language, text: &str, cells: u16, expected: &[&str]) {
        let manner = Manner {
            hyphens: Hyphens::Patterns,
            ..manner(language)
        };
        let measure = Measure {
            breaking: Breaking::TotalFit(Words::Whole),
            matter: if language.is_full_width() {
                Matter::Full
            } else {
                Matter::Words
            },
            ..measure(cells, Edge::Flush)
        };
        assert_eq!(set(text, manner, &measure), expected);
    }

    #[test]
    fn a_tight_line_pays_for_a_good_paragraph() {
        check_all(
            Language::Simplified,
            "今年18项新举措将继续扎扎实实投入，把数字化的力量带到更多乡村。",
            20,
            &[
                "今年18项新举措将继续",
                "扎扎实实投入，把数字",
                "化的力量带到更多乡村。",
            ],
        );
    }

    #[test]
    fn words_are_broken_with_a_hyphen_where_spaces_would_gape() {
        check_all(
            Language::English,
            "the extraordinary typographical imagination of newspapers",
            20,
            &[
                "the       extraordi-",
                "nary   typographical",
                "imagination       of",
                "newspapers",
            ],
        );
    }

    #[test]
    fn every_language_is_broken_after_its_own_patterns() {
        check_all(
            Language::from_tag("de-AT"),
            "die Donaudampfschifffahrtsgesellschaft",
            18,
            &["die    Donaudampf-", "schifffahrtsge-", "sellschaft"],
        );
        check_all(
            Language::from_tag("fr"),
            "une imprimerie extraordinairement ancienne",
            18,
            &["une     imprimerie", "extraordinairement", "ancienne"],
        );
    }

    #[test]
    fn a_mark_stays_with_the_kana_or_han_it_stands_on() {
        check(
            "かか\u{3099}か\u{3099}か",
            4,
            &["かか\u{3099}", "か\u{3099}か"],
        );
        check("字字\u{301}字", 4, &["字字\u{301}", "字"]);
    }

    #[test]
    fn thai_breaks_between_words() {
        check_words(
            "ประเทศไทยเป็นประเทศที่สวยงามและมีวัฒนธรรม",
            16,
            &["ประเทศไทยเป็น", "ประเทศที่สวยงามและ", "มีวัฒนธรรม"],
        );
    }

    #[test]
    fn no_word_is_cut_at_any_measure_of_a_column() {
        for words in [
            "ประเทศไทย|เป็น|ประเทศ|ที่|สวยงาม|และ|มี|วัฒนธรรม",
            "ភាសាខ្មែរ|ជា|ភាសាផ្លូវការ",
            "ພາສາ|ລາວ|ເປັນ|ພາສາ|ທາງການ",
            "မြန်မာဘာသာ|စကား|သည်",
        ] {
            let text = words.replace('|', "").repeat(4);
            for cells in 16..=40 {
                let lines = set(
                    &text,
                    manner(Language::English),
                    &measure(cells, Edge::Ragged),
                );
                let mut words = words.split('|').cycle();
                for line in &lines {
                    let mut left = line.as_str();
                    while !left.is_empty() {
                        let word = words.next().unwrap_or_default();
                        assert!(left.starts_with(word), "{line} cuts {word} at {cells}");
                        left = &left[word.len()..];
                    }
                }
            }
        }
    }

    #[test]
    fn a_soft_hyphen_is_drawn_only_where_a_line_ends() {
        check_words(
            "extra\u{ad}ordinary news",
            12,
            &["extra-", "ordinary", "news"],
        );
        check_words("extra\u{ad}ordinary news", 40, &["extraordinary news"]);
    }

    #[test]
    fn a_space_of_no_width_lets_a_line_end() {
        check_words("river\u{200b}bank", 6, &["river", "bank"]);
        check_words("river\u{200b}bank", 20, &["riverbank"]);
        check_words("no\u{a0}room at all", 7, &["no room", "at all"]);
    }

    #[test]
    fn a_room_of_one_cell_is_no_trap() {
        check("春眠", 1, &["春", "眠"]);
    }
}
