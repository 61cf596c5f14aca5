//! The screens, one file each: state, `act`, `draw`, `hit`, in that order. None knows another.

mod article;
mod bookmarks;
mod front;
mod help;
mod history;
mod leaflet;
mod pages;
mod palette;
mod sections;

pub(crate) use article::Story;
pub(crate) use bookmarks::Bookmarks;
pub(crate) use front::Front;
pub(crate) use help::Help;
pub(crate) use history::History;
pub(crate) use leaflet::Leaflet;
pub(crate) use pages::Pages;
pub(crate) use palette::{Offer, Palette, Scope};
pub(crate) use sections::Sections;
