//! A page with several articles side by side, told apart from the page of one story with teasers,
//! comments and the like beside it.

use super::amount::{measure, prose};
use super::facts::{Facts, words};
use super::furniture::{self, letters};
use super::lead;
use super::sheet::Sheet;
use crate::hypertext::{self, Matter, Node};
use newsprint_issue::Article;

/// An article of a page.
struct Candidate {
    headline: String,
    matter: Matter,
}

/// The stories of a page that has several articles, given what Readability found on it. None when it
/// is the page of one story.
pub(crate) fn stories(
    sheet: &Sheet,
    facts: &Facts,
    found: Option<&Matter>,
    resolve: &dyn Fn(&str) -> Option<String>,
) -> Option<Vec<Article>> {
    let select = sheet.tree.select("article");
    let outer: Vec<&Node> = select
        .nodes()
        .iter()
        .filter(|node| !is_inner(node))
        .collect();
    if outer.len() < 2 {
        return None;
    }
    let headlines: Vec<String> = outer.iter().map(|node| heading(node)).collect();
    let cleared: Vec<_> = outer.iter().map(|node| furniture::clear(node)).collect();
    let matters = outer.iter().map(|node| hypertext::matter(node, resolve));
    let candidates: Vec<Candidate> = headlines
        .into_iter()
        .zip(matters)
        .map(|(headline, matter)| Candidate { headline, matter })
        .collect();
    if is_of_one(&candidates, facts, found) {
        cleared.iter().rev().for_each(furniture::restore);
        return None;
    }
    let articles = candidates.into_iter().filter_map(|candidate| {
        let facts = Facts {
            headline: candidate.headline,
            ..Facts::default()
        };
        lead::article(&facts, candidate.matter.blocks)
    });
    let articles: Vec<Article> = articles.collect();
    (articles.len() > 1).then_some(articles)
}

fn is_inner(node: &Node) -> bool {
    node.ancestors_it(None)
        .any(|above| above.has_name("article") || above.has_name("aside"))
}

/// Whether a page tells one story: the article that it is called after, the one that holds most of
/// what is told, or one that stands outside of all of them.
fn is_of_one(candidates: &[Candidate], facts: &Facts, found: Option<&Matter>) -> bool {
    let tells = |candidate: &&Candidate| prose(&candidate.matter) > 0;
    let weigh = if candidates.iter().any(|candidate| tells(&candidate)) {
        prose
    } else {
        measure
    };
    let weights: Vec<usize> = candidates
        .iter()
        .map(|candidate| weigh(&candidate.matter))
        .collect();
    let all: usize = weights.iter().sum();
    let called = letters(&facts.headline);
    let is_named = |candidate: &&Candidate| letters(&candidate.headline) == called;
    let mut named = candidates.iter().filter(is_named);
    let title = named.next().filter(|_| named.next().is_none());
    weights.iter().any(|weight| weight * 10 > all * 8)
        || !called.is_empty() && title.as_ref().is_some_and(tells)
        || found.is_some_and(|found| prose(found) > all)
}

/// The words of the first heading below a node.
fn heading(node: &Node) -> String {
    let is_head = |below: &Node| {
        matches!(
            below.node_name().as_deref(),
            Some("h1" | "h2" | "h3" | "h4")
        )
    };
    let head = node.descendants_it().find(is_head);
    head.map(|head| words(&head.text())).unwrap_or_default()
}
