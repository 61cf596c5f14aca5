//! Letters on everything in sight that can be opened, and what is typed of them.

use super::canvas::Canvas;
use crate::action::Hit;
use crate::geometry::Spot;
use newsprint_theme::Part;

/// The letters, those under the fingers first.
const LETTERS: &str = "asdfjklghqwertyuiopzxcvbnm";

/// Something that can be opened: the cell it begins on, and what opening it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    pub(crate) spot: Spot,
    pub(crate) hit: Hit,
}

/// Letters on the screen.
#[derive(Clone, Debug)]
pub(crate) struct Letters {
    typed: String,
    labels: Vec<Label>,
}

/// The letters of one thing.
#[derive(Clone, Debug)]
struct Label {
    letters: String,
    /// The index of the screen that it is on.
    screen: usize,
    mark: Mark,
}

/// What came of a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Typed {
    /// This is opened, on the screen of that index.
    Opens(usize, Hit),
    /// More letters follow.
    More,
    /// No label goes on with it.
    Nothing,
}

impl Letters {
    /// Letters on marks, each with the index of its screen; none where there are none.
    pub(crate) fn new(marks: Vec<(usize, Mark)>) -> Option<Letters> {
        let letters: Vec<char> = LETTERS.chars().collect();
        let alone = marks.len() <= letters.len();
        let label = |index: usize| {
            let (first, last) = (index / letters.len(), index % letters.len());
            let first = (!alone).then(|| letters[first]);
            first.into_iter().chain([letters[last]]).collect()
        };
        let most = letters.len() * letters.len();
        let labels = marks.into_iter().take(most).enumerate();
        let labels: Vec<Label> = labels
            .map(|(index, (screen, mark))| Label {
                letters: label(index),
                screen,
                mark,
            })
            .collect();
        (!labels.is_empty()).then(|| Letters {
            typed: String::new(),
            labels,
        })
    }

    /// What was typed.
    pub(crate) fn typed(&self) -> &str {
        &self.typed
    }

    /// Takes a letter.
    pub(crate) fn take(&mut self, letter: char) -> Typed {
        self.typed.extend(letter.to_lowercase());
        let mut left = self.left();
        match left.next() {
            Some(label) if label.letters == self.typed => {
                Typed::Opens(label.screen, label.mark.hit)
            }
            Some(_) => Typed::More,
            None => Typed::Nothing,
        }
    }

    /// Takes the last letter back; answers whether there was one.
    pub(crate) fn take_back(&mut self) -> bool {
        self.typed.pop().is_some()
    }

    fn left(&self) -> impl Iterator<Item = &Label> {
        self.labels
            .iter()
            .filter(|label| label.letters.starts_with(&self.typed))
    }

    /// Draws what is left to type of every label that is still meant.
    pub(crate) fn draw(&self, canvas: &mut Canvas<'_>) {
        let style = canvas.theme().part(Part::CurrentHit);
        for label in self.left() {
            let rest = &label.letters[self.typed.len()..];
            canvas.label(label.mark.spot, rest, style);
        }
    }
}
