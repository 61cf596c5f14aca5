//! `newsprint search`: every hit of a query over a paper, with its story, its paragraph and what
//! stands around it.

use std::io::Write;

use serde_json::json;

use super::args::{Findings, Search};
use super::outcome::{Outcome, Trouble};
use super::paper;
use super::preferences;
use crate::clean::Clean;
use crate::issue::{Article, Issue, Part, Stretch};
use crate::messages::{Label, Messages, Remark, Report};
use crate::search::{Case, Ends, Flaw, Grammar, Manner, Query, Sweep};

/// Characters of context on either side of a hit.
const CONTEXT: usize = 12;

/// A hit as it is printed.
struct Found {
    part: &'static str,
    /// The number of the block of the body, counted from 1.
    paragraph: Option<u32>,
    before: String,
    text: String,
    after: String,
}

/// Prints every hit.
pub(super) fn run(
    search: &Search,
    out: &mut impl Write,
    errors: &mut impl Write,
) -> Result<Outcome, Trouble> {
    let query = query(search)?;
    let reading = paper::read(&search.path, &search.taking)?;
    let issue = &reading.issue;
    let mut sweep = Sweep::default();
    sweep.ask(issue, query);
    while !sweep.go_on(issue, usize::MAX) {}
    match search.format {
        Findings::Text => text(issue, &sweep, out)?,
        Findings::Json => json(issue, &sweep, out)?,
    }
    if sweep.is_cut() {
        let messages = preferences::spoken();
        let remark = &messages.say(Flaw::TooSlow.message());
        let line = messages.remark(Remark::Line { remark });
        writeln!(errors, "newsprint: {line}")?;
    }
    if sweep.totals().hits == 0 {
        return Ok(Outcome::Nothing(Report::NothingFound));
    }
    if sweep.query().is_some_and(Query::is_by_readings) {
        let messages = preferences::spoken();
        let remark = &messages.tell(&Report::ByReadings);
        let line = messages.remark(Remark::Line { remark });
        writeln!(errors, "newsprint: {line}")?;
    }
    Ok(Outcome::Done)
}

fn query(search: &Search) -> Result<Option<Query>, Trouble> {
    let manner = Manner {
        grammar: if search.regex {
            Grammar::Pattern
        } else {
            Grammar::Words
        },
        ends: if search.word {
            Ends::WholeWords
        } else {
            Ends::Anywhere
        },
        case: if search.case {
            Case::Exact
        } else {
            Case::Smart
        },
        ..Manner::default()
    };
    Query::asked(&search.query, manner).map_err(|fault| Trouble::Pattern {
        pattern: search.query.clone(),
        fault,
    })
}

/// A line for each story with hits, then a line for each hit.
fn text(issue: &Issue, sweep: &Sweep, out: &mut impl Write) -> Result<(), Trouble> {
    let messages = preferences::spoken();
    for (number, (article, hits)) in with_hits(issue, sweep) {
        writeln!(out, "{number}  {}  ({})", article.title(), hits.len())?;
        for found in hits {
            let paper = Clean::line(&place(&found, messages));
            let (before, text, after) = (found.before, found.text, found.after);
            let what = Clean::line(&format!("{before}[{text}]{after}"));
            let line = messages.tell(&Report::OfPaper { paper, what });
            writeln!(out, "   {line}")?;
        }
    }
    Ok(())
}

/// Where a hit stands in its story.
fn place(found: &Found, messages: Messages) -> String {
    match (found.paragraph, found.part) {
        (Some(number), _) => {
            let number = number as usize;
            messages.tell(&Report::InParagraph { number })
        }
        (None, "kicker") => messages.label(Label::Kicker).to_owned(),
        (None, "headline") => messages.label(Label::Headline).to_owned(),
        (None, "deck") => messages.label(Label::Deck).to_owned(),
        (None, _) => messages.label(Label::Dateline).to_owned(),
    }
}

fn json(issue: &Issue, sweep: &Sweep, out: &mut impl Write) -> Result<(), Trouble> {
    let stories = with_hits(issue, sweep).map(|(number, (article, hits))| {
        let hits = hits.iter().map(|found| {
            json!({
                "part": found.part,
                "paragraph": found.paragraph,
                "before": found.before,
                "text": found.text,
                "after": found.after,
            })
        });
        json!({
            "story": number,
            "headline": article.title(),
            "id": article.id.to_string(),
            "hits": hits.collect::<Vec<_>>(),
        })
    });
    let readings = sweep.query().is_some_and(Query::is_by_readings);
    let found = json!({
        "by": if readings { "readings" } else { "words" },
        "count": sweep.totals().hits,
        "stories": stories.collect::<Vec<_>>(),
    });
    writeln!(out, "{found:#}")?;
    Ok(())
}

/// The stories with hits, by their numbers counted from 1.
fn with_hits<'a>(
    issue: &'a Issue,
    sweep: &'a Sweep,
) -> impl Iterator<Item = (usize, (&'a Article, Vec<Found>))> {
    issue
        .articles()
        .enumerate()
        .filter_map(move |(story, article)| {
            let hits = sweep.hits(story).filter(|hits| !hits.is_empty())?;
            let mut words = Words::default();
            let hits = hits.iter().filter_map(|hit| words.found(article, hit));
            Some((story + 1, (article, hits.collect())))
        })
}

/// The words of the part that was last looked at: hits come part by part, and a part may have very
/// many.
#[derive(Default)]
struct Words {
    part: Option<Part>,
    words: String,
}

impl Words {
    fn found(&mut self, article: &Article, hit: Stretch) -> Option<Found> {
        if self.part != Some(hit.from.part) {
            self.words = article.text(hit.from.part)?.plain();
            self.part = Some(hit.from.part);
        }
        let (part, paragraph) = match hit.from.part {
            Part::Kicker => ("kicker", None),
            Part::Headline(_) => ("headline", None),
            Part::Deck(_) => ("deck", None),
            Part::Dateline => ("dateline", None),
            Part::Body { block, .. } => ("body", Some(block + 1)),
        };
        let (before, after) = around(&self.words, &hit);
        let text = self.words.get(hit.from.offset..hit.end).unwrap_or_default();
        Some(Found {
            part,
            paragraph,
            before,
            text: Clean::line(text).to_string(),
            after,
        })
    }
}

/// So many characters before and after a hit, with a mark where there are more.
fn around(words: &str, hit: &Stretch) -> (String, String) {
    let (before, after) = (
        words.get(..hit.from.offset).unwrap_or_default(),
        words.get(hit.end..).unwrap_or_default(),
    );
    let start = before.char_indices().rev().nth(CONTEXT - 1);
    let start = start.map_or(0, |(at, _)| at);
    let end = after.char_indices().nth(CONTEXT);
    let end = end.map_or(after.len(), |(at, _)| at);
    let mark = |more: bool| if more { "…" } else { "" };
    (
        format!("{}{}", mark(start > 0), Clean::line(&before[start..])),
        format!("{}{}", Clean::line(&after[..end]), mark(end < after.len())),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::{Block, Masthead, Section, Text};

    #[test]
    fn a_line_of_very_many_hits_is_told() {
        // The whole line for each of its hits would take minutes.
        let count = 100_000;
        let article = Article {
            body: vec![Block::Paragraph(Text::from(&*"some words ".repeat(count)))],
            ..Article::default()
        };
        let section = Section {
            articles: vec![article],
            ..Section::default()
        };
        let issue = Issue::bind(Masthead::default(), vec![section]);
        let mut sweep = Sweep::default();
        sweep.ask(&issue, Query::new("words"));
        while !sweep.go_on(&issue, usize::MAX) {}
        let mut stories = with_hits(&issue, &sweep);
        let (_, (_, hits)) = stories.next().expect("a story");
        assert_eq!(hits.len(), count);
        let Found {
            before,
            text,
            after,
            ..
        } = &hits[1];
        assert_eq!(
            (&**before, &**text, &**after),
            ("… words some ", "words", " some words …")
        );
    }
}
