//! A raw page while it is corrected: who sets it, what was set right, and the page beside its stories
//! once somebody looks at it.

use std::collections::HashMap;
use std::rc::Rc;

use newsprint_issue::Issue;
use newsprint_messages::{Guess, Messages, Proof};
use newsprint_raw::{self as raw, Doubt, Fix, Mend, Origin, Original, Reset, Trace, Typesetter};

/// Steps that can be taken back.
const MOST_FORMER: usize = 200;

/// A raw page while it is corrected.
#[derive(Debug)]
pub(crate) struct Correcting {
    typesetter: Rc<dyn Typesetter>,
    fixes: Vec<Fix>,
    /// The fixes before each step, the last one last.
    former: Vec<Vec<Fix>>,
    guesses: Vec<(Guess, u8)>,
    origins: Vec<Origin>,
    /// The page beside its stories; none until it is looked at.
    beside: Option<Rc<Beside>>,
}

/// A raw page beside the stories that were made of it.
#[derive(Debug)]
pub(crate) struct Beside {
    pub(crate) original: Rc<Original>,
    pub(crate) trace: Trace,
    /// What is doubtful, by the lines' numbers.
    pub(crate) doubts: HashMap<usize, Vec<Doubt>>,
    /// What was set right, by the lines' numbers.
    pub(crate) fixed: HashMap<usize, Vec<Mend>>,
}

impl Correcting {
    /// A page as it was opened.
    pub(crate) fn new(
        typesetter: Rc<dyn Typesetter>,
        (origins, guesses): (Vec<Origin>, Vec<(Guess, u8)>),
    ) -> Correcting {
        Correcting {
            fixes: typesetter.fixes(),
            typesetter,
            former: Vec::new(),
            guesses,
            origins,
            beside: None,
        }
    }

    /// The page beside its stories, if it was looked at.
    pub(crate) fn beside(&self) -> Option<&Rc<Beside>> {
        self.beside.as_ref()
    }

    /// Lays the page beside its stories.
    pub(crate) fn lay(&mut self, issue: &Issue) -> Rc<Beside> {
        if let Some(beside) = &self.beside {
            return Rc::clone(beside);
        }
        let original = Rc::new(self.typesetter.original());
        self.lay_again(original, issue)
    }

    fn lay_again(&mut self, original: Rc<Original>, issue: &Issue) -> Rc<Beside> {
        let about = (issue, self.guesses.as_slice());
        let mut fixed: HashMap<usize, Vec<Mend>> = HashMap::new();
        let places = raw::find(original.lines(), &self.fixes);
        for (fix, at) in self.fixes.iter().zip(places) {
            // Of lines, the place is the number less 1.
            if let Some(at) = at {
                fixed.entry(at + 1).or_default().push(fix.mend);
            }
        }
        let beside = Rc::new(Beside {
            trace: Trace::new(&original, &self.origins, issue),
            doubts: Doubt::all(&original, &self.origins, about),
            original,
            fixed,
        });
        self.beside = Some(Rc::clone(&beside));
        beside
    }

    /// How many fixes there are.
    pub(crate) fn count(&self) -> usize {
        self.fixes.len()
    }

    /// Sets the page with the fixes as they are now.
    pub(crate) fn set(&mut self) -> Reset {
        let mut reset = self.typesetter.set(&self.fixes);
        self.origins = std::mem::take(&mut reset.origins);
        self.guesses = std::mem::take(&mut reset.guesses);
        reset
    }

    /// Lays the page beside the stories it has become.
    pub(crate) fn renew(&mut self, issue: &Issue) {
        if let Some(beside) = self.beside.take() {
            self.lay_again(Rc::clone(&beside.original), issue);
        }
    }

    /// The file of the fixes as they are now.
    pub(crate) fn file(&self) -> String {
        self.typesetter.file(&self.fixes)
    }

    /// Sets something right at a line, or takes back what was said of it; answers whether it is said
    /// now.
    pub(crate) fn toggle(&mut self, line: usize, mend: Mend) -> bool {
        self.begin_step();
        let said = self.on(line);
        let same = |fix: &Fix| fix.mend == mend;
        if said.iter().any(|at| same(&self.fixes[*at])) {
            self.drop_those(&said, same);
            return false;
        }
        // A line is one thing, and belongs to one story.
        let other = |fix: &Fix| rivals(mend).contains(&fix.mend);
        self.drop_those(&said, other);
        let text = self
            .beside
            .as_ref()
            .map(|beside| beside.original.line(line));
        self.fixes
            .push(Fix::of(line, text.unwrap_or_default(), mend));
        true
    }

    /// Takes back everything said of a line; answers whether there was something.
    pub(crate) fn clear(&mut self, line: usize) -> bool {
        let said = self.on(line);
        if said.is_empty() {
            return false;
        }
        self.begin_step();
        self.drop_those(&said, |_| true);
        true
    }

    /// Takes the last step back; answers whether there was one.
    pub(crate) fn undo(&mut self) -> bool {
        let former = self.former.pop();
        let undone = former.is_some();
        if let Some(former) = former {
            self.fixes = former;
        }
        undone
    }

    /// Lets a fix go that made no difference when it was added; answers whether it was one.
    pub(crate) fn let_go(&mut self) -> bool {
        let before = self.former.last().map_or(0, Vec::len);
        let was_added = self.fixes.len() > before;
        was_added && self.undo()
    }

    fn begin_step(&mut self) {
        if self.former.len() >= MOST_FORMER {
            self.former.remove(0);
        }
        self.former.push(self.fixes.clone());
    }

    /// The fixes of a line, by their places in the list.
    fn on(&self, line: usize) -> Vec<usize> {
        let Some(beside) = &self.beside else {
            return Vec::new();
        };
        let places = raw::find(beside.original.lines(), &self.fixes);
        let places = places.iter().enumerate();
        let own = places.filter(|(_, at)| at.map(|at| at + 1) == Some(line));
        own.map(|(number, _)| number).collect()
    }

    fn drop_those(&mut self, among: &[usize], which: impl Fn(&Fix) -> bool) {
        for at in among.iter().rev() {
            if which(&self.fixes[*at]) {
                self.fixes.remove(*at);
            }
        }
    }
}

/// What cannot be said of a line beside something else.
fn rivals(mend: Mend) -> &'static [Mend] {
    match mend {
        Mend::Headline | Mend::Caption | Mend::Aside => {
            &[Mend::Headline, Mend::Caption, Mend::Aside]
        }
        Mend::Before | Mend::After => &[Mend::Before, Mend::After],
        Mend::Split | Mend::Join => &[],
    }
}

/// What setting something right does, in words.
pub(crate) fn words(mend: Mend, messages: Messages) -> String {
    messages.proof(match mend {
        Mend::Split => Proof::Split,
        Mend::Join => Proof::Join,
        Mend::Headline => Proof::MadeHeadline,
        Mend::Caption => Proof::MadeCaption,
        Mend::Aside => Proof::MadeAside,
        Mend::Before => Proof::Before,
        Mend::After => Proof::After,
    })
}
