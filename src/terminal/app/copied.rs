//! What was copied, on its way to a clipboard, and what keeps it from there.

use super::state::App;
use newsprint_config::Clipboard;
use newsprint_issue::clean::{Clean, outgoing};
use newsprint_messages::{Cause, Message};

/// Why something could not be copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Uncopied<'a> {
    /// It is too long for the terminal's clipboard.
    TooLong,
    /// A program did not take it, and why.
    Program(&'a Clean, &'a Cause),
    /// The program is not there.
    Missing(&'a Clean),
    /// The reader has turned copying off.
    Off,
}

impl App {
    /// What the reader copied and nobody has handed on yet.
    pub fn take_copied(&mut self) -> Option<String> {
        let copied = self.session.out.copied.take()?;
        Some(outgoing(&copied).into_owned())
    }

    /// Where what is copied goes.
    pub(crate) fn clipboard(&self) -> &Clipboard {
        &self.session.config.clipboard
    }

    /// Tells why what was copied is on no clipboard.
    pub(crate) fn cannot_copy(&mut self, uncopied: Uncopied<'_>) {
        match uncopied {
            Uncopied::TooLong => self.session.warn(Message::CopyTooLong),
            Uncopied::Off => self.session.warn(Message::CopyOff),
            Uncopied::Missing(program) => {
                self.session.warn(Message::NoProgram { program });
            }
            Uncopied::Program(program, why) => {
                let why = self.session.messages.tell(why);
                self.session.warn(Message::NotTaken { program, why: &why });
            }
        }
    }
}
