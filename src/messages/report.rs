//! What a command comes to, and what it tells on the way: nothing found, so many brought in.

use super::said::{Told, said};
use super::tongue::{Messages, Tongue};
use newsprint_issue::clean::Clean;

/// Something that a command has to report.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is said in full below")]
pub enum Report {
    // There is nothing of the kind.
    Nowhere,
    NothingFound,
    NoBookmarks,
    NoSuchBookmarks,
    NoBookmarkCalled {
        name: Clean,
    },
    SeveralBookmarks {
        name: Clean,
    },
    NoSuchStory {
        paper: Clean,
        count: usize,
    },
    NoSuchPage {
        paper: Clean,
        count: usize,
    },
    NoSuchParagraph,
    NoWordsToMark,
    WordsElsewhere,
    NoPaperInside,
    // Settings, keys and themes found wanting.
    Faults {
        file: Clean,
        count: usize,
    },
    LinesAmiss {
        count: usize,
    },
    WeakContrasts {
        count: usize,
    },
    Over {
        over: &'static str,
        under: &'static str,
    },
    // Settings and keys found in order.
    NoSettings {
        file: Clean,
    },
    AllIsWell {
        file: Clean,
    },
    KeysInOrder,
    // On the way.
    Several {
        count: usize,
    },
    PassedOver {
        count: usize,
        folder: Clean,
    },
    BroughtIn {
        count: usize,
        folder: Clean,
    },
    OfPaper {
        paper: Clean,
        what: Clean,
    },
    TakenIn {
        added: usize,
        renewed: usize,
        known: usize,
    },
    OnlyPrints,
    ByReadings,
    InParagraph {
        number: usize,
    },
    // Where copies go.
    ToTerminal {
        bytes: usize,
    },
    OffPath {
        program: Clean,
    },
}

impl Told for Report {
    fn told(&self, messages: Messages) -> String {
        match self {
            Report::Faults { .. } | Report::LinesAmiss { .. } | Report::WeakContrasts { .. } => {
                self.wanting(messages)
            }
            Report::NoSettings { .. }
            | Report::AllIsWell { .. }
            | Report::KeysInOrder
            | Report::Several { .. }
            | Report::PassedOver { .. }
            | Report::BroughtIn { .. }
            | Report::OfPaper { .. }
            | Report::TakenIn { .. }
            | Report::OnlyPrints
            | Report::ByReadings
            | Report::InParagraph { .. }
            | Report::Over { .. }
            | Report::ToTerminal { .. }
            | Report::OffPath { .. } => self.progress(messages),
            _ => self.nothing(messages),
        }
    }
}

impl Report {
    /// That there is nothing of the kind, and a way on.
    fn nothing(&self, messages: Messages) -> String {
        let tongue = messages.tongue;
        match self {
            Report::Nowhere => said!(
                tongue,
                "there is nowhere to keep settings; set NEWSPRINT_HOME to a folder",
                "没有存放设置的地方；可将 NEWSPRINT_HOME 设为一个文件夹",
                "沒有存放設定的地方；可將 NEWSPRINT_HOME 設為一個資料夾",
                "設定を置く場所がありません。NEWSPRINT_HOME にフォルダーを指定してください",
            ),
            Report::NothingFound => said!(
                tongue,
                "nothing found; try fewer words",
                "没有找到；请少用几个词",
                "找不到；請少用幾個詞",
                "見つかりません。ことばを減らしてみてください",
            ),
            Report::NoBookmarks => said!(
                tongue,
                "no bookmarks; b marks a story while you read",
                "还没有书签；阅读时按 b 收藏文章",
                "還沒有書籤；閱讀時按 b 收藏文章",
                "しおりはありません。読んでいるときに b で記事を保存できます",
            ),
            Report::NoSuchBookmarks => said!(
                tongue,
                "no such bookmarks; newsprint bookmarks list shows all",
                "没有相符的书签；newsprint bookmarks list 列出全部",
                "沒有符合的書籤；newsprint bookmarks list 列出全部",
                "該当するしおりはありません。newsprint bookmarks list で一覧できます",
            ),
            Report::NoBookmarkCalled { name } => said!(
                tongue,
                "no bookmark is called {name}; newsprint bookmarks list names them",
                "没有编号为 {name} 的书签；newsprint bookmarks list 列出编号",
                "沒有編號為 {name} 的書籤；newsprint bookmarks list 列出編號",
                "{name} というしおりはありません。番号は newsprint bookmarks list で見られます",
            ),
            Report::SeveralBookmarks { name } => said!(
                tongue,
                "more than one bookmark begins with {name}; give more of its name",
                "不止一条书签以 {name} 开头；请多写几位",
                "不只一則書籤以 {name} 開頭；請多寫幾位",
                "{name} で始まるしおりが複数あります。もう少し長く指定してください",
            ),
            Report::NoSuchStory { paper, count } => {
                let stories = stories(messages, *count);
                said!(
                    tongue,
                    "{paper}: there is no such story; it has {stories}",
                    "{paper}：没有这一篇；共 {stories}",
                    "{paper}：沒有這一篇；共 {stories}",
                    "{paper}：その番号の記事はありません（全{stories}）",
                )
            }
            Report::NoSuchPage { paper, count } => {
                let pages = pages(messages, *count);
                said!(
                    tongue,
                    "{paper}: there is no such page; here it has {pages}",
                    "{paper}：没有这一页；此处共 {pages}",
                    "{paper}：沒有這一頁；此處共 {pages}",
                    "{paper}：その番号のページはありません（ここでは全{pages}）",
                )
            }
            Report::NoSuchParagraph => said!(
                tongue,
                "there is no such paragraph; newsprint cat prints them all",
                "没有这一段；newsprint cat 可列出全文",
                "沒有這一段；newsprint cat 可列出全文",
                "その番号の段落はありません。newsprint cat で全文を見られます",
            ),
            Report::NoWordsToMark => said!(
                tongue,
                "there are no words to mark",
                "没有可标记的文字",
                "沒有可標記的文字",
                "しおりを付ける文字がありません",
            ),
            Report::WordsElsewhere => said!(
                tongue,
                "these words do not stand there; newsprint search finds them",
                "那里没有这些文字；可用 newsprint search 查找",
                "那裡沒有這些文字；可用 newsprint search 查找",
                "その文はそこにありません。newsprint search で探せます",
            ),
            _ => said!(
                tongue,
                "there is no paper in it; newsprint formats lists what can be read",
                "其中没有报纸；newsprint formats 列出可读的格式",
                "其中沒有報紙；newsprint formats 列出可讀的格式",
                "新聞が入っていません。読める形式は newsprint formats で見られます",
            ),
        }
    }

    /// What of the reader's own was found wanting.
    fn wanting(&self, messages: Messages) -> String {
        let tongue = messages.tongue;
        match self {
            Report::Faults { file, count } => {
                let faults = faults(messages, *count);
                said!(
                    tongue,
                    "{file}: {faults}; the rest is in force",
                    "{file}：{faults}有误；其余照用",
                    "{file}：{faults}有誤；其餘照用",
                    "{file}：誤りが{faults}あります。ほかの行は有効です",
                )
            }
            Report::LinesAmiss { count: 1 } => said!(
                tongue,
                "one line of config.toml cannot be followed; the rest is in force",
                "config.toml 有 1 行无法照办；其余照用",
                "config.toml 有 1 行無法照辦；其餘照用",
                "config.toml に使えない行が1行あります。ほかの行は有効です",
            ),
            Report::LinesAmiss { count } => said!(
                tongue,
                "{count} lines of config.toml cannot be followed; the rest is in force",
                "config.toml 有 {count} 行无法照办；其余照用",
                "config.toml 有 {count} 行無法照辦；其餘照用",
                "config.toml に使えない行が{count}行あります。ほかの行は有効です",
            ),
            Report::WeakContrasts { count: 1 } => said!(
                tongue,
                "1 contrast is too weak",
                "有 1 处对比不足",
                "有 1 處對比不足",
                "コントラストの足りない組が1つあります",
            ),
            Report::WeakContrasts { count } => said!(
                tongue,
                "{count} contrasts are too weak",
                "有 {count} 处对比不足",
                "有 {count} 處對比不足",
                "コントラストの足りない組が{count}あります",
            ),
            _ => String::new(),
        }
    }

    /// What is told on the way.
    #[expect(clippy::too_many_lines, reason = "a table of sentences")]
    fn progress(&self, messages: Messages) -> String {
        let tongue = messages.tongue;
        match self {
            Report::NoSettings { file } => said!(
                tongue,
                "{file}: not there; newsprint config --print-default prints one to begin with",
                "{file}：还没有；newsprint config --print-default 可印出一份作底稿",
                "{file}：還沒有；newsprint config --print-default 可印出一份作底稿",
                "{file} はまだありません。newsprint config --print-default でひな形を出力できます",
            ),
            Report::AllIsWell { file } => said!(
                tongue,
                "{file}: all is well",
                "{file}：没有问题",
                "{file}：沒有問題",
                "{file} に問題はありません",
            ),
            Report::KeysInOrder => said!(
                tongue,
                "config.toml is in order",
                "config.toml 没有问题",
                "config.toml 沒有問題",
                "config.toml に問題はありません",
            ),
            Report::Several { count } => said!(
                tongue,
                "these words stand {count} times; the first are marked",
                "这些文字出现 {count} 次；已标记第一处",
                "這些文字出現 {count} 次；已標記第一處",
                "同じ文が{count}か所にあります。最初の所にしおりを付けました",
            ),
            Report::PassedOver { count, folder } => {
                let files = files(messages, *count);
                said!(
                    tongue,
                    "{files} of {folder} passed over: no papers",
                    "{folder} 中有 {files}不是报纸，已跳过",
                    "{folder} 中有 {files}不是報紙，已略過",
                    "{folder} の{files}は新聞でないため飛ばしました",
                )
            }
            Report::BroughtIn { count, folder } => {
                let stories = stories(messages, *count);
                said!(
                    tongue,
                    "{stories} in {folder}",
                    "{stories}文章收入 {folder}",
                    "{stories}文章收入 {folder}",
                    "{folder} に{stories}の記事を取り込みました",
                )
            }
            Report::OfPaper { paper, what } => said!(
                tongue,
                "{paper}: {what}",
                "{paper}：{what}",
                "{paper}：{what}",
                "{paper}：{what}",
            ),
            Report::TakenIn {
                added,
                renewed,
                known,
            } => said!(
                tongue,
                "{added} added, {renewed} renewed, {known} known already",
                "新增 {added} 条，更新 {renewed} 条，已有 {known} 条",
                "新增 {added} 則，更新 {renewed} 則，已有 {known} 則",
                "追加 {added}件、更新 {renewed}件、既存 {known}件",
            ),
            Report::OnlyPrints => said!(
                tongue,
                "this terminal can only print; --linear reads line by line, newsprint cat prints all",
                "此终端只能输出；--linear 逐行阅读，newsprint cat 输出全文",
                "此終端機只能輸出；--linear 逐行閱讀，newsprint cat 輸出全文",
                "この端末では出力しかできません。--linear なら行ごとに読め、newsprint cat なら全文を出力します",
            ),
            Report::Over { over, under } => said!(
                tongue,
                "{over} on {under}",
                "{under} 上的 {over}",
                "{under} 上的 {over}",
                "{under} 上の {over}",
            ),
            Report::InParagraph { number } => said!(
                tongue,
                "paragraph {number}",
                "第 {number} 段",
                "第 {number} 段",
                "第{number}段落",
            ),
            Report::ToTerminal { bytes } => said!(
                tongue,
                "the terminal’s (OSC 52), up to {bytes} bytes",
                "终端剪贴板（OSC 52），至多 {bytes} 字节",
                "終端機剪貼簿（OSC 52），最多 {bytes} 位元組",
                "端末のクリップボード（OSC 52）、{bytes} バイトまで",
            ),
            Report::OffPath { program } => said!(
                tongue,
                "{program}, which is not on PATH; see terminal.clipboard",
                "{program}，但 PATH 中没有它；见 terminal.clipboard",
                "{program}，但 PATH 中沒有它；見 terminal.clipboard",
                "{program}（PATH にありません。terminal.clipboard を確かめてください）",
            ),
            _ => said!(
                tongue,
                "the letters are nowhere, so they were taken for readings",
                "原文中没有这些字母，已按拼音、罗马字检索",
                "原文中沒有這些字母，已按拼音、羅馬字搜尋",
                "その文字列はないため、読みとして検索しました",
            ),
        }
    }
}

/// So many stories.
fn stories(messages: Messages, count: usize) -> String {
    let tongue = messages.tongue;
    match count {
        1 => said!(tongue, "1 story", "1 篇", "1 篇", "1本"),
        count => said!(
            tongue,
            "{count} stories",
            "{count} 篇",
            "{count} 篇",
            "{count}本",
        ),
    }
}

/// So many pages.
fn pages(messages: Messages, count: usize) -> String {
    let tongue = messages.tongue;
    match count {
        1 => said!(tongue, "1 page", "1 页", "1 頁", "1ページ"),
        count => said!(
            tongue,
            "{count} pages",
            "{count} 页",
            "{count} 頁",
            "{count}ページ",
        ),
    }
}

/// So many files.
fn files(messages: Messages, count: usize) -> String {
    let tongue = messages.tongue;
    match count {
        1 => said!(tongue, "1 file", "1 个文件", "1 個檔案", "1ファイル"),
        count => said!(
            tongue,
            "{count} files",
            "{count} 个文件",
            "{count} 個檔案",
            "{count}ファイル",
        ),
    }
}

/// So many faults.
fn faults(messages: Messages, count: usize) -> String {
    let tongue = messages.tongue;
    match count {
        1 => said!(tongue, "1 fault", "1 处", "1 處", "1件"),
        count => said!(
            tongue,
            "{count} faults",
            "{count} 处",
            "{count} 處",
            "{count}件",
        ),
    }
}
