//! The renderer: a screen into the bytes that show it, only what changed since the last one.
//!
//! Bytes go out in one piece between the marks of a synchronized update; a terminal that has none
//! passes over the marks, so they are left out only where the terminal said so.

use std::num::NonZeroU16;
use std::rc::Rc;

use ratatui::buffer::{Buffer, Cell, CellDiffOption};
use ratatui::layout::Rect;
use ratatui::style::Color;

use crate::device::capabilities::{Capabilities, Letters};
use crate::device::rows::{PICTURED, Rows};
use crate::geometry::Spot;
use crate::images::cache::Proof;
use crate::images::encoding;
use crate::widgets::large::Letter;

/// What the terminal shows now, as far as we know.
#[derive(Debug, Default)]
pub(crate) struct Renderer {
    shown: Option<Buffer>,
    capabilities: Capabilities,
    /// The photographs of the next screen, and those that are shown.
    mounts: Vec<Mount>,
    hung: Vec<Mount>,
    /// The large letters of the next screen, and those that are shown.
    letters: Vec<Letter>,
    standing: Vec<Letter>,
}

/// A photograph that the terminal prints itself, and the cells it takes.
#[derive(Clone, Debug)]
pub(crate) struct Mount {
    pub(crate) area: Rect,
    pub(crate) proof: Rc<Proof>,
}

impl Mount {
    /// Whether nothing lies over any of its cells. One on the last row would push the screen up.
    fn is_whole(&self, screen: &Buffer) -> bool {
        let area = self.area;
        let inside = area.intersection(screen.area) == area && area.bottom() < screen.area.bottom();
        let marked = |spot| screen[spot].diff_option == CellDiffOption::Skip;
        inside && area.positions().all(marked)
    }

    fn is(&self, other: &Mount) -> bool {
        self.area == other.area && Rc::ptr_eq(&self.proof, &other.proof)
    }
}

impl Renderer {
    /// A renderer for a terminal.
    pub(crate) fn new(capabilities: Capabilities) -> Renderer {
        Renderer {
            shown: None,
            capabilities,
            ..Renderer::default()
        }
    }

    /// What is known of the terminal.
    pub(crate) fn capabilities(&mut self) -> &mut Capabilities {
        &mut self.capabilities
    }

    /// Forgets what is shown: the next screen is printed whole.
    pub(crate) fn forget(&mut self) {
        self.shown = None;
    }

    /// Takes the photographs of the next screen.
    pub(crate) fn mount(&mut self, mounts: Vec<Mount>) {
        self.mounts = mounts;
    }

    /// Takes the large letters of the next screen.
    pub(crate) fn enlarge(&mut self, letters: Vec<Letter>) {
        self.letters = letters;
    }

    /// Forgets what a row shows: it is printed whole the next time.
    pub(crate) fn forget_row(&mut self, row: u16) {
        let taken = |mount: &Mount| (mount.area.y..mount.area.bottom()).contains(&row);
        self.hung.retain(|mount| !taken(mount));
        if let Some(shown) = &mut self.shown {
            let area = Rect {
                y: row,
                height: 1,
                ..shown.area
            }
            .intersection(shown.area);
            for column in area.x..area.right() {
                shown[(column, area.y)] = unlike_any();
            }
        }
    }

    /// The bytes that show a screen, with the cursor at the caret or hidden.
    pub(crate) fn print(&mut self, mut next: Buffer, caret: Option<Spot>) -> String {
        let mut rows = Rows::new(self.capabilities);
        let graphics = self.capabilities.graphics;
        let removal = |gone: &Mount| encoding::removal(graphics, gone.proof.number);
        let mut mounts = std::mem::take(&mut self.mounts);
        mounts.retain(|mount| mount.is_whole(&next));
        for mount in &mounts {
            for spot in mount.area.positions() {
                next[spot] = Cell::new(PICTURED);
            }
        }
        let letters = self.set_letters(&mut next);
        let stays = |hung: &Mount| mounts.iter().any(|mount| mount.is(hung));
        for gone in self.hung.extract_if(.., |hung| !stays(hung)) {
            rows.say(&removal(&gone));
        }
        let known = self.shown.take().filter(|shown| shown.area == next.area);
        if known.is_none() {
            for gone in self.hung.drain(..) {
                rows.say(&removal(&gone));
            }
        }
        let mut standing = std::mem::take(&mut self.standing);
        if known.is_none() {
            standing.clear();
        }
        let mut shown = known.unwrap_or_else(|| {
            let ground = rows.clear(common_ground(&next));
            let mut cell = Cell::EMPTY;
            cell.bg = ground;
            Buffer::filled(next.area, cell)
        });
        // A letter that goes is erased first: what is printed on its lower rows would be pushed
        // aside, and what is printed on its first would leave the rest of its cells blank.
        for gone in standing {
            if !letters.contains(&gone) || is_new(&gone, &shown, &next) {
                rows.erase(gone.area);
                for cell in gone.area.intersection(shown.area).positions() {
                    shown[cell] = unlike_any();
                }
            }
        }
        for row in 0..next.area.height {
            rows.row(&shown, &next, row);
        }
        for letter in letters
            .iter()
            .filter(|letter| is_new(letter, &shown, &next))
        {
            let first = &next[(letter.area.x, letter.area.y)];
            rows.enlarge(letter.area, (first, &letter.sequence()));
        }
        for mount in &mounts {
            if !self.hung.iter().any(|hung| hung.is(mount)) {
                rows.hang(mount.area, &mount.proof.bytes);
            }
        }
        self.hung = mounts;
        self.standing = letters;
        self.shown = Some(next);
        rows.finish(caret)
    }
}

impl Renderer {
    /// Takes the cells of the large letters that the terminal prints itself out of a screen; answers
    /// which these are. The first cell of each says what it is, and looks as it does.
    fn set_letters(&mut self, next: &mut Buffer) -> Vec<Letter> {
        let mut letters = std::mem::take(&mut self.letters);
        letters
            .retain(|letter| self.capabilities.letters == Letters::Large && letter.is_whole(next));
        for letter in &letters {
            let spot = letter.spot();
            let mut first = next[(spot.column, spot.row)].clone();
            first.set_symbol(&format!("{PICTURED}{}{}", letter.area.height, letter.text));
            first.set_diff_option(CellDiffOption::ForcedWidth(NonZeroU16::MIN));
            for cell in letter.area.positions() {
                next[cell] = Cell::new(PICTURED);
            }
            next[letter.area.as_position()] = first;
        }
        letters
    }
}

/// Whether a large letter is not shown yet, or not as it should be.
fn is_new(letter: &Letter, shown: &Buffer, next: &Buffer) -> bool {
    let differs = |cell| shown[cell] != next[cell];
    letter.area.positions().any(differs)
}

/// A cell that differs from any that is drawn: no noncharacter ever is.
fn unlike_any() -> Cell {
    let mut cell = Cell::EMPTY;
    cell.set_symbol("\u{fffe}");
    cell
}

/// The background on which most blanks lie.
fn common_ground(screen: &Buffer) -> Color {
    let mut grounds: Vec<(Color, usize)> = Vec::new();
    for cell in screen.content.iter().filter(|cell| cell.symbol() == " ") {
        match grounds.iter_mut().find(|(ground, _)| *ground == cell.bg) {
            Some((_, count)) => *count += 1,
            None => grounds.push((cell.bg, 1)),
        }
    }
    let common = grounds.iter().max_by_key(|(_, count)| *count);
    common.map_or(Color::Reset, |(ground, _)| *ground)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::device::capabilities::{Erasing, Updates, Widths};
    use crate::images::protocol::Graphics;
    use crate::testing::{papers, themes};
    use crate::widgets::Canvas;
    use crate::{App, Input, Key, Opening, Session, Surroundings, Tone, View};
    use newsprint_compose::{Size, Width};
    use newsprint_issue::{Issue, Language};
    use newsprint_storage::{Directories, Storage};
    use newsprint_theme::Depth;
    use proptest::prelude::*;
    use ratatui::style::{Modifier, Style};

    fn screen(rows: &[&str]) -> Buffer {
        Buffer::with_lines(rows.iter().copied())
    }

    /// Prints screens one after another and gives what a terminal shows in the end.
    fn seen(screens: &[Buffer]) -> (String, usize) {
        let mut renderer = Renderer::new(KNOWN);
        let area = screens[0].area;
        let mut terminal = vt100::Parser::new(area.height, area.width, 0);
        let mut last = 0;
        for screen in screens {
            let bytes = renderer.print(screen.clone(), None);
            last = bytes.len();
            terminal.process(bytes.as_bytes());
        }
        (terminal.screen().contents(), last)
    }

    #[test]
    fn what_is_printed_is_what_is_seen() {
        let screens = [
            screen(&["报纸 news  ", "“quoted”   "]),
            screen(&["x报纸 ews  ", "“quoted” 阅"]),
            screen(&["  纸报 ws  ", "           "]),
            screen(&["报纸 news  ", "“quoted”   "]),
        ];
        for count in 1..=screens.len() {
            let (contents, _) = seen(&screens[..count]);
            let buffer = &screens[count - 1];
            let picture = crate::picture::Picture::new(buffer.clone());
            let rows: Vec<&str> = contents.trim_end().lines().map(str::trim_end).collect();
            let plain = picture.plain();
            let plain: Vec<&str> = plain.iter().map(String::as_str).collect();
            assert_eq!(
                rows.join("\n"),
                plain.join("\n").trim_end(),
                "after {count}"
            );
        }
    }

    #[test]
    fn a_screen_that_did_not_change_costs_next_to_nothing() {
        let same = screen(&["报纸 news"]);
        let (_, bytes) = seen(&[same.clone(), same]);
        assert!(bytes < 40, "{bytes} bytes");
    }

    #[test]
    fn a_full_screen_of_han_is_small() {
        // A slow line takes 24 KB in a blink; one of 200 × 50 cells must not cost more.
        let row = "报".repeat(100);
        let mut buffer = screen(&vec![row.as_str(); 50]);
        let style = Style::new().fg(Color::Rgb(1, 2, 3)).bg(Color::Rgb(4, 5, 6));
        buffer.set_style(buffer.area, style);
        let (_, bytes) = seen(&[buffer]);
        assert!(bytes <= 24 * 1024, "{bytes} bytes");
    }

    #[test]
    fn the_place_is_told_after_a_cluster_that_terminals_dispute() {
        let bytes = Renderer::default().print(screen(&["“a  "]), None);
        assert!(bytes.contains("“\u{1b}[2Ga"), "{bytes:?}");
    }

    #[test]
    fn nothing_is_told_after_a_cluster_that_was_asked() {
        let bytes = Renderer::new(KNOWN).print(screen(&["“a─b"]), None);
        assert!(bytes.contains("“a─b"), "{bytes:?}");
    }

    #[test]
    fn a_terminal_that_erases_in_its_own_colour_gets_its_blanks_written() {
        let mut row = screen(&["a         "]);
        row.set_style(row.area, Style::new().bg(Color::Blue));
        let coloured = Renderer::new(KNOWN).print(row.clone(), None);
        let plain = Renderer::default().print(row, None);
        assert!(!coloured.contains("  "), "{coloured:?}");
        assert!(plain.contains("a         "), "{plain:?}");
    }

    #[test]
    fn a_row_that_was_written_on_is_printed_again() {
        let mut renderer = Renderer::default();
        renderer.print(screen(&["one", "two"]), None);
        renderer.forget_row(1);
        let bytes = renderer.print(screen(&["one", "two"]), None);
        assert!(bytes.contains("two") && !bytes.contains("one"), "{bytes:?}");
    }

    /// A terminal that erases in colour and whose widths were asked.
    pub(crate) const KNOWN: Capabilities = Capabilities {
        erasing: Erasing::Coloured,
        updates: Updates::Marked,
        widths: Widths::Proven,
        graphics: Graphics::Cells,
        letters: Letters::Spaced,
    };

    /// A screen with a photograph on four of its cells, which may be covered by a letter.
    fn pictured(rows: &[&str], proof: &Rc<Proof>, covered: bool) -> (Buffer, Mount) {
        let area = Rect::new(2, 1, 2, 2);
        let mut buffer = screen(rows);
        for spot in area.positions() {
            buffer[spot].set_symbol("▀");
            buffer[spot].set_diff_option(CellDiffOption::Skip);
        }
        if covered {
            buffer[(2, 1)].reset();
            buffer[(2, 1)].set_symbol("x");
        }
        let proof = Rc::clone(proof);
        (buffer, Mount { area, proof })
    }

    #[test]
    fn a_photograph_is_printed_once_and_gone_when_covered_or_turned_away() {
        let bytes = "\u{1b}_Gtest;\u{1b}\\".to_owned();
        let proof = Rc::new(Proof {
            number: 9,
            halves: Vec::new(),
            bytes,
        });
        let graphics = Graphics::Kitty;
        let mut renderer = Renderer::new(Capabilities { graphics, ..KNOWN });
        let mut print = |rows: &[&str], covered| {
            let (buffer, mount) = pictured(rows, &proof, covered);
            renderer.mount(vec![mount]);
            renderer.print(buffer, None)
        };
        let rows = ["abcdef", "abcdef", "abcdef", "abcdef"];
        let (hung, gone) = ("\u{1b}_Gtest;", "\u{1b}_Ga=d,d=I,i=9");
        let first = print(&rows, false);
        assert_eq!(first.matches(hung).count(), 1, "{first:?}");
        assert!(!first.contains('▀') && first.contains("\u{1b}[2;3H\u{1b}_Gtest"));
        let changed = print(&["abcdef", "xbcdey", "abcdef", "abcdef"], false);
        assert!(
            !changed.contains(hung) && changed.contains('y'),
            "{changed:?}"
        );
        let covered = print(&rows, true);
        assert!(
            covered.contains(gone) && !covered.contains(hung),
            "{covered:?}"
        );
        assert!(
            covered.contains('▀') && covered.contains('x'),
            "{covered:?}"
        );
        let back = print(&rows, false);
        assert!(back.contains(hung), "{back:?}");
        let away = renderer.print(screen(&rows), None);
        assert!(away.contains(gone) && away.contains("cd"), "{away:?}");
    }

    /// Bytes of sequences that colour.
    fn style_bytes(bytes: &str) -> usize {
        let sequences = bytes.split("\u{1b}[").skip(1);
        let colouring = sequences.filter_map(|rest| {
            let end = rest.find(|c: char| !c.is_ascii_digit() && c != ';')?;
            rest[end..].starts_with('m').then_some(end + 3)
        });
        colouring.sum()
    }

    /// Every screen of the front page and of each story of a paper.
    fn screens_of(issue: &Issue) -> Vec<Buffer> {
        let stories = issue.articles().map(|article| View::Article(article.id));
        let views: Vec<View> = std::iter::once(View::Front).chain(stories).collect();
        let size = Size {
            width: 200,
            height: 50,
        };
        let mut screens = Vec::new();
        for view in views {
            let (storage, _) = Storage::open(Directories::default());
            let session = Session::new(Opening {
                issue: issue.clone(),
                notes: Vec::new(),
                troubles: Vec::new(),
                storage,
                config: newsprint_config::Config::default(),
                themes: themes(Depth::True),
                surroundings: Surroundings {
                    language: Language::English,
                    tone: Tone::Light,
                },
            });
            let mut app = App::new(session, view, size);
            loop {
                while app.has_work() {
                    app.work();
                }
                let mut buffer = Buffer::empty(Rect::new(0, 0, size.width, size.height));
                app.draw(&mut buffer);
                screens.push(buffer);
                if app.at_last_page() {
                    break;
                }
                let next = Key::parse("pgdn").expect("a key");
                app.input(Input::Key(next), jiff::Timestamp::UNIX_EPOCH);
            }
        }
        screens
    }

    #[test]
    fn a_screen_of_a_paper_costs_little_more_than_its_text() {
        for issue in papers() {
            let name = issue.masthead.title.clone();
            if issue.masthead.language == Language::English {
                continue;
            }
            let screens = screens_of(&issue);
            for widths in [Widths::Disputed, Widths::Proven] {
                let capabilities = Capabilities { widths, ..KNOWN };
                for screen in &screens {
                    let picture = crate::Picture::new(screen.clone());
                    let text: usize = picture.plain().iter().map(String::len).sum();
                    let bytes = Renderer::new(capabilities).print(screen.clone(), None);
                    let bound = text * 115 / 100 + 8 * 50 + style_bytes(&bytes);
                    let cost = bytes.len();
                    assert!(
                        cost <= bound,
                        "{name}, {widths:?}: {cost} bytes, not {bound}"
                    );
                }
            }
        }
    }

    /// What is seen of each cell: what stands there, its background, and the rest where it is seen.
    fn expected(screen: &Buffer) -> Vec<Vec<String>> {
        let width = usize::from(screen.area.width);
        let rows = screen.content.chunks(width).map(|cells| {
            let mut column = 0;
            let mut row = Vec::new();
            while column < width {
                let cell = &cells[column];
                let symbol = cell.symbol().trim_end();
                let modifier = cell.modifier;
                row.push(look(symbol, (cell.fg, cell.bg), modifier));
                let reach = usize::from(ratatui::buffer::CellWidth::cell_width(cell).max(1));
                row.extend(std::iter::repeat_n(String::new(), reach - 1));
                column += reach;
            }
            row
        });
        rows.collect()
    }

    fn look(symbol: &str, (text, ground): (Color, Color), modifier: Modifier) -> String {
        let over = modifier & (Modifier::REVERSED | Modifier::UNDERLINED);
        let text = if symbol.is_empty() && over.is_empty() {
            Color::Reset
        } else {
            text
        };
        let weight = if symbol.is_empty() {
            Modifier::empty()
        } else {
            modifier
        };
        format!("{symbol} {text:?} {ground:?} {over:?} {weight:?}")
    }

    /// The same of a model of a terminal.
    pub(crate) fn shown(terminal: &vt100::Screen) -> Vec<Vec<String>> {
        let colour = |colour| match colour {
            vt100::Color::Default => Color::Reset,
            vt100::Color::Idx(index) => Color::Indexed(index),
            vt100::Color::Rgb(red, green, blue) => Color::Rgb(red, green, blue),
        };
        let (height, width) = terminal.size();
        let cell = |row, column| {
            let cell = terminal.cell(row, column).expect("a cell");
            if cell.is_wide_continuation() {
                return String::new();
            }
            let mut modifier = Modifier::empty();
            for (is_set, one) in [
                (cell.bold(), Modifier::BOLD),
                (cell.italic(), Modifier::ITALIC),
                (cell.underline(), Modifier::UNDERLINED),
                (cell.inverse(), Modifier::REVERSED),
            ] {
                modifier.set(one, is_set);
            }
            let colours = (colour(cell.fgcolor()), colour(cell.bgcolor()));
            look(cell.contents().trim_end(), colours, modifier)
        };
        let row = |row| (0..width).map(|column| cell(row, column)).collect();
        (0..height).map(row).collect()
    }

    /// Words with wide, ambiguous, combining, pictorial and plain clusters, and how each is written.
    fn writing() -> impl Strategy<Value = Vec<(u16, u16, &'static str, Style)>> {
        let clusters = &[
            "报",
            "“",
            "”",
            "—",
            "│",
            "─",
            "a",
            " ",
            "      ",
            "e\u{301}",
            "か\u{3099}",
            "😀",
            "Ａ",
            "ｱ",
            "①",
            "纸报纸报",
        ][..];
        let colours = &[Color::Reset, Color::Indexed(3), Color::Rgb(9, 8, 7)][..];
        let style = (
            proptest::sample::select(colours),
            proptest::sample::select(colours),
            0..16u8,
        );
        let style = style.prop_map(|(text, ground, bits)| {
            let mut style = Style::new().fg(text).bg(ground);
            for (bit, modifier) in [
                (1, Modifier::BOLD),
                (2, Modifier::ITALIC),
                (4, Modifier::UNDERLINED),
                (8, Modifier::REVERSED),
            ] {
                if bits & bit != 0 && bits > 7 {
                    style = style.add_modifier(modifier);
                }
            }
            style
        });
        let word = (0..24u16, 0..5u16, proptest::sample::select(clusters), style);
        proptest::collection::vec(word, 0..40)
    }

    proptest! {
        #[test]
        fn a_terminal_shows_what_was_drawn(
            screens in proptest::collection::vec((writing(), any::<bool>()), 1..6),
            known in any::<bool>(),
        ) {
            let area = Rect::new(0, 0, 24, 5);
            let themes = themes(Depth::None);
            let capabilities = if known { KNOWN } else { Capabilities::default() };
            let mut renderer = Renderer::new(capabilities);
            let mut terminal = vt100::Parser::new(5, 24, 0);
            let mut buffer = Buffer::empty(area);
            for (words, afresh) in screens {
                if afresh {
                    buffer = Buffer::empty(area);
                }
                let mut canvas = Canvas::new(&mut buffer, themes.worn(), Width::default());
                for (column, row, word, style) in words {
                    let at = Rect::new(column, row, 24 - column, 1);
                    if Width::default().of(word) <= usize::from(24 - column) {
                        canvas.text(at, word, style);
                    }
                }
                terminal.process(renderer.print(buffer.clone(), None).as_bytes());
                prop_assert_eq!(shown(terminal.screen()), expected(&buffer));
            }
        }
    }
}
