//! The labels of what commands print in rows: of `doctor`, `paths`, `themes`, `keys`, of the help, of
//! where a hit stands. A label a row, in every language.

use super::said::said;
use super::tongue::{Messages, Tongue};

/// A label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is said in full below")]
pub enum Label {
    // The parts of `doctor`.
    Terminal,
    Kept,
    Wrong,
    Nothing,
    // What it knows of the terminal.
    NotSet,
    Colours,
    NoColours,
    AllColours,
    Size,
    NoTerminal,
    Ground,
    Light,
    Dark,
    SaysNothing,
    SaysLight,
    SaysDark,
    Answers,
    CannotAsk,
    NotTold,
    CellsOfQuotes,
    CellsOfRules,
    Clipboard,
    ClipboardOff,
    VerticalForms,
    BoxesAbove,
    // What is kept.
    Settings,
    Themes,
    Bookmarks,
    Fixes,
    Positions,
    Nowhere,
    NoHome,
    // Themes.
    Plain,
    Required,
    Exact,
    OfIndexed,
    TooWeak,
    NothingToCompare,
    // Where a hit stands.
    Kicker,
    Headline,
    Deck,
    Dateline,
    // Keys.
    Keys,
    WhatTheyDo,
    NameInKeys,
    // The help.
    Usage,
    Commands,
    Arguments,
    Options,
    Values,
    Examples,
    ExitStatus,
    Files,
    Environment,
    // What is not a file.
    StandardInput,
}

impl Messages {
    /// Says a label.
    pub fn label(self, label: Label) -> &'static str {
        self.one_of(row(label))
    }

    /// What a value is when nothing is said.
    pub fn usual(self, value: &str) -> String {
        let tongue = self.tongue;
        said!(
            tongue,
            "[default: {value}]",
            "（默认 {value}）",
            "（預設 {value}）",
            "（既定値 {value}）",
        )
    }

    /// The one of the tongue: English, simplified and traditional Chinese, Japanese.
    pub(super) fn one_of(self, [english, simplified, traditional, japanese]: [&str; 4]) -> &str {
        match self.tongue {
            Tongue::English => english,
            Tongue::Simplified => simplified,
            Tongue::Traditional => traditional,
            Tongue::Japanese => japanese,
            #[cfg(any(test, feature = "stretched"))]
            Tongue::Stretched => english,
        }
    }
}

#[rustfmt::skip] // One label a line reads as a table.
fn row(label: Label) -> [&'static str; 4] {
    match label {
        Label::Terminal => ["Terminal", "终端", "終端機", "端末"],
        Label::Kept => ["Kept", "存放", "存放", "保存場所"],
        Label::Wrong => ["Wrong", "有误", "有誤", "問題"],
        Label::Nothing => ["nothing", "无", "無", "なし"],
        Label::NotSet => ["not set", "未设", "未設", "未設定"],
        Label::Colours => ["colours", "颜色", "顏色", "色数"],
        Label::NoColours => ["none", "无", "無", "なし"],
        Label::AllColours => ["all", "全部", "全部", "すべて"],
        Label::Size => ["size", "大小", "大小", "大きさ"],
        Label::NoTerminal => ["standard output is no terminal", "标准输出不是终端", "標準輸出不是終端機", "標準出力は端末ではありません"],
        Label::Ground => ["ground", "底色", "底色", "地色"],
        Label::Light => ["light", "浅色", "淺色", "明るい"],
        Label::Dark => ["dark", "深色", "深色", "暗い"],
        Label::SaysNothing => ["taken for light; it does not say", "按浅色处理（终端未说明）", "視為淺色（終端機未說明）", "明るいとみなす（端末の申告なし）"],
        Label::SaysLight => ["light, as far as it says", "浅色（据终端所说）", "淺色（依終端機所說）", "明るい（端末の申告による）"],
        Label::SaysDark => ["dark, as far as it says", "深色（据终端所说）", "深色（依終端機所說）", "暗い（端末の申告による）"],
        Label::Answers => ["answers", "应答", "回應", "応答"],
        Label::CannotAsk => ["cannot be asked here", "此处无法询问", "此處無法詢問", "ここでは問い合わせられません"],
        Label::NotTold => ["not told", "未答", "未答", "応答なし"],
        Label::CellsOfQuotes => ["cells of “ ” — …", "“ ” — … 的格数", "“ ” — … 的格數", "“ ” — … の桁"],
        Label::CellsOfRules => ["cells of rules", "线条的格数", "線條的格數", "罫線の桁"],
        Label::Clipboard => ["clipboard", "剪贴板", "剪貼簿", "クリップボード"],
        Label::ClipboardOff => ["off (terminal.clipboard)", "关（terminal.clipboard）", "關（terminal.clipboard）", "切（terminal.clipboard）"],
        Label::VerticalForms => ["vertical forms", "竖排标点", "直排標點", "縦組みの約物"],
        Label::BoxesAbove => ["boxes above? terminal.vertical_forms = false", "上面若是方框：terminal.vertical_forms = false", "上面若是方框：terminal.vertical_forms = false", "上が四角なら terminal.vertical_forms = false"],
        Label::Settings => ["settings", "设置", "設定", "設定"],
        Label::Themes => ["themes", "主题", "主題", "配色"],
        Label::Bookmarks => ["bookmarks", "书签", "書籤", "しおり"],
        Label::Fixes => ["fixes", "校正", "校正", "校正"],
        Label::Positions => ["positions", "阅读位置", "閱讀位置", "読んだ位置"],
        Label::Nowhere => ["nowhere", "无处存放", "無處存放", "なし"],
        Label::NoHome => ["nowhere: there is no home directory", "无处存放：没有主目录", "無處存放：沒有家目錄", "なし：ホームがありません"],
        Label::Plain => ["plain", "无色", "無色", "無色"],
        Label::Required => ["required", "应达", "應達", "必要"],
        Label::Exact => ["exact", "实际", "實際", "実際"],
        Label::OfIndexed => ["of 256", "256 色", "256 色", "256色"],
        Label::TooWeak => ["too weak", "不足", "不足", "不足"],
        Label::NothingToCompare => ["no colours of its own to compare", "没有自己的颜色可比", "沒有自己的顏色可比", "比べる色がありません"],
        Label::Kicker => ["kicker", "引题", "引題", "肩見出し"],
        Label::Headline => ["headline", "标题", "標題", "見出し"],
        Label::Deck => ["deck", "副题", "副題", "副見出し"],
        Label::Dateline => ["dateline", "电头", "電頭", "発信"],
        Label::Keys => ["Keys", "键", "鍵", "キー"],
        Label::WhatTheyDo => ["What they do", "作用", "作用", "働き"],
        Label::NameInKeys => ["Name in `[keys]`", "在 `[keys]` 中的名称", "在 `[keys]` 中的名稱", "`[keys]` での名前"],
        Label::Usage => ["Usage: ", "用法：", "用法：", "使い方："],
        Label::Commands => ["Commands:", "命令：", "指令：", "コマンド："],
        Label::Arguments => ["Arguments:", "参数：", "引數：", "引数："],
        Label::Options => ["Options:", "选项：", "選項：", "オプション："],
        Label::Values => ["Possible values:", "可取的值：", "可用的值：", "使える値："],
        Label::Examples => ["Examples:", "示例：", "範例：", "例："],
        Label::ExitStatus => ["Exit status:", "退出状态：", "結束狀態：", "終了コード："],
        Label::Files => ["Files (on Linux; elsewhere, where the platform keeps such things):", "文件（Linux 上；其他系统在各自惯用之处）：", "檔案（Linux 上；其他系統在各自慣用之處）：", "ファイル（Linux の場合。ほかではその OS の決まった場所）："],
        Label::Environment => ["Environment:", "环境变量：", "環境變數：", "環境変数："],
        Label::StandardInput => ["standard input", "标准输入", "標準輸入", "標準入力"],
    }
}
