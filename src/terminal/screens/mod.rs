//! The screens, one file each: state, `act`, `draw`, `hit`, in that order. None knows another.

mod article;
mod bookmarks;
mod front;
mod help;
mod history;
mod hits;
mod leaflet;
mod pages;
mod palette;
mod sections;
mod source;

pub(crate) use article::Story;
pub(crate) use bookmarks::Bookmarks;
pub(crate) use front::Front;
pub(crate) use help::Help;
pub(crate) use history::History;
pub(crate) use hits::Hits;
pub(crate) use leaflet::Leaflet;
pub(crate) use pages::Pages;
pub(crate) use palette::{Offer, Offered, Palette};
pub(crate) use sections::Sections;
pub(crate) use source::Source;
