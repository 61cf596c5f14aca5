//! The screen that a target is: each is made here, of what the app knows.

use super::state::App;
use crate::action::{Action, Room, Scope, Target};
use crate::reading::place::mended;
use crate::screen::Screen;
use crate::screens::{
    Bookmarks, Help, History, Hits, Leaflet, Offer, Offered, Pages, Palette, Sections, Source,
    Story,
};
use newsprint_issue::{ArticleId, Place};
use newsprint_messages::{self as messages, Message, Proof};

impl App {
    /// The screen of a target, if there is one to go to. The front page is always there.
    pub(super) fn open(&mut self, target: Target) -> Option<Box<dyn Screen>> {
        let chosen = self.stack.story();
        Some(match target {
            Target::Front | Target::Page(_) => return None,
            Target::Article(story) => Box::new(self.story(story)?),
            Target::At(place) => Box::new(self.lit(place)?),
            Target::Sections => Box::new(Sections::new(&self.session, chosen)),
            Target::Pages => Box::new(Pages::new(chosen, self.stack.get(0).folds())),
            Target::Bookmarks => Box::new(Bookmarks::new(&self.session)),
            Target::Hits(scope) => Box::new(self.hits(scope)),
            Target::Notes => Box::new(Leaflet::notes(&self.session, self.story_page())),
            Target::Source => Box::new(self.source(chosen)?),
            Target::Help => Box::new(self.help()),
            Target::History => Box::new(History::new(self.history.stops(self.stop()))),
            Target::Palette => Box::new(self.palette(Offered::Everything)),
            Target::Themes => Box::new(self.palette(Offered::Themes)),
        })
    }

    /// The page of the story that is open.
    fn story_page(&self) -> Option<&newsprint_compose::Page> {
        let mut stories = self.stack.down();
        let story = stories.find(|screen| screen.home() == Room::Article);
        story.and_then(Screen::page)
    }

    /// The help for the room that it is called up in.
    fn help(&self) -> Help {
        let room = self.stack.top().home();
        let rooms = match room {
            Room::Article | Room::Hits => vec![room, Room::Finding],
            Room::Bookmarks => vec![room, Room::Prompt],
            room => vec![room],
        };
        let (messages, width) = (self.session.messages, self.session.width());
        let [here, all] = [&rooms, Room::ALL].map(|rooms| self.keymap.help(rooms, messages, width));
        Help::new(here, all)
    }

    /// The palette, with what can be done in the room that it is called up in.
    fn palette(&self, scope: Offered) -> Palette {
        let room = self.stack.top().home();
        let (messages, width) = (self.session.messages, self.session.width());
        let here = |action: &&Action| {
            !matches!(action, Action::Nth(_) | Action::Palette) && self.keymap.does(room, **action)
        };
        let deeds = Action::ALL.iter().filter(here).filter_map(|action| {
            let words = messages::deed(messages, action.id())?.sentence;
            let keys = self.keymap.labels(room, *action, messages, width);
            let keys = keys.first().map_or("", String::as_str);
            Some(Offer::deed(*action, words, keys))
        });
        Palette::new(&self.session, deeds.collect(), scope)
    }

    /// A story at a place; from the list of hits, with the same hits lit in it.
    fn lit(&self, place: Place) -> Option<Story> {
        let place = mended(&self.session.issue, place)?;
        let mut story = Story::at(place, &self.session);
        if let Some(lit) = self.stack.top().lit() {
            story.light(lit);
        }
        Some(story)
    }

    /// The list of hits, of what is typed in the story that is open, or of nothing yet.
    fn hits(&self, scope: Scope) -> Hits {
        match self.stack.top().finding() {
            Some(finding) => Hits::of(finding.asking.clone(), scope, finding.story)
                .filled(&self.session, finding.current),
            None => Hits::new(),
        }
    }

    /// A story where the reader left it; one that was read, from its start. None where it is open.
    fn story(&mut self, story: ArticleId) -> Option<Story> {
        let top = self.stack.top();
        if top.home() == Room::Article && top.story() == Some(story) {
            return None;
        }
        let storage = &self.session.storage;
        let issue = &self.session.issue;
        let start = Story::start(issue.article(story)?);
        let left = storage
            .article_position(story)
            .filter(|_| !storage.is_read(story))
            .and_then(|place| mended(issue, place));
        if left.is_some_and(|left| left > start) {
            self.session.tell(Message::Resumed);
        }
        Some(Story::at(left.unwrap_or(start), &self.session))
    }

    /// The lines of the raw page, at what is read or chosen; none where the paper was none.
    fn source(&mut self, chosen: Option<ArticleId>) -> Option<Source> {
        let place = self.place();
        let issue = std::rc::Rc::clone(&self.session.issue);
        let Some(correcting) = &mut self.session.correcting else {
            self.session.say_proof(Proof::NoSource);
            return None;
        };
        let beside = correcting.lay(&issue);
        let story = chosen.and_then(|story| issue.article(story));
        let place = place.or(story.map(Story::start));
        Some(Source::at(place, &beside))
    }
}
