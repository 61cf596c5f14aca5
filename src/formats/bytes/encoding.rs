//! Encodings by the names that files and readers call them by: those of the web, UTF-32, and the code
//! pages of DOS. Which of them a text is in is for `decode` to tell.

use std::borrow::Cow;

use encoding_rs::{
    BIG5, EUC_KR, GB18030, MACINTOSH, REPLACEMENT, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE,
    WINDOWS_874, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1253, WINDOWS_1254,
    WINDOWS_1255, WINDOWS_1256, WINDOWS_1257, WINDOWS_1258, X_MAC_CYRILLIC,
};
use oem_cp::code_table::DECODING_TABLE_CP_MAP;

/// An encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    /// One that browsers know.
    Web(&'static encoding_rs::Encoding),
    /// Four bytes for each character, the lowest first.
    Utf32Le,
    /// Four bytes for each character, the highest first.
    Utf32Be,
    /// A code page of DOS, by its number and its name.
    Dos(u16, &'static str),
}

/// The code pages of DOS.
const PAGES: &[(u16, &str)] = &[
    (437, "CP437"),
    (720, "CP720"),
    (737, "CP737"),
    (775, "CP775"),
    (850, "CP850"),
    (852, "CP852"),
    (855, "CP855"),
    (857, "CP857"),
    (858, "CP858"),
    (860, "CP860"),
    (861, "CP861"),
    (862, "CP862"),
    (863, "CP863"),
    (864, "CP864"),
    (865, "CP865"),
    (869, "CP869"),
    (UKRAINIAN, "CP1125"),
];

/// The Ukrainian code page: the Russian one, 866, with letters of its own in eight places.
const UKRAINIAN: u16 = 1125;
/// The letters of those places, as the Russian code page reads them and as they are meant.
const LETTERS: [(char, char); 8] = [
    ('Є', 'Ґ'),
    ('є', 'ґ'),
    ('Ї', 'Є'),
    ('ї', 'є'),
    ('Ў', 'І'),
    ('ў', 'і'),
    ('°', 'Ї'),
    ('∙', 'ї'),
];

/// What stands before the number of a code page.
const PREFIXES: &[&str] = &[
    "csibm", "ibm", "cspcp", "cp", "oem", "dos", "windows", "ms", "x",
];

/// Names without a number, or with one that is no code page's: each without its marks.
const NAMES: &[(&str, Encoding)] = &[
    ("utf8", Encoding::Web(UTF_8)),
    ("u8", Encoding::Web(UTF_8)),
    ("cp65001", Encoding::Web(UTF_8)),
    ("utf16", Encoding::Web(UTF_16LE)),
    ("utf16le", Encoding::Web(UTF_16LE)),
    ("utf16be", Encoding::Web(UTF_16BE)),
    ("u16", Encoding::Web(UTF_16LE)),
    ("ucs2", Encoding::Web(UTF_16LE)),
    ("utf32", Encoding::Utf32Le),
    ("u32", Encoding::Utf32Le),
    ("ucs4", Encoding::Utf32Le),
    ("csucs4", Encoding::Utf32Le),
    ("iso10646ucs4", Encoding::Utf32Le),
    ("utf32le", Encoding::Utf32Le),
    ("ucs4le", Encoding::Utf32Le),
    ("utf32be", Encoding::Utf32Be),
    ("ucs4be", Encoding::Utf32Be),
    ("macroman", Encoding::Web(MACINTOSH)),
    ("maccyrillic", Encoding::Web(X_MAC_CYRILLIC)),
    ("msansi", Encoding::Web(WINDOWS_1252)),
    ("msee", Encoding::Web(WINDOWS_1250)),
    ("mscyrl", Encoding::Web(WINDOWS_1251)),
    ("msgreek", Encoding::Web(WINDOWS_1253)),
    ("msturk", Encoding::Web(WINDOWS_1254)),
    ("mshebr", Encoding::Web(WINDOWS_1255)),
    ("msarab", Encoding::Web(WINDOWS_1256)),
    ("winbaltrim", Encoding::Web(WINDOWS_1257)),
    ("uhc", Encoding::Web(EUC_KR)),
    ("cpis", Encoding::Dos(861, "CP861")),
    ("cspc775baltic", Encoding::Dos(775, "CP775")),
    ("cspc850multilingual", Encoding::Dos(850, "CP850")),
    ("cspc862latinhebrew", Encoding::Dos(862, "CP862")),
    ("cspc8codepage437", Encoding::Dos(437, "CP437")),
];

impl Encoding {
    /// The encoding of that name, in whichever of its spellings; none when it is not read here.
    pub(crate) fn named(label: &str) -> Option<Encoding> {
        let web = encoding_rs::Encoding::for_label(label.as_bytes());
        // The web refuses some encodings on purpose, and has one name for all of these.
        if let Some(web) = web.filter(|web| *web != REPLACEMENT) {
            return Some(Encoding::Web(web));
        }
        let label = label.to_ascii_lowercase();
        let marks = |c: char| !c.is_ascii_alphanumeric();
        let bare: String = label.split(marks).collect();
        let named = NAMES.iter().find(|(name, _)| *name == bare);
        let dashed = label.trim().replace('_', "-");
        named
            .map(|(_, encoding)| *encoding)
            .or_else(|| Encoding::numbered(&bare))
            .or_else(|| {
                let web = encoding_rs::Encoding::for_label(dashed.as_bytes());
                web.filter(|web| *web != REPLACEMENT).map(Encoding::Web)
            })
    }

    /// The code page of a name that ends in its number.
    fn numbered(name: &str) -> Option<Encoding> {
        let bare = PREFIXES.iter().find_map(|prefix| name.strip_prefix(prefix));
        let number: u16 = bare.unwrap_or(name).parse().ok()?;
        let web = match number {
            866 => Some(encoding_rs::IBM866),
            874 => Some(WINDOWS_874),
            932 => Some(SHIFT_JIS),
            936 => Some(GB18030),
            949 => Some(EUC_KR),
            950 => Some(BIG5),
            1250 => Some(WINDOWS_1250),
            1251 => Some(WINDOWS_1251),
            1252 => Some(WINDOWS_1252),
            1253 => Some(WINDOWS_1253),
            1254 => Some(WINDOWS_1254),
            1255 => Some(WINDOWS_1255),
            1256 => Some(WINDOWS_1256),
            1257 => Some(WINDOWS_1257),
            1258 => Some(WINDOWS_1258),
            _ => None,
        };
        let page = PAGES.iter().find(|(page, _)| *page == number);
        web.map(Encoding::Web)
            .or_else(|| page.map(|(number, name)| Encoding::Dos(*number, name)))
    }

    /// Its name, as readers are told it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Encoding::Web(web) => web.name(),
            Encoding::Utf32Le => "UTF-32LE",
            Encoding::Utf32Be => "UTF-32BE",
            Encoding::Dos(_, name) => name,
        }
    }

    /// Bytes as text, without the mark of the encoding; what means nothing is U+FFFD.
    pub(crate) fn decode(self, bytes: &[u8]) -> Cow<'_, str> {
        match self {
            Encoding::Web(web) => web.decode_with_bom_removal(bytes).0,
            Encoding::Utf32Le => Cow::Owned(four(bytes, u32::from_le_bytes)),
            Encoding::Utf32Be => Cow::Owned(four(bytes, u32::from_be_bytes)),
            Encoding::Dos(UKRAINIAN, _) => Cow::Owned(ukrainian(bytes)),
            Encoding::Dos(page, _) => match DECODING_TABLE_CP_MAP.get(&page) {
                Some(table) => Cow::Owned(table.decode_string_lossy(bytes)),
                None => String::from_utf8_lossy(bytes),
            },
        }
    }
}

/// Characters of four bytes.
fn four(bytes: &[u8], number: fn([u8; 4]) -> u32) -> String {
    let (whole, rest) = bytes.as_chunks::<4>();
    let characters = whole.iter().map(|four| number(*four));
    let text = characters.map(|code| char::from_u32(code).unwrap_or('\u{fffd}'));
    let text: String = text.collect();
    let text = text
        .strip_prefix('\u{feff}')
        .map(str::to_owned)
        .unwrap_or(text);
    if rest.is_empty() {
        text
    } else {
        text + "\u{fffd}"
    }
}

fn ukrainian(bytes: &[u8]) -> String {
    let (russian, _) = encoding_rs::IBM866.decode_without_bom_handling(bytes);
    let meant = |c: char| LETTERS.iter().find(|(read, _)| *read == c);
    russian
        .chars()
        .map(|c| meant(c).map_or(c, |(_, letter)| *letter))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_encoding_has_many_names() {
        for (name, labels) in [
            (
                "UTF-16LE",
                "utf-16 UTF_16 utf16 u16 ucs-2 csunicode iso-10646-ucs-2",
            ),
            (
                "UTF-32LE",
                "utf-32 utf_32 UTF32 u32 ucs-4 csucs4 iso-10646-ucs-4 utf-32le",
            ),
            ("UTF-32BE", "utf-32be UTF_32BE ucs-4be"),
            (
                "CP437",
                "437 cp437 CP-437 ibm437 IBM_437 cspc8codepage437 dos-437",
            ),
            ("CP850", "850 cp850 ibm850 cspc850multilingual"),
            ("CP852", "852 cspcp852 ibm-852"),
            ("CP861", "861 cp-is csibm861"),
            ("IBM866", "866 cp866 csibm866"),
            ("CP1125", "1125 cp1125"),
            ("windows-1252", "cp1252 windows_1252 ms-ansi latin1 1252"),
            ("gb18030", "cp936 ms936 936 gb18030"),
            ("Big5", "cp950 big5-hkscs"),
            ("Shift_JIS", "cp932 ms932 sjis"),
            ("windows-1257", "winbaltrim"),
            ("KOI8-R", "koi8_r cskoi8r"),
        ] {
            for label in labels.split(' ') {
                let found = Encoding::named(label).map(Encoding::name);
                assert_eq!(found, Some(name), "{label}");
            }
        }
        for label in [
            "",
            "bogus",
            "utf-7",
            "hz-gb-2312",
            "iso-2022-kr",
            "cp037",
            "856",
        ] {
            assert_eq!(Encoding::named(label), None, "{label}");
        }
    }

    #[test]
    fn code_pages_of_dos_have_letters_of_their_own() {
        for (label, bytes, text) in [
            ("437", &b"caf\x82 \xc9\xcd\xbb"[..], "café ╔═╗"),
            ("850", b"\x80\xb5", "ÇÁ"),
            ("852", b"\xa4\xa5", "Ąą"),
            ("737", b"\x80\x98", "Αα"),
            ("1125", b"\x8a\xa8\xf9\xa2, \xf3", "Київ, ґ"),
        ] {
            let encoding = Encoding::named(label).expect("a code page");
            assert_eq!(encoding.decode(bytes), text, "{label}");
        }
    }
}
