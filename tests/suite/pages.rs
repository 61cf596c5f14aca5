//! An article and a setting into pages, as text that can be read like a newspaper. Goldens lie in
//! `tests/golden/pages`; `UPDATE_GOLDEN=1` writes them anew.

use newsprint::clean::Clean;
use newsprint::compose::{self, Columns, Setting, Size};
use newsprint::issue::{
    Article, ArticleId, Author, Block, Direction, Language, Part, Place, Rank, Span, Text,
};

use crate::golden;

/// All pages, with their edges.
fn picture(article: &Article, language: Language, setting: &Setting) -> String {
    let edge = format!("+{}+\n", "-".repeat(usize::from(setting.size.width)));
    let mut picture = String::new();
    for page in compose::article(article, language, setting) {
        picture.push_str(&edge);
        picture.push_str(&page.to_string());
    }
    picture + &edge
}

#[test]
fn words_from_the_right_are_turned_in_lines_kept_as_they_are() {
    let [first, other] = ["\u{5d0}\u{5d1}", "\u{5d2}\u{5d3}"];
    let turned = |word: &str| word.chars().rev().collect::<String>();
    let verse = format!("see {first} {other} {first} 12 {other} plain");
    let article = Article {
        body: vec![Block::Verbatim(Text::from(&*verse))],
        ..Article::default()
    };
    let page = picture(&article, Language::English, &setting(24, 8));
    let (first, other) = (turned(first), turned(other));
    let line = format!("see {other} 12 {first} {other} {first}\n");
    assert!(page.contains(&line), "{page}");
}

#[track_caller]
fn check(name: &str, article: &Article, (language, setting): (Language, Setting)) {
    let picture = picture(article, language, &setting);
    golden::check(&format!("pages/{name}.txt"), &picture);
}

fn setting(width: u16, height: u16) -> Setting {
    Setting::for_size(Size { width, height })
}

/// A story about water meters, of our own making, with every trap of Chinese setting in it.
fn meters() -> Article {
    let paragraph = |text: &str| Block::Paragraph(Text::from(text));
    Article {
        id: ArticleId(7),
        rank: Rank::Lead,
        kicker: Some(Text::from("民生 │ 老城改造")),
        headline: vec![Text::from("青石巷装上“会说话的水表”")],
        deck: vec![Text::from("12个社区、4.2万户居民告别上门抄表")],
        byline: vec![Author {
            name: Clean::line("林远"),
            role: None,
        }],
        dateline: Some(Text::from("本报南浦7月25日电")),
        body: vec![
            paragraph(
                "清晨6点，青石巷的水声还没响起，巷口的电子屏已经报出昨夜的用水量：38吨，比上周少了2吨。“过去这条巷子一个月要跑三趟，遇上锁门的，还得再来。”抄表员周庆生说，他在老城走了27年，钥匙串上挂着110把钥匙——如今，一把也用不上了。",
            ),
            paragraph(
                "2022年，南浦市启动“静水计划”，三年内投入1.3亿元，为12个社区、4.2万户居民更换智能水表。市水务局副局长顾澜介绍，新表用NB-IoT网络回传数据，每15分钟一次，误差不超过0.5%；一旦夜间流量异常，值班室会在3分钟内打出电话。",
            ),
            Block::Heading(Text::from("漏点藏在看不见的地方")),
            paragraph(
                "老城的管网大多埋于上世纪60年代，图纸缺了1／3。施工队先用听音杆一米一米地“听”，再用探地雷达核对，最后才敢下铲。去年3月至今，他们找到漏点417处，其中最大的一处每天白白流走260吨水，够300个家庭用上一天……",
            ),
            paragraph(
                "“我们不是在换表，是在给老城做体检。”总工程师沈砚拿出一本《管网手记》，里面画满了弯弯曲曲的线：“哪一段是铸铁，哪一段是水泥，哪一段被谁家的厨房压在底下，全在这里。”",
            ),
            Block::Quote(Text::from("水声小了，日子反而听得更清楚。")),
            Block::Heading(Text::from("多出来的时间做什么")),
            paragraph(
                "周庆生没有离开巷子。他和另外22名抄表员一起转成了“管家”，每人负责5—8条巷子，修水龙头、看管井，也替独居老人捎药、取快递。社区统计，半年里他们上门3100多次，只有不到一成和水有关。",
            ),
            Block::List(vec![
                Text::from("更换水表：41 860块"),
                Text::from("修复漏点：417处，每年少漏水约95万吨"),
                Text::from("上门服务：3100余次"),
            ]),
            paragraph("傍晚，电子屏又亮了。有孩子踮着脚念上面的数字，念错了，巷子里的人都笑。"),
        ],
    }
}

/// A story of words and spaces, of our own making.
fn ferry() -> Article {
    let paragraph = |text: &str| Block::Paragraph(Text::from(text));
    Article {
        id: ArticleId(8),
        kicker: Some(Text::from("HARBOUR COUNCIL")),
        headline: vec![Text::from("City to reopen the old ferry steps by spring")],
        deck: vec![Text::from(
            "Engineers say the stone is sound; the handrails are not",
        )],
        byline: vec![Author {
            name: Clean::line("our harbour correspondent"),
            role: None,
        }],
        dateline: Some(Text::from("HARBOUR CITY, Tuesday")),
        body: vec![
            paragraph(
                "The stone steps below the customs house will reopen to walkers before Easter, the harbour council decided on Tuesday, ending eleven years behind a chain-link fence.",
            ),
            paragraph(
                "Engineers who spent the autumn on the foreshore found the treads sound and the footings dry. What failed their inspection was newer: a run of galvanised handrail fitted in the nineties, now rusted through at the waterline.",
            ),
            Block::Heading(Text::from("Cheaper than the fence")),
            paragraph(
                "The work will cost less than the fence has cost to rent, the council's surveyor told members, to some laughter. A ferry will not return. “Nobody is promising a boat,” she said, “only a way down to the water.”",
            ),
            Block::Table(vec![
                vec![Text::from("Item"), Text::from("Cost"), Text::from("By")],
                vec![
                    Text::from("Handrail, galvanised, 60 m"),
                    Text::from("£14,200"),
                    Text::from("March"),
                ],
                vec![
                    Text::from("Stone, cleaning"),
                    Text::from("£3,900"),
                    Text::from("April"),
                ],
            ]),
            paragraph(
                "The plans are at https://harbour.example/council/2022/steps?view=full&lang=en until the end of the month.",
            ),
        ],
        ..Article::default()
    }
}

#[test]
fn a_chinese_story_in_one_column() {
    check(
        "chinese-one-column",
        &meters(),
        (Language::Simplified, setting(60, 30)),
    );
}

#[test]
fn a_chinese_story_in_two_columns() {
    check(
        "chinese-two-columns",
        &meters(),
        (Language::Simplified, setting(80, 24)),
    );
}

#[test]
fn a_chinese_story_in_three_columns() {
    let three = Setting {
        columns: Columns::Exactly(3),
        ..setting(120, 34)
    };
    check(
        "chinese-three-columns",
        &meters(),
        (Language::Simplified, three),
    );
}

#[test]
fn an_english_story_ragged_in_two_columns() {
    check(
        "english-ragged",
        &ferry(),
        (Language::English, setting(80, 24)),
    );
}

#[test]
fn an_english_story_justified_in_wide_columns() {
    check(
        "english-justified",
        &ferry(),
        (Language::English, setting(120, 30)),
    );
}

#[test]
fn a_story_in_the_smallest_rooms() {
    check(
        "chinese-tiny",
        &meters(),
        (Language::Simplified, setting(20, 6)),
    );
}

#[test]
fn a_chinese_story_set_vertically() {
    let vertical = Setting {
        direction: Direction::Vertical,
        ..setting(120, 34)
    };
    check(
        "chinese-vertical",
        &meters(),
        (Language::Simplified, vertical),
    );
}

/// A text in which `字(じ)` is a base with its reading.
fn read_aloud(text: &str) -> Text {
    let mut spans = Vec::new();
    for piece in text.split_inclusive(')') {
        let (plain, reading) = match piece.split_once('(') {
            Some((before, reading)) => (before, reading.strip_suffix(')')),
            None => (piece, None),
        };
        let (before, base) = plain.rsplit_once('|').unwrap_or(("", plain));
        let span = |text: &str, ruby: Option<&str>| Span {
            text: Clean::line(text),
            ruby: ruby.map(Clean::line),
            ..Span::default()
        };
        spans.push(span(before, None));
        spans.push(span(base, reading));
    }
    spans.retain(|span| !span.text.is_empty());
    Text { spans }
}

/// A story with readings over some of its words, of our own making.
fn tide() -> Article {
    Article {
        id: ArticleId(9),
        headline: vec![read_aloud("|潮見(しおみ)町の渡し|舟(ぶね)")],
        body: vec![
            Block::Paragraph(read_aloud(
                "朝六時、|潮見(しおみ)町の|桟橋(さんばし)に霧が下りた。渡し|舟(ぶね)の船頭、|鷲津(わしづ)さんは「潮は待ってくれん」と笑い、|舫(もや)い綱を解いた。川幅は百二十メートル、橋ができてからも、通学の子どもたちは舟を選ぶ。",
            )),
            Block::Paragraph(Text::from(
                "昭和のはじめ、渡し賃は二銭だった。いまは誰からも取らない。",
            )),
            Block::Paragraph(read_aloud(
                "|青(qīng)|石(shí)|巷(xiàng)とは、中国の古い町の名である。",
            )),
        ],
        ..Article::default()
    }
}

#[test]
fn readings_stand_on_a_row_of_their_own() {
    check("ruby", &tide(), (Language::Japanese, setting(80, 24)));
    let vertical = Setting {
        direction: Direction::Vertical,
        ..setting(80, 24)
    };
    check("ruby-vertical", &tide(), (Language::Japanese, vertical));
}

#[test]
fn words_and_tables_stand_across_vertical_lines() {
    let vertical = Setting {
        direction: Direction::Vertical,
        ..setting(120, 34)
    };
    check("english-vertical", &ferry(), (Language::English, vertical));
    let mut mixed = meters();
    mixed.body.splice(2..2, ferry().body.split_off(2));
    check("mixed-vertical", &mixed, (Language::Simplified, vertical));
}

#[test]
fn the_lead_story_begins_with_an_initial() {
    let lead = Article {
        rank: Rank::Lead,
        dateline: None,
        body: vec![Block::Paragraph(Text::from(
            "Readers of the old ferry table will miss it. For eleven years it hung beside the customs house, corrected in pencil, and nobody who crossed the water in winter trusted anything else. On Monday the harbour office took it down, framed it, and hung it on the wall of the waiting room, where it is wrong.",
        ))],
        ..ferry()
    };
    let setting = setting(80, 24);
    check("english-initial", &lead, (Language::English, setting));
    let page = &compose::article(&lead, Language::English, &setting)[0];
    let place = Place::start_of(lead.id, Part::block(0));
    let cell = page.cell_of(place).unwrap();
    assert_eq!(page.place_at(cell), Some(place));
}

#[test]
fn an_empty_story_is_one_page() {
    let pages = compose::article(&Article::default(), Language::English, &setting(80, 24));
    assert_eq!(pages.len(), 1);
}

#[test]
fn every_room_however_small_gets_pages() {
    for width in 0..=24 {
        for height in 0..=8 {
            for direction in [Direction::Horizontal, Direction::Vertical] {
                let setting = Setting {
                    direction,
                    ..setting(width, height)
                };
                for article in [meters(), ferry()] {
                    let mut pages = compose::Pages::new(&setting, Language::Simplified);
                    assert!(
                        pages.next(&article).is_some(),
                        "{width}x{height} {direction:?}"
                    );
                    pages.next(&article);
                }
            }
        }
    }
}
