//! The articles that a METS names, with the words of their blocks, bound into the issue.

use std::collections::{BTreeMap, BTreeSet};

use super::alto::{Sheet, Surety};
use super::description::Description;
use super::files::Files;
use super::kind::Kind;
use super::line::Line;
use super::mets::{Area, Division, Mets};
use super::names::{self, Part};
use super::pages::{self, labelled, language, ranked, stories};
use super::story::{Story, kind_by_look};
use crate::reading::{Note, ReadError, Reading};
use newsprint_issue::clean::Clean;
use newsprint_issue::{Article, Author, Block, Issue, Language, Masthead, Rank, Section, Text};
use newsprint_messages::{Loss, Omission};

/// Binds the articles of a METS into its issue.
pub(crate) fn bind(
    mets: &Mets,
    files: &Files<'_>,
    mut notes: Vec<Note>,
) -> Result<Reading, ReadError> {
    let sheets = sheets(mets, files, &mut notes);
    let issue = mets.issue();
    let language = issue.language.unwrap_or_else(|| language(sheets.values()));
    let mut binding = Binding {
        mets,
        sheets: &sheets,
        language,
        sections: Vec::new(),
        advertisements: Vec::new(),
        aside: 0,
        pages_of: pages_of(mets),
        places: BTreeMap::new(),
        left: Left::default(),
        again: 0,
    };
    match mets
        .logical
        .as_ref()
        .filter(|top| top.has_articles() && top.has_areas())
    {
        Some(top) => {
            binding.division(top, &Clean::default());
            notes.extend(unnamed(top, &sheets));
            notes.extend((binding.again > 0).then_some(Note::Dropped {
                element: Omission::Again(binding.again),
                reason: Loss::StandsBefore,
            }));
        }
        None => binding.pages(),
    }
    let aside = binding.aside;
    let mut sections = binding.finish();
    sections.extend(pictures(mets, files, language, &mut notes));
    let surety = sheets
        .values()
        .fold(Surety::default(), |all, sheet| all.plus(sheet.surety));
    notes.extend(surety.note());
    notes.extend(pages::aside(aside));
    let issue = Issue::bind(masthead(&issue, language), sections);
    if issue.sections.is_empty() {
        return Err(ReadError::Empty);
    }
    Ok(Reading::new(issue, notes))
}

/// The front of the paper, as the library describes it.
fn masthead(issue: &Description, language: Language) -> Masthead {
    let title = if issue.host.is_empty() {
        &issue.title
    } else {
        &issue.host
    };
    Masthead {
        title: Clean::line(title),
        date: issue.date,
        edition: Some(Clean::line(&issue.number)).filter(|number| !number.is_empty()),
        language,
        ..Masthead::default()
    }
}

/// The pages of recognised text, by the names of their files.
fn sheets(mets: &Mets, files: &Files<'_>, notes: &mut Vec<Note>) -> BTreeMap<String, Sheet> {
    let texts = mets.files.iter().filter(|(_, file)| file.is_text);
    let read =
        texts.filter_map(|(name, file)| Some((name.clone(), files.sheet(&file.address, notes)?)));
    read.collect()
}

/// What is told of words that stand on the pages and in no division.
fn unnamed(top: &Division, sheets: &BTreeMap<String, Sheet>) -> Option<Note> {
    let mut left = Left::default();
    let mut waiting = vec![top];
    while let Some(division) = waiting.pop() {
        waiting.extend(&division.inside);
        for area in &division.areas {
            if let Some(sheet) = sheets.get(&area.file) {
                left.take(area, sheet);
            }
        }
    }
    let left = sheets.iter().flat_map(|(file, sheet)| {
        let blocks = (0..).zip(&sheet.blocks);
        blocks.filter(|(at, _)| left.has(file, *at))
    });
    let lines = left.flat_map(|(_, block)| &block.lines);
    let characters = lines.map(Line::characters).sum();
    (characters > 0).then_some(Note::Dropped {
        element: Omission::Unnamed,
        reason: Loss::NoPart(characters),
    })
}

/// The first page that has each file.
fn pages_of(mets: &Mets) -> BTreeMap<&str, usize> {
    let mut pages = BTreeMap::new();
    for (number, page) in mets.pages.iter().enumerate() {
        for file in &page.files {
            pages.entry(file.as_str()).or_insert(number);
        }
    }
    pages
}

/// The blocks of pages that were not taken yet: however often a page is named, each of its blocks is
/// looked at once.
#[derive(Default)]
struct Left<'m> {
    files: BTreeMap<&'m str, BTreeSet<usize>>,
}

impl<'m> Left<'m> {
    /// Takes the blocks of an area that are left; answers them, and how many it names.
    fn take(&mut self, area: &'m Area, sheet: &Sheet) -> (Vec<usize>, usize) {
        let Some(range) = sheet.of_area(area) else {
            return (Vec::new(), 0);
        };
        let count = range.len();
        let all = || (0..sheet.blocks.len()).collect();
        let left = self.files.entry(&area.file).or_insert_with(all);
        let taken: Vec<usize> = left.range(range).copied().collect();
        for block in &taken {
            left.remove(block);
        }
        (taken, count)
    }

    /// Whether a block is left.
    fn has(&self, file: &str, block: usize) -> bool {
        let left = self.files.get(file);
        left.is_none_or(|left| left.contains(&block))
    }
}

/// A story on its way out of its blocks.
#[derive(Default)]
struct Draft<'m> {
    story: Story,
    left: Left<'m>,
    /// Blocks that stand in a story already.
    again: usize,
}

struct Binding<'m> {
    mets: &'m Mets,
    sheets: &'m BTreeMap<String, Sheet>,
    language: Language,
    sections: Vec<Section>,
    advertisements: Vec<Article>,
    /// Blocks that belong to pages and to no story.
    aside: usize,
    /// The first page that has each file.
    pages_of: BTreeMap<&'m str, usize>,
    /// Where the section of each name stands.
    places: BTreeMap<Clean, usize>,
    /// Blocks that are in no story yet.
    left: Left<'m>,
    /// Blocks that are in one and were named again.
    again: usize,
}

impl<'m> Binding<'m> {
    /// Takes a division that stands around articles, in the section of that name.
    fn division(&mut self, division: &'m Division, section: &Clean) {
        let named = (division.kind == Some(Kind::Section)).then(|| self.section_name(division));
        let section = named
            .as_ref()
            .filter(|name| !name.is_empty())
            .unwrap_or(section);
        match division.kind {
            Some(Kind::Article) => self.article(division, section),
            Some(Kind::Advertisement) => {
                let article = self.story(division);
                self.advertisements.extend(article.map(|article| Article {
                    rank: Rank::Brief,
                    ..article
                }));
            }
            Some(Kind::Furniture) => self.aside += count(division),
            Some(Kind::Picture | Kind::Table | Kind::Text) if division.has_areas() => {
                self.article(division, section);
            }
            // The name of the paper, or of a section, over its articles.
            Some(
                Kind::Headline
                | Kind::Kicker
                | Kind::Deck
                | Kind::Byline
                | Kind::Dateline
                | Kind::Caption
                | Kind::Crosshead,
            ) => {
                self.aside += count(division);
            }
            _ if !division.areas.is_empty() && division.inside.is_empty() => {
                self.article(division, section);
            }
            _ => {
                for inside in &division.inside {
                    self.division(inside, section);
                }
            }
        }
    }

    /// What a section is called: as it is labelled, described, or headed.
    fn section_name(&self, section: &'m Division) -> Clean {
        let described = section
            .descriptions
            .iter()
            .find_map(|name| self.mets.descriptions.get(name));
        let described = described.map(|description| description.title.clone());
        let headed = || {
            let heads = section
                .inside
                .iter()
                .find(|inside| inside.kind == Some(Kind::Headline))?;
            let mut draft = Draft::default();
            self.blocks(heads, Some(Kind::Headline), &mut draft);
            draft.story.finish().map(|article| article.title())
        };
        let label = Some(section.label.clone()).filter(|label| !label.is_empty());
        let described = described.filter(|title| !title.is_empty());
        Clean::line(&label.or(described).or_else(headed).unwrap_or_default())
    }

    fn article(&mut self, division: &'m Division, section: &Clean) {
        let Some(article) = self.story(division) else {
            return;
        };
        let name = if section.is_empty() {
            Clean::line(&self.page_of(division))
        } else {
            section.clone()
        };
        self.put(name, article);
    }

    fn put(&mut self, name: Clean, article: Article) {
        let place = *self.places.entry(name).or_insert_with_key(|name| {
            self.sections.push(Section {
                name: name.clone(),
                articles: Vec::new(),
            });
            self.sections.len() - 1
        });
        self.sections[place].articles.push(article);
    }

    /// The name of the page that a division begins on.
    fn page_of(&self, division: &Division) -> String {
        let file = division.first_file().unwrap_or_default();
        let page = self.pages_of.get(file).map(|page| &self.mets.pages[*page]);
        let label = page
            .map(|page| &*page.label)
            .or_else(|| Some(&*self.sheets.get(file)?.number));
        names::page(label.unwrap_or_default(), self.language)
    }

    /// The story of a division, with what its description adds.
    fn story(&mut self, division: &'m Division) -> Option<Article> {
        let mut draft = Draft {
            left: std::mem::take(&mut self.left),
            ..Draft::default()
        };
        self.blocks(division, None, &mut draft);
        self.left = draft.left;
        self.again += draft.again;
        let mut article = draft.story.finish()?;
        let described = division
            .descriptions
            .iter()
            .find_map(|name| self.mets.descriptions.get(name));
        if let Some(described) = described {
            if article.headline.is_empty() && !described.title.is_empty() {
                article.headline.push(Text::from(&*described.title));
            }
            if article.byline.is_empty() {
                let authors = described.authors.iter().map(|name| Author {
                    name: Clean::line(name),
                    role: None,
                });
                article.byline = authors.collect();
            }
        }
        Some(labelled(article, &division.label))
    }

    /// Adds the blocks of a division and of those inside it. `kind` is what it is for the story.
    fn blocks(&self, division: &'m Division, kind: Option<Kind>, draft: &mut Draft<'m>) {
        for area in &division.areas {
            self.area(area, kind, draft);
        }
        for inside in &division.inside {
            let own = match inside.kind {
                Some(Kind::Around | Kind::Section | Kind::Article) | None => kind,
                // A body holds paragraphs and crossheads: what stands in it says so itself.
                Some(Kind::Text) if !inside.inside.is_empty() => kind,
                Some(Kind::Furniture) => continue,
                Some(Kind::Picture) => {
                    draft
                        .story
                        .add(Kind::Picture, &super::alto::Block::default());
                    self.captions(inside, draft);
                    continue;
                }
                // The parts of a headline say what they are; a heading around them does not.
                own => own,
            };
            self.blocks(inside, own, draft);
        }
    }

    /// Adds what stands below a picture; the picture itself has no words.
    fn captions(&self, division: &'m Division, draft: &mut Draft<'m>) {
        for inside in &division.inside {
            self.blocks(inside, Some(Kind::Caption), draft);
        }
    }

    /// Adds the blocks of an area that stand in no story yet.
    fn area(&self, area: &'m Area, kind: Option<Kind>, draft: &mut Draft<'m>) {
        let Some(sheet) = self.sheets.get(&area.file) else {
            return;
        };
        let (taken, count) = draft.left.take(area, sheet);
        draft.again += count - taken.len();
        for block in taken.into_iter().map(|at| &sheet.blocks[at]) {
            let kind = kind.or_else(|| block.kind.filter(|kind| is_of_a_story(*kind)));
            let kind = kind.unwrap_or_else(|| kind_by_look(block, sheet.body, &draft.story));
            draft.story.add(kind, block);
        }
    }

    /// The pages, when the METS names no articles.
    fn pages(&mut self) {
        self.aside += self.sheets.values().map(pages::furniture).sum::<usize>();
        for page in &self.mets.pages {
            let name = Clean::line(&names::page(&page.label, self.language));
            let sheets = page.files.iter().filter_map(|file| self.sheets.get(file));
            for article in sheets.flat_map(stories).collect::<Vec<_>>() {
                self.put(name.clone(), article);
            }
        }
        if self.sections.is_empty() {
            for article in self.sheets.values().flat_map(stories).collect::<Vec<_>>() {
                self.put(Clean::default(), article);
            }
        }
    }

    /// The sections with their ranks, advertisements last.
    fn finish(mut self) -> Vec<Section> {
        self.sections.push(Section {
            name: Clean::line(names::part(Part::Advertisements, self.language)),
            articles: self.advertisements,
        });
        let sections = self.sections.into_iter().map(|section| Section {
            articles: ranked(section.articles),
            ..section
        });
        sections.collect()
    }
}

/// Whether a block's own kind says more than its look does.
fn is_of_a_story(kind: Kind) -> bool {
    !matches!(
        kind,
        Kind::Around
            | Kind::Section
            | Kind::Article
            | Kind::Text
            | Kind::Advertisement
            | Kind::Furniture
    )
}

/// The blocks of a division and of those inside it.
fn count(division: &Division) -> usize {
    division.areas.len() + division.inside.iter().map(count).sum::<usize>()
}

/// The pictures of whole pages, those that can be shown, in a section of their own.
fn pictures(
    mets: &Mets,
    files: &Files<'_>,
    language: Language,
    notes: &mut Vec<Note>,
) -> Option<Section> {
    let mut body = Vec::new();
    let mut unshown = 0;
    for page in &mets.pages {
        let pictures = page.files.iter().filter_map(|name| mets.files.get(name));
        let pictures: Vec<_> = pictures.filter(|file| file.picture.is_some()).collect();
        let mut shown = pictures.iter().filter(|file| file.picture == Some(true));
        let found = shown.find_map(|file| files.find(&file.address));
        let Some((path, _)) = found else {
            unshown += usize::from(!pictures.is_empty());
            continue;
        };
        body.push(Block::Figure {
            caption: Text::from(&*names::page(&page.label, language)),
            image: Some(Clean::line(&path)),
        });
    }
    if unshown > 0 {
        notes.push(Note::Dropped {
            element: Omission::PagePictures(unshown),
            reason: Loss::PictureFormat,
        });
    }
    let name = names::part(Part::Pictures, language);
    let article = Article {
        headline: vec![Text::from(name)],
        rank: Rank::Brief,
        body,
        ..Article::default()
    };
    let section = Section {
        name: Clean::line(name),
        articles: vec![article],
    };
    (!section.articles[0].body.is_empty()).then_some(section)
}
