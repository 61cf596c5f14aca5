//! Which bookmarks are listed and in what order. A long list is sifted a stretch at a time, so that
//! no key waits for all of it.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;

use super::sights::Sights;
use crate::reading::session::Session;
use newsprint_issue::{Article, Text};
use newsprint_messages::Message;
use newsprint_search::{self as search, Query};
use newsprint_storage::{Bookmark, BookmarkId, Kind};

/// Bookmarks that are sifted before a key is answered, and in a moment without keys: a few
/// milliseconds each.
const AT_ONCE: usize = 1500;
const IN_A_MOMENT: usize = 1000;

/// What looking for lost words costs, in bookmarks that need only be read.
const SEARCH: usize = 200;

/// By what the list is sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Sort {
    #[default]
    Time,
    Page,
    Tag,
}

/// Which bookmarks are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Show {
    #[default]
    All,
    Kind(Kind),
    Lost,
}

/// A row of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Item {
    /// What the bookmarks below have in common.
    Head(String),
    Mark(Arc<Bookmark>),
}

/// Which bookmarks are listed and in what order.
#[derive(Debug, Default)]
pub(super) struct Order {
    pub(super) sort: Sort,
    pub(super) show: Show,
    /// Only those with these words.
    pub(super) filter: String,
    pub(super) items: Vec<Item>,
    /// What all have in common that stand together, and those bookmarks.
    groups: Vec<Group>,
    /// The next to be sifted: the group, and the bookmark in it.
    next: (usize, usize),
    /// The group that has its head in the list already.
    headed: Option<usize>,
}

/// Bookmarks that have something in common.
#[derive(Debug)]
struct Group {
    title: String,
    marks: Vec<Arc<Bookmark>>,
}

impl Sort {
    pub(super) fn next(self) -> Sort {
        match self {
            Sort::Time => Sort::Page,
            Sort::Page => Sort::Tag,
            Sort::Tag => Sort::Time,
        }
    }
}

impl Item {
    pub(super) fn mark(&self) -> Option<&Arc<Bookmark>> {
        match self {
            Item::Mark(mark) => Some(mark),
            Item::Head(_) => None,
        }
    }
}

impl Order {
    /// Puts the bookmarks of the session in order afresh.
    pub(super) fn read(&mut self, session: &Session) {
        let marks = session.storage.bookmarks();
        self.groups = match self.sort {
            Sort::Time => by_paper(marks.iter().rev(), session),
            Sort::Page => {
                let mut papers = by_paper(marks.iter().rev(), session);
                for paper in &mut papers {
                    paper.marks.sort_by_key(|mark| place(mark));
                }
                papers
            }
            Sort::Tag => by_tag(marks.iter().rev(), session),
        };
    }

    /// Begins to sift, and does what takes no time.
    pub(super) fn sift(&mut self, session: &Session, sights: &mut Sights) {
        self.items.clear();
        self.next = (0, 0);
        self.headed = None;
        self.go_on(AT_ONCE, session, sights);
    }

    /// Whether all are sifted.
    pub(super) fn is_sifted(&self) -> bool {
        self.next.0 >= self.groups.len()
    }

    /// Sifts some more.
    pub(super) fn work(&mut self, session: &Session, sights: &mut Sights) {
        self.go_on(IN_A_MOMENT, session, sights);
    }

    /// The row of a bookmark.
    pub(super) fn row_of(&self, id: BookmarkId) -> Option<usize> {
        let is_it = |item: &Item| item.mark().is_some_and(|mark| mark.id == id);
        self.items.iter().position(is_it)
    }

    /// How many bookmarks are listed.
    pub(super) fn count(&self) -> usize {
        let heads = |item: &&Item| item.mark().is_some();
        self.items.iter().filter(heads).count()
    }

    fn go_on(&mut self, mut budget: usize, session: &Session, sights: &mut Sights) {
        let query = Query::new(&self.filter);
        let heads = self.groups.len() > 1 || self.sort == Sort::Tag;
        while let Some(group) = self.groups.get(self.next.0) {
            let Some(mark) = group.marks.get(self.next.1) else {
                self.next = (self.next.0 + 1, 0);
                continue;
            };
            if budget == 0 {
                return;
            }
            budget -= 1;
            let shown = match self.show {
                Show::All => true,
                Show::Kind(kind) => mark.kind == kind,
                Show::Lost => {
                    if !sights.knows(mark) {
                        budget = budget.saturating_sub(SEARCH);
                    }
                    sights.is_lost(mark, session)
                }
            };
            if shown && query.as_ref().is_none_or(|query| holds(mark, query)) {
                if heads && self.headed != Some(self.next.0) {
                    self.headed = Some(self.next.0);
                    self.items.push(Item::Head(group.title.clone()));
                }
                self.items.push(Item::Mark(Arc::clone(mark)));
            }
            self.next.1 += 1;
        }
    }
}

/// Whether a bookmark has these words, as a search finds them.
fn holds(mark: &Bookmark, query: &Query) -> bool {
    let cited = &mark.cited;
    let day = cited.date.map(|date| date.to_string()).unwrap_or_default();
    let tags: Vec<String> = mark.tags.iter().map(|tag| format!("#{tag}")).collect();
    let tags = tags.join(" ");
    let texts = [
        cited.headline.as_str(),
        mark.anchor.quote.as_str(),
        mark.note.as_str(),
        tags.as_str(),
        cited.title.as_str(),
        cited.section.as_str(),
        cited.byline.as_str(),
        day.as_str(),
    ];
    let article = Article {
        headline: texts.into_iter().map(Text::from).collect(),
        ..Article::default()
    };
    !search::in_article(&article, query).is_empty()
}

/// By where they stand in the paper: page, story, place.
fn place(mark: &Bookmark) -> (u32, u64, newsprint_issue::Part, usize) {
    let cited = &mark.cited;
    let anchor = &mark.anchor;
    (cited.spot.page, cited.article.0, anchor.part, anchor.offset)
}

/// This paper first, then the others, the one that was last marked in first.
fn by_paper<'a>(marks: impl Iterator<Item = &'a Arc<Bookmark>>, session: &Session) -> Vec<Group> {
    let issue = &session.issue;
    let own = |mark: &Bookmark| !session.storage.is_elsewhere(mark, issue);
    let mut groups = grouped(
        marks.map(|mark| {
            let cited = &mark.cited;
            let key = if own(mark) {
                None
            } else if cited.title.is_empty() && cited.date.is_none() {
                Some((cited.issue.to_string(), None))
            } else {
                Some((cited.title.to_string(), cited.date))
            };
            (key, mark)
        }),
        |mark| paper_of(mark, session),
    );
    groups.sort_by_key(|group| !group.marks.first().is_some_and(|mark| own(mark)));
    groups
}

/// By tag, in the order of the tags; those without at the end.
fn by_tag<'a>(marks: impl Iterator<Item = &'a Arc<Bookmark>>, session: &Session) -> Vec<Group> {
    let mut tagged: Vec<(Option<&str>, &Arc<Bookmark>)> = Vec::new();
    for mark in marks {
        tagged.extend(mark.tags.iter().map(|tag| (Some(tag.as_str()), mark)));
        if mark.tags.is_empty() {
            tagged.push((None, mark));
        }
    }
    tagged.sort_by_key(|(tag, _)| (tag.is_none(), *tag));
    let mut groups: Vec<Group> = Vec::new();
    for (tag, mark) in tagged {
        let title = match tag {
            Some(tag) => format!("#{tag}"),
            None => session.say(Message::Untagged),
        };
        match groups.last_mut() {
            Some(last) if last.title == title => last.marks.push(Arc::clone(mark)),
            _ => groups.push(Group {
                title,
                marks: vec![Arc::clone(mark)],
            }),
        }
    }
    groups
}

fn grouped<'a, K: Eq + Hash>(
    marks: impl Iterator<Item = (K, &'a Arc<Bookmark>)>,
    title: impl Fn(&Bookmark) -> String,
) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut known: HashMap<K, usize> = HashMap::new();
    for (key, mark) in marks {
        let index = *known.entry(key).or_insert_with(|| {
            groups.push(Group {
                title: title(mark),
                marks: Vec::new(),
            });
            groups.len() - 1
        });
        groups[index].marks.push(Arc::clone(mark));
    }
    groups
}

/// What the paper of a bookmark calls itself, and its day; else the file it was read from.
pub(super) fn paper_of(mark: &Bookmark, session: &Session) -> String {
    let cited = &mark.cited;
    let title = match (cited.title.trim(), cited.spot.file.as_str()) {
        ("", file) if cited.date.is_none() && !file.is_empty() => file.to_owned(),
        ("", _) => session.say(Message::Paper),
        (title, _) => title.to_owned(),
    };
    match cited.date {
        Some(date) => format!("{title} · {}", session.say(Message::Day { date })),
        None => title,
    }
}
