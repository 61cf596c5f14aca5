//! What stands around a story on a page: menus, sidebars, footers, buttons to share it. Known by
//! elements and by the words that class names are made of.

use crate::hypertext::Node;

/// Words of class names and ids that menus and the like are called by, whole words only.
#[rustfmt::skip]
const WORDS: &[&str] = &[
    "ad", "ads", "adv", "advert", "advertisement", "banner", "breadcrumb", "breadcrumbs", "comment", "comments",
    "cookie", "copyright", "crumb", "crumbs", "disclaimer", "footer", "foot", "hot", "hotnews", "login", "menu", "more", "nav", "navbar",
    "editsection", "navigation", "newsletter", "pager", "pagination", "popular", "promo", "ranking", "recommend", "recommended",
    "navheader", "navfooter", "related", "relatedposts", "relate", "search", "share", "sharebar", "shares", "sharing", "sidebar", "side", "sitemap", "skip", "social", "sponsor",
    "sponsored", "subscribe", "tags", "toolbar", "topbar", "toc", "widget", "masthead", "hotlist",
];

/// Words that tables are called by whose cells only lead elsewhere.
const ROWS_OF_LINKS: &[&str] = &["nav", "navbar", "navheader", "navfooter", "navigation"];

/// How many elements below one are looked at to know what it is.
const LOOKED_AT: usize = 600;

/// Furniture that was taken out: each piece with what it stood in and before.
pub(crate) type Cleared<'a> = Vec<(Node<'a>, Option<Node<'a>>, Option<Node<'a>>)>;

/// Takes the furniture out of what stands below a node.
pub(crate) fn clear<'a>(node: &Node<'a>) -> Cleared<'a> {
    let found: Vec<Node> = node.descendants_it().filter(is_furniture).collect();
    let out = |piece: Node<'a>| {
        let stood = (piece, piece.parent(), piece.next_sibling());
        piece.remove_from_parent();
        stood
    };
    found.into_iter().map(out).collect()
}

/// Puts furniture back where it stood.
pub(crate) fn restore(cleared: &Cleared) {
    for (piece, inside, before) in cleared.iter().rev() {
        match (before, inside) {
            (Some(before), _) => before.insert_before(piece),
            (None, Some(inside)) => inside.append_child(piece),
            (None, None) => {}
        }
    }
}

/// Whether an element stands around a story rather than in it.
pub(crate) fn is_furniture(node: &Node) -> bool {
    if !node.is_element() {
        return false;
    }
    let name = node.node_name().unwrap_or_default();
    match &*name {
        "ul" | "ol" | "dl" | "table" if is_menu(node) => return true,
        "nav" | "aside" | "footer" | "dialog" | "form" | "button" => return !is_story(node),
        "table" if is_called(node, ROWS_OF_LINKS) => return !is_story(node),
        "html" | "body" | "article" | "main" | "p" | "h1" | "table" | "tbody" | "tr" | "td" => {
            return false;
        }
        _ => {}
    }
    let role = node.attr("role").unwrap_or_default();
    if matches!(
        &*role,
        "navigation" | "banner" | "contentinfo" | "complementary" | "search"
    ) {
        return true;
    }
    is_called(node, WORDS) && !is_story(node)
}

/// Whether a class or the id of an element is made of one of these words.
fn is_called(node: &Node, words: &[&str]) -> bool {
    ["class", "id"].iter().any(|name| {
        node.attr(name).is_some_and(|value| {
            let value = value.to_ascii_lowercase();
            value
                .split(|c: char| !c.is_ascii_alphabetic())
                .any(|word| words.contains(&word))
        })
    })
}

/// Whether there are paragraphs of some length below, so that a misleading name is not believed.
fn is_story(node: &Node) -> bool {
    let long = |node: &Node| node.has_name("p") && node.text().chars().count() > 60;
    let mut paragraphs = node.descendants_it().take(LOOKED_AT).filter(long);
    // A form around a whole page is how some servers make pages.
    let least = if node.has_name("form") || node.has_name("div") {
        3
    } else {
        6
    };
    paragraphs.nth(least - 1).is_some()
}

/// Whether a list or a frame of cells holds hardly more than links to other pages.
fn is_menu(node: &Node) -> bool {
    let (mut all, mut linked, mut links) = (0, 0, 0);
    for (at, below) in node.descendants_it().enumerate() {
        if at > LOOKED_AT {
            return false;
        }
        if below.is_text() {
            all += length(&below.text());
        } else if below.has_name("a") && below.attr("href").is_some_and(|to| !to.starts_with('#')) {
            linked += length(&below.text());
            links += 1;
        } else if below.has_name("img") {
            return false;
        }
    }
    links > 1 && linked * 10 >= all * 8
}

/// Characters other than white space.
pub(crate) fn length(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}

/// The letters and figures of a text alone, for comparing.
pub(crate) fn letters(text: &str) -> String {
    let letters = text.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}
