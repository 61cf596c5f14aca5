//! Judges a reading against the truth: the metrics of page reconstruction, each a tally that adds
//! up over pages. Owns what counts as right; asserts nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::AddAssign;

use newsprint::issue::{Article, Block, Text};

/// How well a reading met the truth.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Score {
    /// Paragraphs, exactly.
    pub(crate) paragraphs: Tally,
    /// Pairs of paragraphs that belong to the same article.
    pub(crate) pairs: Tally,
    /// Headlines at the right article.
    pub(crate) headlines: Tally,
    /// Articles with the right headline and exactly the right paragraphs.
    pub(crate) articles: Tally,
    /// Bylines at the right article.
    pub(crate) bylines: Tally,
    /// Captions at the right article.
    pub(crate) captions: Tally,
    /// Subheads at the right article.
    pub(crate) subheads: Tally,
    /// Decks at the right article.
    pub(crate) decks: Tally,
}

/// How many were wanted, how many were found, and how many of these are right.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Tally {
    pub(crate) right: usize,
    pub(crate) found: usize,
    pub(crate) wanted: usize,
}

impl Tally {
    /// The harmonic mean of precision and recall; 1 where nothing was wanted and nothing found.
    pub(crate) fn f1(self) -> f64 {
        ratio(2 * self.right, self.found + self.wanted)
    }

    /// The share of the wanted that is right.
    pub(crate) fn share(self) -> f64 {
        ratio(self.right, self.wanted)
    }

    fn of(wanted: &[String], found: &[String]) -> Tally {
        let mut left = found.to_vec();
        let right = wanted.iter().filter(|wanted| {
            let at = left.iter().position(|found| found == *wanted);
            at.map(|at| left.swap_remove(at)).is_some()
        });
        Tally {
            right: right.count(),
            found: found.len(),
            wanted: wanted.len(),
        }
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Tally) {
        self.right += other.right;
        self.found += other.found;
        self.wanted += other.wanted;
    }
}

impl AddAssign for Score {
    fn add_assign(&mut self, other: Score) {
        self.paragraphs += other.paragraphs;
        self.pairs += other.pairs;
        self.headlines += other.headlines;
        self.articles += other.articles;
        self.bylines += other.bylines;
        self.captions += other.captions;
        self.subheads += other.subheads;
        self.decks += other.decks;
    }
}

/// Judges the articles that were read against the true ones.
pub(crate) fn score(truth: &[Article], read: &[Article]) -> Score {
    let mut score = Score {
        paragraphs: Tally::of(&all(truth, paragraphs), &all(read, paragraphs)),
        pairs: pairs(truth, read),
        articles: wholes(truth, read),
        ..Score::default()
    };
    for article in truth {
        let nobody = Article::default();
        let found = counterpart(article, read).unwrap_or(&nobody);
        score.headlines += Tally {
            right: usize::from(same_headline(article, found)),
            found: usize::from(!found.headline.is_empty()),
            wanted: 1,
        };
        score.bylines += Tally::of(&bylines(article), &bylines(found));
        score.captions += Tally::of(&captions(article), &captions(found));
        score.subheads += Tally::of(&subheads(article), &subheads(found));
        score.decks += Tally::of(&decks(article), &decks(found));
    }
    score
}

/// The text as it is compared: spaces that touch full-width type are nothing, others are one, and
/// what could not be decoded is not there.
pub(crate) fn normal(text: &str) -> String {
    let full_width = text.chars().any(is_full_width);
    let mut normal = String::new();
    let mut spaced = false;
    for character in text.chars().filter(|character| *character != '\u{fffd}') {
        if character.is_whitespace() {
            spaced = true;
            continue;
        }
        let touches = full_width
            && (!character.is_ascii() || normal.chars().next_back().is_some_and(|c| !c.is_ascii()));
        if spaced && !touches && !normal.is_empty() {
            normal.push(' ');
        }
        spaced = false;
        normal.push(character);
    }
    normal
}

/// The headline on one line without any white space, as headlines are compared.
pub(crate) fn title(article: &Article) -> String {
    article.title().split_whitespace().collect()
}

/// The paragraphs as they are compared.
pub(crate) fn paragraphs(article: &Article) -> Vec<String> {
    pick(article, |block| match block {
        Block::Paragraph(text) => Some(text),
        _ => None,
    })
}

/// The subheads as they are compared.
pub(crate) fn subheads(article: &Article) -> Vec<String> {
    pick(article, |block| match block {
        Block::Heading(text) => Some(text),
        _ => None,
    })
}

/// The captions as they are compared.
pub(crate) fn captions(article: &Article) -> Vec<String> {
    pick(article, |block| match block {
        Block::Figure { caption, .. } => Some(caption),
        _ => None,
    })
}

/// The names of the byline.
pub(crate) fn bylines(article: &Article) -> Vec<String> {
    article
        .byline
        .iter()
        .map(|author| normal(&author.name))
        .collect()
}

/// The decks as they are compared.
pub(crate) fn decks(article: &Article) -> Vec<String> {
    article
        .deck
        .iter()
        .map(|deck| normal(&deck.plain()))
        .collect()
}

fn is_full_width(character: char) -> bool {
    matches!(character, '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}')
}

fn pick(article: &Article, want: impl Fn(&Block) -> Option<&Text>) -> Vec<String> {
    let texts = article.body.iter().filter_map(want);
    texts.map(|text| normal(&text.plain())).collect()
}

/// Whether the headline is the true one. Where the story has decks, they may stand in the
/// headline: bare lines do not tell the size of their type, and two editors would differ.
fn same_headline(truth: &Article, found: &Article) -> bool {
    let block = |article: &Article| title(article) + &decks(article).concat();
    let lenient = !truth.deck.is_empty() && normal(&block(truth)) == normal(&block(found));
    title(truth) == title(found) || lenient
}

/// Articles whose headline and paragraphs are all right; each is found once.
fn wholes(truth: &[Article], read: &[Article]) -> Tally {
    let mut left: Vec<&Article> = read.iter().collect();
    let right = truth.iter().filter(|article| {
        let at = left.iter().position(|found| {
            same_headline(article, found) && paragraphs(article) == paragraphs(found)
        });
        at.map(|at| left.swap_remove(at)).is_some()
    });
    Tally {
        right: right.count(),
        found: read.len(),
        wanted: truth.len(),
    }
}

fn all(articles: &[Article], list: fn(&Article) -> Vec<String>) -> Vec<String> {
    articles.iter().flat_map(list).collect()
}

/// The article that holds most of these paragraphs.
fn counterpart<'a>(article: &Article, read: &'a [Article]) -> Option<&'a Article> {
    let wanted = paragraphs(article);
    let shared = |found: &Article| Tally::of(&wanted, &paragraphs(found)).right;
    // The last of equals wins in `max_by_key`; the first of the page should.
    let best = read.iter().rev().max_by_key(|found| shared(found))?;
    (shared(best) > 0).then_some(best)
}

/// Pairs of true paragraphs (by their text) that stand in one article.
fn pairs(truth: &[Article], read: &[Article]) -> Tally {
    let known: BTreeMap<String, usize> = all(truth, paragraphs).into_iter().zip(0..).collect();
    let (wanted, found) = (paired(truth, &known), paired(read, &known));
    Tally {
        right: wanted.intersection(&found).count(),
        found: found.len(),
        wanted: wanted.len(),
    }
}

fn paired(articles: &[Article], known: &BTreeMap<String, usize>) -> BTreeSet<(usize, usize)> {
    let mut pairs = BTreeSet::new();
    for article in articles {
        let members: BTreeSet<usize> = paragraphs(article)
            .iter()
            .filter_map(|text| known.get(text).copied())
            .collect();
        for one in &members {
            pairs.extend(members.range(one + 1..).map(|other| (*one, *other)));
        }
    }
    pairs
}

fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        return 1.0;
    }
    #[expect(
        clippy::cast_precision_loss,
        reason = "counts of a few thousand are exact"
    )]
    let ratio = part as f64 / whole as f64;
    ratio
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Articles from a picture: `headline: paragraph, paragraph; headline: …`.
    fn articles(picture: &str) -> Vec<Article> {
        let article = |story: &str| {
            let (headline, body) = story.split_once(':').unwrap_or((story, ""));
            let paragraphs = body
                .split(',')
                .map(str::trim)
                .filter(|text| !text.is_empty());
            Article {
                headline: vec![Text::from(headline.trim())],
                body: paragraphs
                    .map(|text| Block::Paragraph(Text::from(text)))
                    .collect(),
                ..Article::default()
            }
        };
        picture.split(';').map(article).collect()
    }

    #[track_caller]
    fn check(truth: &str, read: &str, expected: [f64; 4]) {
        let score = score(&articles(truth), &articles(read));
        let found = [
            score.paragraphs.f1(),
            score.pairs.f1(),
            score.headlines.share(),
            score.articles.f1(),
        ];
        let rounded = found.map(|value| (value * 100.0).round() / 100.0);
        assert_eq!(format!("{rounded:?}"), format!("{expected:?}"));
    }

    #[test]
    fn the_truth_is_right() {
        check(
            "A: 一, 二; B: 三, 四",
            "A: 一, 二; B: 三, 四",
            [1.0, 1.0, 1.0, 1.0],
        );
    }

    #[test]
    fn spaces_beside_full_width_type_do_not_count() {
        check("12日: 第1天", "12 日: 第 1 天", [1.0, 1.0, 1.0, 1.0]);
        check("A: to day", "A: today", [0.0, 1.0, 0.0, 0.0]);
    }

    #[test]
    fn headlines_changed_about_leave_the_bodies_right() {
        check(
            "A: 一, 二; B: 三, 四",
            "B: 一, 二; A: 三, 四",
            [1.0, 1.0, 0.0, 0.0],
        );
    }

    #[test]
    fn two_stories_run_together_pair_what_is_apart() {
        check(
            "A: 一, 二; B: 三, 四",
            "A: 一, 二, 三, 四",
            [1.0, 0.5, 0.5, 0.0],
        );
    }

    #[test]
    fn a_paragraph_cut_in_two_is_two_wrong_ones() {
        check("A: 一二, 三", "A: 一, 二, 三", [0.4, 0.0, 1.0, 0.0]);
    }

    #[test]
    fn nothing_read_is_nothing_right() {
        check("A: 一, 二", "", [0.0, 0.0, 0.0, 0.0]);
    }

    #[test]
    fn a_deck_may_stand_in_the_headline_but_a_headline_not_in_the_deck() {
        let with = |headline: &str, deck: &str| Article {
            headline: vec![Text::from(headline)],
            deck: vec![Text::from(deck)],
            ..Article::default()
        };
        let joined = Article {
            headline: vec![Text::from("一"), Text::from("二 三")],
            ..Article::default()
        };
        assert!(same_headline(&with("一", "二 三"), &joined));
        assert!(!same_headline(&joined, &with("一", "二 三")));
    }
}
