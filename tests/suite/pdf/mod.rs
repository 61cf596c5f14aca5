//! PDF pages: set by a typesetter of our own, read, and measured against what was set; then what
//! else comes under the name of PDF.

#![allow(
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::format_push_string,
    clippy::format_collect,
    clippy::print_stderr,
    clippy::print_stdout,
    reason = "points of a page are small, and figures are printed"
)]

mod setter;
mod writer;

use newsprint::formats::{Format, ReadError, Reading, Source};
use newsprint::issue::{Article, Block, Text};
use proptest::prelude::*;

use crate::score::{self, Score};
use setter::{Design, SIZE};
use writer::{Font, Page};

/// Pages made for each row of the table.
const PAGES: u64 = 12;
/// The least F1 of articles.
const ARTICLES: f64 = 0.95;
/// The least F1 of paragraphs.
const PARAGRAPHS: f64 = 0.97;

fn read(bytes: &[u8]) -> Result<Reading, ReadError> {
    Format::PDF.read(&Source::from_bytes("page.pdf", bytes))
}

fn articles(bytes: &[u8]) -> Vec<Article> {
    let reading = read(bytes);
    reading.map_or_else(
        |_| Vec::new(),
        |reading| reading.issue.articles().cloned().collect(),
    )
}

fn designs() -> Vec<Design> {
    let fonts = [Font::Identity, Font::Gbk, Font::Ucs2, Font::Latin];
    let each = |font| (3..=5).map(move |columns| Design { font, columns });
    fonts.into_iter().flat_map(each).collect()
}

/// A page that was set: what it is called, its file, its stories, and every text on it.
pub(crate) struct Made {
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
    pub(crate) truth: Vec<Article>,
    pub(crate) words: Vec<String>,
}

/// So many pages of each design.
pub(crate) fn made(each: u64) -> impl Iterator<Item = Made> {
    designs().into_iter().flat_map(move |design| {
        (0..each).map(move |seed| {
            let proof = setter::page(design, seed);
            Made {
                name: format!("{:?} {}, page {seed}", design.font, design.columns),
                words: proof.page.words().to_vec(),
                bytes: writer::document(&[proof.page], "", ""),
                truth: proof.truth,
            }
        })
    })
}

fn proof(design: Design, seed: u64) -> (Vec<u8>, Vec<Article>) {
    let proof = setter::page(design, seed);
    (writer::document(&[proof.page], "", ""), proof.truth)
}

#[test]
#[expect(clippy::print_stdout, reason = "the table is what one runs it for")]
fn pdf_page_table() {
    println!("{:20} para pairs headl artic byl  capt subh deck", "design");
    let mut misses = Vec::new();
    for design in designs() {
        let mut total = Score::default();
        for seed in 0..PAGES {
            let (bytes, truth) = proof(design, seed);
            total += score::score(&truth, &articles(&bytes));
        }
        let row = row(design, &total);
        println!("{row}");
        if total.articles.f1() < ARTICLES || total.paragraphs.f1() < PARAGRAPHS {
            misses.push(row);
        }
    }
    assert!(misses.is_empty(), "below the floor:\n{}", misses.join("\n"));
}

fn row(design: Design, score: &Score) -> String {
    let name = format!("{:?} {}", design.font, design.columns);
    format!(
        "{name:20} {:.2} {:.2}  {:.2}  {:.2}  {:.2} {:.2} {:.2} {:.2}",
        score.paragraphs.f1(),
        score.pairs.f1(),
        score.headlines.share(),
        score.articles.f1(),
        score.bylines.share(),
        score.captions.share(),
        score.subheads.share(),
        score.decks.share()
    )
}

/// A page can be looked at: `PAGE=7 FONT=1 COLUMNS=4 cargo test pdf_page_sample -- --nocapture`.
#[test]
#[expect(clippy::print_stdout, reason = "the page is what one runs it for")]
fn pdf_page_sample() {
    let asked = |name: &str, usual: usize| {
        std::env::var(name).map_or(usual, |asked| asked.parse().unwrap_or(usual))
    };
    let fonts = [Font::Identity, Font::Gbk, Font::Ucs2, Font::Latin];
    let design = Design {
        font: fonts[asked("FONT", 0).min(3)],
        columns: asked("COLUMNS", 4),
    };
    let (bytes, truth) = proof(design, asked("PAGE", 0) as u64);
    assert_eq!(
        bytes,
        proof(design, asked("PAGE", 0) as u64).0,
        "not the same twice"
    );
    if let Some(path) = std::env::var_os("PDF") {
        std::fs::write(path, &bytes).expect("the page can be kept");
    }
    let found = articles(&bytes);
    for article in &truth {
        let whole = found
            .iter()
            .find(|found| score::title(found) == score::title(article));
        let wanted = score::paragraphs(article);
        let got = whole.map(score::paragraphs).unwrap_or_default();
        println!(
            "{} {}",
            if wanted == got { "  " } else { "!!" },
            article.title()
        );
        if wanted != got {
            let missing = wanted.iter().filter(|one| !got.contains(one));
            missing.for_each(|one| println!("   - {one}"));
            got.iter()
                .filter(|one| !wanted.contains(one))
                .for_each(|one| println!("   + {one}"));
        }
    }
    println!("{:?}", found.iter().map(Article::title).collect::<Vec<_>>());
}

/// A page with two columns under a headline; `lead` and `rest` are its paragraphs.
fn sheet(font: Font, headline: &str, columns: [&[&str]; 2]) -> Page {
    let mut page = Page::new(SIZE);
    page.text(font, 24.0, (40.0, 80.0), headline, 0.0);
    for (column, lines) in columns.iter().enumerate() {
        for (at, line) in lines.iter().enumerate() {
            let text = line.trim_start_matches('\u{3000}');
            let indent = line.chars().count() - text.chars().count();
            let x = 40.0 + 190.0 * column as f32 + 9.0 * indent as f32;
            page.text(font, 9.0, (x, 130.0 + 13.0 * at as f32), text, 0.0);
        }
    }
    page
}

/// The stories of a document in a few words: `headline: paragraph / paragraph`.
#[track_caller]
fn check(pages: &[Page], expected: &[&str]) -> Reading {
    let reading = read(&writer::document(pages, "", "")).unwrap();
    let told: Vec<String> = reading
        .issue
        .articles()
        .map(|article| {
            let paragraphs = score::paragraphs(article).join(" / ");
            format!("{}: {paragraphs}", article.title())
        })
        .collect();
    assert_eq!(told, expected);
    reading
}

const FERRY: [&[&str]; 2] = [
    &[
        "　　青石渡口昨天复航，第一班渡船载着",
        "六十名乘客驶向对岸，乘客说渡船很稳。",
        "　　老站长守了四十年渡口，昨天他把钥",
    ],
    &["匙交给了年轻人，说从今往后可以睡到天", "亮了。"],
];

const LIBRARY: [&[&str]; 2] = [
    &[
        "　　县图书馆昨天开出夜读专场，两百名",
        "读者坐满了阅览室，图书馆延长到十点。",
        "　　馆长说，今年还要把夜读办到乡镇去",
    ],
    &["，让更多的孩子读到好书，也让他们知道", "书架就在村口。"],
];

#[test]
fn a_paragraph_runs_over_the_end_of_a_column_in_every_font() {
    for font in [Font::Identity, Font::Gbk, Font::GbkEmbedded, Font::Ucs2] {
        check(
            &[sheet(font, "青石渡口复航", FERRY)],
            &[
                "青石渡口复航: 青石渡口昨天复航，第一班渡船载着六十名乘客驶向对岸，乘客说渡船很稳。 / \
               老站长守了四十年渡口，昨天他把钥匙交给了年轻人，说从今往后可以睡到天亮了。",
            ],
        );
    }
}

#[test]
fn every_page_is_a_section_and_running_heads_are_set_aside() {
    let mut pages = [
        sheet(Font::Gbk, "青石渡口复航", FERRY),
        sheet(Font::Gbk, "图书馆开出夜读专场", LIBRARY),
    ];
    for (at, page) in pages.iter_mut().enumerate() {
        page.text(Font::Gbk, 9.0, (40.0, 30.0), "江城时报", 0.0);
        page.text(Font::Gbk, 9.0, (300.0, 30.0), "2026年11月23日　星期一", 0.0);
        let folio = ["第01版　要闻", "第02版　文化"][at];
        page.text(Font::Gbk, 9.0, (600.0, 30.0), folio, 0.0);
    }
    let reading = read(&writer::document(&pages, "", "")).unwrap();
    let names: Vec<&str> = reading
        .issue
        .sections
        .iter()
        .map(|section| &*section.name)
        .collect();
    assert_eq!(names, ["要闻", "文化"]);
    assert_eq!(&*reading.issue.masthead.title, "江城时报");
    assert_eq!(
        reading.issue.masthead.date.unwrap().to_string(),
        "2026-11-23"
    );
    assert_eq!(reading.issue.articles().count(), 2);
}

#[test]
fn a_story_goes_on_where_it_jumps_to() {
    let jump: [&[&str]; 2] = [FERRY[0], &["匙交给了年轻人。（下转第二版）"]];
    let rest: [&[&str]; 2] = [
        &[
            "　　（上接第一版）渡口的石阶今年也修",
            "好了，扶手换成了新的木头。",
        ],
        &[
            "　　渡船每天开十二班，最后一班九点开",
            "出，乘客可以带自行车上船。",
        ],
    ];
    let reading = read(&writer::document(
        &[
            sheet(Font::Gbk, "青石渡口复航", jump),
            sheet(Font::Gbk, "渡口复航之后", rest),
        ],
        "",
        "",
    ))
    .unwrap();
    let articles: Vec<&Article> = reading.issue.articles().collect();
    assert_eq!(
        articles.len(),
        1,
        "{:?}",
        articles.iter().map(|a| a.title()).collect::<Vec<_>>()
    );
    assert_eq!(score::paragraphs(articles[0]).len(), 4);
}

#[test]
fn the_dots_of_a_list_stay_with_their_words() {
    let mut page = Page::new(SIZE);
    page.text(
        Font::Latin,
        9.0,
        (40.0, 60.0),
        "The keeper has to see to three things every evening:",
        0.0,
    );
    let items = [
        "that the gates are shut and the lamp is lit;",
        "that nobody sleeps in the boats;",
        "that the book is written.",
    ];
    for (at, item) in items.iter().enumerate() {
        let y = 80.0 + 15.0 * at as f32;
        // Some programs hang the dot lower than its words.
        page.text(Font::Latin, 9.0, (52.0, y + 1.4), "\u{2022}", 0.0);
        page.text(Font::Latin, 9.0, (66.0, y), item, 0.0);
    }
    let reading = read(&writer::document(&[page], "", "")).unwrap();
    let lists = reading.issue.articles().flat_map(|story| &story.body);
    let lists: Vec<Vec<String>> = lists
        .filter_map(|block| match block {
            Block::List(items) => Some(items.iter().map(Text::plain).collect()),
            _ => None,
        })
        .collect();
    assert_eq!(lists, [items]);
}

#[test]
fn lines_set_downward_are_read_from_the_right() {
    let mut page = Page::new(SIZE);
    let lines = [
        "　青石渡口昨天复航，第一班渡船載",
        "著六十名乗客驶向対岸，乗客説很穩。",
        "　老站長守了四十年渡口，昨天他把",
        "鑰匙交給了年輕人。",
    ];
    for (at, line) in lines.iter().enumerate() {
        let text = line.trim_start_matches('\u{3000}');
        let indent = 9.0 * (line.chars().count() - text.chars().count()) as f32;
        page.downward(9.0, (700.0 - 14.0 * at as f32, 100.0 + indent), text);
    }
    check(
        &[page],
        &[
            ": 青石渡口昨天复航，第一班渡船載著六十名乗客驶向対岸，乗客説很穩。 / \
           老站長守了四十年渡口，昨天他把鑰匙交給了年輕人。",
        ],
    );
}

#[test]
fn a_page_without_text_is_shown_as_its_picture() {
    let mut page = Page::new(SIZE);
    page.picture((0.0, 0.0), SIZE);
    let reading = read(&writer::document(&[page], "/Title (Scanned)", "")).unwrap();
    let notes: Vec<String> = reading.notes.iter().map(ToString::to_string).collect();
    assert!(notes[0].contains("no text"), "{notes:?}");
    assert_eq!(reading.pictures.len(), 1);
    assert_eq!(&*reading.issue.masthead.title, "Scanned");
    let empty = read(&writer::document(&[Page::new(SIZE)], "", ""));
    assert_eq!(empty.map(|_| ()), Err(ReadError::Unlettered));
}

#[test]
fn a_locked_document_is_refused_with_the_reason() {
    let lock = "/Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -4 \
                /O <0123456789012345678901234567890101234567890123456789012345678901> \
                /U <0123456789012345678901234567890101234567890123456789012345678901> >> \
                /ID [<00> <00>]";
    let locked = writer::document(&[sheet(Font::Gbk, "复航", FERRY)], "", lock);
    assert_eq!(
        read(&locked).map(|_| ()),
        Err(ReadError::Encrypted {
            by: newsprint::messages::Lock::Password
        })
    );
}

#[test]
fn a_form_that_draws_itself_without_end_is_given_up() {
    let mut page = Page::new(SIZE);
    for _ in 0..200_000 {
        page.raw("q 0 0 m 9 9 l S Q\n");
    }
    let started = std::time::Instant::now();
    let _ = read(&writer::document(&[page], "", ""));
    assert!(started.elapsed().as_secs() < 20);
}

#[test]
fn cut_and_spoiled_files_are_read_or_refused_in_one_line() {
    let whole = proof(designs()[1], 3).0;
    let mut dice = crate::degrade::Dice(7);
    for round in 0..48 {
        let mut bytes = whole.clone();
        if round % 2 == 0 {
            bytes.truncate(dice.below(whole.len()));
        } else {
            for _ in 0..=dice.below(40) {
                let at = dice.below(bytes.len());
                bytes[at] = dice.next() as u8;
            }
        }
        if let Err(error) = read(&bytes) {
            assert!(!error.to_string().contains(char::is_control), "{error}");
        }
    }
}

proptest! {
    #![proptest_config(crate::golden::law(64))]

    #[test]
    fn bytes_of_any_kind_do_no_harm(bytes in proptest::collection::vec(any::<u8>(), 0..2000)) {
        let bytes = [b"%PDF-1.4\n".to_vec(), bytes].concat();
        prop_assert!(read(&bytes).is_err());
    }
}

/// Forty pages: what one waits for before the first of them can be read.
#[test]
#[expect(clippy::print_stdout, reason = "the figure is what one runs it for")]
fn pdf_of_forty_pages() {
    let pages: Vec<Page> = (0..40)
        .map(|seed| setter::page(designs()[4], seed).page)
        .collect();
    let bytes = writer::document(&pages, "", "");
    let started = std::time::Instant::now();
    let reading = read(&bytes).unwrap();
    println!("{} bytes, {:?}", bytes.len(), started.elapsed());
    assert!(reading.issue.articles().count() > 120);
}
