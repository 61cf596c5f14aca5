//! `NewsML` 1: components inside components; the innermost with news lines and a text is a story.

use roxmltree::Node;

use super::item::Resolve;
use crate::desk::{self, Dispatch};
use crate::hypertext;
use crate::reading::Note;
use crate::wires::nitf;
use crate::xml;
use crate::xml::markup;
use newsprint_issue::clean::Clean;
use newsprint_issue::{Article, Language, Text};

/// Whether a node is a component of `NewsML` 1 that holds a story and no other component does.
pub(crate) fn is_one(node: Node<'_, '_>) -> bool {
    let holds = |node: Node<'_, '_>| xml::child(node, "ContentItem").is_some();
    let above = |node: Node<'_, '_>| {
        let mut above = node.ancestors().skip(1);
        above.any(|above| xml::is(above, "NewsComponent") && holds(above))
    };
    xml::is(node, "NewsComponent") && holds(node) && !above(node)
}

/// The story of a `NewsComponent`.
pub(crate) fn dispatch(
    component: Node<'_, '_>,
    resolve: Resolve<'_>,
    notes: &mut Vec<Note>,
) -> Dispatch {
    let item = component
        .ancestors()
        .find(|above| xml::is(*above, "NewsItem"));
    let item = item.unwrap_or(component);
    let mut dispatch = Dispatch::default();
    for content in xml::children(component, "ContentItem") {
        let content = xml::child(content, "DataContent").unwrap_or(content);
        if let Some(inside) = xml::find(content, "nitf") {
            dispatch = nitf::dispatch(inside, resolve, notes);
        } else if content.children().any(|child| {
            child.is_element() && !xml::is(child, "MediaType") && !xml::is(child, "Format")
        }) {
            let matter = hypertext::piece(&markup::xhtml(content), resolve);
            notes.extend(matter.notes());
            dispatch.article.body.extend(matter.blocks);
        } else {
            let texts = content.descendants().filter(Node::is_text);
            let text: String = texts.filter_map(|text| text.text()).collect();
            dispatch.article.body.extend(desk::paragraphs(&text));
        }
    }
    let lines = component
        .ancestors()
        .find_map(|above| xml::child(above, "NewsLines"));
    if let Some(lines) = lines {
        head(&mut dispatch.article, lines);
    }
    let article = &mut dispatch.article;
    article.body = desk::without_echo(std::mem::take(&mut article.body), &article.headline);
    about(&mut dispatch, item);
    dispatch
}

fn head(article: &mut Article, lines: Node<'_, '_>) {
    let texts = |name| {
        let nodes = lines.children().filter(move |child| xml::is(*child, name));
        let texts = nodes.map(|node| Text::from(&*xml::words(node)));
        texts.filter(|text| !text.is_empty())
    };
    if article.headline.is_empty() {
        article.headline = texts("HeadLine").collect();
    }
    if article.deck.is_empty() {
        article.deck = texts("SubHeadLine").collect();
    }
    if article.byline.is_empty() {
        article.byline = texts("ByLine")
            .flat_map(|line| desk::authors(&line.plain()))
            .collect();
    }
    if article.dateline.is_none() {
        article.dateline = texts("DateLine").next();
    }
}

/// What the item says around its components.
fn about(dispatch: &mut Dispatch, item: Node<'_, '_>) {
    let formal = |name| {
        let mut nodes = item
            .descendants()
            .filter(move |below| xml::is(*below, name));
        nodes.find_map(|node| node.attribute("FormalName"))
    };
    let words = |name| {
        xml::find(item, name)
            .map(xml::words)
            .filter(|words| !words.is_empty())
    };
    if let Some(urgency) = formal("Urgency").and_then(|it| it.parse().ok()) {
        dispatch.article.rank = desk::rank(Some(urgency));
    }
    dispatch.id = words("PublicIdentifier")
        .or_else(|| words("NewsItemId"))
        .unwrap_or_default();
    let sent = ["ThisRevisionCreated", "FirstCreated", "DateId"].into_iter();
    let sent = sent.filter_map(words).find_map(|text| desk::day(&text));
    dispatch.date = sent.or(dispatch.date);
    let language = formal("Language").map(Language::from_tag);
    dispatch.language = language.or(dispatch.language);
    let provider = xml::find(item, "Provider").and_then(|provider| xml::find(provider, "Party"));
    let provider = provider.and_then(|party| party.attribute("FormalName"));
    if let Some(provider) = provider.map(str::to_owned).or_else(|| words("ProviderId")) {
        dispatch.provider = Clean::line(&provider);
    }
    let subject = formal("Subject").or_else(|| formal("SubjectMatter"));
    // Codes of a vocabulary name no section.
    let subject = subject.filter(|name| !name.chars().all(|c| c.is_ascii_digit()));
    if let Some(subject) = subject {
        dispatch.section = Clean::line(subject);
    }
}
