//! The sheets of a paper into an issue: furniture set aside, each sheet into stories, what jumps
//! from one sheet to another joined, a section a sheet.

use std::collections::BTreeMap;

use super::blocks::block::{self, Block, BlockKind};
use super::blocks::columns::{self, Body};
use super::blocks::flow::{self, Flow};
use super::blocks::sheet::{SetLine, Sheet};
use super::kinds::galley::{self, Galley};
use super::kinds::piece::{Kind, Piece, Standing};
use super::lines::furniture::{self, Facts};
use super::lines::join::Joiner;
use super::lines::line::{Before, Line, Lines};
use super::stories::articles;
use super::stories::binding;
use super::stories::jumps;
use super::stories::story;
use super::stories::telling::Told;
use super::words::language;
use crate::reading::Reading;
use newsprint_issue::Language;

/// The share of a page's height, from its upper and its lower edge, where furniture may stand.
const EDGE: f32 = 0.13;
/// Rows at either edge that are asked whether they are furniture.
const MOST_ROWS: usize = 5;

/// A sheet with its furniture taken off.
struct Leaf {
    sheet: Sheet,
    lines: Vec<SetLine>,
    furniture: Vec<(usize, String, Facts)>,
}

/// Reads the sheets of a paper.
pub(crate) fn read(sheets: &[Sheet]) -> Reading {
    let upright: Vec<Sheet> = sheets
        .iter()
        .map(|sheet| {
            if sheet.is_downward() {
                sheet.turned()
            } else {
                sheet.clone()
            }
        })
        .collect();
    let body = Body::of(&upright);
    let mut leaves: Vec<Leaf> = upright
        .into_iter()
        .map(|sheet| Leaf {
            lines: columns::lines(&sheet, body),
            furniture: Vec::new(),
            sheet,
        })
        .collect();
    let mut number = 0;
    let running = running(&leaves, body);
    for leaf in &mut leaves {
        leaf.undress(&running, body, &mut number);
    }
    let text: String = leaves
        .iter()
        .flat_map(|leaf| {
            leaf.lines
                .iter()
                .flat_map(|line| [line.text.as_str(), "\n"])
        })
        .collect();
    let language = language::guess(&text);
    bind(leaves, body, language, number)
}

/// Reads the stories of all leaves and binds them.
fn bind(leaves: Vec<Leaf>, body: Body, language: Language, mut number: usize) -> Reading {
    let all: Vec<SetLine> = leaves.iter().flat_map(|leaf| leaf.lines.clone()).collect();
    let plain = galley::plain(&all);
    let joiner = Joiner::of(&plain);
    let mut pages: Vec<Vec<Vec<Piece>>> = Vec::new();
    let mut sizes = BTreeMap::new();
    let mut columns = 0;
    for leaf in &leaves {
        let blocks = block::blocks(leaf.lines.clone(), &leaf.sheet, body);
        columns += usize::from(is_in_columns(&blocks));
        let flows = flow::flows(&blocks, &leaf.sheet, body);
        let galley = Galley {
            indented: galley::is_indented(&blocks, body),
            blocks: &blocks,
            sheet: &leaf.sheet,
            body,
            joiner: &joiner,
        };
        let mut stories = Vec::new();
        for flow in &flows {
            let pieces = galley.pieces(flow, &mut number);
            size(flow, &blocks, &pieces, &mut sizes);
            stories.push(pieces);
        }
        pages.push(stories);
    }
    let is_report = columns * 3 < leaves.len() || columns == 0;
    let taken = Lines::default();
    if is_report {
        let furniture = leaves.into_iter().flat_map(|leaf| leaf.furniture).collect();
        let sheets = [binding::Sheet::fixed(furniture, String::new())];
        let told = tell(&report(pages, &sizes), language, &sizes);
        return binding::bind(&taken, &sheets, vec![told], language);
    }
    let sheets: Vec<binding::Sheet> = (1..)
        .zip(leaves)
        .map(|(page, leaf)| binding::Sheet::fixed(leaf.furniture, page_name(page, language)))
        .collect();
    let mut told: Vec<Vec<Told>> = pages
        .into_iter()
        .map(|stories| tell(&stories.concat(), language, &sizes))
        .collect();
    let printed: Vec<Option<usize>> = sheets.iter().map(binding::Sheet::number).collect();
    jumps::join(&mut told, &printed);
    binding::bind(&taken, &sheets, told, language)
}

/// What a page is called that does not say it itself.
fn page_name(page: usize, language: Language) -> String {
    match language {
        Language::Simplified | Language::Traditional => format!("第{page}版"),
        Language::Japanese => format!("{page}面"),
        Language::Korean => format!("{page}면"),
        Language::English | Language::Other(_) => format!("Page {page}"),
    }
}

/// Whether a sheet's text stands in columns side by side.
fn is_in_columns(blocks: &[Block]) -> bool {
    let text = |block: &&Block| block.kind == BlockKind::Text && block.lines.len() > 1;
    let texts: Vec<&Block> = blocks.iter().filter(text).collect();
    texts.iter().any(|one| {
        texts.iter().any(|other| {
            other.area.shares_rows(&one.area) > 0.5 && other.area.shares_columns(&one.area) < 0.0
        })
    })
}

/// Remembers how large the headline of a flow is, by the number of its first line.
fn size(flow: &Flow, blocks: &[Block], pieces: &[Piece], sizes: &mut BTreeMap<usize, f32>) {
    let line = pieces.first().and_then(|piece| piece.lines.first());
    if let (Some(head), Some(line)) = (flow.head, line) {
        sizes.insert(*line, blocks[head].size());
    }
}

/// The pieces of a report, which runs on from page to page: its largest headings that come more
/// than once begin its chapters, the smaller ones are crossheads.
fn report(pages: Vec<Vec<Vec<Piece>>>, sizes: &BTreeMap<usize, f32>) -> Vec<Piece> {
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    #[expect(clippy::cast_sign_loss, reason = "sizes of type are above zero")]
    let rounded = |size: f32| (size * 2.0).round() as u32;
    for size in sizes.values() {
        *counts.entry(rounded(*size)).or_default() += 1;
    }
    let chapter = counts.iter().rev().find(|(_, count)| **count > 1);
    let chapter = chapter.or_else(|| counts.iter().next_back());
    let chapter = chapter.map_or(0, |(size, _)| *size);
    let mut pieces: Vec<Piece> = Vec::new();
    for mut story in pages.into_iter().flatten() {
        let line = story.first().and_then(|piece| piece.lines.first());
        let size = line.and_then(|line| sizes.get(line));
        let below = size.is_some_and(|size| rounded(*size) < chapter);
        if below || size.is_none() {
            for piece in &mut story {
                piece.before = Before::Nothing;
                if piece.standing.is_head() {
                    piece.standing = Standing::Crosshead;
                }
            }
        }
        if size.is_none() {
            go_on(&mut pieces, &mut story);
        }
        pieces.append(&mut story);
    }
    pieces
}

/// Joins the first paragraph of a page to the last of the page before where the sentence goes on.
fn go_on(pieces: &mut [Piece], story: &mut Vec<Piece>) {
    let open = |piece: &Piece| {
        piece.kind == Kind::Paragraph && !super::words::script::ends_sentence(&piece.text)
    };
    let at = pieces.iter().rposition(|piece| piece.kind != Kind::Caption);
    let (Some(at), Some(next)) = (at, story.first()) else {
        return;
    };
    if open(&pieces[at]) && next.kind == Kind::Paragraph {
        let next = story.remove(0);
        Joiner::of(&[]).join(&mut pieces[at].text, &next.text);
        pieces[at].lines.extend(next.lines);
        pieces[at].closing = next.closing;
    }
}

/// The stories of a sheet's pieces, ranked by the size of their headlines.
fn tell(pieces: &[Piece], language: Language, sizes: &BTreeMap<usize, f32>) -> Vec<Told> {
    if pieces.is_empty() {
        return Vec::new();
    }
    let stories = if pieces.iter().any(Piece::is_body) {
        articles::separate(pieces)
    } else {
        vec![articles::single(pieces)]
    };
    let mut told = story::tell_all(pieces, &stories, language);
    let largest = |told: &Told| {
        let lines = told.lines.iter().filter_map(|(line, _)| sizes.get(line));
        lines.fold(0.0_f32, |largest, size| largest.max(*size))
    };
    let all: Vec<f32> = told.iter().map(largest).collect();
    story::rank_by_size(&mut told, &all);
    told
}

impl Leaf {
    /// Takes the furniture off the edges of a sheet.
    fn undress(&mut self, running: &[(String, i32)], body: Body, number: &mut usize) {
        let height = self.sheet.size.1;
        let (top, foot) = (EDGE * height, (1.0 - 0.6 * EDGE) * height);
        let rows = rows(&self.lines);
        let mut upper: Vec<usize> = Vec::new();
        let mut lower: Vec<usize> = Vec::new();
        for (at, row) in rows.iter().enumerate() {
            let area = &self.lines[row[0]].area;
            if area.y1 < top && upper.len() < MOST_ROWS {
                upper.push(at);
            } else if area.y0 > foot && rows.len() - at <= MOST_ROWS {
                lower.push(at);
            }
        }
        let mut gone: Vec<usize> = Vec::new();
        for edge in [upper, lower] {
            let lines: Vec<Line> = edge.iter().map(|at| self.row(&rows[*at])).collect();
            let facts = furniture::find(&lines);
            for ((at, line), facts) in edge.iter().zip(lines).zip(facts) {
                let again = || {
                    let key = key(&line.text, self.lines[rows[*at][0]].area.y0, body);
                    running.contains(&key).then(|| Facts {
                        imprint: Some(line.text.clone()),
                        ..Facts::default()
                    })
                };
                if let Some(facts) = facts.or_else(again) {
                    *number += 1;
                    self.furniture.push((*number, line.text.clone(), facts));
                    gone.extend(&rows[*at]);
                }
            }
        }
        let mut at = 0;
        self.lines.retain(|_| {
            at += 1;
            !gone.contains(&(at - 1))
        });
    }

    /// A row as a line of bare text.
    fn row(&self, row: &[usize]) -> Line {
        let mut text = String::new();
        for at in row {
            if !text.is_empty() {
                text.push_str("  ");
            }
            text.push_str(&self.lines[*at].text);
        }
        Line {
            width: super::words::script::width(&text),
            text,
            before: Before::PageBreak,
            ..Line::default()
        }
    }
}

/// Lines by the rows they stand in, from the top down.
fn rows(lines: &[SetLine]) -> Vec<Vec<usize>> {
    let mut rows: Vec<Vec<usize>> = Vec::new();
    for at in 0..lines.len() {
        let area = &lines[at].area;
        let same = |row: &&mut Vec<usize>| lines[row[0]].area.shares_rows(area) > 0.5;
        match rows.iter_mut().rev().take(3).find(same) {
            Some(row) => row.push(at),
            None => rows.push(vec![at]),
        }
    }
    for row in &mut rows {
        row.sort_by(|one, other| lines[*one].area.x0.total_cmp(&lines[*other].area.x0));
    }
    rows
}

/// What makes a running head the same on every page: its words without figures, and its height.
fn key(text: &str, y: f32, body: Body) -> (String, i32) {
    let words = text.chars().filter(|c| c.is_alphabetic()).collect();
    (words, (y / body.size.max(1.0)).round() as i32)
}

/// The rows that stand at the edges of at least two in five sheets, and of two at least.
fn running(leaves: &[Leaf], body: Body) -> Vec<(String, i32)> {
    let mut counts: BTreeMap<(String, i32), usize> = BTreeMap::new();
    for leaf in leaves {
        let height = leaf.sheet.size.1;
        for row in rows(&leaf.lines) {
            let area = &leaf.lines[row[0]].area;
            if area.y1 < EDGE * height || area.y0 > (1.0 - 0.6 * EDGE) * height {
                let line = leaf.row(&row);
                *counts.entry(key(&line.text, area.y0, body)).or_default() += 1;
            }
        }
    }
    let many = (leaves.len() * 2 / 5).max(2);
    let often = counts.into_iter().filter(|(_, count)| *count >= many);
    often.map(|(key, _)| key).collect()
}
