//! The paragraphs of a text as the chapters of a book.

use super::facts::Facts;
use super::paragraph::Paragraph;
use super::words::{block, stressed};
use crate::reading::Note;
use newsprint_issue::clean::Clean;
use newsprint_issue::{Article, Author, Block, Language, Masthead, Section, Text};

/// Words that begin the line of those who made a text of a book, in small letters.
const CREDITS: &[&str] = &[
    "produced by",
    "e-text prepared by",
    "etext prepared by",
    "this ebook was produced",
    "this etext was produced",
    "transcribed from",
    "transcribed by",
    "scanned by",
    "prepared by",
    "credits:",
];

/// A book in the making.
pub(crate) struct Book {
    facts: Facts,
    notes: Vec<Note>,
    sections: Vec<Section>,
    open: Article,
}

impl Book {
    pub(crate) fn new(facts: Facts, notes: Vec<Note>) -> Book {
        Book {
            facts,
            notes,
            sections: vec![Section::default()],
            open: Article::default(),
        }
    }

    pub(crate) fn take(&mut self, paragraphs: &[Paragraph]) {
        let mut at = 0;
        while let Some(paragraph) = paragraphs.get(at) {
            at += 1;
            if self.stands_before(paragraph) {
                continue;
            }
            let next = paragraphs.get(at);
            let Some(head) = paragraph.heading() else {
                self.words(paragraph);
                continue;
            };
            self.close();
            let mut headline = vec![stressed(&paragraph.words())];
            if let Some(next) = next.filter(|next| {
                head.is_bare && next.heading().is_none_or(|_| next.before < 2) && next.is_title()
            }) {
                headline.push(stressed(&next.words()));
                at += 1;
            }
            let leads = paragraphs
                .get(at)
                .is_some_and(|next| next.heading().is_some());
            if head.is_part && leads {
                let words: Vec<String> = headline.iter().map(Text::plain).collect();
                self.sections.push(Section {
                    name: Clean::line(&words.join(" ")),
                    articles: Vec::new(),
                });
            } else {
                self.open.headline = headline;
            }
        }
        self.close();
    }

    /// Ends a chapter; a heading with nothing under it is a line of a list of contents.
    fn close(&mut self) {
        let article = std::mem::take(&mut self.open);
        let Some(section) = self.sections.last_mut() else {
            return;
        };
        if article.headline.is_empty() && article.body.is_empty() {
            return;
        }
        match section.articles.last_mut() {
            Some(last) if article.body.is_empty() => {
                let mut item = Text::default();
                for line in article.headline {
                    if !item.is_empty() {
                        item.spans.extend(Text::from(" ").spans);
                    }
                    item.spans.extend(line.spans);
                }
                if let Some(Block::List(items)) = last.body.last_mut() {
                    items.push(item);
                } else {
                    last.body.push(Block::List(vec![item]));
                }
            }
            _ => section.articles.push(article),
        }
    }

    fn words(&mut self, paragraph: &Paragraph) {
        self.open.body.extend(block(paragraph, &paragraph.words()));
    }

    /// Whether a paragraph before the first chapter is no part of the work: who made the text, which
    /// a note keeps, and the title page, which says again what the head has said.
    fn stands_before(&mut self, paragraph: &Paragraph) -> bool {
        let mut sections = self.sections.iter();
        if !sections.all(|section| section.articles.is_empty()) || !self.open.headline.is_empty() {
            return false;
        }
        let words = paragraph.words();
        let lower = words.to_lowercase();
        if CREDITS.iter().any(|credit| lower.starts_with(credit)) {
            self.notes.push(Note::SetAside {
                line: paragraph.line,
                text: Clean::line(&words),
            });
            return true;
        }
        let same = |said: &str| said.to_lowercase() == lower.trim_start_matches("by ");
        same(&self.facts.title)
            || words == "by"
            || self.facts.authors.iter().any(|(name, _)| same(name))
    }

    pub(crate) fn finish(mut self, language: Language) -> (Masthead, Vec<Section>, Vec<Note>) {
        let title = Clean::line(&self.facts.title);
        let articles = self
            .sections
            .iter_mut()
            .flat_map(|section| &mut section.articles);
        let mut articles: Vec<&mut Article> = articles.collect();
        if let Some(first) = articles.first_mut()
            && first.headline.is_empty()
        {
            first.headline = vec![Text::from(title.clone())];
        }
        // A list of contents has no author.
        let is_list = |block: &Block| matches!(block, Block::List(_));
        let signed = articles
            .iter()
            .position(|article| !article.body.iter().all(is_list));
        if let Some(first) = articles.get_mut(signed.unwrap_or_default()) {
            let author = |(name, role): &(String, Option<&str>)| Author {
                name: Clean::line(name),
                role: role.map(Clean::line),
            };
            first.byline = self.facts.authors.iter().map(author).collect();
        }
        (
            Masthead {
                title,
                language,
                ..Masthead::default()
            },
            self.sections,
            self.notes,
        )
    }
}
