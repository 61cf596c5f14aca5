//! Copies of the file of bookmarks that a synchroniser leaves beside it when two machines wrote it at
//! once: Syncthing, Dropbox, Nextcloud and others, each with names of its own.

/// The name of the file, and its ending.
const STEM: &str = "bookmarks";
const ENDING: &str = ".json";

/// Words by which a reader says that it is a copy of his own, which is none of our business.
const OWN: [&str; 6] = ["backup", "bak", "old", "orig", "save", "export"];

/// Whether a file of that name is such a copy: the name of the file with something behind it.
pub(super) fn is_one(name: &str) -> bool {
    let name = name.to_lowercase();
    let Some(added) = name
        .strip_prefix(STEM)
        .and_then(|rest| rest.strip_suffix(ENDING))
    else {
        return false;
    };
    let is_apart = added.starts_with(|first: char| !first.is_alphanumeric());
    let mut words = added.split(|one: char| !one.is_alphanumeric());
    let has_more = added.contains(char::is_alphanumeric);
    is_apart && has_more && !words.any(|word| OWN.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_synchronisers_leave_is_known_by_its_name() {
        for name in [
            "bookmarks.sync-conflict-20260101-120000-ABCDEF7.json",
            "bookmarks (conflicted copy 2026-01-01 120000).json",
            "bookmarks (copy of host 2026-01-01).json",
            "bookmarks (Ada's conflicted copy 2026-01-01).json",
            "bookmarks (1).json",
            "bookmarks 2.json",
            "bookmarks_conf(2026-01-01).json",
            "bookmarks_conflict-20260101-120000.json",
            "bookmarks-LAPTOP.json",
            "bookmarks-LAPTOP-2.json",
            "Bookmarks (SFConflict ada 2026-01-01-12-00-00).json",
        ] {
            assert!(is_one(name), "{name}");
        }
        for name in [
            "bookmarks.json",
            "bookmarks.json.bak",
            "bookmarks.json.corrupt-20260101T120000Z",
            "bookmarks (1).json.merged",
            "bookmarks-backup.json",
            "bookmarks.old.json",
            "bookmarks2024.json",
            "bookmarks().json",
            "my bookmarks (1).json",
            "positions (1).jsonl",
        ] {
            assert!(!is_one(name), "{name}");
        }
    }
}
