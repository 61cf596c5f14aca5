//! An entry as a story: its words, its files, and what stands under it.

use super::day::day;
use super::entry::{Entry, Imprint, Medium};
use super::words::{self, Words};
use crate::bytes::source::Source;
use crate::reading::Note;
use newsprint_issue::clean::Clean;
use newsprint_issue::{Article, Author, Block, Language, Text};

/// Characters of a summary that can stand as a deck.
const LONGEST_DECK: usize = 300;
/// What programs call the category of a story that has none.
const NO_SUBJECTS: &[&str] = &["uncategorized", "uncategorised", "未分类", "未分類"];
/// The most categories that are named over a headline.
const MOST_SUBJECTS: usize = 3;

/// Makes stories of entries.
pub(crate) struct Press<'s> {
    pub(crate) source: &'s Source,
    pub(crate) language: Language,
    pub(crate) notes: Vec<Note>,
}

impl Press<'_> {
    /// An entry as a story of the section of that name.
    pub(crate) fn article(&mut self, mut entry: Entry, section: &str) -> Article {
        let (deck, mut body) = self.words(entry.tellings);
        let mut imprint = entry.imprint;
        let mut headline = entry.title.line();
        if headline.is_empty() && body.is_empty() {
            headline = named(&mut entry.media, &mut imprint, &entry.id);
        }
        self.files(entry.media, &mut body);
        body.extend(under(&imprint));
        let author = |name: &String| Author {
            name: Clean::line(name),
            role: None,
        };
        let mut names = entry.authors;
        names.append(&mut imprint.helpers);
        names.dedup();
        Article {
            kicker: kicker(&entry.categories, section),
            headline: vec![headline],
            deck: deck.into_iter().collect(),
            byline: names.iter().map(author).collect(),
            dateline: entry
                .when
                .map(|when| Text::from(&*day(when, self.language))),
            body,
            ..Article::default()
        }
    }

    /// Sets the files of an entry under its words: pictures that are there or say something, then the
    /// addresses of all others.
    fn files(&self, media: Vec<Medium>, body: &mut Vec<Block>) {
        let shown: Vec<String> = body.iter().filter_map(image_of).collect();
        let mut files = Vec::new();
        for medium in media {
            if medium.is_picture() {
                let picture = self.picture(&medium);
                let is_new = picture
                    .as_ref()
                    .and_then(image_of)
                    .is_none_or(|path| !shown.contains(&path));
                body.extend(picture.filter(|_| is_new));
            } else if !medium.address.is_empty() {
                let mut text = words::address(&medium.address);
                if !medium.caption.is_empty() {
                    let caption = Text::from(&*format!("{}: ", medium.caption));
                    text.spans.splice(0..0, caption.spans);
                }
                files.push(text);
            }
        }
        if !files.is_empty() {
            body.push(Block::List(files));
        }
    }

    /// The longest telling of an entry as its body; a short one that says something else is its deck.
    fn words(&mut self, mut tellings: Vec<Words>) -> (Option<Text>, Vec<Block>) {
        tellings.retain(|words| !words.is_empty());
        let source = self.source;
        let at_hand = |address: &str| at_hand(source, address);
        let mut told: Vec<Vec<Block>> = Vec::new();
        for words in &tellings {
            let matter = words.matter(&at_hand);
            for note in matter.notes() {
                if !self.notes.contains(&note) && self.notes.len() < 50 {
                    self.notes.push(note);
                }
            }
            told.push(matter.blocks);
        }
        if told.len() < 2 {
            return (None, told.pop().unwrap_or_default());
        }
        let letters: Vec<String> = told.iter().map(|blocks| words::letters(blocks)).collect();
        let longest = (0..told.len())
            .rev()
            .max_by_key(|index| letters[*index].len())
            .unwrap_or(0);
        let mut body = std::mem::take(&mut told[longest]);
        let mut deck = None;
        for (index, blocks) in told.into_iter().enumerate() {
            let is_new = index != longest && !letters[longest].contains(&letters[index]);
            if !is_new {
                continue;
            }
            if deck.is_none() && letters[index].chars().count() <= LONGEST_DECK {
                deck = Some(tellings[index].line());
            } else {
                body.push(Block::Rule);
                body.extend(blocks);
            }
        }
        (deck, body)
    }

    /// The figure of a picture; none when there is nothing to show or say.
    fn picture(&self, medium: &Medium) -> Option<Block> {
        let image = at_hand(self.source, &medium.address);
        if image.is_none() && medium.caption.is_empty() {
            return None;
        }
        Some(Block::Figure {
            caption: Text::from(&*medium.caption),
            image: image.as_deref().map(Clean::line),
        })
    }
}

/// What a story is called that has neither title nor words: by what is said of its file, by its
/// address, or by its name in the feed.
fn named(media: &mut Vec<Medium>, imprint: &mut Imprint, id: &str) -> Text {
    let caption = media.iter().find(|medium| !medium.caption.is_empty());
    if let Some(medium) = caption {
        return Text::from(&*medium.caption);
    }
    if !imprint.link.is_empty() {
        return words::address(&std::mem::take(&mut imprint.link));
    }
    match media.iter().position(|medium| !medium.address.is_empty()) {
        Some(first) => words::address(&media.remove(first).address),
        None => words::address(id),
    }
}

/// What a story is about, over its headline, where its section does not say it: the first few of its
/// categories, without those that are addresses for programs or say that there is none.
fn kicker(categories: &[String], section: &str) -> Option<Text> {
    let names = categories.iter().map(|name| name.trim());
    let says = |name: &&str| {
        let lower = name.to_lowercase();
        !(lower.is_empty() || lower.contains("://") || NO_SUBJECTS.contains(&&*lower))
    };
    let names = names.filter(|name| *name != section).filter(says);
    let names: Vec<&str> = names.take(MOST_SUBJECTS).collect();
    (!names.is_empty()).then(|| Text::from(&*names.join(" · ")))
}

/// What stands under a story: the feed it was taken from, its address, whose it is.
fn under(imprint: &Imprint) -> Vec<Block> {
    let mut blocks = Vec::new();
    let (title, address) = &imprint.origin;
    let mut origin = words::address(address);
    if !title.is_empty() {
        let link = origin.spans.first().and_then(|span| span.link.clone());
        origin = Text::from(Clean::line(title));
        for span in &mut origin.spans {
            span.link.clone_from(&link);
        }
    }
    blocks.push(Block::Paragraph(origin));
    blocks.push(Block::Paragraph(words::address(&imprint.link)));
    blocks.push(Block::Paragraph(imprint.rights.line()));
    blocks.retain(|block| block.texts().all(|text| !text.is_empty()));
    blocks
}

fn image_of(block: &Block) -> Option<String> {
    match block {
        Block::Figure { image, .. } => image.as_ref().map(ToString::to_string),
        _ => None,
    }
}

/// The path of a picture that lies beside the feed.
fn at_hand(source: &Source, address: &str) -> Option<String> {
    let address = address.trim();
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let path = path.strip_prefix("./").unwrap_or(path);
    source.has(path).then(|| path.to_owned())
}
