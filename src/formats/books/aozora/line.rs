//! A line of Aozora Bunko: ruby in `《》`, notes in `［＃…］`, characters that the encoding had not.
//! What a note says of words is done to them here; what it says of lines is handed on.

use encoding_rs::EUC_JP;

use newsprint_issue::clean::Clean;
use newsprint_issue::{Emphasis, Span, Text};

/// Stands for a character that nobody can tell.
const UNKNOWN: char = '〓';
/// How many characters before a note are looked through for the words that it speaks of.
const NEAR: usize = 2000;

/// A character with what is set beside it.
struct Sort {
    character: char,
    emphasis: Emphasis,
    /// The reading of the group that it belongs to, by its number.
    reading: Option<usize>,
}

/// A line and its notes.
#[derive(Default)]
pub(crate) struct Line {
    sorts: Vec<Sort>,
    readings: Vec<String>,
    /// Where a base begins that was marked with `｜`.
    base: Option<usize>,
    /// The stress that is on.
    stress: Emphasis,
    /// Notes that speak of lines.
    pub(crate) notes: Vec<String>,
    /// Notes that nothing could be done about.
    pub(crate) lost: Vec<String>,
}

/// What of a line is still to be read, and which signs are not in it any more: a line full of signs
/// that nothing closes is not looked through for each of them.
struct Rest<'t> {
    text: &'t str,
    /// Whether a reading may still end.
    has_reading: bool,
    /// Where each note that begins with `［` ends, by the bytes that follow on it, the last first.
    notes: Vec<(usize, usize)>,
}

impl<'t> Rest<'t> {
    fn new(text: &'t str) -> Rest<'t> {
        Rest {
            text,
            has_reading: true,
            notes: notes(text),
        }
    }

    /// Passes over bytes.
    fn pass(&mut self, bytes: usize) {
        self.text = &self.text[bytes..];
    }

    /// The reading that begins here, and passes it.
    fn reading(&mut self) -> Option<&'t str> {
        let after = self.text.strip_prefix('《').filter(|_| self.has_reading)?;
        let cut = after.split_once('》');
        self.has_reading = cut.is_some();
        let (reading, after) = cut?;
        self.text = after;
        Some(reading)
    }

    /// The note that begins here, and passes it.
    fn note(&mut self) -> Option<&'t str> {
        let after = self.text.strip_prefix("［＃")?;
        let here = self.text.len();
        while self.notes.last().is_some_and(|(from, _)| *from > here) {
            self.notes.pop();
        }
        let (_, end) = self.notes.last().filter(|(from, _)| *from == here)?;
        let inside = after.len() - end;
        let note = after[..inside].strip_suffix('］')?;
        self.text = &after[inside..];
        Some(note)
    }

    /// The letters between brackets that begin here, and passes them.
    fn letters(&mut self) -> Option<&'t str> {
        let after = self.text.strip_prefix('〔')?;
        let end = after.find(|character: char| !character.is_ascii())?;
        let rest = after[end..].strip_prefix('〕')?;
        self.text = rest;
        Some(&after[..end])
    }
}

/// The notes of a line, which may hold notes, the last first: where each begins and what follows on
/// it, in bytes before the end of the line. Notes that do not end are none.
fn notes(text: &str) -> Vec<(usize, usize)> {
    let (mut open, mut notes) = (Vec::new(), Vec::new());
    for (at, character) in text.char_indices() {
        match character {
            '［' => open.push(text.len() - at),
            '］' => {
                if let Some(from) = open.pop() {
                    notes.push((from, text.len() - at - character.len_utf8()));
                }
            }
            _ => {}
        }
    }
    notes.sort_unstable();
    notes
}

impl Line {
    /// Reads a line; stress may be on from the line before.
    pub(crate) fn read(text: &str, stress: Emphasis) -> Line {
        let mut line = Line {
            stress,
            ..Line::default()
        };
        let mut rest = Rest::new(text);
        while let Some(character) = rest.text.chars().next() {
            line.take(character, &mut rest);
        }
        line
    }

    /// The stress that is still on.
    pub(crate) fn stress(&self) -> Emphasis {
        self.stress
    }

    /// Takes one character, or the note or reading that it begins.
    fn take(&mut self, character: char, rest: &mut Rest<'_>) {
        match character {
            '｜' => {
                self.base = Some(self.sorts.len());
                return rest.pass(character.len_utf8());
            }
            '《' if let Some(reading) = rest.reading() => return self.read_above(reading),
            '※' if rest.text[character.len_utf8()..].starts_with("［＃") => {
                rest.pass(character.len_utf8());
                let Some(note) = rest.note() else {
                    return self.push(character);
                };
                let found = foreign(note);
                if found.is_none() {
                    self.lost.push(format!("※［＃{note}］"));
                }
                return self.push(found.unwrap_or(UNKNOWN));
            }
            '［' if let Some(note) = rest.note() => return self.note(note),
            '〔' if let Some(words) = rest.letters() => {
                for character in accented(words).chars() {
                    self.push(character);
                }
                return;
            }
            _ => self.push(character),
        }
        rest.pass(character.len_utf8());
    }

    fn push(&mut self, character: char) {
        self.sorts.push(Sort {
            character,
            emphasis: self.stress,
            reading: None,
        });
    }

    /// Sets a reading beside the base before it: from the mark on, or the characters of one kind.
    fn read_above(&mut self, reading: &str) {
        let start = self.base.take().unwrap_or_else(|| {
            let kind = self.sorts.last().map(|sort| kind(sort.character));
            let same = |sort: &&Sort| Some(kind_of(sort)) == kind && sort.reading.is_none();
            let count = self.sorts.iter().rev().take_while(same).count();
            self.sorts.len() - count
        });
        let number = self.readings.len();
        self.readings.push(reading.to_owned());
        for sort in &mut self.sorts[start..] {
            sort.reading = Some(number);
        }
    }

    fn note(&mut self, note: &str) {
        if let Some((words, said)) = quoted(note) {
            let stressed = emphasis_of(said).is_some_and(|emphasis| self.set(words, emphasis));
            if said.contains("見出し") {
                self.notes.push(said.to_owned());
            } else if stressed {
                // Done.
            } else if said.contains("入る") || said.contains("入り") {
                self.notes.push(note.to_owned());
            } else {
                self.lost.push(format!("［＃{note}］"));
            }
            return;
        }
        let ends = note.strip_suffix("終わり");
        match (ends, emphasis_of(note)) {
            (Some(_), Some(_)) => self.stress = Emphasis::Plain,
            (None, Some(emphasis)) => self.stress = emphasis,
            _ => self.notes.push(note.to_owned()),
        }
    }

    /// Stresses words that stand right before, the last of them; whether they were there.
    fn set(&mut self, words: &str, emphasis: Emphasis) -> bool {
        if words.is_empty() {
            return false;
        }
        let near = self
            .sorts
            .len()
            .saturating_sub(NEAR + words.chars().count());
        let before: String = self.sorts[near..]
            .iter()
            .map(|sort| sort.character)
            .collect();
        let Some(at) = before.rfind(words) else {
            return false;
        };
        let start = near + before[..at].chars().count();
        for sort in &mut self.sorts[start..start + words.chars().count()] {
            sort.emphasis = emphasis;
        }
        true
    }

    /// The words of the line, without the blanks that it is indented with.
    pub(crate) fn text(&self) -> Text {
        let mut text = Text::default();
        let blank = self
            .sorts
            .iter()
            .take_while(|sort| sort.character == '\u{3000}')
            .count();
        let mut sorts = self.sorts[blank..].iter().peekable();
        while let Some(first) = sorts.next() {
            let mut words = String::from(first.character);
            let same =
                |sort: &&Sort| sort.emphasis == first.emphasis && sort.reading == first.reading;
            while let Some(sort) = sorts.next_if(same) {
                words.push(sort.character);
            }
            text.spans.push(Span {
                text: Clean::line(&words),
                emphasis: first.emphasis,
                ruby: first
                    .reading
                    .map(|number| Clean::line(&self.readings[number])),
                link: None,
            });
        }
        text
    }
}

/// The words that a note speaks of, and what it says of them: 「言葉」に傍点.
fn quoted(note: &str) -> Option<(&str, &str)> {
    let inside = note.strip_prefix('「')?;
    let (words, said) = inside.rsplit_once('」')?;
    let said = said
        .strip_prefix('に')
        .or_else(|| said.strip_prefix('は'))
        .or_else(|| said.strip_prefix('の'));
    Some((words, said?))
}

/// The stress that a note speaks of.
fn emphasis_of(said: &str) -> Option<Emphasis> {
    let is_block = said.contains("ここ");
    let found = if said.contains("傍点") || said.contains("傍線") || said.contains("斜体") {
        Emphasis::Emphasized
    } else if said.contains("太字") {
        Emphasis::Strong
    } else {
        return None;
    };
    (!is_block || found == Emphasis::Strong).then_some(found)
}

/// Kinds of characters: a base without a mark is of one kind.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Han,
    Hiragana,
    Katakana,
    Letter,
    Other,
}

fn kind_of(sort: &Sort) -> Kind {
    kind(sort.character)
}

fn kind(character: char) -> Kind {
    match character {
        '々'
        | '〆'
        | '〇'
        | 'ヶ'
        | '仝'
        | UNKNOWN
        | '\u{3400}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}' => Kind::Han,
        '\u{3041}'..='\u{309f}' => Kind::Hiragana,
        '\u{30a0}'..='\u{30ff}' => Kind::Katakana,
        _ if character.is_alphanumeric() => Kind::Letter,
        _ => Kind::Other,
    }
}

/// The character that a note describes: by its code point, or its place in JIS X 0208.
fn foreign(note: &str) -> Option<char> {
    if let Some(at) = note.find("U+") {
        let code = &note[at + 2..];
        let end = code
            .find(|c: char| !c.is_ascii_hexdigit())
            .unwrap_or(code.len());
        return char::from_u32(u32::from_str_radix(&code[..end], 16).ok()?);
    }
    let place = note.rsplit('、').find_map(|part| {
        let part = part
            .trim_start_matches("第1水準")
            .trim_start_matches("第2水準")
            .trim_start_matches("第3水準");
        let mut numbers = part.split('-').map(str::parse::<u8>);
        match (numbers.next()?, numbers.next()?, numbers.next()?) {
            (Ok(1), Ok(row), Ok(cell)) => Some((row, cell)),
            _ => None,
        }
    })?;
    let (row, cell) = place;
    // What lies beyond JIS X 0208 has other characters in the encoding.
    let is_known = matches!(row, 1..=8 | 13 | 16..=83) && (1..=94).contains(&cell);
    let bytes = [0xa0 + row.min(94), 0xa0 + cell.min(94)];
    let (text, _) = EUC_JP.decode_without_bom_handling(&bytes);
    text.chars()
        .next()
        .filter(|character| is_known && *character != '\u{fffd}')
}

/// Letters with the marks that stand behind them in ASCII: `e'tude`.
fn accented(words: &str) -> String {
    const MARKS: &[(char, &str, &str)] = &[
        ('\'', "aeiouyAEIOUYcnszCNSZ", "áéíóúýÁÉÍÓÚÝćńśźĆŃŚŹ"),
        ('`', "aeiouAEIOU", "àèìòùÀÈÌÒÙ"),
        ('^', "aeiouAEIOU", "âêîôûÂÊÎÔÛ"),
        (':', "aeiouyAEIOU", "äëïöüÿÄËÏÖÜ"),
        ('~', "anoANO", "ãñõÃÑÕ"),
        (',', "cCsS", "çÇşŞ"),
        ('_', "aeiouAEIOU", "āēīōūĀĒĪŌŪ"),
        ('/', "oO", "øØ"),
        ('&', "aA", "åÅ"),
    ];
    let mut text = words
        .replace("ae&", "æ")
        .replace("oe&", "œ")
        .replace("AE&", "Æ")
        .replace("s&", "ß");
    for (mark, bare, marked) in MARKS {
        for (bare, marked) in bare.chars().zip(marked.chars()) {
            text = text.replace(&format!("{bare}{mark}"), &marked.to_string());
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::papers::native;

    #[track_caller]
    fn check(line: &str, expected: &str) {
        let line = Line::read(line, Emphasis::Plain);
        assert_eq!(native::markdown_line(&line.text()), expected);
    }

    #[test]
    fn readings_stand_over_their_bases() {
        check(
            "　古い渡《わた》し場で｜青石川《あおいしがわ》を見た。",
            "古い{渡|わた}し場で{青石川|あおいしがわ}を見た。",
        );
        check(
            "石※［＃「土へん＋尚」、U+5872、12-3］《いしば》",
            "{石塲|いしば}",
        );
    }

    #[test]
    fn notes_stress_words() {
        check("もう遅い［＃「遅い」に傍点］のだ", "もう*遅い*のだ");
        check("［＃太字］舟［＃太字終わり］が出る", "**舟**が出る");
    }

    #[test]
    fn characters_are_found_by_their_place() {
        check("※［＃「口＋亞」、第1水準1-16-2］", "唖");
        check("※［＃「何か」、第3水準1-84-77］", "〓");
        check("〔cafe'〕で", "caféで");
    }

    #[test]
    fn what_nothing_closes_is_not_looked_for_again() {
        // Looking to the end for each of them would take minutes.
        for mark in ["《", "［＃", "［＃a", "※［＃", "〔", "〔a", "｜"] {
            let count = 300_000;
            let line = Line::read(&mark.repeat(count), Emphasis::Plain);
            let words = if mark == "｜" { "" } else { mark };
            assert_eq!(line.text().plain().len(), words.len() * count, "{mark}");
            assert!(line.notes.is_empty() && line.lost.is_empty());
        }
        let line = "a".repeat(300) + &"［＃「b」に傍点］".repeat(3000);
        assert_eq!(Line::read(&line, Emphasis::Plain).lost.len(), 3000);
    }

    #[test]
    fn notes_hold_notes_and_those_that_never_end_are_words() {
        check("a［＃「a［＃b］」に傍点］c", "ac");
        check("［＃a《b》c］d", "d");
        check("x［＃a《b》", "x［＃{a|b}");
    }
}
