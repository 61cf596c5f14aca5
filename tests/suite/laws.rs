//! Properties that hold on all inputs.

use newsprint::clean::Clean;
use newsprint::formats::{Format, Note, Source, write, write_single};
use newsprint::issue::{
    Article, Author, Block, Date, Direction, Emphasis, Issue, Language, Masthead, Rank, Section,
    Span, Text,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

/// Words that try to be Markdown, TOML or nothing at all.
fn words() -> impl Strategy<Value = Clean> {
    let piece = prop_oneof![
        4 => "[a-z]{1,6}",
        4 => "[一-三]{1,4}",
        8 => prop::sample::select(vec![
            "#", "##", ">", "-", "+", "*", "**", "_", "`", "```", "~~~", "[", "]", "](x)", "![",
            "{", "}", "{漢|か}", "|", "\\", "\\|", "<", "<b>", "</code>", "<!--", "&", "&amp;", "&#32;",
            "1.", "2)", "+++", "---", "===", "!", "^", "[^1]", "[^1]:", ":", "\"", "'", "“", "”",
            "。", "「", "（", "é", "e\u{301}", "\u{3000}", "\u{3000}", "\u{a0}", "👩\u{200d}👧", "\u{fffd}", "=", "한국",
        ]).prop_map(str::to_owned),
        2 => " {1,3}",
        1 => "\\PC{1,3}",
    ];
    vec(piece, 0..6).prop_map(|pieces| Clean::line(&pieces.concat()))
}

fn span() -> impl Strategy<Value = Span> {
    let emphasis = prop::sample::select(vec![
        Emphasis::Plain,
        Emphasis::Plain,
        Emphasis::Emphasized,
        Emphasis::Strong,
        Emphasis::Both,
        Emphasis::Named,
        Emphasis::Literal,
    ]);
    (
        words(),
        emphasis,
        option::weighted(0.2, words()),
        option::weighted(0.2, words()),
    )
        .prop_map(|(text, emphasis, ruby, link)| Span {
            text,
            emphasis,
            ruby,
            link,
        })
}

fn text() -> impl Strategy<Value = Text> {
    vec(span(), 0..4).prop_map(|spans| Text { spans })
}

fn block() -> impl Strategy<Value = Block> {
    prop_oneof![
        text().prop_map(Block::Paragraph),
        text().prop_map(Block::Heading),
        text().prop_map(Block::Quote),
        vec(text(), 0..3).prop_map(Block::List),
        vec(vec(text(), 0..3), 0..3).prop_map(Block::Table),
        (text(), option::of(words())).prop_map(|(caption, image)| Block::Figure { caption, image }),
        vec(words(), 0..4).prop_map(|lines| {
            let lines: Vec<&str> = lines.iter().map(Clean::as_str).collect();
            Block::Verbatim(Text::from(Clean::lines(&lines.join("\n"))))
        }),
        Just(Block::Rule),
    ]
}

fn article() -> impl Strategy<Value = Article> {
    let author = (words(), option::of(words())).prop_map(|(name, role)| Author { name, role });
    let head = (option::of(text()), vec(text(), 0..3), vec(text(), 0..3));
    let rank = prop::sample::select(vec![Rank::Lead, Rank::Major, Rank::Minor, Rank::Brief]);
    let rest = (vec(author, 0..3), option::of(text()), vec(block(), 0..5));
    (rank, head, rest).prop_map(
        |(rank, (kicker, headline, deck), (byline, dateline, body))| Article {
            rank,
            kicker,
            headline,
            deck,
            byline,
            dateline,
            body,
            ..Article::default()
        },
    )
}

fn issue() -> impl Strategy<Value = Issue> {
    let date = (1i16..=9999, 1i8..=12, 1i8..=28).prop_map(|(year, month, day)| {
        Date::new(year, month, day).expect("every month has 28 days")
    });
    let language = prop::sample::select(vec![
        Language::Simplified,
        Language::Traditional,
        Language::Japanese,
        Language::Korean,
        Language::English,
    ]);
    let direction = prop::sample::select(vec![Direction::Horizontal, Direction::Vertical]);
    let edition = words().prop_map(|words| Some(words).filter(|words| !words.is_empty()));
    let masthead = (words(), option::of(date), edition, language, direction).prop_map(
        |(title, date, edition, language, direction)| Masthead {
            title,
            date,
            edition,
            language,
            direction,
        },
    );
    let section =
        (words(), vec(article(), 0..3)).prop_map(|(name, articles)| Section { name, articles });
    (masthead, vec(section, 0..3)).prop_map(|(masthead, sections)| Issue::bind(masthead, sections))
}

fn read(source: &Source) -> (Issue, Vec<Note>) {
    assert_eq!(Format::detect(source), Format::NATIVE);
    let reading = Format::NATIVE.read(source).expect("what we write is read");
    (reading.issue, reading.notes)
}

proptest! {
    #![proptest_config(crate::golden::law(256))]

    #[test]
    fn a_folder_comes_back_as_it_was_written(issue in issue()) {
        let files = write(&issue, &[]);
        let (again, notes) = read(&Source::from_files("paper", files.clone()));
        let shown = || files.values().map(|file| String::from_utf8_lossy(file)).collect::<Vec<_>>().join("\n\n");
        prop_assert_eq!(&again, &issue, "{}", shown());
        prop_assert!(notes.is_empty(), "{:?}\n{}", notes, shown());
        prop_assert_eq!(write(&again, &[]), files);
    }

    #[test]
    fn a_single_file_comes_back_as_it_was_written(issue in issue()) {
        let file = write_single(&issue);
        let (again, notes) = read(&Source::from_bytes("issue.md", file.clone()));
        prop_assert_eq!(&again, &issue, "{}", file);
        prop_assert!(notes.is_empty(), "{:?}\n{}", notes, file);
        prop_assert_eq!(write_single(&again), file);
    }

    #[test]
    fn a_bound_issue_is_in_its_normal_form(issue in issue()) {
        let again = Issue::bind(issue.masthead.clone(), issue.sections.clone());
        prop_assert_eq!(again, issue);
    }

    #[test]
    fn any_bytes_are_read_as_our_own(bytes in vec(any::<u8>(), 0..400)) {
        let _ = Format::NATIVE.read(&Source::from_bytes("issue.md", bytes.clone()));
        let file = [b"+++\ntitle = \"\"\n+++\n".as_slice(), &bytes].concat();
        read(&Source::from_bytes("issue.md", file));
        let mut files = write(&Issue::bind(Masthead::default(), vec![Section::default()]), &[]);
        files.insert("issue.toml".to_owned(), bytes);
        let _ = Format::NATIVE.read(&Source::from_files("paper", files));
    }

    #[test]
    fn any_markdown_is_read_and_then_stays(words in vec(words(), 0..30), joints in vec(0..4usize, 30)) {
        let joints = joints.iter().map(|joint| ["", " ", "\n", "\n\n"][*joint]);
        let body: String = words.iter().map(Clean::as_str).zip(joints).flat_map(<[&str; 2]>::from).collect();
        let file = format!("+++\ntitle = \"\"\n+++\n{body}");
        let (issue, _) = read(&Source::from_bytes("issue.md", file));
        let (again, notes) = read(&Source::from_bytes("issue.md", write_single(&issue)));
        prop_assert_eq!(again, issue);
        prop_assert!(notes.is_empty());
    }
}
