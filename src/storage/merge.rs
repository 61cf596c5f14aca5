//! Three lists of bookmarks into one: what we knew, what we have, what another newsprint wrote.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::bookmarks::{Bookmark, BookmarkId};
use super::catalog::order;
use super::wire::Held;
use newsprint_issue::clean::Clean;

/// Three lists into one, by id: what only one side changed is taken from that side. What one side
/// removed and the other changed stays: an edit outweighs a removal.
pub(super) fn merge(
    base: &[Arc<Bookmark>],
    own: &[Arc<Bookmark>],
    theirs: &[Arc<Bookmark>],
) -> Vec<Arc<Bookmark>> {
    if base == theirs {
        return own.to_vec();
    }
    if base == own {
        return theirs.to_vec();
    }
    let by_id = |list: &'_ [Arc<Bookmark>]| -> HashMap<BookmarkId, Arc<Bookmark>> {
        list.iter().map(|one| (one.id, Arc::clone(one))).collect()
    };
    let (base, mut own, mut theirs) = (by_id(base), by_id(own), by_id(theirs));
    let ids: HashSet<BookmarkId> = own.keys().chain(theirs.keys()).copied().collect();
    let mut merged: Vec<Arc<Bookmark>> = ids
        .into_iter()
        .filter_map(|id| {
            let before = base.get(&id);
            match (own.remove(&id), theirs.remove(&id)) {
                (Some(own), Some(theirs)) if before == Some(&own) => Some(theirs),
                (Some(own), Some(theirs)) if before == Some(&theirs) => Some(own),
                (Some(own), Some(theirs)) => Some(both(before, &own, &theirs)),
                (Some(one), None) | (None, Some(one)) => (before != Some(&one)).then_some(one),
                (None, None) => None,
            }
        })
        .collect();
    merged.sort_by_key(|one| order(one));
    merged
}

/// Takes into what a file holds what a copy of it holds that was changed elsewhere: nobody knows what
/// both held once, so what either has stays, unless it was removed as it is.
pub(super) fn join(held: &mut Held, copy: &Held) {
    let merged = merge(&[], &held.bookmarks, &copy.bookmarks).into_iter();
    let stays = |mark: &Arc<Bookmark>| !held.removed.has(mark) && !copy.removed.has(mark);
    let merged: Vec<Arc<Bookmark>> = merged.filter(stays).collect();
    held.removed.extend(&copy.removed);
    held.adopt(copy);
    held.renew(merged, &[]);
}

/// One bookmark that both sides changed: the later of the two, with the notes and tags of both.
fn both(
    before: Option<&Arc<Bookmark>>,
    own: &Arc<Bookmark>,
    theirs: &Arc<Bookmark>,
) -> Arc<Bookmark> {
    let (later, earlier) = if theirs.updated > own.updated {
        (theirs, own)
    } else {
        (own, theirs)
    };
    let mut merged = Bookmark::clone(later);
    merged.note = note(
        before.map(|before| &before.note),
        &later.note,
        &earlier.note,
    );
    merged.tags = tags(
        before.map_or(&[], |before| &before.tags),
        &later.tags,
        &earlier.tags,
    );
    Arc::new(merged)
}

/// A note that one side changed is that side's; where both did, both are kept, the later first.
fn note(before: Option<&Clean>, later: &Clean, earlier: &Clean) -> Clean {
    if before == Some(later) || (later.is_empty() && before.is_none()) {
        return earlier.clone();
    }
    let said: HashSet<&str> = later.lines().map(str::trim).collect();
    let is_said = earlier.lines().all(|line| said.contains(line.trim()));
    let says_nothing_new = is_said || before == Some(earlier);
    if says_nothing_new {
        return later.clone();
    }
    Clean::lines(format!("{later}\n{earlier}").trim())
}

/// The tags that neither side took away, and those that either gave.
fn tags(before: &[Clean], later: &[Clean], earlier: &[Clean]) -> Vec<Clean> {
    let kept = |tag: &&Clean| earlier.contains(tag) || !before.contains(tag);
    let mut tags: Vec<Clean> = later.iter().filter(kept).cloned().collect();
    for tag in earlier {
        if !before.contains(tag) && !tags.contains(tag) {
            tags.push(tag.clone());
        }
    }
    tags
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(list: &[&str]) -> Vec<Clean> {
        list.iter().map(|word| Clean::line(word)).collect()
    }

    #[test]
    fn a_note_that_both_wrote_is_kept_twice() {
        let note = |before: Option<&str>, later: &str, earlier: &str| {
            let before = before.map(Clean::line);
            let (later, earlier) = (Clean::lines(later), Clean::lines(earlier));
            note(before.as_ref(), &later, &earlier).to_string()
        };
        assert_eq!(note(Some("a"), "a", "b"), "b");
        assert_eq!(note(Some("a"), "b", "a"), "b");
        assert_eq!(note(Some("a"), "b", "c"), "b\nc");
        assert_eq!(note(None, "b", "c"), "b\nc");
        assert_eq!(note(Some("a"), "", "c"), "c");
        assert_eq!(note(Some("a"), "a, then b", "a"), "a, then b");
        assert_eq!(note(None, "there", "here"), "there\nhere");
        assert_eq!(note(None, "b\nc", "c"), "b\nc");
    }

    #[test]
    fn tags_given_and_taken_on_either_side_count() {
        let tags = |before: &[&str], later: &[&str], earlier: &[&str]| {
            tags(&words(before), &words(later), &words(earlier))
        };
        assert_eq!(
            tags(&["a"], &["a", "b"], &["a", "c"]),
            words(&["a", "b", "c"])
        );
        assert_eq!(
            tags(&["a", "b"], &["b"], &["a", "b", "c"]),
            words(&["b", "c"])
        );
        assert_eq!(tags(&["a", "b"], &["a", "b"], &["a"]), words(&["a"]));
    }
}
