//! What was decided when a paper was read, on evidence that could be read otherwise: what each guess
//! is called in every language.

use super::said::{Told, said};
use super::tongue::{Messages, Tongue};
use newsprint_issue::clean::Clean;

/// Something that was decided on evidence that could be read otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Guess {
    /// These words are a headline.
    Headline(Clean),
    /// A story begins with these words.
    Start(Clean),
    /// The paper is in the language of this tag.
    Language(Clean),
    /// The paper has so many stories and paragraphs.
    Stories {
        /// How many stories.
        stories: usize,
        /// How many paragraphs.
        paragraphs: usize,
    },
    /// The paper has so many stories, told apart by the size of their headlines.
    BySize {
        /// How many stories.
        stories: usize,
    },
    /// So many blocks of a page are its heads and numbers.
    Aside {
        /// How many blocks.
        blocks: usize,
    },
    /// What the elements of XML of that root are, by their names.
    Dialect(Clean),
    /// A machine recognised so many words.
    Recognised {
        /// How many words.
        words: usize,
    },
}

impl Told for Guess {
    fn told(&self, messages: Messages) -> String {
        let tongue = messages.tongue;
        match self {
            Guess::Headline(words) => said!(
                tongue,
                "headline: {words}",
                "标题：{words}",
                "標題：{words}",
                "見出し：{words}",
            ),
            Guess::Start(words) => said!(
                tongue,
                "start of a story: {words}",
                "一篇之始：{words}",
                "一篇之始：{words}",
                "記事の始まり：{words}",
            ),
            Guess::Language(tag) => said!(
                tongue,
                "language: {tag}",
                "语言：{tag}",
                "語言：{tag}",
                "言語：{tag}",
            ),
            Guess::Stories {
                stories,
                paragraphs,
            } => said!(
                tongue,
                "separation of stories: {stories} stories, {paragraphs} paragraphs",
                "分篇：{stories} 篇，{paragraphs} 段",
                "分篇：{stories} 篇，{paragraphs} 段",
                "記事の区切り：{stories}本、{paragraphs}段落",
            ),
            Guess::BySize { stories: 1 } => said!(
                tongue,
                "separation of stories: 1 story, by the size of its headline",
                "分篇：1 篇，依标题字号",
                "分篇：1 篇，依標題字級",
                "記事の区切り：1本（見出しの大きさによる）",
            ),
            Guess::BySize { stories } => said!(
                tongue,
                "separation of stories: {stories} stories, by the size of their headlines",
                "分篇：{stories} 篇，依标题字号",
                "分篇：{stories} 篇，依標題字級",
                "記事の区切り：{stories}本（見出しの大きさによる）",
            ),
            Guess::Aside { blocks } => said!(
                tongue,
                "set aside: page heads and numbers, {blocks} in all",
                "不入正文：{blocks} 处报眉与页码",
                "不入內文：{blocks} 處報眉與頁碼",
                "本文から除外：柱と面番号 {blocks}か所",
            ),
            Guess::Dialect(root) => said!(
                tongue,
                "what the elements of this XML ({root}) are, by their names",
                "此 XML（{root}）各元素的用途，依其名称",
                "此 XML（{root}）各元素的用途，依其名稱",
                "この XML（{root}）の要素の役割（名前による）",
            ),
            Guess::Recognised { words } => said!(
                tongue,
                "recognised by a machine: {words} words",
                "机器识别：{words} 词",
                "機器辨識：{words} 詞",
                "機械による文字認識：{words}語",
            ),
        }
    }
}
