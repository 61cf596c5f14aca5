//! How a story looks on the screen.

use ratatui::layout::Rect;

use super::story::Story;
use crate::action::{Action, Hit};
use crate::geometry::{Areas, Spot, holds, inside};
use crate::reading::finding::{Finding, Stage};
use crate::reading::session::Session;
use crate::reading::toggles;
use crate::widgets::letters::Mark;
use crate::widgets::photographs;
use crate::widgets::{Canvas, draw_page, heads_of_columns};
use newsprint_compose::{Cell, Page, Role, Size};
use newsprint_issue::{Direction, Place};
use newsprint_messages::Message;
use newsprint_storage::Kind;
use newsprint_theme::Part;

/// Cells of the strip of hits from which on the totals of the paper stand beside it.
const WIDE: u16 = 50;

impl Story {
    /// Draws it.
    pub(super) fn paint(&self, session: &Session, area: Rect, canvas: &mut Canvas<'_>) {
        let areas = session.areas(area);
        self.draw_bar(session, areas.bar, canvas);
        canvas.row_of(
            inside(areas.rule),
            canvas.marks().rules.strong,
            Part::StrongRule,
        );
        if let Some(page) = self.galleys.page() {
            draw_page(canvas, areas.room, page);
            photographs::draw(session, page, areas.room, canvas);
            self.draw_marks(page, areas.room, canvas);
            self.draw_focus(session, page, areas.room, canvas);
            self.draw_selection(session, page, areas.room, canvas);
            if let Some(finding) = &self.finding {
                let setting = session.setting(newsprint_compose::Size::default());
                draw_hits(finding, page, areas.room, setting.direction, canvas);
            }
        }
        match &self.finding {
            Some(finding) => self.draw_strip(finding, session, inside(areas.progress), canvas),
            None => self.draw_progress(inside(areas.progress), canvas),
        }
    }

    /// The cell on which what is read begins.
    pub(super) fn read_at(&self, session: &Session, area: Rect) -> Option<Spot> {
        let focused = self.focus.map(|part| Place::start_of(self.id, part));
        let hit = self.finding.as_ref().and_then(Finding::hit);
        let place = hit.map(|hit| hit.from).or(focused).unwrap_or(self.place);
        let page = self.galleys.page()?;
        let cell = page
            .cell_of(place)
            .or_else(|| page.cell_of(page.first_place()?))?;
        Some(on_screen(session.areas(area).room, cell))
    }

    fn draw_bar(&self, session: &Session, bar: Rect, canvas: &mut Canvas<'_>) {
        let bar = inside(bar);
        let marks = canvas.marks();
        let (number, count) = session.story_number(self.id);
        let saved = session.storage.is_bookmarked(&session.issue, self.id);
        let (mark, word) = if saved {
            (marks.kept.story, Message::Saved)
        } else {
            (marks.kept.unsaved, Message::NotSaved)
        };
        let story = session.say(Message::Story { number, count });
        // Of a page far into a long story the number is known a moment later.
        let screen = self.galleys.number().map(|number| {
            session.say(Message::Screen {
                number: number + 1,
                count: self.galleys.count(),
            })
        });
        let screen = screen.unwrap_or_default();
        // A narrow bar keeps the marks and drops the words.
        let right = match bar.width {
            0..50 => format!("{number}/{count}  {mark}"),
            50..76 => format!("{story}  {mark}  {screen}"),
            _ => format!("{story}   {mark} {}   {screen}", session.say(word)),
        };
        let taken = canvas.text_right(bar, &right, canvas.theme().part(Part::Dim));
        let left = Rect {
            width: bar.width.saturating_sub(taken + 2),
            ..bar
        };
        let section = session.issue.section_of(self.id).unwrap_or(0);
        let story = session.issue.article(self.id);
        let title = story.map(|story| session.story_title(story));
        let text = format!(
            "{} {} {} {}",
            marks.back,
            session.section_title(section),
            marks.under,
            title.unwrap_or_default()
        );
        canvas.text(left, &text, canvas.theme().part(Part::Text));
    }

    /// A sign beside the first line of what is marked, and a line under what is clipped.
    fn draw_marks(&self, page: &Page, room: Rect, canvas: &mut Canvas<'_>) {
        let (Some(first), Some(last)) = (page.first_place(), page.last_place()) else {
            return;
        };
        for mark in &self.marks.1 {
            let seen = mark.stretches.iter().filter(|stretch| {
                stretch.from <= last
                    && (stretch.from.part, stretch.end) >= (first.part, first.offset)
            });
            if mark.kind == Kind::Clip {
                for (cell, size) in seen.flat_map(|stretch| page.cells_of(*stretch)) {
                    let lit = lit(room, cell, size);
                    canvas.light(lit, canvas.theme().part(Part::Clip));
                }
            }
            let sign = sign_of(mark.kind, canvas);
            let in_sight = (first..=last).contains(&mark.place);
            let cell = page.cell_of(mark.place).filter(|_| in_sight);
            if let Some(head) = cell.and_then(|cell| heads_of_columns(page, cell)) {
                let style = canvas.theme().part(Part::Bookmark);
                canvas.put(on_screen(room, head), sign, style);
            }
        }
    }

    /// A mark beside the first line of the focused paragraph.
    fn draw_focus(&self, session: &Session, page: &Page, room: Rect, canvas: &mut Canvas<'_>) {
        let focused = self.focus.map(|part| Place::start_of(self.id, part));
        let Some(cell) = focused.and_then(|place| page.cell_of(place)) else {
            return;
        };
        let style = canvas.theme().part(Part::Focus);
        let setting = session.setting(newsprint_compose::Size::default());
        // What is marked keeps its sign, which is lit then.
        let mut marks = self.marks.1.iter();
        let sign = match marks.find(|mark| Some(mark.place) == focused) {
            Some(mark) => sign_of(mark.kind, canvas),
            None => canvas.marks().focus,
        };
        match heads_of_columns(page, cell) {
            Some(head) if setting.direction == Direction::Horizontal => {
                canvas.put(on_screen(room, head), sign, style);
            }
            // Lines that run down have no margin beside them: the first character is turned over.
            _ => {
                let first = on_screen(room, cell);
                let area = Rect::new(first.column, first.row, 2, 1);
                canvas.restyle(
                    area.intersection(room),
                    canvas.theme().part(Part::Selection),
                );
            }
        }
    }

    /// What is selected, in the colours of it; and a bar beside each of its lines.
    fn draw_selection(&self, session: &Session, page: &Page, room: Rect, canvas: &mut Canvas<'_>) {
        let (Some(selection), Some(article)) = (self.selection, session.issue.article(self.id))
        else {
            return;
        };
        let setting = session.setting(newsprint_compose::Size::default());
        let stretches = selection.stretches(article);
        let cells = stretches.iter().flat_map(|stretch| page.cells_of(*stretch));
        for (cell, size) in cells {
            let spot = on_screen(room, cell);
            let lit = Rect::new(spot.column, spot.row, size.width, size.height);
            canvas.restyle(lit.intersection(room), canvas.theme().part(Part::Selection));
            // Lines that run down have no margin beside them.
            let head = heads_of_columns(page, cell);
            if let Some(head) = head.filter(|_| setting.direction == Direction::Horizontal) {
                let style = canvas.theme().part(Part::Focus);
                canvas.put(on_screen(room, head), canvas.marks().selected, style);
            }
        }
    }

    /// Where in the story the hits are; beside it what was found where letters stand for readings,
    /// and how many hits there are in the whole paper.
    fn draw_strip(
        &self,
        finding: &Finding,
        session: &Session,
        line: Rect,
        canvas: &mut Canvas<'_>,
    ) {
        let marks = canvas.marks();
        let hits = finding.hits();
        let mut strip = line;
        if line.width >= WIDE && !finding.asking.prompt.text().is_empty() {
            let totals = toggles::totals(&finding.asking, session);
            let taken = canvas.text_right(line, &totals, canvas.theme().part(Part::Dim));
            strip.width -= (taken + 2).min(strip.width);
        }
        if !finding.words.is_empty() {
            let words = finding.words.iter().take(3).map(String::as_str);
            let more = if finding.words.len() > 3 {
                marks.more
            } else {
                ""
            };
            let words = words.collect::<Vec<_>>().join(" ") + more;
            let words = session.say(Message::FoundWords { words: &words });
            let room = Rect {
                width: (line.width / 2).min(strip.width),
                ..line
            };
            let taken = canvas.text(room, &words, canvas.theme().part(Part::Notice)) + 2;
            strip.x += taken.min(strip.width);
            strip.width -= taken.min(strip.width);
        }
        let at = |place: Place| {
            let column =
                usize::from(strip.width.saturating_sub(1)) * self.extent.share(place) / 1000;
            Rect {
                x: strip.x + column as u16,
                width: 1.min(strip.width),
                ..strip
            }
        };
        canvas.row_of(strip, marks.rules.faint, Part::Rule);
        // One mark a cell: a long story may hold more hits than a screen has room to draw.
        let mut next = 0;
        while let Some(hit) = hits.get(next) {
            let cell = at(hit.from);
            canvas.row_of(cell, marks.hit, Part::Notice);
            next = hits
                .count_while(|hit| at(hit.from).x <= cell.x)
                .max(next + 1);
        }
        if let Some(hit) = finding.hit() {
            canvas.row_of(at(hit.from), marks.current, Part::Focus);
        }
    }

    /// How much is read, with ticks at the crossheads.
    fn draw_progress(&self, line: Rect, canvas: &mut Canvas<'_>) {
        let marks = canvas.marks();
        let at = |share: usize| {
            let column = usize::from(line.width.saturating_sub(1)) * share.min(1000) / 1000;
            Rect {
                x: line.x + column as u16,
                width: 1.min(line.width),
                ..line
            }
        };
        canvas.row_of(line, marks.rules.faint, Part::Rule);
        let read = at(self.share_read());
        let done = Rect {
            width: (read.x - line.x + read.width).min(line.width),
            ..line
        };
        canvas.row_of(done, marks.rules.strong, Part::StrongRule);
        for heading in self.extent.headings() {
            let share = self.extent.share(Place::start_of(self.id, *heading));
            canvas.row_of(at(share), marks.rules.tick, Part::StrongRule);
        }
    }

    /// How much is read when this page is, in thousandths.
    fn share_read(&self) -> usize {
        if self.galleys.at_end() {
            return 1000;
        }
        let page = self.galleys.page();
        let last = page.and_then(Page::last_place);
        last.map_or(0, |last| self.extent.share(last))
    }

    /// What is said about the story: how far the reader is, and what is at hand.
    pub(super) fn standing(&self, session: &Session) -> (String, String) {
        let right = format!(
            "newsprint · {}",
            session.theme().title(session.messages.language())
        );
        if let Some(counter) = self.counter(session) {
            return (counter, right);
        }
        if let Some(selected) = self.selected(session) {
            return (selected, right);
        }
        let share = self.share_read();
        if share >= 1000 {
            return (session.say(Message::Finished), right);
        }
        let mut left = session.say(Message::Progress {
            percent: share / 10,
            minutes: self.extent.minutes_after(share),
        });
        if let Some(heading) = self.heading_in_sight(session) {
            let heading = session.say(Message::Under { heading: &heading });
            left = format!("{left} · {heading}");
        }
        (left, right)
    }

    /// Which hit is meant, of how many; what is typed stands before it once it is kept.
    fn counter(&self, session: &Session) -> Option<String> {
        let finding = self.finding.as_ref()?;
        let typed = finding.asking.prompt.text();
        let found = match finding.current {
            Some(current) => Message::Hits {
                number: current + 1,
                count: finding.hits().len(),
            },
            None if typed.is_empty() => return Some(String::new()),
            None => Message::NoHits,
        };
        let found = session.say(found);
        Some(match finding.stage {
            Stage::Typing => found,
            Stage::Kept => format!("/{typed}  {found}"),
        })
    }

    /// What is said beside what is typed, the longest first.
    pub(super) fn beside_prompt(&self, session: &Session) -> Vec<String> {
        let Some(finding) = &self.finding else {
            return Vec::new();
        };
        let fault = toggles::fault(&finding.asking, session);
        let counter = fault.or_else(|| self.counter(session)).unwrap_or_default();
        let scope = session.say(Message::InStory);
        let counter = match counter.as_str() {
            "" => scope,
            _ => format!("{counter} · {scope}"),
        };
        toggles::beside(&finding.asking, session, &counter)
    }

    /// The crosshead that the end of the page stands under.
    fn heading_in_sight(&self, session: &Session) -> Option<String> {
        let last = self.galleys.page()?.last_place()?;
        let mut headings = self.extent.headings().iter();
        let heading = headings.rfind(|part| **part <= last.part)?;
        let article = session.issue.article(self.id)?;
        Some(session.shown(&article.text(*heading)?.plain()))
    }

    /// The links in sight, and the bar, which leads out of the story.
    pub(super) fn openings(&self, session: &Session, area: Rect) -> Vec<Mark> {
        let areas = Areas::of(area, session.bars());
        let mut marks = Vec::new();
        if areas.bar.height > 0 {
            marks.push(Mark {
                spot: on_screen(inside(areas.bar), Cell::default()),
                hit: Hit::Act(Action::Leave),
            });
        }
        let glyphs = self.galleys.page().into_iter().flat_map(Page::glyphs);
        for link in glyphs.filter(|glyphs| glyphs.role == Role::Link) {
            marks.push(Mark {
                spot: on_screen(areas.room, link.cell),
                hit: Hit::Page(link.cell),
            });
        }
        marks
    }

    /// What a click on a cell means.
    pub(super) fn meant_at(session: &Session, area: Rect, spot: Spot) -> Option<Hit> {
        let areas = Areas::of(area, session.bars());
        if holds(areas.bar, spot) {
            return Some(Hit::Act(Action::Leave));
        }
        let room = areas.room;
        holds(room, spot).then(|| {
            Hit::Page(Cell {
                row: spot.row - room.y,
                column: spot.column - room.x,
            })
        })
    }
}

/// Every hit underlined, the one that is meant turned over; beside their lines a mark each.
fn draw_hits(
    finding: &Finding,
    page: &Page,
    room: Rect,
    direction: Direction,
    canvas: &mut Canvas<'_>,
) {
    let (Some(first), Some(last)) = (page.first_place(), page.last_place()) else {
        return;
    };
    // A hit that began on the page before may end on this one.
    let hits = finding.hits();
    let from = hits.before(first).saturating_sub(1);
    for index in from..hits.len() {
        let Some(hit) = hits.get(index).filter(|hit| hit.from <= last) else {
            break;
        };
        let (part, mark) = if finding.current == Some(index) {
            (Part::CurrentHit, canvas.marks().current)
        } else {
            (Part::Hit, canvas.marks().hit)
        };
        for (cell, size) in page.cells_of(hit) {
            let lit = lit(room, cell, size);
            canvas.light(lit, canvas.theme().part(part));
            // Lines that run down have no margin beside them.
            let head = heads_of_columns(page, cell);
            if let Some(head) = head.filter(|_| direction == Direction::Horizontal) {
                canvas.put(
                    on_screen(room, head),
                    mark,
                    canvas.theme().part(Part::Focus),
                );
            }
        }
    }
}

/// The sign of what is marked in a story.
fn sign_of(kind: Kind, canvas: &Canvas<'_>) -> &'static str {
    match kind {
        Kind::Clip => canvas.marks().kept.clip,
        Kind::Story | Kind::Place => canvas.marks().kept.place,
    }
}

/// Cells of a page on the screen.
fn lit(room: Rect, cell: Cell, size: Size) -> Rect {
    let spot = on_screen(room, cell);
    Rect::new(spot.column, spot.row, size.width, size.height).intersection(room)
}

fn on_screen(room: Rect, cell: Cell) -> Spot {
    Spot {
        row: room.y + cell.row,
        column: room.x + cell.column,
    }
}
