//! Every hit of a search, grouped by story: in one story or over the whole paper.

use ratatui::layout::Rect;

use super::groups::{Group, Row, narrowed};
use crate::action::{Action, Hit, Outcome, Room, Scope, Target};
use crate::geometry::{Spot, holds, inside};
use crate::reading::finding::{Asking, Stage};
use crate::reading::prompt::Prompt;
use crate::reading::session::Session;
use crate::reading::toggles;
use crate::screen::{Lit, Screen, Sight};
use crate::widgets::{Canvas, List, draw_hit};
use newsprint_messages::Message;
use newsprint_search::Query;
use newsprint_theme::Part;

/// Bytes of stories that are searched while a reader waits: some milliseconds.
const AT_ONCE: usize = 1 << 20;

/// Every hit of a search.
#[derive(Debug)]
pub(crate) struct Hits {
    asking: Asking,
    scope: Scope,
    /// The story that was read when the search began, by its number.
    story: usize,
    stage: Stage,
    groups: Vec<Group>,
    list: List,
    narrowing: Option<Narrowing>,
}

/// Only hits in paragraphs with these words are shown.
#[derive(Debug, Default)]
struct Narrowing {
    prompt: Prompt,
    stage: Stage,
}

/// What is worth saying of it, the most useful first.
const USEFUL: &[Action] = &[
    Action::Open,
    Action::FocusDown,
    Action::Find,
    Action::Narrow,
    Action::Scope,
    Action::Leave,
    Action::Help,
];

impl Hits {
    /// A search that is typed from its first letter, over the whole paper.
    pub(crate) fn new() -> Hits {
        Hits::of(Asking::default(), Scope::Paper, 0)
    }

    /// A search that was typed in a story.
    pub(crate) fn of(asking: Asking, scope: Scope, story: usize) -> Hits {
        Hits {
            asking,
            scope,
            story,
            stage: Stage::Typing,
            groups: Vec::new(),
            list: List::default(),
            narrowing: None,
        }
    }

    /// The same list, with what is found in it so far; the hit that was meant is chosen.
    pub(crate) fn filled(mut self, session: &Session, current: Option<usize>) -> Hits {
        if self.scope == Scope::Paper {
            self.asking.sweep.go_on(&session.issue, AT_ONCE);
        }
        self.gather(session);
        let group = self.groups.iter().find(|group| group.story == self.story);
        if let Some(group) = group {
            let row = group.before + 1 + current.unwrap_or(0);
            self.list.choose(row, self.rows());
        }
        self
    }

    /// The hit that is chosen, for the story that is opened at it.
    fn chosen(&self) -> Option<(usize, usize)> {
        match self.row(self.list.focus)? {
            Row::Story(story, _) => Some((story, self.hit_of(story, 0)?)),
            Row::Hit(story, hit) => Some((story, hit)),
        }
    }

    fn hit_of(&self, story: usize, nth: usize) -> Option<usize> {
        let group = self.groups.iter().find(|group| group.story == story)?;
        match &group.kept {
            Some(kept) => kept.get(nth).copied(),
            None => (nth < group.count).then_some(nth),
        }
    }

    /// Whether the words that narrow the list are typed.
    fn is_narrowed(&self) -> bool {
        let stage = self.narrowing.as_ref().map(|narrowing| narrowing.stage);
        stage == Some(Stage::Typing)
    }

    /// Makes rows of what is found.
    fn gather(&mut self, session: &Session) {
        let mut groups = Vec::new();
        let mut before = 0;
        if self.scope == Scope::Story {
            self.look_in_story(session);
        }
        let narrowing = self.narrowing.as_ref();
        let words = narrowing.and_then(|narrowing| Query::new(narrowing.prompt.text()));
        for (story, article) in session.issue.articles().enumerate() {
            let Some(hits) = self.asking.sweep.hits(story) else {
                continue;
            };
            if self.scope == Scope::Story && story != self.story {
                continue;
            }
            let kept = words.as_ref().map(|words| narrowed(article, hits, words));
            let count = kept.as_ref().map_or(hits.len(), Vec::len);
            if count > 0 {
                groups.push(Group {
                    story,
                    before,
                    count,
                    kept,
                });
                before += count + 1;
            }
        }
        // The first hit is chosen, not the headline above it.
        if self.list.focus == 0 && before > 0 {
            self.list.choose(1, before);
        }
        self.groups = groups;
    }

    fn look_in_story(&mut self, session: &Session) {
        let sweep = &mut self.asking.sweep;
        if sweep.look(&session.issue, self.story).is_empty()
            && let Some(read) = sweep.query().and_then(Query::by_readings)
        {
            sweep.ask(&session.issue, Some(read));
            sweep.look(&session.issue, self.story);
        }
    }

    fn rows(&self) -> usize {
        let last = self.groups.last();
        last.map_or(0, |group| group.before + group.count + 1)
    }

    fn row(&self, row: usize) -> Option<Row> {
        let after = self.groups.partition_point(|group| group.before <= row);
        let group = self.groups.get(after.checked_sub(1)?)?;
        match row - group.before {
            0 => Some(Row::Story(group.story, group.count)),
            nth if nth <= group.count => {
                let hit = group
                    .kept
                    .as_ref()
                    .map_or(Some(nth - 1), |kept| kept.get(nth - 1).copied());
                Some(Row::Hit(group.story, hit?))
            }
            _ => None,
        }
    }

    fn accept(&mut self, session: &mut Session) -> Outcome {
        if let Some(narrowing) = self
            .narrowing
            .as_mut()
            .filter(|one| one.stage == Stage::Typing)
        {
            narrowing.stage = Stage::Kept;
            return Outcome::Stay;
        }
        if self.groups.is_empty() {
            session.tell(Message::NoHits);
            return Outcome::Stay;
        }
        self.stage = Stage::Kept;
        self.open(session)
    }

    fn open(&self, session: &Session) -> Outcome {
        let hit = self.chosen().and_then(|(story, hit)| {
            let article = session.issue.nth(story)?;
            Some((article, self.asking.sweep.hits(story)?.get(hit)?))
        });
        hit.map_or(Outcome::Stay, |(_, hit)| Outcome::Go(Target::At(hit.from)))
    }

    fn title(&self, session: &Session) -> String {
        let article = session.issue.nth(self.story);
        match (self.scope, article) {
            (Scope::Story, Some(article)) => session.say(Message::HitsOf {
                story: &session.story_title(article),
            }),
            _ => session.say(Message::HitsTitle),
        }
    }

    fn draw_row(&self, session: &Session, index: usize, area: Rect, canvas: &mut Canvas<'_>) {
        let is_chosen = index == self.list.focus;
        let theme = canvas.theme();
        match self.row(index) {
            Some(Row::Story(story, count)) => {
                let article = session.issue.nth(story);
                let title = article.map(|article| session.story_title(article));
                let count = session.say(Message::HitCount { count });
                let taken = canvas.text_right(area, &count, theme.part(Part::Dim)) + 2;
                let left = Rect {
                    width: area.width.saturating_sub(taken),
                    ..area
                };
                canvas.text(left, &title.unwrap_or_default(), theme.part(Part::Title));
                if is_chosen {
                    canvas.restyle(area, theme.part(Part::Selection));
                }
            }
            Some(Row::Hit(story, hit)) => {
                let article = session.issue.nth(story);
                let hit = self.asking.sweep.hits(story).and_then(|hits| hits.get(hit));
                if let Some((article, hit)) = article.zip(hit) {
                    draw_hit(article, hit, is_chosen, area, canvas);
                }
            }
            None => {}
        }
    }

    fn counter(&self, session: &Session) -> String {
        let before = self
            .groups
            .partition_point(|group| group.before < self.list.focus);
        let count: usize = self.groups.iter().map(|group| group.count).sum();
        match count {
            0 if self.asking.prompt.text().is_empty() => String::new(),
            0 => session.say(Message::NoHits),
            count => session.say(Message::Hits {
                number: (self.list.focus + 1).saturating_sub(before).max(1),
                count,
            }),
        }
    }
}

impl Screen for Hits {
    fn home(&self) -> Room {
        Room::Hits
    }

    fn useful(&self, _: &Session) -> &'static [Action] {
        USEFUL
    }

    fn line_room(&self) -> Room {
        if self.is_narrowed() {
            Room::Prompt
        } else {
            Room::Finding
        }
    }

    fn prompt_label(&self, _: &Session) -> String {
        let label = if self.is_narrowed() { "&" } else { "/" };
        label.to_owned()
    }

    fn view(&self) -> Option<Target> {
        Some(Target::Hits(self.scope))
    }

    fn lit(&self) -> Option<Lit> {
        let (story, hit) = self.chosen()?;
        let asking = self.asking.clone();
        Some(Lit { asking, story, hit })
    }

    /// What is asked, for whoever goes on with it.
    fn asking(&self) -> Option<&Asking> {
        Some(&self.asking)
    }

    /// The line that is typed into.
    fn prompt(&mut self) -> Option<&mut Prompt> {
        match (&mut self.narrowing, self.stage) {
            (Some(narrowing), _) if narrowing.stage == Stage::Typing => Some(&mut narrowing.prompt),
            (_, Stage::Typing) => Some(&mut self.asking.prompt),
            _ => None,
        }
    }

    /// What is typed, while it is.
    fn typing(&self) -> Option<&Prompt> {
        match (&self.narrowing, self.stage) {
            (Some(narrowing), _) if narrowing.stage == Stage::Typing => Some(&narrowing.prompt),
            (_, Stage::Typing) => Some(&self.asking.prompt),
            _ => None,
        }
    }

    /// Looks for what is typed now.
    fn typed(&mut self, session: &mut Session) {
        if !self.is_narrowed() {
            if !self.asking.read(&session.issue) {
                return;
            }
            if self.scope == Scope::Paper {
                self.asking.sweep.go_on(&session.issue, AT_ONCE);
            }
        }
        self.list = List::default();
        self.gather(session);
    }

    /// Whether there are stories that were not asked yet.
    fn has_work(&self) -> bool {
        self.scope == Scope::Paper && self.asking.has_work()
    }

    /// Asks some stories more.
    fn work(&mut self, session: &Session) {
        if self.has_work() && self.asking.work(&session.issue) {
            self.gather(session);
        }
    }

    /// Takes note of the room.
    fn set(&mut self, session: &Session, Sight { area, .. }: Sight) {
        self.list.set(self.rows(), session.areas(area).room.height);
    }

    fn act(&mut self, action: Action, session: &mut Session) -> Outcome {
        if self.asking.turn(action) {
            self.typed(session);
            return Outcome::Stay;
        }
        match action {
            Action::Open => return self.open(session),
            Action::Accept => return self.accept(session),
            Action::Find | Action::GoFind => self.stage = Stage::Typing,
            Action::Narrow => self.narrowing = Some(Narrowing::default()),
            Action::Cancel => {
                if self.narrowing.take().is_none() {
                    return Outcome::Back;
                }
                self.gather(session);
            }
            Action::HitNext => drop(self.list.act(Action::FocusDown, self.rows())),
            Action::HitPrevious => drop(self.list.act(Action::FocusUp, self.rows())),
            _ => drop(self.list.act(action, self.rows())),
        }
        Outcome::Stay
    }

    /// What a click on a row means: it is chosen, and the second time opened.
    fn press(&mut self, hit: Hit, session: &mut Session) -> Outcome {
        match hit {
            Hit::Item(row) if row == self.list.focus => self.open(session),
            Hit::Item(row) => {
                self.list.choose(row, self.rows());
                Outcome::Stay
            }
            _ => Outcome::Stay,
        }
    }

    fn draw(&self, session: &Session, area: Rect, canvas: &mut Canvas<'_>) {
        let areas = session.areas(area);
        let bar = inside(areas.bar);
        let marks = canvas.marks();
        let title = self.title(session);
        let title = format!("{} {title}", marks.back);
        let totals = toggles::totals(&self.asking, session);
        let taken = match self.scope {
            Scope::Paper => canvas.text_right(bar, &totals, canvas.theme().part(Part::Dim)) + 2,
            Scope::Story => 0,
        };
        let left = Rect {
            width: bar.width.saturating_sub(taken),
            ..bar
        };
        canvas.text(left, &title, canvas.theme().part(Part::Title));
        canvas.row_of(inside(areas.rule), marks.rules.strong, Part::StrongRule);
        canvas.row_of(inside(areas.progress), marks.rules.thin, Part::Rule);
        let room = inside(areas.room);
        if self.groups.is_empty() {
            let empty = if self.asking.prompt.text().is_empty() {
                Message::NoQuery
            } else {
                Message::NoHits
            };
            canvas.text(room, &session.say(empty), canvas.theme().part(Part::Dim));
        }
        for (line, index) in (0..).zip(self.list.seen(self.rows())) {
            let area = Rect {
                y: room.y + line,
                height: 1,
                ..room
            };
            self.draw_row(session, index, area, canvas);
        }
    }

    /// What is said about the list: what is looked for and which hit is chosen.
    fn status(&self, session: &Session) -> (String, String) {
        let text = self.asking.prompt.text();
        let narrowing = self.narrowing.as_ref().map_or("", |one| one.prompt.text());
        let narrowing = match narrowing {
            "" => String::new(),
            words => format!("  & {words}"),
        };
        let counter = self.counter(session);
        (format!("/{text}{narrowing}  {counter}"), String::new())
    }

    /// What is said beside what is typed, the longest first.
    fn beside(&self, session: &Session) -> Vec<String> {
        if self.is_narrowed() {
            return vec![self.counter(session)];
        }
        let scope = match self.scope {
            Scope::Story => Message::InStory,
            Scope::Paper => Message::InPaper,
        };
        let counter =
            toggles::fault(&self.asking, session).unwrap_or_else(|| self.counter(session));
        let counter = format!("{counter} · {}", session.say(scope));
        toggles::beside(&self.asking, session, &counter)
    }

    fn hit(&self, session: &Session, area: Rect, spot: Spot) -> Option<Hit> {
        let areas = session.areas(area);
        if holds(areas.bar, spot) {
            return Some(Hit::Act(Action::Back));
        }
        let row = self.list.top + usize::from(spot.row.checked_sub(areas.room.y)?);
        (holds(areas.room, spot) && row < self.rows()).then_some(Hit::Item(row))
    }

    /// The row that is chosen.
    fn line(&self, session: &Session, area: Rect) -> Option<Spot> {
        let room = session.areas(area).room;
        let line = self.list.focus.checked_sub(self.list.top)?;
        Some(Spot {
            row: room.y + line as u16,
            column: room.x,
        })
    }
}
