//! Whose words the names of elements are.

/// Whose words a name is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Space {
    /// RSS, RDF, Atom or CDF: they do not quarrel about names.
    #[default]
    Feed,
    /// Dublin Core.
    Dublin,
    /// RSS's content module.
    Content,
    /// Media RSS.
    Media,
    /// XHTML.
    Html,
    /// What a podcast says of itself.
    Podcast,
    /// Everything else.
    Other,
}

/// Whose words a namespace holds.
pub(crate) fn space_of(address: &str, prefix: &str) -> Space {
    let address = address.trim().to_ascii_lowercase();
    let holds = |part: &str| address.contains(part);
    if holds("itunes") || holds("googleplay") || holds("podcast") {
        Space::Podcast
    } else if holds("purl.org/dc") {
        Space::Dublin
    } else if holds("modules/content") {
        Space::Content
    } else if holds("search.yahoo.com/mrss") {
        Space::Media
    } else if holds("1999/xhtml") {
        Space::Html
    } else if prefix.is_empty()
        || [
            "2005/atom",
            "purl.org/atom",
            "purl.org/net/rss",
            "purl.org/rss/1.0/",
        ]
        .iter()
        .any(|part| holds(part) && !holds("modules"))
        || [
            "netscape.com/rdf",
            "userland.com",
            "rdf-syntax-ns",
            "channel.netscape",
        ]
        .iter()
        .any(|part| holds(part))
    {
        Space::Feed
    } else {
        Space::Other
    }
}

/// Whose words a prefix marks that nobody declared.
pub(crate) fn usual(prefix: &str) -> Space {
    match prefix {
        "" | "atom" | "rss" | "rdf" | "a" => Space::Feed,
        "dc" | "dcterms" => Space::Dublin,
        "content" => Space::Content,
        "media" => Space::Media,
        "xhtml" | "html" => Space::Html,
        "itunes" | "googleplay" => Space::Podcast,
        _ => Space::Other,
    }
}
