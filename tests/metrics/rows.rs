//! Rows of running text, read off pages: every glyph with the bytes of the source that it shows and
//! the cells that it takes along the line, whichever way lines run.

use std::collections::BTreeMap;

use newsprint::compose::{Glyphs, Page};
use newsprint::issue::{Article, Block, Part};
use unicode_segmentation::UnicodeSegmentation;

use super::Fault;

/// A paragraph with the rows that show it.
#[derive(Clone, Debug)]
pub(crate) struct Paragraph {
    pub(crate) text: String,
    pub(crate) rows: Vec<Row>,
}

/// A row: its glyphs from the start of the column.
#[derive(Clone, Debug, Default)]
pub(crate) struct Row {
    pub(crate) glyphs: Vec<Glyph>,
    /// The cell after a hyphen that the source does not have.
    pub(crate) hyphen: Option<u16>,
    /// Something of the paragraph's place that is not what the source says there.
    pub(crate) strange: bool,
}

/// A cluster of the source on its cells.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Glyph {
    /// Its bytes of the paragraph.
    pub(crate) from: usize,
    pub(crate) to: usize,
    /// Cells from the start of the column.
    pub(crate) start: u16,
    pub(crate) cells: u16,
}

impl Glyph {
    pub(crate) fn end(&self) -> u16 {
        self.start + self.cells
    }

    pub(crate) fn character(&self, text: &str) -> char {
        text[self.from..].chars().next().unwrap_or(' ')
    }
}

impl Row {
    /// The first byte that it shows.
    pub(crate) fn from(&self) -> usize {
        self.glyphs.first().map_or(0, |glyph| glyph.from)
    }

    /// Cells before it.
    pub(crate) fn start(&self) -> u16 {
        self.glyphs.first().map_or(0, |glyph| glyph.start)
    }

    /// The cell after its last glyph.
    pub(crate) fn end(&self) -> u16 {
        let last = self.glyphs.last().map_or(0, Glyph::end);
        self.hyphen.map_or(last, |hyphen| hyphen.max(last))
    }

    /// The row between the edges of its column; what hangs stands beyond.
    pub(crate) fn picture(&self, text: &str, measure: u16) -> String {
        let mut picture = String::from("|");
        let mut along = 0;
        let blanks = |from: u16, to: u16, picture: &mut String| {
            if from < measure && to >= measure {
                picture.extend(std::iter::repeat_n(' ', usize::from(measure - from)));
                picture.push('|');
                picture.extend(std::iter::repeat_n(' ', usize::from(to - measure)));
            } else if from == measure && to >= measure && from != 0 {
                picture.push('|');
                picture.extend(std::iter::repeat_n(' ', usize::from(to - measure)));
            } else {
                picture.extend(std::iter::repeat_n(
                    ' ',
                    usize::from(to.saturating_sub(from)),
                ));
            }
        };
        for glyph in &self.glyphs {
            blanks(along, glyph.start.max(along), &mut picture);
            picture.push_str(&text[glyph.from..glyph.to]);
            along = glyph.end();
        }
        if let Some(end) = self.hyphen {
            picture.push('-');
            along = end;
        }
        if along <= measure {
            blanks(along, measure.max(along), &mut picture);
        }
        picture
    }
}

impl Paragraph {
    /// What the rows lose of the source and what they show twice or otherwise.
    pub(crate) fn losses(&self) -> Vec<(&str, Fault)> {
        let mut losses = Vec::new();
        let mut shown = 0;
        for glyph in self.rows.iter().flat_map(|row| &row.glyphs) {
            if glyph.from < shown {
                losses.push((&self.text[glyph.from..glyph.to], Fault::Doubled));
            } else if !is_silent(&self.text[shown..glyph.from]) {
                losses.push((&self.text[shown..glyph.from], Fault::Lost));
            }
            shown = shown.max(glyph.to);
        }
        if !is_silent(&self.text[shown..]) {
            losses.push((&self.text[shown..], Fault::Lost));
        }
        if self.rows.iter().any(|row| row.strange) {
            losses.push((&self.text, Fault::Doubled));
        }
        losses
    }
}

/// Whether nothing of a stretch takes room on paper.
fn is_silent(text: &str) -> bool {
    let width = newsprint::compose::Width::default();
    text.graphemes(true)
        .all(|cluster| cluster.trim().is_empty() || width.of(cluster) == 0)
}

/// The paragraphs of an article with their rows, off pages of one column that begins at `left`, or
/// of vertical lines where there is none.
pub(crate) fn read(pages: &[Page], article: &Article, left: Option<u16>) -> Vec<Paragraph> {
    let mut found: BTreeMap<usize, BTreeMap<(usize, u16), Row>> = BTreeMap::new();
    let texts: BTreeMap<usize, String> = paragraphs(article);
    for (number, page) in pages.iter().enumerate() {
        let mut last = None;
        for glyphs in page.glyphs() {
            let (line, along) = stand(page, &glyphs, left);
            let place = glyphs.place.and_then(|place| match place.part {
                Part::Body { block, .. } => Some((block as usize, place.offset)),
                _ => None,
            });
            if let Some((block, offset)) = place
                && let Some(text) = texts.get(&block)
            {
                let row = found.entry(block).or_default();
                let row = row.entry((number, line)).or_default();
                row.add(&glyphs, (text, offset, along));
                last = Some((block, line));
            } else if let Some((block, line)) = last.filter(|last| last.1 == line)
                && glyphs.text == "-"
                && let Some(row) = found
                    .get_mut(&block)
                    .and_then(|rows| rows.get_mut(&(number, line)))
            {
                row.hyphen = Some(along + glyphs.cells);
            }
        }
    }
    let mut paragraphs = Vec::new();
    for (block, text) in texts {
        let rows = found.remove(&block).unwrap_or_default();
        let rows = rows.into_values().map(Row::in_order).collect();
        paragraphs.push(Paragraph { text, rows });
    }
    paragraphs
}

fn paragraphs(article: &Article) -> BTreeMap<usize, String> {
    let texts = article.body.iter().enumerate();
    texts
        .filter_map(|(index, block)| match block {
            Block::Paragraph(text) => Some((index, text.plain())),
            _ => None,
        })
        .collect()
}

/// On which line a run stands, counted in reading order, and how many cells along it.
fn stand(page: &Page, glyphs: &Glyphs<'_>, left: Option<u16>) -> (u16, u16) {
    match left {
        Some(left) => (glyphs.cell.row, glyphs.cell.column.saturating_sub(left)),
        None => (page.size().width - glyphs.cell.column, glyphs.cell.row * 2),
    }
}

impl Row {
    fn in_order(mut self) -> Row {
        self.glyphs.sort_by_key(|glyph| (glyph.start, glyph.from));
        self
    }

    /// Adds the clusters of a run that begins at a byte of the text.
    fn add(&mut self, glyphs: &Glyphs<'_>, (text, mut offset, along): (&str, usize, u16)) {
        let width = newsprint::compose::Width::default();
        let mut start = along;
        let shown: Vec<&str> = glyphs.text.graphemes(true).collect();
        for (index, cluster) in shown.iter().enumerate() {
            let rest = text.get(offset..).unwrap_or_default();
            let cells = width.of(cluster) as u16;
            if rest.starts_with(cluster) {
                if !cluster.trim().is_empty() {
                    self.push(offset, cluster.len(), (start, cells));
                }
                offset += cluster.len();
                start += cells;
            } else if matches!(*cluster, "-" | "‐") && index + 1 == shown.len() {
                self.hyphen = Some(start + cells);
            } else if index > 0 && cluster.trim().is_empty() {
                // What fills a box.
                return;
            } else {
                // One cluster in another form.
                let bytes = rest.graphemes(true).next().map_or(0, str::len);
                self.strange |= index > 0 || bytes == 0;
                self.push(offset, bytes, (start, glyphs.cells));
                return;
            }
        }
    }

    fn push(&mut self, from: usize, bytes: usize, (start, cells): (u16, u16)) {
        self.glyphs.push(Glyph {
            from,
            to: from + bytes,
            start,
            cells,
        });
    }
}
