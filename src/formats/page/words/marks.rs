//! What a single line or paragraph says by its own words and marks: that it is a caption, a list
//! item, a numbered subhead, a question, a notice, a jump, the opening of a story. Word lists stand
//! together here, each with its reason; none is of one paper.

use super::script::{self, is_spaceless};

/// The widest a heading gets, in cells: two lines of a broadsheet's full width.
const WIDEST_HEADING: usize = 76;

/// The most words of a heading in a language of words.
const MOST_HEADING_WORDS: usize = 16;

/// Words that open a paragraph which goes on from the one before: no story starts with them.
#[rustfmt::skip]
const GOING_ON: &[&str] = &[
    "此外", "同时", "同時", "另外", "其中", "他", "她", "它", "这", "該", "该", "因此", "但", "不过", "不過", "然而",
    "而且", "而", "接下来", "接下來", "随后", "隨後", "对此", "對此", "据介绍", "據介紹", "据悉", "據悉", "据了解", "據了解",
    "目前", "截至目前", "与此同时", "與此同時", "下一步", "最后", "最後", "在此", "为此", "為此", "所以", "于是", "此次",
    "本次", "如今", "除此之外", "除了", "在此之前", "与之", "當時", "当时", "那时", "后来", "後來", "之后", "尽管", "虽然",
    "不仅", "不只", "也有", "还有", "今后", "未来", "据统计", "據統計", "为了", "“", "また", "さらに", "一方", "しかし", "同", "この", "その", "これ", "それ", "彼", "今後", "「",
    "そこで", "だが", "ただ", "それでも", "こうした", "こうして", "中でも", "なかでも", "このほか", "ほかに", "とはいえ", "当初",
    "次回", "今では", "そんな", "すると", "やがて",
    "그는", "또한", "이에", "한편", "그러나", "이번", "그", "이들", "He ", "She ", "It ", "They ", "But ",
    "And ", "However", "The two ", "This ", "These ", "That ", "Those ", "Meanwhile",
    "In addition", "Also", "His ", "Her ", "Their ", "“", "\"", "After that", "Still,",
    "Yet ", "So ", "Then ",
];

/// Words near the front of a paragraph by which a story gives its day and source.
#[rustfmt::skip]
const NEWS_OPENINGS: &[&str] = &[
    "近日", "日前", "昨日", "昨天", "昨晚", "今天", "今日", "记者从", "記者從", "记者获悉", "连日来", "近年来", "本周",
    "上周", "这几天", "最近", "月", "한국", "지난", "오는",
];

/// Captions begin so.
#[rustfmt::skip]
const CAPTION_OPENINGS: &[&str] = &[
    "图为", "圖為", "图①", "图1", "图一", "图片说明", "图说", "圖說", "上图", "下图", "左图", "右图", "題圖", "题图",
    "写真＝", "写真＝", "写真は", "写真：", "사진=", "사진:",     "Photo:", "PHOTO:", "Photo by", "Pictured", "Picture:", "Above:", "Below:",
];

/// Captions end so.
#[rustfmt::skip]
const CAPTION_ENDINGS: &[&str] = &[
    "摄", "攝", "摄）", "攝）", "供图", "供圖", "供图）", "供圖）", "图/视觉中国", "资料图片", "资料图片）", "資料圖片", "撮影",
    "撮影）", "제공", "제공)", "(AP)", "(Reuters)", "/Reuters", "file photo", "File photo",
];

/// Notices and advertisements are headed so.
#[rustfmt::skip]
const NOTICES: &[&str] = &[
    "启事", "啟事", "公告", "声明", "聲明", "通告", "讣告", "訃告", "公示", "广告", "廣告", "招聘", "招租", "寻人",
    "遗失", "遺失", "お知らせ", "広告", "訃報", "공고", "알림", "광고", "부고", "분실",
];

/// A notice's headline holds none of these; a story about a notice does.
#[rustfmt::skip]
const NOT_NOTICES: &[&str] = &[
    "发布", "發布", "公布", "回应", "回應", "称", "联合", "签署", "发表",
];

/// English notices are headed so, in any case of letters.
#[rustfmt::skip]
const ENGLISH_NOTICES: &[&str] = &[
    "notice", "notices", "public notice", "legal notice", "legal notices", "for sale",
    "for rent", "to let", "wanted", "help wanted", "classified", "classifieds",
    "classified advertisements", "advertisement", "announcement", "announcements",
    "lost and found", "lost", "situations vacant", "correction", "corrections",
];

/// Whether the text could be a heading by its words alone: short, and no sentence.
pub(crate) fn is_heading_like(text: &str) -> bool {
    let text = text.trim();
    let Some(first) = text.chars().next() else {
        return false;
    };
    if text.len() > WIDEST_HEADING * 3
        || script::width(text) > WIDEST_HEADING
        || script::is_follower(first)
    {
        return false;
    }
    let last = text.chars().last().unwrap_or(first);
    if matches!(
        last,
        '。' | '；' | '，' | '、' | '：' | ',' | ';' | ':' | '｡' | '-' | '—' | '…' | '/'
    ) || script::is_opener(last)
    {
        return false;
    }
    if text.chars().any(is_spaceless) {
        let commas = text.chars().filter(|c| matches!(c, '，' | '、')).count();
        return !text.contains(['。', '；']) && commas <= 2 && !text.contains("！”");
    }
    // A Korean line that ends in a particle or a connective goes on.
    if "고며는을를은의와과도서게려".contains(last) {
        return false;
    }
    let core = text.trim_end_matches(script::is_closer);
    let period = core.ends_with(['.', ',']) && !core.ends_with("...");
    !period
        && !text.contains(". ")
        && text.split_whitespace().count() <= MOST_HEADING_WORDS
        && text.chars().any(char::is_alphabetic)
}

/// Marks that point from a caption to its picture, and that some papers set before briefs.
const POINTERS: [char; 8] = ['▲', '◀', '▶', '▼', '►', '◄', '△', '▽'];

/// Whether the text is a caption by its opening or its ending.
pub(crate) fn is_caption(text: &str) -> bool {
    let text = text.trim();
    if text.len() > 600 {
        return false; // A caption of two hundred Han is none.
    }
    let opens =
        CAPTION_OPENINGS.iter().any(|word| text.starts_with(word)) || text.starts_with(POINTERS);
    let ends = CAPTION_ENDINGS.iter().any(|word| text.ends_with(word)) && script::width(text) > 16;
    opens && text.chars().count() > 4 || ends
}

/// Whether the heading is one of notices, small advertisements or announcements.
pub(crate) fn is_notice(heading: &str) -> bool {
    let heading = heading.trim().trim_matches(|c: char| !c.is_alphanumeric());
    let lower = heading.to_lowercase();
    if ENGLISH_NOTICES.contains(&lower.as_str())
        || lower.starts_with("notice of ")
        || lower.starts_with("notice to ")
    {
        return true;
    }
    let long = heading.chars().count() > 16;
    !long
        && NOTICES
            .iter()
            .any(|word| heading.ends_with(word) || heading == *word)
        && !NOT_NOTICES.iter().any(|word| heading.contains(word))
        || heading.starts_with("遗失声明")
        || heading.starts_with("遺失聲明")
}

/// Headings of columns of briefs.
#[rustfmt::skip]
const BRIEFS: &[&str] = &[
    "简讯", "短讯", "快讯", "简明新闻", "新闻速递", "新闻集纳", "一句话新闻", "要闻速览", "要闻简报", "本地简讯", "各地简讯", "国际简讯",
    "国内简讯", "简报", "速览", "簡訊", "短訊", "要聞速覽", "ニュース短信", "短信", "地域短信", "단신", "briefs", "in brief",
    "news in brief", "news briefs", "briefly", "digest", "news digest", "local briefs",
    "world briefs", "around the region",
];

/// Whether the heading is one of a column of briefs.
pub(crate) fn is_briefs(heading: &str) -> bool {
    let heading = heading.trim().trim_matches(|c: char| !c.is_alphanumeric());
    BRIEFS.contains(&heading.to_lowercase().as_str())
}

/// Whether a text, which may stand in brackets, says no more than that a story ends.
pub(crate) fn is_end(text: &str) -> bool {
    let text = text.trim();
    let core = text.trim_matches(|c: char| !c.is_alphanumeric());
    let marked = core.len() < text.len();
    matches!(
        text,
        "■" | "□" | "◆" | "●" | "◇" | "▇" | "#" | "##" | "完" | "END" | "（終）"
    ) || marked
        && matches!(
            core,
            "完" | "了"
                | "终"
                | "終"
                | "おわり"
                | "END"
                | "End"
                | "ENDS"
                | "ends"
                | "30"
                | "끝"
                | "全文完"
        )
}

/// The text before a jump or an end mark that stands in brackets at its end, and the mark.
pub(crate) fn closing(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_end();
    let (rest, _) = super::names::last_brackets(text)?;
    let mark = &text[rest.len()..];
    let rest = rest.trim_end();
    (!rest.is_empty() && (is_jump(mark) || is_end(mark))).then_some((rest, mark))
}

/// The jump in brackets at the head of a text, and the text after it.
pub(crate) fn opening_jump(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start();
    text.strip_prefix(['（', '('])?;
    let (end, close) = text
        .char_indices()
        .take(24)
        .find(|(_, c)| matches!(c, '）' | ')'))?;
    let (jump, rest) = text.split_at(end + close.len_utf8());
    let rest = rest.trim_start();
    (is_jump(jump) && !rest.is_empty()).then_some((jump, rest))
}

/// Whether the text is a jump: where a story goes on, or came from.
pub(crate) fn is_jump(text: &str) -> bool {
    let text = text.trim();
    let opens = text.starts_with(['（', '(']);
    let close = opens.then(|| text.find(['）', ')'])).flatten();
    if close.is_some_and(|at| !text[at..].trim_start_matches(['）', ')']).trim().is_empty()) {
        return false; // Words of the story stand behind the brackets.
    }
    let core = text.trim().trim_matches(|c: char| !c.is_alphanumeric());
    if core.chars().nth(40).is_some() {
        return false;
    }
    let lower = core.to_lowercase();
    ["下转", "上接", "下轉", "上接", "转第", "紧接第"]
        .iter()
        .any(|word| core.starts_with(word))
        && core.contains(['版', '页', '面', '版'])
        || lower.starts_with("continued on ")
        || lower.starts_with("continued from ")
        || lower.starts_with("see page ")
        || core.ends_with("面に続く")
        || core.ends_with("面から続く")
        || core.ends_with("면에 계속")
        || core.ends_with("면에서 계속")
}

/// Whether a jump says where a story came from.
pub(crate) fn comes_from(jump: &str) -> bool {
    let jump = jump.to_lowercase();
    [
        "上接",
        "接第",
        "文承",
        "from",
        "から",
        "에서",
        "fortsetzung von",
        "suite de",
    ]
    .iter()
    .any(|word| jump.contains(word))
}

/// How far a paragraph opens like a story (positive) or like one that goes on (negative).
pub(crate) fn opening(text: &str) -> i32 {
    let text = text.trim_start();
    if GOING_ON.iter().any(|word| text.starts_with(word)) {
        return -1;
    }
    let head: String = text.chars().take(8).collect();
    let dated = head.contains('日') && head.chars().next().is_some_and(|c| c.is_ascii_digit());
    i32::from(dated || NEWS_OPENINGS.iter().any(|word| head.starts_with(word)))
}

/// Whether the line begins a numbered part: 一、 （一） 1. ① 第一，.
pub(crate) fn is_numbered(text: &str) -> bool {
    let rest = text.trim_start_matches(['（', '(']);
    let bracketed = rest.len() < text.len();
    let number = rest.trim_start_matches(|c| "一二三四五六七八九十".contains(c));
    if number.len() < rest.len() {
        return number.starts_with(if bracketed {
            ['）', ')']
        } else {
            ['、', '．']
        });
    }
    let figures = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let count = rest.len() - figures.len();
    (1..=2).contains(&count)
        && if bracketed {
            figures.starts_with(['）', ')'])
        } else {
            figures.starts_with(['、', '．'])
                || figures.starts_with(". ")
                || figures.starts_with(") ")
        }
        || text.starts_with(|c| matches!(c, '①'..='⑳'))
}

/// Whether the line begins a turn of a conversation: 问：, 答：, Q., A:, or 记者：.
pub(crate) fn is_turn(text: &str) -> bool {
    [
        "问：",
        "答：",
        "問：",
        "記者：",
        "记者：",
        "主持人：",
        "Q:",
        "A:",
        "Q.",
        "A.",
        "Q：",
        "A：",
        "――",
        "問 ",
        "答 ",
        "문:",
        "답:",
        "─",
    ]
    .iter()
    .any(|word| text.starts_with(word))
}

/// The item of a list after its mark, for marks that are no more than that.
pub(crate) fn item(text: &str) -> Option<&str> {
    let mut characters = text.chars();
    let mark = characters.next()?;
    let rest = characters.as_str();
    let parted = rest.starts_with([' ', '\u{3000}']) && !rest.trim().is_empty();
    (matches!(mark, '-' | '*' | '+' | '•' | '·' | '・' | '–' | '‣' | '▪') && parted)
        .then(|| rest.trim())
}

/// The item of a list after a dot that stands nowhere else.
pub(crate) fn dotted(text: &str) -> Option<&str> {
    let item = text.strip_prefix(['•', '◦', '▪', '‣'])?.trim();
    (!item.is_empty()).then_some(item)
}

/// Marks that a compositor sets before a brief or a subhead.
const BULLETS: [char; 15] = [
    '■', '●', '◆', '▲', '★', '◇', '○', '□', '※', '☆', '►', '➤', '◎', '▼', '▶',
];

/// Whether the line opens with a mark that a compositor sets before a brief or a subhead.
pub(crate) fn is_marked(text: &str) -> bool {
    text.starts_with(BULLETS)
}

/// The mark that a brief opens with, and the brief: a sentence, and no words of a caption.
pub(crate) fn brief(text: &str) -> Option<(char, &str)> {
    let mark = text.chars().next().filter(|mark| BULLETS.contains(mark))?;
    let rest = text[mark.len_utf8()..].trim_start();
    (script::ends_sentence(rest) && !is_caption(rest)).then_some((mark, rest))
}

/// Words with which a letter closes, alone on their line.
#[rustfmt::skip]
const VALEDICTIONS: &[&str] = &[
    "此致", "敬礼", "敬禮", "此致敬礼", "此致敬禮", "顺颂", "順頌", "您忠实的", "您忠實的", "你忠实的",
    "Yours faithfully", "Yours sincerely", "Yours truly", "Sincerely", "Sincerely yours",
];

/// Whether the line holds only the words with which a letter closes.
pub(crate) fn is_valediction(text: &str) -> bool {
    let core = text.trim_matches(|c: char| !c.is_alphanumeric());
    let letters = core.chars().filter(|c| *c != '\u{3000}');
    VALEDICTIONS
        .iter()
        .any(|words| letters.clone().eq(words.chars()))
}

/// Whether the line parts two pieces and says nothing: a row of stars or dashes.
pub(crate) fn is_rule(text: &str) -> bool {
    let mut marks = text.chars().filter(|c| !c.is_whitespace());
    let Some(first) = marks.next() else {
        return false;
    };
    let same = marks.by_ref().take(200).all(|mark| mark == first);
    let count = text.chars().filter(|c| !c.is_whitespace()).take(4).count();
    let rules = matches!(
        first,
        '-' | '*'
            | '_'
            | '='
            | '~'
            | '─'
            | '━'
            | '＊'
            | '※'
            | '＝'
            | '·'
            | '●'
            | '◇'
            | '◆'
            | '☆'
            | '★'
            | '—'
            | '#'
    );
    same && rules
        && marks.next().is_none()
        && (count >= 3 || matches!(first, '※' | '＊') && count >= 1)
}

/// The inside of a line that is one pair of kicker brackets: 【…】 or ［…］.
pub(crate) fn bracketed(text: &str) -> Option<&str> {
    let inner = text.trim();
    let inner = inner.strip_prefix('【')?.strip_suffix('】')?;
    (!inner.contains('】') && !inner.is_empty()).then_some(inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(test: fn(&str) -> bool, yes: &[&str], no: &[&str]) {
        for text in yes {
            assert!(test(text), "{text}");
        }
        for text in no {
            assert!(!test(text), "{text}");
        }
    }

    #[test]
    fn headings_are_short_and_no_sentence() {
        check(
            is_heading_like,
            &[
                "老街修旧如旧",
                "暴雨来袭，三部门联动",
                "Ferry to sail again, council says",
                "谁来养老？",
                "RIVER RISES",
            ],
            &["他说，", "开幕。", "The ferry sails.", "，他说", "—"],
        );
    }

    #[test]
    fn captions_by_opening_and_ending() {
        check(
            is_caption,
            &[
                "图为孩子们在村图书室读书。",
                "▲ 码头清晨",
                "孩子们在村图书室读书。王明 摄",
                "Photo: the quay at dawn",
            ],
            &["图书馆开放了", "他们在上海拍摄"],
        );
    }

    #[test]
    fn notices_and_stories_about_notices() {
        check(
            is_notice,
            &[
                "遗失声明",
                "关于停水的公告",
                "PUBLIC NOTICE",
                "Wanted",
                "寻物启事",
            ],
            &["市政府发布公告", "两国发表联合声明", "Wanted: more ferries"],
        );
    }

    #[test]
    fn jumps() {
        check(
            is_jump,
            &[
                "（下转第二版）",
                "（上接第一版）",
                "Continued on Page A4",
                "▶2面に続く",
            ],
            &[
                "他上接父辈的手艺",
                "continued rain",
                "（上接第一版）工程分三期，第一期从码",
            ],
        );
        assert_eq!(
            closing("改了19条。（下转第四版）"),
            Some(("改了19条。", "（下转第四版）"))
        );
        assert_eq!(closing("改了19条。（国家行政学院）"), None);
    }

    #[test]
    fn ends_of_stories() {
        check(
            is_end,
            &["（完）", "■", "-30-", "(END)", "（了）", "＜終＞"],
            &["30", "完了", "结束", "（完工）"],
        );
    }

    #[test]
    fn letters_close() {
        check(
            is_valediction,
            &["此致", "敬礼！", "此致　敬礼", "Yours faithfully,"],
            &["此致全体读者", "升旗敬礼", "Yours"],
        );
    }

    #[test]
    fn numbers_rules_and_items() {
        check(
            is_numbered,
            &["一、总则", "（一）范围", "1. First", "①甲"],
            &["一天", "1000人", "（国家"],
        );
        check(
            is_rule,
            &["---", "* * *", "※", "——————"],
            &["-", "--x", "一"],
        );
        assert_eq!(item("- bread"), Some("bread"));
        assert_eq!(item("-bread"), None);
    }
}
