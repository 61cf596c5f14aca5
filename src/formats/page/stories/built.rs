//! Labelled pieces into stories: in the order in which they stand, then headlines without a text and
//! texts without a headline are brought together by the words that they share.

#![expect(
    clippy::cast_precision_loss,
    reason = "counts of one page, far below what a float holds"
)]

use super::articles::Story;
use crate::page::kinds::label::Label;
use crate::page::kinds::labelled::Known;
use crate::page::kinds::piece::{Kind, Piece};
use crate::page::words::evidence::{self, Evidence, Term};
use crate::page::words::marks;
use crate::page::words::script;

/// Cells of the longest bit between a headline and a text that is no paragraph.
const SHORT_BIT: usize = 120;

/// The surety, in percent, below which a text without a headline goes on with the story before it.
const LEAST_SURETY: u8 = 55;

/// What a pair of headline and text must share to be one.
const LEAST_FIT: f32 = 0.3;

/// Brings labelled pieces into stories.
pub(crate) fn stories(known: &[Known]) -> Vec<Story> {
    let mut building = Building {
        known,
        stories: Vec::new(),
    };
    for at in 0..known.len() {
        building.place(at);
    }
    let mut drafts = building.stories;
    drafts.retain(|draft| !draft.story.is_empty());
    caption_bits(known, &mut drafts);
    let words = Words::of(known, &drafts);
    heads_before(&words, &mut drafts);
    let words = Words::of(known, &drafts);
    pair(&words, &mut drafts);
    gather(known, drafts)
}

/// A story that is being built.
#[derive(Clone, Debug, Default)]
struct Draft {
    story: Story,
    /// How sure it is that its text begins a story, in percent.
    surety: u8,
    /// Whether it has said that it goes on elsewhere.
    left: bool,
}

struct Building<'a> {
    known: &'a [Known],
    stories: Vec<Draft>,
}

impl Building<'_> {
    /// The story that is at hand; a fresh one where there is none.
    fn draft(&mut self) -> &mut Draft {
        if self.stories.is_empty() {
            self.stories.push(Draft::default());
        }
        let last = self.stories.len() - 1;
        &mut self.stories[last]
    }

    fn begin(&mut self) {
        self.stories.push(Draft {
            surety: 100,
            ..Draft::default()
        });
    }

    /// Puts a piece where it belongs.
    fn place(&mut self, at: usize) {
        let label = self.known[at].label;
        let (texted, headed) = {
            let story = &self.draft().story;
            (!story.body.is_empty(), !story.head.is_empty())
        };
        match label {
            Label::Furniture => {}
            Label::Kicker | Label::Headline => {
                let double = headed && !self.ends_in_kicker(label);
                if texted || double {
                    self.begin();
                }
                self.draft().story.head.push(at);
            }
            Label::Deck if texted && self.is(at + 1, &[Label::Headline]) => {
                self.begin();
                self.draft().story.head.push(at);
            }
            Label::Deck if !texted => self.draft().story.head.push(at),
            Label::Byline => {
                let next = (at + 1..self.known.len()).find(|next| {
                    !matches!(self.known[*next].label, Label::Byline | Label::Caption)
                });
                if texted
                    && next.is_some_and(|next| {
                        self.is(next, &[Label::Opening, Label::Headline, Label::Deck])
                    })
                    && !self.is(at + 1, &[Label::Headline])
                {
                    self.begin();
                }
                self.draft().story.bylines.push(at);
            }
            Label::Signature => self.draft().story.bylines.push(at),
            Label::Caption if !texted => self.draft().story.captions.push(at),
            Label::Jump => self.jump(at),
            Label::Notice => {
                if !self.draft().story.is_notice {
                    self.begin();
                    self.draft().story.is_notice = true;
                }
                self.draft().story.body.push(at);
            }
            _ => self.text(at),
        }
    }

    /// Puts a piece of text where it belongs.
    fn text(&mut self, at: usize) {
        let Known { label, surety, .. } = self.known[at];
        let draft = self.draft();
        let opens = label == Label::Opening && !draft.story.body.is_empty();
        let closed = draft.left || draft.story.is_notice && label != Label::Caption;
        if opens || closed {
            self.begin();
        }
        let draft = self.draft();
        if draft.story.body.is_empty() {
            draft.surety = if label == Label::Opening { surety } else { 0 };
        }
        draft.story.body.push(at);
    }

    /// Puts a jump with the story that it leads on from, or to.
    fn jump(&mut self, at: usize) {
        let text = &self.known[at].piece.text;
        let comes = marks::comes_from(text);
        if comes && !self.draft().story.body.is_empty() {
            self.begin();
        }
        let draft = self.draft();
        draft.story.jumps.push(at);
        draft.left = !comes;
    }

    fn is(&self, at: usize, labels: &[Label]) -> bool {
        self.known
            .get(at)
            .is_some_and(|known| labels.contains(&known.label))
    }

    /// Whether the story at hand has only what may stand above a headline.
    fn ends_in_kicker(&mut self, label: Label) -> bool {
        let known = self.known;
        let head = &self.draft().story.head;
        label == Label::Headline && !head.iter().any(|at| known[*at].label == Label::Headline)
    }
}

/// A bit without a full stop between a headline and a text that opens is a caption.
fn caption_bits(known: &[Known], drafts: &mut Vec<Draft>) {
    for at in (1..drafts.len()).rev() {
        let (one, next) = (&drafts[at - 1].story, &drafts[at].story);
        let [bit] = one.body[..] else { continue };
        let piece = &known[bit].piece;
        let is_bit = script::width(&piece.text) <= SHORT_BIT
            && !script::ends_sentence(&piece.text)
            && piece.kind == Kind::Paragraph;
        if is_bit && !one.head.is_empty() && next.head.is_empty() && !next.body.is_empty() {
            let mut one = drafts.remove(at - 1);
            let next = &mut drafts[at - 1];
            one.story.captions.append(&mut one.story.body);
            one.story.captions.append(&mut next.story.captions);
            one.story.bylines.append(&mut next.story.bylines);
            one.story.body = std::mem::take(&mut next.story.body);
            one.story.jumps.append(&mut next.story.jumps);
            one.surety = next.surety;
            *next = one;
        }
    }
}

/// The words of headlines and of texts.
struct Words {
    evidence: Evidence,
    heads: Vec<Vec<Term>>,
    texts: Vec<Vec<usize>>,
}

impl Words {
    fn of(known: &[Known], drafts: &[Draft]) -> Words {
        let text = |at: &usize| known[*at].piece.text.as_str();
        let join = |all: &[usize]| all.iter().map(text).collect::<Vec<_>>().join(" ");
        let texts: Vec<String> = drafts.iter().map(|draft| join(&draft.story.body)).collect();
        Words {
            evidence: Evidence::weigh(texts.iter().map(String::as_str)),
            heads: drafts
                .iter()
                .map(|draft| evidence::terms(&join(&draft.story.head)))
                .collect(),
            texts: (0..drafts.len()).map(|at| vec![at]).collect(),
        }
    }

    /// The share of a headline's words that stand in a text.
    fn fit(&self, head: usize, text: usize) -> f32 {
        let (mut found, mut all) = (0.0, 0.0);
        for terms in self.heads[head].chunks(64) {
            let mut bits = 0;
            for part in &self.texts[text] {
                bits |= self.evidence.found(terms, *part);
            }
            for (number, term) in terms.iter().enumerate() {
                let worth = self.evidence.worth(*term);
                all += worth;
                found += if bits >> number & 1 == 1 { worth } else { 0.0 };
            }
        }
        if all > 0.0 { found / all } else { 0.0 }
    }
}

/// A share as percent, never quite sure.
fn percent(share: f32) -> u8 {
    #[expect(clippy::cast_sign_loss, reason = "clamped above zero")]
    let percent = (share.clamp(0.2, 0.9) * 100.0) as u8;
    percent
}

/// Gives all headlines to the text before them, where that is the habit of the page.
fn heads_before(words: &Words, drafts: &mut Vec<Draft>) {
    let (mut after, mut before, mut count) = (0.0, 0.0, 0);
    for (at, draft) in drafts.iter().enumerate() {
        if !draft.story.head.is_empty() {
            after += words.fit(at, at);
            before += if at > 0 { words.fit(at, at - 1) } else { 0.0 };
            count += 1;
        }
    }
    if count < 3 || before < after * 1.5 + 0.2 {
        return;
    }
    drafts.push(Draft::default());
    for at in 1..drafts.len() {
        let (earlier, later) = drafts.split_at_mut(at);
        let (Some(one), Some(next)) = (earlier.last_mut(), later.first_mut()) else {
            continue;
        };
        one.story.head.append(&mut next.story.head);
        one.story.bylines.append(&mut next.story.bylines);
    }
    if let Some(first) = drafts.first()
        && first.story.body.is_empty()
    {
        drafts.remove(0);
    }
    drafts.retain(|draft| !draft.story.is_empty());
}

/// Brings headlines without a text and texts without a headline together, the best pair first.
fn pair(words: &Words, drafts: &mut Vec<Draft>) {
    let bare = |draft: &Draft| draft.story.body.is_empty() && !draft.story.head.is_empty();
    let headless = |draft: &Draft| {
        draft.story.head.is_empty() && !draft.story.body.is_empty() && !draft.story.is_notice
    };
    let mut pairs = Vec::new();
    for head in (0..drafts.len()).filter(|at| bare(&drafts[*at])) {
        for text in (0..drafts.len()).filter(|at| headless(&drafts[*at])) {
            let far = head.abs_diff(text) as f32;
            let near = if text == head + 1 {
                0.35
            } else if far < 2.0 {
                0.15
            } else {
                0.0
            };
            let fit = words.fit(head, text) * 1.5 - 0.04 * far + near;
            pairs.push((fit, head, text));
        }
    }
    pairs.sort_by(|one, other| other.0.total_cmp(&one.0));
    for (fit, head, text) in pairs {
        let fresh = bare(&drafts[head]) && headless(&drafts[text]);
        if fresh && fit >= LEAST_FIT {
            let one = std::mem::take(&mut drafts[head]);
            let text = &mut drafts[text].story;
            text.head = one.story.head;
            text.bylines.splice(0..0, one.story.bylines);
            text.captions.splice(0..0, one.story.captions);
            text.jumps.extend(one.story.jumps);
            text.headline_confidence = percent(fit * 0.6);
        }
    }
    drafts.retain(|draft| !draft.story.is_empty());
}

/// The stories of drafts: what is left without a text or a headline goes with its neighbour.
fn gather(known: &[Known], drafts: Vec<Draft>) -> Vec<Story> {
    let mut stories: Vec<Story> = Vec::new();
    let mut waiting: Option<Story> = None;
    for mut draft in drafts {
        // Two headlines with names of their own are two stories, though one has no text.
        let is_other = |head: &Story| !head.bylines.is_empty() && !draft.story.bylines.is_empty();
        if let Some(other) = waiting.take_if(|head| is_other(head)) {
            stories.push(other);
        }
        if let Some(head) = waiting.take() {
            draft.story.head.splice(0..0, head.head);
            draft.story.bylines.splice(0..0, head.bylines);
            draft.story.captions.splice(0..0, head.captions);
            draft.story.jumps.splice(0..0, head.jumps);
        }
        if draft.story.body.is_empty() && draft.story.captions.is_empty() {
            waiting = Some(draft.story);
            continue;
        }
        let goes_on = draft.story.head.is_empty()
            && draft.surety < LEAST_SURETY
            && draft.story.jumps.is_empty()
            && !draft.story.is_notice;
        match stories.last_mut() {
            Some(last) if goes_on && !last.is_notice => last.take_in(draft.story),
            _ => stories.push(judged(known, draft)),
        }
    }
    if let Some(rest) = waiting {
        match stories.last_mut() {
            Some(last) if rest.head.is_empty() => last.take_in(rest),
            _ => stories.push(rest),
        }
    }
    stories
}

/// A story with how sure its headline and its beginning are.
fn judged(known: &[Known], draft: Draft) -> Story {
    let mut story = draft.story;
    let headline = story.head.iter().map(|at| known[*at].surety).min();
    if story.headline_confidence == 0 {
        story.headline_confidence = headline.unwrap_or(99);
    }
    story.start_confidence = if story.head.is_empty() {
        draft.surety
    } else {
        95
    };
    story
}

/// The pieces of known ones.
pub(crate) fn pieces(known: Vec<Known>) -> Vec<Piece> {
    known.into_iter().map(|known| known.piece).collect()
}
