//! A channel and its entries as a paper: newest first, each once, in sections by category or day.

use std::collections::HashMap;

use super::dates::Moment;
use super::entry::{Channel, Entry, Medium};
use super::words::{self, Words};
use crate::clean::Clean;
use crate::formats::page;
use crate::formats::reading::{Note, Reading};
use crate::formats::source::Source;
use crate::issue::{Article, Author, Block, Date, Issue, Language, Masthead, Rank, Section, Text};
use crate::messages::{Loss, Omission};
use crate::messages::{Message, Messages};

/// The most sections that categories may make.
const MOST_CATEGORIES: usize = 12;
/// Characters of a summary that can stand as a deck.
const LONGEST_DECK: usize = 300;
/// Words, or characters of a language without them, below which a story is a brief.
const BRIEF: (usize, usize) = (60, 120);

/// Binds a channel into a paper.
pub(super) fn bind(channel: Channel, source: &Source, mut notes: Vec<Note>) -> Reading {
    let language = language(&channel);
    let title = Clean::line(&channel.title.line().plain());
    let entries = newest_first(once(channel.entries, &mut notes));
    let newest = entries
        .iter()
        .filter_map(|entry| entry.when)
        .max_by_key(|when| when.seconds);
    let masthead = Masthead {
        title,
        date: newest.or(channel.when).map(|when| when.day),
        language,
        ..Masthead::default()
    };
    let names = sections(&entries, language);
    let mut press = Press {
        source,
        language,
        notes,
    };
    let mut sections: Vec<Section> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for (index, (entry, name)) in entries.into_iter().zip(names).enumerate() {
        let place = *places.entry(name).or_insert_with_key(|name| {
            sections.push(Section {
                name: Clean::line(name),
                articles: Vec::new(),
            });
            sections.len() - 1
        });
        let mut article = press.article(entry);
        let most = if language.counts_words() {
            BRIEF.0
        } else {
            BRIEF.1
        };
        article.rank = match index {
            0 => Rank::Lead,
            _ if article.length(language) < most => Rank::Brief,
            _ => Rank::Minor,
        };
        sections[place].articles.push(article);
    }
    Reading::new(Issue::bind(masthead, sections), press.notes)
}

/// The language that a feed names, or that its words are in.
fn language(channel: &Channel) -> Language {
    let tag = channel.language.trim();
    if !tag.is_empty() {
        return Language::from_tag(tag);
    }
    let mut sample = channel.title.raw.clone();
    for entry in channel.entries.iter().take(20) {
        sample.push_str(&entry.title.raw);
        let bare = entry.tellings.iter().map(|words| words.line().plain());
        sample.extend(bare);
    }
    page::language(&sample)
}

/// The entries without those that come again: of one id, or of one title and one text.
fn once(entries: Vec<Entry>, notes: &mut Vec<Note>) -> Vec<Entry> {
    let mut kept: Vec<Entry> = Vec::with_capacity(entries.len());
    let mut known: HashMap<String, usize> = HashMap::new();
    let mut again = 0;
    let weight = |entry: &Entry| {
        entry
            .tellings
            .iter()
            .map(|words| words.raw.len())
            .sum::<usize>()
    };
    for entry in entries {
        let words = entry.tellings.iter().map(|words| words.raw.trim());
        let whole = format!(
            "{}\u{1}{}",
            entry.title.raw.trim(),
            words.collect::<String>()
        );
        let mut keys = vec![whole];
        if !entry.id.is_empty() {
            keys.push(format!("\u{2}{}", entry.id));
        }
        let same = keys.iter().find_map(|key| known.get(key).copied());
        let place = same.unwrap_or(kept.len());
        known.extend(keys.into_iter().map(|key| (key, place)));
        match same {
            None => kept.push(entry),
            Some(place) => {
                again += 1;
                let stands = &mut kept[place];
                let later = |entry: &Entry| entry.when.map(|when| when.seconds);
                let is_better = (later(&entry), weight(&entry)) > (later(stands), weight(stands));
                if is_better {
                    *stands = entry;
                }
            }
        }
    }
    if again > 0 {
        notes.push(Note::Dropped {
            element: Omission::Entries(again),
            reason: Loss::Repeated,
        });
    }
    kept
}

/// The entries in the order of their moments; one without stays behind the one it follows.
fn newest_first(entries: Vec<Entry>) -> Vec<Entry> {
    let mut last = entries
        .iter()
        .find_map(|entry| entry.when)
        .map(|when| when.seconds);
    let mut dated: Vec<(Option<i64>, Entry)> = Vec::with_capacity(entries.len());
    for entry in entries {
        last = entry.when.map(|when| when.seconds).or(last);
        dated.push((last, entry));
    }
    dated.sort_by_key(|(seconds, _)| std::cmp::Reverse(*seconds));
    dated.into_iter().map(|(_, entry)| entry).collect()
}

/// The name of the section that each entry belongs to: its first category where there are few of
/// them, else its day where days hold several entries, else none.
fn sections(entries: &[Entry], language: Language) -> Vec<String> {
    let category = |entry: &Entry| {
        let named = entry.categories.iter().find(|name| !name.trim().is_empty());
        named.map(|name| name.trim().to_owned())
    };
    let named: Vec<String> = entries.iter().filter_map(category).collect();
    let kinds = distinct(&named);
    let few = (2..=MOST_CATEGORIES).contains(&kinds) && kinds * 2 <= named.len();
    if few && named.len() * 5 >= entries.len() * 4 {
        return entries
            .iter()
            .map(|entry| category(entry).unwrap_or_default())
            .collect();
    }
    let days: Vec<Date> = entries
        .iter()
        .filter_map(|entry| entry.when)
        .map(|when| when.day)
        .collect();
    let kinds = distinct(&days);
    let several = kinds > 1 && (kinds <= 7 || kinds * 2 <= days.len());
    if several && days.len() * 5 >= entries.len() * 4 {
        let mut last = String::new();
        let of_days = entries.iter().map(|entry| {
            last = entry.when.map_or(last.clone(), |when| day(when, language));
            last.clone()
        });
        return of_days.collect();
    }
    vec![String::new(); entries.len()]
}

fn distinct<T: std::hash::Hash + Eq>(all: &[T]) -> usize {
    all.iter().collect::<std::collections::HashSet<_>>().len()
}

/// A day as papers of the language print it.
fn day(when: Moment, language: Language) -> String {
    Messages::new(language).say(Message::Day { date: when.day })
}

/// Makes stories of entries.
struct Press<'s> {
    source: &'s Source,
    language: Language,
    notes: Vec<Note>,
}

impl Press<'_> {
    fn article(&mut self, entry: Entry) -> Article {
        let (deck, mut body) = self.words(entry.tellings);
        let shown: Vec<String> = body.iter().filter_map(image_of).collect();
        let mut files = Vec::new();
        for medium in entry.media {
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
        if !entry.link.is_empty() {
            body.push(Block::Paragraph(words::address(&entry.link)));
        }
        let author = |name: &String| Author {
            name: Clean::line(name),
            role: None,
        };
        let mut names = entry.authors;
        names.dedup();
        Article {
            headline: vec![entry.title.line()],
            deck: deck.into_iter().collect(),
            byline: names.iter().map(author).collect(),
            dateline: entry
                .when
                .map(|when| Text::from(&*day(when, self.language))),
            body,
            ..Article::default()
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
    source.get(path).map(|_| path.to_owned())
}
