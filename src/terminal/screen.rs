//! A screen, whichever it is: the questions that the app puts to each, and what is answered where a
//! screen has nothing of its own to say. Knows no screen.

use std::fmt::Debug;

use ratatui::layout::Rect;

use crate::action::{Action, Hit, Outcome, Room, Target};
use crate::geometry::Spot;
use crate::reading::finding::{Asking, Finding};
use crate::reading::folds::Folds;
use crate::reading::history::Stop;
use crate::reading::prompt::Prompt;
use crate::reading::session::Session;
use crate::widgets::Canvas;
use crate::widgets::letters::Mark;
use newsprint_compose::Page;
use newsprint_issue::{ArticleId, Issue, Place};
use newsprint_search::Manner;

/// What a screen is set for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sight {
    /// Where it lies.
    pub(crate) area: Rect,
    /// Where the page lies beside it.
    pub(crate) page: Rect,
    /// Where the reader is in a story that is open.
    pub(crate) place: Option<Place>,
}

/// How a screen lies on what is under it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lie {
    /// Where the page is.
    Page,
    /// All over it, and over what stands beside it.
    Whole,
    /// Beside the page, where there is room; else over some of it.
    Beside,
    /// Over a part of it.
    Over(Rect),
}

/// The hits that are lit in a story that is opened from a list of them.
#[derive(Clone, Debug)]
pub(crate) struct Lit {
    pub(crate) asking: Asking,
    /// The number of the story in the paper, counted from 0.
    pub(crate) story: usize,
    /// The hit that is meant, counted from 0.
    pub(crate) hit: usize,
}

/// A screen: what it is and where it lies, what it does, how it looks.
pub(crate) trait Screen: Debug {
    /// Which keys it takes when nothing is typed.
    fn home(&self) -> Room;

    /// What is worth saying of what can be done there, the most useful first. Eleven at most: more
    /// are not read.
    fn useful(&self, session: &Session) -> &'static [Action];

    /// Does what an action asks for.
    fn act(&mut self, action: Action, session: &mut Session) -> Outcome;

    /// Composes what is stale; after it, drawing is only looking.
    fn set(&mut self, session: &Session, sight: Sight);

    /// Draws it.
    fn draw(&self, session: &Session, area: Rect, canvas: &mut Canvas<'_>);

    /// What a click on a cell of the screen means there.
    fn hit(&self, session: &Session, area: Rect, spot: Spot) -> Option<Hit>;

    /// Does what a click asks for.
    fn press(&mut self, _: Hit, _: &mut Session) -> Outcome {
        Outcome::Stay
    }

    /// What is said about it, at the left and at the right.
    fn status(&self, _: &Session) -> (String, String) {
        Default::default()
    }

    /// How it lies on what is under it.
    fn lie(&self, _: &Session, _: Rect) -> Lie {
        Lie::Page
    }

    /// What it is as a view of its own, to come back to; none of what lies over another one.
    fn view(&self) -> Option<Target> {
        None
    }

    /// The story that it is about.
    fn story(&self) -> Option<ArticleId> {
        None
    }

    /// Where it is in the paper, to come back to.
    fn stop(&self) -> Option<Stop> {
        let story = self.story();
        self.view().map(|view| Stop { view, story })
    }

    /// Where the reader is in the story that it shows.
    fn place(&self) -> Option<Place> {
        None
    }

    /// The story that it shows, and how many characters or words of it are before where the reader is.
    fn progress(&self) -> Option<(ArticleId, usize)> {
        None
    }

    /// The page in sight.
    fn page(&self) -> Option<&Page> {
        None
    }

    /// The folds of the front pages that are set.
    fn folds(&self) -> Option<&Folds> {
        None
    }

    /// Whether there is nothing to turn to.
    fn at_end(&self) -> bool {
        true
    }

    /// Chooses a story on it.
    fn choose(&mut self, _: ArticleId) {}

    /// Chooses the thing of that number, counted from 1; answers whether there is one.
    fn choose_nth(&mut self, _: usize, _: &Session) -> bool {
        false
    }

    /// Shows the first page of a section, counted from 0; answers whether it shows sections.
    fn show_section(&mut self, _: usize, _: &Issue) -> bool {
        false
    }

    /// The paper was set once more: whether it is shown of the new one.
    fn renew(&mut self) -> bool {
        false
    }

    /// Whether there is something to do while nothing happens.
    fn has_work(&self) -> bool {
        false
    }

    /// Does a little of it.
    fn work(&mut self, _: &Session) {}

    /// Time went on: takes note of what was long enough in sight.
    fn settle(&mut self, _: &mut Session) {}

    /// The line that is typed into, if one is open.
    fn prompt(&mut self) -> Option<&mut Prompt> {
        None
    }

    /// What is typed in the line of status, while something is.
    fn typing(&self) -> Option<&Prompt> {
        None
    }

    /// Which keys that line takes.
    fn line_room(&self) -> Room {
        Room::Prompt
    }

    /// Which keys it takes.
    fn room(&self) -> Room {
        match self.typing() {
            Some(_) => self.line_room(),
            None => self.home(),
        }
    }

    /// Takes note of what is typed now.
    fn typed(&mut self, _: &mut Session) {}

    /// What stands before what is typed.
    fn prompt_label(&self, _: &Session) -> String {
        "/".to_owned()
    }

    /// What is said beside what is typed, the longest first.
    fn beside(&self, _: &Session) -> Vec<String> {
        Vec::new()
    }

    /// Where the caret stands in a line that is typed into on the screen itself.
    fn caret(&self, _: &Session, _: Rect) -> Option<Spot> {
        None
    }

    /// The cell on which what is read begins, where that is not the first.
    fn line(&self, _: &Session, _: Rect) -> Option<Spot> {
        None
    }

    /// The cells of everything on it that can be opened, and what opening it is.
    fn marks(&self, _: &Session, _: Rect) -> Vec<Mark> {
        Vec::new()
    }

    /// The search inside the story that it shows.
    fn finding(&self) -> Option<&Finding> {
        None
    }

    /// What is asked of the whole paper.
    fn asking(&self) -> Option<&Asking> {
        None
    }

    /// Goes on with what was asked elsewhere.
    fn ask(&mut self, _: Prompt, _: Manner, _: &Session) {}

    /// The hits that are lit in a story that is opened from it.
    fn lit(&self) -> Option<Lit> {
        None
    }

    /// The mouse takes hold of a cell of the page, by so many clicks.
    fn take_hold(&mut self, _: Spot, _: u8, _: &mut Session) {}

    /// The mouse is dragged to a spot on the screen.
    fn drag(&mut self, _: Spot, _: Rect, _: &mut Session) {}

    /// The button is let go.
    fn let_go(&mut self, _: &mut Session) {}
}
