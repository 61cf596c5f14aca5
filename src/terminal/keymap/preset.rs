//! Keys for other habits, over those of the table: they come first where keys are shown, and what
//! they need is taken from what the table binds.

use super::map::{Binding, Keymap, bindings};
use super::table::{Row, VIEWS};
use crate::action::{Action, Room};
use newsprint_config::Keyboard;

const ARTICLE: &[Room] = &[Room::Article];
const PAGED: &[Room] = &[Room::Front, Room::Article];
const SEARCHED: &[Room] = &[Room::Article, Room::Bookmarks, Room::Hits];
const STEPPED: &[Room] = &[
    Room::Front,
    Room::Sections,
    Room::Pages,
    Room::Bookmarks,
    Room::History,
    Room::Scroll,
    Room::Source,
    Room::Hits,
];

/// For those who know the keys of other programs: nothing that is read needs a letter.
#[rustfmt::skip] // One action a line reads as a table.
const PLAIN: &[Row] = &[
    Row(ARTICLE, &["pgdn"], Action::PageNext),
    Row(ARTICLE, &["pgup"], Action::PagePrevious),
    Row(ARTICLE, &["down"], Action::ParagraphNext),
    Row(ARTICLE, &["up"], Action::ParagraphPrevious),
    Row(ARTICLE, &["ctrl-right"], Action::StoryNext),
    Row(ARTICLE, &["ctrl-left"], Action::StoryPrevious),
    Row(STEPPED, &["down"], Action::FocusDown),
    Row(STEPPED, &["up"], Action::FocusUp),
    Row(&[Room::Front, Room::Pages], &["left"], Action::FocusLeft),
    Row(&[Room::Front, Room::Pages], &["right"], Action::FocusRight),
    Row(VIEWS, &["home"], Action::Start),
    Row(VIEWS, &["end"], Action::End),
    Row(SEARCHED, &["ctrl-f"], Action::Find),
    Row(&[Room::Front, Room::Sections], &["ctrl-f"], Action::GoFind),
    Row(&[Room::Article, Room::Hits], &["f4"], Action::HitNext),
    Row(&[Room::Article, Room::Hits], &["shift-f4"], Action::HitPrevious),
    Row(PAGED, &["ctrl-d"], Action::BookmarkStory),
    Row(VIEWS, &["f2"], Action::GoSections),
    Row(VIEWS, &["f3"], Action::GoPages),
    Row(VIEWS, &["f6"], Action::GoBookmarks),
    Row(VIEWS, &["f7"], Action::Theme),
    Row(VIEWS, &["f8"], Action::Letters),
    Row(VIEWS, &["ctrl-p"], Action::Palette),
    Row(VIEWS, &["f1"], Action::Help),
    Row(VIEWS, &["ctrl-q", "f10"], Action::Quit),
];

/// For those whose fingers know Emacs.
#[rustfmt::skip] // One action a line reads as a table.
const EMACS: &[Row] = &[
    Row(ARTICLE, &["ctrl-v"], Action::PageNext),
    Row(ARTICLE, &["alt-v"], Action::PagePrevious),
    Row(STEPPED, &["ctrl-n"], Action::FocusDown),
    Row(STEPPED, &["ctrl-p"], Action::FocusUp),
    Row(&[Room::Front, Room::Pages], &["ctrl-f"], Action::FocusRight),
    Row(&[Room::Front, Room::Pages], &["ctrl-b"], Action::FocusLeft),
    Row(ARTICLE, &["ctrl-n", "alt-}"], Action::ParagraphNext),
    Row(ARTICLE, &["ctrl-p", "alt-{"], Action::ParagraphPrevious),
    Row(VIEWS, &["alt-<"], Action::Start),
    Row(VIEWS, &["alt->"], Action::End),
    Row(SEARCHED, &["ctrl-s"], Action::Find),
    Row(&[Room::Front, Room::Sections], &["ctrl-s"], Action::GoFind),
    Row(PAGED, &["ctrl-x r m"], Action::BookmarkStory),
    Row(VIEWS, &["ctrl-x r l"], Action::GoBookmarks),
    Row(VIEWS, &["ctrl-x b"], Action::GoSections),
    Row(VIEWS, &["alt-x"], Action::Palette),
    Row(VIEWS, &["ctrl-h"], Action::Help),
    Row(VIEWS, &["ctrl-g"], Action::Cancel),
    Row(VIEWS, &["ctrl-x ctrl-c"], Action::Quit),
];

impl Keymap {
    /// The default keys as somebody with those habits wants them.
    pub(super) fn for_habits(keyboard: Keyboard) -> Keymap {
        let rows = match keyboard {
            Keyboard::Usual => &[],
            Keyboard::Plain => PLAIN,
            Keyboard::Emacs => EMACS,
        };
        let mut keymap = Keymap::usual();
        let wanted = rows.iter().flat_map(bindings).collect::<Vec<_>>();
        keymap.bindings.retain(|usual| {
            let meets = |own: &Binding| {
                own.room == usual.room
                    && (own.keys.starts_with(&usual.keys) || usual.keys.starts_with(&own.keys))
            };
            !wanted.iter().any(meets)
        });
        keymap.bindings.splice(0..0, wanted);
        keymap
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keymap::map::defaults;

    #[test]
    fn no_habit_costs_an_action_its_keys() {
        for keyboard in [Keyboard::Usual, Keyboard::Plain, Keyboard::Emacs] {
            let keymap = Keymap::for_habits(keyboard);
            for usual in defaults() {
                let has = keymap.does(usual.room, usual.action);
                // Where Emacs leaves, nothing else says how the reading stands.
                let asked = usual.action == Action::Status && keyboard == Keyboard::Emacs;
                assert!(has || asked, "{keyboard:?}: {usual:?}");
            }
        }
    }

    #[test]
    fn no_key_of_a_habit_does_two_things() {
        for rows in [PLAIN, EMACS] {
            let bindings: Vec<Binding> = rows.iter().flat_map(bindings).collect();
            let written: usize = rows
                .iter()
                .map(|Row(rooms, keys, _)| rooms.len() * keys.len())
                .sum();
            assert_eq!(bindings.len(), written, "a key of the table is no key");
            for (index, one) in bindings.iter().enumerate() {
                for other in &bindings[index + 1..] {
                    let meet = one.room == other.room
                        && (one.keys.starts_with(&other.keys) || other.keys.starts_with(&one.keys));
                    assert!(!meet, "{one:?} and {other:?}");
                }
            }
        }
    }
}
