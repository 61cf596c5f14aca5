//! The page that newsprint grew from, and its expected structure as it was judged by hand.

use newsprint::formats::Note;
use newsprint::issue::{Article, Block, Language};

use super::{articles, check_origins, read};
use crate::score;
use crate::shared::shared_text;

/// The seed page is not ours to give away and lies beside the repository, where it lies at all.
#[test]
#[cfg_attr(not(shared), ignore = "../shared is absent")]
fn the_seed_page_becomes_its_three_stories() {
    let page = shared_text("seed/page.txt");
    let reading = read(&page).expect("the seed page can be read");
    let articles = articles(Some(&reading));
    let stories: Vec<String> = articles.iter().map(outline).collect();
    assert_eq!(stories, SEED);
    let shapes: Vec<String> = articles.iter().map(shape).collect();
    assert_eq!(shapes, ["PPHPPPPPPPHPPPP", "PPPPPP", "PPPPPP"]);
    assert_eq!(reading.issue.masthead.date, None);
    assert_eq!(reading.issue.masthead.language, Language::Simplified);
    let undecoded = Note::Undecoded {
        count: 2,
        line: 161,
    };
    assert!(reading.notes.contains(&undecoded), "{:?}", reading.notes);
    check_origins(&page, &reading);
}

/// Headline, deck, byline, subheads and caption of the seed's stories, and of each paragraph its
/// ends and its length in characters.
const SEED: [&str; 3] = [
    "阿里巴巴发布“热土计划2022”
18项新举措助力乡村振兴
皮磊
7月25…身边。 153
今年2月…举措。 167
从三个方向助力乡村振兴
在脱贫攻…帮助。 126
截至目前…参考。 106
在河北青…以上。 153
在河北巨…本”。 190
一年来，…工具。 101
他们还协…方案。 125
此外，在…0%。 159
把科技温度带给更多人
在产业与…路径。 64
过去一年…增收。 173
更值得注…生根。 71
阿里巴巴…量。” 160
在河北青龙，通过电商直播线上卖货，当地农民增收效果明显
",
    "上海交大举办高质量发展上海社区社会组织专业人才培训班
王勇
近日，由…仪式。 116
上海交通…讨论。 141
民政部政…及时。 164
上海市民…尝试。 201
开班仪式…提升。 104
本次培训…动力。 161
",
    "世界青年发展论坛探讨包容和公平的优质教育
张明敏
7月23…话题。 103
驻华代表…支撑。 71
中国青少…梦想。 111
“当代青…子们。 103
在青年行…缩影。 90
本次论坛…机会。 98
",
];

/// An article as [`SEED`] has it; a caption last, wherever it stands.
fn outline(article: &Article) -> String {
    let mut lines = vec![score::title(article)];
    lines.extend(score::decks(article));
    lines.extend(score::bylines(article));
    for block in &article.body {
        match block {
            Block::Paragraph(text) => lines.push(ends(&score::normal(&text.plain()))),
            Block::Heading(text) => lines.push(score::normal(&text.plain())),
            _ => {}
        }
    }
    lines.extend(score::captions(article));
    lines.join("\n") + "\n"
}

/// The first four and last three characters of a text, and its length.
fn ends(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let first: String = letters.iter().take(4).collect();
    let last: String = letters
        .iter()
        .skip(letters.len().saturating_sub(3))
        .collect();
    format!("{first}…{last} {}", letters.len())
}

fn shape(article: &Article) -> String {
    let letter = |block: &Block| match block {
        Block::Paragraph(_) => Some('P'),
        Block::Heading(_) => Some('H'),
        Block::Figure { .. } => None,
        _ => Some('?'),
    };
    article.body.iter().filter_map(letter).collect()
}
