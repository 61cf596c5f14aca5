//! The list of bookmarks: what is focused and chosen, what a reader does with it, and what can be
//! undone.

use std::collections::BTreeSet;
use std::sync::Arc;

use ratatui::layout::Rect;

use super::asking::{Asking, Purpose};
use super::order::{Order, Show};
use super::panes::Panes;
use super::sights::Sights;
use crate::action::{Action, Hit, Outcome, Room, Target};
use crate::geometry::{Spot, holds, inside};
use crate::reading::prompt::Prompt;
use crate::reading::session::Session;
use crate::screen::{Screen, Sight};
use crate::widgets::letters::Mark;
use crate::widgets::{Canvas, List};
use newsprint_messages::Message;
use newsprint_storage::{Bookmark, BookmarkId, Kind, Manner};

/// What is worth saying of it, the most useful first.
const USEFUL: &[Action] = &[
    Action::Open,
    Action::Note,
    Action::Tags,
    Action::Delete,
    Action::Undo,
    Action::Find,
    Action::ExportMarkdown,
    Action::Help,
    Action::Leave,
];

/// The list of bookmarks.
#[derive(Debug)]
pub(crate) struct Bookmarks {
    pub(super) order: Order,
    pub(super) list: List,
    pub(super) sights: Sights,
    /// What is chosen for the next deed; without any it is for the focused one.
    pub(super) chosen: BTreeSet<BookmarkId>,
    /// How many of each kind there are.
    pub(super) counts: [usize; 3],
    pub(super) asking: Option<Asking>,
    /// Bookmarks as they were before each deed, the last one last.
    pub(super) former: Vec<Vec<Arc<Bookmark>>>,
    /// The state of the storage that is shown.
    revision: u64,
}

impl Bookmarks {
    pub(crate) fn new(session: &Session) -> Bookmarks {
        let mut bookmarks = Bookmarks {
            order: Order::default(),
            list: List::default(),
            sights: Sights::new(session),
            chosen: BTreeSet::new(),
            counts: [0; 3],
            asking: None,
            former: Vec::new(),
            revision: 0,
        };
        bookmarks.read(session);
        bookmarks
    }

    /// Reads the list afresh and stays where the reader is in it.
    pub(super) fn read(&mut self, session: &Session) {
        self.revision = session.storage.revision();
        self.order.read(session);
        let marks = session.storage.bookmarks();
        self.counts = Kind::ALL.map(|kind| marks.iter().filter(|mark| mark.kind == kind).count());
        self.chosen
            .retain(|id| session.storage.bookmark(*id).is_some());
        self.sift(session);
    }

    pub(super) fn sift(&mut self, session: &Session) {
        let focused = self.focused().map(|mark| mark.id);
        self.order.sift(session, &mut self.sights);
        if let Some(row) = focused.and_then(|id| self.order.row_of(id)) {
            self.list.focus = row;
        }
        self.skip_heads(Action::FocusDown);
    }

    /// Whether some bookmarks are kept out of the list.
    pub(super) fn is_limited(&self) -> bool {
        self.order.show != Show::All || !self.order.filter.is_empty()
    }

    /// The bookmark that is focused.
    pub(super) fn focused(&self) -> Option<&Arc<Bookmark>> {
        self.order.items.get(self.list.focus)?.mark()
    }

    fn limit_or_step(&mut self, action: Action, session: &Session) {
        let show = match action {
            Action::ShowAll => Show::All,
            Action::ShowStories => Show::Kind(Kind::Story),
            Action::ShowPlaces => Show::Kind(Kind::Place),
            Action::ShowClips => Show::Kind(Kind::Clip),
            Action::ShowLost => Show::Lost,
            Action::Sort => {
                self.order.sort = self.order.sort.next();
                self.read(session);
                return;
            }
            _ => return self.step(action),
        };
        self.order.show = show;
        self.sift(session);
    }

    pub(super) fn step(&mut self, action: Action) {
        if self.list.act(action, self.order.items.len()) {
            self.skip_heads(action);
        }
    }

    /// A head is nothing to do anything with: the focus goes on to a bookmark.
    fn skip_heads(&mut self, action: Action) {
        let rows = self.order.items.len();
        let is_head = |row: usize| {
            self.order
                .items
                .get(row)
                .is_some_and(|item| item.mark().is_none())
        };
        let focus = self.list.focus.min(rows.saturating_sub(1));
        let upward = matches!(action, Action::FocusUp | Action::PagePrevious);
        let row = match is_head(focus) {
            true if upward && focus > 0 => focus - 1,
            true => focus + 1,
            false => focus,
        };
        self.list.choose(row, rows);
        // The head above the first bookmark stays in sight with it.
        if row == 1 && is_head(0) {
            self.list.top = 0;
        }
    }

    fn open(&self, session: &mut Session) -> Outcome {
        let Some(mark) = self.focused() else {
            return Outcome::Stay;
        };
        let sighting = self.sights.of(mark.id);
        if let Some(place) = sighting.and_then(|sighting| sighting.found.place()) {
            return Outcome::Go(Target::At(place));
        }
        let file = mark.cited.spot.file.to_string();
        match session.storage.is_elsewhere(mark, &session.issue) {
            _ if file.is_empty() => session.tell(Message::Elsewhere),
            true if session.storage.is_there(mark) => {
                session.tell(Message::OtherPaper { file: &file });
            }
            true => session.tell(Message::PaperGone { file: &file }),
            false => session.tell(Message::StillLost),
        }
        Outcome::Stay
    }
}

impl Screen for Bookmarks {
    fn home(&self) -> Room {
        Room::Bookmarks
    }

    fn useful(&self, _: &Session) -> &'static [Action] {
        USEFUL
    }

    fn view(&self) -> Option<Target> {
        Some(Target::Bookmarks)
    }

    fn draw(&self, session: &Session, area: Rect, canvas: &mut Canvas<'_>) {
        self.paint(session, area, canvas);
    }

    /// What stands before the line that is typed into.
    fn prompt_label(&self, session: &Session) -> String {
        let label = self.asking.as_ref().map(|asking| asking.label(session));
        label.unwrap_or_else(|| "/".to_owned())
    }

    /// The line that is typed into.
    fn prompt(&mut self) -> Option<&mut Prompt> {
        self.asking.as_mut().map(|asking| &mut asking.prompt)
    }

    /// The line that is typed into, to look at.
    fn typing(&self) -> Option<&Prompt> {
        self.asking.as_ref().map(|asking| &asking.prompt)
    }

    /// Shows what lets through what is typed now.
    fn typed(&mut self, session: &mut Session) {
        let Some(asking) = self.asking.as_mut() else {
            return;
        };
        asking.typed();
        if asking.purpose == Purpose::Filter {
            asking.prompt.text().clone_into(&mut self.order.filter);
            self.sift(session);
        }
    }

    /// Takes note of the room, and finds out what became of the bookmarks in sight.
    fn set(&mut self, session: &Session, Sight { area, .. }: Sight) {
        if self.revision != session.storage.revision() {
            self.read(session);
        }
        let panes = Panes::of(inside(session.areas(area).room));
        let rows = self.order.items.len();
        self.list.set(rows, panes.list.height);
        for index in self.list.seen(rows) {
            if let Some(mark) = self.order.items[index].mark() {
                self.sights.look(mark, session);
            }
        }
    }

    /// Whether bookmarks are still to be sifted.
    fn has_work(&self) -> bool {
        !self.order.is_sifted()
    }

    /// Sifts some.
    fn work(&mut self, session: &Session) {
        self.order.work(session, &mut self.sights);
    }

    fn act(&mut self, action: Action, session: &mut Session) -> Outcome {
        match action {
            Action::Open => return self.open(session),
            Action::Delete => return self.delete(session),
            Action::Undo => return self.undo(session),
            Action::Find => self.ask(Purpose::Filter, session),
            Action::Note => self.ask(Purpose::Note, session),
            Action::Tags => self.ask(Purpose::Tags, session),
            Action::Accept => return self.accept(session),
            Action::Complete => {
                if let Some(asking) = &mut self.asking {
                    asking.complete(session);
                }
            }
            Action::Cancel => return self.cancel(session),
            Action::GoBookmarks => return Outcome::Back,
            Action::Select => self.select(),
            Action::Refind => self.look_again(session),
            Action::Cite => self.cite(session),
            Action::ExportMarkdown => self.export(Manner::Markdown, session),
            Action::ExportJson => self.export(Manner::Json, session),
            Action::ExportOpml => self.export(Manner::Opml, session),
            Action::ExportText => self.export(Manner::Text, session),
            Action::HitNext => self.step(Action::FocusDown),
            Action::HitPrevious => self.step(Action::FocusUp),
            _ => self.limit_or_step(action, session),
        }
        Outcome::Stay
    }

    /// What a click on a row means: it is chosen, and the second time opened.
    fn press(&mut self, hit: Hit, session: &mut Session) -> Outcome {
        match hit {
            Hit::Item(row) if row == self.list.focus => self.open(session),
            Hit::Item(row)
                if self
                    .order
                    .items
                    .get(row)
                    .is_some_and(|item| item.mark().is_some()) =>
            {
                self.list.focus = row;
                Outcome::Stay
            }
            _ => Outcome::Stay,
        }
    }

    /// What is said about the list: the chosen bookmark on the left, its number on the right.
    fn status(&self, session: &Session) -> (String, String) {
        let Some(mark) = self.focused() else {
            return (String::new(), String::new());
        };
        let before = self.order.items.iter().take(self.list.focus + 1);
        let right = session.say(Message::Row {
            number: before.filter(|item| item.mark().is_some()).count(),
            count: self.order.count(),
        });
        let left = match self.chosen.len() {
            0 => super::order::paper_of(mark, session),
            count => session.say(Message::Chosen { count }),
        };
        (left, right)
    }

    /// The row that is chosen.
    fn line(&self, session: &Session, area: Rect) -> Option<Spot> {
        let list = Panes::of(inside(session.areas(area).room)).list;
        let line = self.list.focus.checked_sub(self.list.top)?;
        Some(Spot {
            row: list.y + line as u16,
            column: list.x,
        })
    }

    /// The bookmarks in sight.
    fn marks(&self, session: &Session, area: Rect) -> Vec<Mark> {
        let list = Panes::of(inside(session.areas(area).room)).list;
        let rows = (0..).zip(self.list.seen(self.order.items.len()));
        let marks = rows.filter(|(_, row)| self.order.items[*row].mark().is_some());
        let at = |row, column| Spot { row, column };
        marks
            .map(|(line, row)| Mark {
                spot: at(list.y + line, list.x),
                hit: Hit::Item(row),
            })
            .collect()
    }

    fn hit(&self, session: &Session, area: Rect, spot: Spot) -> Option<Hit> {
        let areas = session.areas(area);
        if holds(areas.bar, spot) {
            return Some(Hit::Act(Action::Back));
        }
        let list = Panes::of(areas.room).list;
        let row = self.list.top + usize::from(spot.row.checked_sub(list.y)?);
        (holds(list, spot) && row < self.order.items.len()).then_some(Hit::Item(row))
    }
}
