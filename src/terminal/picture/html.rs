//! Screens as a web page that needs nothing beside itself.

use std::fmt::Write;

use ratatui::style::Modifier;
use unicode_segmentation::UnicodeSegmentation;

use super::runs::{FONTS, Run, common_ground, escaped, rows, web};
use super::sheet::Picture;

/// Screens as a page of that title, one under the other.
pub fn html(title: &str, pictures: &[Picture]) -> String {
    let mut body = String::new();
    for picture in pictures {
        let rows = rows(picture);
        let ground = web(common_ground(&rows));
        // Writing to a string cannot fail.
        let _ = write!(body, "<pre style=\"background:{ground}\">");
        for runs in &rows {
            for run in runs {
                span(&mut body, run);
            }
            body.push('\n');
        }
        body.push_str("</pre>\n");
    }
    format!(
        "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n<title>{}</title>\n<style>\n\
         pre{{font:16px/1.3 {FONTS};padding:1ch;display:table;margin:1em auto}}\n\
         span{{display:inline-block;white-space:pre;height:1.3em;vertical-align:top}}\n\
         i{{display:inline-block;width:2ch;font-style:inherit}}\n\
         </style>\n</head>\n<body>\n{body}</body>\n</html>\n",
        escaped(title)
    )
}

/// A run, as wide as its cells: an inline block with the letters spread over it.
fn span(body: &mut String, run: &Run) {
    let mut style = format!(
        "width:{}ch;color:{};background:{}",
        run.cells,
        web(run.shade.text),
        web(run.shade.ground)
    );
    for (shape, way) in [
        (Modifier::BOLD, ";font-weight:bold"),
        (Modifier::ITALIC, ";font-style:italic"),
        (Modifier::UNDERLINED, ";text-decoration:underline"),
    ] {
        if run.shape.contains(shape) {
            style.push_str(way);
        }
    }
    let _ = write!(body, "<span style=\"{style}\">");
    if run.each == 1 {
        body.push_str(&escaped(&run.text));
    } else {
        // Fonts whose Han letters are not two of their Latin ones would run out of line.
        for cluster in run.text.graphemes(true) {
            let _ = write!(body, "<i>{}</i>", escaped(cluster));
        }
    }
    body.push_str("</span>");
}
