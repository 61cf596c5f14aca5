//! Pages: lines filled into columns and put onto cells. Knows no stories.

pub(crate) mod concession;
pub(crate) mod frame;
pub(crate) mod grid;
pub(crate) mod plate;

pub(crate) mod columns;

pub(crate) mod paste;
pub(crate) mod setter;

pub(crate) mod bed;
pub(crate) mod glyphs;
pub(crate) mod page;
