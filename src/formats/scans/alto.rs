//! ALTO 1 to 4: the blocks of a page with their lines. Which of them make a story, others say.

use std::collections::BTreeMap;
use std::ops::Range;

use roxmltree::Node;

use super::kind::Kind;
use super::line::{Line, number};
use super::names;
use crate::page::Area;
use crate::xml;
use newsprint_issue::Language;

/// Sizes are told apart by tenths.
const TENTHS: f32 = 10.0;

/// A page of recognised text.
#[derive(Debug, Default)]
pub(crate) struct Sheet {
    /// Its blocks, in reading order as far as the page says it.
    pub(crate) blocks: Vec<Block>,
    /// The blocks of every name: one, or all that stand inside a block around others.
    names: BTreeMap<String, Range<usize>>,
    /// The number printed on the page.
    pub(crate) number: String,
    /// How surely its words were recognised.
    pub(crate) surety: Surety,
    /// The language it says it is in.
    pub(crate) language: Option<Language>,
    /// The size of its running text: of type, or of lines.
    pub(crate) body: f32,
    /// Its width and height; nothing where it does not say.
    pub(crate) extent: (f32, f32),
}

/// A block of a page.
#[derive(Debug, Default)]
pub(crate) struct Block {
    /// What the page says it is.
    pub(crate) kind: Option<Kind>,
    /// Its lines; none for a picture.
    pub(crate) lines: Vec<Line>,
    /// How large it is set: of type, or of lines where no line of the page has type.
    pub(crate) size: f32,
    /// Where it stands.
    pub(crate) area: Area,
}

/// How surely words were recognised.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Surety {
    /// All words.
    pub(crate) words: usize,
    /// Words that say how sure they are.
    pub(crate) told: usize,
    /// The sum of what they say, each in thousandths.
    pub(crate) sum: usize,
}

/// A size in tenths.
#[expect(clippy::cast_sign_loss, reason = "a size below nothing is nothing")]
fn tenths(size: f32) -> u16 {
    (size * TENTHS) as u16
}

/// The look of type, by the name of its style.
type Styles<'a> = BTreeMap<&'a str, f32>;
/// What tags mean, by their names.
type Tags<'a> = BTreeMap<&'a str, Kind>;

impl Sheet {
    /// The page of an `alto` element.
    pub(crate) fn of(alto: Node<'_, '_>) -> Sheet {
        let mut sheet = Sheet::default();
        let mut reading = Walk {
            styles: styles(alto),
            tags: tags(alto),
            sheet: &mut sheet,
        };
        for page in alto.descendants().filter(|node| xml::is(*node, "Page")) {
            let printed = page
                .attribute("PRINTED_IMG_NR")
                .or_else(|| page.attribute("PHYSICAL_IMG_NR"));
            if reading.sheet.number.is_empty() {
                printed
                    .unwrap_or_default()
                    .trim()
                    .clone_into(&mut reading.sheet.number);
            }
            if reading.sheet.extent == (0.0, 0.0) {
                reading.sheet.extent = (number(page, "WIDTH"), number(page, "HEIGHT"));
            }
            reading.around(page, None);
        }
        sheet.measure();
        sheet.reorder(alto);
        sheet
    }

    /// The blocks from one name to another, those inside a block around others.
    pub(crate) fn between(&self, begin: &str, end: Option<&str>) -> Option<Range<usize>> {
        let first = self.names.get(begin)?;
        let last = end.and_then(|end| self.names.get(end)).unwrap_or(first);
        Some(first.start..last.end.max(first.end))
    }

    /// The blocks of an area: all of them where it names none.
    pub(crate) fn of_area(&self, area: &super::mets::Area) -> Option<Range<usize>> {
        match &area.begin {
            Some(begin) => self.between(begin, area.end.as_deref()),
            None => Some(0..self.blocks.len()),
        }
    }

    /// Tells the size of running text: the one that most characters have.
    fn measure(&mut self) {
        let typed = self
            .blocks
            .iter()
            .flat_map(|block| &block.lines)
            .any(|line| line.size > 0.0);
        let mut sizes: BTreeMap<u16, usize> = BTreeMap::new();
        for block in &mut self.blocks {
            let of = |line: &Line| if typed { line.size } else { line.height };
            let characters: usize = block.lines.iter().map(Line::characters).sum();
            // Descenders make lines of one type differ in height: the middle one is told.
            let mut all: Vec<f32> = block.lines.iter().map(of).collect();
            all.sort_by(f32::total_cmp);
            block.size = all.get(all.len() / 2).copied().unwrap_or_default();
            *sizes.entry(tenths(block.size)).or_default() += characters;
        }
        let most = sizes.into_iter().max_by_key(|(_, characters)| *characters);
        self.body = most.map_or(0.0, |(size, _)| f32::from(size) / TENTHS);
    }

    /// Puts blocks in the order that the page states, if it states one.
    fn reorder(&mut self, alto: Node<'_, '_>) {
        let Some(order) = xml::find(alto, "ReadingOrder") else {
            return;
        };
        let mut places: BTreeMap<usize, usize> = BTreeMap::new();
        let references = order.descendants().filter_map(|node| node.attribute("REF"));
        for (place, name) in references.enumerate() {
            for block in self.names.get(name).cloned().unwrap_or_default() {
                places.entry(block).or_insert(place);
            }
        }
        // The names keep pointing at blocks by their first place, so only a page whose blocks nobody
        // names may be put in order.
        let mut order: Vec<usize> = (0..self.blocks.len()).collect();
        order.sort_by_key(|block| places.get(block).copied().unwrap_or(usize::MAX));
        let mut moved = vec![0; order.len()];
        for (to, from) in order.iter().enumerate() {
            moved[*from] = to;
        }
        let mut blocks: Vec<Option<Block>> = self.blocks.drain(..).map(Some).collect();
        self.blocks = order
            .iter()
            .filter_map(|from| blocks[*from].take())
            .collect();
        for range in self.names.values_mut() {
            let places = range.clone().filter_map(|from| moved.get(from).copied());
            let (least, most) = places.fold((usize::MAX, 0), |(least, most), place| {
                (least.min(place), most.max(place))
            });
            *range = if least > most { 0..0 } else { least..most + 1 };
        }
    }
}

struct Walk<'a, 's> {
    styles: Styles<'a>,
    tags: Tags<'a>,
    sheet: &'s mut Sheet,
}

impl Walk<'_, '_> {
    /// Reads what stands inside a block around others; `kind` is what that one is.
    fn around(&mut self, node: Node<'_, '_>, kind: Option<Kind>) {
        let from = self.sheet.blocks.len();
        for child in node.children().filter(Node::is_element) {
            let own = self.kind(child).or(kind);
            match child.tag_name().name() {
                "TextBlock" => self.text(child, own),
                "Illustration" => self.put(
                    child,
                    Block {
                        kind: own
                            .filter(|kind| *kind == Kind::Advertisement)
                            .or(Some(Kind::Picture)),
                        area: area(child),
                        ..Block::default()
                    },
                ),
                "ComposedBlock" | "PrintSpace" => self.around(child, own),
                "TopMargin" | "BottomMargin" | "LeftMargin" | "RightMargin" => {
                    self.around(child, Some(Kind::Furniture));
                }
                _ => {}
            }
        }
        self.name(node, from);
    }

    /// What the type or the tags of a block say it is.
    fn kind(&self, node: Node<'_, '_>) -> Option<Kind> {
        let tags = node.attribute("TAGREFS").unwrap_or_default();
        let tagged = tags
            .split_whitespace()
            .find_map(|tag| self.tags.get(tag).copied());
        tagged.or_else(|| Kind::named(node.attribute("TYPE")?))
    }

    fn text(&mut self, node: Node<'_, '_>, kind: Option<Kind>) {
        let language = node
            .attributes()
            .find(|one| matches!(one.name(), "LANG" | "language" | "lang"));
        if self.sheet.language.is_none() {
            self.sheet.language = language.and_then(|one| names::language(one.value()));
        }
        let set = self.set(node);
        let mut block = Block {
            kind,
            area: area(node),
            ..Block::default()
        };
        for line in xml::children(node, "TextLine") {
            let size = self
                .set(line)
                .or_else(|| self.set(xml::child(line, "String")?))
                .or(set);
            self.sheet.surety.of(line);
            let line = Line {
                size: size.unwrap_or_default(),
                ..Line::of(line)
            };
            if !line.is_empty() {
                block.lines.push(line);
            }
        }
        self.put(node, block);
    }

    /// The size of type that a node is set in.
    fn set(&self, node: Node<'_, '_>) -> Option<f32> {
        let mut styles = node.attribute("STYLEREFS")?.split_whitespace();
        styles.find_map(|style| self.styles.get(style).copied())
    }

    fn put(&mut self, node: Node<'_, '_>, block: Block) {
        let from = self.sheet.blocks.len();
        self.sheet.blocks.push(block);
        self.name(node, from);
    }

    fn name(&mut self, node: Node<'_, '_>, from: usize) {
        if let Some(id) = node.attribute("ID") {
            let range = from..self.sheet.blocks.len();
            self.sheet.names.entry(id.to_owned()).or_insert(range);
        }
    }
}

/// Where a node stands on its page.
fn area(node: Node<'_, '_>) -> Area {
    let (x0, y0) = (number(node, "HPOS"), number(node, "VPOS"));
    Area {
        x0,
        y0,
        x1: x0 + number(node, "WIDTH"),
        y1: y0 + number(node, "HEIGHT"),
    }
}

fn styles<'a>(alto: Node<'a, '_>) -> Styles<'a> {
    let styles = alto
        .descendants()
        .filter(|node| xml::is(*node, "TextStyle"));
    let sized =
        styles.filter_map(|style| Some((style.attribute("ID")?, number(style, "FONTSIZE"))));
    sized.filter(|(_, size)| *size > 0.0).collect()
}

fn tags<'a>(alto: Node<'a, '_>) -> Tags<'a> {
    let tags = xml::child(alto, "Tags")
        .into_iter()
        .flat_map(|tags| tags.children());
    let known = tags.filter_map(|tag| {
        let mut said = ["LABEL", "TYPE"]
            .into_iter()
            .filter_map(|name| tag.attribute(name));
        Some((tag.attribute("ID")?, said.find_map(Kind::named)?))
    });
    known.collect()
}

impl Surety {
    /// Adds the words of a line: `WC` from 0 to 1, or `CC`, a figure a character, 0 for sure.
    fn of(&mut self, line: Node<'_, '_>) {
        for string in xml::children(line, "String") {
            self.words += 1;
            let word = string.attribute("WC").and_then(thousandths);
            let figures = || {
                let figures = string.attribute("CC")?.chars();
                let figures = figures.filter_map(|c| c.to_digit(10));
                let (sum, count) = figures.fold((0, 0), |(sum, count), one| (sum + one, count + 1));
                Some(1000 - (sum * 1000).checked_div(count * 9)? as usize)
            };
            if let Some(word) = word.or_else(figures) {
                self.told += 1;
                self.sum += word;
            }
        }
    }

    /// What several pages say together.
    pub(crate) fn plus(self, other: Surety) -> Surety {
        Surety {
            words: self.words + other.words,
            told: self.told + other.told,
            sum: self.sum + other.sum,
        }
    }
}

/// A part of one in thousandths.
#[expect(clippy::cast_sign_loss, reason = "what is below nothing was refused")]
fn thousandths(value: &str) -> Option<usize> {
    let value: f32 = value.trim().parse().ok()?;
    let known = (0.0..=1.0).contains(&value);
    known.then_some((value * 1000.0).round() as usize)
}
