//! What each event does to the reader: keys, clicks, the wheel, another size.

use std::rc::Rc;

use jiff::{SignedDuration, Timestamp};

use super::bars;
use super::keys::Typing;
use crate::action::{Action, Hit, Outcome, Room, Target};
use crate::event::{Answer, Input, View};
use crate::geometry::{LARGEST, Spot, drawn, holds};
use crate::keymap::Keymap;
use crate::reading::history::History;
use crate::reading::notice::Notice;
use crate::reading::pace::Pace;
use crate::reading::prompt::{Prompt, Remembered};
use crate::reading::session::Session;
use crate::screen::Screen;
use crate::screens::{Front, Sections};
use crate::tone::Tone;
use newsprint_compose::{Size, Width};
use newsprint_config::{Mouse, WidthChoice};
use newsprint_issue::Place;
use newsprint_issue::clean::Clean;
use newsprint_messages::{Message, Told};
use newsprint_storage::{Begun, StorageError};
use newsprint_theme::Rgb;

/// A wheel turns one page in this time; the rest of its run is inertia.
const WHEEL: SignedDuration = SignedDuration::from_millis(150);

/// The most notches of a wheel that are gone at once: a hand turns fewer, and each is a step.
const MOST_NOTCHES: u32 = 10_000;

/// Presses on one spot belong together when each comes in this time after the one before.
const CLICKS: SignedDuration = SignedDuration::from_millis(400);

/// The reader as a value.
#[derive(Debug)]
pub struct App {
    pub(super) session: Session,
    pub(super) keymap: Keymap,
    /// The front page lies at the bottom, what is seen on top.
    pub(super) screens: Vec<Screen>,
    /// What was typed and is not complete.
    pub(super) typing: Typing,
    pub(super) size: Size,
    /// The sidebar, while the keys are the text's.
    pub(super) aside: Option<Box<Sections>>,
    pub(super) last: Last,
    /// Where the reader was.
    pub(super) history: History,
    /// What was looked for before.
    pub(super) asked: Remembered,
}

/// What was last.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Last {
    /// When the wheel last turned a page.
    wheel: Option<Timestamp>,
    /// The place that was last kept.
    pub(super) kept: Option<Place>,
    /// How fast the pages are turned.
    pace: Pace,
    /// When and where the mouse was last pressed, and how often there.
    press: Option<(Timestamp, Spot, u8)>,
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
            session.notice.get_or_insert(Notice::trouble(first));
        }
        let conflicts = conflicts.into_iter();
        let conflicts = conflicts.map(|conflict| Rc::new(conflict) as Rc<dyn Told>);
        session.notes.splice(0..0, conflicts);
        let first = session.issue.articles().next().map(|article| article.id);
        let mut app = App {
            screens: vec![Screen::Front(Front::at(first))],
            keymap,
            typing: Typing::default(),
            size,
            aside: None,
            last: Last::default(),
            history: History::default(),
            asked: Remembered::default(),
            session,
        };
        app.begin(view);
        app.set();
        app.last.kept = app.place();
        app
    }

    pub(super) fn begin(&mut self, view: View) {
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

    /// Takes an event in at a time.
    pub fn input(&mut self, input: Input, now: Timestamp) -> Answer {
        self.session.now = now;
        if !matches!(input, Input::Resize(_) | Input::Release(_)) {
            self.session.notice = None;
        }
        if matches!(input, Input::Paste(_) | Input::Wheel(_)) {
            self.forget_typing();
        }
        if let Some(Screen::Story(story)) = self.screens.last_mut() {
            story.settle(&mut self.session);
        }
        let answer = match input {
            Input::Key(key) => self.key(key),
            Input::Paste(text) => self.type_in(&text),
            Input::Press(spot) => self.press(spot),
            Input::Drag(spot) => self.drag(spot),
            Input::Release(_) => self.let_go(),
            Input::Wheel(notches) => self.roll(notches),
            Input::Resize(window) => self.fit(window),
        };
        self.set();
        self.time();
        match answer {
            Answer::Stay if self.keep() => Answer::Moved,
            answer => {
                self.keep();
                answer
            }
        }
    }

    /// Takes a window of another size. Of one that is larger than can be, a part stays empty.
    fn fit(&mut self, window: Size) -> Answer {
        self.typing.letters = None;
        self.size = drawn(window);
        if self.size != window {
            let Size { width, height } = LARGEST;
            self.session.tell(Message::TooLarge { width, height });
        }
        Answer::Redraw
    }

    /// Learns how fast the reader reads.
    fn time(&mut self) {
        let language = self.session.issue.masthead.language;
        let expected = self.session.pace.map_or(language.speed(), usize::from);
        let at = match self.screens.last() {
            Some(Screen::Story(story)) => Some((story.id(), story.before())),
            _ => None,
        };
        if let Some(speed) = self.last.pace.note(at, self.session.now, expected) {
            self.session.storage.keep_speed(language, speed);
        }
    }

    /// Whether there is something to do while nothing happens.
    pub fn has_work(&self) -> bool {
        let mut visible = self.visible().into_iter();
        let aside = self.aside.as_ref().filter(|_| self.aside_area().is_some());
        visible.any(|(index, _)| self.screens[index].has_work())
            || aside.is_some_and(|aside| aside.has_work())
    }

    /// Does a little of it: counts one page of what is seen, searches some stories, sifts
    /// some of the bookmarks.
    pub fn work(&mut self) {
        for (index, _) in self.visible() {
            self.screens[index].work(&self.session);
        }
        self.set();
    }

    /// Saves what the reader keeps, and waits for it; what cannot be saved is told, too.
    pub fn save(&mut self) -> Result<(), StorageError> {
        self.session.promised.begin();
        let saved = self.session.storage.save();
        self.tell_of(saved.as_ref().err());
        saved
    }

    /// Begins to save what the reader keeps, on a thread of its own that says when it is done.
    pub fn save_behind(&mut self, tell: impl FnOnce() + Send + 'static) {
        match self.session.storage.save_behind(tell) {
            Begun::Now => self.session.promised.begin(),
            Begun::Earlier => {}
            // The disk has it already.
            Begun::Not => {
                self.session.promised.begin();
                self.tell_of(None);
            }
        }
    }

    /// Takes note of what came of it, when it is done; answers whether all went well. What cannot be
    /// saved is told.
    pub fn saved(&mut self) -> bool {
        let Some(saved) = self.session.storage.saved() else {
            return false;
        };
        self.tell_of(saved.as_ref().err());
        self.session.count_unread();
        self.set();
        saved.is_ok()
    }

    /// Tells what came of a save: what was promised, or that it is not kept yet.
    fn tell_of(&mut self, trouble: Option<&StorageError>) {
        let Some(trouble) = trouble else {
            let now = self.session.notice.as_ref();
            if let Some(text) = self.session.promised.keep(now) {
                self.session.answer(text);
            }
            return;
        };
        if self.session.promised.fail() {
            self.session.warn(Message::NotKept);
            if !self.session.has_noted(trouble) {
                let words = self.session.messages.tell(trouble);
                self.session.notes.insert(0, Rc::new(Clean::line(&words)));
            }
        }
    }

    /// Tells that the program did not stop, and why.
    pub(crate) fn tell_that_nobody_calls(&mut self) {
        self.session.tell(Message::NobodyCalls);
    }

    /// Tells that something that was done beside the reading broke off.
    pub(crate) fn tell_of_failure(&mut self) {
        self.session.warn(Message::PartFailed);
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
        self.screens.iter().rev().find_map(|screen| match screen {
            Screen::Story(story) => Some(story.place()),
            _ => None,
        })
    }

    /// Whether there is nothing to turn to.
    pub(crate) fn at_last_page(&self) -> bool {
        match self.screens.last() {
            Some(Screen::Story(story)) => story.at_end(),
            Some(Screen::Front(front)) => front.at_end(),
            _ => true,
        }
    }

    pub(super) fn top(&mut self) -> Option<&mut Screen> {
        self.screens.last_mut()
    }

    pub(super) fn room(&self) -> Room {
        self.screens.last().map_or(Room::Front, Screen::room)
    }

    pub(super) fn type_in(&mut self, text: &str) -> Answer {
        let mut taken = true;
        let answer = self.change_prompt(|prompt| taken = prompt.insert(text));
        if !taken {
            self.session.tell(Message::PasteCut);
        }
        answer
    }

    pub(super) fn change_prompt(&mut self, change: impl FnOnce(&mut Prompt)) -> Answer {
        if let Some(screen) = self.screens.last_mut()
            && let Some(prompt) = screen.prompt()
        {
            change(prompt);
            screen.typed(&mut self.session);
        }
        Answer::Stay
    }

    fn press(&mut self, spot: Spot) -> Answer {
        let clicks = self.clicks(spot);
        let panel = self.panel();
        self.forget_typing();
        let frame = self.frame();
        if let Some(action) = panel.and_then(|panel| panel.hit(frame.body, spot)) {
            return self.act(action);
        }
        if holds(frame.hints, spot) {
            let hints = self.hints(frame.hints);
            return bars::hint_at(&hints, spot).map_or(Answer::Stay, |action| self.act(action));
        }
        if self.aside_area().is_some_and(|aside| holds(aside, spot)) {
            self.enter_sidebar();
        }
        let Some((index, area)) = self.visible().last().copied() else {
            return Answer::Stay;
        };
        let screen = &mut self.screens[index];
        let outcome = match screen.hit(&self.session, area, spot) {
            Some(Hit::Act(action)) => return self.act(action),
            Some(Hit::Go(target)) => Outcome::Go(target),
            Some(Hit::Become(target)) => Outcome::Become(target),
            Some(hit) => {
                if let (Screen::Story(story), Hit::Page(cell)) = (&mut *screen, hit) {
                    story.take_hold(cell, clicks, &mut self.session);
                }
                screen.press(hit, &mut self.session)
            }
            // A click beside the sections goes on with the text, or puts them away.
            None if matches!(screen, Screen::Sections(_)) && !holds(area, spot) => {
                if !self.leave_sidebar() {
                    self.leave();
                }
                Outcome::Stay
            }
            None => Outcome::Stay,
        };
        self.follow(outcome)
    }

    /// How often the mouse was pressed on a spot, one press soon after the other.
    fn clicks(&mut self, spot: Spot) -> u8 {
        let now = self.session.now;
        let before = self
            .last
            .press
            .filter(|(then, there, _)| now.duration_since(*then) < CLICKS && *there == spot);
        let clicks = before.map_or(1, |(.., clicks)| clicks % 3 + 1);
        self.last.press = Some((now, spot, clicks));
        clicks
    }

    /// Dragging selects in a story, if it was begun on its text; elsewhere it means nothing.
    fn drag(&mut self, spot: Spot) -> Answer {
        self.forget_typing();
        if let Some((index, area)) = self.visible().last().copied()
            && let Some(Screen::Story(story)) = self.screens.get_mut(index)
        {
            story.drag(spot, area, &mut self.session);
        }
        Answer::Stay
    }

    fn let_go(&mut self) -> Answer {
        if let Some(Screen::Story(story)) = self.screens.last_mut() {
            story.let_go(&mut self.session);
        }
        Answer::Stay
    }

    fn roll(&mut self, notches: i32) -> Answer {
        let typed_into = self.room().is_typed_into();
        let paged = typed_into || matches!(self.room(), Room::Front | Room::Article);
        let since = |last: Timestamp| self.session.now.duration_since(last);
        if notches == 0 {
            return Answer::Stay;
        }
        let on = notches > 0;
        if paged {
            // A run of the wheel turns one page, and never into another story.
            let inert = self.last.wheel.is_some_and(|last| since(last) < WHEEL);
            let over = on && self.at_last_page();
            if inert || over || typed_into {
                return Answer::Stay;
            }
            self.last.wheel = Some(self.session.now);
            return self.act(if on {
                Action::PageNext
            } else {
                Action::PagePrevious
            });
        }
        let step = if on {
            Action::FocusDown
        } else {
            Action::FocusUp
        };
        // Whatever is listed ends before so many rows.
        for _ in 0..notches.unsigned_abs().min(MOST_NOTCHES) {
            let answer = self.act(step);
            if answer != Answer::Stay {
                return answer;
            }
        }
        Answer::Stay
    }
}
