//! Makes raw pages with known truth: clean stories, set in narrow columns and spoiled as page
//! extractors spoil them. Owns the spoiling and its numbers; judging a reader is for `score.rs`.

use newsprint::clean::Clean;
use newsprint::issue::{Article, Author, Block, Language, Text};

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

/// A page of three stories; the same manner and seed always give the same page.
pub(crate) fn page(manner: Manner, seed: u64) -> RawPage {
    let mut dice = Dice(seed);
    let habit = Habit::draw(manner, &mut dice);
    let mut stories = stories(manner.language);
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

/// All stories of a language, as they are written in `tests/inputs/stories`.
pub(crate) fn stories(language: Language) -> Vec<Article> {
    let source = match language {
        Language::Japanese => include_str!("../inputs/stories/japanese.txt"),
        Language::English => include_str!("../inputs/stories/english.txt"),
        _ => include_str!("../inputs/stories/chinese.txt"),
    };
    let mut stories: Vec<Article> = Vec::new();
    for line in source.lines().filter(|line| !line.trim().is_empty()) {
        if let Some(headline) = line.strip_prefix("# ") {
            stories.push(Article {
                headline: headline.split('|').map(Text::from).collect(),
                ..Article::default()
            });
        } else if let Some(story) = stories.last_mut() {
            add_line(story, line);
        }
    }
    stories
}

/// A line of a story file: `+` a deck, `@` a name, `##` a subhead, `=` a caption, or a paragraph.
fn add_line(story: &mut Article, line: &str) {
    let (mark, rest) = line.split_once(' ').unwrap_or(("", line));
    match mark {
        "+" => story.deck.push(Text::from(rest)),
        "@" => story.byline.push(Author {
            name: Clean::line(rest),
            role: None,
        }),
        "##" => story.body.push(Block::Heading(Text::from(rest))),
        "=" => story.body.push(Block::Figure {
            caption: Text::from(rest),
            image: None,
        }),
        _ => story.body.push(Block::Paragraph(Text::from(line))),
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

/// Cells of a character in a page of full-width type.
fn cells(character: char) -> usize {
    if character.is_ascii() { 1 } else { 2 }
}

fn is_han(character: char) -> bool {
    matches!(character, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}')
}

/// Lines of full-width type: numbers and Latin words whole, no stop at the head of a line and no
/// opening mark at its end.
fn wrap_characters(text: &str, measure: usize, narrower: usize) -> Vec<String> {
    const NO_START: &str = "。，、；：？！”’》）】」』…—％%〉ーっッゃゅょ";
    const NO_END: &str = "“‘《（【「『〈";
    let mut lines = Vec::new();
    let mut line: Vec<&str> = Vec::new();
    let mut used = narrower;
    for token in tokens(text) {
        let width: usize = token.chars().map(cells).sum();
        if used + width > measure && !line.is_empty() && token != " " {
            let mut next = vec![token];
            // A stop hangs when it is alone; otherwise the character before comes along.
            let starts_badly = |next: &[&str]| next.last().is_some_and(|t| NO_START.contains(t));
            if starts_badly(&next) && used + width <= measure + 2 {
                line.push(token);
                used += width;
                continue;
            }
            while line.len() > 1
                && (starts_badly(&next) || line.last().is_some_and(|end| NO_END.contains(end)))
            {
                next.extend(line.pop());
            }
            lines.push(line.concat());
            next.reverse();
            line = next;
            used = line.iter().flat_map(|t| t.chars()).map(cells).sum();
        } else {
            line.push(token);
            used += width;
        }
    }
    lines.push(line.concat());
    lines
}

/// The pieces a full-width line can be cut between.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = if first.is_ascii() && first != ' ' {
            rest.find(|c: char| !c.is_ascii() || c == ' ')
                .unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        let (token, after) = rest.split_at(end);
        tokens.push(token);
        rest = after;
    }
    tokens
}

/// Lines of words; half of the long words that do not fit are hyphenated.
fn wrap_words(text: &str, measure: usize, narrower: usize, dice: &mut Dice) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut room = measure.saturating_sub(narrower);
    for word in text.split(' ') {
        let free = room.saturating_sub(line.chars().count() + usize::from(!line.is_empty()));
        let mut word = word;
        if word.chars().count() > free {
            let plain = word.len() >= 8 && word.bytes().all(|byte| byte.is_ascii_lowercase());
            if plain && free >= 5 && !line.is_empty() && dice.chance(50) {
                let (head, tail) = word.split_at((free - 1).min(word.len() - 3));
                line.push(' ');
                line.push_str(head);
                line.push('-');
                word = tail;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
                room = measure;
            }
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    lines.push(line);
    lines
}
