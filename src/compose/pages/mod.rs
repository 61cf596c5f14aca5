//! Pages: lines filled into columns and put onto cells. Knows no stories.

pub(crate) mod bed;
pub(crate) mod columns;
pub(crate) mod concession;
pub(crate) mod frame;
pub(crate) mod glyphs;
pub(crate) mod grid;
pub(crate) mod page;
pub(crate) mod paste;
pub(crate) mod plate;
pub(crate) mod setter;
