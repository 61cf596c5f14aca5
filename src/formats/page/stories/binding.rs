//! Sheets of a source and the stories on them bound into one issue: masthead, sections, notices,
//! origins of all lines, and the account of what was lost or guessed.

use super::jumps;
use super::telling::{Matter, Told, Went};
use crate::page::kinds::label::Label;
use crate::page::lines::furniture::{self, Facts};
use crate::page::lines::line::{Before, Line, Lines};
use crate::page::lines::mended::Named;
use crate::page::lines::nameplate;
use crate::reading::{Note, Reading};
use newsprint_issue::clean::Clean;
use newsprint_issue::{Article, Block, Issue, Language, Masthead, Section, Text};
use newsprint_messages::Guess;
use newsprint_raw::{Element, Origin};

/// Lines of furniture that a nameplate may be among.
const NAMEPLATE: usize = 4;

/// The lines of one printed page, and what its furniture says.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sheet {
    /// The lines of its stories.
    pub(crate) lines: Vec<Line>,
    /// The lines of its furniture.
    furniture: Vec<(usize, String, Facts)>,
    /// What its section is called where no furniture says it.
    name: String,
}

impl Sheet {
    /// A sheet whose lines are stories already.
    pub(crate) fn fixed(furniture: Vec<(usize, String, Facts)>, name: String) -> Sheet {
        Sheet {
            furniture,
            name,
            ..Sheet::default()
        }
    }

    /// The number of the page, as printed.
    pub(crate) fn number(&self) -> Option<usize> {
        let mut facts = self.furniture.iter().map(|(_, _, facts)| facts);
        facts.find_map(|facts| jumps::number(facts.page.as_deref()?))
    }
}

/// Parts lines of furniture from lines of stories, and sheets from one another.
///
/// A sheet begins at a folio, or at the end of a page with a folio on it.
pub(crate) fn sheets(lines: Vec<Line>) -> Vec<Sheet> {
    let facts = furniture::find(&lines);
    let folio = |facts: &Facts| {
        facts.page.is_some() && !facts.is_aside()
            || facts.section.is_some()
            || facts.title.is_some()
    };
    let mut sheets = vec![Sheet::default()];
    let mut before = Before::Nothing;
    for (line, facts) in lines.into_iter().zip(facts) {
        let Some(sheet) = sheets.last_mut() else {
            break;
        };
        let facts = match line.mended.named {
            Some(Named::Aside) => Some(Facts {
                imprint: Some(line.text.clone()),
                ..Facts::default()
            }),
            _ => facts
                .or_else(|| named_furniture(&line))
                .filter(|_| !line.mended.is_kept),
        };
        if let Some(facts) = facts {
            let fresh = !sheet.lines.is_empty()
                && folio(&facts)
                && sheet.furniture.iter().any(|(_, _, facts)| folio(facts));
            if fresh {
                sheets.push(Sheet::default());
            }
            before = before.max(line.before).max(Before::Blank);
            if let Some(sheet) = sheets.last_mut() {
                let torn = line.more.iter().map(|number| {
                    let imprint = Some(line.text.clone());
                    (
                        *number,
                        line.text.clone(),
                        Facts {
                            imprint,
                            ..Facts::default()
                        },
                    )
                });
                sheet.furniture.extend(torn);
                sheet.furniture.push((line.number, line.text, facts));
            }
        } else {
            let before = std::mem::take(&mut before).max(line.before);
            sheet.lines.push(Line { before, ..line });
        }
    }
    sheets
}

/// What a line says that is labelled as no part of a story.
fn named_furniture(line: &Line) -> Option<Facts> {
    let labelled = line.labelled;
    (labelled.label == Label::Furniture && labelled.surety > 0)
        .then(|| nameplate::known(&line.text))
}

/// Binds the stories of all sheets into an issue.
pub(crate) fn bind(
    taken: &Lines,
    sheets: &[Sheet],
    stories: Vec<Vec<Told>>,
    language: Language,
) -> Reading {
    let mut binding = Binding {
        masthead: Masthead {
            language,
            ..Masthead::default()
        },
        ..Binding::default()
    };
    binding.losses(taken);
    for (sheet, stories) in sheets.iter().zip(stories) {
        let name = binding.furniture(sheet, sheets.len());
        let (notices, stories): (Vec<Told>, Vec<Told>) = stories
            .into_iter()
            .partition(|told| told.kind == Matter::Notice);
        binding.notices.extend(notices);
        if !stories.is_empty() {
            binding.section(name, stories);
        }
    }
    binding.keep(&taken.rest);
    let notices = std::mem::take(&mut binding.notices);
    if !notices.is_empty() {
        binding.section(Clean::line(notices_name(language)), notices);
    }
    binding.finish()
}

/// What a section of notices is called.
fn notices_name(language: Language) -> &'static str {
    match language {
        Language::Simplified => "启事",
        Language::Traditional => "啟事",
        Language::Japanese => "お知らせ",
        Language::Korean => "알림",
        Language::English | Language::Other(_) => "Notices",
    }
}

/// The work of binding one issue.
#[derive(Default)]
struct Binding {
    masthead: Masthead,
    sections: Vec<Section>,
    notices: Vec<Told>,
    notes: Vec<Note>,
    origins: Vec<Origin>,
    articles: usize,
}

impl Binding {
    fn losses(&mut self, taken: &Lines) {
        let (count, line) = taken.undecoded;
        if count > 0 {
            self.notes.push(Note::Undecoded { count, line });
        }
        if taken.unprintable > 0 {
            self.notes.push(Note::Unprintable {
                count: taken.unprintable,
            });
        }
        let unseen = taken.unseen.iter().map(|line| Origin {
            line: *line,
            element: Element::SetAside,
        });
        self.origins.extend(unseen);
    }

    /// Takes the furniture of a sheet into the masthead; answers the name of its section.
    fn furniture(&mut self, sheet: &Sheet, sheets: usize) -> Clean {
        let mut name = Clean::default();
        let mut page = Clean::default();
        for (line, text, facts) in &sheet.furniture {
            let text = Clean::line(text.trim());
            if let Some(section) = &facts.section
                && name.is_empty()
            {
                name = Clean::line(section);
            }
            if let Some(printed) = &facts.page {
                page = Clean::line(printed);
            }
            self.head(facts);
            let element = if facts.is_aside() {
                self.notes.push(Note::SetAside { line: *line, text });
                Element::SetAside
            } else {
                if facts.imprint.is_some() || facts.page.is_some() {
                    self.notes.push(Note::SetAside { line: *line, text });
                }
                Element::Masthead
            };
            self.origins.push(Origin {
                line: *line,
                element,
            });
        }
        self.name(sheet);
        match (name.is_empty() && sheets > 1, page.is_empty()) {
            (false, _) => name,
            (true, false) => page,
            (true, true) => Clean::line(&sheet.name),
        }
    }

    /// Takes the paper's name from the first lines of a page, where no line is surely one.
    fn name(&mut self, sheet: &Sheet) {
        let first = sheet.furniture.iter().take(NAMEPLATE);
        let named = first
            .map(|(_, text, _)| text.as_str())
            .find(|text| nameplate::can_be_title(text));
        let dated = sheet
            .furniture
            .iter()
            .take(NAMEPLATE + 1)
            .any(|(_, _, facts)| facts.date.is_some());
        if let (true, true, Some(name)) = (self.masthead.title.is_empty(), dated, named) {
            self.masthead.title = Clean::line(name.trim());
        }
    }

    fn head(&mut self, facts: &Facts) {
        if let Some(title) = &facts.title
            && self.masthead.title.is_empty()
        {
            self.masthead.title = Clean::line(title);
        }
        self.masthead.date = self.masthead.date.or(facts.date);
        if self.masthead.edition.is_none() {
            self.masthead.edition = facts.edition.as_deref().map(Clean::line);
        }
    }

    /// Adds a section; sheets of one name in a row are one section.
    fn section(&mut self, name: Clean, stories: Vec<Told>) {
        let mut articles: Vec<Article> = Vec::new();
        for told in stories {
            let article = self.articles;
            self.articles += 1;
            for (line, went) in told.lines {
                let element = match went {
                    Went::Part(part) => Element::Article { article, part },
                    Went::Byline => Element::Byline { article },
                    Went::Aside => Element::SetAside,
                };
                self.origins.push(Origin { line, element });
            }
            self.notes.extend(told.notes);
            articles.push(told.article);
        }
        match self.sections.last_mut() {
            Some(last) if last.name == name => last.articles.extend(articles),
            _ => self.sections.push(Section { name, articles }),
        }
    }

    /// Keeps a text as it stands at the end of the last story.
    fn keep(&mut self, rest: &Clean) {
        if rest.trim().is_empty() {
            return;
        }
        let block = Block::Verbatim(Text::from(rest.clone()));
        let last = self.sections.last_mut();
        match last.and_then(|section| section.articles.last_mut()) {
            Some(last) => last.body.push(block),
            None => self.sections.push(Section {
                articles: vec![Article {
                    body: vec![block],
                    ..Article::default()
                }],
                ..Section::default()
            }),
        }
    }

    fn finish(mut self) -> Reading {
        self.origins.sort_by_key(|origin| origin.line);
        let issue = Issue::bind(self.masthead, self.sections);
        let paragraphs = issue
            .articles()
            .flat_map(|article| &article.body)
            .filter(|block| matches!(block, Block::Paragraph(_)))
            .count();
        if self.articles > 1 {
            let guesses: Vec<u8> = self
                .notes
                .iter()
                .filter_map(|note| match note {
                    Note::Guessed { confidence, .. } => Some(*confidence),
                    _ => None,
                })
                .collect();
            let least = guesses.into_iter().min().unwrap_or(95);
            self.notes.push(Note::Guessed {
                what: Guess::Stories {
                    stories: self.articles,
                    paragraphs,
                },
                confidence: least,
            });
        }
        Reading {
            origins: self.origins,
            ..Reading::new(issue, self.notes)
        }
    }
}
