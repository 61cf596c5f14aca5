//! How many colours a terminal has, and the nearest of them to a colour of a theme.

use ratatui::style::Color;

/// A colour as a screen mixes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rgb(pub u8, pub u8, pub u8);

/// How many colours the terminal has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// None, or none are wanted: weight, underline and reverse only.
    None,
    /// The sixteen named ones.
    Sixteen,
    /// The 256 of xterm.
    Indexed,
    /// Any.
    True,
}

/// The sixteen named colours as xterm mixes them; a reader's terminal may mix others.
const NAMED: [(Color, Rgb); 16] = [
    (Color::Black, Rgb(0, 0, 0)),
    (Color::Red, Rgb(205, 0, 0)),
    (Color::Green, Rgb(0, 205, 0)),
    (Color::Yellow, Rgb(205, 205, 0)),
    (Color::Blue, Rgb(0, 0, 238)),
    (Color::Magenta, Rgb(205, 0, 205)),
    (Color::Cyan, Rgb(0, 205, 205)),
    (Color::Gray, Rgb(229, 229, 229)),
    (Color::DarkGray, Rgb(127, 127, 127)),
    (Color::LightRed, Rgb(255, 0, 0)),
    (Color::LightGreen, Rgb(0, 255, 0)),
    (Color::LightYellow, Rgb(255, 255, 0)),
    (Color::LightBlue, Rgb(92, 92, 255)),
    (Color::LightMagenta, Rgb(255, 0, 255)),
    (Color::LightCyan, Rgb(0, 255, 255)),
    (Color::White, Rgb(255, 255, 255)),
];

/// The steps of one channel of the 6 × 6 × 6 cube of xterm.
const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];

/// How terminals begin to name themselves that have no more than sixteen colours. All others in
/// use, plain `xterm` among them, have had 256 for decades, whatever they are called.
const SIXTEEN: [&str; 6] = ["linux", "vt", "ansi", "cygwin", "cons", "sun"];

/// The levels of contrast that colours keep when they are mapped to fewer (WCAG 2): of what is read,
/// of what is glanced at, of what says something, of what is seen at all.
const LEVELS: [f64; 4] = [7.0, 4.5, 3.0, 1.2];

impl Rgb {
    /// Reads `#RRGGBB`.
    pub fn parse(text: &str) -> Option<Rgb> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
        let channel = |from| u8::from_str_radix(digits.get(from..from + 2)?, 16).ok();
        Some(Rgb(channel(0)?, channel(2)?, channel(4)?))
    }

    /// The relative luminance, from 0 to 1 (WCAG 2).
    pub fn luminance(self) -> f64 {
        let channel = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * channel(self.0) + 0.7152 * channel(self.1) + 0.0722 * channel(self.2)
    }

    fn distance(self, other: Rgb) -> u32 {
        let square = |a: u8, b: u8| u32::from(a.abs_diff(b)).pow(2);
        // The eye tells greens apart better than blues (weights of the common "redmean" family).
        2 * square(self.0, other.0) + 4 * square(self.1, other.1) + 3 * square(self.2, other.2)
    }
}

impl Depth {
    /// What a terminal says of itself: the values of `NO_COLOR`, `COLORTERM` and `TERM`.
    pub fn detect(no_color: Option<&str>, colorterm: Option<&str>, term: Option<&str>) -> Depth {
        let term = term.unwrap_or_default();
        if no_color.is_some_and(|value| !value.is_empty()) || matches!(term, "" | "dumb") {
            Depth::None
        } else if matches!(colorterm, Some("truecolor" | "24bit")) || term.contains("direct") {
            Depth::True
        } else if term.contains("16color") || SIXTEEN.iter().any(|name| term.starts_with(name)) {
            Depth::Sixteen
        } else {
            Depth::Indexed
        }
    }

    /// The colours of a text and its background that this depth can show: the nearest background,
    /// and the nearest text that keeps the level of contrast there was. What is `None` is left to
    /// the terminal.
    pub(super) fn colours(self, text: Option<Rgb>, background: Option<Rgb>) -> (Color, Color) {
        let mapped =
            |colour: Option<Rgb>| colour.map_or(Color::Reset, |one| self.nearest(one, |_| true));
        let (Some(text), Some(background)) = (text, background) else {
            return (mapped(text), mapped(background));
        };
        let ground = mapped(Some(background));
        let before = contrast(text, background);
        let levels = LEVELS.iter().filter(|level| **level <= before);
        let kept = levels
            .map(|level| self.nearest(text, |mixed| contrast(mixed, shown(ground)) >= *level));
        let kept = kept.into_iter().find(|colour| *colour != Color::Reset);
        (kept.unwrap_or_else(|| mapped(Some(text))), ground)
    }

    /// The nearest colour to one of a photograph; nothing where sixteen are all there are.
    pub(super) fn mix(self, wanted: Rgb) -> Option<Color> {
        match self {
            Depth::None | Depth::Sixteen => None,
            Depth::True => Some(rgb(wanted)),
            // The cube and the greys are even enough to need no search.
            Depth::Indexed => {
                let Rgb(red, green, blue) = wanted;
                let step = |channel: u8| match channel {
                    0..48 => 0,
                    48..115 => 1,
                    channel => (channel - 35) / 40,
                };
                let cube = 16 + 36 * step(red) + 6 * step(green) + step(blue);
                let mean = (u16::from(red) + u16::from(green) + u16::from(blue)) / 3;
                let grey = 232 + (mean.saturating_sub(3) / 10).min(23) as u8;
                let far = |index| wanted.distance(cell_of_cube(index));
                let index = if far(grey) < far(cube) { grey } else { cube };
                Some(Color::Indexed(index))
            }
        }
    }

    /// The nearest colour of those that are allowed; the terminal's own where there is none.
    fn nearest(self, wanted: Rgb, allowed: impl Fn(Rgb) -> bool) -> Color {
        let mut nearest = (u32::MAX, Color::Reset);
        let mut offer = |colour: Color, mixed: Rgb| {
            let distance = wanted.distance(mixed);
            if distance < nearest.0 && allowed(mixed) {
                nearest = (distance, colour);
            }
        };
        match self {
            Depth::None => {}
            Depth::True => offer(rgb(wanted), wanted),
            Depth::Indexed => {
                (16..=255u8).for_each(|index| offer(Color::Indexed(index), cell_of_cube(index)));
            }
            Depth::Sixteen => NAMED.iter().for_each(|(name, mixed)| offer(*name, *mixed)),
        }
        nearest.1
    }
}

/// The contrast of two colours, from 1 to 21 (WCAG 2).
pub(super) fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (one.luminance(), other.luminance());
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// How a colour is mixed, as far as we can know; nothing of the terminal's own.
pub fn mixed(colour: Color) -> Option<Rgb> {
    match colour {
        Color::Rgb(red, green, blue) => Some(Rgb(red, green, blue)),
        Color::Indexed(index) => Some(cell_of_cube(index)),
        _ => {
            let named = NAMED.iter().find(|(name, _)| *name == colour);
            named.map(|(_, mixed)| *mixed)
        }
    }
}

/// How a colour that was chosen here is mixed.
pub(super) fn shown(colour: Color) -> Rgb {
    mixed(colour).unwrap_or(Rgb(0, 0, 0))
}

fn rgb(Rgb(red, green, blue): Rgb) -> Color {
    Color::Rgb(red, green, blue)
}

/// The mix of a colour from 16 to 255 of xterm: a cube of six steps, then 24 greys.
fn cell_of_cube(index: u8) -> Rgb {
    match index {
        0..16 => NAMED[usize::from(index)].1,
        16..232 => {
            let index = usize::from(index - 16);
            Rgb(STEPS[index / 36], STEPS[index / 6 % 6], STEPS[index % 6])
        }
        232.. => {
            let grey = 8 + 10 * (index - 232);
            Rgb(grey, grey, grey)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_is_six_digits() {
        assert_eq!(Rgb::parse("#F4F1EA"), Some(Rgb(0xf4, 0xf1, 0xea)));
        for wrong in ["F4F1EA", "#F4F1E", "#F4F1EAA", "#GGGGGG", "", "#日本"] {
            assert_eq!(Rgb::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn the_terminal_says_how_many_colours_it_has() {
        let check = |no_color, colorterm, term, depth| {
            assert_eq!(Depth::detect(no_color, colorterm, term), depth, "{term:?}");
        };
        check(None, Some("truecolor"), Some("xterm"), Depth::True);
        check(None, None, Some("xterm-256color"), Depth::Indexed);
        check(None, None, Some("linux"), Depth::Sixteen);
        check(None, None, Some("dumb"), Depth::None);
        check(None, None, None, Depth::None);
        check(Some("1"), Some("truecolor"), Some("xterm"), Depth::None);
        check(Some(""), Some("truecolor"), Some("xterm"), Depth::True);
    }

    #[test]
    fn contrast_is_that_of_the_standard() {
        let black = Rgb(0, 0, 0);
        assert!((contrast(black, Rgb(255, 255, 255)) - 21.0).abs() < 1e-9);
        assert!((contrast(black, black) - 1.0).abs() < 1e-9);
    }
}
