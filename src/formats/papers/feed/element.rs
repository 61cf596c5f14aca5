//! An element of a feed, and what stands in it.

use std::borrow::Cow;

use super::space::Space;

/// An element.
#[derive(Debug, Default)]
pub(crate) struct Element {
    /// Its name in small letters, without a prefix.
    pub(crate) name: String,
    pub(crate) space: Space,
    /// Its attributes, names as they stand.
    pub(crate) attributes: Vec<(String, String)>,
    pub(crate) content: Vec<Content>,
    /// Where its tag begins in the text, in bytes.
    pub(crate) at: usize,
}

/// What stands in an element.
#[derive(Debug)]
pub(crate) enum Content {
    Text(String),
    Element(Element),
}

impl Element {
    /// The elements right below.
    pub(crate) fn elements(&self) -> impl Iterator<Item = &Element> {
        self.content.iter().filter_map(|content| match content {
            Content::Element(element) => Some(element),
            Content::Text(_) => None,
        })
    }

    /// The first element right below of that name, of the feed's own words.
    pub(crate) fn child(&self, name: &str) -> Option<&Element> {
        self.elements()
            .find(|element| element.space == Space::Feed && element.name == name)
    }

    /// An attribute, whatever the case of its name; empty when it is not there.
    pub(crate) fn attribute(&self, name: &str) -> &str {
        let found = self
            .attributes
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map_or("", |(_, value)| value.trim())
    }

    /// The words right in the element and in those below.
    pub(crate) fn text(&self) -> String {
        let mut text = String::new();
        self.collect(&mut text);
        text
    }

    fn collect(&self, text: &mut String) {
        for content in &self.content {
            match content {
                Content::Text(words) => text.push_str(words),
                Content::Element(element) => element.collect(text),
            }
        }
    }

    /// What stands in the element as HTML: its words escaped where it holds elements.
    pub(crate) fn html(&self) -> String {
        let mut html = String::new();
        self.write(&mut html);
        html
    }

    fn write(&self, html: &mut String) {
        for content in &self.content {
            match content {
                Content::Text(words) => html.push_str(&escaped(words)),
                Content::Element(element) => {
                    html.extend(["<", &element.name]);
                    for (name, value) in &element.attributes {
                        let name = name.rsplit(':').next().unwrap_or(name);
                        html.extend([" ", name, "=\"", &escaped(value), "\""]);
                    }
                    html.push('>');
                    element.write(html);
                    if !matches!(&*element.name, "br" | "hr" | "img" | "wbr") {
                        html.extend(["</", &element.name, ">"]);
                    }
                }
            }
        }
    }

    /// Whether elements stand right below.
    pub(crate) fn has_elements(&self) -> bool {
        self.elements().next().is_some()
    }

    pub(crate) fn push_text(&mut self, words: &str) {
        if let Some(Content::Text(last)) = self.content.last_mut() {
            last.push_str(words);
        } else {
            self.content.push(Content::Text(words.to_owned()));
        }
    }
}

/// Words as they stand in HTML.
fn escaped(words: &str) -> Cow<'_, str> {
    if !words.contains(['&', '<', '>', '"']) {
        return Cow::Borrowed(words);
    }
    let words = words.replace('&', "&amp;").replace('<', "&lt;");
    Cow::Owned(words.replace('>', "&gt;").replace('"', "&quot;"))
}
