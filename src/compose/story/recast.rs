//! The text that a galley is setting, in the script that it is shown in: rewritten a stretch at a time
//! as lines are asked for, so that the first page of a long story waits for no more than it shows.

use std::borrow::Cow;
use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

use newsprint_issue::script::{self, Rewriting};
use newsprint_issue::{Part, Text};

/// Rewrites what a galley sets. Galleys that were one share what has been rewritten.
#[derive(Clone, Debug, Default)]
pub(crate) struct Recast {
    rewriting: Rewriting,
    shared: Option<Rc<RefCell<Sheet>>>,
}

/// A text on its way into the other script.
#[derive(Debug)]
struct Sheet {
    /// Which text it is.
    at: Part,
    text: Rc<Text>,
    /// Which stretches are rewritten.
    done: Vec<bool>,
}

/// Bytes rewritten together: less than a millisecond of work, and more than most stories have.
const STRETCH: usize = 16 * 1024;
/// Bytes that a stretch may go on, looking for a mark or a space so that it ends no word.
const SEEK: usize = 1024;

impl Recast {
    pub(crate) fn new(rewriting: Rewriting) -> Recast {
        Recast {
            rewriting,
            shared: None,
        }
    }

    /// The rows of a table as they are shown.
    pub(crate) fn rows<'a>(&self, rows: &'a [Vec<Text>]) -> Cow<'a, [Vec<Text>]> {
        if self.rewriting == Rewriting::Never {
            return Cow::Borrowed(rows);
        }
        let cell = |text: &Text| self.rewriting.text(text).into_owned();
        let rows = rows.iter().map(|row| row.iter().map(cell).collect());
        Cow::Owned(rows.collect())
    }

    /// The text as it is shown, at least in that range of bytes; beyond it, it may be as it is
    /// written. None where it is shown as it is written.
    pub(crate) fn text(&mut self, text: &Text, at: Part, range: Range<usize>) -> Option<Rc<Text>> {
        if self.rewriting == Rewriting::Never {
            return None;
        }
        let shared = match &self.shared {
            Some(shared) if shared.borrow().at == at => shared,
            _ => self.shared.insert(Rc::new(RefCell::new(Sheet {
                at,
                text: Rc::new(text.clone()),
                done: vec![false; text.len().div_ceil(STRETCH)],
            }))),
        };
        let mut sheet = shared.borrow_mut();
        sheet.rewrite(text, range, self.rewriting);
        Some(Rc::clone(&sheet.text))
    }
}

impl Sheet {
    /// Rewrites the stretches of a range that are not yet.
    fn rewrite(&mut self, source: &Text, range: Range<usize>, rewriting: Rewriting) {
        let last = (range.end / STRETCH + 1).min(self.done.len());
        let first = (range.start / STRETCH).saturating_sub(1).min(last);
        if self.done[first..last].iter().all(|done| *done) {
            return;
        }
        let own = source.plain();
        let mut words = self.text.plain();
        for stretch in first..last {
            if !std::mem::replace(&mut self.done[stretch], true) {
                let range = bound(&own, stretch)..bound(&own, stretch + 1);
                let written = rewriting.words(&own[range.clone()]);
                words.replace_range(range, &written);
            }
        }
        self.text = Rc::new(script::reworded(source, &words));
    }
}

/// Where a stretch begins: at a mark or a space, so that no word is parted.
fn bound(text: &str, stretch: usize) -> usize {
    let from = stretch * STRETCH;
    if stretch == 0 || from >= text.len() {
        return from.min(text.len());
    }
    let from = boundary(text, from);
    let mut characters = text[from..].char_indices();
    let mark = characters.find(|(at, one)| !one.is_alphanumeric() || *at > SEEK);
    match mark {
        Some((at, one)) if !one.is_alphanumeric() => from + at,
        Some(_) => from,
        None => text.len(),
    }
}

/// The first boundary of characters from there on.
fn boundary(text: &str, from: usize) -> usize {
    let mut offsets = from..text.len();
    let found = offsets.find(|at| text.is_char_boundary(*at));
    found.unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SENTENCE: &str = "头发乱了，后来他发现皇后在家里洗干净面条，干部去后面理发。";

    fn long(bytes: usize) -> Text {
        Text::from(&*SENTENCE.repeat(bytes / SENTENCE.len()))
    }

    #[test]
    fn as_much_is_rewritten_as_is_asked_for() {
        let text = long(10 * STRETCH);
        let mut recast = Recast::new(Rewriting::ToTraditional);
        let shown = recast
            .text(&text, Part::block(0), 0..100)
            .expect("another script");
        let (shown, own) = (shown.plain(), text.plain());
        assert!(shown.starts_with("頭髮亂了，後來他發現皇后在家裡洗乾淨麵條"));
        assert_eq!(shown[3 * STRETCH..], own[3 * STRETCH..]);
        assert_eq!(Recast::default().text(&text, Part::block(0), 0..100), None);
    }

    proptest! {
        #[test]
        fn the_order_of_asking_changes_nothing(
            asked in proptest::collection::vec((0..10usize, 0..3usize), 1..8),
        ) {
            let text = long(10 * STRETCH);
            let whole = Rewriting::ToTraditional.words(&text.plain()).into_owned();
            let mut recast = Recast::new(Rewriting::ToTraditional);
            for (from, count) in asked {
                let range = from * STRETCH..(from + count) * STRETCH;
                // A galley that is set on from here, and another from where it stands.
                let mut other = recast.clone();
                other.text(&text, Part::block(0), range.clone());
                let shown = recast.text(&text, Part::block(0), range.clone()).expect("another script");
                let range = boundary(&text.plain(), range.start)
                    ..boundary(&text.plain(), range.end);
                prop_assert_eq!(&shown.plain()[range.clone()], &whole[range]);
            }
        }
    }
}
