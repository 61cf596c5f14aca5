//! What a page looks like to the separation of its stories: units of body, what stands in the gaps
//! between them, and what each possible story scores.

#![expect(
    clippy::cast_precision_loss,
    reason = "counts of one page, far below what a float holds"
)]

use super::gaps::{Cut, Entry, Role, contained, order, room};
use super::weights::Weights;
use crate::page::kinds::piece::{Kind, Piece, Standing};
use crate::page::lines::line::Before;
use crate::page::words::bylines;
use crate::page::words::datelines;
use crate::page::words::evidence::{self, Evidence, Term};
use crate::page::words::marks;
use crate::page::words::script;

/// Paragraphs of a story beyond which a page is not searched for weak ends.
pub(crate) const LONGEST: usize = 64;

/// Paragraphs back that a paragraph is compared with.
const REACH: usize = 6;

/// Paragraphs that count as the lede.
const LEDE: usize = 2;

/// A page as the separation sees it.
pub(crate) struct Page<'a> {
    /// All pieces.
    pub(crate) pieces: &'a [Piece],
    /// The pieces of running body.
    pub(crate) units: Vec<usize>,
    /// What stands before each unit, and after the last.
    pub(crate) gaps: Vec<Vec<Entry>>,
    /// The words of the units.
    pub(crate) evidence: Evidence,
    /// Where stories must or cannot end.
    pub(crate) edges: Edges,
    /// What it counts that a story begins with the unit.
    openings: Vec<f32>,
    /// What the unit has in common with those before it, by distance.
    alike: Vec<[f32; REACH]>,
    /// Whether the unit bears a byline.
    signed: Vec<bool>,
    /// What the entries of a gap count as crossheads.
    crossheads: Vec<f32>,
    /// What is usual here.
    usual: Usual,
    /// What is learnt of the page: what a headline before or after its story counts.
    pub(crate) habit: [f32; 2],
    weights: Weights,
}

/// Where stories must or cannot end, by the unit that follows.
pub(crate) struct Edges {
    /// Whether a story must end before the unit.
    pub(crate) forced: Vec<bool>,
    /// Whether no story can end before the unit, because type and place say so.
    pub(crate) closed: Vec<bool>,
}

/// What is usual on a page.
struct Usual {
    /// What an unsigned story costs.
    unsigned: f32,
    /// The room of a heading block, in cells.
    form: f32,
}

/// What a story scores, apart from its headline.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Running {
    cohesion: f32,
    crossheads: f32,
    signed: bool,
    units: usize,
}

impl<'a> Page<'a> {
    /// Looks at the pieces of a page.
    pub(crate) fn of(pieces: &'a [Piece], weights: Weights) -> Page<'a> {
        let units: Vec<usize> = (0..pieces.len())
            .filter(|index| pieces[*index].is_body())
            .collect();
        let evidence = Evidence::weigh(units.iter().map(|unit| pieces[*unit].text.as_str()));
        let mut page = Page {
            pieces,
            gaps: Vec::new(),
            edges: Edges {
                forced: vec![false; units.len() + 1],
                closed: vec![false; units.len() + 1],
            },
            openings: vec![0.0; units.len() + 1],
            alike: Vec::new(),
            signed: vec![false; units.len() + 1],
            crossheads: Vec::new(),
            usual: Usual {
                unsigned: 0.0,
                form: 1.0,
            },
            habit: [0.0; 2],
            evidence,
            units,
            weights,
        };
        page.read_units();
        page.read_gaps();
        page.compare();
        page
    }

    fn read_units(&mut self) {
        for unit in 0..self.units.len() {
            let text = self.pieces[self.units[unit]].text.as_str();
            let wire = datelines::head(text);
            let tail = bylines::is_signed(text);
            self.signed[unit] = tail || wire.as_ref().is_some_and(|wire| !wire.authors.is_empty());
            let piece = &self.pieces[self.units[unit]];
            self.edges.forced[unit + 1] |=
                tail && piece.kind == Kind::Paragraph || piece.closing.is_some();
            self.openings[unit] = match (wire, marks::opening(text)) {
                (Some(_), _) => self.weights.wire,
                (None, 1..) => self.weights.opening,
                (None, 0) => 0.0,
                (None, _) => -self.weights.going_on,
            };
            let kind = |unit: usize| &self.pieces[self.units[unit]].kind;
            if unit > 0 && *kind(unit) == Kind::Item && *kind(unit - 1) == Kind::Item {
                self.openings[unit] = -self.weights.torn;
            }
        }
    }

    fn read_gaps(&mut self) {
        let mut gaps: Vec<Vec<Entry>> = vec![Vec::new(); self.units.len() + 1];
        let mut gap = 0;
        for (index, piece) in self.pieces.iter().enumerate() {
            if piece.is_body() {
                gap += 1;
            } else if piece.kind != Kind::Caption {
                gaps[gap].push(self.entry(index, gap));
            }
        }
        for (gap, entries) in gaps.iter().enumerate() {
            let jumps = |entry: &Entry| matches!(entry.role, Role::JumpIn | Role::JumpOut);
            self.edges.forced[gap] |= entries.iter().any(jumps);
        }
        if self
            .pieces
            .iter()
            .any(|piece| piece.standing != Standing::Unknown)
        {
            self.close(&gaps);
        }
        self.edges.forced[0] = false;
        let bylines = gaps
            .iter()
            .flatten()
            .filter(|entry| entry.role == Role::Byline)
            .count();
        let signed = self.signed.iter().filter(|signed| **signed).count() + bylines;
        let last = self.units.len().saturating_sub(1);
        let all = self.signed[last] || bylines > 0;
        self.usual.unsigned = self.weights.unsigned
            * if signed == 0 {
                0.0
            } else if all {
                1.0
            } else {
                0.5
            };
        let blocks: Vec<f32> = gaps
            .iter()
            .filter(|gap| gap.iter().any(Entry::heads))
            .map(|gap| room(gap))
            .collect();
        self.usual.form = blocks.iter().sum::<f32>() / blocks.len().max(1) as f32;
        self.gaps = gaps;
        self.crossheads = (0..self.gaps.len())
            .map(|gap| self.crosshead(gap))
            .collect();
    }

    /// Where type and place are known, a story ends only before a headline, a jump or a stretch of
    /// text that stands apart.
    fn close(&mut self, gaps: &[Vec<Entry>]) {
        for (gap, entries) in gaps.iter().enumerate().take(self.units.len()) {
            let headed = entries.iter().any(|entry| entry.role == Role::Headline);
            self.edges.forced[gap] |= headed;
            let first = gap
                .checked_sub(1)
                .map_or(0, |before| self.units[before] + 1);
            let mut pieces = self.pieces[first..=self.units[gap]].iter();
            let apart = pieces.any(|piece| piece.before == Before::PageBreak);
            let jumps = |entry: &Entry| matches!(entry.role, Role::JumpIn | Role::JumpOut);
            self.edges.closed[gap] = !headed && !apart && !entries.iter().any(jumps);
            self.edges.forced[gap] &= !self.edges.closed[gap];
        }
        self.edges.closed[0] = false;
    }

    fn entry(&self, index: usize, gap: usize) -> Entry {
        let piece = &self.pieces[index];
        let role = match piece.kind {
            Kind::Byline(_) => Role::Byline,
            Kind::Jump if piece.text.contains(['上', '从']) || piece.text.contains("from") => {
                Role::JumpIn
            }
            Kind::Jump => Role::JumpOut,
            _ if piece.standing.is_head() => Role::Headline,
            _ if piece.standing == Standing::Crosshead => Role::Numbered,
            _ if marks::is_notice(&piece.text) || marks::is_briefs(&piece.text) => Role::Notice,
            Kind::Heading { level: 2.. } => Role::Numbered,
            _ if marks::is_numbered(&piece.text) => Role::Numbered,
            _ => Role::Heading,
        };
        let terms: Vec<Term> = match role {
            Role::Byline | Role::JumpIn | Role::JumpOut => Vec::new(),
            _ => evidence::terms(&piece.text).into_iter().take(64).collect(),
        };
        let until = (gap + LONGEST).min(self.units.len());
        let from = gap.saturating_sub(LONGEST);
        let worths: Vec<f32> = terms
            .iter()
            .map(|term| self.evidence.worth(*term))
            .collect();
        Entry {
            piece: index,
            role,
            parted: piece.before != Before::Nothing,
            width: script::width(&piece.text),
            ahead: (gap..until)
                .map(|unit| self.evidence.found(&terms, unit))
                .collect(),
            behind: (from..gap)
                .rev()
                .map(|unit| self.evidence.found(&terms, unit))
                .collect(),
            worth: worths.iter().sum(),
            worths,
        }
    }

    /// Compares each unit with those before it, and takes off what any two have in common.
    fn compare(&mut self) {
        let mut all = Vec::new();
        for unit in 0..self.units.len() {
            let mut near = [0.0; REACH];
            for back in 1..=REACH.min(unit) {
                near[back - 1] = self.evidence.alike(unit, unit - back);
                all.push(near[back - 1]);
            }
            self.alike.push(near);
        }
        let usual = all.iter().sum::<f32>() / all.len().max(1) as f32;
        for (unit, near) in self.alike.iter_mut().enumerate() {
            for one in near.iter_mut().take(unit) {
                *one -= usual;
            }
        }
    }

    /// What the entries of a gap count as crossheads of one story.
    fn crosshead(&self, gap: usize) -> f32 {
        let entries = &self.gaps[gap];
        if entries.is_empty() {
            return 0.0;
        }
        let next = (gap + 1..self.gaps.len())
            .find(|gap| !self.gaps[*gap].is_empty())
            .unwrap_or(self.gaps.len());
        let found = contained(heads(entries), |entry| entry.within(next - gap));
        let mut score = self.weights.crosshead * found - self.weights.crossheads;
        for entry in entries {
            score += match entry.role {
                Role::Numbered => 0.3,
                Role::Heading | Role::Headline => 0.0,
                Role::Notice => -2.0,
                Role::Byline | Role::JumpIn | Role::JumpOut => -1.0,
            };
        }
        let further = heads(entries).count().saturating_sub(1);
        score - self.form_of(entries) - self.weights.crossheads * further as f32
    }

    /// How much larger a block of headings is than the page's others, weighed.
    fn form_of(&self, entries: &[Entry]) -> f32 {
        let ratio = (room(entries) / self.usual.form.max(1.0)).max(0.1).ln();
        self.weights.headline.form * ratio.clamp(-1.0, 1.0)
    }

    /// Adds a unit to the story that began at `from`.
    pub(crate) fn extend(&self, running: &mut Running, from: usize, unit: usize) {
        if unit > from {
            let back = (unit - from).min(REACH);
            let near = &self.alike[unit][..back];
            running.cohesion += near.iter().sum::<f32>() / back as f32;
            running.crossheads += self.crossheads[unit];
            // A wire's words open a story: in the middle of one they are out of place.
            running.cohesion -= if self.openings[unit] >= self.weights.wire {
                self.weights.wire / self.weights.cohesion
            } else {
                0.0
            };
        }
        running.signed |= self.signed[unit];
        running.units += 1;
    }

    /// What a story scores that runs from one cut to another.
    pub(crate) fn story(&self, running: &Running, from: Cut, until: Cut) -> f32 {
        let before = &self.gaps[from.gap][from.left..];
        let after = &self.gaps[until.gap][..until.left];
        let length = until.gap - from.gap;
        let byline = before
            .iter()
            .chain(after)
            .any(|entry| entry.role == Role::Byline);
        let mut score =
            self.weights.cohesion * running.cohesion + running.crossheads - self.weights.story;
        score += if from.gap == 0 {
            0.0
        } else {
            self.openings[from.gap]
        };
        score -= if running.signed || byline {
            0.0
        } else {
            self.usual.unsigned
        };
        score -= if length == 1 {
            self.weights.single
        } else {
            0.0
        };
        score + self.headline(before, after, length) + order(before, after)
    }

    /// What the headline of a story counts, before or after it.
    fn headline(&self, before: &[Entry], after: &[Entry], length: usize) -> f32 {
        let above = self.block(before).map(|block| {
            block
                + self.fits(
                    before,
                    |entry| entry.within(length),
                    |entry| entry.within(length.min(LEDE)),
                    |entry| entry.back(0..REACH),
                )
        });
        let lede = length.saturating_sub(LEDE)..length;
        let below = self.block(after).map(|block| {
            block
                + self.fits(
                    after,
                    |entry| entry.back(0..length),
                    |entry| entry.back(lede.clone()),
                    |entry| entry.within(REACH),
                )
        });
        let torn = |entries: &[Entry]| {
            entries
                .first()
                .is_some_and(|entry| !entry.parted && entry.heads())
        };
        let mut score = if torn(before) && self.is_torn(before) {
            -self.weights.torn
        } else {
            0.0
        };
        score += match (above, below) {
            (None, None) => -self.weights.headline.headless,
            (Some(above), None) => above + self.habit[0],
            (None, Some(below)) => below + self.habit[1],
            (Some(above), Some(below)) => above.max(below) - self.weights.headline.double,
        };
        score
    }

    /// Whether the entries are the rest of a block that began further up.
    fn is_torn(&self, entries: &[Entry]) -> bool {
        entries[0].piece > 0
            && matches!(self.pieces[entries[0].piece - 1].kind, Kind::Heading { .. })
    }

    /// What a block of headings counts for a story, or `None` when there is none.
    fn block(&self, entries: &[Entry]) -> Option<f32> {
        let count = heads(entries).count();
        if count == 0 {
            return None;
        }
        let tall = count.saturating_sub(4) as f32 * self.weights.torn;
        let parted = heads(entries).skip(1).filter(|entry| entry.parted).count() as f32 * 0.1;
        let numbered = heads(entries)
            .filter(|entry| entry.role == Role::Numbered)
            .count() as f32
            * 0.6;
        Some(self.form_of(entries) - tall - parted - numbered)
    }

    /// How well a headline fits its story: words found in it, less words found beyond it.
    fn fits(
        &self,
        entries: &[Entry],
        body: impl Fn(&Entry) -> u64,
        lede: impl Fn(&Entry) -> u64,
        beyond: impl Fn(&Entry) -> u64,
    ) -> f32 {
        self.weights.headline.body * contained(heads(entries), body)
            + self.weights.headline.lede * contained(heads(entries), lede)
            - self.weights.headline.beyond * contained(heads(entries), beyond)
    }

    /// What the page's habit counts.
    pub(crate) fn habit_weight(&self) -> f32 {
        self.weights.headline.habit
    }

    /// How little the paragraphs on either side of a gap have in common, from 0 to 0.5.
    pub(crate) fn parting(&self, gap: usize) -> f32 {
        (0.2 - self.alike.get(gap).map_or(0.0, |near| near[0] * 2.0) + self.openings[gap])
            .clamp(0.0, 0.5)
    }

    /// How well a headline fits a stretch of units, from 0 to 1.
    pub(crate) fn fit(&self, head: &[usize], units: std::ops::Range<usize>) -> f32 {
        let (mut found, mut all) = (0.0, 0.0);
        for piece in head {
            for term in evidence::terms(&self.pieces[*piece].text) {
                let worth = self.evidence.worth(term);
                all += worth;
                found += if units
                    .clone()
                    .any(|unit| self.evidence.found(&[term], unit) > 0)
                {
                    worth
                } else {
                    0.0
                };
            }
        }
        if all > 0.0 { found / all } else { 0.0 }
    }
}

/// The entries that can be part of a headline.
fn heads(entries: &[Entry]) -> impl Iterator<Item = &Entry> {
    entries.iter().filter(|entry| entry.heads())
}
