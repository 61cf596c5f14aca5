//! What happened and was not acted on: what the reader did, in its order, as few events as say the
//! same.

use std::collections::VecDeque;

use crate::event::Input;

/// What waits to be acted on.
#[derive(Debug, Default)]
pub(crate) struct Waiting {
    inputs: VecDeque<Input>,
    /// Whether the window has another size. It is told after what the reader did: he did that before
    /// the screen that he saw, and of a run of sizes only the last counts.
    resized: bool,
}

impl Waiting {
    /// Adds what the reader did. The turns of a wheel that follow one another are one.
    pub(crate) fn add(&mut self, input: Input) {
        let Input::Wheel(notches) = input else {
            return self.inputs.push_back(input);
        };
        match self.inputs.back_mut() {
            Some(Input::Wheel(before)) => *before = before.saturating_add(notches),
            _ => self.inputs.push_back(input),
        }
    }

    /// Takes note that the window has another size.
    pub(crate) fn resize(&mut self) {
        self.resized = true;
    }

    /// What is next of what the reader did.
    pub(crate) fn next(&mut self) -> Option<Input> {
        self.inputs.pop_front()
    }

    /// Whether the window has another size, once.
    pub(crate) fn is_resized(&mut self) -> bool {
        std::mem::take(&mut self.resized)
    }

    /// Whether there is nothing to act on.
    pub(crate) fn is_empty(&self) -> bool {
        self.inputs.is_empty() && !self.resized
    }
}
