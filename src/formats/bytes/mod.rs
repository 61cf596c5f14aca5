//! What is handed over, before any format reads it: files and archives behind one source, bytes into
//! text, what the reading of them may take, and what is none of ours.

pub(crate) mod allowance;
pub(crate) mod archive;
pub(crate) mod encoding;
pub(crate) mod source;
pub(crate) mod untaken;

pub(crate) mod decode;
pub(crate) mod foreign;
pub(crate) mod glance;

pub(crate) mod ration;
pub(crate) mod reference;
pub(crate) mod values;
