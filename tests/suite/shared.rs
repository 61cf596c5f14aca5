//! What lies beside the project and is not part of it: pages, data of others. A test that needs it says
//! so by `#[cfg_attr(not(shared), ignore = "../shared is absent")]`; the build script knows.

use std::path::PathBuf;

use crate::golden::root;

/// A file or folder that lies beside the project.
pub(crate) fn shared(path: &str) -> PathBuf {
    root().join("../shared").join(path)
}

/// The text of a file that lies beside the project.
#[track_caller]
pub(crate) fn shared_text(path: &str) -> String {
    std::fs::read_to_string(shared(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}
