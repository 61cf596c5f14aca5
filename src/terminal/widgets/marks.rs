//! Marks of our own, as the terminal can draw them.

use newsprint_compose::Width;

/// Marks of our own. Where the terminal draws such characters wide, plain ones: else nothing that
/// is built of them would stay in line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Marks {
    pub(crate) rules: Rules,
    pub(crate) kept: Kept,
    pub(crate) hit: &'static str,
    pub(crate) current: &'static str,
    /// Beside the lines that are selected.
    pub(crate) selected: &'static str,
    pub(crate) focus: &'static str,
    pub(crate) back: &'static str,
    pub(crate) under: &'static str,
    pub(crate) more: &'static str,
    pub(crate) read: &'static str,
    /// Text too small to be read.
    pub(crate) text: &'static str,
    pub(crate) caret: &'static str,
}

/// What rules and frames are built of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Rules {
    pub(crate) thin: &'static str,
    pub(crate) strong: &'static str,
    pub(crate) faint: &'static str,
    pub(crate) tick: &'static str,
    pub(crate) upright: &'static str,
    pub(crate) corners: [&'static str; 4],
}

/// The signs of what is kept, of each kind, and of what is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Kept {
    pub(crate) story: &'static str,
    pub(crate) unsaved: &'static str,
    pub(crate) place: &'static str,
    pub(crate) clip: &'static str,
    pub(crate) lost: &'static str,
}

impl Marks {
    /// The marks where nothing is drawn: letters, and blanks for rules.
    pub(super) const BARE: Marks = Marks {
        rules: Rules {
            thin: " ",
            strong: " ",
            faint: " ",
            tick: " ",
            upright: " ",
            corners: [" ", " ", " ", " "],
        },
        kept: Kept {
            story: "*",
            unsaved: " ",
            place: "!",
            clip: "\"",
            lost: "x",
        },
        hit: " ",
        current: " ",
        selected: " ",
        focus: " ",
        back: "",
        under: ":",
        more: "...",
        read: "+",
        text: " ",
        caret: "",
    };

    /// The marks for a terminal of these widths: rules and signs each as they are drawn there.
    pub(crate) fn new(width: Width) -> Marks {
        let rule = |fine: &'static str, plain| if width.of("│") == 1 { fine } else { plain };
        let sign = |fine: &'static str, plain| if width.of("★") == 1 { fine } else { plain };
        Marks {
            rules: Rules {
                thin: rule("─", "-"),
                strong: rule("━", "="),
                faint: rule("╌", "."),
                tick: rule("┿", "+"),
                upright: rule("│", "|"),
                corners: ["╭", "╮", "╰", "╯"].map(|corner| rule(corner, "+")),
            },
            kept: Kept {
                story: sign("★", "*"),
                unsaved: sign("☆", "."),
                place: sign("⚑", "!"),
                clip: sign("❝", "\""),
                lost: sign("✗", "x"),
            },
            hit: sign("•", "o"),
            current: sign("▶", ">"),
            selected: rule("┃", "#"),
            focus: sign("▸", ">"),
            back: sign("◂", "<"),
            under: sign("›", ">"),
            more: sign("…", "~"),
            read: sign("✓", "+"),
            text: rule("·", "."),
            caret: rule("▏", "_"),
        }
    }
}

/// Our own marks on a terminal of these widths.
pub(crate) fn plain_marks(width: Width) -> Marks {
    Marks::new(width)
}
