//! The parts of a file of our own format that may have no place in a paper, as every language calls
//! them.

use super::said::{Told, said};
use super::tongue::{Messages, Tongue};
use newsprint_issue::clean::Clean;

/// A part of a file of our own format.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Piece {
    /// The table at its head.
    FrontMatter,
    /// Everything that follows.
    Rest,
    /// Tags of it.
    Tags,
    /// The day of the paper.
    Date,
    /// How lines run.
    Direction,
    /// How much a story weighs.
    Rank,
    /// The article of that name.
    Article(Clean),
    /// A picture among the words of a headline.
    HeadlinePicture,
    /// The title of a link or of a picture.
    LinkTitle,
    /// A tag of HTML.
    Tag,
    /// The end of a line inside a paragraph.
    LineBreak,
    /// How high a heading stands.
    HeadingLevel,
    /// The language of lines that are kept as they are.
    CodeName,
    /// Where a footnote stands.
    FootnotePlace,
    /// A quotation in another.
    QuoteNesting,
    /// A list in another.
    ListNesting,
    /// The numbers of a list.
    ListNumbers,
    /// The item that holds several paragraphs.
    ItemAround,
    /// The cells for which a table has no column.
    CellsBeyond,
    /// HTML between paragraphs.
    Html,
    /// Where a picture stands among words.
    PicturePlace,
    /// The list or the quotation that holds another block.
    Around,
}

impl Told for Piece {
    #[expect(clippy::too_many_lines, reason = "a table of sentences")]
    fn told(&self, messages: Messages) -> String {
        let tongue = messages.tongue;
        match self {
            Piece::FrontMatter => {
                said!(tongue, "front matter", "文首设置", "文首設定", "冒頭の設定")
            }
            Piece::Rest => said!(tongue, "what follows", "其后内容", "其後內容", "その先"),
            Piece::Tags => said!(tongue, "tags", "一些标签", "一些標籤", "一部のタグ"),
            Piece::Date => said!(tongue, "date", "日期", "日期", "日付"),
            Piece::Direction => said!(tongue, "direction", "排版方向", "排版方向", "組み方向"),
            Piece::Rank => said!(
                tongue,
                "rank",
                "分量（rank）",
                "分量（rank）",
                "扱い（rank）"
            ),
            Piece::Article(name) => said!(
                tongue,
                "article {name}",
                "文章 {name}",
                "文章 {name}",
                "記事 {name}",
            ),
            Piece::HeadlinePicture => said!(
                tongue,
                "picture in a headline",
                "标题中的图片",
                "標題中的圖片",
                "見出しの中の画像",
            ),
            Piece::LinkTitle => said!(
                tongue,
                "title of a link or picture",
                "链接或图片的名称",
                "連結或圖片的名稱",
                "リンクや画像の題",
            ),
            Piece::Tag => said!(tongue, "HTML tag", " HTML 标签", " HTML 標籤", "HTML タグ",),
            Piece::LineBreak => said!(tongue, "line break", "换行", "換行", "改行"),
            Piece::HeadingLevel => said!(
                tongue,
                "level of a # heading",
                "# 标题的级别",
                "# 標題的層級",
                "# 見出しの段階",
            ),
            Piece::CodeName => said!(
                tongue,
                "name of a code block",
                "代码块的名称",
                "程式碼區塊的名稱",
                "コードの言語名",
            ),
            Piece::FootnotePlace => said!(
                tongue,
                "place of a footnote",
                "脚注的位置",
                "註腳的位置",
                "脚注の位置",
            ),
            Piece::QuoteNesting => said!(
                tongue,
                "nesting of a quotation",
                "引文的嵌套",
                "引文的巢狀層次",
                "引用の入れ子",
            ),
            Piece::ListNesting => said!(
                tongue,
                "nesting of a list",
                "列表的嵌套",
                "清單的巢狀層次",
                "箇条書きの入れ子",
            ),
            Piece::ListNumbers => said!(
                tongue,
                "numbers of a list",
                "列表的编号",
                "清單的編號",
                "箇条書きの番号",
            ),
            Piece::ItemAround => said!(
                tongue,
                "item around further paragraphs",
                "含多个段落的列表项",
                "含多個段落的清單項目",
                "複数の段落を含む項目",
            ),
            Piece::CellsBeyond => said!(
                tongue,
                "cells beyond the head of a table",
                "超出表头的单元格",
                "超出表頭的儲存格",
                "表の見出しからはみ出したセル",
            ),
            Piece::Html => said!(tongue, "HTML", " HTML", " HTML", "HTML "),
            Piece::PicturePlace => said!(
                tongue,
                "place of a picture among words",
                "图片在文字中的位置",
                "圖片在文字中的位置",
                "文中の画像の位置",
            ),
            Piece::Around => said!(
                tongue,
                "list or quotation around a block",
                "包住其他内容的列表或引文",
                "包住其他內容的清單或引文",
                "ほかの要素を囲む箇条書きや引用",
            ),
        }
    }
}
