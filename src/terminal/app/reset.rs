//! A raw page set once more with what the reader set right: where he is, what he kept and where he was
//! stay with the words they belong to.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::state::App;
use crate::action::Target;
use crate::reading::correcting::Beside;
use crate::reading::history::Stop;
use crate::reading::place::mended;
use crate::screens::{Front, Sections, Story};
use newsprint_issue::{ArticleId, Issue, Part, Place};
use newsprint_messages::Proof;

/// A paper before and after it was set once more.
struct Carriage {
    before: (Rc<Issue>, Rc<Beside>),
    after: (Rc<Issue>, Rc<Beside>),
}

impl App {
    /// Sets the page once more.
    pub(super) fn reset(&mut self) {
        let issue = Rc::clone(&self.session.issue);
        let Some(correcting) = &mut self.session.correcting else {
            return;
        };
        let before = correcting.lay(&issue);
        let reset = correcting.set();
        let new = Rc::new(reset.issue);
        correcting.renew(&new);
        let after = correcting.lay(&new);
        let is_same = *new == *issue && before.trace == after.trace;
        let is_idle = is_same && correcting.let_go();
        if is_idle {
            // What a fix would have said of its line is not said either.
            correcting.renew(&new);
        }
        let file = correcting.file();
        self.session.storage.keep_fixes(file);
        let is_told = self.session.out.notice.take();
        self.session.take(Rc::clone(&new), reset.notes);
        let carriage = Carriage {
            before: (issue, before),
            after: (new, after),
        };
        self.carry_kept(&carriage);
        self.carry_screens(&carriage);
        self.session.out.notice = is_told;
        if is_idle {
            self.session.say_proof(Proof::Idle);
        }
    }

    /// What is read stays read, and what was begun is gone on with.
    fn carry_kept(&mut self, carriage: &Carriage) {
        let here = self.place().and_then(|place| carriage.place(place));
        let (old, _) = &carriage.before;
        let (new, _) = &carriage.after;
        let storage = &mut self.session.storage;
        for article in old.articles() {
            let place = storage.article_position(article.id);
            let place = place.and_then(|place| carriage.place(place));
            let is_news = |place: &Place| place.article != article.id;
            if let Some(place) = place.filter(is_news) {
                storage.keep_position(new, place);
            }
        }
        let now = self.session.now;
        storage.carry_bookmarks(old, new, |place| carriage.place(place), now);
        for story in carriage.mostly_from(|story| storage.is_read(story)) {
            storage.mark_read(story);
        }
        if let Some(here) = here {
            storage.keep_position(new, here);
        }
        self.session.count_unread();
    }

    /// The front page, the story under the lines, and the lines, of the new paper.
    fn carry_screens(&mut self, carriage: &Carriage) {
        let (new, _) = &carriage.after;
        let first = new.articles().next().map(|article| article.id);
        let chosen = self.stack.up_story();
        let chosen = chosen.and_then(|story| carriage.story(story)).or(first);
        let place = self.place().and_then(|place| carriage.place(place));
        let top = self.stack.pop();
        self.stack.begin_with(Box::new(Front::at(chosen)));
        if let Some(place) = place {
            self.stack.push(Box::new(Story::at(place, &self.session)));
        }
        if let Some(mut top) = top
            && top.renew()
        {
            self.stack.push(top);
        }
        let story = place.map(|place| place.article).or(chosen);
        let session = &self.session;
        self.stack
            .renew_aside(|| Box::new(Sections::new(session, story)));
        self.history.carry(|stop| carriage.stop(stop));
        self.kept = None;
    }
}

impl Carriage {
    /// Where the words of a place stand now.
    fn place(&self, place: Place) -> Option<Place> {
        let (issue, after) = &self.after;
        let place = self.before.1.trace.carry(place, &after.trace)?;
        mended(issue, place)
    }

    /// The story that a story has become: the one with its first words.
    fn story(&self, story: ArticleId) -> Option<ArticleId> {
        if self.after.0.article(story).is_some() {
            return Some(story);
        }
        let story = self.before.0.article(story)?;
        let body = |part: &Part| matches!(part, Part::Body { .. });
        let parts = || story.parts().map(|(part, _)| part);
        let first = parts().find(body).or_else(|| parts().next())?;
        let place = self.place(Place::start_of(story.id, first))?;
        Some(place.article)
    }

    /// The new stories more than half of whose words stood in such stories before.
    fn mostly_from(&self, such: impl Fn(ArticleId) -> bool) -> Vec<ArticleId> {
        let (before, after) = (&self.before.1, &self.after.1);
        let mut bytes: BTreeMap<ArticleId, (usize, usize)> = BTreeMap::new();
        for (line, _) in after.original.lines() {
            let Some(stretch) = after.trace.stretch(line) else {
                continue;
            };
            let length = stretch.end - stretch.from.offset;
            let old = before.trace.stretch(line).map(|old| old.from.article);
            let (all, from_such) = bytes.entry(stretch.from.article).or_default();
            *all += length;
            if old.is_some_and(&such) {
                *from_such += length;
            }
        }
        let mostly = bytes.into_iter().filter(|(_, (all, such))| such * 2 > *all);
        mostly.map(|(story, _)| story).collect()
    }

    /// Where a stop of the reader is now.
    fn stop(&self, stop: Stop) -> Option<Stop> {
        let view = match stop.view {
            Target::At(place) => Target::At(self.place(place)?),
            Target::Article(story) => Target::Article(self.story(story)?),
            Target::Page(story) => Target::Page(self.story(story)?),
            view => view,
        };
        let story = stop.story.and_then(|story| self.story(story));
        Some(Stop { view, story })
    }
}
