//! The names of a byline and what each person did; and the brackets that names stand in.

use newsprint_issue::Author;
use newsprint_issue::clean::Clean;

/// Words that say what a named person did, the longest first so that 本报记者 is not read as 记者.
#[rustfmt::skip]
const ROLES: &[&str] = &[
    "本报特约记者", "本报实习记者", "本报见习记者", "本报驻京记者", "本报记者", "本報記者", "本刊记者", "本社记者", "本网记者", "特约记者",
    "特約記者", "实习记者", "见习记者", "首席记者", "实习生", "通讯员", "通訊員", "特派员", "特派員", "編集委員", "論説委員", "新华社记者", "新華社記者", "记者",
    "記者", "作者", "整理", "撰文", "编译", "編譯", "翻译", "摄影报道", "摄影", "攝影", "文图", "图文", "文/图", "供图",
    "供圖", "供稿", "报道", "報道", "报导", "報導", "取材・文", "取材", "撮影", "構成", "聞き手", "특파원", "선임기자", "기자", "글", "사진",
];

/// Roles that also stand close behind a name.
#[rustfmt::skip]
const FOLLOWING: &[&str] = &[
    "摄影报道", "摄影", "攝影", "供图", "供圖", "报道", "報道", "报导", "報導", "整理", "撮影", "特派员", "特派員", "通信員", "记者", "記者",
    "특파원", "선임기자", "기자",
];

/// Two tasks of one person, which a mark of parting must not take apart.
const DOUBLE_ROLES: &[&str] = &[
    "文/图",
    "文／图",
    "图/文",
    "图／文",
    "文/摄",
    "文／摄",
    "文/圖",
    "文・写真",
];

/// Roles that part the names of two persons even where no blank stands before them.
const INNER_ROLES: &[&str] = &["通讯员", "通訊員", "实习生", "摄影"];

/// The commonest family names of Chinese; two names without a blank part before one of them.
const FAMILIES: &str = "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖田董袁潘于蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鍾谭譚陆陸汪范金石廖贾賈夏韦韋傅方白邹鄒孟熊秦邱江尹薛闫段雷侯龙龍史陶黎贺賀顾顧毛郝龚邵万钱严覃武戴莫孔向汤";

/// Family names of two characters.
const DOUBLE_FAMILIES: &[&str] = &[
    "欧阳", "歐陽", "司马", "司馬", "上官", "诸葛", "諸葛", "夏侯", "东方", "皇甫", "慕容", "令狐",
];

/// Two or three names that stand without a blank between them.
pub(crate) fn parted(name: &str) -> Option<Vec<&str>> {
    let letters: Vec<(usize, char)> = name.char_indices().collect();
    if !(4..=7).contains(&letters.len()) || !letters.iter().all(|(_, c)| super::script::is_han(*c))
    {
        return None;
    }
    let opens = |at: usize| {
        let rest = &name[letters[at].0..];
        DOUBLE_FAMILIES
            .iter()
            .any(|family| rest.starts_with(family))
            || rest.starts_with(|c| FAMILIES.contains(c))
    };
    let double = DOUBLE_FAMILIES
        .iter()
        .any(|family| name.starts_with(family));
    if !opens(0) || double && letters.len() <= 4 {
        return None;
    }
    let cuts = if double { [4, 3] } else { [3, 2] };
    let cut = cuts.into_iter().find(|cut| {
        (2..=4).contains(&(letters.len() - cut)) && *cut < letters.len() && opens(*cut)
    })?;
    Some(vec![&name[..letters[cut].0], &name[letters[cut].0..]])
}

/// Roles of one character, which need a mark of parting to be read as roles.
const SHORT_ROLES: &[char] = &['文', '图', '圖', '摄', '攝', '译', '譯'];

/// Words that are no names though they stand in brackets at the end of a story.
#[rustfmt::skip]
const NO_NAMES: &[char] = &[
    '的', '了', '是', '见', '見', '图', '圖', '版', '完', '续', '續', '略', '注', '载', '載', '转', '轉',
    '接', '按', '删', '刪', '稿', '据', '據', '等', '暂', '未', '待', '不', '无', '無', '第', '后', '後',
    '题', '題', '笑', '节', '節', '选', '選',
];

/// Whole words in brackets that are no names either.
#[rustfmt::skip]
const NO_NAME_WORDS: &[&str] = &[
    "资料", "資料", "左", "右", "左一", "右一", "左二", "右二", "中", "下同", "同前", "化名", "原文", "全文", "本文",
    "上图", "前排", "年月", "音译", "试行", "内部", "外部", "有声",
];

/// Endings of sources that sign a story in place of a person.
#[rustfmt::skip]
const SOURCES: &[&str] = &[
    "新闻", "日报", "晚报", "时报", "新华社", "通讯社", "电视台", "新闻网", "宣传部", "报社", "融媒体中心",
];

/// What a byline or a dateline gave, and the text without it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Signed {
    /// The text that stays.
    pub(crate) rest: String,
    /// The names.
    pub(crate) authors: Vec<Author>,
    /// Where and when it was filed.
    pub(crate) dateline: Option<String>,
}

/// The names in a piece of text that holds only names, roles and what parts them.
pub(crate) fn authors(text: &str) -> Option<Vec<Author>> {
    let text = text.trim();
    if text.is_empty() || text.chars().count() > 60 {
        return None;
    }
    let mut authors: Vec<Author> = Vec::new();
    let mut role: Option<String> = None;
    let mut waiting = 0; // Names since the last role that stands before names.
    for word in words(text) {
        if let Some((named, name)) = role_of(&word) {
            if name.is_empty() && matches!(named, "报道" | "報道" | "报导" | "報導") {
                continue; // 记者 张三 报道 says nothing more of the person.
            }
            if name.is_empty() && waiting > 0 && role.is_none() {
                let count = authors.len();
                for author in authors.iter_mut().skip(count - waiting) {
                    author.role = Some(Clean::line(named));
                }
                waiting = 0;
                continue;
            }
            role = Some(named.to_owned());
            waiting = 0;
            if name.is_empty() {
                continue;
            }
            for name in parted(name).unwrap_or_else(|| vec![name]) {
                authors.push(author(name, role.as_deref())?);
                waiting += 1;
            }
            continue;
        }
        if let Some(names) = parted(&word).filter(|_| role.is_some() || authors.is_empty()) {
            for name in names {
                authors.push(author(name, role.as_deref())?);
                waiting += 1;
            }
            continue;
        }
        authors.push(author(&word, role.as_deref())?);
        waiting += 1;
    }
    (!authors.is_empty()).then_some(authors)
}

/// The words of a byline. Two single Han characters are one name spread wide (马　涌).
fn words(text: &str) -> Vec<String> {
    let parts = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '、' | '．'
                    | '‧'
                    | ','
                    | ';'
                    | '；'
                    | '/'
                    | '／'
                    | '：'
                    | ':'
                    | '＝'
                    | '='
                    | '|'
                    | '｜'
            )
    };
    let mut spread = text.replace('\u{3000}', " ");
    for role in INNER_ROLES {
        spread = spread.replace(role, &format!(" {role} "));
    }
    let double = DOUBLE_ROLES
        .iter()
        .find(|role| spread.trim_end().ends_with(**role) && spread.trim_end().len() > role.len());
    if let Some(role) = double {
        spread.truncate(spread.trim_end().len() - role.len());
    }
    let mut words: Vec<String> = Vec::new();
    let mut single = false;
    for word in spread.split(parts).filter(|word| !word.is_empty()) {
        let mut characters = word.chars();
        let one =
            characters.next().is_some_and(super::script::is_han) && characters.next().is_none();
        let role = one && word.starts_with(SHORT_ROLES);
        if one
            && single
            && !role
            && let Some(last) = words.last_mut()
        {
            last.push_str(word);
            single = false;
            continue;
        }
        single = one && !role;
        words.push(word.to_owned());
    }
    words.extend(double.map(|role| (*role).to_owned()));
    words
}

/// The role a word begins or ends with, and the name left of it.
fn role_of(word: &str) -> Option<(&str, &str)> {
    if word.chars().count() == 1 && word.starts_with(SHORT_ROLES) || DOUBLE_ROLES.contains(&word) {
        return Some((word, ""));
    }
    ROLES.iter().find_map(|role| {
        let before = word.strip_prefix(role).map(|name| (*role, name));
        let after = || {
            FOLLOWING
                .contains(role)
                .then(|| word.strip_suffix(role).map(|name| (*role, name)))?
        };
        before.or_else(after)
    })
}

fn author(name: &str, role: Option<&str>) -> Option<Author> {
    let count = name.chars().count();
    let letters = |c: char| {
        super::script::is_han(c)
            || super::script::is_hangul(c)
            || super::script::is_kana(c)
            || matches!(c, '·' | '○' | '〇')
    };
    let source = SOURCES.iter().any(|end| name.ends_with(end));
    let named = (2..=4).contains(&count)
        && name.chars().all(letters)
        && !name.contains(NO_NAMES)
        && !NO_NAME_WORDS.contains(&name);
    let foreign = name.contains('·') && count <= 12;
    let signed =
        role.is_some() && ((2..=4).contains(&count) || foreign) && name.chars().all(letters);
    (named || signed || source && count <= 12).then(|| Author {
        name: Clean::line(name),
        role: role.map(Clean::line),
    })
}

/// The text before the last brackets of a text that ends with them, and what they hold.
pub(crate) fn last_brackets(text: &str) -> Option<(&str, &str)> {
    let close = text.chars().last()?;
    let open = match close {
        '）' => '（',
        ')' => '(',
        '】' => '【',
        _ => return None,
    };
    let body = &text[..text.len() - close.len_utf8()];
    // A byline is short: no more than sixty characters are looked back over.
    let (at, _) = body
        .char_indices()
        .rev()
        .take(60)
        .find(|(_, c)| *c == open)?;
    let inner = &body[at + open.len_utf8()..];
    (!inner.contains(close)).then_some((&text[..at], inner))
}

/// What the brackets hold that stand around a whole text.
pub(crate) fn whole_brackets(text: &str) -> Option<&str> {
    let (before, inner) = last_brackets(text)?;
    (before.is_empty() && !text.ends_with('】')).then_some(inner)
}
