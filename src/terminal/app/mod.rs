//! The reader as a value: a session, a stack of screens, and what each event does to them. The
//! order per event is always the same: act, compose what is stale; drawing comes after.

mod acts;
pub(crate) mod bars;
mod copied;
mod drawing;
mod events;
mod following;
mod keys;
mod opening;
mod panel;
mod photographs;
mod pointer;
mod pointing;
mod reset;
mod settings;
mod stack;
mod state;
mod typing;

pub(crate) use copied::Uncopied;
pub use state::App;
