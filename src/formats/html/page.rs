//! A page into its stories: as a system of the press marks it, as several articles, or as the one
//! article that stands among menus. What has words never comes out empty.

use dom_smoothie::{Config, Readability};

use super::facts::{self, Facts, words};
use super::furniture::{self, length};
use super::lead;
use super::press;
use super::sheet::Sheet;
use crate::formats::hypertext::{self, Document, Matter, Node};
use crate::formats::reading::{Note, ReadError};
use crate::formats::source::Source;
use crate::issue::{Article, Block};
use crate::messages::{Loss, Omission};

/// Elements beyond which the article is not looked for; the whole page is read.
const MOST_ELEMENTS: usize = 40_000;
/// Characters below which a finding is doubted.
const SHORT: usize = 140;

/// What a page gives.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) facts: Facts,
    pub(super) section: Option<String>,
    pub(super) articles: Vec<Article>,
    pub(super) notes: Vec<Note>,
}

/// Reads a page.
pub(super) fn read(source: &Source, sheet: &Sheet) -> Result<Page, ReadError> {
    let facts = facts::of(sheet);
    let mut page = Page {
        notes: sheet.notes.clone(),
        ..Page::default()
    };
    let resolve = |address: &str| sheet.picture(source, address);
    if let Some(story) = press::story(sheet) {
        page.press(story, facts, &resolve);
    } else {
        let all = sheet.tree.body().map_or(0, |body| length(&body.text()));
        if let Some(articles) = several(sheet, &resolve) {
            page.articles = articles;
        } else if let Some(matter) = one(sheet, &resolve) {
            page.notes.extend(matter.notes());
            page.articles = lead::articles(&facts, matter);
        }
        page.facts = facts;
        page.note_around(all);
    }
    let picture = page.facts.picture.as_deref().and_then(resolve);
    if let [only] = &mut page.articles[..] {
        lead::illustrate(only, picture);
    }
    if page.articles.is_empty() {
        return Err(ReadError::Empty);
    }
    Ok(page)
}

impl Page {
    fn press(
        &mut self,
        story: press::Story,
        facts: Facts,
        resolve: &dyn Fn(&str) -> Option<String>,
    ) {
        let matter = hypertext::piece(&story.body, resolve);
        self.notes.extend(matter.notes());
        self.facts = Facts {
            headline: story.headline,
            kicker: story.kicker,
            deck: story.deck,
            byline: if story.byline.is_empty() {
                facts.byline
            } else {
                story.byline
            },
            date: story.date.or(facts.date),
            ..facts
        };
        self.section = Some(story.section).filter(|section| !section.is_empty());
        self.articles
            .extend(lead::article(&self.facts, matter.blocks));
    }

    /// Says how much of the page is in no story.
    fn note_around(&mut self, all: usize) {
        let kept: usize = self.articles.iter().map(characters).sum();
        let around = all.saturating_sub(kept);
        if around * 10 > all && around > 20 {
            self.notes.push(Note::Dropped {
                element: Omission::Surroundings,
                reason: Loss::NoPart(around),
            });
        }
    }
}

/// The matter of a page with one article on it.
fn one(sheet: &Sheet, resolve: &dyn Fn(&str) -> Option<String>) -> Option<Matter> {
    let tree = &sheet.tree;
    let body = tree.body().unwrap_or_else(|| tree.root());
    let marked = tree.select("[itemprop='articleBody']");
    if let [marked] = marked.nodes()
        && length(&marked.text()) >= SHORT
    {
        furniture::clear(marked);
        return Some(hypertext::matter(marked, resolve));
    }
    if is_bare(&body) {
        return Some(hypertext::matter(&body, resolve));
    }
    let found = readable(sheet, resolve).map(lead::without_tail);
    let cleared = furniture::clear(&body);
    let rest = lead::without_tail(hypertext::matter(&body, resolve));
    let (found_length, rest_length) = (found.as_ref().map_or(0, measure), measure(&rest));
    let is_doubtful = found_length < SHORT && rest_length > 0
        || found_length * 4 < rest_length && !is_linked(&body);
    if is_doubtful || found_length == 0 {
        if rest_length == 0 && rest.blocks.is_empty() {
            furniture::restore(&cleared);
            return Some(hypertext::matter(&tree.root(), resolve));
        }
        return Some(rest);
    }
    found
}

/// Characters of everything that a story says.
fn characters(article: &Article) -> usize {
    let names = article.byline.iter().map(|author| length(&author.name));
    article
        .parts()
        .map(|(_, text)| text.characters())
        .sum::<usize>()
        + names.sum::<usize>()
}

fn measure(matter: &Matter) -> usize {
    let texts = matter.blocks.iter().flat_map(Block::texts);
    texts.map(crate::issue::Text::characters).sum()
}

/// Whether nothing stands around the text of a page: a document rather than a page of a site.
fn is_bare(body: &Node) -> bool {
    !body
        .descendants_it()
        .any(|node| furniture::is_furniture(&node))
        && !is_linked(body)
}

/// Whether links hold a third of the words below a node.
fn is_linked(node: &Node) -> bool {
    let links = node
        .descendants_it()
        .filter(|below| below.has_name("a") && below.has_attr("href"));
    let linked: usize = links.map(|link| length(&link.text())).sum();
    linked * 3 > length(&node.text())
}

/// The article that Readability finds on a page.
fn readable(sheet: &Sheet, resolve: &dyn Fn(&str) -> Option<String>) -> Option<Matter> {
    // It would refuse so many, and a second tree of them is not for nothing.
    let elements = sheet.tree.root();
    let mut elements = elements.descendants_it().filter(Node::is_element);
    if elements.nth(MOST_ELEMENTS).is_some() {
        return None;
    }
    let tree: Document = hypertext::tree(&sheet.html);
    let config = Config {
        max_elements_to_parse: MOST_ELEMENTS,
        char_threshold: SHORT,
        disable_json_ld: true,
        ..Config::default()
    };
    let mut readability = Readability::with_document(tree, None, Some(config)).ok()?;
    let article = readability.parse().ok()?;
    drop(readability);
    let content = hypertext::tree(&article.content);
    furniture::clear(&content.root());
    Some(hypertext::matter(&content.root(), resolve))
}

/// The stories of a page that has several articles side by side.
fn several(sheet: &Sheet, resolve: &dyn Fn(&str) -> Option<String>) -> Option<Vec<Article>> {
    let found = sheet.tree.select("article");
    let is_inner = |node: &Node| {
        node.ancestors_it(None)
            .any(|above| above.has_name("article") || above.has_name("aside"))
    };
    let outer: Vec<&Node> = found
        .nodes()
        .iter()
        .filter(|node| !is_inner(node))
        .collect();
    let lengths: Vec<usize> = outer.iter().map(|node| length(&node.text())).collect();
    let (all, longest) = (
        lengths.iter().sum::<usize>(),
        lengths.iter().max().copied()?,
    );
    // One article among teasers is one article.
    if outer.len() < 2 || longest * 10 > all * 8 {
        return None;
    }
    let articles: Vec<Article> = outer
        .into_iter()
        .filter_map(|node| {
            let head = node.descendants_it().find(|below| {
                ["h1", "h2", "h3", "h4"]
                    .iter()
                    .any(|name| below.has_name(name))
            });
            furniture::clear(node);
            let facts = Facts {
                headline: head.map(|head| words(&head.text())).unwrap_or_default(),
                ..Facts::default()
            };
            lead::article(&facts, hypertext::matter(node, resolve).blocks)
        })
        .collect();
    (articles.len() > 1).then_some(articles)
}
