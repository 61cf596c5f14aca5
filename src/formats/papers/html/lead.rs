//! A story made of its facts and its blocks: what the head of the page says already is taken off
//! the top of the body, and a document of many chapters is parted.

use super::facts::{Facts, authors, day};
use super::furniture::{length, letters};
use crate::hypertext::Matter;
use newsprint_issue::clean::Clean;
use newsprint_issue::{Article, Block, Text};

/// How many blocks at the top may repeat the head.
const TOP: usize = 6;

/// The stories of a document: one, or one for each `<h1>` when there are several.
pub(crate) fn articles(facts: &Facts, matter: Matter) -> Vec<Article> {
    let chapters: Vec<usize> = matter
        .heads
        .iter()
        .filter(|(at, level)| **level == 1 && **at < matter.blocks.len())
        .map(|(at, _)| *at)
        .collect();
    if chapters.len() < 2 {
        return article(facts, matter.blocks).into_iter().collect();
    }
    let mut blocks = matter.blocks;
    let mut parts = Vec::new();
    for at in chapters.iter().rev() {
        parts.push(blocks.split_off(*at));
    }
    let mut articles: Vec<Article> = Vec::new();
    if !blocks.is_empty() {
        articles.extend(article(facts, blocks));
    }
    for mut part in parts.into_iter().rev() {
        let headline = match part.first() {
            Some(Block::Heading(text)) => vec![text.clone()],
            _ => Vec::new(),
        };
        part.drain(..headline.len());
        articles.push(Article {
            headline,
            body: part,
            ..Article::default()
        });
    }
    articles
}

/// One story. None when there is neither a word nor a picture.
pub(crate) fn article(facts: &Facts, mut blocks: Vec<Block>) -> Option<Article> {
    let mut known: Vec<String> = [
        &facts.headline,
        &facts.kicker,
        &facts.deck,
        &facts.byline,
        &facts.site,
    ]
    .map(|line| letters(line))
    .into_iter()
    .filter(|line| !line.is_empty())
    .collect();
    let mut byline = facts.byline.clone();
    let mut at = 0;
    while at < blocks.len().min(TOP) {
        let line = match &blocks[at] {
            Block::Heading(text) | Block::Paragraph(text) => text.plain(),
            Block::List(items) if items.len() == 1 => items[0].plain(),
            _ => {
                at += 1;
                continue;
            }
        };
        let said = letters(&line);
        let is_signed = is_signature(&line);
        let is_said = known
            .iter()
            .any(|known| *known == said || is_signed && said.ends_with(known));
        let signs = byline.is_empty() && is_signed;
        if signs {
            byline.clone_from(&line);
            known.push(said);
        }
        if is_said || signs || is_stamp(&line, facts) {
            blocks.remove(at);
        } else if line.chars().count() > 80 {
            break;
        } else {
            at += 1;
        }
    }
    let text = |line: &str| (!line.is_empty()).then(|| Text::from(line));
    let article = Article {
        kicker: text(&facts.kicker),
        headline: text(&facts.headline).into_iter().collect(),
        deck: text(&facts.deck).into_iter().collect(),
        byline: authors(&byline),
        body: blocks,
        ..Article::default()
    };
    (!article.body.is_empty() || !article.headline.is_empty()).then_some(article)
}

/// Whether a line says who wrote what follows.
fn is_signature(line: &str) -> bool {
    let line = line.trim();
    line.chars().count() < 60 && (line.starts_with("By ") || crate::page::byline(line).is_some())
}

/// Whether a line holds the day that the head has already, and hardly more.
fn is_stamp(line: &str, facts: &Facts) -> bool {
    let Some(date) = facts.date.filter(|_| length(line) < 60) else {
        return false;
    };
    let ends = line.trim_end().ends_with(['。', '.', '！', '!', '”', '」']);
    !ends && day(line) == Some(date)
}

/// Words of lines that say whose a page is.
const RIGHTS: &[&str] = &[
    "©",
    "copyright",
    "all rights reserved",
    "版权所有",
    "版權所有",
    "未经许可",
    "未經許可",
    "無断転載",
    "无断转载",
    "무단 전재",
    "禁止转载",
];

/// The matter without what ends a page rather than its story: who owns it, and headings with
/// nothing under them.
pub(crate) fn without_tail(mut matter: Matter) -> Matter {
    while let Some(last) = matter.blocks.last() {
        let is_tail = match last {
            Block::Heading(_) | Block::Rule => matter.blocks.len() > 1,
            Block::Paragraph(text) => {
                let line = text.plain().to_lowercase();
                length(&line) < 100 && RIGHTS.iter().any(|words| line.contains(words))
            }
            _ => false,
        };
        if !is_tail {
            break;
        }
        matter.blocks.pop();
    }
    let left = matter.blocks.len();
    matter.heads.retain(|at, _| *at < left);
    matter
}

/// The picture that stands for a page, on top of a story that has none.
pub(crate) fn illustrate(article: &mut Article, picture: Option<String>) {
    let has_one = article
        .body
        .iter()
        .any(|block| matches!(block, Block::Figure { .. }));
    if let Some(path) = picture.filter(|_| !has_one) {
        article.body.insert(
            0,
            Block::Figure {
                caption: Text::default(),
                image: Some(Clean::line(&path)),
            },
        );
    }
}
