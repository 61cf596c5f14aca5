//! NITF 3: one story of an agency in its own XML. A document that other formats carry is read here
//! as well.

use roxmltree::Node;

use crate::bytes::source::Source;
use crate::desk::{self, Dispatch, Order};
use crate::format::Format;
use crate::hypertext;
use crate::reading::{Note, ReadError, Reading};
use crate::xml;
use crate::xml::markup::{self, Shape};
use newsprint_issue::clean::Clean;
use newsprint_issue::{Article, Author, Block, Emphasis, Language, Text};

/// The News Industry Text Format.
pub(crate) const FORMAT: Format = Format {
    name: "nitf",
    endings: &["nitf"],
    signature: "XML of `nitf`, or a folder of it",
    outcome: "a story with its ranks and names; a folder becomes an edition",
    knows: |source| desk::any(source, ENDINGS, is_one),
    read,
};

const ENDINGS: &[&str] = &["xml", "nitf"];

fn is_one(bytes: &[u8]) -> bool {
    xml::root(bytes).is_some_and(|root| root == "nitf")
}

fn read(source: &Source) -> Result<Reading, ReadError> {
    let mut notes = Vec::new();
    let stories = desk::gather(source, ENDINGS, &mut notes, |path, bytes, notes| {
        if source.is_folder() && !is_one(bytes) {
            return Ok(Vec::new());
        }
        let text = xml::text(source, bytes, notes)?;
        let resolve = |address: &str| desk::picture(source, path, address);
        let read = xml::read(source, path, &text, |document| {
            let root = document.root_element();
            vec![dispatch(root, &resolve, notes)]
        })?;
        Ok(xml::noting(read, notes))
    })?;
    desk::edition(stories, Order::ByRank, notes)
}

/// The story of an `nitf` element. `resolve` finds the pictures that are at hand.
pub(crate) fn dispatch(
    nitf: Node<'_, '_>,
    resolve: &dyn Fn(&str) -> Option<String>,
    notes: &mut Vec<Note>,
) -> Dispatch {
    let head = xml::find(nitf, "body.head");
    let mut article = head.map(heading).unwrap_or_default();
    if article.headline.is_empty() {
        article.headline = xml::find(nitf, "title").into_iter().map(words).collect();
    }
    article.rank = desk::rank(value(nitf, "urgency", "ed-urg").and_then(|it| it.parse().ok()));
    if let Some(content) = xml::find(nitf, "body.content") {
        let matter = hypertext::piece(&markup::inside(content, &shape), resolve);
        notes.extend(matter.notes());
        article.body = desk::without_echo(matter.blocks, &article.headline);
    }
    let end = xml::find(nitf, "tagline").map(words).into_iter();
    article
        .body
        .extend(end.map(|text| Block::Paragraph(emphasized(text))));
    let abstracts = head.and_then(|head| xml::find(head, "abstract"));
    if let Some(said) = abstracts {
        summary(&mut article, said);
    }
    let references = nitf
        .descendants()
        .filter(|below| xml::is(*below, "media-reference"));
    for address in references.filter_map(|one| one.attribute("source")) {
        if resolve(address).is_none() {
            let path = Clean::line(address);
            notes.push(Note::Missing { path });
        }
    }
    for note in head.iter().flat_map(|head| xml::children(*head, "note")) {
        let line = note.document().text_pos_at(note.range().start).row as usize;
        let text = Clean::line(&xml::words(note));
        notes.push(Note::SetAside { line, text });
    }
    Dispatch {
        article,
        id: value(nitf, "doc-id", "id-string")
            .unwrap_or_default()
            .to_owned(),
        section: section(nitf),
        date: date(nitf),
        provider: provider(nitf),
        language: language(nitf),
    }
}

/// What stands over the story.
fn heading(head: Node<'_, '_>) -> Article {
    let all = |name| {
        let lines = head
            .descendants()
            .filter(move |below| xml::is(*below, name));
        lines.map(words).filter(|text| !text.is_empty()).collect()
    };
    Article {
        headline: all("hl1"),
        deck: all("hl2"),
        byline: xml::children(head, "byline").flat_map(byline).collect(),
        dateline: xml::find(head, "dateline").map(words),
        ..Article::default()
    }
}

/// The people of a byline, with the title that stands beside each or after them all.
fn byline(line: Node<'_, '_>) -> Vec<Author> {
    let role = xml::find(line, "byttl").map(|title| Clean::line(&xml::words(title)));
    let people = line.descendants().filter(|below| xml::is(*below, "person"));
    let mut authors: Vec<Author> = people
        .map(|person| Author {
            name: Clean::line(&xml::words(person)),
            role: None,
        })
        .collect();
    if authors.is_empty() {
        let outside = |text: &Node<'_, '_>| {
            text.is_text() && !text.ancestors().any(|above| xml::is(above, "byttl"))
        };
        let words = line.descendants().filter(outside);
        let words: String = words.filter_map(|text| text.text()).collect();
        authors = desk::authors(&words);
    }
    match (authors.last_mut(), role) {
        (Some(last), Some(role)) => last.role = Some(role),
        // Agencies sign so with nothing but their name.
        (None, Some(name)) if !name.is_empty() => authors.push(Author { name, role: None }),
        _ => {}
    }
    authors
}

/// The abstract: a deck when there is none, unless the story begins with the same words.
fn summary(article: &mut Article, said: Node<'_, '_>) {
    let paragraphs: Vec<Text> = match xml::children(said, "p").count() {
        0 => vec![words(said)],
        _ => xml::children(said, "p").map(words).collect(),
    };
    let begins = |text: &Text| {
        let first = article.body.first().and_then(|block| block.texts().next());
        first.is_some_and(|first| first.plain() == text.plain())
    };
    if !paragraphs.first().is_some_and(begins) {
        article.deck.extend(paragraphs);
    }
}

fn section(nitf: Node<'_, '_>) -> Clean {
    let named = value(nitf, "pubdata", "position.section")
        .or_else(|| value(nitf, "tobject.subject", "tobject.subject.type"))
        .or_else(|| value(nitf, "tobject.subject", "tobject.subject.matter"))
        .or_else(|| value(nitf, "fixture", "fix-id"));
    Clean::line(named.unwrap_or_default().trim())
}

fn date(nitf: Node<'_, '_>) -> Option<newsprint_issue::Date> {
    [
        ("pubdata", "date.publication"),
        ("date.issue", "norm"),
        ("date.release", "norm"),
        ("story.date", "norm"),
    ]
    .into_iter()
    .find_map(|(element, attribute)| desk::day(value(nitf, element, attribute)?))
}

fn provider(nitf: Node<'_, '_>) -> Clean {
    let named = value(nitf, "pubdata", "name").map(str::to_owned);
    let named = named
        .or_else(|| xml::find(nitf, "distributor").map(xml::words))
        .or_else(|| value(nitf, "doc.copyright", "holder").map(str::to_owned));
    Clean::line(named.unwrap_or_default().trim())
}

fn language(nitf: Node<'_, '_>) -> Option<Language> {
    let lang = |node: Node<'_, '_>| {
        let mut attributes = node.attributes();
        attributes.find_map(|one| (one.name() == "lang").then(|| Language::from_tag(one.value())))
    };
    let body = xml::child(nitf, "body");
    lang(nitf).or_else(|| body.and_then(lang))
}

/// An attribute of the first element of a name, when it is not empty.
fn value<'a>(nitf: Node<'a, '_>, element: &str, attribute: &str) -> Option<&'a str> {
    let mut elements = nitf.descendants().filter(|below| xml::is(*below, element));
    elements.find_map(|found| {
        found
            .attribute(attribute)
            .filter(|it| !it.trim().is_empty())
    })
}

fn words(node: Node<'_, '_>) -> Text {
    Text::from(&*xml::words(node))
}

fn emphasized(mut text: Text) -> Text {
    for span in &mut text.spans {
        span.emphasis = Emphasis::Emphasized;
    }
    text
}

/// What the elements of a body are in HTML.
fn shape(node: Node<'_, '_>) -> Shape {
    match &*node.tag_name().name().to_ascii_lowercase() {
        "hl1" | "hl2" => Shape::Named("h3"),
        "bq" => Shape::Named("blockquote"),
        "fn" | "credit" | "datasource" | "note" => Shape::Named("p"),
        "block" | "content" => Shape::Named("div"),
        "object.title" => Shape::Named("cite"),
        "media" => Shape::Html(figure(node)),
        "nitf-table" | "custom-table" | "body.content" => Shape::Bare,
        "nitf-table-metadata" | "nitf-table-summary" | "alt-code" => Shape::Nothing,
        "person" | "location" | "org" | "chron" | "event" | "function" | "money" | "num"
        | "lang" | "copyrite" | "postaddr" | "virtloc" | "classifier" | "pronounce" | "frac"
        | "frac-num" | "frac-den" | "frac-sep" | "city" | "state" | "country" | "region"
        | "sublocation" | "name.given" | "name.family" => Shape::Named("span"),
        _ => Shape::Own,
    }
}

/// A picture: the first reference, the caption, and who took it.
fn figure(media: Node<'_, '_>) -> String {
    let references = media
        .descendants()
        .filter(|below| xml::is(*below, "media-reference"));
    let sources: Vec<&str> = references
        .filter_map(|one| one.attribute("source"))
        .collect();
    let alternate = media
        .descendants()
        .find_map(|below| below.attribute("alternate-text"));
    let mut caption: Vec<String> = media
        .descendants()
        .filter(|below| xml::is(*below, "media-caption"))
        .map(|caption| {
            let texts = xml::children(caption, "p").map(|p| markup::inside(p, &shape));
            let texts: Vec<String> = texts.collect();
            if texts.is_empty() {
                markup::inside(caption, &shape)
            } else {
                texts.join(" ")
            }
        })
        .collect();
    let producer = xml::find(media, "media-producer").map(xml::words);
    caption.extend(producer.map(|name| format!("({})", markup::escaped(&name))));
    format!(
        "<figure><img src=\"{}\" alt=\"{}\"><figcaption>{}</figcaption></figure>",
        markup::escaped(sources.first().unwrap_or(&"")),
        markup::escaped(alternate.unwrap_or_default()),
        caption.join(" "),
    )
}
