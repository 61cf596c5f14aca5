//! The passages of the specimen, of our own writing: each language with its own traps.

use newsprint::clean::Clean;
use newsprint::formats::Format;
use newsprint::issue::{Article, Block, Language, Rank, Span, Text};

/// A passage and how it is to be shown.
pub(crate) struct Passage {
    pub(crate) title: &'static str,
    pub(crate) language: Language,
    pub(crate) article: Article,
}

const SIMPLIFIED: &[&str] = &[
    "凌晨4点20分，第一班渡轮从清水码头开出，船上只有3名乘客和48筐莲藕。“再早也有人等。”老船工陈望说。他在这条2.6公里长的水道上走了31年，见过雾，见过冰，也见过1998年那场漫过候船室的大水……",
    "2022年起，县里投入1.3亿元修桥，工程分3期、历时18个月。桥通以后，渡轮从每天24班减到6班，票价却还是2元——十年没有变过。《清江日报》曾把这条航线称作“最慢的捷径”，陈望听了只是笑：“慢，是因为要等人；捷径，是因为人都等到了。”",
    "班次和票价可在https://ferry.example/timetable?line=3&day=weekday查询，也可发邮件至desk@ferry.example。码头的Wi-Fi由志愿者维护，NB-IoT水位计每15分钟上报一次，误差不超过0.5%。",
];

const TRADITIONAL: &[&str] = &[
    "清晨五點半，豆漿店的鐵門拉開一半，蒸氣先走出來。「今天有鹹的嗎？」排第一個的總是對面書店的老闆。他把《夜行紀》夾在腋下，付了35元，找回的零錢照例投進櫃檯上的小鐵罐——那是給街貓的。",
    "這條街全長420公尺，共有27家店，其中19家開業超過30年。市府去年提出「慢街計畫」，預計以1,200萬元改善騎樓與照明；店家卻說，他們要的不多：別讓貨車在7時至9時之間進來，就夠了。",
];

const JAPANESE: &[&str] = &[
    "で生まれた手紙は、いまも一日に一度だけ船で運ばれる。郵便船「しおかぜ」の船長、浜田うしおさん（67）は、これまでに約42万通を届けてきた。「ちょっと遅れても、ちゃんと着く。それが手紙でしょう」と笑う。",
    "島の人口は128人。小学校は2019年に休校となり、いまはコーヒーと古本の店になった。日曜の午後3時、ロッキングチェアーの並ぶ廊下で『潮の音』の朗読会が開かれる。入場料は500円、島民は無料だ。……次回は4月12日。",
];

const KOREAN: &[&str] = &[
    "새벽 다섯 시, 항구의 첫 경매가 시작되기 전에 국밥집 불이 먼저 켜진다. 주인 한서윤 씨(58)는 하루에 120그릇만 끓인다. “더 끓이면 맛이 흐려져요.” 그 말은 간판보다 오래되었다.",
    "지난 2021년 시장 정비가 끝난 뒤 손님은 30% 늘었지만, 가격은 여전히 7,000원이다. 국물은 ‘느린 불’로 네 시간 동안 우려낸다.",
];

const ENGLISH: &[&str] = &[
    "The harbourmaster’s ledger, bound in green cloth and swollen with salt, records 1,914 arrivals between March and October — nearly twice as many as the year before. “Nobody believed the numbers,” said Ines Calloway, who has kept the book since 1998. “So I counted them again.”",
    "What the ledger does not record is the extraordinary quiet of the early mornings, when unaccompanied fishermen mend well-worn nets beneath the international signalling tower. A scanned copy is kept at https://harbour.example/ledger/2022?page=14 for anyone who cares to look.",
];

const MIXED: &[&str] = &[
    "AI模型GPT-4和BERT在NLP任务上的F1值从71.3%升到88.6%，C++与Rust代码各占1/2；A/B测试覆盖11万名用户、3—5个城市。“我们不追SOTA（state of the art），”项目负责人Li Wei说，“我们追‘能用’。”",
];

/// A passage of paragraphs.
fn passage(title: &'static str, language: Language, paragraphs: &[&str]) -> Passage {
    let paragraphs = paragraphs.iter().map(|text| Text::from(*text));
    Passage {
        title,
        language,
        article: Article {
            body: paragraphs.map(Block::Paragraph).collect(),
            ..Article::default()
        },
    }
}

/// Japanese, with readings beside two names.
fn japanese() -> Passage {
    let mut passage = passage("Japanese, with ruby", Language::Japanese, JAPANESE);
    let read = |text: &str, ruby: &str| Span {
        text: Clean::line(text),
        ruby: Some(Clean::line(ruby)),
        ..Span::default()
    };
    if let Some(Block::Paragraph(text)) = passage.article.body.first_mut() {
        text.spans.insert(0, read("潮", "うしお"));
        text.spans.insert(1, read("町", "まち"));
    }
    passage
}

/// The story that leads the bundled Chinese paper, its paragraphs alone.
fn lead() -> Option<Passage> {
    let papers = newsprint::bundled::papers();
    let readings = papers
        .iter()
        .filter_map(|(_, source)| Format::detect(source).read(source).ok());
    let issue = readings
        .map(|reading| reading.issue)
        .find(|issue| issue.masthead.language == Language::Simplified)?;
    let lead = issue
        .articles()
        .find(|article| article.rank == Rank::Lead)?;
    let paragraphs = lead.body.iter();
    let paragraphs = paragraphs.filter(|block| matches!(block, Block::Paragraph(_)));
    Some(Passage {
        title: "The lead of the bundled paper",
        language: Language::Simplified,
        article: Article {
            body: paragraphs.cloned().collect(),
            ..Article::default()
        },
    })
}

/// All passages, in the order of the sheet.
pub(crate) fn passages() -> Vec<Passage> {
    let mut passages = vec![
        passage("Simplified Chinese", Language::Simplified, SIMPLIFIED),
        passage("Traditional Chinese", Language::Traditional, TRADITIONAL),
        japanese(),
        passage("Korean", Language::Korean, KOREAN),
        passage("English", Language::English, ENGLISH),
        passage("Words and numbers among Han", Language::Simplified, MIXED),
    ];
    passages.extend(lead());
    passages
}
