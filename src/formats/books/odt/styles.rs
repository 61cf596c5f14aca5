//! The styles of a document: what a paragraph of a style is, and what a style does to words.

use std::collections::HashMap;

use roxmltree::Node;

use crate::books::manuscript::{Standing, Stress};
use crate::xml;

/// How many styles are followed from one to that which it is based on.
const LONGEST_CHAIN: usize = 16;

/// The styles of a document, by name.
#[derive(Debug, Default)]
pub(crate) struct Styles(HashMap<String, Style>);

#[derive(Debug, Default)]
struct Style {
    standing: Option<Standing>,
    based_on: Option<String>,
    stress: Stress,
    is_ruled: bool,
}

impl Styles {
    /// Adds the styles that stand below an element, the document's own ones after those they are
    /// based on.
    pub(crate) fn add(&mut self, root: Node<'_, '_>) {
        let nodes = root.descendants().filter(|node| xml::is(*node, "style"));
        for node in nodes {
            let Some(name) = xml::attribute(node, "name") else {
                continue;
            };
            let level = xml::attribute(node, "default-outline-level");
            let level = level.and_then(|level| level.parse().ok());
            let is_level = |level: &u8| (1..=9).contains(level);
            let style = Style {
                standing: Standing::of(name).or(level.filter(is_level).map(Standing::Head)),
                based_on: xml::attribute(node, "parent-style-name").map(str::to_owned),
                stress: xml::child(node, "text-properties")
                    .map(stress_of)
                    .unwrap_or_default(),
                is_ruled: xml::child(node, "paragraph-properties").is_some_and(|it| {
                    xml::attribute(it, "border-bottom").is_some_and(|border| border != "none")
                }),
            };
            self.0.insert(name.to_owned(), style);
        }
    }

    /// What a paragraph of a style is.
    pub(crate) fn standing(&self, name: &str) -> Option<Standing> {
        let bare = || Standing::of(name);
        // What a style is based on may stand in no list.
        let based = |style: &Style| Standing::of(style.based_on.as_ref()?);
        self.chain(name)
            .find_map(|style| style.standing.or_else(|| based(style)))
            .or_else(bare)
    }

    /// What a style does to words.
    pub(crate) fn stress(&self, name: &str) -> Stress {
        self.chain(name)
            .fold(Stress::default(), |stress, style| stress.or(style.stress))
    }

    /// Whether a style draws a line below a paragraph.
    pub(crate) fn is_ruled(&self, name: &str) -> bool {
        self.chain(name).any(|style| style.is_ruled)
    }

    fn chain<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a Style> {
        let first = self.0.get(name);
        std::iter::successors(first, |style| self.0.get(style.based_on.as_ref()?))
            .take(LONGEST_CHAIN)
    }
}

/// What the properties of words say of their stress.
fn stress_of(properties: Node<'_, '_>) -> Stress {
    let value = |name| xml::attribute(properties, name);
    let bold = |weight: &str| weight == "bold" || weight.parse().is_ok_and(|it: u32| it >= 600);
    let above = |position: &str| {
        let first = position.split_whitespace().next()?;
        match first {
            "super" => Some(true),
            "sub" => Some(false),
            share => match share.trim_end_matches('%').parse::<f32>().ok()? {
                up if up > 0.0 => Some(true),
                down if down < 0.0 => Some(false),
                _ => None,
            },
        }
    };
    Stress {
        strong: value("font-weight").map(bold),
        emphasized: value("font-style")
            .map(|style| style == "italic" || style == "oblique")
            .or_else(|| Some(value("text-emphasize")? != "none")),
        raised: value("text-position").and_then(above),
        hidden: value("display").map(|display| display == "none"),
    }
}
