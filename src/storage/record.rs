//! One bookmark as files hold it: the fields of its line, and the names of parts.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Error, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value};

use super::anchor::Anchor;
use super::bookmarks::{Bookmark, Citation, Kind, Spot};
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
#[derive(Default)]
struct Record<'a> {
    id: Cow<'a, str>,
    kind: Cow<'a, str>,
    cited: Cited<'a>,
    anchor: Words<'a>,
    note: Cow<'a, str>,
    tags: Vec<String>,
    created: Cow<'a, str>,
    updated: Cow<'a, str>,
}

/// Those of its citation.
#[derive(Default)]
struct Cited<'a> {
    issue: Cow<'a, str>,
    paper: Cow<'a, str>,
    date: Option<String>,
    section: Cow<'a, str>,
    article: Cow<'a, str>,
    headline: Cow<'a, str>,
    byline: Cow<'a, str>,
    page: u32,
    paragraph: u32,
    file: Cow<'a, str>,
}

/// Those of its anchor.
#[derive(Default)]
struct Words<'a> {
    part: Cow<'a, str>,
    offset: usize,
    quote: Cow<'a, str>,
    prefix: Cow<'a, str>,
    suffix: Cow<'a, str>,
}

/// A text of a line, borrowed from it where nothing in it is escaped.
#[derive(Deserialize)]
struct Borrowed<'a>(#[serde(borrow)] Cow<'a, str>);

/// The names of the fields, to tell those that we do not know.
pub(super) const FIELDS: [&str; 21] = [
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

/// Those that every record has.
pub(super) const NEEDED: [&str; 9] = [
    "id", "kind", "issue", "article", "part", "offset", "quote", "created", "updated",
];

/// The bookmark of a line that has no other fields than ours.
pub(super) fn of_line(line: &str) -> Option<Bookmark> {
    serde_json::from_str::<Record<'_>>(line).ok()?.bookmark()
}

/// The line of a bookmark of which there is no more to say than we know.
pub(super) fn line(bookmark: &Bookmark) -> String {
    serde_json::to_string(&Record::of(bookmark)).unwrap_or_default()
}

/// The fields of that line.
pub(super) fn fields(bookmark: &Bookmark) -> Option<Map<String, Value>> {
    match serde_json::to_value(Record::of(bookmark)) {
        Ok(Value::Object(fields)) => Some(fields),
        _ => None,
    }
}

impl Serialize for Record<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Record { cited, anchor, .. } = self;
        let mut fields = serializer.serialize_map(None)?;
        fields.serialize_entry("id", &self.id)?;
        fields.serialize_entry("kind", &self.kind)?;
        fields.serialize_entry("issue", &cited.issue)?;
        fields.serialize_entry("paper", &cited.paper)?;
        fields.serialize_entry("date", &cited.date)?;
        fields.serialize_entry("section", &cited.section)?;
        fields.serialize_entry("article", &cited.article)?;
        fields.serialize_entry("headline", &cited.headline)?;
        if !cited.byline.is_empty() {
            fields.serialize_entry("byline", &cited.byline)?;
        }
        if cited.page > 0 {
            fields.serialize_entry("page", &cited.page)?;
        }
        if cited.paragraph > 0 {
            fields.serialize_entry("paragraph", &cited.paragraph)?;
        }
        if !cited.file.is_empty() {
            fields.serialize_entry("file", &cited.file)?;
        }
        fields.serialize_entry("part", &anchor.part)?;
        fields.serialize_entry("offset", &anchor.offset)?;
        fields.serialize_entry("quote", &anchor.quote)?;
        fields.serialize_entry("prefix", &anchor.prefix)?;
        fields.serialize_entry("suffix", &anchor.suffix)?;
        fields.serialize_entry("note", &self.note)?;
        fields.serialize_entry("tags", &self.tags)?;
        fields.serialize_entry("created", &self.created)?;
        fields.serialize_entry("updated", &self.updated)?;
        fields.end()
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Record<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Record<'a>, D::Error> {
        deserializer.deserialize_map(Reading(PhantomData))
    }
}

/// Reads a record field by field: each once, no others, and none of those missing that are needed.
struct Reading<'a>(PhantomData<Record<'a>>);

impl<'de: 'a, 'a> Visitor<'de> for Reading<'a> {
    type Value = Record<'a>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a bookmark")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Record<'a>, M::Error> {
        let mut record = Record::default();
        let mut seen = 0_u32;
        let mut next = 0;
        while let Some(Borrowed(name)) = map.next_key()? {
            // Lines of ours have the fields in this order.
            let mut from_here = (next..FIELDS.len()).chain(0..next);
            let Some(at) = from_here.find(|at| FIELDS[*at] == name) else {
                return Err(Error::unknown_field(&name, &FIELDS));
            };
            if seen & (1 << at) != 0 {
                return Err(Error::duplicate_field(FIELDS[at]));
            }
            seen |= 1 << at;
            next = at + 1;
            record.take(FIELDS[at], &mut map)?;
        }
        let is_missing = |name: &&str| {
            let at = FIELDS.iter().position(|field| *field == *name);
            at.is_some_and(|at| seen & (1 << at) == 0)
        };
        match NEEDED.into_iter().find(is_missing) {
            Some(name) => Err(Error::missing_field(name)),
            None => Ok(record),
        }
    }
}

impl<'a> Record<'a> {
    /// Takes the value of a field.
    fn take<'de: 'a, M: MapAccess<'de>>(
        &mut self,
        name: &str,
        map: &mut M,
    ) -> Result<(), M::Error> {
        let Record { cited, anchor, .. } = self;
        let text = match name {
            "date" => return map.next_value().map(|date| cited.date = date),
            "page" => return map.next_value().map(|page| cited.page = page),
            "paragraph" => return map.next_value().map(|number| cited.paragraph = number),
            "offset" => return map.next_value().map(|offset| anchor.offset = offset),
            "tags" => return map.next_value().map(|tags| self.tags = tags),
            "id" => &mut self.id,
            "kind" => &mut self.kind,
            "issue" => &mut cited.issue,
            "paper" => &mut cited.paper,
            "section" => &mut cited.section,
            "article" => &mut cited.article,
            "headline" => &mut cited.headline,
            "byline" => &mut cited.byline,
            "file" => &mut cited.file,
            "part" => &mut anchor.part,
            "quote" => &mut anchor.quote,
            "prefix" => &mut anchor.prefix,
            "suffix" => &mut anchor.suffix,
            "note" => &mut self.note,
            "created" => &mut self.created,
            "updated" => &mut self.updated,
            other => return Err(Error::unknown_field(other, &FIELDS)),
        };
        let Borrowed(value) = map.next_value()?;
        *text = value;
        Ok(())
    }

    fn of(bookmark: &'a Bookmark) -> Record<'a> {
        let (cited, anchor) = (&bookmark.cited, &bookmark.anchor);
        Record {
            id: bookmark.id.to_string().into(),
            kind: bookmark.kind.name().into(),
            cited: Cited {
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
            },
            anchor: Words {
                part: part_name(anchor.part).into(),
                offset: anchor.offset,
                quote: anchor.quote.as_str().into(),
                prefix: anchor.prefix.as_str().into(),
                suffix: anchor.suffix.as_str().into(),
            },
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
            cited: self.cited.citation()?,
            anchor: self.anchor.anchor(kind)?,
            note: Clean::lines(&self.note),
            tags: self.tags.iter().map(|tag| Clean::line(tag)).collect(),
            created: self.created.parse().ok()?,
            updated: self.updated.parse().ok()?,
        })
    }
}

impl Words<'_> {
    fn anchor(&self, kind: Kind) -> Option<Anchor> {
        Some(Anchor {
            quote: match kind {
                Kind::Clip => Clean::lines(&self.quote),
                Kind::Story | Kind::Place => Clean::line(&self.quote),
            },
            prefix: Clean::line(&self.prefix),
            suffix: Clean::line(&self.suffix),
            part: part_of(&self.part)?,
            offset: self.offset,
        })
    }
}

impl Cited<'_> {
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
