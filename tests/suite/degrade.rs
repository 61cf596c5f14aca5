//! Makes raw pages with known truth: clean stories, set in narrow columns and spoiled as page
//! extractors spoil them. Owns the spoiling and its numbers; judging a reader is for `score.rs`.

mod lines;
mod stories;

use newsprint::issue::{Article, Block, Language, Text};

use lines::{cells, is_han, wrap_characters, wrap_words};

/// What a page is asked to be; everything else about it is drawn by dice.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Manner {
    /// The language of its stories.
    pub(crate) language: Language,
    /// Whether its stories end in a name.
    pub(crate) signing: Signing,
    /// Where its headlines ended up.
    pub(crate) headlines: Headlines,
    /// What its stories have besides a headline and paragraphs.
    pub(crate) furnishing: Furnishing,
}

/// Whether stories are signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Signing {
    /// Every story ends in （姓名）, or has a line `By …` under its headline.
    Signed,
    /// No story names its writer.
    Unsigned,
}

/// Where the extractor left the headlines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Headlines {
    /// Each before its body.
    Before,
    /// Some before and some after their bodies.
    Mixed,
    /// Each after its body.
    After,
}

/// What stories have besides a headline and paragraphs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Furnishing {
    /// Nothing.
    Bare,
    /// Subheads.
    Subheads,
    /// Subheads, decks and captions.
    Full,
}

/// A page as an extractor leaves it, and what it was made of.
#[derive(Clone, Debug)]
pub(crate) struct RawPage {
    /// The lines.
    pub(crate) text: String,
    /// The stories, in the order in which their bodies stand. Captions stand last in a body.
    pub(crate) truth: Vec<Article>,
}

/// The clean stories of a language.
pub(crate) fn stories(language: Language) -> Vec<Article> {
    stories::of(language)
}

/// Lines of full-width type of a measure in cells, the first so many narrower.
pub(crate) fn wrap(text: &str, measure: usize, narrower: usize) -> Vec<String> {
    wrap_characters(text, measure, narrower)
}

/// A page of three stories; the same manner and seed always give the same page.
pub(crate) fn page(manner: Manner, seed: u64) -> RawPage {
    let mut dice = Dice(seed);
    let habit = Habit::draw(manner, &mut dice);
    let mut stories = stories::of(manner.language);
    let mut truth = Vec::new();
    let mut copy = Copy::default();
    for _ in 0..3 {
        let story = stories.remove(dice.below(stories.len()));
        let story = furnished(story, manner);
        habit.set(&story, &mut copy, &mut dice);
        truth.push(story);
    }
    let held = std::mem::take(&mut copy.held);
    for caption in held {
        copy.block(vec![caption]);
    }
    RawPage {
        text: copy.text,
        truth,
    }
}

/// The story with only what the manner lets it keep.
fn furnished(mut story: Article, manner: Manner) -> Article {
    if manner.furnishing != Furnishing::Full {
        story.deck.clear();
    }
    if manner.signing == Signing::Unsigned {
        story.byline.clear();
    }
    story.body.retain(|block| match block {
        Block::Heading(_) => manner.furnishing != Furnishing::Bare,
        Block::Figure { .. } => manner.furnishing == Furnishing::Full,
        _ => true,
    });
    story
        .body
        .sort_by_key(|block| matches!(block, Block::Figure { .. }));
    story
}

/// Numbers that look drawn and are not: splitmix64 (Steele, Lea, Flood 2014).
#[derive(Clone, Debug)]
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    /// The next number.
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below the bound; 0 for a bound of 0.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound.max(1) as u64) as usize
    }

    /// True in so many of a hundred cases.
    pub(crate) fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }
}

/// The text of a page while it is made.
#[derive(Default)]
struct Copy {
    /// The lines so far.
    text: String,
    /// Captions that the extractor moved to the end of the page.
    held: Vec<String>,
}

impl Copy {
    /// Adds lines that touch the lines before.
    fn lines(&mut self, lines: Vec<String>) {
        for line in lines {
            self.text.push_str(line.trim_end());
            self.text.push('\n');
        }
    }

    /// Adds lines with a blank line before and after them.
    fn block(&mut self, lines: Vec<String>) {
        self.blank();
        self.lines(lines);
        self.blank();
    }

    /// One blank line, unless there is one or nothing yet.
    fn blank(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }
}

/// How one page is set and how badly it was extracted.
struct Habit {
    manner: Manner,
    /// Cells of a column.
    measure: usize,
    indent: Indent,
    gap: Gap,
    /// Percent of the joints of Han and digits that got a space.
    spaced: usize,
}

/// What became of the first-line indent.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Indent {
    /// Paragraphs were never indented.
    Flush,
    /// The first line is narrower but its mark was lost.
    Lost,
    /// The mark is there.
    Mark(&'static str),
}

/// What stands between two paragraphs.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gap {
    Blank,
    Nothing,
}

impl Habit {
    fn draw(manner: Manner, dice: &mut Dice) -> Habit {
        let (indents, measure): (&[Indent], usize) = match manner.language {
            Language::English => (
                &[Indent::Flush, Indent::Mark("  "), Indent::Mark("    ")],
                30 + dice.below(15),
            ),
            // Japanese papers indent by one em, Chinese ones by two.
            Language::Japanese => (
                &[Indent::Flush, Indent::Lost, Indent::Mark("\u{3000}")],
                22 + 2 * dice.below(6),
            ),
            _ => (
                &[
                    Indent::Flush,
                    Indent::Lost,
                    Indent::Lost,
                    Indent::Mark("\u{3000}\u{3000}"),
                    Indent::Mark("\u{3000}\u{3000}"),
                    Indent::Mark("\u{fffd} \u{fffd} "),
                    Indent::Mark("\u{fffd}\u{fffd}"),
                    Indent::Mark("    "),
                ],
                22 + 2 * dice.below(6),
            ),
        };
        let indent = indents[dice.below(indents.len())];
        // Where nothing else marks a paragraph, a blank line does: no editor could tell otherwise.
        let told = matches!(indent, Indent::Mark(_));
        let gap = if told && dice.chance(40) {
            Gap::Nothing
        } else {
            Gap::Blank
        };
        Habit {
            manner,
            measure,
            indent,
            gap,
            spaced: 60 * dice.below(2),
        }
    }

    /// Sets a story at the end of the copy.
    fn set(&self, story: &Article, copy: &mut Copy, dice: &mut Dice) {
        let first = match self.manner.headlines {
            Headlines::Before => true,
            Headlines::After => false,
            Headlines::Mixed => dice.chance(50),
        };
        let head = self.head(story, dice);
        let captions = self.captions(story, dice);
        let (above, inside, later) = match dice.below(3) {
            0 => (captions, Vec::new(), Vec::new()),
            1 => (Vec::new(), captions, Vec::new()),
            _ => (Vec::new(), Vec::new(), captions),
        };
        copy.held.extend(later);
        if first {
            copy.block(head.clone());
        }
        for caption in above {
            copy.block(vec![caption]);
        }
        self.body(story, inside, copy, dice);
        copy.blank();
        if !first {
            copy.block(head);
        }
    }

    /// The headline, its deck and a line `By …` as one block.
    fn head(&self, story: &Article, dice: &mut Dice) -> Vec<String> {
        let long = story.title().chars().map(cells).sum::<usize>() > 28;
        let mut lines = if long || dice.chance(30) {
            story.headline.iter().map(Text::plain).collect()
        } else {
            vec![story.title()]
        };
        lines.extend(story.deck.iter().map(Text::plain));
        if self.manner.language == Language::English {
            lines.extend(story.byline.iter().map(|by| format!("By {}", by.name)));
        }
        lines.iter().map(|line| self.spoil(line, dice)).collect()
    }

    fn captions(&self, story: &Article, dice: &mut Dice) -> Vec<String> {
        let figures = story.body.iter().filter_map(|block| match block {
            Block::Figure { caption, .. } => Some(caption.plain()),
            _ => None,
        });
        figures.map(|line| self.spoil(&line, dice)).collect()
    }

    /// Paragraphs and subheads, with captions after the second block.
    fn body(&self, story: &Article, captions: Vec<String>, copy: &mut Copy, dice: &mut Dice) {
        let last = story
            .body
            .iter()
            .rposition(|block| matches!(block, Block::Paragraph(_)));
        let mut captions = captions.into_iter();
        for (at, block) in story.body.iter().enumerate() {
            match block {
                Block::Heading(text) => copy.block(vec![self.spoil(&text.plain(), dice)]),
                Block::Paragraph(text) => {
                    let signature = self.signature(story).filter(|_| Some(at) == last);
                    let lines = self.paragraph(&text.plain(), signature.as_deref(), dice);
                    copy.lines(lines);
                    if self.gap == Gap::Blank {
                        copy.blank();
                    }
                }
                _ => {}
            }
            if at == 1 {
                for caption in captions.by_ref() {
                    copy.block(vec![caption]);
                }
            }
        }
    }

    /// The name at the end of a story, in brackets.
    fn signature(&self, story: &Article) -> Option<String> {
        let names: Vec<&str> = story.byline.iter().map(|by| &*by.name).collect();
        let signed = !names.is_empty() && self.manner.language != Language::English;
        signed.then(|| format!("（{}）", names.join(" ")))
    }

    /// The lines of a paragraph, a blank one among them where a column ended.
    fn paragraph(&self, text: &str, signature: Option<&str>, dice: &mut Dice) -> Vec<String> {
        let narrower = match self.indent {
            Indent::Flush => 0,
            Indent::Mark(mark) if self.manner.language == Language::English => mark.len(),
            Indent::Lost | Indent::Mark(_) if self.manner.language == Language::Japanese => 2,
            Indent::Lost | Indent::Mark(_) => 4,
        };
        let mut lines = match self.manner.language {
            Language::English => wrap_words(text, self.measure, narrower, dice),
            _ => wrap_characters(text, self.measure, narrower),
        };
        if let Some(signature) = signature {
            sign(&mut lines, signature, self.measure);
        }
        let whole = lines.clone();
        let mut lines: Vec<String> = lines.iter().map(|line| self.spoil(line, dice)).collect();
        if let (Indent::Mark(mark), Some(line)) = (self.indent, lines.first_mut()) {
            line.insert_str(0, mark);
        }
        // Eight of the seed page's twenty-five paragraphs are cut, the shortest after two lines.
        if whole.len() >= 5 && dice.chance(35) {
            let places: Vec<usize> = (2..whole.len() - 1)
                .filter(|at| {
                    whole[at - 1]
                        .ends_with(|end: char| end.is_alphanumeric() && cells(end) == cells('a'))
                        || whole[at - 1].ends_with(is_han)
                })
                .collect();
            if !places.is_empty() {
                lines.insert(places[dice.below(places.len())], String::new());
            }
        }
        lines
    }

    /// A line with the spaces that extractors scatter.
    fn spoil(&self, line: &str, dice: &mut Dice) -> String {
        if self.manner.language == Language::English {
            return line.to_owned();
        }
        let mut spoiled = String::new();
        let mut before: Option<char> = None;
        for character in line.chars() {
            let joint = before.is_some_and(|before| {
                (is_han(before) && character.is_ascii_digit())
                    || (before.is_ascii_digit() && is_han(character))
            });
            let stopped = before.is_some_and(|before| "，。、；：？！”’》）".contains(before));
            let stopping = before.is_some() && "，。、；：".contains(character);
            if (joint && dice.chance(self.spaced))
                || (stopped && dice.chance(15))
                || (stopping && dice.chance(3))
            {
                spoiled.push(' ');
            }
            spoiled.push(character);
            before = Some(character);
        }
        spoiled
    }
}

/// Puts a signature at the end of the last line, or on a line of its own when it does not fit.
fn sign(lines: &mut Vec<String>, signature: &str, measure: usize) {
    let room = |line: &String| {
        line.chars()
            .chain(signature.chars())
            .map(cells)
            .sum::<usize>()
    };
    match lines.last_mut() {
        Some(line) if room(line) <= measure => line.push_str(signature),
        _ => lines.push(signature.to_owned()),
    }
}
