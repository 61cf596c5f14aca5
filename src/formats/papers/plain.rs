//! A raw text page, or any other bare text: bytes into text, and the text to the page room.

use std::path::PathBuf;

use super::fixes::{self, Fixes};
use crate::bytes::decode::{self, Decoded};
use crate::bytes::source::Source;
use crate::format::Format;
use crate::page;
use crate::reading::{ReadError, Reading};
use newsprint_issue::{Issue, Masthead};
use newsprint_raw::{Fix, Original, Reset, Typesetter};

/// Bare text: whatever no other format knows.
pub(crate) const FORMAT: Format = Format {
    name: "plain",
    endings: &["txt", "text"],
    signature: "any other text",
    outcome: "stories, as far as the text tells them apart; an essay stays one story",
    knows: |_| false,
    read,
};

/// Reads bare text.
fn read(source: &Source) -> Result<Reading, ReadError> {
    RawPage::new(source.clone()).read()
}

/// A raw page that can be set once more with other fixes.
#[derive(Clone, Debug)]
pub struct RawPage {
    source: Source,
    file: Fixes,
}

impl RawPage {
    /// A page, with the fixes that lie beside it.
    pub fn new(source: Source) -> RawPage {
        let file = Fixes::beside(&source);
        RawPage { source, file }
    }

    /// The page with the fixes of another file.
    #[must_use]
    pub fn with_fixes(self, file: &[u8]) -> RawPage {
        let file = Fixes::read(&fixes::name_of(&self.source), file);
        RawPage { file, ..self }
    }

    /// The text of its file of fixes.
    pub fn fixes_text(&self) -> &str {
        self.file.text()
    }

    /// Where its file of fixes lies or would lie, and a name for it elsewhere.
    pub fn fixes_file(&self) -> (Option<PathBuf>, String) {
        let beside = self.source.neighbour(&fixes::name_of(&self.source));
        (beside, format!("{:016x}.toml", self.source.fingerprint()))
    }

    /// Reads the page.
    pub fn read(&self) -> Result<Reading, ReadError> {
        let decoded = decode::bare(&self.source)?;
        let reading = self.told(&decoded, &self.file.list);
        if reading.origins.is_empty() {
            return Err(ReadError::Empty);
        }
        Ok(reading)
    }

    /// Reads the page with these fixes.
    fn told(&self, decoded: &Decoded<'_>, fixes: &[Fix]) -> Reading {
        let mut reading = page::read(&decoded.text, fixes);
        reading.notes.splice(0..0, self.file.notes.iter().cloned());
        reading.notes.splice(0..0, decoded.note.clone());
        reading
    }
}

impl Typesetter for RawPage {
    fn original(&self) -> Original {
        let decoded = decode::bare(&self.source);
        let lines = decoded.map_or_else(|_| Vec::new(), |decoded| page::lines(&decoded.text));
        Original::new(lines)
    }

    fn fixes(&self) -> Vec<Fix> {
        self.file.list.clone()
    }

    fn set(&self, fixes: &[Fix]) -> Reset {
        match decode::bare(&self.source) {
            Ok(decoded) => self.told(&decoded, fixes).into(),
            // A source of bytes in memory does not change; what was text is text.
            Err(_) => Reading::new(Issue::bind(Masthead::default(), Vec::new()), Vec::new()).into(),
        }
    }

    fn file(&self, fixes: &[Fix]) -> String {
        self.file.with(fixes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::Note;
    use newsprint_issue::{Article, Block};
    use newsprint_raw::Element;

    fn read_text(text: &str) -> Reading {
        read(&Source::from_bytes("page.txt", text)).unwrap_or_else(|error| panic!("{error}"))
    }

    /// An article as a list of lines: `#` headline, `>` deck, `@` byline, `##` crosshead, `[]` caption.
    fn picture(article: &Article) -> String {
        let mut lines = Vec::new();
        let texts = |mark: &str, texts: &[newsprint_issue::Text]| -> Vec<String> {
            texts
                .iter()
                .map(|text| format!("{mark} {}", text.plain()))
                .collect()
        };
        lines.extend(texts("#", &article.headline));
        lines.extend(texts(">", &article.deck));
        lines.extend(
            article
                .byline
                .iter()
                .map(|author| format!("@ {}", author.name)),
        );
        lines.extend(article.body.iter().map(|block| match block {
            Block::Paragraph(text) => text.plain(),
            Block::Heading(text) => format!("## {}", text.plain()),
            Block::Figure { caption, .. } => format!("[] {}", caption.plain()),
            other => format!("{other:?}"),
        }));
        lines.join("\n")
    }

    #[track_caller]
    fn check(page: &str, expected: &[&str]) {
        let reading = read_text(page);
        let found: Vec<String> = reading.issue.articles().map(picture).collect();
        assert_eq!(found, expected);
        for (number, line) in (1..).zip(page.lines()) {
            let origins = reading
                .origins
                .iter()
                .filter(|origin| origin.line == number);
            assert_eq!(
                origins.count(),
                usize::from(!line.trim().is_empty()),
                "line {number}"
            );
        }
    }

    #[test]
    fn trap_1_a_paragraph_cut_by_a_blank_line_is_whole() {
        check(
            "渡口老站长守了四十年，去年5\n\n月17日才交出钥匙，把船交给\n年轻人。\n",
            &["渡口老站长守了四十年，去年5月17日才交出钥匙，把船交给年轻人。"],
        );
    }

    #[test]
    fn trap_2_spaces_around_marks_and_figures_go() {
        check(
            "今年 3 月 2 日 ， 渡口复航。 一直\n守在岸边的人都来了。\n",
            &["今年3月2日，渡口复航。一直守在岸边的人都来了。"],
        );
    }

    #[test]
    fn trap_3_undecoded_spaces_begin_a_paragraph() {
        let page = "渡口昨天复航，来了很多看船的\n人，他们带着孩子，站满了堤岸。\n\u{fffd} \u{fffd} 船长今年六十岁。\n";
        check(
            page,
            &["渡口昨天复航，来了很多看船的人，他们带着孩子，站满了堤岸。\n船长今年六十岁。"],
        );
        assert_eq!(
            read_text(page).notes[0],
            Note::Undecoded { count: 2, line: 3 }
        );
    }

    #[test]
    fn trap_4_a_byline_ends_a_story_and_other_brackets_do_not() {
        check(
            "中心主任（正高级）顾远说，渡口\n是几代人的记忆。 （顾小满）\n",
            &["@ 顾小满\n中心主任（正高级）顾远说，渡口是几代人的记忆。"],
        );
    }

    #[test]
    fn trap_5_a_quotation_that_closes_in_mid_line_ends_nothing() {
        check(
            "“渡口是几代人的记忆，谁也忘不\n了。 ”老站长在《渡口志》的首发式\n上说，他还会再来。\n",
            &["“渡口是几代人的记忆，谁也忘不了。”老站长在《渡口志》的首发式上说，他还会再来。"],
        );
    }

    #[test]
    fn trap_6_dashes_units_and_foreign_words_join_cleanly() {
        check(
            "项目落地———船票从 5 元/\n人降到 3 元，AI 售票机上岗……\n乘客都说好。\n",
            &["项目落地——船票从5元/人降到3元，AI售票机上岗……乘客都说好。"],
        );
    }

    #[test]
    fn trap_7_headlines_may_follow_their_bodies() {
        check(
            "青石渡口昨天复航，第一班渡船载\n着六十名乘客驶向对岸，乘客说渡\n船很稳。（顾小满）\n\n青石渡口复航\n\n\
             县图书馆昨天开出夜读专场，两百\n名读者坐满了阅览室，图书馆延长\n到十点。（林夏）\n\n图书馆开出夜读专场\n",
            &[
                "# 青石渡口复航\n@ 顾小满\n青石渡口昨天复航，第一班渡船载着六十名乘客驶向对岸，乘客说渡船很稳。",
                "# 图书馆开出夜读专场\n@ 林夏\n县图书馆昨天开出夜读专场，两百名读者坐满了阅览室，图书馆延长到十点。",
            ],
        );
    }

    #[test]
    fn trap_8_a_long_line_with_commas_and_no_stop_is_a_caption() {
        check(
            "青石渡口复航\n\n青石渡口昨天复航，第一班渡船载\n着六十名乘客驶向对岸，乘客说渡\n船很稳。（顾小满）\n\n\
             在青石渡口，乘客排队登上渡船，老站长在岸边挥手送行\n",
            &[
                "# 青石渡口复航\n@ 顾小满\n青石渡口昨天复航，第一班渡船载着六十名乘客驶向对岸，乘客说渡船很稳。\n[] 在青石渡口，乘客排队登上渡船，老站长在岸边挥手送行",
            ],
        );
    }

    #[test]
    fn furniture_is_set_aside_with_a_note() {
        let reading = read_text(
            "江城时报 2022年7月26日 星期二 第03版 新闻\n\n渡口昨天复航。\n\n责编：马　涌\n",
        );
        assert_eq!(reading.issue.masthead.title, "江城时报");
        assert_eq!(reading.issue.sections[0].name, "新闻");
        assert_eq!(
            reading.origins.last().map(|origin| origin.element),
            Some(Element::SetAside)
        );
    }

    #[test]
    fn what_is_no_newspaper_is_one_story() {
        check(
            "等信\n\n我住的楼下有一只绿色的邮筒，漆掉了一半，投信口磨得发亮，可是每天还有人来。\n\n后来我自己也寄了一封，写给一个很久没有联系的朋友，写的都是小事，没有要紧的话。\n",
            &[
                "# 等信\n我住的楼下有一只绿色的邮筒，漆掉了一半，投信口磨得发亮，可是每天还有人来。\n后来我自己也寄了一封，写给一个很久没有联系的朋友，写的都是小事，没有要紧的话。",
            ],
        );
    }
}
