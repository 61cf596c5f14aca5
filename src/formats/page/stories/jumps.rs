//! Stories that go on on another page, joined to what they go on with.

use super::telling::{Told, Went};
use crate::page::lines::join::Joiner;
use crate::page::words::evidence;
use crate::page::words::script;
use crate::reading::Note;
use newsprint_issue::clean::Clean;
use newsprint_issue::{Block, Part, Text};

/// Joins the stories of the pages; `printed` is the number that each page bears.
pub(crate) fn join(pages: &mut [Vec<Told>], printed: &[Option<usize>]) {
    for page in 0..pages.len() {
        for story in 0..pages[page].len() {
            let jump = pages[page][story]
                .jumps
                .iter()
                .find_map(|jump| leads_to(jump));
            let Some(target) = jump.and_then(|target| find(target, page, printed)) else {
                continue;
            };
            let own = printed[page].unwrap_or(page + 1);
            let rest = (0..pages[target].len())
                .filter(|other| comes_from(&pages[target][*other], own))
                .map(|other| (other, alike(&pages[page][story], &pages[target][other])))
                .max_by(|one, other| one.1.total_cmp(&other.1));
            if let Some((rest, _)) = rest {
                let rest = pages[target].remove(rest);
                append(&mut pages[page][story], rest);
            }
        }
    }
}

/// The sheet that bears a number.
fn find(number: usize, from: usize, printed: &[Option<usize>]) -> Option<usize> {
    let bears = |page: &Option<usize>| *page == Some(number);
    let found = printed.iter().position(bears);
    let by_order = number
        .checked_sub(1)
        .filter(|page| printed.get(*page) == Some(&None));
    found.or(by_order).filter(|page| *page != from)
}

/// The page that a jump leads to.
fn leads_to(jump: &str) -> Option<usize> {
    let back = ["上接", "接第", "from", "から", "에서"];
    (!back.iter().any(|word| jump.contains(word)))
        .then(|| number(jump))
        .flatten()
}

/// Whether a story says that it comes from a page.
fn comes_from(told: &Told, page: usize) -> bool {
    let back = ["上接", "接第", "from", "から", "에서"];
    told.jumps.iter().any(|jump| {
        back.iter().any(|word| jump.to_lowercase().contains(word)) && number(jump) == Some(page)
    })
}

/// The first number in a text, in figures or in Chinese numerals up to 99.
pub(crate) fn number(text: &str) -> Option<usize> {
    const FIGURES: &str = "〇一二三四五六七八九";
    let mut figures = String::new();
    let (mut tens, mut ones, mut seen) = (0, 0, false);
    for character in text.chars() {
        if character.is_ascii_digit() {
            figures.push(character);
        } else if !figures.is_empty() {
            break;
        } else if let Some(figure) = FIGURES.chars().position(|c| c == character) {
            ones = figure;
            seen = true;
        } else if character == '十' {
            tens = if seen { ones * 10 } else { 10 };
            (ones, seen) = (0, true);
        } else if seen {
            break;
        }
    }
    match figures.parse() {
        Ok(number) => Some(number),
        Err(_) => seen.then_some(tens + ones),
    }
}

/// The share of the words of a story's headline and last paragraph that its rest has.
fn alike(story: &Told, rest: &Told) -> f32 {
    let own = evidence::terms(&format!("{} {}", story.article.title(), words(story)));
    let other = evidence::terms(&format!("{} {}", rest.article.title(), words(rest)));
    let shared = own.iter().filter(|term| other.binary_search(term).is_ok());
    #[expect(clippy::cast_precision_loss, reason = "words of one story")]
    let share = shared.count() as f32 / own.len().max(1) as f32;
    share
}

fn words(told: &Told) -> String {
    let texts = told.article.body.iter().flat_map(Block::texts);
    texts.map(Text::plain).collect::<Vec<_>>().join(" ")
}

/// Appends the rest of a story.
fn append(story: &mut Told, rest: Told) {
    let body = &mut story.article.body;
    let mut blocks = rest.article.body;
    let joins = match (body.last(), blocks.first()) {
        (Some(Block::Paragraph(last)), Some(Block::Paragraph(_))) => {
            !script::ends_sentence(&last.plain())
        }
        _ => false,
    };
    if let (true, Some(Block::Paragraph(last))) = (joins, body.last_mut()) {
        let mut text = last.plain();
        for next in blocks.remove(0).texts() {
            Joiner::of(&[]).join(&mut text, &next.plain());
        }
        *last = Text::from(text.as_str());
    }
    let moved = body.len() - usize::from(joins);
    body.extend(blocks);
    story.article.byline.extend(rest.article.byline);
    for (line, went) in rest.lines {
        let went = match went {
            Went::Part(Part::Body { block, piece }) => Went::Part(Part::Body {
                block: block + moved as u32,
                piece,
            }),
            Went::Byline => Went::Byline,
            Went::Part(_) | Went::Aside => Went::Aside,
        };
        story.lines.push((line, went));
    }
    let title = rest.article.headline.iter().map(Text::plain);
    let title = title.collect::<Vec<_>>().join(" ");
    if !title.is_empty() {
        story.notes.push(Note::SetAside {
            line: 0,
            text: Clean::line(&title),
        });
    }
    story.notes.extend(rest.notes);
    let own = std::mem::take(&mut story.jumps);
    // What leads on from the rest is followed in its turn; what led here has been.
    story.jumps = rest.jumps;
    story
        .jumps
        .extend(own.into_iter().filter(|jump| leads_to(jump).is_none()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_pages() {
        assert_eq!(number("下转第二版"), Some(2));
        assert_eq!(number("（上接第十二版）"), Some(12));
        assert_eq!(number("Continued on Page 14"), Some(14));
        assert_eq!(number("3面に続く"), Some(3));
        assert_eq!(number("第二十版"), Some(20));
        assert_eq!(leads_to("上接第一版"), None);
    }
}
