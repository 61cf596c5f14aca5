//! The words of Chinese and Japanese, which are written without spaces: where lines should rather
//! not end.
//!
//! The dictionary is that of ICU, compiled into the program as a trie that needs no loading: the
//! system brings in only those of its pages that are looked at, and only for text that is set. Lines
//! are the same without it but for where they end inside words.

use std::sync::LazyLock;

use icu_segmenter::options::WordBreakInvariantOptions;
use icu_segmenter::{WordSegmenter, WordSegmenterBorrowed};

use super::kinsoku::Opportunity;
use super::segment::{Segment, Strand};

static WORDS: LazyLock<WordSegmenterBorrowed<'static>> =
    LazyLock::new(|| WordSegmenter::new_dictionary(WordBreakInvariantOptions::default()));

/// Marks the places inside words, from a segment on; answers up to which segment it has come. The
/// words at the end of a copy that goes on are left for later, since the last of them may as well.
pub(super) fn mark(
    segments: &mut [Segment],
    from: usize,
    (copy, ended): (&[Strand<'_>], bool),
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

/// Marks the places inside the words of a run; answers the segment that its last word begins with.
fn mark_run(run: &mut [Segment], copy: &[Strand<'_>]) -> usize {
    let (Some(first), Some(last)) = (run.first(), run.last()) else {
        return 0;
    };
    let (from, to) = (first.from as usize, last.to as usize);
    let text = &copy[first.strand as usize].text[from..to];
    let mut index = 1;
    let mut begins = 0;
    for word in WORDS.segment_str(text) {
        while let Some(segment) = run.get_mut(index) {
            let at = segment.from as usize - from;
            if at > word {
                break;
            }
            if at < word && segment.before == Opportunity::Allowed {
                segment.before = Opportunity::Inside;
            }
            if at == word {
                begins = index;
            }
            index += 1;
        }
    }
    begins
}
