//! The styles of a document: what a paragraph of a style is, and what a style does to words.

use std::collections::HashMap;

use roxmltree::Node;

use crate::books::manuscript::{Standing, Stress};
use crate::xml;

/// How many styles are followed from one to that which it is based on.
const LONGEST_CHAIN: usize = 16;

/// The styles of a document, by id.
#[derive(Debug, Default)]
pub(crate) struct Styles(HashMap<String, Style>);

#[derive(Debug, Default)]
struct Style {
    standing: Option<Standing>,
    based_on: Option<String>,
    stress: Stress,
    is_item: Option<bool>,
}

impl Styles {
    /// The styles that stand below an element.
    pub(crate) fn of(root: Node<'_, '_>) -> Styles {
        let mut styles = HashMap::new();
        for node in xml::children(root, "style") {
            let value = |name| xml::child(node, name).and_then(|it| xml::attribute(it, "val"));
            let Some(id) = xml::attribute(node, "styleId") else {
                continue;
            };
            let properties = xml::child(node, "pPr");
            let level = properties.and_then(outline_level);
            let named = value("name").and_then(Standing::of);
            let style = Style {
                standing: named.or(level).or_else(|| Standing::of(id)),
                based_on: value("basedOn").map(str::to_owned),
                stress: xml::child(node, "rPr").map(stress_of).unwrap_or_default(),
                is_item: properties.and_then(is_item),
            };
            styles.entry(id.to_owned()).or_insert(style);
        }
        Styles(styles)
    }

    /// What a paragraph of a style is.
    pub(crate) fn standing(&self, id: &str) -> Option<Standing> {
        // A document without styles still names them.
        let bare = |id: &str| Standing::of(&spaced(id));
        let based = |style: &Style| bare(style.based_on.as_ref()?);
        self.chain(id)
            .find_map(|style| style.standing.or_else(|| based(style)))
            .or_else(|| bare(id))
    }

    /// Whether a paragraph of a style is an item of a list.
    pub(crate) fn is_item(&self, id: &str) -> bool {
        self.chain(id)
            .find_map(|style| style.is_item)
            .unwrap_or_default()
    }

    /// What a style does to words.
    pub(crate) fn stress(&self, id: &str) -> Stress {
        self.chain(id)
            .fold(Stress::default(), |stress, style| stress.or(style.stress))
    }

    fn chain<'a>(&'a self, id: &str) -> impl Iterator<Item = &'a Style> {
        let first = self.0.get(id);
        std::iter::successors(first, |style| self.0.get(style.based_on.as_ref()?))
            .take(LONGEST_CHAIN)
    }
}

/// `Heading1` as `Heading 1`.
fn spaced(id: &str) -> String {
    let bare = id.trim_end_matches(|c: char| c.is_ascii_digit());
    format!("{bare} {}", &id[bare.len()..])
}

/// The level that a paragraph has in the outline.
pub(crate) fn outline_level(properties: Node<'_, '_>) -> Option<Standing> {
    let level = xml::attribute(xml::child(properties, "outlineLvl")?, "val")?;
    let level: u8 = level.trim().parse().ok()?;
    (level < 9).then_some(Standing::Head(level + 1))
}

/// Whether a paragraph is an item of a list; nothing where it does not say.
pub(crate) fn is_item(properties: Node<'_, '_>) -> Option<bool> {
    let number = xml::child(xml::child(properties, "numPr")?, "numId")?;
    Some(xml::attribute(number, "val").is_some_and(|id| id.trim() != "0"))
}

/// What the properties of words say of their stress.
pub(crate) fn stress_of(properties: Node<'_, '_>) -> Stress {
    let raised = xml::child(properties, "vertAlign");
    let raised = raised.and_then(|raised| xml::attribute(raised, "val"));
    Stress {
        strong: toggle(properties, "b"),
        emphasized: toggle(properties, "i").or_else(|| {
            let dots = xml::attribute(xml::child(properties, "em")?, "val")?;
            Some(dots != "none")
        }),
        raised: match raised {
            Some("superscript") => Some(true),
            Some("subscript") => Some(false),
            _ => None,
        },
        ..Stress::default()
    }
}

/// Whether a property is on; nothing where it is not named.
pub(crate) fn toggle(properties: Node<'_, '_>, name: &str) -> Option<bool> {
    let property = xml::child(properties, name)?;
    let off = ["0", "false", "off", "none"];
    Some(xml::attribute(property, "val").is_none_or(|value| !off.contains(&value)))
}
