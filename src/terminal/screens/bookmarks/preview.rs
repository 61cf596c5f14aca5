//! What is seen of the focused bookmark below the list: its words among those around them, the
//! reader's note, and what became of it.

use ratatui::layout::Rect;

use super::order::paper_of;
use super::passage::Passage;
use crate::reading::session::Session;
use crate::widgets::Canvas;
use newsprint_messages::Message;
use newsprint_storage::{Bookmark, Found, Kind, Sighting};
use newsprint_theme::Part;

/// Rows of the head: a rule and a title.
const HEAD: u16 = 2;

/// Draws a bookmark into an area.
pub(super) fn draw(
    mark: &Bookmark,
    sighting: Option<&Sighting>,
    session: &Session,
    area: Rect,
    canvas: &mut Canvas<'_>,
) {
    if area.height < HEAD + 2 {
        return;
    }
    let theme = canvas.theme();
    let row = |line: u16| Rect {
        y: area.y + line,
        height: 1,
        ..area
    };
    canvas.row_of(row(0), canvas.marks().rules.thin, Part::Rule);
    draw_title(mark, session, row(1), canvas);
    let state = Canvas::wrap(session.width(), &state(mark, sighting, session), area.width);
    let note = match mark.note.as_str() {
        "" => Vec::new(),
        note => {
            let label = session.say(Message::NoteOf);
            let note = format!("{label} {}", note.replace('\n', " ↵ "));
            Canvas::wrap(session.width(), &note, area.width)
        }
    };
    // The state is told in any case, at least a row of the passage, and of the note what is left.
    let room = usize::from(area.height - HEAD);
    let states = state.len().min(2).min(room - 1);
    let notes = note.len().min((room - states - 1).div_ceil(2));
    let passages = room - states - notes;
    let passage = Passage::of(mark, sighting, &session.issue);
    draw_passage(
        &passage,
        session,
        Rect {
            y: area.y + HEAD,
            height: passages as u16,
            ..area
        },
        canvas,
    );
    let tail = note.iter().take(notes).map(|line| (line, Part::Text));
    let tail = tail.chain(state.iter().take(states).map(|line| (line, Part::Dim)));
    let first = area.height - (notes + states) as u16;
    for (line, (text, part)) in (first..).zip(tail) {
        canvas.text(row(line), text, theme.part(part));
    }
}

/// What it is, of which story, and its tags.
fn draw_title(mark: &Bookmark, session: &Session, area: Rect, canvas: &mut Canvas<'_>) {
    let theme = canvas.theme();
    let tags: Vec<String> = mark.tags.iter().map(|tag| format!("#{tag}")).collect();
    let half = Rect {
        x: area.x + area.width / 2,
        width: area.width - area.width / 2,
        ..area
    };
    let taken = canvas.text_right(half, &tags.join(" "), theme.part(Part::Bookmark));
    let marks = canvas.marks();
    let (sign, kind) = match mark.kind {
        Kind::Story => (marks.kept.story, Message::StoryMark),
        Kind::Place => (marks.kept.place, Message::PlaceMark),
        Kind::Clip => (marks.kept.clip, Message::ClipMark),
    };
    let mut pieces = vec![format!("{sign} {}", session.say(kind))];
    pieces.extend(Some(mark.cited.headline.to_string()).filter(|text| !text.is_empty()));
    pieces.extend(Some(mark.cited.byline.to_string()).filter(|text| !text.is_empty()));
    let room = Rect {
        width: area.width.saturating_sub(taken + 2),
        ..area
    };
    canvas.text(room, &pieces.join(" · "), theme.part(Part::Title));
}

fn draw_passage(passage: &Passage, session: &Session, area: Rect, canvas: &mut Canvas<'_>) {
    let theme = canvas.theme();
    let indent = 2.min(area.width);
    let rows = Canvas::wrap(session.width(), &passage.text, area.width - indent);
    let meant = passage.meant_in(&rows);
    // Of a long passage the rows with the words that are meant.
    let first = meant
        .iter()
        .position(|meant| !meant.is_empty())
        .unwrap_or(0);
    let most = usize::from(area.height);
    let skipped = first.saturating_sub(1).min(rows.len().saturating_sub(most));
    let seen = rows.iter().zip(&meant).skip(skipped).take(most);
    for (line, (text, meant)) in (0..).zip(seen) {
        let mut room = Rect {
            x: area.x + indent,
            y: area.y + line,
            width: area.width - indent,
            height: 1,
        };
        let pieces = [
            (&text[..meant.start], Part::Dim),
            (&text[meant.clone()], Part::Clip),
            (&text[meant.end..], Part::Dim),
        ];
        for (piece, part) in pieces {
            let taken = canvas.text(room, piece, theme.part(part)).min(room.width);
            room.x += taken;
            room.width -= taken;
        }
    }
}

/// What became of it, in which paper, and where that lay.
fn state(mark: &Bookmark, sighting: Option<&Sighting>, session: &Session) -> String {
    let mut pieces = vec![
        match sighting.map(|sighting| (sighting.found, sighting.likeness)) {
            Some((Found::Exact(_), _)) => session.say(Message::InPlace),
            Some((Found::Moved(_), _)) => session.say(Message::Moved),
            Some((Found::Near(_), percent)) => session.say(Message::Alike { percent }),
            _ if session.storage.is_elsewhere(mark, &session.issue) => {
                session.say(Message::Elsewhere)
            }
            _ => session.say(Message::Lost),
        },
    ];
    pieces.push(paper_of(mark, session));
    if let Some(standing) = standing(mark, session) {
        pieces.push(standing);
    }
    let file = mark.cited.spot.file.to_string();
    if !file.is_empty() && !pieces.contains(&file) {
        pieces.push(file);
    }
    pieces.join(" · ")
}

/// On which page, in which paragraph.
pub(super) fn standing(mark: &Bookmark, session: &Session) -> Option<String> {
    let spot = &mark.cited.spot;
    let section = match (mark.cited.section.trim(), spot.page) {
        ("", 0) => None,
        ("", number) => Some(session.say(Message::Page {
            number: number as usize,
        })),
        (section, _) => Some(section.to_owned()),
    };
    let paragraph = (mark.kind != Kind::Story && spot.paragraph > 0).then(|| {
        session.say(Message::Paragraph {
            number: spot.paragraph as usize,
        })
    });
    let pieces: Vec<String> = [section, paragraph].into_iter().flatten().collect();
    (!pieces.is_empty()).then(|| pieces.join(" · "))
}
