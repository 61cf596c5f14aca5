//! What is set while one reads: bars, the mouse, columns, the script, the direction, the theme.

use super::state::App;
use crate::action::{Action, Outcome};
use crate::event::Answer;
use newsprint_config::{Bars, MEASURES, Mouse, USUAL_MEASURE};
use newsprint_issue::script::{Rewriting, Script};
use newsprint_issue::{Direction, Language};
use newsprint_messages::Message;

/// Cells that one step makes a column wider or narrower: two Han characters.
const STEP: u16 = 4;

impl App {
    /// Wears the next theme.
    pub(super) fn next_theme(&mut self, _: Action) -> Outcome {
        self.session.appearance.themes.wear_next();
        let title = self.session.theme().title(self.session.messages.language());
        let title = title.to_owned();
        self.session.tell(Message::Theme { title: &title });
        Outcome::Stay
    }

    /// Hides the bars, or shows them again.
    pub(super) fn zen(&mut self, _: Action) -> Outcome {
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
    pub(super) fn mouse_or_not(&mut self) -> Answer {
        let (mouse, message) = match self.mouse() {
            Mouse::Heard => (Mouse::Left, Message::MouseLeft),
            Mouse::Left => (Mouse::Heard, Message::MouseHeard),
        };
        self.session.config.terminal.mouse = mouse;
        self.session.tell(message);
        Answer::Mouse
    }

    /// Makes columns wider or narrower, or as wide as usual.
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

    /// Sets one column more; after four as many as fit.
    pub(super) fn columns(&mut self, _: Action) -> Outcome {
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
    pub(super) fn switch_script(&mut self, _: Action) -> Outcome {
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

    /// Sets the lines the other way.
    pub(super) fn turn(&mut self, _: Action) -> Outcome {
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
