//! Where things are kept, and where exports go.

use std::path::PathBuf;

/// Where things are kept. `None` keeps them in memory only.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Directories {
    /// The user's config directory: bookmarks.
    pub config: Option<PathBuf>,
    /// The user's state directory: reading positions and read marks.
    pub state: Option<PathBuf>,
    /// Where exported bookmarks go: where the reader was when the program was called.
    pub export: Option<PathBuf>,
}

impl Directories {
    /// The user's own: what `NEWSPRINT_HOME` says, a single folder for both, or else where the
    /// platform keeps such things (`~/.config/newsprint` and `~/.local/state/newsprint` on Linux).
    /// Where exports go is for the program to say.
    pub fn of_user() -> Directories {
        if let Some(home) = std::env::var_os("NEWSPRINT_HOME").filter(|home| !home.is_empty()) {
            return Directories {
                export: None,
                ..Directories::single(PathBuf::from(home))
            };
        }
        let Some(own) = directories::ProjectDirs::from("", "", "newsprint") else {
            return Directories::default();
        };
        Directories {
            config: Some(own.config_dir().to_owned()),
            state: Some(own.state_dir().unwrap_or(own.data_local_dir()).to_owned()),
            export: None,
        }
    }

    /// One folder for everything.
    pub fn single(folder: PathBuf) -> Directories {
        Directories {
            config: Some(folder.clone()),
            state: Some(folder.clone()),
            export: Some(folder),
        }
    }
}
