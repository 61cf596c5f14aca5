//! What holds for every text, width and setting.

use std::collections::{BTreeMap, HashMap};

use newsprint::clean::Clean;
use newsprint::compose::{self, Ambiguous, Columns, Page, Pages, Setting, Size, Strictness, Width};
use newsprint::issue::{Article, ArticleId, Block, Direction, Language, Part, Place, Text};
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use crate::pieces::{FOREIGN, PIECES, language, text_of};

/// Text of all pieces, some of it with a reading in kana or pinyin.
fn text() -> impl Strategy<Value = Text> {
    let readings = &[
        None,
        None,
        None,
        Some("しゅんみん"),
        Some("は"),
        Some("chūn mián"),
    ][..];
    let readings = prop::collection::vec(prop::sample::select(readings), 4);
    (text_of([PIECES, FOREIGN].concat()), readings).prop_map(|(mut text, readings)| {
        for (span, reading) in text.spans.iter_mut().zip(readings) {
            span.ruby = reading.map(Clean::line);
        }
        text
    })
}

fn block() -> impl Strategy<Value = Block> {
    prop_oneof![
        6 => text().prop_map(Block::Paragraph),
        2 => text().prop_map(Block::Heading),
        1 => text().prop_map(Block::Quote),
        1 => prop::collection::vec(text(), 0..3).prop_map(Block::List),
        1 => prop::collection::vec(prop::collection::vec(text(), 2), 1..3).prop_map(Block::Table),
        1 => text().prop_map(|caption| Block::Figure { caption, image: None }),
        1 => text().prop_map(Block::Verbatim),
        1 => Just(Block::Rule),
    ]
}

fn article() -> impl Strategy<Value = Article> {
    (
        prop::option::of(text()),
        prop::collection::vec(text(), 0..3),
        prop::collection::vec(text(), 0..2),
        prop::option::of(text()),
        prop::collection::vec(block(), 0..6),
    )
        .prop_map(|(kicker, headline, deck, dateline, body)| Article {
            id: ArticleId(1),
            kicker,
            headline,
            deck,
            dateline,
            body,
            ..Article::default()
        })
}

fn setting() -> impl Strategy<Value = Setting> {
    (
        (2u16..130, 1u16..40),
        prop::sample::select(&[Direction::Horizontal, Direction::Vertical][..]),
        prop::sample::select(
            &[
                Columns::Fit { measure: 44 },
                Columns::Fit { measure: 24 },
                Columns::Exactly(3),
            ][..],
        ),
        prop::sample::select(&[Strictness::Loose, Strictness::Normal, Strictness::Strict][..]),
        (any::<bool>(), 0u16..6),
    )
        .prop_map(
            |((width, height), direction, columns, strictness, (justify, gutter))| Setting {
                gutter,
                direction,
                columns,
                strictness,
                justify,
                ..Setting::for_size(Size { width, height })
            },
        )
}

/// Every cluster that a page shows, with its place.
fn shown(page: &Page) -> Vec<(Place, String)> {
    let mut shown = Vec::new();
    for glyphs in page.glyphs() {
        let Some(mut place) = glyphs.place else {
            continue;
        };
        for cluster in glyphs.text.graphemes(true) {
            shown.push((place, cluster.to_owned()));
            place.offset += cluster.len();
        }
    }
    shown
}

/// Whether a cluster may not look as it is written: letters of Arabic, and marks that are mirrored.
fn takes_another_form(cluster: &str) -> bool {
    cluster.starts_with(|first| {
        matches!(first, '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
            || "()[]{}<>«»（）《》「」".contains(first)
    })
}

/// Every cluster of an article that takes room, with its place.
fn written(article: &Article) -> Vec<Place> {
    let width = Width::new(Ambiguous::Narrow);
    let mut written = Vec::new();
    for (part, text) in article.parts() {
        let mut offset = 0;
        for cluster in text.spans.iter().flat_map(|span| span.text.graphemes(true)) {
            if width.of(cluster) > 0 && !cluster.trim().is_empty() {
                written.push(Place {
                    article: article.id,
                    part,
                    offset,
                });
            }
            offset += cluster.len();
        }
    }
    written
}

proptest! {
    #![proptest_config(crate::golden::law(192))]

    #[test]
    fn nothing_is_lost_and_nothing_stands_twice(article in article(), language in language(), setting in setting()) {
        let pages = compose::article(&article, language, &setting);
        let mut times: HashMap<Place, usize> = HashMap::new();
        for page in &pages {
            for place in written(&article) {
                let cell = page.cell_of(place);
                if cell.and_then(|cell| page.place_at(cell)) == Some(place) {
                    *times.entry(place).or_default() += 1;
                }
            }
        }
        for place in written(&article) {
            prop_assert_eq!(times.get(&place).copied().unwrap_or(0), 1, "{:?}", place);
        }
    }

    #[test]
    fn every_cluster_on_a_page_is_found_again(article in article(), language in language(), setting in setting()) {
        let horizontal = Setting { direction: Direction::Horizontal, ..setting };
        let width = Width::new(Ambiguous::Narrow);
        for page in compose::article(&article, language, &horizontal) {
            for (place, cluster) in shown(&page) {
                if width.of(&cluster) == 0 { continue }
                let cell = page.cell_of(place);
                prop_assert_eq!(cell.and_then(|cell| page.place_at(cell)), Some(place));
                let text = article.text(place.part).map(Text::plain).unwrap_or_default();
                if !takes_another_form(&cluster) {
                    prop_assert_eq!(&text[place.offset..place.offset + cluster.len()], &cluster);
                }
            }
        }
    }

    #[test]
    fn lines_stay_in_their_columns(article in article(), language in language(), setting in setting()) {
        for page in compose::article(&article, language, &setting) {
            let mut free = (0, 0);
            for glyphs in page.glyphs() {
                prop_assert!((glyphs.cell.row, glyphs.cell.column) >= free);
                free = (glyphs.cell.row, glyphs.cell.column + glyphs.cells);
                prop_assert!(free.1 <= setting.size.width && glyphs.cell.row < setting.size.height);
            }
        }
    }

    #[test]
    fn pages_are_the_same_whenever_they_are_set(article in article(), language in language(), setting in setting()) {
        let once = compose::article(&article, language, &setting);
        let mut pages = Pages::new(&setting, language);
        for page in once {
            prop_assert_eq!(pages.next(&article), Some(page));
        }
        prop_assert_eq!(pages.next(&article), None);
    }

    #[test]
    fn a_page_passed_over_is_the_page_that_is_set(article in article(), language in language(), setting in setting()) {
        let mut set = Pages::new(&setting, language);
        let mut passed = set.clone();
        while let Some(page) = set.next(&article) {
            prop_assert_eq!(passed.pass(&article), Some(page.first_place()));
            prop_assert_eq!(passed.is_over(), set.is_over());
        }
        prop_assert_eq!(passed.pass(&article), None);
    }

    #[test]
    fn pages_set_near_a_place_show_it_and_all_that_follows(article in article(), language in language(), setting in setting(), at in any::<prop::sample::Index>()) {
        let written = written(&article);
        prop_assume!(!written.is_empty());
        let place = *at.get(&written);
        let mut pages = Pages::near(&article, place, Pages::new(&setting, language));
        let pages: Vec<Page> = std::iter::from_fn(|| pages.next(&article)).collect();
        for place in written.into_iter().filter(|other| *other >= place) {
            let shows = |page: &&Page| page.cell_of(place).and_then(|cell| page.place_at(cell)) == Some(place);
            prop_assert_eq!(pages.iter().filter(shows).count(), 1, "{:?}", place);
        }
    }

    #[test]
    fn a_screen_counts_the_cells_that_we_count(text in text()) {
        let plain = text.plain();
        let mut buffer = ratatui::buffer::Buffer::empty(ratatui::layout::Rect::new(0, 0, 4000, 1));
        let (end, _) = buffer.set_stringn(0, 0, &plain, 4000, ratatui::style::Style::default());
        prop_assert_eq!(usize::from(end), Width::new(Ambiguous::Narrow).of_clusters(&plain));
    }

    #[test]
    fn chinese_lines_are_flush_and_begin_with_no_mark(characters in prop::collection::vec(prop::sample::select(&["春", "眠", "不觉", "，", "。", "“啊”", "《处处》", "闻啼", "鸟"][..]), 1..200)) {
        let article = lawful(&characters);
        let setting = Setting::for_size(Size { width: 40, height: 400 });
        for page in compose::article(&article, Language::Simplified, &setting) {
            let rows = rows(&page);
            for (index, (first, last, end)) in rows.iter().enumerate() {
                prop_assert!(!"，。”》".contains(*first), "{first} begins a line");
                prop_assert!(!"“《".contains(*last), "{last} ends a line");
                let is_last = index + 1 == rows.len();
                let edge = if "，。".contains(*last) { 34..=38 } else { 34..=36 };
                prop_assert!(is_last || edge.contains(end), "{end}");
            }
        }
    }
}

proptest! {
    #![proptest_config(crate::golden::law(96))]

    #[test]
    fn vertical_lines_keep_the_rules_at_top_and_bottom(
        characters in prop::collection::vec(prop::sample::select(&["春", "眠", "不觉", "，", "。", "“啊”", "《处处》", "闻啼", "鸟", "12", "A4"][..]), 1..300),
        height in 12u16..80,
    ) {
        let article = lawful(&characters);
        let setting = Setting {
            direction: Direction::Vertical,
            ..Setting::for_size(Size { width: 90, height })
        };
        for page in compose::article(&article, Language::Simplified, &setting) {
            let ruled: Vec<u16> = page
                .glyphs()
                .filter(|glyphs| glyphs.text.starts_with('─'))
                .map(|glyphs| glyphs.cell.row)
                .collect();
            for line in vertical_lines(&page, &ruled) {
                let (first, last) = (&line[0], &line[line.len() - 1]);
                prop_assert!(!"︐︒﹄︾".contains(&*first.1), "{first:?} begins a line");
                prop_assert!(!"﹃︽".contains(&*last.1), "{last:?} ends a line");
                prop_assert!(line.windows(2).all(|two| two[0].0 + 1 == two[1].0), "{line:?}");
            }
        }
    }
}

/// The vertical lines of a story, from the right: in each, rows and what stands on them. Lines of
/// one tier end before a rule.
fn vertical_lines(page: &Page, ruled: &[u16]) -> Vec<Vec<(u16, String)>> {
    let mut lines: BTreeMap<(u16, usize), Vec<(u16, String)>> = BTreeMap::new();
    for glyphs in page.glyphs() {
        let body = matches!(glyphs.place, Some(place) if matches!(place.part, Part::Body { .. }));
        if !body {
            continue;
        }
        assert_eq!(glyphs.cells, 2, "{glyphs:?}");
        assert!(!ruled.contains(&glyphs.cell.row), "{glyphs:?} on a rule");
        let tier = ruled.partition_point(|row| *row < glyphs.cell.row);
        let line = lines.entry((glyphs.cell.column, tier)).or_default();
        line.push((glyphs.cell.row, glyphs.text.to_owned()));
    }
    lines.into_values().rev().collect()
}

/// A story of one paragraph of these pieces. Marks in a row can leave no lawful break; one after
/// another they always do.
fn lawful(pieces: &[&str]) -> Article {
    let mut words = String::from("春");
    for piece in pieces {
        let doubled = words.ends_with(['，', '。']) && piece.starts_with(['，', '。']);
        if !doubled {
            words.push_str(piece);
        }
    }
    Article {
        body: vec![Block::Paragraph(Text::from(&*words))],
        ..Article::default()
    }
}

/// First and last character of every row of the story, and the cell it ends at.
pub(crate) fn rows(page: &Page) -> Vec<(char, char, u16)> {
    let mut rows: Vec<(u16, char, char, u16)> = Vec::new();
    for glyphs in page.glyphs().filter(
        |glyphs| matches!(glyphs.place, Some(place) if matches!(place.part, Part::Body { .. })),
    ) {
        let (first, last) = (glyphs.text.chars().next(), glyphs.text.chars().last());
        let (Some(first), Some(last)) = (first, last) else {
            continue;
        };
        let end = glyphs.cell.column + glyphs.cells;
        match rows.last_mut() {
            Some(row) if row.0 == glyphs.cell.row => {
                row.2 = last;
                row.3 = end;
            }
            _ => rows.push((glyphs.cell.row, first, last, end)),
        }
    }
    rows.into_iter()
        .map(|(_, first, last, end)| (first, last, end))
        .collect()
}

/// Asks that pages of a story show every cluster of it once.
#[track_caller]
fn check_once(article: &Article, setting: &Setting) {
    let pages = compose::article(article, Language::Simplified, setting);
    for place in written(article) {
        let shows =
            |page: &&Page| page.cell_of(place).and_then(|cell| page.place_at(cell)) == Some(place);
        let times = pages.iter().filter(shows).count();
        assert_eq!(times, 1, "{place:?}");
    }
}

#[test]
fn a_hyphen_without_room_pushes_no_letter_off_its_page() {
    let article = Article {
        id: ArticleId(1),
        dateline: Some(Text::from("لاdon't")),
        body: vec![Block::Paragraph(Text::from("春"))],
        ..Article::default()
    };
    check_once(
        &article,
        &Setting::for_size(Size {
            width: 2,
            height: 1,
        }),
    );
}

#[test]
fn a_heading_from_the_right_leaves_room_for_its_mark() {
    let article = Article {
        id: ArticleId(1),
        body: vec![Block::Heading(Text::from("السلامhttps://a.example/b?c=d，"))],
        ..Article::default()
    };
    check_once(
        &article,
        &Setting::for_size(Size {
            width: 36,
            height: 1,
        }),
    );
}

#[test]
fn we_a_screen_and_a_terminal_count_the_same_cells() {
    // Clusters on whose cells terminals agree; those they dispute are told their place.
    let clusters = [
        "报",
        "“",
        "”",
        "‘",
        "’",
        "—",
        "…",
        "·",
        "①",
        "★",
        "℃",
        "●",
        "□",
        "※",
        "→",
        "│",
        "━",
        "▌",
        "α",
        "Я",
        "😀",
        "e\u{301}",
        "か\u{3099}",
        "ｱ",
        "ｶ\u{ff9e}",
        "ﾊ\u{ff9f}",
        "Ａ",
        "\u{3000}",
        "𠮷",
        "葛\u{e0100}",
        "ก็",
        "㎡",
        "︵",
        "︙",
        "〱",
        "⸺",
        "⋯",
        "\u{e000}",
    ];
    for cluster in clusters {
        let cells = Width::default().of(cluster);
        let mut buffer = ratatui::buffer::Buffer::empty(ratatui::layout::Rect::new(0, 0, 8, 1));
        let (end, _) = buffer.set_stringn(0, 0, cluster, 8, ratatui::style::Style::default());
        let mut terminal = vt100::Parser::new(1, 8, 0);
        terminal.process(cluster.as_bytes());
        let (_, at) = terminal.screen().cursor_position();
        assert_eq!(usize::from(end), cells, "{cluster:?}");
        // The model counts these sound marks as nothing; every real terminal that was measured gives
        // them a cell, as we do.
        let sounded = cluster.ends_with(['\u{ff9e}', '\u{ff9f}']);
        let shown = usize::from(at) + usize::from(sounded);
        assert_eq!(shown, cells, "{cluster:?}");
    }
}
