//! A search inside one story: what is typed, what is found, and which hit is meant.

use crate::action::Action;
use crate::reading::prompt::Prompt;
use newsprint_issue::{Issue, Place, Stretch};
use newsprint_search::{
    Case, Ends, Fault, Grammar, Hits, Manner, Query, Readings, Sweep, Variants,
};

/// Different words of hits that are named, and hits that are looked through for them.
const NAMED: usize = 3;
const LOOKED_THROUGH: usize = 200;
/// Bytes of other stories that are searched at a time while nothing happens.
const AT_A_TIME: usize = 1 << 19;

/// A search inside one story.
#[derive(Clone, Debug)]
pub(crate) struct Finding {
    pub(crate) asking: Asking,
    /// The number of the story in the paper, counted from 0.
    pub(crate) story: usize,
    /// Which hit is meant, counted from 0.
    pub(crate) current: Option<usize>,
    /// Where the reader was before.
    pub(crate) origin: Place,
    pub(crate) stage: Stage,
    /// The words that were found where others were typed.
    pub(crate) words: Vec<String>,
}

/// What is asked of a paper, and what came of it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Asking {
    pub(crate) prompt: Prompt,
    pub(crate) manner: Manner,
    /// The paper as queries see it, each story folded once, and what is found in it.
    pub(crate) sweep: Sweep,
    /// Why what is typed cannot be followed; what was found before stays.
    pub(crate) fault: Option<Fault>,
}

/// How far a search has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Stage {
    /// It is typed.
    #[default]
    Typing,
    /// It was kept: its hits stay lit.
    Kept,
}

/// Whether going to another hit went past an end of the story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Passed {
    /// It did not.
    Nothing,
    /// Past the end, to the first hit.
    End,
    /// Past the start, to the last hit.
    Start,
}

impl Asking {
    /// Reads what is typed; answers whether there is something new to look for.
    pub(crate) fn read(&mut self, issue: &Issue) -> bool {
        match Query::asked(self.prompt.text(), self.manner) {
            Ok(query) => {
                self.fault = None;
                self.sweep.ask(issue, query);
                true
            }
            Err(fault) => {
                self.fault = Some(fault);
                false
            }
        }
    }

    /// Takes what is typed in another manner; answers whether the action asks for one.
    pub(crate) fn turn(&mut self, action: Action) -> bool {
        let by_readings = self.sweep.query().is_some_and(Query::is_by_readings);
        let manner = &mut self.manner;
        match action {
            Action::FindReadings => {
                let is_on = manner.readings == Readings::Always || by_readings;
                manner.readings = if is_on {
                    Readings::Never
                } else {
                    Readings::Always
                };
            }
            Action::FindVariants => {
                manner.variants = match manner.variants {
                    Variants::Meet => Variants::Differ,
                    Variants::Differ => Variants::Meet,
                }
            }
            Action::FindWhole => {
                manner.ends = match manner.ends {
                    Ends::Anywhere => Ends::WholeWords,
                    Ends::WholeWords => Ends::Anywhere,
                }
            }
            Action::FindCase => {
                manner.case = match manner.case {
                    Case::Smart => Case::Exact,
                    Case::Exact => Case::Smart,
                }
            }
            Action::FindPattern => {
                manner.grammar = match manner.grammar {
                    Grammar::Words => Grammar::Pattern,
                    Grammar::Pattern => Grammar::Words,
                }
            }
            _ => return false,
        }
        true
    }

    /// Goes on with the stories that were not asked yet; answers whether there were any.
    pub(crate) fn work(&mut self, issue: &Issue) -> bool {
        let has_work = self.has_work();
        if has_work {
            self.sweep.go_on(issue, AT_A_TIME);
        }
        has_work
    }

    /// Whether there are stories that were not asked yet.
    pub(crate) fn has_work(&self) -> bool {
        !self.sweep.is_over()
    }
}

impl Finding {
    /// A search in the story of that number, which begins where the reader is.
    pub(crate) fn new(story: usize, origin: Place) -> Finding {
        Finding {
            asking: Asking::default(),
            story,
            current: None,
            origin,
            stage: Stage::Typing,
            words: Vec::new(),
        }
    }

    /// Looks for what is typed now, and means the first hit from where the reader was.
    pub(crate) fn look(&mut self, issue: &Issue) {
        if !self.asking.read(issue) {
            return;
        }
        let sweep = &mut self.asking.sweep;
        let literal = sweep.query().cloned();
        if sweep.look(issue, self.story).is_empty()
            && let Some(read) = literal.as_ref().and_then(Query::by_readings)
        {
            sweep.ask(issue, Some(read));
            if sweep.look(issue, self.story).is_empty() {
                sweep.ask(issue, literal);
                sweep.look(issue, self.story);
            }
        }
        let hits = self.hits();
        let after = hits.before(self.origin);
        self.current = (!hits.is_empty()).then(|| after % hits.len());
        self.words = self.words_of_hits(issue);
    }

    /// Every hit in the story.
    pub(crate) fn hits(&self) -> &Hits {
        self.asking.sweep.hits(self.story).unwrap_or(Hits::none())
    }

    /// The different words that were found, when they are not what was typed.
    fn words_of_hits(&self, issue: &Issue) -> Vec<String> {
        let mut words: Vec<String> = Vec::new();
        let by_readings = self.asking.sweep.query().is_some_and(Query::is_by_readings);
        let Some(article) = issue.nth(self.story).filter(|_| by_readings) else {
            return words;
        };
        for hit in self.hits().iter().take(LOOKED_THROUGH) {
            let text = article.text(hit.from.part);
            let word = text.map(|text| text.slice(hit.from.offset..hit.end));
            let word: String = word.unwrap_or_default().split_whitespace().collect();
            if !words.contains(&word) {
                words.push(word);
            }
            if words.len() > NAMED {
                break;
            }
        }
        words
    }

    /// Means the hit so many steps on, round the ends of the story.
    pub(crate) fn step(&mut self, steps: isize) -> Passed {
        let count = self.hits().len().cast_signed();
        let Some(current) = self.current.filter(|_| count > 0) else {
            return Passed::Nothing;
        };
        let there = current.cast_signed() + steps;
        self.current = Some(there.rem_euclid(count).cast_unsigned());
        match there {
            there if there < 0 => Passed::Start,
            there if there >= count => Passed::End,
            _ => Passed::Nothing,
        }
    }

    /// The hit that is meant.
    pub(crate) fn hit(&self) -> Option<Stretch> {
        self.hits().get(self.current?)
    }
}
