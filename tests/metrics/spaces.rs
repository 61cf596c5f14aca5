//! What stands between the glyphs of a row: what it is by the rules, and how far it was opened or
//! closed. Judges spacing, evenness and the order of the tiers.

use super::breaks::{Cluster, Copy};
use super::classes;
use super::rows::Row;
use super::{Column, Fault, Grain};

/// What a gap is, in the order in which gaps are opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Tier {
    /// The space between two words.
    Word,
    /// The space between Han and letters or digits.
    Auto,
    /// The blank of a narrow quotation mark.
    Pad,
    /// After a closing mark, before an opening one.
    Mark,
    /// Between two Han.
    Han,
    /// The space inside `2022 年`: it closes, and never opens.
    Unit,
    /// Between two marks: nothing, or a little.
    Loose,
    /// Nothing, ever.
    Fixed,
}

/// A gap on a row.
#[derive(Clone, Copy, Debug)]
struct Gap {
    tier: Tier,
    /// Cells that it should have before anything is shared out.
    natural: i32,
    /// Cells that it has.
    cells: i32,
}

impl Gap {
    fn stretch(self) -> i32 {
        self.cells - self.natural
    }
}

/// Slack up to which a last line is made full.
const NEARLY_FULL: u16 = 2;

/// Judges the gaps of a row; what is wrong goes to `find`.
pub(crate) fn judge(
    row: &Row,
    copy: &Copy<'_>,
    (column, is_last): (Column, bool),
    find: &mut dyn FnMut(Fault),
) -> Grain {
    let gaps = gaps(row, copy, column);
    let mut grain = Grain::default();
    for glyph in &row.glyphs {
        let cluster = copy.clusters()[copy.boundary(glyph.from).min(copy.clusters().len() - 1)];
        if classes::is_han(cluster.sign) {
            grain.han += 1;
            grain.even += usize::from(glyph.start.is_multiple_of(2));
        }
    }
    if column.is_vertical {
        return grain;
    }
    if !is_last {
        let stretched = gaps.iter().map(|gap| gap.stretch().unsigned_abs() as usize);
        grain.adjusted = stretched.sum();
    }
    let measure = column.measure;
    let is_natural = !column.is_flush() && !column.setting.justify
        || is_last && row.end() + NEARLY_FULL < measure;
    for gap in &gaps {
        if let Some(fault) = gap.fault(is_natural) {
            find(fault);
        }
    }
    if column.is_flush() {
        uneven(&gaps, find);
        order(&gaps, find);
        let short = measure.saturating_sub(row.end());
        let spaces = gaps
            .iter()
            .filter(|gap| gap.tier <= Tier::Mark && gap.stretch() < 1);
        if is_last && (1..=NEARLY_FULL).contains(&short) && spaces.count() >= usize::from(short) {
            find(Fault::LastLine);
        }
    }
    grain
}

impl Gap {
    fn fault(self, is_natural: bool) -> Option<Fault> {
        let (least, most) = match self.tier {
            Tier::Word if is_natural => (1, 1),
            Tier::Word => (1, i32::MAX),
            Tier::Fixed => (0, 0),
            _ if is_natural => (self.natural, self.natural),
            Tier::Auto | Tier::Pad => (0, 2),
            Tier::Unit | Tier::Mark | Tier::Loose | Tier::Han => (0, 1),
        };
        if !is_natural && self.tier != Tier::Fixed && self.cells > most {
            return Some(Fault::Wide);
        }
        let fault = if self.tier == Tier::Pad {
            Fault::Quote
        } else {
            Fault::Spacing
        };
        (!(least..=most).contains(&self.cells)).then_some(fault)
    }
}

/// Two gaps of one tier differ by at most a cell.
fn uneven(gaps: &[Gap], find: &mut dyn FnMut(Fault)) {
    for tier in [Tier::Word, Tier::Auto, Tier::Pad, Tier::Mark, Tier::Han] {
        let cells = gaps
            .iter()
            .filter(|gap| gap.tier == tier)
            .map(|gap| gap.cells);
        let (least, most) = (cells.clone().min(), cells.max());
        if most
            .zip(least)
            .is_some_and(|(most, least)| most - least > 1)
        {
            find(Fault::Uneven);
        }
    }
}

/// What comes first is opened first, and all of it before what comes after.
fn order(gaps: &[Gap], find: &mut dyn FnMut(Fault)) {
    const TIERS: [&[Tier]; 4] = [
        &[Tier::Word],
        &[Tier::Auto],
        &[Tier::Pad, Tier::Mark],
        &[Tier::Han],
    ];
    let opened = |tiers: &[Tier]| {
        gaps.iter()
            .any(|gap| tiers.contains(&gap.tier) && gap.stretch() > 0)
    };
    let is_full = |tiers: &[Tier]| {
        gaps.iter()
            .filter(|gap| tiers.contains(&gap.tier))
            .all(|gap| gap.stretch() > 0)
    };
    let mut wrong = (1..TIERS.len())
        .any(|tier| opened(TIERS[tier]) && !TIERS[..tier].iter().all(|before| is_full(before)));
    let closed = |tier: Tier| gaps.iter().any(|gap| gap.tier == tier && gap.stretch() < 0);
    let is_shut = |tier: Tier| {
        gaps.iter()
            .filter(|gap| gap.tier == tier)
            .all(|gap| gap.stretch() < 0)
    };
    let shrinks = [Tier::Auto, Tier::Unit, Tier::Pad].into_iter().any(closed);
    wrong |= shrinks && TIERS.iter().any(|tiers| opened(tiers));
    wrong |= closed(Tier::Pad) && !is_shut(Tier::Auto);
    if wrong {
        find(Fault::Order);
    }
}

/// The gaps of a row that the rules speak of.
fn gaps(row: &Row, copy: &Copy<'_>, column: Column) -> Vec<Gap> {
    let clusters = copy.clusters();
    let pairs = row.glyphs.iter().zip(row.glyphs.iter().skip(1));
    pairs
        .filter_map(|(before, after)| {
            let at = copy.boundary(after.from);
            let (last, first) = (clusters.get(at.checked_sub(1)?)?, clusters.get(at)?);
            let (tier, natural) = if column.language.is_full_width() {
                full_width(last, first, copy.parts_number(at))?
            } else {
                words(last, first)?
            };
            Some(Gap {
                tier,
                natural,
                cells: i32::from(after.start) - i32::from(before.end()),
            })
        })
        .collect()
}

/// Languages of words and spaces: what is written is what stands.
fn words(last: &Cluster, first: &Cluster) -> Option<(Tier, i32)> {
    let letters = last.is_lettered() && first.is_lettered();
    match (letters, first.spaced) {
        (false, _) => None,
        (true, true) => Some((Tier::Word, 1)),
        (true, false) => Some((Tier::Fixed, 0)),
    }
}

fn full_width(last: &Cluster, first: &Cluster, in_number: bool) -> Option<(Tier, i32)> {
    let [last_han, first_han] = [last, first].map(|cluster| classes::is_han(cluster.sign));
    let [last_word, first_word] = [last, first].map(Cluster::is_lettered);
    let [last_mark, first_mark] =
        [last, first].map(|cluster| classes::is_mark(cluster.sign) && !cluster.is_lettered());
    let body = |is_han: bool, is_word: bool| is_han || is_word;
    if !first.spaced && last.sign == first.sign && classes::is_paired(first.sign) {
        return Some((Tier::Fixed, 0));
    }
    if last.is_guess || first.is_guess {
        return None;
    }
    if last_mark || first_mark {
        let (before, after) = (body(last_han, last_word), body(first_han, first_word));
        let opens = first_mark && classes::is_opener(first.sign);
        let closes = last_mark && !classes::is_opener(last.sign);
        let narrow = |cluster: &Cluster| "“”‘’".contains(cluster.sign) && cluster.cells == 1;
        return match (opens, closes) {
            (true, false) if before && narrow(first) => Some((Tier::Pad, 1)),
            (true, false) if before => Some((Tier::Mark, 0)),
            (false, true) if after && narrow(last) => Some((Tier::Pad, 1)),
            (false, true) if after => Some((Tier::Mark, 0)),
            (true, true) => Some((Tier::Loose, 0)),
            // A mark and a sign that no rule speaks of.
            (true, false) | (false, true) if !first_mark || !last_mark => None,
            (false, true) => Some((Tier::Fixed, 0)),
            (false, false) if body(before, after) || last_mark && first_mark => {
                Some((Tier::Fixed, 0))
            }
            _ => None,
        };
    }
    match (last_han || first_han, in_number) {
        (true, true) if last_han && first_han => Some((Tier::Fixed, 0)),
        (true, true) if last_word || first_word => Some((Tier::Unit, 1)),
        (true, false) if last_han && first_han && !first.spaced => Some((Tier::Han, 0)),
        (true, false) if last_word || first_word => {
            // Some keep `第 3` as tight as `3 页`, others do not.
            let ordinal = last.sign == '第' && first.sign.is_ascii_digit();
            (!ordinal).then_some((Tier::Auto, 1))
        }
        (false, _) if last_word && first_word && first.spaced => Some((Tier::Word, 1)),
        (false, _) if last_word && first_word => Some((Tier::Fixed, 0)),
        _ => None,
    }
}

/// Cells between the clusters at a boundary of full-width text before anything is shared out, and
/// how many of them may be closed and opened without parting Han.
pub(crate) fn seam(copy: &Copy<'_>, at: usize) -> [u16; 3] {
    let clusters = copy.clusters();
    let around = at
        .checked_sub(1)
        .map(|before| (clusters.get(before), clusters.get(at)));
    let Some((Some(last), Some(first))) = around else {
        return [0; 3];
    };
    let (tier, natural) =
        full_width(last, first, copy.parts_number(at)).unwrap_or((Tier::Fixed, 0));
    let natural = u16::try_from(natural).unwrap_or_default();
    match tier {
        Tier::Word | Tier::Mark => [natural, 0, 1],
        Tier::Auto | Tier::Pad => [natural, 1, 1],
        Tier::Unit => [natural, 1, 0],
        Tier::Han | Tier::Loose | Tier::Fixed => [natural, 0, 0],
    }
}
