//! How the list of bookmarks looks.

use ratatui::layout::Rect;

use super::list::Bookmarks;
use super::order::{Item, Show, Sort};
use super::panes::Panes;
use super::preview::{self, standing};
use crate::geometry::inside;
use crate::reading::session::Session;
use crate::widgets::Canvas;
use newsprint_messages::Message;
use newsprint_storage::{Bookmark, Found, Kind, Sighting};
use newsprint_theme::Part;

impl Bookmarks {
    /// Draws it.
    pub(super) fn paint(&self, session: &Session, area: Rect, canvas: &mut Canvas<'_>) {
        let areas = session.areas(area);
        self.draw_bar(session, inside(areas.bar), canvas);
        canvas.row_of(
            inside(areas.rule),
            canvas.marks().rules.strong,
            Part::StrongRule,
        );
        canvas.row_of(
            inside(areas.progress),
            canvas.marks().rules.thin,
            Part::Rule,
        );
        let panes = Panes::of(inside(areas.room));
        if self.order.items.is_empty() {
            let filtered = !session.storage.bookmarks().is_empty();
            let empty = match filtered {
                true if !self.order.is_sifted() => Message::Searching,
                true => Message::NoMatch,
                false => Message::NoBookmarks,
            };
            canvas.text(
                panes.list,
                &session.say(empty),
                canvas.theme().part(Part::Dim),
            );
        }
        for (line, index) in (0..).zip(self.list.seen(self.order.items.len())) {
            let row = Rect {
                y: panes.list.y + line,
                height: 1,
                ..panes.list
            };
            match &self.order.items[index] {
                Item::Head(title) => {
                    canvas.text(row, title, canvas.theme().part(Part::Title));
                }
                Item::Mark(mark) => self.draw_mark(mark, session, row, canvas),
            }
            if index == self.list.focus {
                canvas.restyle(row, canvas.theme().part(Part::Selection));
            }
        }
        if let Some(mark) = self.focused() {
            let sighting = self.sights.of(mark.id);
            preview::draw(mark, sighting, session, panes.preview, canvas);
        }
    }

    /// What is listed, and how many of each kind there are.
    fn draw_bar(&self, session: &Session, bar: Rect, canvas: &mut Canvas<'_>) {
        let marks = canvas.marks();
        let mut title = format!("{} {}", marks.back, session.say(Message::Bookmarks));
        for limit in self.limits(session) {
            title = format!("{title} {} {limit}", marks.under);
        }
        let all = session.storage.bookmarks();
        let count = if self.is_limited() {
            self.order.count()
        } else {
            all.len()
        };
        let count = session.say(Message::BookmarkCount { count });
        let [stories, places, clips] = self.counts;
        let kinds = [
            (marks.kept.story, stories),
            (marks.kept.place, places),
            (marks.kept.clip, clips),
        ];
        // Of a part of them it is not told what the whole is made of.
        let all_seen = !self.is_limited();
        let kinds = kinds.iter().filter(|(_, count)| all_seen && *count > 0);
        let kinds: Vec<String> = kinds
            .map(|(sign, count)| format!("{sign} {count}"))
            .collect();
        let whole = format!("{count} · {}", kinds.join("  "));
        let title_cells = canvas.cells(&title);
        let right = if !kinds.is_empty() && canvas.cells(&whole) + title_cells + 2 <= bar.width {
            whole
        } else {
            count
        };
        let taken = canvas.text_right(bar, &right, canvas.theme().part(Part::Dim));
        let left = Rect {
            width: bar.width.saturating_sub(taken + 2),
            ..bar
        };
        canvas.text(left, &title, canvas.theme().part(Part::Title));
    }

    /// What keeps bookmarks out of the list, and what it is sorted by when that is not the time.
    fn limits(&self, session: &Session) -> Vec<String> {
        let shown = match self.order.show {
            Show::All => None,
            Show::Kind(Kind::Story) => Some(Message::StoryMark),
            Show::Kind(Kind::Place) => Some(Message::PlaceMark),
            Show::Kind(Kind::Clip) => Some(Message::ClipMark),
            Show::Lost => Some(Message::Lost),
        };
        let sort = match self.order.sort {
            Sort::Time => None,
            Sort::Page => Some(Message::ByPage),
            Sort::Tag => Some(Message::ByTag),
        };
        let mut limits: Vec<String> = [shown, sort]
            .into_iter()
            .flatten()
            .map(|message| session.say(message))
            .collect();
        if !self.order.filter.is_empty() {
            limits.push(format!("/{}", self.order.filter));
        }
        limits
    }

    fn draw_mark(&self, mark: &Bookmark, session: &Session, area: Rect, canvas: &mut Canvas<'_>) {
        let theme = canvas.theme();
        let marks = canvas.marks();
        let sighting = self.sights.of(mark.id);
        let is_here = sighting.is_none_or(|sighting| sighting.found != Found::Lost);
        let elsewhere = !is_here && session.storage.is_elsewhere(mark, &session.issue);
        let sign = match mark.kind {
            _ if !is_here && !elsewhere => marks.kept.lost,
            Kind::Story => marks.kept.story,
            Kind::Place => marks.kept.place,
            Kind::Clip => marks.kept.clip,
        };
        canvas.text(area, sign, theme.part(Part::Bookmark));
        if self.chosen.contains(&mark.id) {
            let column = Rect {
                x: area.x + 1.min(area.width),
                width: area.width.saturating_sub(1).min(1),
                ..area
            };
            canvas.text(column, marks.read, theme.part(Part::Focus));
        }
        let half = Rect {
            x: area.x + area.width / 2,
            width: area.width - area.width / 2,
            ..area
        };
        let right = right_of(mark, (sighting, elsewhere), session, |text| {
            canvas.cells(text) <= half.width
        });
        let taken = canvas.text_right(half, &right, theme.part(Part::Dim));
        let headline = Rect {
            x: area.x + 3.min(area.width),
            width: area.width.saturating_sub(taken + 5),
            ..area
        };
        let part = if is_here { Part::Text } else { Part::Dim };
        canvas.text(headline, &words(mark, session), theme.part(part));
    }
}

/// What a bookmark is told from others by: of a story the headline, else the words.
fn words(mark: &Bookmark, session: &Session) -> String {
    let quote = mark.anchor.quote.trim();
    if mark.kind != Kind::Story && !quote.is_empty() {
        return quote.replace('\n', " ");
    }
    match mark.cited.headline.trim() {
        "" => session.say(Message::Untitled),
        headline => headline.to_owned(),
    }
}

/// As much of what else there is to say as there is room for, the least important first to go.
fn right_of(
    mark: &Bookmark,
    (sighting, elsewhere): (Option<&Sighting>, bool),
    session: &Session,
    fits: impl Fn(&str) -> bool,
) -> String {
    let state = match sighting.map(|sighting| (sighting.found, sighting.likeness)) {
        None | Some((Found::Exact(_), _)) => String::new(),
        Some((Found::Moved(_), _)) => session.say(Message::Moved),
        Some((Found::Near(_), percent)) => session.say(Message::Alike { percent }),
        Some((Found::Lost, _)) if elsewhere => session.say(Message::Elsewhere),
        Some((Found::Lost, _)) => session.say(Message::Lost),
    };
    let tags: Vec<String> = mark.tags.iter().map(|tag| format!("#{tag}")).collect();
    let note = match mark.note.as_str() {
        "" => String::new(),
        _ => session.say(Message::HasNote),
    };
    let when = mark.created.strftime("%Y-%m-%d").to_string();
    let place = standing(mark, session).unwrap_or_default();
    let all = [place, note, tags.join(" "), state, when];
    for dropped in [[9, 9, 9], [0, 9, 9], [0, 1, 9], [0, 1, 2]] {
        let kept = all.iter().enumerate();
        let kept = kept.filter(|(index, piece)| !dropped.contains(index) && !piece.is_empty());
        let kept: Vec<&str> = kept.map(|(_, piece)| piece.as_str()).collect();
        let text = kept.join("  ");
        if fits(&text) {
            return text;
        }
    }
    let state = all[3].clone();
    if fits(&state) { state } else { String::new() }
}
