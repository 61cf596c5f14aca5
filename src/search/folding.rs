//! Folds text character by character, so that what reads the same is the same: case, width,
//! compatibility forms, accents written apart, kana, variants of Han characters, quotes, dashes and
//! white space that says nothing.

use std::ops::Range;

use unicode_normalization::char::{compose, decompose_compatible};

use super::manner::Variants;
use super::variants::simplified;
use newsprint_issue::clean::is_variation_selector;
use newsprint_issue::fold;

/// From a folded byte on, where the source is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step {
    pub(super) folded: u32,
    pub(super) source: u32,
    /// Bytes of the source that the step stands for as a whole; 0 when source and folded text run
    /// along byte for byte.
    pub(super) whole: u32,
}

/// Folds text character by character.
#[derive(Debug, Default)]
pub(super) struct Folding {
    pub(super) text: String,
    pub(super) steps: Vec<Step>,
    /// Folded bytes that stand for upper-case letters.
    pub(super) capitals: Vec<u32>,
    variants: Variants,
    /// The last character that was not white space, as the source has it, and where it begins.
    before: Option<(char, usize)>,
    /// White space since then, as bytes of the source.
    space: Option<Range<usize>>,
    /// The first folded byte of the part.
    start: usize,
}

impl Folding {
    /// A folding that tells variants of Han characters apart or does not.
    pub(super) fn new(variants: Variants) -> Folding {
        Folding {
            variants,
            ..Folding::default()
        }
    }

    /// Adds a text. White space at its ends is left out.
    pub(super) fn add(&mut self, text: &str) {
        self.text.reserve(text.len());
        for (offset, character) in text.char_indices() {
            let end = offset + character.len_utf8();
            if says_nothing(character) {
                continue;
            }
            if character.is_whitespace() {
                self.space.get_or_insert(offset..end).end = end;
                continue;
            }
            if self.space.is_some() {
                self.add_space(character);
            }
            self.add_character(character, offset..end);
            self.before = Some((character, offset));
        }
    }

    /// Begins a part that no hit runs into.
    pub(super) fn part(&mut self) {
        self.text.push('\n');
        self.before = None;
        self.space = None;
        self.start = self.text.len();
    }

    /// Begins a part that goes on from the one before as if after a space.
    pub(super) fn join(&mut self) {
        self.space = Some(0..0);
        self.start = self.text.len();
    }

    fn add_space(&mut self, next: char) {
        let Some(space) = self.space.take() else {
            return;
        };
        let says_something = self
            .before
            .is_some_and(|(before, _)| !fold::is_full_width(before) && !fold::is_full_width(next));
        if says_something {
            self.step(space);
            self.text.push(' ');
        }
    }

    fn add_character(&mut self, character: char, source: Range<usize>) {
        match character {
            'a'..='z' | '0'..='9' => self.along(character, source.start),
            'A'..='Z' => {
                self.capitals.push(self.text.len() as u32);
                self.along(character.to_ascii_lowercase(), source.start);
            }
            '\u{3400}'..='\u{9fff}' => self.put(self.variant(character), source),
            _ => self.add_rare(character, source),
        }
    }

    fn add_rare(&mut self, character: char, source: Range<usize>) {
        let plain = fold::plain(character);
        if matches!(plain, '-' | '\u{2026}') {
            if self.text.ends_with(plain) && self.lengthen(source.end) {
                return;
            }
            self.step(source);
            self.text.push(plain);
            return;
        }
        if self.add_to_the_last(plain, source.end) {
            return;
        }
        // What has a plain form of ours has no other.
        let mut forms = Forms::default();
        if plain == character {
            decompose_compatible(character, |form| forms.add(form));
        } else {
            forms.add(plain);
        }
        let forms = forms.composed(plain);
        for form in forms {
            if form.is_uppercase() {
                self.capitals.push(self.text.len() as u32);
            }
            for lower in form.to_lowercase() {
                self.put(self.variant(hiragana(lower)), source.clone());
            }
        }
    }

    /// Joins a mark that is written apart (an accent, a voicing mark) with the letter before it.
    fn add_to_the_last(&mut self, mark: char, end: usize) -> bool {
        let mark = match mark {
            '\u{309b}' => '\u{3099}',
            '\u{309c}' => '\u{309a}',
            '\u{300}'..='\u{36f}' | '\u{3099}' | '\u{309a}' => mark,
            _ => return false,
        };
        let last = self.text[self.start..].chars().next_back();
        let joined = last.and_then(|last| Some((last, compose(last, mark)?)));
        let (Some((last, joined)), Some((_, begin))) = (joined, self.before) else {
            return false;
        };
        self.text.truncate(self.text.len() - last.len_utf8());
        self.step(begin..end);
        self.text.push(joined);
        true
    }

    fn variant(&self, character: char) -> char {
        match self.variants {
            Variants::Meet => simplified(character),
            Variants::Differ => character,
        }
    }

    fn put(&mut self, folded: char, source: Range<usize>) {
        if folded.len_utf8() == source.len() {
            self.along(folded, source.start);
        } else {
            self.step(source);
            self.text.push(folded);
        }
    }

    /// Notes that the next folded bytes stand for a stretch of the source as a whole.
    fn step(&mut self, source: Range<usize>) {
        self.steps.push(Step {
            folded: self.text.len() as u32,
            source: source.start as u32,
            // An empty stretch (the seam of two lines of a headline) is never asked for.
            whole: source.len().max(1) as u32,
        });
    }

    /// Adds a character of as many bytes as the source has for it, from `source` on.
    fn along(&mut self, character: char, source: usize) {
        let folded = self.text.len();
        let goes_on = self.steps.last().is_some_and(|step| {
            let distance = folded - step.folded as usize;
            step.whole == 0 && step.source as usize + distance == source
        });
        if !goes_on {
            self.steps.push(Step {
                folded: folded as u32,
                source: source as u32,
                whole: 0,
            });
        }
        self.text.push(character);
    }

    /// Lets the last mark stand for the source up to `end`; not when it is of another part.
    fn lengthen(&mut self, end: usize) -> bool {
        match self.steps.last_mut() {
            Some(step) if step.folded as usize >= self.start => {
                step.whole = end as u32 - step.source;
                true
            }
            _ => false,
        }
    }
}

/// The forms that a character is taken apart into.
#[derive(Default)]
struct Forms {
    all: [char; 18],
    count: usize,
}

impl Forms {
    fn add(&mut self, form: char) {
        let form = fold::plain(form);
        if let (Some(last), true) = (self.count.checked_sub(1), self.count > 0)
            && let Some(joined) = compose(self.all[last], form)
        {
            self.all[last] = joined;
        } else if let Some(free) = self.all.get_mut(self.count) {
            *free = form;
            self.count += 1;
        }
    }

    /// The forms, or the character itself where they would hold white space.
    fn composed(mut self, itself: char) -> impl Iterator<Item = char> {
        let forms = &self.all[..self.count];
        if self.count == 0 || forms.iter().any(|form| form.is_whitespace()) {
            self.all[0] = itself;
            self.count = 1;
        }
        self.all.into_iter().take(self.count)
    }
}

/// Characters that are no part of a word: places to break, variants of a glyph.
fn says_nothing(character: char) -> bool {
    matches!(
        character,
        '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}'
    ) || is_variation_selector(character)
}

/// The hiragana of a katakana.
fn hiragana(character: char) -> char {
    match character {
        '\u{30a1}'..='\u{30f6}' | '\u{30fd}' | '\u{30fe}' => {
            char::from_u32(u32::from(character) - 0x60).unwrap_or(character)
        }
        other => other,
    }
}
