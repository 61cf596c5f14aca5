//! The lines of one sheet into articles: pieces, the stories that they make, and each story told.

use super::articles::{self, Story};
use super::built;
use super::mend;
use super::plausible;
use super::telling::{Matter, Told, tell};
use crate::page::kinds::label::{Label, Labelled};
use crate::page::kinds::labelled;
use crate::page::kinds::paragraphs;
use crate::page::kinds::piece::{Kind, Piece};
use crate::page::lines::line::Line;
use crate::page::lines::measure::{Measure, WIDEST_COLUMN, Wrapping};
use crate::page::words::bylines;
use crate::page::words::datelines;
use crate::page::words::marks;
use newsprint_issue::{Language, Rank};
use newsprint_messages::Unfit;
use newsprint_raw::Mend;

/// Signs of a newspaper (bylines, wires) that make a page one where its lines do not.
const FEWEST_SIGNS: usize = 2;

/// A way to read the lines of a sheet: into pieces, and stories of them.
pub(crate) type Way = fn(&[Line]) -> Parted;

/// The pieces of a sheet, the stories of them, and how plausible they are where that was asked.
pub(crate) type Parted = (Vec<Piece>, Vec<Story>, f32);

/// The articles of the lines of one sheet, and how plausible they are.
pub(crate) fn stories(lines: &[Line], language: Language, way: Way) -> (Vec<Told>, f32) {
    if lines.is_empty() {
        return (Vec::new(), 0.0);
    }
    let (mut pieces, mut stories, plausibility) = way(lines);
    let unfit = mend::stories(&mut pieces, &mut stories);
    let mut told = tell_all(&pieces, &stories, language);
    if let Some(last) = told.last_mut() {
        last.notes.extend(unfit.into_iter().map(|at| {
            let to_before = pieces[at].mended.to_before == Some(true);
            let mend = if to_before { Mend::Before } else { Mend::After };
            let line = pieces[at].lines.first().copied().unwrap_or_default();
            mend::unfitting(mend, line, Unfit::NoStory)
        }));
    }
    (told, plausibility)
}

/// Pieces and stories of lines by their measure and by the words that they share.
pub(crate) fn measured(lines: &[Line]) -> Parted {
    let measure = Measure::take(lines);
    let pieces = mend::pieces(lines, paragraphs::rebuild(lines, &measure));
    let stories = if is_newspaper(&pieces, &measure) {
        articles::separate(&pieces)
    } else {
        vec![articles::single(&pieces)]
    };
    (pieces, stories, 0.0)
}

/// The same, and how plausible they are.
pub(crate) fn measured_and_weighed(lines: &[Line]) -> Parted {
    weighed(measured(lines))
}

/// Pieces and stories of labelled lines, and how plausible they are.
pub(crate) fn labelled_and_weighed(lines: &[Line]) -> Parted {
    let known = labelled::pieces(lines);
    let stories = built::stories(&known);
    weighed((built::pieces(known), stories, 0.0))
}

fn weighed((pieces, stories, _): Parted) -> Parted {
    let plausibility = plausible::plausibility(&pieces, &stories);
    (pieces, stories, plausibility)
}

/// Whether lines are a newspaper's.
pub(crate) fn is_of_newspaper(lines: &[Line]) -> bool {
    let measure = Measure::take(lines);
    is_newspaper(&paragraphs::rebuild(lines, &measure), &measure)
}

/// Whether labels show stories: two texts at least that open surely, close below a headline.
pub(crate) fn are_stories(labels: &[Labelled]) -> bool {
    let heads = |label: Label| {
        matches!(
            label,
            Label::Headline
                | Label::HeadlineOn
                | Label::Deck
                | Label::DeckOn
                | Label::Byline
                | Label::Caption
                | Label::CaptionOn
        )
    };
    let opens = |at: &usize| {
        labels[*at].label == Label::Opening
            && labels[*at].surety > 80
            && heads(labels[*at - 1].label)
    };
    (1..labels.len()).filter(opens).take(2).count() == 2
}

/// The articles of stories of pieces, ranked by their length.
pub(crate) fn tell_all(pieces: &[Piece], stories: &[Story], language: Language) -> Vec<Told> {
    let mut told: Vec<Told> = stories
        .iter()
        .map(|story| tell(pieces, story, stories.len()))
        .collect();
    rank(&mut told, language);
    told
}

/// Lets the story with the largest headline lead.
pub(crate) fn rank_by_size(told: &mut [Told], sizes: &[f32]) {
    let largest = sizes.iter().copied().fold(0.0, f32::max);
    let lead = sizes
        .iter()
        .position(|size| *size > 0.0 && *size >= largest);
    let Some(lead) = lead else {
        return;
    };
    for (index, told) in told.iter_mut().enumerate() {
        if index == lead {
            told.article.rank = Rank::Lead;
        } else if told.article.rank == Rank::Lead {
            told.article.rank = Rank::Major;
        }
    }
}

/// Whether the lines are a newspaper's: narrow columns, or several stories signed or filed.
fn is_newspaper(pieces: &[Piece], measure: &Measure) -> bool {
    if pieces
        .iter()
        .any(|piece| matches!(piece.kind, Kind::Heading { level } if level > 0))
    {
        return false;
    }
    let verse = pieces
        .iter()
        .filter(|piece| piece.kind == Kind::Verbatim)
        .count();
    if verse * 2 > pieces.iter().filter(|piece| piece.is_body()).count() {
        return false;
    }
    let signs = pieces.iter().filter(|piece| match piece.kind {
        Kind::Byline(_) => true,
        Kind::Paragraph => {
            bylines::is_signed(&piece.text) || datelines::head(&piece.text).is_some()
        }
        Kind::Heading { .. } => marks::is_notice(&piece.text),
        _ => false,
    });
    measure.wrapping == Wrapping::Wrapped && measure.usual() <= WIDEST_COLUMN
        || signs.take(FEWEST_SIGNS).count() == FEWEST_SIGNS
}

/// Gives each article its rank: one leads, the first unless another is far longer.
fn rank(told: &mut [Told], language: Language) {
    // A brief has fewer characters than this: some eight lines of a column.
    let brief = if language.is_full_width() || language == Language::Korean {
        180
    } else {
        500
    };
    let lengths: Vec<usize> = told
        .iter()
        .map(|told| {
            if told.kind == Matter::Story {
                told.article.characters()
            } else {
                0
            }
        })
        .collect();
    let longest = lengths.iter().copied().max().unwrap_or_default();
    let lead = lengths
        .iter()
        .position(|length| *length * 10 >= longest * 7 && *length > 0);
    for (index, told) in told.iter_mut().enumerate() {
        told.article.rank = match lengths[index] {
            _ if told.kind == Matter::Notice => Rank::Brief,
            _ if Some(index) == lead => Rank::Lead,
            length if length < brief => Rank::Brief,
            length if length * 2 >= longest || !told.article.deck.is_empty() => Rank::Major,
            _ => Rank::Minor,
        };
    }
}
