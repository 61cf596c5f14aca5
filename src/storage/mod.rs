//! What a reader keeps between sittings: bookmarks and reading places.
