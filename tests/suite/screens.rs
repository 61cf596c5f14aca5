//! Keys to screens: a paper, a size and what is typed become a picture in `golden/screens`.

use std::rc::Rc;

use jiff::{SignedDuration, Timestamp};
use newsprint::clean::Clean;
use newsprint::compose::{Cell, Size};
use newsprint::config::Config;
use newsprint::issue::{
    Article, Author, Block, Date, Issue, Language, Masthead, Part, Place, Rank, Section, Text,
};
use newsprint::messages::Told;
use newsprint::storage::{Bookmark, Directories, Marked, Storage};
use newsprint::terminal::{
    Answer, App, Input, Key, Opening, Picture, Session, Surroundings, Tone, View,
};
use newsprint::theme::{Depth, Rgb, Themes};
use proptest::prelude::*;

use crate::front::bundled;

/// An English paper of two sections.
pub(crate) fn english() -> Issue {
    let paragraphs = [
        "The stone steps below the customs house will reopen to walkers before Easter, the harbour \
         council decided on Tuesday, ending eleven years behind a fence. Engineers who spent the \
         autumn on the foreshore found the treads sound and the footings dry.",
        "What failed their inspection was newer: a run of galvanised handrail fitted in the \
         nineties, now rusted through at the waterline. The work will cost less than the fence has \
         cost to rent, the council’s surveyor told members, to some laughter.",
        "A ferry will not return. “Nobody is promising a boat,” she said, “only a way down to the \
         water.” Swimmers have used the lower treads since May, when a gap in the fence was left \
         open after a storm, and nobody has closed it since.",
    ];
    let mut body: Vec<Block> = Vec::new();
    for round in 0..4 {
        for paragraph in paragraphs {
            body.push(Block::Paragraph(Text::from(paragraph)));
        }
        if round < 2 {
            let heading = ["What the engineers found", "What the swimmers say"][round];
            body.push(Block::Heading(Text::from(heading)));
        }
    }
    let steps = Article {
        rank: Rank::Lead,
        kicker: Some(Text::from("Harbour council")),
        headline: vec![Text::from("City to reopen the old ferry steps by spring")],
        deck: vec![Text::from(
            "Engineers say the stone is sound; the handrails are not",
        )],
        byline: vec![Author {
            name: Clean::line("Ada Marsh"),
            role: None,
        }],
        body,
        ..Article::default()
    };
    let brief = |headline: &str, text: &str| Article {
        rank: Rank::Brief,
        headline: vec![Text::from(headline)],
        body: vec![Block::Paragraph(Text::from(text))],
        ..Article::default()
    };
    paper(
        ("The Harbour Bell", Language::English),
        vec![
            (
                "Metro",
                vec![
                    steps,
                    brief(
                        "Bakery strike enters second week",
                        "The ovens of nine bakeries stay cold. Talks go on by the ferry on Friday.",
                    ),
                    brief(
                        "Tram 7 takes the long way round",
                        "Works on the viaduct send it past the market until June.",
                    ),
                ],
            ),
            (
                "Sport",
                vec![brief(
                    "Rowers win by a length",
                    "A headwind held the favourites back.",
                )],
            ),
        ],
    )
}

/// A Chinese paper of two pages.
pub(crate) fn chinese() -> Issue {
    let paragraphs = [
        "老码头的石阶将在清明前重新开放。市政部门周二决定，结束长达十一年的围挡。工程师整个秋天都在岸边，\
         逐级检查石料与基础，认定石阶坚实、地基干燥，可以放心行走。",
        "没有通过检查的反而是新东西：九十年代加装的一段镀锌扶手，在水线处已经锈穿。测量员对委员们说，\
         修好它的费用，比这些年租用围挡的费用还低，会场里响起一阵笑声。",
        "渡船不会回来。“没有人答应给一条船，”她说，“只答应给一条通到水边的路。”自从五月的风暴吹开围挡的一角，\
         游泳的人一直使用最下面的几级石阶，至今没有人去把它合上。",
    ];
    let mut body: Vec<Block> = Vec::new();
    for round in 0..3 {
        for paragraph in paragraphs {
            body.push(Block::Paragraph(Text::from(paragraph)));
        }
        if round < 1 {
            body.push(Block::Heading(Text::from("扶手为何先坏")));
        }
    }
    let steps = Article {
        rank: Rank::Lead,
        kicker: Some(Text::from("城市更新")),
        headline: vec![Text::from("老码头石阶清明前重新开放")],
        deck: vec![Text::from("石料坚实，坏的是扶手")],
        byline: vec![Author {
            name: Clean::line("马潮"),
            role: None,
        }],
        body,
        ..Article::default()
    };
    let brief = |headline: &str, text: &str| Article {
        rank: Rank::Brief,
        headline: vec![Text::from(headline)],
        body: vec![Block::Paragraph(Text::from(text))],
        ..Article::default()
    };
    paper(
        ("潮声日报", Language::Simplified),
        vec![
            (
                "综合新闻",
                vec![
                    steps,
                    brief(
                        "七路电车改道",
                        "高架桥维修期间，七路电车绕行菜市场，预计六月恢复。",
                    ),
                ],
            ),
            (
                "体育",
                vec![brief("赛艇队以一个艇身取胜", "逆风拖住了夺标热门。")],
            ),
        ],
    )
}

fn paper((title, language): (&str, Language), sections: Vec<(&str, Vec<Article>)>) -> Issue {
    let masthead = Masthead {
        title: Clean::line(title),
        date: Some(Date::constant(2022, 7, 25)),
        language,
        ..Masthead::default()
    };
    let sections = sections.into_iter().map(|(name, articles)| Section {
        name: Clean::line(name),
        articles,
    });
    Issue::bind(masthead, sections.collect())
}

/// A reader with a screen, keys and a clock of its own.
pub(crate) struct Reader {
    pub(crate) app: App,
    now: Timestamp,
}

impl Reader {
    pub(crate) fn new(issue: Issue, size: (u16, u16)) -> Reader {
        Reader::with(issue, size, Config::default())
    }

    pub(crate) fn with(issue: Issue, size: (u16, u16), config: Config) -> Reader {
        Reader::troubled(issue, size, config, Vec::new())
    }

    /// A reader before a terminal of all colours.
    fn coloured(issue: Issue, config: Config) -> Reader {
        let themes = newsprint::bundled::themes(Depth::True);
        let (storage, _) = Storage::open(Directories::default());
        Reader::opened(storage, issue, (80, 24), (config, themes, Vec::new()))
    }

    pub(crate) fn in_colours(
        (issue, depth): (Issue, Depth),
        size: (u16, u16),
        config: Config,
        troubles: Vec<String>,
    ) -> Reader {
        let themes = newsprint::bundled::themes(depth);
        let (storage, _) = Storage::open(Directories::default());
        Reader::opened(storage, issue, size, (config, themes, troubles))
    }

    fn troubled(issue: Issue, size: (u16, u16), config: Config, troubles: Vec<String>) -> Reader {
        Reader::in_colours((issue, Depth::None), size, config, troubles)
    }

    pub(crate) fn keeping(
        storage: Storage,
        issue: Issue,
        size: (u16, u16),
        (config, troubles): (Config, Vec<String>),
    ) -> Reader {
        let themes = newsprint::bundled::themes(Depth::None);
        Reader::opened(storage, issue, size, (config, themes, troubles))
    }

    fn opened(
        storage: Storage,
        issue: Issue,
        size: (u16, u16),
        likes: (Config, Themes, Vec<String>),
    ) -> Reader {
        Reader::sitting(Reader::session(storage, issue, likes), size)
    }

    /// What a reader shares over a paper.
    pub(crate) fn session(
        storage: Storage,
        issue: Issue,
        (config, themes, troubles): (Config, Themes, Vec<String>),
    ) -> Session {
        let plain = |line: &str| Rc::new(Clean::line(line)) as Rc<dyn Told>;
        Session::new(Opening {
            troubles: troubles.iter().map(|trouble| plain(trouble)).collect(),
            surroundings: Surroundings {
                language: issue.masthead.language,
                tone: Tone::Light,
            },
            issue,
            notes: vec![
                plain("line 3 set aside: 责任编辑"),
                plain(
                    "headline: City to reopen the old ferry steps by spring (80 %), a guess that may well be wrong",
                ),
            ],
            storage,
            config,
            themes,
        })
    }

    /// A reader before a screen of that size.
    pub(crate) fn sitting(session: Session, (width, height): (u16, u16)) -> Reader {
        let size = Size { width, height };
        let mut reader = Reader {
            app: App::new(session, View::Front, size),
            now: Timestamp::constant(1_658_736_000, 0),
        };
        reader.rest();
        reader
    }

    /// Types keys separated by spaces; `/word` types a slash and the word, `<enter>` a named key.
    pub(crate) fn types(&mut self, script: &str) -> Answer {
        let mut answer = Answer::Stay;
        for word in script.split_whitespace() {
            let named = word
                .strip_prefix('<')
                .and_then(|word| word.strip_suffix('>'));
            match (named, word.strip_prefix('/')) {
                (Some(name), _) => answer = self.press(name),
                (None, Some(word)) => {
                    self.press("/");
                    for character in word.chars() {
                        answer = self.press(&character.to_string());
                    }
                }
                (None, None) => answer = self.press(word),
            }
        }
        answer
    }

    pub(crate) fn press(&mut self, key: &str) -> Answer {
        let key = Key::parse(key).unwrap_or_else(|| panic!("no key: {key}"));
        self.input(Input::Key(key))
    }

    pub(crate) fn input(&mut self, input: Input) -> Answer {
        self.now += SignedDuration::from_secs(1);
        let answer = self.app.input(input, self.now);
        self.rest();
        answer
    }

    /// Nothing happens for so many seconds.
    pub(crate) fn reads_for(&mut self, seconds: i64) {
        self.now += SignedDuration::from_secs(seconds);
    }

    fn rest(&mut self) {
        while self.app.has_work() {
            self.app.work();
        }
    }

    pub(crate) fn picture(&self) -> Picture {
        self.app.picture()
    }

    pub(crate) fn says(&self, text: &str) -> bool {
        self.picture().plain().iter().any(|row| row.contains(text))
    }
}

/// Types a script before a paper and compares the screen with `golden/screens/NAME.txt`.
#[track_caller]
fn check(name: &str, issue: Issue, size: (u16, u16), script: &str) {
    let mut reader = Reader::new(issue, size);
    reader.types(script);
    golden(name, &reader.picture().plain());
}

#[track_caller]
pub(crate) fn golden(name: &str, rows: &[String]) {
    crate::golden::check(&format!("screens/{name}.txt"), &(rows.join("\n") + "\n"));
}

#[test]
fn the_front_page_lists_the_stories_of_a_section() {
    check("front", english(), (80, 24), "j");
    check("front-chinese", chinese(), (100, 30), "");
}

#[test]
fn a_story_is_set_between_its_bars() {
    check("article", english(), (80, 24), "<enter>");
    check(
        "article-second-screen",
        english(),
        (80, 24),
        "<enter> <space>",
    );
    check("article-chinese", chinese(), (120, 40), "<enter>");
    check("article-narrow", chinese(), (60, 30), "<enter>");
    check("article-vertical", chinese(), (100, 36), "<enter> V");
    check(
        "article-three-columns",
        chinese(),
        (120, 30),
        "<enter> w w w",
    );
}

#[test]
fn hits_are_lit_while_they_are_typed() {
    check("search-typing", english(), (80, 24), "<enter> /ferry");
    check(
        "search-kept",
        english(),
        (80, 24),
        "<enter> /fence <enter> n",
    );
    check(
        "search-chinese",
        chinese(),
        (100, 30),
        "<enter> /石阶 <enter> n n",
    );
}

#[test]
fn a_search_is_seen_at_every_size() {
    for (name, size) in [
        ("60x20", (60, 20)),
        ("80x24", (80, 24)),
        ("120x40", (120, 40)),
    ] {
        check(
            &format!("find-readings-{name}"),
            chinese(),
            size,
            "<enter> /shijie <down>",
        );
        check(
            &format!("find-english-{name}"),
            english(),
            size,
            "<enter> /steps <down>",
        );
        check(
            &format!("find-paper-{name}"),
            english(),
            size,
            "/ferry <down>",
        );
        check(
            &format!("find-list-{name}"),
            chinese(),
            size,
            "<enter> /围挡 <alt-enter> <down>",
        );
    }
    check(
        "find-vertical",
        chinese(),
        (100, 36),
        "V <enter> /石阶 <down>",
    );
}

#[test]
fn the_scope_turns_to_the_paper_and_back() {
    let mut reader = Reader::new(english(), (100, 30));
    reader.types("<enter> /ferry");
    assert!(reader.says("1/5 · story") && reader.says("paper: 6 in 2 stories"));
    reader.types("<tab>");
    assert!(reader.says("Hits in this paper") && reader.says("Bakery strike"));
    reader.types("<tab>");
    assert!(reader.says("1/5 · story"));
    reader.types("<tab> <end> <backspace> <backspace> <esc>");
    assert!(reader.says("/ ferry"), "the story has its own words back");
    let place = reader.app.place();
    reader.types("<esc>");
    assert_eq!(reader.app.place(), place);
}

#[test]
fn a_story_opened_from_the_hits_has_them_lit() {
    let mut reader = Reader::new(english(), (100, 30));
    reader.types("g /");
    for letter in "ovens".chars() {
        reader.press(&letter.to_string());
    }
    reader.types("<enter>");
    assert!(reader.says("/ovens  1/1") && reader.says("Bakery strike"));
    reader.types("n");
    assert!(reader.says("past the end"));
    reader.types("H");
    assert!(reader.says("Hits in this paper"));
}

#[test]
fn letters_stand_for_readings_when_they_are_nowhere() {
    let mut reader = Reader::new(chinese(), (100, 30));
    reader.types("<enter> /sj");
    assert!(reader.says("命中词：") && reader.says("拼音 ●"));
    reader.types("<alt-p>");
    assert!(reader.says("没有找到") && reader.says("拼音 ○"));
    reader.types("<alt-p> <ctrl-u>");
    for letter in "shijie".chars() {
        reader.press(&letter.to_string());
    }
    assert!(reader.says("命中词：石阶") && reader.says("第 1/10 处"));
}

#[test]
fn a_broken_pattern_keeps_what_was_found() {
    let mut reader = Reader::new(english(), (120, 30));
    reader.types("<enter> /ferr <alt-r>");
    assert!(reader.says("1/5"));
    reader.types("( ");
    let rows = reader.picture().plain();
    assert!(reader.says("( ) not closed"), "{rows:#?}");
    assert!(rows.iter().any(|row| row.contains('•')));
    reader.types("y ) <enter>");
    assert!(reader.says("/ferr(y)  1/5"));
}

#[test]
fn what_was_looked_for_comes_back() {
    let mut reader = Reader::new(english(), (100, 30));
    reader.types("<enter> /boat <enter> /steps <enter> / <up>");
    assert!(reader.says("/ steps"));
    reader.types("<up>");
    assert!(reader.says("/ boat"));
    reader.types("<down> <down>");
    assert!(!reader.says("/ steps") && !reader.says("/ boat"));
    reader.input(Input::Paste("fence\nwas".to_owned()));
    assert!(reader.says("/ fence was"));
    reader.types("<ctrl-w> <left> <left>");
    let before = reader.app.caret();
    reader.types("<left>");
    let after = reader.app.caret();
    assert_eq!(
        before.map(|spot| spot.column - 1),
        after.map(|spot| spot.column)
    );
}

#[test]
fn the_word_in_sight_is_looked_for() {
    let mut reader = Reader::new(english(), (100, 30));
    reader.types("<enter> j *");
    assert!(reader.says("/stone  2/"), "{:#?}", reader.picture().plain());
}

#[test]
fn a_list_is_narrowed_to_paragraphs() {
    let mut reader = Reader::new(english(), (100, 30));
    reader.types("<enter> /fence <alt-enter> <enter> H &");
    for letter in "surveyor".chars() {
        reader.press(&letter.to_string());
    }
    assert!(reader.says("1/4"), "{:#?}", reader.picture().plain());
}

#[test]
fn hits_differ_in_shape() {
    let mut reader = Reader::new(english(), (80, 24));
    reader.types("<enter> /the <enter> n");
    let rows = reader.picture().coloured();
    let rows: Vec<String> = rows.iter().map(|row| row.replace('\u{1b}', "␛")).collect();
    golden("search-styles", &rows);
}

#[test]
fn linear_reading_draws_nothing_and_shows_where_it_is() {
    let linear = || {
        let (config, errors) = Config::parse("config.toml", "terminal.linear = true");
        assert!(errors.is_empty());
        config
    };
    let drawn = |row: &str| row.chars().any(|c| ('\u{2500}'..='\u{25ff}').contains(&c));
    for size in [(40, 12), (80, 24), (120, 40)] {
        for (name, issue) in [("", english()), ("-chinese", chinese())] {
            let mut reader = Reader::with(issue, size, linear());
            let mut pictures = Vec::new();
            for script in [
                "", "j", "<enter>", "<space>", "j", "g s", "<esc>", "?", "q", "g b", "<ctrl-g>",
            ] {
                reader.types(script);
                let rows = reader.picture().plain();
                let noise = rows.iter().find(|row| drawn(row));
                assert_eq!(noise, None, "{size:?} after {script}");
                let caret = reader.app.caret().expect("the cursor is never hidden");
                pictures.push(format!(
                    "after {script:?}, the cursor at {},{}",
                    caret.row, caret.column
                ));
                pictures.extend(rows);
            }
            let (width, height) = size;
            golden(&format!("linear{name}-{width}x{height}"), &pictures);
        }
    }
}

#[test]
fn the_theme_follows_the_ground_until_the_reader_turns_to_another() {
    let mut reader = Reader::coloured(english(), Config::default());
    let worn = |reader: &Reader, title: &str| reader.says(title);
    reader.types("<enter>");
    assert!(worn(&reader, "newsprint · Newsprint"));
    assert!(reader.app.learn_ground(Rgb(10, 10, 10)));
    assert!(worn(&reader, "newsprint · Night ink"));
    assert!(reader.app.turn_to(Tone::Light));
    assert!(worn(&reader, "newsprint · Newsprint"));
    reader.types("t j");
    assert!(!reader.app.turn_to(Tone::Dark));
    assert!(worn(&reader, "newsprint · Sepia"));
}

#[test]
fn pale_text_on_the_terminals_own_paper_is_told() {
    let (config, _) = Config::parse("config.toml", "terminal.paper = \"terminal\"");
    let mut reader = Reader::coloured(english(), config);
    assert!(reader.app.learn_ground(Rgb(0x77, 0x77, 0x77)));
    assert!(
        reader.says("pale here: contrast"),
        "{:?}",
        reader.picture().plain()
    );
}

#[test]
fn the_sections_stand_beside_a_wide_page_and_over_a_narrow_one() {
    check("sections-wide", english(), (120, 30), "<enter> \\ j");
    check("sections-narrow", chinese(), (60, 20), "<enter> \\");
}

#[test]
fn bookmarks_are_listed_with_what_they_mark() {
    check(
        "bookmarks",
        english(),
        (100, 24),
        "<enter> b <space> m q j b g b",
    );
    check("bookmarks-none", chinese(), (60, 20), "g b");
}

/// What a reader kept of the English paper, of a former state of it and of another paper.
pub(crate) fn kept() -> Storage {
    let (mut storage, _) = Storage::open(Directories::default());
    let issue = english();
    let lead = issue.sections[0].articles[0].id;
    let at = |seconds| Timestamp::constant(1_658_700_000 + seconds, 0);
    let start = |issue: &Issue, block| {
        Place::start_of(issue.sections[0].articles[0].id, Part::block(block))
    };
    let tagged = |storage: &mut Storage, marked, issue: &Issue, (note, tag): (&str, &str)| {
        let made = i64::try_from(storage.bookmarks().len()).unwrap_or(0) * 3600;
        let id = storage
            .mark(issue, marked, at(made))
            .expect("words to mark");
        let change = |mark: &mut Bookmark| {
            mark.note = Clean::line(note);
            mark.tags
                .extend(Some(Clean::line(tag)).filter(|tag| !tag.is_empty()));
        };
        storage.amend(id, change, at(made));
    };
    let mut valley = english();
    valley.masthead.title = Clean::line("The Valley Echo");
    valley.sections[0].articles[0].body[0] = Block::Paragraph(Text::from(
        "The mill wheel turned for the first time in a century, and stopped.",
    ));
    let valley = Issue::bind(valley.masthead, valley.sections);
    storage.reads(std::path::Path::new("/papers/gone/valley.md"));
    tagged(
        &mut storage,
        Marked::Place(start(&valley, 0)),
        &valley,
        ("", "mills"),
    );
    let mut former = english();
    former.sections[0].articles[0].body[0] = Block::Paragraph(Text::from(
        "Nothing of what this sentence said was printed in the end; it was cut on Monday.",
    ));
    former.sections[0].articles[0].body[2] = Block::Paragraph(Text::from(
        "A ferry will hardly return. “Nobody is promising a boat,” she said, “only a way down to \
         the water.”",
    ));
    let former = Issue::bind(former.masthead, former.sections);
    storage.reads(std::path::Path::new("/papers/bell.md"));
    tagged(
        &mut storage,
        Marked::Place(start(&former, 0)),
        &former,
        ("why?", ""),
    );
    tagged(
        &mut storage,
        Marked::Place(start(&former, 2)),
        &former,
        ("", "ferry"),
    );
    tagged(&mut storage, Marked::Story(lead), &issue, ("", "harbour"));
    let (from, end) = (start(&issue, 1), start(&issue, 1));
    let clip = Marked::Clip {
        from,
        to: Place { offset: 96, ..end },
    };
    let note = "Compare with the estimate of last spring; ask the surveyor.";
    tagged(&mut storage, clip, &issue, (note, "harbour"));
    storage
}

#[track_caller]
fn check_kept(name: &str, size: (u16, u16), script: &str) {
    let mut reader = Reader::keeping(kept(), english(), size, (Config::default(), Vec::new()));
    reader.types(script);
    golden(name, &reader.picture().plain());
}

#[test]
fn bookmarks_say_what_became_of_them() {
    check_kept("bookmarks-small", (60, 20), "g b");
    check_kept("bookmarks-usual", (80, 24), "g b j");
    check_kept("bookmarks-large", (120, 40), "g b");
    check_kept("bookmarks-filter", (80, 24), "g b /promising");
    check_kept("bookmarks-lost", (80, 24), "g b 5");
    check_kept("bookmarks-by-tag", (80, 24), "g b o o");
    check_kept("bookmarks-elsewhere", (120, 40), "g b G <enter>");
}

#[test]
fn what_is_marked_in_a_story_shows() {
    check_kept("article-marks", (80, 24), "<enter>");
    check_kept("front-marks", (80, 24), "");
    let mut reader = Reader::new(chinese(), (100, 30));
    reader.types("<enter> j c j m");
    golden("article-marks-chinese", &reader.picture().plain());
    let lines_below = |reader: &Reader| {
        let rows = reader.picture().coloured();
        rows.iter()
            .filter(|row| row.contains("[4m") || row.contains(";4m"))
            .count()
    };
    assert!(lines_below(&reader) > 0, "a clip has a line below");
    reader.types("k c");
    assert_eq!(lines_below(&reader), 0);
}

#[test]
fn notes_and_tags_are_typed_below_the_list() {
    let mut reader = Reader::keeping(kept(), english(), (80, 24), (Config::default(), Vec::new()));
    reader.types("g b 2 n m i l l");
    assert!(reader.says("note: mill▏"));
    assert_eq!(reader.types("<enter>"), Answer::Save);
    assert!(reader.says("note: mill"));
    reader.types("n <backspace> <esc>");
    assert!(reader.says("note: mill"));
    // Tags are completed to those in use, the next one when asked again.
    reader.types("# <ctrl-u> f <tab>");
    assert!(reader.says("# ferry▏"));
    assert_eq!(reader.types("<enter>"), Answer::Save);
    assert!(reader.says("#ferry"));
    reader.types("# <ctrl-u> <tab> <tab> <enter>");
    assert!(reader.says("#harbour"));
    reader.types("u u");
    assert!(reader.says("#harbour") && reader.says("note: mill"));
    reader.types("u");
    assert!(!reader.says("note: mill"));
}

#[test]
fn several_bookmarks_are_deleted_and_brought_back_at_once() {
    let mut reader = Reader::keeping(kept(), english(), (80, 24), (Config::default(), Vec::new()));
    reader.types("g b v v");
    assert!(reader.says("2 chosen"));
    assert_eq!(reader.types("d"), Answer::Save);
    assert!(reader.says("3 bookmarks"));
    reader.types("d");
    assert!(reader.says("2 bookmarks"));
    assert_eq!(reader.types("u"), Answer::Save);
    assert_eq!(reader.types("u"), Answer::Save);
    assert!(reader.says("5 bookmarks"));
    assert_eq!(reader.types("u"), Answer::Stay);
    // What is chosen is let go before the list is.
    reader.types("v <esc>");
    assert!(!reader.says("chosen") && reader.says("5 bookmarks"));
}

#[test]
fn a_bookmark_opens_and_the_list_comes_back_at_its_row() {
    let mut reader = Reader::keeping(kept(), english(), (80, 24), (Config::default(), Vec::new()));
    reader.types("g b j");
    let before = reader.picture();
    reader.types("<enter>");
    assert!(reader.says("City to reopen"));
    reader.types("<backspace>");
    assert_eq!(reader.picture().plain(), before.plain());
}

#[test]
fn what_is_listed_is_written_to_a_file_that_is_new() {
    let folder = tempfile::tempdir().expect("a temporary directory");
    let (mut storage, _) = Storage::open(Directories {
        export: Some(folder.path().to_owned()),
        ..Directories::default()
    });
    let issue = english();
    let now = Timestamp::constant(1_658_700_000, 0);
    storage.toggle_story(&issue, issue.sections[0].articles[0].id, now);
    let mut reader = Reader::keeping(storage, issue, (200, 24), (Config::default(), Vec::new()));
    reader.types("g b e m");
    assert!(reader.says("bookmarks-2022-07-25.md"));
    reader.types("e m e j e o e t");
    assert!(reader.says("bookmarks-2022-07-25.txt"));
    let entries = std::fs::read_dir(folder.path())
        .expect("a folder")
        .flatten();
    let mut names: Vec<_> = entries.map(|entry| entry.file_name()).collect();
    names.sort();
    assert_eq!(
        names,
        [
            "bookmarks-2022-07-25-2.md",
            "bookmarks-2022-07-25.json",
            "bookmarks-2022-07-25.md",
            "bookmarks-2022-07-25.opml",
            "bookmarks-2022-07-25.txt",
        ]
    );
    reader.types("y");
    let copied = reader.app.take_copied();
    assert_eq!(
        copied.as_deref(),
        Some(
            "— Ada Marsh, “City to reopen the old ferry steps by spring”, The Harbour Bell, 25 July 2022, Metro, page 1"
        )
    );
}

#[test]
fn the_help_is_made_of_the_keys() {
    check("help", english(), (100, 40), "<enter> ?");
    check("help-chinese", chinese(), (60, 24), "？ <space>");
}

#[test]
fn notes_can_be_read() {
    check("notes", english(), (80, 24), "i");
}

/// A story that no narrow column can be made of without giving up a rule.
fn hard() -> Issue {
    let mut issue = chinese();
    let story = &mut issue.sections[0].articles[0];
    let text = |text: &str| Block::Paragraph(Text::from(text));
    story.body = vec![
        text("老码头的石阶将在清明前重新开放。"),
        text("工程师给石阶编号为HARBOURSTEPS1911FERRYLANDINGNORTHSIDEANDSOUTHSIDE，逐级检查。"),
        text(
            "春々々々々々々々々々々々々々々々々々々々々々々々々々々々々々々々々々々々々々々々々。",
        ),
    ];
    issue
}

#[test]
fn what_was_given_up_to_set_the_page_stands_in_the_notes() {
    check("notes-given-up", hard(), (48, 30), "<enter> i");
    // Of an easy story nothing was, and on the front page nothing is told of a hard one.
    for (issue, script) in [(chinese(), "<enter> i"), (hard(), "i")] {
        let mut reader = Reader::new(issue, (48, 30));
        reader.types(script);
        assert!(reader.says("责任编辑") && !reader.says("放宽"));
    }
}

#[test]
fn a_screen_too_small_says_so_and_still_quits() {
    check("too-small", english(), (19, 5), "");
    let mut reader = Reader::new(english(), (10, 3));
    assert_eq!(reader.types("<enter> q q"), Answer::Quit);
    check("smallest", english(), (20, 6), "<enter>");
}

#[test]
fn the_same_sentence_stays_in_sight_however_the_page_is_set() {
    let mut reader = Reader::new(chinese(), (80, 24));
    reader.types("<enter> <space>");
    let place = reader.app.place();
    for script in ["+", "+", "w", "V", "V", "t", "-", "="] {
        reader.types(script);
        assert_eq!(reader.app.place(), place, "after {script}");
    }
    let before = reader.picture();
    for size in [(40, 10), (160, 50), (20, 6), (5, 2), (80, 24)] {
        let (width, height) = size;
        reader.input(Input::Resize(Size { width, height }));
        assert_eq!(reader.app.place(), place, "at {size:?}");
    }
    reader.types("w w w w t t t t t t t t");
    let (before, after) = (before.plain(), reader.picture().plain());
    assert_eq!(before[..21], after[..21]);
}

#[test]
fn far_into_a_long_story_the_sentence_stays_in_sight() {
    let sentence = |number: usize| format!("第{number}句话说完了。");
    let sentences: String = (0..40_000).map(sentence).collect();
    let article = Article {
        headline: vec![Text::from("长篇")],
        body: vec![Block::Paragraph(Text::from(&*sentences))],
        ..Article::default()
    };
    let issue = paper(
        ("长篇报", Language::Simplified),
        vec![("要闻", vec![article])],
    );
    let mut reader = Reader::new(issue, (120, 40));
    reader.types("<enter> /第30000句 <enter> <esc>");
    let place = reader.app.place();
    let read = &sentences[place.map_or(0, |place| place.offset)..];
    let number = read.split(['第', '句']).nth(1).unwrap_or_default();
    for (width, height) in [(80, 24), (160, 50), (40, 12), (120, 40)] {
        reader.input(Input::Resize(Size { width, height }));
        assert_eq!(reader.app.place(), place, "at {width} cells");
        assert!(reader.says(number), "{number} at {width} cells");
        reader.rest();
        assert!(reader.says(number), "{number} at {width} cells, counted");
    }
}

#[test]
fn escape_restores_the_exact_place_and_never_leaves() {
    let mut reader = Reader::new(english(), (80, 24));
    reader.types("<enter> <space>");
    let (place, before) = (reader.app.place(), reader.picture().plain());
    reader.types("/Ferry <esc>");
    assert_eq!(reader.app.place(), place);
    assert_eq!(reader.picture().plain(), before);
    reader.types("<esc> <esc> <esc>");
    assert_eq!(reader.app.place(), place);
}

#[test]
fn a_search_goes_round_and_says_so() {
    let mut reader = Reader::new(english(), (80, 24));
    reader.types("<enter> /boat <enter>");
    assert!(reader.says("/boat  1/4"));
    reader.types("N");
    assert!(reader.says("past the start, back to the end"));
    reader.types("n");
    assert!(reader.says("past the end, back to the start"));
    reader.types("/zeppelin");
    assert!(reader.says("nothing found"));
}

#[test]
fn space_alone_reads_the_whole_paper() {
    let mut reader = Reader::new(english(), (80, 24));
    reader.types("<enter>");
    for _ in 0..20 {
        reader.types("<space>");
        if reader.says("this paper ends here") {
            break;
        }
    }
    assert!(reader.says("Rowers win by a length"));
    assert!(reader.says("this paper ends here"));
    reader.types("q");
    assert!(reader.says("0 unread"));
    assert!(reader.says("Sport"));
}

#[test]
fn the_next_unread_story_is_found_past_those_that_are_read() {
    let mut reader = Reader::new(english(), (80, 24));
    // Reading the second story to its end counts it as read.
    reader.types("2 <enter> <space>");
    assert!(reader.says("Story 3/4"));
    reader.types("q k k k k u");
    assert!(reader.says("Tram 7 takes"), "the read one is passed over");
    reader.types("<enter> u");
    assert!(reader.says("Story 4/4"));
    reader.types("u");
    assert!(reader.says("Story 1/4"), "round to the first");
    reader.types("] ] <space> <space>");
    assert!(reader.says("this paper ends here"));
    reader.types("u");
    assert!(reader.says("Story 1/4"));
    reader.types("u");
    assert!(reader.says("nothing unread is left"));
}

#[test]
fn a_story_opens_at_its_start_its_jump_at_the_cut() {
    let mut reader = Reader::new(english(), (80, 24));
    reader.types("2 <enter>");
    assert!(reader.says("Story 2/4") && reader.says("Screen 1/"));
    reader.types("q k k o");
    let cut = reader.app.place().expect("a place");
    assert!(matches!(cut.part, newsprint::issue::Part::Body { .. }));
    reader.types("<backspace> <enter> g g");
    assert!(reader.app.place().is_some_and(|start| start < cut));
}

#[test]
fn a_story_begun_is_gone_on_with() {
    let mut reader = Reader::new(english(), (80, 24));
    reader.types("<enter> <space> <space>");
    let place = reader.app.place();
    reader.types("q <enter>");
    assert_eq!(reader.app.place(), place);
    assert!(reader.says("continued where you left"));
}

#[test]
fn paragraphs_and_headings_turn_the_page_when_they_must() {
    let mut reader = Reader::new(english(), (80, 24));
    reader.types("<enter>");
    let first = reader.app.place();
    reader.types("}");
    assert!(reader.says("▸"), "{:#?}", reader.picture().plain());
    reader.types("} }");
    assert!(reader.says("no further subheading"));
    assert_ne!(reader.app.place(), first);
    reader.types("{ { {");
    for _ in 0..9 {
        reader.types("k");
    }
    assert_eq!(reader.app.place(), first);
}

#[test]
fn deleting_a_bookmark_can_be_undone() {
    let mut reader = Reader::new(english(), (80, 24));
    assert_eq!(reader.types("b"), Answer::Save);
    assert_eq!(reader.types("g b d"), Answer::Save);
    assert!(reader.says("no bookmarks yet"));
    assert_eq!(reader.types("u"), Answer::Save);
    assert!(reader.says("City to reopen"));
    reader.types("/zeppelin");
    assert!(reader.says("no bookmark matches"));
    reader.types("<esc> <enter>");
    assert!(reader.says("HARBOUR COUNCIL") || reader.says("Harbour council"));
}

#[test]
fn the_mouse_opens_what_it_points_at() {
    let mut reader = Reader::new(english(), (120, 30));
    let at = |reader: &Reader, text: &str| {
        let rows = reader.picture().plain();
        let row = rows.iter().position(|row| row.contains(text)).expect(text);
        let before = rows[row].split(text).next().unwrap_or_default();
        let column = newsprint::compose::Width::default().of(before);
        Cell {
            row: row as u16,
            column: column as u16,
        }
    };
    let tram = at(&reader, "Tram 7");
    reader.input(Input::Press(tram));
    assert!(!reader.says("Story 3/4"), "the first click chooses");
    reader.input(Input::Press(tram));
    assert!(reader.says("Story 3/4"), "the second one opens");
    let sections = at(&reader, "\\ sidebar");
    reader.input(Input::Press(sections));
    let rowers = at(&reader, "Rowers win");
    reader.input(Input::Press(rowers));
    assert!(reader.says("Story 4/4"));
}

#[test]
fn a_run_of_the_wheel_turns_one_page() {
    let mut reader = Reader::new(english(), (80, 24));
    reader.types("<enter>");
    let now = reader.now;
    for tick in 0..10 {
        let at = now + SignedDuration::from_millis(2000 + 10 * tick);
        reader.app.input(Input::Wheel(1), at);
        reader.rest();
    }
    assert!(reader.says("Screen 2/"));
    let later = now + SignedDuration::from_millis(2400);
    reader.app.input(Input::Wheel(1), later);
    assert!(reader.says("Screen 3/"));
}

#[test]
fn what_render_prints_is_what_the_screen_shows() {
    let (storage, _) = Storage::open(Directories::default());
    let issue = english();
    let story = issue.articles().next().expect("a story").id;
    let session = Session::new(Opening {
        issue,
        notes: Vec::new(),
        troubles: Vec::new(),
        storage,
        config: Config::default(),
        themes: newsprint::bundled::themes(Depth::None),
        surroundings: Surroundings {
            language: Language::English,
            tone: Tone::Light,
        },
    });
    let size = Size {
        width: 80,
        height: 24,
    };
    let pictures = newsprint::terminal::pictures(session, View::Article(story), size);
    let pictures: Vec<Picture> = pictures.collect();
    let mut reader = Reader::new(english(), (80, 24));
    reader.types("<enter>");
    assert!(pictures.len() > 1);
    for picture in &pictures {
        assert_eq!(picture.plain()[..20], reader.picture().plain()[..20]);
        reader.types("<pgdn>");
    }
}

#[test]
fn keys_in_each_others_way_are_told() {
    let (config, errors) = Config::parse("config.toml", "[keys]\nx = \"fly\"\n\"g\" = \"help\"\n");
    assert_eq!(errors, []);
    let mut reader = Reader::with(english(), (80, 24), config);
    assert!(reader.says("config.toml, line 2: x is for fly, which nothing is called"));
    reader.types("i");
    assert!(reader.says("config.toml, line 3: g and g g are in each other's way"));
}

#[test]
fn troubles_are_told_at_the_start_and_stand_before_the_notes() {
    let troubles = ["bookmarks.json is damaged", "config.toml, line 2"].map(str::to_owned);
    let mut reader = Reader::troubled(english(), (80, 24), Config::default(), troubles.to_vec());
    assert!(reader.says("bookmarks.json is damaged"));
    assert!(!reader.says("config.toml, line 2"));
    reader.types("i");
    let rows = reader.picture().plain().join("\n");
    let at = |words: &str| {
        rows.find(words)
            .unwrap_or_else(|| panic!("no {words}\n{rows}"))
    };
    assert!(at("bookmarks.json is damaged") < at("config.toml, line 2"));
    assert!(at("config.toml, line 2") < at("line 3 set aside"));
}

#[test]
fn after_the_last_page_space_opens_the_first_unread_story() {
    let mut reader = Reader::new(english(), (80, 24));
    for _ in 0..60 {
        reader.types("<space>");
        if reader.says("Story 4/4") {
            return;
        }
    }
    panic!("not read: {}", reader.picture().plain().join("\n"));
}

#[test]
fn whoever_finds_outside_a_story_finds_in_the_whole_paper() {
    for script in ["/", "\\ /", "g /", "g b g /"] {
        let mut reader = Reader::new(english(), (100, 24));
        reader.types(script);
        assert!(reader.says("Hits in this paper"), "{script}");
        reader.types("<esc>");
        assert!(!reader.says("Hits in this paper"), "{script}");
    }
}

/// Keys that do something, sizes, clicks and the wheel.
fn inputs() -> impl Strategy<Value = Input> {
    let keys = [
        "j",
        "k",
        "h",
        "l",
        "space",
        "b",
        "m",
        "g",
        "f",
        "s",
        "G",
        "}",
        "{",
        "]",
        "[",
        "tab",
        "shift-tab",
        "+",
        "-",
        "=",
        "w",
        "V",
        "t",
        "i",
        "?",
        "/",
        "n",
        "N",
        "enter",
        "esc",
        "backspace",
        "\\",
        "'",
        "d",
        "u",
        "L",
        "o",
        "1",
        "2",
        "9",
        "a",
        "石",
        "“",
        "…",
        "up",
        "down",
        "home",
        "end",
        "pgup",
        "pgdn",
        "ctrl-u",
        "H",
        "T",
        "z",
        "M",
        ":",
        "ctrl-o",
        "alt-right",
        "s",
        "v",
        "y",
        "shift-down",
    ];
    let key = proptest::sample::select(keys.to_vec())
        .prop_map(|key| Input::Key(Key::parse(key).expect("a key")));
    let size =
        (0..180u16, 0..60u16).prop_map(|(width, height)| Input::Resize(Size { width, height }));
    let press = (0..60u16, 0..180u16).prop_map(|(row, column)| Input::Press(Cell { row, column }));
    let drag = (0..60u16, 0..180u16).prop_map(|(row, column)| Input::Drag(Cell { row, column }));
    let wheel = prop_oneof![Just(Input::Wheel(-1)), Just(Input::Wheel(1))];
    let paste = Just(Input::Paste("码\u{1b}[31m头\u{301}".to_owned()));
    prop_oneof![12 => key, 2 => size, 2 => press, 2 => drag, 1 => wheel, 1 => paste]
}

proptest! {
    #![proptest_config(crate::golden::law(96))]

    #[test]
    fn no_keys_and_no_size_break_a_screen(
        chinese_paper in any::<bool>(),
        wide_quotes in any::<bool>(),
        inputs in proptest::collection::vec(inputs(), 1..60),
    ) {
        let mut config = Config::default();
        if wide_quotes {
            config.terminal.width =
                newsprint::config::WidthChoice::Reader(newsprint::compose::Ambiguous::Wide);
        }
        let issue = if chinese_paper { chinese() } else { english() };
        let mut reader = Reader::with(issue, (80, 24), config);
        for input in inputs {
            reader.input(input);
            prop_assert_eq!(reader.picture().torn(), None);
        }
    }
}

proptest! {
    #![proptest_config(crate::golden::law(48))]

    #[test]
    fn turning_the_paper_keeps_the_place_and_turning_it_back_the_screen(
        name in prop::sample::select(&["xiangtu", "shiomachi", "manual"][..]),
        (width, height) in (20u16..140, 8u16..50),
        stories in 0..6usize,
        pages in 0..4usize,
        in_story in any::<bool>(),
    ) {
        let mut reader = Reader::new(bundled(name), (width, height));
        for _ in 0..stories {
            reader.types(if in_story { "j" } else { "j l" });
        }
        if in_story {
            reader.types("<enter>");
        }
        for _ in 0..pages {
            reader.types("<space>");
        }
        // What was said before is not said again.
        reader.types("<esc>");
        let (before, place) = (reader.picture().plain(), reader.app.place());
        reader.types("V <esc>");
        prop_assert_eq!(reader.app.place(), place);
        reader.types("V <esc>");
        prop_assert_eq!(reader.picture().plain(), before);
        prop_assert_eq!(reader.app.place(), place);
    }
}
