//! Where lines may end: the rules read anew at every boundary of a paragraph, and which groups of
//! clusters are left that no lawful line could part.

use std::ops::Range;

use newsprint::compose::Strictness;
use newsprint::issue::Language;
use unicode_segmentation::UnicodeSegmentation;

use super::classes::{self, Ban};
use super::{Column, Fault};

/// A paragraph as the rules see it: its clusters, without white space.
#[derive(Clone, Debug)]
pub(crate) struct Copy<'a> {
    text: &'a str,
    clusters: Vec<Cluster>,
    strictness: Strictness,
    /// It is of a language of words and spaces.
    of_words: bool,
    /// Words are stacked letter by letter, and nowhere parted.
    is_vertical: bool,
}

/// A cluster of the source.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cluster {
    pub(crate) from: usize,
    pub(crate) to: usize,
    /// The character it begins with.
    pub(crate) sign: char,
    /// Cells along a line.
    pub(crate) cells: u16,
    /// The source has white space before it.
    pub(crate) spaced: bool,
    /// Which address it is part of, counted from 1; 0 for none.
    address: usize,
    /// It is a letter, also an apostrophe inside a word.
    is_letter: bool,
    /// It may be an apostrophe or a quotation mark.
    pub(crate) is_guess: bool,
    /// Cells that it takes across, whichever way lines run.
    width: u16,
}

/// Letters on either side of a drawn hyphen: at least so many.
const BEFORE_HYPHEN: usize = 2;
const AFTER_HYPHEN: usize = 3;
/// Cells of what can come down to a single Han without leaving a hole: two Han.
const FEED: u16 = 4;

impl<'a> Copy<'a> {
    pub(crate) fn new(text: &'a str, column: Column) -> Copy<'a> {
        let width = column.setting.face.width;
        let mut clusters: Vec<Cluster> = Vec::new();
        let mut spaced = false;
        for (from, cluster) in text.grapheme_indices(true) {
            let cells = width.of(cluster) as u16;
            if cluster.trim().is_empty() {
                spaced = true;
                continue;
            }
            let sign = cluster.chars().next().unwrap_or(' ');
            clusters.push(Cluster {
                from,
                to: from + cluster.len(),
                sign,
                cells: if column.is_vertical { 2 } else { cells },
                spaced,
                address: 0,
                // A cluster as wide as a Han is set as one, whatever its script.
                is_letter: classes::is_western(sign) && cells < 2,
                width: cells,
                is_guess: false,
            });
            spaced = false;
        }
        let mut copy = Copy {
            text,
            clusters,
            strictness: column.setting.strictness,
            of_words: !column.language.is_full_width(),
            is_vertical: column.is_vertical,
        };
        if !column.is_vertical {
            copy.find_addresses();
        }
        copy.find_apostrophes(column.language);
        copy
    }

    pub(crate) fn clusters(&self) -> &[Cluster] {
        &self.clusters
    }

    /// The boundary before the cluster at that byte.
    pub(crate) fn boundary(&self, byte: usize) -> usize {
        self.clusters.partition_point(|cluster| cluster.from < byte)
    }

    /// The rule that a line breaks by ending there.
    pub(crate) fn judge(&self, at: usize, hyphen: bool) -> Option<Fault> {
        let [before, after] = self.around(at)?;
        if before.address == after.address && before.address > 0 {
            let lawful = classes::is_point(before.sign) && after.sign.is_alphanumeric();
            return (!lawful || hyphen).then_some(Fault::Url);
        }
        if hyphen {
            return (!self.is_hyphen_point(at)).then_some(Fault::Word);
        }
        let apart = after.spaced;
        if !apart && before.sign == after.sign && classes::is_paired(after.sign) {
            return Some(Fault::Pair);
        }
        if self.parts_number(at) {
            return Some(Fault::Number);
        }
        if !apart && self.parts_word(at) {
            return Some(Fault::Word);
        }
        // Set apart by a space, a curly mark of words and spaces stands for itself.
        let quoted = apart && (self.of_words || after.is_guess) && "”’".contains(after.sign);
        if !after.is_letter
            && !quoted
            && let Some(ban) = classes::begins_no_line(after.sign)
            && self.holds(ban)
        {
            let relaxed = ban != Ban::Core;
            return Some(if relaxed {
                Fault::Relaxed
            } else {
                Fault::Start
            });
        }
        if !apart && classes::clings(after.sign) {
            return Some(Fault::Start);
        }
        if !apart && after.sign == '/' {
            return Some(Fault::Relaxed);
        }
        let ends = classes::ends_no_line(before.sign).filter(|ban| self.holds(*ban));
        let kept = ends.filter(|_| !(apart && classes::is_prefix(before.sign)))?;
        let relaxed = kept == Ban::From(Strictness::Strict);
        Some(if relaxed { Fault::Relaxed } else { Fault::End })
    }

    /// Cells of the group that the boundary lies in.
    pub(crate) fn group_cells(&self, at: usize) -> u16 {
        self.cells(self.group(at))
    }

    /// Cells of the longest lawful line from one boundary that ends before another.
    pub(crate) fn needs(&self, from: usize, at: usize) -> u16 {
        let end = (from + 1..at).rev().find(|at| self.is_joint(*at));
        end.map_or(0, |end| self.cells(from..end))
    }

    /// Whether the group that the boundary lies in begins the paragraph.
    pub(crate) fn opens(&self, at: usize) -> bool {
        self.group(at).start == 0
    }

    /// Whether what follows the boundary is a Han alone, or marks alone.
    pub(crate) fn is_runt(&self, at: usize) -> bool {
        let rest = &self.clusters[at.min(self.clusters.len())..];
        let solid = rest
            .iter()
            .filter(|cluster| !classes::is_mark(cluster.sign) && cluster.sign.is_alphanumeric());
        let han = solid
            .clone()
            .filter(|cluster| classes::is_han(cluster.sign));
        solid.clone().count() == han.count()
            && solid.count() <= 1
            && rest.iter().all(|cluster| !cluster.sign.is_ascii_graphic())
    }

    /// Whether the group before the boundary is small enough to come down, and leaves a line behind.
    pub(crate) fn can_feed(&self, at: usize, above: usize) -> bool {
        let Some(before) = at.checked_sub(1) else {
            return false;
        };
        let start = (1..=before)
            .rev()
            .find(|at| self.is_joint(*at))
            .unwrap_or(0);
        start > above && self.cells(start..at) <= FEED
    }

    /// Whether lines may be broken at the boundary: no rule forbids it, and it is no seam of words,
    /// marks and signs that stand together without a space.
    pub(crate) fn is_joint(&self, at: usize) -> bool {
        let Some([before, after]) = self.around(at) else {
            return true;
        };
        let loose =
            |cluster: Cluster| cluster.is_loose() || self.of_words && "“”‘’".contains(cluster.sign);
        let words = loose(before) && loose(after) && (self.is_vertical || !self.follows_point(at));
        let straight = before.sign == '"' || after.sign == '"';
        let ordinal = before.sign == '第' && after.sign.is_ascii_digit();
        let apart = after.spaced;
        let sign = classes::is_postfix(before.sign) && after.is_loose();
        let seam = !apart && (words || ordinal || sign) || straight;
        // Set apart by a space, an ASCII mark may begin a line; nothing asks that it can.
        let seam = seam || apart && classes::clings(after.sign);
        let seam = seam || classes::is_prefix(before.sign) || after.is_guess;
        !seam && self.judge(at, false).is_none()
    }

    /// The clusters around a boundary that no lawful line could part.
    fn group(&self, at: usize) -> Range<usize> {
        let start = (1..=at).rev().find(|at| self.is_joint(*at)).unwrap_or(0);
        let end = (at.max(start + 1)..self.clusters.len()).find(|at| self.is_joint(*at));
        start..end.unwrap_or(self.clusters.len())
    }

    /// The least cells of some clusters: what is drawn, no space between Han and words.
    pub(crate) fn cells(&self, range: Range<usize>) -> u16 {
        let first = range.start;
        let clusters = self.clusters[range].iter().enumerate();
        clusters
            .map(|(index, cluster)| {
                let before = (first + index)
                    .checked_sub(1)
                    .map(|before| self.clusters[before]);
                let blank = index > 0
                    && cluster.spaced
                    && before.is_some_and(|before| self.keeps_space(&before, cluster));
                cluster.cells + u16::from(blank) * if self.is_vertical { 2 } else { 1 }
            })
            .sum()
    }

    /// Whether a space of the source stays one, however tight the line.
    fn keeps_space(&self, before: &Cluster, after: &Cluster) -> bool {
        let [loose_before, loose_after] = [before.is_loose(), after.is_loose()];
        let mark = |cluster: &Cluster| {
            classes::is_mark(cluster.sign) && !(self.of_words && "“”‘’".contains(cluster.sign))
        };
        let marks = mark(before) || mark(after);
        !marks && (self.of_words || loose_before == loose_after)
    }

    fn around(&self, at: usize) -> Option<[Cluster; 2]> {
        let before = self.clusters.get(at.checked_sub(1)?)?;
        Some([*before, *self.clusters.get(at)?])
    }

    fn holds(&self, ban: Ban) -> bool {
        match ban {
            Ban::Core => true,
            Ban::From(strictness) => self.strictness >= strictness,
        }
    }

    /// After a hyphen between letters, or a point of an address.
    fn follows_point(&self, at: usize) -> bool {
        let Some([before, after]) = self.around(at) else {
            return false;
        };
        let in_address = before.address > 0 && before.address == after.address;
        let hyphen =
            before.sign == '-' && after.is_letter && at >= 2 && self.clusters[at - 2].is_letter;
        // Nothing asks that `//` be a point.
        let point = in_address && self.judge(at, false).is_none() && self.sign(at - 1) != '/'
            || in_address && at >= 2 && self.sign(at - 1) == '/' && self.sign(at - 2) != '/';
        point && self.judge(at, false).is_none() || hyphen
    }

    fn sign(&self, at: usize) -> char {
        self.clusters.get(at).map_or(' ', |cluster| cluster.sign)
    }

    /// Whether the boundary parts a number, a range, or a number and its sign or unit.
    pub(crate) fn parts_number(&self, at: usize) -> bool {
        let Some([before, after]) = self.around(at) else {
            return false;
        };
        let (last, first) = (before.sign, after.sign);
        if !after.spaced {
            let separator = |sign: char| ".,:/".contains(sign);
            let run = |at: usize| {
                self.clusters.get(at).is_some_and(|next| !next.spaced)
                    && classes::is_digit(self.sign(at))
            };
            let digits = classes::is_digit(last) && classes::is_digit(first);
            let joined = separator(first) || classes::is_connector(first);
            let before_joint = classes::is_digit(last) && joined && run(at + 1);
            let joint = separator(last) || classes::is_connector(last);
            let after_joint = joint
                && classes::is_digit(first)
                && !before.spaced
                && at >= 2
                && classes::is_digit(self.sign(at - 2));
            let sign = classes::is_prefix(last) && classes::is_digit(first);
            if digits || before_joint || after_joint || sign {
                return true;
            }
        }
        if classes::is_digit(last) && classes::is_postfix(first) && (!after.spaced || first != '%')
        {
            return true;
        }
        self.parts_unit(at)
    }

    /// Whether the boundary stands before or inside a unit, or inside what a number counts on in.
    fn parts_unit(&self, at: usize) -> bool {
        // The digit that the units at the boundary could belong to lies a few characters back.
        let digit = (at.saturating_sub(8)..at)
            .rev()
            .find(|at| classes::is_digit(self.sign(*at)));
        let Some(digit) = digit else { return false };
        let Some(mut next) = self.clusters.get(digit + 1).map(|_| digit + 1) else {
            return false;
        };
        while let Some(cluster) = self.clusters.get(next) {
            // A space may stand between the number and its unit, not inside it.
            if cluster.spaced && next > digit + 1 {
                return false;
            }
            let bytes = classes::unit_at(&self.text[cluster.from..]);
            if bytes == 0 {
                return false;
            }
            let unit = &self.text[cluster.from..cluster.from + bytes];
            let end = next + unit.chars().count();
            if at < end {
                return at >= next;
            }
            if !classes::counts_on(unit) {
                return false;
            }
            next = end;
        }
        false
    }

    fn parts_word(&self, at: usize) -> bool {
        let Some([before, after]) = self.around(at) else {
            return false;
        };
        let wordy = |cluster: Cluster| cluster.is_letter || cluster.sign.is_ascii_digit();
        let joined = |cluster: Cluster| wordy(cluster) || "'+#&@_".contains(cluster.sign);
        let inside = joined(before)
            && joined(after)
            && (wordy(before) || wordy(after) || before.sign == '+');
        let hyphen = before.is_letter && after.sign == '-';
        let stop = before.sign == '.'
            && after.is_letter
            && at >= 2
            && self.clusters[at - 2].is_letter
            && !before.spaced;
        inside || hyphen || stop
    }

    /// Whether a hyphen may be drawn there: inside a word of letters, and not near its ends.
    fn is_hyphen_point(&self, at: usize) -> bool {
        let letters = |clusters: &mut dyn Iterator<Item = &Cluster>| {
            clusters.take_while(|cluster| cluster.is_letter).count()
        };
        let after = &self.clusters[at..];
        let tail = after.iter().skip(1).position(|cluster| cluster.spaced);
        let tail = letters(&mut after[..tail.map_or(after.len(), |at| at + 1)].iter());
        let mut head = 0;
        for index in (0..at).rev() {
            if !self.clusters[index].is_letter {
                break;
            }
            head += 1;
            if self.clusters[index].spaced {
                break;
            }
        }
        head >= BEFORE_HYPHEN && tail >= AFTER_HYPHEN && !after[0].spaced
    }

    fn find_addresses(&mut self) {
        let mut number = 0;
        let mut at = 0;
        while at < self.clusters.len() {
            let rest = &self.text[self.clusters[at].from..];
            let begins = ["http://", "https://", "www."]
                .iter()
                .any(|start| rest.starts_with(start));
            let inside = at.checked_sub(1).is_some_and(|before| {
                let before = self.clusters[before];
                !self.clusters[at].spaced
                    && (before.is_letter
                        || before.sign.is_ascii_digit()
                        || "'’".contains(before.sign))
            });
            if !begins || inside {
                at += 1;
                continue;
            }
            number += 1;
            let length = rest
                .find(|sign: char| !sign.is_ascii_graphic() || "\"<>".contains(sign))
                .unwrap_or(rest.len());
            let length = rest[..length]
                .trim_end_matches(['.', ',', ';', ':', '!', '?', ')'])
                .len();
            let end = self.clusters[at].from + length;
            while self
                .clusters
                .get(at)
                .is_some_and(|cluster| cluster.from < end)
            {
                self.clusters[at].address = number;
                at += 1;
            }
        }
    }

    /// An apostrophe stands between letters; other single quotation marks are resolved by shape.
    fn find_apostrophes(&mut self, language: Language) {
        for at in 1..self.clusters.len() {
            let inside = self.clusters[at - 1].is_letter
                && !self.clusters[at].spaced
                && self
                    .clusters
                    .get(at + 1)
                    .is_some_and(|next| !next.spaced && next.is_letter);
            let english = !language.is_full_width() && self.clusters[at - 1].is_letter;
            // `rock ’n’ roll`, and a mark between a letter and a Han, are anybody's guess.
            let guess = self.clusters[at].spaced || self.clusters[at - 1].is_letter;
            self.clusters[at].is_guess = self.clusters[at].sign == '’' && guess;
            if self.clusters[at].sign == '’' && (inside || english) {
                self.clusters[at].is_letter = true;
            }
        }
    }
}

impl Cluster {
    /// Whether it belongs to words and spaces.
    pub(crate) fn is_loose(&self) -> bool {
        !classes::is_mark(self.sign)
            && !classes::is_han(self.sign)
            && !classes::is_hangul(self.sign)
            && (self.width < 2 || self.is_letter || self.sign.is_ascii())
    }

    /// Whether it is a letter or a digit as narrow as one.
    pub(crate) fn is_lettered(&self) -> bool {
        self.is_letter || self.sign.is_ascii_digit()
    }
}
