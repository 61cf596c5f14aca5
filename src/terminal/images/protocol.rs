//! How a terminal shows photographs: which protocol, as far as it is known.

/// How a terminal shows photographs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Graphics {
    /// In cells, as everything else.
    #[default]
    Cells,
    /// By the bands of DEC's printers.
    Sixel,
    /// By kitty's protocol.
    Kitty,
    /// As files in the text, as iTerm2 has them.
    File,
}
