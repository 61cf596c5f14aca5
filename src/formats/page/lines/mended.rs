//! What a reader set right of a line, as the line and what is made of it carry it.

/// What a reader said of a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Mended {
    /// Whether it goes on with the line before (`true`) or begins something (`false`).
    pub(crate) joined: Option<bool>,
    /// What it is.
    pub(crate) named: Option<Named>,
    /// Whether what it is part of belongs to the story before (`true`) or after (`false`).
    pub(crate) to_before: Option<bool>,
    /// Whether anything was said of it: it is no furniture then.
    pub(crate) is_kept: bool,
}

/// What a reader called a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Named {
    Headline,
    Caption,
    Aside,
}
