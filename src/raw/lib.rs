//! A raw page beside what was made of it: its lines as they came, where each of them went, what is
//! doubtful there, and what a reader set right. Knows neither bytes nor screens.
//!
//! `formats` makes these, `terminal` shows them; neither knows the other, so they meet here.

mod doubt;
mod fix;
mod original;
mod trace;

pub use doubt::Doubt;
pub use fix::{Fix, Mend, find};
pub use original::{Element, Origin, Original, Reset, Typesetter};
pub use trace::Trace;
