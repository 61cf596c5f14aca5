//! One fold made up: its head, and below it as many stories as there is room for.

use std::cell::OnceCell;
use std::ops::Range;

use super::desk::{CARDS, Desk};
use super::fold::Fold;
use super::plan::{Room, Slot, plan};
use super::waiting::Waiting;
use super::words::Banner;
use super::{nameplate, title};
use crate::copy::role::Role;
use crate::lines::line::Line;
use crate::pages::page::Page;
use crate::pages::setter::Setter;
use newsprint_issue::{Article, Rank};

/// The head of a fold: of the first of its section, or of another.
pub(super) fn head(banner: &Banner, section: usize, is_first: bool, desk: &Desk) -> Vec<Line> {
    match (desk.sheet.axes.is_vertical(), is_first) {
        (true, true) => title::title(banner, section, desk),
        (true, false) => title::running_head(banner, desk),
        (false, true) => nameplate::nameplate(banner, section, desk),
        (false, false) => nameplate::running_head(banner, desk),
    }
}

/// Makes up one fold: its head, and below it as many of the waiting stories as there is room for;
/// there is one at least. Stories are numbered on from those already placed, and set only where the plan asks for them.
pub(super) fn make_up(
    banner: &Banner,
    section: usize,
    waiting: &[&Article],
    placed: usize,
    desk: &Desk,
) -> Fold {
    let head = head(banner, section, placed == 0, desk);
    let top = head.len() as u16;
    let axes = desk.sheet.axes;
    let rows = axes.room(desk.sheet.size).height;
    let rows = rows.saturating_sub(top).max(1);
    let room = Room {
        columns: desk.grid.columns,
        rows,
        led: axes.is_vertical() || desk.grid.columns > 1,
        briefs: !axes.is_vertical() && waiting[0].rank > Rank::Major,
        downward: axes.is_vertical(),
        shoulder: axes.is_vertical(),
    };
    // Cards have no room for a photograph.
    let leads = room.columns > 1 || (room.downward && desk.sheet.size.width >= CARDS);
    let copies: Vec<OnceCell<Waiting<'_>>> = waiting.iter().map(|_| OnceCell::new()).collect();
    let copy = |story: usize| {
        copies[story].get_or_init(|| {
            if story == 0 && leads {
                Waiting::leading(waiting[story], rows, desk)
            } else {
                Waiting::following(waiting[story], rows, desk)
            }
        })
    };
    let slots = plan(waiting.len(), room, |story, span| {
        copy(story).want(span, desk)
    });
    let number = |slot: &Slot| placed + slot.story + 1;
    let sets: Vec<_> = slots
        .iter()
        .map(|slot| copy(slot.story).set(slot, number(slot), desk))
        .collect();
    let mut setters = paste(&head, desk);
    setters.extend(rules(&slots, top, desk));
    let mut modules = Vec::new();
    let mut plates = Vec::new();
    for (slot, set) in slots.iter().zip(&sets) {
        modules.push(set.module(slot, top, desk));
        setters.extend(set.setters(slot, top, desk));
        plates.extend(set.plates(slot, top, desk));
    }
    Fold {
        page: Page::new(desk.sheet.size, axes.width(), setters).showing(plates),
        section,
        modules,
    }
}

/// A head of lines at the top of the page.
pub(super) fn paste<'a>(head: &'a [Line], desk: &Desk) -> Vec<Setter<'a>> {
    let rows = (0..).zip(head);
    rows.flat_map(|(row, line)| desk.sheet.paste(line, row, desk.grid.left))
        .collect()
}

/// Column rules between stories that stand side by side, whatever is left blank between them, so
/// that no two headlines read as one.
fn rules(slots: &[Slot], top: u16, desk: &Desk) -> Vec<Setter<'static>> {
    let mut setters = Vec::new();
    for slot in slots.iter().filter(|slot| slot.column > 0) {
        let left = slots
            .iter()
            .filter(|other| other.column + other.span <= slot.column);
        let others: Vec<Range<u16>> = left
            .map(|other| other.row..other.row + other.rows)
            .collect();
        let along = desk.rule_before(slot.column);
        let beside = (slot.row..slot.row + slot.rows)
            .filter(|row| others.iter().any(|other| other.contains(row)));
        setters.extend(beside.filter_map(|row| {
            desk.sheet
                .put(desk.sheet.axes.separator(row), Role::Rule, top + row, along)
        }));
    }
    setters
}
