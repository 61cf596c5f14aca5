//! Bombs: small files of every format that would come out as very large ones, nest without end or
//! claim what they do not hold. Made here, the same bytes each time.

mod documents;
mod many;
mod names;
mod nesting;
mod packed;
mod pdf;
mod pictures;

pub(crate) use pictures::PICTURES;

/// Makes the bytes of a file.
pub(crate) type Make = fn() -> Vec<u8>;

/// A bomb.
pub(crate) struct Bomb {
    /// What it is.
    pub(crate) name: &'static str,
    /// What its file is called.
    pub(crate) file: &'static str,
    /// Its bytes.
    pub(crate) make: fn() -> Vec<u8>,
    /// Words that the error or a note has; empty where it may be read whole.
    pub(crate) told: &'static str,
}

const fn bomb(
    name: &'static str,
    file: &'static str,
    make: fn() -> Vec<u8>,
    told: &'static str,
) -> Bomb {
    Bomb {
        name,
        file,
        make,
        told,
    }
}

const UNPACKS: &str = "unpacks to more than";

const EXPANDS: &str = "its own names stand for more text";

const ELEMENTS: &str = "more elements than anything of its length";

const DEEP: &str = "elements stand too deep in one another";

const ATTRIBUTES: &str = "an element has too many attributes";

/// How often tags are opened in what nests.
const NESTED: usize = 200_000;

/// How many of what repeats.
const MANY: usize = 300_000;

/// Every bomb.
pub(crate) fn bombs() -> impl Iterator<Item = &'static Bomb> {
    let of_markup = names::NAMES.iter().chain(nesting::NESTING);
    let others = of_markup.chain(many::MANY_THINGS).chain(pdf::PDFS);
    packed::PACKED.iter().chain(others)
}
