//! NewsML-G2 and the older `NewsML` 1: envelopes around stories. The stories inside go to the readers
//! of NITF and HTML; a package puts them in order.

mod first;
mod item;
mod package;

use crate::bytes::source::Source;
use crate::desk::{self, Order};
use crate::format::Format;
use crate::reading::{ReadError, Reading};
use crate::xml;
use package::Package;

/// NewsML-G2: items, messages and packages of the news agencies.
pub(crate) const FORMAT: Format = Format {
    name: "newsml",
    endings: &["newsml"],
    signature: "XML of `newsItem`, `newsMessage`, `packageItem` or `NewsML`, or a folder of it",
    outcome: "an edition in the order of its packages, or by subject and urgency",
    knows: |source| desk::any(source, ENDINGS, is_one),
    read,
};

const ENDINGS: &[&str] = &["xml", "newsml"];

fn is_one(bytes: &[u8]) -> bool {
    const ROOTS: &[&str] = &["newsitem", "newsmessage", "packageitem", "newsml"];
    xml::root(bytes).is_some_and(|root| ROOTS.contains(&&*root))
}

fn read(source: &Source) -> Result<Reading, ReadError> {
    let mut notes = Vec::new();
    let mut packages = Vec::new();
    let mut stories = desk::gather(source, ENDINGS, &mut notes, |path, bytes, notes| {
        if source.is_folder() && !is_one(bytes) {
            return Ok(Vec::new());
        }
        let text = xml::text(source, bytes, notes)?;
        let resolve = |address: &str| desk::picture(source, path, address);
        let read = xml::read(source, path, &text, |document| {
            let mut stories = Vec::new();
            for node in document.descendants() {
                if xml::is(node, "packageItem") {
                    packages.push(Package::of(node));
                } else if xml::is(node, "newsItem") && xml::find(node, "NewsComponent").is_none() {
                    stories.push(item::dispatch(node, &resolve, notes));
                } else if first::is_one(node) {
                    stories.push(first::dispatch(node, &resolve, notes));
                }
            }
            stories
        })?;
        Ok(xml::noting(read, notes))
    })?;
    package::fetch(source, &packages, &mut stories, &mut notes);
    let order = if packages.is_empty() {
        Order::ByRank
    } else {
        Order::AsGiven
    };
    let stories = package::in_order(&packages, stories, &mut notes);
    let mut reading = desk::edition(stories, order, notes)?;
    let mut names = packages.into_iter().map(|package| package.name);
    reading.issue.masthead.edition = names.find(|name| !name.is_empty());
    Ok(reading)
}
