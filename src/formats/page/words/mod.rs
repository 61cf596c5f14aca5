//! What words say by themselves, wherever they stand: characters and their language, days, names and
//! where a story was filed, the marks of captions, lists, notices and jumps.

pub(crate) mod bylines;
pub(crate) mod datelines;
pub(crate) mod dates;
pub(crate) mod evidence;
pub(crate) mod forms;
pub(crate) mod language;
pub(crate) mod marks;
pub(crate) mod names;
pub(crate) mod script;
