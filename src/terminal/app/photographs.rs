//! The photographs that are seen: where, which of them are developed, and what comes of it.

use std::rc::Rc;

use ratatui::layout::Rect;

use super::super::album::{Album, Order, Proof, USUAL_CELL, Wanted};
use super::super::manners::Graphics;
use super::super::press::Mount;
use super::super::screen::Screen;
use super::events::App;
use crate::config::Images;
use crate::pictures::Flaw;

impl App {
    /// Whether how the terminal shows photographs is to be found out.
    pub fn asks_pictures(&self) -> bool {
        let wanted = self.session.config.terminal.images == Images::Auto;
        wanted && self.session.theme().has_colours() && !self.session.is_linear()
    }

    /// The photographs that are seen, and where.
    pub(crate) fn photographs(&self) -> Vec<(Rect, Wanted)> {
        if self.is_too_small() || self.session.config.terminal.images == Images::Off {
            return Vec::new();
        }
        let visible = self.visible().into_iter();
        let found = visible.filter_map(|(index, area)| match &self.screens[index] {
            Screen::Story(story) => Some(story.photographs(&self.session, area)),
            _ => None,
        });
        found.flatten().collect()
    }

    /// What the press prints of them itself.
    pub(crate) fn mounts(&self) -> Vec<Mount> {
        let photographs = self.photographs().into_iter();
        let mounts = photographs.filter_map(|(area, wanted)| {
            let proof = Rc::clone(self.session.album.proof(&wanted)?.as_ref().ok()?);
            (!proof.bytes.is_empty()).then_some(Mount { area, proof })
        });
        mounts.collect()
    }

    /// Those that are seen and not developed.
    pub(crate) fn undeveloped(&self) -> Vec<Wanted> {
        let wanted = self.photographs().into_iter().map(|(_, wanted)| wanted);
        let album = &self.session.album;
        let is_new = |wanted: &Wanted| album.proof(wanted).is_none();
        wanted.filter(is_new).collect()
    }

    /// The photographs of the paper.
    pub(crate) fn album(&mut self) -> &mut Album {
        &mut self.session.album
    }

    /// Takes a developed photograph in; what is wrong with it stands among the notes, too.
    pub(crate) fn paste(&mut self, wanted: Wanted, developed: Result<Proof, Flaw>) {
        if let Err(flaw) = &developed {
            self.session.note_flaw(wanted.path.clone(), *flaw);
        }
        self.session.album.paste(wanted, developed);
    }

    /// Develops what is seen, here and now, to be drawn in cells.
    pub(crate) fn develop(&mut self) {
        for wanted in self.undeveloped() {
            let order = Order {
                wanted,
                number: 0,
                graphics: Graphics::Cells,
                cell: USUAL_CELL,
                negatives: self.session.album.negatives().clone(),
            };
            let developed = order.develop();
            self.paste(order.wanted, developed);
        }
    }
}
