//! The page beside its stories, and which of its lines are worth a look.

use std::rc::Rc;

use crate::reading::correcting::Beside;
use crate::reading::session::Session;

/// The page beside its stories.
pub(super) fn beside(session: &Session) -> Option<&Rc<Beside>> {
    session.correcting.as_ref()?.beside()
}

/// Whether something about a line is doubtful, and the reader has said nothing of it.
pub(super) fn is_doubtful(beside: &Beside, line: usize) -> bool {
    beside.doubts.contains_key(&line) && !beside.fixed.contains_key(&line)
}
