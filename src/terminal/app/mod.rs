//! The reader as a value: a session, a stack of screens, and what each event does to them. The
//! order per event is always the same: act, compose what is stale; drawing comes after.

mod acts;
mod copied;
mod drawing;
mod events;
mod keys;
mod photographs;
mod reset;
mod sidebar;
mod stack;

pub(crate) use copied::Uncopied;
pub use events::{Answer, App, Input, View};
