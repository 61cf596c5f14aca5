//! What the palette has on offer: deeds, and values to set or go to.

use crate::action::{Action, Target};
use crate::keymap::matching::{Readings, Typed};
use crate::reading::session::Session;
use newsprint_issue::Language;
use newsprint_messages::Message;

/// What the palette is called up for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Offered {
    /// Everything that can be done.
    Everything,
    /// A theme.
    Themes,
}

/// What an offer does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Choice {
    /// That is done.
    Do(Action),
    /// The reader goes there.
    Go(Target),
    /// A theme of that name is worn.
    Theme(String),
    /// The program speaks that language.
    Speak(Language),
    /// So many columns, or as many as fit.
    Columns(Option<u16>),
}

/// Something on offer: what it does, in words; its stable name, and its keys or what is said of it.
#[derive(Clone, Debug)]
pub(crate) struct Offer {
    pub(super) does: Choice,
    pub(super) words: String,
    pub(super) id: String,
    pub(super) beside: String,
    /// How words and name are read, once something is typed.
    readings: Option<[Readings; 2]>,
}

/// The languages that can be chosen, by their own names.
const LANGUAGES: &[(Language, &str, &str)] = &[
    (Language::English, "English", "en"),
    (Language::Simplified, "简体中文", "zh-Hans"),
];

impl Offer {
    /// A deed, with its keys.
    pub(crate) fn deed(action: Action, words: &str, keys: &str) -> Offer {
        let (words, keys) = (words.to_owned(), keys.to_owned());
        Offer::new(Choice::Do(action), words, action.id()).beside(keys)
    }

    fn new(does: Choice, words: String, id: &str) -> Offer {
        Offer {
            readings: None,
            does,
            words,
            id: id.to_owned(),
            beside: String::new(),
        }
    }

    fn beside(self, beside: String) -> Offer {
        Offer { beside, ..self }
    }

    /// How well it fits what is typed, the smaller the better; none when it does not.
    pub(super) fn fit(&mut self, typed: &Typed) -> Option<usize> {
        let readings = || [Readings::of(&self.words), Readings::of(&self.id)];
        let [words, id] = self.readings.get_or_insert_with(readings);
        // What is typed is more often a word than a name, unless it is all of the name.
        let by_id = if typed.is(&self.id) {
            Some(0)
        } else {
            id.fit(typed).map(|fit| fit + 20)
        };
        words.fit(typed).into_iter().chain(by_id).min()
    }
}

/// The themes at hand.
pub(super) fn themes(session: &Session) -> Vec<Offer> {
    let language = session.messages.language();
    let themes = session.appearance.themes.all().iter();
    themes
        .map(|theme| {
            let title = theme.title(language);
            let words = session.say(Message::ToTheme { title });
            let id = format!("theme {}", theme.name);
            Offer::new(Choice::Theme(theme.name.clone()), words, &id)
        })
        .collect()
}

/// Everything that can be set or gone to: columns, languages, themes, sections, stories.
pub(super) fn values(session: &Session) -> Vec<Offer> {
    let mut offers = Vec::new();
    for count in [None, Some(1), Some(2), Some(3), Some(4)] {
        let words = session.say(Message::ToColumns { count });
        let value = count.map_or("auto".to_owned(), |count| count.to_string());
        offers.push(Offer::new(
            Choice::Columns(count),
            words,
            &format!("columns {value}"),
        ));
    }
    for (language, name, tag) in LANGUAGES {
        let words = session.say(Message::ToLanguage { name });
        let id = format!("language {tag}");
        offers.push(Offer::new(Choice::Speak(*language), words, &id));
    }
    offers.extend(themes(session));
    for (index, section) in session.issue.sections.iter().enumerate() {
        let Some(first) = section.articles.first() else {
            continue;
        };
        let title = session.section_title(index);
        let words = session.say(Message::ToSection { title: &title });
        let page = session.say(Message::Page { number: index + 1 });
        offers.push(Offer::new(Choice::Go(Target::Article(first.id)), words, "").beside(page));
    }
    let count = session.issue.count();
    for (index, story) in session.issue.articles().enumerate() {
        let number = index + 1;
        let beside = session.say(Message::Story { number, count });
        let title = session.story_title(story);
        offers.push(Offer::new(Choice::Go(Target::Article(story.id)), title, "").beside(beside));
    }
    offers
}
