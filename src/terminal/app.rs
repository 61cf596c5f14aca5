//! The reader as a value: a session, a stack of screens, and what each event does to them. The
//! order per event is always the same: act, compose what is stale; drawing comes after.

use jiff::{SignedDuration, Timestamp};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::action::{Action, Hit, Outcome, Room, Target};
use super::bars::{self, Status};
use super::geometry::{Frame, SMALLEST, Spot, holds};
use super::keymap::{Key, Keymap, Lookup};
use super::picture::Picture;
use super::screen::Screen;
use super::screens::{Bookmarks, Front, Leaflet, Sections, Story};
use super::session::Session;
use super::widgets::Canvas;
use crate::compose::Size;
use crate::config::{MEASURES, Mouse, USUAL_MEASURE};
use crate::issue::{ArticleId, Direction, Issue, Place};
use crate::messages::Message;
use crate::storage::StorageError;
use crate::theme::Part;

/// A wheel turns one page in this time; the rest of its run is inertia.
const WHEEL: SignedDuration = SignedDuration::from_millis(150);

/// Screens that are kept to go back to.
const HISTORY: usize = 32;

/// Cells that one step makes a column wider or narrower: two Han characters.
const STEP: u16 = 4;

/// The screen width from which on the sections stand beside the page, and the cells they take.
const BESIDE: u16 = 100;
const PANEL: u16 = 36;

/// Where reading begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// Where the reader was when this paper was last put down.
    Resume,
    /// The front page.
    Front,
    /// A story, where the reader left it.
    Article(ArticleId),
    /// A place in a story.
    At(Place),
}

/// Something that happens to the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A key.
    Key(Key),
    /// Text that was pasted.
    Paste(String),
    /// A click on a cell.
    Press(Spot),
    /// The wheel.
    Wheel(Way),
    /// The screen has another size.
    Resize(Size),
}

/// Which way a wheel turns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Toward what comes after.
    Down,
    /// Toward what came before.
    Up,
}

/// What an event asks of whoever owns the terminal and the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Nothing.
    Stay,
    /// The reader is at another place: save within moments.
    Moved,
    /// Save now.
    Save,
    /// Draw every cell afresh.
    Redraw,
    /// Give the terminal back until called again.
    Suspend,
    /// Save and leave.
    Quit,
}

/// The reader as a value.
#[derive(Debug)]
pub struct App {
    session: Session,
    keymap: Keymap,
    /// The front page lies at the bottom, what is seen on top.
    screens: Vec<Screen>,
    /// Keys of a chord that is not complete.
    pending: Vec<Key>,
    size: Size,
    /// When the wheel last turned a page.
    wheel: Option<Timestamp>,
    /// The place that was last kept.
    kept: Option<Place>,
}

impl App {
    /// A reader before a screen of that size.
    pub fn new(session: Session, view: View, size: Size) -> App {
        let (keymap, _) = Keymap::new(&session.config.keys);
        let first = session.issue.articles().next().map(|article| article.id);
        let mut app = App {
            screens: vec![Screen::Front(Front::at(first))],
            keymap,
            pending: Vec::new(),
            size,
            wheel: None,
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

    /// Takes an event in at a time.
    pub fn input(&mut self, input: Input, now: Timestamp) -> Answer {
        self.session.now = now;
        if !matches!(input, Input::Resize(_)) {
            self.session.notice = None;
        }
        if let Some(Screen::Story(story)) = self.screens.last_mut() {
            story.settle(&mut self.session);
        }
        let answer = match input {
            Input::Key(key) => self.key(key),
            Input::Paste(text) => self.type_in(&text),
            Input::Press(spot) => self.press(spot),
            Input::Wheel(way) => self.roll(way),
            Input::Resize(size) => {
                self.size = size;
                Answer::Stay
            }
        };
        self.set();
        match answer {
            Answer::Stay if self.keep() => Answer::Moved,
            answer => {
                self.keep();
                answer
            }
        }
    }

    /// Whether there is something to do while nothing happens.
    pub fn has_work(&self) -> bool {
        let story = self
            .visible()
            .into_iter()
            .find_map(|(index, _)| match &self.screens[index] {
                Screen::Story(story) => Some(story),
                _ => None,
            });
        story.is_some_and(|story| story.has_work())
    }

    /// Does a little of it: sets one page of the story that is seen.
    pub fn work(&mut self) {
        let visible = self.visible();
        for (index, _) in visible {
            if let Screen::Story(story) = &mut self.screens[index] {
                story.work(&self.session);
            }
        }
        self.set();
    }

    /// Saves what the reader keeps; what cannot be saved is told, too.
    pub fn save(&mut self) -> Result<(), StorageError> {
        let saved = self.session.storage.save();
        if saved.is_err() {
            self.session.warn(Message::NotKept);
        }
        saved
    }

    /// Whether the mouse is listened to.
    pub fn mouse(&self) -> Mouse {
        self.session.config.reading.mouse
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

    // Keys and clicks ---------------------------------------------------------------------------

    fn top(&mut self) -> Option<&mut Screen> {
        self.screens.last_mut()
    }

    fn room(&self) -> Room {
        self.screens.last().map_or(Room::Front, Screen::room)
    }

    fn key(&mut self, key: Key) -> Answer {
        self.pending.push(key);
        let room = self.room();
        match self.keymap.look_up(room, &self.pending) {
            Lookup::Does(action) => {
                self.pending.clear();
                self.act(action)
            }
            Lookup::Begins => {
                let keys: Vec<String> = self.pending.iter().map(Key::to_string).collect();
                let keys = keys.join(" ");
                self.session.tell(Message::Pending { keys: &keys });
                Answer::Stay
            }
            Lookup::Nothing => {
                self.pending.clear();
                match key.character() {
                    Some(character) if room == Room::Prompt => {
                        self.type_in(character.encode_utf8(&mut [0; 4]))
                    }
                    _ => Answer::Stay,
                }
            }
        }
    }

    fn type_in(&mut self, text: &str) -> Answer {
        self.change_prompt(|prompt| prompt.insert(text))
    }

    fn change_prompt(&mut self, change: impl FnOnce(&mut super::prompt::Prompt)) -> Answer {
        if let Some(screen) = self.screens.last_mut()
            && let Some(prompt) = screen.prompt()
        {
            change(prompt);
            screen.typed(&self.session);
        }
        Answer::Stay
    }

    fn press(&mut self, spot: Spot) -> Answer {
        let frame = Frame::of(self.area());
        if holds(frame.hints, spot) {
            let hints = self.hints(frame.hints);
            return bars::hint_at(&hints, spot).map_or(Answer::Stay, |action| self.act(action));
        }
        let Some((index, area)) = self.visible().last().copied() else {
            return Answer::Stay;
        };
        let screen = &mut self.screens[index];
        let outcome = match screen.hit(area, spot) {
            Some(Hit::Act(action)) => return self.act(action),
            Some(hit) => screen.press(hit, &mut self.session),
            // A click beside the sections puts them away.
            None if matches!(screen, Screen::Sections(_)) && !holds(area, spot) => Outcome::Back,
            None => Outcome::Stay,
        };
        self.follow(outcome)
    }

    fn roll(&mut self, way: Way) -> Answer {
        let paged = matches!(self.room(), Room::Front | Room::Article | Room::Prompt);
        let since = |last: Timestamp| self.session.now.duration_since(last);
        if paged {
            // A run of the wheel turns one page, and never into the next story.
            let inert = self.wheel.is_some_and(|last| since(last) < WHEEL);
            let over = way == Way::Down && self.at_last_page() && self.room() == Room::Article;
            if inert || over || self.room() == Room::Prompt {
                return Answer::Stay;
            }
            self.wheel = Some(self.session.now);
        }
        self.act(match (paged, way) {
            (true, Way::Down) => Action::PageNext,
            (true, Way::Up) => Action::PagePrevious,
            (false, Way::Down) => Action::FocusDown,
            (false, Way::Up) => Action::FocusUp,
        })
    }

    // Actions -----------------------------------------------------------------------------------

    fn act(&mut self, action: Action) -> Answer {
        match action {
            Action::Quit => return Answer::Quit,
            Action::Leave if self.screens.len() == 1 => return Answer::Quit,
            Action::Redraw => return Answer::Redraw,
            Action::Suspend => return Answer::Suspend,
            Action::Erase => return self.change_prompt(super::prompt::Prompt::erase),
            Action::Clear => return self.change_prompt(super::prompt::Prompt::clear),
            _ => {}
        }
        let outcome = match action {
            Action::Leave | Action::Back => Outcome::Back,
            Action::GoFront => Outcome::Go(Target::Front),
            Action::Help | Action::GoNotes | Action::GoSections | Action::GoBookmarks => {
                self.summon(action)
            }
            Action::Theme => {
                self.session.themes.wear_next();
                let title = self.session.theme().title(self.session.messages.language());
                let title = title.to_owned();
                self.session.tell(Message::Theme { title: &title });
                Outcome::Stay
            }
            Action::Wider | Action::Narrower | Action::UsualMeasure => self.measure(action),
            Action::Columns => self.columns(),
            Action::Turn => self.turn(),
            action => match self.screens.last_mut() {
                Some(screen) => screen.act(action, &mut self.session),
                None => Outcome::Quit,
            },
        };
        self.follow(outcome)
    }

    /// Calls a screen up; when it is there already, it decides what a second call means.
    fn summon(&mut self, action: Action) -> Outcome {
        let (target, there) = match (action, self.screens.last()) {
            (Action::Help, Some(Screen::Leaflet(_))) => (Target::Help, true),
            (Action::GoNotes, Some(Screen::Leaflet(_))) => (Target::Notes, true),
            (Action::GoSections, top) => {
                (Target::Sections, matches!(top, Some(Screen::Sections(_))))
            }
            (Action::GoBookmarks, top) => {
                (Target::Bookmarks, matches!(top, Some(Screen::Bookmarks(_))))
            }
            (Action::Help, _) => (Target::Help, false),
            _ => (Target::Notes, false),
        };
        match self.screens.last_mut() {
            Some(screen) if there => screen.act(action, &mut self.session),
            _ => Outcome::Go(target),
        }
    }

    fn measure(&mut self, action: Action) -> Outcome {
        let layout = &mut self.session.config.layout;
        layout.columns = None;
        layout.measure = match action {
            Action::Wider => layout.measure + STEP,
            Action::Narrower => layout.measure - STEP,
            _ => USUAL_MEASURE,
        }
        .clamp(*MEASURES.start(), *MEASURES.end());
        let cells = layout.measure;
        self.session.tell(Message::Measure { cells });
        Outcome::Stay
    }

    fn columns(&mut self) -> Outcome {
        let layout = &mut self.session.config.layout;
        layout.columns = match layout.columns {
            None => Some(1),
            Some(count) if count < 4 => Some(count + 1),
            Some(_) => None,
        };
        let count = layout.columns;
        self.session.tell(Message::Columns { count });
        Outcome::Stay
    }

    fn turn(&mut self) -> Outcome {
        let turned = match self.session.setting(self.size).direction {
            Direction::Horizontal => Direction::Vertical,
            Direction::Vertical => Direction::Horizontal,
        };
        self.session.config.layout.direction = Some(turned);
        self.session.tell(match turned {
            Direction::Horizontal => Message::Horizontal,
            Direction::Vertical => Message::Vertical,
        });
        Outcome::Stay
    }

    // Screens -----------------------------------------------------------------------------------

    fn follow(&mut self, outcome: Outcome) -> Answer {
        match outcome {
            Outcome::Stay => {}
            Outcome::Go(target) => self.go(target),
            Outcome::Become(target) => {
                if self.screens.len() > 1 {
                    self.screens.pop();
                }
                self.go(target);
            }
            Outcome::Back => self.back(),
            Outcome::Save => return Answer::Save,
            Outcome::Quit => return Answer::Quit,
        }
        Answer::Stay
    }

    fn back(&mut self) {
        if self.screens.len() == 1 {
            return;
        }
        let left = self.screens.pop();
        if let (Some(Screen::Story(story)), Some(Screen::Front(front))) = (left, self.top()) {
            front.choose(story.id());
        }
    }

    fn go(&mut self, target: Target) {
        let chosen = self.screens.iter().rev().find_map(Screen::story);
        let screen = match target {
            Target::Front => {
                self.screens.truncate(1);
                if let (Some(story), Some(Screen::Front(front))) = (chosen, self.top()) {
                    front.choose(story);
                }
                return;
            }
            Target::Article(story) => {
                let here =
                    matches!(self.screens.last(), Some(Screen::Story(top)) if top.id() == story);
                match self.session.issue.article(story) {
                    Some(_) if !here => self.story(story),
                    _ => return,
                }
            }
            Target::At(place) => match mended(&self.session.issue, place) {
                Some(place) => Screen::Story(Box::new(Story::at(place, &self.session))),
                None => return,
            },
            Target::Sections => Screen::Sections(Sections::new(&self.session, chosen)),
            Target::Bookmarks => Screen::Bookmarks(Bookmarks::new(&self.session)),
            Target::Notes => Screen::Leaflet(Leaflet::notes(&self.session)),
            Target::Help => {
                let room = self.screens.last().map_or(Room::Front, Screen::home);
                let rooms = match room {
                    Room::Article => vec![Room::Article, Room::Prompt],
                    Room::Bookmarks => vec![Room::Bookmarks, Room::Prompt],
                    room => vec![room],
                };
                let groups = self.keymap.help(&rooms, self.session.messages);
                Screen::Leaflet(Leaflet::help(groups))
            }
        };
        if self.screens.len() >= HISTORY {
            self.screens.remove(1);
        }
        self.screens.push(screen);
    }

    /// A story where the reader left it; one that was read, from its start.
    fn story(&mut self, story: ArticleId) -> Screen {
        let storage = &self.session.storage;
        let issue = &self.session.issue;
        let start = issue.article(story).map(Story::start);
        let left = storage
            .article_position(story)
            .filter(|_| !storage.is_read(story))
            .and_then(|place| mended(issue, place));
        if left.is_some() && left > start {
            self.session.tell(Message::Resumed);
        }
        let fallback = Place::start_of(story, crate::issue::Part::Headline(0));
        let place = left.or(start).unwrap_or(fallback);
        Screen::Story(Box::new(Story::at(place, &self.session)))
    }

    /// The screens that are seen, with their areas, what covers another one after it.
    fn visible(&self) -> Vec<(usize, Rect)> {
        let body = Frame::of(self.area()).body;
        let mut visible = Vec::new();
        let mut rest = body;
        for (index, screen) in self.screens.iter().enumerate().rev() {
            match screen {
                Screen::Leaflet(_) => visible.push((index, Leaflet::place(body))),
                Screen::Sections(_) if body.width >= BESIDE => {
                    let panel = Rect {
                        width: PANEL,
                        ..body
                    };
                    visible.push((index, panel));
                    rest = Rect {
                        x: body.x + PANEL,
                        width: body.width - PANEL,
                        ..body
                    };
                }
                Screen::Sections(_) => {
                    let width = if body.width < 60 { body.width } else { PANEL };
                    visible.push((index, Rect { width, ..body }));
                }
                _ => {
                    visible.push((index, rest));
                    break;
                }
            }
        }
        visible.reverse();
        visible
    }

    /// Composes what is stale.
    fn set(&mut self) {
        if self.is_too_small() {
            return;
        }
        for (index, area) in self.visible() {
            self.screens[index].set(&self.session, area);
        }
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

    // Drawing -----------------------------------------------------------------------------------

    fn area(&self) -> Rect {
        Rect::new(0, 0, self.size.width, self.size.height)
    }

    fn is_too_small(&self) -> bool {
        self.size.width < SMALLEST.width || self.size.height < SMALLEST.height
    }

    fn hints(&self, line: Rect) -> Vec<bars::Hint> {
        bars::hints(&self.keymap, &self.session, self.room(), line)
    }

    /// Draws everything.
    pub(crate) fn draw(&self, buffer: &mut Buffer) {
        let ambiguous = self.session.config.reading.ambiguous;
        let mut canvas = Canvas::new(buffer, self.session.theme(), ambiguous);
        canvas.fill(self.area(), Part::Paper);
        if self.is_too_small() {
            let text = self.session.say(Message::TooSmall);
            canvas.text(self.area(), &text, self.session.theme().part(Part::Text));
            return;
        }
        for (index, area) in self.visible() {
            self.screens[index].draw(&self.session, area, &mut canvas);
        }
        let frame = Frame::of(self.area());
        if let Some(screen) = self.screens.last() {
            let status = match (screen.prompt_text(), screen) {
                (Some(text), Screen::Story(story)) => {
                    Status::Prompt(text, story.counter(&self.session).unwrap_or_default())
                }
                (Some(text), _) => Status::Prompt(text, String::new()),
                (None, _) => {
                    let (left, right) = screen.status(&self.session);
                    Status::Standing(left, right)
                }
            };
            bars::draw_status(&self.session, &status, frame.status, &mut canvas);
        }
        bars::draw_hints(&self.hints(frame.hints), frame.hints, &mut canvas);
    }

    /// Where the caret of a prompt stands, so that an input method composes there.
    pub fn caret(&self) -> Option<Spot> {
        let text = self.screens.last()?.prompt_text()?;
        let frame = Frame::of(self.area());
        let seen = !self.is_too_small();
        seen.then(|| bars::caret(&self.session, text, frame.status))?
    }

    /// The screen as it would be seen.
    pub fn picture(&self) -> Picture {
        let mut buffer = Buffer::empty(self.area());
        self.draw(&mut buffer);
        Picture::new(buffer)
    }
}

/// A place that is in the paper, moved to the start of a character; what is kept may be older than
/// the paper.
fn mended(issue: &Issue, place: Place) -> Option<Place> {
    let text = issue.article(place.article)?.text(place.part)?.plain();
    let offset = (0..=place.offset.min(text.len())).rev();
    let offset = offset
        .into_iter()
        .find(|offset| text.is_char_boundary(*offset));
    Some(Place {
        offset: offset.unwrap_or(0),
        ..place
    })
}
