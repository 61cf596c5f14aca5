//! The reader as a value: a session, a stack of screens, and what each event does to them. The
//! order per event is always the same: act, compose what is stale; drawing comes after.

mod acts;
pub(crate) mod bars;
mod copied;
mod drawing;
mod events;
mod keys;
mod panel;
mod photographs;
mod reset;
mod sidebar;
mod stack;

pub(crate) use copied::Uncopied;
pub use events::App;
