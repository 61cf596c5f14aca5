//! The photographs of a paper as a reader has them: which are at hand, which are developed, and
//! which are to be.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use crate::images::encoding;
use crate::images::protocol::Graphics;
use newsprint_compose::{Plates, Size};
use newsprint_issue::pictures::{Flaw, Negatives, develop, measure};
use newsprint_issue::{Article, Block};

/// Developed photographs that are kept.
const KEPT: usize = 16;
/// The size of a cell in pixels where the terminal does not tell.
pub(crate) const USUAL_CELL: (u16, u16) = (10, 20);

/// The photographs of a paper.
#[derive(Clone, Debug, Default)]
pub(crate) struct ImageCache {
    negatives: Negatives,
    /// What their headers say, of those that were looked at.
    sizes: Rc<RefCell<BTreeMap<String, Measured>>>,
    /// What was developed, the oldest first.
    proofs: Vec<(Wanted, Developed)>,
}

/// The size of a photograph in pixels, or what is wrong with it.
type Measured = Result<(u32, u32), Flaw>;

/// A photograph as it is to be seen, or what is wrong with it.
type Developed = Result<Rc<Proof>, Flaw>;

/// A photograph that is to be seen in a box of that size.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Wanted {
    pub(crate) path: String,
    pub(crate) width: u16,
    pub(crate) height: u16,
}

/// A photograph as it is seen.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Proof {
    /// Its number in the sitting.
    pub(crate) number: u32,
    /// By cell, row by row: the colours of its upper and its lower half.
    pub(crate) halves: Vec<[[u8; 3]; 2]>,
    /// The bytes that print it; empty where cells are all there is.
    pub(crate) bytes: String,
}

/// What the darkroom is asked for.
#[derive(Debug)]
pub(crate) struct Order {
    pub(crate) wanted: Wanted,
    pub(crate) number: u32,
    pub(crate) graphics: Graphics,
    /// A cell in pixels.
    pub(crate) cell: (u16, u16),
    pub(crate) negatives: Negatives,
}

impl Order {
    /// Does it.
    pub(crate) fn develop(&self) -> Result<Proof, Flaw> {
        let bytes = self.negatives.find(&self.wanted.path);
        let bytes = bytes.ok_or(Flaw::Missing)?;
        let size = Size {
            width: self.wanted.width,
            height: self.wanted.height,
        };
        let (width, height) = (u32::from(size.width), u32::from(size.height));
        let (fine, high) = match self.graphics {
            Graphics::Cells => (1, 2),
            _ => (u32::from(self.cell.0), u32::from(self.cell.1)),
        };
        let print = develop(&bytes, (width * fine, height * high))?;
        let half = |row, column| print.mean((column, row), (width, 2 * height));
        let cells = (0..height).flat_map(|row| (0..width).map(move |column| (row, column)));
        Ok(Proof {
            number: self.number,
            halves: cells
                .map(|(row, column)| [half(2 * row, column), half(2 * row + 1, column)])
                .collect(),
            bytes: encoding::bytes(self.graphics, &print, size, self.number),
        })
    }
}

impl ImageCache {
    /// The photographs that are found so.
    pub(crate) fn new(negatives: Negatives) -> ImageCache {
        ImageCache {
            negatives,
            ..ImageCache::default()
        }
    }

    /// The same without what is developed: whoever asks for the boxes of photographs needs no more.
    pub(crate) fn undeveloped(&self) -> ImageCache {
        ImageCache {
            negatives: self.negatives.clone(),
            sizes: Rc::clone(&self.sizes),
            proofs: Vec::new(),
        }
    }

    /// Where their bytes come from.
    pub(crate) fn negatives(&self) -> &Negatives {
        &self.negatives
    }

    /// The photographs of a story that are at hand.
    pub(crate) fn plates(&self, article: &Article) -> Plates {
        images(article)
            .filter_map(|path| self.plate(path))
            .collect()
    }

    /// Of each of some stories, the first photograph that is at hand.
    pub(crate) fn first_plates(&self, articles: &[&Article]) -> Plates {
        let firsts = articles.iter().filter_map(|article| {
            let mut images = images(article);
            images.find_map(|path| self.plate(path))
        });
        firsts.collect()
    }

    /// A photograph that is at hand, and its size in pixels.
    fn plate(&self, path: &str) -> Option<(String, Option<(u32, u32)>)> {
        let known = self.sizes.borrow().get(path).copied();
        let size = known.unwrap_or_else(|| {
            let bytes = self.negatives.find(path).ok_or(Flaw::Missing);
            let size = bytes.and_then(|bytes| measure(&bytes));
            self.sizes.borrow_mut().insert(path.to_owned(), size);
            size
        });
        (size != Err(Flaw::Missing)).then(|| (path.to_owned(), size.ok()))
    }

    /// The size of a photograph in pixels.
    pub(crate) fn size(&self, path: &str) -> Option<(u32, u32)> {
        self.sizes.borrow().get(path)?.ok()
    }

    /// A photograph as it is seen, once it is developed.
    pub(crate) fn proof(&self, wanted: &Wanted) -> Option<&Developed> {
        let found = self.proofs.iter().find(|(of, _)| of == wanted);
        found.map(|(_, developed)| developed)
    }

    /// Takes a developed one in.
    pub(crate) fn paste(&mut self, wanted: Wanted, developed: Result<Proof, Flaw>) {
        self.proofs.retain(|(of, _)| *of != wanted);
        if self.proofs.len() >= KEPT {
            drop(self.proofs.remove(0));
        }
        self.proofs.push((wanted, developed.map(Rc::new)));
    }

    /// Forgets what was developed: it is to be for another terminal.
    pub(crate) fn clear(&mut self) {
        self.proofs.clear();
    }
}

/// The paths of the photographs of a story.
fn images(article: &Article) -> impl Iterator<Item = &str> {
    article.body.iter().filter_map(|block| match block {
        Block::Figure { image, .. } => image.as_deref(),
        _ => None,
    })
}
