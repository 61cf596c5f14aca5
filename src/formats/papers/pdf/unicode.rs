//! Which character a glyph is, where the font itself does not say: by the encoding of its kind, by
//! the character map of the font program, or by its code.

use std::collections::HashMap;

use hayro_cmap::{BfString, CMap, CMapName, CidFamily};
use hayro_interpret::font::OutlineFontData;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{Array, Dict, Name, Object, Stream, String as Bytes};
use skrifa::MetadataProvider;

/// The characters of fonts that do not name them.
pub(crate) struct Unicode<'a> {
    pdf: &'a Pdf,
    /// The composite fonts without a map to Unicode; found when first asked for.
    encodings: Option<Vec<Encoding>>,
    /// The characters of font programs by glyph, by the program's key.
    programs: HashMap<u128, HashMap<u32, char>>,
}

/// A composite font: codes to characters of a collection, and these to Unicode.
struct Encoding {
    name: String,
    codes: CMap,
    characters: CMap,
}

impl<'a> Unicode<'a> {
    pub(crate) fn of(pdf: &'a Pdf) -> Unicode<'a> {
        Unicode {
            pdf,
            encodings: None,
            programs: HashMap::new(),
        }
    }

    /// The characters of a glyph, or `None` when nothing tells them.
    pub(crate) fn find(
        &mut self,
        font: Option<&OutlineFontData>,
        code: u32,
        glyph: u32,
    ) -> Option<String> {
        let name = font.and_then(|font| font.postscript_name.as_deref());
        self.by_encoding(name, code)
            .or_else(|| self.by_program(font?, glyph))
            .or_else(|| latin(code))
    }

    fn by_encoding(&mut self, name: Option<&str>, code: u32) -> Option<String> {
        let pdf = self.pdf;
        let encodings = self.encodings.get_or_insert_with(|| encodings(pdf));
        let name = name.map(bare);
        let named = encodings
            .iter()
            .filter(|encoding| name.is_none_or(|name| encoding.name == name));
        let lengths: &[u8] = if code > 0xff { &[2, 4, 3] } else { &[1, 2] };
        for encoding in named {
            let cids = lengths
                .iter()
                .filter_map(|length| encoding.codes.lookup_cid_code(code, *length));
            let found = cids
                .filter(|cid| *cid > 0)
                .find_map(|cid| encoding.characters.lookup_bf_string(cid));
            if let Some(found) = found {
                return Some(match found {
                    BfString::Char(one) => one.to_string(),
                    BfString::String(several) => several,
                });
            }
        }
        None
    }

    fn by_program(&mut self, font: &OutlineFontData, glyph: u32) -> Option<String> {
        let characters = self.programs.entry(font.cache_key).or_insert_with(|| {
            let bytes = font.data.as_ref().as_ref();
            let program = skrifa::FontRef::new(bytes).ok();
            let mut characters = HashMap::new();
            for (code, glyph) in program.iter().flat_map(|font| font.charmap().mappings()) {
                if let Some(character) = char::from_u32(code) {
                    // Of several characters with one glyph the first is the plain one.
                    characters.entry(glyph.to_u32()).or_insert(character);
                }
            }
            characters
        });
        let found = characters.get(&glyph).filter(|_| glyph != 0);
        found.map(char::to_string)
    }
}

/// A printable character of Latin-1.
fn latin(code: u32) -> Option<String> {
    let character = char::from_u32(code).filter(|_| code <= 0xff)?;
    (!character.is_control()).then(|| character.to_string())
}

/// A font's name without the six letters before those of a subset.
fn bare(name: &str) -> &str {
    match name.split_once('+') {
        Some((subset, name)) if subset.len() == 6 => name,
        _ => name,
    }
}

/// All composite fonts of a document that do not map their codes to Unicode.
fn encodings(pdf: &Pdf) -> Vec<Encoding> {
    let dicts = pdf.objects().into_iter().filter_map(|object| match object {
        Object::Dict(dict) => Some(dict),
        _ => None,
    });
    dicts.filter_map(|dict| encoding(&dict)).collect()
}

fn encoding(font: &Dict<'_>) -> Option<Encoding> {
    let kind = font.get::<Name<'_>>("Subtype")?;
    if kind.as_str() != "Type0" || font.contains_key("ToUnicode") {
        return None;
    }
    let base = font.get::<Name<'_>>("BaseFont")?;
    let resolve = hayro_cmap::load_embedded;
    let codes = if let Some(name) = font.get::<Name<'_>>("Encoding") {
        match CMapName::from_bytes(&name) {
            CMapName::IdentityH => CMap::identity_h(),
            CMapName::IdentityV => CMap::identity_v(),
            name => CMap::parse(resolve(name)?, resolve)?,
        }
    } else {
        let stream = font.get::<Stream<'_>>("Encoding")?;
        CMap::parse(&stream.decoded_data().ok()?, resolve)?
    };
    let mut descendants = font
        .get::<Array<'_>>("DescendantFonts")?
        .iter::<Dict<'_>>()
        .take(1);
    let system = descendants.next()?.get::<Dict<'_>>("CIDSystemInfo")?;
    let registry = system.get::<Bytes<'_>>("Registry")?;
    let ordering = system.get::<Bytes<'_>>("Ordering")?;
    let family = CidFamily::from_registry_ordering(registry.as_bytes(), ordering.as_bytes());
    Some(Encoding {
        name: bare(base.as_str()).to_owned(),
        codes,
        characters: CMap::parse(resolve(family.ucs2_cmap()?)?, resolve)?,
    })
}
