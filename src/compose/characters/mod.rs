//! Characters: what each takes, how it looks, and what stays with what. Knows no text.

pub(crate) mod cell;
pub(crate) mod cluster;
pub(crate) mod width;

pub(crate) mod axes;
pub(crate) mod forms;

pub(crate) mod class;
pub(crate) mod gap;
pub(crate) mod kinsoku;
pub(crate) mod opportunity;
pub(crate) mod sorts;
