//! A draft in the making: paragraphs with what they are to the text, pictures, notes and tables.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use roxmltree::Node;

use crate::reading::Note;
use crate::xml::markup::escaped;
use newsprint_messages::{Loss, Omission};

/// What a paragraph is to its text, by the name or level of its style.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Running text.
    #[default]
    Text,
    /// The title of the whole.
    Title,
    /// The line below a title.
    Subtitle,
    /// Who wrote it.
    Author,
    /// When it was written.
    Day,
    /// A heading of a level, 1 for the highest.
    Head(u8),
    /// Words under a picture or over a table.
    Caption,
    /// A quotation set apart.
    Quote,
    /// Lines kept as they are.
    Verbatim,
    /// An item of a list.
    Item,
    /// A line of a table of contents or an index.
    Contents,
}

impl Standing {
    /// What the English name of a style says, which every language of a program keeps underneath.
    pub(crate) fn of(name: &str) -> Option<Standing> {
        let name = name.to_lowercase().replace("_20_", " ");
        let name = name.trim();
        let level = |name: &str| name.trim().parse().ok();
        if let Some(level) = name.strip_prefix("heading").and_then(level) {
            return (1..=9).contains(&level).then_some(Standing::Head(level));
        }
        let begins = |words: &[&str]| words.iter().any(|words| name.starts_with(words));
        Some(match name {
            "title" => Standing::Title,
            "subtitle" => Standing::Subtitle,
            "author" | "byline" => Standing::Author,
            "date" => Standing::Day,
            "quote" | "intense quote" | "quotations" | "block text" => Standing::Quote,
            "caption" | "figure" | "illustration" | "table" | "image caption" => Standing::Caption,
            "list paragraph" => return None,
            _ if begins(&["preformatted", "html preformatted", "source code", "macro"]) => {
                Standing::Verbatim
            }
            _ if begins(&["toc ", "contents ", "table of figures", "index "]) => Standing::Contents,
            _ => return None,
        })
    }
}

/// What is anchored in a paragraph and stands beside it.
pub(crate) enum Aside<'a, 'input> {
    /// A picture: its path and what it shows.
    Picture(String, String),
    /// A box with paragraphs of its own.
    Box(Node<'a, 'input>),
}

/// A part of a text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// A line of its head: a title, a subtitle, an author, a day or a heading.
    Line(Standing, String),
    /// What stands below, as HTML.
    Matter(String),
}

/// A text in the making.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    pub(crate) parts: Vec<Part>,
    /// What was written since the last heading, as HTML.
    html: String,
    /// Whether its last element is a list, a quotation or lines that may go on.
    open: Option<Standing>,
    /// Where the picture ends that a caption would belong to.
    picture: Option<usize>,
    /// Notes of the paragraph that is being written, as HTML.
    notes: String,
    marks: usize,
    /// How many cells and notes we are inside of.
    inside: usize,
    /// Lines of tables of contents that were passed over.
    contents: usize,
    /// What a story has no place for, and how often.
    lost: BTreeMap<Omission, usize>,
}

impl Draft {
    /// Adds a paragraph; its words are HTML.
    pub(crate) fn paragraph(&mut self, standing: Standing, words: &str) {
        let standing = self.placed(standing);
        if standing == Standing::Contents {
            self.contents += 1;
        } else if standing == Standing::Verbatim {
            // An empty line between others is one of them.
            self.enter(standing);
            self.html.extend([words, "\n"]);
        } else if !words.trim().is_empty() {
            self.words(standing, words);
        }
        let notes = std::mem::take(&mut self.notes);
        if !notes.is_empty() {
            self.leave();
            self.html.push_str(&notes);
        }
    }

    /// What a paragraph is here: cells and notes have no headings of the text.
    fn placed(&self, standing: Standing) -> Standing {
        match standing {
            Standing::Head(_) | Standing::Title | Standing::Subtitle if self.inside > 0 => {
                Standing::Text
            }
            Standing::Author | Standing::Day if self.inside > 0 => Standing::Text,
            other => other,
        }
    }

    fn words(&mut self, standing: Standing, words: &str) {
        match standing {
            Standing::Title
            | Standing::Subtitle
            | Standing::Author
            | Standing::Day
            | Standing::Head(_) => {
                self.end_matter();
                self.parts.push(Part::Line(standing, words.to_owned()));
            }
            Standing::Item => {
                self.enter(standing);
                self.html.extend(["<li>", words, "</li>"]);
            }
            Standing::Quote => {
                self.enter(standing);
                self.html.extend(["<p>", words, "</p>"]);
            }
            Standing::Caption => match self.picture.take() {
                Some(at) => {
                    let caption = ["<figcaption>", words, "</figcaption>"].concat();
                    self.html.insert_str(at, &caption);
                }
                None => self.text(words),
            },
            Standing::Text | Standing::Verbatim | Standing::Contents => self.text(words),
        }
    }

    fn text(&mut self, words: &str) {
        self.leave();
        self.html.extend(["<p>", words, "</p>"]);
    }

    /// Begins what several paragraphs make together, unless it goes on.
    fn enter(&mut self, standing: Standing) {
        if self.open == Some(standing) {
            return;
        }
        self.leave();
        self.html.push_str(match standing {
            Standing::Item => "<ul>",
            Standing::Quote => "<blockquote>",
            _ => "<pre>\n",
        });
        self.open = Some(standing);
    }

    /// Ends what several paragraphs made together.
    fn leave(&mut self) {
        self.picture = None;
        match self.open.take() {
            Some(Standing::Item) => self.html.push_str("</ul>"),
            Some(Standing::Quote) => self.html.push_str("</blockquote>"),
            Some(_) => self.html.push_str("</pre>"),
            None => {}
        }
    }

    /// Adds a picture by its path inside the source, with what it is said to show.
    pub(crate) fn picture(&mut self, path: &str, shows: &str) {
        self.leave();
        let (path, shows) = (escaped(path), escaped(shows));
        let _ = write!(
            self.html,
            "<figure><img src=\"{path}\" alt=\"{shows}\"></figure>"
        );
        self.picture = Some(self.html.len() - "</figure>".len());
    }

    /// Adds a rule.
    pub(crate) fn rule(&mut self) {
        self.leave();
        self.html.push_str("<hr>");
    }

    /// Adds a table, as HTML.
    pub(crate) fn table(&mut self, html: &str) {
        self.leave();
        self.html.push_str(html);
    }

    /// The mark of the next note, as HTML.
    pub(crate) fn mark(&mut self) -> (usize, String) {
        self.marks += 1;
        (self.marks, Draft::mark_of(self.marks))
    }

    /// The mark of a note that was marked before, as HTML.
    pub(crate) fn mark_of(number: usize) -> String {
        format!("<a epub:type=\"noteref\" href=\"#n{number}\">{number}</a>")
    }

    /// Adds the words of a note; they follow the paragraph that its mark stands in.
    pub(crate) fn note(&mut self, number: usize, html: &str) {
        let _ = write!(
            self.notes,
            "<aside epub:type=\"footnote\" id=\"n{number}\">{html}</aside>"
        );
    }

    /// Whether we are inside a cell or a note.
    pub(crate) fn is_inside(&self) -> bool {
        self.inside > 0
    }

    /// Begins what stands apart: a cell or a note. What was written so far is handed out.
    pub(crate) fn step_in(&mut self) -> (String, String) {
        self.leave();
        self.inside += 1;
        (
            std::mem::take(&mut self.html),
            std::mem::take(&mut self.notes),
        )
    }

    /// Ends what stands apart and gives it as HTML; what was written before goes on.
    pub(crate) fn step_out(&mut self, before: (String, String)) -> String {
        self.leave();
        self.inside -= 1;
        let html = std::mem::replace(&mut self.html, before.0);
        let notes = std::mem::replace(&mut self.notes, before.1);
        self.notes.push_str(&notes);
        html
    }

    fn end_matter(&mut self) {
        self.leave();
        if !self.html.is_empty() {
            self.parts
                .push(Part::Matter(std::mem::take(&mut self.html)));
        }
    }

    /// Leaves something out that a story has no place for.
    pub(crate) fn lose(&mut self, what: Omission) {
        *self.lost.entry(what).or_default() += 1;
    }

    /// The parts of the whole, and what was left out.
    pub(crate) fn finish(mut self) -> (Vec<Part>, Vec<Note>) {
        self.end_matter();
        let lost = self.lost.into_iter().map(|(element, count)| Note::Dropped {
            element,
            reason: Loss::NoPlace(count),
        });
        let contents = (self.contents > 0).then_some(Note::Dropped {
            element: Omission::Contents,
            reason: Loss::OfItsOwn,
        });
        (self.parts, lost.chain(contents).collect())
    }
}
