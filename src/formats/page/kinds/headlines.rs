//! The lines of a headline block into kicker, headline and deck.

use crate::page::lines::line::Before;
use crate::page::words::marks;
use crate::page::words::script;

/// What news headlines have for verbs: a line with one after its first word is a clause of its own.
/// Common verbs of the trade, none of one paper.
#[rustfmt::skip]
const VERBS: &[&str] = &[
    "发布", "举办", "召开", "启动", "助力", "探讨", "推出", "签署", "举行", "开幕", "闭幕", "发起", "成立", "推动",
    "推进", "带动", "帮助", "支持", "获得", "荣获", "获", "入选", "通过", "实施", "开展", "增长", "下降", "突破", "超过",
    "提升", "提高", "加快", "加强", "打造", "建成", "开通", "复航", "开工", "竣工", "亮相", "走进", "走向", "赢得",
    "夺冠", "夺", "战胜", "击败", "访问", "会见", "出席", "强调", "表示", "呼吁", "要求", "宣布", "公布", "出台", "印发",
    "实现", "完成", "迎来", "迎", "守护", "保障", "惠及", "让", "使", "将", "需", "被", "上线", "落户", "落地",
    "投用", "投入", "捐赠", "开讲", "开课", "上演", "登场", "问世", "面世", "来袭", "致", "造成", "引发", "唱响", "点亮",
    "激活", "赋能", "破解", "解决", "發布", "舉辦", "召開", "啟動", "推動", "簽署", "舉行", "開幕", "獲", "實施", "開展",
    "增長", "開通", "復航", "開工", "訪問", "會見", "強調", "呼籲", "宣布", "實現", "將",
];

/// What a line ends in that names a thing and is no clause, whatever verbs stand in it.
#[rustfmt::skip]
const THINGS: &[&str] = &[
    "班", "会", "會", "论坛", "論壇", "活动", "活動", "工程", "项目", "項目", "计划", "計劃", "大赛", "大賽", "仪式",
    "儀式", "方案", "行动", "中心", "基金", "平台", "系列", "工作", "故事", "路", "人", "之路", "之家", "座谈会", "展",
];

/// Verbs with which the second half of a parted headline begins.
#[rustfmt::skip]
const PREDICATES: &[&str] = &[
    "发布", "举办", "召开", "启动", "助力", "探讨", "推出", "签署", "举行", "发起", "成立", "推动", "推进", "带动",
    "帮助", "支持", "获得", "荣获", "入选", "通过", "实施", "开展", "打造", "建设", "走进", "走向", "赢得", "呼吁",
    "要求", "宣布", "公布", "出台", "实现", "完成", "迎来", "守护", "惠及", "亮相", "落户", "捐赠", "点亮", "激活",
    "發布", "舉辦", "召開", "啟動", "探討", "推動", "舉行", "開展",
];

/// A line of a headline block.
#[derive(Clone, Copy, Debug)]
pub(crate) struct HeadLine<'a> {
    /// Its words.
    pub(crate) text: &'a str,
    /// What stands between it and the line before.
    pub(crate) before: Before,
}

/// What a line of a headline block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rung {
    /// Above the headline.
    Kicker,
    /// A line of the headline.
    Headline,
    /// Below the headline.
    Deck,
}

/// Dashes that open a deck.
const DASHES: [char; 5] = ['—', '–', '－', '─', '―'];

/// Whether a line opens with a dash, as a deck does.
pub(crate) fn is_dashed(text: &str) -> bool {
    text.starts_with(DASHES)
}

/// The words of a deck without the dash that joins them to the headline.
pub(crate) fn undashed(text: &str) -> &str {
    let rest = text.trim_start_matches(DASHES).trim_start();
    if rest.is_empty() { text } else { rest }
}

/// What each line of a headline block is.
pub(crate) fn rungs(lines: &[HeadLine<'_>]) -> Vec<Rung> {
    let mut rungs = Vec::with_capacity(lines.len());
    let kicker = lines.len() > 1 && is_kicker(lines[0].text, lines[1].text);
    for (index, line) in lines.iter().enumerate() {
        rungs.push(match rungs.last() {
            None if kicker => Rung::Kicker,
            None | Some(Rung::Kicker) => Rung::Headline,
            Some(Rung::Headline) if is_full(lines, &rungs) => Rung::Deck,
            Some(Rung::Headline) if goes_on(lines[index - 1].text, line) => Rung::Headline,
            Some(Rung::Headline | Rung::Deck) => Rung::Deck,
        });
    }
    rungs
}

/// Whether the headline has its two lines; a third line in Han is a deck.
fn is_full(lines: &[HeadLine<'_>], rungs: &[Rung]) -> bool {
    let headline = rungs.iter().filter(|rung| **rung == Rung::Headline).count();
    headline >= 2 && !script::is_latin(lines[rungs.len()].text)
}

/// A short first line in brackets or with a colon, or capitals above a line that is not.
fn is_kicker(first: &str, second: &str) -> bool {
    let latin = script::is_latin(first) && script::is_latin(second);
    let capitals =
        latin && is_capital(first) && !is_capital(second) && first.split_whitespace().count() == 1;
    marks::bracketed(first).is_some() || first.ends_with(['：', ':']) || capitals
}

fn is_capital(text: &str) -> bool {
    text.chars().any(char::is_alphabetic) && !text.chars().any(char::is_lowercase)
}

/// Whether a line goes on with the headline of the line before it, and is no deck.
fn goes_on(before: &str, line: &HeadLine<'_>) -> bool {
    let text = line.text;
    if text.starts_with('■') || is_dashed(text) {
        return false;
    }
    let gap = line.before != Before::Nothing;
    if script::is_latin(text) {
        let open = text.starts_with(char::is_lowercase) || before.ends_with(['-', ',', ':', ';']);
        return open || !gap && is_capital(before) == is_capital(text);
    }
    let predicate = PREDICATES.iter().any(|verb| text.starts_with(verb));
    if predicate && !is_clause(before) || script::is_opener(before.chars().last().unwrap_or(' ')) {
        return true;
    }
    let thing = THINGS.iter().any(|thing| text.ends_with(thing));
    !gap && (thing
        || text.starts_with(['的', '之', '和', '与', '與', '暨', '及'])
        || !(is_clause(before) && is_clause(text)))
}

/// Whether a line is a clause: a verb stands in it, but not at its very front.
fn is_clause(text: &str) -> bool {
    VERBS.iter().any(|verb| {
        text.match_indices(verb)
            .any(|(at, _)| at >= 6 && at + verb.len() < text.len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use Rung::{Deck, Headline, Kicker};

    #[track_caller]
    fn check(text: &str, expected: &[Rung]) {
        let mut before = Before::Blank;
        let mut lines = Vec::new();
        for line in text.split('\n') {
            if line.is_empty() {
                before = Before::Blank;
                continue;
            }
            lines.push(HeadLine { text: line, before });
            before = Before::Nothing;
        }
        assert_eq!(rungs(&lines), expected, "{text}");
    }

    #[test]
    fn one_headline_on_two_lines() {
        check(
            "江城大学举办面向全市街道社区\n的志愿者骨干培训班",
            &[Headline, Headline],
        );
        check("青年发展论坛\n探讨包容的优质教育", &[Headline, Headline]);
        check(
            "Council backs plan\nfor a new bridge",
            &[Headline, Headline],
        );
    }

    #[test]
    fn two_clauses_are_headline_and_deck() {
        check(
            "江城发布“绿岸计划”\n十项举措助力河岸修复",
            &[Headline, Deck],
        );
        check("老街新生\n\n一条街的三十年", &[Headline, Deck]);
        check("RIVER RISES\nThousands leave homes", &[Headline, Deck]);
    }

    #[test]
    fn a_dash_opens_a_deck() {
        check("老街新生\n──访一位街长", &[Headline, Deck]);
        check("老街新生\n——的三十年", &[Headline, Deck]);
        assert_eq!(undashed("——访一位街长"), "访一位街长");
        assert_eq!(undashed("── 三十年"), "三十年");
        assert_eq!(undashed("老街——新生"), "老街——新生");
    }

    #[test]
    fn kickers_stand_above() {
        check("【观察】\n老街新生", &[Kicker, Headline]);
        check("河长王明：\n一条河的三十年", &[Kicker, Headline]);
    }
}
