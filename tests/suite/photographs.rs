//! Photographs: boxes that are the same whatever is drawn in them, and what is drawn.

use newsprint::clean::Clean;
use newsprint::compose::{Page, Pages, Plates, Setting, Size};
use newsprint::config::{Config, Images};
use newsprint::formats::Format;
use newsprint::issue::{
    Article, Block, Direction, Issue, Language, Part, Place, Rank, Section, Text,
};
use newsprint::pictures::Negatives;
use newsprint::storage::{Directories, Storage};
use newsprint::terminal::{self, Opening, Picture, Session, Surroundings, Tone, View};
use newsprint::theme::Depth;

use crate::golden;

/// The paper that has a photograph, and its photographs.
fn manual() -> (Issue, Negatives) {
    let mut papers = newsprint::bundled::papers().into_iter();
    let (_, source) = papers.find(|(name, _)| name.ends_with("manual")).unwrap();
    let issue = Format::NATIVE.read(&source).unwrap().issue;
    (issue, Negatives::new(move |path| source.get(path)))
}

/// The story with the photograph.
fn story(issue: &Issue) -> &Article {
    let has_picture = |article: &&Article| {
        let figure = |block: &Block| matches!(block, Block::Figure { image: Some(_), .. });
        article.body.iter().any(figure)
    };
    issue.articles().find(has_picture).unwrap()
}

/// The paper of vertical lines, with that photograph in three of its stories.
fn vertical() -> (Issue, Negatives) {
    let captions = [
        "町営初日の「かもめ丸」。西浜の桟橋には、午前六時の一番船を待つ列ができた＝一日",
        "夕方の港。波止場で",
        "",
    ];
    pictured("shinpo", &captions)
}

/// A bundled paper with that photograph in its first stories, under these captions.
fn pictured(name: &str, captions: &[&str]) -> (Issue, Negatives) {
    let (_, negatives) = manual();
    let mut papers = newsprint::bundled::papers().into_iter();
    let (_, source) = papers.find(|(paper, _)| paper.ends_with(name)).unwrap();
    let issue = Format::NATIVE.read(&source).unwrap().issue;
    let mut captions = captions.iter().copied();
    let sections = issue.sections.iter().map(|section| Section {
        articles: section
            .articles
            .iter()
            .map(|article| {
                let mut article = article.clone();
                if let (3.., Some(caption)) = (article.body.len(), captions.next()) {
                    let figure = Block::Figure {
                        caption: Text::from(caption),
                        image: Some(Clean::line("pictures/harbour.png")),
                    };
                    article.body.insert(2, figure);
                }
                article
            })
            .collect(),
        ..section.clone()
    });
    let sections = sections.collect();
    (Issue::bind(issue.masthead.clone(), sections), negatives)
}

/// Every screen of the story with a photograph; of the front page where there is no other.
fn screens(
    (issue, negatives): (&Issue, &Negatives),
    drawn: (Images, Depth),
    size: Size,
) -> Vec<Picture> {
    if issue.articles().count() == 1 {
        return fronts((issue, negatives), drawn, size);
    }
    let session = session((issue, negatives), drawn);
    terminal::pictures(session, View::Article(story(issue).id), size).collect()
}

/// Every screen of the front pages.
fn fronts(paper: (&Issue, &Negatives), drawn: (Images, Depth), size: Size) -> Vec<Picture> {
    terminal::pictures(session(paper, drawn), View::Front, size).collect()
}

fn session((issue, negatives): (&Issue, &Negatives), (images, depth): (Images, Depth)) -> Session {
    let mut config = Config::default();
    config.terminal.images = images;
    let (storage, _) = Storage::open(Directories::default());
    let session = Session::new(Opening {
        issue: issue.clone(),
        notes: Vec::new(),
        troubles: Vec::new(),
        storage,
        config,
        themes: newsprint::bundled::themes(depth),
        surroundings: Surroundings {
            language: Language::English,
            tone: Tone::Light,
        },
    });
    session.showing(negatives.clone())
}

/// A paper of that story alone, which leads it.
fn led(issue: &Issue) -> Issue {
    let article = Article {
        rank: Rank::Lead,
        ..story(issue).clone()
    };
    let section = Section {
        name: Clean::line("Front Page"),
        articles: vec![article],
    };
    Issue::bind(issue.masthead.clone(), vec![section])
}

const SIZES: [Size; 4] = [
    Size {
        width: 60,
        height: 20,
    },
    Size {
        width: 80,
        height: 24,
    },
    Size {
        width: 120,
        height: 40,
    },
    Size {
        width: 200,
        height: 50,
    },
];

/// The cells of each screen, row by row; a wide character is followed by nothing.
fn cells(screens: &[Picture]) -> Vec<Vec<char>> {
    let rows = screens.iter().flat_map(Picture::plain);
    rows.map(|row| {
        let wide = |c: char| newsprint::compose::Width::default().of(&c.to_string()) == 2;
        let mut cells: Vec<char> = Vec::new();
        for c in row.chars() {
            cells.push(c);
            cells.extend(wide(c).then_some('\0'));
        }
        cells.resize(200, ' ');
        cells
    })
    .collect()
}

#[test]
fn a_page_is_the_same_outside_its_boxes_whatever_is_drawn_in_them() {
    let (issue, negatives) = manual();
    for size in SIZES {
        for issue in [&issue, &led(&issue)] {
            check_alike((issue, &negatives), size);
        }
    }
}

#[track_caller]
fn check_alike((issue, negatives): (&Issue, &Negatives), size: Size) {
    let on = screens((issue, negatives), (Images::Auto, Depth::True), size);
    for other in [
        (Images::Off, Depth::True),
        (Images::Blocks, Depth::Indexed),
        (Images::Auto, Depth::Sixteen),
        (Images::Auto, Depth::None),
    ] {
        let other_screens = screens((issue, negatives), other, size);
        let (one, other_one) = (cells(&on), cells(&other_screens));
        assert_eq!(one.len(), other_one.len());
        for (row, (one, other_one)) in one.iter().zip(&other_one).enumerate() {
            // The line of status names the theme, and without colours there is but one.
            if row % usize::from(size.height) == usize::from(size.height) - 2 {
                continue;
            }
            for (column, (cell, other_cell)) in one.iter().zip(other_one).enumerate() {
                let agree = *cell == '▀' || cell == other_cell;
                assert!(agree, "{other:?} at {size:?}: {row}, {column}");
            }
        }
    }
}

#[test]
fn a_vertical_page_is_the_same_outside_its_boxes_whatever_is_drawn_in_them() {
    let (issue, negatives) = vertical();
    for size in SIZES {
        for issue in [&issue, &led(&issue)] {
            check_alike((issue, &negatives), size);
        }
    }
}

#[test]
fn a_vertical_story_has_its_photograph_across_its_lines() {
    let (issue, negatives) = vertical();
    for (size, is_shown) in SIZES.into_iter().zip([true, true, true, true]) {
        let shown = screens((&issue, &negatives), (Images::Auto, Depth::True), size);
        let text: String = shown.iter().flat_map(Picture::plain).collect();
        assert_eq!(text.matches('▀').count() > 60, is_shown, "{size:?}");
        let plain = screens((&issue, &negatives), (Images::Auto, Depth::None), size);
        let pages: Vec<String> = plain.iter().flat_map(Picture::plain).collect();
        let (width, height) = (size.width, size.height);
        golden::check(
            &format!("screens/photograph-vertical-{width}x{height}.txt"),
            &(pages.join("\n") + "\n"),
        );
    }
}

#[test]
fn a_vertical_front_page_shows_the_photograph_of_its_lead() {
    let (issue, negatives) = vertical();
    for (size, is_shown) in SIZES.into_iter().zip([false, false, true, true]) {
        let drawn = fronts((&issue, &negatives), (Images::Auto, Depth::True), size);
        let text: String = drawn[..1].iter().flat_map(Picture::plain).collect();
        assert_eq!(text.matches('▀').count() > 60, is_shown, "{size:?}");
        let plain = fronts((&issue, &negatives), (Images::Auto, Depth::None), size);
        let (width, height) = (size.width, size.height);
        golden::check(
            &format!("screens/photograph-vertical-front-{width}x{height}.txt"),
            &(plain[0].plain().join("\n") + "\n"),
        );
    }
}

#[test]
fn other_stories_of_a_front_page_show_small_ones() {
    let caption = "The harbour at the turn of the tide, and the ferry";
    let paper = pictured("manual", &[caption; 3]);
    for (size, shown) in SIZES.into_iter().zip([0, 1, 1, 2]) {
        let plain = fronts((&paper.0, &paper.1), (Images::Auto, Depth::None), size);
        let first = plain[0].plain().join("\n") + "\n";
        assert_eq!(first.matches('╭').count(), shown, "{size:?}");
        let (width, height) = (size.width, size.height);
        golden::check(
            &format!("screens/photographs-front-{width}x{height}.txt"),
            &first,
        );
    }
}

#[test]
fn a_photograph_is_drawn_in_blocks_where_there_are_colours() {
    let (issue, negatives) = manual();
    let blocks = |images, depth| {
        let screens = screens((&issue, &negatives), (images, depth), SIZES[2]);
        let text: String = screens.iter().flat_map(Picture::plain).collect();
        let named = text.contains("harbour.png  360 × 225");
        (text.matches('▀').count() > 100, named)
    };
    assert_eq!(blocks(Images::Auto, Depth::True), (true, false));
    assert_eq!(blocks(Images::Auto, Depth::Indexed), (true, false));
    assert_eq!(blocks(Images::Auto, Depth::Sixteen), (false, true));
    assert_eq!(blocks(Images::Auto, Depth::None), (false, true));
    assert_eq!(blocks(Images::Off, Depth::True), (false, true));
    let shown = screens((&issue, &negatives), (Images::Auto, Depth::True), SIZES[2]);
    let plain = screens((&issue, &negatives), (Images::Off, Depth::True), SIZES[2]);
    for (draw, mark) in [
        (
            (|screens| terminal::svg(screens)) as fn(&[Picture]) -> String,
            "<image x=",
        ),
        (|screens| terminal::html("newsprint", screens), "<img alt="),
    ] {
        let drawn = draw(&shown);
        assert_eq!(drawn.matches(mark).count(), 1);
        assert_eq!(drawn.matches("data:image/jpeg;base64,").count(), 1);
        assert!(!drawn.contains('▀') && drawn.len() < draw(&plain).len() + 60_000);
        assert!(!draw(&plain).contains(mark));
    }
}

#[test]
fn the_front_page_shows_the_photograph_of_its_lead() {
    let (issue, negatives) = manual();
    let issue = led(&issue);
    for (size, is_shown) in SIZES.into_iter().zip([false, false, true, true]) {
        let drawn = screens((&issue, &negatives), (Images::Auto, Depth::True), size);
        let text: String = drawn[..1].iter().flat_map(Picture::plain).collect();
        assert_eq!(text.matches('▀').count() > 100, is_shown, "{size:?}");
        let (width, height) = (size.width, size.height);
        let plain = screens((&issue, &negatives), (Images::Auto, Depth::None), size);
        let first = plain[0].plain().join("\n") + "\n";
        golden::check(
            &format!("screens/photograph-front-{width}x{height}.txt"),
            &first,
        );
    }
}

#[test]
fn what_is_no_photograph_says_so_in_its_box() {
    let (issue, _) = manual();
    let broken = Negatives::new(|_| Some(b"no picture".to_vec()));
    let shown = screens((&issue, &broken), (Images::Auto, Depth::True), SIZES[1]);
    let text: String = shown.iter().flat_map(Picture::plain).collect();
    assert!(text.contains("This is no picture"), "{text}");
    let none = screens(
        (&issue, &Negatives::default()),
        (Images::Auto, Depth::True),
        SIZES[1],
    );
    let text: String = none.iter().flat_map(Picture::plain).collect();
    assert!(!text.contains('╭'), "{text}");
}

/// A story of figures of all proportions between paragraphs, headings and captions of all lengths.
fn figures(sentence: &str) -> (Article, Plates) {
    let words = |count: usize| Text::from(sentence.repeat(count).trim());
    let sizes = [
        (1600, 900),
        (900, 1600),
        (64, 64),
        (1, 9000),
        (9000, 1),
        (3000, 2000),
    ];
    let mut body = Vec::new();
    for index in 0..sizes.len() * 4 {
        body.push(Block::Paragraph(words(1 + index * 7 % 23)));
        if index % 3 == 0 {
            body.push(Block::Heading(words(1)));
        }
        body.push(Block::Figure {
            caption: words(index % 5 * 3),
            image: Some(Clean::line(&format!("{}.png", index % sizes.len()))),
        });
    }
    let numbered = sizes.iter().enumerate();
    let plates = numbered.map(|(index, size)| (format!("{index}.png"), Some(*size)));
    (
        Article {
            body,
            ..Article::default()
        },
        plates.collect(),
    )
}

#[test]
fn no_box_is_cut_and_nothing_else_stands_on_it() {
    let ways = [
        (Language::English, "the ferry leaves at noon "),
        (Language::Japanese, "渡し船は正午に出る。"),
    ];
    let sizes = [
        (40, 12),
        (60, 20),
        (80, 24),
        (120, 40),
        (200, 50),
        (240, 70),
    ];
    for ((language, sentence), size) in ways
        .into_iter()
        .flat_map(|way| sizes.map(|size| (way, size)))
    {
        for direction in [Direction::Horizontal, Direction::Vertical] {
            check_boxes((language, sentence), direction, size);
        }
    }
}

#[track_caller]
fn check_boxes(
    (language, sentence): (Language, &str),
    direction: Direction,
    (width, height): (u16, u16),
) {
    let (article, plates) = figures(sentence);
    let setting = Setting {
        direction,
        ..Setting::for_size(Size { width, height })
    };
    let mut pages = Pages::new(&setting, language).showing(&plates);
    let mut boxes = 0;
    let mut shown: Vec<Place> = Vec::new();
    while let Some(page) = pages.next(&article) {
        for plate in page.plates() {
            boxes += 1;
            assert!(plate.cell.row + plate.size.height <= height, "{plate:?}");
            assert!(plate.cell.column + plate.size.width <= width, "{plate:?}");
            let of_the_page = match direction {
                Direction::Horizontal => plate.size.height <= height / 2,
                Direction::Vertical => plate.size.width <= width / 2,
            };
            assert!(of_the_page && plate.size.height >= 3, "{plate:?}");
            assert!(
                is_free(&page, plate),
                "{plate:?} at {width}x{height}\n{page}"
            );
        }
        for glyphs in page.glyphs() {
            if let Some(place) = glyphs.place {
                assert_eq!(page.place_at(glyphs.cell), Some(place), "\n{page}");
                assert_eq!(page.cell_of(place), Some(glyphs.cell), "\n{page}");
                shown.push(place);
            }
        }
    }
    assert_eq!(boxes, 24, "{direction:?} {language:?} at {width}x{height}");
    let captions = article.body.iter().enumerate().filter(|(_, block)| {
        let figure = matches!(block, Block::Figure { .. });
        figure && block.texts().any(|caption| !caption.is_empty())
    });
    for (block, _) in captions {
        let start = Place::start_of(article.id, Part::block(block));
        assert!(shown.contains(&start), "the caption of block {block}");
    }
}

/// Whether nothing is written on the cells of a box.
fn is_free(page: &Page, plate: &newsprint::compose::Plate) -> bool {
    let rows = plate.cell.row..plate.cell.row + plate.size.height;
    let columns = plate.cell.column..plate.cell.column + plate.size.width;
    !page.glyphs().any(|glyphs| {
        let end = glyphs.cell.column + glyphs.cells;
        let over = glyphs.cell.column < columns.end && end > columns.start;
        rows.contains(&glyphs.cell.row) && over
    })
}
