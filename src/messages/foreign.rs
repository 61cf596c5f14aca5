//! Formats that are known by name and not read, in every language.

use super::said::{Told, said};
use super::tongue::{Messages, Tongue};

/// A format that is known by name and not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    /// Word before 2007.
    Word,
    /// Rich Text Format.
    RichText,
    /// Pages.
    Pages,
    /// Works, and others that share its ending.
    Works,
    /// Books for the Kindle and what came before it.
    Kindle,
    /// `DjVu` pages.
    DjVu,
    /// Documents of `InDesign`.
    InDesign,
    /// Spreadsheets and slides.
    Sheets,
    /// Text in the encodings of mainframes.
    Mainframe,
}

impl Foreign {
    /// The names of the formats that its program, or a converter, can save it in and that are read.
    pub fn ways(self) -> &'static str {
        match self {
            Foreign::Word | Foreign::RichText | Foreign::Works => ".docx, .odt, PDF",
            Foreign::Pages => ".docx, EPUB, PDF",
            Foreign::Kindle => "EPUB",
            Foreign::DjVu | Foreign::Sheets => "PDF",
            Foreign::InDesign => "PDF, EPUB",
            Foreign::Mainframe => "UTF-8",
        }
    }

    fn name(self, tongue: Tongue) -> String {
        match self {
            Foreign::Word => said!(
                tongue,
                "a .doc document of Word before 2007",
                " Word 2007 以前的 .doc 文档",
                " Word 2007 以前的 .doc 文件",
                " Word 2007 より前の .doc 文書",
            ),
            Foreign::RichText => said!(
                tongue,
                "an .rtf document (Rich Text)",
                " .rtf 文档（富文本）",
                " .rtf 文件（RTF 格式）",
                " .rtf 文書（リッチテキスト）",
            ),
            Foreign::Pages => said!(
                tongue,
                "a .pages document of Pages",
                " Pages 的 .pages 文档",
                " Pages 的 .pages 文件",
                " Pages の .pages 文書",
            ),
            Foreign::Works => said!(
                tongue,
                "a .wps document",
                " .wps 文档",
                " .wps 文件",
                " .wps 文書",
            ),
            Foreign::Kindle => said!(
                tongue,
                "a book for the Kindle (.mobi, .azw)",
                " Kindle 电子书（.mobi、.azw）",
                " Kindle 電子書（.mobi、.azw）",
                " Kindle の本（.mobi、.azw）",
            ),
            Foreign::DjVu => said!(
                tongue,
                "pages in DjVu",
                " DjVu 页面",
                " DjVu 頁面",
                " DjVu のページ",
            ),
            Foreign::InDesign => said!(
                tongue,
                "a document of InDesign",
                " InDesign 文档",
                " InDesign 文件",
                " InDesign の文書",
            ),
            Foreign::Mainframe => said!(
                tongue,
                "text in EBCDIC",
                " EBCDIC 编码的文本",
                " EBCDIC 編碼的文字",
                " EBCDIC の文書",
            ),
            Foreign::Sheets => said!(
                tongue,
                "a spreadsheet or slides",
                "电子表格或幻灯片",
                "試算表或簡報",
                "表計算かスライド",
            ),
        }
    }
}

impl Told for Foreign {
    fn told(&self, messages: Messages) -> String {
        let tongue = messages.tongue;
        let name = self.name(tongue);
        said!(
            tongue,
            "{name}, which newsprint does not read",
            "这是{name}，newsprint 读不了",
            "這是{name}，newsprint 無法讀取",
            "これは{name}で、newsprint では読めません",
        )
    }
}
