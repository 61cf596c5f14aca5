//! A story as a screen: which of its parts answers what the app asks.

use ratatui::layout::Rect;

use super::story::Story;
use crate::action::{Action, Hit, Outcome, Room, Target};
use crate::geometry::Spot;
use crate::reading::finding::{Finding, Stage};
use crate::reading::prompt::Prompt;
use crate::reading::session::Session;
use crate::screen::{Screen, Sight};
use crate::widgets::Canvas;
use crate::widgets::letters::Mark;
use newsprint_compose::Page;
use newsprint_issue::{ArticleId, Place};
use newsprint_search::Manner;

/// What is worth saying of a story, the most useful first.
const USEFUL: &[Action] = &[
    Action::PageNext,
    Action::Find,
    Action::BookmarkStory,
    Action::StoryNext,
    Action::GoSections,
    Action::Back,
    Action::Help,
    Action::Wider,
    Action::Theme,
];

/// The same while something is selected in it.
const SELECTING: &[Action] = &[
    Action::SelectNext,
    Action::SelectPrevious,
    Action::Copy,
    Action::CopyCited,
    Action::Clip,
    Action::Find,
    Action::Cancel,
    Action::Help,
];

impl Screen for Story {
    fn home(&self) -> Room {
        Room::Article
    }

    fn line_room(&self) -> Room {
        Room::Finding
    }

    fn useful(&self, _: &Session) -> &'static [Action] {
        if self.is_selecting() {
            SELECTING
        } else {
            USEFUL
        }
    }

    fn view(&self) -> Option<Target> {
        Some(Target::At(self.place))
    }

    fn story(&self) -> Option<ArticleId> {
        Some(self.id)
    }

    fn place(&self) -> Option<Place> {
        Some(self.place)
    }

    fn progress(&self) -> Option<(ArticleId, usize)> {
        Some((self.id, self.extent.before(self.place)))
    }

    fn page(&self) -> Option<&Page> {
        self.galleys.page()
    }

    fn at_end(&self) -> bool {
        self.galleys.at_end()
    }

    fn act(&mut self, action: Action, session: &mut Session) -> Outcome {
        self.obey(action, session)
    }

    fn set(&mut self, session: &Session, sight: Sight) {
        self.set_pages(session, sight.area);
    }

    fn has_work(&self) -> bool {
        self.galleys.count().is_none() || self.is_searching()
    }

    fn work(&mut self, session: &Session) {
        self.go_on(session);
    }

    fn settle(&mut self, session: &mut Session) {
        self.count_read(session);
    }

    fn prompt(&mut self) -> Option<&mut Prompt> {
        let finding = self.finding.as_mut()?;
        (finding.stage == Stage::Typing).then_some(&mut finding.asking.prompt)
    }

    fn typing(&self) -> Option<&Prompt> {
        let finding = self.finding.as_ref()?;
        (finding.stage == Stage::Typing).then_some(&finding.asking.prompt)
    }

    fn typed(&mut self, session: &mut Session) {
        self.look(session);
    }

    fn finding(&self) -> Option<&Finding> {
        self.finding.as_ref()
    }

    fn ask(&mut self, prompt: Prompt, manner: Manner, session: &Session) {
        self.ask_on(prompt, manner, session);
    }

    fn draw(&self, session: &Session, area: Rect, canvas: &mut Canvas<'_>) {
        self.paint(session, area, canvas);
    }

    fn status(&self, session: &Session) -> (String, String) {
        self.standing(session)
    }

    fn beside(&self, session: &Session) -> Vec<String> {
        self.beside_prompt(session)
    }

    fn line(&self, session: &Session, area: Rect) -> Option<Spot> {
        self.read_at(session, area)
    }

    fn marks(&self, session: &Session, area: Rect) -> Vec<Mark> {
        self.openings(session, area)
    }

    fn hit(&self, session: &Session, area: Rect, spot: Spot) -> Option<Hit> {
        Story::meant_at(session, area, spot)
    }

    fn press(&mut self, hit: Hit, session: &mut Session) -> Outcome {
        self.click(hit, session);
        Outcome::Stay
    }

    fn take_hold(&mut self, cell: Spot, clicks: u8, session: &mut Session) {
        self.hold(cell, clicks, session);
    }

    fn drag(&mut self, spot: Spot, area: Rect, session: &mut Session) {
        self.drag_to(spot, area, session);
    }

    fn let_go(&mut self, session: &mut Session) {
        self.release(session);
    }
}
