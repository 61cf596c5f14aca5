//! Large letters: boxes of several rows, which a terminal that can (OSC 66) fills with one letter of
//! that size. Knows where they stand; what stands in them elsewhere is drawn as everything else.

use ratatui::buffer::{Buffer, CellDiffOption};
use ratatui::layout::Rect;

use crate::geometry::Spot;
use newsprint_compose::{Glyphs, Page, Width};

/// A large letter on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Letter {
    /// The cells of its box.
    pub(crate) area: Rect,
    /// The cells that it takes as any other letter.
    pub(crate) cells: u16,
    /// The letter.
    pub(crate) text: String,
}

/// Bytes of a letter, at most; the protocol takes 4096.
const LONGEST: usize = 64;

impl Letter {
    /// The large letter that glyphs of a page in an area are; none where they are no such one, or
    /// where it is not wholly in sight.
    pub(crate) fn of(glyphs: &Glyphs<'_>, area: Rect, width: Width) -> Option<Letter> {
        let scale = glyphs.role.scale();
        let cells = width.of(glyphs.text) as u16;
        let place = Rect::new(
            area.x + glyphs.cell.column,
            area.y + glyphs.cell.row,
            cells * scale,
            scale,
        );
        (scale > 1 && area.intersection(place) == place).then(|| Letter {
            area: place,
            cells,
            text: glyphs.text.to_owned(),
        })
    }

    /// The large letters of a page in an area.
    pub(crate) fn all(page: &Page, area: Rect, width: Width) -> Vec<Letter> {
        let letters = page.glyphs();
        letters
            .filter_map(|glyphs| Letter::of(&glyphs, area, width))
            .collect()
    }

    /// Where it stands in its box where it is as small as all letters: in the first of two rows, and
    /// in the middle of three.
    pub(crate) fn spot(&self) -> Spot {
        let before = self.area.height.saturating_sub(1) / 2;
        Spot {
            row: self.area.y + before,
            column: self.area.x + before * self.cells,
        }
    }

    /// The cells of its box that stay blank then.
    pub(crate) fn blanks(&self) -> impl Iterator<Item = Spot> {
        let spot = self.spot();
        let letter = Rect::new(spot.column, spot.row, self.cells, 1);
        let cells = self.area.positions();
        cells
            .filter(move |cell| !letter.contains(*cell))
            .map(|cell| Spot {
                row: cell.y,
                column: cell.x,
            })
    }

    /// Whether there is something to print, and nothing lies over any of its cells.
    pub(crate) fn is_whole(&self, screen: &Buffer) -> bool {
        let inside = self.area.intersection(screen.area) == self.area;
        let printed = !self.text.trim().is_empty()
            && self.text.len() <= LONGEST
            && !self.text.chars().any(char::is_control);
        let marked = |spot: Spot| {
            let cell = &screen[(spot.column, spot.row)];
            cell.diff_option == CellDiffOption::Skip && cell.symbol() == " "
        };
        let spot = self.spot();
        inside
            && printed
            && screen[(spot.column, spot.row)].symbol() == self.text
            && self.blanks().all(marked)
    }

    /// The bytes that print it, from the upper left cell of its box.
    pub(crate) fn sequence(&self) -> String {
        let (scale, cells) = (self.area.height, self.cells);
        format!("\u{1b}]66;s={scale}:w={cells};{}\u{1b}\\", self.text)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::style::{Modifier, Style};

    use super::*;
    use crate::device::capabilities::{Capabilities, Letters};
    use crate::device::renderer::Renderer;
    use crate::testing::themes;
    use crate::widgets::{Canvas, draw_letter};
    use newsprint_theme::Depth;

    const ROOM: (u16, u16) = (24, 8);

    /// What stands for a large letter on every cell of its box.
    fn sign(text: &str) -> String {
        let first = text.chars().next().map_or(0, u32::from);
        char::from_u32(0xe000 + first % 0x1000).map_or(String::new(), String::from)
    }

    /// A model of a terminal that knows OSC 66, and the boxes of the large letters on it.
    struct Model {
        terminal: vt100::Parser,
        standing: Vec<Rect>,
    }

    impl Model {
        fn new() -> Model {
            Model {
                terminal: vt100::Parser::new(ROOM.1, ROOM.0, 0),
                standing: Vec::new(),
            }
        }

        /// Shows bytes; the cursor stands behind a box once it is filled.
        fn show(&mut self, bytes: &str) {
            let mut pieces = bytes.split("\u{1b}]66;");
            self.print(pieces.next().unwrap_or_default());
            for piece in pieces {
                let (letter, after) = piece.split_once("\u{1b}\\").expect("an end");
                self.enlarge(letter);
                self.print(after);
            }
        }

        fn enlarge(&mut self, letter: &str) {
            let (size, text) = letter.split_once(';').expect("a text");
            let (scale, cells) = size.split_once(':').expect("a size and cells");
            let number = |text: &str, name| {
                let digits = text.strip_prefix(name).expect("a name");
                digits.parse::<u16>().expect("a number")
            };
            let (scale, cells) = (number(scale, "s="), number(cells, "w="));
            assert_eq!(usize::from(cells), Width::default().of(text), "{text}");
            let (row, column) = self.terminal.screen().cursor_position();
            let area = Rect::new(column, row, scale * cells, scale);
            self.touch(area);
            for down in 0..scale {
                let line = sign(text).repeat(usize::from(scale * cells));
                let place = format!("\u{1b}[{};{}H{line}", row + down + 1, column + 1);
                self.terminal.process(place.as_bytes());
            }
            let behind = format!("\u{1b}[{};{}H", row + 1, area.right() + 1);
            self.terminal.process(behind.as_bytes());
            self.standing.push(area);
        }

        /// Prints what is no large letter: each character on its cells, what is erased to the end of
        /// its row.
        fn print(&mut self, bytes: &str) {
            let mut characters = bytes.chars().peekable();
            while let Some(character) = characters.next() {
                let mut piece = String::from(character);
                if character == '\u{1b}' {
                    for next in characters.by_ref() {
                        piece.push(next);
                        if next != '[' && ('@'..='~').contains(&next) {
                            break;
                        }
                    }
                }
                let (row, column) = self.terminal.screen().cursor_position();
                let to_end = ROOM.0.saturating_sub(column);
                match piece.chars().last() {
                    _ if character != '\u{1b}' => {
                        let cells = Width::default().of(&piece) as u16;
                        self.touch(Rect::new(column, row, cells, 1));
                    }
                    Some('K') => self.touch(Rect::new(column, row, to_end, 1)),
                    Some('X') => self.touch(Rect::new(column, row, 1, 1)),
                    Some('J') => self.standing.clear(),
                    _ => {}
                }
                self.terminal.process(piece.as_bytes());
            }
        }

        /// Something comes on these cells. A letter goes by a blank on its first cell; on any other,
        /// a terminal would push the text aside or tear a hole that nobody knows of.
        fn touch(&mut self, cells: Rect) {
            let Some(at) = self.standing.iter().position(|one| one.intersects(cells)) else {
                return;
            };
            let letter = self.standing.remove(at);
            assert_eq!(letter.as_position(), cells.as_position(), "over a letter");
            let blanks = " ".repeat(usize::from(letter.width));
            for row in letter.top()..letter.bottom() {
                let place = format!("\u{1b}[{};{}H{blanks}", row + 1, letter.x + 1);
                self.terminal.process(place.as_bytes());
            }
            let back = format!("\u{1b}[{};{}H", cells.y + 1, cells.x + 1);
            self.terminal.process(back.as_bytes());
        }
    }

    fn rows(terminal: &vt100::Screen) -> Vec<String> {
        let rows = terminal.rows(0, ROOM.0);
        rows.map(|row| row.trim_end().to_owned()).collect()
    }

    /// What is to be seen of a screen: every letter whose box nothing lies on, large.
    fn expected(screen: &Buffer, letters: &[Letter]) -> Vec<String> {
        let mut screen = screen.clone();
        let whole: Vec<&Letter> = letters.iter().filter(|one| one.is_whole(&screen)).collect();
        let whole: Vec<Letter> = whole.into_iter().cloned().collect();
        for letter in &whole {
            for cell in letter.area.positions() {
                screen[cell].reset();
                screen[cell].set_symbol(&sign(&letter.text));
            }
        }
        crate::picture::Picture::new(screen).plain()
    }

    fn letter((column, row): (u16, u16), (scale, text): (u16, &str)) -> Letter {
        let cells = Width::default().of(text) as u16;
        Letter {
            area: Rect::new(column, row, scale * cells, scale),
            cells,
            text: text.to_owned(),
        }
    }

    /// A screen with large letters on it that stand free, and words over them.
    fn screen(letters: &[Letter], words: &[((u16, u16), &str)]) -> (Buffer, Vec<Letter>) {
        let area = Rect::new(0, 0, ROOM.0, ROOM.1);
        let mut buffer = Buffer::empty(area);
        let themes = themes(Depth::None);
        let mut canvas = Canvas::new(&mut buffer, themes.worn(), Width::default());
        let mut standing: Vec<Letter> = Vec::new();
        for letter in letters {
            let free = standing
                .iter()
                .all(|other| !other.area.intersects(letter.area));
            if free && area.intersection(letter.area) == letter.area {
                draw_letter(&mut canvas, letter, Style::new());
                standing.push(letter.clone());
            }
        }
        for ((column, row), word) in words {
            let at = Rect::new(*column, *row, ROOM.0 - column, 1);
            canvas.text(at, word, Style::new());
        }
        (buffer, standing)
    }

    fn press() -> Renderer {
        Renderer::new(Capabilities {
            letters: Letters::Large,
            ..Capabilities::default()
        })
    }

    #[test]
    fn a_letter_is_printed_once_and_gone_when_covered() {
        let letters = [letter((2, 1), (2, "阿")), letter((6, 1), (2, "b"))];
        let mut press = press();
        let mut print = |words: &[((u16, u16), &str)]| {
            let (buffer, standing) = screen(&letters, words);
            press.enlarge(standing);
            press.print(buffer, None)
        };
        let first = print(&[]);
        assert!(
            first.contains("\u{1b}[2;3H\u{1b}]66;s=2:w=2;阿\u{1b}\\"),
            "{first:?}"
        );
        assert!(first.contains("\u{1b}]66;s=2:w=1;b\u{1b}\\"), "{first:?}");
        assert!(!print(&[((0, 4), "报")]).contains("]66;"));
        let covered = print(&[((3, 2), "x")]);
        assert!(
            !covered.contains("]66;") && covered.contains('阿'),
            "{covered:?}"
        );
        let back = print(&[]);
        assert_eq!(back.matches("]66;").count(), 1, "{back:?}");
    }

    #[test]
    fn a_letter_that_is_lit_is_printed_again() {
        let (mut buffer, letters) = screen(&[letter((2, 1), (2, "阿"))], &[]);
        let mut press = press();
        press.enlarge(letters.clone());
        press.print(buffer.clone(), None);
        let lit = Style::new().add_modifier(Modifier::REVERSED);
        buffer.set_style(letters[0].area, lit);
        press.enlarge(letters);
        let bytes = press.print(buffer, None);
        assert!(bytes.contains("\u{1b}[7m\u{1b}]66;s=2:w=2;阿"), "{bytes:?}");
    }

    #[test]
    fn nothing_large_is_printed_where_it_was_not_proven() {
        let (buffer, letters) = screen(&[letter((2, 1), (2, "阿"))], &[]);
        let mut press = Renderer::default();
        press.enlarge(letters);
        let bytes = press.print(buffer, None);
        assert!(bytes.contains('阿') && !bytes.contains("]66;"), "{bytes:?}");
    }

    proptest! {
        #[test]
        fn a_terminal_shows_large_letters_and_nothing_of_those_before(
            screens in proptest::collection::vec(
                (
                    proptest::collection::vec(
                        (
                            (0..ROOM.0, 0..ROOM.1),
                            (2..4_u16, proptest::sample::select(&["阿", "b", "“", " ", "里"][..])),
                        ),
                        0..8,
                    ),
                    proptest::collection::vec(
                        (
                            (0..ROOM.0, 0..ROOM.1),
                            proptest::sample::select(&["报纸", "x", "    ", "words"][..]),
                        ),
                        0..6,
                    ),
                    any::<bool>(),
                ),
                1..6,
            ),
        ) {
            let mut press = press();
            let mut model = Model::new();
            for (letters, words, probed) in screens {
                let letters: Vec<Letter> =
                    letters.into_iter().map(|(at, of)| letter(at, of)).collect();
                let (buffer, standing) = screen(&letters, &words);
                let expected = expected(&buffer, &standing);
                if probed {
                    model.show("\u{1b}[2J");
                    model.show("\u{1b}[2;1Hxx\u{1b}[3;1Hxx");
                    press.forget();
                    press.forget_row(1);
                    press.forget_row(2);
                }
                press.enlarge(standing);
                model.show(&press.print(buffer, None));
                prop_assert_eq!(rows(model.terminal.screen()), expected);
            }
        }
    }
}
