//! A document into sheets, on a thread of its own: whatever the file does there, the paper goes on
//! with the pages that could be had.

use std::sync::Arc;

use hayro_interpret::hayro_syntax::metadata::Metadata;
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro_interpret::kurbo::Rect;
use hayro_interpret::util::TransformExt;
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, interpret_page};

use super::bounds::{self, MOST_PAGES, STACK};
use super::lines;
use super::press::Press;
use crate::page::Sheet;
use crate::reading::Pictures;
use newsprint_issue::Date;
use newsprint_issue::clean::Clean;
use newsprint_issue::mishap;

/// What a document was found to hold.
#[derive(Debug, Default)]
pub(crate) struct Document {
    /// Its pages.
    pub(crate) sheets: Vec<Sheet>,
    /// The pictures on them, by the paths that they name.
    pub(crate) pictures: Pictures,
    /// The pictures of pages that are nothing but a picture, in order.
    pub(crate) plates: Vec<String>,
    /// What it says of itself.
    pub(crate) title: Clean,
    /// The day on which it was made.
    pub(crate) date: Option<Date>,
    /// What was lost.
    pub(crate) losses: Losses,
}

/// What of a document was lost.
#[derive(Debug, Default)]
pub(crate) struct Losses {
    /// Characters that nothing tells.
    pub(crate) undecoded: usize,
    /// Pages without any text.
    pub(crate) unlettered: usize,
    /// Pages that were given up, wholly or in their middle.
    pub(crate) broken: usize,
    /// Pictures that were not taken.
    pub(crate) unpictured: usize,
}

/// Why there is no document.
#[derive(Debug)]
pub(crate) enum Trouble {
    /// It needs a password.
    Locked,
    /// It is no PDF, or nothing of it can be made out.
    Damaged,
    /// It unpacks to more than so many bytes.
    Bomb(usize),
    /// It has no pages.
    Empty,
}

/// The name of the thread that reads documents.
const THREAD: &str = "newsprint-pdf";

/// Takes a document apart.
pub(crate) fn unpack(bytes: &[u8]) -> Result<Document, Trouble> {
    if let Some(most) = bounds::exceeded(bytes) {
        return Err(Trouble::Bomb(most));
    }
    let bytes = Arc::new(bytes.to_vec());
    let thread = std::thread::Builder::new().name(THREAD.to_owned());
    let work = move || mishap::caught(|| open(bytes)).unwrap_or(Err(Trouble::Damaged));
    let work = thread.stack_size(STACK).spawn(work);
    let done = work.map_err(|_| Trouble::Damaged)?.join();
    done.unwrap_or(Err(Trouble::Damaged))
}

fn open(bytes: Arc<Vec<u8>>) -> Result<Document, Trouble> {
    let steps = bounds::steps(bytes.len());
    let pdf = Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(
            DecryptionError::PasswordProtected | DecryptionError::UnsupportedAlgorithm,
        ) => Trouble::Locked,
        LoadPdfError::Decryption(_) | LoadPdfError::Invalid => Trouble::Damaged,
    })?;
    let mut document = Document::default();
    document.facts(pdf.metadata());
    let mut press = Press::new(&pdf, steps);
    let cache = InterpreterCache::new();
    for page in pdf.pages().iter().take(MOST_PAGES) {
        let drawn = mishap::caught(|| draw(page, &pdf, &cache, &mut press));
        document.losses.broken += usize::from(drawn.is_none());
        document.sheet(page.render_dimensions(), &mut press);
        if press.is_spent() {
            break;
        }
    }
    if document.sheets.is_empty() {
        return Err(Trouble::Empty);
    }
    document.losses.undecoded = press.undecoded;
    document.losses.unpictured = press.camera.missed;
    document.pictures = std::mem::take(&mut press.camera.pictures);
    Ok(document)
}

fn draw<'a>(page: &Page<'a>, pdf: &'a Pdf, cache: &InterpreterCache<'a>, press: &mut Press<'a>) {
    let (width, height) = page.render_dimensions();
    let upright = page.initial_transform(true).to_kurbo();
    let room = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let settings = InterpreterSettings::default();
    let mut context = Context::new(upright, room, cache, pdf.xref(), settings);
    interpret_page(page, &mut context, press);
}

impl Document {
    /// Takes what one page left on the press.
    fn sheet(&mut self, size: (f32, f32), press: &mut Press<'_>) {
        let letters = std::mem::take(&mut press.letters);
        let mut sheet = Sheet {
            size,
            lines: lines::set(letters, size),
            pictures: std::mem::take(&mut press.pictures),
            rules: std::mem::take(&mut press.rules),
        };
        // A picture under the whole page is a scan, or the paper's tint.
        let page = size.0 * size.1;
        let whole = |area: &crate::page::Area| area.width() * area.height() > 0.8 * page;
        if sheet.lines.is_empty() {
            self.losses.unlettered += 1;
            let largest = sheet.pictures.iter().max_by(|one, other| {
                let size =
                    |picture: &crate::page::Picture| picture.area.width() * picture.area.height();
                size(one).total_cmp(&size(other))
            });
            let plate = largest.and_then(|picture| picture.path.clone());
            self.plates.extend(plate);
        }
        sheet.pictures.retain(|picture| !whole(&picture.area));
        self.sheets.push(sheet);
    }

    fn facts(&mut self, metadata: &Metadata) {
        if let Some(title) = &metadata.title {
            let title = Clean::line(&text(title));
            // Programs write the name of their own file there.
            let file = [".doc", ".indd", ".qxp", ".fbd", ".pdf", ".docx", ".xls"];
            let lower = title.to_lowercase();
            if !file.iter().any(|ending| lower.contains(ending)) && !lower.starts_with("untitled") {
                self.title = title;
            }
        }
        self.date = metadata.creation_date.as_ref().and_then(|made| {
            let year = i16::try_from(made.year).ok()?;
            Date::new(year, made.month.cast_signed(), made.day.cast_signed()).ok()
        });
    }
}

/// The text of a string of a document's information: UTF-16 with a mark, UTF-8 with one, Latin-1.
fn text(bytes: &[u8]) -> String {
    if let Some(rest) = bytes.strip_prefix(&[0xfe, 0xff]) {
        let units: Vec<u16> = rest
            .chunks_exact(2)
            .map(|two| u16::from_be_bytes([two[0], two[1]]))
            .collect();
        return String::from_utf16_lossy(&units);
    }
    let rest = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes);
    match std::str::from_utf8(rest) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}
