//! Pages made of known stories as an extractor would leave them, with the label of each line. Every
//! page has a style of its own, drawn from more ways of setting a page than any one paper has, so
//! that what is learnt does not depend on one.

use std::path::Path;

use newsprint_formats::learning::{self, Label};
use serde_json::Value;

use crate::chain::Page;
use crate::words::{self, Words};

/// Numbers without a clock: the same seed gives the same pages.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Dice {
        Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 >> 11
    }

    /// A number from 0 up to the bound.
    fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound.max(1) as u64) as usize
    }

    fn between(&mut self, least: usize, most: usize) -> usize {
        least + self.below(most + 1 - least)
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    fn pick<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> &'a T {
        all[self.below(all.len())]
    }
}

/// A story of a collection.
struct Tale {
    title: String,
    kicker: String,
    deck: String,
    blocks: Vec<(char, String)>,
    captions: Vec<String>,
}

/// The stories of one language.
pub(crate) struct Shelf {
    words: &'static Words,
    tales: Vec<Tale>,
}

/// Reads the stories of all languages of a folder.
pub(crate) fn shelves(folder: &Path) -> Vec<Shelf> {
    let read = |words: &'static Words| {
        let text = std::fs::read_to_string(folder.join(format!("{}.jsonl", words.language)))
            .unwrap_or_default();
        let told = |line: &str| serde_json::from_str::<Value>(line).ok();
        Shelf {
            words,
            tales: text
                .lines()
                .filter_map(told)
                .map(|told| tale(&told))
                .collect(),
        }
    };
    words::ALL
        .iter()
        .map(read)
        .filter(|shelf| !shelf.tales.is_empty())
        .collect()
}

fn tale(told: &Value) -> Tale {
    let text = |name: &str| told[name].as_str().unwrap_or_default().to_owned();
    let block = |block: &Value| {
        let kind = block[0]
            .as_str()
            .and_then(|kind| kind.chars().next())
            .unwrap_or('p');
        (kind, block[1].as_str().unwrap_or_default().to_owned())
    };
    Tale {
        title: text("title"),
        kicker: text("kicker"),
        deck: text("deck"),
        blocks: told["paras"]
            .as_array()
            .into_iter()
            .flatten()
            .map(block)
            .collect(),
        captions: told["captions"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect(),
    }
}

/// What parts lines on a page.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Blanks {
    None,
    Blocks,
    Paragraphs,
    Parts,
}

/// How a page is set.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is one way of setting that a page has or has not"
)]
struct Style {
    cjk: bool,
    measure: usize,
    blanks: Blanks,
    every: bool,
    indent: usize,
    keeps_indent: bool,
    capitals: usize,
    hyphens: bool,
    ragged: bool,
    byline: usize,
    byline_place: usize,
    dateline: bool,
    kickers: usize,
    decks: usize,
    captions: usize,
    crossheads: usize,
    heads_after: usize,
    heads_apart: bool,
    torn: bool,
    strewn: bool,
    downward: bool,
    noise: usize,
}

/// A page that is being set.
struct Sheet<'a> {
    dice: &'a mut Dice,
    words: &'static Words,
    style: Style,
    lines: Vec<(String, Label)>,
}

/// Makes a page.
pub(crate) fn page(shelf: &Shelf, seed: u64) -> Page {
    let mut dice = Dice::new(seed);
    for _ in 0..8 {
        dice.next();
    }
    let style = style(shelf.words, &mut dice);
    let mut sheet = Sheet {
        dice: &mut dice,
        words: shelf.words,
        style,
        lines: Vec::new(),
    };
    sheet.set(shelf);
    let (text, labels) = sheet.printed();
    let lines = learning::lines(&text);
    let labels = lines
        .iter()
        .map(|line| labels[line.number - 1] as usize)
        .collect();
    Page {
        name: format!("{}-{seed}", shelf.words.language),
        lines,
        labels,
    }
}

fn style(words: &Words, dice: &mut Dice) -> Style {
    let cjk = words.cjk;
    let blanks = match dice.below(10) {
        0..4 => Blanks::None,
        4..6 => Blanks::Blocks,
        6..8 => Blanks::Paragraphs,
        _ => Blanks::Parts,
    };
    Style {
        cjk,
        measure: if cjk {
            dice.between(10, 34) * 2
        } else {
            dice.between(22, 72)
        },
        blanks,
        every: dice.chance(6),
        indent: if dice.chance(80) {
            if cjk { 4 } else { 2 }
        } else {
            0
        },
        keeps_indent: dice.chance(25),
        capitals: dice.below(6),
        hyphens: dice.chance(70),
        ragged: dice.chance(30),
        byline: dice.below(1000),
        byline_place: dice.below(7),
        dateline: dice.chance(30),
        kickers: [0, 0, 20, 50][dice.below(4)],
        decks: [0, 15, 50, 80][dice.below(4)],
        captions: [0, 20, 45, 80][dice.below(4)],
        crossheads: [0, 0, 25, 60][dice.below(4)],
        heads_after: [0, 0, 0, 0, 0, 0, 0, 50, 100, 0][dice.below(10)],
        heads_apart: dice.chance(6),
        torn: cjk && dice.chance(25),
        strewn: cjk && dice.chance(12),
        downward: cjk && dice.chance(12),
        noise: if dice.chance(6) {
            dice.between(2, 15)
        } else {
            0
        },
    }
}

impl Sheet<'_> {
    /// Sets a page of stories, briefs, letters and what stands around them.
    fn set(&mut self, tales: &Shelf) {
        if self.dice.chance(65) {
            self.nameplate();
        }
        let pages = if self.dice.chance(15) {
            self.dice.between(2, 4)
        } else {
            1
        };
        for page in 0..pages {
            if page > 0 {
                if self.dice.chance(60) {
                    self.push("\u{c}", Label::Furniture);
                }
                self.running_head();
            }
            let count = self.dice.between(1, 9);
            let mut late = Vec::new();
            for _ in 0..count {
                match self.dice.below(20) {
                    0 => self.briefs(tales),
                    1 => self.letters(tales),
                    2 => self.notices(),
                    3 => self.table(),
                    _ => {
                        let tale = &tales.tales[self.dice.below(tales.tales.len())];
                        late.extend(self.story(tale));
                    }
                }
                if self.dice.chance(8) {
                    let advert = self.words.advert;
                    self.furniture(advert);
                }
            }
            for head in late {
                self.lines.extend(head);
            }
            if self.dice.chance(40) {
                let editors = self.words.editors;
                self.furniture(editors);
            }
        }
    }

    fn push(&mut self, text: &str, label: Label) {
        self.lines.push((text.to_owned(), label));
    }

    /// A blank line where the page has them at such a place.
    fn blank(&mut self, least: &[Blanks]) {
        if least.contains(&self.style.blanks) {
            self.push("", Label::Furniture);
        }
    }

    fn furniture(&mut self, forms: &[&str]) {
        let form = self.dice.pick(forms);
        let text = self.fill(form);
        self.blank(&[Blanks::Blocks, Blanks::Paragraphs]);
        for line in text.split('\n') {
            self.push(line, Label::Furniture);
        }
        self.blank(&[Blanks::Blocks, Blanks::Paragraphs]);
    }

    fn nameplate(&mut self) {
        let words = self.words;
        let mut lines = Vec::new();
        if self.dice.chance(85) {
            lines.push(self.dice.pick(words.papers).to_owned());
        }
        let dated = self.dice.pick(words.dates);
        let numbered = self.dice.pick(words.numbers);
        let (dated, numbered) = (self.fill(dated), self.fill(numbered));
        match self.dice.below(4) {
            0 => lines.push(format!("{dated} {numbered}")),
            1 => lines.extend([dated, numbered]),
            2 => lines.extend([numbered, dated]),
            _ => lines.push(dated),
        }
        if self.dice.chance(15) {
            let last = lines.len() - 1;
            lines.swap(0, last);
        }
        if self.dice.chance(25) {
            lines.push(self.dice.pick(words.sections).to_owned());
        }
        for line in lines {
            self.push(&line, Label::Furniture);
            self.blank(&[Blanks::Blocks]);
        }
    }

    fn running_head(&mut self) {
        let words = self.words;
        let folio = self.dice.pick(words.folios);
        let date = self.dice.pick(words.dates);
        let mut parts = vec![self.fill(folio)];
        if self.dice.chance(70) {
            parts.push(self.dice.pick(words.sections).to_owned());
        }
        if self.dice.chance(60) {
            parts.push(self.dice.pick(words.papers).to_owned());
        }
        if self.dice.chance(50) {
            parts.push(self.fill(date));
        }
        if self.dice.chance(50) {
            parts.reverse();
        }
        if self.dice.chance(50) {
            self.push(&parts.join(" "), Label::Furniture);
        } else {
            for part in parts {
                self.push(&part, Label::Furniture);
            }
        }
        self.blank(&[Blanks::Blocks, Blanks::Paragraphs]);
    }

    /// A form with its blanks filled.
    fn fill(&mut self, form: &str) -> String {
        let words = self.words;
        let mut text = form.to_owned();
        let name = |dice: &mut Dice| words::name(words, &mut |bound| dice.below(bound));
        for (blank, value) in [
            ("{n}", name(self.dice)),
            ("{m}", name(self.dice)),
            ("{N}", name(self.dice).to_uppercase()),
            ("{p}", self.dice.between(1, 24).to_string()),
            ("{i}", self.dice.between(100, 9999).to_string()),
            ("{y}", self.dice.between(1995, 2026).to_string()),
            ("{mm}", self.dice.between(1, 12).to_string()),
            ("{d}", self.dice.between(1, 28).to_string()),
            ("{M}", self.dice.pick(words.months).to_owned()),
            ("{w}", self.dice.pick(words.week).to_owned()),
            ("{o}", self.dice.pick(words.places).to_owned()),
            ("{O}", self.dice.pick(words.places).to_uppercase()),
            ("{a}", self.dice.pick(words.agencies).to_owned()),
        ] {
            text = text.replace(blank, &value);
        }
        text
    }

    /// Sets a story; what the file has only at its end is handed back.
    fn story(&mut self, tale: &Tale) -> Vec<Vec<(String, Label)>> {
        let measure = self.style.measure;
        if self.dice.chance(25) {
            self.style.measure = (measure * self.dice.between(60, 200) / 100).clamp(20, 110);
        }
        let from = self.lines.len();
        self.head(tale);
        let mut head = self.lines.split_off(from);
        let caption = self.dice.chance(self.style.captions);
        let place = self.dice.below(6);
        if caption && place == 0 {
            self.caption(tale);
        }
        if caption && place == 1 {
            let start = self.lines.len();
            self.caption(tale);
            let lines = self.lines.split_off(start);
            head.splice(0..0, lines);
        }
        let signed = self.dice.chance(85);
        if signed && self.style.byline_place < 4 {
            let byline = self.byline();
            let start = self.lines.len();
            self.lines.extend(byline);
            self.blank(&[Blanks::Blocks, Blanks::Paragraphs, Blanks::Parts]);
            head.extend(self.lines.split_off(start));
        }
        let body_from = self.lines.len();
        self.body(tale, caption && place > 1);
        if signed && self.style.byline_place >= 5 {
            let form = self.words.tails[self.style.byline % self.words.tails.len()];
            let text = self.fill(form);
            for line in text.split('\n') {
                self.push(line, Label::Signature);
            }
        }
        if self.dice.chance(4) {
            let jump = self.dice.pick(self.words.jumps);
            let text = self.fill(jump);
            self.push(&text, Label::Jump);
        }
        self.blank(&[Blanks::Blocks, Blanks::Paragraphs, Blanks::Parts]);
        self.style.measure = measure;
        if self.style.heads_apart && self.dice.chance(60) {
            return vec![head];
        }
        let at = if self.dice.chance(self.style.heads_after) {
            self.lines.len()
        } else {
            body_from
        };
        self.lines.splice(at..at, head);
        Vec::new()
    }

    /// Kicker, headline and deck.
    fn head(&mut self, tale: &Tale) {
        let width = self.head_width();
        if self.dice.chance(self.style.kickers) {
            let kicker = if tale.kicker.is_empty() || self.dice.chance(30) {
                self.dice.pick(self.words.kickers).to_owned()
            } else {
                tale.kicker.clone()
            };
            let kicker = if self.style.capitals == 1 {
                kicker.to_uppercase()
            } else {
                kicker
            };
            self.flow(&kicker, width.max(16), Label::Kicker);
            self.blank(&[Blanks::Blocks]);
        }
        let title = match self.style.capitals {
            0 => tale.title.to_uppercase(),
            1 | 2 => titled(&tale.title),
            _ => tale.title.clone(),
        };
        self.flow(&title, width, Label::Headline);
        self.blank(&[Blanks::Blocks, Blanks::Parts]);
        if self.dice.chance(self.style.decks) {
            let deck = if tale.deck.is_empty() || self.dice.chance(25) {
                self.sentence(tale)
            } else {
                tale.deck.clone()
            };
            let deck = if self.style.cjk && self.dice.chance(15) {
                format!("——{deck}")
            } else {
                deck
            };
            let width = if self.dice.chance(50) {
                self.style.measure
            } else {
                width * 3 / 2
            };
            self.flow(&deck, width, Label::Deck);
            self.blank(&[Blanks::Blocks, Blanks::Parts]);
        }
    }

    /// How much of a headline fits on a line: larger type holds less, a headline over columns more.
    fn head_width(&mut self) -> usize {
        let share = match self.dice.below(5) {
            0 | 1 => self.dice.between(45, 80),
            2 | 3 => self.dice.between(75, 105),
            _ => self.dice.between(110, 320),
        };
        (self.style.measure * share / 100).max(10)
    }

    /// A sentence of a story without its full stop.
    fn sentence(&mut self, tale: &Tale) -> String {
        let text = &tale.blocks[self.dice.below(tale.blocks.len())].1;
        let sentences: Vec<&str> = text
            .split(['。', '.', '！', '!'])
            .filter(|one| one.chars().count() > 8)
            .collect();
        if sentences.is_empty() {
            return tale.title.clone();
        }
        let sentence = sentences[self.dice.below(sentences.len())].trim();
        sentence
            .chars()
            .take(if self.style.cjk { 40 } else { 110 })
            .collect()
    }

    fn byline(&mut self) -> Vec<(String, Label)> {
        let form = self.words.bylines[self.style.byline % self.words.bylines.len()];
        let text = self.fill(form);
        let text = if self.style.capitals == 0 && self.dice.chance(50) {
            text.to_uppercase()
        } else {
            text
        };
        text.split('\n')
            .map(|line| (line.to_owned(), Label::Byline))
            .collect()
    }

    fn caption(&mut self, tale: &Tale) {
        self.blank(&[Blanks::Blocks, Blanks::Paragraphs]);
        let words = if tale.captions.is_empty() || self.dice.chance(40) {
            self.sentence(tale)
        } else {
            tale.captions[self.dice.below(tale.captions.len())].clone()
        };
        let form = self.dice.pick(self.words.captions);
        let text = self.fill(form).replace("{c}", &words);
        let width = (self.style.measure * self.dice.between(60, 220) / 100).max(18);
        for (number, part) in text.split('\n').enumerate() {
            let start = self.lines.len();
            self.flow(part, width, Label::Caption);
            if number > 0 && start < self.lines.len() {
                self.lines[start].1 = Label::CaptionOn;
            }
        }
        self.blank(&[Blanks::Blocks, Blanks::Paragraphs]);
    }

    fn body(&mut self, tale: &Tale, caption: bool) {
        let count = self.dice.between(1, tale.blocks.len().min(14));
        let caption_at = self.dice.below(count);
        let mut first = true;
        for (number, (kind, text)) in tale.blocks.iter().take(count).enumerate() {
            if caption && number == caption_at && number > 0 {
                self.caption(tale);
            }
            match kind {
                'h' => self.crosshead(text),
                'l' => {
                    for item in text.split('\n') {
                        let mark = if self.dice.chance(60) { "• " } else { "" };
                        self.flow(&format!("{mark}{item}"), self.style.measure, Label::Item);
                    }
                }
                _ => {
                    if number > 0 && self.dice.chance(self.style.crossheads / 3) {
                        let head: String = self
                            .sentence(tale)
                            .chars()
                            .take(if self.style.cjk { 14 } else { 38 })
                            .collect();
                        let head = match head.rfind(' ') {
                            Some(at) if !self.style.cjk => head[..at].to_owned(),
                            _ => head,
                        };
                        self.crosshead(&head);
                    }
                    self.paragraph(text, first, number + 1 == count);
                    first = false;
                }
            }
        }
    }

    fn crosshead(&mut self, text: &str) {
        self.blank(&[Blanks::Blocks, Blanks::Paragraphs, Blanks::Parts]);
        let text = if self.style.capitals == 0 {
            text.to_uppercase()
        } else {
            text.to_owned()
        };
        self.flow(&text, self.style.measure, Label::Crosshead);
        self.blank(&[Blanks::Paragraphs]);
    }

    fn paragraph(&mut self, text: &str, first: bool, last: bool) {
        let mut text = text.to_owned();
        if first && (self.style.dateline || self.style.byline_place == 4) {
            let forms = self.words.datelines;
            let form = forms[self.style.byline % forms.len()];
            let dateline = self.fill(form);
            text = format!("{dateline}{}{text}", if self.style.cjk { "" } else { " " });
        } else if first && !self.style.cjk && self.dice.chance(8) {
            let words: Vec<&str> = text.splitn(4, ' ').collect();
            if let [one, two, three, rest] = words[..] {
                text = format!("{} {rest}", [one, two, three].join(" ").to_uppercase());
            }
        }
        if last && self.style.byline_place == 4 && !self.style.dateline {
            let form = self.words.tails[self.style.byline % self.words.tails.len()];
            let tail = self.fill(form).replace('\n', " ");
            text = format!("{text}{}{tail}", if self.style.cjk { "" } else { " " });
        }
        let label = if first {
            Label::Opening
        } else {
            Label::Paragraph
        };
        self.flow(&text, self.style.measure, label);
        self.blank(&[Blanks::Paragraphs]);
    }

    fn briefs(&mut self, tales: &Shelf) {
        let rubric = self.dice.pick(self.words.briefs);
        if self.dice.chance(70) {
            self.push(rubric, Label::Furniture);
        }
        let width = if self.dice.chance(60) {
            self.style.measure
        } else {
            self.style.measure * 4 / 5
        };
        for _ in 0..self.dice.between(2, 7) {
            let tale = &tales.tales[self.dice.below(tales.tales.len())];
            let title = if self.style.capitals == 0 {
                tale.title.to_uppercase()
            } else {
                tale.title.clone()
            };
            self.flow(&title, width, Label::Headline);
            if let Some((_, text)) = tale.blocks.iter().find(|(kind, _)| *kind == 'p') {
                self.paragraph(text, true, false);
            }
            self.blank(&[Blanks::Blocks, Blanks::Parts]);
        }
    }

    fn letters(&mut self, tales: &Shelf) {
        let rubric = self.dice.pick(self.words.letters);
        self.push(rubric, Label::Furniture);
        for _ in 0..self.dice.between(1, 4) {
            let tale = &tales.tales[self.dice.below(tales.tales.len())];
            let width = self.head_width();
            self.flow(&tale.title, width, Label::Headline);
            for (number, (_, text)) in tale
                .blocks
                .iter()
                .filter(|(kind, _)| *kind == 'p')
                .take(self.dice.between(1, 3))
                .enumerate()
            {
                self.paragraph(text, number == 0, false);
            }
            let form = self.dice.pick(self.words.signs);
            let sign = self.fill(form);
            for line in sign.split('\n') {
                self.push(line, Label::Signature);
            }
            self.blank(&[Blanks::Blocks, Blanks::Parts]);
        }
    }

    fn notices(&mut self) {
        let rubric = self.dice.pick(self.words.notice_heads);
        if self.dice.chance(80) {
            self.push(rubric, Label::Furniture);
        }
        for _ in 0..self.dice.between(2, 6) {
            let form = self.dice.pick(self.words.notices);
            let text = self.fill(form);
            self.flow(&text, self.style.measure, Label::Notice);
            self.blank(&[Blanks::Blocks, Blanks::Paragraphs]);
        }
    }

    fn table(&mut self) {
        if self.dice.chance(70) {
            let head = self.dice.pick(self.words.table_heads);
            self.push(head, Label::Headline);
        }
        let cells = self.dice.between(2, 4);
        let gap = self.dice.pick(&[" ", "  ", "    ", "\t"]);
        for row in 0..self.dice.between(3, 8) {
            let mut line = vec![self.dice.pick(self.words.places).to_owned()];
            for _ in 1..cells {
                let sky = self.dice.pick(self.words.skies);
                line.push(if row == 0 {
                    sky.to_owned()
                } else {
                    format!("{sky} {}", self.dice.between(1, 90))
                });
            }
            self.push(&line.join(gap), Label::Row);
        }
        self.blank(&[Blanks::Blocks, Blanks::Parts]);
    }

    /// Breaks a text into lines of a measure.
    fn flow(&mut self, text: &str, measure: usize, first: Label) {
        let on = first.next().unwrap_or(first);
        let body = matches!(first, Label::Opening | Label::Paragraph | Label::Item);
        let indent = if matches!(first, Label::Opening | Label::Paragraph) {
            self.style.indent
        } else {
            0
        };
        let lines = if self.style.cjk {
            full_width(text, measure, indent)
        } else {
            self.latin(text, measure, indent, body)
        };
        let cuts = matches!(self.style.blanks, Blanks::Blocks | Blanks::Paragraphs);
        let cut = if body && cuts && self.dice.chance(25) {
            self.dice.below(lines.len().max(1))
        } else {
            0
        };
        for (number, line) in lines.into_iter().enumerate() {
            let label = if number == 0 { first } else { on };
            if number > 0 && number == cut {
                self.push("", Label::Furniture);
            }
            let kept = number == 0 && self.style.keeps_indent && indent > 0;
            let line = match (kept, self.style.cjk) {
                (true, true) => format!("\u{3000}\u{3000}{line}"),
                (true, false) => format!("  {line}"),
                _ => line,
            };
            self.push(&line, label);
        }
    }

    /// Letters take the room that they have in type: an i is narrow, an m is wide.
    fn latin(&mut self, text: &str, measure: usize, indent: usize, body: bool) -> Vec<String> {
        let room = measure as f32;
        let width = |word: &str| {
            word.chars()
                .map(|c| match c {
                    'i' | 'l' | 'j' | 't' | 'f' | 'I' | '.' | ',' | '\'' | '’' | ';' | ':' => {
                        0.58
                    }
                    'm' | 'w' | 'M' | 'W' => 1.55,
                    c if c.is_uppercase() => 1.3,
                    _ => 1.0,
                })
                .sum::<f32>()
        };
        let mut lines = Vec::new();
        let mut line = String::new();
        let mut taken = indent as f32;
        for word in text.split_whitespace() {
            let long = width(word);
            if taken + long <= room || line.is_empty() && taken > 0.0 {
                line.push_str(word);
                taken += long;
            } else {
                let letters: Vec<char> = word.chars().collect();
                let fits = (0..letters.len())
                    .rev()
                    .find(|at| {
                        taken + width(&letters[..*at].iter().collect::<String>()) + 0.6 <= room
                    })
                    .unwrap_or(0);
                let splits = body
                    && self.style.hyphens
                    && letters.len() >= 6
                    && fits >= 2
                    && letters.iter().all(|c| c.is_alphabetic())
                    && self.dice.chance(75);
                let rest = if splits {
                    let at = fits.min(letters.len() - 2);
                    line.extend(&letters[..at]);
                    line.push('-');
                    letters[at..].iter().collect()
                } else {
                    word.to_owned()
                };
                lines.push(std::mem::take(&mut line).trim_end().to_owned());
                taken = width(&rest);
                line = rest;
                if self.style.ragged && !self.style.hyphens {
                    taken += self.dice.below(4) as f32;
                }
            }
            line.push(' ');
            taken += 0.7;
        }
        if !line.trim().is_empty() {
            lines.push(line.trim_end().to_owned());
        }
        lines.retain(|line| !line.is_empty());
        lines
    }

    /// The text of the page, and the label of each of its lines.
    fn printed(self) -> (String, Vec<Label>) {
        let mut text = String::new();
        let mut labels = Vec::new();
        let mut out = |line: &str, label: Label| {
            text.push_str(line);
            text.push('\n');
            labels.push(label);
        };
        for (line, label) in &self.lines {
            let mut line = line.clone();
            if self.style.noise > 0 {
                line = noisy(&line, self.style.noise, self.dice);
            }
            if self.style.strewn {
                line = strewn(&line, self.dice);
            }
            if self.style.downward && !line.is_empty() && !matches!(label, Label::Furniture) {
                for one in line.chars() {
                    out(&one.to_string(), *label);
                }
                if self.style.blanks != Blanks::None {
                    out("", Label::Furniture);
                }
                continue;
            }
            let torn = self.style.torn && line.chars().count() > 8 && self.dice.chance(12);
            match torn
                .then(|| {
                    line.char_indices()
                        .skip(4)
                        .find(|(_, c)| matches!(c, '”' | '」' | '，' | '。'))
                })
                .flatten()
            {
                Some((at, _)) => {
                    out(&line[..at], *label);
                    out(&line[at..], label.next().unwrap_or(*label));
                }
                None => out(&line, *label),
            }
            if self.style.every && !line.is_empty() {
                out("", Label::Furniture);
            }
        }
        (text, labels)
    }
}

/// Every word of a title with a capital.
fn titled(text: &str) -> String {
    let word = |word: &str| {
        let mut letters = word.chars();
        let first = letters
            .next()
            .map(|c| c.to_uppercase().to_string())
            .unwrap_or_default();
        format!("{first}{}", letters.as_str())
    };
    let small = |word: &str| {
        matches!(
            word,
            "of" | "the"
                | "and"
                | "in"
                | "to"
                | "a"
                | "for"
                | "on"
                | "de"
                | "la"
                | "und"
                | "der"
                | "et"
        )
    };
    text.split(' ')
        .map(|one| {
            if small(one) {
                one.to_owned()
            } else {
                word(one)
            }
        })
        .collect::<Vec<_>>()
        .join(" ")
}

/// Lines of full-width characters, none beginning with a mark that may not begin a line.
fn full_width(text: &str, measure: usize, indent: usize) -> Vec<String> {
    let room = |c: char| if c.is_ascii() { 1 } else { 2 };
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut taken = indent;
    for c in text.chars() {
        let hangs = "，。、；：！？”’」』）》】".contains(c);
        if taken + room(c) > measure && !hangs && !line.is_empty() {
            lines.push(std::mem::take(&mut line));
            taken = 0;
        }
        line.push(c);
        taken += room(c);
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// A line as recognised from a picture: some characters are others.
fn noisy(line: &str, thousandths: usize, dice: &mut Dice) -> String {
    let other = |c: char, dice: &mut Dice| match c {
        _ if dice.below(1000) >= thousandths * 4 => c,
        'e' => 'c',
        'l' => 'I',
        '。' => '.',
        '日' => '目',
        'n' => 'u',
        '.' | '，' => ',',
        _ => c,
    };
    line.chars().map(|c| other(c, dice)).collect()
}

/// A line with blanks strewn beside its marks and figures.
fn strewn(line: &str, dice: &mut Dice) -> String {
    let mut out = String::new();
    for c in line.chars() {
        out.push(c);
        if (c.is_ascii_digit() || "，。、：；”“》《（）".contains(c)) && dice.chance(45)
        {
            out.push(' ');
        }
    }
    out
}
