//! What is measured: papers of many stories, texts full of marks that open and never close, long
//! lines, and the program as it is called.

mod called;
mod papers;
mod shown;
mod texts;

/// A row: its name, the size of the small input, and what is to be done with one of a size.
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) size: usize,
    pub(crate) make: Box<dyn Fn(usize) -> Work>,
}

/// What is timed.
pub(crate) enum Work {
    /// It can be done again on the same.
    Again(Box<dyn FnMut()>),
    /// It changes what it is done to.
    Once(Box<dyn FnOnce()>),
}

/// Work that can be done again.
fn again(work: impl FnMut() + 'static) -> Work {
    Work::Again(Box::new(work))
}

impl Case {
    fn new(name: &str, size: usize, make: impl Fn(usize) -> Work + 'static) -> Case {
        Case {
            name: name.to_owned(),
            size,
            make: Box::new(make),
        }
    }
}

/// Every row.
pub(crate) fn cases() -> Vec<Case> {
    let mut cases = shown::cases();
    cases.extend(texts::cases());
    cases.extend(papers::cases());
    cases.extend(called::cases());
    cases
}
