//! What word processors write, whatever their file looks like: a draft of paragraphs that name their
//! place in the text, as an issue. The two readers hand in the words as HTML, which is `hypertext`'s.

mod bind;
mod draft;
mod stress;

pub(crate) use bind::{Facts, bind};
pub(crate) use draft::{Aside, Draft, Standing};
pub(crate) use stress::Stress;
