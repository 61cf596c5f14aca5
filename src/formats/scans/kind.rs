//! What the parts of a scanned newspaper are, under the names that its producers give them.

/// What a division of an issue or a block of a page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Something around others.
    Around,
    /// A department of the paper.
    Section,
    /// A story.
    Article,
    /// Its headline.
    Headline,
    /// The line above it.
    Kicker,
    /// The lines below it.
    Deck,
    /// Who wrote it.
    Byline,
    /// Where and when it was filed.
    Dateline,
    /// Running text.
    Text,
    /// A crosshead.
    Crosshead,
    /// A picture.
    Picture,
    /// What stands below a picture.
    Caption,
    /// A table.
    Table,
    /// What was paid for, or put in by readers.
    Advertisement,
    /// What belongs to the page and to no story: its head, its number.
    Furniture,
}

/// Every name in small letters and figures alone.
const NAMES: &[(Kind, &[&str])] = &[
    (
        Kind::Around,
        &[
            "newspaper",
            "volume",
            "issue",
            "content",
            "contents",
            "bodycontent",
            "page",
            "pages",
            "serial",
            "periodical",
            "printspace",
            "group",
        ],
    ),
    (
        Kind::Section,
        &[
            "section",
            "supplement",
            "department",
            "rubric",
            "category",
            "feuilleton",
            "part",
            "chapter",
        ],
    ),
    (
        Kind::Article,
        &[
            "article",
            "story",
            "editorial",
            "letter",
            "review",
            "interview",
            "poem",
            "weather",
            "item",
            "news",
            "obituary",
            "report",
            "essay",
            "articlepart",
            "textarticle",
        ],
    ),
    (
        Kind::Headline,
        &[
            "heading",
            "title",
            "headline",
            "head",
            "maintitle",
            "articletitle",
            "header1",
            "h1",
        ],
    ),
    (
        Kind::Kicker,
        &[
            "overline",
            "kicker",
            "eyebrow",
            "overtitle",
            "roofline",
            "preheading",
        ],
    ),
    (
        Kind::Deck,
        &[
            "subheadline",
            "subtitle",
            "deck",
            "lead",
            "abstract",
            "standfirst",
            "motto",
        ],
    ),
    (
        Kind::Byline,
        &["author", "byline", "creator", "signature", "authors"],
    ),
    (Kind::Dateline, &["dateline", "locationdate"]),
    (
        Kind::Text,
        &[
            "body",
            "paragraph",
            "text",
            "textblock",
            "p",
            "column",
            "blockquote",
            "list",
            "verse",
            "continuation",
            "footnote",
        ],
    ),
    (
        Kind::Crosshead,
        &[
            "subheading",
            "crosshead",
            "crossheading",
            "subhead",
            "intertitle",
            "paragraphtitle",
        ],
    ),
    (
        Kind::Picture,
        &[
            "illustration",
            "picture",
            "image",
            "photo",
            "photograph",
            "cartoon",
            "map",
            "graphic",
            "figure",
            "chart",
            "drawing",
        ],
    ),
    (Kind::Caption, &["caption", "legend"]),
    (Kind::Table, &["table", "tabular"]),
    (
        Kind::Advertisement,
        &[
            "advertisement",
            "ad",
            "ads",
            "advert",
            "adverts",
            "advertising",
            "advertisements",
            "classified",
            "classifieds",
            "classifiedad",
            "familynotice",
            "familynotices",
            "deathnotice",
            "birthnotice",
            "notice",
            "announcement",
            "familiebericht",
            "advertentie",
        ],
    ),
    (
        Kind::Furniture,
        &[
            "pagenumber",
            "runningtitle",
            "runninghead",
            "titlesection",
            "masthead",
            "header",
            "footer",
            "publishingstmt",
            "impressum",
            "imprint",
            "pageheader",
            "nameplate",
            "front",
            "number",
            "price",
            "mastheadtitle",
        ],
    ),
];

impl Kind {
    /// The kind of that name, whatever its letter case, hyphens and spaces.
    pub(crate) fn named(name: &str) -> Option<Kind> {
        let plain: String = name
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .map(|c| c.to_ascii_lowercase())
            .collect();
        let known = NAMES.iter().find(|(_, names)| names.contains(&&*plain));
        known.map(|(kind, _)| *kind)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn producers_names_are_one() {
        for (name, kind) in [
            ("ARTICLE", Some(Kind::Article)),
            ("Sub-Headline", Some(Kind::Deck)),
            ("body_content", Some(Kind::Around)),
            ("Advertisement", Some(Kind::Advertisement)),
            ("Page Number", Some(Kind::Furniture)),
            ("zeppelin", None),
        ] {
            assert_eq!(Kind::named(name), kind, "{name}");
        }
    }

    #[test]
    fn no_name_means_two_things() {
        let mut all: Vec<&str> = NAMES
            .iter()
            .flat_map(|(_, names)| *names)
            .copied()
            .collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }
}
