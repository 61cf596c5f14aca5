//! What may not begin or end a line, and what belongs together: the one function that says whether a
//! line may be broken between two classes, and the units that numbers keep.

use std::sync::LazyLock;

use crate::characters::class::Class;
use crate::characters::opportunity::Opportunity;
use crate::setting::Strictness;

use Class::{Dash, Digit, Ellipsis, Hangul, Letter, Postfix, Prefix, Solidus, WideDigit};

/// Whether a line may be broken between two characters with no space between them.
pub(crate) fn between(before: Class, after: Class, strictness: Strictness) -> Opportunity {
    match edges(before.ends_not(), after.begins_not(), strictness) {
        Opportunity::Allowed => {}
        other => return other.unless(inside(before, after)),
    }
    inside(before, after)
}

/// What two characters say of a break between them as marks that stay from an edge, and as nothing
/// else.
pub(crate) fn as_marks(before: Class, after: Class, strictness: Strictness) -> Opportunity {
    edges(before.ends_not(), after.begins_not(), strictness)
}

/// What the marks at both edges of a break say of it.
fn edges(
    ends: Option<(Strictness, u8)>,
    begins: Option<(Strictness, u8)>,
    strictness: Strictness,
) -> Opportunity {
    let forbidding = [ends, begins].into_iter().flatten();
    // What no newspaper gives up is of level 0 and comes first.
    let worst = forbidding
        .filter(|(from, _)| *from <= strictness)
        .map(|(_, level)| level)
        .min();
    match worst {
        None => Opportunity::Allowed,
        Some(0) => Opportunity::Forbidden,
        Some(level) => Opportunity::Relaxed(level),
    }
}

/// What two characters say of a break between them, whatever the edges of a line forbid.
fn inside(before: Class, after: Class) -> Opportunity {
    match (before, after) {
        (_, Prefix) if before.is_latin() => Opportunity::Forbidden,
        (Digit | WideDigit, Postfix) | (Postfix, Digit | Letter) | (WideDigit, WideDigit) => {
            Opportunity::Forbidden
        }
        _ if before.is_latin() && after.is_latin() => Opportunity::Forbidden,
        (Hangul, _) if after.is_latin() || after.is_ideograph() || after == Hangul => {
            Opportunity::Reluctant
        }
        (_, Hangul) if before.is_latin() || before.is_ideograph() => Opportunity::Reluctant,
        (Dash, Dash) | (Ellipsis, Ellipsis) | (Solidus, Solidus) => Opportunity::Forbidden,
        _ => Opportunity::Allowed,
    }
}

/// Whether a line may be broken between two characters that the source sets apart by a space.
pub(crate) fn between_words(before: Class, after: Class, strictness: Strictness) -> Opportunity {
    edges(before.ends_not(), after.begins_not(), strictness)
}

/// What follows a number and stays with it, longest first where one begins another. Source: CLREQ
/// 3.1.5 asks that numbers keep their units; the list is what newspapers count with.
const UNITS: &[&str] = &[
    "平方公里",
    "平方千米",
    "平方米",
    "立方米",
    "千瓦时",
    "公里",
    "公斤",
    "公顷",
    "公分",
    "毫米",
    "厘米",
    "千米",
    "千克",
    "千瓦",
    "毫克",
    "毫升",
    "海里",
    "英里",
    "英尺",
    "小时",
    "分钟",
    "周年",
    "周岁",
    "人次",
    "亩",
    "畝",
    "年",
    "月",
    "日",
    "号",
    "號",
    "时",
    "時",
    "分",
    "秒",
    "点",
    "點",
    "刻",
    "天",
    "周",
    "岁",
    "歲",
    "代",
    "元",
    "角",
    "圆",
    "円",
    "圓",
    "米",
    "里",
    "尺",
    "寸",
    "吨",
    "噸",
    "斤",
    "克",
    "升",
    "度",
    "倍",
    "人",
    "名",
    "位",
    "个",
    "個",
    "項",
    "项",
    "次",
    "家",
    "户",
    "戶",
    "所",
    "座",
    "条",
    "條",
    "件",
    "台",
    "臺",
    "辆",
    "輛",
    "艘",
    "架",
    "只",
    "隻",
    "头",
    "頭",
    "本",
    "部",
    "篇",
    "页",
    "頁",
    "版",
    "期",
    "届",
    "屆",
    "级",
    "級",
    "层",
    "層",
    "楼",
    "樓",
    "回",
    "つ",
    "歳",
    "万",
    "萬",
    "亿",
    "億",
    "兆",
    "千",
    "百",
    "余",
    "多",
    "处",
    "處",
    "把",
    "口",
    "棵",
    "株",
    "枚",
    "支",
    "场",
    "場",
    "款",
    "种",
    "種",
    "类",
    "類",
    "组",
    "組",
    "批",
    "套",
    "间",
    "間",
    "栋",
    "棟",
    "股",
    "成",
    "匹",
    "轮",
    "輪",
    "折",
    "集",
    "章",
    "卷",
    "册",
    "冊",
];

/// The units by their first character, the longer before the shorter.
static BY_FIRST: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let mut units = UNITS.to_vec();
    units.sort_by(|one, other| one[..3].cmp(&other[..3]).then(other.len().cmp(&one.len())));
    units
});

/// The bytes of the unit that a text begins with; 0 for none.
pub(crate) fn unit_at(text: &str) -> usize {
    let Some(first) = text.get(..3) else { return 0 };
    let from = BY_FIRST.partition_point(|unit| &unit[..3] < first);
    BY_FIRST[from..]
        .iter()
        .take_while(|unit| unit.starts_with(first))
        .find(|unit| text.starts_with(**unit))
        .map_or(0, |unit| unit.len())
}

/// Whether a number goes on after this unit: `4.2亿元`.
pub(crate) fn counts_on(unit: &str) -> bool {
    matches!(
        unit,
        "万" | "萬" | "亿" | "億" | "兆" | "千" | "百" | "余" | "多"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::characters::class::class_of;

    /// Writes `|` wherever a line may be broken, character by character.
    fn check(expected: &str) {
        let plain: Vec<char> = expected.chars().filter(|c| *c != '|').collect();
        let class = |c: char| class_of(c, if c.is_ascii() { 1 } else { 2 });
        let mut broken = String::new();
        for (index, character) in plain.iter().enumerate() {
            if index > 0
                && between(
                    class(plain[index - 1]),
                    class(*character),
                    Strictness::Strict,
                ) == Opportunity::Allowed
            {
                broken.push('|');
            }
            broken.push(*character);
        }
        assert_eq!(broken, expected);
    }

    #[test]
    fn marks_stay_with_their_words() {
        check("他|说，|《她|说》|是／否|对？|（好）");
        check("破|折——|号……|完");
        check("ちょっ|と|コー|ヒー");
        check("abc|漢|12%|字");
    }

    #[test]
    fn the_longer_unit_wins() {
        assert_eq!(unit_at("公里外"), "公里".len());
        assert_eq!(unit_at("平方米"), "平方米".len());
        assert_eq!(unit_at("的"), 0);
    }
}
