//! A channel and its entries as a paper: newest first, each once, in sections by category or day.

use std::collections::HashMap;

use super::day::day;
use super::entry::{Channel, Entry};
use super::story::Press;
use crate::bytes::source::Source;
use crate::page;
use crate::reading::{Note, Reading};
use newsprint_issue::clean::Clean;
use newsprint_issue::{Date, Issue, Language, Masthead, Rank, Section};
use newsprint_messages::{Loss, Omission};

/// The most sections that categories may make.
const MOST_CATEGORIES: usize = 12;
/// Words, or characters of a language without them, below which a story is a brief.
const BRIEF: (usize, usize) = (60, 120);

/// The channel without entries that say nothing. Where none is left, what the feed says of itself is
/// its only story.
pub(crate) fn filled(mut channel: Channel, notes: &mut Vec<Note>) -> Channel {
    let all = channel.entries.len();
    channel.entries.retain(Entry::says_something);
    if channel.entries.is_empty() && channel.own.says_something() {
        let title = channel.own.title.clone();
        let own = Entry {
            title,
            ..Entry::default()
        };
        channel.entries = vec![std::mem::replace(&mut channel.own, own)];
        channel.about.clear();
        notes.push(Note::NoEntries);
    } else if channel.entries.len() < all {
        notes.push(Note::Dropped {
            element: Omission::Entries(all - channel.entries.len()),
            reason: Loss::Wordless,
        });
    }
    channel
}

/// Binds a channel into a paper.
pub(crate) fn bind(channel: Channel, source: &Source, mut notes: Vec<Note>) -> Reading {
    let language = language(&channel);
    let title = Clean::line(&channel.own.title.line().plain());
    let entries = newest_first(once(channel.entries, &mut notes));
    let newest = entries
        .iter()
        .filter_map(|entry| entry.when)
        .max_by_key(|when| when.seconds);
    let masthead = Masthead {
        title,
        date: newest.or(channel.own.when).map(|when| when.day),
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
        let mut article = press.article(entry, &name);
        let place = *places.entry(name).or_insert_with_key(|name| {
            sections.push(Section {
                name: Clean::line(name),
                articles: Vec::new(),
            });
            sections.len() - 1
        });
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
    let mut sample = channel.own.title.raw.clone();
    for entry in channel.entries.iter().take(20) {
        sample.push_str(&entry.title.raw);
        let bare = entry.tellings.iter().map(|words| words.line().plain());
        sample.extend(bare);
    }
    page::guessed_language(&sample)
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
        let mut keys = Vec::new();
        if whole != "\u{1}" {
            keys.push(whole);
        }
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
