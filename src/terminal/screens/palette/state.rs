//! The palette: what is typed, what fits it, and what choosing it does. A theme is worn while it is
//! chosen, and the old one again when it is not kept.

use ratatui::layout::Rect;

use super::offer::{Choice, Offer, Offered, themes, values};
use super::view;
use crate::action::{Action, Hit, Outcome};
use crate::keymap::matching::Typed;
use crate::reading::prompt::Prompt;
use crate::reading::session::Session;
use crate::widgets::List;
use newsprint_messages::{Message, Messages};

/// The palette.
#[derive(Debug)]
pub(crate) struct Palette {
    pub(super) prompt: Prompt,
    pub(super) scope: Offered,
    pub(super) offers: Vec<Offer>,
    /// The offers that fit what is typed, the best first.
    pub(super) fitting: Vec<usize>,
    pub(super) list: List,
    /// The theme that was worn before.
    worn: String,
}

impl Palette {
    /// A palette with deeds on offer, or with themes only.
    pub(crate) fn new(session: &Session, deeds: Vec<Offer>, scope: Offered) -> Palette {
        let mut offers = deeds;
        match scope {
            Offered::Everything => offers.extend(values(session)),
            Offered::Themes => offers = themes(session),
        }
        let worn = session.theme().name.clone();
        let mut list = List::default();
        if scope == Offered::Themes {
            let themes = session.themes.all().iter();
            let here = themes.enumerate().find(|(_, theme)| theme.name == worn);
            list.focus = here.map_or(0, |(index, _)| index);
        }
        Palette {
            prompt: Prompt::default(),
            scope,
            fitting: (0..offers.len()).collect(),
            offers,
            list,
            worn,
        }
    }

    /// The line that is typed into.
    pub(crate) fn prompt(&mut self) -> &mut Prompt {
        &mut self.prompt
    }

    /// Looks for what fits what is typed now.
    pub(crate) fn typed(&mut self, session: &mut Session) {
        let typed = Typed::new(self.prompt.text());
        let offers = self.offers.iter_mut().enumerate();
        let fits = offers.filter_map(|(index, offer)| Some((offer.fit(&typed)?, index)));
        let mut fits: Vec<(usize, usize)> = fits.collect();
        if !typed.is_empty() {
            fits.sort_unstable();
        }
        self.fitting = fits.into_iter().map(|(_, index)| index).collect();
        self.list.choose(0, self.fitting.len());
        self.preview(session);
    }

    /// Takes note of the room.
    pub(crate) fn set(&mut self, area: Rect) {
        let height = view::areas(area).list.height;
        self.list.set(self.fitting.len(), height);
    }

    pub(crate) fn act(&mut self, action: Action, session: &mut Session) -> Outcome {
        match action {
            Action::Accept => return self.choose(session),
            Action::Cancel => {
                session.themes.wear(&self.worn);
                return Outcome::Back;
            }
            action => {
                if self.list.act(action, self.fitting.len()) {
                    self.preview(session);
                }
            }
        }
        Outcome::Stay
    }

    pub(crate) fn press(&mut self, hit: Hit, session: &mut Session) -> Outcome {
        let Hit::Item(row) = hit else {
            return Outcome::Stay;
        };
        self.list.choose(row, self.fitting.len());
        self.choose(session)
    }

    /// The offer that is chosen.
    pub(super) fn chosen(&self) -> Option<&Offer> {
        self.offers.get(*self.fitting.get(self.list.focus)?)
    }

    /// Wears the theme that is chosen, or the old one when none is.
    fn preview(&self, session: &mut Session) {
        let name = match self.chosen() {
            Some(Offer {
                does: Choice::Theme(name),
                ..
            }) => name,
            _ => &self.worn,
        };
        session.themes.wear(name);
    }

    fn choose(&mut self, session: &mut Session) -> Outcome {
        let Some(does) = self.chosen().map(|offer| offer.does.clone()) else {
            session.tell(Message::NothingMatches);
            return Outcome::Stay;
        };
        match does {
            Choice::Do(Action::ThemePick) => {
                *self = Palette::new(session, Vec::new(), Offered::Themes);
                return Outcome::Stay;
            }
            Choice::Do(action) => return Outcome::Do(action),
            Choice::Go(target) => return Outcome::Become(target),
            Choice::Theme(name) => {
                session.themes.wear(&name);
                let title = session.theme().title(session.messages.language());
                let title = title.to_owned();
                session.tell(Message::Theme { title: &title });
            }
            Choice::Speak(language) => {
                session.messages = Messages::new(language);
                session.tell(Message::SpeaksNow);
            }
            Choice::Columns(count) => {
                session.config.layout.columns = count;
                session.tell(Message::Columns { count });
            }
        }
        Outcome::Back
    }
}
