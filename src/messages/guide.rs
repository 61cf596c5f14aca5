//! What stands below the help of the program: examples, how it ends, files, environment; what is
//! typed stands as it is, and what it is for in every language.

use super::label::Label;
use super::tongue::Messages;

/// A part of it: its heading, and its rows.
type Part = (&'static str, Vec<(&'static str, &'static str)>);

#[rustfmt::skip] // One example a line reads as a table.
const EXAMPLES: &[(&str, [&str; 4])] = &[
    ("newsprint", ["read the paper that comes with it", "读随程序附带的报纸", "讀隨程式附帶的報紙", "付いている新聞を読む"]),
    ("newsprint morning.txt", ["read a page of text", "读一页文本", "讀一頁文字", "テキストの紙面を読む"]),
    ("newsprint render morning.txt --front", ["print the front page", "输出头版", "輸出頭版", "一面を出力する"]),
    ("newsprint cat morning.txt | wc -m", ["count its characters", "数出字数", "數出字數", "字数を数える"]),
    ("newsprint search morning.txt xczx", ["find 乡村振兴 by its initials", "用首字母查“乡村振兴”", "用首字母查「鄉村振興」", "乡村振兴を頭文字で探す"]),
    ("newsprint import morning.txt -o morning", ["write it as files you can correct", "写成可以修改的文件", "寫成可以修改的檔案", "直せるファイルとして書き出す"]),
    ("newsprint import *.xml notes/ -o shelf", ["a folder for each", "每份一个文件夹", "每份一個資料夾", "それぞれのフォルダーに"]),
    ("newsprint keys --check", ["find what is wrong with keys of your own", "检查自定义的键", "檢查自訂的鍵", "自分のキーを点検する"]),
    ("newsprint themes preview salmon", ["look at a theme", "预览一种主题", "預覽一種主題", "配色を見てみる"]),
    ("newsprint bookmarks export > marks.md", ["take your bookmarks along", "带走书签", "帶走書籤", "しおりを持ち出す"]),
    ("newsprint cat old.txt --encoding big5", ["read an encoding that says nothing of itself", "指定编码来读", "指定編碼來讀", "文字コードを指定して読む"]),
    ("newsprint ./render", ["read a file that is named like a command", "读与命令同名的文件", "讀與指令同名的檔案", "コマンドと同じ名前のファイルを読む"]),
];

#[rustfmt::skip] // One status a line reads as a table.
const STATUSES: &[(&str, [&str; 4])] = &[
    ("0", ["done", "完成", "完成", "完了"]),
    ("1", ["nothing found: no such story, page or words, no bookmarks; or keys, a theme or settings found wanting", "没有找到：没有这篇文章、这一页、这些文字或书签；或者按键、主题、设置有问题", "找不到：沒有這篇文章、這一頁、這些文字或書籤；或者按鍵、主題、設定有問題", "該当なし：記事、ページ、文、しおりがない。またはキー、配色、設定に問題がある"]),
    ("2", ["trouble, told on standard error", "出错，在标准错误输出中说明", "出錯，在標準錯誤輸出中說明", "失敗。標準エラー出力で説明"]),
];

#[rustfmt::skip] // One file a line reads as a table.
const FILES: &[(&str, [&str; 4])] = &[
    ("~/.config/newsprint/config.toml", ["your settings, never written", "设置，程序从不改写", "設定，程式從不改寫", "設定。プログラムは書き換えません"]),
    ("~/.config/newsprint/themes/", ["your themes", "自定义的主题", "自訂的主題", "自分の配色"]),
    ("~/.config/newsprint/fixes/", ["what you set right on raw pages beside which nothing can be written", "原文旁无法写入时，校正存于此", "原文旁無法寫入時，校正存於此", "原文の横に書けないときの校正"]),
    ("~/.config/newsprint/bookmarks.json", ["your bookmarks, one a line", "书签，一行一条", "書籤，一行一則", "しおり。1行に1件"]),
    ("~/.local/state/newsprint/positions.jsonl", ["where you were in each paper", "每份报纸读到何处", "每份報紙讀到何處", "新聞ごとの読んだ位置"]),
];

#[rustfmt::skip] // One variable a line reads as a table.
const ENVIRONMENT: &[(&str, [&str; 4])] = &[
    ("NEWSPRINT_HOME", ["one folder for all of these files", "以上文件全放在这一个文件夹", "以上檔案全放在這一個資料夾", "以上のファイルをまとめて置くフォルダー"]),
    ("NEWSPRINT_LINEAR", ["1: as if --linear were said", "1：等于 --linear", "1：等於 --linear", "1 なら --linear と同じ"]),
    ("SOURCE_DATE_EPOCH", ["the time to write on bookmarks, in seconds", "书签上写的时间（秒）", "書籤上寫的時間（秒）", "しおりに書く時刻（秒）"]),
    ("NO_COLOR", ["no colours unless asked for", "除非另有要求，不用颜色", "除非另有要求，不用顏色", "指定しないかぎり色を使わない"]),
    ("COLORTERM, TERM", ["the colours of the terminal", "终端的颜色", "終端機的顏色", "端末の色"]),
    ("LC_ALL, LC_MESSAGES, LANG", ["the language of the program", "程序的语言", "程式的語言", "プログラムの言語"]),
];

impl Messages {
    /// What stands below the help of the program, part by part.
    pub fn guide(self) -> [Part; 4] {
        [
            (Label::Examples, EXAMPLES),
            (Label::ExitStatus, STATUSES),
            (Label::Files, FILES),
            (Label::Environment, ENVIRONMENT),
        ]
        .map(|(label, rows)| {
            let rows = rows.iter();
            let rows = rows.map(|(typed, words)| (*typed, self.one_of(*words)));
            (self.label(label), rows.collect())
        })
    }
}
