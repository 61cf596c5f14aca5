//! The sidebar: the map of a page, the stories of the paper, and the outline and the bookmarks of
//! the one that is open.

mod areas;
mod rows;
mod sidebar;
mod view;

pub(crate) use sidebar::Sections;
