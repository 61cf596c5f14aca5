//! One item of ninjs into a story: its head, its body, its pictures, and the items inside it.

use serde_json::Value;

use super::fields::{figure, first, members, name, roles, text};
use crate::desk::{self, Dispatch};
use crate::hypertext;
use crate::reading::Note;
use newsprint_issue::clean::Clean;
use newsprint_issue::{Article, Author, Block, Language, Text};
use newsprint_messages::{Loss, Omission};

/// Where a picture is, inside the source; nothing when it is not at hand.
type Resolve<'r> = &'r dyn Fn(&str) -> Option<String>;

/// Fields that hold whole items.
const LISTS: &[&str] = &["items", "_items", "newsItems"];

/// Whether an item puts others in order rather than being a story.
pub(crate) fn is_package(value: &Value) -> bool {
    let kind = first(value, &["type", "profile"]).unwrap_or_default();
    matches!(kind, "composite" | "package")
}

/// The stories of a value: an item, a list of them, or something around such a list. They and what
/// is lost go to `to`.
pub(crate) fn dispatches(
    value: &Value,
    resolve: Resolve<'_>,
    to: (&mut Vec<Dispatch>, &mut Vec<Note>),
) {
    let (stories, notes) = to;
    if let Value::Array(items) = value {
        for item in items {
            dispatches(item, resolve, (stories, notes));
        }
        return;
    }
    for name in LISTS {
        for item in members(value, name) {
            dispatches(item, resolve, (stories, notes));
        }
    }
    if is_withdrawn(value) {
        notes.push(Note::Dropped {
            element: first(value, &["headline", "uri"])
                .map_or(Omission::Item, |name| Omission::Named(Clean::line(name))),
            reason: Loss::Withdrawn,
        });
        return;
    }
    let in_story = |one: &&Value| !is_package(value) && is_picture(one);
    let associations = members(value, "associations").into_iter();
    let (pictures, inside): (Vec<&Value>, Vec<&Value>) = associations.partition(in_story);
    let from = stories.len();
    if !is_package(value) {
        let mut story = dispatch(value, resolve, notes);
        for picture in pictures {
            story.article.body.push(plate(picture, resolve, notes));
        }
        if story.has_words() {
            stories.push(story);
        }
    }
    let section = first(value, &["headline", "title", "slugline"]);
    let section = section.filter(|_| is_package(value));
    let before = stories.len();
    for item in inside {
        dispatches(item, resolve, (stories, notes));
    }
    let above = stories.get(from).filter(|_| before > from);
    let above = above.map(|story| story.section.clone());
    for story in &mut stories[before..] {
        if story.section.is_empty() {
            let section = section.map(Clean::line).or_else(|| above.clone());
            story.section = section.unwrap_or_default();
        }
    }
}

fn is_withdrawn(item: &Value) -> bool {
    matches!(
        text(item, "pubstatus"),
        Some("canceled" | "cancelled" | "withheld")
    )
}

fn is_picture(item: &Value) -> bool {
    let kind = text(item, "type").unwrap_or_default();
    let has_text = ["body_text", "body_xhtml", "body_html", "bodies"].into_iter();
    let has_text = has_text.into_iter().any(|name| item.get(name).is_some());
    matches!(kind, "picture" | "graphic" | "video" | "audio")
        || kind.is_empty() && !has_text && item.get("renditions").is_some()
}

fn dispatch(item: &Value, resolve: Resolve<'_>, notes: &mut Vec<Note>) -> Dispatch {
    let mut article = head(item);
    article.body = if is_picture(item) {
        vec![plate(item, resolve, notes)]
    } else {
        desk::without_echo(body(item, resolve, notes), &article.headline)
    };
    summary(item, &mut article);
    let sent = ["versioncreated", "firstcreated", "contentcreated"].into_iter();
    Dispatch {
        article,
        id: text(item, "uri").unwrap_or_default().to_owned(),
        section: section(item),
        date: sent.filter_map(|name| text(item, name)).find_map(desk::day),
        provider: provider(item),
        language: text(item, "language").map(Language::from_tag),
    }
}

fn head(item: &Value) -> Article {
    let mut headlines = roles(item, "headlines");
    let is_below = |role: &str| {
        ["sub", "deck", "secondary"]
            .iter()
            .any(|one| role.contains(one))
    };
    let is_above = |role: &str| {
        ["kicker", "over", "roof"]
            .iter()
            .any(|one| role.contains(one))
    };
    let deck: Vec<Text> = headlines
        .extract_if(.., |(role, _)| is_below(role))
        .map(|(_, text)| Text::from(text.trim()))
        .collect();
    let kicker = headlines.extract_if(.., |(role, _)| is_above(role)).next();
    let main = headlines
        .iter()
        .find(|(role, _)| role.contains("main") || role.is_empty());
    let headline = first(item, &["headline"])
        .or(main.or(headlines.first()).map(|(_, text)| *text))
        .or_else(|| first(item, &["title", "slugline"]));
    let located = first(item, &["dateline"]).map(Text::from);
    let located = located.or_else(|| item.get("located").and_then(name).map(Text::from));
    Article {
        rank: desk::rank(figure(item, "urgency").or_else(|| figure(item, "priority"))),
        kicker: kicker.map(|(_, text)| Text::from(text.trim())),
        headline: headline
            .map(|text| Text::from(text.trim()))
            .into_iter()
            .collect(),
        deck,
        byline: byline(item),
        dateline: located,
        ..Article::default()
    }
}

fn byline(item: &Value) -> Vec<Author> {
    if let Some(line) = first(item, &["byline", "by"]) {
        return desk::authors(line);
    }
    let people = members(item, "authors").into_iter();
    let sources = members(item, "infosources").into_iter().filter(|source| {
        let role = text(source, "role").unwrap_or_default();
        ["author", "writer", "byline"]
            .iter()
            .any(|one| role.contains(one))
    });
    let named = people.chain(sources).filter_map(name);
    named.map(|name| Author { name, role: None }).collect()
}

/// The body: with its marks when there is one with marks.
fn body(item: &Value, resolve: Resolve<'_>, notes: &mut Vec<Note>) -> Vec<Block> {
    let kind = |body: &&Value| {
        first(body, &["contenttype", "contentType"])
            .unwrap_or_default()
            .to_owned()
    };
    let bodies: Vec<&Value> = members(item, "bodies")
        .into_iter()
        .filter(|body| text(body, "value").is_some())
        .collect();
    let is_marked = |body: &&Value| {
        let value = text(body, "value").unwrap_or_default();
        kind(body).contains("html") || kind(body).is_empty() && value.trim_start().starts_with('<')
    };
    let marked = first(item, &["body_xhtml", "body_html"]);
    let marked = marked.or_else(|| {
        text(
            bodies.iter().copied().find(|body| is_marked(body))?,
            "value",
        )
    });
    if let Some(html) = marked {
        let matter = hypertext::piece(html, resolve);
        notes.extend(matter.notes());
        return matter.blocks;
    }
    let plain = first(item, &["body_text"]);
    let plain = plain.or_else(|| text(bodies.first()?, "value"));
    plain.map(desk::paragraphs).unwrap_or_default()
}

/// The description: a deck where there is a body, the body where there is none.
fn summary(item: &Value, article: &mut Article) {
    let Some(said) = described(item) else {
        return;
    };
    let begins = article.body.first().and_then(|block| block.texts().next());
    if article.body.is_empty() {
        article.body.push(Block::Paragraph(said));
    } else if article.deck.is_empty()
        && !is_picture(item)
        && begins.is_none_or(|first| !first.plain().starts_with(&said.plain()))
    {
        article.deck.push(said);
    }
}

fn described(item: &Value) -> Option<Text> {
    let plain = first(item, &["description_text"]);
    let plain = plain.or_else(|| roles(item, "descriptions").first().map(|(_, text)| *text));
    let html = first(item, &["description_xhtml", "description_html"]);
    let marked = |html: &str| html.trim_start().starts_with('<');
    match (plain, html) {
        (Some(text), _) if !marked(text) => Some(one_line(text)),
        (text, html) => {
            let matter = hypertext::piece(html.or(text)?, &|_| None);
            let texts = matter.blocks.iter().flat_map(Block::texts).map(Text::plain);
            let words = texts.collect::<Vec<_>>().join(" ");
            Some(one_line(&words)).filter(|text| !text.is_empty())
        }
    }
}

fn one_line(text: &str) -> Text {
    Text::from(&*text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// A picture with its caption, and who took it.
fn plate(item: &Value, resolve: Resolve<'_>, notes: &mut Vec<Note>) -> Block {
    let mut renditions: Vec<(u64, &str)> = members(item, "renditions")
        .into_iter()
        .filter_map(|one| Some((figure(one, "width").unwrap_or(0), text(one, "href")?)))
        .collect();
    renditions.sort_by_key(|(width, _)| std::cmp::Reverse(*width));
    let image = renditions.iter().find_map(|(_, address)| resolve(address));
    if image.is_none()
        && let Some((_, address)) = renditions.first()
    {
        let path = Clean::line(address);
        notes.push(Note::Missing { path });
    }
    let named = || first(item, &["body_text"]).map(one_line);
    let headed = || head(item).headline.into_iter().next();
    let caption = described(item).or_else(named).or_else(headed);
    let mut caption = caption.unwrap_or_default();
    if let Some(by) = first(item, &["byline", "by"]) {
        caption
            .spans
            .extend(Text::from(&*format!(" ({})", by.trim())).spans);
    }
    Block::Figure {
        caption,
        image: image.as_deref().map(Clean::line),
    }
}

fn section(item: &Value) -> Clean {
    let subjects = [members(item, "subject"), members(item, "subjects")].concat();
    let named = subjects.into_iter().find_map(name);
    named
        .or_else(|| item.get("section").and_then(name))
        .unwrap_or_default()
}

fn provider(item: &Value) -> Clean {
    let sources = members(item, "infosources").into_iter();
    let mut providers =
        sources.filter(|one| text(one, "role").unwrap_or_default().contains("provider"));
    let provider = providers.find_map(name);
    let fields = ["provider", "source", "copyrightholder"];
    let given = || fields.into_iter().find_map(|field| name(item.get(field)?));
    provider.or_else(given).unwrap_or_default()
}
