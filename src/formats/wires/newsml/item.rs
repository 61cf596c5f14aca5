//! One item of NewsML-G2: what its metadata says, and the story inside by the reader it belongs to.

use roxmltree::Node;

use crate::desk::{self, Dispatch};
use crate::hypertext;
use crate::reading::Note;
use crate::wires::nitf;
use crate::xml;
use crate::xml::markup;
use newsprint_issue::clean::Clean;
use newsprint_issue::{Article, Author, Block, Language, Text};
use newsprint_messages::{Loss, Omission};

/// Where a picture is, inside the source; nothing when it is not at hand.
pub(crate) type Resolve<'r> = &'r dyn Fn(&str) -> Option<String>;

/// The story of a `newsItem`.
pub(crate) fn dispatch(
    item: Node<'_, '_>,
    resolve: Resolve<'_>,
    notes: &mut Vec<Note>,
) -> Dispatch {
    let content = xml::find(item, "contentMeta");
    let set = xml::child(item, "contentSet");
    let mut dispatch = set
        .map(|set| story(set, resolve, notes))
        .unwrap_or_default();
    if let Some(content) = content {
        overlay(&mut dispatch.article, content);
    }
    let article = &mut dispatch.article;
    article.body = desk::without_echo(std::mem::take(&mut article.body), &article.headline);
    let meta = xml::child(item, "itemMeta");
    item.attribute("guid")
        .unwrap_or_default()
        .clone_into(&mut dispatch.id);
    dispatch.section = content
        .map(section)
        .filter(|name| !name.is_empty())
        .unwrap_or(dispatch.section);
    dispatch.provider = meta
        .and_then(|meta| xml::child(meta, "provider"))
        .map(named)
        .filter(|name| !name.is_empty())
        .unwrap_or(dispatch.provider);
    let days = [
        meta.and_then(|meta| xml::child(meta, "versionCreated")),
        content.and_then(|content| xml::child(content, "contentModified")),
        content.and_then(|content| xml::child(content, "contentCreated")),
    ];
    let days = days.into_iter().flatten();
    dispatch.date = days
        .map(xml::words)
        .find_map(|text| desk::day(&text))
        .or(dispatch.date);
    dispatch.language = content
        .and_then(|content| xml::child(content, "language"))
        .and_then(|language| language.attribute("tag"))
        .map(Language::from_tag)
        .or(dispatch.language);
    if is_withheld(item) {
        notes.push(Note::Dropped {
            element: Omission::Named(Clean::line(&title_of(&dispatch))),
            reason: Loss::Withdrawn,
        });
        dispatch.article = Article::default();
    }
    dispatch
}

fn title_of(dispatch: &Dispatch) -> String {
    match dispatch.article.title() {
        title if title.is_empty() => dispatch.id.clone(),
        title => title,
    }
}

fn is_withheld(item: Node<'_, '_>) -> bool {
    let status = xml::find(item, "pubStatus").and_then(|status| status.attribute("qcode"));
    status.is_some_and(|code| code.ends_with(":canceled") || code.ends_with(":withheld"))
}

/// What the metadata says, over what the story says of itself.
fn overlay(article: &mut Article, content: Node<'_, '_>) {
    let texts = |name| {
        let nodes = content
            .children()
            .filter(move |child| xml::is(*child, name));
        let texts = nodes.map(|node| (role(node), Text::from(&*xml::words(node))));
        texts
            .filter(|(_, text)| !text.is_empty())
            .collect::<Vec<_>>()
    };
    let mut headlines = texts("headline");
    let is_sub = |role: &str| role.contains("sub") || role.contains("deck");
    let deck = headlines
        .extract_if(.., |(role, _)| is_sub(role))
        .map(|(_, text)| text);
    let deck: Vec<Text> = deck.collect();
    if article.headline.is_empty() {
        article
            .headline
            .extend(headlines.into_iter().next().map(|(_, text)| text));
    }
    if article.headline.is_empty() {
        article
            .headline
            .extend(texts("slugline").into_iter().next().map(|(_, text)| text));
    }
    if article.deck.is_empty() {
        article.deck = deck;
    }
    if article.byline.is_empty() {
        article.byline = texts("by")
            .iter()
            .flat_map(|(_, text)| desk::authors(&text.plain()))
            .collect();
    }
    if article.byline.is_empty() {
        let creators = xml::children(content, "creator").map(named);
        article.byline = creators
            .filter(|name| !name.is_empty())
            .map(|name| Author { name, role: None })
            .collect();
    }
    if article.dateline.is_none() {
        article.dateline = texts("dateline").into_iter().next().map(|(_, text)| text);
    }
    let described = texts("description")
        .into_iter()
        .next()
        .map(|(_, text)| text);
    describe(article, described);
    let urgency = xml::child(content, "urgency").map(xml::words);
    if let Some(urgency) = urgency.and_then(|text| text.parse().ok()) {
        article.rank = desk::rank(Some(urgency));
    }
}

/// The description: the caption of a picture that has none, or the words of an item without others.
fn describe(article: &mut Article, described: Option<Text>) {
    let Some(described) = described else {
        return;
    };
    match &mut article.body[..] {
        [] => article.body.push(Block::Paragraph(described)),
        [Block::Figure { caption, .. }] if caption.is_empty() => *caption = described,
        _ => {}
    }
}

fn role(node: Node<'_, '_>) -> String {
    node.attribute("role").unwrap_or_default().to_lowercase()
}

/// The name inside an element, or the words or code that stand for one.
pub(crate) fn named(node: Node<'_, '_>) -> Clean {
    let name = xml::child(node, "name").map(xml::words);
    let words = Some(xml::words(node)).filter(|words| !words.is_empty());
    let code = || {
        let code = node
            .attribute("literal")
            .or_else(|| node.attribute("qcode"))?;
        Some(code.rsplit(':').next().unwrap_or(code).to_owned())
    };
    Clean::line(&name.or(words).or_else(code).unwrap_or_default())
}

/// The first subject with a name, or the first at all.
fn section(content: Node<'_, '_>) -> Clean {
    let mut subjects = xml::children(content, "subject");
    let with_name = subjects.find(|subject| xml::child(*subject, "name").is_some());
    with_name.map(named).unwrap_or_default()
}

/// The story in a set of contents: running text before pictures, NITF before all.
fn story(set: Node<'_, '_>, resolve: Resolve<'_>, notes: &mut Vec<Note>) -> Dispatch {
    let mut dispatch = Dispatch::default();
    for content in set.children().filter(Node::is_element) {
        if xml::is(content, "inlineXML") {
            match xml::find(content, "nitf") {
                Some(inside) => dispatch = nitf::dispatch(inside, resolve, notes),
                None => hyper(&markup::xhtml(content), resolve, notes, &mut dispatch),
            }
        } else if xml::is(content, "inlineData") {
            inline(content, resolve, notes, &mut dispatch);
        }
    }
    let remote = set
        .children()
        .filter(|child| xml::is(*child, "remoteContent"));
    let addresses: Vec<&str> = remote.filter_map(|one| one.attribute("href")).collect();
    let at_hand = addresses.iter().find_map(|address| resolve(address));
    if let Some(image) = at_hand {
        dispatch.article.body.push(Block::Figure {
            caption: Text::default(),
            image: Some(Clean::line(&image)),
        });
    } else if let Some(first) = addresses.first() {
        let path = Clean::line(first);
        notes.push(Note::Missing { path });
    }
    dispatch
}

/// A text that stands in the item itself, by the kind it says it is of.
fn inline(content: Node<'_, '_>, resolve: Resolve<'_>, notes: &mut Vec<Note>, to: &mut Dispatch) {
    let kind = content.attribute("contenttype").unwrap_or_default();
    let text: String = content
        .descendants()
        .filter_map(|one| one.is_text().then(|| one.text())?)
        .collect();
    if content.attribute("encoding").is_some() {
        notes.push(Note::Dropped {
            element: Omission::Named(Clean::line("inlineData")),
            reason: Loss::Encoded,
        });
    } else if kind.contains("html") || text.trim_start().starts_with('<') {
        hyper(&text, resolve, notes, to);
    } else {
        to.article.body.extend(desk::paragraphs(&text));
    }
}

fn hyper(html: &str, resolve: Resolve<'_>, notes: &mut Vec<Note>, to: &mut Dispatch) {
    let matter = hypertext::piece(html, resolve);
    notes.extend(matter.notes());
    to.article.body.extend(matter.blocks);
}
