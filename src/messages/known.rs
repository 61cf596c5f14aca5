//! How each format is known and what becomes of it, for `newsprint formats`. The table of the formats
//! holds the words in English, by which the other languages are found here; a test of the command
//! line holds that none is missing.

use super::tongue::Messages;

#[rustfmt::skip] // One sentence a line reads as a table.
const KNOWN: &[[&str; 4]] = &[
    ["a folder with `issue.toml`, or a file that begins with `+++`", "含 `issue.toml` 的文件夹，或以 `+++` 开头的文件", "含 `issue.toml` 的資料夾，或以 `+++` 開頭的檔案", "`issue.toml` のあるフォルダー、または `+++` で始まるファイル"],
    ["`%PDF-` within the first kilobyte", "开头 1 KB 内有 `%PDF-`", "開頭 1 KB 內有 `%PDF-`", "先頭 1 KB 以内に `%PDF-`"],
    ["a zip archive or a folder with `META-INF/container.xml`", "含 `META-INF/container.xml` 的 zip 压缩包或文件夹", "含 `META-INF/container.xml` 的 zip 壓縮檔或資料夾", "`META-INF/container.xml` のある zip かフォルダー"],
    ["a zip archive with `word/document.xml`", "含 `word/document.xml` 的 zip 压缩包", "含 `word/document.xml` 的 zip 壓縮檔", "`word/document.xml` のある zip"],
    ["a zip archive with `content.xml` and the kind of OpenDocument text; flat XML of it", "含 `content.xml` 且类型为 OpenDocument 文本的 zip 压缩包；或其单一 XML", "含 `content.xml` 且類型為 OpenDocument 文字的 zip 壓縮檔；或其單一 XML", "`content.xml` があり OpenDocument テキストである zip、またはその単独の XML"],
    ["XML of `FictionBook`", "`FictionBook` 的 XML", "`FictionBook` 的 XML", "`FictionBook` の XML"],
    ["XML of `mets`, alone or in a folder or archive with its ALTO", "`mets` 的 XML，单独或与 ALTO 同在文件夹或压缩包中", "`mets` 的 XML，單獨或與 ALTO 同在資料夾或壓縮檔中", "`mets` の XML。単独、または ALTO とともにフォルダーか圧縮ファイルに"],
    ["XML of `alto`, or a folder of such pages", "`alto` 的 XML，或这种页的文件夹", "`alto` 的 XML，或這種頁的資料夾", "`alto` の XML、またはそのページのフォルダー"],
    ["XML of `nitf`, or a folder of it", "`nitf` 的 XML，或其文件夹", "`nitf` 的 XML，或其資料夾", "`nitf` の XML、またはそのフォルダー"],
    ["XML of `newsItem`, `newsMessage`, `packageItem` or `NewsML`, or a folder of it", "`newsItem`、`newsMessage`、`packageItem` 或 `NewsML` 的 XML，或其文件夹", "`newsItem`、`newsMessage`、`packageItem` 或 `NewsML` 的 XML，或其資料夾", "`newsItem`、`newsMessage`、`packageItem`、`NewsML` の XML、またはそのフォルダー"],
    ["JSON with `uri` and `headline` or `bodies`: one, a list, one a line, or a folder", "有 `uri` 及 `headline` 或 `bodies` 的 JSON：单篇、列表、一行一篇或文件夹", "有 `uri` 及 `headline` 或 `bodies` 的 JSON：單篇、清單、一行一篇或資料夾", "`uri` と、`headline` か `bodies` のある JSON：1本、リスト、1行1本、フォルダー"],
    ["`<html>` or `<!DOCTYPE html>` on top; a folder with `index.html`", "以 `<html>` 或 `<!DOCTYPE html>` 开头；含 `index.html` 的文件夹", "以 `<html>` 或 `<!DOCTYPE html>` 開頭；含 `index.html` 的資料夾", "`<html>` か `<!DOCTYPE html>` で始まる。`index.html` のあるフォルダー"],
    ["RSS, RDF, Atom, CDF, or JSON Feed", "RSS、RDF、Atom、CDF 或 JSON Feed", "RSS、RDF、Atom、CDF 或 JSON Feed", "RSS、RDF、Atom、CDF、JSON Feed"],
    ["any other XML, such as TEI, JATS and DocBook", "其他 XML，如 TEI、JATS、DocBook", "其他 XML，如 TEI、JATS、DocBook", "その他の XML（TEI、JATS、DocBook など）"],
    ["the marks of Project Gutenberg around a text", "首尾有 Project Gutenberg 标记的文本", "首尾有 Project Gutenberg 標記的文字", "Project Gutenberg の標識に挟まれたテキスト"],
    ["`《》` and `［＃…］` as Aozora Bunko has them", "青空文库式的 `《》` 与 `［＃…］`", "青空文庫式的 `《》` 與 `［＃…］`", "青空文庫式の `《》` と `［＃…］`"],
    ["a file that ends in `.md`, or a folder of them or of `.txt`", "扩展名为 `.md` 的文件，或 `.md`、`.txt` 的文件夹", "副檔名為 `.md` 的檔案，或 `.md`、`.txt` 的資料夾", "名前が `.md` で終わるファイル、または `.md` や `.txt` のフォルダー"],
    ["any other text", "其他文本", "其他文字", "その他のテキスト"],
];

#[rustfmt::skip] // One sentence a line reads as a table.
const BECOMES: &[[&str; 4]] = &[
    ["the paper as it was written", "原样的报纸", "原樣的報紙", "書かれたとおりの新聞"],
    ["stories by columns, headlines and rules, a section a page; a report by its headings", "按栏、标题与线条分出文章，一页一版；报告则按标题", "按欄、標題與線條分出文章，一頁一版；報告則按標題", "段、見出し、罫線で記事に分け、1ページが1面。報告書は見出しで"],
    ["a paper with the sections of its table of contents, its pictures and its footnotes", "按目录分版的报纸，含图片与脚注", "按目錄分版的報紙，含圖片與註腳", "目次を面とする新聞。図版と脚注も"],
    ["a story; with several headings of the first level, a paper", "一篇文章；有多个一级标题则成报纸", "一篇文章；有多個一級標題則成報紙", "1本の記事。第1レベルの見出しが複数なら新聞"],
    ["a story a chapter, with its notes and pictures; parts are sections", "一章一篇，含注释与图片；部为版", "一章一篇，含註釋與圖片；部為版", "1章が1本の記事。注と図版も。部は面に"],
    ["the issue's own articles and sections; pages where it names no articles", "该期自列的文章与版面；未列文章则按页", "該期自列的文章與版面；未列文章則按頁", "その号が示す記事と面。示さなければページごと"],
    ["stories by columns and headlines, or by what its blocks say they are; a section a page", "按栏与标题、或按区块自注分出文章；一页一版", "按欄與標題、或按區塊自註分出文章；一頁一版", "段と見出し、またはブロックの種別で記事に分け、1ページが1面"],
    ["a story with its ranks and names; a folder becomes an edition", "一篇文章，含级别与署名；文件夹则成一期", "一篇文章，含級別與署名；資料夾則成一期", "格付けと署名のある記事。フォルダーは1つの版に"],
    ["an edition in the order of its packages, or by subject and urgency", "按稿件包的次序，或按主题与缓急编成一期", "按稿件包的次序，或按主題與緩急編成一期", "パッケージの順、または主題と緊急度で組んだ1つの版"],
    ["a story, or an edition by subject and urgency", "一篇文章，或按主题与缓急编成一期", "一篇文章，或按主題與緩急編成一期", "1本の記事、または主題と緊急度で組んだ1つの版"],
    ["the article of the page without what stands around it; an index and the pages beside it become a paper", "网页的正文，去掉周边内容；索引页连同旁边各页成为报纸", "網頁的內文，去掉周邊內容；索引頁連同旁邊各頁成為報紙", "ページの本文だけ（周りは除く）。索引とその横のページは新聞に"],
    ["the newest story first, in sections by category or by day", "最新的在前，按类别或日期分版", "最新的在前，按類別或日期分版", "新しい記事から。分類か日付ごとの面に"],
    ["stories by the headings that its elements name; records one below the other", "按元素所示标题分篇；记录逐条列出", "按元素所示標題分篇；紀錄逐條列出", "要素の示す見出しで記事に分ける。レコードは順に並べる"],
    ["a story a chapter, a section a part", "一章一篇，一部一版", "一章一篇，一部一版", "1章が1本の記事、1部が1面"],
    ["a story a heading, with its readings", "一个标题一篇，保留注音", "一個標題一篇，保留注音", "見出しごとに1本の記事。ルビも"],
    ["a story; with several `#` headings, or from a folder, a paper", "一篇文章；有多个 `#` 标题或来自文件夹则成报纸", "一篇文章；有多個 `#` 標題或來自資料夾則成報紙", "1本の記事。`#` の見出しが複数、またはフォルダーなら新聞"],
    ["stories, as far as the text tells them apart; an essay stays one story", "文中可辨的各篇文章；散文仍为一篇", "文中可辨的各篇文章；散文仍為一篇", "見分けられるかぎりの記事。随筆は1本のまま"],
];

impl Messages {
    /// The words of the table of formats that stand there in English; none for what is not known here.
    pub fn of_format(self, english: &str) -> Option<&'static str> {
        let mut rows = [KNOWN, BECOMES].into_iter().flatten();
        let row = rows.find(|[known, ..]| *known == english)?;
        Some(self.one_of(*row))
    }
}
