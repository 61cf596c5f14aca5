//! Themes: a colour for every purpose, read from `themes/*.toml`, and from them a style for every
//! [`Role`] of a page and every [`Part`] of the screen. Knows nothing of layout.

mod contrast;
mod depth;
mod file;
mod ink;
#[cfg(test)]
mod testing;

pub use contrast::{Figure, Pair};
pub use depth::{Depth, Rgb, mixed};
pub use file::{ThemeError, ThemeFault};
pub use ink::Ink;

use std::path::Path;

use ratatui::style::{Color, Modifier, Style};

use newsprint_compose::Role;
use newsprint_files as files;
use newsprint_issue::Language;
use newsprint_issue::clean::Clean;

/// The largest theme file that is read, in bytes.
const LARGEST: u64 = 64 * 1024;

/// The theme that is worn where there are no colours.
const COLOURLESS: &str = "mono";

/// A part of the screen that is not part of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The sheet behind everything.
    Paper,
    /// Text on the sheet.
    Text,
    /// Text that names a thing.
    Title,
    /// Text that matters less.
    Dim,
    /// A hairline.
    Rule,
    /// A heavy rule, and the part of the progress line already read.
    StrongRule,
    /// The line of hints.
    Bar,
    /// A key in the line of hints.
    Key,
    /// The mark of what is focused.
    Focus,
    /// The mark of a bookmark.
    Bookmark,
    /// Words that were clipped.
    Clip,
    /// A hit of a search.
    Hit,
    /// The hit that is meant.
    CurrentHit,
    /// What is chosen in a list or on the front page.
    Selection,
    /// Something the reader is told.
    Notice,
    /// Something that went wrong.
    Warning,
}

/// A theme: colours by purpose, as far as the terminal can show them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    /// The name it is chosen by.
    pub name: String,
    titles: file::Titles,
    inks: [Option<Rgb>; Ink::ALL.len()],
    depth: Depth,
}

/// The themes at hand, one of them worn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Themes {
    all: Vec<Theme>,
    worn: usize,
}

impl Theme {
    /// What the theme is called in a language.
    pub fn title(&self, language: Language) -> &str {
        self.titles.for_language(language).unwrap_or(&self.name)
    }

    /// Whether the paper is darker than the ink; a theme without colours is neither.
    pub fn is_dark(&self) -> bool {
        // About as far from black as from white, to the eye.
        let luminance = |ink: Ink| self.inks[ink as usize].map_or(0.18, Rgb::luminance);
        luminance(Ink::Paper) < luminance(Ink::Ink)
    }

    /// Whether the theme is for dark terminals, when it has colours at all.
    pub fn tone(&self) -> Option<bool> {
        let coloured = self.ink(Ink::Ink).is_some();
        coloured.then(|| self.is_dark())
    }

    /// The colour of a purpose, or none where the terminal's own is kept.
    pub fn ink(&self, ink: Ink) -> Option<Rgb> {
        self.inks[ink as usize]
    }

    /// The contrasts of the theme: what each is, what it must be, and what is left of it with 256
    /// colours. None of a pair where a colour is left to the terminal.
    pub fn contrasts(&self) -> Vec<Figure> {
        contrast::figures(|ink| self.ink(ink))
    }

    /// The contrast of one pair, as [`Theme::contrasts`] has it.
    pub fn contrast(&self, over: Ink) -> Option<Figure> {
        let mut figures = self.contrasts().into_iter();
        figures.find(|figure| figure.pair.over == over)
    }

    /// The contrast of the body on a ground that is not the theme's.
    pub fn contrast_on(&self, ground: Rgb) -> Option<f64> {
        self.ink(Ink::Ink).map(|ink| depth::contrast(ink, ground))
    }

    /// How a role of a page looks.
    pub fn role(&self, role: Role) -> Style {
        let bold = Modifier::BOLD;
        match role {
            Role::Nameplate | Role::Flag | Role::Headline | Role::Banner | Role::Heading => {
                self.on_paper(Ink::Headline).add_modifier(bold)
            }
            Role::Folio
            | Role::Index
            | Role::Byline
            | Role::Dateline
            | Role::Caption
            | Role::Ruby => self.on_paper(Ink::Byline),
            Role::Section => self.on_paper(Ink::RuleStrong).add_modifier(bold),
            Role::Kicker => self.on_paper(Ink::Kicker).add_modifier(bold),
            Role::Deck | Role::Quote => self.on_paper(Ink::Deck),
            Role::Body | Role::Verbatim => self.on_paper(Ink::Ink),
            Role::Link => self.on_paper(Ink::Link).add_modifier(Modifier::UNDERLINED),
            Role::Mark | Role::Jump | Role::Initial => self.on_paper(Ink::Accent),
            Role::Rule => self.on_paper(Ink::Rule),
            Role::StrongRule => self.on_paper(Ink::RuleStrong),
        }
    }

    /// How a part of the screen looks.
    pub fn part(&self, part: Part) -> Style {
        let bold = Modifier::BOLD;
        match part {
            Part::Paper | Part::Text => self.on_paper(Ink::Ink),
            Part::Title => self.on_paper(Ink::Headline).add_modifier(bold),
            Part::Dim => self.on_paper(Ink::Dim),
            Part::Rule => self.on_paper(Ink::Rule),
            Part::StrongRule => self.on_paper(Ink::RuleStrong),
            Part::Bar => self.pair(Ink::BarText, Ink::BarBackground),
            Part::Key => self
                .pair(Ink::BarText, Ink::BarBackground)
                .add_modifier(bold),
            Part::Focus | Part::Notice => self.on_paper(Ink::Accent).add_modifier(bold),
            Part::Bookmark => self.on_paper(Ink::Bookmark),
            // Told by shape as well: the words stay as they are set and get a line below.
            Part::Clip => self
                .on_paper(Ink::Bookmark)
                .add_modifier(Modifier::UNDERLINED),
            Part::Hit => {
                // Told by shape as well: a hit is underlined, the one that is meant is bold.
                let style = match self.ink(Ink::MatchBackground) {
                    Some(_) => self.pair(Ink::MatchText, Ink::MatchBackground),
                    None => Style::new(),
                };
                style.add_modifier(Modifier::UNDERLINED)
            }
            Part::CurrentHit | Part::Warning => self
                .pair(Ink::CurrentText, Ink::CurrentBackground)
                .add_modifier(bold),
            Part::Selection => self.pair(Ink::SelectionText, Ink::SelectionBackground),
        }
    }

    fn on_paper(&self, ink: Ink) -> Style {
        self.colours(ink, Ink::Paper)
    }

    /// Two colours of their own; where there are none, reverse video.
    fn pair(&self, text: Ink, background: Ink) -> Style {
        match self.ink(background) {
            Some(_) => self.colours(text, background),
            None => Style::new().add_modifier(Modifier::REVERSED),
        }
    }

    /// A colour of a photograph, where there are enough colours to show one.
    pub fn mix(&self, [red, green, blue]: [u8; 3]) -> Option<Color> {
        self.depth.mix(Rgb(red, green, blue))
    }

    /// Whether there are any colours.
    pub fn has_colours(&self) -> bool {
        self.depth != Depth::None
    }

    fn colours(&self, text: Ink, background: Ink) -> Style {
        let (text, background) = self.depth.colours(self.ink(text), self.ink(background));
        Style::new().fg(text).bg(background)
    }
}

impl Themes {
    /// The themes that the program brings along, by name and text, and those in a directory of the
    /// reader's own; a theme of the reader's may take the place of a built-in one. Wears the first.
    pub fn load(
        built_in: &[(&str, &str)],
        directory: Option<&Path>,
        depth: Depth,
    ) -> (Themes, Vec<ThemeError>) {
        let found = directory.map(files).unwrap_or_default();
        let (written, errors) = file::load(built_in, found);
        let all = written.into_iter().map(|written| Theme {
            name: written.name,
            titles: written.titles,
            inks: match depth {
                Depth::None => [None; Ink::ALL.len()],
                _ => written.inks,
            },
            depth,
        });
        let mut themes = Themes {
            all: all.collect(),
            worn: 0,
        };
        if depth == Depth::None {
            themes.wear(COLOURLESS);
        }
        (themes, errors)
    }

    /// The theme in a file that need not be among those at hand or built in, from which it may
    /// inherit; none where it cannot be used.
    pub fn read(path: &Path, built_in: &[(&str, &str)]) -> (Option<Theme>, Vec<ThemeError>) {
        let directory = path
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty());
        let directory = directory.unwrap_or(Path::new("."));
        let found = files(directory);
        let stem = path.file_stem().map(|name| name.to_string_lossy());
        let name = Clean::line(&stem.unwrap_or_default()).to_string();
        let mut found: Vec<file::Found> =
            found.into_iter().filter(|one| one.name != name).collect();
        found.push(read(path, name.clone()));
        let (written, flaws) = file::load(built_in, found);
        let theme = written.into_iter().rfind(|theme| theme.name == name);
        let theme = theme.map(|written| Theme {
            name: written.name,
            titles: written.titles,
            inks: written.inks,
            depth: Depth::True,
        });
        let own = Clean::line(&path.file_name().unwrap_or_default().to_string_lossy());
        let flaws = flaws.into_iter().filter(|flaw| flaw.file == own).collect();
        (theme, flaws)
    }

    /// Every theme, in the order in which they are worn one after another.
    pub fn all(&self) -> &[Theme] {
        &self.all
    }

    /// The theme that is worn.
    pub fn worn(&self) -> &Theme {
        &self.all[self.worn]
    }

    /// Wears the theme of that name; answers whether there is one.
    pub fn wear(&mut self, name: &str) -> bool {
        let found = self.all.iter().position(|theme| theme.name == name);
        self.worn = found.unwrap_or(self.worn);
        found.is_some()
    }

    /// Leaves the ground behind the text to the terminal, whatever theme is worn.
    pub fn leave_paper(&mut self) {
        for theme in &mut self.all {
            theme.inks[Ink::Paper as usize] = None;
        }
    }

    /// Wears the next theme.
    pub fn wear_next(&mut self) {
        self.worn = (self.worn + 1) % self.all.len();
    }
}

/// The theme files of a directory. A directory that is not there has none.
fn files(directory: &Path) -> Vec<file::Found> {
    let Ok(entries) = std::fs::read_dir(directory) else {
        return Vec::new();
    };
    let mut files: Vec<_> = entries
        .flatten()
        .filter_map(|entry| {
            let path = entry.path();
            let file = path.file_name()?.to_str()?.to_owned();
            let name = Clean::line(file.strip_suffix(".toml")?).to_string();
            Some(read(&path, name))
        })
        .collect();
    files.sort_by(|one, other| one.name.cmp(&other.name));
    files
}

fn read(path: &Path, name: String) -> file::Found {
    let text = files::read_text(path, LARGEST);
    let file = path.file_name().unwrap_or_default().to_string_lossy();
    let file = file.into_owned();
    file::Found { name, file, text }
}

#[cfg(test)]
mod tests {
    use super::testing::themes;
    use super::*;

    #[test]
    fn text_stays_readable_with_sixteen_colours() {
        for theme in themes(Depth::True).all() {
            for Figure { pair, .. } in theme.contrasts() {
                let (over, under) = (theme.ink(pair.over), theme.ink(pair.under));
                let shown = Depth::Sixteen.colours(over, under);
                let contrast = depth::contrast(depth::shown(shown.0), depth::shown(shown.1));
                let name = &theme.name;
                assert!(
                    !pair.is_text() || contrast >= 4.5,
                    "{name}: {pair:?} {contrast}"
                );
            }
        }
    }

    #[test]
    fn what_is_told_by_colour_is_told_by_shape_too() {
        let themes = themes(Depth::None);
        let theme = themes.worn();
        let shape = |part: Part| theme.part(part).add_modifier;
        for (one, other) in [
            (Part::Text, Part::Title),
            (Part::Text, Part::Hit),
            (Part::Hit, Part::CurrentHit),
            (Part::Text, Part::Selection),
            (Part::Selection, Part::Hit),
            (Part::Selection, Part::CurrentHit),
            (Part::Text, Part::Bar),
            (Part::Bar, Part::Key),
            (Part::Text, Part::Focus),
            (Part::Text, Part::Notice),
            (Part::Notice, Part::Warning),
        ] {
            assert_ne!(shape(one), shape(other), "{one:?} and {other:?}");
        }
        let shape = |role: Role| theme.role(role).add_modifier;
        for (one, other) in [
            (Role::Body, Role::Headline),
            (Role::Body, Role::Heading),
            (Role::Body, Role::Link),
            (Role::Body, Role::Kicker),
            (Role::Headline, Role::Deck),
        ] {
            assert_ne!(shape(one), shape(other), "{one:?} and {other:?}");
        }
    }

    #[test]
    fn without_colour_nothing_is_coloured_and_shapes_remain() {
        let themes = themes(Depth::None);
        let theme = themes.worn();
        assert_eq!(theme.name, "mono");
        let hit = theme.part(Part::Hit);
        let current = theme.part(Part::CurrentHit);
        assert!(hit.add_modifier.contains(Modifier::UNDERLINED));
        assert!(
            current
                .add_modifier
                .contains(Modifier::REVERSED | Modifier::BOLD)
        );
        for role in [Role::Headline, Role::Body, Role::Kicker, Role::Rule] {
            let style = theme.role(role);
            let reset = Some(ratatui::style::Color::Reset);
            assert_eq!((style.fg, style.bg), (reset, reset), "{role:?}");
        }
    }

    #[test]
    fn the_tone_follows_the_paper() {
        let mut themes = themes(Depth::True);
        assert!(!themes.worn().is_dark());
        assert!(themes.wear("ink"));
        assert!(themes.worn().is_dark());
        assert!(!themes.wear("no such theme"));
        assert_eq!(themes.worn().title(Language::Simplified), "夜墨");
    }
}
