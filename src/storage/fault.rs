//! Where what is done to files can be stopped, so that tests can stop it there: by a disk that fails,
//! or by the end of the program. Outside tests nothing ever stops here.

#[cfg(not(test))]
pub(super) use real::{at, has_died};
#[cfg(test)]
pub(super) use tried::{at, has_died};

#[cfg(not(test))]
mod real {
    use std::io;

    /// Goes on with the operation of that name.
    #[allow(
        clippy::unnecessary_wraps,
        reason = "in tests it stops at the operation that is asked for"
    )]
    pub(crate) fn at(_: &'static str) -> io::Result<()> {
        Ok(())
    }

    /// Whether nothing can be cleared away any more.
    pub(crate) fn has_died() -> bool {
        false
    }
}

#[cfg(test)]
pub(super) mod tried {
    use std::cell::{Cell, RefCell};
    use std::io;

    /// How what is done to files is stopped, by the number of the operation, counted from 0.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub(crate) enum Fault {
        /// It fails; the program goes on.
        Fails(usize),
        /// The program ends before it.
        Dies(usize),
    }

    thread_local! {
        static FAULT: Cell<Option<Fault>> = const { Cell::new(None) };
        static DONE: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
    }

    /// Stops the operations of this thread there, until told otherwise, counting from now.
    pub(crate) fn inject(fault: Option<Fault>) {
        FAULT.set(fault);
        DONE.take();
    }

    /// The operations of this thread since it was last told where to stop.
    pub(crate) fn done() -> Vec<&'static str> {
        DONE.with_borrow(Clone::clone)
    }

    pub(crate) fn at(operation: &'static str) -> io::Result<()> {
        let number = DONE.with_borrow_mut(|done| {
            done.push(operation);
            done.len() - 1
        });
        let stopped = match FAULT.get() {
            Some(Fault::Fails(there)) => number == there,
            Some(Fault::Dies(there)) => number >= there,
            None => false,
        };
        if stopped {
            return Err(io::Error::other("the disk failed"));
        }
        Ok(())
    }

    pub(crate) fn has_died() -> bool {
        let done = DONE.with_borrow(Vec::len);
        matches!(FAULT.get(), Some(Fault::Dies(there)) if done > there)
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::tried::{Fault, done, inject};
    use crate::{Directories, Storage};
    use newsprint_issue::clean::Clean;
    use newsprint_issue::{Article, Block, Issue, Masthead, Section, Text};

    const NOW: jiff::Timestamp = jiff::Timestamp::UNIX_EPOCH;

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

    /// How a file of bookmarks is made that is added to: small, so that it is replaced as a whole, or
    /// so large that lines are added beside it.
    type Filled = fn(&mut Storage, &Issue);

    fn small(storage: &mut Storage, issue: &Issue) {
        storage.toggle_story(issue, issue.sections[0].articles[0].id, NOW);
    }

    fn large(storage: &mut Storage, issue: &Issue) {
        small(storage, issue);
        let first = storage.bookmarks()[0].clone();
        for number in 1..1000_u64 {
            let mut mark = (*first).clone();
            mark.id.0 = mark.id.0.wrapping_add(number);
            mark.note = Clean::line(&"一二三四五六七八九十".repeat(10));
            storage.restore(mark);
        }
    }

    /// A folder with bookmarks in it, and a sitting over them with one more that is not saved.
    fn begun(filled: Filled) -> (tempfile::TempDir, Storage, usize) {
        let folder = tempfile::tempdir().expect("a temporary directory");
        let issue = paper();
        let (mut storage, _) = Storage::open(Directories::single(folder.path().to_owned()));
        filled(&mut storage, &issue);
        storage.save().expect("a folder that can be written");
        let before = storage.bookmarks().len();
        storage.toggle_story(&issue, issue.sections[0].articles[1].id, NOW);
        (folder, storage, before)
    }

    fn count(folder: &Path) -> usize {
        let (next, troubles) = Storage::open(Directories::single(folder.to_owned()));
        assert!(troubles.is_empty(), "{troubles:?}");
        next.bookmarks().len()
    }

    /// Stops a save at that operation: a new sitting finds what was there before or all of it, and
    /// all of it where the save said so; answers whether the save came that far.
    fn stopped(filled: Filled, fault: Fault) -> bool {
        let (folder, mut storage, before) = begun(filled);
        inject(Some(fault));
        let saved = storage.save();
        let reached = match fault {
            Fault::Fails(there) | Fault::Dies(there) => done().len() > there,
        };
        inject(None);
        assert_eq!(storage.bookmarks().len(), before + 1, "memory keeps it");
        let found = count(folder.path());
        assert!((before..=before + 1).contains(&found), "{fault:?}: {found}");
        assert!(saved.is_err() || found == before + 1, "{fault:?}: it lied");
        // What is left lying about is gone, and the next save succeeds.
        storage.save().expect("a folder that can be written again");
        assert_eq!(count(folder.path()), before + 1, "{fault:?}");
        let names = std::fs::read_dir(folder.path()).expect("a folder");
        let left = names.flatten().filter(|entry| {
            let name = entry.path();
            name.extension().is_some_and(|ending| ending == "tmp")
        });
        assert_eq!(left.count(), 0, "{fault:?}");
        reached
    }

    #[test]
    fn wherever_a_save_is_stopped_the_old_marks_or_the_new_ones_are_there() {
        for filled in [small, large as Filled] {
            for fault in [Fault::Fails, Fault::Dies as fn(usize) -> Fault] {
                let mut number = 0;
                while stopped(filled, fault(number)) {
                    number += 1;
                }
                assert!(number >= 6, "a save has more steps than {number}");
            }
        }
    }

    #[test]
    fn a_save_is_said_when_its_bytes_and_then_its_name_are_on_the_disk() {
        let steps = |filled: Filled| {
            let (_folder, mut storage, _) = begun(filled);
            inject(None);
            storage.save().expect("a folder that can be written");
            let steps = done();
            inject(None);
            steps.join(", ")
        };
        assert_eq!(
            steps(small),
            "make folder, open lock, remove, link, rename, \
             make file, write, sync, rename, sync folder"
        );
        assert_eq!(
            steps(large),
            "make folder, open lock, open, cut, write, sync, sync folder"
        );
    }

    #[test]
    fn wherever_the_changes_are_taken_into_the_file_is_stopped_all_marks_are_there() {
        let mut number = 0;
        loop {
            let (folder, mut storage, before) = begun(large);
            storage.save().expect("a folder that can be written");
            assert!(folder.path().join("bookmarks.changes").exists());
            // So many that they are taken in.
            let first = storage.bookmarks()[0].clone();
            for number in 0..200_u64 {
                let mut mark = (*first).clone();
                mark.id.0 = number;
                mark.note = Clean::line(&"甲乙丙丁戊己庚辛壬癸".repeat(10));
                storage.restore(mark);
            }
            inject(Some(Fault::Dies(number)));
            let saved = storage.save().is_ok();
            let reached = done().len() > number;
            inject(None);
            let found = count(folder.path());
            let whole = before + 201;
            assert!(found == before + 1 || found == whole, "{number}: {found}");
            assert!(!saved || found == whole, "{number}: it lied");
            if !reached {
                assert!(!folder.path().join("bookmarks.changes").exists());
                return;
            }
            number += 1;
        }
    }
}
