//! Every sentence the program says, in its languages: an enum of what there is to say, and one
//! function per language that says it. Knows no screens; a reader of another language gets the
//! nearest we have.

mod about;
mod allowed;
mod cause;
mod deeds;
mod english;
mod fault;
mod foreign;
mod guess;
mod guide;
mod japanese;
mod known;
mod label;
mod loss;
mod message;
mod mistake;
mod number;
mod omission;
mod phrases;
mod piece;
mod proof;
mod refusal;
mod remark;
mod report;
mod said;
mod saying;
mod simplified;
mod tongue;
mod traditional;
mod unfit;
mod usage;

pub use allowed::Allowed;
pub use cause::Cause;
pub use deeds::{Words, deed};
pub use fault::Fault;
pub use foreign::Foreign;
pub use guess::Guess;
pub use label::Label;
pub use loss::Loss;
pub use message::Message;
pub use mistake::{Misfit, Mistake};
pub use omission::Omission;
pub use piece::Piece;
pub use proof::Proof;
pub use refusal::Refusal;
pub use remark::{Lock, Remark};
pub use report::Report;
pub use said::Told;
pub use tongue::Messages;
pub use unfit::Unfit;
