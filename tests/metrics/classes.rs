//! Characters as the rules name them: what begins no line, what ends none, what hangs, what counts.
//! Written from the rule list, not from the composer's tables.

use newsprint::compose::Strictness;

/// How far a prohibition may be relaxed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ban {
    /// Never.
    Core,
    /// In narrow columns of newspapers; from this strictness on it holds.
    From(Strictness),
}

/// Brackets and quotation marks that close.
const CLOSERS: &str = "」』）］｝〉》】〗〙〛〕〞〟”’";
/// Brackets and quotation marks that open.
const OPENERS: &str = "「『（［｛〈《【〖〘〚〔〝“‘";
/// Full stops and commas.
const STOPS: &str = "、，。．";
/// Full stops and commas that may hang.
const HANGING: &str = "、，。";
/// Marks that divide, join names, or count on, and leaders; also the solidus at a line's start.
const DIVIDERS: &str = "！？‼⁇⁈⁉：；·‧・／…‥々〻ゝゞヽヾ";
/// Marks that belong to the number before them.
const POSTFIXES: &str = "%％‰°′″℃℉￠";
/// Marks that belong to the number after them.
const PREFIXES: &str = "￥¥$＄£￡€№＃";
/// Hyphens and waves, dashes, small kana and the long mark: what only strict setting keeps.
const STRICT: &str = "‐–〜～゠—―ー\
    ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ";
/// ASCII marks that cling to what is before them.
const CLINGING: &str = ")]},.!?:;";
/// What joins two numbers into a range.
const CONNECTORS: &str = "—–-~～〜";
/// Points where an address may be parted.
const POINTS: &str = "/?&=.-_#";

/// What counts things, with what it is counted in. From the rule list, and what Chinese and
/// Japanese papers count with; longest first where one begins another.
#[rustfmt::skip]
const UNITS: &[&str] = &[
    "平方公里", "平方千米", "平方米", "立方米", "千瓦时", "公里", "千米", "厘米", "毫米", "公斤", "千克",
    "公顷", "公頃", "千瓦", "毫升", "小时", "小時", "分钟", "分鐘", "人次",
    "年", "月", "日", "号", "號", "时", "時", "分", "秒", "点", "點", "天", "周", "岁", "歲", "歳",
    "元", "角", "円", "个", "個", "名", "位", "人", "户", "戶", "家", "项", "項", "条", "條", "件", "次",
    "届", "屆", "期", "页", "頁", "版", "章", "座", "所", "场", "場", "台", "臺", "辆", "輛", "架", "艘",
    "只", "隻", "头", "頭", "口", "米", "吨", "噸", "斤", "克", "亩", "畝", "升", "度", "倍", "本", "つ",
    "回", "万", "萬", "亿", "億", "千", "百",
];

/// Units after which a number counts on: `4.2亿元`.
const COUNTING: &[&str] = &["万", "萬", "亿", "億", "千", "百"];

/// Whether a line may begin with a character, and how far the answer holds.
pub(crate) fn begins_no_line(character: char) -> Option<Ban> {
    if CLOSERS.contains(character) || STOPS.contains(character) {
        Some(Ban::Core)
    } else if DIVIDERS.contains(character) || POSTFIXES.contains(character) {
        Some(Ban::From(Strictness::Normal))
    } else if STRICT.contains(character) {
        Some(Ban::From(Strictness::Strict))
    } else {
        None
    }
}

/// Whether a line may end with a character, and how far the answer holds.
pub(crate) fn ends_no_line(character: char) -> Option<Ban> {
    if OPENERS.contains(character) || "([{".contains(character) {
        Some(Ban::Core)
    } else if PREFIXES.contains(character) {
        Some(Ban::From(Strictness::Loose))
    } else if character == '／' {
        Some(Ban::From(Strictness::Strict))
    } else {
        None
    }
}

/// Whether an ASCII mark clings to what stands before it without a space.
pub(crate) fn clings(character: char) -> bool {
    CLINGING.contains(character)
}

pub(crate) fn is_hanging(character: char) -> bool {
    HANGING.contains(character)
}

pub(crate) fn is_opener(character: char) -> bool {
    OPENERS.contains(character)
}

pub(crate) fn is_closer(character: char) -> bool {
    CLOSERS.contains(character)
}

/// Full-width punctuation of any kind.
pub(crate) fn is_mark(character: char) -> bool {
    is_opener(character)
        || is_closer(character)
        || STOPS.contains(character)
        || "！？：；".contains(character)
}

/// A dash or leader that is written twice and set as one.
pub(crate) fn is_paired(character: char) -> bool {
    "—…‥".contains(character)
}

pub(crate) fn is_postfix(character: char) -> bool {
    POSTFIXES.contains(character)
}

pub(crate) fn is_prefix(character: char) -> bool {
    PREFIXES.contains(character)
}

pub(crate) fn is_connector(character: char) -> bool {
    CONNECTORS.contains(character)
}

pub(crate) fn is_point(character: char) -> bool {
    POINTS.contains(character)
}

pub(crate) fn is_digit(character: char) -> bool {
    character.is_ascii_digit() || ('０'..='９').contains(&character)
}

pub(crate) fn is_hangul(character: char) -> bool {
    matches!(character, '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{ac00}'..='\u{d7af}')
}

/// Han, kana, and whatever else takes the room of a Han without being a mark.
pub(crate) fn is_han(character: char) -> bool {
    matches!(character,
        '\u{2e80}'..='\u{2fdf}' | '々' | '〻' | '\u{3041}'..='\u{3096}' | '\u{309d}'..='\u{309f}'
        | '\u{30a1}'..='\u{30fa}' | '\u{30fc}'..='\u{312f}' | '\u{31a0}'..='\u{31ff}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3fffd}')
}

/// A letter of a script of words and spaces.
pub(crate) fn is_western(character: char) -> bool {
    let wide =
        is_han(character) || is_hangul(character) || ('\u{ff00}'..='\u{ffef}').contains(&character);
    character.is_alphabetic() && !wide && !"ー゠".contains(character)
}

/// The bytes of the unit that a text begins with; 0 for none.
pub(crate) fn unit_at(text: &str) -> usize {
    let found = UNITS.iter().find(|unit| text.starts_with(**unit));
    found.map_or(0, |unit| unit.len())
}

/// Whether a number counts on after this unit.
pub(crate) fn counts_on(unit: &str) -> bool {
    COUNTING.contains(&unit)
}
