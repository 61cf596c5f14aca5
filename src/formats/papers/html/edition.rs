//! A paper of several pages of HTML: the index of a digital newspaper, with the map of each page, the
//! list of its stories and the list of pages; or any index and the pages beside it.

use std::collections::{BTreeMap, BTreeSet};

use super::facts::{self, words};
use super::furniture::length;
use super::page::{self, Page};
use super::press;
use super::sheet::{self, Sheet};
use crate::bytes::reference;
use crate::bytes::source::Source;
use crate::page as text_page;
use crate::reading::{Note, ReadError, Reading};
use newsprint_issue::clean::Clean;
use newsprint_issue::{Article, Block, Direction, Issue, Masthead, Rank, Section};

/// Names of pages that a folder is entered by, the best first.
const FRONTS: &[&str] = &[
    "index.html",
    "index.htm",
    "index.xhtml",
    "default.html",
    "default.htm",
];
/// The most pages of a paper.
const MOST_PAGES: usize = 2000;
/// Characters that are enough to see which language a paper is in.
const SAMPLE: usize = 4000;

/// The page that a folder of pages is entered by.
pub(crate) fn front(source: &Source) -> Option<String> {
    let known = FRONTS.iter().find(|name| source.has(name));
    if let Some(known) = known {
        return Some((*known).to_owned());
    }
    let pages: Vec<String> = source
        .paths()
        .into_iter()
        .filter(|path| is_page(path))
        .collect();
    let shallow = |path: &&String| path.matches('/').count();
    let nodes = pages.iter().filter(|path| is_node(path));
    nodes
        .min_by_key(shallow)
        .or_else(|| pages.iter().min_by_key(shallow))
        .cloned()
}

fn is_page(path: &str) -> bool {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    sheet::ENDINGS
        .iter()
        .any(|known| ending.eq_ignore_ascii_case(known))
}

/// Whether a path is that of a printed page in a digital newspaper (`node_2.htm`).
fn is_node(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.starts_with("node_") && is_page(name)
}

/// Whether a path is that of a story in a digital newspaper (`content_2_1.htm`).
fn is_content(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.starts_with("content_") && is_page(name)
}

/// A link of an index.
#[derive(Clone, Debug)]
struct Link {
    path: String,
    words: String,
    /// The share of the page's picture that leads there, in its own square units.
    area: u64,
}

/// The links of a page to other pages of the source, in order, each once.
fn links(sheet: &Sheet) -> Vec<Link> {
    let mut links: Vec<Link> = Vec::new();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    // Areas come with the picture, before the list; the list gives the order.
    for wanted in ["a", "area"] {
        for node in sheet.tree.select(wanted).nodes() {
            let to = node
                .attr("href")
                .and_then(|to| reference::path(&sheet.path, &to));
            let Some(path) = to.filter(|to| is_page(to) && (*to != sheet.path || is_node(to)))
            else {
                continue;
            };
            let text = node
                .attr("title")
                .filter(|_| wanted == "area")
                .unwrap_or_else(|| node.text());
            let link = Link {
                words: words(&text),
                area: node.attr("coords").map_or(0, |coords| area(&coords)),
                path,
            };
            if let Some(at) = seen.get(&link.path) {
                let known: &mut Link = &mut links[*at];
                known.area = known.area.saturating_add(link.area);
                if known.words.is_empty() {
                    known.words = link.words;
                }
            } else {
                seen.insert(link.path.clone(), links.len());
                links.push(link);
            }
        }
    }
    links
}

/// The area of a polygon of coordinates, or of a rectangle when there are four.
fn area(coords: &str) -> u64 {
    let numbers = coords.split(|c: char| !c.is_ascii_digit() && c != '.' && c != '-');
    let numbers: Vec<f64> = numbers
        .filter_map(|number| number.parse().ok())
        .take(2000)
        .collect();
    let doubled = if let [left, top, right, bottom] = numbers[..] {
        (right - left) * (bottom - top) * 2.0
    } else {
        let points: Vec<(f64, f64)> = numbers
            .chunks_exact(2)
            .map(|pair| (pair[0], pair[1]))
            .collect();
        let next = points.iter().cycle().skip(1);
        points
            .iter()
            .zip(next)
            .map(|(one, two)| one.0 * two.1 - two.0 * one.1)
            .sum()
    };
    #[expect(clippy::cast_sign_loss, reason = "no area is negative")]
    let area = (doubled.abs() / 2.0).min(1e12) as u64;
    area
}

/// Whether a page beside others is an index of them: a printed page with its stories, or hardly more
/// than links.
pub(crate) fn is_index(source: &Source, sheet: &Sheet) -> bool {
    let there: Vec<Link> = links(sheet)
        .into_iter()
        .filter(|link| source.has(&link.path))
        .collect();
    if there.is_empty() || press::story(sheet).is_some() {
        return false;
    }
    let is_press = there
        .iter()
        .any(|link| is_content(&link.path) || link.area > 0);
    let linked: usize = there.iter().map(|link| length(&link.words)).sum();
    let all = sheet.tree.body().map_or(0, |body| length(&body.text()));
    is_press || there.len() > 1 && linked * 2 >= all
}

/// Reads a paper from its index.
pub(crate) fn read(source: &Source, front: &Sheet) -> Result<Reading, ReadError> {
    let mut desk = Desk {
        source,
        seen: BTreeSet::from([front.path.clone()]),
        page: Page {
            facts: facts::of(front),
            notes: front.notes.clone(),
            ..Page::default()
        },
        told: front.notes.iter().map(|note| format!("{note:?}")).collect(),
        sections: Vec::new(),
    };
    let index = is_index(source, front);
    let found = links(front);
    let nodes: Vec<Link> = found
        .iter()
        .filter(|link| is_node(&link.path))
        .cloned()
        .collect();
    if index {
        desk.index(front, &found, &nodes);
    } else if let Ok(page) = page::read(source, front) {
        desk.take(page, "");
        desk.stories(&found, "");
    }
    for node in &nodes {
        if let Some(sheet) = desk.open(&node.path) {
            let found = links(&sheet);
            desk.index(&sheet, &found, &nodes);
        }
    }
    desk.rest();
    if desk
        .sections
        .iter()
        .all(|(_, articles)| articles.is_empty())
    {
        return page::read(source, front).map(|mut page| {
            let articles = std::mem::take(&mut page.articles);
            bind(page, vec![(String::new(), articles)])
        });
    }
    Ok(bind(desk.page, desk.sections))
}

struct Desk<'s> {
    source: &'s Source,
    seen: BTreeSet<String>,
    /// What the front says, and all notes.
    page: Page,
    /// The notes of pages, so that none is told twice.
    told: BTreeSet<String>,
    sections: Vec<(String, Vec<Article>)>,
}

impl Desk<'_> {
    /// A page that was not read yet.
    fn open(&mut self, path: &str) -> Option<Sheet<'static>> {
        if self.seen.len() > MOST_PAGES || !self.seen.insert(path.to_owned()) {
            return None;
        }
        let Some(bytes) = self.source.get(path) else {
            self.page.notes.push(Note::Missing {
                path: Clean::line(path),
            });
            return None;
        };
        sheet::open(self.source, path, &bytes)
            .map(Sheet::owned)
            .map_err(|error| self.lost(path, &error))
            .ok()
    }

    fn lost(&mut self, path: &str, error: &ReadError) {
        self.page.notes.push(Note::Unread {
            path: Clean::line(path),
            cause: error.clone(),
        });
    }

    /// The stories of an index, under the name that the list of pages gives it.
    fn index(&mut self, sheet: &Sheet, found: &[Link], nodes: &[Link]) {
        let listed = nodes.iter().find(|node| node.path == sheet.path);
        let name = listed
            .map(|node| node.words.clone())
            .filter(|name| !name.is_empty());
        let name = name.or_else(|| {
            let text = sheet
                .tree
                .body()
                .map(|body| body.text())
                .unwrap_or_default();
            is_node(&sheet.path)
                .then(|| press::page_of(&text))
                .flatten()
        });
        let stories: Vec<Link> = found
            .iter()
            .filter(|link| !is_node(&link.path))
            .cloned()
            .collect();
        self.stories(&stories, &name.unwrap_or_default());
    }

    fn stories(&mut self, found: &[Link], section: &str) {
        let largest = found.iter().map(|link| link.area).max().unwrap_or_default();
        for link in found.iter().filter(|link| !is_node(&link.path)) {
            let Some(sheet) = self.open(&link.path) else {
                continue;
            };
            match page::read(self.source, &sheet) {
                Ok(mut page) => {
                    for article in &mut page.articles {
                        article.rank = rank(link.area, largest);
                        if article.headline.is_empty() && !link.words.is_empty() {
                            article.headline = vec![link.words.as_str().into()];
                        }
                    }
                    self.take(page, section);
                }
                Err(error) => self.lost(&link.path, &error),
            }
        }
    }

    /// The pages that no index names, in the order of their names.
    fn rest(&mut self) {
        for path in self.source.paths().into_iter().filter(|path| is_page(path)) {
            if let Some(sheet) = self.open(&path) {
                match page::read(self.source, &sheet) {
                    Ok(page) => self.take(page, ""),
                    Err(error) => self.lost(&path, &error),
                }
            }
        }
    }

    fn take(&mut self, page: Page, section: &str) {
        let named = page.section.unwrap_or_default();
        let name = if section.is_empty() {
            named
        } else {
            section.to_owned()
        };
        // What is left out is counted; everything else is told once.
        let told = &mut self.told;
        let is_news =
            |note: &Note| matches!(note, Note::Dropped { .. }) || told.insert(format!("{note:?}"));
        let notes = page.notes.into_iter().filter(is_news);
        self.page.notes.extend(notes);
        let facts = &mut self.page.facts;
        facts.date = facts.date.or(page.facts.date);
        if facts.language.is_empty() {
            facts.language = page.facts.language;
        }
        match self.sections.last_mut() {
            Some((last, articles)) if *last == name => articles.extend(page.articles),
            _ => self.sections.push((name, page.articles)),
        }
    }
}

/// What a paper makes of a story, by its share of the page; a list alone does not say.
fn rank(area: u64, largest: u64) -> Rank {
    match area {
        0 => Rank::Minor,
        area if area == largest => Rank::Lead,
        area if area * 2 >= largest => Rank::Major,
        area if area * 12 < largest => Rank::Brief,
        _ => Rank::Minor,
    }
}

/// Binds stories under the masthead that a page states.
pub(crate) fn bind(page: Page, sections: Vec<(String, Vec<Article>)>) -> Reading {
    let mut notes = page.notes;
    let mut sample = page.facts.headline.clone();
    let texts = sections
        .iter()
        .flat_map(|(_, articles)| articles)
        .flat_map(|article| &article.body)
        .flat_map(Block::texts);
    for text in texts {
        sample.push_str(&text.plain());
        if sample.len() > SAMPLE {
            break;
        }
    }
    let (language, guess) = text_page::told_language(&page.facts.language, &sample);
    notes.extend(guess);
    let is_paper = sections
        .iter()
        .map(|(_, articles)| articles.len())
        .sum::<usize>()
        > 1;
    let title = if page.facts.site.is_empty() && is_paper {
        &page.facts.headline
    } else {
        &page.facts.site
    };
    let masthead = Masthead {
        title: Clean::line(title),
        date: page.facts.date,
        edition: None,
        language,
        direction: Direction::Horizontal,
    };
    let sections = sections
        .into_iter()
        .map(|(name, articles)| Section {
            name: Clean::line(&name),
            articles,
        })
        .collect();
    Reading::new(Issue::bind(masthead, sections), notes)
}
