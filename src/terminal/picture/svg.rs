//! Screens as a drawing (SVG): every run is held to its cells, whatever fonts there are; rules and
//! blocks are drawn, so that they meet.

use std::fmt::Write;

use ratatui::layout::Rect;
use ratatui::style::Modifier;

use super::runs::{FONTS, Run, common_ground, escaped, is_rule, rows, web};
use super::sheet::Picture;

/// The width and height of a cell, and the letters that fill one and two of them, in pixels.
const CELL: (usize, usize) = (9, 21);
const LETTER: usize = 15;
const WIDE_LETTER: usize = 17;

/// Where letters stand, from the top of their cell.
const BASE: usize = 16;

/// What stays free around a screen, and between two.
const MARGIN: usize = 9;

/// A rectangle in pixels.
#[derive(Clone, Copy)]
struct Area {
    x: usize,
    y: usize,
    width: usize,
    height: usize,
}

/// Screens as one drawing, one under the other.
pub fn svg(pictures: &[Picture]) -> String {
    let mut looks: Vec<String> = Vec::new();
    let mut body = String::new();
    let (mut width, mut top) = (0, 0);
    for picture in pictures {
        let photographs = picture.photographs();
        let areas = photographs.iter().map(|(area, _)| *area);
        let rows = rows(picture.without(areas).rows());
        let across = picture.width() * CELL.0 + 2 * MARGIN;
        let down = rows.len() * CELL.1 + 2 * MARGIN;
        // Writing to a string cannot fail.
        let _ = writeln!(
            body,
            "<g transform=\"translate(0 {top})\"><rect width=\"{across}\" height=\"{down}\" fill=\"{}\"/>",
            web(common_ground(&rows))
        );
        let ground = common_ground(&rows);
        for (row, runs) in rows.iter().enumerate() {
            let y = MARGIN + row * CELL.1;
            for run in runs.iter().filter(|run| run.shade.ground != ground) {
                let area = Area {
                    x: run.column * CELL.0,
                    y,
                    width: run.cells * CELL.0,
                    height: CELL.1,
                };
                rect(&mut body, area, &web(run.shade.ground));
            }
            for run in runs.iter().filter(|run| !run.is_blank()) {
                draw(&mut body, run, y, &mut looks);
            }
        }
        for (row, run) in picture.letters() {
            text(&mut body, &run, MARGIN + row * CELL.1, &mut looks);
        }
        for (area, address) in &photographs {
            image(&mut body, *area, address);
        }
        body.push_str("</g>\n");
        width = width.max(across);
        top += down + MARGIN;
    }
    let height = top.saturating_sub(MARGIN);
    let mut looks_of_text = String::new();
    for (number, look) in looks.iter().enumerate() {
        let _ = write!(looks_of_text, ".l{number}{{{look}}}");
    }
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" xml:space=\"preserve\">\n\
         <style>text{{font-family:{FONTS};font-size:{LETTER}px;white-space:pre}}\
         .w{{font-size:{WIDE_LETTER}px}}{looks_of_text}</style>\n{body}</svg>\n"
    )
}

fn draw(body: &mut String, run: &Run, y: usize, looks: &mut Vec<String>) {
    match run.text.chars().next().filter(|first| is_rule(*first)) {
        Some(mark) => rule(body, run, mark, y),
        None => text(body, run, y, looks),
    }
}

/// A run of letters, without the blanks around it.
fn text(body: &mut String, run: &Run, y: usize, looks: &mut Vec<String>) {
    let underlined = run.shape.contains(Modifier::UNDERLINED);
    let (before, text) = if underlined {
        (0, run.text.as_str())
    } else {
        let text = run.text.trim_start();
        (run.text.chars().count() - text.chars().count(), text)
    };
    let text = if underlined { text } else { text.trim_end() };
    let gone = run.text.chars().count() - text.chars().count();
    let cells = run.cells - gone * run.each;
    let mut look = format!("fill:{}", web(run.shade.text));
    for (shape, style) in [
        (Modifier::BOLD, ";font-weight:bold"),
        (Modifier::ITALIC, ";font-style:italic"),
        (Modifier::UNDERLINED, ";text-decoration:underline"),
    ] {
        if run.shape.contains(shape) {
            look.push_str(style);
        }
    }
    let number = looks.iter().position(|known| *known == look);
    let number = number.unwrap_or_else(|| {
        looks.push(look);
        looks.len() - 1
    });
    let wide = if run.is_wide() { " w" } else { "" };
    let letter = if run.is_wide() { WIDE_LETTER } else { LETTER };
    let large = if run.scale > 1 {
        format!(" style=\"font-size:{}px\"", letter * run.scale)
    } else {
        String::new()
    };
    let _ = writeln!(
        body,
        "<text class=\"l{number}{wide}\"{large} x=\"{}\" y=\"{}\" textLength=\"{}\" lengthAdjust=\"spacingAndGlyphs\">{}</text>",
        MARGIN + (run.column + before * run.each) * CELL.0,
        y + BASE * run.scale,
        cells * CELL.0,
        escaped(text)
    );
}

/// A photograph over the cells of its box.
fn image(body: &mut String, area: Rect, address: &str) {
    let cells = |count: u16, each: usize| usize::from(count) * each;
    let _ = writeln!(
        body,
        "<image x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" preserveAspectRatio=\"none\" href=\"{address}\"/>",
        MARGIN + cells(area.x, CELL.0),
        MARGIN + cells(area.y, CELL.1),
        cells(area.width, CELL.0),
        cells(area.height, CELL.1)
    );
}

/// A run of one piece of a rule.
fn rule(body: &mut String, run: &Run, mark: char, y: usize) {
    let whole = Area {
        x: run.column * CELL.0,
        y,
        width: run.cells * CELL.0,
        height: CELL.1,
    };
    let rows = |y: usize, height: usize| Area { y, height, ..whole };
    let (half, middle) = (CELL.0 / 2, y + CELL.1 / 2);
    let fill = web(run.shade.text);
    let (from, width) = match mark {
        '─' => return rect(body, rows(middle, 1), &fill),
        '━' => return rect(body, rows(middle - 1, 3), &fill),
        '█' => return rect(body, whole, &fill),
        '▀' => return rect(body, rows(y, CELL.1 / 2), &fill),
        '▄' => return rect(body, rows(middle, CELL.1 - CELL.1 / 2), &fill),
        '┃' => (half - 1, 3),
        '▌' => (0, half),
        '▐' => (half, CELL.0 - half),
        _ => (half, 1),
    };
    for cell in 0..run.cells {
        let x = whole.x + cell * CELL.0 + from;
        rect(body, Area { x, width, ..whole }, &fill);
    }
}

/// A filled rectangle; its corner is counted from the first column of cells.
fn rect(body: &mut String, area: Area, fill: &str) {
    let (x, y) = (area.x + MARGIN, area.y);
    let (width, height) = (area.width, area.height);
    let _ = writeln!(
        body,
        "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{fill}\"/>"
    );
}
