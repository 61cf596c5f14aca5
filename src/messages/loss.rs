//! Why something of a source is not in the paper, or why there is no paper: in every language.

use super::refusal::Refusal;
use super::said::{Told, said};
use super::tongue::{Messages, Tongue};
use super::unfit::Unfit;
use newsprint_issue::clean::Clean;

/// Why something is not in the paper, or why there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Loss {
    /// What a reader of somebody else's says, or what stands there.
    Told(Clean),
    /// It is not what it should be written in, in the words of that reader of somebody else's.
    NotWrittenIn(&'static str, Clean),
    /// The text ends in the middle.
    CutOff,
    /// There is no element in it.
    NoElement,
    /// So many characters belong to no story.
    NoPart(usize),
    /// There are so many, and a story has no place for such a thing.
    NoPlace(usize),
    /// A story has no place for it.
    NoPlaceForIt,
    /// The agency withdrew it.
    Withdrawn,
    /// It is encoded.
    Encoded,
    /// It is another issue.
    OtherIssue,
    /// It is in a format of pictures that cannot be shown, or not there.
    PictureFormat,
    /// It is named twice.
    Twice,
    /// It is no day.
    NoDay,
    /// It is no direction.
    NoDirection(Clean),
    /// It is no rank.
    NoRank(Clean),
    /// Only words can stand there.
    OnlyWords,
    /// A paragraph has no lines of its own.
    OneStretch,
    /// A body has headings of the second level and deeper.
    DeeperHeads,
    /// Lines are kept, not what language they are in.
    LinesKept,
    /// Its words stay where they are.
    WhereTheyAre,
    /// A story has no quotation in another.
    FlatQuotes,
    /// A story has flat lists.
    FlatLists,
    /// A list is set without numbers.
    WithoutNumbers,
    /// They became items of their own.
    OwnItems,
    /// Only its words are kept.
    WordsKept,
    /// There are more than something of that length has; the words are kept.
    BeyondLength,
    /// It is set after the words.
    SetAfter,
    /// It is set on its own.
    OnItsOwn,
    /// The feed has it twice.
    Repeated,
    /// They stand in the article that names them first.
    StandsBefore,
    /// The feed ends there.
    CutShort,
    /// The file is cut short or damaged there.
    Torn,
    /// They do not match one another.
    Unmatched,
    /// The package names no chapters.
    NoChapters,
    /// The package cannot be read.
    NoPackageRead,
    /// It only leads to the stories.
    ListOfLinks,
    /// It is damaged, or too large for a chapter.
    TooLargeChapter,
    /// It is no text.
    NoText,
    /// It is only a picture.
    OnlyPicture,
    /// It is damaged, or takes too long to draw.
    Endless,
    /// They are too large, too many or damaged.
    PicturesBeyond,
    /// It is no PDF.
    NoPdf,
    /// It unpacks to more than so many MiB, which is more than anything of its size does.
    Unpacks(u64),
    /// It is damaged.
    Damaged,
    /// A reader of ours stumbles over it.
    Stumbled,
    /// Names that it declares stand for too much text.
    Expanded,
    /// It has more elements than anything of its length.
    TooManyElements,
    /// It is no zip archive.
    NoZip,
    /// It is not there, or no text.
    NotThere,
    /// It is no package document.
    NoPackage,
    /// It names no package document.
    NamesNoPackage,
    /// It holds no feed.
    NoFeed,
    /// It is a feed without anything in it.
    EmptyFeed,
    /// They say nothing that can be shown.
    Wordless,
    /// It holds too many values.
    TooManyValues,
    /// It is nested too deep.
    TooDeep,
    /// An element has too many attributes.
    TooManyAttributes,
    /// A file that must be in it is not.
    Lacks(&'static str),
    /// They belong to printed pages.
    OfPrintedPages,
    /// A paper has its own.
    OfItsOwn,
    /// A fix that is not followed.
    Unfit(Unfit),
}

impl From<Clean> for Loss {
    fn from(words: Clean) -> Loss {
        Loss::Told(words)
    }
}

impl From<Unfit> for Loss {
    fn from(unfit: Unfit) -> Loss {
        Loss::Unfit(unfit)
    }
}

impl Told for Loss {
    #[expect(clippy::too_many_lines, reason = "a table of sentences")]
    fn told(&self, messages: Messages) -> String {
        let tongue = messages.tongue;
        match self {
            Loss::Told(words) => words.to_string(),
            Loss::Unfit(unfit) => unfit.told(messages),
            Loss::NotWrittenIn(language, words) => said!(
                tongue,
                "{words}",
                "不合 {language} 语法（{words}）",
                "不合 {language} 語法（{words}）",
                "{language} として読めません（{words}）",
            ),
            Loss::CutOff => said!(
                tongue,
                "the text ends in the middle",
                "文字在中途断了",
                "文字在中途斷了",
                "途中で切れています",
            ),
            Loss::NoElement => said!(
                tongue,
                "there is no element in it",
                "其中没有元素",
                "其中沒有元素",
                "要素がありません",
            ),
            Loss::NoPart(count) => said!(
                tongue,
                "{count} characters that are no part of it",
                "共 {count} 字，不属于文章",
                "共 {count} 字，不屬於文章",
                "{count}字、記事の一部ではありません",
            ),
            Loss::NoPlace(count) => said!(
                tongue,
                "{count} of them; a story cannot hold such a thing",
                "共 {count} 处，文章中无法容纳",
                "共 {count} 處，文章中無法容納",
                "{count}か所、記事には載せられません",
            ),
            Loss::NoPlaceForIt => said!(
                tongue,
                "a story has no place for it",
                "文章中无法容纳",
                "文章中無法容納",
                "記事には載せられません",
            ),
            Loss::Withdrawn => said!(
                tongue,
                "its agency took it back",
                "通讯社已撤稿",
                "通訊社已撤稿",
                "通信社が取り消しました",
            ),
            Loss::Encoded => said!(
                tongue,
                "it is encoded bytes",
                "是编码后的数据",
                "是編碼後的資料",
                "符号化されたデータです",
            ),
            Loss::OtherIssue => said!(
                tongue,
                "another issue; open it by itself",
                "这是另一期报纸，请单独打开",
                "這是另一期報紙，請單獨開啟",
                "別の号です。単独で開いてください",
            ),
            Loss::PictureFormat => said!(
                tongue,
                "not there, or in JPEG 2000 or TIFF",
                "文件不在，或为 JPEG 2000、TIFF 格式",
                "檔案不在，或為 JPEG 2000、TIFF 格式",
                "ファイルがないか、JPEG 2000 か TIFF 形式です",
            ),
            Loss::Twice => said!(
                tongue,
                "listed twice",
                "重复列出",
                "重複列出",
                "二重に載っています"
            ),
            Loss::NoDay => said!(
                tongue,
                "not a day of the calendar",
                "历法中没有这一天",
                "曆法中沒有這一天",
                "暦にない日付です",
            ),
            Loss::NoDirection(value) => said!(
                tongue,
                "{value} is neither horizontal nor vertical",
                "{value} 既非 horizontal 也非 vertical",
                "{value} 既非 horizontal 也非 vertical",
                "{value} は horizontal でも vertical でもありません",
            ),
            Loss::NoRank(value) => said!(
                tongue,
                "{value} is none of lead, major, minor, brief",
                "{value} 不是 lead、major、minor、brief 之一",
                "{value} 不是 lead、major、minor、brief 之一",
                "{value} は lead、major、minor、brief のどれでもありません",
            ),
            Loss::OnlyWords => said!(
                tongue,
                "only words can stand there",
                "那里只能有文字",
                "那裡只能有文字",
                "そこには文字しか置けません",
            ),
            Loss::OneStretch => said!(
                tongue,
                "a paragraph is set as one stretch of text",
                "一段文字连续排成",
                "一段文字連續排成",
                "段落は続けて組みます",
            ),
            Loss::DeeperHeads => said!(
                tongue,
                "a body has ## and deeper",
                "正文只用 ## 及以下",
                "內文只用 ## 及以下",
                "本文では ## 以下を使います",
            ),
            Loss::LinesKept => said!(
                tongue,
                "lines are kept, not their language",
                "保留各行，不保留语言名",
                "保留各行，不保留語言名稱",
                "行は残し、言語名は残しません",
            ),
            Loss::WhereTheyAre => said!(
                tongue,
                "its words stay where they are",
                "文字留在原处",
                "文字留在原處",
                "文はその場に残します",
            ),
            Loss::FlatQuotes => said!(
                tongue,
                "a story has none",
                "文章中没有嵌套的引文",
                "文章中沒有巢狀引文",
                "記事では入れ子にしません",
            ),
            Loss::FlatLists => said!(
                tongue,
                "a story has flat lists",
                "文章中的列表只有一层",
                "文章中的清單只有一層",
                "記事の箇条書きは一段だけです",
            ),
            Loss::WithoutNumbers => said!(
                tongue,
                "a list is set without numbers",
                "列表不排编号",
                "清單不排編號",
                "箇条書きに番号は付きません",
            ),
            Loss::OwnItems => said!(
                tongue,
                "kept as items of their own",
                "各成一项",
                "各成一項",
                "それぞれ別の項目にしました",
            ),
            Loss::WordsKept => said!(
                tongue,
                "only its words are kept",
                "只保留文字",
                "只保留文字",
                "文字だけ残しました",
            ),
            Loss::BeyondLength => said!(
                tongue,
                "more than a page of its length has; the words are kept",
                "超过这样长的页面所应有，文字保留",
                "超過這樣長的頁面所應有，文字保留",
                "この長さのページにしては多すぎるため、文字だけ残しました",
            ),
            Loss::SetAfter => said!(
                tongue,
                "set after them",
                "排在文字之后",
                "排在文字之後",
                "文のあとに置きました",
            ),
            Loss::OnItsOwn => said!(
                tongue,
                "set on its own",
                "单独排出",
                "單獨排出",
                "独立させました",
            ),
            Loss::Repeated => said!(
                tongue,
                "the feed has the same once more",
                "订阅源中重复出现",
                "訂閱來源中重複出現",
                "フィードに同じものがあります",
            ),
            Loss::StandsBefore => said!(
                tongue,
                "each stands in the article that names it first",
                "已收入首先列出它的文章",
                "已收入首先列出它的文章",
                "最初に挙げた記事にあります",
            ),
            Loss::CutShort => said!(
                tongue,
                "the feed is cut short or not well-formed there",
                "订阅源在此中断，或格式有误",
                "訂閱來源在此中斷，或格式有誤",
                "フィードがここで途切れているか、形式が正しくありません",
            ),
            Loss::Torn => said!(
                tongue,
                "the file is cut short or damaged there",
                "文件在此中断或损坏",
                "檔案在此中斷或損壞",
                "ファイルがそこで途切れているか壊れています",
            ),
            Loss::Unmatched => said!(
                tongue,
                "they do not match; the words are kept",
                "前后不配对，文字保留",
                "前後不成對，文字保留",
                "対応が取れないため、文字だけ残しました",
            ),
            Loss::NoChapters => said!(
                tongue,
                "names no chapters; the files were taken in the order of their names",
                "没有列出章节；各文件按名称排列",
                "沒有列出章節；各檔案依名稱排列",
                "章の記載がないため、ファイル名の順に並べました",
            ),
            Loss::NoPackageRead => said!(
                tongue,
                "cannot be read; the files were taken in the order of their names",
                "无法读取；各文件按名称排列",
                "無法讀取；各檔案依名稱排列",
                "読めないため、ファイル名の順に並べました",
            ),
            Loss::ListOfLinks => said!(
                tongue,
                "a list of links to the stories",
                "只是文章的链接列表",
                "只是文章的連結清單",
                "記事へのリンク集です",
            ),
            Loss::TooLargeChapter => said!(
                tongue,
                "damaged, or larger than a chapter can be",
                "已损坏，或大得不像一章",
                "已損壞，或大得不像一章",
                "壊れているか、章として大きすぎます",
            ),
            Loss::NoText => said!(
                tongue,
                "not a text",
                "不是文本",
                "不是純文字",
                "テキストではありません"
            ),
            Loss::OnlyPicture => said!(
                tongue,
                "there is no text in it, only a picture",
                "其中没有文字，只有图像",
                "其中沒有文字，只有影像",
                "文字がなく、画像だけです",
            ),
            Loss::Endless => said!(
                tongue,
                "damaged, or drawn without end",
                "已损坏，或绘制没有尽头",
                "已損壞，或繪製沒有盡頭",
                "壊れているか、描画が終わりません",
            ),
            Loss::PicturesBeyond => said!(
                tongue,
                "too large, too many or damaged",
                "太大、太多或已损坏",
                "太大、太多或已損壞",
                "大きすぎるか、多すぎるか、壊れています",
            ),
            Loss::NoPdf => said!(
                tongue,
                "not a PDF, or too damaged to be read",
                "不是 PDF，或损坏到无法读取",
                "不是 PDF，或損壞到無法讀取",
                "PDF でないか、読めないほど壊れています",
            ),
            Loss::Unpacks(most) => Refusal::Beyond(*most).told(messages),
            Loss::Stumbled => said!(
                tongue,
                "a fault of newsprint keeps it from being read; a report of it helps",
                "newsprint 自身有误，无法读取；欢迎报告",
                "newsprint 本身有誤，無法讀取；歡迎回報",
                "newsprint の不具合で読めません。報告をお待ちします",
            ),
            Loss::Damaged => said!(
                tongue,
                "damaged in its archive",
                "在压缩包中已损坏",
                "在壓縮檔中已損壞",
                "圧縮ファイルの中で壊れています",
            ),
            Loss::Expanded => said!(
                tongue,
                "its own names stand for more text than anything of its length holds",
                "自定义实体所代的文字远超这样长的文件所应有",
                "自訂實體所代的文字遠超這樣長的檔案所應有",
                "実体参照を展開すると、この長さのファイルとは思えない量になります",
            ),
            Loss::TooManyElements => said!(
                tongue,
                "more elements than anything of its length has",
                "元素过多，不像这样长的文件",
                "元素過多，不像這樣長的檔案",
                "要素が多すぎて、この長さのファイルとは思えません",
            ),
            Loss::NoZip => said!(
                tongue,
                "not a zip archive",
                "不是 zip 压缩包",
                "不是 zip 壓縮檔",
                "zip ファイルではありません",
            ),
            Loss::NotThere => said!(
                tongue,
                "is not there, or no text",
                "不存在，或不是文本",
                "不存在，或不是純文字",
                "ファイルがないか、テキストではありません",
            ),
            Loss::Lacks(file) => said!(
                tongue,
                "there is no {file} in it",
                "其中没有 {file}",
                "其中沒有 {file}",
                "中に {file} がありません",
            ),
            Loss::OfPrintedPages => said!(
                tongue,
                "they belong to printed pages",
                "只属于印出来的页面",
                "只屬於印出來的頁面",
                "印刷されたページのものです",
            ),
            Loss::OfItsOwn => said!(
                tongue,
                "a paper has its own",
                "报纸自有目录",
                "報紙自有目錄",
                "紙面には自前のものがあります",
            ),
            Loss::NoPackage => said!(
                tongue,
                "not a package document",
                "不是书包文件（OPF）",
                "不是書包檔案（OPF）",
                "パッケージ文書（OPF）ではありません",
            ),
            Loss::NamesNoPackage => said!(
                tongue,
                "names no package document, and there is none",
                "没有指明书包文件（OPF），也找不到",
                "沒有指明書包檔案（OPF），也找不到",
                "パッケージ文書（OPF）の記載がなく、見つかりません",
            ),
            Loss::NoFeed => said!(
                tongue,
                "there is no feed in it",
                "其中没有订阅源",
                "其中沒有訂閱來源",
                "フィードが入っていません",
            ),
            Loss::EmptyFeed => said!(
                tongue,
                "the feed is empty",
                "订阅源是空的",
                "訂閱來源是空的",
                "フィードは空です",
            ),
            Loss::Wordless => said!(
                tongue,
                "nothing in it can be shown",
                "其中没有可显示的内容",
                "其中沒有可顯示的內容",
                "表示できるものがありません",
            ),
            Loss::TooManyValues => said!(
                tongue,
                "more values than dispatches have",
                "数据项过多，不像稿件",
                "資料項過多，不像稿件",
                "値が多すぎて、記事とは思えません",
            ),
            Loss::TooDeep => said!(
                tongue,
                "elements stand too deep in one another",
                "元素嵌套过深",
                "元素巢狀過深",
                "要素の入れ子が深すぎます",
            ),
            Loss::TooManyAttributes => said!(
                tongue,
                "an element has too many attributes",
                "某个元素的属性过多",
                "某個元素的屬性過多",
                "要素の属性が多すぎます",
            ),
        }
    }
}
