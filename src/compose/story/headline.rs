//! Headlines and decks: kept as printed where they fit, balanced where they do not.

use crate::copy::role::Role;
use crate::copy::strand::{Strand, strands};
use crate::lines::bidi;
use crate::lines::line::Line;
use crate::lines::room::Edge;
use crate::story::column::Column;
use newsprint_issue::{Article, Part};

/// Cells of a measure from which on a deck has its dash.
const ROOM_FOR_DASH: u16 = 12;

/// The lines of the headline.
pub(crate) fn headline(article: &Article, column: &Column) -> Vec<Line> {
    let rewriting = column.manner.rewriting;
    let lines = article.headline.iter();
    let shown: Vec<_> = lines.map(|line| rewriting.text(line)).collect();
    let printed: Vec<Vec<Strand<'_>>> = (0..)
        .zip(&shown)
        .map(|(line, text)| {
            strands(text, Role::Headline, article.id, Part::Headline(line)).collect()
        })
        .collect();
    let set: Vec<Vec<Line>> = printed
        .iter()
        .map(|copy| column.lines(copy, Edge::Ragged))
        .collect();
    if set
        .iter()
        .all(|lines| lines.iter().filter(|line| !line.is_ruby()).count() <= 1)
    {
        return set.into_iter().flatten().collect();
    }
    balanced(&join(&printed), column)
}

/// The lines of the decks, each after a dash where papers set one.
pub(crate) fn decks(article: &Article, column: &Column) -> Vec<Line> {
    let mut lines = Vec::new();
    for (index, deck) in (0..).zip(&article.deck) {
        let deck = column.manner.rewriting.text(deck);
        let copy: Vec<_> = strands(&deck, Role::Deck, article.id, Part::Deck(index)).collect();
        let has_dash = column.manner.language.is_full_width()
            && column.cells >= ROOM_FOR_DASH
            && !deck.plain().starts_with('—');
        let dash = match (has_dash, column.manner.axes.is_vertical()) {
            (false, _) => "",
            (true, false) => column.manner.axes.ornament("──"),
            (true, true) => "——",
        };
        let inset = column.manner.axes.measure(dash);
        let narrower = Column {
            cells: column.cells.saturating_sub(inset).max(1),
            ..*column
        };
        let mut deck = balanced(&copy, &narrower);
        for line in &mut deck {
            line.shift(inset);
        }
        if let Some(first) = deck.iter_mut().find(|line| !line.is_ruby()) {
            first.mark(dash, Role::Mark, 0, column.manner);
        }
        lines.extend(deck);
    }
    lines
}

/// Printed lines as one copy: with a space between them where their languages have one.
fn join<'a>(printed: &[Vec<Strand<'a>>]) -> Vec<Strand<'a>> {
    let mut joined: Vec<Strand<'a>> = Vec::new();
    for copy in printed {
        let last = joined.last().and_then(|strand| strand.text.chars().last());
        let first = copy.first().and_then(|strand| strand.text.chars().next());
        let has_words = |character: char| character.is_ascii() || is_hangul(character);
        if last
            .zip(first)
            .is_some_and(|(last, first)| has_words(last) || has_words(first))
        {
            joined.push(Strand::ours(" ", Role::Headline));
        }
        joined.extend_from_slice(copy);
    }
    joined
}

fn is_hangul(character: char) -> bool {
    ('\u{ac00}'..='\u{d7a3}').contains(&character)
}

/// As few lines as the measure allows, and all of about one length.
pub(crate) fn balanced(copy: &[Strand<'_>], column: &Column) -> Vec<Line> {
    let at = |cells: u16| column.with(cells).lines(copy, Edge::Ragged);
    let widest = at(column.cells);
    if widest.len() < 2 {
        return widest;
    }
    let (mut low, mut high) = (1, column.cells);
    while low < high {
        let middle = u16::midpoint(low, high);
        let lines = at(middle);
        let fits = lines.len() <= widest.len() && lines.iter().all(|line| line.cells() <= middle);
        if fits {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    let mut lines = at(high);
    if bidi::is_right_to_left(copy) && !column.manner.axes.is_vertical() {
        for line in &mut lines {
            line.shift(column.cells - high);
        }
    }
    lines
}

impl Column {
    fn with(&self, cells: u16) -> Column {
        Column { cells, ..*self }
    }
}
