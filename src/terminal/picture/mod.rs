//! A screen as a value: printed as plain text or with colours, drawn for other programs, and
//! compared in tests.

mod html;
mod inlay;
pub(crate) mod look;
mod runs;
mod sheet;
mod svg;

pub use html::html;
pub use sheet::Picture;
pub use svg::svg;

#[cfg(test)]
mod tests {
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::{Color, Style};

    use super::*;
    use crate::testing::themes;
    use crate::widgets::large::Letter;
    use crate::widgets::{Canvas, draw_letter};
    use newsprint_compose::Width;
    use newsprint_theme::Depth;

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

    /// A letter of two rows and one of three, and the words of their screen.
    fn enlarged(covered: bool) -> Picture {
        let letter = |text: &str, (column, row): (u16, u16), (scale, cells): (u16, u16)| Letter {
            area: Rect::new(column, row, scale * cells, scale),
            cells,
            text: text.to_owned(),
        };
        let letters = vec![
            letter("报", (0, 0), (2, 2)),
            letter("纸", (4, 0), (2, 2)),
            letter("x", (9, 1), (3, 1)),
        ];
        let themes = themes(Depth::None);
        let mut buffer = Buffer::empty(Rect::new(0, 0, 12, 4));
        let mut canvas = Canvas::new(&mut buffer, themes.worn(), Width::default());
        for letter in &letters {
            draw_letter(&mut canvas, letter, Style::new());
        }
        if covered {
            canvas.text(Rect::new(5, 1, 3, 1), "abc", Style::new());
        }
        Picture::new(buffer).enlarging(letters)
    }

    #[test]
    fn large_letters_are_drawn_as_large_as_their_boxes() {
        let picture = enlarged(false);
        assert_eq!(picture.plain(), ["报  纸", "", "          x", ""]);
        let drawn = svg(std::slice::from_ref(&picture));
        let texts: Vec<&str> = drawn
            .lines()
            .filter(|line| line.starts_with("<text"))
            .collect();
        assert_eq!(texts.len(), 2, "{drawn}");
        for (text, parts) in texts.iter().zip([
            [
                "font-size:34px",
                "x=\"9\" y=\"41\"",
                "textLength=\"72\"",
                ">报纸<",
            ],
            [
                "font-size:45px",
                "x=\"90\" y=\"78\"",
                "textLength=\"27\"",
                ">x<",
            ],
        ]) {
            assert!(parts.iter().all(|part| text.contains(part)), "{text}");
        }
        let drawn = html("", std::slice::from_ref(&picture));
        let large: Vec<&str> = drawn.split("<span class=\"l\"").skip(1).collect();
        assert_eq!(large.len(), 2, "{drawn}");
        assert!(
            large[0].starts_with(
                " style=\"font-size:2em;left:calc(1ch/2);top:calc((1ch + 0.0em)/2);width:calc(8ch/2);"
            ) && large[0].contains("<i>报</i><i>纸</i>"),
            "{drawn}"
        );
        assert!(large[1].contains("top:calc((1ch + 1.3em)/3)"), "{drawn}");
    }

    #[test]
    fn what_lies_over_a_large_letter_makes_it_small() {
        let drawn = svg(&[enlarged(true)]);
        assert!(drawn.contains(">报<") && drawn.contains(">abc<"), "{drawn}");
        assert_eq!(drawn.matches("font-size:34px").count(), 1, "{drawn}");
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
