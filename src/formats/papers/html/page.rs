//! A page into its stories: as a system of the press marks it, as several articles, or as the one
//! article that stands among menus. What has words never comes out empty.

use dom_smoothie::{Config, Readability};

use super::amount::{measure, prose};
use super::facts::{self, Facts};
use super::furniture::{self, length};
use super::lead;
use super::press;
use super::several;
use super::sheet::Sheet;
use crate::bytes::source::Source;
use crate::hypertext::{self, Document, Matter, Node};
use crate::reading::{Note, ReadError};
use newsprint_issue::Article;
use newsprint_messages::{Loss, Omission};

/// Elements beyond which the article is not looked for; the whole page is read.
const MOST_ELEMENTS: usize = 40_000;
/// Characters below which a finding is doubted.
const SHORT: usize = 140;
/// Characters that Readability usually asks for.
const USUAL: usize = 500;

/// What a page gives.
#[derive(Debug, Default)]
pub(crate) struct Page {
    pub(crate) facts: Facts,
    pub(crate) section: Option<String>,
    pub(crate) articles: Vec<Article>,
    pub(crate) notes: Vec<Note>,
}

/// Reads a page.
pub(crate) fn read(source: &Source, sheet: &Sheet) -> Result<Page, ReadError> {
    let facts = facts::of(sheet);
    let mut page = Page {
        notes: sheet.notes.clone(),
        ..Page::default()
    };
    let resolve = |address: &str| sheet.picture(source, address);
    if let Some(story) = press::story(sheet) {
        page.press(story, facts, &resolve);
    } else {
        let body = sheet.tree.body().unwrap_or_else(|| sheet.tree.root());
        let all = length(&body.text());
        let found = if is_bare(&body) {
            None
        } else {
            readable(sheet, SHORT, &resolve)
        };
        if let Some(articles) = several::stories(sheet, &facts, found.as_ref(), &resolve) {
            page.articles = articles;
        } else if let Some(matter) = one(sheet, found, &resolve) {
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

/// The matter of a page with one article on it, given what Readability found.
fn one(
    sheet: &Sheet,
    found: Option<Matter>,
    resolve: &dyn Fn(&str) -> Option<String>,
) -> Option<Matter> {
    let tree = &sheet.tree;
    let body = tree.body().unwrap_or_else(|| tree.root());
    let marked = tree.select("[itemprop='articleBody']");
    if let [marked] = marked.nodes()
        && length(&marked.text()) >= SHORT
    {
        furniture::clear(marked);
        let marked = hypertext::matter(marked, resolve);
        let says_the_same = |found: &Matter| {
            prose(found) * 20 >= prose(&marked) * 19 && measure(found) * 2 < measure(&marked)
        };
        // Galleries and offers are set among the paragraphs of some papers.
        return Some(found.filter(says_the_same).unwrap_or(marked));
    }
    if is_bare(&body) {
        return Some(hypertext::matter(&body, resolve));
    }
    let cleared = furniture::clear(&body);
    let rest = lead::without_tail(hypertext::matter(&body, resolve));
    let weigh = if prose(&rest) < SHORT { measure } else { prose };
    let weight = |found: &Option<Matter>| found.as_ref().map_or(0, weigh);
    let rest_weight = weigh(&rest);
    let is_linked = is_linked(&body);
    let is_doubtful = |found: &Option<Matter>| {
        let found = weight(found);
        found == 0 || found < SHORT && rest_weight > 0 || found * 4 < rest_weight && !is_linked
    };
    let found = if is_doubtful(&found) {
        readable(sheet, USUAL, resolve)
    } else {
        found
    };
    if is_doubtful(&found) {
        if measure(&rest) == 0 && rest.blocks.is_empty() {
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

/// The article that Readability finds on a page. It looks less and less closely at what stands
/// around it until it has that many characters.
fn readable(
    sheet: &Sheet,
    least: usize,
    resolve: &dyn Fn(&str) -> Option<String>,
) -> Option<Matter> {
    // It would refuse so many, and a second tree of them is not for nothing.
    let elements = sheet.tree.root();
    let mut elements = elements.descendants_it().filter(Node::is_element);
    if elements.nth(MOST_ELEMENTS).is_some() {
        return None;
    }
    let tree: Document = hypertext::tree(&sheet.html);
    // Readability keeps the words of all headings, and drops the classes.
    tree.select(".mw-editsection").remove();
    let config = Config {
        max_elements_to_parse: MOST_ELEMENTS,
        char_threshold: least,
        disable_json_ld: true,
        ..Config::default()
    };
    let mut readability = Readability::with_document(tree, None, Some(config)).ok()?;
    let article = readability.parse().ok()?;
    drop(readability);
    let content = hypertext::tree(&article.content);
    furniture::clear(&content.root());
    let matter = hypertext::matter(&content.root(), resolve);
    Some(lead::without_tail(matter))
}
