//! The line that is typed into: words to look for, a note, tags.

use std::collections::BTreeSet;

use crate::reading::prompt::Prompt;
use crate::reading::session::Session;
use newsprint_issue::clean::Clean;
use newsprint_messages::Message;
use newsprint_storage::BookmarkId;

/// The end of a line in a note, while it is typed on one line.
const RETURN: char = '↵';

/// What is typed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    Filter,
    Note,
    /// What is typed are the tags of the one bookmark, or more tags for several.
    Tags,
}

/// A line that is typed into.
#[derive(Clone, Debug)]
pub(super) struct Asking {
    pub(super) purpose: Purpose,
    pub(super) prompt: Prompt,
    /// Whose note or tags.
    pub(super) ids: Vec<BookmarkId>,
    /// What was typed before the reader asked for tags that begin so, and which was given.
    completing: Option<(String, usize)>,
}

impl Asking {
    pub(super) fn new(purpose: Purpose, ids: Vec<BookmarkId>, session: &Session) -> Asking {
        let only = match ids[..] {
            [id] => session.storage.bookmark(id),
            _ => None,
        };
        let text = match (purpose, only) {
            (Purpose::Note, Some(mark)) => mark.note.replace('\n', &RETURN.to_string()),
            (Purpose::Tags, Some(mark)) if !mark.tags.is_empty() => {
                let tags: Vec<String> = mark.tags.iter().map(ToString::to_string).collect();
                tags.join(" ") + " "
            }
            _ => String::new(),
        };
        Asking {
            purpose,
            prompt: Prompt::of(&text),
            ids,
            completing: None,
        }
    }

    /// What stands before what is typed.
    pub(super) fn label(&self, session: &Session) -> String {
        match self.purpose {
            Purpose::Filter => "/".to_owned(),
            Purpose::Note => session.say(Message::NoteOf),
            Purpose::Tags => "#".to_owned(),
        }
    }

    /// The note that was typed.
    pub(super) fn note(&self) -> Clean {
        let lines = self.prompt.text().replace(RETURN, "\n");
        Clean::lines(&lines).trimmed()
    }

    /// The tags that were typed, each once.
    pub(super) fn tags(&self) -> Vec<Clean> {
        let mut tags: Vec<Clean> = Vec::new();
        for word in self.prompt.text().split(is_between) {
            let tag = Clean::line(word.trim_matches(['#', '＃']));
            if !tag.is_empty() && !tags.contains(&tag) {
                tags.push(tag);
            }
        }
        tags
    }

    /// Something else was typed.
    pub(super) fn typed(&mut self) {
        self.completing = None;
    }

    /// The tags in use that begin with the last word that was typed.
    pub(super) fn candidates(&self, session: &Session) -> Vec<String> {
        let text = match &self.completing {
            Some((typed, _)) => typed,
            None => self.prompt.text(),
        };
        let word = last_word(text)
            .trim_start_matches(['#', '＃'])
            .to_lowercase();
        let marks = session.storage.bookmarks().iter();
        let tags: BTreeSet<&str> = marks
            .flat_map(|mark| mark.tags.iter().map(Clean::as_str))
            .collect();
        tags.into_iter()
            .filter(|tag| tag.to_lowercase().starts_with(&word))
            .map(str::to_owned)
            .collect()
    }

    /// Completes the last word to a tag in use, and to the next one when asked again.
    pub(super) fn complete(&mut self, session: &Session) {
        let candidates = self.candidates(session);
        if self.purpose != Purpose::Tags || candidates.is_empty() {
            return;
        }
        let (typed, next) = match self.completing.take() {
            Some((typed, last)) => (typed, (last + 1) % candidates.len()),
            None => (self.prompt.text().to_owned(), 0),
        };
        let kept = typed.len() - last_word(&typed).len();
        self.prompt = Prompt::of(&format!("{}{}", &typed[..kept], candidates[next]));
        self.completing = Some((typed, next));
    }
}

fn is_between(character: char) -> bool {
    character.is_whitespace() || matches!(character, ',' | '，' | '、' | ';' | '；')
}

fn last_word(text: &str) -> &str {
    text.rsplit(is_between).next().unwrap_or_default()
}
