//! Whether a publication is locked: an account of what encrypts its text.

use roxmltree::Document;

use crate::bytes::source::Source;
use crate::reading::ReadError;
use crate::xml;
use newsprint_messages::Lock;

/// Where a publication says what of it is locked.
const ACCOUNT: &str = "META-INF/encryption.xml";

/// Fonts that are only made hard to copy; text and pictures never are in these ways.
const FONTS_ONLY: &[&str] = &[
    "http://www.idpf.org/2008/embedding",
    "http://ns.adobe.com/pdf/enc#RC",
];

/// Refuses a publication whose text is encrypted, and says by what.
pub(crate) fn refuse(source: &Source) -> Result<(), ReadError> {
    let encrypted = |by| Err(ReadError::Encrypted { by });
    if source.is_locked() {
        return encrypted(Lock::Archive);
    }
    let Some(bytes) = source.get(ACCOUNT) else {
        return Ok(());
    };
    let text = String::from_utf8_lossy(&bytes);
    if xml::read(source, ACCOUNT, &text, locks_text).is_ok_and(|(locks, _)| locks) {
        let rights = ["META-INF/rights.xml", "META-INF/sinf.xml"];
        return encrypted(Lock::Account {
            file: ACCOUNT,
            rights: rights.into_iter().find(|path| source.has(path)),
        });
    }
    Ok(())
}

/// Whether anything is locked that is no font.
fn locks_text(account: &Document<'_>) -> bool {
    let mut parts = account
        .descendants()
        .filter(|node| xml::is(*node, "EncryptedData"));
    parts.any(|part| {
        let method = xml::child(part, "EncryptionMethod");
        let method = method.and_then(|method| method.attribute("Algorithm"));
        !method.is_some_and(|method| FONTS_ONLY.contains(&method))
    })
}
