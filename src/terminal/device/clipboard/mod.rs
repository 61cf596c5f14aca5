//! Where what is copied goes: to a program of the system that keeps a clipboard, or to the terminal.
//! How a program is run is in `program.rs`, how the terminal is told in `osc.rs`.

mod known;
mod osc;
mod program;

use std::path::PathBuf;

use known::{KNOWN, Known, Letters};
use newsprint_config::Clipboard;
use newsprint_issue::clean::Clean;
use newsprint_messages::{Label, Messages, Report};

pub(crate) use known::Program;
pub(crate) use program::run;

/// Where what is copied goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Route {
    /// To the terminal, by OSC 52.
    Terminal,
    /// To a program.
    Program(Program),
    /// To a program that is not there.
    Missing(Clean),
    /// Nowhere: the reader wants it so.
    Nowhere,
}

/// What is known of the system: what a variable holds, and where a program lies.
pub(crate) struct System<V, P> {
    pub(crate) variable: V,
    pub(crate) program: P,
}

/// Where what is copied goes here.
pub(crate) fn route(choice: &Clipboard) -> Route {
    route_in(
        choice,
        &System {
            variable: |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty()),
            program: program::find,
        },
    )
}

/// Where what is copied goes in a system.
fn route_in<V, P>(choice: &Clipboard, system: &System<V, P>) -> Route
where
    V: Fn(&str) -> bool,
    P: Fn(&str) -> Option<PathBuf>,
{
    let program = |known: &Known| {
        let path = (system.program)(known.name)?;
        Some(Program {
            name: Clean::line(known.name),
            path,
            arguments: known.arguments,
            letters: known.letters,
        })
    };
    match choice {
        Clipboard::Off => Route::Nowhere,
        Clipboard::Osc52 => Route::Terminal,
        Clipboard::Auto => {
            // Far from home, the programs have another clipboard than the reader.
            let far = (system.variable)("SSH_TTY") || (system.variable)("SSH_CONNECTION");
            let here = |known: &&Known| match known.when {
                Some("TMUX") => (system.variable)("TMUX"),
                Some(name) => !far && (system.variable)(name),
                None => !far,
            };
            let mut there = KNOWN.iter().filter(here).filter_map(program);
            there.next().map_or(Route::Terminal, Route::Program)
        }
        Clipboard::Program(name) => {
            let known = KNOWN.iter().find(|known| known.name == name.as_str());
            let found = match known {
                Some(known) => program(known),
                None => (system.program)(name).map(|path| Program {
                    name: name.clone(),
                    path,
                    arguments: &[],
                    letters: Letters::Utf8,
                }),
            };
            found.map_or_else(|| Route::Missing(name.clone()), Route::Program)
        }
    }
}

/// The bytes that put a text on the terminal's clipboard; none for one that is too long for it.
pub(crate) fn sequence(text: &str) -> Option<String> {
    osc::sequence(text)
}

/// Which clipboard is used, in words for whoever asks.
pub fn clipboard_in_use(choice: &Clipboard, messages: Messages) -> String {
    match route(choice) {
        Route::Terminal => messages.tell(&Report::ToTerminal {
            bytes: osc::LONGEST,
        }),
        Route::Program(program) => format!(
            "{} ({})",
            program.name,
            Clean::line(&program.path.to_string_lossy())
        ),
        Route::Missing(name) => messages.tell(&Report::OffPath { program: name }),
        Route::Nowhere => messages.label(Label::ClipboardOff).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(choice: &Clipboard, (set, there): (&[&str], &[&str]), expected: &str) {
        let system = System {
            variable: |name: &str| set.contains(&name),
            program: |name: &str| there.contains(&name).then(|| PathBuf::from(name)),
        };
        let said = match route_in(choice, &system) {
            Route::Terminal => "terminal".to_owned(),
            Route::Program(program) => program.name.to_string(),
            Route::Missing(name) => format!("no {name}"),
            Route::Nowhere => "nowhere".to_owned(),
        };
        assert_eq!(said, expected, "{set:?} {there:?}");
    }

    #[test]
    fn the_clipboard_is_the_one_that_is_there() {
        let auto = Clipboard::Auto;
        let all = ["tmux", "wl-copy", "xclip", "xsel", "clip.exe"];
        check(&auto, (&[], &all), "terminal");
        check(&auto, (&["WAYLAND_DISPLAY", "DISPLAY"], &all), "wl-copy");
        check(&auto, (&["WAYLAND_DISPLAY", "DISPLAY"], &["xsel"]), "xsel");
        check(&auto, (&["DISPLAY"], &all), "xclip");
        check(&auto, (&["DISPLAY"], &[]), "terminal");
        check(&auto, (&["DISPLAY", "SSH_TTY"], &all), "terminal");
        check(&auto, (&["TMUX", "SSH_TTY"], &all), "tmux");
        check(&auto, (&["WSL_DISTRO_NAME"], &all), "clip.exe");
        check(&auto, (&[], &["pbcopy"]), "pbcopy");
        let own = Clipboard::Program(Clean::line("my-clip"));
        check(&own, (&[], &["my-clip"]), "my-clip");
        check(&own, (&["DISPLAY"], &all), "no my-clip");
        check(&Clipboard::Osc52, (&["DISPLAY"], &all), "terminal");
        check(&Clipboard::Off, (&["DISPLAY"], &all), "nowhere");
    }
}
