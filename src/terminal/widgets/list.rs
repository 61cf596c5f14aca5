//! Which row of a list is focused, and which rows are seen.

use crate::action::Action;

/// Which row of a list is focused, and which rows are seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct List {
    /// The focused row, counted from 0.
    pub(crate) focus: usize,
    /// The first row that is seen.
    pub(crate) top: usize,
    /// Rows that there is room for.
    height: usize,
}

impl List {
    /// Moves the focus among so many rows; answers whether the action was one of a list.
    pub(crate) fn act(&mut self, action: Action, rows: usize) -> bool {
        let page = self.height.max(2) - 1;
        self.focus = match action {
            Action::FocusDown => self.focus + 1,
            Action::FocusUp => self.focus.saturating_sub(1),
            Action::PageNext => self.focus + page,
            Action::PagePrevious => self.focus.saturating_sub(page),
            Action::Start => 0,
            Action::End => rows,
            _ => return false,
        };
        self.focus = self.focus.min(rows.saturating_sub(1));
        self.follow(rows);
        true
    }

    /// Focuses a row.
    pub(crate) fn choose(&mut self, row: usize, rows: usize) {
        self.focus = row.min(rows.saturating_sub(1));
        self.follow(rows);
    }

    /// Focuses a row, and has as much in sight above it as below.
    pub(crate) fn choose_amid(&mut self, row: usize, rows: usize) {
        self.focus = row.min(rows.saturating_sub(1));
        self.top = self.focus.saturating_sub(self.height / 2);
        self.follow(rows);
    }

    /// Takes note of the room, and keeps the focus in sight.
    pub(crate) fn set(&mut self, rows: usize, height: u16) {
        self.height = usize::from(height);
        self.focus = self.focus.min(rows.saturating_sub(1));
        self.follow(rows);
    }

    /// The rows that are seen.
    pub(crate) fn seen(&self, rows: usize) -> std::ops::Range<usize> {
        self.top..rows.min(self.top + self.height)
    }

    fn follow(&mut self, rows: usize) {
        let last = self.focus.saturating_sub(self.height.saturating_sub(1));
        self.top = self.top.clamp(last, self.focus.max(last));
        self.top = self.top.min(rows.saturating_sub(self.height));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_focus_stays_in_sight() {
        let mut list = List::default();
        list.set(10, 4);
        let mut seen = Vec::new();
        for action in [
            Action::FocusDown,
            Action::PageNext,
            Action::End,
            Action::FocusUp,
            Action::PagePrevious,
            Action::Start,
        ] {
            assert!(list.act(action, 10));
            seen.push((list.focus, list.seen(10)));
        }
        assert_eq!(
            seen,
            [
                (1, 0..4),
                (4, 1..5),
                (9, 6..10),
                (8, 6..10),
                (5, 5..9),
                (0, 0..4)
            ]
        );
        assert!(!list.act(Action::Open, 10));
        list.set(0, 4);
        assert_eq!((list.focus, list.seen(0)), (0, 0..0));
    }
}
