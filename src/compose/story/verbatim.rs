//! Lines kept as they are: verse, code, a letterhead. What is too long goes on in the next line.

use crate::characters::cluster::cluster;
use crate::characters::sorts::{is_turned, is_unseen};
use crate::copy::role::Role;
use crate::copy::strand::{Strand, strands};
use crate::lines::bidi::{Kept, kept};
use crate::lines::line::{Line, Run};
use crate::story::column::Column;
use crate::story::inset;
use newsprint_issue::{Article, Part, Place, Text};

/// The lines of a verbatim text. Verse runs downward like all else; code and letters of words do
/// not.
pub(crate) fn verbatim(article: &Article, block: usize, text: &Text, column: &Column) -> Vec<Line> {
    if let Some(wide) = inset::across_for(text, column) {
        return inset::blocks(verbatim(article, block, text, &wide), column);
    }
    let mut setter = Setter {
        column: *column,
        lines: vec![Line::default()],
        along: 0,
        written: Vec::new(),
    };
    let copy: Vec<_> = strands(text, Role::Verbatim, article.id, Part::block(block)).collect();
    for strand in &copy {
        let mut from = 0;
        for (index, line) in strand.text.split('\n').enumerate() {
            if index > 0 {
                setter.next_line();
            }
            setter.add(strand, from, line);
            from += line.len() + 1;
        }
    }
    setter.turn();
    setter.lines
}

/// Lines as they grow.
struct Setter<'a> {
    column: Column,
    lines: Vec<Line>,
    /// Cells of the last line.
    along: u16,
    /// Its clusters in the order in which they are written.
    written: Vec<Kept<'a>>,
}

impl<'a> Setter<'a> {
    /// Sets the last line anew in the order in which it stands, if that is another one.
    fn turn(&mut self) {
        let written = std::mem::take(&mut self.written);
        let manner = self.column.manner;
        let is_turned =
            |line: &&mut Line| !manner.axes.is_vertical() && line.text.contains(is_turned);
        if let Some(line) = self.lines.last_mut().filter(is_turned) {
            *line = kept(&written, self.column.cells, manner);
        }
    }

    fn next_line(&mut self) {
        self.turn();
        self.lines.push(Line::default());
        self.along = 0;
    }

    /// Adds a part of a strand that lies on one line of the source.
    fn add(&mut self, strand: &'a Strand<'a>, from: usize, text: &str) {
        let axes = self.column.manner.axes;
        let mut at = 0;
        while at < text.len() {
            let bytes = cluster(&text[at..]);
            let shown = &text[at..at + bytes];
            if shown.starts_with(is_unseen) {
                at += bytes;
                continue;
            }
            let cells = axes.advance(shown);
            if self.along > 0 && self.along + cells > self.column.cells {
                self.next_line();
            }
            if !shown.trim().is_empty() {
                self.put(strand, from + at, shown, cells);
            }
            self.written.push(Kept {
                strand,
                bytes: from + at..from + at + bytes,
                cells,
            });
            self.along += cells;
            at += bytes;
        }
    }

    /// Puts a cluster at the end of the last line.
    fn put(&mut self, strand: &Strand<'_>, from: usize, shown: &str, cells: u16) {
        let axes = self.column.manner.axes;
        let place = strand.place.map(|place| Place {
            offset: place.offset + from,
            ..place
        });
        let along = self.along;
        let Some(line) = self.lines.last_mut() else {
            return;
        };
        let goes_on = line.runs.last_mut().filter(|run| {
            let end = run.place.map(|place| Place {
                offset: place.offset + run.source as usize,
                ..place
            });
            !axes.is_vertical()
                && end == place
                && run.start + run.cells == along
                && run.emphasis == strand.emphasis
        });
        line.text.push_str(&axes.form(shown));
        let to = line.text.len() as u32;
        if let Some(run) = goes_on {
            run.to = to;
            run.cells += cells;
            run.source += shown.len() as u32;
            return;
        }
        line.runs.push(Run {
            from: to - axes.form(shown).len() as u32,
            to,
            start: along,
            cells,
            role: strand.role,
            emphasis: strand.emphasis,
            place,
            source: shown.len() as u32,
        });
    }
}
