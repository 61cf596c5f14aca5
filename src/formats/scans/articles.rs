//! The articles that a METS names, with the words of their blocks, bound into the issue.

use std::collections::{BTreeMap, BTreeSet};

use super::super::reading::{Note, ReadError, Reading};
use super::alto::{Sheet, Surety};
use super::files::Files;
use super::kind::Kind;
use super::line::Line;
use super::mets::{Area, Division, Mets};
use super::names::{self, Part};
use super::pages::{self, labelled, language, ranked, stories};
use super::story::{Story, kind_by_look};
use crate::clean::Clean;
use crate::issue::{Article, Author, Block, Issue, Language, Masthead, Rank, Section, Text};
use crate::messages::{Loss, Omission};

/// Binds the articles of a METS into its issue.
pub(super) fn bind(
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
    };
    match mets
        .logical
        .as_ref()
        .filter(|top| top.has_articles() && top.has_areas())
    {
        Some(top) => {
            binding.division(top, &Clean::default());
            notes.extend(unnamed(top, &sheets));
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
    let title = if issue.host.is_empty() {
        &issue.title
    } else {
        &issue.host
    };
    let masthead = Masthead {
        title: Clean::line(title),
        date: issue.date,
        edition: Some(Clean::line(&issue.number)).filter(|number| !number.is_empty()),
        language,
        ..Masthead::default()
    };
    let issue = Issue::bind(masthead, sections);
    if issue.sections.is_empty() {
        return Err(ReadError::Empty);
    }
    Ok(Reading::new(issue, notes))
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
    let mut named: BTreeSet<(&str, usize)> = BTreeSet::new();
    let mut waiting = vec![top];
    while let Some(division) = waiting.pop() {
        waiting.extend(&division.inside);
        for area in &division.areas {
            let sheet = sheets.get(&area.file);
            let range = sheet
                .and_then(|sheet| sheet.of_area(area))
                .unwrap_or_default();
            named.extend(range.map(|block| (area.file.as_str(), block)));
        }
    }
    let blocks = sheets
        .iter()
        .flat_map(|(file, sheet)| (0..).zip(&sheet.blocks).map(|it| (file.as_str(), it)));
    let left = blocks.filter(|(file, (at, _))| !named.contains(&(*file, *at)));
    let lines = left.flat_map(|(_, (_, block))| &block.lines);
    let characters = lines.map(Line::characters).sum();
    (characters > 0).then_some(Note::Dropped {
        element: Omission::Unnamed,
        reason: Loss::NoPart(characters),
    })
}

struct Binding<'m> {
    mets: &'m Mets,
    sheets: &'m BTreeMap<String, Sheet>,
    language: Language,
    sections: Vec<Section>,
    advertisements: Vec<Article>,
    /// Blocks that belong to pages and to no story.
    aside: usize,
}

impl Binding<'_> {
    /// Takes a division that stands around articles, in the section of that name.
    fn division(&mut self, division: &Division, section: &Clean) {
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
    fn section_name(&self, section: &Division) -> Clean {
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
            let mut story = Story::default();
            self.blocks(heads, Some(Kind::Headline), &mut story);
            story.finish().map(|article| article.title())
        };
        let label = Some(section.label.clone()).filter(|label| !label.is_empty());
        let described = described.filter(|title| !title.is_empty());
        Clean::line(&label.or(described).or_else(headed).unwrap_or_default())
    }

    fn article(&mut self, division: &Division, section: &Clean) {
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
        match self.sections.iter_mut().find(|known| known.name == name) {
            Some(known) => known.articles.push(article),
            None => self.sections.push(Section {
                name,
                articles: vec![article],
            }),
        }
    }

    /// The name of the page that a division begins on.
    fn page_of(&self, division: &Division) -> String {
        let file = division.first_file().unwrap_or_default();
        let mut pages = self.mets.pages.iter();
        let page = pages.find(|page| page.files.iter().any(|own| own == file));
        let label = page
            .map(|page| &*page.label)
            .or_else(|| Some(&*self.sheets.get(file)?.number));
        names::page(label.unwrap_or_default(), self.language)
    }

    /// The story of a division, with what its description adds.
    fn story(&mut self, division: &Division) -> Option<Article> {
        let mut story = Story::default();
        self.blocks(division, None, &mut story);
        let mut article = story.finish()?;
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
    fn blocks(&self, division: &Division, kind: Option<Kind>, story: &mut Story) {
        for area in &division.areas {
            self.area(area, kind, story);
        }
        for inside in &division.inside {
            let own = match inside.kind {
                Some(Kind::Around | Kind::Section | Kind::Article) | None => kind,
                // A body holds paragraphs and crossheads: what stands in it says so itself.
                Some(Kind::Text) if !inside.inside.is_empty() => kind,
                Some(Kind::Furniture) => continue,
                Some(Kind::Picture) => {
                    story.add(Kind::Picture, &super::alto::Block::default());
                    self.captions(inside, story);
                    continue;
                }
                // The parts of a headline say what they are; a heading around them does not.
                own => own,
            };
            self.blocks(inside, own, story);
        }
    }

    /// Adds what stands below a picture; the picture itself has no words.
    fn captions(&self, division: &Division, story: &mut Story) {
        for inside in &division.inside {
            self.blocks(inside, Some(Kind::Caption), story);
        }
    }

    fn area(&self, area: &Area, kind: Option<Kind>, story: &mut Story) {
        let Some(sheet) = self.sheets.get(&area.file) else {
            return;
        };
        for block in sheet
            .of_area(area)
            .and_then(|range| sheet.blocks.get(range))
            .unwrap_or_default()
        {
            let kind = kind.or_else(|| block.kind.filter(|kind| is_of_a_story(*kind)));
            let kind = kind.unwrap_or_else(|| kind_by_look(block, sheet.body, story));
            story.add(kind, block);
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
