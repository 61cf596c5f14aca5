//! What each setting is about, for the settings file that we print: by its name, in every language.

use super::allowed::Allowed;
use super::said::said;
use super::tongue::{Messages, Tongue};

#[rustfmt::skip] // One setting a line reads as a table.
pub(super) const ABOUT: &[(&str, [&str; 4])] = &[
    ("language", ["The language of the program; auto follows the locale", "程序的语言；auto 随系统区域设置", "程式的語言；auto 依系統地區設定", "プログラムの表示言語。auto はロケールに従います"]),
    ("theme", ["The theme; of a pair, the one that suits the terminal", "主题；写一对则取合于终端底色的", "主題；寫一對則取合於終端機底色的", "配色。2つ書けば端末の地色に合うほうを使います"]),
    ("layout.measure", ["The width of a column aimed at", "栏宽，排版尽量取此数", "欄寬，排版盡量取此數", "めざす段の幅"]),
    ("layout.columns", ["How many columns; auto as many as fit", "栏数；auto 则能排几栏排几栏", "欄數；auto 則能排幾欄排幾欄", "段数。auto は入るだけ"]),
    ("layout.bias", ["Of two counts of columns that fit as well, the fewer to read or the more to look at", "两种栏数都合适时：reading 取少栏便于读，newspaper 取多栏像报纸", "兩種欄數都合適時：reading 取少欄便於讀，newspaper 取多欄像報紙", "どちらの段数でも収まるとき：reading は読みやすい少ない段、newspaper は新聞らしい多い段"]),
    ("layout.direction", ["How lines run; auto as the paper says", "行的走向；auto 依报纸所定", "行的走向；auto 依報紙所定", "行の向き。auto は新聞の指定どおり"]),
    ("layout.justify", ["Whether lines of words and spaces are made flush", "西文各行是否两端对齐", "西文各行是否左右對齊", "欧文の行を両端でそろえるか"]),
    ("layout.strictness", ["Which marks may not begin a line: loose as papers of narrow columns, strict as books", "行首禁则：loose 如窄栏的报纸，strict 如书籍", "行首避頭：loose 如窄欄的報紙，strict 如書籍", "行頭禁則：loose は段の狭い新聞なみ、strict は書籍なみ"]),
    ("reading.script", ["The characters that Chinese papers are shown in; source as they were written", "中文报纸显示的字体；source 照原文", "中文報紙顯示的字體；source 照原文", "中国語の新聞を表示する字体。source は原文のまま"]),
    ("reading.copy_on_select", ["Whether what the mouse selects is copied when the button is let go", "松开鼠标键时是否立即复制所选", "放開滑鼠鍵時是否立即複製所選", "マウスで選んだら、ボタンを離したときにコピーするか"]),
    ("reading.copy_script", ["What is copied where the script shown is not the paper's: its own words, or those shown", "显示的字体与原文不同时复制哪个：原文，或所显示的", "顯示的字體與原文不同時複製哪個：原文，或所顯示的", "表示の字体が原文と違うとき何をコピーするか：原文か、表示どおりか"]),
    ("reading.zen", ["Whether nothing but the page is seen", "是否只留版面，隐去上下栏", "是否只留版面，隱藏上下列", "紙面だけを表示するか"]),
    ("reading.footer", ["Whether a line under the page says what can be done", "版面下方是否有一行按键提示", "版面下方是否有一行按鍵提示", "紙面の下に操作の案内を出すか"]),
    ("reading.speed_characters", ["Characters you read in a minute; auto finds it out as you read", "每分钟读多少字；auto 在阅读中得知", "每分鐘讀多少字；auto 在閱讀中得知", "1分間に読む字数。auto は読むうちにわかります"]),
    ("reading.speed_words", ["Words you read in a minute, in English and its like", "英文等每分钟读多少词", "英文等每分鐘讀多少詞", "英語などで1分間に読む語数"]),
    ("terminal.ambiguous_width", ["The cells of “ ” — … on your terminal; auto asks it", "终端上 “ ” — … 占几格；auto 询问终端", "終端機上 “ ” — … 佔幾格；auto 詢問終端機", "端末での “ ” — … の桁数。auto は端末に尋ねます"]),
    ("terminal.vertical_forms", ["Whether the font has ︑ ︒ ︙ of vertical lines; newsprint doctor shows them", "字体是否有竖排用的 ︑ ︒ ︙；newsprint doctor 可看", "字型是否有直排用的 ︑ ︒ ︙；newsprint doctor 可看", "フォントに縦組み用の ︑ ︒ ︙ があるか。newsprint doctor で確かめられます"]),
    ("terminal.mouse", ["Whether clicks and the wheel are ours; else the terminal selects text", "鼠标单击与滚轮是否归本程序；否则由终端选字", "滑鼠單擊與滾輪是否歸本程式；否則由終端機選字", "クリックとホイールを使うか。使わなければ端末が文字を選択します"]),
    ("terminal.keyboard", ["The habits that keys are for; plain needs no letters", "键位习惯；plain 不用字母键", "鍵位習慣；plain 不用字母鍵", "キーの流儀。plain は文字キーを使いません"]),
    ("terminal.clipboard", ["Where what is copied goes; auto to a program that is there, else to the terminal", "复制到何处；auto 用现有的程序，没有则交给终端", "複製到何處；auto 用現有的程式，沒有則交給終端機", "コピー先。auto はあるプログラム、なければ端末"]),
    ("terminal.paper", ["The ground behind the text: the theme's, or your terminal's own", "文字的底色：用主题的，或终端自己的", "文字的底色：用主題的，或終端機自己的", "文字の地色：配色のものか、端末自身のものか"]),
    ("terminal.images", ["How photographs are shown: as well as the terminal can, in blocks of colour, or not", "照片怎样显示：尽终端所能，用色块，或不显示", "照片怎樣顯示：盡終端機所能，用色塊，或不顯示", "写真の見せ方：端末のできるかぎり、色のブロック、出さない"]),
    ("terminal.large_letters", ["Whether headlines are shown in large letters where the terminal can", "终端能显示大字时，标题是否用大字", "終端機能顯示大字時，標題是否用大字", "端末にできるなら見出しを大きな文字で見せるか"]),
    ("terminal.linear", ["Whether to read line by line: one column, nothing drawn", "是否逐行阅读：一栏，不画线", "是否逐行閱讀：一欄，不畫線", "行ごとに読むか：1段で、罫線なし"]),
];

/// What stands before the keys of the reader's own.
#[rustfmt::skip] // A line a row, as it is printed.
pub(super) const OWN_KEYS: [[&str; 4]; 2] = [
    ["Keys of your own: a key or a chord, and the name of what it does; \"\" for nothing.", "自定义的键：一个键或一串键，以及动作名；\"\" 表示不用。", "自訂的鍵：一個鍵或一串鍵，以及動作名稱；\"\" 表示不用。", "自分のキー：キーまたはキーの並びと、動作の名前。\"\" は何もしません。"],
    ["The names are those of the help and of the README.", "动作名见帮助与 README，newsprint keys 也列出。", "動作名稱見說明與 README，newsprint keys 也列出。", "名前はヘルプと README にあり、newsprint keys でも見られます。"],
];

impl Messages {
    /// What the setting of that name is about; nothing for one that is not there.
    pub fn about(self, name: &str) -> &'static str {
        let known = ABOUT.iter().find(|(known, _)| *known == name);
        known.map_or("", |(_, row)| self.one_of(*row))
    }

    /// The comment on a setting: what it is about, and what it may be.
    pub fn comment(self, name: &str, allowed: Allowed) -> String {
        let (about, allowed) = (self.about(name), self.allowed(allowed));
        let (tongue, allowed) = (self.tongue, allowed.trim());
        said!(
            tongue,
            "{about}: {allowed}.",
            "{about}（{allowed}）",
            "{about}（{allowed}）",
            "{about}（{allowed}）",
        )
    }

    /// The two lines before the keys of the reader's own.
    pub fn own_keys(self) -> [&'static str; 2] {
        OWN_KEYS.map(|row| self.one_of(row))
    }
}
