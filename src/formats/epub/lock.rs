//! Whether a publication is locked: an account of what encrypts its text.

use crate::formats::reading::ReadError;
use crate::formats::source::Source;
use crate::formats::xml;
use crate::messages::Lock;

/// Fonts that are only made hard to copy; text and pictures never are in these ways.
const FONTS_ONLY: &[&str] = &[
    "http://www.idpf.org/2008/embedding",
    "http://ns.adobe.com/pdf/enc#RC",
];

/// Refuses a publication whose text is encrypted, and says by what.
pub(super) fn refuse(source: &Source) -> Result<(), ReadError> {
    let encrypted = |by| Err(ReadError::Encrypted { by });
    if source.is_locked() {
        return encrypted(Lock::Archive);
    }
    let Some(bytes) = source.get("META-INF/encryption.xml") else {
        return Ok(());
    };
    let text = String::from_utf8_lossy(&bytes);
    let Ok(document) = xml::tree("META-INF/encryption.xml", &text) else {
        return Ok(());
    };
    for part in document
        .descendants()
        .filter(|node| xml::is(*node, "EncryptedData"))
    {
        let method = xml::child(part, "EncryptionMethod");
        let method = method.and_then(|method| method.attribute("Algorithm"));
        if !method.is_some_and(|method| FONTS_ONLY.contains(&method)) {
            let rights = ["META-INF/rights.xml", "META-INF/sinf.xml"];
            return encrypted(Lock::Account {
                file: "META-INF/encryption.xml",
                rights: rights.into_iter().find(|path| source.has(path)),
            });
        }
    }
    Ok(())
}
