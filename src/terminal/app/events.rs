//! What each event does to the reader, and what is done between them: some work, and saving.

use std::rc::Rc;

use jiff::Timestamp;

use super::state::App;
use crate::event::{Answer, Input};
use crate::geometry::{LARGEST, drawn};
use newsprint_compose::Size;
use newsprint_issue::clean::Clean;
use newsprint_messages::{Message, Told};
use newsprint_storage::{Begun, StorageError};

impl App {
    /// Takes an event in at a time.
    pub fn input(&mut self, input: Input, now: Timestamp) -> Answer {
        self.session.now = now;
        if !matches!(input, Input::Resize(_) | Input::Release(_)) {
            self.session.out.notice = None;
        }
        if matches!(input, Input::Paste(_) | Input::Wheel(_)) {
            self.forget_typing();
        }
        self.stack.top_mut().settle(&mut self.session);
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
        self.typing.put_letters_away();
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
        let at = self.stack.top().progress();
        if let Some(speed) = self.pace.note(at, self.session.now, expected) {
            self.session.storage.keep_speed(language, speed);
        }
    }

    /// Whether there is something to do while nothing happens.
    pub fn has_work(&self) -> bool {
        let aside = self.stack.aside(&self.session, self.frame().body);
        let mut visible = self.visible().into_iter();
        visible.any(|(number, _)| self.stack.get(number).has_work())
            || aside.is_some_and(|(_, aside)| aside.has_work())
    }

    /// Does a little of it: counts one page of what is seen, searches some stories, sifts
    /// some of the bookmarks.
    pub fn work(&mut self) {
        for (number, _) in self.visible() {
            self.stack.get_mut(number).work(&self.session);
        }
        self.set();
    }

    /// Saves what the reader keeps, and waits for it; what cannot be saved is told, too.
    pub fn save(&mut self) -> Result<(), StorageError> {
        self.session.out.promised.begin();
        let saved = self.session.storage.save();
        self.tell_of(saved.as_ref().err());
        saved
    }

    /// Begins to save what the reader keeps, on a thread of its own that says when it is done.
    pub fn save_behind(&mut self, tell: impl FnOnce() + Send + 'static) {
        match self.session.storage.save_behind(tell) {
            Begun::Now => self.session.out.promised.begin(),
            Begun::Earlier => {}
            // The disk has it already.
            Begun::Not => {
                self.session.out.promised.begin();
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
            let now = self.session.out.notice.as_ref();
            if let Some(text) = self.session.out.promised.keep(now) {
                self.session.answer(text);
            }
            return;
        };
        if self.session.out.promised.fail() {
            self.session.warn(Message::NotKept);
            if !self.session.has_noted(trouble) {
                let words = self.session.messages.tell(trouble);
                let note: Rc<dyn Told> = Rc::new(Clean::line(&words));
                self.session.notes.put_first(std::iter::once(note));
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

    /// Keeps where the reader is; answers whether that is another place.
    fn keep(&mut self) -> bool {
        let place = self.place();
        let moved = place.is_some() && place != self.kept;
        if let Some(place) = place.filter(|_| moved) {
            self.session
                .storage
                .keep_position(&self.session.issue, place);
            self.kept = Some(place);
        }
        moved
    }
}
