//! What the elements of other dialects of XML are called.

/// Elements that hold what is said of a text and not the text.
pub(crate) const ABOUT: &[&str] = &[
    "teiheader",
    "front",
    "article-meta",
    "journal-meta",
    "info",
    "articleinfo",
    "bookinfo",
    "metadata",
    "processing-meta",
];
/// Elements that hold the name of what they stand in.
pub(crate) const HEADS: &[&str] = &[
    "title",
    "head",
    "heading",
    "headline",
    "hl1",
    "bridgehead",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
];
/// Elements that part a text.
pub(crate) const PARTS: &[&str] = &[
    "sec", "section", "div", "div0", "div1", "div2", "div3", "div4", "chapter", "part", "sect1",
    "sect2", "sect3", "sect4", "appendix", "preface",
];
/// Elements that are a paragraph, whatever stands in them.
pub(crate) const PARAGRAPHS: &[&str] = &["p", "para", "simpara", "formalpara", "ab"];
const LISTS: &[&str] = &[
    "list",
    "ul",
    "ol",
    "itemizedlist",
    "orderedlist",
    "variablelist",
];
pub(crate) const ITEMS: &[&str] = &["item", "list-item", "listitem", "li", "varlistentry"];
pub(crate) const QUOTES: &[&str] = &["blockquote", "disp-quote", "epigraph", "cit"];
pub(crate) const VERSE: &[&str] = &["lg", "poem", "stanza", "verse-group", "linegroup"];
pub(crate) const LINES: &[&str] = &["l", "v", "verse-line"];
pub(crate) const VERBATIM: &[&str] = &[
    "programlisting",
    "screen",
    "pre",
    "literallayout",
    "eg",
    "codelisting",
];
pub(crate) const TABLES: &[&str] = &["table", "informaltable", "table-wrap"];
const FIGURES: &[&str] = &["figure", "fig", "mediaobject"];
pub(crate) const PICTURES: &[&str] = &["graphic", "imagedata", "inline-graphic", "image", "img"];
pub(crate) const CAPTIONS: &[&str] = &["caption", "figdesc"];
pub(crate) const NOTES: &[&str] = &["note", "footnote", "fn"];
pub(crate) const MACHINES: &[&str] = &["script", "style", "binary"];

/// Elements that stand between paragraphs and not in them.
pub(crate) const BLOCKS: &[&[&str]] = &[
    HEADS, PARTS, PARAGRAPHS, LISTS, ITEMS, QUOTES, VERSE, LINES, VERBATIM, TABLES, FIGURES,
    CAPTIONS,
];
