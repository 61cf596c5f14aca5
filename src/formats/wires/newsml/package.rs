//! A package of NewsML-G2: groups that name stories and one another, as the order of an edition.

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::Node;

use super::item;
use crate::bytes::source::Source;
use crate::desk::{self, Dispatch};
use crate::reading::Note;
use crate::xml;
use newsprint_issue::clean::Clean;
use newsprint_issue::{Article, Block, Date, Text};

/// How deep groups are followed into one another.
const DEEPEST: usize = 32;

/// A package: its groups by their names.
pub(crate) struct Package {
    /// What the edition is called.
    pub(crate) name: Clean,
    /// When it was put together.
    day: Option<Date>,
    root: String,
    groups: BTreeMap<String, Group>,
}

struct Group {
    /// What readers call it.
    title: Clean,
    members: Vec<Member>,
}

enum Member {
    Group(String),
    Item {
        id: String,
        href: String,
        headline: String,
        /// What the package tells of it.
        described: String,
    },
}

impl Package {
    /// The package of a `packageItem`.
    pub(crate) fn of(node: Node<'_, '_>) -> Package {
        let set = xml::find(node, "groupSet");
        let mut groups = BTreeMap::new();
        let mut first = None;
        for (at, group) in set
            .iter()
            .flat_map(|set| xml::children(*set, "group"))
            .enumerate()
        {
            let id = group
                .attribute("id")
                .map_or_else(|| at.to_string(), str::to_owned);
            first.get_or_insert_with(|| id.clone());
            groups.entry(id).or_insert_with(|| Group::of(group));
        }
        let root = set.and_then(|set| set.attribute("root")).map(str::to_owned);
        let meta = xml::child(node, "contentMeta");
        let name = meta.and_then(|meta| xml::child(meta, "headline"));
        let day = xml::child(node, "itemMeta")
            .and_then(|meta| xml::child(meta, "versionCreated"))
            .and_then(|day| desk::day(&xml::words(day)));
        Package {
            day,
            name: Clean::line(&name.map(xml::words).unwrap_or_default()),
            root: root.or(first).unwrap_or_default(),
            groups,
        }
    }

    /// The stories in order, each with the name of the section that the groups give it.
    fn listing(&self) -> Vec<(Clean, &Member)> {
        let mut listing = Vec::new();
        self.list(
            &self.root,
            &Clean::default(),
            DEEPEST,
            &mut (BTreeSet::new(), &mut listing),
        );
        listing
    }

    fn list<'p>(
        &'p self,
        id: &'p str,
        above: &Clean,
        depth: usize,
        to: &mut (BTreeSet<&'p str>, &mut Vec<(Clean, &'p Member)>),
    ) {
        // A group that stands in itself is listed once.
        let Some(group) = self.groups.get(id).filter(|_| depth > 0 && to.0.insert(id)) else {
            return;
        };
        let title = if group.title.is_empty() {
            above
        } else {
            &group.title
        };
        for member in &group.members {
            match member {
                Member::Group(id) => self.list(id, title, depth - 1, to),
                item @ Member::Item { .. } => to.1.push((title.clone(), item)),
            }
        }
    }
}

impl Group {
    fn of(node: Node<'_, '_>) -> Group {
        let named = ["title", "name", "headline"].into_iter();
        let title = named
            .filter_map(|name| xml::child(node, name))
            .map(xml::words)
            .next();
        let role = || {
            let role = node.attribute("role")?.rsplit(':').next()?;
            let structural = ["root", "main", "idxgroup", "group"];
            (!structural.contains(&role.to_lowercase().as_str())).then(|| role.to_owned())
        };
        let members = node.children().filter_map(Member::of).collect();
        Group {
            title: Clean::line(&title.or_else(role).unwrap_or_default()),
            members,
        }
    }
}

impl Member {
    fn of(node: Node<'_, '_>) -> Option<Member> {
        let attribute = |name| node.attribute(name).unwrap_or_default().to_owned();
        if xml::is(node, "groupRef") {
            return Some(Member::Group(attribute("idref")));
        }
        let words = |names: &[&str]| {
            let found = names.iter().find_map(|name| xml::child(node, name));
            found.map(xml::words).unwrap_or_default()
        };
        let item = || Member::Item {
            id: attribute("residref"),
            href: attribute("href"),
            headline: words(&["headline", "title"]),
            described: words(&["description"]),
        };
        xml::is(node, "itemRef").then(item)
    }
}

/// Reads the items that packages name by a file beside a single source.
pub(crate) fn fetch(
    source: &Source,
    packages: &[Package],
    stories: &mut Vec<Dispatch>,
    notes: &mut Vec<Note>,
) {
    if source.is_folder() {
        return;
    }
    let mut known: BTreeSet<String> = stories.iter().map(|story| story.id.clone()).collect();
    for (_, member) in packages.iter().flat_map(Package::listing) {
        let Member::Item { id, href, .. } = member else {
            continue;
        };
        if known.contains(id) {
            continue;
        }
        let plain = id.replace([':', '/'], "_");
        let places = [
            href.trim_start_matches("./").to_owned(),
            format!("{id}.xml"),
            format!("{plain}.xml"),
        ];
        let found = places
            .iter()
            .find_map(|path| Some((path, source.get(path)?)));
        let Some((path, bytes)) = found else {
            continue;
        };
        let Ok(text) = xml::text(source, &bytes, notes) else {
            continue;
        };
        let resolve = |address: &str| desk::picture(source, path, address);
        let read = xml::read(source, path, &text, |document| {
            let mut below = document.descendants();
            let item = below.find(|node| xml::is(*node, "newsItem"))?;
            Some(item::dispatch(item, &resolve, notes))
        });
        match read {
            Ok(read) => stories.extend(xml::noting(read, notes).map(|story| {
                known.insert(id.clone());
                Dispatch {
                    id: id.clone(),
                    ..story
                }
            })),
            Err(error) => notes.push(Note::Unread {
                path: Clean::line(path),
                cause: error,
            }),
        }
    }
}

/// The stories in the order of their packages; those that no package names follow.
pub(crate) fn in_order(
    packages: &[Package],
    stories: Vec<Dispatch>,
    notes: &mut Vec<Note>,
) -> Vec<Dispatch> {
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for (at, story) in stories.iter().enumerate() {
        places.entry(story.id.clone()).or_insert(at);
    }
    let mut waiting: Vec<Option<Dispatch>> = stories.into_iter().map(Some).collect();
    let mut ordered = Vec::new();
    let is_alone = waiting.is_empty();
    let members = packages.iter().flat_map(|package| {
        let listing = package.listing().into_iter();
        listing.map(|(section, member)| (package.day, section, member))
    });
    for (day, section, member) in members {
        let Member::Item {
            id,
            headline,
            described,
            ..
        } = member
        else {
            continue;
        };
        let Some(at) = places.get(id) else {
            let name = if headline.is_empty() { id } else { headline };
            let path = Clean::line(name);
            notes.push(Note::Missing { path });
            if !described.is_empty() || is_alone && !headline.is_empty() {
                ordered.push(Dispatch {
                    article: listed(headline, described),
                    section,
                    date: day,
                    ..Dispatch::default()
                });
            }
            continue;
        };
        // A story that two groups name stands where it is named first.
        if let Some(mut story) = waiting[*at].take() {
            if !section.is_empty() {
                story.section = section;
            }
            ordered.push(story);
        }
    }
    ordered.extend(waiting.into_iter().flatten());
    ordered
}

/// A story of which only the package tells.
fn listed(headline: &str, described: &str) -> Article {
    let text = |words: &str| (!words.is_empty()).then(|| Text::from(words));
    Article {
        headline: text(headline).into_iter().collect(),
        body: text(described).map(Block::Paragraph).into_iter().collect(),
        ..Article::default()
    }
}
