//! How the palette looks.

use ratatui::layout::Rect;

use super::areas::areas;
use super::offer::{Choice, Offer, Offered};
use super::state::Palette;
use crate::reading::session::Session;
use crate::widgets::Canvas;
use newsprint_messages::Message;
use newsprint_theme::{Ink, Part, Theme};

impl Palette {
    /// Draws it.
    pub(super) fn paint(&self, session: &Session, area: Rect, canvas: &mut Canvas<'_>) {
        let areas = areas(area);
        let title = match self.scope {
            Offered::Everything => Message::Palette,
            Offered::Themes => Message::PickTheme,
        };
        canvas.frame(area, &session.say(title), "");
        let theme = canvas.theme();
        let count = format!("{} / {}", self.fitting.len(), self.offers.len());
        let taken = canvas.text_right(areas.prompt, &count, theme.part(Part::Dim)) + 2;
        let prompt = Rect {
            width: areas.prompt.width.saturating_sub(taken),
            ..areas.prompt
        };
        let marks = canvas.marks();
        let typed = format!("{} {}{}", marks.under, self.prompt.text(), marks.caret);
        canvas.text(prompt, &typed, theme.part(Part::Text));
        canvas.rule_across(area, areas.prompt.y + 1);
        if self.fitting.is_empty() {
            let nothing = session.say(Message::NothingMatches);
            canvas.text(areas.list, &nothing, theme.part(Part::Dim));
        }
        for (line, index) in (0..).zip(self.list.seen(self.fitting.len())) {
            let row = Rect {
                y: areas.list.y + line,
                height: 1,
                ..areas.list
            };
            let text = Rect {
                x: row.x + 2.min(row.width),
                width: row.width.saturating_sub(2),
                ..row
            };
            draw_offer(&self.offers[self.fitting[index]], text, canvas);
            if index == self.list.focus {
                canvas.text(row, marks.focus, theme.part(Part::Focus));
                canvas.restyle(row, theme.part(Part::Selection));
            }
        }
        self.draw_foot(session, area, areas.foot, canvas);
    }

    fn draw_foot(&self, session: &Session, area: Rect, foot: Rect, canvas: &mut Canvas<'_>) {
        if foot.height == 0 {
            return;
        }
        canvas.rule_across(area, foot.y - 1);
        let dim = canvas.theme().part(Part::Dim);
        let second = Rect {
            y: foot.y + 1,
            height: 1,
            ..foot
        };
        let previewed = self.chosen().map(|offer| &offer.does);
        if let Some(Choice::Theme(name)) = previewed {
            let theme = session.theme();
            let title = theme.title(session.messages.language());
            let mut line = format!("{title} {name}");
            if let Some(contrasts) = contrasts(theme) {
                let contrasts = contrasts.each_ref().map(String::as_str);
                let said = session.say(Message::Contrasts { contrasts });
                let whole = format!("{line} — {said}");
                // Where there is no room for all, the numbers matter more than the name.
                line = if canvas.cells(&whole) <= foot.width {
                    whole
                } else {
                    said
                };
            }
            canvas.text(foot, &line, canvas.theme().part(Part::Text));
            canvas.text(second, &session.say(Message::PreviewKeys), dim);
        } else {
            let keys = session.say(Message::PaletteKeys);
            for (line, text) in
                (0..foot.height).zip(Canvas::wrap(session.width(), &keys, foot.width))
            {
                let row = Rect {
                    y: foot.y + line,
                    height: 1,
                    ..foot
                };
                canvas.text(row, &text, dim);
            }
        }
    }
}

/// Words at the left, keys at the right, and between them the name where there is room for it.
fn draw_offer(offer: &Offer, row: Rect, canvas: &mut Canvas<'_>) {
    let theme = canvas.theme();
    let words = canvas.cells(&offer.words);
    let mut left = row.width.saturating_sub(words);
    let beside = canvas.cells(&offer.beside) + 2;
    let mut taken = 0;
    if left >= beside && !offer.beside.is_empty() {
        canvas.text_right(row, &offer.beside, theme.part(Part::Title));
        taken = beside.max(14);
        left = left.saturating_sub(taken);
    }
    if left >= canvas.cells(&offer.id) + 2 && !offer.id.is_empty() {
        let taken = if taken == 0 { 14 } else { taken };
        let id = Rect {
            width: row.width.saturating_sub(taken),
            ..row
        };
        if words + canvas.cells(&offer.id) + 2 <= id.width {
            canvas.text_right(id, &offer.id, theme.part(Part::Dim));
        }
    }
    canvas.text(row, &offer.words, theme.part(Part::Text));
}

/// The contrasts of a theme: of text, of small text, of a hit and of the hit that is meant; none where
/// there are no colours.
fn contrasts(theme: &Theme) -> Option<[String; 4]> {
    let inks = [Ink::Ink, Ink::Byline, Ink::MatchText, Ink::CurrentText];
    let known = inks.map(|ink| theme.contrast(ink).map(|figure| figure.exact));
    let all = known.iter().all(Option::is_some);
    all.then(|| known.map(|contrast| format!("{:.1}:1", contrast.unwrap_or_default())))
}
