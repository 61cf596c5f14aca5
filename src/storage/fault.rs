//! Where a replacement of a file can be stopped, so that tests can stop it there: by a disk that
//! fails, or by the end of the program. Outside tests nothing ever stops here.

use std::io;

/// A step of a replacement that is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Nothing is done yet.
    Begun,
    /// The temporary file is there, empty.
    Opened,
    /// It has its bytes.
    Written,
    /// They are on the disk.
    Synced,
    /// It has the name of the file that it replaces.
    Renamed,
}

#[cfg(not(test))]
pub(super) use real::{at, has_died};
#[cfg(test)]
pub(super) use tried::{at, has_died};

#[cfg(not(test))]
mod real {
    use super::{Step, io};

    /// Goes on.
    #[allow(
        clippy::unnecessary_wraps,
        reason = "in tests it stops at the step that is asked for"
    )]
    pub(in super::super) fn at(_: Step) -> io::Result<()> {
        Ok(())
    }

    /// Whether nothing can be cleared away any more.
    pub(in super::super) fn has_died() -> bool {
        false
    }
}

#[cfg(test)]
pub(super) mod tried {
    use std::cell::Cell;

    use super::{Step, io};

    /// How a replacement is stopped.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub(in super::super) enum Fault {
        /// The disk fails; the program goes on.
        Fails(Step),
        /// The program ends.
        Dies(Step),
    }

    thread_local! {
        static FAULT: Cell<Option<Fault>> = const { Cell::new(None) };
        static DEAD: Cell<bool> = const { Cell::new(false) };
    }

    /// Stops the replacements of this thread there, until told otherwise.
    pub(in super::super) fn inject(fault: Option<Fault>) {
        FAULT.set(fault);
        DEAD.set(false);
    }

    pub(in super::super) fn at(step: Step) -> io::Result<()> {
        let stopped = match FAULT.get() {
            Some(Fault::Fails(there)) => there == step,
            Some(Fault::Dies(there)) => {
                DEAD.set(DEAD.get() || there == step);
                there == step
            }
            None => false,
        };
        if stopped {
            return Err(io::Error::other("the disk failed"));
        }
        Ok(())
    }

    pub(in super::super) fn has_died() -> bool {
        DEAD.get()
    }
}

#[cfg(test)]
mod tests {
    use super::Step;
    use super::tried::{Fault, inject};
    use crate::clean::Clean;
    use crate::issue::{Article, Block, Issue, Masthead, Section, Text};
    use crate::storage::{Directories, Storage};

    fn paper() -> Issue {
        let article = |headline: &str| Article {
            headline: vec![Text::from(headline)],
            body: vec![Block::Paragraph(Text::from("The sea was calm."))],
            ..Article::default()
        };
        let section = Section {
            name: Clean::line("City"),
            articles: vec![article("One"), article("Two")],
        };
        Issue::bind(Masthead::default(), vec![section])
    }

    /// Stops the second save of a folder and gives how many bookmarks a new sitting finds, and
    /// whether the save said that it failed.
    fn stopped(fault: Fault) -> (usize, bool) {
        let folder = tempfile::tempdir().expect("a temporary directory");
        let directories = Directories::single(folder.path().to_owned());
        let issue = paper();
        let now = jiff::Timestamp::UNIX_EPOCH;
        let (mut storage, _) = Storage::open(directories.clone());
        let stories: Vec<_> = issue.articles().map(|article| article.id).collect();
        storage.toggle_story(&issue, stories[0], now);
        storage.save().expect("a folder that can be written");
        storage.toggle_story(&issue, stories[1], now);
        inject(Some(fault));
        let failed = storage.save().is_err();
        assert_eq!(storage.bookmarks().len(), 2, "memory keeps it");
        inject(None);
        let (next, troubles) = Storage::open(directories.clone());
        let found = next.bookmarks().len();
        assert!(troubles.is_empty(), "{fault:?}: {troubles:?}");
        // What is left lying about is gone, and the next save succeeds.
        storage.save().expect("a folder that can be written again");
        assert_eq!(Storage::open(directories).0.bookmarks().len(), 2);
        let names = std::fs::read_dir(folder.path())
            .expect("a folder")
            .flatten();
        let left = names.filter(|entry| entry.path().to_string_lossy().ends_with(".tmp"));
        assert_eq!(left.count(), 0, "{fault:?}");
        (found, failed)
    }

    #[test]
    fn wherever_a_save_is_stopped_the_old_file_or_the_new_one_is_there() {
        let before = [Step::Begun, Step::Opened, Step::Written, Step::Synced];
        for step in before {
            for fault in [Fault::Fails(step), Fault::Dies(step)] {
                assert_eq!(stopped(fault), (1, true), "{fault:?}");
            }
        }
        for fault in [Fault::Fails(Step::Renamed), Fault::Dies(Step::Renamed)] {
            assert_eq!(stopped(fault), (2, true), "{fault:?}");
        }
    }
}
