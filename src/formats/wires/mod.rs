//! Readers of what agencies send: stories with their subjects and urgency, which the desk makes up.

pub(crate) mod newsml;
pub(crate) mod ninjs;
pub(crate) mod nitf;
