//! One bookmark as files hold it: the fields of its line, and the names of parts.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::anchor::Anchor;
use super::bookmarks::{Bookmark, Citation, Kind, Spot};
use super::flaw::{self, Flaw};
use newsprint_issue::clean::Clean;
use newsprint_issue::{ArticleId, IssueId, Part};

/// Words and hints of an anchor, as the file of positions holds them.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct AnchorFields {
    pub(super) part: String,
    pub(super) offset: usize,
    pub(super) quote: String,
    #[serde(default)]
    pub(super) prefix: String,
    #[serde(default)]
    pub(super) suffix: String,
}

/// The fields of a bookmark, borrowed from the line where that can be: a hundred thousand are read
/// before the first screen.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Record<'a> {
    #[serde(borrow)]
    id: Cow<'a, str>,
    #[serde(borrow)]
    kind: Cow<'a, str>,
    #[serde(borrow)]
    issue: Cow<'a, str>,
    #[serde(borrow, default)]
    paper: Cow<'a, str>,
    #[serde(default)]
    date: Option<String>,
    #[serde(borrow, default)]
    section: Cow<'a, str>,
    #[serde(borrow)]
    article: Cow<'a, str>,
    #[serde(borrow, default)]
    headline: Cow<'a, str>,
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    byline: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "is_nought")]
    page: u32,
    #[serde(default, skip_serializing_if = "is_nought")]
    paragraph: u32,
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    file: Cow<'a, str>,
    #[serde(borrow)]
    part: Cow<'a, str>,
    offset: usize,
    #[serde(borrow)]
    quote: Cow<'a, str>,
    #[serde(borrow, default)]
    prefix: Cow<'a, str>,
    #[serde(borrow, default)]
    suffix: Cow<'a, str>,
    #[serde(borrow, default)]
    note: Cow<'a, str>,
    #[serde(default)]
    tags: Vec<String>,
    #[serde(borrow)]
    created: Cow<'a, str>,
    #[serde(borrow)]
    updated: Cow<'a, str>,
}

/// The names of the fields, to tell those that we do not know.
const FIELDS: [&str; 21] = [
    "id",
    "kind",
    "issue",
    "paper",
    "date",
    "section",
    "article",
    "headline",
    "byline",
    "page",
    "paragraph",
    "file",
    "part",
    "offset",
    "quote",
    "prefix",
    "suffix",
    "note",
    "tags",
    "created",
    "updated",
];

#[allow(
    clippy::trivially_copy_pass_by_ref,
    reason = "the derive hands out references"
)]
fn is_nought(number: &u32) -> bool {
    *number == 0
}

/// The bookmark of a line that has no other fields than ours.
pub(super) fn of_line(line: &str) -> Option<Bookmark> {
    serde_json::from_str::<Record<'_>>(line).ok()?.bookmark()
}

/// What the file says of a bookmark beyond what we know of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Beyond {
    /// The fields that we do not know.
    pub(super) rest: Map<String, Value>,
    /// Those that make no sense.
    pub(super) flaws: Vec<Flaw>,
}

impl Beyond {
    pub(super) fn is_empty(&self) -> bool {
        self.rest.is_empty() && self.flaws.is_empty()
    }
}

/// The bookmark of a record as far as its fields make sense, and what else it says.
pub(super) fn of_fields(fields: &Map<String, Value>) -> Option<(Bookmark, Beyond)> {
    let is_known = |name: &str| FIELDS.contains(&name);
    let (known, rest): (Map<_, _>, Map<_, _>) = fields
        .clone()
        .into_iter()
        .partition(|(name, _)| is_known(name));
    let sound = of_line(&Value::Object(known.clone()).to_string());
    let (bookmark, flaws) = match sound {
        Some(bookmark) => (bookmark, Vec::new()),
        None => flaw::read(&known, of_line)?,
    };
    Some((bookmark, Beyond { rest, flaws }))
}

/// A bookmark on one line, with what else the file says of it.
pub(super) fn line(bookmark: &Bookmark, beyond: Option<&Beyond>) -> String {
    let record = Record::of(bookmark);
    let Some(beyond) = beyond.filter(|beyond| !beyond.is_empty()) else {
        return serde_json::to_string(&record).unwrap_or_default();
    };
    let mut line = match serde_json::to_value(&record) {
        Ok(Value::Object(mut fields)) if !beyond.flaws.is_empty() => {
            flaw::restore(&mut fields, &beyond.flaws);
            Value::Object(fields).to_string()
        }
        _ => serde_json::to_string(&record).unwrap_or_default(),
    };
    if !beyond.rest.is_empty()
        && let Ok(rest) = serde_json::to_string(&beyond.rest)
    {
        line.truncate(line.len().saturating_sub(1));
        line.push(',');
        line.push_str(&rest[1..]);
    }
    line
}

impl<'a> Record<'a> {
    fn of(bookmark: &'a Bookmark) -> Record<'a> {
        let (cited, anchor) = (&bookmark.cited, &bookmark.anchor);
        Record {
            id: bookmark.id.to_string().into(),
            kind: bookmark.kind.name().into(),
            issue: cited.issue.to_string().into(),
            paper: cited.title.as_str().into(),
            date: cited.date.map(|date| date.to_string()),
            section: cited.section.as_str().into(),
            article: cited.article.to_string().into(),
            headline: cited.headline.as_str().into(),
            byline: cited.byline.as_str().into(),
            page: cited.spot.page,
            paragraph: cited.spot.paragraph,
            file: cited.spot.file.as_str().into(),
            part: part_name(anchor.part).into(),
            offset: anchor.offset,
            quote: anchor.quote.as_str().into(),
            prefix: anchor.prefix.as_str().into(),
            suffix: anchor.suffix.as_str().into(),
            note: bookmark.note.as_str().into(),
            tags: bookmark.tags.iter().map(Clean::to_string).collect(),
            created: bookmark.created.to_string().into(),
            updated: bookmark.updated.to_string().into(),
        }
    }

    fn bookmark(&self) -> Option<Bookmark> {
        let kind = Kind::of_name(&self.kind)?;
        Some(Bookmark {
            id: self.id.parse().ok()?,
            kind,
            cited: self.citation()?,
            anchor: Anchor {
                quote: match kind {
                    Kind::Clip => Clean::lines(&self.quote),
                    Kind::Story | Kind::Place => Clean::line(&self.quote),
                },
                prefix: Clean::line(&self.prefix),
                suffix: Clean::line(&self.suffix),
                part: part_of(&self.part)?,
                offset: self.offset,
            },
            note: Clean::lines(&self.note),
            tags: self.tags.iter().map(|tag| Clean::line(tag)).collect(),
            created: self.created.parse().ok()?,
            updated: self.updated.parse().ok()?,
        })
    }

    fn citation(&self) -> Option<Citation> {
        let date = self.date.as_ref().map(|date| date.parse().ok());
        Some(Citation {
            issue: self.issue.parse::<IssueId>().ok()?,
            title: Clean::line(&self.paper),
            date: match date {
                Some(date) => Some(date?),
                None => None,
            },
            section: Clean::line(&self.section),
            article: self.article.parse::<ArticleId>().ok()?,
            headline: Clean::line(&self.headline),
            byline: Clean::line(&self.byline),
            spot: Spot {
                page: self.page,
                paragraph: self.paragraph,
                file: Clean::line(&self.file),
            },
        })
    }
}

impl AnchorFields {
    pub(super) fn of(anchor: &Anchor) -> AnchorFields {
        AnchorFields {
            part: part_name(anchor.part),
            offset: anchor.offset,
            quote: anchor.quote.to_string(),
            prefix: anchor.prefix.to_string(),
            suffix: anchor.suffix.to_string(),
        }
    }

    pub(super) fn anchor(&self) -> Option<Anchor> {
        Some(Anchor {
            quote: Clean::line(&self.quote),
            prefix: Clean::line(&self.prefix),
            suffix: Clean::line(&self.suffix),
            part: part_of(&self.part)?,
            offset: self.offset,
        })
    }
}

/// A part as the files name it: `headline/0`, `body/3/1`.
fn part_name(part: Part) -> String {
    match part {
        Part::Kicker => "kicker".to_owned(),
        Part::Headline(line) => format!("headline/{line}"),
        Part::Deck(line) => format!("deck/{line}"),
        Part::Dateline => "dateline".to_owned(),
        Part::Body { block, piece } => format!("body/{block}/{piece}"),
    }
}

fn part_of(name: &str) -> Option<Part> {
    let mut steps = name.split('/');
    let kind = steps.next()?;
    let mut number = || steps.next()?.parse::<u32>().ok();
    match kind {
        "kicker" => Some(Part::Kicker),
        "headline" => Some(Part::Headline(u16::try_from(number()?).ok()?)),
        "deck" => Some(Part::Deck(u16::try_from(number()?).ok()?)),
        "dateline" => Some(Part::Dateline),
        "body" => Some(Part::Body {
            block: number()?,
            piece: number()?,
        }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_have_names_of_their_own() {
        for name in ["kicker", "headline/1", "deck/0", "dateline", "body/3/1"] {
            assert_eq!(part_of(name).map(part_name).as_deref(), Some(name));
        }
        for name in ["", "body", "body/1", "headline/70000", "deck/-1", "rows/3"] {
            assert_eq!(part_of(name), None, "{name}");
        }
    }
}
