//! What becomes of the letters of an input: kept, told by a note, missing, or made up.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use newsprint::formats::{Format, Note, Reading, Source};
use newsprint::issue::{Date, Issue};
use newsprint::messages::Guess;
use unicode_normalization::UnicodeNormalization as _;

use super::witness::Witness;
use crate::score::{self, Score};

/// What stands over the rows of the table.
pub(super) const HEAD: &str = "                   inputs refused stories characters  kept   aside  made up  \
    articles headlines paragraphs\n";

/// How often each letter or digit stands in a text.
type Letters = BTreeMap<char, usize>;

fn letters<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> Letters {
    let mut letters = Letters::new();
    for text in texts {
        for letter in row_of(text.as_ref()).chars() {
            *letters.entry(letter).or_default() += 1;
        }
    }
    letters
}

/// The letters and digits of a text as they are compared; capitals are a matter of setting.
fn row_of(text: &str) -> String {
    let letters = text.nfkc().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

fn size(letters: &Letters) -> usize {
    letters.values().sum()
}

/// Takes from one what the other has; how many that are.
fn take(from: &mut Letters, other: &mut Letters) -> usize {
    let mut taken = 0;
    for (letter, count) in from.iter_mut() {
        if let Some(others) = other.get_mut(letter) {
            let both = (*count).min(*others);
            *count -= both;
            *others -= both;
            taken += both;
        }
    }
    from.retain(|_, count| *count > 0);
    other.retain(|_, count| *count > 0);
    taken
}

/// What a paper holds: every text of it, piece by piece, with readings and names.
fn held(issue: &Issue) -> Vec<String> {
    let masthead = &issue.masthead;
    let mut held = vec![masthead.title.to_string()];
    held.extend(masthead.edition.iter().map(ToString::to_string));
    held.extend(
        issue
            .sections
            .iter()
            .map(|section| section.name.to_string()),
    );
    for article in issue.articles() {
        for (_, text) in article.parts() {
            held.push(text.plain());
            let readings = text.spans.iter().filter_map(|span| span.ruby.as_ref());
            held.extend(readings.map(ToString::to_string));
        }
        for author in &article.byline {
            held.push(author.name.to_string());
            held.extend(author.role.iter().map(ToString::to_string));
        }
    }
    held
}

/// The ways in which papers print a date.
const DATES: &[&str] = &["%A, %B %-d, %Y", "%-d %B %Y", "%Y年%-m月%-d日", "%Y-%m-%d"];

/// Whether a text is nothing but a date.
fn is_date(text: &str) -> bool {
    let mut forms = DATES.iter();
    forms.any(|form| Date::strptime(form, text).is_ok())
}

/// What is kept as something else than words: the day of the paper, in the ways in which it may have
/// been printed, and the word before a name.
fn facts(issue: &Issue) -> Vec<Vec<String>> {
    let signed = issue
        .articles()
        .filter(|article| !article.byline.is_empty());
    let by = vec!["By".to_owned(); signed.count()];
    let Some(date) = issue.masthead.date else {
        return vec![by];
    };
    let day = usize::from(date.weekday().to_monday_zero_offset().unsigned_abs());
    let day = ['一', '二', '三', '四', '五', '六', '日'][day];
    let with = |form: &str| {
        let date = date.strftime(form).to_string();
        by.iter().cloned().chain([date]).collect()
    };
    let mut ways: Vec<Vec<String>> = DATES.iter().map(|form| with(form)).collect();
    ways.push(with(&format!("%Y年%-m月%-d日星期{day}")));
    ways
}

/// What became of the letters of an input.
#[derive(Clone, Debug, Default)]
pub(super) struct Fate {
    inputs: usize,
    /// Inputs that were refused in a line.
    refused: usize,
    stories: usize,
    source: usize,
    kept: usize,
    /// What no story has, and a note tells word for word.
    aside: usize,
    held: usize,
    invented: usize,
    pub(super) score: Score,
    pub(super) is_judged: bool,
    pub(super) ledger: String,
}

impl Fate {
    pub(super) fn add(&mut self, other: &Fate) {
        self.inputs += other.inputs;
        self.refused += other.refused;
        self.stories += other.stories;
        self.source += other.source;
        self.kept += other.kept;
        self.aside += other.aside;
        self.held += other.held;
        self.invented += other.invented;
        self.score += other.score;
        self.is_judged |= other.is_judged;
        self.ledger += &other.ledger;
    }

    /// In thousandths.
    fn kept(&self) -> usize {
        share(self.kept, self.source)
    }

    /// Kept, or told word for word by a note.
    pub(super) fn kept_or_told(&self) -> usize {
        share(self.kept + self.aside, self.source)
    }

    pub(super) fn invented(&self) -> usize {
        share(self.invented, self.held)
    }

    pub(super) fn row(&self, name: &str) -> String {
        let told = |share: usize| format!("{}.{:03}", share / 1000, share % 1000);
        let mut row = format!(
            "{name:18} {:6} {:7} {:7} {:10}  {}  {}  {}",
            self.inputs,
            self.refused,
            self.stories,
            self.source,
            told(self.kept()),
            told(share(self.aside, self.source)),
            told(self.invented()),
        );
        if self.is_judged {
            let score = &self.score;
            let f1 = [score.articles, score.headlines, score.paragraphs].map(score::Tally::f1);
            let _ = write!(row, "   {:.3}    {:.3}    {:.3}", f1[0], f1[1], f1[2]);
        }
        row + "\n"
    }
}

/// A part of a whole in thousandths, rounded down; all of nothing.
fn share(part: usize, whole: usize) -> usize {
    (1000 * part)
        .checked_div(whole)
        .unwrap_or(1000 * usize::from(part == whole && whole > 0))
}

/// What becomes of a source whose words the witness has.
pub(super) fn fate(name: &str, source: &Source, witness: &Witness) -> Fate {
    let mut fate = Fate {
        inputs: 1,
        ..Fate::default()
    };
    let reading = match Format::detect(source).read(source) {
        Ok(reading) => reading,
        Err(error) => {
            fate.refused = 1;
            fate.ledger = format!("{name}\n  refused: {error}\n");
            return fate;
        }
    };
    let mut texts = held(&reading.issue);
    let (words, about) = (Rows::of(&witness.words), Rows::of(&witness.about));
    // What only the facts of a file say is no word of its text, and neither is a date.
    texts.retain(|text| !is_date(text) && (words.hold(text) || !about.hold(text)));
    let mut wanted = letters(&witness.words);
    let mut found = letters(&texts);
    fate.stories = reading.issue.articles().count();
    fate.source = size(&wanted);
    fate.held = size(&found);
    fate.kept = take(&mut wanted, &mut found);
    let aside = set_aside(&reading);
    fate.aside = take(&mut wanted, &mut letters(&aside));
    let by_fact = |facts: Vec<String>| {
        let mut wanted = wanted.clone();
        (take(&mut wanted, &mut letters(&facts)), wanted, facts)
    };
    let ways = facts(&reading.issue).into_iter().map(by_fact);
    let (count, wanted, facts) = ways.max_by_key(|(count, ..)| *count).unwrap_or_default();
    fate.kept += count;
    take(&mut found, &mut letters(&witness.about));
    fate.invented = size(&found);
    let kept: Vec<String> = texts.iter().chain(&aside).chain(&facts).cloned().collect();
    let said: Vec<String> = witness
        .words
        .iter()
        .chain(&witness.about)
        .cloned()
        .collect();
    let missing = listed("missing", &wanted, Rows::of(&kept).alone(&witness.words));
    let made_up = listed("made up", &found, Rows::of(&said).alone(&texts));
    if !missing.is_empty() || !made_up.is_empty() {
        let notes = reading.notes.iter().filter(|note| is_loss(note));
        fate.ledger = [name, "\n", &missing, &made_up].concat();
        for note in notes {
            let _ = writeln!(fate.ledger, "  note: {note}");
        }
    }
    fate
}

/// What the notes tell word for word.
fn set_aside(reading: &Reading) -> Vec<String> {
    let notes = reading.notes.iter().filter_map(|note| match note {
        Note::SetAside { text, .. } => Some(text.to_string()),
        _ => None,
    });
    notes.collect()
}

fn is_loss(note: &Note) -> bool {
    match note {
        Note::Decoded { .. } | Note::SetAside { .. } => false,
        Note::Guessed { what, .. } => matches!(what, Guess::Aside { .. }),
        _ => true,
    }
}

/// The letters of many texts, one behind the other.
struct Rows(String);

impl Rows {
    fn of(texts: &[String]) -> Rows {
        Rows(texts.iter().map(|text| row_of(text)).collect())
    }

    /// Whether the letters of a text stand here as they follow each other.
    fn hold(&self, text: &str) -> bool {
        self.0.contains(&row_of(text))
    }

    /// The texts whose letters do not.
    fn alone<'t>(&self, texts: &'t [String]) -> Vec<&'t String> {
        texts.iter().filter(|text| !self.hold(text)).collect()
    }
}

/// Lists the letters that one side has alone, and the texts that do not stand in the other as they are.
fn listed(what: &str, alone: &Letters, texts: Vec<&String>) -> String {
    if alone.is_empty() {
        return String::new();
    }
    let each = alone.iter();
    let letters = each.flat_map(|(letter, count)| std::iter::repeat_n(*letter, *count));
    let letters: String = letters.collect();
    let mut list = format!("  {what}: {} ({letters})\n", size(alone));
    for text in texts {
        let _ = writeln!(list, "    | {text}");
    }
    list
}
