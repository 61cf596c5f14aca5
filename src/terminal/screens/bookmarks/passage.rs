//! The words around a bookmark: those of the paper where it is found, else those that were kept.

use std::ops::Range;

use newsprint_issue::Issue;
use newsprint_storage::{Bookmark, Kind, Sighting};

/// Characters of a paragraph that are shown before the words that are meant.
const BEFORE: usize = 80;

/// The words around a bookmark, and those that are meant among them, in bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Passage {
    pub(super) text: String,
    pub(super) meant: Range<usize>,
}

impl Passage {
    pub(super) fn of(mark: &Bookmark, sighting: Option<&Sighting>, issue: &Issue) -> Passage {
        let found = sighting.and_then(|sighting| Passage::in_paper(mark, sighting, issue));
        found.unwrap_or_else(|| Passage::kept(mark))
    }

    /// The paragraph it stands in; of a story its first one.
    fn in_paper(mark: &Bookmark, sighting: &Sighting, issue: &Issue) -> Option<Passage> {
        let place = sighting.found.place()?;
        let article = issue.article(place.article)?;
        if mark.kind == Kind::Story {
            let mut body = article.parts().filter(|(part, _)| *part > place.part);
            let (_, text) =
                body.find(|(part, _)| matches!(part, newsprint_issue::Part::Body { .. }))?;
            let text = text.plain();
            return Some(Passage { text, meant: 0..0 });
        }
        let [stretch] = sighting.stretches[..] else {
            return None;
        };
        let text = article.text(stretch.from.part)?.plain();
        let meant = stretch.from.offset..stretch.end;
        text.get(meant.clone())?;
        let start = text[..meant.start]
            .char_indices()
            .rev()
            .nth(BEFORE)
            .map_or(0, |(start, _)| start);
        let cut = if start > 0 { "…" } else { "" };
        let by = |offset: usize| offset - start + cut.len();
        Some(Passage {
            text: format!("{cut}{}", &text[start..]),
            meant: by(meant.start)..by(meant.end),
        })
    }

    /// The words that were kept with it.
    fn kept(mark: &Bookmark) -> Passage {
        let anchor = &mark.anchor;
        let gap = |text: &str| if text.is_ascii() { " " } else { "" };
        let before = match anchor.prefix.as_str() {
            "" => String::new(),
            prefix => format!("…{prefix}{}", gap(prefix)),
        };
        let quote = anchor.quote.replace('\n', " ");
        let after = match anchor.suffix.as_str() {
            "" => String::new(),
            suffix => format!("{}{suffix}…", gap(suffix)),
        };
        let meant = before.len()..before.len() + quote.len();
        let text = format!("{before}{quote}{after}");
        Passage { text, meant }
    }

    /// Which bytes of each row are meant, for rows that were broken from the text.
    pub(super) fn meant_in(&self, rows: &[String]) -> Vec<Range<usize>> {
        let mut at = 0;
        rows.iter()
            .map(|row| {
                let found = self.text[at..].find(row.as_str()).unwrap_or(0);
                let start = at + found;
                at = start + row.len();
                let from = self.meant.start.clamp(start, at) - start;
                let to = self.meant.end.clamp(start, at) - start;
                from..to
            })
            .collect()
    }
}
