//! Texts and blocks into Markdown that reads back as the same texts and blocks.

use super::inline::INDENT;
use newsprint_issue::{Block, Emphasis, Span, Text};

/// Where a text is written: what would end it there must be escaped.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Slot {
    Line,
    Cell,
}

/// A text as one line of Markdown, to stand behind `#` or in front matter.
pub fn line(text: &Text) -> String {
    let mut line = inline(text, Slot::Line);
    if line.ends_with('#') {
        line.insert(line.len() - 1, '\\');
    }
    line
}

/// Blocks as Markdown, a blank line between two of them, every heading behind `marks` (`##`).
pub fn blocks(blocks: &[Block], marks: &str) -> String {
    let mut markdown = String::new();
    let mut bullet = '*';
    for (index, block) in blocks.iter().enumerate() {
        if index > 0 {
            markdown.push('\n');
        }
        // Two lists in a row stay two only if their bullets differ.
        let follows = index > 0 && matches!(blocks[index - 1], Block::List(_));
        bullet = if follows && bullet == '-' { '*' } else { '-' };
        match block {
            Block::Paragraph(text) => markdown.push_str(&start(text)),
            Block::Heading(text) => markdown.extend([marks, " ", &line(text)]),
            Block::Quote(text) => markdown.extend(["> ", &start(text)]),
            Block::List(items) => markdown.push_str(&list(items, bullet)),
            Block::Table(rows) => markdown.push_str(&table(rows)),
            Block::Figure { caption, image } => {
                let target = image.as_deref().map(|path| target(path, Slot::Line));
                let caption = inline(caption, Slot::Line);
                let target = target.unwrap_or_default();
                markdown.extend(["![", &caption, "](", &target, ")"]);
            }
            Block::Verbatim(text) => markdown.push_str(&verbatim(&text.plain())),
            Block::Rule => markdown.push_str("---"),
        }
        markdown.push('\n');
    }
    markdown
}

/// A text at the start of a block, where some characters would begin another kind of block.
fn start(text: &Text) -> String {
    let mut line = inline(text, Slot::Line);
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let at = if line.starts_with(['#', '>', '-', '+', '~', '=', '|', ':']) {
        Some(0)
    } else if digits > 0 && line[digits..].starts_with(['.', ')']) {
        Some(digits)
    } else {
        None
    };
    if let Some(at) = at {
        line.insert(at, '\\');
    }
    line
}

fn list(items: &[Text], bullet: char) -> String {
    let items: Vec<String> = items
        .iter()
        .map(|item| format!("{bullet} {}", start(item)))
        .collect();
    items.join("\n")
}

fn table(rows: &[Vec<Text>]) -> String {
    let mut lines: Vec<String> = Vec::new();
    for row in rows {
        let cells: Vec<String> = row.iter().map(|cell| inline(cell, Slot::Cell)).collect();
        lines.push(format!("| {} |", cells.join(" | ")));
        if lines.len() == 1 {
            lines.push(format!("|{}", " --- |".repeat(row.len())));
        }
    }
    lines.join("\n")
}

fn verbatim(lines: &str) -> String {
    let fence = "`".repeat(longest_run(lines).max(2) + 1);
    format!("{fence}\n{lines}\n{fence}")
}

fn longest_run(text: &str) -> usize {
    let runs = text.split(|character| character != '`');
    runs.map(str::len).max().unwrap_or_default()
}

fn inline(text: &Text, slot: Slot) -> String {
    let mut line = String::new();
    for (index, span) in text.spans.iter().enumerate() {
        let next = text.spans.get(index + 1);
        let stressed = stressed(span, next, slot, line.chars().last());
        match &span.link {
            Some(path) => line.extend(["[", &stressed, "](", &target(path, slot), ")"]),
            None => line.push_str(&stressed),
        }
    }
    // Spaces at either end would be trimmed, and an indent at the start.
    let indented = text
        .spans
        .first()
        .is_some_and(|span| span.text.starts_with(INDENT));
    let literal = line.starts_with('`') || line.starts_with("[`");
    if indented && !literal {
        line = line.replacen(INDENT, "&#12288;", 1);
    }
    if line.starts_with(' ') {
        line.replace_range(..1, "&#32;");
    }
    if line.ends_with(' ') {
        line.replace_range(line.len() - 1.., "&#32;");
    }
    line
}

/// A span with its ruby and emphasis, without its link.
fn stressed(span: &Span, next: Option<&Span>, slot: Slot, before: Option<char>) -> String {
    if span.emphasis == Emphasis::Literal
        && let Some(code) = code(span, slot, before)
    {
        return code;
    }
    let words = words(span, slot, next.is_some());
    let (mark, tags) = match span.emphasis {
        Emphasis::Plain => return words,
        Emphasis::Emphasized => ("*", ["<em>", "</em>"]),
        Emphasis::Strong => ("**", ["<strong>", "</strong>"]),
        Emphasis::Both => ("***", ["<strong><em>", "</em></strong>"]),
        Emphasis::Named => ("", ["<u>", "</u>"]),
        Emphasis::StrongName => ("", ["<strong><u>", "</u></strong>"]),
        Emphasis::Literal => ("", ["<code>", "</code>"]),
    };
    let (before, after) = match (&span.link, next) {
        (Some(_), _) => (Some('['), Some(']')),
        (None, next) => (before, next.and_then(|next| next.text.chars().next())),
    };
    if !mark.is_empty() && flanks(&words, before, after) {
        format!("{mark}{words}{mark}")
    } else {
        format!("{}{words}{}", tags[0], tags[1])
    }
}

/// The words of a span with their ruby.
fn words(span: &Span, slot: Slot, followed: bool) -> String {
    let Some(ruby) = &span.ruby else {
        let words = escaped(&span.text, slot, followed);
        // Inside a link's brackets a caret would begin a footnote.
        let is_footnote = span.link.is_some() && words.starts_with('^');
        return if is_footnote {
            format!("\\{words}")
        } else {
            words
        };
    };
    let bar = if slot == Slot::Cell { "\\|" } else { "|" };
    let (base, ruby) = (in_ruby(&span.text, slot), in_ruby(ruby, slot));
    format!("{{{base}{bar}{ruby}}}")
}

/// Whether asterisks around words mean emphasis (`CommonMark`, left- and right-flanking runs). Where
/// Chinese punctuation meets a letter they do not; there tags are written.
fn flanks(words: &str, before: Option<char>, after: Option<char>) -> bool {
    let space = |beside: Option<char>| beside.is_none_or(|c| c == ' ');
    // Letters in circles and squares are symbols to Markdown.
    let symbol = |c: char| matches!(c, '\u{2460}'..='\u{24ff}' | '\u{1f100}'..='\u{1f1ff}');
    let letter = |edge: Option<char>| edge.is_some_and(|c| c.is_alphanumeric() && !symbol(c));
    let solid = |edge: Option<char>| edge.is_some_and(|c| !c.is_whitespace());
    let (first, last) = (words.chars().next(), words.chars().last());
    before != Some('*')
        && (letter(first) || (space(before) && solid(first)))
        && (letter(last) || (space(after) && solid(last)))
}

/// A literal between backticks; none where no backticks can hold it.
fn code(span: &Span, slot: Slot, before: Option<char>) -> Option<String> {
    let words = &*span.text;
    let stopped = match (slot, &span.link) {
        (Slot::Cell, _) if words.contains('|') => true,
        (_, Some(_)) => words.contains(['[', ']']),
        _ => before == Some('`'),
    };
    if stopped || span.ruby.is_some() {
        return None;
    }
    let ticks = "`".repeat(longest_run(words) + 1);
    let is_blank = words.trim_matches(' ').is_empty();
    let padded = words.starts_with('`')
        || words.ends_with('`')
        || (words.starts_with(' ') && words.ends_with(' ') && !is_blank);
    let pad = if padded { " " } else { "" };
    Some(format!("{ticks}{pad}{words}{pad}{ticks}"))
}

fn in_ruby(words: &str, slot: Slot) -> String {
    escaped(&words.replace('|', "\u{1}"), slot, true)
        .replace('\u{1}', "&#124;")
        .replace('}', "\\}")
}

/// Words with a backslash before each character that would mean something; `followed` when more
/// stands behind them on the line.
fn escaped(words: &str, slot: Slot, followed: bool) -> String {
    let mut markdown = String::with_capacity(words.len());
    let mut before = ' ';
    for (at, character) in words.char_indices() {
        let rest = &words[at + character.len_utf8()..];
        let after = rest.chars().next();
        let in_word =
            before.is_ascii_alphanumeric() && after.is_some_and(|c| c.is_ascii_alphanumeric());
        let escape = match character {
            '\\' | '`' | '*' | '[' | ']' | '<' | '{' => true,
            '_' => !in_word,
            '&' => names_entity(rest, followed),
            '!' => after.is_none() && followed,
            '|' => slot == Slot::Cell,
            _ => false,
        };
        if escape {
            markdown.push('\\');
        }
        markdown.push(character);
        before = character;
    }
    markdown
}

/// Whether an ampersand before these words would begin an entity.
fn names_entity(rest: &str, followed: bool) -> bool {
    let after = rest.trim_start_matches(|c: char| c == '#' || c.is_ascii_alphanumeric());
    after.starts_with(';') || (after.is_empty() && followed)
}

/// The target of a link or picture.
fn target(path: &str, slot: Slot) -> String {
    let is_bare = |c: char| !c.is_whitespace() && !"()<>\\|*".contains(c);
    let has_entity = path.contains('&') && path.contains(';');
    if path.chars().all(is_bare) && !has_entity {
        return path.to_owned();
    }
    let mut target = String::from('<');
    for character in path.chars() {
        match character {
            '<' | '>' | '\\' | '&' => target.extend(['\\', character]),
            '|' if slot == Slot::Cell => target.push_str("&#124;"),
            _ => target.push(character),
        }
    }
    target.push('>');
    target
}

#[cfg(test)]
mod tests {
    use super::*;
    use newsprint_issue::clean::Clean;

    #[track_caller]
    fn check(spans: &[(&str, Emphasis)], expected: &str) {
        let spans = spans.iter().map(|(text, emphasis)| Span {
            text: Clean::line(text),
            emphasis: *emphasis,
            ..Span::default()
        });
        let text = Text {
            spans: spans.collect(),
        };
        assert_eq!(
            blocks(&[Block::Paragraph(text)], "##"),
            format!("{expected}\n")
        );
    }

    #[test]
    fn only_what_would_mean_something_is_escaped() {
        let plain = |text, expected| check(&[(text, Emphasis::Plain)], expected);
        plain("AT&T & co, a_b, a|b, x}", "AT&T & co, a_b, a|b, x}");
        plain("&amp; &#32;", "\\&amp; \\&#32;");
        plain("# 1. > - 2", "\\# 1. > - 2");
        plain("12. May", "12\\. May");
        plain("12.5 km", "12\\.5 km");
        plain("- dash", "\\- dash");
        plain("+++", "\\+++");
        plain("~~~", "\\~~~");
        plain(
            "2*3 [1] `x` <b> {漢|か} \\",
            "2\\*3 \\[1\\] \\`x\\` \\<b> \\{漢|か} \\\\",
        );
        plain(" a ", "&#32;a&#32;");
        plain("　　段落", "&#12288;　段落");
    }

    #[test]
    fn emphasis_that_asterisks_cannot_mark_is_tagged() {
        use Emphasis::{Both, Emphasized, Literal, Plain, Strong, StrongName};
        check(
            &[("这是", Plain), ("强调", Strong), ("的", Plain)],
            "这是**强调**的",
        );
        check(
            &[("这是", Plain), ("“强调”", Strong), ("的", Plain)],
            "这是<strong>“强调”</strong>的",
        );
        check(&[("“强调”", Strong), (" x", Plain)], "**“强调”** x");
        check(&[("a", Strong), ("b", Emphasized)], "**a**<em>b</em>");
        check(&[("a", Both)], "***a***");
        check(&[("`", Literal)], "`` ` ``");
        check(&[("鲁迅", StrongName)], "<strong><u>鲁迅</u></strong>");
    }
}
