//! Bytes into text: byte order marks, UTF-8, UTF-16 and UTF-32 without a mark, and the encodings of
//! older papers as they are declared or by guess. Leaves lines and cleaning to the readers.

use std::borrow::Cow;

use encoding_rs::{GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1258};
use unicode_normalization::UnicodeNormalization;

use super::encoding::Encoding;
use super::source::Source;
use crate::reading::{Note, ReadError};
use newsprint_issue::clean::{self, Clean};
use newsprint_messages::Foreign;

/// Bytes looked at to guess an encoding; more does not make the guess better, only later.
const SAMPLE: usize = 1 << 18;

/// First bytes of files that are no text whatever else they hold.
const SIGNATURES: &[&[u8]] = &[
    b"%PDF-",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"\x7fELF",
];

/// `<?xm` as mainframes write it.
const EBCDIC: &[u8] = b"\x4c\x6f\xa7\x94";

/// The text of a source and what is to be said of the encoding it was in.
pub(crate) struct Decoded<'a> {
    /// The text; bytes that mean nothing are U+FFFD.
    pub(crate) text: Cow<'a, str>,
    /// That it was not in UTF-8, or not in what it says.
    pub(crate) note: Option<Note>,
}

/// What is known of an encoding before the bytes are looked at.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Claim<'a> {
    /// What the reader asked for: it overrules everything.
    pub(crate) asked: Option<Encoding>,
    /// What the file says of itself, by its name: it is believed where the bytes do not say otherwise.
    pub(crate) declared: Option<&'a str>,
}

/// Decodes bytes of one file of a source. Refuses what holds nothing and what is no text.
pub(crate) fn decode<'a>(bytes: &'a [u8], claim: Claim) -> Result<Decoded<'a>, ReadError> {
    if SIGNATURES.iter().any(|mark| bytes.starts_with(mark)) {
        return Err(ReadError::Binary);
    }
    if claim.asked.is_none() && bytes.starts_with(EBCDIC) {
        return Err(ReadError::Foreign(Foreign::Mainframe));
    }
    let (text, encoding) = claimed(bytes, claim).unwrap_or_else(|| text_of(bytes));
    let text = if encoding == Encoding::Web(WINDOWS_1258) {
        // It writes the tones of Vietnamese as marks of their own; every other text has whole letters.
        Cow::Owned(text.nfc().collect())
    } else {
        text
    };
    if text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    if is_binary(&text) {
        return Err(ReadError::Binary);
    }
    let misnamed = claim.declared.filter(|_| claim.asked.is_none());
    let misnamed = misnamed.filter(|label| is_misnamed(label, bytes, encoding));
    let note = match misnamed {
        Some(label) => Some(Note::Misnamed {
            label: Clean::line(label),
            encoding: encoding.name(),
        }),
        None if encoding == Encoding::Web(UTF_8) => None,
        None => Some(Note::Decoded {
            encoding: encoding.name(),
        }),
    };
    Ok(Decoded { text, note })
}

/// Whether bytes are not in what they say they are in, so that it makes a difference.
fn is_misnamed(label: &str, bytes: &[u8], encoding: Encoding) -> bool {
    let Some(declared) = Encoding::named(label) else {
        return true;
    };
    // Which of its bytes come first is nothing that a text has to say.
    let order =
        is_utf16(declared) && is_utf16(encoding) || is_utf32(declared) && is_utf32(encoding);
    !bytes.is_ascii() && as_written(declared) != encoding && !order
}

/// GB18030 contains GBK whole, and old papers use its rarer characters.
fn as_written(encoding: Encoding) -> Encoding {
    if encoding == Encoding::Web(GBK) {
        Encoding::Web(GB18030)
    } else {
        encoding
    }
}

fn is_utf32(encoding: Encoding) -> bool {
    matches!(encoding, Encoding::Utf32Le | Encoding::Utf32Be)
}

fn is_utf16(encoding: Encoding) -> bool {
    [UTF_16LE, UTF_16BE].map(Encoding::Web).contains(&encoding)
}

/// The text of a single file that says nothing of its encoding. A folder is none.
pub(crate) fn bare(source: &Source) -> Result<Decoded<'_>, ReadError> {
    if source.is_folder() {
        return Err(ReadError::NoIssue);
    }
    let claim = Claim {
        asked: source.encoding(),
        ..Claim::default()
    };
    decode(source.main(), claim)
}

/// The text as the reader asked for it, or as the file declares it: unless a mark or whole UTF-8
/// shows that it is not so, or more than 1 in 50 characters would be unreadable.
fn claimed<'a>(bytes: &'a [u8], claim: Claim) -> Option<(Cow<'a, str>, Encoding)> {
    if let Some(asked) = claim.asked {
        let asked = in_order(bytes, asked);
        return Some((asked.decode(bytes), asked));
    }
    let declared = as_written(Encoding::named(claim.declared?)?);
    let marked = marked(bytes).is_some() || wide_by_nul(bytes).is_some();
    let is_utf8 = !bytes.is_ascii() && std::str::from_utf8(bytes).is_ok();
    // What declares itself in letters of one byte has no wider ones.
    if marked || is_utf8 || is_utf16(declared) || is_utf32(declared) {
        return None;
    }
    let text = declared.decode(bytes);
    let unreadable = text.matches('\u{fffd}').count();
    (unreadable * 50 <= text.chars().count()).then_some((text, declared))
}

/// UTF-16 and UTF-32 as they were asked for, in the order of bytes that these show.
fn in_order(bytes: &[u8], asked: Encoding) -> Encoding {
    let shown = marked(bytes).map(|(encoding, _)| encoding);
    let shown = shown.or_else(|| wide_by_nul(bytes));
    let of_a_kind = |shown: &Encoding| {
        is_utf16(asked) && is_utf16(*shown) || is_utf32(asked) && is_utf32(*shown)
    };
    shown.filter(of_a_kind).unwrap_or(asked)
}

/// The text and its encoding. Nearly every file is UTF-8 whole, and to see it once is enough.
fn text_of(bytes: &[u8]) -> (Cow<'_, str>, Encoding) {
    let marked = marked(bytes).is_some() || wide_by_nul(bytes).is_some();
    if !marked
        && !bytes.is_ascii()
        && let Some(text) = UTF_8.decode_without_bom_handling_and_without_replacement(bytes)
    {
        return (text, Encoding::Web(UTF_8));
    }
    let (encoding, skip) = encoding_of(bytes);
    let bytes = &bytes[skip..];
    let text = match encoding {
        Encoding::Web(web) => web.decode_without_bom_handling(bytes).0,
        other => other.decode(bytes),
    };
    (text, encoding)
}

/// The encoding that a byte order mark shows, and how many bytes the mark takes.
pub(crate) fn marked(bytes: &[u8]) -> Option<(Encoding, usize)> {
    // The mark of UTF-32 begins with that of UTF-16.
    if bytes.starts_with(b"\xff\xfe\0\0") && by_fours(bytes) == Some(Encoding::Utf32Le) {
        return Some((Encoding::Utf32Le, 4));
    }
    if bytes.starts_with(b"\0\0\xfe\xff") {
        return Some((Encoding::Utf32Be, 4));
    }
    let (web, length) = encoding_rs::Encoding::for_bom(bytes)?;
    Some((Encoding::Web(web), length))
}

/// The encoding, and how many bytes its mark takes.
fn encoding_of(bytes: &[u8]) -> (Encoding, usize) {
    if let Some((encoding, skip)) = marked(bytes) {
        return (encoding, skip);
    }
    if let Some(encoding) = wide_by_nul(bytes) {
        return (encoding, 0);
    }
    let escapes = bytes.is_ascii() && bytes.contains(&0x1b);
    if !escapes && mostly_utf8(bytes) {
        return (Encoding::Web(UTF_8), 0);
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Allow);
    detector.feed(&bytes[..bytes.len().min(SAMPLE)], true);
    let allow = if escapes {
        chardetng::Utf8Detection::Allow
    } else {
        chardetng::Utf8Detection::Deny
    };
    let guess = Encoding::Web(detector.guess(None, allow));
    (as_written(guess), 0)
}

/// UTF-16 or UTF-32 without a mark: line ends and Latin letters leave NULs, which no text in bytes has.
pub(crate) fn wide_by_nul(bytes: &[u8]) -> Option<Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE) & !1];
    if !sample.contains(&0) {
        return None;
    }
    if let Some(four) = by_fours(bytes) {
        return Some(four);
    }
    // Read from the wrong side, words turn into characters of scripts that stand in no one text.
    let share = |encoding: &'static encoding_rs::Encoding| {
        let (text, _) = encoding.decode_without_bom_handling(sample);
        let (mut written, mut all) = (0, 0);
        for character in text.chars() {
            all += 1;
            written += usize::from(is_written(character));
        }
        written * 1000 / all.max(1)
    };
    let best = [UTF_16LE, UTF_16BE]
        .into_iter()
        .max_by_key(|encoding| share(encoding))?;
    (share(best) >= 950).then_some(Encoding::Web(best))
}

/// UTF-32, whose every character leaves a NUL: two characters of UTF-16 are no character of scripts.
fn by_fours(bytes: &[u8]) -> Option<Encoding> {
    let (whole, _) = bytes[..bytes.len().min(SAMPLE)].as_chunks::<4>();
    let all = |number: fn([u8; 4]) -> u32| {
        let mut characters = whole.iter().map(|four| char::from_u32(number(*four)));
        !whole.is_empty()
            && characters
                .all(|found| found.is_some_and(|found| ('\u{1}'..'\u{40000}').contains(&found)))
    };
    if all(u32::from_le_bytes) {
        return Some(Encoding::Utf32Le);
    }
    all(u32::from_be_bytes).then_some(Encoding::Utf32Be)
}

/// Whether a character is of a script that papers of ours are written in.
fn is_written(character: char) -> bool {
    matches!(character,
        '\t' | '\n' | '\r' | '\u{c}' | ' '..='~' | '\u{a0}'..='\u{24f}' | '\u{370}'..='\u{52f}'
        | '\u{1100}'..='\u{11ff}' | '\u{2000}'..='\u{2bff}' | '\u{3000}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}'
        | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether the bytes are UTF-8 with few broken sequences: 1 in 10 of those beyond ASCII, or in a
/// short text fewer lost bytes than long sequences, which no other encoding reaches by chance.
fn mostly_utf8(bytes: &[u8]) -> bool {
    if std::str::from_utf8(bytes).is_ok() {
        return true;
    }
    let (mut good, mut long, mut broken, mut lost) = (0_usize, 0_usize, 0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().bytes().filter(|byte| *byte >= 0xc0).count();
        // Two letters of an older encoding look like a sequence of two bytes; longer ones are rare.
        long += chunk.valid().bytes().filter(|byte| *byte >= 0xe0).count();
        broken += usize::from(!chunk.invalid().is_empty());
        lost += chunk.invalid().len();
    }
    broken * 10 <= good || long > lost
}

/// Whether a decoded text is no text: controls that no writer types, or mostly unreadable.
fn is_binary(text: &str) -> bool {
    let all = text.chars().count();
    let (mut controls, mut unreadable) = (0_usize, 0_usize);
    for character in clean::stretches(text, is_doubtful).flat_map(|(_, stretch)| stretch.chars()) {
        // Back space, escape and SUB stand in printouts of old; the door drops them.
        let typed = matches!(
            character,
            '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{8}' | '\u{1a}' | '\u{1b}' | '\u{85}'
        );
        controls += usize::from(character.is_control() && !typed);
        unreadable += usize::from(character == '\u{fffd}');
    }
    controls * 20 > all || unreadable * 3 > all
}

/// Whether a control or what is not readable can begin with these bytes.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "a branch would have bytes looked at one by one"
)]
fn is_doubtful(one: u8, two: u8, three: u8) -> bool {
    (one < b' ') & (one != b'\n')
        | (one == 0x7f)
        | (one == 0xc2)
        | (one == 0xef) & (two == 0xbf) & (three == 0xbd)
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{BIG5, EUC_JP, EUC_KR, SHIFT_JIS};

    /// The encoding that a note names, and whether it says that the text claims another.
    fn told(note: Option<Note>) -> Option<&'static str> {
        match note? {
            Note::Decoded { encoding } | Note::Misnamed { encoding, .. } => Some(encoding),
            _ => None,
        }
    }

    const SIMPLIFIED: &str =
        "昨日，市图书馆举办读书会，两百多名读者参加了活动。\n读书会将持续一个月。\n";

    #[track_caller]
    fn check(bytes: &[u8], text: &str, encoding: Option<&str>) {
        let decoded = decode(bytes, Claim::default()).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!((&*decoded.text, told(decoded.note)), (text, encoding));
    }

    #[test]
    fn a_claim_is_believed_where_the_bytes_allow_it() {
        let (gb, _, _) = GB18030.encode(SIMPLIFIED);
        let claim = |asked: Option<&'static _>, declared| Claim {
            asked: asked.map(Encoding::Web),
            declared,
        };
        let read = |bytes, claim| match decode(bytes, claim) {
            Ok(decoded) => decoded.note.map(|note| note.to_string()),
            Err(error) => panic!("{error}"),
        };
        for (bytes, claim, note) in [
            (
                &gb[..],
                claim(None, Some("gbk")),
                Some("decoded from gb18030"),
            ),
            (
                &gb[..],
                claim(None, Some("utf-16")),
                Some("it says that it is in utf-16; read as gb18030"),
            ),
            (
                &gb[..],
                claim(None, Some("bogus")),
                Some("it says that it is in bogus; read as gb18030"),
            ),
            (
                SIMPLIFIED.as_bytes(),
                claim(None, Some("gbk")),
                Some("it says that it is in gbk; read as UTF-8"),
            ),
            (
                b"A hundred readers came.",
                claim(None, Some("utf-7")),
                Some("it says that it is in utf-7; read as UTF-8"),
            ),
            (
                b"A hundred readers came.",
                claim(None, Some("utf-16")),
                None,
            ),
            (
                &gb[..],
                claim(Some(BIG5), Some("gbk")),
                Some("decoded from Big5"),
            ),
        ] {
            assert_eq!(read(bytes, claim).as_deref(), note);
        }
    }

    fn wide(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(order).collect()
    }

    #[test]
    fn utf8_with_and_without_mark() {
        check(SIMPLIFIED.as_bytes(), SIMPLIFIED, None);
        check(format!("\u{feff}{SIMPLIFIED}").as_bytes(), SIMPLIFIED, None);
    }

    #[test]
    fn utf16_with_and_without_mark() {
        for text in [SIMPLIFIED, "The ferry sails again.\n"] {
            check(&wide(text, u16::to_le_bytes), text, Some("UTF-16LE"));
            check(&wide(text, u16::to_be_bytes), text, Some("UTF-16BE"));
            let marked = format!("\u{feff}{text}");
            check(&wide(&marked, u16::to_le_bytes), text, Some("UTF-16LE"));
        }
    }

    #[test]
    fn utf32_with_and_without_mark() {
        for text in [SIMPLIFIED, "The ferry sails again.\n"] {
            for (order, name) in [
                (u32::to_le_bytes as fn(u32) -> [u8; 4], "UTF-32LE"),
                (u32::to_be_bytes, "UTF-32BE"),
            ] {
                let bytes = |text: &str| -> Vec<u8> {
                    text.chars().flat_map(|c| order(u32::from(c))).collect()
                };
                check(&bytes(text), text, Some(name));
                check(&bytes(&format!("\u{feff}{text}")), text, Some(name));
                let asked = Claim {
                    asked: Encoding::named("utf-32"),
                    declared: None,
                };
                let bare = bytes(text);
                let found = decode(&bare, asked).expect("a text");
                assert_eq!(found.text, text);
            }
        }
    }

    #[test]
    fn what_mainframes_write_is_called_by_its_name() {
        let error = decode(b"\x4c\x6f\xa7\x94\x93\x40", Claim::default()).err();
        assert_eq!(error, Some(ReadError::Foreign(Foreign::Mainframe)));
    }

    #[test]
    fn encodings_of_older_papers() {
        let traditional = "昨日，市圖書館舉辦讀書會，兩百多名讀者參加了活動。\n";
        let japanese = "昨日、市立図書館で読書会が開かれ、二百人が参加した。\nきょうも続く。\n";
        let korean = "어제 시립 도서관에서 독서 모임이 열렸다. 이백 명이 참가했다.\n";
        for (encoding, text) in [
            (GB18030, SIMPLIFIED),
            (BIG5, traditional),
            (SHIFT_JIS, japanese),
            (EUC_JP, japanese),
            (EUC_KR, korean),
        ] {
            check(&encoding.encode(text).0, text, Some(encoding.name()));
        }
    }

    #[test]
    fn a_few_broken_bytes_do_not_change_the_encoding() {
        let mut bytes = SIMPLIFIED.as_bytes().to_vec();
        bytes.insert(3, 0xff);
        check(&bytes, &SIMPLIFIED.replacen('日', "\u{fffd}日", 1), None);
    }

    #[test]
    fn a_short_text_with_lost_bytes_stays_utf8() {
        let bytes = b"\xe5\xa5\xbd\xe7\x9a\x84 \x80\x81\xfe and \xe9\x98\xbf\xe9\x87\x8c\n";
        check(bytes, "好的 \u{fffd}\u{fffd}\u{fffd} and 阿里\n", None);
    }

    #[test]
    fn what_is_no_text_is_refused() {
        let noise: Vec<u8> = (0..4096_u32)
            .map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8)
            .collect();
        for (bytes, error) in [
            (&b""[..], ReadError::Empty),
            (b" \n\t\n", ReadError::Empty),
            (&[0; 64], ReadError::Binary),
            (&noise, ReadError::Binary),
            (b"%PDF-1.4\n", ReadError::Binary),
        ] {
            assert_eq!(decode(bytes, Claim::default()).err(), Some(error));
        }
    }
}
