//! Text into segments: what is set as one, what it takes along the line, the space before it, and
//! whether a line may end there. Knows no measure; asked for one segment at a time, so that the
//! first page of a long paragraph costs no more than that of a short one.

use crate::characters::class::{Class, class_of};
use crate::characters::cluster::cluster;
use crate::characters::gap::{Gap, Side};
use crate::characters::kinsoku;
use crate::characters::opportunity::Opportunity;
use crate::characters::sorts::{Kind, Sort, is_unseen};
use crate::copy::foreign::Foreign;
use crate::copy::joint::{self, Joints};
use crate::copy::manner::{Hyphens, Manner};
use crate::copy::segment::Segment;
use crate::copy::strand::Strand;
use crate::copy::syllables::Syllables;
use crate::copy::token::Token;
use crate::copy::word::{address, is_point, letter, shares_a_box, word};

/// Where segmenting a copy has come to.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cursor {
    strand: usize,
    byte: usize,
    before: Option<Before>,
    /// A straight quotation mark was opened and not closed.
    quoted: bool,
    /// A quotation was opened low („) and not closed.
    is_low: bool,
    /// Bytes left of a unit whose first character followed its number.
    unit: usize,
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

/// What the next segment needs to know of the last one.
#[derive(Clone, Copy, Debug)]
struct Before {
    class: Class,
    character: char,
    cells: u16,
    number: Number,
    /// A line may end after it although words do not break there: a hyphen, a solidus of a URL.
    splits: bool,
    /// Whether our tables know where a line may end after it.
    is_ours: bool,
}

/// A Han, as what stands before the next segment.
const HAN: Before = Before {
    class: Class::Ideograph,
    character: '一',
    cells: 2,
    number: Number::No,
    splits: false,
    is_ours: true,
};

/// Bytes of a Han of the basic plane.
const HAN_BYTES: usize = 3;

/// Whether a text begins with a unified ideograph of the basic plane, U+4E00 to U+9FFF.
fn is_han(bytes: &[u8]) -> bool {
    match bytes {
        [0xe4, second, _, ..] => *second >= 0xb8,
        [0xe5..=0xe9, _, _, ..] => true,
        _ => false,
    }
}

/// Whether a character, the next one, may be of one cluster with what is before it.
fn joins(next: Option<char>) -> bool {
    next.is_some_and(|next| Sort::of(next).kind == Kind::Joining)
}

/// How far a number has got.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Number {
    No,
    /// It ends in a digit.
    Digits,
    /// It ends in a unit that another may follow: `4.2亿`.
    Counting,
    /// It ends in the dash of a range.
    Range,
}

/// Whether our tables know where a line may end after a text.
fn is_ours_at_end(text: &str) -> bool {
    let last = text.chars().next_back();
    // After the sign of a number all is as after the number; it is frequent in papers.
    last.is_none_or(|character| character == '%' || Sort::of(character).is_ours)
}

impl Space {
    fn add(&mut self, character: char) {
        self.is_seen |= character.is_whitespace();
        self.is_soft = character == '\u{ad}';
        // Glue, and spaces that typography puts before marks and into numbers.
        self.is_foreign |= !matches!(character, '\t'..='\r' | ' ' | '\u{85}' | '\u{3000}' | '\u{2028}'..='\u{2029}');
    }
}

impl Before {
    fn side(self) -> Side {
        Side {
            class: self.class,
            cells: self.cells,
        }
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
        copy: &[Strand<'_>],
        manner: Manner,
        (segments, enough): (&mut Vec<Segment>, usize),
    ) -> bool {
        let joints = Joints::of(manner);
        while segments.len() < enough {
            if self.fill_plain(copy, (manner, joints), (segments, enough)) {
                continue;
            }
            match self.next(copy, manner) {
                Some(segment) => segments.push(segment),
                None => return true,
            }
        }
        false
    }

    /// Makes segments of the plain characters that follow: of each its cells and its joint are known
    /// at a look. Most of a Chinese text is set here. Answers whether there were any.
    fn fill_plain(
        &mut self,
        copy: &[Strand<'_>],
        (manner, joints): (Manner, &Joints),
        (segments, enough): (&mut Vec<Segment>, usize),
    ) -> bool {
        let (Some(strand), Some(mut before)) = (copy.get(self.strand), self.before) else {
            return false;
        };
        let is_open =
            before.number == Number::No && !before.splits && before.is_ours && self.unit == 0;
        if !is_open || self.byte < self.stacked || strand.ruby.is_some() {
            return false;
        }
        let (start, text) = (self.byte, strand.text);
        loop {
            let last = joint::index(before.side());
            let han = self.fill_han(strand, (last, joints), (segments, enough));
            before = han.unwrap_or(before);
            let mut ahead = text[self.byte..].chars();
            let Some(character) = ahead.next().filter(|_| segments.len() < enough) else {
                break;
            };
            let sort = Sort::of(character);
            let Some(class) = sort.plain(character, manner.language) else {
                break;
            };
            if joins(ahead.next()) {
                break;
            }
            let side = Side {
                class,
                cells: manner.axes.box_of(sort.cells(manner.axes.width().text)),
            };
            let last = joint::index(before.side());
            let (gap, opportunity) = joints.between(last, joint::index(side));
            let from = self.byte;
            self.byte += character.len_utf8();
            segments.push(Segment {
                strand: self.strand as u32,
                from: from as u32,
                to: self.byte as u32,
                cells: side.cells,
                gap,
                before: opportunity,
                class,
            });
            before = Before {
                class,
                character,
                cells: side.cells,
                ..HAN
            };
        }
        self.before = Some(before);
        self.byte > start
    }

    /// Makes segments of the Han that follow, but for one that the next character may join; answers
    /// the last of them.
    fn fill_han(
        &mut self,
        strand: &Strand<'_>,
        (last, joints): (usize, &Joints),
        (segments, enough): (&mut Vec<Segment>, usize),
    ) -> Option<Before> {
        let rest = &strand.text[self.byte..];
        let run = rest
            .as_bytes()
            .chunks_exact(HAN_BYTES)
            .take_while(|bytes| is_han(bytes));
        let mut count = run.take(enough.saturating_sub(segments.len())).count();
        if count > 0 && joins(rest[count * HAN_BYTES..].chars().next()) {
            count -= 1;
        }
        let character = rest[..count * HAN_BYTES].chars().next_back()?;
        let han = joint::index(HAN.side());
        let (first, others) = (joints.between(last, han), joints.between(han, han));
        let segment = |index: usize, (gap, before)| {
            let from = self.byte + index * HAN_BYTES;
            Segment {
                strand: self.strand as u32,
                from: from as u32,
                to: (from + HAN_BYTES) as u32,
                cells: HAN.cells,
                gap,
                before,
                class: HAN.class,
            }
        };
        segments.push(segment(0, first));
        segments.extend((1..count).map(|index| segment(index, others)));
        self.byte += count * HAN_BYTES;
        Some(Before { character, ..HAN })
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
        let (number, kept) = self.number(text, &token);
        let (gap, before) = self.joint(&token, space.is_seen, kept, manner);
        let edges = self.before.map_or(Opportunity::Allowed, |before| {
            kinsoku::as_marks(before.class, token.first, manner.strictness)
        });
        let before = self.beside_foreign(copy, (text, space), (before, edges));
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
            number,
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
        self.before = Some(Before {
            class,
            character,
            cells,
            number: Number::No,
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
                    self.unit = 0;
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
        (text, space): (&str, Space),
        (said, marks): (Opportunity, Opportunity),
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
        self.is_low |= matches!(character, '„' | '‚');
        let class = match character {
            '"' => self.straight_quote(spaced),
            '\'' | '’' if self.is_apostrophe(text) => Class::Letter,
            '.' | ',' if spaced && text[1..].starts_with(|next: char| next.is_ascii_digit()) => {
                Class::Digit
            }
            '.' if spaced && text[1..].starts_with('/') => Class::Letter,
            '“' | '‘' if manner.language.is_full_width() => Class::Open,
            '”' | '’' if manner.language.is_full_width() => Class::Close,
            // A German or Polish quotation ends with what opens an English one.
            '“' | '‘' if !spaced && self.is_low && self.follows_word() => {
                self.is_low = false;
                Class::LatinClose
            }
            '“' | '‘' => Class::LatinOpen,
            '”' | '’' => Class::LatinClose,
            _ => class_of(character, manner.axes.width().of(&text[..bytes])),
        };
        let begins_word = matches!(class, Class::Letter | Class::Digit)
            || class == Class::LatinClose && matches!(character, '!'..='?');
        if begins_word && character != ')' {
            if self.byte >= self.address {
                self.address = self.byte + address(text);
            }
            let mut word = word(text, class, (self.byte < self.address, manner));
            let at = (self.strand, self.byte);
            let limit = self.foreign.limit(copy, at, word.bytes);
            if limit < word.bytes {
                word = crate::copy::word::word(&text[..limit], class, (false, manner));
            }
            if manner.axes.is_vertical() && !shares_a_box(&text[..word.bytes]) {
                self.stacked = self.byte + word.bytes;
                return letter(text, manner);
            }
            if manner.hyphens == Hyphens::Patterns
                && self.byte >= self.address
                && let Some(first) = self.hyphenate(&text[..word.bytes], &word, manner)
            {
                return first;
            }
            return word;
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

    /// The first piece of a word that may be broken with hyphens; the others follow.
    fn hyphenate(&mut self, text: &str, word: &Token, manner: Manner) -> Option<Token> {
        self.syllables = Syllables::of(text, self.byte, (word.splits, manner.language));
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

    /// Straight quotation marks are told apart by pairing.
    fn straight_quote(&mut self, spaced: bool) -> Class {
        let opens = match self.before {
            None => true,
            Some(before) if before.class == Class::LatinOpen || before.class == Class::Open => true,
            Some(_) => spaced || !self.quoted,
        };
        self.quoted = opens;
        if opens {
            Class::LatinOpen
        } else {
            Class::LatinClose
        }
    }

    /// Whether what was set last is of a word, or ends a sentence.
    fn follows_word(&self) -> bool {
        self.before.is_some_and(|before| {
            matches!(
                before.class,
                Class::Letter | Class::Digit | Class::LatinClose
            )
        })
    }

    /// Whether a mark before more letters continues the word before it.
    fn is_apostrophe(&self, text: &str) -> bool {
        let after = text.chars().nth(1);
        let inside = self.before.is_some_and(|before| {
            before.class == Class::Letter && before.character.is_alphabetic()
        });
        let is_letter = |character| Sort::of(character).class == Class::Letter;
        text.starts_with('\'') || inside && self.byte > 0 && after.is_some_and(is_letter)
    }

    /// How the token continues or begins a number, and whether it stays with what is before it:
    /// `2022年`, `3—5`, `第3`.
    fn number(&mut self, text: &str, token: &Token) -> (Number, bool) {
        let before = self.before.map_or(Number::No, |before| before.number);
        let is_digit = |class| matches!(class, Class::Digit | Class::WideDigit);
        if is_digit(token.first) || is_digit(token.last) {
            let ordinal = self.before.is_some_and(|before| before.character == '第');
            self.unit = 0;
            let number = if is_digit(token.last) {
                Number::Digits
            } else {
                Number::No
            };
            let goes_on = before == Number::Range || ordinal;
            return (number, goes_on && is_digit(token.first));
        }
        if self.unit > 0 {
            self.unit = self.unit.saturating_sub(token.bytes);
            return (before, true);
        }
        if before == Number::Digits && matches!(token.first, Class::Dash | Class::Hyphen) {
            let next = text[token.bytes..].chars().next();
            if next.is_some_and(|next| next.is_ascii_digit()) {
                return (Number::Range, true);
            }
        }
        let unit = match (token.first, before) {
            (Class::Ideograph, Number::Digits | Number::Counting) => kinsoku::unit_at(text),
            _ => 0,
        };
        if unit == 0 {
            return (Number::No, false);
        }
        self.unit = unit.saturating_sub(token.bytes);
        if kinsoku::counts_on(&text[..unit]) {
            (Number::Counting, true)
        } else {
            (Number::No, true)
        }
    }

    /// The space before the token, and whether a line may end there.
    fn joint(&self, token: &Token, spaced: bool, kept: bool, manner: Manner) -> (Gap, Opportunity) {
        let Some(before) = self.before else {
            return (Gap::None, Opportunity::Forbidden);
        };
        let (last, first) = (before.side(), token.side());
        let written = spaced.then(|| Gap::written(last, first, manner.language));
        let gap = written
            .flatten()
            .unwrap_or_else(|| Gap::unwritten(last, first, manner.language));
        if kept {
            let gap = match gap {
                Gap::Auto | Gap::Word | Gap::Em => Gap::Unit,
                _ => Gap::None,
            };
            return (gap, Opportunity::Forbidden);
        }
        let opportunity = if before.splits {
            Opportunity::Allowed
        } else if spaced {
            kinsoku::between_words(before.class, token.first, manner.strictness)
        } else {
            kinsoku::between(before.class, token.first, manner.strictness)
        };
        (gap, opportunity)
    }
}

/// A base with its ruby, which no line may part.
fn group(text: &str, ruby: &str, manner: Manner) -> Token {
    let class = |character: Option<char>| {
        character.map_or(Class::Ideograph, |character| Sort::of(character).class)
    };
    Token {
        bytes: text.len(),
        cells: manner
            .axes
            .measure(text)
            .max(crate::copy::ruby::room(ruby, manner)),
        first: class(text.chars().next()),
        last: class(text.chars().next_back()),
        character: text.chars().next_back().unwrap_or(' '),
        splits: false,
    }
}
