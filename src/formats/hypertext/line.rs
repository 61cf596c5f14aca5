//! A line of HTML in the making: words with their emphasis, white space as browsers collapse it,
//! ruby over its base.

use crate::joint;
use newsprint_issue::clean::Clean;
use newsprint_issue::{Emphasis, Span, Text};

/// How words are stressed and where they lead.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Stress {
    pub(crate) strong: bool,
    pub(crate) emphasized: bool,
    pub(crate) literal: bool,
    pub(crate) link: Option<Clean>,
}

impl Stress {
    fn emphasis(&self) -> Emphasis {
        match (self.literal, self.strong, self.emphasized) {
            (true, ..) => Emphasis::Literal,
            (_, true, true) => Emphasis::Both,
            (_, true, false) => Emphasis::Strong,
            (_, false, true) => Emphasis::Emphasized,
            _ => Emphasis::Plain,
        }
    }
}

/// Words of one kind.
struct Run {
    words: String,
    stress: Stress,
    ruby: Option<String>,
}

/// White space that is due before the next word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Due {
    Nothing,
    Space,
    /// White space with a line end in it: nothing between two characters written without spaces.
    LineEnd,
}

/// The words since the last block ended.
pub(crate) struct Line {
    runs: Vec<Run>,
    due: Due,
    last: Option<char>,
}

/// A forced line end (`<br>`) among the words. The door lets no control through, so it is ours.
pub(crate) const BREAK: char = '\u{1}';

impl Default for Line {
    fn default() -> Line {
        Line {
            runs: Vec::new(),
            due: Due::Nothing,
            last: None,
        }
    }
}

impl Line {
    /// Adds words as they stand in the source.
    pub(crate) fn add(&mut self, words: &str, stress: &Stress) {
        let mut text = String::with_capacity(words.len());
        for character in words.chars() {
            // Of all spaces only these collapse; U+3000 and U+00A0 are characters.
            if matches!(character, ' ' | '\t' | '\n' | '\r' | '\u{c}') {
                let ends = matches!(character, '\n' | '\r');
                self.due = match self.due {
                    Due::LineEnd => Due::LineEnd,
                    _ if ends => Due::LineEnd,
                    _ => Due::Space,
                };
                continue;
            }
            if character == BREAK {
                continue;
            }
            if self.is_spaced(character) {
                self.space(&mut text, stress);
            }
            text.push(character);
            self.last = Some(character);
        }
        self.push(text, stress);
    }

    /// Adds a forced line end.
    pub(crate) fn end(&mut self, stress: &Stress) {
        self.due = Due::Nothing;
        self.last = None;
        self.push(BREAK.to_string(), stress);
    }

    /// Adds words with a reading above them.
    pub(crate) fn ruby(&mut self, base: &str, reading: &str, stress: &Stress) {
        let Some(first) = base.chars().next() else {
            return;
        };
        let mut space = String::new();
        if self.is_spaced(first) {
            self.space(&mut space, stress);
        }
        self.push(space, &Stress::default());
        self.last = base.chars().last();
        self.runs.push(Run {
            words: base.to_owned(),
            stress: stress.clone(),
            ruby: Some(reading.to_owned()),
        });
    }

    /// Whether nothing but white space was added.
    pub(crate) fn is_empty(&self) -> bool {
        self.runs
            .iter()
            .all(|run| run.words.chars().all(|c| c == BREAK || c.is_whitespace()))
    }

    /// The words, in lines as `<br>` parted them; what follows begins anew.
    pub(crate) fn take(&mut self) -> Vec<Text> {
        let mut lines = vec![Text::default()];
        for run in std::mem::take(self).runs {
            for (at, words) in run.words.split(BREAK).enumerate() {
                if at > 0 {
                    lines.push(Text::default());
                }
                if let (false, Some(line)) = (words.is_empty(), lines.last_mut()) {
                    if line.spans.is_empty() {
                        // Most lines are of one piece, and there may be very many.
                        line.spans.reserve_exact(1);
                    }
                    line.spans.push(Span {
                        text: Clean::line(words),
                        emphasis: run.stress.emphasis(),
                        ruby: run.ruby.as_deref().map(Clean::line),
                        link: run.stress.link.clone(),
                    });
                }
            }
        }
        lines
    }

    /// Whether the white space that is due before a character stands for a space.
    fn is_spaced(&mut self, next: char) -> bool {
        let due = std::mem::replace(&mut self.due, Due::Nothing);
        self.last.is_some_and(|last| match due {
            Due::Nothing => false,
            Due::Space => true,
            Due::LineEnd => joint::is_spaced((last, next)),
        })
    }

    /// Puts a space where no emphasis begins or ends with it.
    fn space(&mut self, text: &mut String, stress: &Stress) {
        let plain = Stress::default();
        match self.runs.last_mut() {
            _ if !text.is_empty() || *stress == plain => text.push(' '),
            Some(run) if run.ruby.is_none() && run.stress == *stress => run.words.push(' '),
            _ => self.push(" ".to_owned(), &plain),
        }
    }

    fn push(&mut self, words: String, stress: &Stress) {
        if words.is_empty() {
            return;
        }
        match self.runs.last_mut() {
            Some(run) if run.stress == *stress && run.ruby.is_none() => run.words += &words,
            _ => self.runs.push(Run {
                words,
                stress: stress.clone(),
                ruby: None,
            }),
        }
    }
}
