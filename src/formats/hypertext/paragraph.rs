//! The words of a block, line by line, into paragraphs, verse and crossheads. Knows no elements.

use crate::joint;
use newsprint_issue::clean::Clean;
use newsprint_issue::{Block, Emphasis, Text};

/// Characters of the longest paragraph that stands for a crosshead when it is strong all through.
const LONGEST_HEAD: usize = 40;
/// Characters of the longest line of a poem.
const LONGEST_VERSE: usize = 32;
/// Marks that end a sentence.
const STOPS: &[char] = &['。', '！', '？', '”', '」', '.', '!', '?'];

/// Lines of a poem or an address, kept as they are: three or more short ones, few of them sentences.
pub(crate) fn verse(lines: &[Text]) -> Option<Block> {
    let words: Vec<String> = lines.iter().map(Text::plain).collect();
    let written: Vec<&String> = words.iter().filter(|line| !line.is_empty()).collect();
    let sentences = written.iter().filter(|line| line.ends_with(STOPS)).count();
    let short = |line: &&String| line.chars().count() <= LONGEST_VERSE;
    let is_verse = written.len() >= 3 && written.iter().all(short) && sentences * 2 < written.len();
    is_verse.then(|| Block::Verbatim(Text::from(Clean::lines(words.join("\n").trim()))))
}

/// Lines that `<br>` parted as paragraphs: an empty line, an indent or the end of a sentence before
/// the line's end parts them; other lines run on.
pub(crate) fn paragraphs(lines: Vec<Text>) -> Vec<Text> {
    let mut paragraphs: Vec<Vec<Text>> = vec![Vec::new()];
    let mut ended = false;
    for line in lines {
        let indented = line.plain().starts_with(['\u{3000}', '\u{a0}']);
        if line.plain().trim().is_empty() {
            ended = true;
            continue;
        }
        if (ended || indented)
            && let Some(last) = paragraphs.last()
            && !last.is_empty()
        {
            paragraphs.push(Vec::new());
        }
        ended = line
            .plain()
            .trim_end()
            .ends_with(['。', '！', '？', '”', '」', '.', '!', '?']);
        if let Some(last) = paragraphs.last_mut() {
            last.push(line);
        }
    }
    let texts = paragraphs.into_iter().map(joined).map(unindented);
    texts.filter(|text| !text.is_empty()).collect()
}

/// Lines on one line, a space between them where their letters need one.
pub(crate) fn joined(lines: Vec<Text>) -> Text {
    let mut lines = lines.into_iter();
    let mut all = lines.next().map(trimmed).unwrap_or_default();
    for line in lines {
        let line = trimmed(line);
        let last = all.spans.last().and_then(|span| span.text.chars().last());
        let first = line.spans.first().and_then(|span| span.text.chars().next());
        if let (Some(last), Some(first)) = (last, first)
            && joint::is_spaced((last, first))
        {
            all.spans.extend(Text::from(Clean::line(" ")).spans);
        }
        all.spans.extend(line.spans);
    }
    all
}

/// Two texts on one line with a mark between them: the first where the words have spaces between
/// them, the second where they have not; only a space behind a mark that is there already.
pub(crate) fn beside(mut one: Text, marks: [&str; 2], other: Text) -> Text {
    let last = one.spans.last().and_then(|span| span.text.chars().last());
    let mark = match last {
        Some('：' | '，' | '、' | '？' | '！') => "",
        Some(last) if last.is_alphanumeric() && !joint::is_spaced((last, last)) => marks[1],
        Some(':' | ',' | ';' | '?' | '!') => " ",
        _ => marks[0],
    };
    one.spans.extend(Text::from(Clean::line(mark)).spans);
    one.spans.extend(other.spans);
    one
}

/// The text without spaces at either end.
pub(crate) fn trimmed(mut text: Text) -> Text {
    let blank = |c: char| matches!(c, ' ' | '\u{a0}' | '\t');
    while let Some(last) = text.spans.last_mut() {
        let kept = last.text.trim_end_matches(blank).len();
        last.text = last.text.slice(0..kept);
        if kept > 0 {
            break;
        }
        text.spans.pop();
    }
    without_leading(text, &[' '])
}

/// The text without the blanks that pages indent a paragraph with.
pub(crate) fn unindented(text: Text) -> Text {
    without_leading(text, &['\u{3000}', '\u{a0}', ' '])
}

/// The text without these characters before its first word.
fn without_leading(mut text: Text, blanks: &[char]) -> Text {
    let is_blank = |text: &Clean| text.trim_start_matches(blanks).is_empty();
    let first = text.spans.iter().position(|span| !is_blank(&span.text));
    text.spans.drain(..first.unwrap_or(text.spans.len()));
    if let Some(first) = text.spans.first_mut() {
        let all = first.text.len();
        let kept = first.text.trim_start_matches(blanks).len();
        first.text = first.text.slice(all - kept..all);
    }
    text
}

/// Whether a paragraph is a crosshead in all but name: short, strong all through, no sentence.
pub(crate) fn is_crosshead(text: &Text) -> bool {
    let words = text.plain();
    let strong = |emphasis| matches!(emphasis, Emphasis::Strong | Emphasis::Both);
    text.spans
        .iter()
        .all(|span| strong(span.emphasis) || span.text.trim().is_empty())
        && words.chars().count() <= LONGEST_HEAD
        && !words
            .trim_end()
            .ends_with(['。', '！', '？', '，', '：', '；', '.', ',', ':', ';', '!'])
}

/// The text without emphasis.
pub(crate) fn plain(mut text: Text) -> Text {
    for span in &mut text.spans {
        span.emphasis = Emphasis::Plain;
    }
    text
}
/// Words on one line, white space as one space.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
