//! Which line of a raw page is looked at, what it became, and what is done to it.

use std::rc::Rc;

use ratatui::layout::Rect;

use super::doubt::{beside, is_doubtful};
use super::panes::Panes;
use crate::action::{Action, Hit, Outcome, Room, Target};
use crate::geometry::{Spot, holds, inside, size_of};
use crate::reading::correcting::{self, Beside, Correcting};
use crate::reading::galleys::Galleys;
use crate::reading::session::Session;
use crate::screen::{Screen, Sight};
use crate::widgets::letters::Mark;
use crate::widgets::{Canvas, List};
use newsprint_compose::{Columns, Plates, Setting};
use newsprint_issue::{ArticleId, Direction, Part, Place};
use newsprint_messages::Proof;
use newsprint_raw::{Element, Mend};

/// What is worth saying of it, the most useful first.
const USEFUL: &[Action] = &[
    Action::FixSplit,
    Action::FixJoin,
    Action::FixHeadline,
    Action::FixCaption,
    Action::FixAside,
    Action::FixBefore,
    Action::FixAfter,
    Action::FixUndo,
    Action::DoubtNext,
    Action::Leave,
    Action::Help,
];

/// The lines of a raw page.
#[derive(Debug)]
pub(crate) struct Source {
    pub(super) list: List,
    /// The story that the line in focus became part of, and its pages.
    pub(super) story: Option<ArticleId>,
    pub(super) galleys: Galleys,
}

impl Source {
    /// The lines, at the one that a place came from.
    pub(crate) fn at(place: Option<Place>, beside: &Beside) -> Source {
        let line = place.and_then(|place| beside.trace.line_of(place));
        let mut list = List::default();
        list.focus = line.map_or(0, |(line, _)| line - 1);
        let mut source = Source {
            list,
            story: None,
            galleys: Galleys::default(),
        };
        source.skip_blanks(Action::FocusDown, beside);
        source
    }

    /// The line in focus, counted from 1.
    pub(super) fn number(&self) -> usize {
        self.list.focus + 1
    }

    /// The place that the line in focus became; of a byline, the head of its story.
    pub(super) fn became(&self, session: &Session, beside: &Beside) -> Option<Place> {
        if let Some(stretch) = beside.trace.stretch(self.number()) {
            return Some(stretch.from);
        }
        let (article, part) = match beside.trace.element(self.number())? {
            Element::Article { article, part } => (article, Some(part)),
            Element::Byline { article } => (article, None),
            Element::Masthead | Element::SetAside => return None,
        };
        let article = session.issue.nth(article)?;
        let first = article.parts().next().map(|(part, _)| part);
        let part = part.or(first).unwrap_or(Part::Headline(0));
        Some(Place::start_of(article.id, part))
    }

    /// Nothing is to be done to a blank line: the focus goes on to one with words.
    fn skip_blanks(&mut self, action: Action, beside: &Beside) {
        let lines = beside.original.len();
        let here = self.list.focus;
        let has_words = |row: &usize| !beside.original.is_blank(row + 1);
        let mut after = here..lines;
        let mut before = (0..here).rev();
        let upward = matches!(action, Action::FocusUp | Action::PagePrevious | Action::End);
        let row = match upward {
            true if has_words(&here) => Some(here),
            true => before.find(has_words).or_else(|| after.find(has_words)),
            false => after.find(has_words).or_else(|| before.find(has_words)),
        };
        self.list.choose(row.unwrap_or(here), lines);
    }

    /// The next doubtful line, or the one before.
    fn step(&mut self, action: Action, beside: &Beside, session: &mut Session) {
        let here = self.number();
        let lines = beside.original.len();
        let is_doubtful = |line: &usize| is_doubtful(beside, *line);
        let line = match action {
            Action::DoubtNext => (here + 1..=lines).find(is_doubtful),
            _ => (1..here).rev().find(is_doubtful),
        };
        match line {
            Some(line) => self.list.choose_amid(line - 1, lines),
            None => session.say_proof(Proof::NoDoubt),
        }
    }

    /// Sets something right at the line in focus.
    fn mend(&mut self, mend: Mend, beside: &Beside, session: &mut Session) -> Outcome {
        let line = self.number();
        if beside.original.is_blank(line) {
            session.say_proof(Proof::NoLine);
            return Outcome::Stay;
        }
        let Some(correcting) = &mut session.correcting else {
            return Outcome::Stay;
        };
        let is_said = correcting.toggle(line, mend);
        let what = correcting::words(mend, session.messages);
        session.say_proof(if is_said {
            Proof::SetRight { what: &what }
        } else {
            Proof::TakenBack { what: &what }
        });
        Outcome::Reset
    }

    /// Takes back everything that was set right at the line in focus.
    fn clear(&self, session: &mut Session) -> Outcome {
        let Some(correcting) = &mut session.correcting else {
            return Outcome::Stay;
        };
        if correcting.clear(self.number()) {
            return Outcome::Reset;
        }
        session.say_proof(Proof::NoFix);
        Outcome::Stay
    }
}

impl Screen for Source {
    fn home(&self) -> Room {
        Room::Source
    }

    fn useful(&self, _: &Session) -> &'static [Action] {
        USEFUL
    }

    fn draw(&self, session: &Session, area: Rect, canvas: &mut Canvas<'_>) {
        self.paint(session, area, canvas);
    }

    /// The cell of the line in focus.
    fn line(&self, session: &Session, area: Rect) -> Option<Spot> {
        let lines = Panes::of(inside(session.areas(area).room), session).lines;
        let row = self.list.focus.checked_sub(self.list.top)?;
        Some(Spot {
            row: lines.y + row as u16,
            column: lines.x,
        })
    }

    fn status(&self, session: &Session) -> (String, String) {
        self.standing(session)
    }

    /// The story that it became part of.
    fn story(&self) -> Option<ArticleId> {
        self.story
    }

    /// The page was set once more: nothing of the story as it was is shown.
    fn renew(&mut self) -> bool {
        self.story = None;
        self.galleys = Galleys::default();
        true
    }

    /// Takes note of the room, and sets the story beside the line in focus.
    fn set(&mut self, session: &Session, Sight { area, .. }: Sight) {
        let Some(beside) = beside(session) else {
            return;
        };
        let panes = Panes::of(inside(session.areas(area).room), session);
        self.list.set(beside.original.len(), panes.lines.height);
        let place = self.became(session, beside);
        let story = place.map(|place| place.article);
        if self.story != story {
            self.galleys = Galleys::default();
            self.story = story;
        }
        let Some(place) = place.filter(|_| panes.story.height > 0) else {
            return;
        };
        let setting = Setting {
            direction: Direction::Horizontal,
            columns: Columns::Exactly(1),
            ..session.setting(size_of(panes.story))
        };
        let language = session.issue.masthead.language;
        self.galleys.set_to(setting, language, &Plates::default());
        if let Some(article) = session.issue.article(place.article) {
            self.galleys.show(article, place);
        }
    }

    fn act(&mut self, action: Action, session: &mut Session) -> Outcome {
        let Some(beside) = beside(session).map(Rc::clone) else {
            return Outcome::Back;
        };
        match action {
            Action::Open => {
                let place = self.became(session, &beside);
                return place.map_or(Outcome::Stay, |place| Outcome::Become(Target::At(place)));
            }
            Action::Cancel | Action::GoSource => return Outcome::Back,
            Action::DoubtNext | Action::DoubtPrevious => self.step(action, &beside, session),
            Action::FixUndo => return undo(session),
            Action::FixRemove => return self.clear(session),
            action => {
                if let Some(mend) = mend_of(action) {
                    return self.mend(mend, &beside, session);
                }
                if self.list.act(action, beside.original.len()) {
                    self.skip_blanks(action, &beside);
                }
            }
        }
        Outcome::Stay
    }

    /// What a click on a line means: it is looked at, and the second time its story opened.
    fn press(&mut self, hit: Hit, session: &mut Session) -> Outcome {
        match (hit, beside(session).map(Rc::clone)) {
            (Hit::Item(row), Some(_)) if row == self.list.focus => self.act(Action::Open, session),
            (Hit::Item(row), Some(beside)) => {
                self.list.choose(row, beside.original.len());
                self.skip_blanks(Action::FocusDown, &beside);
                Outcome::Stay
            }
            _ => Outcome::Stay,
        }
    }

    /// The lines in sight that have words.
    fn marks(&self, session: &Session, area: Rect) -> Vec<Mark> {
        let Some(beside) = beside(session) else {
            return Vec::new();
        };
        let lines = Panes::of(inside(session.areas(area).room), session).lines;
        let rows = (0..).zip(self.list.seen(beside.original.len()));
        let rows = rows.filter(|(_, row)| !beside.original.is_blank(row + 1));
        let mark = |(line, row)| Mark {
            spot: Spot {
                row: lines.y + line,
                column: lines.x,
            },
            hit: Hit::Item(row),
        };
        rows.map(mark).collect()
    }

    fn hit(&self, session: &Session, area: Rect, spot: Spot) -> Option<Hit> {
        let areas = session.areas(area);
        if holds(areas.bar, spot) {
            return Some(Hit::Act(Action::Leave));
        }
        let lines = Panes::of(inside(areas.room), session).lines;
        let row = self.list.top + usize::from(spot.row.checked_sub(lines.y)?);
        let count = beside(session)?.original.len();
        (holds(lines, spot) && row < count).then_some(Hit::Item(row))
    }
}

/// Takes the last step back.
fn undo(session: &mut Session) -> Outcome {
    let correcting = session.correcting.as_mut();
    if correcting.is_some_and(Correcting::undo) {
        return Outcome::Reset;
    }
    session.say_proof(Proof::NoFix);
    Outcome::Stay
}

/// What an action sets right.
fn mend_of(action: Action) -> Option<Mend> {
    Some(match action {
        Action::FixSplit => Mend::Split,
        Action::FixJoin => Mend::Join,
        Action::FixHeadline => Mend::Headline,
        Action::FixCaption => Mend::Caption,
        Action::FixAside => Mend::Aside,
        Action::FixBefore => Mend::Before,
        Action::FixAfter => Mend::After,
        _ => return None,
    })
}
