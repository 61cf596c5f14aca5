//! METS: the files of an issue, its descriptions, its pages, and the tree of its articles. What the
//! names of divisions mean is in `kind.rs`.

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::Node;

use super::description::{self, Description};
use super::kind::Kind;
use crate::xml;

/// A METS as far as a reader needs it.
#[derive(Debug, Default)]
pub(crate) struct Mets {
    /// What it calls the whole.
    pub(crate) label: String,
    /// Its files, by their names.
    pub(crate) files: BTreeMap<String, File>,
    /// Its descriptions, by their names.
    pub(crate) descriptions: BTreeMap<String, Description>,
    /// Its pages, in order.
    pub(crate) pages: Vec<Page>,
    /// Its articles, and what stands around them.
    pub(crate) logical: Option<Division>,
}

/// A file of the issue.
#[derive(Debug, Default)]
pub(crate) struct File {
    /// Where it is.
    pub(crate) address: String,
    /// Whether it is a page of recognised text.
    pub(crate) is_text: bool,
    /// The picture of a page: whether a decoder for its kind is at hand.
    pub(crate) picture: Option<bool>,
}

/// A page of the issue.
#[derive(Debug, Default)]
pub(crate) struct Page {
    /// What is printed on it, or its place.
    pub(crate) label: String,
    /// Its files.
    pub(crate) files: Vec<String>,
}

/// A division of the issue.
#[derive(Debug)]
pub(crate) struct Division {
    /// What it is, when its name is known.
    pub(crate) kind: Option<Kind>,
    /// What it is called.
    pub(crate) label: String,
    /// Its descriptions.
    pub(crate) descriptions: Vec<String>,
    /// The blocks that it is made of itself.
    pub(crate) areas: Vec<Area>,
    /// The divisions inside it.
    pub(crate) inside: Vec<Division>,
}

/// Blocks of one file.
#[derive(Debug)]
pub(crate) struct Area {
    /// The file.
    pub(crate) file: String,
    /// The first block, or none for the whole page.
    pub(crate) begin: Option<String>,
    /// The last block, when there are several.
    pub(crate) end: Option<String>,
}

/// The METS of its root element.
pub(crate) fn of(root: Node<'_, '_>) -> Mets {
    let mut mets = Mets {
        label: attribute(root, "LABEL"),
        ..Mets::default()
    };
    for section in xml::children(root, "dmdSec") {
        mets.descriptions
            .insert(attribute(section, "ID"), Description::of(section));
    }
    for section in xml::children(root, "fileSec") {
        for group in xml::children(section, "fileGrp") {
            files(group, &mut mets.files);
        }
    }
    for map in xml::children(root, "structMap") {
        let kind = attribute(map, "TYPE").to_lowercase();
        let Some(top) = xml::child(map, "div") else {
            continue;
        };
        if kind.contains("phys") {
            mets.pages = pages(top);
        } else if mets.logical.is_none() {
            mets.logical = Some(Division::of(top));
        }
    }
    mets
}

impl Mets {
    /// What is said of the whole issue: everything that no article says of itself.
    pub(crate) fn issue(&self) -> Description {
        let mut of_articles = BTreeSet::new();
        if let Some(top) = &self.logical {
            top.descriptions_of_articles(&mut of_articles);
        }
        let whole = self
            .descriptions
            .iter()
            .filter(|(name, _)| !of_articles.contains(&***name));
        let whole = whole.fold(Description::default(), |whole, (_, more)| whole.or(more));
        if whole.date.is_some() && !whole.title.is_empty() {
            return whole;
        }
        // A label such as "The Evening Ferry, 1899-05-03" or "The Ferry (Saltmere) 1899-05-03".
        let date = self
            .label
            .split([' ', ',', '(', ')', '_'])
            .find_map(description::day);
        let title = self.label.split([',', '(', '[']).next().unwrap_or_default();
        let title = title.trim_end_matches(|c: char| c.is_ascii_digit() || " .-/_".contains(c));
        whole.or(&Description {
            title: title.to_owned(),
            date,
            ..Description::default()
        })
    }
}

fn attribute(node: Node<'_, '_>, name: &str) -> String {
    node.attribute(name).unwrap_or_default().trim().to_owned()
}

/// The files of a group and of the groups inside it.
fn files(group: Node<'_, '_>, to: &mut BTreeMap<String, File>) {
    let used = |node: Node<'_, '_>| {
        let mut above = node.ancestors().filter(|above| xml::is(*above, "fileGrp"));
        let uses = above.find_map(|above| above.attribute("USE").or_else(|| above.attribute("ID")));
        uses.unwrap_or_default().to_lowercase()
    };
    for file in group.descendants().filter(|node| xml::is(*node, "file")) {
        let place = xml::children(file, "FLocat").next();
        let address = place.and_then(|place| place.attributes().find(|one| one.name() == "href"));
        let Some(address) = address else {
            continue;
        };
        let address = address.value().trim();
        let ending = address
            .rsplit('.')
            .next()
            .unwrap_or_default()
            .to_lowercase();
        let kind = attribute(file, "MIMETYPE").to_lowercase();
        let used = used(file);
        let shown = ["png", "jpg", "jpeg"].contains(&&*ending);
        let unshown = ["jp2", "tif", "tiff", "j2k", "jpx"].contains(&&*ending);
        let picture = (kind.starts_with("image/") || shown || unshown).then_some(shown);
        let is_text =
            kind.contains("xml") || ending == "xml" || ending == "alto" || used.contains("alto");
        to.insert(
            attribute(file, "ID"),
            File {
                address: address.to_owned(),
                is_text: is_text && picture.is_none(),
                picture: picture.filter(|_| !used.contains("thumb")),
            },
        );
    }
}

/// The pages of a physical map: the innermost divisions that are pages or have files.
fn pages(top: Node<'_, '_>) -> Vec<Page> {
    let is_page = |node: &Node<'_, '_>| {
        xml::is(*node, "div")
            && (attribute(*node, "TYPE").to_lowercase().contains("page")
                || xml::child(*node, "fptr").is_some() && *node != top)
    };
    let divisions = top.descendants().filter(is_page);
    let outer = divisions.filter(|node| {
        !node
            .ancestors()
            .skip(1)
            .any(|above| is_page(&above) && above != top && xml::child(above, "fptr").is_some())
    });
    let pages = outer.map(|node| {
        let labels = ["ORDERLABEL", "LABEL", "ORDER"].into_iter();
        let label = labels
            .map(|name| attribute(node, name))
            .find(|label| !label.is_empty());
        let pointers = node
            .descendants()
            .filter(|below| xml::is(*below, "fptr") || xml::is(*below, "area"));
        Page {
            label: label.unwrap_or_default(),
            files: pointers
                .filter_map(|one| one.attribute("FILEID"))
                .map(str::to_owned)
                .collect(),
        }
    });
    pages.filter(|page| !page.files.is_empty()).collect()
}

impl Division {
    fn of(node: Node<'_, '_>) -> Division {
        let areas = xml::children(node, "fptr").flat_map(|pointer| {
            let whole = pointer.attribute("FILEID").map(|file| Area {
                file: file.to_owned(),
                begin: None,
                end: None,
            });
            let parts = pointer
                .descendants()
                .filter(|below| xml::is(*below, "area"));
            let parts = parts.filter_map(|area| {
                Some(Area {
                    file: area.attribute("FILEID")?.to_owned(),
                    begin: area.attribute("BEGIN").map(str::to_owned),
                    end: area.attribute("END").map(str::to_owned),
                })
            });
            whole.into_iter().chain(parts).collect::<Vec<_>>()
        });
        Division {
            kind: Kind::named(&attribute(node, "TYPE")),
            label: attribute(node, "LABEL"),
            descriptions: attribute(node, "DMDID")
                .split_whitespace()
                .map(str::to_owned)
                .collect(),
            areas: areas.collect(),
            inside: xml::children(node, "div").map(Division::of).collect(),
        }
    }

    /// Whether there is an article anywhere inside.
    pub(crate) fn has_articles(&self) -> bool {
        let is_one = matches!(self.kind, Some(Kind::Article | Kind::Advertisement));
        is_one || self.inside.iter().any(Division::has_articles)
    }

    /// Whether there are blocks anywhere inside.
    pub(crate) fn has_areas(&self) -> bool {
        !self.areas.is_empty() || self.inside.iter().any(Division::has_areas)
    }

    /// The first file that the division or one inside it points to.
    pub(crate) fn first_file(&self) -> Option<&str> {
        let own = self.areas.first().map(|area| &*area.file);
        own.or_else(|| self.inside.iter().find_map(Division::first_file))
    }

    fn descriptions_of_articles<'d>(&'d self, to: &mut BTreeSet<&'d str>) {
        if self.kind == Some(Kind::Article)
            || self.kind == Some(Kind::Section)
            || self.kind == Some(Kind::Advertisement)
        {
            to.extend(self.descriptions.iter().map(|name| &**name));
        }
        for inside in &self.inside {
            inside.descriptions_of_articles(to);
        }
    }
}
