//! The words of the command line's help: what each command, option and value is for. The grammar of
//! the command line holds them in English, by which the other languages are found here; a test beside
//! the grammar holds that none is missing.

use super::tongue::Messages;

/// Commands and what they do.
#[rustfmt::skip] // One sentence a line reads as a table.
const COMMANDS: &[[&str; 4]] = &[
    ["A newspaper for the terminal", "终端里的报纸", "終端機裡的報紙", "端末で読む新聞"],
    ["Print the pages as the screen shows them", "按屏幕所见输出版面", "照螢幕所見輸出版面", "画面のとおりに紙面を出力"],
    ["Print the words in reading order", "按阅读顺序输出文字", "按閱讀順序輸出文字", "読む順に文字を出力"],
    ["Find words, their readings or a pattern", "检索词、读音或正则表达式", "搜尋詞、讀音或正規表示式", "ことば、読み、正規表現で検索"],
    ["Write papers in newsprint's own format", "把报纸写成 newsprint 自己的格式", "把報紙寫成 newsprint 自己的格式", "新聞を newsprint の形式で書き出す"],
    ["List the formats that can be read", "列出可读的格式", "列出可讀的格式", "読める形式の一覧"],
    ["Print the keys, or what is wrong with yours", "列出按键，或检查自定义的键", "列出按鍵，或檢查自訂的鍵", "キーの一覧、または自分のキーの点検"],
    ["List, add, change, export or import what you marked", "书签：列出、添加、修改、导出、导入", "書籤：列出、加入、修改、匯出、匯入", "しおりの一覧、追加、変更、書き出し、取り込み"],
    ["List, check or look at the themes", "主题：列出、检查、预览", "主題：列出、檢查、預覽", "配色の一覧、点検、プレビュー"],
    ["Check the settings file, or print one with every setting", "检查设置文件，或输出一份含全部设置的文件", "檢查設定檔，或輸出一份含全部設定的設定檔", "設定ファイルの点検、または全設定入りのひな形の出力"],
    ["Print where everything is kept", "列出各种文件存放之处", "列出各種檔案存放之處", "ファイルの保存場所を表示"],
    ["Print what is known of this terminal, and what is wrong with the settings", "说明对此终端所知的情况，以及设置有何问题", "說明對此終端機所知的情況，以及設定有何問題", "この端末についてわかることと、設定の問題を表示"],
    ["Print what lets a shell complete the commands", "输出 shell 的命令补全脚本", "輸出 shell 的指令補全腳本", "シェルの補完スクリプトを出力"],
    ["Print the manual page", "输出手册页（英文）", "輸出手冊頁（英文）", "マニュアルページ（英語）を出力"],
    ["Print a line for each", "每行列出一条", "每行列出一則", "1件1行で一覧"],
    ["Print the contrasts of a theme, or of a theme file; fails where one is too weak", "列出主题或主题文件的对比度；有不足则报错", "列出主題或主題檔的對比度；有不足則報錯", "配色または配色ファイルのコントラストを表示。足りない組があれば失敗"],
    ["Print a specimen of a theme", "输出主题的样张", "輸出主題的樣張", "配色の見本を出力"],
    ["Mark a story, a paragraph or words of a paper", "标记报纸中的文章、段落或文字", "標記報紙中的文章、段落或文字", "新聞の記事、段落、文にしおりを付ける"],
    ["Change the note of a bookmark", "修改书签的批注", "修改書籤的批註", "しおりのメモを書き換える"],
    ["Delete bookmarks", "删除书签", "刪除書籤", "しおりを削除"],
    ["Give tags to bookmarks, or take them away", "给书签加标签，或去掉标签", "給書籤加標籤，或去掉標籤", "しおりにタグを付ける、または外す"],
    ["Print them, by paper and story", "按报纸与文章输出书签", "按報紙與文章輸出書籤", "新聞と記事ごとに出力"],
    ["Take in what export --format json wrote", "收入 export --format json 的输出", "收入 export --format json 的輸出", "export --format json の出力を取り込む"],
];

/// Arguments and what they are.
#[rustfmt::skip] // One sentence a line reads as a table.
const ARGUMENTS: &[[&str; 4]] = &[
    ["A file or folder to read, - for standard input; without it, a paper that comes with newsprint", "要读的文件或文件夹，- 为标准输入；不写则读随程序附带的报纸", "要讀的檔案或資料夾，- 為標準輸入；不寫則讀隨程式附帶的報紙", "読むファイルかフォルダー、- は標準入力。省くと newsprint に付いている新聞"],
    ["A file or folder, - for standard input", "文件或文件夹，- 为标准输入", "檔案或資料夾，- 為標準輸入", "ファイルかフォルダー、- は標準入力"],
    ["Files and folders, - for standard input", "多个文件或文件夹，- 为标准输入", "多個檔案或資料夾，- 為標準輸入", "ファイルやフォルダー、- は標準入力"],
    ["A file, - for standard input", "文件，- 为标准输入", "檔案，- 為標準輸入", "ファイル、- は標準入力"],
    ["Read line by line: one column, no rules, the cursor where the reading is", "逐行阅读：一栏，不画线，光标随阅读处移动", "逐行閱讀：一欄，不畫線，游標隨閱讀處移動", "行ごとに読む：1段、罫線なし、カーソルは読んでいる所"],
    ["Take the paper for this format; newsprint formats lists them", "按此格式读取；newsprint formats 列出各种格式", "按此格式讀取；newsprint formats 列出各種格式", "この形式として読む。一覧は newsprint formats"],
    ["Take its text to be in this encoding, such as gb18030", "按此编码读取文字，如 gb18030", "按此編碼讀取文字，如 big5", "この文字コードとして読む（shift_jis など）"],
    ["How many columns", "栏数", "欄數", "段数"],
    ["The width of a column aimed at, in cells", "栏宽（格），排版尽量取此数", "欄寬（格），排版盡量取此數", "めざす段の幅（桁）"],
    ["How lines run; without it, as the paper says", "行的走向；不写则依报纸所定", "行的走向；不寫則依報紙所定", "行の向き。省くと新聞の指定どおり"],
    ["The script that Chinese is shown in", "中文显示为简体或繁体", "中文顯示為簡體或正體", "中国語を表示する字体"],
    ["The theme that colours wear", "所用的主题", "所用的主題", "使う配色"],
    ["Print help (see a summary with '-h')", "显示帮助（-h 只列概要）", "顯示說明（-h 只列概要）", "ヘルプを表示（-h なら要約）"],
    ["Print help (see more with '--help')", "显示帮助（--help 列全部）", "顯示說明（--help 列全部）", "ヘルプを表示（--help ならすべて）"],
    ["Print help", "显示帮助", "顯示說明", "ヘルプを表示"],
    ["Print version", "显示版本", "顯示版本", "バージョンを表示"],
    ["The size of a page in cells", "版面大小（格）", "版面大小（格）", "紙面の大きさ（桁×行）"],
    ["The size of the specimen in cells", "样张大小（格）", "樣張大小（格）", "見本の大きさ（桁×行）"],
    ["What to print", "输出什么", "輸出什麼", "出力の形式"],
    ["Whether to print colours", "是否输出颜色", "是否輸出顏色", "色を付けるか"],
    ["Only the front pages", "只要头版", "只要頭版", "一面だけ"],
    ["Only this story, counted from 1 over the whole paper", "只要这一篇，全报从 1 数起", "只要這一篇，全報從 1 數起", "この記事だけ（新聞全体で1から数える）"],
    ["Only this page of them, counted from 1", "只要其中这一页，从 1 数起", "只要其中這一頁，從 1 數起", "そのうちこのページだけ（1から数える）"],
    ["A theme file, or the name of a theme; without it, every theme", "主题文件或主题名；不写则检查全部", "主題檔或主題名稱；不寫則檢查全部", "配色ファイルか配色の名前。省くとすべて"],
    ["The theme; without it, the one that is worn", "主题；不写则用当前的", "主題；不寫則用目前的", "配色。省くと今の配色"],
    ["Print a settings file with every setting as it is when nothing is said", "输出一份含全部设置及其默认值的设置文件", "輸出一份含全部設定及其預設值的設定檔", "全設定を既定値で書いた設定ファイルを出力"],
    ["Tell every guess, not only what was lost", "列出每处推断，不只缺失", "列出每處推測，不只缺漏", "欠落だけでなく推定もすべて表示"],
    ["What to look for: words, pinyin, initials, romaji", "要找的词：文字、拼音、首字母、罗马字", "要找的詞：文字、拼音、首字母、羅馬字", "探すもの：ことば、ピンイン、その頭文字、ローマ字"],
    ["The query is a regular expression", "按正则表达式检索", "按正規表示式搜尋", "正規表現として検索"],
    ["Only whole words", "只找整词（西文）", "只找整詞（西文）", "単語全体が一致するものだけ"],
    ["Upper and lower case always differ", "一律区分大小写", "一律區分大小寫", "大文字と小文字をつねに区別"],
    ["The folder to write, empty or not there; for several papers the folder of their folders", "写入的文件夹，须为空或尚不存在；多份报纸则各在其下建文件夹", "寫入的資料夾，須為空或尚不存在；多份報紙則各在其下建資料夾", "書き出すフォルダー（空か、まだないもの）。新聞が複数なら、それぞれのフォルダーの親"],
    ["As a Markdown table", "输出为 Markdown 表格", "輸出為 Markdown 表格", "Markdown の表で"],
    ["Only the lines of config.toml that cannot be followed", "只列 config.toml 中无法照办的行", "只列 config.toml 中無法照辦的行", "config.toml の使えない行だけ"],
    ["The shell", "哪种 shell", "哪種 shell", "シェル"],
    ["The bookmark, as list names it; the first characters are enough", "书签编号，见 list；写开头几位即可", "書籤編號，見 list；寫開頭幾位即可", "しおりの番号（list で表示）。先頭の数文字でよい"],
    ["Bookmarks, as list names them; the first characters are enough", "书签编号，见 list；写开头几位即可", "書籤編號，見 list；寫開頭幾位即可", "しおりの番号（list で表示）。先頭の数文字でよい"],
    ["The note; an empty one takes it away", "批注；写空则去掉", "批註；寫空則去掉", "メモ。空にすると消えます"],
    ["A tag to give", "要加的标签", "要加的標籤", "付けるタグ"],
    ["A tag to take away", "要去掉的标签", "要去掉的標籤", "外すタグ"],
    ["Only those with this tag", "只要有此标签的", "只要有此標籤的", "このタグが付いたものだけ"],
    ["Only those of this kind", "只要此类书签", "只要此類書籤", "この種類だけ"],
    ["Only those of papers with these words in their name, day or file", "只要报名、日期或文件名含这些词的", "只要報名、日期或檔名含這些詞的", "新聞の名前、日付、ファイル名にこのことばがあるものだけ"],
    ["Only those with these words in quote, headline or note", "只要引文、标题或批注含这些词的", "只要引文、標題或批註含這些詞的", "引用、見出し、メモにこのことばがあるものだけ"],
    ["This story, counted from 1 over the whole paper", "这一篇，全报从 1 数起", "這一篇，全報從 1 數起", "この記事（新聞全体で1から数える）"],
    ["This paragraph of it, counted from 1", "文中这一段，从 1 数起", "文中這一段，從 1 數起", "その中のこの段落（1から数える）"],
    ["These words, as a clip", "这些文字，作剪报", "這些文字，作剪報", "この文を切り抜きとして"],
    ["A note", "批注", "批註", "メモ"],
    ["A tag", "标签", "標籤", "タグ"],
];

/// Values and what they mean.
#[rustfmt::skip] // One sentence a line reads as a table.
const VALUES: &[[&str; 4]] = &[
    ["Left to right, lines downward", "横排", "橫排", "横組み"],
    ["Top to bottom, lines leftward", "竖排", "直排", "縦組み"],
    ["The paper's own", "照原文", "照原文", "原文のまま"],
    ["Simplified characters", "简体", "簡體", "簡体字"],
    ["Traditional characters", "繁体", "正體", "繁体字"],
    ["Bare lines", "纯文本", "純文字", "プレーンテキスト"],
    ["Lines with the colours of a terminal", "带终端颜色的文本", "帶終端機顏色的文字", "端末の色付きテキスト"],
    ["A drawing", "矢量图", "向量圖", "ベクター画像"],
    ["A web page", "网页", "網頁", "ウェブページ"],
    ["A line for each, under its story", "每处一行，列在文章之下", "每處一行，列在文章之下", "記事ごとに1か所1行"],
    ["A whole story", "整篇文章", "整篇文章", "記事全体"],
    ["A place in a story", "文中一处", "文中一處", "記事の中の位置"],
    ["A passage, word for word", "一段原文", "一段原文", "文の切り抜き"],
    ["Markdown", "Markdown", "Markdown", "Markdown"],
    ["JSON", "JSON", "JSON", "JSON"],
    ["Everything, to be taken in again", "全部内容，可再导入", "全部內容，可再匯入", "すべての内容。再び取り込めます"],
    ["An outline for outliners and feed readers", "大纲，供大纲软件与订阅阅读器用", "大綱，供大綱軟體與訂閱閱讀器用", "アウトライン（アウトライナーやフィードリーダー用）"],
    ["On a terminal that has them, unless NO_COLOR is set", "终端支持且未设 NO_COLOR 时", "終端機支援且未設 NO_COLOR 時", "端末が対応し、NO_COLOR がないとき"],
    ["Always", "一律输出", "一律輸出", "つねに付ける"],
    ["Never", "一律不要", "一律不要", "付けない"],
];

/// What stands for an argument.
#[rustfmt::skip] // One name a line reads as a table.
const NAMES: &[[&str; 4]] = &[
    ["PATH", "路径", "路徑", "パス"],
    ["OPTIONS", "选项", "選項", "オプション"],
    ["COMMAND", "命令", "指令", "コマンド"],
    ["FORMAT", "格式", "格式", "形式"],
    ["LABEL", "编码", "編碼", "文字コード"],
    ["NUMBER", "数字", "數字", "数"],
    ["CELLS", "格数", "格數", "桁数"],
    ["DIRECTION", "走向", "走向", "向き"],
    ["SCRIPT", "字体", "字體", "字体"],
    ["NAME", "名称", "名稱", "名前"],
    ["WIDTHxHEIGHT", "宽x高", "寬x高", "幅x高さ"],
    ["WHEN", "何时", "何時", "いつ"],
    ["QUERY", "检索词", "搜尋詞", "検索語"],
    ["DIR", "文件夹", "資料夾", "フォルダー"],
    ["SHELL", "SHELL", "SHELL", "シェル"],
    ["FILE", "文件", "檔案", "ファイル"],
    ["ID", "编号", "編號", "番号"],
    ["TEXT", "文字", "文字", "文"],
    ["TAG", "标签", "標籤", "タグ"],
    ["KIND", "类别", "類別", "種類"],
    ["WORDS", "词", "詞", "ことば"],
];

impl Messages {
    /// The words of the help that stand in the grammar in English; none for what is not in the tables.
    pub fn usage(self, english: &str) -> Option<&'static str> {
        let tables = [COMMANDS, ARGUMENTS, VALUES, NAMES];
        let mut rows = tables.into_iter().flatten();
        let row = rows.find(|[known, ..]| *known == english)?;
        Some(self.one_of(*row))
    }
}
