//! What happens outside while the event loop waits.

use std::io;

use crate::device::signals::Asked;
use crate::device::tty::Sent;
use crate::images::cache::{Proof, Wanted};
use newsprint_issue::clean::Clean;
use newsprint_issue::pictures::Flaw;

/// Something that happens outside, while the loop waits.
pub(crate) enum Happening {
    /// The terminal says something.
    Terminal(Sent),
    /// A signal.
    Signal(Asked),
    /// The terminal took a page, or is gone.
    Written(io::Result<()>),
    /// What was to be saved is saved, or could not be.
    Saved,
    /// A program took what was copied, or did not.
    HandedOn(Clean, io::Result<()>),
    /// A photograph is developed, or cannot be.
    Developed(Wanted, Result<Proof, Flaw>),
    /// Something that was done elsewhere broke off.
    Failed,
}
