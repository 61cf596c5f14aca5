//! The sidebar beside the text: whose keys they are, and what stays when something is opened.

use ratatui::layout::Rect;

use super::events::App;
use super::stack::sidebar_of;
use crate::action::Target;
use crate::screen::Screen;
use newsprint_issue::ArticleId;

impl App {
    /// Where the sidebar stands while the keys are the text's.
    pub(super) fn aside_area(&self) -> Option<Rect> {
        let covered = self
            .screens
            .iter()
            .any(|screen| matches!(screen, Screen::Sections(_) | Screen::Pages(_)));
        let shown = self.aside.is_some() && !covered && !self.session.is_linear();
        sidebar_of(self.frame().body).filter(|_| shown)
    }

    /// Gives the keys to the sidebar.
    pub(super) fn enter_sidebar(&mut self) {
        if let Some(aside) = self.aside.take() {
            self.screens.push(Screen::Sections(aside));
        }
    }

    /// Gives the keys to the text, where both are seen; answers whether they are.
    pub(super) fn leave_sidebar(&mut self) -> bool {
        let wide = sidebar_of(self.frame().body).is_some() && !self.session.is_linear();
        if !wide || !matches!(self.screens.last(), Some(Screen::Sections(_))) {
            return false;
        }
        if let Some(Screen::Sections(sections)) = self.screens.pop() {
            self.aside = Some(sections);
        }
        true
    }

    /// From the text into the sidebar, or back.
    pub(super) fn switch_sidebar(&mut self) {
        if self.aside_area().is_some() {
            self.enter_sidebar();
        } else if !self.leave_sidebar() && matches!(self.screens.last(), Some(Screen::Sections(_)))
        {
            self.leave();
        }
    }

    /// Another screen in place of the one that is seen. What is opened from the sidebar is read
    /// beside it, where there is room, and in place of the same story.
    pub(super) fn become_screen(&mut self, target: Target) {
        let from_sidebar = matches!(self.screens.last(), Some(Screen::Sections(_)));
        if from_sidebar {
            if !self.leave_sidebar() {
                self.screens.pop();
            }
            let story = |id: ArticleId| match target {
                Target::At(place) => place.article == id,
                Target::Article(_) => true,
                _ => false,
            };
            let same = match self.screens.last() {
                Some(Screen::Story(top)) => story(top.id()) && target != Target::Article(top.id()),
                _ => false,
            };
            if same && self.screens.len() > 1 {
                self.screens.pop();
            }
        } else if self.screens.len() > 1 {
            self.screens.pop();
        }
        self.go(target);
    }
}
