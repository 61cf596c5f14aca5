//! What a reader set right of a line, as the line and what is made of it carry it.

/// What a reader said of a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Mended {
    /// Whether it goes on with the line before (`true`) or begins something (`false`).
    pub(super) joined: Option<bool>,
    /// What it is.
    pub(super) named: Option<Named>,
    /// Whether what it is part of belongs to the story before (`true`) or after (`false`).
    pub(super) to_before: Option<bool>,
    /// Whether anything was said of it: it is no furniture then.
    pub(super) is_kept: bool,
}

/// What a reader called a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    Headline,
    Caption,
    Aside,
}
