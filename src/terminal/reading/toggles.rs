//! What is said beside a search: how it is taken, what is wrong with it, how much it found.

use crate::reading::finding::Asking;
use crate::reading::session::Session;
use newsprint_messages::Message;
use newsprint_search::{Case, Ends, Flaw, Grammar, Query, Readings, Variants};

/// What is said beside what is typed, the longest first: all toggles, those that are not as usual,
/// the counter alone.
pub(crate) fn beside(asking: &Asking, session: &Session, counter: &str) -> Vec<String> {
    let toggles = toggles(asking);
    let words = |all: bool| {
        let seen = toggles.iter().filter(|toggle| all || toggle.is_told);
        seen.map(|toggle| toggle.words(session)).collect::<String>()
    };
    [words(true), words(false), String::new()]
        .into_iter()
        .map(|toggles| format!("{toggles}{counter}"))
        .collect()
}

/// What is wrong with what is typed, or with how long it takes, in few words.
pub(crate) fn fault(asking: &Asking, session: &Session) -> Option<String> {
    let slow = asking.sweep.is_cut().then_some(Flaw::TooSlow);
    let flaw = asking.fault.map(|fault| fault.flaw).or(slow)?;
    Some(session.say(flaw.message()))
}

/// What was found over the paper so far.
pub(crate) fn totals(asking: &Asking, session: &Session) -> String {
    let totals = asking.sweep.totals();
    session.say(Message::Totals {
        hits: totals.hits,
        stories: totals.stories,
        over: asking.sweep.is_over(),
    })
}

/// A way in which a query is taken, that can be turned on and off.
struct Toggle {
    name: Message<'static>,
    is_on: bool,
    /// Whether it is worth its room: it is not as usual.
    is_told: bool,
}

impl Toggle {
    fn words(&self, session: &Session) -> String {
        let fine = session.width().of("●") == 1;
        let mark = match (self.is_on, fine) {
            (true, true) => "●",
            (false, true) => "○",
            (true, false) => "+",
            (false, false) => "-",
        };
        format!("{} {mark}  ", session.say(self.name))
    }
}

fn toggles(asking: &Asking) -> [Toggle; 5] {
    let manner = asking.manner;
    let by_readings = asking.sweep.query().is_some_and(Query::is_by_readings);
    let readings = by_readings || manner.readings == Readings::Always;
    let pattern = manner.grammar == Grammar::Pattern;
    let whole = manner.ends == Ends::WholeWords;
    let variants = manner.variants == Variants::Meet;
    let smart = manner.case == Case::Smart;
    let toggle = |name, is_on, is_told| Toggle {
        name,
        is_on,
        is_told,
    };
    [
        toggle(
            Message::ByReadings,
            readings,
            manner.readings != Readings::Auto || readings,
        ),
        toggle(Message::ByVariants, variants, !variants),
        toggle(Message::ByWords, whole, whole),
        toggle(Message::ByCase, smart, !smart),
        toggle(Message::ByPattern, pattern, pattern),
    ]
}
