//! Text into segments: what is set as one, what it takes along the line, the space before it, and
//! whether a line may end there. Knows no measure; asked for one segment at a time, so that the
//! first page of a long paragraph costs no more than that of a short one.

use crate::characters::class::{Class, class_of};
use crate::characters::cluster::cluster;
use crate::characters::gap::Gap;
use crate::characters::kinsoku;
use crate::characters::opportunity::Opportunity;
use crate::characters::sorts::{Kind, Sort, is_unseen};
use crate::copy::before::{Before, is_ours_at_end};
use crate::copy::foreign::Foreign;
use crate::copy::joint::Joints;
use crate::copy::manner::{Hyphens, Manner};
use crate::copy::numbers::Numbers;
use crate::copy::plain::Plain;
use crate::copy::quoting::{Quoting, Standing};
use crate::copy::ruby;
use crate::copy::segment::Segment;
use crate::copy::strand::{Copy, Strand};
use crate::copy::syllables::Syllables;
use crate::copy::token::Token;
use crate::copy::word::{address, is_point, letter, shares_a_box, word};

/// Where segmenting a copy has come to.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cursor {
    strand: usize,
    byte: usize,
    before: Option<Before>,
    /// The quotations that are open.
    quoting: Quoting,
    /// The number that is being set.
    numbers: Numbers,
    /// The end of a word that is being stacked letter by letter, in bytes of the strand.
    stacked: usize,
    /// Where the word that is being set may be broken with a hyphen.
    syllables: Syllables,
    /// The end of the address of a page that is being set, in bytes of the strand.
    address: usize,
    /// Where lines may end beside what is not in our tables.
    foreign: Foreign,
}

/// White space, and what is not drawn, between two segments.
#[derive(Clone, Copy, Debug, Default)]
struct Space {
    /// There is a space that takes room.
    is_seen: bool,
    /// It is not of the kind that a line may always end at.
    is_foreign: bool,
    /// It ends in a soft hyphen.
    is_soft: bool,
}

impl Space {
    fn add(&mut self, character: char) {
        self.is_seen |= character.is_whitespace();
        self.is_soft = character == '\u{ad}';
        // Glue, and spaces that typography puts before marks and into numbers.
        self.is_foreign |= !matches!(character, '\t'..='\r' | ' ' | '\u{85}' | '\u{3000}' | '\u{2028}'..='\u{2029}');
    }
}

impl Cursor {
    /// The strand that it stands in, and the byte.
    pub(crate) fn reached(&self) -> (usize, usize) {
        (self.strand, self.byte)
    }

    /// Makes segments until there are so many; answers whether the copy has ended.
    pub(crate) fn fill(
        &mut self,
        copy: Copy<'_>,
        segments: &mut Vec<Segment>,
        enough: usize,
    ) -> bool {
        let joints = Joints::of(copy.manner);
        while segments.len() < enough {
            if let Some(mut plain) = self.plain(copy, joints) {
                plain.fill(segments, enough);
                self.before = Some(plain.before);
                let start = std::mem::replace(&mut self.byte, plain.byte);
                if self.byte > start {
                    continue;
                }
            }
            match self.next(copy.strands, copy.manner) {
                Some(segment) => segments.push(segment),
                None => return true,
            }
        }
        false
    }

    /// The plain characters that may follow: none where more has to be known of what is before them.
    #[inline]
    fn plain<'a>(&self, copy: Copy<'a>, joints: &'static Joints) -> Option<Plain<'a>> {
        let strand = copy.strands.get(self.strand)?;
        // No space and no word of ASCII is plain, and papers of words have little else.
        let next = strand.text.as_bytes().get(self.byte)?;
        if *next == b' ' || next.is_ascii_alphanumeric() {
            return None;
        }
        let before = self.before?;
        let is_open = self.numbers.are_over() && !before.splits && before.is_ours;
        if !is_open || self.byte < self.stacked || strand.ruby.is_some() {
            return None;
        }
        Some(Plain {
            strand: self.strand as u32,
            text: strand.text,
            byte: self.byte,
            before,
            manner: copy.manner,
            joints,
        })
    }

    /// The next segment of the copy; `None` after the last.
    fn next(&mut self, copy: &[Strand<'_>], manner: Manner) -> Option<Segment> {
        let space = self.skip_space(copy);
        let strand = copy.get(self.strand)?;
        let text = &strand.text[self.byte..];
        if let Some(piece) = self.syllables.piece(self.byte) {
            return Some(self.syllable(&text[..piece], manner));
        }
        let token = match strand.ruby {
            Some(ruby) => group(text, ruby, manner),
            None => self.token(copy, space.is_seen, manner),
        };
        let follows = self.before.map(|before| before.character);
        let is_kept = self.numbers.take(text, &token, follows);
        let (gap, before) = match self.before {
            None => (Gap::None, Opportunity::Forbidden),
            Some(before) if is_kept => {
                let gap = before.gap_of_unit(&token, space.is_seen, manner);
                (gap, Opportunity::Forbidden)
            }
            Some(before) => before.joint(&token, space.is_seen, manner),
        };
        let edges = self.before.map_or(Opportunity::Allowed, |before| {
            kinsoku::as_marks(before.class, token.first, manner.strictness)
        });
        let before = self.beside_foreign(copy, text, space, before, edges);
        let segment = Segment {
            strand: self.strand as u32,
            from: self.byte as u32,
            to: (self.byte + token.bytes) as u32,
            cells: token.cells,
            gap: if manner.axes.is_vertical() {
                gap.upright()
            } else {
                gap
            },
            before,
            class: token.last,
        };
        self.byte += token.bytes;
        self.before = Some(Before {
            class: token.last,
            character: token.character,
            cells: token.cells,
            splits: token.splits,
            is_ours: is_ours_at_end(&text[..token.bytes]),
        });
        Some(segment)
    }

    /// The next piece of a word that may be broken with a hyphen before it.
    fn syllable(&mut self, piece: &str, manner: Manner) -> Segment {
        let cells = manner.axes.measure(piece);
        // An accent is of the class of its letter.
        let mut characters = piece.chars().rev();
        let letter = characters.find(|character| Sort::of(*character).kind != Kind::Joining);
        let character = letter.unwrap_or(' ');
        let class = class_of(character, 1);
        let from = self.byte;
        self.byte += piece.len();
        self.numbers.end();
        self.before = Some(Before {
            class,
            character,
            cells,
            splits: self.syllables.splits(self.byte),
            is_ours: is_ours_at_end(piece),
        });
        Segment {
            strand: self.strand as u32,
            from: from as u32,
            to: self.byte as u32,
            cells,
            gap: Gap::None,
            before: Opportunity::Hyphen,
            class,
        }
    }

    /// Goes to the next character that is drawn; what was between.
    fn skip_space(&mut self, copy: &[Strand<'_>]) -> Space {
        let mut space = Space::default();
        while let Some(strand) = copy.get(self.strand) {
            let rest = &strand.text[self.byte..];
            match rest.chars().next() {
                None => {
                    self.strand += 1;
                    self.byte = 0;
                    self.stacked = 0;
                    self.numbers.end_strand();
                    self.address = 0;
                    self.syllables = Syllables::default();
                }
                Some(character) if character.is_whitespace() || is_unseen(character) => {
                    self.byte += character.len_utf8();
                    space.add(character);
                }
                Some(_) => break,
            }
        }
        space
    }

    /// Whether a line may end before a token, after what else has been said of it, if our tables do
    /// not know what stands on either side; what is said of both as marks holds in any case.
    fn beside_foreign(
        &mut self,
        copy: &[Strand<'_>],
        text: &str,
        space: Space,
        said: Opportunity,
        marks: Opportunity,
    ) -> Opportunity {
        let (Some(before), Some(first)) = (self.before, text.chars().next()) else {
            return said;
        };
        let is_ours = before.is_ours && !space.is_foreign && Sort::of(first).is_ours;
        if is_ours || before.splits {
            return said;
        }
        // A mark that we know stays from the edge all the same, but parts with a word over a space.
        match (self.foreign.ends_at(copy, (self.strand, self.byte)), marks) {
            (false, Opportunity::Relaxed(_)) if space.is_seen => said,
            (false, _) => Opportunity::Forbidden,
            (true, Opportunity::Allowed) if space.is_soft => Opportunity::Hyphen,
            (true, marks) => marks,
        }
    }

    /// The cluster or word that the text begins with.
    fn token(&mut self, copy: &[Strand<'_>], spaced: bool, manner: Manner) -> Token {
        let text = &copy[self.strand].text[self.byte..];
        if self.byte < self.stacked {
            let letter = letter(text, manner);
            return Token {
                splits: self.byte < self.address && is_point(text),
                ..letter
            };
        }
        let bytes = cluster(text);
        let character = text.chars().next().unwrap_or(' ');
        let class = self.class(&text[..bytes], text, spaced, manner);
        let begins_word = matches!(class, Class::Letter | Class::Digit)
            || class == Class::LatinClose && matches!(character, '!'..='?');
        if begins_word && character != ')' {
            return self.word(copy, class, manner);
        }
        Token {
            bytes,
            cells: manner.axes.advance(&text[..bytes]),
            first: class,
            last: class,
            character,
            splits: false,
        }
    }

    /// The class of a cluster that the text begins with.
    fn class(&mut self, cluster: &str, text: &str, spaced: bool, manner: Manner) -> Class {
        let at = Standing {
            before: self.before,
            spaced,
            opens_strand: self.byte == 0,
        };
        if let Some(class) = self.quoting.class(text, at, manner.language) {
            return class;
        }
        let character = text.chars().next().unwrap_or(' ');
        match character {
            '.' | ',' if spaced && text[1..].starts_with(|next: char| next.is_ascii_digit()) => {
                Class::Digit
            }
            '.' if spaced && text[1..].starts_with('/') => Class::Letter,
            _ => class_of(character, manner.axes.width().of(cluster)),
        }
    }

    /// The word that the text begins with, or its first piece or letter where the others follow.
    fn word(&mut self, copy: &[Strand<'_>], class: Class, manner: Manner) -> Token {
        let text = &copy[self.strand].text[self.byte..];
        if self.byte >= self.address {
            self.address = self.byte + address(text);
        }
        let mut whole = word(text, class, self.byte < self.address, manner);
        let at = (self.strand, self.byte);
        let limit = self.foreign.limit(copy, at, whole.bytes);
        if limit < whole.bytes {
            whole = word(&text[..limit], class, false, manner);
        }
        if manner.axes.is_vertical() && !shares_a_box(&text[..whole.bytes]) {
            self.stacked = self.byte + whole.bytes;
            return letter(text, manner);
        }
        if manner.hyphens == Hyphens::Patterns
            && self.byte >= self.address
            && let Some(first) = self.hyphenate(&text[..whole.bytes], &whole, manner)
        {
            return first;
        }
        whole
    }

    /// The first piece of a word that may be broken with hyphens; the others follow.
    fn hyphenate(&mut self, text: &str, word: &Token, manner: Manner) -> Option<Token> {
        self.syllables = Syllables::of(text, self.byte, word.splits, manner.language);
        let bytes = self.syllables.piece(self.byte)?;
        (bytes < text.len()).then(|| Token {
            bytes,
            cells: manner.axes.measure(&text[..bytes]),
            first: word.first,
            last: Class::Letter,
            character: text[..bytes].chars().next_back().unwrap_or(' '),
            splits: false,
        })
    }
}

/// A base with its ruby, which no line may part.
fn group(text: &str, ruby: &str, manner: Manner) -> Token {
    let class = |character: Option<char>| {
        character.map_or(Class::Ideograph, |character| Sort::of(character).class)
    };
    Token {
        bytes: text.len(),
        cells: manner.axes.measure(text).max(ruby::room(ruby, manner)),
        first: class(text.chars().next()),
        last: class(text.chars().next_back()),
        character: text.chars().next_back().unwrap_or(' '),
        splits: false,
    }
}
