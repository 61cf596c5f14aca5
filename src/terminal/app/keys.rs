//! What keys mean one after another: chords, counts, letters; the key that types.

use super::panel::Panel;
use super::state::App;
use super::typing::Typing;
use crate::action::{Action, Hit, Outcome, Room, Target};
use crate::event::Answer;
use crate::geometry::holds;
use crate::keymap::{Key, Lookup, label};
use crate::reading::prompt::Prompt;
use crate::widgets::letters::{Letters, Typed};
use newsprint_config::Footer;
use newsprint_issue::Direction;
use newsprint_messages::Message;

/// The largest number that is taken before a key: more pages than a reader turns at once.
const MOST: u32 = 999;

impl App {
    /// Whether a chord was begun, and its reader may not know how it goes on.
    pub fn waits_for_a_key(&self) -> bool {
        !self.typing.keys.is_empty() && !self.typing.shown
    }

    /// Nothing was typed for a moment: shows how a chord can go on.
    pub fn pause(&mut self) {
        self.typing.shown = !self.typing.keys.is_empty();
    }

    /// How the chord that was begun can go on, when that is shown.
    pub(super) fn panel(&self) -> Option<Panel> {
        let keys = &self.typing.keys;
        let panel = || Panel::new(&self.keymap, &self.session, self.room(), keys);
        (self.typing.shown && !keys.is_empty()).then(panel)
    }

    /// Whatever was typed halfway is no more.
    pub(super) fn forget_typing(&mut self) {
        self.typing = Typing::default();
    }

    pub(super) fn key(&mut self, key: Key) -> Answer {
        if let Some(letters) = self.typing.letters.take() {
            return self.letter(letters, key);
        }
        let room = self.room();
        if key.erases() && self.take_back(room) {
            return Answer::Stay;
        }
        if let Some(digit) = self.digit(room, key) {
            self.count(room, digit);
            return Answer::Stay;
        }
        self.typing.keys.push(key);
        match self.keymap.look_up(room, &self.typing.keys) {
            Lookup::Does(action) => {
                let count = std::mem::take(&mut self.typing).count;
                if self.session.config.reading.footer == Footer::UntilLearned {
                    self.session.storage.keep_use(action.id());
                }
                self.act_so_often(self.as_set(key, action), count)
            }
            Lookup::Begins => {
                self.tell_typing();
                Answer::Stay
            }
            Lookup::Nothing => {
                self.forget_typing();
                self.type_key(room, key)
            }
        }
    }

    /// Takes the last key of a chord or a number back; answers whether there was one.
    fn take_back(&mut self, room: Room) -> bool {
        if self.typing.keys.pop().is_none() {
            // On the front page a digit has done its work.
            if self.typing.count == 0 || matches!(room, Room::Front | Room::Sections | Room::Pages)
            {
                return false;
            }
            self.typing.count /= 10;
        }
        self.typing.shown &= !self.typing.keys.is_empty();
        self.tell_typing();
        true
    }

    fn tell_typing(&mut self) {
        let (messages, width) = (self.session.messages, self.session.width());
        let mut keys = label(&self.typing.keys, messages, width);
        if self.typing.count > 0 {
            keys = format!("{}{keys}", self.typing.count);
        }
        if !keys.is_empty() {
            self.session.tell(Message::Pending { keys: &keys });
        }
    }

    /// The digit of a number before a key, where the key does nothing else.
    fn digit(&self, room: Room, key: Key) -> Option<u32> {
        let digit = key.digit()?;
        let begins = digit > 0 || self.typing.count > 0;
        let free = matches!(
            self.keymap.look_up(room, &[key]),
            Lookup::Nothing | Lookup::Does(Action::Nth(_))
        );
        let counts = self.typing.keys.is_empty() && !room.is_typed_into();
        (begins && free && counts).then_some(digit)
    }

    /// Takes a digit. On the front page it chooses a story at once, too.
    fn count(&mut self, room: Room, digit: u32) {
        let count = (self.typing.count * 10 + digit).min(MOST);
        self.typing.count = count;
        if !matches!(room, Room::Front | Room::Sections | Room::Pages) {
            self.tell_typing();
            return;
        }
        let sections = self.session.issue.sections.len();
        let screen = self.stack.top_mut();
        if !screen.choose_nth(count as usize, &self.session) {
            if count as usize > sections {
                self.typing.count = digit;
            }
            screen.choose_nth(digit as usize, &self.session);
        }
    }

    /// Does an action so often; once without a number.
    fn act_so_often(&mut self, action: Action, count: u32) -> Answer {
        let steps = count as usize;
        let stories = isize::try_from(count).unwrap_or(isize::MAX);
        let room = self.room();
        match (action, room) {
            (_, _) if count == 0 => self.act(action),
            (Action::End, Room::Front | Room::Article) => self.go_to_section(steps),
            // There the digits have chosen a story.
            (_, Room::Front | Room::Sections | Room::Pages) => self.act(action),
            (Action::StoryNext, Room::Article) => self.pass_stories(stories),
            (Action::StoryPrevious, Room::Article) => self.pass_stories(-stories),
            (action, _) if is_step(action) => {
                let mut answer = Answer::Stay;
                for _ in 0..steps {
                    answer = self.act(action);
                    self.set();
                    if self.session.out.notice.is_some() || answer != Answer::Stay {
                        break;
                    }
                }
                answer
            }
            _ => self.act(action),
        }
    }

    /// To the section of that number, counted from 1.
    fn go_to_section(&mut self, number: usize) -> Answer {
        let sections = &self.session.issue.sections;
        let count = sections.len();
        let section = sections.get(number - 1);
        let first = section.and_then(|section| section.articles.first());
        let Some(first) = first.map(|story| story.id) else {
            self.session.tell(Message::NoSuchSection { count });
            return Answer::Stay;
        };
        let screen = self.stack.top_mut();
        if screen.show_section(number - 1, &self.session.issue) {
            return Answer::Stay;
        }
        self.follow(Outcome::Become(Target::Article(first)))
    }

    /// So many stories on or back, as far as there are some.
    fn pass_stories(&mut self, steps: isize) -> Answer {
        let Some(story) = self.stack.top().story() else {
            return Answer::Stay;
        };
        let beside = |steps: isize| self.session.story_beside(story, steps);
        let mut reach = 0..steps.abs();
        match reach.find_map(|short| beside(steps - short * steps.signum())) {
            Some(story) => self.follow(Outcome::Become(Target::Article(story))),
            None => self.act(if steps > 0 {
                Action::StoryNext
            } else {
                Action::StoryPrevious
            }),
        }
    }

    /// A key that does nothing in a room types, where there is a line to type into.
    fn type_key(&mut self, room: Room, key: Key) -> Answer {
        let Some(character) = key.character().filter(|_| room.is_typed_into()) else {
            return Answer::Stay;
        };
        let empty = match self.stack.top_mut().prompt() {
            Some(prompt) => prompt.text().is_empty(),
            None => false,
        };
        if room == Room::Help && empty {
            // Nothing begins with a space; and whoever asked for help gives it back the same way.
            let calls = self.keymap.look_up(Room::Article, &[key]);
            match (character, calls) {
                (' ' | '\u{3000}', _) => return self.act(Action::PageNext),
                (_, Lookup::Does(Action::Help)) => return self.act(Action::Cancel),
                _ => {}
            }
        }
        self.type_in(character.encode_utf8(&mut [0; 4]))
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
        let screen = self.stack.top_mut();
        if let Some(prompt) = screen.prompt() {
            change(prompt);
            screen.typed(&mut self.session);
        }
        Answer::Stay
    }

    /// Puts letters on everything in sight that can be opened.
    pub(super) fn call_letters(&mut self) {
        let seen = self.visible();
        let mut marks = Vec::new();
        for (number, area) in &seen {
            let on_it = self.stack.get(*number).marks(&self.session, *area);
            marks.extend(on_it.into_iter().map(|mark| (*number, mark)));
        }
        // What lies under another screen is not in sight.
        marks.retain(|(number, mark)| {
            let above = seen.iter().skip_while(|(other, _)| other != number).skip(1);
            let mut above = above;
            !above.any(|(_, area)| holds(*area, mark.spot))
        });
        self.typing.letters = Letters::new(marks);
        if self.typing.letters.is_none() {
            self.session.tell(Message::NoLetters);
        }
    }

    /// Takes a letter; any other key puts the letters away, and a chord that leaves still leaves.
    fn letter(&mut self, mut letters: Letters, key: Key) -> Answer {
        if key.erases() {
            if letters.take_back() {
                self.typing.letters = Some(letters);
            }
            return Answer::Stay;
        }
        if self.keymap.look_up(self.room(), &[key]) == Lookup::Does(Action::Quit)
            && key.plain().is_none()
        {
            return self.act(Action::Quit);
        }
        let Some(letter) = key.plain().filter(char::is_ascii_alphabetic) else {
            return Answer::Stay;
        };
        match letters.take(letter) {
            Typed::Opens(screen, hit) => self.open_hit(screen, hit),
            Typed::More => {
                let typed = letters.typed().to_owned();
                self.session.tell(Message::TypedLetters { letters: &typed });
                self.typing.letters = Some(letters);
                Answer::Stay
            }
            Typed::Nothing => Answer::Stay,
        }
    }

    /// Opens a thing on a screen: where a click chooses first, at once.
    fn open_hit(&mut self, index: usize, hit: Hit) -> Answer {
        // What lies over that screen gives way.
        self.stack.keep(index + 1);
        match hit {
            Hit::Act(action) => self.act(action),
            Hit::Go(target) => self.follow(Outcome::Go(target)),
            Hit::Become(target) => self.follow(Outcome::Become(target)),
            hit => {
                let screen = self.stack.get_mut(index);
                let mut outcome = screen.press(hit, &mut self.session);
                if matches!((outcome, hit), (Outcome::Stay, Hit::Item(_))) {
                    outcome = screen.press(hit, &mut self.session);
                }
                self.follow(outcome)
            }
        }
    }

    /// An arrow points where the page goes on: in a paper set vertically that is the left.
    fn as_set(&self, key: Key, action: Action) -> Action {
        let vertical = self.session.setting(self.size).direction == Direction::Vertical;
        // With the sidebar beside the text, one key goes from each to the other.
        let beside = matches!(action, Action::SectionNext | Action::SectionPrevious);
        if beside && key.is_tab() && self.is_beside_sidebar() {
            return Action::SidebarText;
        }
        match action {
            Action::PageNext if vertical && key.is_arrow() => Action::PagePrevious,
            Action::PagePrevious if vertical && key.is_arrow() => Action::PageNext,
            action => action,
        }
    }
}

/// Whether an action is a step that can be taken several times.
fn is_step(action: Action) -> bool {
    matches!(
        action,
        Action::PageNext
            | Action::PagePrevious
            | Action::ParagraphNext
            | Action::ParagraphPrevious
            | Action::SelectNext
            | Action::SelectPrevious
            | Action::HeadingNext
            | Action::HeadingPrevious
            | Action::SectionNext
            | Action::SectionPrevious
            | Action::FocusDown
            | Action::FocusUp
            | Action::HitNext
            | Action::HitPrevious
            | Action::Back
            | Action::Forward
    )
}
