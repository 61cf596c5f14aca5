//! Theme files: what is written in them, what they inherit, and what is wrong with them.

use std::fmt;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::depth::Rgb;
use super::ink::Ink;
use newsprint_issue::Language;
use newsprint_issue::clean::Clean;
use newsprint_messages::{Allowed, Cause, Fault, Messages, Told};

/// What can stand in a theme file.
const KEYS: [&str; 4] = ["inherits", "title", "palette", "roles"];

/// What a theme is called, by the tag of the language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Titles(Vec<(String, Clean)>);

/// What is wrong with a theme file, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemeError {
    /// The file's name.
    pub file: Clean,
    /// The line, counted from 1; 0 when it is about the whole file.
    pub line: usize,
    /// What is wrong.
    pub fault: ThemeFault,
}

/// A fault of a theme file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ThemeFault {
    /// A colour that is neither `#RRGGBB`, nor a name of the palette, nor the terminal's own.
    Colour {
        /// The role, or the name in the palette, that it was meant for.
        role: Clean,
        /// What stands there.
        value: Clean,
    },
    /// A key that means nothing in a theme.
    Unknown {
        /// The key.
        key: Clean,
    },
    /// A key of a theme that holds something of another kind.
    Kind {
        /// The key.
        key: Clean,
    },
    /// A role without a colour, and nothing to inherit it from.
    Missing {
        /// The role.
        role: &'static str,
    },
    /// It inherits from a theme that is not there.
    Orphan {
        /// The theme it names.
        name: Clean,
    },
    /// It inherits from itself, through other themes or none.
    Circle {
        /// The themes on the way back, the one it names first.
        names: Vec<Clean>,
    },
    /// It is not TOML.
    Syntax {
        /// What the reader of TOML says.
        reason: Clean,
    },
    /// It cannot be read.
    Unreadable {
        /// Why.
        cause: Cause,
    },
}

/// A theme file that was found, and its text as far as it could be read.
pub(super) struct Found {
    pub(super) name: String,
    pub(super) file: String,
    pub(super) text: std::io::Result<String>,
}

/// A theme whose every role has its colour.
pub(super) struct Written {
    pub(super) name: String,
    pub(super) titles: Titles,
    pub(super) inks: [Option<Rgb>; Ink::ALL.len()],
}

/// A colour as it is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stated {
    /// The terminal's own.
    Terminal,
    Mixed(Rgb),
}

/// A theme as it is written.
#[derive(Clone)]
struct Draft {
    name: String,
    file: Clean,
    titles: Titles,
    inherits: Option<(String, usize)>,
    inks: [Option<Stated>; Ink::ALL.len()],
}

/// The colours that a theme gives names of its own.
type Palette<'a> = Vec<(&'a str, Rgb)>;

impl Titles {
    pub(super) fn for_language(&self, language: Language) -> Option<&str> {
        let find = |tag: &str| self.0.iter().find(|(written, _)| written == tag);
        let nearest = match language {
            Language::Traditional => find(language.tag()).or_else(|| find("zh-Hans")),
            _ => find(language.tag()),
        };
        nearest
            .or_else(|| find("en"))
            .map(|(_, title)| title.as_str())
    }
}

/// Built-in themes by name and text, then those found elsewhere; one of the same name takes the place of a built-in,
/// unless it cannot be used. What is wrong is told, and the rest is in force.
pub(super) fn load(
    built_in: &[(&str, &str)],
    found: Vec<Found>,
) -> (Vec<Written>, Vec<ThemeError>) {
    let mut errors = Vec::new();
    let built_in: Vec<Draft> = built_in
        .iter()
        .filter_map(|(name, text)| draft(name, &format!("{name}.toml"), text, &mut errors))
        .collect();
    let mut drafts = built_in.clone();
    for Found { name, file, text } in found {
        let read = text.map_err(|reason| errors.push(fault(&file, 0, unreadable(&reason))));
        let Some(theme) = read
            .ok()
            .and_then(|text| draft(&name, &file, &text, &mut errors))
        else {
            continue;
        };
        match drafts.iter_mut().find(|known| known.name == theme.name) {
            Some(known) => *known = theme,
            None => drafts.push(theme),
        }
    }
    let resolved = drafts
        .iter()
        .filter_map(|draft| {
            let resolved = resolve(draft, &drafts).map_err(|error| errors.push(error));
            resolved.ok().or_else(|| {
                let own = built_in.iter().find(|known| known.name == draft.name);
                resolve(own?, &built_in).ok()
            })
        })
        .collect();
    // A table is read in the order of its names; a reader looks from the top.
    errors.sort_by(|one, other| (&*one.file, one.line).cmp(&(&*other.file, other.line)));
    (resolved, errors)
}

/// Reads one theme. What is wrong in it is passed over: a role without its colour is inherited, and
/// where there is nothing to inherit from, the theme is not used.
fn draft(name: &str, file: &str, text: &str, errors: &mut Vec<ThemeError>) -> Option<Draft> {
    let table = match DeTable::parse(text) {
        Ok(table) => table,
        Err(error) => {
            let line = error.span().map_or(0, |span| line_of(text, span.start));
            let reason = Clean::line(error.message());
            errors.push(fault(file, line, ThemeFault::Syntax { reason }));
            return None;
        }
    };
    let mut draft = Draft {
        name: name.to_owned(),
        file: Clean::line(file),
        titles: Titles::default(),
        inherits: None,
        inks: [None; Ink::ALL.len()],
    };
    let mut report = |byte: usize, what: ThemeFault| {
        errors.push(fault(file, line_of(text, byte), what));
    };
    let palette = palette_of(table.get_ref(), &mut report);
    for (key, value) in table.get_ref() {
        let at = key.span().start;
        match (key.get_ref().as_ref(), value.get_ref()) {
            ("inherits", DeValue::String(parent)) => {
                draft.inherits = Some((parent.to_string(), line_of(text, at)));
            }
            ("title", DeValue::Table(titles)) => draft.titles = titles_of(titles),
            ("palette", DeValue::Table(_)) => {}
            ("roles", DeValue::Table(roles)) => {
                for (role, colour) in roles {
                    match ink_of(role.get_ref(), colour, &palette) {
                        Ok((ink, colour)) => draft.inks[ink as usize] = Some(colour),
                        Err(what) => report(role.span().start, what),
                    }
                }
            }
            (key @ ("inherits" | "title" | "palette" | "roles"), _) => {
                report(
                    at,
                    ThemeFault::Kind {
                        key: Clean::line(key),
                    },
                );
            }
            (key, _) => report(at, unknown(key)),
        }
    }
    Some(draft)
}

/// The colours of a palette, by their names.
fn palette_of<'a>(
    table: &'a DeTable<'_>,
    report: &mut impl FnMut(usize, ThemeFault),
) -> Palette<'a> {
    let palette = table.iter().find(|(key, _)| key.get_ref() == "palette");
    let Some(colours) = palette.and_then(|(_, colours)| colours.get_ref().as_table()) else {
        return Vec::new();
    };
    let mut palette = Palette::new();
    for (name, colour) in colours {
        let value = colour.get_ref().as_str().unwrap_or_default();
        if let Some(colour) = Rgb::parse(value) {
            palette.push((name.get_ref(), colour));
        } else {
            let (role, value) = (Clean::line(name.get_ref()), Clean::line(value));
            report(name.span().start, ThemeFault::Colour { role, value });
        }
    }
    palette
}

fn titles_of(titles: &DeTable<'_>) -> Titles {
    let titles = titles.iter().filter_map(|(tag, title)| {
        let title = Clean::line(title.get_ref().as_str()?);
        Some((tag.get_ref().to_string(), title))
    });
    Titles(titles.collect())
}

fn ink_of(
    role: &str,
    colour: &Spanned<DeValue<'_>>,
    palette: &Palette<'_>,
) -> Result<(Ink, Stated), ThemeFault> {
    let known = Ink::ALL.into_iter().find(|ink| ink.name() == role);
    let ink = known.ok_or_else(|| unknown(role))?;
    let value = colour.get_ref().as_str().unwrap_or_default();
    let named = palette.iter().find(|(name, _)| *name == value);
    match named
        .map(|(_, colour)| *colour)
        .or_else(|| Rgb::parse(value))
    {
        Some(colour) => Ok((ink, Stated::Mixed(colour))),
        None if matches!(value, "none" | "terminal") => Ok((ink, Stated::Terminal)),
        None => Err(ThemeFault::Colour {
            role: Clean::line(ink.name()),
            value: Clean::line(value),
        }),
    }
}

/// Fills what a theme leaves out with what it inherits.
fn resolve(draft: &Draft, drafts: &[Draft]) -> Result<Written, ThemeError> {
    let mut inks = draft.inks;
    let mut seen = vec![draft.name.as_str()];
    let mut inherits = draft.inherits.as_ref();
    while let Some((name, line)) = inherits {
        let Some(parent) = drafts.iter().find(|known| &known.name == name) else {
            let name = Clean::line(name);
            return Err(fault(&draft.file, *line, ThemeFault::Orphan { name }));
        };
        if seen.contains(&parent.name.as_str()) {
            let way = seen.iter().copied().skip(1).chain([name.as_str()]);
            let names = way.map(Clean::line).collect();
            let line = draft.inherits.as_ref().map_or(0, |(_, line)| *line);
            return Err(fault(&draft.file, line, ThemeFault::Circle { names }));
        }
        for (ink, inherited) in inks.iter_mut().zip(&parent.inks) {
            *ink = ink.or(*inherited);
        }
        seen.push(&parent.name);
        inherits = parent.inherits.as_ref();
    }
    let mut theme = Written {
        name: draft.name.clone(),
        titles: draft.titles.clone(),
        inks: [None; Ink::ALL.len()],
    };
    for ink in Ink::ALL {
        let role = ink.name();
        let missing = || fault(&draft.file, 0, ThemeFault::Missing { role });
        theme.inks[ink as usize] = match inks[ink as usize].ok_or_else(missing)? {
            Stated::Terminal => None,
            Stated::Mixed(colour) => Some(colour),
        };
    }
    Ok(theme)
}

fn fault(file: &str, line: usize, fault: ThemeFault) -> ThemeError {
    ThemeError {
        file: Clean::line(file),
        line,
        fault,
    }
}

fn unknown(key: &str) -> ThemeFault {
    ThemeFault::Unknown {
        key: Clean::line(key),
    }
}

fn unreadable(error: &std::io::Error) -> ThemeFault {
    ThemeFault::Unreadable {
        cause: Cause::from(error),
    }
}

fn line_of(text: &str, byte: usize) -> usize {
    let before = text.get(..byte).unwrap_or(text);
    1 + before.bytes().filter(|byte| *byte == b'\n').count()
}

impl Told for ThemeError {
    fn told(&self, messages: Messages) -> String {
        let what = match &self.fault {
            ThemeFault::Colour { role, value } => messages.fault(Fault::Colour { role, value }),
            ThemeFault::Unknown { key } => {
                let names = Ink::ALL.into_iter().map(Ink::name);
                let meant = newsprint_issue::fold::nearest(key, names.chain(KEYS));
                messages.fault(Fault::NoPart { key, meant })
            }
            ThemeFault::Kind { key } => {
                let allowed = match key.as_str() {
                    "inherits" => Allowed::Theme,
                    _ => Allowed::Table,
                };
                messages.fault(Fault::MustBe { key, allowed })
            }
            ThemeFault::Missing { role } => messages.fault(Fault::NoColour { role }),
            ThemeFault::Orphan { name } => messages.fault(Fault::NoParent { name }),
            ThemeFault::Circle { names } if names.len() < 2 => messages.fault(Fault::OwnParent),
            ThemeFault::Circle { names } => {
                let names: Vec<&str> = names.iter().map(Clean::as_str).collect();
                messages.fault(Fault::Circle { names: &names })
            }
            ThemeFault::Syntax { reason } => messages.fault(Fault::NotToml { reason }),
            ThemeFault::Unreadable { cause } => messages.fault(Fault::Unreadable {
                why: &cause.told(messages),
            }),
        };
        messages.fault(Fault::InTheme {
            file: &self.file,
            line: self.line,
            what: &what,
        })
    }
}

/// In English, for whoever reads a program's words rather than a reader's.
impl fmt::Display for ThemeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told(Messages::ENGLISH))
    }
}

impl std::error::Error for ThemeError {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{built_in, pairs};

    /// Loads one theme file of the reader's own and gives what is said about it.
    fn check(text: &str, said: &[&str]) -> Vec<Written> {
        let built_in = built_in();
        let (themes, errors) = load(
            &pairs(&built_in),
            vec![Found {
                name: "mine".to_owned(),
                file: "mine.toml".to_owned(),
                text: Ok(text.to_owned()),
            }],
        );
        let errors: Vec<_> = errors.iter().map(ToString::to_string).collect();
        assert_eq!(errors, said, "{text}");
        themes
    }

    #[test]
    fn a_theme_inherits_what_it_leaves_out() {
        let themes = check(
            "inherits = \"ink\"\n[roles]\naccent = \"#00FF00\"\nrule = \"none\"\n",
            &[],
        );
        let mine = themes
            .iter()
            .find(|theme| theme.name == "mine")
            .expect("mine");
        let ink = themes
            .iter()
            .find(|theme| theme.name == "ink")
            .expect("ink");
        assert_eq!(mine.inks[Ink::Accent as usize], Some(Rgb(0, 255, 0)));
        assert_eq!(mine.inks[Ink::Rule as usize], None);
        assert_eq!(
            mine.inks[Ink::Paper as usize],
            ink.inks[Ink::Paper as usize]
        );
    }

    #[test]
    fn a_palette_names_colours() {
        let themes = check(
            "inherits = \"ink\"\n[palette]\nsea = \"#001122\"\nfoam = \"white\"\n\
             [roles]\naccent = \"sea\"\nrule = \"foam\"\npaper = \"terminal\"\n",
            &[
                "theme mine.toml, line 4: foam is \"white\", wanted \"#RRGGBB\", \"terminal\" or a name of [palette]",
                "theme mine.toml, line 7: rule is \"foam\", wanted \"#RRGGBB\", \"terminal\" or a name of [palette]",
            ],
        );
        let mine = themes.last().expect("mine");
        assert_eq!(mine.inks[Ink::Accent as usize], Some(Rgb(0, 0x11, 0x22)));
        assert_eq!(mine.inks[Ink::Paper as usize], None);
    }

    #[test]
    fn a_theme_with_a_fault_is_used_as_far_as_it_goes() {
        let themes = check(
            "inherits = \"ink\"\n[roles]\nkiker = \"#00FF00\"\naccent = \"#00FF00\"\n",
            &["theme mine.toml, line 3: a theme has no kiker; did you mean kicker?"],
        );
        let mine = themes.last().expect("mine");
        assert_eq!(mine.inks[Ink::Accent as usize], Some(Rgb(0, 255, 0)));
    }

    #[test]
    fn themes_that_go_round_in_a_circle_are_not_used() {
        let found = |name: &str, text: &str| Found {
            name: name.to_owned(),
            file: format!("{name}.toml"),
            text: Ok(text.to_owned()),
        };
        let built_in = built_in();
        let (themes, errors) = load(
            &pairs(&built_in),
            vec![
                found("a", "inherits = \"b\"\n"),
                found("b", "inherits = \"a\"\n"),
                found("ink", "inherits = \"ink\"\n"),
            ],
        );
        let errors: Vec<_> = errors.iter().map(ToString::to_string).collect();
        assert_eq!(
            errors,
            [
                "theme a.toml, line 1: cannot inherit from b, which inherits from a",
                "theme b.toml, line 1: cannot inherit from a, which inherits from b",
                "theme ink.toml, line 1: cannot inherit from itself",
            ]
        );
        let names: Vec<&str> = themes.iter().map(|theme| theme.name.as_str()).collect();
        assert_eq!(names.len(), built_in.len());
        assert!(names.contains(&"ink"), "the built-in one is still there");
    }

    #[test]
    fn faults_are_named_with_line_and_role() {
        check(
            "inherits = \"ink\"\n[roles]\naccent = \"red\"\nsparkle = \"#00FF00\"\n",
            &[
                "theme mine.toml, line 3: accent is \"red\", wanted \"#RRGGBB\", \"terminal\" or a name of [palette]",
                "theme mine.toml, line 4: a theme has no sparkle",
            ],
        );
        check(
            "inherits = \"mine\"\n",
            &["theme mine.toml, line 1: cannot inherit from itself"],
        );
        check(
            "inherits = \"mien\"\n",
            &["theme mine.toml, line 1: there is no theme mien to inherit from"],
        );
        check(
            "inherits = 3\nroles = 4\n",
            &[
                "theme mine.toml: no colour for paper, and no theme to inherit it from",
                "theme mine.toml, line 1: inherits must be the name of a theme",
                "theme mine.toml, line 2: roles must be a table",
            ],
        );
        check(
            "[roles]\n",
            &["theme mine.toml: no colour for paper, and no theme to inherit it from"],
        );
        check(
            "colour = 3\n",
            &[
                "theme mine.toml: no colour for paper, and no theme to inherit it from",
                "theme mine.toml, line 1: a theme has no colour",
            ],
        );
        let themes = check(
            "[roles\n",
            &["theme mine.toml, line 1: unclosed table, expected `]`"],
        );
        assert_eq!(themes.len(), built_in().len());
    }
}
