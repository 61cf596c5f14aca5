//! Screens as a web page that needs nothing beside itself.

use std::fmt::Write;

use ratatui::layout::Rect;
use ratatui::style::Modifier;
use unicode_segmentation::UnicodeSegmentation;

use super::runs::{FONTS, Run, common_ground, escaped, rows, web};
use super::sheet::Picture;

/// Screens as a page of that title, one under the other.
pub fn html(title: &str, pictures: &[Picture]) -> String {
    let mut body = String::new();
    for picture in pictures {
        let photographs = picture.photographs();
        let areas = photographs.iter().map(|(area, _)| *area);
        let rows = rows(picture.without(areas).rows());
        let ground = web(common_ground(&rows));
        // Writing to a string cannot fail.
        let _ = write!(body, "<pre style=\"background:{ground}\">");
        for runs in &rows {
            for run in runs {
                span(&mut body, run);
            }
            body.push('\n');
        }
        for (row, run) in picture.letters() {
            large(&mut body, row, &run);
        }
        for (area, address) in &photographs {
            image(&mut body, *area, address);
        }
        body.push_str("</pre>\n");
    }
    format!(
        "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n<title>{}</title>\n<style>\n\
         pre{{font:16px/1.3 {FONTS};padding:1ch;display:table;margin:1em auto;position:relative}}\n\
         span{{display:inline-block;white-space:pre;height:1.3em;vertical-align:top}}\n\
         i{{display:inline-block;width:2ch;font-style:inherit}}\n\
         .l,img{{position:absolute}}\n\
         </style>\n</head>\n<body>\n{body}</body>\n</html>\n",
        escaped(title)
    )
}

/// A run, as wide as its cells: an inline block with the letters spread over it.
fn span(body: &mut String, run: &Run) {
    let ground = web(run.shade.ground);
    let style = format!("width:{}ch;{};background:{ground}", run.cells, look(run));
    let _ = write!(body, "<span style=\"{style}\">");
    letters(body, run);
    body.push_str("</span>");
}

/// A run of large letters, over the cells of their boxes. Whatever is measured in letters is measured
/// in large ones.
fn large(body: &mut String, row: usize, run: &Run) {
    let _ = write!(
        body,
        "<span class=\"l\" style=\"font-size:{0}em;left:calc({1}ch/{0});top:calc((1ch + {2}em)/{0});width:calc({3}ch/{0});{4}\">",
        run.scale,
        run.column + 1,
        rows_high(row),
        run.cells,
        look(run)
    );
    letters(body, run);
    body.push_str("</span>");
}

/// A photograph over the cells of its box.
fn image(body: &mut String, area: Rect, address: &str) {
    let _ = write!(
        body,
        "<img alt=\"\" style=\"left:{}ch;top:calc(1ch + {}em);width:{}ch;height:{}em\" src=\"{address}\">",
        area.x + 1,
        rows_high(area.y.into()),
        area.width,
        rows_high(area.height.into())
    );
}

/// So many rows, in the height of a letter.
fn rows_high(rows: usize) -> String {
    format!("{}.{}", rows * 13 / 10, rows * 13 % 10)
}

/// How the letters of a run look.
fn look(run: &Run) -> String {
    let mut style = format!("color:{}", web(run.shade.text));
    for (shape, way) in [
        (Modifier::BOLD, ";font-weight:bold"),
        (Modifier::ITALIC, ";font-style:italic"),
        (Modifier::UNDERLINED, ";text-decoration:underline"),
    ] {
        if run.shape.contains(shape) {
            style.push_str(way);
        }
    }
    style
}

fn letters(body: &mut String, run: &Run) {
    if !run.is_wide() {
        body.push_str(&escaped(&run.text));
        return;
    }
    // Fonts whose Han letters are not two of their Latin ones would run out of line.
    for cluster in run.text.graphemes(true) {
        let _ = write!(body, "<i>{}</i>", escaped(cluster));
    }
}
