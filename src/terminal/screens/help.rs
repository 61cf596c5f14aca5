//! The help: what can be done where it was called up, everywhere, or by keys of the reader's own;
//! filtered by what is typed.

use ratatui::layout::Rect;

use crate::action::{Action, Hit, Outcome, Room};
use crate::geometry::{Spot, holds};
use crate::keymap::matching::{Readings, Typed};
use crate::keymap::{Group, HelpLine};
use crate::reading::prompt::Prompt;
use crate::reading::session::Session;
use crate::screen::{Lie, Screen, Sight};
use crate::widgets::{Canvas, over};
use newsprint_compose::Width;
use newsprint_messages::Message;
use newsprint_theme::Part;

/// The widest help, in cells, and the width of its text from which on it has two columns.
const WIDEST: u16 = 112;
const TWO: u16 = 76;

/// Rows from which on its foot says more.
const FOOTED: u16 = 20;

/// What is worth saying of it, the most useful first.
const USEFUL: &[Action] = &[
    Action::FocusDown,
    Action::PageNext,
    Action::HelpTab,
    Action::Cancel,
];

/// The help.
#[derive(Debug)]
pub(crate) struct Help {
    /// What can be done here, everywhere, by keys of the reader's own.
    tabs: [Vec<Group>; 3],
    tab: usize,
    prompt: Prompt,
    /// The rows of each column.
    columns: Vec<Vec<Line>>,
    /// The cells of the text, and the widths that it was broken with; none when it is stale.
    measure: Option<(u16, Width)>,
    height: u16,
    top: usize,
}

/// A row of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Line {
    /// The title of a group.
    Title(String),
    /// Keys, and the first row of what they do.
    Keys(Vec<String>, String),
    /// A further row of it.
    More(String),
}

/// The parts of the help.
struct Areas {
    prompt: Rect,
    text: Rect,
    foot: Rect,
}

impl Help {
    /// The help: what can be done here, and everywhere.
    pub(crate) fn new(here: Vec<Group>, all: Vec<Group>) -> Help {
        let own = all.iter().filter_map(|group| {
            let own = group.lines.iter().filter(|line| line.own);
            let lines: Vec<HelpLine> = own.cloned().collect();
            let title = group.title.clone();
            (!lines.is_empty()).then_some(Group { title, lines })
        });
        Help {
            tabs: {
                let own = own.collect();
                [here, all, own]
            },
            tab: 0,
            prompt: Prompt::default(),
            columns: Vec::new(),
            measure: None,
            height: 0,
            top: 0,
        }
    }

    /// The groups that fit what is typed, broken into one column or two.
    fn broken(&self, cells: u16, width: Width) -> Vec<Vec<Line>> {
        let typed = Typed::new(self.prompt.text());
        let count = if cells >= TWO { 2 } else { 1 };
        let column = column(cells, count);
        let groups = self.tabs[self.tab].iter().filter_map(|group| {
            let fitting = group.lines.iter().filter(|line| fits(line, &typed));
            let rows: Vec<Line> = fitting.flat_map(|line| rows(line, column, width)).collect();
            let title = Line::Title(group.title.clone());
            (!rows.is_empty()).then(|| std::iter::once(title).chain(rows).collect())
        });
        let groups: Vec<Vec<Line>> = groups.collect();
        if count == 1 {
            return vec![joined(&groups)];
        }
        // Where the longer column is shortest.
        let longer = |at: &usize| {
            let (left, right) = groups.split_at(*at);
            joined(left).len().max(joined(right).len())
        };
        let at = (0..=groups.len()).min_by_key(longer).unwrap_or(0);
        let (left, right) = groups.split_at(at);
        vec![joined(left), joined(right)]
    }

    fn last_top(&self) -> usize {
        let rows = self.columns.iter().map(Vec::len).max().unwrap_or(0);
        rows.saturating_sub(usize::from(self.height))
    }

    fn draw_prompt(&self, session: &Session, area: Rect, canvas: &mut Canvas<'_>) {
        let theme = canvas.theme();
        let words = [
            Message::HelpTabs,
            Message::HelpHere,
            Message::HelpAll,
            Message::HelpOwn,
        ];
        let [tabs, words @ ..] = words.map(|one| session.say(one));
        let cells = |text: &str| canvas.cells(text) + 2;
        let needed = words.iter().map(|word| cells(word)).sum::<u16>() + cells(&tabs);
        let mut left = area;
        if needed + 16 <= area.width {
            let mut at = Rect {
                x: area.right() - needed,
                width: needed,
                ..area
            };
            left.width -= needed;
            let styles = std::iter::once((&tabs, Part::Dim));
            let words = words.iter().enumerate();
            let tabs = words.map(|(index, word)| {
                let open = index == self.tab;
                (word, if open { Part::Selection } else { Part::Dim })
            });
            for (word, part) in styles.chain(tabs) {
                let taken = canvas.text(at, word, theme.part(part)) + 2;
                at.x += taken;
                at.width = at.width.saturating_sub(taken);
            }
        }
        let filter = session.say(Message::Filter);
        let typed = format!("{filter} {}{}", self.prompt.text(), canvas.marks().caret);
        canvas.text(left, &typed, theme.part(Part::Text));
    }
}

impl Screen for Help {
    fn home(&self) -> Room {
        Room::Help
    }

    fn useful(&self, _: &Session) -> &'static [Action] {
        USEFUL
    }

    /// In the middle of the screen.
    fn lie(&self, _: &Session, body: Rect) -> Lie {
        Lie::Over(over(body, WIDEST, body.height))
    }

    /// The line that is typed into.
    fn prompt(&mut self) -> Option<&mut Prompt> {
        Some(&mut self.prompt)
    }

    /// Shows what fits what is typed now.
    fn typed(&mut self, _: &mut Session) {
        self.measure = None;
        self.top = 0;
    }

    /// Breaks the text into rows when the room is another one.
    fn set(&mut self, session: &Session, Sight { area, .. }: Sight) {
        let text = areas(area).text;
        self.height = text.height;
        let measure = (text.width, session.width());
        if self.measure != Some(measure) {
            self.measure = Some(measure);
            self.columns = self.broken(text.width, session.width());
        }
        self.top = self.top.min(self.last_top());
    }

    fn act(&mut self, action: Action, _: &mut Session) -> Outcome {
        let page = usize::from(self.height.max(2) - 1);
        let top = match action {
            Action::FocusDown => self.top + 1,
            Action::FocusUp => self.top.saturating_sub(1),
            Action::PageNext => self.top + page,
            Action::PagePrevious => self.top.saturating_sub(page),
            Action::Start => 0,
            Action::End => self.last_top(),
            Action::HelpTab => {
                self.tab = (self.tab + 1) % self.tabs.len();
                self.measure = None;
                0
            }
            Action::Cancel | Action::Help => return Outcome::Back,
            _ => self.top,
        };
        self.top = top.min(self.last_top());
        Outcome::Stay
    }

    fn draw(&self, session: &Session, area: Rect, canvas: &mut Canvas<'_>) {
        let areas = areas(area);
        let [title, hint] = [Message::Help, Message::TypeToFilter].map(|one| session.say(one));
        canvas.frame(area, &title, &hint);
        self.draw_prompt(session, areas.prompt, canvas);
        canvas.rule_across(area, areas.prompt.y + 1);
        if self.columns.iter().all(Vec::is_empty) {
            let empty = if self.tab == 2 && self.prompt.text().is_empty() {
                Message::NoOwnKeys
            } else {
                Message::NothingMatches
            };
            let dim = canvas.theme().part(Part::Dim);
            canvas.text(areas.text, &session.say(empty), dim);
        }
        let count = self.columns.len() as u16;
        let width = column(areas.text.width, count);
        for (index, lines) in (0..).zip(&self.columns) {
            let seen = lines.iter().skip(self.top);
            for (row, line) in (0..areas.text.height).zip(seen) {
                let x = areas.text.x + index * (width + 3);
                let row = Rect::new(x, areas.text.y + row, width, 1);
                draw_line(line, row, canvas);
            }
        }
        if areas.foot.height > 0 {
            canvas.rule_across(area, areas.foot.y - 1);
        }
        let foot = [Message::HelpMouse, Message::HelpKeys, Message::HelpPalette];
        for (line, message) in (0..areas.foot.height).zip(foot) {
            let row = Rect {
                y: areas.foot.y + line,
                height: 1,
                ..areas.foot
            };
            canvas.text(row, &session.say(message), canvas.theme().part(Part::Dim));
        }
    }

    /// The cell of the caret.
    fn caret(&self, session: &Session, area: Rect) -> Option<Spot> {
        let prompt = areas(area).prompt;
        let before = format!("{} {}", session.say(Message::Filter), self.prompt.text());
        let column = prompt.x + session.width().of(&before) as u16;
        (prompt.height > 0).then(|| Spot {
            row: prompt.y,
            column: column.min(prompt.right().saturating_sub(1)),
        })
    }

    /// What is said about the help: which rows are seen.
    fn status(&self, session: &Session) -> (String, String) {
        let count = self.last_top() + usize::from(self.height);
        let rows = self.columns.iter().map(Vec::len).max().unwrap_or(0);
        let right = session.say(Message::Row {
            number: (self.top + usize::from(self.height)).min(rows),
            count: rows.min(count),
        });
        (String::new(), right)
    }

    /// A click beside the help puts it away.
    fn hit(&self, _: &Session, area: Rect, spot: Spot) -> Option<Hit> {
        (!holds(area, spot)).then_some(Hit::Act(Action::Cancel))
    }
}

fn fits(line: &HelpLine, typed: &Typed) -> bool {
    let texts = [line.sentence, line.id];
    typed.is_empty()
        || texts
            .iter()
            .any(|text| Readings::of(text).fit(typed).is_some())
        || typed.is_key(&line.keys)
}

/// The rows of a line of help, in a column of so many cells.
fn rows(line: &HelpLine, cells: u16, width: Width) -> Vec<Line> {
    let sentence = cells.saturating_sub(for_keys(cells)).max(1);
    let mut words = Canvas::wrap(width, line.sentence, sentence).into_iter();
    let first = Line::Keys(line.keys.clone(), words.next().unwrap_or_default());
    std::iter::once(first)
        .chain(words.map(Line::More))
        .collect()
}

/// Groups one under the other, a blank row between them.
fn joined(groups: &[Vec<Line>]) -> Vec<Line> {
    let blank = || Line::More(String::new());
    let mut lines = Vec::new();
    for group in groups {
        if !lines.is_empty() {
            lines.push(blank());
        }
        lines.extend_from_slice(group);
    }
    lines
}

fn draw_line(line: &Line, row: Rect, canvas: &mut Canvas<'_>) {
    let theme = canvas.theme();
    let keys = for_keys(row.width);
    let right = Rect {
        x: row.x + keys,
        width: row.width.saturating_sub(keys),
        ..row
    };
    match line {
        Line::Title(title) => {
            let taken = canvas.text(row, title, theme.part(Part::Focus)) + 1;
            let rest = Rect {
                x: row.x + taken.min(row.width),
                width: row.width.saturating_sub(taken),
                ..row
            };
            canvas.row_of(rest, canvas.marks().rules.faint, Part::Rule);
        }
        Line::Keys(names, words) => {
            let left = Rect {
                width: keys.saturating_sub(2),
                ..row
            };
            draw_keys(names, left, canvas);
            canvas.text(right, words, theme.part(Part::Text));
        }
        Line::More(words) => drop(canvas.text(right, words, theme.part(Part::Text))),
    }
}

/// As many of the keys as there is room for, the most useful first.
fn draw_keys(keys: &[String], mut area: Rect, canvas: &mut Canvas<'_>) {
    let style = canvas.theme().part(Part::Title);
    for (index, key) in keys.iter().enumerate() {
        if index > 0 && canvas.cells(key) > area.width {
            break;
        }
        let taken = canvas.text(area, key, style) + 1;
        area.x += taken.min(area.width);
        area.width -= taken.min(area.width);
    }
}

/// The cells of one of so many columns.
fn column(cells: u16, count: u16) -> u16 {
    cells.saturating_sub(3 * (count - 1)) / count
}

/// The cells of a column that are for keys.
fn for_keys(column: u16) -> u16 {
    (column * 2 / 5).min(20)
}

fn areas(area: Rect) -> Areas {
    let foot = if area.height >= FOOTED { 3 } else { 0 };
    let row = |y, height| Rect {
        x: area.x + 2.min(area.width),
        y,
        width: area.width.saturating_sub(4),
        height,
    };
    let rules = 1 + u16::from(foot > 0);
    let height = area.height.saturating_sub(3 + rules + foot);
    let top = area.y + 1.min(area.height);
    Areas {
        prompt: row(top, 1.min(area.height)),
        text: row(top + 2, height),
        foot: row(top + 3 + height, foot),
    }
}
