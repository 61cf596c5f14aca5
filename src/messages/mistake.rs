//! What was typed wrong on the command line, in every language: it names the argument, and what was
//! meant.

use std::fmt;

use super::said::{Told, said};
use super::tongue::{Messages, Tongue};
use newsprint_issue::clean::Clean;

/// Something that was typed wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is said in full below")]
pub enum Mistake {
    NoOption {
        name: Clean,
        meant: Option<Clean>,
    },
    NoCommand {
        name: Clean,
        meant: Option<Clean>,
    },
    OneTooMany {
        what: Clean,
    },
    Lacking {
        what: Clean,
    },
    WhichCommand {
        of: Clean,
        known: Vec<Clean>,
    },
    NoValue {
        name: Clean,
        known: Vec<Clean>,
    },
    Value {
        name: Clean,
        value: Clean,
        misfit: Misfit,
    },
    Clash {
        name: Clean,
        other: Option<Clean>,
    },
    Twice {
        name: Clean,
    },
    NoText,
    NoEncoding {
        label: Clean,
    },
    NoFormat {
        name: Clean,
        known: Vec<Clean>,
    },
    WhichBookmarks,
    /// What has no words of ours.
    Other {
        words: Clean,
    },
}

/// Why a value does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// It is none of these, one of which may have been meant.
    Choice {
        /// What there is.
        known: Vec<Clean>,
        /// What was meant.
        meant: Option<Clean>,
    },
    /// It is no size, each side of which is 1 to so many cells.
    Size(u16),
    /// It is no number from the first to the last; without a last, it is less than the first.
    Number(u32, Option<u32>),
    /// It does not say why.
    Untold,
}

impl Told for Mistake {
    #[expect(clippy::too_many_lines, reason = "a table of sentences")]
    fn told(&self, messages: Messages) -> String {
        let tongue = messages.tongue;
        match self {
            Mistake::NoOption { name, meant: None } => said!(
                tongue,
                "there is no option {name} here",
                "此处没有 {name} 这个选项",
                "此處沒有 {name} 這個選項",
                "ここでは {name} というオプションは使えません",
            ),
            Mistake::NoOption {
                name,
                meant: Some(meant),
            } => said!(
                tongue,
                "there is no option {name} here; did you mean {meant}?",
                "此处没有 {name} 这个选项；是不是 {meant}？",
                "此處沒有 {name} 這個選項；是不是 {meant}？",
                "ここでは {name} というオプションは使えません。{meant} のことでしょうか",
            ),
            Mistake::NoCommand { name, meant: None } => said!(
                tongue,
                "there is no command {name}",
                "没有 {name} 这个命令",
                "沒有 {name} 這個指令",
                "{name} というコマンドはありません",
            ),
            Mistake::NoCommand {
                name,
                meant: Some(meant),
            } => said!(
                tongue,
                "there is no command {name}; did you mean {meant}?",
                "没有 {name} 这个命令；是不是 {meant}？",
                "沒有 {name} 這個指令；是不是 {meant}？",
                "{name} というコマンドはありません。{meant} のことでしょうか",
            ),
            Mistake::OneTooMany { what } => said!(
                tongue,
                "there is one word too many: {what}",
                "多了一项：{what}",
                "多了一項：{what}",
                "余分な指定があります：{what}",
            ),
            Mistake::Lacking { what } => said!(
                tongue,
                "this is missing: {what}",
                "还缺：{what}",
                "還缺：{what}",
                "指定が足りません：{what}",
            ),
            Mistake::WhichCommand { of, known } => {
                let known = messages.or(&bare(known));
                said!(
                    tongue,
                    "say what {of} is to do: {known}",
                    "请指明 {of} 做什么：{known}",
                    "請指明 {of} 做什麼：{known}",
                    "{of} で何をするか指定してください：{known}",
                )
            }
            Mistake::NoValue { name, known } if known.is_empty() => said!(
                tongue,
                "{name} wants a value",
                "{name} 需要一个值",
                "{name} 需要一個值",
                "{name} には値が必要です",
            ),
            Mistake::NoValue { name, known } => {
                let known = messages.or(&bare(known));
                said!(
                    tongue,
                    "{name} wants a value: {known}",
                    "{name} 需要一个值：{known}",
                    "{name} 需要一個值：{known}",
                    "{name} には値が必要です：{known}",
                )
            }
            Mistake::Value {
                name,
                value,
                misfit,
            } => {
                let misfit = misfit.told(messages);
                said!(
                    tongue,
                    "{value} is no value for {name}{misfit}",
                    "{name} 不能是 {value}{misfit}",
                    "{name} 不能是 {value}{misfit}",
                    "{name} に {value} は使えません{misfit}",
                )
            }
            Mistake::Clash { name, other: None } => said!(
                tongue,
                "{name} cannot be used with the rest",
                "{name} 不能与其他选项同用",
                "{name} 不能與其他選項並用",
                "{name} はほかの指定と一緒に使えません",
            ),
            Mistake::Clash {
                name,
                other: Some(other),
            } => said!(
                tongue,
                "{name} cannot be used with {other}",
                "{name} 不能与 {other} 同用",
                "{name} 不能與 {other} 並用",
                "{name} と {other} は一緒に使えません",
            ),
            Mistake::Twice { name } => said!(
                tongue,
                "{name} can be said only once",
                "{name} 只能写一次",
                "{name} 只能寫一次",
                "{name} は一度しか指定できません",
            ),
            Mistake::NoText => said!(
                tongue,
                "what was typed is no text in UTF-8",
                "输入的内容不是 UTF-8 文字",
                "輸入的內容不是 UTF-8 文字",
                "指定が UTF-8 の文字列ではありません",
            ),
            Mistake::NoEncoding { label } => said!(
                tongue,
                "there is no encoding {label}; try utf-8, gb18030, big5 or shift_jis",
                "没有 {label} 这种编码；可试 utf-8、gb18030、big5、shift_jis",
                "沒有 {label} 這種編碼；可試 utf-8、gb18030、big5、shift_jis",
                "{label} という文字コードはありません。utf-8、gb18030、big5、shift_jis などを試してください",
            ),
            Mistake::NoFormat { name, known } => {
                let known = messages.and(&bare(known));
                said!(
                    tongue,
                    "there is no format {name}; there are {known}",
                    "没有 {name} 这种格式；现有 {known}",
                    "沒有 {name} 這種格式；現有 {known}",
                    "{name} という形式はありません（あるのは {known}）",
                )
            }
            Mistake::WhichBookmarks => said!(
                tongue,
                "say which bookmarks: by ID, --tag, --kind, --paper or --find",
                "请指明哪些书签：用编号、--tag、--kind、--paper 或 --find",
                "請指明哪些書籤：用編號、--tag、--kind、--paper 或 --find",
                "どのしおりか指定してください：番号、--tag、--kind、--paper、--find のどれかで",
            ),
            Mistake::Other { words } => words.to_string(),
        }
    }
}

impl Told for Misfit {
    fn told(&self, messages: Messages) -> String {
        let tongue = messages.tongue;
        match self {
            Misfit::Choice { known, meant: None } => {
                let known = messages.or(&bare(known));
                said!(
                    tongue,
                    "; it may be {known}",
                    "，应为 {known}",
                    "，應為 {known}",
                    "。使えるのは {known} です",
                )
            }
            Misfit::Choice {
                known,
                meant: Some(meant),
            } => {
                let known = messages.or(&bare(known));
                said!(
                    tongue,
                    "; it may be {known}; did you mean {meant}?",
                    "，应为 {known}；是不是 {meant}？",
                    "，應為 {known}；是不是 {meant}？",
                    "。使えるのは {known} です。{meant} のことでしょうか",
                )
            }
            Misfit::Size(most) => said!(
                tongue,
                ": a size is like 120x40, each side from 1 to {most}",
                "：尺寸写作 120x40，宽高各为 1 至 {most}",
                "：尺寸寫成 120x40，寬高各為 1 至 {most}",
                "。大きさは 120x40 のように、縦横それぞれ 1～{most} で書きます",
            ),
            Misfit::Number(least, Some(most)) => said!(
                tongue,
                ": a number from {least} to {most}",
                "，应为 {least} 至 {most} 的数",
                "，應為 {least} 至 {most} 的數字",
                "。{least}～{most} の数にしてください",
            ),
            Misfit::Number(least, None) => said!(
                tongue,
                ": a number from {least}",
                "，应为不小于 {least} 的数",
                "，應為不小於 {least} 的數字",
                "。{least} 以上の数にしてください",
            ),
            Misfit::Untold => String::new(),
        }
    }
}

/// In English, for whoever reads a program's words rather than a reader's.
impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told(Messages::ENGLISH))
    }
}

impl std::error::Error for Misfit {}

fn bare(names: &[Clean]) -> Vec<&str> {
    names.iter().map(Clean::as_str).collect()
}
