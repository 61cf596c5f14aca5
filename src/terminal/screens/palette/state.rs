//! The palette: what is typed, what fits it, and what choosing it does. A theme is worn while it is
//! chosen, and the old one again when it is not kept.

use ratatui::layout::Rect;

use super::areas::{HIGHEST, WIDEST, areas};
use super::offer::{Choice, Offer, Offered, themes, values};
use crate::action::{Action, Hit, Outcome, Room};
use crate::geometry::{Spot, holds};
use crate::keymap::matching::Typed;
use crate::reading::prompt::Prompt;
use crate::reading::session::Session;
use crate::screen::{Lie, Screen, Sight};
use crate::widgets::{Canvas, List, over};
use newsprint_messages::{Message, Messages};

/// What is worth saying of it, the most useful first.
const USEFUL: &[Action] = &[
    Action::Accept,
    Action::FocusDown,
    Action::FocusUp,
    Action::Cancel,
];

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
            let themes = session.appearance.themes.all().iter();
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
        session.appearance.themes.wear(name);
    }

    fn accept(&mut self, session: &mut Session) -> Outcome {
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
                session.appearance.themes.wear(&name);
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

impl Screen for Palette {
    fn home(&self) -> Room {
        Room::Palette
    }

    fn useful(&self, _: &Session) -> &'static [Action] {
        USEFUL
    }

    /// It does not change while it is typed into.
    fn lie(&self, _: &Session, body: Rect) -> Lie {
        Lie::Over(over(body, WIDEST, HIGHEST))
    }

    fn draw(&self, session: &Session, area: Rect, canvas: &mut Canvas<'_>) {
        self.paint(session, area, canvas);
    }

    /// The cell of the caret.
    fn caret(&self, session: &Session, area: Rect) -> Option<Spot> {
        let prompt = areas(area).prompt;
        let column = prompt.x + 2 + session.width().of(self.prompt.text()) as u16;
        (prompt.height > 0).then(|| Spot {
            row: prompt.y,
            column: column.min(prompt.right().saturating_sub(1)),
        })
    }

    fn hit(&self, _: &Session, area: Rect, spot: Spot) -> Option<Hit> {
        if !holds(area, spot) {
            return Some(Hit::Act(Action::Cancel));
        }
        let list = areas(area).list;
        let row = self.list.top + usize::from(spot.row.checked_sub(list.y)?);
        (holds(list, spot) && row < self.fitting.len()).then_some(Hit::Item(row))
    }

    /// The line that is typed into.
    fn prompt(&mut self) -> Option<&mut Prompt> {
        Some(&mut self.prompt)
    }

    /// Looks for what fits what is typed now.
    fn typed(&mut self, session: &mut Session) {
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
    fn set(&mut self, _: &Session, Sight { area, .. }: Sight) {
        let height = areas(area).list.height;
        self.list.set(self.fitting.len(), height);
    }

    fn act(&mut self, action: Action, session: &mut Session) -> Outcome {
        match action {
            Action::Accept => return self.accept(session),
            Action::Cancel => {
                session.appearance.themes.wear(&self.worn);
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

    fn press(&mut self, hit: Hit, session: &mut Session) -> Outcome {
        let Hit::Item(row) = hit else {
            return Outcome::Stay;
        };
        self.list.choose(row, self.fitting.len());
        self.accept(session)
    }
}
