//! A page of recognised text as the page room takes it: lines where they stand. Only pages whose blocks
//! stand side by side and say nothing of what they are need it; others are read in their order.

use std::collections::BTreeSet;

use super::alto::{Block, Sheet};
use super::kind::Kind;
use super::line::{Line, add};
use crate::page::{self, Area, Picture, SetLine};

/// Lines that a block of running text has at least.
const RUNNING: usize = 3;
/// How far lines may lie over one another on a page whose places are to be believed.
const OVERLAP: f32 = 0.5;
/// How many times the middle of its block a line is higher that is set in larger type.
const LARGER: f32 = 1.35;

/// The page with the places of its lines; none where they are not told or not needed.
pub(crate) fn sheet(sheet: &Sheet) -> Option<page::Sheet> {
    let says = |kind: Kind| {
        !matches!(
            kind,
            Kind::Around | Kind::Text | Kind::Furniture | Kind::Picture
        )
    };
    let is_told = sheet
        .blocks
        .iter()
        .any(|block| block.kind.is_some_and(says));
    if is_told || !is_placed(sheet) || !is_in_columns(sheet) {
        return None;
    }
    let scale = scale(sheet);
    let mut whole = Whole::default();
    let mut lines = Vec::new();
    let is_printed = |block: &&Block| block.kind != Some(Kind::Furniture);
    for block in sheet.blocks.iter().filter(is_printed) {
        for line in &block.lines {
            let text = whole.text(line);
            if text.is_empty() {
                continue;
            }
            let size = if line.size > 0.0 {
                line.size * scale
            } else if line.height > block.size * LARGER {
                line.height
            } else {
                block.size
            };
            lines.push(SetLine {
                text,
                area: area(line),
                size,
                ..SetLine::default()
            });
        }
    }
    let pictures = sheet
        .blocks
        .iter()
        .filter(|block| block.kind == Some(Kind::Picture));
    let pictures = pictures.map(|block| Picture {
        area: block.area,
        path: None,
    });
    Some(page::Sheet {
        size: extent(sheet, &lines),
        pictures: pictures.collect(),
        lines,
        rules: Vec::new(),
    })
}

fn area(line: &Line) -> Area {
    Area {
        x0: line.left,
        y0: line.top,
        x1: line.right,
        y1: line.top + line.height,
    }
}

/// The width and height of a page: as it says, and at least as far as its lines reach.
fn extent(sheet: &Sheet, lines: &[SetLine]) -> (f32, f32) {
    let said = sheet.extent;
    lines.iter().fold(said, |(width, height), line| {
        (width.max(line.area.x1), height.max(line.area.y1))
    })
}

/// Whether every line tells its place, and no two of a block the same.
fn is_placed(sheet: &Sheet) -> bool {
    let mut blocks = sheet.blocks.iter();
    blocks.all(|block| {
        let mut lines = block.lines.iter();
        lines.all(|line| line.height > 0.0 && line.right > line.left)
            && block.lines.windows(2).all(|pair| {
                let (one, other) = (area(&pair[0]), area(&pair[1]));
                let shared = one.y1.min(other.y1) - one.y0.max(other.y0);
                let beside = one.x1 <= other.x0 || other.x1 <= one.x0;
                beside || shared < OVERLAP * one.height().min(other.height())
            })
    })
}

/// Whether blocks of running text stand side by side.
fn is_in_columns(sheet: &Sheet) -> bool {
    let areas: Vec<Area> = sheet
        .blocks
        .iter()
        .filter(|block| block.lines.len() >= RUNNING)
        .filter_map(|block| {
            block
                .lines
                .iter()
                .map(area)
                .reduce(|one, other| one.around(&other))
        })
        .collect();
    areas.iter().enumerate().any(|(at, one)| {
        areas[at + 1..].iter().any(|other| {
            let shared = one.y1.min(other.y1) - one.y0.max(other.y0);
            let beside = one.x1 <= other.x0 || other.x1 <= one.x0;
            beside && shared > OVERLAP * one.height().min(other.height())
        })
    })
}

/// How many units of the page a point of type is: the middle of what its lines say.
fn scale(sheet: &Sheet) -> f32 {
    let lines = sheet.blocks.iter().flat_map(|block| &block.lines);
    let typed = lines.filter(|line| line.size > 0.0);
    let mut all: Vec<f32> = typed.map(|line| line.height / line.size).collect();
    all.sort_by(f32::total_cmp);
    all.get(all.len() / 2).copied().unwrap_or(1.0)
}

/// Words that the page says whole where a line's end parts them.
#[derive(Default)]
struct Whole(BTreeSet<String>);

impl Whole {
    /// The text of a line: a parted word whole where it begins, and not again where it goes on.
    fn text(&mut self, line: &Line) -> String {
        let mut text = line.text.clone();
        if let Some((rest, whole)) = &line.rest {
            let after = text.get(*rest..).unwrap_or_default().trim_start();
            text = if self.0.remove(whole) {
                after.to_owned()
            } else {
                let mut text = whole.clone();
                add(&mut text, after);
                text
            };
        }
        if let Some(broken) = &line.broken {
            if let Some(whole) = &broken.whole {
                add(&mut text, whole);
                self.0.insert(whole.clone());
            } else {
                add(&mut text, &broken.part);
                text.push('-');
            }
        }
        text
    }
}
