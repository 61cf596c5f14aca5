//! The screens that lie one over the other, what of them is seen and where; the sidebar among them.

use ratatui::layout::Rect;

use crate::action::Room;
use crate::reading::history::Stop;
use crate::reading::session::Session;
use crate::screen::{Lie, Screen, Sight};
use newsprint_issue::{ArticleId, Place};

/// Screens that lie one over the other at most.
const DEEPEST: usize = 32;

/// The screen width from which on the sections stand beside the page, the width from which on they
/// leave some of it in sight, and the cells they take.
const BESIDE: u16 = 100;
const ABOVE: u16 = 60;
const PANEL: u16 = 38;

/// The screens, by their number from the bottom.
#[derive(Debug)]
pub(super) struct Stack {
    /// The front page, which is never left.
    front: Box<dyn Screen>,
    /// What lies over it, the one that is seen last.
    over: Vec<Box<dyn Screen>>,
    /// The sidebar, while the keys are the text's.
    aside: Option<Box<dyn Screen>>,
}

impl Stack {
    pub(super) fn new(front: Box<dyn Screen>) -> Stack {
        Stack {
            front,
            over: Vec::new(),
            aside: None,
        }
    }

    /// The screen that is seen.
    pub(super) fn top(&self) -> &dyn Screen {
        self.over.last().unwrap_or(&self.front).as_ref()
    }

    pub(super) fn top_mut(&mut self) -> &mut dyn Screen {
        self.over.last_mut().unwrap_or(&mut self.front).as_mut()
    }

    /// The screen under it, if it is not the front page.
    pub(super) fn under(&self) -> Option<&dyn Screen> {
        let under = self.over.len().checked_sub(1)?;
        Some(self.get(under))
    }

    pub(super) fn front_mut(&mut self) -> &mut dyn Screen {
        self.front.as_mut()
    }

    pub(super) fn get(&self, number: usize) -> &dyn Screen {
        let over = number.checked_sub(1).and_then(|at| self.over.get(at));
        over.unwrap_or(&self.front).as_ref()
    }

    pub(super) fn get_mut(&mut self, number: usize) -> &mut dyn Screen {
        let over = number.checked_sub(1).and_then(|at| self.over.get_mut(at));
        over.unwrap_or(&mut self.front).as_mut()
    }

    pub(super) fn len(&self) -> usize {
        self.over.len() + 1
    }

    /// The screens from the one that is seen down.
    pub(super) fn down(&self) -> impl Iterator<Item = &dyn Screen> {
        (0..self.len()).rev().map(|number| self.get(number))
    }

    /// Puts a screen over the others; of too many, the one above the front page goes.
    pub(super) fn push(&mut self, screen: Box<dyn Screen>) {
        if self.len() >= DEEPEST {
            self.over.remove(0);
        }
        self.over.push(screen);
    }

    /// Takes the screen that is seen away; the front page stays.
    pub(super) fn pop(&mut self) -> Option<Box<dyn Screen>> {
        self.over.pop()
    }

    /// Keeps so many screens.
    pub(super) fn keep(&mut self, count: usize) {
        self.over.truncate(count.saturating_sub(1));
    }

    /// The front page alone, another one.
    pub(super) fn begin_with(&mut self, front: Box<dyn Screen>) {
        self.over.clear();
        self.front = front;
    }

    /// The story that the screens are about.
    pub(super) fn story(&self) -> Option<ArticleId> {
        self.down().find_map(Screen::story)
    }

    /// The same from the front page up.
    pub(super) fn up_story(&self) -> Option<ArticleId> {
        let mut screens = (0..self.len()).map(|number| self.get(number));
        screens.find_map(Screen::story)
    }

    /// Where the reader is, when a story is open.
    pub(super) fn place(&self) -> Option<Place> {
        self.down().find_map(Screen::place)
    }

    /// Where the reader is in the paper.
    pub(super) fn stop(&self) -> Option<Stop> {
        self.down().find_map(Screen::stop)
    }

    /// Whether what is seen lies over a view, and is none of its own.
    pub(super) fn is_covered(&self) -> bool {
        self.top().stop().is_none()
    }

    /// The screens that are seen, with their areas, what covers another one after it.
    pub(super) fn visible(&self, session: &Session, body: Rect) -> Vec<(usize, Rect)> {
        let mut visible = Vec::new();
        let mut rest = body;
        for number in (0..self.len()).rev() {
            match self.get(number).lie(session, body) {
                Lie::Over(area) => visible.push((number, area)),
                Lie::Beside if body.width >= BESIDE => {
                    let (panel, beside) = beside(body);
                    visible.push((number, panel));
                    rest = beside;
                }
                Lie::Beside => {
                    let width = if body.width < ABOVE {
                        body.width
                    } else {
                        PANEL
                    };
                    visible.push((number, Rect { width, ..body }));
                }
                Lie::Whole => {
                    visible.push((number, body));
                    break;
                }
                Lie::Page => {
                    if self.aside_area(session, body).is_some() {
                        rest = beside(body).1;
                    }
                    visible.push((number, rest));
                    break;
                }
            }
        }
        visible.reverse();
        visible
    }

    /// The screen that the pointer means, and its area.
    pub(super) fn meant(&self, session: &Session, body: Rect) -> Option<(usize, Rect)> {
        self.visible(session, body).last().copied()
    }

    /// Composes what is stale.
    pub(super) fn set(&mut self, session: &Session, body: Rect) {
        let page = if body.width >= BESIDE {
            beside(body).1
        } else {
            body
        };
        let place = self.place();
        for (number, area) in self.visible(session, body) {
            let sight = Sight { area, page, place };
            self.get_mut(number).set(session, sight);
        }
        if let Some(area) = self.aside_area(session, body)
            && let Some(aside) = &mut self.aside
        {
            aside.set(session, Sight { area, page, place });
        }
    }

    /// The sidebar that stands beside the text, and where.
    pub(super) fn aside(&self, session: &Session, body: Rect) -> Option<(Rect, &dyn Screen)> {
        let area = self.aside_area(session, body)?;
        Some((area, self.aside.as_deref()?))
    }

    /// Where the sidebar stands while the keys are the text's.
    pub(super) fn aside_area(&self, session: &Session, body: Rect) -> Option<Rect> {
        let covers = |screen: &dyn Screen| matches!(screen.home(), Room::Sections | Room::Pages);
        let shown = self.aside.is_some() && !self.down().any(covers) && !session.is_linear();
        sidebar_of(body).filter(|_| shown)
    }

    /// Another sidebar in place of the one that stands there, if one does.
    pub(super) fn renew_aside(&mut self, sidebar: impl FnOnce() -> Box<dyn Screen>) {
        if self.aside.is_some() {
            self.aside = Some(sidebar());
        }
    }

    /// Folds the sidebar away.
    pub(super) fn drop_aside(&mut self) {
        self.aside = None;
    }

    /// Gives the keys to the sidebar.
    pub(super) fn enter_aside(&mut self) {
        if let Some(aside) = self.aside.take() {
            self.over.push(aside);
        }
    }

    /// Gives the keys to the text, where both are seen; answers whether they are.
    pub(super) fn leave_aside(&mut self, session: &Session, body: Rect) -> bool {
        let wide = sidebar_of(body).is_some() && !session.is_linear();
        let leaves = wide && self.top().home() == Room::Sections;
        if leaves {
            self.aside = self.over.pop();
        }
        leaves
    }
}

/// Where a sidebar stands on a screen that is wide enough.
fn sidebar_of(body: Rect) -> Option<Rect> {
    (body.width >= BESIDE).then(|| beside(body).0)
}

/// The sidebar on a wide screen, and what is left beside it.
fn beside(body: Rect) -> (Rect, Rect) {
    let panel = Rect {
        width: PANEL,
        ..body
    };
    let rest = Rect {
        x: body.x + PANEL,
        width: body.width - PANEL,
        ..body
    };
    (panel, rest)
}
