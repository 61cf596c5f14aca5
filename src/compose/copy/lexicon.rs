//! The words of Chinese and Japanese, which are written without spaces: where lines should rather
//! not end.
//!
//! The dictionary is that of ICU, compiled into the program as a trie that needs no loading: the
//! system brings in only those of its pages that are looked at, and only for text that is set. Lines
//! are the same without it but for where they end inside words.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::LazyLock;

use icu_segmenter::options::WordBreakInvariantOptions;
use icu_segmenter::{WordSegmenter, WordSegmenterBorrowed};

use crate::characters::opportunity::Opportunity;
use crate::copy::segment::Segment;
use crate::copy::strand::Strand;

static WORDS: LazyLock<WordSegmenterBorrowed<'static>> =
    LazyLock::new(|| WordSegmenter::new_dictionary(WordBreakInvariantOptions::default()));

/// Where the words of a text begin, in bytes, and where the last ends.
pub(crate) fn words(text: &str) -> impl Iterator<Item = usize> {
    WORDS.segment_str(text)
}

/// Marks the places inside words, from a segment on; answers up to which segment it has come. The
/// words at the end of a copy that goes on are left for later, since the last of them may as well.
pub(crate) fn mark(
    segments: &mut [Segment],
    from: usize,
    copy: &[Strand<'_>],
    ended: bool,
) -> usize {
    let mut start = from;
    while start < segments.len() {
        let run = run(&segments[start..]);
        if run < 2 {
            start += 1;
            continue;
        }
        let end = start + run;
        let known = end < segments.len() || ended;
        let last = mark_run(&mut segments[start..end], copy);
        // A word that the window parts is looked up again, unless the run is one endless word.
        if !known && last > 0 {
            return start + last;
        }
        start = end;
    }
    start
}

/// How many segments from the first on are Han or kana side by side in the source.
fn run(segments: &[Segment]) -> usize {
    let joined = segments
        .windows(2)
        .take_while(|pair| {
            pair[0].class.is_ideograph()
                && pair[1].class.is_ideograph()
                && pair[0].strand == pair[1].strand
                && pair[0].to == pair[1].from
        })
        .count();
    joined + 1
}

/// Runs of up to so many characters are remembered, so that a paragraph that is set again at another
/// width is not looked up again.
const REMEMBERED: usize = 64;
/// How many runs are remembered, about the paper of a day; then the room is cleared.
const MOST_REMEMBERED: usize = 1 << 15;

thread_local! {
    /// For every run its word starts, a bit a character.
    static KNOWN: RefCell<HashMap<Box<str>, u64>> = RefCell::default();
}

/// Marks the places inside the words of a run; answers the segment that its last word begins with.
fn mark_run(run: &mut [Segment], copy: &[Strand<'_>]) -> usize {
    let mut last = 0;
    for start in (0..run.len()).step_by(REMEMBERED) {
        let end = run.len().min(start + REMEMBERED);
        let piece = &mut run[start..end];
        let starts = starts(piece, copy);
        for (index, segment) in piece.iter_mut().enumerate().skip(1) {
            if starts & (1 << index) != 0 {
                last = start + index;
            } else if segment.before == Opportunity::Allowed {
                segment.before = Opportunity::Inside;
            }
        }
    }
    last
}

/// The segments of a piece that begin words, a bit each.
fn starts(piece: &[Segment], copy: &[Strand<'_>]) -> u64 {
    let (Some(first), Some(last)) = (piece.first(), piece.last()) else {
        return 0;
    };
    let from = first.from as usize;
    let text = &copy[first.strand as usize].text[from..last.to as usize];
    let known = KNOWN.with_borrow(|known| known.get(text).copied());
    known.unwrap_or_else(|| {
        let mut starts = 0;
        let mut words = WORDS.segment_str(text).peekable();
        for (index, segment) in piece.iter().enumerate() {
            let at = segment.from as usize - from;
            while words.next_if(|word| *word < at).is_some() {}
            if words.peek() == Some(&at) {
                starts |= 1 << index;
            }
        }
        KNOWN.with_borrow_mut(|known| {
            if known.len() >= MOST_REMEMBERED {
                known.clear();
            }
            known.insert(text.into(), starts);
        });
        starts
    })
}
