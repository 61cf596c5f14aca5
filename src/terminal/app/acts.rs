//! What an action does: those that concern every screen here, the others on the screen that is seen.

use super::events::App;
use crate::action::{Action, Outcome, Room, Scope, Target};
use crate::event::Answer;
use crate::reading::prompt::Prompt;
use crate::screen::Screen;
use newsprint_config::{Bars, MEASURES, Mouse, USUAL_MEASURE};
use newsprint_issue::script::{Rewriting, Script};
use newsprint_issue::{Direction, Language};
use newsprint_messages::Message;

/// Cells that one step makes a column wider or narrower: two Han characters.
const STEP: u16 = 4;

impl App {
    pub(super) fn act(&mut self, action: Action) -> Answer {
        match action {
            Action::Quit => return Answer::Quit,
            Action::Leave if self.screens.len() == 1 => return Answer::Quit,
            Action::Mouse => return self.mouse_or_not(),
            Action::Letters => {
                self.call_letters();
                return Answer::Stay;
            }
            Action::Redraw => return Answer::Redraw,
            Action::Suspend => return Answer::Suspend,
            Action::Erase => return self.change_prompt(Prompt::erase),
            Action::Clear => return self.change_prompt(Prompt::clear),
            Action::EraseNext => return self.change_prompt(Prompt::erase_next),
            Action::EraseWord => return self.change_prompt(Prompt::erase_word),
            Action::CaretLeft => return self.move_caret(Prompt::left),
            Action::CaretRight => return self.move_caret(Prompt::right),
            Action::CaretWordLeft => return self.move_caret(Prompt::word_left),
            Action::CaretWordRight => return self.move_caret(Prompt::word_right),
            Action::CaretStart => return self.move_caret(Prompt::start),
            Action::CaretEnd => return self.move_caret(Prompt::end),
            Action::HitPrevious | Action::HitNext if self.recalls(action) => return Answer::Stay,
            _ => {}
        }
        if action == Action::Accept {
            self.remember();
        }
        let outcome = match action {
            Action::Leave => Outcome::Back,
            Action::Back => Outcome::Walk(-1),
            Action::Forward => Outcome::Walk(1),
            Action::GoFront => Outcome::Go(Target::Front),
            Action::Palette => Outcome::Go(Target::Palette),
            Action::ThemePick => Outcome::Go(Target::Themes),
            Action::GoHistory if !self.is_listing_history() => Outcome::Go(Target::History),
            Action::Zen => self.zen(),
            Action::Scope => {
                self.change_scope();
                Outcome::Stay
            }
            Action::GoFind if !matches!(self.screens.last(), Some(Screen::Hits(_))) => {
                Outcome::Go(Target::Hits(Scope::Paper))
            }
            Action::GoPages if !matches!(self.screens.last(), Some(Screen::Pages(_))) => {
                Outcome::Go(Target::Pages)
            }
            Action::GoSource if !matches!(self.screens.last(), Some(Screen::Source(_))) => {
                Outcome::Go(Target::Source)
            }
            // A second press of its key folds the sidebar away.
            Action::GoSections if self.aside_area().is_some() => {
                self.aside = None;
                Outcome::Stay
            }
            Action::SidebarText => {
                self.switch_sidebar();
                Outcome::Stay
            }
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
            Action::Status => {
                let standing = self.standing();
                self.session.answer(standing);
                Outcome::Stay
            }
            Action::Wider | Action::Narrower | Action::UsualMeasure => self.measure(action),
            Action::Columns => self.columns(),
            Action::Turn => self.turn(),
            Action::Script => self.switch_script(),
            action => match self.screens.last_mut() {
                Some(screen) => screen.act(action, &mut self.session),
                None => Outcome::Quit,
            },
        };
        self.follow(outcome)
    }

    /// The caret elsewhere; what is typed stays as it is.
    fn move_caret(&mut self, how: impl FnOnce(&mut Prompt)) -> Answer {
        if let Some(prompt) = self.screens.last_mut().and_then(Screen::prompt) {
            how(prompt);
        }
        Answer::Stay
    }

    /// Brings back what was looked for before; only into a prompt that is empty, or holds such a
    /// text.
    fn recalls(&mut self, action: Action) -> bool {
        let Some(screen) = self.screens.last_mut() else {
            return false;
        };
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

    /// Remembers what was looked for.
    fn remember(&mut self) {
        if let Some(screen) = self.screens.last()
            && screen.room() == Room::Finding
            && let Some(prompt) = screen.typing()
        {
            self.asked.keep(prompt.text());
        }
    }

    /// From the story to the whole paper with what is typed, or back.
    fn change_scope(&mut self) {
        let Some(Screen::Hits(hits)) = self.screens.last() else {
            self.go(Target::Hits(Scope::Paper));
            return;
        };
        let (prompt, manner) = (hits.asking().prompt.clone(), hits.manner());
        let below = self.screens.len().checked_sub(2);
        let below = below.and_then(|below| self.screens.get(below));
        match below {
            Some(Screen::Story(story)) if story.finding.is_some() => {}
            _ => return,
        }
        self.screens.pop();
        if let Some(Screen::Story(story)) = self.screens.last_mut() {
            story.ask(prompt, manner, &self.session);
        }
    }

    /// Calls a screen up; when it is there already, it decides what a second call means.
    pub(super) fn summon(&mut self, action: Action) -> Outcome {
        let (target, there) = match (action, self.screens.last()) {
            (Action::Help, Some(Screen::Help(_))) => (Target::Help, true),
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

    fn is_listing_history(&self) -> bool {
        matches!(self.screens.last(), Some(Screen::History(_)))
    }

    /// Hides the bars, or shows them again.
    fn zen(&mut self) -> Outcome {
        let reading = &mut self.session.config.reading;
        let (bars, message) = match reading.bars {
            Bars::Shown => (Bars::Hidden, Message::Zen),
            Bars::Hidden => (Bars::Shown, Message::NoZen),
        };
        reading.bars = bars;
        self.session.tell(message);
        Outcome::Stay
    }

    /// Listens to the mouse, or leaves it to the terminal.
    fn mouse_or_not(&mut self) -> Answer {
        let (mouse, message) = match self.mouse() {
            Mouse::Heard => (Mouse::Left, Message::MouseLeft),
            Mouse::Left => (Mouse::Heard, Message::MouseHeard),
        };
        self.session.config.terminal.mouse = mouse;
        self.session.tell(message);
        Answer::Mouse
    }

    pub(super) fn measure(&mut self, action: Action) -> Outcome {
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

    pub(super) fn columns(&mut self) -> Outcome {
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

    /// Shows a Chinese paper in the other script, or in its own again.
    fn switch_script(&mut self) -> Outcome {
        let paper = self.session.issue.masthead.language;
        let script = &mut self.session.config.reading.script;
        *script = match (script.rewriting(paper), paper) {
            (Rewriting::Never, Language::Simplified) => Script::Traditional,
            (Rewriting::Never, Language::Traditional) => Script::Simplified,
            _ => Script::Source,
        };
        let message = match script.shown(paper) {
            Language::Simplified => Message::InSimplified,
            Language::Traditional => Message::InTraditional,
            _ => Message::OneScript,
        };
        self.session.tell(message);
        Outcome::Stay
    }

    pub(super) fn turn(&mut self) -> Outcome {
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
}
