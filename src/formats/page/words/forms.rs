//! The forms that words of a newspaper take in six languages: how a line shows that it holds names,
//! a place, a credit, a folio or a price. Each is evidence only; what a line is, is decided elsewhere.

use super::bylines;
use super::datelines;
use super::dates;
use super::marks;
use super::names;
use super::script;

/// Bytes of the longest line that is asked for its forms: nothing but running text is longer.
const LONGEST: usize = 360;

/// A form that a line may have: one bit of what [`of`] answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Form {
    /// It holds a word that stands before or after the name of who wrote.
    Reporter,
    /// It holds names and nothing else.
    Names,
    /// It stands in brackets as a whole.
    Bracketed,
    /// It begins with a place or an agency.
    Dateline,
    /// It ends as a credit does.
    Credit,
    /// It begins as a caption does.
    Caption,
    /// It is the number of a page.
    Folio,
    /// It holds a number, a price or who publishes.
    Imprint,
    /// It holds a date with a year.
    Date,
    /// It says where a story goes on or came from.
    Jump,
    /// It names editors.
    Editors,
    /// It says that it is paid for.
    Advert,
    /// It holds notices.
    Notice,
    /// It says what a person is.
    Role,
    /// All its letters are capitals.
    Capitals,
    /// Nearly all its words begin with a capital.
    Titled,
    /// It ends in a word that no headline ends in.
    OpenEnd,
    /// A third of it are figures.
    Figures,
    /// It has gaps inside.
    Gaps,
    /// It holds an address or a telephone number.
    Address,
    /// It begins with a dash.
    Dashed,
    /// Two to four words with capitals, as names have.
    NameLike,
    /// Two to four Han and nothing else.
    FewHan,
    /// It begins with the mark of an item.
    Item,
    /// It ends in names in brackets or behind a mark.
    Signed,
    /// It ends as a Japanese or Chinese sentence does, the full stop aside.
    Verbal,
    /// It holds a dot or a stroke between parts.
    Parted,
    /// It begins with a day or an hour.
    Timed,
    /// It names a column of briefs or letters, or a department.
    Rubric,
}

#[rustfmt::skip]
const REPORTER: &[&str] = &[
    "记者", "通讯员", "記者", "特派員", "通訊員", "特约", "撰稿", "撰文", "编译", "編譯", "編集委員", "論説委員", "実習生",
    "文/", "文／", "文．", "图/", "圖／", "作者", "报道", "報導", "報道", "By ", "BY ", "by ", "Von ", "VON ", "Par ", "PAR ",
    "Reporting by", "Propos recueillis", "Text:", "Texte", "Reporter", "Correspondent", "notre correspondant", "envoyé spécial",
    "Redakteur", "Korrespondent", "기자", "특파원",
];
#[rustfmt::skip]
const CREDIT: &[&str] = &[
    "摄", "攝", "撮影", "供图", "供圖", "提供", "資料写真", "资料图", "资料照片", "資料照片", "制图", "製圖", "摄影", "攝影", "写真",
    "绘", "イメージ", "/STAFF", "/AP", "/AFP", "/REUTERS", "/dpa", "Archiv", "Archive", "Photo", "Foto", "Bild", "©",
];
/// Where the credits in letters begin.
const LATIN_CREDIT: usize = 17;
#[rustfmt::skip]
const CAPTION: &[&str] = &[
    "图为", "圖為", "图：", "圖：", "图①", "上图", "下图", "左图", "右图", "上圖", "下圖", "▲", "▼", "◀", "▶", "△", "写真", "【写真", "（写真",
    "资料图", "Photo", "PHOTO", "Foto", "Bild", "Photograph", "Pictured", "©", "Légende", "Above", "Left:", "Right:",
];
#[rustfmt::skip]
const IMPRINT: &[&str] = &[
    "总第", "总编号", "邮发", "郵發", "刊号", "刊號", "零售", "定价", "定價", "每份", "今日", "本期", "発行所", "発行", "定価", "購読",
    "出版", "总编辑", "CN ", "ISSN", "Vol.", "VOL.", "No. ", "NO. ", "Nr. ", "N° ", "N o ", "nº ", "PRICE", "Price", "Jahrgang", "Einzelpreis",
    "Preis", "Prix", "année", "Année", "€", "£", "$", "EDITION", "Edition", "Ausgabe", "Édition", "ÉDITION", "www.", "pages", "Seiten", "第",
];
#[rustfmt::skip]
const EDITORS: &[&str] = &[
    "责任编辑", "責任編輯", "责编", "責編", "本版责编", "本版編輯", "本版主編", "主编", "主編", "美编", "美編", "美术编辑", "校对", "校對", "校閲",
    "视觉", "版式", "组版", "編集", "紙面編集", "整理", "Page editor", "Editor:", "Edited by", "Design:", "Layout", "Redaktion", "Gestaltung",
    "Page réalisée", "Mise en page", "Maquette", "Rédaction", "值班", "审读", "编辑：", "编辑:",
];
#[rustfmt::skip]
const ADVERT: &[&str] = &[
    "广告", "廣告", "広告", "ADVERTISEMENT", "Advertisement", "Anzeige", "ANZEIGE", "Publicité", "PUBLICITÉ", "Annonce", "Sponsored", "Werbung", "公益", "公共",
];
#[rustfmt::skip]
const NOTICE: &[&str] = &[
    "遗失", "遺失", "声明", "聲明", "公告", "启事", "啟事", "通知", "注销", "註銷", "转让", "轉讓", "招聘", "求人", "求職", "募集", "お知らせ",
    "NOTICE", "LOST:", "FOUND:", "FOR SALE", "WANTED", "Verkaufe", "Suche ", "Chiffre", "Bekanntmachung", "Avis", "Vends ", "Cherche", "À louer", "A vendre",
    "公示", "拍卖", "讣告", "訃告", "Stellenangebot", "Zu vermieten",
];
#[rustfmt::skip]
const ROLE: &[&str] = &[
    "Writer", "Staff", "Reporter", "Correspondent", "Editor", "Redakteur", "Redaktion", "Korrespondent", "journaliste", "Contributor", "Columnist",
    "Special to", "Associated Press", "Bureau", "Mitarbeiter", "WRITER", "STAFF",
];
#[rustfmt::skip]
const OPEN_END: &[&str] = &[
    "the", "a", "an", "of", "to", "and", "in", "on", "for", "with", "that", "is", "was", "were", "are", "be", "by", "at", "as", "or", "from", "has",
    "have", "had", "his", "her", "their", "its", "this", "but", "will", "who", "which", "it", "he", "she", "they", "we", "not", "would", "also",
    "der", "die", "das", "dem", "den", "des", "ein", "eine", "einen", "einem", "einer", "und", "oder", "im", "in", "am", "an", "auf", "zu", "zum", "zur",
    "mit", "von", "vom", "für", "bei", "aus", "ist", "sind", "war", "hat", "sich", "nicht", "auch", "dass", "sie", "er", "es", "wie", "als", "noch",
    "le", "la", "les", "un", "une", "des", "du", "de", "d'un", "d'une", "et", "ou", "au", "aux", "à", "en", "dans", "sur", "par", "pour", "avec",
    "qui", "que", "est", "sont", "ont", "a", "il", "elle", "se", "ne", "ce", "cette", "son", "sa", "ses", "leur", "plus", "pas",
];
#[rustfmt::skip]
const RUBRIC: &[&str] = &[
    "简讯", "短讯", "快讯", "简报", "簡訊", "短訊", "要闻", "要聞", "综合", "綜合", "民生", "教育", "文化", "经济", "經濟", "副刊", "国际", "國際", "体育", "體育",
    "社会", "社會", "地方", "財經", "财经", "科技", "生活", "评论", "評論", "健康", "时政", "読者", "读者来信", "讀者投書", "声", "総合", "国際", "経済", "地域",
    "スポーツ", "社説", "くらし", "オピニオン", "分类信息", "分類廣告", "news", "nation", "city", "opinion", "business", "culture", "sport", "sports", "world",
    "local", "metro", "arts", "life", "style", "politik", "lokales", "wirtschaft", "kultur", "leserbriefe", "kurz gemeldet", "kurz notiert", "vermischtes",
    "actualité", "monde", "société", "économie", "politique", "en bref", "brèves", "courrier des lecteurs", "in brief", "briefs", "letters to the editor",
    "letters", "classifieds", "weather", "das wetter", "météo", "region", "aus aller welt", "feuilleton",
];
#[rustfmt::skip]
const JUMP: &[&str] = &[
    "下转", "下轉", "上接", "文轉", "文承", "轉A", "转A", "面に続く", "面から続く", "面へ続く", "面から", "に関連記事", "関連記事", "Continued on", "Continued from", "CONTINUED", "From Page",
    "FROM PAGE", "See ", "SEE ", "» ", ">> ", "Fortsetzung", "Suite page", "Suite de", "Suite en", "Lire page", "Lire aussi", "Siehe Seite", "▶▶", "紧接",
];

/// The forms of a line, one bit each.
pub(crate) fn of(text: &str) -> u32 {
    let text = text.trim();
    if text.len() > LONGEST {
        return 0;
    }
    let mut forms = 0;
    let mut note = |form: Form, is: bool| forms |= u32::from(is) << form as u8;
    let letters = text.chars().filter(|c| !c.is_whitespace()).count();
    let holds = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let opens = |words: &[&str]| words.iter().any(|word| text.starts_with(word));
    let few = letters <= 44;
    note(Form::Reporter, holds(REPORTER));
    note(Form::Names, bylines::line(text).is_some());
    note(Form::Bracketed, names::whole_brackets(text).is_some());
    note(
        Form::Dateline,
        datelines::head(text).is_some() || is_dateline(text),
    );
    note(Form::Credit, ends_in_credit(text));
    note(Form::Caption, opens(CAPTION));
    note(Form::Folio, letters <= 12 && is_folio(text));
    note(
        Form::Imprint,
        holds(IMPRINT) && text.contains(|c: char| c.is_ascii_digit()),
    );
    note(
        Form::Date,
        text.contains(|c: char| c.is_numeric() || "年〇一".contains(c))
            && dates::take(text).0.is_some(),
    );
    note(
        Form::Jump,
        few && (holds(JUMP) && text.contains(|c: char| c.is_ascii_digit()) || marks::is_jump(text)),
    );
    note(Form::Editors, holds(EDITORS));
    note(Form::Advert, holds(ADVERT));
    note(Form::Notice, holds(NOTICE));
    note(Form::Role, few && holds(ROLE));
    forms | marked(text, letters) | latin(text)
}

/// The forms that a line shows by its figures, its gaps and its marks.
fn marked(text: &str, letters: usize) -> u32 {
    let mut forms = 0;
    let mut note = |form: Form, is: bool| forms |= u32::from(is) << form as u8;
    note(
        Form::Figures,
        text.chars().filter(char::is_ascii_digit).count() * 3 > letters,
    );
    note(Form::Gaps, text.contains("  ") || text.contains('\u{3000}'));
    note(Form::Address, is_address(text));
    note(Form::Dashed, text.starts_with(['—', '–', '―', '-', '─']));
    note(
        Form::FewHan,
        (2..=5).contains(&letters) && text.chars().all(|c| script::is_han(c) || c.is_whitespace()),
    );
    note(
        Form::Item,
        marks::item(text).is_some() || marks::brief(text).is_some(),
    );
    note(Form::Signed, bylines::is_signed(text));
    note(Form::Verbal, is_verbal(text));
    note(
        Form::Parted,
        text.contains([' ', '\u{3000}']) && text.contains(['·', '|', '•', '｜', '／']),
    );
    note(Form::Timed, is_timed(text));
    note(
        Form::Rubric,
        letters <= 24 && RUBRIC.contains(&text.to_lowercase().as_str()),
    );
    forms
}

/// The forms of Latin words: capitals, titles, names, and words that a headline does not end in.
fn latin(text: &str) -> u32 {
    let mut forms = 0;
    let mut note = |form: Form, is: bool| forms |= u32::from(is) << form as u8;
    let letters = text
        .chars()
        .filter(|c| c.is_alphabetic() && !script::is_spaceless(*c));
    let (mut capital, mut all) = (0, 0);
    for letter in letters {
        all += 1;
        capital += usize::from(!letter.is_lowercase());
    }
    if all < 3 {
        return 0;
    }
    note(Form::Capitals, capital == all);
    let words: Vec<&str> = text.split_whitespace().collect();
    let long = words.iter().filter(|word| word.chars().count() > 3);
    let (titled, count) = long.fold((0, 0), |(titled, count), word| {
        let first = word.chars().find(|c| c.is_alphanumeric());
        (
            titled + usize::from(first.is_some_and(char::is_uppercase)),
            count + 1,
        )
    });
    note(Form::Titled, count >= 2 && titled * 5 >= count * 4);
    let last = words.last().map(|word| {
        word.trim_start_matches(|c: char| !c.is_alphanumeric())
            .to_lowercase()
    });
    note(
        Form::OpenEnd,
        last.is_some_and(|last| OPEN_END.contains(&last.as_str())),
    );
    let named = |word: &&str| {
        word.starts_with(char::is_uppercase)
            || matches!(
                *word,
                "de" | "van" | "von" | "et" | "und" | "and" | "du" | "der" | "la" | "le"
            )
    };
    let plain = |word: &&str| {
        word.chars()
            .all(|c| c.is_alphabetic() || matches!(c, '-' | '.' | '\'' | '’'))
    };
    note(
        Form::NameLike,
        (2..=6).contains(&words.len()) && words.iter().all(|word| named(word) && plain(word)),
    );
    forms
}

/// PLACE —, PLACE (Agency) —, Place. –: a place in front of a dash or a point, and a sentence behind it.
fn is_dateline(text: &str) -> bool {
    let head: String = text.chars().take(44).collect();
    let Some(at) = head
        .find(['—', '–'])
        .or_else(|| head.find(". ").map(|at| at + 1))
    else {
        return false;
    };
    let place = head[..at].trim().trim_end_matches(['.', ',']);
    let words = place.split_whitespace().count();
    let is_point = head[at..].starts_with(' ');
    (1..=4).contains(&words)
        && text.len() > at + 8
        && place.starts_with(char::is_uppercase)
        && place
            .chars()
            .all(|c| c.is_alphabetic() || " .,-/()’'".contains(c))
        && (place.chars().all(|c| !c.is_lowercase()) || words == 1 || !is_point)
        && place
            .split_whitespace()
            .all(|word| word.starts_with(|c: char| c.is_uppercase() || c == '('))
}

fn ends_in_credit(text: &str) -> bool {
    let tail_at = text
        .char_indices()
        .rev()
        .take(16)
        .last()
        .map_or(0, |(at, _)| at);
    let tail = text[tail_at..].trim_end_matches(['）', ')', '】', '］', ']', '。', '.', ' ']);
    let ends = CREDIT.iter().any(|word| tail.ends_with(word));
    let holds = CREDIT[LATIN_CREDIT..]
        .iter()
        .any(|word| word.len() > 3 && tail.contains(word));
    ends || holds
        || CREDIT[LATIN_CREDIT..]
            .iter()
            .any(|word| text.starts_with(word))
}

/// 第3版, A2, 12, Page 4, Seite 4, 4面, - 4 -.
fn is_folio(text: &str) -> bool {
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric() && c != '（');
    let core = ["第", "Page ", "PAGE ", "Seite ", "page ", "P."]
        .iter()
        .find_map(|word| bare.strip_prefix(word))
        .unwrap_or(bare);
    let core = ["版", "面", "页", "頁"]
        .iter()
        .find_map(|word| core.strip_suffix(word))
        .unwrap_or(core);
    let core = core
        .trim()
        .trim_start_matches(|c: char| c.is_ascii_uppercase());
    (1..=3).contains(&core.len()) && core.chars().all(|c| c.is_ascii_digit())
}

fn is_address(text: &str) -> bool {
    let longest = text
        .split(|c: char| !c.is_ascii_digit() && c != '-')
        .map(str::len)
        .max();
    text.contains('@')
        || text.contains("www.")
        || text.contains("http")
        || longest.is_some_and(|longest| longest >= 7)
}

/// Whether a line ends as a sentence of Japanese does: no headline ends so.
fn is_verbal(text: &str) -> bool {
    let text = text.trim_end_matches(['。', '」', '』', '）']);
    [
        "した",
        "する",
        "った",
        "いる",
        "ある",
        "れる",
        "ない",
        "ます",
        "です",
        "という",
        "のは",
        "には",
        "では",
        "とし",
        "して",
        "しの",
        "了",
        "的",
        "和",
        "在",
        "是",
        "将",
        "为",
        "与",
        "對",
        "对",
        "被",
    ]
    .iter()
    .any(|end| text.ends_with(end))
}

/// 7月26日, 近日, On Monday, Am Montag: how reports begin.
fn is_timed(text: &str) -> bool {
    let head: String = text.chars().take(10).collect();
    let figure = head.starts_with(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c));
    figure && head.contains(['日', '月', '時', '时'])
        || [
            "近日", "日前", "昨日", "今年", "连日", "为了", "為了", "昨天", "今天", "当日", "同日",
        ]
        .iter()
        .any(|word| head.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, forms: &[Form]) {
        for form in forms {
            assert!(of(text) >> *form as u8 & 1 == 1, "{text}: {form:?}");
        }
    }

    #[test]
    fn lines_show_their_forms() {
        check("本报记者 王小明", &[Form::Reporter, Form::Names]);
        check("第03版", &[Form::Folio]);
        check("Seite 4", &[Form::Folio]);
        check("EASTGATE — The council met", &[Form::Dateline]);
        check("Kirchmoor. Die Brücke ist fertig", &[Form::Dateline]);
        check("责任编辑：王明　校对：李四", &[Form::Editors, Form::Gaps]);
        check("Continued on Page 4", &[Form::Jump]);
        check("Volles Haus im alten Kino", &[]);
        check("The council said that it was the", &[Form::OpenEnd]);
        check("Foto: Anna Weber", &[Form::Credit, Form::Caption]);
        check("In Brief", &[Form::Rubric]);
    }
}
