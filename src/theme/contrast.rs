//! How well a theme can be read: the pairs of colours that carry something, what contrast each must
//! have, and what it has. One table for the tests, the check of a reader's own theme and the picker.

use super::depth::{Depth, Rgb, contrast, shown};
use super::ink::Ink;

/// Two colours of which one must stand out from the other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    /// What is written or laid on top.
    pub over: Ink,
    /// What lies under it.
    pub under: Ink,
    /// The contrast that it must have (WCAG 2): 7 for what is read, 4.5 for what is glanced at, 3
    /// for rules that say something.
    pub required: f64,
}

/// What the contrast of a pair comes to, from 1 to 21 (WCAG 2).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figure {
    /// The pair.
    pub pair: Pair,
    /// In the colours of the theme.
    pub exact: f64,
    /// On a terminal of 256 colours.
    pub indexed: f64,
}

/// Every pair, in the order in which they are told.
const PAIRS: &[Pair] = &[
    on_paper(Ink::Ink, 7.0),
    on_paper(Ink::Headline, 7.0),
    on_paper(Ink::Deck, 7.0),
    on_paper(Ink::Kicker, 7.0),
    on_paper(Ink::Byline, 7.0),
    on_paper(Ink::Dim, TEXT),
    on_paper(Ink::Link, 7.0),
    on_paper(Ink::Bookmark, TEXT),
    on_paper(Ink::Accent, TEXT),
    on_paper(Ink::RuleStrong, 3.0),
    pair(Ink::MatchText, Ink::MatchBackground, 7.0),
    pair(Ink::CurrentText, Ink::CurrentBackground, 7.0),
    pair(Ink::SelectionText, Ink::SelectionBackground, 7.0),
    pair(Ink::BarText, Ink::BarBackground, 7.0),
    pair(Ink::CurrentBackground, Ink::MatchBackground, 3.0),
    on_paper(Ink::MatchBackground, 1.2),
    on_paper(Ink::CurrentBackground, 3.0),
];

/// The least contrast of anything that is text (WCAG 2, level AA).
const TEXT: f64 = 4.5;

const fn on_paper(over: Ink, required: f64) -> Pair {
    pair(over, Ink::Paper, required)
}

const fn pair(over: Ink, under: Ink, required: f64) -> Pair {
    Pair {
        over,
        under,
        required,
    }
}

impl Pair {
    /// The contrast that must be left of it with 256 colours: all of it for the body, enough to
    /// read for other text, and for the rest what can be had.
    pub fn required_indexed(self) -> f64 {
        match self.over {
            Ink::Ink => self.required,
            _ if self.is_text() => TEXT,
            _ => 1.0,
        }
    }

    /// Whether it is text on a ground; else it is one ground beside another, or a rule.
    pub fn is_text(self) -> bool {
        self.required >= TEXT
    }
}

impl Figure {
    /// Whether it is as it must be, in all colours and in 256.
    pub fn holds(&self) -> bool {
        self.exact >= self.pair.required && self.indexed >= self.pair.required_indexed()
    }
}

/// The contrasts of the pairs of which both colours are given.
pub(super) fn figures(ink: impl Fn(Ink) -> Option<Rgb>) -> Vec<Figure> {
    let figure = |pair: &Pair| {
        let (over, under) = (ink(pair.over)?, ink(pair.under)?);
        let (over_shown, under_shown) = if pair.is_text() {
            Depth::Indexed.colours(Some(over), Some(under))
        } else {
            // Two grounds are mapped each for itself.
            let ground = |colour: Rgb| Depth::Indexed.colours(Some(colour), Some(colour)).1;
            (ground(over), ground(under))
        };
        Some(Figure {
            pair: *pair,
            exact: contrast(over, under),
            indexed: contrast(shown(over_shown), shown(under_shown)),
        })
    };
    PAIRS.iter().filter_map(figure).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::themes;

    /// What is left of colours for those who see two kinds of them (Machado, Oliveira and Fernandes
    /// 2009, full severity, linear light): without red, without green, without blue.
    const BLINDNESS: [[[f64; 3]; 3]; 3] = [
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ];

    /// How bright a colour is to them.
    fn seen(Rgb(red, green, blue): Rgb, matrix: &[[f64; 3]; 3]) -> f64 {
        let light = [red, green, blue].map(|channel| {
            let only = Rgb(channel, channel, channel);
            only.luminance()
        });
        let mixed = matrix.map(|row| {
            let sum: f64 = row.iter().zip(light).map(|(part, of)| part * of).sum();
            sum.clamp(0.0, 1.0)
        });
        0.2126 * mixed[0] + 0.7152 * mixed[1] + 0.0722 * mixed[2]
    }

    #[test]
    fn every_built_in_theme_can_be_read() {
        let themes = themes(Depth::True);
        for theme in themes.all() {
            let figures = theme.contrasts();
            let expected = if theme.name == "mono" { 0 } else { PAIRS.len() };
            assert_eq!(figures.len(), expected, "{}", theme.name);
            for figure in figures {
                assert!(figure.holds(), "{}: {figure:?}", theme.name);
            }
        }
    }

    #[test]
    fn the_figures_are_those_that_were_measured() {
        let themes = themes(Depth::True);
        let check = |name: &str, over: Ink, expected: f64| {
            let theme = themes.all().iter().find(|theme| theme.name == name);
            let figure = theme
                .and_then(|theme| theme.contrast(over))
                .expect("a figure");
            assert!((figure.exact - expected).abs() < 0.05, "{name}: {figure:?}");
        };
        check("salmon", Ink::Ink, 11.8);
        check("salmon", Ink::Byline, 7.6);
        check("salmon", Ink::MatchText, 9.4);
        check("salmon", Ink::CurrentText, 10.7);
        check("ink", Ink::Ink, 11.9);
        check("solar-light", Ink::Dim, 4.9);
        check("contrast", Ink::Headline, 21.0);
    }

    #[test]
    fn whoever_sees_fewer_colours_can_read_and_tells_the_hits_apart() {
        for theme in themes(Depth::True).all() {
            for pair in PAIRS {
                let required = match (pair.over, pair.under) {
                    _ if pair.is_text() => TEXT,
                    (Ink::CurrentBackground, Ink::MatchBackground) => 2.5,
                    _ => continue,
                };
                let (Some(over), Some(under)) = (theme.ink(pair.over), theme.ink(pair.under))
                else {
                    continue;
                };
                for matrix in &BLINDNESS {
                    let (one, other) = (seen(over, matrix), seen(under, matrix));
                    let contrast = (one.max(other) + 0.05) / (one.min(other) + 0.05);
                    assert!(contrast >= required, "{}: {pair:?} {contrast}", theme.name);
                }
            }
        }
    }
}
