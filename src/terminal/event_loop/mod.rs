//! The event loop: what happens, what comes of it, the screen.

pub(crate) mod happening;
pub(crate) mod showing;
pub(crate) mod turn;
