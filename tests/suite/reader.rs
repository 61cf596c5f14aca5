//! Who types at a screen that is no terminal, and the papers that are read there.

use std::rc::Rc;

use jiff::{SignedDuration, Timestamp};
use newsprint::clean::Clean;
use newsprint::compose::Size;
use newsprint::config::Config;
use newsprint::issue::{
    Article, Author, Block, Date, Issue, Language, Masthead, Rank, Section, Text,
};
use newsprint::messages::Told;
use newsprint::storage::{Directories, Storage};
use newsprint::terminal::{
    Answer, App, Input, Key, Opening, Picture, Session, Surroundings, Tone, View,
};
use newsprint::theme::{Depth, Themes};

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

pub(crate) fn paper(
    (title, language): (&str, Language),
    sections: Vec<(&str, Vec<Article>)>,
) -> Issue {
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
    pub(crate) now: Timestamp,
}

impl Reader {
    pub(crate) fn new(issue: Issue, size: (u16, u16)) -> Reader {
        Reader::with(issue, size, Config::default())
    }

    pub(crate) fn with(issue: Issue, size: (u16, u16), config: Config) -> Reader {
        Reader::troubled(issue, size, config, Vec::new())
    }

    /// A reader before a terminal of all colours.
    pub(crate) fn coloured(issue: Issue, config: Config) -> Reader {
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

    pub(crate) fn troubled(
        issue: Issue,
        size: (u16, u16),
        config: Config,
        troubles: Vec<String>,
    ) -> Reader {
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

    pub(crate) fn opened(
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

    pub(crate) fn rest(&mut self) {
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
pub(crate) fn check(name: &str, issue: Issue, size: (u16, u16), script: &str) {
    let mut reader = Reader::new(issue, size);
    reader.types(script);
    golden(name, &reader.picture().plain());
}

#[track_caller]
pub(crate) fn golden(name: &str, rows: &[String]) {
    crate::golden::check(&format!("screens/{name}.txt"), &(rows.join("\n") + "\n"));
}
