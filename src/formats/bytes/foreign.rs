//! Files of programs whose formats are not read: known by their first bytes, or by their name where
//! those say nothing, so that a reader is told what they have and how to go on.

use super::source::Source;
use crate::reading::ReadError;
use newsprint_messages::{Foreign, Lock};

/// First bytes of what the older office programs write, whichever it is.
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// Bytes that are looked at to tell whether a file is a text.
const HEAD: usize = 4096;

/// What first bytes say.
const SIGNATURES: &[(&[u8], Foreign)] = &[
    (b"{\\rtf", Foreign::RichText),
    (b"AT&TFORM", Foreign::DjVu),
    (b"\x06\x06\xed\xf5\xd8\x1d\x46\xe5", Foreign::InDesign),
    (b"\xeaDRMION\xee", Foreign::Kindle),
    (b"\xdb\xa5\x2d\x00", Foreign::Word),
    (b"\x31\xbe\x00\x00", Foreign::Word),
    (b"CONT\x02\x00", Foreign::Kindle),
];

/// What the ending of a name says.
const ENDINGS: &[(&[&str], Foreign)] = &[
    (&["doc", "dot"], Foreign::Word),
    (&["rtf"], Foreign::RichText),
    (&["pages"], Foreign::Pages),
    (
        &["mobi", "azw", "azw3", "azw4", "kfx", "prc"],
        Foreign::Kindle,
    ),
    (&["djvu", "djv"], Foreign::DjVu),
    (&["indd", "indt", "idml"], Foreign::InDesign),
    (&["wps", "wpt"], Foreign::Works),
];

/// Refuses a source that no reader knows, when it is of a program that we know by name.
pub(crate) fn refuse(source: &Source) -> Result<(), ReadError> {
    let bytes = source.main();
    let by_ending = || {
        let found = ENDINGS
            .iter()
            .find(|(endings, _)| source.ends_with(endings));
        found.map(|(_, foreign)| *foreign)
    };
    if bytes.starts_with(COMPOUND) {
        // The program encrypts by putting the whole document into a stream of that name.
        let name: Vec<u8> = "EncryptedPackage"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        if bytes.windows(name.len()).any(|window| window == name) {
            return Err(ReadError::Encrypted { by: Lock::Password });
        }
        return told(by_ending().unwrap_or(Foreign::Word));
    }
    let begins = SIGNATURES.iter().find(|(mark, _)| bytes.starts_with(mark));
    if let Some((_, foreign)) = begins {
        return told(*foreign);
    }
    let kind = bytes.get(60..68);
    if kind.is_some_and(|kind| kind == b"BOOKMOBI" || kind == b"TEXtREAd") {
        return told(Foreign::Kindle);
    }
    if source.is_folder() {
        let has = |path: &str| source.has(path);
        if has("Index/Document.iwa") || has("Index.zip") || has("index.apxl") {
            return told(Foreign::Pages);
        }
        if has("designmap.xml") {
            return told(Foreign::InDesign);
        }
        if has("xl/workbook.xml") || has("ppt/presentation.xml") {
            return told(Foreign::Sheets);
        }
    }
    // A text is read whatever it is called.
    let is_text = !source.is_folder() && !bytes[..bytes.len().min(HEAD)].contains(&0);
    match by_ending() {
        Some(foreign) if !is_text && !bytes.is_empty() => told(foreign),
        _ => Ok(()),
    }
}

fn told(foreign: Foreign) -> Result<(), ReadError> {
    Err(ReadError::Foreign(foreign))
}
