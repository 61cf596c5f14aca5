//! Finding an anchored place again in a paper: where it was, elsewhere in the same words, in nearly
//! the same words. Never lands on a wrong line: in doubt it is lost.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::ops::Range;

use super::anchor::Anchor;
use super::near::{self, Near};
use super::words::{Words, plain_of};
use newsprint_issue::fold;
use newsprint_issue::{Article, ArticleId, Issue, Place, Stretch};

/// A quote that has neither this length nor this much agreement around it is no evidence: "he said"
/// stands everywhere.
const TELLING_QUOTE: usize = 20;
const TELLING_AROUND: usize = 8;

/// Of a quote, the share that may have been edited: one in five.
const EDITED: usize = 5;

/// What became of an anchored place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// The same words in the same place.
    Exact(Place),
    /// The same words, elsewhere.
    Moved(Place),
    /// Nearly the same words: the text was edited here.
    Near(Place),
    /// The words are not there any more.
    Lost,
}

/// What became of an anchored place, and how sure that is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sighting {
    /// What became of it.
    pub found: Found,
    /// How much of the quote is as it was, in hundredths.
    pub likeness: u8,
    /// What the words stand on now, a stretch for each part.
    pub stretches: Vec<Stretch>,
}

/// The stories of a paper, to look through for many bookmarks. It is for the issue it was made of.
#[derive(Debug, Default)]
pub struct Finder {
    /// Section and story.
    stories: Vec<(usize, usize)>,
    homes: HashMap<ArticleId, usize>,
    /// Made when they are first asked for.
    words: Vec<OnceCell<Words>>,
}

/// One candidate for the place, and how well it fits.
#[derive(Clone, Debug)]
struct Candidate {
    /// Which story, and which of its characters.
    story: usize,
    range: Range<usize>,
    edits: usize,
    /// Characters that agree before and after.
    around: usize,
    /// Characters away from where it was.
    distance: usize,
}

/// An anchor as it is compared.
struct Sought<'a> {
    anchor: &'a Anchor,
    quote: Vec<char>,
    /// Back to front.
    prefix: Vec<char>,
    suffix: Vec<char>,
}

impl Found {
    /// The place, unless it is lost.
    pub fn place(self) -> Option<Place> {
        match self {
            Found::Exact(place) | Found::Moved(place) | Found::Near(place) => Some(place),
            Found::Lost => None,
        }
    }
}

impl Sighting {
    pub(super) fn lost() -> Sighting {
        Sighting {
            found: Found::Lost,
            likeness: 0,
            stretches: Vec::new(),
        }
    }

    pub(super) fn new(found: Found) -> Sighting {
        Sighting {
            found,
            likeness: 100,
            stretches: Vec::new(),
        }
    }
}

impl Finder {
    /// A finder for an issue.
    pub fn new(issue: &Issue) -> Finder {
        let mut finder = Finder::default();
        for (section, one) in issue.sections.iter().enumerate() {
            for (story, article) in one.articles.iter().enumerate() {
                finder.homes.insert(article.id, finder.stories.len());
                finder.stories.push((section, story));
                finder.words.push(OnceCell::new());
            }
        }
        finder
    }

    /// The story of that id.
    pub(super) fn article<'i>(&self, issue: &'i Issue, id: ArticleId) -> Option<&'i Article> {
        self.homes
            .get(&id)
            .and_then(|home| self.story(issue, *home))
    }

    fn story<'i>(&self, issue: &'i Issue, index: usize) -> Option<&'i Article> {
        let (section, story) = self.stories.get(index)?;
        issue.sections.get(*section)?.articles.get(*story)
    }

    fn words(&self, issue: &Issue, index: usize) -> Option<&Words> {
        let article = self.story(issue, index)?;
        Some(self.words.get(index)?.get_or_init(|| Words::of(article)))
    }

    /// Whether the words of an anchor stand just where they were: this costs next to nothing.
    pub(super) fn at_home(
        &self,
        issue: &Issue,
        id: ArticleId,
        anchor: &Anchor,
    ) -> Option<Sighting> {
        let stretches = anchor.stands_at(self.article(issue, id)?)?;
        Some(Sighting {
            stretches,
            ..Sighting::new(Found::Exact(Place {
                article: id,
                part: anchor.part,
                offset: anchor.offset,
            }))
        })
    }

    /// Finds an anchor again that was kept in the story of that id.
    pub(super) fn find(&self, issue: &Issue, id: ArticleId, anchor: &Anchor) -> Sighting {
        if let Some(sighting) = self.at_home(issue, id, anchor) {
            return sighting;
        }
        match self.homes.get(&id) {
            Some(home) => self.find_at_home(issue, *home, anchor),
            None => self.find_anywhere(issue, anchor),
        }
    }

    /// In an article of the same id every word is where it was; only white space can differ.
    fn find_at_home(&self, issue: &Issue, home: usize, anchor: &Anchor) -> Sighting {
        let sought = Sought::new(anchor);
        let Some(words) = self.words(issue, home) else {
            return Sighting::lost();
        };
        let part = |found: &Candidate| words.place(found.range.start).part;
        let best = sought.exactly(words, home).into_iter().min_by_key(|found| {
            let elsewhere = part(found) != anchor.part;
            (elsewhere, usize::MAX - found.around, found.distance)
        });
        let Some(best) = best else {
            return Sighting::lost();
        };
        let found = if part(&best) == anchor.part {
            Found::Exact
        } else {
            Found::Moved
        };
        sought.sighting(words, &best, found)
    }

    /// In stories of other words.
    pub(super) fn find_anywhere(&self, issue: &Issue, anchor: &Anchor) -> Sighting {
        let sought = Sought::new(anchor);
        if sought.quote.is_empty() {
            return Sighting::lost();
        }
        let all = 0..self.stories.len();
        let words = |story| self.words(issue, story).map(|words| (story, words));
        let mut candidates: Vec<Candidate> = all
            .clone()
            .filter_map(words)
            .flat_map(|(story, words)| sought.exactly(words, story))
            .collect();
        if candidates.is_empty() {
            let near = all.filter_map(words);
            candidates = near
                .flat_map(|(story, words)| sought.nearly(words, story))
                .collect();
        }
        candidates.retain(|found| {
            let telling = sought.weight() >= TELLING_QUOTE && found.edits == 0;
            telling || found.around >= TELLING_AROUND
        });
        let best = sought.choose(candidates);
        let Some((words, best)) =
            best.and_then(|best| Some((self.words(issue, best.story)?, best)))
        else {
            return Sighting::lost();
        };
        let place = words.place(best.range.start);
        let stays = place.part == anchor.part && place.offset == anchor.offset;
        let found = match best.edits {
            0 if stays => Found::Exact,
            0 => Found::Moved,
            _ => Found::Near,
        };
        sought.sighting(words, &best, found)
    }
}

impl<'a> Sought<'a> {
    fn new(anchor: &'a Anchor) -> Sought<'a> {
        let mut prefix = plain_of(&anchor.prefix);
        prefix.reverse();
        Sought {
            anchor,
            quote: plain_of(&anchor.quote),
            prefix,
            suffix: plain_of(&anchor.suffix),
        }
    }

    /// How much the quote says, in Latin characters: a Han character is half a word.
    fn weight(&self) -> usize {
        let full = self.quote.iter().filter(|one| fold::is_full_width(**one));
        self.quote.len() + full.count()
    }

    fn exactly(&self, words: &Words, story: usize) -> Vec<Candidate> {
        let (text, quote) = (&words.characters, &self.quote);
        let Some(first) = quote.first() else {
            return Vec::new();
        };
        let last = (text.len() + 1).saturating_sub(quote.len());
        (0..last)
            .filter(|start| text[*start] == *first && text[*start..].starts_with(quote))
            .map(|start| self.candidate(words, story, start..start + quote.len(), 0))
            .collect()
    }

    fn nearly(&self, words: &Words, story: usize) -> Vec<Candidate> {
        near::find(&words.characters, &self.quote, self.quote.len() / EDITED)
            .into_iter()
            .map(|Near { range, edits }| self.candidate(words, story, range, edits))
            .collect()
    }

    fn candidate(
        &self,
        words: &Words,
        story: usize,
        range: Range<usize>,
        edits: usize,
    ) -> Candidate {
        let text = &words.characters;
        let before = agreement(&self.prefix, text[..range.start].iter().rev());
        let after = agreement(&self.suffix, text[range.end..].iter());
        let hint = words.index_of(self.anchor.part, self.anchor.offset);
        Candidate {
            story,
            edits,
            around: before + after,
            distance: hint.abs_diff(range.start),
            range,
        }
    }

    /// The best of the candidates, unless another could be meant as well.
    fn choose(&self, mut candidates: Vec<Candidate>) -> Option<Candidate> {
        // Each edit in the quote weighs as much as a character that disagrees beside it.
        candidates.sort_by_key(|found| {
            let worth = found.around + self.quote.len() - found.edits.min(self.quote.len());
            (usize::MAX - worth, found.edits, found.distance)
        });
        match candidates[..] {
            // Two that fit equally well in two stories: either could be wrong.
            [ref first, ref second, ..]
                if first.edits == second.edits
                    && first.around == second.around
                    && first.story != second.story =>
            {
                None
            }
            _ => candidates.into_iter().next(),
        }
    }

    fn sighting(
        &self,
        words: &Words,
        best: &Candidate,
        found: impl Fn(Place) -> Found,
    ) -> Sighting {
        let length = self.quote.len().max(1);
        let kept = length - best.edits.min(length);
        Sighting {
            found: found(words.place(best.range.start)),
            likeness: (kept * 100 / length) as u8,
            stretches: words.stretches(best.range.clone()),
        }
    }
}

/// Characters that agree, from the quote outward: the words right beside it, or most of them when
/// only a few were edited.
fn agreement<'t>(kept: &[char], there: impl Iterator<Item = &'t char>) -> usize {
    let there: Vec<char> = there.take(kept.len()).copied().collect();
    let same = kept
        .iter()
        .zip(&there)
        .take_while(|(one, other)| one == other);
    let beside = same.count();
    if beside == kept.len() {
        return beside;
    }
    let alike = kept.len() - near::distance(kept, &there).min(kept.len());
    // Any two texts of a language are a third alike; half is more than chance.
    if alike * 2 > kept.len() + 4 {
        beside.max(alike)
    } else {
        beside
    }
}
