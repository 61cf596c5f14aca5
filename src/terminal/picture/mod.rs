//! A screen as a value: printed as plain text or with colours, drawn for other programs, and
//! compared in tests.

mod html;
mod runs;
mod sheet;
mod svg;

pub use html::html;
pub use sheet::Picture;
pub use svg::svg;

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::buffer::Buffer;
    use ratatui::style::{Color, Style};

    #[test]
    fn a_picture_prints_as_text_and_in_colour() {
        let mut buffer = Buffer::with_lines(["报 x ", "    "]);
        buffer[(3, 0)].set_style(Style::new().fg(Color::Rgb(1, 2, 3)).bg(Color::Blue));
        let picture = Picture::new(buffer);
        assert_eq!(picture.plain(), ["报 x", ""]);
        assert_eq!(
            picture.coloured()[0],
            "\u{1b}[0m报 \u{1b}[0;38;2;1;2;3;44mx\u{1b}[0m \u{1b}[0m"
        );
        assert_eq!(picture.torn(), None);
    }

    #[test]
    fn what_is_written_cannot_break_out_of_a_drawing() {
        let hostile = "</text><script>&\"'";
        let picture = Picture::new(Buffer::with_lines([hostile, "报纸 ─│"]));
        for drawn in [
            svg(std::slice::from_ref(&picture)),
            html(hostile, std::slice::from_ref(&picture)),
        ] {
            assert!(!drawn.contains("<script>"), "{drawn}");
            assert!(drawn.contains("&lt;script&gt;&amp;&quot;&#39;"), "{drawn}");
        }
    }

    #[test]
    fn every_run_is_held_to_its_cells() {
        let drawn = svg(&[Picture::new(Buffer::with_lines(["ab 报纸 x"]))]);
        let texts: Vec<&str> = drawn
            .lines()
            .filter(|line| line.starts_with("<text"))
            .collect();
        assert_eq!(texts.len(), 3, "{drawn}");
        assert!(texts[0].contains("x=\"9\" ") && texts[0].contains("textLength=\"18\""));
        assert!(texts[1].contains("x=\"36\" ") && texts[1].contains("textLength=\"36\""));
        assert!(texts[2].contains("x=\"81\" ") && texts[2].contains("textLength=\"9\""));
    }

    #[test]
    fn half_a_cluster_is_noticed() {
        let mut buffer = Buffer::with_lines(["报纸"]);
        buffer[(1, 0)].set_symbol("x");
        assert_eq!(
            Picture::new(buffer).torn().as_deref(),
            Some("row 0, column 0: 报")
        );
    }
}
