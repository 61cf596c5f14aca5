//! What the program learns of its reader: how fast he reads, and which keys he knows. It stays on
//! this machine, beside the reading positions, and counts nothing else.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// How many of the last speeds count, and how many there must be before they do.
const REMEMBERED: usize = 15;
const ENOUGH: usize = 5;

/// After so many times a key is known.
const KNOWN: u8 = 5;

/// The fastest that is believed, in characters or words a minute.
const FASTEST: u16 = 5000;

/// One thing that was learned: a line of the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum Habit {
    /// How fast papers of a language were read of late, in characters or words a minute.
    Speed { language: String, speeds: Vec<u16> },
    /// How often something was done, up to when it is known.
    Use { deed: String, times: u8 },
}

/// Everything that was learned.
#[derive(Debug, Default)]
pub(super) struct Habits {
    speeds: BTreeMap<String, Vec<u16>>,
    uses: BTreeMap<String, u8>,
}

impl Habit {
    /// What a line says, when it is about a habit.
    pub(super) fn of(value: &Value) -> Option<Habit> {
        Habit::deserialize(value).ok()
    }

    /// Whether two are about the same thing.
    pub(super) fn is_of(&self, other: &Habit) -> bool {
        match (self, other) {
            (
                Habit::Speed { language: one, .. },
                Habit::Speed {
                    language: other, ..
                },
            )
            | (Habit::Use { deed: one, .. }, Habit::Use { deed: other, .. }) => one == other,
            _ => false,
        }
    }
}

impl Habits {
    /// The middle of the speeds at which papers of a language were read of late, in characters or
    /// words a minute; none until there are some.
    pub(super) fn speed(&self, language: &str) -> Option<u16> {
        let mut speeds = self.speeds.get(language)?.clone();
        speeds.sort_unstable();
        (speeds.len() >= ENOUGH).then(|| speeds[speeds.len() / 2])
    }

    /// What is learned of another speed.
    pub(super) fn with_speed(&self, language: &str, speed: u16) -> Habit {
        let mut speeds = self.speeds.get(language).cloned().unwrap_or_default();
        speeds.push(speed.clamp(1, FASTEST));
        speeds.drain(..speeds.len().saturating_sub(REMEMBERED));
        Habit::Speed {
            language: language.to_owned(),
            speeds,
        }
    }

    /// Whether something was done so often that nobody need be told how.
    pub(super) fn knows(&self, deed: &str) -> bool {
        self.uses.get(deed).is_some_and(|times| *times >= KNOWN)
    }

    /// What is learned when it is done once more.
    pub(super) fn with_use(&self, deed: &str) -> Option<Habit> {
        let times = self.uses.get(deed).copied().unwrap_or(0) + 1;
        (times <= KNOWN).then(|| Habit::Use {
            deed: deed.to_owned(),
            times,
        })
    }

    pub(super) fn take(&mut self, habit: Habit) {
        match habit {
            Habit::Speed {
                language,
                mut speeds,
            } => {
                speeds.truncate(REMEMBERED);
                speeds.retain(|speed| (1..=FASTEST).contains(speed));
                self.speeds.insert(language, speeds);
            }
            Habit::Use { deed, times } => {
                self.uses.insert(deed, times.min(KNOWN));
            }
        }
    }

    pub(super) fn each(&self) -> impl Iterator<Item = Habit> {
        let speeds = self.speeds.iter().map(|(language, speeds)| Habit::Speed {
            language: language.clone(),
            speeds: speeds.clone(),
        });
        let uses = self.uses.iter().map(|(deed, times)| Habit::Use {
            deed: deed.clone(),
            times: *times,
        });
        speeds.chain(uses)
    }

    pub(super) fn len(&self) -> usize {
        self.speeds.len() + self.uses.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_speed_is_the_middle_of_the_last_ones() {
        let mut habits = Habits::default();
        for speed in [300, 320, 9000, 310] {
            habits.take(habits.with_speed("zh", speed));
            assert_eq!(habits.speed("zh"), None);
        }
        habits.take(habits.with_speed("zh", 340));
        assert_eq!(habits.speed("zh"), Some(320));
        for _ in 0..REMEMBERED {
            habits.take(habits.with_speed("zh", 500));
        }
        assert_eq!(habits.speed("zh"), Some(500));
        assert_eq!(habits.speed("ja"), None);
    }

    #[test]
    fn a_key_is_known_after_five_times_and_counted_no_more() {
        let mut habits = Habits::default();
        for times in 1..=KNOWN {
            assert!(!habits.knows("find"));
            let habit = habits.with_use("find").expect("a use");
            assert_eq!(
                habit,
                Habit::Use {
                    deed: "find".to_owned(),
                    times
                }
            );
            habits.take(habit);
        }
        assert!(habits.knows("find"));
        assert_eq!(habits.with_use("find"), None);
    }

    #[test]
    fn habits_come_back_from_their_lines() {
        for line in [
            r#"{"language":"zh","speeds":[300,310]}"#,
            r#"{"deed":"find","times":3}"#,
        ] {
            let value: Value = serde_json::from_str(line).expect("JSON");
            let habit = Habit::of(&value).expect("a habit");
            assert_eq!(serde_json::to_string(&habit).expect("JSON"), line);
        }
    }
}
