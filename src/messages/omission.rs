//! What of a source is not in the paper: what each such thing is called in every language. Why it
//! was left out is in `loss.rs`.

use super::piece::Piece;
use super::said::{Told, said};
use super::tongue::{Messages, Tongue};
use newsprint_issue::clean::Clean;

/// Something of a source that is not in the paper.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Omission {
    /// What it is called in the source: a file, a title, a tag.
    Named(Clean),
    /// A named thing on a line of a page.
    OnLine {
        /// What it is called in the source.
        name: Clean,
        /// The line, counted from 1.
        line: usize,
    },
    /// A part of a file, and the line it stands on.
    InFile {
        /// What it is.
        part: Piece,
        /// The file inside the issue.
        path: Clean,
        /// The line, counted from 1; 0 when it is about the whole file.
        line: usize,
    },
    /// What stands around the story on a page of the web.
    Surroundings,
    /// What is printed on the pages of an issue that names its articles, and in none of them.
    Unnamed,
    /// So many tags of a page.
    Tags(usize),
    /// How the text behind a line is parted.
    Layout {
        /// The line, counted from 1.
        line: usize,
    },
    /// So many pictures of pages.
    PagePictures(usize),
    /// So many pictures.
    Pictures(usize),
    /// So many entries of a feed.
    Entries(usize),
    /// Everything behind a line.
    After {
        /// The line, counted from 1.
        line: usize,
    },
    /// Everything that follows.
    Rest,
    /// A dispatch without a name.
    Item,
    /// The words of so many pages.
    WordsOf(usize),
    /// So many pages, or parts of them.
    Pages(usize),
    /// So many blocks of words of a page, where articles name them again.
    Again(usize),
    /// The package document of a publication.
    Package,
    /// Parts of a document that are in another format.
    ForeignParts,
    /// Charts and diagrams.
    Charts,
    /// Objects of other programs.
    Objects,
    /// Pictures that are not beside the text.
    PicturesElsewhere,
    /// What stands over and under every page.
    HeadersAndFooters,
    /// The table of contents.
    Contents,
    /// A line of a file that is read beside the paper; the whole file at line 0.
    LineOf {
        /// The file.
        path: Clean,
        /// The line, counted from 1.
        line: usize,
    },
    /// A fix of a raw page, by its name, and the line that it is for.
    Fix {
        /// Its name, as it is written.
        name: &'static str,
        /// The line, counted from 1.
        line: usize,
    },
}

impl From<Clean> for Omission {
    fn from(name: Clean) -> Omission {
        Omission::Named(name)
    }
}

impl Told for Omission {
    #[expect(clippy::too_many_lines, reason = "a table of sentences")]
    fn told(&self, messages: Messages) -> String {
        let tongue = messages.tongue;
        match self {
            Omission::Named(name) => said!(tongue, "{name}", " {name}", " {name}", "{name} "),
            Omission::OnLine { name, line } => said!(
                tongue,
                "{name} (line {line})",
                " {name}（第 {line} 行）",
                " {name}（第 {line} 行）",
                "{name}（{line}行目）",
            ),
            Omission::InFile {
                part,
                path,
                line: 0,
            } => {
                let part = part.told(messages);
                said!(
                    tongue,
                    "{part} ({path})",
                    "{part}（{path}）",
                    "{part}（{path}）",
                    "{part}（{path}）",
                )
            }
            Omission::InFile { part, path, line } => {
                let part = part.told(messages);
                said!(
                    tongue,
                    "{part} ({path}, line {line})",
                    "{part}（{path} 第 {line} 行）",
                    "{part}（{path} 第 {line} 行）",
                    "{part}（{path} の {line}行目）",
                )
            }
            Omission::Surroundings => said!(
                tongue,
                "menus and notices around the story",
                "文章周围的菜单与告示",
                "文章周圍的選單與公告",
                "記事のまわりのメニューやお知らせ",
            ),
            Omission::Unnamed => said!(
                tongue,
                "blocks that no article names",
                "没有归入任何文章的文字块",
                "沒有歸入任何文章的文字塊",
                "どの記事にも入っていない区画",
            ),
            Omission::Layout { line } => said!(
                tongue,
                "the layout behind line {line}",
                "第 {line} 行之后的分段",
                "第 {line} 行之後的分段",
                "{line} 行目より後の段落分け",
            ),
            Omission::Tags(count) => said!(
                tongue,
                "{count} tags",
                " {count} 个标签",
                " {count} 個標籤",
                "タグ{count}個",
            ),
            Omission::PagePictures(count) => said!(
                tongue,
                "pictures of pages ({count})",
                " {count} 张版面图像",
                " {count} 張版面影像",
                "紙面の画像{count}枚",
            ),
            Omission::Pictures(count) => said!(
                tongue,
                "{count} pictures",
                " {count} 张图片",
                " {count} 張圖片",
                "画像{count}枚",
            ),
            Omission::Entries(1) => said!(tongue, "an entry", " 1 条", " 1 則", "1件"),
            Omission::Entries(count) => said!(
                tongue,
                "{count} entries",
                " {count} 条",
                " {count} 則",
                "{count}件",
            ),
            Omission::After { line } => said!(
                tongue,
                "what follows line {line}",
                "第 {line} 行以后的内容",
                "第 {line} 行以後的內容",
                "{line}行目より後",
            ),
            Omission::Rest => said!(tongue, "the rest", "其余内容", "其餘內容", "残り"),
            Omission::Item => said!(tongue, "an item", "一条稿件", "一則稿件", "記事1本"),
            Omission::WordsOf(1) => said!(
                tongue,
                "the words of 1 page",
                " 1 页的文字",
                " 1 頁的文字",
                "1ページ分の文字",
            ),
            Omission::WordsOf(count) => said!(
                tongue,
                "the words of {count} pages",
                " {count} 页的文字",
                " {count} 頁的文字",
                "{count}ページ分の文字",
            ),
            Omission::Pages(1) => said!(
                tongue,
                "1 page, or the rest of it",
                " 1 页，或其后半",
                " 1 頁，或其後半",
                "1ページの全部または後半",
            ),
            Omission::Pages(count) => said!(
                tongue,
                "{count} pages, or the rest of them",
                " {count} 页，或其后半",
                " {count} 頁，或其後半",
                "{count}ページの全部または後半",
            ),
            Omission::Again(1) => said!(
                tongue,
                "a block of words that is named again",
                "再次列出的 1 个文字块",
                "再次列出的 1 個文字塊",
                "再び挙げられた1つのブロック",
            ),
            Omission::Again(count) => said!(
                tongue,
                "{count} blocks of words that are named again",
                "再次列出的 {count} 个文字块",
                "再次列出的 {count} 個文字塊",
                "再び挙げられた{count}個のブロック",
            ),
            Omission::Package => said!(
                tongue,
                "the package document",
                "书包文件（OPF）",
                "書包檔案（OPF）",
                "パッケージ文書（OPF）",
            ),
            Omission::ForeignParts => said!(
                tongue,
                "parts in another format",
                "其他格式的部分",
                "其他格式的部分",
                "別の形式の部分",
            ),
            Omission::Charts => said!(
                tongue,
                "charts and diagrams",
                "图表与图示",
                "圖表與圖示",
                "グラフと図",
            ),
            Omission::Objects => said!(
                tongue,
                "objects",
                "嵌入对象",
                "嵌入物件",
                "埋め込みオブジェクト",
            ),
            Omission::PicturesElsewhere => said!(
                tongue,
                "pictures inside the file or elsewhere",
                "文件内或别处的图片",
                "檔案內或他處的圖片",
                "ファイル内や別の場所にある画像",
            ),
            Omission::HeadersAndFooters => said!(
                tongue,
                "headers and footers",
                "页眉与页脚",
                "頁首與頁尾",
                "ヘッダーとフッター",
            ),
            Omission::LineOf { path, line: 0 } => path.to_string(),
            Omission::LineOf { path, line } => said!(
                tongue,
                "{path}, line {line}",
                "{path} 第 {line} 行",
                "{path} 第 {line} 行",
                "{path} {line}行目",
            ),
            Omission::Fix { name, line } => said!(
                tongue,
                "the fix “{name}” of line {line}",
                "第 {line} 行的修正“{name}”",
                "第 {line} 行的修正「{name}」",
                "{line}行目の修正「{name}」",
            ),
            Omission::Contents => said!(tongue, "the table of contents", "目录", "目錄", "目次",),
        }
    }
}
