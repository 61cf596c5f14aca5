//! Text into segments: what is set as one, what it takes along the line, the space before it, and
//! whether a line may end there. Knows no measure; asked for one segment at a time, so that the
//! first page of a long paragraph costs no more than that of a short one.

use unicode_segmentation::UnicodeSegmentation;

use super::axes::{Axes, BOX};
use super::kinsoku::{self, Class, Opportunity};
use super::page::Role;
use super::setting::{Setting, Strictness};
use super::width::Width;
use crate::issue::{ArticleId, Emphasis, Language, Part, Place, Text};

/// A stretch of copy of one kind: what the composing room is given to set.
#[derive(Clone, Copy, Debug)]
pub(super) struct Strand<'a> {
    /// The words.
    pub(super) text: &'a str,
    /// What they are.
    pub(super) role: Role,
    /// How they are stressed.
    pub(super) emphasis: Emphasis,
    /// The place of the first byte; `None` for words the paper did not write.
    pub(super) place: Option<Place>,
}

/// How a language is set, and along which axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Manner {
    /// The language of the paper.
    pub(super) language: Language,
    /// How strictly marks are kept from the edges.
    pub(super) strictness: Strictness,
    /// Which way lines run.
    pub(super) axes: Axes,
}

/// A cluster, a word or a number that is set as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Segment {
    /// Which strand it is of.
    pub(super) strand: u32,
    /// Its bytes in the strand.
    pub(super) from: u32,
    pub(super) to: u32,
    /// Cells along the line.
    pub(super) cells: u16,
    /// What stands between it and the segment before.
    pub(super) gap: Gap,
    /// Whether a line may end before it.
    pub(super) before: Opportunity,
    /// The class of its last character.
    pub(super) class: Class,
}

/// What stands between two segments of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing, ever: inside numbers, dashes and words.
    None,
    /// The space between two words.
    Word,
    /// The space of one em that an author put between two Han.
    Em,
    /// The space between Han and Latin that nobody wrote.
    Auto,
    /// The same inside `2022年`: it may shrink but does not stretch.
    Unit,
    /// The blank that makes a quotation mark of one cell as wide as other marks.
    Pad,
    /// Nothing, beside a mark.
    Mark,
    /// Nothing, between two Han.
    Han,
}

/// Where segmenting a copy has come to.
#[derive(Clone, Debug, Default)]
pub(super) struct Cursor {
    strand: usize,
    byte: usize,
    before: Option<Before>,
    /// A straight quotation mark was opened and not closed.
    quoted: bool,
    /// Bytes left of a unit whose first character followed its number.
    unit: usize,
    /// The end of a word that is being stacked letter by letter, in bytes of the strand.
    stacked: usize,
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

/// A segment before anything is known of its neighbours.
#[derive(Clone, Copy, Debug)]
struct Token {
    bytes: usize,
    cells: u16,
    first: Class,
    last: Class,
    character: char,
    splits: bool,
}

/// Bytes of a word set as one; longer ones go on in another segment that is kept with it.
const LONGEST_WORD: usize = 96;

/// The strands of a text that stands in a part.
pub(super) fn strands(
    text: &Text,
    role: Role,
    article: ArticleId,
    part: Part,
) -> impl Iterator<Item = Strand<'_>> {
    let mut offset = 0;
    text.spans.iter().map(move |span| {
        let place = Place {
            article,
            part,
            offset,
        };
        offset += span.text.len();
        let role = match (&span.link, role) {
            (Some(_), Role::Body | Role::Quote | Role::Caption) => Role::Link,
            _ => role,
        };
        Strand {
            text: &span.text,
            role,
            emphasis: span.emphasis,
            place: Some(place),
        }
    })
}

impl Manner {
    /// The manner of a paper of that language under a setting.
    pub(super) fn new(setting: &Setting, language: Language) -> Manner {
        Manner {
            language,
            strictness: setting.strictness,
            axes: Axes::new(setting.direction, Width::new(setting.ambiguous)),
        }
    }
}

impl Cursor {
    /// The next segment of the copy; `None` after the last.
    pub(super) fn next(&mut self, copy: &[Strand<'_>], manner: Manner) -> Option<Segment> {
        let spaced = self.skip_space(copy);
        let text = &copy.get(self.strand)?.text[self.byte..];
        let token = self.token(text, spaced, manner);
        let (number, kept) = self.number(text, &token);
        let (gap, before) = self.joint(&token, spaced, kept, manner);
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
        });
        Some(segment)
    }

    /// Goes to the next character that is not white space; whether there was any.
    fn skip_space(&mut self, copy: &[Strand<'_>]) -> bool {
        let mut spaced = false;
        while let Some(strand) = copy.get(self.strand) {
            let rest = &strand.text[self.byte..];
            match rest.chars().next() {
                None => {
                    self.strand += 1;
                    self.byte = 0;
                    self.stacked = 0;
                    self.unit = 0;
                }
                Some(character) if character.is_whitespace() => {
                    self.byte += character.len_utf8();
                    spaced = true;
                }
                Some(_) => break,
            }
        }
        spaced
    }

    /// The cluster or word that the text begins with.
    fn token(&mut self, text: &str, spaced: bool, manner: Manner) -> Token {
        if self.byte < self.stacked {
            return letter(text, manner);
        }
        let bytes = cluster(text);
        let character = text.chars().next().unwrap_or(' ');
        let class = match character {
            '"' => self.straight_quote(spaced),
            '\'' | '’' if self.is_apostrophe(text) => Class::Letter,
            '“' | '‘' if manner.language.is_full_width() => Class::Open,
            '”' | '’' if manner.language.is_full_width() => Class::Close,
            '“' | '‘' => Class::LatinOpen,
            '”' | '’' => Class::LatinClose,
            _ => kinsoku::class_of(character, manner.axes.width().of(&text[..bytes])),
        };
        let begins_word = matches!(class, Class::Letter | Class::Digit)
            || class == Class::LatinClose && matches!(character, '!'..='?');
        if begins_word && character != ')' {
            let word = word(text, class, manner);
            if manner.axes.is_vertical() && !shares_a_box(&text[..word.bytes]) {
                self.stacked = self.byte + word.bytes;
                return letter(text, manner);
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

    /// Whether a mark before more letters continues the word before it.
    fn is_apostrophe(&self, text: &str) -> bool {
        let after = text.chars().nth(1);
        let inside = self.before.is_some_and(|before| {
            before.class == Class::Letter && before.character.is_alphabetic()
        });
        text.starts_with('\'') || inside && self.byte > 0 && after.is_some_and(char::is_alphabetic)
    }

    /// How the token continues or begins a number, and whether it stays with what is before it:
    /// `2022年`, `3—5`, `第3`.
    fn number(&mut self, text: &str, token: &Token) -> (Number, bool) {
        let before = self.before.map_or(Number::No, |before| before.number);
        if matches!(token.last, Class::Digit | Class::WideDigit) {
            let ordinal = self.before.is_some_and(|before| before.character == '第');
            self.unit = 0;
            return (Number::Digits, before == Number::Range || ordinal);
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
        let gap = gap(before, token, spaced, manner);
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

impl Gap {
    /// Cells of the gap before anything is shared out.
    pub(super) fn natural(self) -> u16 {
        match self {
            Gap::None | Gap::Mark | Gap::Han => 0,
            Gap::Word | Gap::Auto | Gap::Unit | Gap::Pad => 1,
            Gap::Em => 2,
        }
    }

    /// Cells that it may lose.
    pub(super) fn shrink(self) -> u16 {
        match self {
            Gap::None | Gap::Mark | Gap::Han | Gap::Word => 0,
            Gap::Auto | Gap::Unit | Gap::Pad | Gap::Em => 1,
        }
    }

    /// The gap along an axis of boxes, where nothing is narrower than one.
    fn upright(self) -> Gap {
        match self {
            Gap::None | Gap::Unit => Gap::None,
            Gap::Word | Gap::Em => Gap::Em,
            Gap::Auto | Gap::Han => Gap::Han,
            Gap::Pad | Gap::Mark => Gap::Mark,
        }
    }
}

/// What stands between two neighbours.
fn gap(before: Before, token: &Token, spaced: bool, manner: Manner) -> Gap {
    let (last, first) = (before.class, token.first);
    let full_width = manner.language.is_full_width();
    if spaced {
        let loose = |class: Class, cells: u16| {
            let narrow_mark = matches!(
                class,
                Class::Pause | Class::Dash | Class::Ellipsis | Class::Postfix | Class::Prefix
            );
            class.is_latin() || class == Class::Hangul || narrow_mark && cells == 1
        };
        let loose = (loose(last, before.cells), loose(first, token.cells));
        match (last.is_ideograph(), first.is_ideograph()) {
            _ if loose == (true, true) => return Gap::Word,
            (true, true) => return if full_width { Gap::Em } else { Gap::Word },
            (true, false) if loose.1 && !is_lettered(first) => return Gap::Word,
            (false, true) if loose.0 && !is_lettered(last) => return Gap::Word,
            (true, false) if loose.1 => return if full_width { Gap::Auto } else { Gap::Word },
            (false, true) if loose.0 => return if full_width { Gap::Auto } else { Gap::Word },
            _ => {}
        }
    }
    let open = first == Class::Open;
    let narrow_opener = open && token.cells == 1;
    let narrow_closer = last == Class::Close && before.cells == 1;
    let outer = |class: Class| class.is_ideograph() || class.is_latin() || class == Class::Hangul;
    if narrow_opener && outer(last) || narrow_closer && outer(first) {
        return Gap::Pad;
    }
    if last == Class::Open || first.never_begins(Strictness::Strict) && !first.is_ideograph() {
        return Gap::None;
    }
    if last.closes() || open {
        return Gap::Mark;
    }
    match (last.is_ideograph(), first.is_ideograph()) {
        (true, true) => Gap::Han,
        (true, false) if full_width && is_lettered(first) => Gap::Auto,
        (false, true) if full_width && is_lettered(last) => Gap::Auto,
        _ => Gap::None,
    }
}

/// Whether it is set apart from Han by a space.
fn is_lettered(class: Class) -> bool {
    matches!(class, Class::Letter | Class::Digit)
}

/// The word that the text begins with, up to a hyphen or a point where a URL may be broken.
fn word(text: &str, first: Class, manner: Manner) -> Token {
    let mut word = Token {
        bytes: 0,
        cells: 0,
        first,
        last: first,
        character: ' ',
        splits: false,
    };
    let is_url = is_url(text);
    while word.bytes < text.len() && word.bytes < LONGEST_WORD {
        let rest = &text[word.bytes..];
        let bytes = cluster(rest);
        let goes_on = if word.bytes == 0 {
            Some(first)
        } else {
            class_in_word(&word, rest, bytes, manner)
        };
        let Some(class) = goes_on else { break };
        word.bytes += bytes;
        word.cells += manner.axes.width().of(&rest[..bytes]) as u16;
        let before = std::mem::replace(&mut word.character, rest.chars().next().unwrap_or(' '));
        word.last = class;
        let mut after = rest[bytes..].chars();
        let next = after.next().unwrap_or(' ');
        let hyphen = word.character == '-'
            && before.is_alphabetic()
            && next.is_alphabetic()
            && after.next().is_some_and(char::is_alphabetic);
        let point = is_url
            && before != '/'
            && matches!(word.character, '/' | '?' | '&' | '=' | '.' | '-' | '_')
            && next.is_alphanumeric();
        if hyphen || point {
            word.splits = true;
            break;
        }
    }
    if manner.axes.is_vertical() {
        word.cells = BOX;
    }
    word
}

/// The class of the next cluster if it goes on the word.
fn class_in_word(word: &Token, rest: &str, bytes: usize, manner: Manner) -> Option<Class> {
    let character = rest.chars().next()?;
    if character.is_whitespace() {
        return None;
    }
    let next = rest[bytes..].chars().next().unwrap_or(' ');
    match character {
        'a'..='z' | 'A'..='Z' => return Some(Class::Letter),
        '’' | '·' if word.character.is_alphabetic() && next.is_alphabetic() => {
            let latin = kinsoku::class_of(next, 1) == Class::Letter && bytes < rest.len();
            return (latin && manner.axes.width().of_char(next) == 1).then_some(Class::Letter);
        }
        '–' if word.last == Class::Digit && next.is_ascii_digit() => return Some(Class::Letter),
        '$' if word.bytes > 0 => return Some(Class::Letter),
        '"' | '(' | ')' | '[' | ']' | '{' | '}' => return None,
        _ => {}
    }
    let class = kinsoku::class_of(character, manner.axes.width().of(&rest[..bytes]));
    let goes_on = matches!(class, Class::Letter | Class::Digit)
        || class == Class::LatinClose && character.is_ascii();
    goes_on.then_some(class)
}

/// Whether the text begins with the address of a page.
fn is_url(text: &str) -> bool {
    text.starts_with("www.")
        || text
            .bytes()
            .take(8)
            .position(|byte| byte == b':')
            .is_some_and(|colon| text[colon..].starts_with("://"))
        || text.starts_with("//")
}

/// One letter of a word that is stacked.
fn letter(text: &str, manner: Manner) -> Token {
    let bytes = cluster(text);
    let character = text.chars().next().unwrap_or(' ');
    let class = kinsoku::class_of(character, 1);
    Token {
        bytes,
        cells: BOX.max(manner.axes.advance(&text[..bytes])),
        first: class,
        last: class,
        character,
        splits: false,
    }
}

/// Whether a word stands upright in one box: one character or two of ASCII.
fn shares_a_box(word: &str) -> bool {
    word.len() <= 2 && word.is_ascii() || cluster(word) == word.len()
}

/// The bytes of the cluster that the text begins with.
pub(super) fn cluster(text: &str) -> usize {
    let mut characters = text.char_indices();
    let first = characters.next().map_or(' ', |(_, character)| character);
    match characters.next() {
        Some((bytes, second)) if is_simple(first) && is_simple(second) => bytes,
        None => text.len(),
        Some(_) => text.graphemes(true).next().map_or(0, str::len),
    }
}

/// Whether two such characters in a row are two clusters (`Grapheme_Cluster_Break` Other; Hangul
/// syllables join only with letters that are not in these ranges).
fn is_simple(character: char) -> bool {
    matches!(character,
        ' '..='~' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' | '\u{2010}'..='\u{2027}'
        | '\u{2030}'..='\u{205e}' | '\u{3000}'..='\u{3029}' | '\u{3030}'..='\u{3098}'
        | '\u{309b}'..='\u{a48c}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}'
        | '\u{ff01}'..='\u{ff9d}' | '\u{ffe0}'..='\u{ffe6}')
}
