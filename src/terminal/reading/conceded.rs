//! What the page in sight gave up so that its lines could be made, in sentences for the notes. Knows
//! no leaflet and composes nothing.

use crate::reading::session::Session;
use newsprint_compose::{Concession, Lapse, Page};
use newsprint_issue::{Article, Block, Part};
use newsprint_messages::Message;

/// What a page gave up, a sentence for each text of it, with a line before them that says how it was
/// set; nothing where nothing was given up.
pub(crate) fn sentences(page: &Page, session: &Session) -> Vec<String> {
    let mut sentences = Vec::new();
    let mut told: Vec<&Concession> = Vec::new();
    let all = page.concessions();
    for one in all {
        let is_like = |other: &Concession| {
            (other.place.article, other.place.part, other.lapse)
                == (one.place.article, one.place.part, one.lapse)
        };
        if told.iter().any(|told| is_like(told)) {
            continue;
        }
        told.push(one);
        let count = all.iter().filter(|other| is_like(other)).count();
        let article = session.issue.article(one.place.article);
        let part = session.say(part(article, one.place.part));
        let lapse = lapse(one.lapse, count, session);
        sentences.push(session.say(Message::Conceded {
            part: &part,
            lapse: &lapse,
        }));
    }
    if !sentences.is_empty() {
        let cells = page.measure();
        sentences.insert(0, session.say(Message::SetAt { cells }));
    }
    sentences
}

fn lapse(lapse: Lapse, count: usize, session: &Session) -> String {
    let mut buffer = [0; 4];
    session.say(match lapse {
        Lapse::Begins(mark, level) => Message::LinesBegin {
            count,
            mark: mark.encode_utf8(&mut buffer),
            level,
        },
        Lapse::Ends(mark, level) => Message::LinesEnd {
            count,
            mark: mark.encode_utf8(&mut buffer),
            level,
        },
        Lapse::Cut => Message::LinesCut { count },
    })
}

/// What a part is called: paragraphs, and all that is read like them, by their numbers from 1.
fn part(article: Option<&Article>, part: Part) -> Message<'static> {
    let (Part::Body { block, .. }, Some(article)) = (part, article) else {
        return Message::HeadlineBlock;
    };
    let is_running = |part: &Part| {
        let Part::Body { block, .. } = part else {
            return false;
        };
        let block = article.body.get(*block as usize);
        matches!(
            block,
            Some(Block::Paragraph(_) | Block::Quote(_) | Block::List(_))
        )
    };
    let before = article.parts().map(|(part, _)| part);
    let before = before.filter(|other| *other <= part && is_running(other));
    match article.body.get(block as usize) {
        Some(Block::Heading(_)) => Message::Crosshead,
        Some(Block::Figure { .. }) => Message::Caption,
        Some(Block::Table(_)) => Message::Table,
        _ => Message::Paragraph {
            number: before.count(),
        },
    }
}
