//! What is said beside the lines of a raw page: what each became, what is doubtful about it, and what
//! a reader set right there.

use super::label::Label;
use super::said::said;
use super::tongue::{Messages, Tongue};

/// Something to say of a line of a raw page, or of correcting it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is said in full below")]
pub enum Proof<'a> {
    Title,
    Standing {
        line: usize,
        count: usize,
        doubts: usize,
    },
    Fixes {
        count: usize,
    },
    // What a line is.
    Kicker,
    Headline,
    Deck,
    Dateline,
    Byline,
    Paragraph,
    Crosshead,
    Quote,
    List,
    Table,
    Caption,
    Verbatim,
    Masthead,
    Aside,
    Blank,
    OfStory {
        what: &'a str,
        number: usize,
    },
    // What is doubtful about it.
    Undecoded,
    OverGap,
    GoesOnWith {
        line: usize,
    },
    HeadlineBelow,
    HeadlineGuessed {
        sure: u8,
    },
    StartGuessed {
        sure: u8,
    },
    // What the reader made of it.
    Split,
    Join,
    MadeHeadline,
    MadeCaption,
    MadeAside,
    Before,
    After,
    SetRight {
        what: &'a str,
    },
    TakenBack {
        what: &'a str,
    },
    // What cannot be done.
    NoSource,
    NoDoubt,
    NoLine,
    NoFix,
    Idle,
}

impl Messages {
    /// Says something of a line of a raw page.
    #[expect(clippy::too_many_lines, reason = "a table of sentences")]
    pub fn proof(self, proof: Proof<'_>) -> String {
        let tongue = self.tongue;
        match proof {
            Proof::Title => said!(tongue, "Source", "原文", "原文", "原文"),
            Proof::Standing {
                line,
                count,
                doubts: 0,
            } => said!(
                tongue,
                "line {line} of {count}",
                "第 {line} 行，共 {count} 行",
                "第 {line} 行，共 {count} 行",
                "{line}／{count} 行",
            ),
            Proof::Standing {
                line,
                count,
                doubts,
            } => said!(
                tongue,
                "line {line} of {count} · doubtful: {doubts}",
                "第 {line} 行，共 {count} 行 · 存疑 {doubts} 处",
                "第 {line} 行，共 {count} 行 · 存疑 {doubts} 處",
                "{line}／{count} 行 · 疑わしい行 {doubts}",
            ),
            Proof::Fixes { count } => said!(
                tongue,
                "fixes: {count}",
                "校正 {count} 处",
                "校正 {count} 處",
                "校正 {count} 件",
            ),
            Proof::Kicker => self.label(Label::Kicker).to_owned(),
            Proof::Headline => self.label(Label::Headline).to_owned(),
            Proof::Deck => self.label(Label::Deck).to_owned(),
            Proof::Dateline => self.label(Label::Dateline).to_owned(),
            Proof::Byline => said!(tongue, "byline", "署名", "署名", "署名"),
            Proof::Paragraph => said!(tongue, "paragraph", "段落", "段落", "段落"),
            Proof::Crosshead => said!(tongue, "crosshead", "小标题", "小標題", "小見出し"),
            Proof::Quote => said!(tongue, "quotation", "引文", "引文", "引用"),
            Proof::List => said!(tongue, "list", "列表", "列表", "箇条書き"),
            Proof::Table => said!(tongue, "table", "表格", "表格", "表"),
            Proof::Caption => said!(tongue, "caption", "图注", "圖說", "写真説明"),
            Proof::Verbatim => said!(tongue, "verbatim", "原样文字", "原樣文字", "原文のまま"),
            Proof::Masthead => said!(tongue, "masthead", "报头", "報頭", "題字"),
            Proof::Aside => said!(tongue, "in no story", "不入文", "不入文", "記事の外"),
            Proof::Blank => said!(tongue, "blank", "空行", "空行", "空行"),
            Proof::OfStory { what, number } => said!(
                tongue,
                "{what} of story {number}",
                "第 {number} 篇 · {what}",
                "第 {number} 篇 · {what}",
                "第{number}記事 · {what}",
            ),
            Proof::Undecoded => said!(
                tongue,
                "some of it could not be decoded",
                "有字符无法解码",
                "有字元無法解碼",
                "読めない文字があります",
            ),
            Proof::OverGap => said!(
                tongue,
                "joined over a blank line",
                "跨空行相接",
                "跨空行相接",
                "空行をまたいで続けました",
            ),
            Proof::GoesOnWith { line } => said!(
                tongue,
                "goes on from line {line}, with others in between",
                "上接第 {line} 行，中间隔有别的内容",
                "上接第 {line} 行，中間隔有別的內容",
                "間をおいて {line} 行目から続きます",
            ),
            Proof::HeadlineBelow => said!(
                tongue,
                "found below its story",
                "位于正文之后",
                "位於內文之後",
                "本文より後ろにありました",
            ),
            Proof::HeadlineGuessed { sure } => said!(
                tongue,
                "a headline, {sure} % sure",
                "推测为标题（{sure}%）",
                "推測為標題（{sure}%）",
                "見出しと推定（{sure}%）",
            ),
            Proof::StartGuessed { sure } => said!(
                tongue,
                "a story begins here, {sure} % sure",
                "推测一篇由此开始（{sure}%）",
                "推測一篇由此開始（{sure}%）",
                "ここから記事と推定（{sure}%）",
            ),
            Proof::Split => said!(
                tongue,
                "begins something new",
                "由此另起",
                "由此另起",
                "ここで分ける",
            ),
            Proof::Join => said!(
                tongue,
                "goes on in the next line",
                "与下一行相接",
                "與下一行相接",
                "次の行とつなぐ",
            ),
            Proof::MadeHeadline => said!(tongue, "headline", "作标题", "作標題", "見出しにする"),
            Proof::MadeCaption => said!(tongue, "caption", "作图注", "作圖說", "写真説明にする"),
            Proof::MadeAside => said!(tongue, "in no story", "不入文", "不入文", "記事から外す",),
            Proof::Before => said!(
                tongue,
                "to the story before",
                "归上一篇",
                "歸上一篇",
                "前の記事へ",
            ),
            Proof::After => said!(
                tongue,
                "to the story after",
                "归下一篇",
                "歸下一篇",
                "次の記事へ",
            ),
            Proof::SetRight { what } => said!(
                tongue,
                "set right: {what}",
                "已校正：{what}",
                "已校正：{what}",
                "直しました：{what}",
            ),
            Proof::TakenBack { what } => said!(
                tongue,
                "taken back: {what}",
                "已撤回：{what}",
                "已撤回：{what}",
                "取り消しました：{what}",
            ),
            Proof::NoSource => said!(
                tongue,
                "only a raw page has a source",
                "只有原始文本页才有原文可校",
                "只有原始文字頁才有原文可校",
                "原文があるのは生の紙面だけです",
            ),
            Proof::NoDoubt => said!(
                tongue,
                "nothing doubtful further on",
                "没有更多存疑之处",
                "沒有更多存疑之處",
                "この先に疑わしい行はありません",
            ),
            Proof::NoLine => said!(
                tongue,
                "nothing stands on this line",
                "此行无字",
                "此行無字",
                "この行には何もありません",
            ),
            Proof::NoFix => said!(
                tongue,
                "nothing was set right here",
                "此处没有校正",
                "此處沒有校正",
                "ここに校正はありません",
            ),
            Proof::Idle => said!(
                tongue,
                "no difference here; it is not kept",
                "此处没有变化，未予保留",
                "此處沒有變化，未予保留",
                "ここでは変わらず、残しません",
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use newsprint_issue::Language;

    /// Cells of a screen of forty that the line of status has.
    const NARROW: usize = 36;

    #[test]
    fn what_is_told_of_a_line_has_room_on_a_narrow_screen() {
        let mends = [
            Proof::Split,
            Proof::Join,
            Proof::MadeHeadline,
            Proof::MadeCaption,
            Proof::MadeAside,
            Proof::Before,
            Proof::After,
        ];
        let own = [
            Proof::NoSource,
            Proof::NoDoubt,
            Proof::NoLine,
            Proof::NoFix,
            Proof::Idle,
        ];
        for language in [
            Language::English,
            Language::Simplified,
            Language::Traditional,
            Language::Japanese,
        ] {
            let messages = Messages::new(language);
            let mends = mends.map(|mend| messages.proof(mend));
            let set = mends.iter().flat_map(|what| {
                let proofs = [Proof::SetRight { what }, Proof::TakenBack { what }];
                proofs.map(|proof| messages.proof(proof))
            });
            for told in set.chain(own.map(|proof| messages.proof(proof))) {
                let cells: usize = told
                    .chars()
                    .map(|one| if one.is_ascii() { 1 } else { 2 })
                    .sum();
                assert!(cells <= NARROW, "{cells} cells: {told}");
            }
        }
    }
}
