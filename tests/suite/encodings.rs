//! Every encoding through every format that is text: by its mark, as it is declared, by its looks, and
//! as the reader asks. And what is packed around each format.

use std::io::Write;

use encoding_rs::Encoding;
use newsprint::formats::{Format, Note, Source};
use newsprint::issue::Issue;
use unicode_normalization::UnicodeNormalization;

use crate::epub::zipped;

/// An encoding and three sentences that it can write; whether these can be told by their looks.
const TEXTS: &[(&str, &str)] = &[
    (
        "utf-8",
        "昨日，市图书馆举办读书会。The ferry sails — at noon. Привет.",
    ),
    (
        "gb18030",
        "昨日，市图书馆举办读书会，两百多名读者参加了活动。读书会将持续一个月，每周六下午开放。渡口也复航了。",
    ),
    (
        "gbk",
        "渡口停航九周之后重新开航，两岸的人都来了，站满了堤岸。船长说，他守了四十年，从来没有见过这样大的水。",
    ),
    (
        "big5",
        "昨日，市圖書館舉辦讀書會，兩百多名讀者參加了活動。讀書會將持續一個月，每週六下午開放。渡口也復航了。",
    ),
    (
        "shift_jis",
        "昨日、市立図書館で読書会が開かれ、二百人が参加した。渡し船はきょうから再び川を渡る。鎖も新しくなった。",
    ),
    (
        "euc-jp",
        "きのう、港の灯がふたたびともった。人びとは岸に立って、船がゆっくりと戻ってくるのを待っていた。",
    ),
    (
        "iso-2022-jp",
        "市場では卵が高く、ガチョウはどこにもなかった。バターは昔の値段で売られ、チーズは言い値で売られた。",
    ),
    (
        "euc-kr",
        "어제 시립 도서관에서 독서 모임이 열렸다. 이백 명이 참가했다. 나룻배는 아홉 주 만에 다시 강을 건넜다.",
    ),
    (
        "windows-1250",
        "Przewoźnik mówi, że łódź znów płynie przez rzekę. Dzieci muszą być pod opieką kogoś, kto umie pływać. Źródło bije także zimą.",
    ),
    (
        "windows-1251",
        "Паром снова ходит через реку после девяти недель стоянки. На обоих берегах собрались люди, и никто не уходил до вечера.",
    ),
    (
        "windows-1252",
        "Le bac a repris son service après neuf semaines d’arrêt. Les fermiers de l’autre rive, âgés et fatigués, étaient déjà là à l’aube.",
    ),
    (
        "windows-1253",
        "Το πορθμείο άρχισε πάλι να περνά το ποτάμι ύστερα από εννέα εβδομάδες. Όλοι περίμεναν στην όχθη ως το βράδυ.",
    ),
    (
        "windows-1254",
        "Dokuz hafta sonra vapur yeniden nehri geçti. İki yakada da insanlar toplandı ve akşama kadar kimse ayrılmadı. Çığlıklar duyuldu.",
    ),
    (
        "windows-1255",
        "המעבורת חזרה לחצות את הנהר אחרי תשעה שבועות. אנשים עמדו על שתי הגדות, ואיש לא עזב עד הערב.",
    ),
    (
        "windows-1256",
        "عادت العبارة إلى عبور النهر بعد تسعة أسابيع. وقف الناس على الضفتين ولم يغادر أحد حتى المساء.",
    ),
    (
        "windows-1257",
        "Keltas vėl plaukia per upę po devynių savaičių. Žmonės stovėjo abiejuose krantuose, ir niekas neišėjo iki vakaro. Šviesų užteko visiems.",
    ),
];

/// Texts in bytes of UTF-16.
fn wide(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(order).collect()
}

/// The bytes of a text, and that the encoding has a way to write each of its characters.
fn bytes(label: &str, text: &str) -> Vec<u8> {
    let encoding = Encoding::for_label(label.as_bytes()).unwrap();
    let (bytes, _, lossy) = encoding.encode(text);
    assert!(!lossy, "{label} cannot write its text");
    bytes.into_owned()
}

/// A text as a file of a format; `declared` names its encoding where the format has a place for it.
fn file(format: &str, text: &str, declared: Option<&str>) -> String {
    match (format, declared) {
        ("plain", _) => format!("{text}\n"),
        ("html", Some(label)) => format!(
            "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset={label}\">\
             <title>A</title></head><body><p>{text}</p></body></html>"
        ),
        ("html", None) => {
            format!("<html><head><title>A</title></head><body><p>{text}</p></body></html>")
        }
        (_, declared) => {
            let declaration = declared.map_or_else(
                || "<?xml version=\"1.0\"?>".to_owned(),
                |label| format!("<?xml version=\"1.0\" encoding=\"{label}\"?>"),
            );
            format!(
                "{declaration}\n<rss version=\"2.0\"><channel><title>A</title><item><title>B</title>\
                 <description>{text}</description></item></channel></rss>"
            )
        }
    }
}

const FORMATS: [&str; 3] = ["plain", "html", "feed"];

/// All words of an issue, without white space.
fn words(issue: &Issue) -> String {
    let parts = issue.articles().flat_map(newsprint::issue::Article::parts);
    let words: String = parts.map(|(_, text)| text.plain()).collect();
    words.split_whitespace().collect()
}

/// Reads bytes of a format; its text must come out whole, and a note say what it was in.
#[track_caller]
fn check(format: &str, source: &Source, text: &str, encoding: &str) {
    assert_eq!(Format::detect(source).name, format, "{encoding}");
    let reading = Format::detect(source).read(source).unwrap();
    let text: String = text.split_whitespace().collect();
    let found = words(&reading.issue);
    assert!(found.contains(&text), "{format} in {encoding}: {found}");
    let said = reading.notes.iter().find_map(|note| match note {
        Note::Decoded { encoding } => Some(*encoding),
        _ => None,
    });
    if encoding.starts_with("utf-8") {
        assert_eq!(said, None, "{format}");
    } else {
        assert!(said.is_some(), "{format} in {encoding} says nothing of it");
    }
}

#[test]
fn an_encoding_is_told_by_what_a_file_declares() {
    for (label, text) in TEXTS {
        for format in ["html", "feed"] {
            let file = file(format, text, Some(label));
            let source = Source::from_bytes("a", bytes(label, &file));
            check(format, &source, text, label);
        }
    }
}

#[test]
fn an_encoding_is_told_by_its_looks() {
    for (label, text) in TEXTS {
        for format in FORMATS {
            let source = Source::from_bytes("a", bytes(label, &file(format, text, None)));
            check(format, &source, text, label);
        }
    }
}

#[test]
fn an_encoding_is_told_by_its_mark_and_by_its_zeros() {
    for (_, text) in TEXTS {
        for format in FORMATS {
            let file = file(format, text, None);
            let marked = format!("\u{feff}{file}");
            let little = u16::to_le_bytes as fn(u16) -> [u8; 2];
            for (encoding, bytes) in [
                ("utf-8", marked.clone().into_bytes()),
                ("utf-16le", wide(&marked, little)),
                ("utf-16be", wide(&marked, u16::to_be_bytes)),
            ] {
                check(format, &Source::from_bytes("a", bytes), text, encoding);
            }
            // Without a mark, only scripts that papers are written in are told apart.
            if text.chars().all(|c| !('\u{590}'..'\u{700}').contains(&c)) {
                for (encoding, bytes) in [
                    ("utf-16le", wide(&file, little)),
                    ("utf-16be", wide(&file, u16::to_be_bytes)),
                ] {
                    check(format, &Source::from_bytes("a", bytes), text, encoding);
                }
            }
        }
    }
}

#[test]
fn an_encoding_that_is_asked_for_overrules_what_is_declared() {
    for (label, text) in TEXTS {
        for format in FORMATS {
            let lie = if *label == "big5" { "euc-kr" } else { "big5" };
            let bytes = bytes(label, &file(format, text, Some(lie)));
            let source = Source::from_bytes("a", bytes).read_as(label).unwrap();
            check(format, &source, text, label);
        }
    }
    for order in [u16::to_le_bytes as fn(u16) -> [u8; 2], u16::to_be_bytes] {
        let label = if order(1) == [1, 0] {
            "utf-16le"
        } else {
            "utf-16be"
        };
        let text = TEXTS[0].1;
        let source = Source::from_bytes("a", wide(text, order)).read_as(label);
        check("plain", &source.unwrap(), text, label);
    }
}

#[test]
fn four_bytes_a_character_are_told_by_their_mark_and_by_their_zeros() {
    for order in [u32::to_le_bytes as fn(u32) -> [u8; 4], u32::to_be_bytes] {
        for (_, text) in TEXTS {
            for format in FORMATS {
                for declared in [None, Some("ucs-4"), Some("ISO-10646-UCS-4")] {
                    let bare = file(format, text, declared);
                    for file in [format!("\u{feff}{bare}"), bare] {
                        let bytes: Vec<u8> =
                            file.chars().flat_map(|c| order(u32::from(c))).collect();
                        let source = Source::from_bytes("a", bytes);
                        check(format, &source, text, "utf-32");
                        let asked = source.read_as("utf_32").unwrap();
                        check(format, &asked, text, "utf-32");
                    }
                }
            }
        }
    }
}

/// Names of code pages of DOS, their number, and a sentence in each.
const PAGES: &[(&[&str], u16, &str)] = &[
    (
        &["437", "cp437", "IBM437", "csPC8CodePage437"],
        437,
        "Le café était fermé; le bac à l’ancre.",
    ),
    (
        &["850", "ibm-850"],
        850,
        "A balsa voltou a atravessar; não há lugar para todos. Über den Fluß.",
    ),
    (
        &["852", "cspcp852"],
        852,
        "Łódź znów płynie przez rzekę, a źródło bije także zimą.",
    ),
    (&["cp855"], 855, "Скела поново иде преко реке."),
    (
        &["857"],
        857,
        "Vapur yeniden nehri geçti; çığlıklar duyuldu.",
    ),
    (&["ibm862"], 862, "המעבורת חזרה לחצות את הנהר."),
    (&["866", "cp866"], 866, "Паром снова ходит через реку."),
    (&["CP737"], 737, "Το πορθμείο περνά πάλι το ποτάμι."),
    (&["cp775"], 775, "Keltas vėl plaukia per upę."),
];

#[test]
fn code_pages_of_dos_are_read_by_any_of_their_names() {
    for (labels, number, text) in PAGES {
        let text = text.replace('’', "'");
        let page = oem_cp::code_table::ENCODING_TABLE_CP_MAP.get(number);
        let bytes = |file: &str| oem_cp::encode_string_checked(file, page.unwrap()).unwrap();
        for label in *labels {
            for format in FORMATS {
                let declared = bytes(&file(format, &text, Some(label)));
                let source = Source::from_bytes("a", declared);
                if format != "plain" {
                    check(format, &source, &text, label);
                }
                let lie = bytes(&file(format, &text, Some("big5")));
                let source = Source::from_bytes("a", lie).read_as(label).unwrap();
                check(format, &source, &text, label);
            }
        }
    }
}

#[test]
fn an_encoding_that_nobody_knows_is_told_by_its_looks() {
    for (label, text) in TEXTS.iter().filter(|(label, _)| *label != "utf-8") {
        for format in ["html", "feed"] {
            let bytes = bytes(label, &file(format, text, Some("x-moonlight")));
            let source = Source::from_bytes("a", bytes);
            let reading = Format::detect(&source).read(&source).unwrap();
            let text: String = text.split_whitespace().collect();
            assert!(words(&reading.issue).contains(&text), "{format} in {label}");
            let note = reading.notes.iter().find(|note| note.kind() == "decoded");
            let note = note.unwrap().to_string();
            assert!(
                note.starts_with("it says that it is in x-moonlight; read as"),
                "{note}"
            );
        }
    }
}

/// The bytes of Vietnamese: tones are marks of their own behind the letters, which keep their shape.
fn vietnamese(text: &str) -> Vec<u8> {
    let marks = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];
    let mut bytes = Vec::new();
    for letter in text.chars() {
        let parts: Vec<char> = letter.nfd().collect();
        let (tones, shape): (Vec<char>, Vec<char>) =
            parts.into_iter().partition(|part| marks.contains(part));
        let written: String = shape.into_iter().nfc().chain(tones).collect();
        bytes.extend(self::bytes("windows-1258", &written));
    }
    bytes
}

#[test]
fn the_letters_of_vietnamese_are_whole() {
    let text = "Chuyến phà lại qua sông sau chín tuần. Người dân đứng trên cả hai bờ, và không ai rời \
                đi cho đến tối. Đèn đủ cho mọi người; lũ đã rút, chợ lại mở.";
    assert!(vietnamese(text).len() > text.chars().count());
    for (format, declared) in [
        ("html", Some("windows-1258")),
        ("feed", Some("windows-1258")),
    ] {
        let file = file(format, text, declared);
        check(
            format,
            &Source::from_bytes("a", vietnamese(&file)),
            text,
            "windows-1258",
        );
    }
    for format in FORMATS {
        let file = vietnamese(&file(format, text, Some("gbk")));
        let source = Source::from_bytes("a", file)
            .read_as("windows-1258")
            .unwrap();
        check(format, &source, text, "windows-1258");
    }
}

/// Inputs of the tree, one a format, each a single file.
pub(crate) const SINGLE: &[&str] = &[
    "native/by-hand.md",
    "alto/styles-v3.xml",
    "nitf/whole.xml",
    "newsml/message.xml",
    "ninjs/version-2.json",
    "html/people.html",
    "feed/rdf.rdf",
    "gutenberg/lamp.txt",
    "aozora/ferry.txt",
    "markdown/paper.md",
    "odt/flat.fodt",
    "plain/weekly-page.txt",
];

#[test]
fn what_is_packed_around_a_file_does_not_change_it() {
    for name in SINGLE {
        let path = crate::golden::root().join("tests/inputs").join(name);
        let bytes = std::fs::read(&path).unwrap();
        let file = name.rsplit('/').next().unwrap();
        let bare = Source::from_bytes(file, bytes.clone());
        let expected = Format::detect(&bare).read(&bare).unwrap();
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        gzip.write_all(&bytes).unwrap();
        let packed = [
            (format!("{file}.gz"), gzip.finish().unwrap()),
            (format!("{file}.zip"), zipped([(file, &bytes[..])])),
            (
                "a.zip".to_owned(),
                zipped([(&*format!("folder/{file}"), &bytes[..])]),
            ),
        ];
        for (outer, packed) in packed {
            let source = Source::unpacked(&outer, packed, None).unwrap();
            assert_eq!(Format::detect(&source), Format::detect(&bare), "{outer}");
            let reading = Format::detect(&source).read(&source).unwrap();
            assert_eq!(reading.issue, expected.issue, "{outer}");
        }
    }
}
