//! `newsprint render`: the pages of a paper as the screen shows them.

use std::io::{self, IsTerminal, Write};

use super::args::{Choice, Colour, Render};
use super::outcome::{Outcome, Trouble};
use super::paper;
use super::preferences::{self, Preferences};
use crate::compose::{self, Page, Setting};
use crate::issue::{Article, Issue};
use crate::theme::Depth;

/// What stands between two pages.
const FORM_FEED: &str = "\u{c}";

/// Sets the paper and prints its pages. Notes of the reading are told by `cat` and `import`; here
/// they would only stand beside the page that a reader wants to see.
pub(super) fn run(
    render: &Render,
    out: &mut impl Write,
    errors: &mut impl Write,
) -> Result<Outcome, Trouble> {
    let reading = paper::read(&render.path)?;
    let issue = &reading.issue;
    let preferences = Preferences::new(&render.wishes, depth(render.color), errors)?;
    let setting = preferences.setting(issue, render.size);
    let Some(articles) = chosen(issue, render.choice) else {
        let count = issue.articles().count();
        let reason = format!("there is no such story; the paper has {count}");
        return Ok(Outcome::Nothing(reason));
    };
    let pages = pages(issue, articles, &setting, render.choice);
    let printed = match render.choice.page {
        Some(number) => print(pages.skip(number as usize - 1).take(1), out)?,
        None => print(pages, out)?,
    };
    Ok(match printed {
        0 => Outcome::Nothing("there is no such page; without --page all are printed".to_owned()),
        _ => Outcome::Done,
    })
}

/// Prints the front pages at a size: what the reader shows first.
pub(super) fn front(
    issue: &Issue,
    setting: &Setting,
    out: &mut impl Write,
) -> Result<Outcome, Trouble> {
    let folds = compose::front(issue, setting).into_iter();
    print(folds.map(|fold| fold.page), out)?;
    Ok(Outcome::Done)
}

/// The colours that are printed.
fn depth(colour: Colour) -> Depth {
    let wanted = match colour {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => io::stdout().is_terminal(),
    };
    match (wanted, colour) {
        (false, _) => Depth::None,
        (true, Colour::Always) => preferences::depth(None),
        (true, _) => preferences::depth(std::env::var("NO_COLOR").ok().as_deref()),
    }
}

/// The stories to print; `None` when there is no such story.
fn chosen(issue: &Issue, choice: Choice) -> Option<Vec<&Article>> {
    match choice.article {
        _ if choice.front => Some(Vec::new()),
        Some(number) => issue
            .articles()
            .nth(number as usize - 1)
            .map(|article| vec![article]),
        None => Some(issue.articles().collect()),
    }
}

/// The pages asked for, each set when it is printed.
fn pages<'a>(
    issue: &Issue,
    articles: Vec<&'a Article>,
    setting: &'a Setting,
    choice: Choice,
) -> impl Iterator<Item = Page> + use<'a> {
    let folds = match choice.article {
        Some(_) => Vec::new(),
        None => compose::front(issue, setting),
    };
    let language = issue.masthead.language;
    let stories = articles.into_iter().flat_map(move |article| {
        let mut pages = compose::Pages::new(setting, language);
        std::iter::from_fn(move || pages.next(article))
    });
    folds.into_iter().map(|fold| fold.page).chain(stories)
}

/// Prints pages with a form feed between them, and counts them.
fn print(pages: impl Iterator<Item = Page>, out: &mut impl Write) -> io::Result<usize> {
    let mut count = 0;
    for page in pages {
        let feed = if count > 0 { FORM_FEED } else { "" };
        write!(out, "{feed}{page}")?;
        count += 1;
    }
    Ok(count)
}
