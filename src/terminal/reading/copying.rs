//! What is copied of a paper: the words of a passage as their source has them, or in the script that
//! they are shown in, and where they stand, as newspapers are cited.

use std::rc::Rc;

use crate::reading::session::Session;
use newsprint_config::{Copied, Copying};
use newsprint_issue::script::Rewriting;
use newsprint_issue::{Article, Place};
use newsprint_messages::Message;
use newsprint_storage::{Marked, citation};

/// Whether it is said where the words stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cited {
    /// It is.
    Yes,
    /// The words alone.
    No,
}

impl Session {
    /// Copies what stands from a place of a story up to another.
    pub(crate) fn copy_passage(
        &mut self,
        article: &Article,
        (from, to): (Place, Place),
        cited: Cited,
    ) {
        let clip = Marked::Clip { from, to };
        self.copy_marked(article, (from, to), (clip, cited));
    }

    /// Copies a whole story.
    pub(crate) fn copy_story(&mut self, article: &Article, cited: Cited) {
        let parts = || article.parts().map(|(part, text)| (part, text.len()));
        let (Some((first, _)), Some((last, end))) = (parts().next(), parts().last()) else {
            self.tell(Message::NothingToSelect);
            return;
        };
        let from = Place::start_of(article.id, first);
        let to = Place {
            offset: end,
            ..Place::start_of(article.id, last)
        };
        let story = Marked::Story(article.id);
        self.copy_marked(article, (from, to), (story, cited));
    }

    fn copy_marked(
        &mut self,
        article: &Article,
        (from, to): (Place, Place),
        (marked, cited): (Marked, Cited),
    ) {
        let rewriting = self.copied_script();
        let words = article.passage(from, to, |text| rewriting.text(text).plain());
        if words.trim().is_empty() {
            self.tell(Message::NothingToSelect);
            return;
        }
        let source = match cited {
            Cited::No => None,
            Cited::Yes => citation(&Rc::clone(&self.issue), marked, self.now),
        };
        self.copy(match source {
            None => words,
            Some(citation) => {
                let whole = matches!(marked, Marked::Story(_)) || words.contains('\n');
                let source = rewriting.words(citation.source()).into_owned();
                if whole {
                    format!("{words}\n\n{source}")
                } else {
                    format!("{}{source}", citation.quoted(&words))
                }
            }
        });
    }

    /// Whether what the mouse selects is copied at once.
    pub(crate) fn copies_on_select(&self) -> bool {
        self.config.reading.copying == Copying::OnSelect
    }

    /// How words are rewritten that are copied.
    fn copied_script(&self) -> Rewriting {
        let reading = &self.config.reading;
        match reading.copied {
            Copied::Source => Rewriting::Never,
            Copied::Shown => reading.script.rewriting(self.issue.masthead.language),
        }
    }
}
