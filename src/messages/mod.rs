//! Every sentence the program says, in its languages: an enum of what there is to say, and one
//! function per language that says it. Knows no screens; a reader of another language gets the
//! nearest we have.

mod deeds;
mod english;
mod japanese;
mod message;
mod number;
mod phrases;
mod simplified;
mod traditional;

pub use deeds::{Words, deed};
pub use message::{Message, Messages};
