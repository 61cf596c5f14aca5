//! What is kept of every input of our own making, and what is made up: the letters and digits of the
//! paper against those that a witness finds in the file. Pages that are made have their truth, and are
//! judged by their stories, too. The table and all that is missing from papers are kept beside the
//! goldens and read when they change; below its floor, no format passes.

mod markup;
mod witness;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use newsprint::formats::{Format, Note, Reading, Source, bundled};
use newsprint::issue::{Article, Date, Issue};
use newsprint::messages::Guess;
use unicode_normalization::UnicodeNormalization as _;

use crate::degrade;
use crate::epub::{files_of, zipped};
use crate::golden::root;
use crate::score::{self, Score};
use crate::{encodings, html, office, pairs, pdf, raw_pages};
use witness::{File, Witness};

/// The least of a format that its paper keeps or a note tells word for word, and the most of a paper
/// that its file does not have, in thousandths.
struct Floor(&'static str, usize, usize);

/// A row that is not here keeps every letter and makes none up.
const FLOORS: &[Floor] = &[
    // A heading that its front matter says otherwise; the name of a section without stories; what a
    // note says of front matter and tables that are not whole.
    Floor("native", 980, 0),
    // The name that a reader gives to a column of notices: 启事.
    Floor("plain", 1000, 1),
    // A character that the text describes by its number.
    Floor("aozora", 1000, 20),
    // A title stands over the paper and over its first story.
    Floor("markdown", 1000, 10),
    // Lists of an index, the way from page to page, lists of other stories, the address of an author,
    // the hour of printing.
    Floor("html", 940, 0),
    // Pages of a daily paper that only list its stories, told by notes.
    Floor("epub", 870, 0),
    // Entries that came twice, categories that make no section, what is said again for listeners;
    // addresses made whole.
    Floor("feed", 940, 10),
    // Running heads in the margins; a note tells how many.
    Floor("alto", 970, 0),
    // The same; the word over advertisements.
    Floor("mets", 990, 10),
    // What its agency took back, told by a note.
    Floor("newsml", 970, 0),
    // The same, and the plain telling of what is told with markup, too.
    Floor("ninjs", 960, 0),
    // The table of contents, told by a note; hidden words; numbers of notes.
    Floor("docx", 950, 10),
    Floor("odt", 970, 0),
    // The title over the text, which the paper has, and the word over the notes.
    Floor("fb2", 980, 0),
    // An editor who wrote nothing; labels of records.
    Floor("xml", 990, 10),
    // One of each of these.
    Floor("zip of each", 980, 10),
];

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
struct Fate {
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
    score: Score,
    is_judged: bool,
    ledger: String,
}

impl Fate {
    fn add(&mut self, other: &Fate) {
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
    fn kept_or_told(&self) -> usize {
        share(self.kept + self.aside, self.source)
    }

    fn invented(&self) -> usize {
        share(self.invented, self.held)
    }

    fn row(&self, name: &str) -> String {
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
fn fate(name: &str, source: &Source, witness: &Witness) -> Fate {
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

/// The formats whose inputs lie in the tree.
const FORMATS: &[&str] = &[
    "native",
    "plain",
    "fixes",
    "gutenberg",
    "aozora",
    "markdown",
    "html",
    "epub",
    "feed",
    "alto",
    "mets",
    "nitf",
    "newsml",
    "ninjs",
    "docx",
    "odt",
    "fb2",
    "xml",
];

fn files(path: &Path) -> Vec<File> {
    if path.is_dir() {
        return files_of(path);
    }
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    vec![(name, std::fs::read(path).unwrap())]
}

fn of_tree(format: &str) -> Fate {
    let mut total = Fate::default();
    for path in pairs::inputs(format) {
        let name = path.file_name().unwrap().to_string_lossy();
        // The folder of a saved page belongs to it.
        if name.ends_with("_files") {
            continue;
        }
        let source = if path.is_dir() && ["epub", "docx", "odt"].contains(&format) {
            Source::unpacked(&format!("{name}.{format}"), office::packed(&path), None).unwrap()
        } else {
            Source::open(&path).unwrap()
        };
        let mut witness = witness::of(format, &files(&path));
        witness.about.push(name.replace(['-', '.'], " "));
        total.add(&fate(&format!("{format}/{name}"), &source, &witness));
    }
    total
}

/// Papers that come with the program.
fn of_papers() -> Fate {
    let mut total = Fate::default();
    for (name, source) in bundled() {
        let files = files_of(&root().join("issues").join(&name));
        total.add(&fate(&name, &source, &witness::of("native", &files)));
    }
    total
}

/// Files of every format in an archive.
fn of_archives() -> Fate {
    let mut total = Fate::default();
    for name in encodings::SINGLE {
        let path = root().join("tests/inputs").join(name);
        let (format, file) = name.split_once('/').unwrap();
        let bytes = std::fs::read(&path).unwrap();
        let packed = zipped([(file, &*bytes)]);
        let source = Source::unpacked("packed.zip", packed, None).unwrap();
        total.add(&fate(
            &format!("zip of {name}"),
            &source,
            &witness::of(format, &files(&path)),
        ));
    }
    total
}

/// A page that was made: the letters of all that was set, and the stories.
fn judged(name: &str, source: &Source, witness: &Witness, truth: &[Article]) -> Fate {
    let mut fate = fate(name, source, witness);
    let articles: Vec<Article> = match Format::detect(source).read(source) {
        Ok(reading) => reading.issue.articles().cloned().collect(),
        Err(_) => Vec::new(),
    };
    fate.score = score::score(truth, &articles);
    fate.is_judged = true;
    fate
}

fn of_pdf() -> Fate {
    let mut total = Fate::default();
    for made in pdf::made(4) {
        let source = Source::from_bytes("page.pdf", made.bytes);
        let witness = Witness::of_page(made.words, &[]);
        total.add(&judged(
            &format!("pdf, {}", made.name),
            &source,
            &witness,
            &made.truth,
        ));
    }
    total
}

/// What is wanted of a page of HTML is its article, and all else is made up.
fn of_layouts() -> Fate {
    let mut total = Fate::default();
    for made in html::made() {
        let source = Source::from_bytes("page.html", made.html);
        let words = made.truth.parts().map(|(_, text)| text.plain()).collect();
        // The name of the paper is no part of a story and yet belongs to it.
        let names = ["江城时报", "港町日報", "The Harbour Post"];
        let witness = Witness::of_page(words, &names);
        total.add(&judged(
            &format!("html, {}", made.name),
            &source,
            &witness,
            &[made.truth],
        ));
    }
    total
}

fn of_raw_pages() -> Fate {
    let mut total = Fate::default();
    for manner in raw_pages::manners() {
        for seed in 0..4 {
            let page = degrade::page(manner, seed);
            let words = page.text.lines().map(str::to_owned).collect();
            let witness = Witness::of_page(words, &[]);
            let source = Source::from_bytes("page.txt", page.text);
            total.add(&judged(
                &format!("plain, {manner:?}, page {seed}"),
                &source,
                &witness,
                &page.truth,
            ));
        }
    }
    total
}

#[test]
fn what_is_kept_of_every_input_and_what_is_made_up() {
    let mut rows: Vec<(String, Fate)> = FORMATS
        .iter()
        .map(|format| ((*format).to_owned(), of_tree(format)))
        .collect();
    rows.push(("papers with it".to_owned(), of_papers()));
    rows.push(("zip of each".to_owned(), of_archives()));
    rows.push(("plain, made pages".to_owned(), of_raw_pages()));
    rows.push(("html, layouts".to_owned(), of_layouts()));
    rows.push(("pdf, made pages".to_owned(), of_pdf()));
    let mut table = String::from(
        "                   inputs refused stories characters  kept   aside  made up  \
         articles headlines paragraphs\n",
    );
    for (name, fate) in &rows {
        table += &fate.row(name);
    }
    table.push('\n');
    for (_, fate) in &rows {
        table += &fate.ledger;
    }
    crate::golden::check("formats/kept.txt", &table);
    let mut below = String::new();
    for (name, fate) in &rows {
        let floor = FLOORS.iter().find(|floor| floor.0 == name);
        let Floor(_, kept, invented) = floor.unwrap_or(&Floor("", 1000, 0));
        if fate.kept_or_told() < *kept || fate.invented() > *invented {
            below += &fate.row(name);
        }
    }
    assert!(below.is_empty(), "below the floor:\n{below}");
}
