//! The laws of a front page, over the bundled papers and papers at random: what a fold holds, how
//! large, and whether what it says is true.

use newsprint::clean::Clean;
use newsprint::compose::{
    Cell, Fold, Glyphs, Module, Opening, Plates, Ranking, Role, Setting, Size, fold, front,
};
use newsprint::issue::{
    Article, Author, Block, Direction, Issue, Language, Masthead, Part, Place, Rank, Section, Text,
};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::front::{bundled, check_stories, inside};

/// A story of so many sentences under such a headline.
fn story(language: Language) -> impl Strategy<Value = Article> {
    let sentence = match language {
        Language::English => "The ferry steps will reopen before Easter, the council said. ",
        _ => "老码头的石阶将在清明前重新开放，市政部门周二决定。",
    };
    let rank = prop_oneof![
        Just(Rank::Lead),
        Just(Rank::Major),
        Just(Rank::Minor),
        Just(Rank::Brief)
    ];
    let paragraphs = vec(1..9_usize, 1..12);
    (rank, 1..4_usize, paragraphs, any::<bool>()).prop_map(
        move |(rank, words, paragraphs, has_deck)| Article {
            rank,
            headline: vec![Text::from(
                &*sentence.chars().take(9 * words).collect::<String>(),
            )],
            deck: has_deck.then(|| Text::from(sentence)).into_iter().collect(),
            byline: vec![Author {
                name: Clean::line("Ada Marsh"),
                role: None,
            }],
            body: paragraphs
                .iter()
                .enumerate()
                .flat_map(|(index, sentences)| {
                    let heading = (index % 4 == 3).then(|| Block::Heading(Text::from("扶手")));
                    let paragraph = Block::Paragraph(Text::from(&*sentence.repeat(*sentences)));
                    heading.into_iter().chain([paragraph])
                })
                .collect(),
            ..Article::default()
        },
    )
}

fn paper() -> impl Strategy<Value = Issue> {
    prop_oneof![Just(Language::Simplified), Just(Language::English)].prop_flat_map(|language| {
        vec(vec(story(language), 0..14), 1..3).prop_map(move |sections| {
            let masthead = Masthead {
                title: Clean::line("潮声日报"),
                language,
                ..Masthead::default()
            };
            let section = |articles| Section {
                name: Clean::line("综合新闻"),
                articles,
            };
            Issue::bind(masthead, sections.into_iter().map(section).collect())
        })
    })
}

fn setting((width, height): (u16, u16), direction: Direction) -> Setting {
    Setting {
        direction,
        ..Setting::for_size(Size { width, height })
    }
}

/// Every law of a paper's front pages at a size.
#[track_caller]
fn check(issue: &Issue, size: (u16, u16), direction: Direction) {
    let setting = setting(size, direction);
    let folds = front(issue, &setting);
    assert_eq!(folds, front(issue, &setting), "the same page every time");
    check_folds(issue, &folds, (size, direction));
    let mut placed = vec![0; issue.sections.len()];
    for one in folds.iter().filter(|one| !one.modules.is_empty()) {
        let before = Opening {
            section: one.section,
            placed: placed[one.section],
        };
        let ranking = Ranking::of(&issue.sections[one.section]);
        let again = fold(issue, before, &ranking, &setting, &Plates::default());
        assert_eq!(again.as_ref(), Some(one), "{size:?}");
        placed[one.section] += one.modules.len();
    }
}

#[track_caller]
fn check_folds(issue: &Issue, folds: &[Fold], (size, direction): ((u16, u16), Direction)) {
    let title = issue.masthead.title.to_string();
    check_stories(issue, folds, (&title, size));
    for one in folds.iter().filter(|one| !one.modules.is_empty()) {
        for module in &one.modules {
            check_remainder(issue, one, module);
        }
        if size.0 >= 72 && size.1 >= 24 && direction == Direction::Horizontal {
            check_dominant(one, size);
            for module in &one.modules {
                check_legs(issue, one, (module, size));
            }
        }
        check_tombstones(one, size);
        check_letters(one, size);
    }
}

/// The folds of a paper whose photographs are at hand.
fn folds_showing(issue: &Issue, setting: &Setting, plates: &Plates) -> Vec<Fold> {
    let mut folds: Vec<Fold> = Vec::new();
    for (section, content) in issue.sections.iter().enumerate() {
        let mut placed = 0;
        let ranking = Ranking::of(content);
        while let Some(next) = fold(
            issue,
            Opening { section, placed },
            &ranking,
            setting,
            plates,
        ) {
            placed += next.modules.len();
            folds.push(next);
        }
        assert_eq!(placed, content.articles.len());
    }
    folds
}

/// Nothing stands in the box of a large letter, and it is on the page.
#[track_caller]
fn check_letters(fold: &Fold, size: (u16, u16)) {
    let glyphs: Vec<Glyphs<'_>> = fold.page.glyphs().collect();
    for letter in glyphs.iter().filter(|one| one.role.scale() > 1) {
        let rows = letter.cell.row..letter.cell.row + letter.role.scale();
        let columns = letter.cell.column..letter.cell.column + letter.cells;
        assert!(rows.end <= size.1 && columns.end <= size.0, "{letter:?}");
        let free = glyphs.iter().all(|other| {
            let over =
                other.cell.column < columns.end && other.cell.column + other.cells > columns.start;
            other.cell == letter.cell || !over || !rows.contains(&other.cell.row)
        });
        assert!(free, "{letter:?} at {size:?}\n{}", fold.page);
        if letter.role.is_headline() {
            let lead = &fold.modules[0];
            assert!(inside(lead, letter.cell), "{letter:?} at {size:?}");
        }
    }
}

fn glyphs<'a>(fold: &'a Fold, module: &'a Module, role: Role) -> impl Iterator<Item = Glyphs<'a>> {
    let on_it = fold.page.glyphs().filter(|one| inside(module, one.cell));
    on_it.filter(move |one| one.role == role)
}

fn words_of(fold: &Fold, module: &Module, role: Role) -> String {
    glyphs(fold, module, role).map(|one| one.text).collect()
}

/// A jump says how much of the story is not shown.
#[track_caller]
fn check_remainder(issue: &Issue, fold: &Fold, module: &Module) {
    let Some(cut) = module.cut else {
        assert_eq!(words_of(fold, module, Role::Jump), "", "whole and yet cut");
        return;
    };
    let article = issue.article(module.article).expect("a story of the paper");
    let Part::Body { block, piece } = cut.part else {
        panic!("cut outside its body: {cut:?}");
    };
    let mut shown = article.clone();
    shown.body.truncate(block as usize + 1);
    if let Some(Block::Paragraph(text) | Block::Heading(text)) = shown.body.last_mut() {
        assert_eq!(piece, 0);
        *text = Text::from(&text.plain()[..cut.offset]);
    } else {
        return;
    }
    let language = issue.masthead.language;
    // A photograph that is shown is not left, wherever it stands in the story.
    let pictured = fold.page.plates().iter().map(|plate| plate.place);
    let pictured = pictured.filter(|place| place.article == article.id && *place >= cut);
    let caption = pictured.map(|place| {
        let Part::Body { block, .. } = place.part else {
            panic!("a photograph outside a body: {place:?}");
        };
        let mut alone = article.clone();
        alone.body = vec![alone.body[block as usize].clone()];
        alone.length(language)
    });
    let left = article.length(language) - shown.length(language) - caption.sum::<usize>();
    let said = words_of(fold, module, Role::Jump);
    let said: String = said.chars().filter(char::is_ascii_digit).collect();
    let said: usize = said.parse().expect("a number");
    // A word that is cut in two is a word on both sides.
    let halved = usize::from(language == Language::English);
    assert!(
        (left..=left + halved).contains(&said),
        "{}: {said} for {left}",
        article.title()
    );
}

fn area(module: &Module) -> u32 {
    u32::from(module.size.width) * u32::from(module.size.height)
}

/// Rows from the first of the text to its last.
fn text_rows(fold: &Fold, module: &Module) -> u16 {
    let is_text = |one: &Glyphs<'_>| {
        let in_body = |place: Place| matches!(place.part, Part::Body { .. });
        one.role == Role::Jump || one.place.is_some_and(in_body)
    };
    let on_it = fold.page.glyphs().filter(|one| inside(module, one.cell));
    let rows = on_it.filter(is_text).map(|one| one.cell.row);
    let rows: Vec<u16> = rows.collect();
    match (rows.iter().min(), rows.iter().max()) {
        (Some(first), Some(last)) => last - first + 1,
        _ => 0,
    }
}

/// Of three stories and more one is twice as large as any other, unless all of it is shown, or the
/// other one is as small as can be.
#[track_caller]
fn check_dominant(fold: &Fold, size: (u16, u16)) {
    let Some((lead, others)) = fold.modules.split_first() else {
        return;
    };
    if others.len() < 2 || lead.cut.is_none() {
        return;
    }
    for other in others.iter().filter(|other| text_rows(fold, other) > 5) {
        assert!(
            area(lead) >= 2 * area(other),
            "{size:?} {lead:?} {other:?}\n{}",
            fold.page
        );
    }
}

/// A story that is cut shows four lines; the legs of one that is not are as long, but the last.
#[track_caller]
fn check_legs(issue: &Issue, fold: &Fold, (module, size): (&Module, (u16, u16))) {
    if let Some(cut) = module.cut {
        // A table or a verse that does not fit into what is left goes on whole elsewhere.
        let article = issue.article(cut.article).expect("a story of the paper");
        let kept = match cut.part {
            Part::Body { block, .. } => {
                !matches!(article.body[block as usize], Block::Paragraph(_))
            }
            _ => false,
        };
        if kept && text_rows(fold, module) > 0 {
            return;
        }
        assert!(
            text_rows(fold, module) >= 4,
            "{size:?} {module:?}\n{}",
            fold.page
        );
        return;
    }
    let starts = |one: Cell| one.column;
    let body = glyphs(fold, module, Role::Body).map(|one| one.cell);
    let last = body.max_by_key(|cell| starts(*cell));
    let first = glyphs(fold, module, Role::Body)
        .map(|one| one.cell.column)
        .min();
    if let (Some(last), Some(first)) = (last, first)
        && last.column >= first + 28
    {
        assert!(
            text_rows(fold, module) >= 4,
            "{size:?} {module:?}\n{}",
            fold.page
        );
    }
}

/// No two headlines on one row without a rule between them.
#[track_caller]
fn check_tombstones(fold: &Fold, size: (u16, u16)) {
    let heads: Vec<_> = fold
        .page
        .glyphs()
        .filter(|one| one.role.is_headline())
        .filter_map(|one| Some((one.cell, one.place?.article)))
        .collect();
    let rules: Vec<Cell> = fold
        .page
        .glyphs()
        .filter(|one| matches!(one.role, Role::Rule | Role::StrongRule))
        .map(|one| one.cell)
        .collect();
    for (cell, article) in &heads {
        for (other, another) in &heads {
            if article == another || cell.row != other.row || cell.column > other.column {
                continue;
            }
            let between = |rule: &&Cell| {
                rule.row == cell.row && (cell.column..other.column).contains(&rule.column)
            };
            assert!(
                rules.iter().any(|rule| between(&rule)),
                "{size:?} {cell:?} {other:?}\n{}",
                fold.page
            );
        }
    }
}

#[test]
fn the_bundled_papers_keep_the_laws_of_a_front_page() {
    for name in ["xiangtu", "manual", "shiomachi"] {
        let issue = bundled(name);
        for width in [72, 80, 96, 100, 120, 132, 160, 181, 200, 240] {
            for height in [20, 24, 30, 40, 48, 70] {
                check(&issue, (width, height), Direction::Horizontal);
            }
        }
    }
}

/// A paper of one section: each of its stories is of so many sentences, in one paragraph.
fn of_sentences(language: Language, stories: &[(Rank, usize)]) -> Issue {
    let sentence = match language {
        Language::English => "The ferry steps will reopen before Easter, the council said. ",
        _ => "老码头的石阶将在清明前重新开放，市政部门周二决定。",
    };
    let story = |(rank, sentences): &(Rank, usize)| Article {
        rank: *rank,
        headline: vec![Text::from(&*sentence.chars().take(9).collect::<String>())],
        body: vec![Block::Paragraph(Text::from(&*sentence.repeat(*sentences)))],
        ..Article::default()
    };
    let masthead = Masthead {
        title: Clean::line("潮声日报"),
        language,
        ..Masthead::default()
    };
    let section = Section {
        name: Clean::line("综合新闻"),
        articles: stories.iter().map(story).collect(),
    };
    Issue::bind(masthead, vec![section])
}

#[test]
fn a_story_shown_whole_has_no_two_short_legs() {
    let short = [(Rank::Minor, 2); 11];
    let stories = [[(Rank::Lead, 40)].as_slice(), &short].concat();
    let issue = of_sentences(Language::English, &stories);
    for height in 40..=60 {
        check(&issue, (199, height), Direction::Horizontal);
    }
}

#[test]
fn a_rule_parts_headlines_across_blank_columns_too() {
    let stories = [30, 1, 1, 11, 10, 22].map(|sentences| (Rank::Lead, sentences));
    let issue = of_sentences(Language::Simplified, &stories);
    for height in 40..=60 {
        check(&issue, (194, height), Direction::Horizontal);
    }
}

/// Every law of the front pages of a paper whose photographs are at hand; answers how many are
/// shown, each in the module of its story, with nothing on it.
#[track_caller]
fn check_photographs(
    (issue, plates): (&Issue, &Plates),
    size: (u16, u16),
    direction: Direction,
) -> usize {
    let setting = setting(size, direction);
    let folds = folds_showing(issue, &setting, plates);
    assert_eq!(
        folds,
        folds_showing(issue, &setting, plates),
        "the same page every time"
    );
    if direction == Direction::Horizontal {
        check_folds(issue, &folds, (size, direction));
    } else {
        check_stories(issue, &folds, (&issue.masthead.title.to_string(), size));
    }
    let shown = folds
        .iter()
        .flat_map(|one| one.page.plates().iter().map(move |plate| (one, plate)));
    for (one, plate) in shown.clone() {
        let end = Cell {
            row: plate.cell.row + plate.size.height - 1,
            column: plate.cell.column + plate.size.width - 1,
        };
        let module = one
            .modules
            .iter()
            .find(|module| module.article == plate.place.article)
            .expect("its story is on the page");
        assert!(inside(module, plate.cell) && inside(module, end));
        let rows = plate.cell.row..=end.row;
        let over = one.page.glyphs().find(|glyphs| {
            rows.contains(&glyphs.cell.row)
                && glyphs.cell.column <= end.column
                && glyphs.cell.column + glyphs.cells > plate.cell.column
        });
        assert_eq!(over, None, "{size:?} {direction:?}\n{}", one.page);
    }
    shown.count()
}

/// Photographs of every shape: near the head of the lead, and as its last words.
#[test]
fn a_lead_shows_its_first_photograph_and_every_law_holds() {
    let sizes = [(1600, 900), (900, 1600), (64, 64), (9000, 10), (10, 9000)];
    let plates: Plates = sizes
        .iter()
        .map(|size| (format!("{}.png", size.0), Some(*size)))
        .chain([("none.png".to_owned(), None)])
        .collect();
    let mut shown = 0;
    for (path, at) in [
        ("1600.png", 1),
        ("900.png", 0),
        ("64.png", 6),
        ("9000.png", 3),
        ("10.png", 1),
        ("none.png", 6),
    ] {
        for language in [Language::Simplified, Language::English] {
            let paragraph = "The ferry steps reopen. 石阶重新开放。".repeat(9);
            let mut body = vec![Block::Paragraph(Text::from(&*paragraph)); 6];
            let caption = Text::from("老码头的石阶 the old steps");
            let image = Some(Clean::line(path));
            body.insert(at, Block::Figure { caption, image });
            let mut issue = of_sentences(
                language,
                &[(Rank::Lead, 9), (Rank::Minor, 4), (Rank::Minor, 9)],
            );
            let mut articles = std::mem::take(&mut issue.sections[0].articles);
            articles[0].body = body;
            let section = Section {
                articles,
                ..issue.sections[0].clone()
            };
            let issue = Issue::bind(issue.masthead, vec![section]);
            for size in [
                (40, 12),
                (60, 20),
                (72, 24),
                (80, 24),
                (100, 30),
                (120, 40),
                (160, 48),
                (200, 50),
                (240, 70),
            ] {
                for direction in [Direction::Horizontal, Direction::Vertical] {
                    let boxes = check_photographs((&issue, &plates), size, direction);
                    assert!(boxes <= 1, "{size:?} {direction:?}");
                    shown += boxes;
                }
            }
        }
    }
    assert!(shown >= 120, "{shown}");
}

/// Photographs of every shape, and sentences for captions.
fn shapes() -> Plates {
    let sizes = [
        (1600, 900),
        (900, 1600),
        (640, 640),
        (64, 64),
        (9000, 10),
        (10, 9000),
    ];
    let numbered = sizes.iter().enumerate();
    numbered
        .map(|(index, size)| (format!("{index}.png"), Some(*size)))
        .chain([("6.png".to_owned(), None)])
        .collect()
}

/// The paper with photographs in its stories: of each, which of those shapes, before which block,
/// under how long a caption; none where there is no such shape.
fn pictured(issue: &Issue, photographs: &[(usize, usize, usize)]) -> Issue {
    let mut photographs = photographs.iter().cycle();
    let mut with_one = |article: &Article| {
        let mut article = article.clone();
        if let Some((shape, at, words)) = photographs.next() {
            let figure = Block::Figure {
                caption: Text::from(&*"老码头的石阶 the steps ".repeat(*words)),
                image: Some(Clean::line(&format!("{shape}.png"))),
            };
            article.body.insert((*at).min(article.body.len()), figure);
        }
        article
    };
    let sections = issue.sections.iter().map(|section| Section {
        articles: section.articles.iter().map(&mut with_one).collect(),
        ..section.clone()
    });
    let sections = sections.collect();
    Issue::bind(issue.masthead.clone(), sections)
}

#[test]
fn other_stories_show_a_photograph_where_they_have_room_for_it() {
    let issue = pictured(&bundled("manual"), &[(0, 1, 1)]);
    let mut shown = Vec::new();
    for size in [
        (72, 24),
        (80, 24),
        (120, 40),
        (160, 48),
        (200, 50),
        (240, 70),
    ] {
        shown.push(check_photographs(
            (&issue, &shapes()),
            size,
            Direction::Horizontal,
        ));
        check_photographs((&issue, &shapes()), size, Direction::Vertical);
    }
    assert!(shown[2..].iter().all(|shown| *shown > 4), "{shown:?}");
}

proptest! {
    #![proptest_config(crate::golden::law(24))]

    #[test]
    fn papers_at_random_keep_the_laws_of_a_front_page(
        issue in paper(),
        size in (40..=240_u16, 12..=70_u16),
    ) {
        check(&issue, size, Direction::Horizontal);
    }

    #[test]
    fn papers_of_photographs_at_random_keep_the_laws_of_a_front_page(
        issue in paper(),
        photographs in vec((0..9_usize, 0..6_usize, 1..4_usize), 1..9),
        size in (40..=240_u16, 12..=70_u16),
    ) {
        let issue = pictured(&issue, &photographs);
        let plates = shapes();
        for direction in [Direction::Horizontal, Direction::Vertical] {
            check_photographs((&issue, &plates), size, direction);
        }
    }
}
