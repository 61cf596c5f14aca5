//! The palette: everything that can be done or gone to, found by its words; what is on offer, and
//! how it looks.

mod areas;
mod offer;
mod state;
mod view;

pub(crate) use offer::{Offer, Offered};
pub(crate) use state::Palette;
