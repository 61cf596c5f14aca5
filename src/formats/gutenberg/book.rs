//! The paragraphs of a text as the chapters of a book.

use super::super::reading::Note;
use super::facts::Facts;
use super::paragraph::Paragraph;
use super::words::{block, stressed};
use crate::clean::Clean;
use crate::issue::{Article, Author, Block, Language, Masthead, Section, Text};

/// A book in the making.
pub(super) struct Book {
    facts: Facts,
    notes: Vec<Note>,
    sections: Vec<Section>,
    open: Article,
}

impl Book {
    pub(super) fn new(facts: Facts, notes: Vec<Note>) -> Book {
        Book {
            facts,
            notes,
            sections: vec![Section::default()],
            open: Article::default(),
        }
    }

    pub(super) fn take(&mut self, paragraphs: &[Paragraph]) {
        let mut at = 0;
        while let Some(paragraph) = paragraphs.get(at) {
            at += 1;
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
                let item = article
                    .headline
                    .into_iter()
                    .flat_map(|line| line.spans.into_iter().chain(Text::from(" ").spans));
                let item = Text {
                    spans: item.collect(),
                };
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
        let words = paragraph.words();
        let is_first = self
            .sections
            .iter()
            .all(|section| section.articles.is_empty());
        let credits = [
            "Produced by",
            "E-text prepared by",
            "This eBook was produced",
            "Transcribed from",
        ];
        if is_first && credits.iter().any(|credit| words.starts_with(credit)) {
            self.notes.push(Note::SetAside {
                line: paragraph.line,
                text: Clean::line(&words),
            });
            return;
        }
        // The title page says again what the head has said.
        let same =
            |said: &str| said.to_lowercase() == words.trim_start_matches("by ").to_lowercase();
        if is_first
            && (same(&self.facts.title)
                || words == "by"
                || self.facts.authors.iter().any(|(name, _)| same(name)))
        {
            return;
        }
        self.open.body.extend(block(paragraph, &words));
    }

    pub(super) fn finish(mut self, language: Language) -> (Masthead, Vec<Section>, Vec<Note>) {
        let title = Clean::line(&self.facts.title);
        let mut articles = self
            .sections
            .iter_mut()
            .flat_map(|section| &mut section.articles);
        if let Some(first) = articles.next() {
            if first.headline.is_empty() {
                first.headline = vec![Text::from(title.clone())];
            }
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
