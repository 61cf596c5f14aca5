//! The front page: as a page of a newspaper, and as its contents for those who do not see columns.

mod contents;
mod nearest;
mod page;
mod view;

pub(crate) use page::Front;
