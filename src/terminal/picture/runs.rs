//! A screen as runs of text: pieces of a row that look alike and whose clusters take the same cells
//! each, so that whoever draws them elsewhere can hold them to their cells.

use ratatui::buffer::{Cell, CellWidth};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};

use newsprint_theme::{Rgb, mixed};

/// What the terminal's own colours are where there is no terminal: ink on white.
const OWN: Shade = Shade {
    text: Rgb(0x1a, 0x1a, 0x1a),
    ground: Rgb(0xff, 0xff, 0xff),
};

/// A piece of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Run {
    /// The cell it begins on.
    pub(super) column: usize,
    /// The cells it takes.
    pub(super) cells: usize,
    /// The cells that each of its clusters takes.
    pub(super) each: usize,
    /// How many times as large as others its letters are.
    pub(super) scale: usize,
    pub(super) text: String,
    pub(super) shade: Shade,
    pub(super) shape: Modifier,
}

/// The colours of a run as they are seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shade {
    pub(super) text: Rgb,
    pub(super) ground: Rgb,
}

impl Run {
    /// Whether there is nothing to see of it but its ground.
    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty() && !self.shape.contains(Modifier::UNDERLINED)
    }

    fn of(column: usize, cell: &Cell) -> Run {
        let each = usize::from(cell.cell_width().max(1));
        let turned = cell.modifier.contains(Modifier::REVERSED);
        let (text, ground) = (colour(cell.fg, OWN.text), colour(cell.bg, OWN.ground));
        let shade = if turned {
            Shade {
                text: ground,
                ground: text,
            }
        } else {
            Shade { text, ground }
        };
        Run {
            column,
            cells: each,
            each,
            scale: 1,
            text: cell.symbol().to_owned(),
            shade,
            shape: cell.modifier - Modifier::REVERSED,
        }
    }

    /// The large letter of a cell, in its box.
    pub(super) fn large(cell: &Cell, area: Rect) -> Run {
        Run {
            cells: usize::from(area.width),
            each: usize::from(area.width),
            scale: usize::from(area.height),
            ..Run::of(usize::from(area.x), cell)
        }
    }

    /// Takes the next one in if it stands right after this one and goes on in the same way.
    pub(super) fn goes_on_with(&mut self, next: &Run) -> bool {
        next.column == self.column + self.cells && next.scale == self.scale && self.takes(next)
    }

    /// Whether its letters are those that take two cells each.
    pub(super) fn is_wide(&self) -> bool {
        self.each > self.scale
    }

    /// Takes the next one in if it goes on in the same way; answers whether it did.
    fn takes(&mut self, next: &Run) -> bool {
        // A run of one mark is drawn as one rule.
        let rules = |run: &Run| run.text.chars().next_back().is_some_and(is_rule);
        let mark = |run: &Run| run.text.chars().next_back().filter(|_| rules(run));
        // Fonts for Han draw `— “ ·` wide: squeezed into their cells, they are squeezed alone.
        let ascii = |run: &Run| run.text.chars().next_back().is_some_and(|c| c.is_ascii());
        let alike = (self.each, self.shade, self.shape) == (next.each, next.shade, next.shape)
            && mark(self) == mark(next)
            && ascii(self) == ascii(next);
        if alike {
            self.cells += next.cells;
            self.text.push_str(&next.text);
        }
        alike
    }
}

/// Whether a character is a piece of a rule or a block, which is drawn and not written.
pub(super) fn is_rule(character: char) -> bool {
    matches!(
        character,
        '─' | '━' | '│' | '┃' | '█' | '▀' | '▄' | '▌' | '▐'
    )
}

fn colour(colour: Color, own: Rgb) -> Rgb {
    mixed(colour).unwrap_or(own)
}

/// The runs of every row.
pub(super) fn rows<'a>(rows: impl Iterator<Item = Vec<&'a Cell>>) -> Vec<Vec<Run>> {
    let rows = rows.map(|cells| {
        let mut runs: Vec<Run> = Vec::new();
        let mut column = 0;
        for cell in cells {
            let run = Run::of(column, cell);
            column += run.cells;
            if !runs.last_mut().is_some_and(|last| last.takes(&run)) {
                runs.push(run);
            }
        }
        runs
    });
    rows.collect()
}

/// The ground on which most cells lie.
pub(super) fn common_ground(rows: &[Vec<Run>]) -> Rgb {
    let mut grounds: Vec<(Rgb, usize)> = Vec::new();
    for run in rows.iter().flatten() {
        let ground = run.shade.ground;
        match grounds.iter_mut().find(|(known, _)| *known == ground) {
            Some((_, count)) => *count += run.cells,
            None => grounds.push((ground, run.cells)),
        }
    }
    let common = grounds.into_iter().max_by_key(|(_, count)| *count);
    common.map_or(OWN.ground, |(ground, _)| ground)
}

/// A colour as web pages write it.
pub(super) fn web(Rgb(red, green, blue): Rgb) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// A text with what XML and HTML would take for their own written otherwise.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            // No screen holds one, and XML forbids them.
            character if character.is_control() => escaped.push(' '),
            character => escaped.push(character),
        }
    }
    escaped
}

/// The fonts in which Latin and Han letters stand on a grid.
pub(super) const FONTS: &str = "'Sarasa Mono SC','Noto Sans Mono CJK SC','Source Han Mono SC',\
'DejaVu Sans Mono',Menlo,Consolas,'PingFang SC','Hiragino Sans','Microsoft YaHei',monospace";
