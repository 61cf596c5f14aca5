//! What an action does: those that concern every screen here, by one table; the others on the screen
//! that is seen.

use super::state::App;
use crate::action::{Action, Outcome, Room, Scope, Target};
use crate::event::Answer;
use crate::reading::prompt::Prompt;

/// What an action does.
#[derive(Clone, Copy)]
enum Deed {
    /// It asks that of whoever owns the terminal.
    Answers(Answer),
    /// It asks something, after it did something.
    Asks(fn(&mut App) -> Answer),
    /// It leads there.
    Leads(Outcome),
    /// It calls a screen up. On such a screen, that decides what a second call means.
    Summons(Room, Target),
    /// It changes the line that is typed into.
    Types(fn(&mut Prompt)),
    /// It moves the caret in it.
    Moves(fn(&mut Prompt)),
    /// It does something, and leads somewhere or nowhere.
    Does(fn(&mut App, Action) -> Outcome),
}

/// What each action does that concerns every screen.
const DEEDS: &[(Action, Deed)] = &[
    (Action::Quit, Deed::Answers(Answer::Quit)),
    (Action::Leave, Deed::Does(App::leave_or_quit)),
    (Action::Redraw, Deed::Answers(Answer::Redraw)),
    (Action::Suspend, Deed::Answers(Answer::Suspend)),
    (Action::Back, Deed::Leads(Outcome::Walk(-1))),
    (Action::Forward, Deed::Leads(Outcome::Walk(1))),
    (Action::GoFront, Deed::Leads(Outcome::Go(Target::Front))),
    (Action::GoSections, Deed::Does(App::call_sections)),
    (Action::SidebarText, Deed::Does(App::switch_sidebar)),
    (Action::GoPages, Deed::Summons(Room::Pages, Target::Pages)),
    (
        Action::GoBookmarks,
        Deed::Summons(Room::Bookmarks, Target::Bookmarks),
    ),
    (
        Action::GoHistory,
        Deed::Summons(Room::History, Target::History),
    ),
    (
        Action::GoFind,
        Deed::Summons(Room::Hits, Target::Hits(Scope::Paper)),
    ),
    (
        Action::GoSource,
        Deed::Summons(Room::Source, Target::Source),
    ),
    (Action::GoNotes, Deed::Summons(Room::Scroll, Target::Notes)),
    (Action::Help, Deed::Summons(Room::Help, Target::Help)),
    (Action::Palette, Deed::Leads(Outcome::Go(Target::Palette))),
    (Action::ThemePick, Deed::Leads(Outcome::Go(Target::Themes))),
    (Action::Letters, Deed::Does(App::letters_on)),
    (Action::Scope, Deed::Does(App::change_scope)),
    (Action::Status, Deed::Does(App::tell_standing)),
    (Action::Mouse, Deed::Asks(App::mouse_or_not)),
    (Action::Zen, Deed::Does(App::zen)),
    (Action::Theme, Deed::Does(App::next_theme)),
    (Action::Wider, Deed::Does(App::measure)),
    (Action::Narrower, Deed::Does(App::measure)),
    (Action::UsualMeasure, Deed::Does(App::measure)),
    (Action::Columns, Deed::Does(App::columns)),
    (Action::Turn, Deed::Does(App::turn)),
    (Action::Script, Deed::Does(App::switch_script)),
    (Action::HitPrevious, Deed::Does(App::recall_or_step)),
    (Action::HitNext, Deed::Does(App::recall_or_step)),
    (Action::Accept, Deed::Does(App::accept)),
    (Action::Erase, Deed::Types(Prompt::erase)),
    (Action::EraseNext, Deed::Types(Prompt::erase_next)),
    (Action::EraseWord, Deed::Types(Prompt::erase_word)),
    (Action::Clear, Deed::Types(Prompt::clear)),
    (Action::CaretLeft, Deed::Moves(Prompt::left)),
    (Action::CaretRight, Deed::Moves(Prompt::right)),
    (Action::CaretWordLeft, Deed::Moves(Prompt::word_left)),
    (Action::CaretWordRight, Deed::Moves(Prompt::word_right)),
    (Action::CaretStart, Deed::Moves(Prompt::start)),
    (Action::CaretEnd, Deed::Moves(Prompt::end)),
];

impl App {
    /// Does what an action asks for.
    pub(super) fn act(&mut self, action: Action) -> Answer {
        let deed = DEEDS.iter().find(|(of, _)| *of == action);
        let outcome = match deed.map(|(_, deed)| *deed) {
            Some(Deed::Answers(answer)) => return answer,
            Some(Deed::Asks(ask)) => return ask(self),
            Some(Deed::Types(change)) => return self.change_prompt(change),
            Some(Deed::Moves(change)) => {
                if let Some(prompt) = self.stack.top_mut().prompt() {
                    change(prompt);
                }
                return Answer::Stay;
            }
            Some(Deed::Leads(outcome)) => outcome,
            Some(Deed::Summons(room, target)) => self.summon(action, room, target),
            Some(Deed::Does(does)) => does(self, action),
            None => self.on_screen(action),
        };
        self.follow(outcome)
    }

    /// What the screen that is seen does.
    fn on_screen(&mut self, action: Action) -> Outcome {
        self.stack.top_mut().act(action, &mut self.session)
    }

    /// Calls a screen up; when it is there already, it decides what a second call means.
    fn summon(&mut self, action: Action, room: Room, target: Target) -> Outcome {
        if self.stack.top().home() == room {
            self.on_screen(action)
        } else {
            Outcome::Go(target)
        }
    }

    fn leave_or_quit(&mut self, _: Action) -> Outcome {
        if self.stack.len() == 1 {
            Outcome::Quit
        } else {
            Outcome::Back
        }
    }

    /// A second press of its key folds the sidebar away.
    fn call_sections(&mut self, action: Action) -> Outcome {
        if self.is_beside_sidebar() {
            self.stack.drop_aside();
            return Outcome::Stay;
        }
        self.summon(action, Room::Sections, Target::Sections)
    }

    /// From the text into the sidebar, or back.
    fn switch_sidebar(&mut self, _: Action) -> Outcome {
        if self.is_beside_sidebar() {
            self.stack.enter_aside();
        } else if !self.leave_sidebar() && self.stack.top().home() == Room::Sections {
            self.leave();
        }
        Outcome::Stay
    }

    fn letters_on(&mut self, _: Action) -> Outcome {
        self.call_letters();
        Outcome::Stay
    }

    fn tell_standing(&mut self, _: Action) -> Outcome {
        let standing = self.standing();
        self.session.answer(standing);
        Outcome::Stay
    }

    /// Brings back what was looked for before, or goes to another hit.
    fn recall_or_step(&mut self, action: Action) -> Outcome {
        if self.recalls(action) {
            Outcome::Stay
        } else {
            self.on_screen(action)
        }
    }

    /// Brings back what was looked for before; only into a prompt that is empty, or holds such a
    /// text.
    fn recalls(&mut self, action: Action) -> bool {
        let screen = self.stack.top();
        if screen.room() != Room::Finding {
            return false;
        }
        let Some(typed) = screen.typing().map(Prompt::text) else {
            return false;
        };
        let text = match action {
            Action::HitPrevious => self.asked.older(typed),
            _ => self.asked.newer(typed),
        };
        let Some(text) = text.map(str::to_owned) else {
            return false;
        };
        self.change_prompt(|prompt| *prompt = Prompt::with(&text));
        true
    }

    /// Remembers what was looked for, and takes it.
    fn accept(&mut self, action: Action) -> Outcome {
        let screen = self.stack.top();
        if screen.room() == Room::Finding
            && let Some(prompt) = screen.typing()
        {
            self.asked.keep(prompt.text());
        }
        self.on_screen(action)
    }

    /// From the story to the whole paper with what is typed, or back.
    fn change_scope(&mut self, _: Action) -> Outcome {
        let Some(asking) = self.stack.top().asking() else {
            self.go(Target::Hits(Scope::Paper));
            return Outcome::Stay;
        };
        let (prompt, manner) = (asking.prompt.clone(), asking.manner);
        let under = self.stack.under();
        if under.is_some_and(|screen| screen.finding().is_some()) {
            self.stack.pop();
            let story = self.stack.top_mut();
            story.ask(prompt, manner, &self.session);
        }
        Outcome::Stay
    }
}
