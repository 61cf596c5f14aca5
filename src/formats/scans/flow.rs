//! Lines of blocks into running text: words put together again over the ends of lines, and lines
//! parted into paragraphs by indents and short last lines.

use super::line::{Broken, Line, add};

/// Lines whose beginning is more than this many times their height to the right of the line before
/// are indented; beyond the other figure they are something else.
const INDENT: (f32, f32) = (0.4, 8.0);
/// How many times its height a line must end before the longest to be the last of a paragraph.
const SHORT: f32 = 2.0;

/// Running text in the making.
#[derive(Debug, Default)]
pub(crate) struct Flow {
    /// The paragraphs that are whole.
    paragraphs: Vec<String>,
    /// The one being written.
    text: String,
    /// The word that the last line parted.
    broken: Option<Broken>,
}

impl Flow {
    /// Adds the lines of a block, which goes on with the last paragraph where that is not at its end.
    pub(crate) fn block(&mut self, lines: &[Line]) {
        let right = lines.iter().map(|line| line.right).fold(0.0, f32::max);
        for (at, line) in lines.iter().enumerate() {
            let begins = match at.checked_sub(1).map(|before| &lines[before]) {
                Some(before) => {
                    is_indented(line, before, lines.get(at + 1)) || self.ends(before, right)
                }
                None => !self.goes_on(line) || is_first_indented(lines),
            };
            if begins && self.broken.is_none() {
                self.part();
            }
            self.line(line);
        }
    }

    /// Adds a line to the paragraph.
    fn line(&mut self, line: &Line) {
        let mut text = &*line.text;
        match self.broken.take() {
            Some(Broken {
                whole: Some(whole), ..
            }) => {
                // The second part stands in the whole already.
                if let Some((rest, _)) = &line.rest {
                    text = text.get(*rest..).unwrap_or_default().trim_start();
                }
                add(&mut self.text, &whole);
                add(&mut self.text, text);
            }
            Some(Broken { part, whole: None }) => {
                add(&mut self.text, &part);
                let next = line.broken.as_ref().map_or("", |broken| &broken.part);
                let next = text.chars().chain(next.chars()).next();
                if !next.is_some_and(char::is_lowercase) {
                    self.text.push('-');
                }
                self.text.push_str(text);
            }
            None => {
                if let Some((rest, whole)) = &line.rest {
                    // Its first part stands in no block that was read.
                    add(&mut self.text, whole);
                    text = text.get(*rest..).unwrap_or_default().trim_start();
                }
                add(&mut self.text, text);
            }
        }
        self.broken.clone_from(&line.broken);
    }

    /// Whether a line is the last of its paragraph: short, and the end of a sentence.
    fn ends(&self, line: &Line, right: f32) -> bool {
        line.right > 0.0
            && right - line.right > line.height * SHORT
            && self.broken.is_none()
            && ends_sentence(&self.text)
    }

    /// Whether a new block can go on with the paragraph: that is not at the end of a sentence.
    fn goes_on(&self, line: &Line) -> bool {
        if self.broken.is_some() {
            return true;
        }
        let first = line.text.chars().next().unwrap_or(' ');
        !self.text.is_empty() && !ends_sentence(&self.text) && !first.is_uppercase()
    }

    /// Ends the paragraph.
    fn part(&mut self) {
        match self.broken.take() {
            Some(Broken {
                whole: Some(whole), ..
            }) => add(&mut self.text, &whole),
            Some(Broken { part, .. }) => {
                add(&mut self.text, &part);
                self.text.push('-');
            }
            None => {}
        }
        let text = std::mem::take(&mut self.text);
        if !text.trim().is_empty() {
            self.paragraphs.push(text);
        }
    }

    /// Whether there is nothing in it yet.
    pub(crate) fn is_empty(&self) -> bool {
        self.paragraphs.is_empty() && self.text.is_empty() && self.broken.is_none()
    }

    /// The paragraphs, the last one ended.
    pub(crate) fn finish(mut self) -> Vec<String> {
        self.part();
        self.paragraphs
    }
}

/// Lines as one text.
pub(crate) fn joined<'l>(lines: impl IntoIterator<Item = &'l Line>) -> String {
    let mut flow = Flow::default();
    for line in lines {
        flow.line(line);
    }
    flow.finish().concat()
}

/// Whether a line begins to the right of those around it.
fn is_indented(line: &Line, before: &Line, after: Option<&Line>) -> bool {
    let (least, most) = INDENT;
    let beyond = |other: &Line| {
        let by = line.left - other.left;
        by > line.height * least && by < line.height * most
    };
    // Two indented lines in a row are paragraphs of one line each.
    let level = |other: &Line| (line.left - other.left).abs() <= line.height * least;
    line.height > 0.0 && beyond(before) && after.is_none_or(|after| beyond(after) || level(after))
}

/// Whether the first line of a block begins to the right of the second.
fn is_first_indented(lines: &[Line]) -> bool {
    let [first, second, ..] = lines else {
        return false;
    };
    is_indented(first, second, None)
}

/// Whether a text is at the end of a sentence.
fn ends_sentence(text: &str) -> bool {
    let closers = |c: char| {
        matches!(
            c,
            '"' | '”' | '’' | '\'' | ')' | '»' | '」' | '』' | '）' | '“'
        )
    };
    let bare = text.trim_end().trim_end_matches(closers);
    bare.ends_with(['.', '!', '?', ':', '…', '。', '！', '？', '：', '—'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, left: f32, right: f32) -> Line {
        Line {
            text: text.to_owned(),
            left,
            right,
            height: 10.0,
            ..Line::default()
        }
    }

    #[track_caller]
    fn check(blocks: &[&[Line]], expected: &[&str]) {
        let mut flow = Flow::default();
        for block in blocks {
            flow.block(block);
        }
        assert_eq!(flow.finish(), expected);
    }

    #[test]
    fn indents_and_short_lines_part_paragraphs() {
        check(
            &[&[
                line("The ferry sails", 10.0, 200.0),
                line("at six.", 0.0, 60.0),
                line("Nobody came. It", 10.0, 200.0),
                line("rained all the day.", 0.0, 200.0),
                line("So they went.", 0.0, 200.0),
            ]],
            &[
                "The ferry sails at six.",
                "Nobody came. It rained all the day. So they went.",
            ],
        );
        check(
            &[&[
                line("渡船六点", 0.0, 200.0),
                line("开。", 0.0, 40.0),
                line("无人来。", 0.0, 200.0),
            ]],
            &["渡船六点开。", "无人来。"],
        );
    }

    #[test]
    fn a_sentence_goes_on_in_the_next_block() {
        check(
            &[
                &[line("The ferry", 0.0, 200.0)],
                &[line("sails. No", 0.0, 200.0)],
                &[line("It rained.", 0.0, 200.0)],
            ],
            &["The ferry sails. No", "It rained."],
        );
    }

    #[test]
    fn parted_words_are_whole_again() {
        let broken = |part: &str, whole: Option<&str>| Line {
            broken: Some(Broken {
                part: part.to_owned(),
                whole: whole.map(str::to_owned),
            }),
            ..line("the", 0.0, 200.0)
        };
        let rest = Line {
            rest: Some((3, "ferry".to_owned())),
            ..line("rry sails", 0.0, 200.0)
        };
        check(
            &[&[broken("fe", Some("ferry")), rest.clone()]],
            &["the ferry sails"],
        );
        check(
            &[&[broken("fe", Some("ferry"))], std::slice::from_ref(&rest)],
            &["the ferry sails"],
        );
        check(&[&[rest]], &["ferry sails"]);
        check(
            &[&[broken("fe", None), line("rry sails", 0.0, 200.0)]],
            &["the ferry sails"],
        );
        check(
            &[&[broken("Anglo", None), line("Saxon", 0.0, 200.0)]],
            &["the Anglo-Saxon"],
        );
        check(&[&[broken("fe", None)]], &["the fe-"]);
    }
}
