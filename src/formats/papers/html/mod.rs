//! HTML: an article page, an index of a digital newspaper with its stories beside it, a folder of
//! pages. Nothing is ever fetched: what is not beside the page is not there.

mod amount;
mod edition;
mod facts;
mod furniture;
mod lead;
mod page;
mod press;
mod several;
mod sheet;

use crate::bytes::source::Source;
use crate::format::Format;
use crate::reading::{ReadError, Reading};

/// Pages of HTML.
pub(crate) const FORMAT: Format = Format {
    name: "html",
    endings: sheet::ENDINGS,
    signature: "`<html>` or `<!DOCTYPE html>` on top; a folder with `index.html`",
    outcome: "the article of the page without what stands around it; an index and the pages beside it become a paper",
    knows,
    read,
};

fn knows(source: &Source) -> bool {
    if source.is_folder() {
        return edition::front(source).is_some();
    }
    sheet::is_html(source.main())
}

/// Reads a page, or an index with its pages.
fn read(source: &Source) -> Result<Reading, ReadError> {
    if source.is_folder() {
        let front = edition::front(source).ok_or(ReadError::NoIssue)?;
        let bytes = source.get(&front).ok_or(ReadError::Empty)?;
        let sheet = sheet::open(source, &front, &bytes)?;
        return edition::read(source, &sheet);
    }
    let sheet = sheet::open(source, source.name(), source.main())?;
    if edition::is_index(source, &sheet) {
        return edition::read(source, &sheet);
    }
    let mut page = page::read(source, &sheet)?;
    // The tree of a page takes more than all that comes of it.
    drop(sheet);
    let articles = std::mem::take(&mut page.articles);
    let section = page.section.take().unwrap_or_default();
    Ok(edition::bind(page, vec![(section, articles)]))
}
