//! Which stories stand where on a fold. Arithmetic over columns and rows: knows no text.

use std::ops::Range;

/// The room for stories: columns of the grid, and rows.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own, and any go together"
)]
#[derive(Clone, Copy, Debug)]
pub(super) struct Room {
    pub(super) columns: u16,
    pub(super) rows: u16,
    /// Whether nothing beside the lead may be more than half as large.
    pub(super) led: bool,
    /// Whether the first story, if it is short, may stand in one column like all others: it is none
    /// that leads.
    pub(super) briefs: bool,
    /// Whether lines run downward.
    pub(super) downward: bool,
    /// Whether the lead leaves a part of its columns to the story at its shoulder, which stands
    /// after it, and the other columns to all that are below both: as vertical papers do.
    pub(super) shoulder: bool,
}

/// The rows that a story asks for at some span of columns.
#[derive(Clone, Copy, Debug)]
pub(super) struct Want {
    /// With fewer it is not worth starting.
    pub(super) least: u16,
    /// With so many it is shown whole.
    pub(super) whole: u16,
}

/// A story's rectangle: a span of columns, and rows of the room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Slot {
    /// Which of the waiting stories.
    pub(super) story: usize,
    pub(super) column: u16,
    pub(super) span: u16,
    pub(super) row: u16,
    pub(super) rows: u16,
}

/// A part of the room in which stories stand one below the other.
#[derive(Clone, Debug)]
struct Stack {
    column: u16,
    span: u16,
    row: u16,
    rows: u16,
    stories: Vec<usize>,
    /// Rows that its first story is served with before the others.
    first: u16,
}

/// Places as many of the waiting stories as the room takes, the first of them largest.
///
/// The first story leads from the left over about half of the columns; the others fill what is
/// right of it from the top, and what it leaves below itself. At least one story is placed.
pub(super) fn plan(stories: usize, room: Room, want: impl Fn(usize, u16) -> Want) -> Vec<Slot> {
    if stories == 0 {
        return Vec::new();
    }
    // As many stories as can be, then as little blank; a tie goes to the first way.
    let good = |slots: &[Slot]| {
        let filled = slots.iter().map(|slot| slot.span * slot.rows);
        (slots.len(), filled.sum::<u16>())
    };
    let ways = [
        (room.shoulder, false),
        (room.shoulder, true),
        (false, false),
    ];
    let tried = if room.shoulder || room.led { 3 } else { 1 };
    let mut best: Vec<Slot> = Vec::new();
    for (shoulder, alone) in ways.into_iter().take(tried) {
        let made_up = make_up(stories, Room { shoulder, ..room }, alone, &want);
        if good(&made_up) > good(&best) {
            best = made_up;
        }
    }
    best
}

/// Makes the room up in one way; the lead may have its stack for itself alone.
fn make_up(
    stories: usize,
    room: Room,
    alone: bool,
    want: &impl Fn(usize, u16) -> Want,
) -> Vec<Slot> {
    let mut stacks = stacks(stories, room, want);
    let lead = stacks[0].span
        * if stacks.len() > 1 {
            stacks[0].rows
        } else {
            first_share(&stacks[0])
        };
    // With two stories the second may take what it needs.
    let capped = room.led && stories > 2;
    let want = |story: usize, span: u16| {
        let Want { least, whole } = want(story, span);
        let most = if capped && story > 0 {
            (lead / 2 / span).max(least)
        } else {
            whole
        };
        Want {
            least,
            whole: whole.min(most),
        }
    };
    if let Some((lead, others)) = stacks.split_first_mut() {
        lead.stories.push(0);
        if room.led {
            // Beside others it takes what it wants; above them, most of it.
            let beside = !others.is_empty() && !room.downward;
            lead.first = if beside { lead.rows } else { first_share(lead) };
        }
        let mut open: Vec<&mut Stack> = others.iter_mut().collect();
        // A lead that fills its stack keeps it to itself, unless there is no other.
        if open.is_empty() || (!alone && lead.leaves(&want)) {
            open.push(lead);
        }
        fill(open, 1..stories, &want);
    }
    let mut slots: Vec<Slot> = stacks
        .iter()
        .flat_map(|stack| stack.settle(&want))
        .collect();
    slots.sort_by_key(|slot| slot.story);
    slots
}

/// Rows that the lead is served with where others share its stack.
fn first_share(stack: &Stack) -> u16 {
    stack.rows * 2 / 3
}

/// Shares the stories out over the stacks: as evenly as they come, then wherever one still fits.
fn fill(mut stacks: Vec<&mut Stack>, stories: Range<usize>, want: &impl Fn(usize, u16) -> Want) {
    let mut waiting = stories.peekable();
    let count = stacks.len();
    for (index, stack) in stacks.iter_mut().enumerate() {
        for _ in 0..waiting.len().div_ceil(count - index) {
            waiting.next_if(|story| stack.takes(*story, want));
        }
    }
    for stack in stacks {
        while waiting.next_if(|story| stack.takes(*story, want)).is_some() {}
    }
}

/// The stacks of a room, the lead's first.
fn stacks(stories: usize, room: Room, want: &impl Fn(usize, u16) -> Want) -> Vec<Stack> {
    let Room { columns, rows, .. } = room;
    if columns == 1 || stories == 1 {
        return vec![Stack::new(0, columns.min(3), 0, rows)];
    }
    let is_short = room.briefs && want(0, 1).whole <= rows / 2;
    if columns == 2 && is_short {
        return vec![Stack::new(0, 1, 0, rows), Stack::new(1, 1, 0, rows)];
    }
    if columns == 2 {
        // Two columns are too few to stand beside: the lead spans both and the others stand below.
        let lead = want(0, 2)
            .whole
            .min(rows * 3 / 5)
            .max(want(0, 2).least)
            .min(rows);
        let below = rows - lead;
        let alone = stories == 2;
        if below < want(1, 1).least || (alone && want(1, 2).whole > below) {
            return vec![Stack::new(0, 2, 0, rows)];
        }
        if alone {
            return vec![Stack::new(0, 2, 0, lead), Stack::new(0, 2, lead, below)];
        }
        return vec![
            Stack::new(0, 2, 0, lead),
            Stack::new(0, 1, lead, below),
            Stack::new(1, 1, lead, below),
        ];
    }
    let lead = if is_short {
        1
    } else {
        columns.div_ceil(2).min(3)
    };
    let mut stacks = vec![Stack::new(0, lead, 0, rows)];
    if room.shoulder {
        let wants = want(0, lead);
        let taken = wants.whole.min(rows * 2 / 3).max(wants.least).min(rows);
        if rows - taken >= want(1, lead).least {
            stacks[0].rows = taken;
            stacks.push(Stack::new(0, lead, taken, rows - taken));
        }
    }
    let mut column = lead;
    // A story that is alone beside the lead takes all there is.
    // Stories that are all short stand side by side.
    let side_by_side = !room.shoulder
        && room.led
        && stories - 1 <= 2 * usize::from(columns - lead)
        && (1..stories).all(|story| want(story, 1).whole <= rows / 2);
    let most = match (stories, side_by_side) {
        (3.., true) => 1,
        (2, _) if !room.shoulder => 3,
        _ => 2,
    };
    while column < columns {
        let span = (columns - column).min(most);
        stacks.push(Stack::new(column, span, 0, rows));
        column += span;
    }
    stacks
}

impl Stack {
    fn new(column: u16, span: u16, row: u16, rows: u16) -> Stack {
        Stack {
            column,
            span,
            row,
            rows,
            stories: Vec::new(),
            first: 0,
        }
    }

    /// Takes the story if its least rows still fit.
    fn takes(&mut self, story: usize, want: &impl Fn(usize, u16) -> Want) -> bool {
        let rows = self.stories.iter().enumerate().map(|(index, story)| {
            let Want { least, whole } = want(*story, self.span);
            // A lead that takes what it wants is not cut for others.
            let served = index == 0 && self.first >= self.rows;
            if served { whole.max(least) } else { least }
        });
        let taken: u16 = rows.sum();
        let fits = taken + want(story, self.span).least <= self.rows;
        if fits {
            self.stories.push(story);
        }
        fits
    }

    /// Whether the stories, shown whole, leave rows free.
    fn leaves(&self, want: &impl Fn(usize, u16) -> Want) -> bool {
        let whole: u16 = self
            .stories
            .iter()
            .map(|story| want(*story, self.span).whole)
            .sum();
        whole < self.rows
    }

    /// Gives every story of the stack its rows: its least, and an even share of the rest as far as
    /// it has text for it.
    fn settle(&self, want: &impl Fn(usize, u16) -> Want) -> Vec<Slot> {
        let wants: Vec<Want> = self
            .stories
            .iter()
            .map(|story| want(*story, self.span))
            .collect();
        let mut rows: Vec<u16> = wants
            .iter()
            .map(|want| want.least.min(want.whole))
            .collect();
        let mut spare = self.rows.saturating_sub(rows.iter().sum());
        if let (Some(rows), Some(want)) = (rows.first_mut(), wants.first()) {
            let more = self.first.min(want.whole).saturating_sub(*rows).min(spare);
            *rows += more;
            spare -= more;
        }
        let mut by_lack: Vec<usize> = (0..wants.len()).collect();
        by_lack.sort_by_key(|index| wants[*index].whole - rows[*index]);
        for (served, index) in by_lack.iter().enumerate() {
            let fair = spare / (wants.len() - served) as u16;
            let more = fair.min(wants[*index].whole - rows[*index]);
            rows[*index] += more;
            spare -= more;
        }
        let mut row = self.row;
        let mut slots = Vec::new();
        for (story, rows) in self.stories.iter().zip(rows) {
            let rows = rows.min(self.row + self.rows - row);
            slots.push(Slot {
                story: *story,
                column: self.column,
                span: self.span,
                row,
                rows,
            });
            row += rows;
        }
        slots
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Draws the plan: a letter for each story over the cells of its columns and rows.
    #[track_caller]
    fn check(columns: u16, rows: u16, wholes: &[u16], picture: &[&str]) {
        let room = Room {
            columns,
            rows,
            led: false,
            briefs: false,
            downward: false,
            shoulder: false,
        };
        check_in(room, wholes, picture);
    }

    #[track_caller]
    fn check_in(room: Room, wholes: &[u16], picture: &[&str]) {
        let Room { columns, rows, .. } = room;
        let want = |story: usize, span: u16| {
            let whole = wholes[story].div_ceil(span);
            Want {
                least: whole.min(2),
                whole,
            }
        };
        let mut drawn = vec![vec!['.'; usize::from(columns)]; usize::from(rows)];
        for slot in plan(wholes.len(), room, want) {
            for row in slot.row..slot.row + slot.rows {
                for column in slot.column..slot.column + slot.span {
                    let cell = &mut drawn[usize::from(row)][usize::from(column)];
                    assert_eq!(*cell, '.', "two stories on one cell");
                    *cell = char::from(b'a' + slot.story as u8);
                }
            }
        }
        let drawn: Vec<String> = drawn.iter().map(|row| row.iter().collect()).collect();
        assert_eq!(drawn, picture);
    }

    #[test]
    fn the_lead_takes_the_left_and_the_others_fill_the_right() {
        check(
            5,
            6,
            &[30, 10, 8],
            &["aaabb", "aaabb", "aaabb", "aaacc", "aaacc", "aaacc"],
        );
    }

    #[test]
    fn what_a_short_lead_leaves_is_used() {
        check(
            4,
            6,
            &[6, 20, 20, 20],
            &["aabb", "aabb", "aabb", "ddcc", "ddcc", "ddcc"],
        );
    }

    #[test]
    fn the_lead_has_a_story_at_its_shoulder_and_others_below_both() {
        let room = Room {
            columns: 3,
            rows: 6,
            led: true,
            briefs: false,
            downward: true,
            shoulder: true,
        };
        check_in(
            room,
            &[30, 10, 4, 4],
            &["aac", "aac", "aac", "aad", "bbd", "bbd"],
        );
    }

    #[test]
    fn two_columns_stand_below_the_lead() {
        check(2, 5, &[20, 9, 9], &["aa", "aa", "aa", "bc", "bc"]);
    }

    #[test]
    fn one_column_is_a_list_of_cards() {
        check(1, 6, &[9, 9, 9, 9], &["a", "a", "b", "b", "c", "c"]);
    }

    #[test]
    fn a_story_alone_is_given_the_room() {
        check(4, 3, &[30], &["aaa.", "aaa.", "aaa."]);
    }
}
