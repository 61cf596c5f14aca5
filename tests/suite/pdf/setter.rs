//! Sets stories on newspaper pages: modules side by side and one above the other, headlines across
//! their columns, decks, pictures with captions, rules or white between them, a folio on top.

#![allow(
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::format_push_string,
    clippy::format_collect,
    clippy::print_stderr,
    clippy::print_stdout,
    reason = "points of a page are small, and figures are printed"
)]

use newsprint::issue::{Article, Block, Language, Text};

use super::writer::{Font, Page};
use crate::degrade::{self, Dice};

/// What a page is asked to be; the dice draw the rest.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Design {
    /// The font of Chinese pages; Latin for an English one.
    pub(crate) font: Font,
    /// Columns of the page.
    pub(crate) columns: usize,
}

/// A page and the stories on it.
pub(crate) struct Proof {
    pub(crate) page: Page,
    pub(crate) truth: Vec<Article>,
}

pub(crate) const SIZE: (f32, f32) = (780.0, 1100.0);
const MARGIN: f32 = 40.0;
const TOP: f32 = 62.0;
const GUTTER: f32 = 15.0;
/// The type of the text, and the distance of its lines.
const TYPE: f32 = 9.0;
const LEADING: f32 = 13.0;

impl Design {
    fn is_latin(self) -> bool {
        self.font == Font::Latin
    }

    fn measure(self) -> f32 {
        let columns = self.columns as f32;
        (SIZE.0 - 2.0 * MARGIN - GUTTER * (columns - 1.0)) / columns
    }

    /// The left edge of a column.
    fn left(self, column: usize) -> f32 {
        MARGIN + column as f32 * (self.measure() + GUTTER)
    }

    /// How wide a text of that size is.
    fn width(self, text: &str, size: f32) -> f32 {
        let cells = |c: char| {
            if c.is_ascii() || self.is_latin() {
                0.5
            } else {
                1.0
            }
        };
        text.chars().map(cells).sum::<f32>() * size
    }

    /// Lines of a paragraph, the first of them indented.
    fn wrap(self, text: &str) -> Vec<String> {
        if self.is_latin() {
            return words(text, (self.measure() / (0.5 * TYPE)) as usize, 2);
        }
        degrade::wrap(text, (self.measure() / (0.5 * TYPE)) as usize / 2 * 2, 4)
    }
}

fn words(text: &str, measure: usize, indent: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut room = measure - indent;
    for word in text.split(' ') {
        if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > room {
            lines.push(std::mem::take(&mut line));
            room = measure;
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    lines.push(line);
    lines
}

/// A line of a column.
#[derive(Clone, Debug)]
struct Line {
    text: String,
    indent: f32,
    size: f32,
    justified: bool,
}

/// A story with the columns it is given.
struct Module {
    story: Article,
    lines: Vec<Line>,
    columns: usize,
    picture: bool,
}

/// Sets a page; the same design and seed always give the same page.
pub(crate) fn page(design: Design, seed: u64) -> Proof {
    let mut dice = Dice(seed);
    let language = if design.is_latin() {
        Language::English
    } else {
        Language::Simplified
    };
    let mut stories = degrade::stories(language);
    let mut page = Page::new(SIZE);
    let ruled = dice.chance(50);
    folio(design, &mut page);
    let mut truth = Vec::new();
    let mut top = TOP;
    // The first band is one story or two, the others as many as fit.
    while !stories.is_empty() {
        let band = band(design, &mut stories, &mut dice);
        let height = band
            .iter()
            .map(|module| height(design, module))
            .fold(0.0, f32::max);
        if top + height > SIZE.1 - 40.0 {
            break;
        }
        if top > TOP && ruled {
            page.rule((MARGIN, top - 9.0), (SIZE.0 - MARGIN, top - 9.0));
        }
        let mut column = 0;
        for module in band {
            if column > 0 && ruled {
                let x = design.left(column) - GUTTER / 2.0;
                page.rule((x, top - 4.0), (x, top + height - 6.0));
            }
            set(design, &mut page, &module, (column, top));
            column += module.columns;
            truth.push(module.story);
        }
        top += height + 20.0;
    }
    Proof { page, truth }
}

fn folio(design: Design, page: &mut Page) {
    let texts = if design.is_latin() {
        ["The Harbour Post", "Monday, November 23, 2026", "Page 2"]
    } else {
        ["江城时报", "2026年11月23日　星期一", "第02版　要闻"]
    };
    for (at, text) in texts.iter().enumerate() {
        page.text(
            design.font,
            TYPE,
            (MARGIN + 280.0 * at as f32, 30.0),
            text,
            0.0,
        );
    }
    page.rule((MARGIN, 46.0), (SIZE.0 - MARGIN, 46.0));
}

/// The stories that stand side by side in one band.
fn band(design: Design, stories: &mut Vec<Article>, dice: &mut Dice) -> Vec<Module> {
    let mut left = design.columns;
    let mut modules = Vec::new();
    while left > 0 && !stories.is_empty() {
        let most = left.min(3);
        let columns = if left <= 2 && modules.is_empty() {
            left
        } else {
            1 + dice.below(most)
        };
        // What would leave a story no room takes it itself.
        let columns = if left - columns == 0 || stories.len() > 1 {
            columns
        } else {
            left
        };
        let story = stories.remove(dice.below(stories.len()));
        modules.push(module(design, story, columns.max(1), dice));
        left -= columns.max(1);
    }
    modules
}

fn module(design: Design, mut story: Article, columns: usize, dice: &mut Dice) -> Module {
    let picture = columns > 1 && dice.chance(50);
    if !picture {
        story
            .body
            .retain(|block| !matches!(block, Block::Figure { .. }));
    }
    story
        .body
        .sort_by_key(|block| matches!(block, Block::Figure { .. }));
    if columns == 1 || dice.chance(50) {
        story.deck.clear();
    }
    if dice.chance(50) {
        story.byline.clear();
    }
    let figure = story
        .body
        .iter()
        .any(|block| matches!(block, Block::Figure { .. }));
    Module {
        lines: lines(design, &story),
        columns,
        picture: figure,
        story,
    }
}

/// The lines of a story's text.
fn lines(design: Design, story: &Article) -> Vec<Line> {
    let mut lines = Vec::new();
    let indent = if design.is_latin() { TYPE } else { 2.0 * TYPE };
    let names: Vec<&str> = story.byline.iter().map(|by| &*by.name).collect();
    if design.is_latin() && !names.is_empty() {
        lines.push(Line {
            text: format!("By {}", names.join(" and ")),
            indent: 0.0,
            size: TYPE,
            justified: false,
        });
    }
    let last = story
        .body
        .iter()
        .rposition(|block| matches!(block, Block::Paragraph(_)));
    for (at, block) in story.body.iter().enumerate() {
        match block {
            Block::Paragraph(text) => {
                let mut text = text.plain();
                if Some(at) == last && !names.is_empty() && !design.is_latin() {
                    text += &format!("（{}）", names.join(" "));
                }
                let wrapped = design.wrap(&text);
                let count = wrapped.len();
                lines.extend(wrapped.into_iter().enumerate().map(|(at, text)| Line {
                    text,
                    indent: if at == 0 { indent } else { 0.0 },
                    size: TYPE,
                    justified: at + 1 < count,
                }));
            }
            Block::Heading(text) => lines.push(Line {
                text: text.plain(),
                indent: 0.0,
                size: 10.5,
                justified: false,
            }),
            _ => {}
        }
    }
    lines
}

/// The size of a headline over so many columns.
fn headline_size(columns: usize) -> f32 {
    [15.0, 20.0, 26.0][columns.min(3) - 1]
}

/// The lines of a headline in the room it has.
fn headline(design: Design, module: &Module) -> Vec<String> {
    let size = headline_size(module.columns);
    let room = width(design, module.columns);
    let title = module.story.title();
    if design.width(&title, size) <= room {
        return vec![title];
    }
    let fits = |line: &String| design.width(line, size) <= room;
    let lines: Vec<String> = module.story.headline.iter().map(Text::plain).collect();
    if lines.iter().all(fits) {
        return lines;
    }
    let cells = (room / (0.5 * size)) as usize;
    if design.is_latin() {
        words(&title, cells, 0)
    } else {
        degrade::wrap(&title, cells / 2 * 2, 0)
    }
}

fn width(design: Design, columns: usize) -> f32 {
    columns as f32 * (design.measure() + GUTTER) - GUTTER
}

/// The height of the heads of a module.
fn head_height(design: Design, module: &Module) -> f32 {
    let size = headline_size(module.columns);
    let lines = headline(design, module).len() as f32;
    let decks = module.story.deck.len() as f32;
    lines * size * 1.25 + decks * 16.0 + 8.0
}

const PICTURE: f32 = 90.0;

/// Lines of a caption under a picture of one column.
fn caption(design: Design, module: &Module) -> Vec<String> {
    let caption = module.story.body.iter().find_map(|block| match block {
        Block::Figure { caption, .. } => Some(caption.plain()),
        _ => None,
    });
    let cells = (design.measure() / 4.0) as usize;
    match caption {
        Some(caption) if design.is_latin() => words(&caption, cells, 0),
        Some(caption) => degrade::wrap(&caption, cells / 2 * 2, 0),
        None => Vec::new(),
    }
}

/// Lines of text that a picture takes the room of.
fn picture_lines(design: Design, module: &Module) -> usize {
    if !module.picture {
        return 0;
    }
    let height = PICTURE + caption(design, module).len() as f32 * 11.0 + 14.0;
    (height / LEADING).ceil() as usize
}

fn column_lines(design: Design, module: &Module) -> usize {
    (module.lines.len() + picture_lines(design, module)).div_ceil(module.columns)
}

fn height(design: Design, module: &Module) -> f32 {
    let lines = column_lines(design, module).max(picture_lines(design, module));
    head_height(design, module) + lines as f32 * LEADING
}

/// Sets a module with its upper left corner at a column and a height.
fn set(design: Design, page: &mut Page, module: &Module, (column, top): (usize, f32)) {
    let (left, room) = (design.left(column), width(design, module.columns));
    let size = headline_size(module.columns);
    let mut y = top;
    for line in headline(design, module) {
        let x = left + (room - design.width(&line, size)) / 2.0;
        page.text(design.font, size, (x, y), &line, 0.0);
        y += size * 1.25;
    }
    for deck in &module.story.deck {
        let deck = deck.plain();
        let x = left + (room - design.width(&deck, 12.0)).max(0.0) / 2.0;
        page.text(design.font, 12.0, (x, y), &deck, 0.0);
        y += 16.0;
    }
    let start = top + head_height(design, module);
    let each = column_lines(design, module);
    let mut lines = module.lines.iter();
    for part in 0..module.columns {
        let x = design.left(column + part);
        let mut taken = 0;
        if module.picture && part + 1 == module.columns {
            picture(design, page, module, (x, start));
            taken = picture_lines(design, module);
        }
        for at in taken..each {
            let Some(line) = lines.next() else { break };
            let y = start + at as f32 * LEADING;
            page.text(
                design.font,
                line.size,
                (x + line.indent, y),
                &line.text,
                spread(design, line),
            );
        }
    }
}

/// What fills a line: a little between letters, or between words.
fn spread(design: Design, line: &Line) -> f32 {
    let slack = design.measure() - line.indent - design.width(&line.text, line.size);
    let joints = if design.is_latin() {
        line.text.matches(' ').count()
    } else {
        line.text.chars().count().saturating_sub(1)
    };
    // A composing room would rather leave a line short than tear it apart.
    let most = if design.is_latin() {
        0.6 * line.size
    } else {
        0.4 * line.size
    };
    if line.justified && joints > 0 {
        (slack / joints as f32).min(most)
    } else {
        0.0
    }
}

fn picture(design: Design, page: &mut Page, module: &Module, (x, y): (f32, f32)) {
    page.picture((x, y), (design.measure(), PICTURE));
    for (at, line) in caption(design, module).iter().enumerate() {
        page.text(
            design.font,
            8.0,
            (x, y + PICTURE + 5.0 + 11.0 * at as f32),
            line,
            0.0,
        );
    }
}
