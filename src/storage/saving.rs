//! Saving on a thread of its own, so that no key waits for a disk: one save at a time, and what
//! changes meanwhile is saved after it.

use std::sync::mpsc::{self, Receiver, TryRecvError};
use std::thread::JoinHandle;

use super::{progress, shelf, sidecar};

/// All files, as far as there is something to save.
#[derive(Debug)]
pub(super) struct Jobs {
    pub(super) bookmarks: Option<shelf::Job>,
    pub(super) positions: Option<progress::Job>,
    pub(super) fixes: Option<sidecar::Job>,
}

/// What came of it.
#[derive(Debug, Default)]
pub(super) struct Done {
    pub(super) bookmarks: Option<shelf::Done>,
    pub(super) positions: Option<progress::Done>,
    pub(super) fixes: Option<sidecar::Done>,
}

/// A save that is under way.
#[derive(Debug)]
pub(super) struct Saving {
    answer: Receiver<Done>,
    thread: JoinHandle<()>,
}

impl Jobs {
    pub(super) fn are_none(&self) -> bool {
        self.bookmarks.is_none() && self.positions.is_none() && self.fixes.is_none()
    }

    /// Does them here and now.
    pub(super) fn run(self) -> Done {
        Done {
            bookmarks: self.bookmarks.map(shelf::Job::run),
            positions: self.positions.map(progress::Job::run),
            fixes: self.fixes.map(sidecar::Job::run),
        }
    }

    /// Does them elsewhere, and says when they are done.
    pub(super) fn start(self, tell: impl FnOnce() + Send + 'static) -> Saving {
        let (sender, answer) = mpsc::channel();
        let thread = std::thread::spawn(move || {
            // Nobody waits for it when the program has given up on it.
            let _ = sender.send(self.run());
            tell();
        });
        Saving { answer, thread }
    }
}

impl Saving {
    /// What came of it, once it is done.
    pub(super) fn poll(self) -> Result<Done, Saving> {
        match self.answer.try_recv() {
            Ok(done) => Ok(done),
            Err(TryRecvError::Empty) => Err(self),
            Err(TryRecvError::Disconnected) => Ok(Done::default()),
        }
    }

    /// Waits until it is done.
    pub(super) fn wait(self) -> Option<Done> {
        let done = self.answer.recv().ok();
        let _ = self.thread.join();
        done
    }
}
