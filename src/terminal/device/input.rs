//! What the terminal sends, in time: when a lone Esc is a key, and when the probe gives up.

use std::time::{Duration, Instant};

use crate::device::heard::{Heard, Report};
use crate::device::keyboard::{Awaited, Keyboard};
use crate::device::probe::{Findings, Probe};
use crate::device::queue::Waiting;
use crate::tone::Tone;

/// A lone Esc is a key after this time; terminals send a sequence in one piece, and even over a slow
/// line its pieces follow closely.
const LONE: Duration = Duration::from_millis(25);

/// The probe gives up after this time. While answers are owed, a lone Esc waits as long: it may be
/// the beginning of one.
const OWED: Duration = Duration::from_millis(150);

/// What began and has no end (a paste, an answer) is over after this silence, and what is typed then
/// are keys again.
const BROKEN_OFF: Duration = Duration::from_secs(1);

/// What the terminal sends, in time.
#[derive(Debug, Default)]
pub(crate) struct TimedInput {
    keyboard: Keyboard,
    /// When the last bytes came.
    last: Option<Instant>,
    probe: Option<(Probe, Instant)>,
    fence: Fence,
    findings: Option<Findings>,
    turned: Option<Tone>,
}

/// The last answer to a probe.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Fence {
    /// It came, or nothing was asked.
    #[default]
    Passed,
    /// It has not come.
    Owed,
}

impl TimedInput {
    /// Questions were asked.
    pub(crate) fn expect(&mut self, now: Instant) {
        self.probe = Some((Probe::default(), now));
        self.fence = Fence::Owed;
    }

    /// Takes bytes in and adds what the reader did.
    pub(crate) fn hear(&mut self, bytes: &[u8], now: Instant, waiting: &mut Waiting) {
        self.last = Some(now);
        for heard in self.keyboard.hear(bytes) {
            self.sort(heard, waiting);
        }
    }

    fn sort(&mut self, heard: Heard, waiting: &mut Waiting) {
        let report = match heard {
            Heard::Input(input) => return waiting.add(input),
            Heard::Report(report) => report,
        };
        match report {
            Report::Attributes(_) => self.fence = Fence::Passed,
            Report::Turned(tone) => self.turned = Some(tone),
            _ => {}
        }
        if let Some((probe, _)) = &mut self.probe
            && let Some(findings) = probe.hear(report)
        {
            self.probe = None;
            self.findings = Some(findings);
        }
    }

    /// How long until something is to be decided without more bytes.
    pub(crate) fn patience(&self, now: Instant) -> Option<Duration> {
        let ends = [self.key_due(), self.probe_due()];
        let next = ends.into_iter().flatten().min()?;
        Some(next.saturating_duration_since(now))
    }

    /// Decides what is due.
    pub(crate) fn pause(&mut self, now: Instant, waiting: &mut Waiting) {
        if self.key_due().is_some_and(|due| due <= now) {
            for heard in self.keyboard.settle() {
                self.sort(heard, waiting);
            }
        }
        if self.probe_due().is_some_and(|due| due <= now) {
            self.findings = self.probe.take().map(|(probe, _)| probe.findings());
        }
    }

    /// What came of the questions, once.
    pub(crate) fn findings(&mut self) -> Option<Findings> {
        self.findings.take()
    }

    /// What the terminal became, once.
    pub(crate) fn turned(&mut self) -> Option<Tone> {
        self.turned.take()
    }

    fn key_due(&self) -> Option<Instant> {
        let patience = match (self.keyboard.awaits()?, self.fence) {
            (Awaited::End, _) => BROKEN_OFF,
            (Awaited::Key, Fence::Owed) => OWED,
            (Awaited::Key, Fence::Passed) => LONE,
        };
        self.last.map(|last| last + patience)
    }

    fn probe_due(&self) -> Option<Instant> {
        self.probe.as_ref().map(|(_, since)| *since + OWED)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::Input;

    /// What is typed when bytes come at these milliseconds after the questions, and what is found.
    fn heard(pieces: &[(u64, &str)]) -> (String, Option<Findings>) {
        let start = Instant::now();
        let mut input = TimedInput::default();
        input.expect(start);
        let mut waiting = Waiting::default();
        let mut found = None;
        let mut now = start;
        for (at, bytes) in pieces {
            let until = start + Duration::from_millis(*at);
            while let Some(patience) = input
                .patience(now)
                .filter(|patience| now + *patience < until)
            {
                now += patience;
                input.pause(now, &mut waiting);
                found = found.or(input.findings());
            }
            now = until;
            input.hear(bytes.as_bytes(), now, &mut waiting);
            found = found.or(input.findings());
        }
        let inputs = std::iter::from_fn(|| waiting.next());
        let keys = inputs.map(|input| match input {
            Input::Key(key) => key.to_string(),
            Input::Paste(text) => format!("paste:{text}"),
            other => format!("{other:?}"),
        });
        (keys.collect::<Vec<_>>().join(" "), found)
    }

    const NARROW: &str = "\u{1b}[2;2R\u{1b}[2;2R\u{1b}[2;2R\u{1b}[2;2R\u{1b}[?62c";

    #[test]
    fn keys_among_answers_come_in_order_and_answers_are_no_keys() {
        let (keys, found) = heard(&[
            (1, "a\u{1b}[2;2Rb\u{1b}[2;"),
            (30, "2R"),
            (60, "\u{1b}"),
            (120, "[2;2R"),
            (121, "c\u{1b}[2;2R\u{1b}[?6"),
            (122, "2c"),
            (123, "d\u{1b}"),
            (400, "e"),
        ]);
        assert_eq!(keys, "a b c d esc e");
        assert!(found.is_some_and(|found| found.width.is_some()));
    }

    #[test]
    fn late_answers_change_nothing() {
        let (keys, found) = heard(&[(10, "a"), (160, "b"), (400, NARROW), (401, "c")]);
        assert_eq!(keys, "a b c");
        assert_eq!(found, Some(Findings::default()));
    }

    #[test]
    fn a_lone_esc_is_a_key_soon() {
        let (keys, _) = heard(&[(1, NARROW), (2, "\u{1b}"), (40, "[")]);
        assert_eq!(keys, "esc [");
    }

    #[test]
    fn a_paste_without_an_end_is_over_after_a_second_of_silence() {
        let (keys, _) = heard(&[
            (1, NARROW),
            (2, "\u{1b}[200~the ferry"),
            (900, " sails"),
            (1800, "\u{1b}[20"),
            (2900, "jQ"),
        ]);
        assert_eq!(keys, "paste:the ferry sails j Q");
    }

    #[test]
    fn an_answer_without_an_end_is_over_after_a_second_of_silence() {
        let long = format!("\u{1b}]52;c;{}", "QUJD".repeat(100));
        let (keys, _) = heard(&[(1, NARROW), (2, &long), (900, "QUJD"), (2000, "j")]);
        assert_eq!(keys, "j");
        let (keys, _) = heard(&[(1, NARROW), (2, "\u{1b}[12"), (1100, "j")]);
        assert_eq!(keys, "j");
    }
}
