//! Keys to actions: one table, from which the help, the hints and the README are made, and the
//! changes of the reader's own. Knows no effects.

mod help;
mod key;
mod map;
pub(crate) mod matching;
mod own;
mod preset;
mod print;
mod table;

pub(crate) use help::{Group, HelpLine};
pub use key::Key;
pub(crate) use key::label;
pub use map::Keymap;
pub(crate) use map::Lookup;
pub use own::{KeyConflict, KeyFault};
pub use print::{key_card, key_table};

#[cfg(test)]
mod tests {
    use super::map::{Binding, defaults};
    use super::table::{Row, TABLE};
    use super::*;
    use crate::action::{Action, Room};
    use newsprint_config::{KeyChoice, Keyboard};
    use newsprint_issue::clean::Clean;
    use newsprint_messages::{self as messages, Messages};

    fn keys(text: &str) -> Vec<Key> {
        text.split(' ')
            .map(|key| Key::parse(key).expect("a key"))
            .collect()
    }

    #[track_caller]
    fn check(room: Room, pressed: &str, lookup: Lookup) {
        let (keymap, _) = Keymap::new(Keyboard::Usual, &[]);
        assert_eq!(keymap.look_up(room, &keys(pressed)), lookup, "{pressed}");
    }

    fn choices(lines: &[(&str, &str)]) -> Vec<KeyChoice> {
        (1..)
            .zip(lines)
            .map(|(line, (keys, action))| KeyChoice {
                keys: Clean::line(keys),
                action: Clean::line(action),
                room: None,
                line,
            })
            .collect()
    }

    #[test]
    fn keys_and_chords_do_what_the_table_says() {
        check(Room::Article, "j", Lookup::Does(Action::ParagraphNext));
        check(Room::Front, "j", Lookup::Does(Action::FocusDown));
        check(Room::Article, "g", Lookup::Begins);
        check(Room::Article, "g g", Lookup::Does(Action::Start));
        check(Room::Article, "g x", Lookup::Nothing);
        check(
            Room::Article,
            "shift-tab",
            Lookup::Does(Action::SectionPrevious),
        );
        check(Room::Prompt, "ctrl-c", Lookup::Does(Action::Quit));
        check(Room::Prompt, "j", Lookup::Nothing);
    }

    #[test]
    fn an_input_method_left_on_does_not_lock_the_reader_out() {
        for (typed, action) in [
            ("？", Action::Help),
            ("／", Action::Find),
            ("、", Action::Find),
            ("【", Action::StoryPrevious),
            ("」", Action::StoryNext),
            ("｛", Action::HeadingPrevious),
            ("ｊ", Action::ParagraphNext),
            ("Ｇ", Action::End),
            ("＋", Action::Wider),
            ("‘", Action::GoBookmarks),
        ] {
            check(Room::Article, typed, Lookup::Does(action));
        }
        check(Room::Article, "ｇ ｇ", Lookup::Does(Action::Start));
    }

    #[test]
    fn no_key_of_the_table_does_two_things() {
        let bindings: Vec<Binding> = defaults().collect();
        for (index, one) in bindings.iter().enumerate() {
            for other in &bindings[index + 1..] {
                let meet = one.room == other.room
                    && (one.keys.starts_with(&other.keys) || other.keys.starts_with(&one.keys));
                assert!(!meet, "{one:?} and {other:?}");
            }
        }
        let written: usize = TABLE
            .iter()
            .flat_map(|(_, rows)| *rows)
            .map(|Row(rooms, keys, _)| rooms.len() * keys.len())
            .sum();
        assert_eq!(bindings.len(), written, "a key of the table is no key");
    }

    #[test]
    fn every_action_has_keys_and_words() {
        for action in Action::ALL {
            assert!(
                defaults().any(|binding| binding.action == *action),
                "{action:?} has no key"
            );
            for language in [
                newsprint_issue::Language::English,
                newsprint_issue::Language::Simplified,
                newsprint_issue::Language::Traditional,
                newsprint_issue::Language::Japanese,
            ] {
                let words = messages::deed(Messages::new(language), action.id());
                assert!(words.is_some(), "{action:?} has no words");
            }
        }
    }

    #[test]
    fn the_readers_own_keys_go_over_the_table() {
        let (keymap, conflicts) = Keymap::new(
            Keyboard::Usual,
            &choices(&[("x", "page.next"), ("j", ""), ("ctrl-d", "quit")]),
        );
        assert_eq!(conflicts, []);
        let look_up = |pressed| keymap.look_up(Room::Article, &keys(pressed));
        assert_eq!(look_up("x"), Lookup::Does(Action::PageNext));
        assert_eq!(look_up("space"), Lookup::Does(Action::PageNext));
        assert_eq!(look_up("j"), Lookup::Nothing);
        assert_eq!(look_up("ctrl-d"), Lookup::Does(Action::Quit));
    }

    #[test]
    fn other_habits_come_before_the_table_and_after_the_readers_own() {
        let (keymap, _) = Keymap::new(Keyboard::Plain, &choices(&[("ctrl-d", "help")]));
        let look_up = |pressed| keymap.look_up(Room::Article, &keys(pressed));
        assert_eq!(look_up("ctrl-f"), Lookup::Does(Action::Find));
        assert_eq!(look_up("ctrl-d"), Lookup::Does(Action::Help));
        assert_eq!(look_up("b"), Lookup::Does(Action::BookmarkStory));
        let shown = |room, action| keymap.keys_of(room, action).next();
        assert_eq!(
            shown(Room::Article, Action::PageNext).as_deref(),
            Some("pgdn")
        );
        let (emacs, _) = Keymap::new(Keyboard::Emacs, &[]);
        let look_up = |pressed| emacs.look_up(Room::Article, &keys(pressed));
        assert_eq!(look_up("ctrl-x"), Lookup::Begins);
        assert_eq!(look_up("ctrl-x ctrl-c"), Lookup::Does(Action::Quit));
    }

    #[test]
    fn keys_that_cannot_be_followed_are_told() {
        let (_, conflicts) = Keymap::new(
            Keyboard::Usual,
            &choices(&[
                ("hyper-x", "quit"),
                ("x", "fly"),
                ("g", "help"),
                ("z", "help"),
                ("ｚ", "quit"),
            ]),
        );
        let said: Vec<_> = conflicts.iter().map(ToString::to_string).collect();
        assert_eq!(
            said,
            [
                "config.toml, line 1: hyper-x is no key",
                "config.toml, line 2: x is for fly, which nothing is called",
                "config.toml, line 3: g and g g are in each other's way",
                "config.toml, line 5: ｚ is bound on another line already",
            ]
        );
    }

    #[test]
    fn the_table_of_the_readme_has_every_action_once() {
        let table = key_table();
        for action in Action::ALL {
            let id = format!("| `{}` |", action.id());
            assert!(table.contains(&id), "{id}");
        }
    }
}
