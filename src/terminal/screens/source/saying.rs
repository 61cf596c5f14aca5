//! What is said of a line: what it became, what is doubtful about it, what was set right.

use super::doubt::is_doubtful;
use crate::reading::correcting::{self, Beside};
use crate::reading::session::Session;
use newsprint_issue::{Block, Part};
use newsprint_messages::Proof;
use newsprint_raw::{Doubt, Element};

/// What a line became: of which story, counted from 1, and what it is called.
fn became(session: &Session, element: Element) -> (Option<usize>, Proof<'static>) {
    match element {
        Element::Masthead => (None, Proof::Masthead),
        Element::SetAside => (None, Proof::Aside),
        Element::Byline { article } => (Some(article + 1), Proof::Byline),
        Element::Article { article, part } => {
            let proof = match part {
                Part::Kicker => Proof::Kicker,
                Part::Headline(_) => Proof::Headline,
                Part::Deck(_) => Proof::Deck,
                Part::Dateline => Proof::Dateline,
                Part::Body { block, .. } => {
                    let story = session.issue.nth(article);
                    of_block(story.and_then(|story| story.body.get(block as usize)))
                }
            };
            (Some(article + 1), proof)
        }
    }
}

fn of_block(block: Option<&Block>) -> Proof<'static> {
    match block {
        Some(Block::Heading(_)) => Proof::Crosshead,
        Some(Block::Quote(_)) => Proof::Quote,
        Some(Block::List(_)) => Proof::List,
        Some(Block::Table(_)) => Proof::Table,
        Some(Block::Figure { .. }) => Proof::Caption,
        Some(Block::Verbatim(_)) => Proof::Verbatim,
        Some(Block::Paragraph(_) | Block::Rule) | None => Proof::Paragraph,
    }
}

/// A word or two beside a line: what it is, unless it is a paragraph like the lines before it.
pub(super) fn label(session: &Session, beside: &Beside, line: usize) -> String {
    let Some(element) = beside.trace.element(line) else {
        return String::new();
    };
    let mut before = (1..line).rev().map_while(|line| {
        let element = beside.trace.element(line);
        (element.is_some() || beside.original.is_blank(line)).then_some(element)
    });
    let before = before.find_map(|element| element);
    if before == Some(element) {
        return String::new();
    }
    let story_of = |element| became(session, element).0;
    let (story, what) = became(session, element);
    let is_news = before.and_then(story_of) != story;
    match (what, story) {
        (Proof::Paragraph, Some(story)) if is_news => format!("{story}"),
        (Proof::Paragraph, _) => String::new(),
        (what, Some(story)) if is_news || what == Proof::Headline => {
            format!("{} {story}", session.messages.proof(what))
        }
        (what, _) => session.messages.proof(what),
    }
}

/// All there is to say of a line.
pub(super) fn explanation(session: &Session, beside: &Beside, line: usize) -> String {
    let say = |proof: Proof<'static>| session.messages.proof(proof);
    let Some(element) = beside.trace.element(line) else {
        return say(Proof::Blank);
    };
    let (story, what) = became(session, element);
    let what = say(what);
    let of_story = story.map(|number| Proof::OfStory {
        what: &what,
        number,
    });
    let first = of_story.map(|proof| session.messages.proof(proof));
    let mut pieces = vec![first.unwrap_or_else(|| what.clone())];
    let doubts = beside.doubts.get(&line).into_iter().flatten();
    pieces.extend(doubts.map(|doubt| say(of_doubt(*doubt))));
    for mend in beside.fixed.get(&line).into_iter().flatten() {
        let what = correcting::words(*mend, session.messages);
        let set_right = Proof::SetRight { what: &what };
        pieces.push(session.messages.proof(set_right));
    }
    pieces.join(" · ")
}

fn of_doubt(doubt: Doubt) -> Proof<'static> {
    match doubt {
        Doubt::Undecoded => Proof::Undecoded,
        Doubt::OverGap => Proof::OverGap,
        Doubt::GoesOnWith(line) => Proof::GoesOnWith { line },
        Doubt::HeadlineBelow => Proof::HeadlineBelow,
        Doubt::HeadlineGuessed(sure) => Proof::HeadlineGuessed { sure },
        Doubt::StartGuessed(sure) => Proof::StartGuessed { sure },
    }
}

/// How many lines are worth a look.
pub(super) fn doubtful(beside: &Beside) -> usize {
    let lines = beside.doubts.keys();
    lines.filter(|line| is_doubtful(beside, **line)).count()
}
