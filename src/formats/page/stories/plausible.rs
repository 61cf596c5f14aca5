//! How plausible a reading of a page is, whatever it was read by: whether texts begin and end as
//! texts do, and whether headlines have the words of their stories. Two readings are compared by it.

#![expect(
    clippy::cast_precision_loss,
    reason = "counts of one page, far below what a float holds"
)]

use super::articles::Story;
use crate::page::kinds::piece::{Kind, Piece, Standing};
use crate::page::words::evidence::{self, Evidence};
use crate::page::words::script;

/// How plausible the stories of a page are: the more the better; a page read well is near one.
pub(crate) fn plausibility(pieces: &[Piece], stories: &[Story]) -> f32 {
    let text = |at: &usize| pieces[*at].text.as_str();
    let join = |all: &[usize]| all.iter().map(text).collect::<Vec<_>>().join(" ");
    let bodies: Vec<String> = stories.iter().map(|story| join(&story.body)).collect();
    let evidence = Evidence::weigh(bodies.iter().map(String::as_str));
    let (mut sum, mut whole) = (0.0, 0.0);
    for (at, story) in stories.iter().enumerate() {
        let own = fit(&evidence, &join(&story.head), at);
        let room = (bodies[at].chars().count() as f32).sqrt().max(4.0);
        let headed = match (story.head.is_empty(), story.body.is_empty()) {
            _ if story.is_notice => 0.6,
            (false, false) => 0.4 + 0.6 * own,
            (true, false) => 0.25,
            (_, true) => -0.5,
        };
        sum += room * (headed + shape(pieces, story));
        whole += room;
    }
    if whole > 0.0 { sum / whole } else { 0.0 }
}

/// The share of a headline's words that stand in a text.
fn fit(evidence: &Evidence, head: &str, text: usize) -> f32 {
    let (mut found, mut all) = (0.0, 0.0);
    for terms in evidence::terms(head).chunks(64) {
        let bits = evidence.found(terms, text);
        for (number, term) in terms.iter().enumerate() {
            all += evidence.worth(*term);
            found += if bits >> number & 1 == 1 {
                evidence.worth(*term)
            } else {
                0.0
            };
        }
    }
    if all > 0.0 { found / all } else { 0.0 }
}

/// How well the pieces of a story are cut, at most 0: a text that begins or ends in the middle of a
/// sentence, a headline that does.
fn shape(pieces: &[Piece], story: &Story) -> f32 {
    let texts: Vec<&Piece> = story
        .body
        .iter()
        .map(|at| &pieces[*at])
        .filter(|piece| piece.kind == Kind::Paragraph)
        .collect();
    let bad = |piece: &&&Piece| {
        let text = piece.text.trim();
        piece.closing.is_none()
            && !script::ends_sentence(text)
            && !text.ends_with(['）', ')', ':', '：'])
            || text.starts_with(char::is_lowercase)
    };
    let torn = texts.iter().filter(bad).count() as f32 / texts.len().max(1) as f32;
    let heads = story.head.iter().chain(
        story
            .body
            .iter()
            .filter(|at| pieces[**at].standing == Standing::Crosshead),
    );
    let broken = |at: &&usize| {
        let text = pieces[**at].text.trim();
        text.ends_with(['，', '、', ',', '。'])
            || text.starts_with(|c: char| script::is_follower(c) && c != '…')
    };
    let broken = heads.filter(broken).count() as f32;
    // Names stand above a text or below it: a third place for them is another story's.
    let places = 1 + story
        .bylines
        .windows(2)
        .filter(|pair| pair[0] + 1 < pair[1])
        .count();
    let more = places.saturating_sub(2) as f32;
    -0.5 * torn - 0.3 * broken.min(2.0) - 2.0 * more
}
