//! What a reader likes, and what is usual.

use newsprint_compose::{Ambiguous, Columns, Forms, Strictness, Width};
use newsprint_issue::clean::Clean;
use newsprint_issue::script::Script;
use newsprint_issue::{Direction, Language};

/// The measures that are allowed, in cells (what reading research supports), and the usual one.
pub const MEASURES: std::ops::RangeInclusive<u16> = 34..=56;

/// The usual measure, in cells: 22 Han or 44 Latin characters.
pub const USUAL_MEASURE: u16 = 44;

/// What the reader likes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    /// The language of the program; `None` follows the locale.
    pub language: Option<Language>,
    /// Which theme is worn.
    pub theme: ThemeChoice,
    /// How pages are set.
    pub layout: Layout,
    /// How a story is read.
    pub reading: Reading,
    /// How the terminal is used.
    pub terminal: Terminal,
    /// Where what is copied goes.
    pub clipboard: Clipboard,
    /// Keys of the reader's own.
    pub keys: Vec<KeyChoice>,
}

/// Which theme is worn, by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ThemeChoice {
    /// Always this one.
    One(String),
    /// One for a light terminal, one for a dark one.
    Pair {
        /// On a light terminal.
        light: String,
        /// On a dark terminal.
        dark: String,
    },
}

/// How pages are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The measure aimed at, in cells.
    pub measure: u16,
    /// How many columns; `None` as many as fit.
    pub columns: Option<u16>,
    /// What a page looks like of which two counts of columns fit as well.
    pub bias: Bias,
    /// How lines run; `None` as the paper says.
    pub direction: Option<Direction>,
    /// Whether lines of words and spaces are made flush.
    pub justify: bool,
    /// Which marks may not begin or end a line.
    pub strictness: Strictness,
}

/// Which of two counts of columns that fit as well is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bias {
    /// The fewer: longer lines are read faster.
    Reading,
    /// The more: it looks like a newspaper.
    Newspaper,
}

/// How a story is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The script that Chinese is shown in.
    pub script: Script,
    /// When what is selected is copied.
    pub copying: Copying,
    /// What is copied where Chinese is shown in its other script.
    pub copied: Copied,
    /// Whether there is a line of hints.
    pub footer: Footer,
    /// Whether the bars around the page are seen.
    pub bars: Bars,
    /// How fast the reader reads where length is counted in characters, and where it is in words:
    /// so many a minute; `None` as it shows.
    pub speeds: [Option<u16>; 2],
}

/// When what the mouse selects is copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copying {
    /// When a key asks for it.
    OnKey,
    /// As soon as the button is let go.
    OnSelect,
}

/// What is copied where Chinese is shown in its other script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copied {
    /// What the paper wrote.
    Source,
    /// What is seen.
    Shown,
}

/// Whether the bars around the page are seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bars {
    /// They are.
    Shown,
    /// Nothing but the page is.
    Hidden,
}

/// Whether there is a line of hints under the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Footer {
    /// There is.
    Full,
    /// There is, of what the reader has not done often.
    UntilLearned,
    /// There is none.
    Off,
}

/// How the terminal is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terminal {
    /// Whose word counts for the cells of characters.
    pub width: WidthChoice,
    /// The forms of marks that the font has for vertical lines.
    pub forms: Forms,
    /// Whether the mouse is listened to.
    pub mouse: Mouse,
    /// The habits that the keys are for.
    pub keyboard: Keyboard,
    /// What the paper is.
    pub paper: Paper,
    /// How reading goes on the screen.
    pub way: Way,
    /// How photographs are shown.
    pub images: Images,
    /// How large letters are shown.
    pub letters: Letters,
}

/// How the letters of large headlines are shown. Their boxes are the same in any case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Letters {
    /// Large, where the terminal proves that it can.
    Auto,
    /// As small as all others, with room around them.
    Spaced,
}

/// Where what is copied goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Clipboard {
    /// To the program of the system that is there, else to the terminal.
    #[default]
    Auto,
    /// To the terminal.
    Osc52,
    /// Nowhere.
    Off,
    /// To the program of that name.
    Program(Clean),
}

/// How photographs are shown. Their boxes are the same in any case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Images {
    /// As well as the terminal can.
    Auto,
    /// In cells of two colours.
    Blocks,
    /// Not at all.
    Off,
}

/// The habits that the keys are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keyboard {
    /// Those of readers of pages in terminals.
    Usual,
    /// Those of most other programs: no letter is needed.
    Plain,
    /// Those of Emacs.
    Emacs,
}

/// What the ground behind the text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// The theme's.
    Theme,
    /// The terminal's own, whatever it is; the theme gives the colours of the text.
    Terminal,
}

/// How reading goes on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// In columns, as a newspaper is read.
    Columns,
    /// Line by line, for those who do not see columns: nothing is drawn, and the cursor shows where
    /// the reading is.
    Linear,
}

/// Whose word counts for the cells of characters whose width depends on the terminal (`“ ” — …`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WidthChoice {
    /// The terminal's: what it is known to do, which is the usual until it was asked.
    Terminal(Width),
    /// The reader's.
    Reader(Ambiguous),
}

/// Whether the mouse is listened to. When it is not, the terminal's own selection works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mouse {
    /// Clicks and the wheel are ours.
    Heard,
    /// The terminal keeps them.
    Left,
}

/// A line of `[keys]`: a key or chord, and the id of the action it does; an empty id unbinds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyChoice {
    /// The room it is for, `[keys.reader]`; none for every room where the action has keys.
    pub room: Option<Clean>,
    /// The keys, such as `ctrl-d` or `g b`.
    pub keys: Clean,
    /// The action's id.
    pub action: Clean,
    /// The line in the settings file.
    pub line: usize,
}

impl Default for ThemeChoice {
    fn default() -> Self {
        ThemeChoice::Pair {
            light: "newsprint".to_owned(),
            dark: "ink".to_owned(),
        }
    }
}

impl Default for Layout {
    fn default() -> Self {
        Layout {
            measure: USUAL_MEASURE,
            columns: None,
            bias: Bias::Reading,
            direction: None,
            justify: true,
            strictness: Strictness::Strict,
        }
    }
}

impl Default for Reading {
    fn default() -> Self {
        Reading {
            script: Script::Source,
            copying: Copying::OnKey,
            copied: Copied::Source,
            footer: Footer::Full,
            bars: Bars::Shown,
            speeds: [None; 2],
        }
    }
}

impl Default for Terminal {
    fn default() -> Self {
        Terminal {
            width: WidthChoice::Terminal(Width::default()),
            forms: Forms::All,
            mouse: Mouse::Heard,
            keyboard: Keyboard::Usual,
            paper: Paper::Theme,
            way: Way::Columns,
            images: Images::Auto,
            letters: Letters::Auto,
        }
    }
}

impl WidthChoice {
    /// The table of widths to go by.
    pub fn table(self) -> Width {
        match self {
            WidthChoice::Terminal(width) => width,
            WidthChoice::Reader(ambiguous) => Width::new(ambiguous),
        }
    }
}

impl Reading {
    /// How fast the reader says he reads papers of a language, in characters or words a minute.
    pub fn speed(&self, language: Language) -> Option<u16> {
        self.speeds[usize::from(language.counts_words())]
    }
}

impl Layout {
    /// The columns as the engine wants them.
    pub fn columns(&self) -> Columns {
        let measure = self.measure;
        match (self.columns, self.bias) {
            (Some(count), _) => Columns::Exactly(count),
            (None, Bias::Reading) => Columns::Fit { measure },
            (None, Bias::Newspaper) => Columns::FitMany { measure },
        }
    }
}
