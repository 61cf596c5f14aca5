//! The pages of one story as a reader needs them: the one in sight and its neighbours. All others
//! are passed over and set again when they are turned to, so that what is kept does not grow with
//! the story.
//!
//! Where a page begins depends on every page before it. A story opened, or set anew, far from its
//! start cannot wait for those: until they are counted it shows a loose page, which begins with the
//! sentence that is read. A loose page stays in sight until it is turned, for nothing may move under
//! a reader; from then on pages are those of the whole, and what was seen on the loose page may be
//! seen again, but nothing is left out.

use newsprint_compose::{Page, Pages, Plates, Setting};
use newsprint_issue::{Article, Language, Part, Place, Text};

/// The pages of one story.
#[derive(Debug, Default)]
pub(crate) struct Galleys {
    setting: Option<Setting>,
    /// The page in sight, counted from 0; under a loose one, the last that was.
    number: usize,
    loose: Option<Loose>,
    /// Pages at hand, by their numbers.
    ready: Vec<(usize, Page)>,
    /// The first place of every page that has been counted.
    starts: Vec<Option<Place>>,
    marks: Marks,
    /// Sets the pages that are not counted; `None` when all are.
    rest: Option<Pages>,
}

/// A page that is none of the whole, and the pages after it.
#[derive(Debug)]
struct Loose {
    page: Page,
    rest: Pages,
}

/// Points at which setting can be taken up again: before so many pages.
#[derive(Debug)]
struct Marks {
    points: Vec<(usize, Pages)>,
    /// Pages from one point to the next.
    apart: usize,
}

/// Which way pages are turned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Turn {
    Next,
    Previous,
    First,
    Last,
}

/// Cells of pages that are set while a reader waits: some milliseconds, the most a resize may take.
const AT_ONCE: usize = 120_000;
/// Points kept. With more of them every other one goes, so that they take no more room in a long
/// story than in a short one.
const MOST_POINTS: usize = 32;
/// Pages kept at hand before and after the one in sight.
const AT_HAND: usize = 1;

impl Galleys {
    /// Starts afresh when the setting is another one; answers whether it did.
    pub(crate) fn set_to(&mut self, setting: Setting, language: Language, plates: &Plates) -> bool {
        if self.setting == Some(setting) {
            return false;
        }
        *self = Galleys {
            setting: Some(setting),
            rest: Some(Pages::new(&setting, language).showing(plates)),
            ..Galleys::default()
        };
        true
    }

    /// The page in sight.
    pub(crate) fn page(&self) -> Option<&Page> {
        match &self.loose {
            Some(loose) => Some(&loose.page),
            None => self.at_hand(self.number),
        }
    }

    /// The number of the page in sight, counted from 0; of a loose one, of the page that it begins
    /// on, once that is known.
    pub(crate) fn number(&self) -> Option<usize> {
        match &self.loose {
            None => Some(self.number),
            Some(loose) => self.number_of(loose.page.first_place()?),
        }
    }

    /// How many pages there are, once it is known.
    pub(crate) fn count(&self) -> Option<usize> {
        self.rest.is_none().then_some(self.starts.len())
    }

    /// Whether the first page is in sight.
    pub(crate) fn at_start(&self) -> bool {
        self.loose.is_none() && self.number == 0
    }

    /// Whether the last page is in sight.
    pub(crate) fn at_end(&self) -> bool {
        match &self.loose {
            Some(loose) => loose.rest.is_over(),
            None => self.count().is_some_and(|count| self.number + 1 >= count),
        }
    }

    /// Counts one page more.
    pub(crate) fn work(&mut self, article: &Article) {
        self.count_one(article);
    }

    /// Brings a place in sight; answers whether another page is in sight now.
    pub(crate) fn show(&mut self, article: &Article, place: Place) -> bool {
        if self.loose.as_ref().is_some_and(|loose| loose.shows(place)) {
            return false;
        }
        let mut patience = self.patience();
        while self.number_of(place).is_none() && patience > 0 && self.set_one(article) {
            patience -= 1;
        }
        let before = self.page().is_some().then_some(self.number);
        if self.number_of(place).is_none() {
            self.loose = self.loose_at(article, place);
            if self.loose.is_some() {
                return true;
            }
            while self.count_one(article) {}
        }
        let was_loose = self.loose.is_some();
        let number = self.number_of(place).unwrap_or(0);
        self.turn_to(article, number);
        was_loose || before != Some(number)
    }

    /// Turns the page; answers whether there was one to turn to.
    pub(crate) fn turn(&mut self, article: &Article, turn: Turn) -> bool {
        let number = match (turn, &self.loose) {
            (Turn::First, _) => Some(0),
            (Turn::Last, _) => {
                let mut patience = self.patience();
                while patience > 0 && self.count_one(article) {
                    patience -= 1;
                }
                if self.rest.is_some()
                    && let Some(end) = self.loose_at_end(article)
                {
                    self.loose = Some(end);
                    return true;
                }
                while self.count_one(article) {}
                self.starts.len().checked_sub(1)
            }
            (Turn::Next, None) => Some(self.number + 1),
            (Turn::Previous, None) => self.number.checked_sub(1),
            (Turn::Next, Some(_)) => return self.turn_loose(article),
            (Turn::Previous, Some(loose)) => {
                let first = loose.page.first_place();
                self.number_before(article, first)
            }
        };
        number.is_some_and(|number| self.turn_to(article, number))
    }

    /// Shows the page of a number, and has the next one at hand.
    fn turn_to(&mut self, article: &Article, number: usize) -> bool {
        if !self.fetch(article, number) {
            return false;
        }
        self.loose = None;
        self.number = number;
        self.fetch(article, number + 1);
        let near = number.saturating_sub(AT_HAND)..=number + AT_HAND;
        self.ready.retain(|(number, _)| near.contains(number));
        true
    }

    /// Goes on from a loose page: to the page that goes on with its last words, or to what follows
    /// where that is not counted yet.
    fn turn_loose(&mut self, article: &Article) -> bool {
        let Some(loose) = &mut self.loose else {
            return false;
        };
        let last = loose.page.last_place();
        if let Some(number) = last.and_then(|last| self.number_of(last)) {
            self.fetch(article, number);
            let page = self.at_hand(number);
            let is_read = page.is_none_or(|page| page.last_place() <= last);
            return self.turn_to(article, number + usize::from(is_read));
        }
        let Some(loose) = &mut self.loose else {
            return false;
        };
        let next = loose.rest.next(article);
        next.map(|page| loose.page = page).is_some()
    }

    /// The page with what stands before a place; counts pages up to it.
    fn number_before(&mut self, article: &Article, place: Option<Place>) -> Option<usize> {
        let place = place?;
        while self.number_of(place).is_none() && self.count_one(article) {}
        let number = self.number_of(place)?;
        if self.starts.get(number) == Some(&Some(place)) {
            number.checked_sub(1)
        } else {
            Some(number)
        }
    }

    /// The page that shows a place, if the next one is counted too, so that it is known to be it.
    fn number_of(&self, place: Place) -> Option<usize> {
        // A page without a place, such as one of a lone end mark, shows no place.
        let begins = |start: &Option<Place>| start.is_some_and(|start| start <= place);
        let after = self.starts.partition_point(begins);
        let is_known = self.rest.is_none() || after < self.starts.len();
        (is_known && !self.starts.is_empty()).then(|| after.saturating_sub(1))
    }

    fn at_hand(&self, number: usize) -> Option<&Page> {
        let mut ready = self.ready.iter();
        let page = ready.find(|(other, _)| *other == number);
        page.map(|(_, page)| page)
    }

    /// Has a page at hand; answers whether there is one of that number.
    fn fetch(&mut self, article: &Article, number: usize) -> bool {
        if self.at_hand(number).is_some() {
            return true;
        }
        while self.starts.len() < number && self.count_one(article) {}
        if self.starts.len() <= number {
            return self.starts.len() == number && self.set_one(article);
        }
        let Some((from, mut pages)) = self.marks.before(number) else {
            return false;
        };
        for passed in from..=number {
            if passed + AT_HAND < number {
                pages.pass(article);
            } else if let Some(page) = pages.next(article) {
                self.keep(passed, page);
            }
        }
        self.at_hand(number).is_some()
    }

    /// Counts one page more and has it at hand; answers whether there was one.
    fn set_one(&mut self, article: &Article) -> bool {
        self.go_on(|galleys, rest| {
            let page = rest.next(article)?;
            let start = page.first_place();
            galleys.keep(galleys.starts.len(), page);
            Some(start)
        })
    }

    /// Counts one page more; answers whether there was one.
    fn count_one(&mut self, article: &Article) -> bool {
        self.go_on(|_, rest| rest.pass(article))
    }

    fn go_on(
        &mut self,
        set: impl FnOnce(&mut Galleys, &mut Pages) -> Option<Option<Place>>,
    ) -> bool {
        let Some(mut rest) = self.rest.take() else {
            return false;
        };
        self.marks.add(self.starts.len(), &rest);
        let start = set(self, &mut rest);
        self.starts.extend(start);
        self.rest = Some(rest).filter(|rest| !rest.is_over());
        start.is_some()
    }

    /// Keeps a page at hand, and no more of them than are needed.
    fn keep(&mut self, number: usize, page: Page) {
        self.ready.retain(|(other, _)| *other != number);
        if self.ready.len() > 2 * AT_HAND {
            self.ready.remove(0);
        }
        self.ready.push((number, page));
    }

    /// How many pages may be set while a reader waits.
    fn patience(&self) -> usize {
        let size = self
            .setting
            .map_or_else(Default::default, |setting| setting.size);
        (AT_ONCE / (usize::from(size.width) * usize::from(size.height)).max(1)).max(2)
    }

    fn loose_at(&self, article: &Article, place: Place) -> Option<Loose> {
        let (_, start) = self.marks.before(0)?;
        let mut rest = Pages::near(article, place, start);
        loop {
            let page = rest.next(article)?;
            let loose = Loose { page, rest };
            if loose.shows(place) || loose.page.last_place() >= Some(place) {
                return Some(loose);
            }
            rest = loose.rest;
        }
    }
}

impl Galleys {
    /// The last of some loose pages that begin not far before the end of a story.
    fn loose_at_end(&self, article: &Article) -> Option<Loose> {
        let size = self.setting?.size;
        let place = before_end(
            article,
            2 * usize::from(size.width) * usize::from(size.height),
        )?;
        let (_, start) = self.marks.before(0)?;
        let mut rest = Pages::near(article, place, start);
        loop {
            let page = rest.next(article)?;
            if rest.is_over() {
                return Some(Loose { page, rest });
            }
        }
    }
}

/// The place so many bytes before the end of a story, or a few less.
fn before_end(article: &Article, bytes: usize) -> Option<Place> {
    let parts: Vec<(Part, &Text)> = article.parts().collect();
    let mut left = bytes;
    for (part, text) in parts.into_iter().rev() {
        let Some(back) = text.len().checked_sub(left) else {
            left -= text.len();
            continue;
        };
        let text = text.plain();
        let offset = (back..=text.len()).find(|at| text.is_char_boundary(*at));
        return Some(Place {
            offset: offset.unwrap_or(0),
            ..Place::start_of(article.id, part)
        });
    }
    None
}

impl Loose {
    fn shows(&self, place: Place) -> bool {
        let (first, last) = (self.page.first_place(), self.page.last_place());
        first <= Some(place) && Some(place) <= last
    }
}

impl Default for Marks {
    fn default() -> Marks {
        Marks {
            points: Vec::new(),
            apart: 8,
        }
    }
}

impl Marks {
    /// Notes how setting stands before a page, now and then.
    fn add(&mut self, number: usize, pages: &Pages) {
        if !number.is_multiple_of(self.apart) {
            return;
        }
        self.points.push((number, pages.clone()));
        if self.points.len() > MOST_POINTS {
            self.apart *= 2;
            let apart = self.apart;
            self.points
                .retain(|(number, _)| number.is_multiple_of(apart));
        }
    }

    /// The nearest point before a page.
    fn before(&self, number: usize) -> Option<(usize, Pages)> {
        let mut points = self.points.iter().rev();
        points.find(|(point, _)| *point <= number).cloned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use newsprint_compose::{self as compose, Size};
    use newsprint_issue::Block;

    /// A story of so many paragraphs, each sentence of which has its number.
    fn story(paragraphs: usize, sentences: usize) -> Article {
        let paragraph = |number: usize| {
            let sentence = |sentence: usize| format!("第{number}段的第{sentence}句话说完了。");
            let words: String = (0..sentences).map(sentence).collect();
            Block::Paragraph(Text::from(&*words))
        };
        Article {
            headline: vec![Text::from("长篇")],
            body: (0..paragraphs).map(paragraph).collect(),
            ..Article::default()
        }
    }

    fn setting(width: u16) -> Setting {
        Setting::for_size(Size { width, height: 30 })
    }

    fn galleys(width: u16) -> Galleys {
        let mut galleys = Galleys::default();
        let plates = Plates::default();
        galleys.set_to(setting(width), Language::Simplified, &plates);
        galleys
    }

    fn far(article: &Article, block: usize, offset: usize) -> Place {
        Place {
            offset,
            ..Place::start_of(article.id, Part::block(block))
        }
    }

    fn shows(galleys: &Galleys, place: Place) -> bool {
        let page = galleys.page().expect("a page");
        let cell = page.cell_of(place);
        cell.and_then(|cell| page.place_at(cell)) == Some(place)
    }

    #[test]
    fn every_page_is_the_one_that_is_set_from_the_start() {
        let article = story(900, 20);
        let all = compose::article(&article, Language::Simplified, &setting(80));
        let mut galleys = galleys(80);
        galleys.show(&article, far(&article, 0, 0));
        for page in &all {
            assert_eq!(galleys.page(), Some(page));
            galleys.turn(&article, Turn::Next);
        }
        assert_eq!(galleys.count(), Some(all.len()));
        for page in all.iter().rev() {
            assert_eq!(galleys.page(), Some(page));
            galleys.turn(&article, Turn::Previous);
        }
        assert!(galleys.at_start());
        assert!(galleys.turn(&article, Turn::Last) && galleys.at_end());
        assert_eq!(galleys.page(), all.last());
    }

    #[test]
    fn a_place_far_on_is_in_sight_before_the_pages_are_counted() {
        let long = [(story(2000, 20), 1500, 60), (story(1, 40000), 0, 900_000)];
        for (article, block, offset) in long {
            let mut galleys = galleys(100);
            let near = article.text(Part::block(block)).expect("a text").plain();
            let offset = near[..offset + 30].rfind('第').expect("a sentence");
            let place = far(&article, block, offset);
            galleys.show(&article, place);
            assert!(shows(&galleys, place) && galleys.number().is_none());
            let seen = galleys.page().cloned();
            while galleys.count().is_none() {
                galleys.work(&article);
            }
            assert_eq!(
                galleys.page(),
                seen.as_ref(),
                "nothing moves under a reader"
            );
            let number = galleys.number().expect("all are counted");
            galleys.turn(&article, Turn::Next);
            assert!(
                galleys
                    .number()
                    .is_some_and(|next| (number..number + 2).contains(&next))
            );
            let all = compose::article(&article, Language::Simplified, &setting(100));
            assert_eq!(galleys.page(), galleys.number().map(|number| &all[number]));
            let last = seen.and_then(|page| page.last_place());
            let page = galleys.page().expect("a page");
            assert!(page.last_place() > last, "a page further on");
            assert!(
                page.first_place() <= galleys.starts[number + 1],
                "nothing is left out"
            );
        }
    }

    #[test]
    fn a_loose_page_is_turned_before_the_pages_are_counted() {
        let article = story(2000, 20);
        let mut galleys = galleys(100);
        galleys.show(&article, far(&article, 1500, 0));
        let last = galleys.page().and_then(Page::last_place);
        assert!(galleys.turn(&article, Turn::Next) && galleys.number().is_none());
        assert!(galleys.page().and_then(Page::first_place) > last);
        assert!(galleys.turn(&article, Turn::Previous) && galleys.number().is_some());
    }

    #[test]
    fn the_end_of_a_long_story_is_seen_before_its_pages_are_counted() {
        for article in [story(9000, 20), story(1, 180_000)] {
            let mut galleys = galleys(100);
            galleys.show(&article, far(&article, 0, 0));
            assert!(galleys.turn(&article, Turn::Last) && galleys.count().is_none());
            assert!(galleys.at_end());
            let seen = galleys.page().and_then(Page::last_place).expect("words");
            let last = article.body.len() - 1;
            let text = article.text(Part::block(last)).expect("a text");
            assert_eq!(seen.part, Part::block(last));
            assert!(text.len() - seen.offset < 8, "the last words are seen");
            assert!(!galleys.turn(&article, Turn::Next), "nothing comes after");
            let first = galleys.page().and_then(Page::first_place);
            assert!(galleys.turn(&article, Turn::Previous));
            assert!(galleys.page().and_then(Page::first_place) < first);
        }
    }

    #[test]
    fn what_is_kept_does_not_grow_with_the_story() {
        let article = story(9000, 20);
        let mut galleys = galleys(60);
        galleys.show(&article, far(&article, 0, 0));
        galleys.turn(&article, Turn::Last);
        while galleys.count().is_none() {
            galleys.work(&article);
        }
        assert!(galleys.count().is_some_and(|count| count > 500));
        assert!(galleys.ready.len() <= 2 * AT_HAND + 1);
        assert!(galleys.marks.points.len() <= MOST_POINTS);
    }
}
