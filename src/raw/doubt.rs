//! What is doubtful about a line of a raw page: joined across a gap, carried from elsewhere, a
//! headline below its story.

use std::collections::HashMap;

use super::original::{Element, Origin, Original};
use newsprint_issue::{Block, Issue, Part, Text};
use newsprint_messages::Guess;

/// Why a line may not belong where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Doubt {
    /// Some of its characters could not be decoded.
    Undecoded,
    /// It goes on with the line before, though blank lines stand between them.
    OverGap,
    /// It goes on with that line, and others stand between them.
    GoesOnWith(usize),
    /// It is a headline, and was found below its story.
    HeadlineBelow,
    /// It is a headline; so sure, in percent.
    HeadlineGuessed(u8),
    /// A story begins with it; so sure, in percent.
    StartGuessed(u8),
}

impl Doubt {
    /// What is doubtful about the lines of a page, by their numbers.
    pub fn all(
        original: &Original,
        origins: &[Origin],
        (issue, guesses): (&Issue, &[(Guess, u8)]),
    ) -> HashMap<usize, Vec<Doubt>> {
        let mut doubts: HashMap<usize, Vec<Doubt>> = HashMap::new();
        let mut note = |line: usize, doubt| doubts.entry(line).or_default().push(doubt);
        let mut last: HashMap<(usize, Part), usize> = HashMap::new();
        let mut before = 0;
        for origin in origins {
            let line = origin.line;
            if original.line(line).contains('\u{fffd}') {
                note(line, Doubt::Undecoded);
            }
            if let Element::Article { article, part } = origin.element {
                let goes_on = last.insert((article, part), line);
                match goes_on {
                    Some(other) if other != before => note(line, Doubt::GoesOnWith(other)),
                    Some(other) if other + 1 < line => note(line, Doubt::OverGap),
                    _ => {}
                }
            }
            before = line;
        }
        for (line, doubt) in heads(origins, (issue, guesses)) {
            note(line, doubt);
        }
        doubts
    }
}

/// What is doubtful about the first lines of headlines and of stories.
fn heads(origins: &[Origin], (issue, guesses): (&Issue, &[(Guess, u8)])) -> Vec<(usize, Doubt)> {
    let mut firsts: HashMap<(usize, bool), usize> = HashMap::new();
    for origin in origins {
        if let Element::Article { article, part } = origin.element {
            let is_body = matches!(part, Part::Body { .. });
            if is_body || matches!(part, Part::Headline(_)) {
                firsts.entry((article, is_body)).or_insert(origin.line);
            }
        }
    }
    let mut found = Vec::new();
    for (number, article) in issue.articles().enumerate() {
        let head = firsts.get(&(number, false)).copied();
        let body = firsts.get(&(number, true)).copied();
        let title = article.title();
        let first = article.body.iter().flat_map(Block::texts).next();
        let opening = first.map(Text::plain).unwrap_or_default();
        if let (Some(head), Some(_)) = (head, body.filter(|body| Some(*body) < head)) {
            found.push((head, Doubt::HeadlineBelow));
        }
        for (guess, sure) in guesses {
            match guess {
                Guess::Headline(words) if **words == *title => {
                    found.extend(head.map(|line| (line, Doubt::HeadlineGuessed(*sure))));
                }
                Guess::Start(words) if !words.is_empty() && opening.starts_with(&**words) => {
                    found.extend(body.map(|line| (line, Doubt::StartGuessed(*sure))));
                }
                _ => {}
            }
        }
    }
    found
}
