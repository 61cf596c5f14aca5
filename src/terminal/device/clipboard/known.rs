//! The programs that keep a clipboard: what they are called, how, and where they are of use.

use std::path::PathBuf;

use newsprint_issue::clean::Clean;

/// A program that keeps a clipboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Program {
    /// What it is called.
    pub(crate) name: Clean,
    /// Where it lies.
    pub(super) path: PathBuf,
    pub(super) arguments: &'static [&'static str],
    pub(super) letters: Letters,
}

/// How a program reads its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Letters {
    Utf8,
    /// With a mark before it that says so.
    Utf16,
}

/// A program that we know: what must be set for it to be of use, its name, how it is called.
pub(super) struct Known {
    pub(super) when: Option<&'static str>,
    pub(super) name: &'static str,
    pub(super) arguments: &'static [&'static str],
    pub(super) letters: Letters,
}

/// The programs that we know, the nearest first.
pub(super) const KNOWN: &[Known] = &[
    Known {
        when: Some("TMUX"),
        name: "tmux",
        // And on to the clipboard of the terminal that tmux is in.
        arguments: &["load-buffer", "-w", "-"],
        letters: Letters::Utf8,
    },
    Known {
        when: Some("WAYLAND_DISPLAY"),
        name: "wl-copy",
        arguments: &["--type", "text/plain;charset=utf-8"],
        letters: Letters::Utf8,
    },
    Known {
        when: Some("DISPLAY"),
        name: "xclip",
        arguments: &["-selection", "clipboard", "-in"],
        letters: Letters::Utf8,
    },
    Known {
        when: Some("DISPLAY"),
        name: "xsel",
        arguments: &["--clipboard", "--input"],
        letters: Letters::Utf8,
    },
    Known {
        when: None,
        name: "pbcopy",
        arguments: &[],
        letters: Letters::Utf8,
    },
    Known {
        when: Some("WSL_DISTRO_NAME"),
        name: "clip.exe",
        arguments: &[],
        letters: Letters::Utf16,
    },
];
