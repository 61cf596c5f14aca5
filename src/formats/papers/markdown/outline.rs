//! Where the stories of a Markdown text begin: at its headings of the first level, when it has
//! several. Links and notes that are defined anywhere go along with the stories that use them.

use std::collections::HashMap;
use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// What Markdown we know, as the reader of bodies does.
const OPTIONS: Options = Options::ENABLE_TABLES.union(Options::ENABLE_FOOTNOTES);

/// A story of a text, in Markdown.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Story {
    /// Its heading with its marks; empty when it has none.
    pub(crate) heading: String,
    pub(crate) body: String,
    /// The line on which the body begins, counted from 1.
    pub(crate) line: usize,
}

/// What was seen of a text.
#[derive(Default)]
struct Survey {
    titles: Vec<Range<usize>>,
    /// The heading that the text begins with, of any level.
    first: Option<Range<usize>>,
    /// Definitions of links and notes by what stands between their brackets.
    definitions: Vec<(String, Range<usize>)>,
}

/// The stories of a text. A heading of a lower level counts as the title of a text that begins with
/// it and has no other, unless the title is known already.
pub(crate) fn stories(text: &str, is_titled: bool) -> Vec<Story> {
    let survey = survey(text);
    let mut titles = survey.titles;
    if titles.is_empty() && !is_titled {
        titles.extend(survey.first);
    }
    if titles.len() < 2 {
        return vec![single(text, titles.pop())];
    }
    let mut stories = Vec::new();
    let mut start = 0;
    let mut heading = "";
    let ends = titles.iter().map(|title| title.start).chain([text.len()]);
    let mut nexts = titles.iter();
    for end in ends {
        let range = start..end;
        stories.push((heading, range));
        if let Some(title) = nexts.next() {
            heading = &text[title.clone()];
            start = title.end;
        }
    }
    let mut definitions: HashMap<&str, &str> = HashMap::new();
    for (label, range) in &survey.definitions {
        definitions.entry(label).or_insert(&text[range.clone()]);
    }
    let mut lines = Lines {
        text,
        at: 0,
        line: 1,
    };
    let stories = stories.into_iter().map(|(heading, range)| Story {
        heading: heading.to_owned(),
        line: lines.of(range.start),
        body: whole(&text[range], &definitions),
    });
    let is_story = |story: &Story| !story.heading.is_empty() || !story.body.trim().is_empty();
    stories.filter(is_story).collect()
}

/// The lines of a text's offsets, asked in order.
struct Lines<'t> {
    text: &'t str,
    at: usize,
    line: usize,
}

impl Lines<'_> {
    fn of(&mut self, at: usize) -> usize {
        self.line += self.text[self.at..at].matches('\n').count();
        self.at = at;
        self.line
    }
}

/// The one story of a text, its title taken out.
fn single(text: &str, title: Option<Range<usize>>) -> Story {
    let Some(title) = title else {
        return Story {
            heading: String::new(),
            body: text.to_owned(),
            line: 1,
        };
    };
    let (before, heading) = (&text[..title.start], &text[title.clone()]);
    // The lines of the title stay as empty ones, so that others keep their numbers.
    let ends = "\n".repeat(heading.matches('\n').count());
    Story {
        heading: heading.to_owned(),
        body: format!("{before}{ends}{}", &text[title.end..]),
        line: 1,
    }
}

/// A body with the definitions that it uses and does not hold.
fn whole(body: &str, definitions: &HashMap<&str, &str>) -> String {
    let mut whole = body.to_owned();
    if definitions.is_empty() {
        return whole;
    }
    let mut used: Vec<&str> = Vec::new();
    for after in body.split('[').skip(1) {
        let label = after.split(']').next().unwrap_or_default();
        let lower = label.to_lowercase();
        let Some((label, definition)) = definitions.get_key_value(&*lower) else {
            continue;
        };
        if !used.contains(label) && used.len() < 1000 && !body.contains(definition.trim()) {
            used.push(label);
            whole.extend(["\n\n", definition.trim_end()]);
        }
    }
    whole
}

fn survey(text: &str) -> Survey {
    let mut survey = Survey::default();
    let parser = Parser::new_ext(text, OPTIONS);
    for (label, definition) in parser.reference_definitions().iter() {
        survey
            .definitions
            .push((label.to_lowercase(), definition.span.clone()));
    }
    let mut depth = 0_usize;
    let mut is_first = true;
    for (event, range) in parser.into_offset_iter() {
        match event {
            Event::Start(Tag::Heading { level, .. }) if depth == 0 => {
                if level == HeadingLevel::H1 {
                    survey.titles.push(range);
                } else if is_first {
                    survey.first = Some(range);
                }
            }
            Event::Start(Tag::BlockQuote(_) | Tag::List(_)) => depth += 1,
            Event::Start(Tag::FootnoteDefinition(label)) => {
                depth += 1;
                survey
                    .definitions
                    .push((format!("^{}", label.to_lowercase()), range));
            }
            Event::End(TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::FootnoteDefinition) => {
                depth = depth.saturating_sub(1);
            }
            _ => {}
        }
        is_first = false;
    }
    survey
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, &str)]) {
        let stories = stories(text, false);
        let found: Vec<(&str, &str)> = stories
            .iter()
            .map(|story| (story.heading.trim(), story.body.trim()))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn headings_of_the_first_level_part_stories() {
        check("# A\n\na\n\n## B\n\nb\n", &[("# A", "a\n\n## B\n\nb")]);
        check(
            "A\n===\n\na\n\n# B\n\nb\n",
            &[("A\n===", "a"), ("# B", "b")],
        );
        check("## A\n\na\n\n## B\n", &[("## A", "a\n\n## B")]);
        check(
            "x\n\n# A\n\n> # q\n\n```\n# c\n```\n",
            &[("# A", "x\n\n\n\n> # q\n\n```\n# c\n```")],
        );
    }

    #[test]
    fn definitions_go_with_the_stories_that_use_them() {
        check(
            "# A\n\n[x][L] and[^1]\n\n# B\n\nb\n\n[l]: http://a\n\n[^1]: note\n",
            &[
                ("# A", "[x][L] and[^1]\n\n\n\n[l]: http://a\n\n[^1]: note"),
                ("# B", "b\n\n[l]: http://a\n\n[^1]: note"),
            ],
        );
    }
}
