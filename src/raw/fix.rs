//! What a reader set right at a line of a raw page, and how its line is found again.

use std::collections::HashMap;

use newsprint_issue::clean::Clean;

/// Lines with the same first words that are looked at for the nearest.
const MOST_ALIKE: usize = 256;

/// Characters of a line by which it is found again.
const MOST_WORDS: usize = 24;

/// Characters of a line that are compared at most.
const MOST_COMPARED: usize = 120;

/// Something a reader set right: a line, found again by its words, and what is to be done there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// The line, counted from 1, where it stood when it was fixed.
    pub line: usize,
    /// The words it begins with; none when only the number is known.
    pub words: Clean,
    /// What to do.
    pub mend: Mend,
}

/// What can be set right at a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mend {
    /// Something new begins with it.
    Split,
    /// The next line goes on with it.
    Join,
    /// It is a headline.
    Headline,
    /// It is a caption.
    Caption,
    /// It belongs to no story.
    Aside,
    /// What it is part of belongs to the story before.
    Before,
    /// What it is part of belongs to the story after.
    After,
}

impl Mend {
    /// Every mend.
    pub const ALL: [Mend; 7] = [
        Mend::Split,
        Mend::Join,
        Mend::Headline,
        Mend::Caption,
        Mend::Aside,
        Mend::Before,
        Mend::After,
    ];

    /// Its name in a file of fixes.
    pub fn name(self) -> &'static str {
        match self {
            Mend::Split => "split",
            Mend::Join => "join",
            Mend::Headline => "headline",
            Mend::Caption => "caption",
            Mend::Aside => "aside",
            Mend::Before => "before",
            Mend::After => "after",
        }
    }

    /// The mend of that name.
    pub fn named(name: &str) -> Option<Mend> {
        Mend::ALL.into_iter().find(|mend| mend.name() == name)
    }
}

impl Fix {
    /// A fix of a line that reads so.
    pub fn of(line: usize, text: &str, mend: Mend) -> Fix {
        let words: String = text.trim().chars().take(MOST_WORDS).collect();
        let words = words.split('\u{fffd}').find(|part| !part.trim().is_empty());
        Fix {
            line,
            words: Clean::line(words.unwrap_or_default().trim()),
            mend,
        }
    }
}

/// The line that each fix is about, by its place among these lines: the one of its number if the
/// words are right, else the nearest with these words.
pub fn find<'a>(
    lines: impl Iterator<Item = (usize, &'a str)>,
    fixes: &[Fix],
) -> Vec<Option<usize>> {
    if fixes.is_empty() {
        return Vec::new();
    }
    let (numbers, own): (Vec<usize>, Vec<String>) =
        lines.map(|(number, text)| (number, letters(text))).unzip();
    let by_number: HashMap<usize, usize> = numbers.iter().copied().zip(0..).collect();
    let mut sorted: Vec<usize> = (0..own.len()).collect();
    sorted.sort_by(|one, other| own[*one].cmp(&own[*other]));
    let find = |fix: &Fix| {
        let words = letters(&fix.words);
        let here = by_number.get(&fix.line).copied();
        if here.is_some_and(|at| own[at].starts_with(&words)) || words.is_empty() {
            return here;
        }
        let first = sorted.partition_point(|at| own[*at] < words);
        let alike = sorted[first..].iter().take(MOST_ALIKE);
        let alike = alike.take_while(|at| own[**at].starts_with(&words));
        let near = alike.min_by_key(|at| (numbers[**at].abs_diff(fix.line), **at));
        near.copied()
    };
    fixes.iter().map(find).collect()
}

/// A text without its white space: scattered spaces tell no line from another.
fn letters(text: &str) -> String {
    let letters = text
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '\u{fffd}');
    letters.take(MOST_COMPARED).collect()
}
