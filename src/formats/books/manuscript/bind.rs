//! The parts of a text as an issue: one story, or a paper where several headings of the first level
//! stand in it, in sections where each of those only leads to others.

use std::fmt::Write as _;

use super::draft::{Draft, Part, Standing};
use crate::bytes::source::Source;
use crate::hypertext;
use crate::page;
use crate::reading::{Note, ReadError, Reading};
use newsprint_issue::clean::Clean;
use newsprint_issue::{Article, Author, Block, Date, Emphasis, Issue, Masthead, Section, Text};

/// Characters that are enough to see which language a text is in.
const SAMPLE: usize = 4000;
/// Characters of the longest line that may be nothing but a byline.
const LONGEST_BYLINE: usize = 60;
/// Names that programs sign with.
const MAKERS: &[&str] = &[
    "admin",
    "administrator",
    "microsoft office user",
    "office user",
    "owner",
    "pandoc",
    "python-docx",
    "unknown",
    "user",
    "windows user",
    "un-named",
    "author",
    "作者",
    "微软用户",
    "微軟用戶",
];

/// What a file says of its text.
#[derive(Debug, Default)]
pub(crate) struct Facts {
    pub(crate) title: String,
    pub(crate) author: String,
    /// A date of any precision, year first.
    pub(crate) date: String,
    /// A language tag.
    pub(crate) language: String,
}

/// Binds a draft.
pub(crate) fn bind(
    source: &Source,
    facts: &Facts,
    draft: Draft,
    mut notes: Vec<Note>,
) -> Result<Reading, ReadError> {
    let (parts, lost) = draft.finish();
    notes.extend(lost);
    let mut desk = Desk::new(source, Shape::of(&parts), notes);
    for part in &parts {
        desk.take(part);
    }
    desk.close();
    desk.finish(facts)
}

/// Which headings part the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    /// None: one story. Whether its first heading is its headline.
    Story { headed: bool },
    /// Those of the first level begin stories.
    Paper,
    /// Those of the first level begin sections, those of the second stories.
    Sections,
}

impl Shape {
    fn of(parts: &[Part]) -> Shape {
        let is_head = |part: Option<&Part>, wanted: u8| matches!(part, Some(Part::Line(Standing::Head(level), _)) if *level == wanted);
        let firsts = (0..parts.len()).filter(|at| is_head(parts.get(*at), 1));
        let leading = firsts
            .clone()
            .filter(|at| is_head(parts.get(at + 1), 2))
            .count();
        match firsts.count() {
            0 | 1 => {
                let titled = |part: &Part| matches!(part, Part::Line(Standing::Title, _));
                let begins = matches!(parts.first(), Some(Part::Line(Standing::Head(_), _)));
                Shape::Story {
                    headed: begins && !parts.iter().any(titled),
                }
            }
            count if count == leading => Shape::Sections,
            _ => Shape::Paper,
        }
    }
}

/// An issue in the making.
struct Desk<'s> {
    source: &'s Source,
    shape: Shape,
    notes: Vec<Note>,
    title: Text,
    day: Option<Date>,
    sections: Vec<Section>,
    open: Article,
    /// The matter of the open story, as HTML.
    html: String,
}

impl<'s> Desk<'s> {
    fn new(source: &'s Source, shape: Shape, notes: Vec<Note>) -> Desk<'s> {
        Desk {
            source,
            shape,
            notes,
            title: Text::default(),
            day: None,
            sections: vec![Section::default()],
            open: Article::default(),
            html: String::new(),
        }
    }

    fn take(&mut self, part: &Part) {
        let (standing, html) = match part {
            Part::Matter(html) => return self.html.push_str(html),
            Part::Line(standing, html) => (*standing, html),
        };
        let text = line(html);
        let bare = self.html.is_empty();
        match standing {
            Standing::Title if self.title.is_empty() => self.title = text,
            Standing::Subtitle if bare && !self.open.headline.is_empty() => {
                self.open.deck.push(text);
            }
            Standing::Subtitle if bare && matches!(self.shape, Shape::Story { .. }) => {
                self.open.deck.push(text);
            }
            Standing::Author if bare => self.open.byline.extend(authors(&text.plain())),
            Standing::Day if self.day.is_none() && page::day(&text.plain()).is_some() => {
                self.day = page::day(&text.plain());
            }
            Standing::Head(1) if self.shape == Shape::Sections => {
                self.close();
                self.sections.push(Section {
                    name: Clean::line(&text.plain()),
                    articles: Vec::new(),
                });
            }
            Standing::Head(level) if self.begins_story(level) => {
                self.close();
                self.open.headline.push(text);
            }
            Standing::Head(level) => {
                let level = level.min(6);
                let _ = write!(self.html, "<h{level}>{html}</h{level}>");
            }
            _ => self.html.extend(["<p>", html, "</p>"]),
        }
    }

    fn begins_story(&self, level: u8) -> bool {
        match self.shape {
            Shape::Story { headed } => {
                headed && self.open.headline.is_empty() && self.html.is_empty()
            }
            Shape::Paper => level == 1,
            Shape::Sections => level == 2,
        }
    }

    /// Ends a story.
    fn close(&mut self) {
        let html = std::mem::take(&mut self.html);
        let mut article = std::mem::take(&mut self.open);
        let here = |path: &str| {
            let shown = |ending: &str| path.to_lowercase().ends_with(ending);
            (self.source.has(path) && ![".emf", ".wmf", ".svm"].into_iter().any(shown))
                .then(|| path.to_owned())
        };
        let matter = hypertext::piece(&html, &here);
        self.notes.extend(matter.notes());
        article.body = matter.blocks;
        if article.byline.is_empty() {
            sign(&mut article);
        }
        if !(article.body.is_empty() && article.headline.is_empty())
            && let Some(section) = self.sections.last_mut()
        {
            section.articles.push(article);
        }
    }

    fn finish(mut self, facts: &Facts) -> Result<Reading, ReadError> {
        let stories = self.sections.iter().flat_map(|it| &it.articles);
        if stories.clone().next().is_none() {
            return Err(ReadError::Empty);
        }
        let is_signed = stories.clone().any(|story| !story.byline.is_empty());
        let mut sample = String::new();
        for text in stories.flat_map(|story| &story.body).flat_map(Block::texts) {
            sample.push_str(&text.plain());
            if sample.len() > SAMPLE {
                break;
            }
        }
        let (language, guess) = page::told_language(&facts.language, &sample);
        self.notes.extend(guess);
        let told = Text::from(facts.title.trim());
        if self.title.is_empty() && !is_file_name(&facts.title) {
            self.title = told;
        }
        let mut all = self.sections.iter_mut().flat_map(|it| &mut it.articles);
        let is_text = |block: &Block| matches!(block, Block::Paragraph(_));
        let has_text = |article: &Article| article.body.iter().any(is_text);
        let mut signed = None;
        if let Some(first) = all.next() {
            if first.headline.is_empty() && !self.title.is_empty() {
                first.headline.push(self.title.clone());
            }
            // A cover signs nothing.
            signed = std::iter::once(first).chain(all).find(|it| has_text(it));
        }
        if let Some(article) = signed.filter(|_| !is_signed) {
            article.byline = authors(&facts.author);
        }
        let masthead = Masthead {
            title: Clean::line(&self.title.plain()),
            date: self.day.or_else(|| day(&facts.date)),
            language,
            ..Masthead::default()
        };
        Ok(Reading::new(
            Issue::bind(masthead, self.sections),
            self.notes,
        ))
    }
}

/// A line of words, without the strength that headings have by themselves.
fn line(html: &str) -> Text {
    let matter = hypertext::piece(html, &|_| None);
    let mut text = Text::default();
    for one in matter.blocks.iter().flat_map(Block::texts) {
        if !text.is_empty() {
            text.spans.extend(Text::from(Clean::line(" ")).spans);
        }
        text.spans.extend(one.spans.iter().cloned());
    }
    for span in &mut text.spans {
        if matches!(span.emphasis, Emphasis::Strong | Emphasis::Both) {
            span.emphasis = Emphasis::Plain;
        }
    }
    text
}

/// Takes the byline off the top of a story.
fn sign(article: &mut Article) {
    let Some(Block::Paragraph(text)) = article.body.first() else {
        return;
    };
    let line = text.plain();
    if line.chars().count() > LONGEST_BYLINE || article.body.len() < 2 {
        return;
    }
    if let Some(authors) = page::byline(&line) {
        article.byline = authors;
        article.body.remove(0);
    }
}

/// The names that a file is signed with.
fn authors(names: &str) -> Vec<Author> {
    let names = names.split([';', '；', '\n']).map(str::trim);
    let is_person =
        |name: &&str| !name.is_empty() && !MAKERS.contains(&name.to_lowercase().as_str());
    let author = |name: &str| Author {
        name: Clean::line(name),
        role: None,
    };
    names.filter(is_person).map(author).collect()
}

/// Whether a title was only made of a file's name, or by a program.
fn is_file_name(title: &str) -> bool {
    let lower = title.trim().to_lowercase();
    lower.starts_with("microsoft word")
        || ["untitled", "document", "文档", "无标题", "word document"].contains(&&*lower)
        || [".doc", ".docx", ".odt", ".rtf", ".txt"]
            .iter()
            .any(|ending| lower.ends_with(ending))
}

/// The day of a date of full precision.
fn day(date: &str) -> Option<Date> {
    let day: Date = date.trim().get(..10)?.parse().ok()?;
    (day.year() > 1500).then_some(day)
}
