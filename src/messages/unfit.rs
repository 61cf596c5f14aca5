//! Why a fix of a raw page is not followed, in every language.

use super::said::{Told, said};
use super::tongue::{Messages, Tongue};

/// Why a fix, or a file of fixes, is not followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// The file is larger than so many MiB.
    TooLarge(usize),
    /// There are more than so many.
    TooMany(usize),
    /// The entry is something else.
    NoFix,
    /// The fix is no table.
    NoTable,
    /// Its line is no number.
    NoNumber,
    /// Its words are no text.
    NoText,
    /// It names no line.
    NoLine,
    /// What it makes is none of these.
    NoMend(&'static str),
    /// No line has its words any more.
    LineGone,
    /// There is no story on that side.
    NoStory,
}

impl Told for Unfit {
    fn told(&self, messages: Messages) -> String {
        let tongue = messages.tongue;
        match self {
            Unfit::TooLarge(size) => said!(
                tongue,
                "it is larger than {size} MiB",
                "超过 {size} MiB",
                "超過 {size} MiB",
                "{size} MiB を超えています",
            ),
            Unfit::TooMany(count) => said!(
                tongue,
                "there are more than {count} fixes; the rest is left",
                "修正多于 {count} 条，其余未用",
                "修正多於 {count} 條，其餘未用",
                "修正が{count}件を超えるため、残りは使いません",
            ),
            Unfit::NoFix => said!(
                tongue,
                "only [[fix]] means something here",
                "此处只认 [[fix]]",
                "此處只認 [[fix]]",
                "ここで使えるのは [[fix]] だけです",
            ),
            Unfit::NoTable => said!(
                tongue,
                "a fix is a table: [[fix]]",
                "一条修正应写作一节 [[fix]]",
                "一條修正應寫作一節 [[fix]]",
                "修正は [[fix]] のテーブルです",
            ),
            Unfit::NoNumber => said!(
                tongue,
                "line is no number of a line",
                "line 不是行号",
                "line 不是行號",
                "line が行番号ではありません",
            ),
            Unfit::NoText => said!(
                tongue,
                "words is no text in quotes",
                "words 应是引号中的文字",
                "words 應是引號中的文字",
                "words は引用符で囲んだ文字列です",
            ),
            Unfit::NoLine => said!(
                tongue,
                "it names no line: line = 12, or words = \"…\"",
                "没有指明哪一行：line = 12，或 words = \"…\"",
                "沒有指明哪一行：line = 12，或 words = \"…\"",
                "行の指定がありません：line = 12 か words = \"…\"",
            ),
            Unfit::NoMend(names) => said!(
                tongue,
                "make is one of {names}",
                "make 只能是 {names}",
                "make 只能是 {names}",
                "make に使えるのは {names} です",
            ),
            Unfit::LineGone => said!(
                tongue,
                "no line has its words any more",
                "已没有哪一行是这些字",
                "已沒有哪一行是這些字",
                "その語句の行がもうありません",
            ),
            Unfit::NoStory => said!(
                tongue,
                "there is no story on that side",
                "那一边没有文章",
                "那一邊沒有文章",
                "そちら側に記事がありません",
            ),
        }
    }
}
