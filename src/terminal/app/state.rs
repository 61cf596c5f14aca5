//! The reader as a value: what it is made of, and what can be asked of it.

use std::rc::Rc;

use ratatui::layout::Rect;

use super::pointer::Pointer;
use super::stack::Stack;
use super::typing::Typing;
use crate::action::{Room, Target};
use crate::event::View;
use crate::geometry::{Frame, SMALLEST};
use crate::keymap::Keymap;
use crate::reading::history::History;
use crate::reading::notice::Notice;
use crate::reading::pace::Pace;
use crate::reading::prompt::Remembered;
use crate::reading::session::Session;
use crate::screens::Front;
use crate::tone::Tone;
use newsprint_compose::{Size, Width};
use newsprint_config::{Mouse, WidthChoice};
use newsprint_issue::Place;
use newsprint_messages::Told;
use newsprint_theme::Rgb;

/// The reader as a value.
#[derive(Debug)]
pub struct App {
    pub(super) session: Session,
    pub(super) keymap: Keymap,
    pub(super) size: Size,
    pub(super) stack: Stack,
    /// What was typed and is not complete.
    pub(super) typing: Typing,
    pub(super) pointer: Pointer,
    /// Where the reader was.
    pub(super) history: History,
    /// What was looked for before.
    pub(super) asked: Remembered,
    /// How fast the pages are turned.
    pub(super) pace: Pace,
    /// The place that was last kept.
    pub(super) kept: Option<Place>,
}

impl App {
    /// A reader before a screen of that size.
    ///
    /// Keys of the reader's own that cannot be followed are told, and stand before the notes.
    pub fn new(mut session: Session, view: View, size: Size) -> App {
        let (keymap, conflicts) =
            Keymap::new(session.config.terminal.keyboard, &session.config.keys);
        if let Some(first) = conflicts.first() {
            let first = session.messages.tell(first);
            session.out.notice.get_or_insert(Notice::trouble(first));
        }
        let conflicts = conflicts.into_iter();
        let conflicts = conflicts.map(|conflict| Rc::new(conflict) as Rc<dyn Told>);
        session.notes.put_first(conflicts);
        let first = session.issue.articles().next().map(|article| article.id);
        let mut app = App {
            stack: Stack::new(Box::new(Front::at(first))),
            keymap,
            typing: Typing::default(),
            pointer: Pointer::default(),
            size,
            history: History::default(),
            asked: Remembered::default(),
            pace: Pace::default(),
            kept: None,
            session,
        };
        app.begin(view);
        app.set();
        app.kept = app.place();
        app
    }

    fn begin(&mut self, view: View) {
        match view {
            View::Front => {}
            View::Article(story) => self.go(Target::Article(story)),
            View::At(place) => self.go(Target::At(place)),
            View::Resume => {
                let place = self.session.storage.position(&self.session.issue);
                // A paper that was put down at the end of a story opens at its front page.
                let unread = |place: &Place| !self.session.storage.is_read(place.article);
                if let Some(place) = place.filter(unread) {
                    self.go(Target::At(place));
                }
            }
        }
    }

    /// The size of the screen.
    pub fn size(&self) -> Size {
        self.size
    }

    /// Whether the mouse is listened to.
    pub fn mouse(&self) -> Mouse {
        if self.session.is_linear() {
            return Mouse::Left;
        }
        self.session.config.terminal.mouse
    }

    /// Whether the terminal's own widths are to be found out.
    pub fn asks_widths(&self) -> bool {
        let open = matches!(self.session.config.terminal.width, WidthChoice::Terminal(_));
        open && !self.session.is_linear()
    }

    /// Takes note of the terminal's widths, if it is the terminal's word that counts; answers
    /// whether pages are set anew. What is read stays where it is.
    pub fn learn(&mut self, width: Width) -> bool {
        let news = WidthChoice::Terminal(width);
        if !self.asks_widths() || self.session.config.terminal.width == news {
            return false;
        }
        self.session.config.terminal.width = news;
        self.set();
        true
    }

    /// Whether the ground of the terminal is to be found out.
    pub fn asks_ground(&self) -> bool {
        self.session.asks_ground()
    }

    /// Takes note of the ground of the terminal; answers whether something is to be shown.
    pub fn learn_ground(&mut self, ground: Rgb) -> bool {
        let turned = self.turn_to(Tone::of(ground));
        self.session.warn_of_ground(ground) || turned
    }

    /// Takes note that the terminal is light or dark; answers whether another theme is worn.
    pub fn turn_to(&mut self, tone: Tone) -> bool {
        self.session.turn_to(tone)
    }

    /// Where the reader is, when a story is open.
    pub fn place(&self) -> Option<Place> {
        self.stack.place()
    }

    /// Whether there is nothing to turn to.
    pub(crate) fn at_last_page(&self) -> bool {
        self.stack.top().at_end()
    }

    pub(super) fn room(&self) -> Room {
        self.stack.top().room()
    }

    pub(super) fn area(&self) -> Rect {
        Rect::new(0, 0, self.size.width, self.size.height)
    }

    pub(super) fn frame(&self) -> Frame {
        self.session.frame(self.area())
    }

    pub(super) fn is_too_small(&self) -> bool {
        self.size.width < SMALLEST.width || self.size.height < SMALLEST.height
    }

    /// The screens that are seen, with their areas, what covers another one after it.
    pub(super) fn visible(&self) -> Vec<(usize, Rect)> {
        self.stack.visible(&self.session, self.frame().body)
    }

    /// Whether the sidebar stands beside the text, and the keys are the text's.
    pub(super) fn is_beside_sidebar(&self) -> bool {
        let body = self.frame().body;
        self.stack.aside_area(&self.session, body).is_some()
    }

    /// Composes what is stale.
    pub(super) fn set(&mut self) {
        if !self.is_too_small() {
            let body = self.frame().body;
            self.stack.set(&self.session, body);
        }
    }
}
