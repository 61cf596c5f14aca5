//! The rules of setting, each a test by its number; R36 and R37 are benchmarks. Most are properties
//! over random text at every measure. Text can make a rule impossible: what the metrics count as
//! cut is a group of clusters wider than the measure, and nothing else is excused.

use newsprint::compose;
use newsprint::compose::{Ambiguous, Cell, Columns, Page, Pages, Setting, Size, Strictness, Width};
use newsprint::issue::{Article, Block, Direction, Language, Part, Place, Text};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

use crate::jobs::{Job, any_job, chinese, chinese_job, measure};
use crate::metrics;
use crate::metrics::breaks::Copy;
use crate::metrics::{Column, Fault, spaces};
use crate::pieces::PIECES;

/// Sets a job and asks that it breaks none of these rules.
fn holds(job: &Job, faults: &[Fault]) -> Result<(), TestCaseError> {
    holds_in(job, &metrics::column(job.measure), faults)
}

fn holds_in(job: &Job, setting: &Setting, faults: &[Fault]) -> Result<(), TestCaseError> {
    let found = metrics::proof(&job.article, job.language, setting).of(faults);
    prop_assert!(found.is_empty(), "{}", found.join("\n"));
    Ok(())
}

/// The rows of a text in a column, between its edges.
#[track_caller]
fn check(text: &str, (language, measure): (Language, u16), expected: &[&str]) {
    let article = metrics::story([text]);
    let pages = compose::article(&article, language, &metrics::column(measure));
    let paragraphs = metrics::rows::read(&pages, &article, Some(2));
    let rows: Vec<String> = paragraphs
        .iter()
        .flat_map(|paragraph| {
            paragraph
                .rows
                .iter()
                .map(|row| row.picture(&paragraph.text, measure))
        })
        .collect();
    assert_eq!(rows, expected);
}

/// Sets a text at every measure and asks that it breaks none of these rules.
#[track_caller]
fn check_at_all(text: &str, language: Language, faults: &[Fault]) {
    for measure in (8..=80).step_by(2) {
        let proof = metrics::proof(&metrics::story([text]), language, &metrics::column(measure));
        let found = proof.of(faults);
        assert!(
            found.is_empty(),
            "at {measure} cells:\n{}",
            found.join("\n")
        );
    }
}

/// The places of a page's body, by line from the top.
fn body(page: &Page) -> Vec<(Cell, Place)> {
    let glyphs = page.glyphs();
    glyphs
        .filter_map(|glyphs| Some((glyphs.cell, glyphs.place?)))
        .filter(|(_, place)| matches!(place.part, Part::Body { .. }))
        .collect()
}

fn block_of(place: Place) -> u32 {
    match place.part {
        Part::Body { block, .. } => block,
        _ => u32::MAX,
    }
}

/// The block of every row of a page of one column, from the top; rows of ours are left out.
fn blocks(page: &Page) -> Vec<u32> {
    let mut rows: Vec<(u16, u32)> = body(page)
        .into_iter()
        .map(|(cell, place)| (cell.row, block_of(place)))
        .collect();
    rows.dedup_by_key(|(row, _)| *row);
    rows.into_iter().map(|(_, block)| block).collect()
}

proptest! {
    #![proptest_config(crate::golden::law(128))]

    #[test]
    fn r01_lines_begin_at_the_edge_of_an_even_measure(job in any_job(), odd in 0u16..2) {
        let mut setting = metrics::column(job.measure);
        setting.size.width += odd;
        holds_in(&job, &setting, &[Fault::Grid])?;
    }

    #[test]
    fn r02_no_line_is_longer_than_the_measure_and_a_hung_mark(job in any_job()) {
        holds(&job, &[Fault::Overfull])?;
    }

    #[test]
    fn r03_no_cell_is_written_twice(job in any_job(), upright in any::<bool>()) {
        let setting = if upright { metrics::tier(job.measure) } else { metrics::column(job.measure) };
        for page in compose::article(&job.article, job.language, &setting) {
            let mut free = Cell::default();
            for glyphs in page.glyphs() {
                prop_assert!(glyphs.cell >= free, "{glyphs:?}");
                free = Cell { column: glyphs.cell.column + glyphs.cells, ..glyphs.cell };
                prop_assert!(free.column <= page.size().width && free.row < page.size().height);
            }
        }
    }

    #[test]
    fn r04_a_terminal_comes_as_far_as_the_page_says(job in any_job()) {
        for page in compose::article(&job.article, job.language, &metrics::column(job.measure)) {
            for row in page.to_string().lines().filter(|row| !row.is_empty()) {
                let mut terminal = vt100::Parser::new(2, 400, 0);
                terminal.process(row.as_bytes());
                let (_, column) = terminal.screen().cursor_position();
                // This model of a terminal counts signs that it joins otherwise than most do.
                let joins = row.contains(['\u{200d}', '\u{1f1e8}', 'ｶ', 'न', 'ﷺ', 'ل']);
                let cells = Width::new(Ambiguous::Narrow).of_clusters(row);
                prop_assert!(joins || usize::from(column) == cells, "{row}");
            }
        }
    }

    #[test]
    fn r05_pages_depend_on_nothing_but_text_and_setting(job in any_job(), height in 8u16..40) {
        let tall = metrics::column(job.measure);
        let short = Setting { size: Size { height, ..tall.size }, ..tall };
        let rows = |setting: &Setting| -> Vec<String> {
            let pages = compose::article(&job.article, job.language, setting);
            let paragraphs = metrics::rows::read(&pages, &job.article, Some(2));
            paragraphs
                .iter()
                .flat_map(|paragraph| paragraph.rows.iter().map(|row| row.picture(&paragraph.text, 0)))
                .collect()
        };
        prop_assert_eq!(rows(&tall), rows(&tall));
        prop_assert_eq!(rows(&tall), rows(&short));
    }

    #[test]
    fn r06_no_line_starts_with_a_forbidden_mark(job in any_job()) {
        holds(&job, &[Fault::Start])?;
        holds(&job, &[Fault::Relaxed])?;
    }

    #[test]
    fn r07_no_line_ends_with_a_forbidden_mark(job in any_job()) {
        holds(&job, &[Fault::End])?;
    }

    #[test]
    fn r08_dashes_and_ellipses_are_whole(job in any_job()) {
        holds(&job, &[Fault::Pair])?;
    }

    #[test]
    fn r09_numbers_keep_their_signs_and_units(job in any_job()) {
        holds(&job, &[Fault::Number])?;
    }

    #[test]
    fn r10_words_are_whole_or_hyphenated(job in any_job()) {
        holds(&job, &[Fault::Word, Fault::Hyphens])?;
    }

    #[test]
    fn r13_addresses_are_parted_after_their_points(job in any_job()) {
        holds(&job, &[Fault::Url])?;
    }

    #[test]
    fn r14_a_token_wider_than_the_measure_is_cut_between_clusters(
        clusters in prop::collection::vec(prop::sample::select(&["e\u{301}", "x", "👩\u{200d}👧", "が", "한"][..]), 90..120),
        measure in measure(),
    ) {
        let token = format!("x{}", clusters.concat());
        let job = Job { article: metrics::story([&*token]), language: Language::English, measure };
        holds(&job, &[Fault::Lost, Fault::Doubled, Fault::Overfull, Fault::Word])?;
    }

    #[test]
    fn r14_what_fits_the_measure_is_not_cut_for_the_indent(job in any_job()) {
        holds(&job, &[Fault::Indented])?;
    }

    #[test]
    fn r15_what_narrow_columns_let_begin_a_line_does_not_in_wide_ones(job in any_job(), level in 0usize..3) {
        let strictness = [Strictness::Loose, Strictness::Normal, Strictness::Strict][level];
        let setting = Setting { strictness, ..metrics::column(job.measure) };
        // Core marks are kept at every level.
        holds_in(&job, &setting, &[Fault::Start, Fault::End])?;
    }

    #[test]
    fn r16_one_cell_stands_between_han_and_words(job in any_job()) {
        holds(&job, &[Fault::Spacing])?;
        holds(&job, &[Fault::Wide])?;
    }

    #[test]
    fn r18_narrow_quotation_marks_have_a_blank_outside(job in any_job()) {
        holds(&job, &[Fault::Quote])?;
    }

    #[test]
    fn r19_paragraphs_are_indented_by_two_han(job in any_job()) {
        holds(&job, &[Fault::Indent])?;
    }

    #[test]
    fn r20_lines_are_flush_or_short_by_one(job in chinese_job(16..=80)) {
        let proof = metrics::proof(&job.article, job.language, &metrics::column(job.measure));
        let pages = compose::article(&job.article, job.language, &metrics::column(job.measure));
        let text = job.article.text(Part::Body { block: 0, piece: 0 }).map(Text::plain).unwrap_or_default();
        let column = Column {
            language: job.language,
            measure: job.measure,
            is_vertical: false,
            setting: metrics::column(job.measure),
        };
        let lines = fewest_ragged(&Copy::new(&text, column), job.measure);
        let is_even = proof.edges.short_by_more == 0;
        prop_assert!(is_even || lines != Some(0), "{}", pages[0].to_string().trim_end());
    }

    #[test]
    fn r21_gaps_of_a_kind_differ_by_a_cell(job in any_job()) {
        holds(&job, &[Fault::Uneven])?;
    }

    #[test]
    fn r22_han_are_parted_last(job in any_job()) {
        holds(&job, &[Fault::Order])?;
    }

    #[test]
    fn r23_only_one_comma_or_full_stop_hangs(job in any_job()) {
        holds(&job, &[Fault::Hang])?;
    }

    #[test]
    fn r24_a_last_line_that_is_nearly_full_is_made_full(job in any_job()) {
        holds(&job, &[Fault::LastLine])?;
    }

    #[test]
    fn r25_no_line_is_ragged_where_none_has_to_be(text in chinese(3), half in 4u16..=20) {
        if text.chars().count() <= 24 {
            let measure = half * 2;
            let setting = metrics::column(measure);
            let language = Language::Simplified;
            let proof = metrics::proof(&metrics::story([&*text]), language, &setting);
            let column = Column { language, measure, is_vertical: false, setting };
            let best = fewest_ragged(&Copy::new(&text, column), measure);
            // The costs themselves are held against trying everything where they are.
            prop_assert!(best != Some(0) || proof.edges.short_by_more == 0, "{best:?}");
        }
    }

    #[test]
    fn r26_no_paragraph_ends_in_a_single_han(job in chinese_job(16..=80)) {
        holds(&job, &[Fault::Runt])?;
    }

    #[test]
    fn r27_first_and_last_lines_are_not_left_alone(texts in prop::collection::vec(chinese(24), 1..5), height in 10u16..30) {
        let job = metrics::story(texts.iter().map(String::as_str));
        let setting = Setting { size: Size { width: 30, height }, ..Setting::for_size(Size::default()) };
        let pages: Vec<Vec<u32>> = compose::article(&job, Language::Simplified, &setting).iter().map(blocks).collect();
        for (index, page) in pages.iter().enumerate() {
            for block in page {
                let of = |page: &Vec<u32>| page.iter().filter(|other| *other == block).count();
                let all: usize = pages.iter().map(of).sum();
                let before: usize = pages[..index].iter().map(of).sum();
                let after = all - before - of(page);
                let alone = of(page) == 1 && (before == 0) != (after == 0);
                prop_assert!(!alone || all < 4, "{block} on page {index}: {pages:?}");
            }
        }
    }

    #[test]
    fn r28_a_heading_keeps_two_lines(texts in prop::collection::vec(chinese(16), 1..6), height in 10u16..30) {
        let heading = || Block::Heading(Text::from("小标题"));
        let paragraph = |text: &String| Block::Paragraph(Text::from(&**text));
        let body = texts.iter().flat_map(|text| [heading(), paragraph(text)]).collect();
        let job = Article { body, ..Article::default() };
        let setting = Setting { size: Size { width: 30, height }, ..Setting::for_size(Size::default()) };
        let pages: Vec<Vec<u32>> = compose::article(&job, Language::Simplified, &setting).iter().map(blocks).collect();
        for page in &pages {
            for (row, block) in page.iter().enumerate().filter(|(_, block)| *block % 2 == 0) {
                let lines = pages.iter().flatten().filter(|other| **other == block + 1).count();
                let below = page[row + 1..].iter().filter(|other| **other == block + 1).count();
                prop_assert!(below >= lines.min(2), "{pages:?}");
            }
        }
    }

    #[test]
    fn r29_columns_are_of_one_height_and_in_order(texts in prop::collection::vec(chinese(24), 1..6)) {
        let job = metrics::story(texts.iter().map(String::as_str));
        let setting = Setting { columns: Columns::Exactly(3), ..Setting::for_size(Size { width: 120, height: 60 }) };
        for page in compose::article(&job, Language::Simplified, &setting) {
            // Three columns of 34 cells, 4 apart, 4 from the edge.
            let mut columns = vec![Vec::new(); 3];
            for (cell, place) in body(&page) {
                columns[usize::from((cell.column - 4) / 38)].push((cell.row, place));
            }
            let places: Vec<Place> = columns.iter().flatten().map(|(_, place)| *place).collect();
            prop_assert!(places.is_sorted());
            let heights: Vec<usize> = columns.iter().map(|column| {
                let mut rows: Vec<u16> = column.iter().map(|(row, _)| *row).collect();
                rows.dedup();
                rows.len()
            }).filter(|height| *height > 0).collect();
            let (all, last) = heights.split_at(heights.len().saturating_sub(1));
            // A break that would leave a line alone moves it, at most by a line.
            let (least, most) = (all.iter().min(), all.iter().max());
            prop_assert!(least.zip(most).is_none_or(|(least, most)| most - least <= 1), "{heights:?}");
            prop_assert!(last.iter().all(|last| all.iter().all(|other| last <= &(other + 1))), "{heights:?}");
        }
    }

    #[test]
    fn r30_the_lines_give_the_text_back(job in any_job(), upright in any::<bool>()) {
        let upright = upright && runs_downward(&job);
        let setting = if upright { metrics::tier(job.measure) } else { metrics::column(job.measure) };
        holds_in(&job, &setting, &[Fault::Lost, Fault::Doubled])?;
    }

    #[test]
    fn r31_resizing_there_and_back_changes_nothing(job in any_job(), other in measure()) {
        let set = |measure| {
            let mut pages = Pages::new(&metrics::column(measure), job.language);
            pages.next(&job.article)
        };
        let (once, _, again) = (set(job.measure), set(other), set(job.measure));
        prop_assert_eq!(once, again);
    }

    #[test]
    fn r34_marks_keep_to_their_edges_in_vertical_lines(job in any_job()) {
        prop_assume!(runs_downward(&job));
        let setting = metrics::tier(job.measure);
        // Not R9: an address is no unit of vertical lines, and may be parted at a point in a number.
        let faults = [Fault::Start, Fault::End, Fault::Pair, Fault::Relaxed];
        holds_in(&job, &setting, &faults)?;
    }

    #[test]
    fn r35_vertical_lines_run_from_right_to_left(text in chinese(24)) {
        let job = metrics::story([&*text]);
        let setting = Setting { direction: Direction::Vertical, ..Setting::for_size(Size { width: 60, height: 24 }) };
        for page in compose::article(&job, Language::Simplified, &setting) {
            let mut lines = body(&page);
            lines.sort_by_key(|(_, place)| *place);
            // Down the tier, then one line to the left; the second tier stands below the first.
            let tier = |cell: Cell| cell.row / (page.size().height / 2 + 1);
            let in_order = lines.windows(2).all(|pair| {
                let [one, other] = [pair[0].0, pair[1].0];
                tier(one) < tier(other) || one.column > other.column || one.row < other.row
            });
            prop_assert!(in_order);
        }
    }
}

#[test]
fn r11_no_line_starts_with_a_solidus_or_a_dot() {
    let text = "是／否有／无对／错北京·上海·广州和A/B测试与1／3的产量，".repeat(6);
    check_at_all(&text, Language::Simplified, &[Fault::Relaxed, Fault::End]);
}

#[test]
fn r12_quotation_marks_are_told_apart() {
    let text = "他说“你好”然后走了，“it’s fine”都是‘引文’，".repeat(6);
    let faults = &[Fault::Start, Fault::End, Fault::Word];
    check_at_all(&text, Language::Simplified, faults);
    let text = "“It’s the harbour’s ‘last’ boat,” she said. “Isn’t it?” ".repeat(6);
    check_at_all(&text, Language::English, faults);
}

#[test]
fn r13_an_address_has_no_hyphen() {
    let text = "详见https://paper.example/archive/2022/07/25?page=3&column=extraordinary，下同。";
    check_at_all(
        &text.repeat(3),
        Language::Simplified,
        &[Fault::Url, Fault::Hyphens],
    );
}

#[test]
fn r15_loose_setting_lets_a_dash_begin_a_line() {
    let starts = |strictness| {
        let setting = Setting {
            strictness,
            ..metrics::column(16)
        };
        let text = "春眠不觉晓闻".to_owned() + "——处处闻啼鸟";
        let article = metrics::story([&*text]);
        let pages = compose::article(&article, Language::Simplified, &setting);
        let paragraphs = metrics::rows::read(&pages, &article, Some(2));
        let rows = &paragraphs[0].rows;
        text[rows[1].from()..].starts_with('—')
    };
    assert!(!starts(Strictness::Strict));
}

#[test]
fn r17_spaces_beside_full_width_marks_are_none() {
    check(
        "春眠 ， 不觉 。处处 《闻》 啼鸟",
        (Language::Simplified, 40),
        &["|    春眠，不觉。处处《闻》啼鸟          |"],
    );
}

#[test]
fn rare_texts_keep_the_rules_as_well() {
    let all = &[
        Fault::Start,
        Fault::End,
        Fault::Relaxed,
        Fault::Pair,
        Fault::Number,
        Fault::Word,
        Fault::Hyphens,
        Fault::Overfull,
        Fault::Lost,
        Fault::Doubled,
    ];
    for text in [
        // A mark set apart by a space begins no line all the same.
        "word“々， )——），：",
        "4.2春）“ harbour )）",
        // A number and its unit fit when the cells beside Han are closed.
        "，，2022——第3亿元」すっと，，：春",
    ] {
        check_at_all(text, Language::Simplified, all);
    }
}

#[test]
fn r32_every_mark_of_vertical_lines_fills_its_box() {
    let marks =
        PIECES.concat() + "，、。：；！？〖〗…‥—–＿（）｛｝〔〕【】《》〈〉「」『』［］“”‘’～ー·";
    let article = metrics::story([&*marks]);
    for page in compose::article(&article, Language::Simplified, &metrics::tier(40)) {
        for glyphs in page.glyphs().filter(|glyphs| glyphs.place.is_some()) {
            assert!(glyphs.cells >= 2, "{glyphs:?}");
        }
    }
}

#[test]
fn r33_two_ascii_characters_stand_in_one_box() {
    let article = metrics::story(["春12日AB夏7月"]);
    let pages = compose::article(&article, Language::Simplified, &metrics::tier(40));
    let texts: Vec<String> = pages[0]
        .glyphs()
        .filter(|glyphs| glyphs.place.is_some())
        .map(|glyphs| glyphs.text.to_owned())
        .collect();
    assert_eq!(texts, ["春", "12", "日", "AB", "夏", "７", "月"]);
}

/// Whether all of it is set downward: what is mostly words stands across vertical lines.
fn runs_downward(job: &Job) -> bool {
    let worded = |block: &Block| {
        block.texts().any(|text| {
            let plain = text.plain();
            let is_full = |character: &char| *character >= '\u{2e80}';
            let letters = plain.chars().filter(|c| c.is_alphabetic() && !is_full(c));
            letters.count() >= 3 * plain.chars().filter(is_full).count()
        })
    };
    !job.language.counts_words() && !job.article.body.iter().any(worded)
}

/// Of all lawful ways to break a text that leave no Han alone, the fewest lines that can be made neither flush nor short by
/// one without parting Han; `None` where no way fits.
fn fewest_ragged(copy: &Copy<'_>, measure: u16) -> Option<usize> {
    let clusters = copy.clusters();
    let count = clusters.len();
    let mut best: Vec<Option<usize>> = vec![None; count + 1];
    best[0] = Some(0);
    for start in 0..count {
        let Some(before) = best[start] else { continue };
        let indent = match (start, measure) {
            (1.., _) => 0,
            (0, ..=20) => 2,
            (0, _) => 4,
        };
        let room = measure - indent;
        let (mut cells, mut shrink, mut stretch) = (0, 0, 0);
        for end in start..count {
            let [natural, closes, opens] = if end > start {
                spaces::seam(copy, end)
            } else {
                [0; 3]
            };
            cells += natural + clusters[end].cells;
            shrink += closes;
            stretch += opens;
            let hangs = "、，。".contains(clusters[end].sign);
            let within = if hangs {
                cells - clusters[end].cells
            } else {
                cells
            };
            if within > room + shrink {
                break;
            }
            if end + 1 < count && !copy.is_joint(end + 1) {
                continue;
            }
            let alone = end + 1 == count && start > 0 && copy.is_runt(start);
            if alone {
                continue;
            }
            let is_even = cells + stretch + 1 >= room;
            let ragged = before + usize::from(!is_even && end + 1 < count);
            if best[end + 1].is_none_or(|other| ragged < other) {
                best[end + 1] = Some(ragged);
            }
        }
    }
    best[count]
}
