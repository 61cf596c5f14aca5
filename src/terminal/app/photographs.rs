//! The photographs that are seen: where, which of them are developed, and what comes of it.

use std::rc::Rc;

use ratatui::layout::Rect;

use super::state::App;
use crate::action::Room;
use crate::device::renderer::Mount;
use crate::images::cache::{ImageCache, Order, Proof, USUAL_CELL, Wanted};
use crate::images::protocol::Graphics;
use crate::widgets::large::Letter;
use crate::widgets::photographs;
use newsprint_compose::Page;
use newsprint_config::{Images, Letters};
use newsprint_issue::pictures::Flaw;

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
        let pages = self.pages().into_iter();
        let found = pages.map(|(page, room)| photographs::photographs(&self.session, page, room));
        found.flatten().collect()
    }

    /// The pages that are seen, and where.
    fn pages(&self) -> Vec<(&Page, Rect)> {
        let visible = self.visible().into_iter();
        let pages = visible.filter_map(|(number, area)| {
            let screen = self.stack.get(number);
            // The contents of a paper are no page.
            let is_list = screen.home() == Room::Front && self.session.is_linear();
            let page = screen.page().filter(|_| !is_list)?;
            Some((page, self.session.areas(area).room))
        });
        pages.collect()
    }

    /// What the press prints of them itself.
    pub(crate) fn mounts(&self) -> Vec<Mount> {
        let photographs = self.photographs().into_iter();
        let mounts = photographs.filter_map(|(area, wanted)| {
            let proof = Rc::clone(self.session.images.proof(&wanted)?.as_ref().ok()?);
            (!proof.bytes.is_empty()).then_some(Mount { area, proof })
        });
        mounts.collect()
    }

    /// Whether it is to be found out if the terminal shows large letters.
    pub fn asks_letters(&self) -> bool {
        let wanted = self.session.config.terminal.letters == Letters::Auto;
        wanted && !self.session.is_linear()
    }

    /// The large letters that are seen, and where.
    pub(crate) fn letters(&self) -> Vec<Letter> {
        if self.is_too_small() || self.session.is_linear() {
            return Vec::new();
        }
        let width = self.session.width();
        let pages = self.pages().into_iter();
        let letters = pages.map(|(page, room)| Letter::all(page, room, width));
        letters.flatten().collect()
    }

    /// Those that are seen and not developed.
    pub(crate) fn undeveloped(&self) -> Vec<Wanted> {
        let wanted = self.photographs().into_iter().map(|(_, wanted)| wanted);
        let images = &self.session.images;
        let is_new = |wanted: &Wanted| images.proof(wanted).is_none();
        wanted.filter(is_new).collect()
    }

    /// The photographs of the paper.
    pub(crate) fn images(&mut self) -> &mut ImageCache {
        &mut self.session.images
    }

    /// Takes a developed photograph in; what is wrong with it stands among the notes, too.
    pub(crate) fn paste(&mut self, wanted: Wanted, developed: Result<Proof, Flaw>) {
        if let Err(flaw) = &developed {
            self.session.note_flaw(wanted.path.clone(), *flaw);
        }
        self.session.images.paste(wanted, developed);
    }

    /// Develops what is seen, here and now, to be drawn in cells.
    pub(crate) fn develop(&mut self) {
        for wanted in self.undeveloped() {
            let order = Order {
                wanted,
                number: 0,
                graphics: Graphics::Cells,
                cell: USUAL_CELL,
                negatives: self.session.images.negatives().clone(),
            };
            let developed = order.develop();
            self.paste(order.wanted, developed);
        }
    }
}
