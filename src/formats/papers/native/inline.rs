//! Words of Markdown into runs of one kind: emphasis, links, pictures among words. Blocks are
//! `body`'s, ruby and joints are `words`'.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::ledger::Ledger;
use super::words::{self, CLOSE, OPEN, Run, SOFT, TURN};
use newsprint_issue::clean::{self, Clean};
use newsprint_issue::{Block, Emphasis, Text};
use newsprint_messages::{Loss, Piece};

/// What Markdown we know beyond `CommonMark`.
pub(crate) const OPTIONS: Options = Options::ENABLE_TABLES.union(Options::ENABLE_FOOTNOTES);

/// What people type at the start of a Chinese or Japanese paragraph. As an entity it stays.
pub(crate) const INDENT: char = '\u{3000}';

/// A text in the making.
#[derive(Default)]
pub(crate) struct Inline {
    runs: Vec<Run>,
    stress: Stress,
    links: Vec<Clean>,
    /// Pictures we are inside of: the runs before each, and its path.
    open: Vec<(Vec<Run>, Clean)>,
    figures: Vec<Block>,
    /// Where the last words ended in the source.
    end: usize,
    /// Whether the words stand in a cell of a table, where every bar is escaped.
    pub(crate) cell: bool,
}

/// How deep in each kind of stress the words are.
#[derive(Default)]
struct Stress {
    strong: usize,
    emphasized: usize,
    named: usize,
    literal: usize,
}

/// Reads one line of Markdown, such as a headline in front matter.
pub(crate) fn text(line: &str, ledger: &mut Ledger) -> Text {
    // A heading with a closing sequence is the one block in which nothing but words can stand.
    let line = line.replace(['\n', '\r', '\0'], " ");
    heading(&format!("# {} #", line.trim_matches(' ')), ledger)
}

/// Reads the words of a heading line.
pub(crate) fn heading(source: &str, ledger: &mut Ledger) -> Text {
    let mut inline = Inline::default();
    for (event, range) in Parser::new_ext(source, OPTIONS).into_offset_iter() {
        inline.take(&event, range, source, ledger);
    }
    let (text, figures) = inline.finish(ledger);
    if !figures.is_empty() {
        ledger.note(Piece::HeadlinePicture, 0, Loss::OnlyWords);
    }
    text
}

impl Inline {
    /// Takes an event that belongs to words; others pass without effect.
    pub(crate) fn take(
        &mut self,
        event: &Event,
        range: Range<usize>,
        source: &str,
        ledger: &mut Ledger,
    ) {
        match event {
            Event::Start(tag) => return self.enter(tag, range.start, ledger),
            Event::End(end) => self.leave(*end, ledger),
            Event::Text(text) => self.marked(text, &range, source, ledger),
            Event::Code(text) => {
                self.stress.literal += 1;
                self.literally(text, ledger);
                self.stress.literal -= 1;
            }
            Event::InlineHtml(tag) => self.html(tag, range.start, ledger),
            Event::SoftBreak => self.run().push(SOFT),
            Event::HardBreak => self.line_break(range.start, ledger),
            Event::FootnoteReference(label) => self.literally(&format!("[{label}]"), ledger),
            _ => return,
        }
        self.end = range.end;
    }

    /// Adds words that mean nothing but themselves.
    pub(crate) fn literally(&mut self, text: &str, ledger: &mut Ledger) {
        let marks = text.chars().filter(|c| words::is_mark(*c)).count();
        ledger.leave_out(marks);
        let run = self.run();
        run.extend(text.chars().filter(|c| !words::is_mark(*c)));
    }

    /// The finished text and the pictures that stood in it; the next text starts afresh.
    pub(crate) fn finish(&mut self, ledger: &mut Ledger) -> (Text, Vec<Block>) {
        self.stress = Stress::default();
        self.links.clear();
        let text = words::text(&std::mem::take(&mut self.runs), ledger);
        (text, std::mem::take(&mut self.figures))
    }

    /// Adds words as they stand in the source, where braces may hold ruby.
    fn marked(&mut self, text: &str, range: &Range<usize>, source: &str, ledger: &mut Ledger) {
        if source.get(range.clone()) != Some(text) {
            return self.literally(text, ledger);
        }
        let escaped =
            range.start > self.end && source.as_bytes().get(range.start - 1) == Some(&b'\\');
        let mut rest = text;
        // In a cell the bar of ruby is escaped like any other.
        if escaped && !(self.cell && text.starts_with('|')) {
            let first = text.chars().next().map_or(0, char::len_utf8);
            self.literally(&text[..first], ledger);
            rest = &text[first..];
        }
        // People indent paragraphs with ideographic spaces; a page has its own indent.
        if self.runs.is_empty() && !escaped {
            rest = rest.trim_start_matches(INDENT);
        }
        if !clean::any_doubtful(rest, words::can_mean_more) {
            return self.run().push_str(rest);
        }
        let left_out = rest.chars().filter(|c| words::is_mark(*c)).count();
        ledger.leave_out(left_out);
        self.run().extend(rest.chars().filter_map(|c| match c {
            '{' => Some(OPEN),
            '|' => Some(TURN),
            '}' => Some(CLOSE),
            _ if words::is_mark(c) => None,
            _ => Some(c),
        }));
    }

    fn enter(&mut self, tag: &Tag, offset: usize, ledger: &mut Ledger) {
        let title = match tag {
            Tag::Strong => return self.stress.strong += 1,
            Tag::Emphasis => return self.stress.emphasized += 1,
            Tag::Link {
                dest_url, title, ..
            } => {
                self.links.push(ledger.line(dest_url));
                title
            }
            Tag::Image {
                dest_url, title, ..
            } => {
                let before = std::mem::take(&mut self.runs);
                self.open.push((before, ledger.line(dest_url)));
                title
            }
            _ => return,
        };
        if !title.is_empty() {
            ledger.note(Piece::LinkTitle, offset, Loss::Told(Clean::line(title)));
        }
    }

    fn leave(&mut self, end: TagEnd, ledger: &mut Ledger) {
        match end {
            TagEnd::Strong => self.stress.strong = self.stress.strong.saturating_sub(1),
            TagEnd::Emphasis => self.stress.emphasized = self.stress.emphasized.saturating_sub(1),
            TagEnd::Link => {
                self.links.pop();
            }
            TagEnd::Image => {
                if let Some((before, path)) = self.open.pop() {
                    let caption = std::mem::replace(&mut self.runs, before);
                    self.figures.push(Block::Figure {
                        caption: words::text(&caption, ledger),
                        image: (!path.is_empty()).then_some(path),
                    });
                }
            }
            _ => {}
        }
    }

    /// Tags that say what Markdown cannot say everywhere, such as strong words that begin with a
    /// quotation mark in the middle of Chinese.
    fn html(&mut self, tag: &str, offset: usize, ledger: &mut Ledger) {
        let stress = &mut self.stress;
        match tag {
            "<strong>" | "<b>" => stress.strong += 1,
            "<em>" | "<i>" => stress.emphasized += 1,
            "<u>" => stress.named += 1,
            "<code>" => stress.literal += 1,
            "</strong>" | "</b>" => stress.strong = stress.strong.saturating_sub(1),
            "</em>" | "</i>" => stress.emphasized = stress.emphasized.saturating_sub(1),
            "</u>" => stress.named = stress.named.saturating_sub(1),
            "</code>" => stress.literal = stress.literal.saturating_sub(1),
            "<br>" | "<br/>" | "<br />" => self.line_break(offset, ledger),
            _ => ledger.note(Piece::Tag, offset, Loss::Told(Clean::line(tag))),
        }
    }

    fn line_break(&mut self, offset: usize, ledger: &mut Ledger) {
        ledger.note(Piece::LineBreak, offset, Loss::OneStretch);
        self.run().push(SOFT);
    }

    /// The words of the run that is being written.
    fn run(&mut self) -> &mut String {
        let emphasis = match (&self.stress, self.stress.strong, self.stress.emphasized) {
            (Stress { literal: 1.., .. }, _, _) => Emphasis::Literal,
            (Stress { named: 1.., .. }, 0, 0) => Emphasis::Named,
            (Stress { named: 1.., .. }, 1.., 0) => Emphasis::StrongName,
            (_, 0, 0) => Emphasis::Plain,
            (_, 0, _) => Emphasis::Emphasized,
            (_, _, 0) => Emphasis::Strong,
            _ => Emphasis::Both,
        };
        let link = self.links.last().filter(|link| !link.is_empty());
        let same = self
            .runs
            .last()
            .is_some_and(|run| run.emphasis == emphasis && run.link.as_ref() == link);
        if !same {
            self.runs.push(Run {
                words: String::new(),
                emphasis,
                link: link.cloned(),
            });
        }
        let last = self.runs.len() - 1;
        &mut self.runs[last].words
    }
}
