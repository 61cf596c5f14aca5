//! Which story of a fold is nearest in a direction, and which one a cell is of.

use std::ops::Range;

use crate::action::Action;
use newsprint_compose::{Cell, Module};
use newsprint_issue::ArticleId;

/// Whether a cell is of a story.
pub(super) fn covers(module: &Module, cell: Cell) -> bool {
    rows(module).contains(&cell.row) && columns(module).contains(&cell.column)
}

fn rows(module: &Module) -> Range<u16> {
    module.cell.row..module.cell.row.saturating_add(module.size.height)
}

fn columns(module: &Module) -> Range<u16> {
    module.cell.column..module.cell.column.saturating_add(module.size.width)
}

/// The nearest story in a direction.
pub(super) fn nearest(modules: &[Module], from: &Module, action: Action) -> Option<ArticleId> {
    let ahead = modules.iter();
    let ahead = ahead.filter_map(|to| Some((distance(from, to, action)?, to.article)));
    ahead.min().map(|(_, story)| story)
}

/// How far it is from a story to another one in a direction; none when it lies elsewhere. What
/// lies straight ahead is nearer than what lies aside; a cell is twice as high as wide.
fn distance(from: &Module, to: &Module, action: Action) -> Option<(u32, u32, u16, u16)> {
    if from.article == to.article {
        return None;
    }
    let (ahead, aside) = match action {
        Action::FocusRight => (
            ahead(&columns(from), &columns(to))?,
            gap(&rows(from), &rows(to)) * 2,
        ),
        Action::FocusLeft => (
            ahead(&columns(to), &columns(from))?,
            gap(&rows(from), &rows(to)) * 2,
        ),
        Action::FocusDown => (
            ahead(&rows(from), &rows(to))? * 2,
            gap(&columns(from), &columns(to)),
        ),
        _ => (
            ahead(&rows(to), &rows(from))? * 2,
            gap(&columns(from), &columns(to)),
        ),
    };
    Some((ahead + 4 * aside, aside, to.cell.row, to.cell.column))
}

/// Cells from the end of one range to the start of the next; none when it does not lie after.
fn ahead(one: &Range<u16>, next: &Range<u16>) -> Option<u32> {
    next.start
        .checked_sub(one.end.saturating_sub(1))
        .map(u32::from)
}

/// Cells between two ranges, 0 where they overlap.
fn gap(one: &Range<u16>, other: &Range<u16>) -> u32 {
    u32::from(other.start.saturating_sub(one.end)).max(one.start.saturating_sub(other.end).into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use newsprint_compose::Size;

    /// Three columns: a lead over two rows, two stories beside it, one below all.
    fn modules() -> [Module; 4] {
        let module = |id, (row, column), (width, height)| Module {
            article: ArticleId(id),
            cell: Cell { row, column },
            size: Size { width, height },
            cut: None,
        };
        [
            module(1, (0, 0), (40, 20)),
            module(2, (0, 44), (30, 8)),
            module(3, (9, 44), (30, 11)),
            module(4, (21, 0), (74, 5)),
        ]
    }

    #[track_caller]
    fn check(from: u64, action: Action, to: u64) {
        let modules = modules();
        let start = modules.iter().find(|one| one.article == ArticleId(from));
        let found = nearest(&modules, start.expect("a module"), action);
        let found = found.unwrap_or(ArticleId(from));
        assert_eq!(found, ArticleId(to), "{action:?} from {from}");
    }

    #[test]
    fn the_focus_moves_to_the_nearest_story_in_a_direction() {
        check(1, Action::FocusRight, 2);
        check(2, Action::FocusLeft, 1);
        check(2, Action::FocusDown, 3);
        check(3, Action::FocusUp, 2);
        check(3, Action::FocusDown, 4);
        check(1, Action::FocusDown, 4);
        check(4, Action::FocusUp, 1);
        check(4, Action::FocusRight, 4);
        check(1, Action::FocusUp, 1);
    }
}
