//! The product: the stories of a section by rank, as its pages place and number them.

use newsprint_issue::{Article, Section};

/// Stories looked at for one fold; more never fit.
const MOST_STORIES: usize = 24;

/// The stories of a section as its pages place and number them: by rank.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ranking {
    /// Indices into the articles of the section.
    stories: Vec<u32>,
    /// The number that each article of the section has among them.
    numbers: Vec<u32>,
}

impl Ranking {
    /// The ranking of a section.
    pub fn of(section: &Section) -> Ranking {
        let mut stories: Vec<u32> = (0..).take(section.articles.len()).collect();
        stories.sort_by_key(|story| section.articles[*story as usize].rank);
        let mut numbers = vec![0; stories.len()];
        for (number, story) in (0..).zip(&stories) {
            numbers[*story as usize] = number;
        }
        Ranking { stories, numbers }
    }

    /// How many stories there are.
    pub fn len(&self) -> usize {
        self.stories.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.stories.is_empty()
    }

    /// The story of that number among those of the section, counted from 0.
    pub fn nth<'s>(&self, section: &'s Section, number: usize) -> Option<&'s Article> {
        section.articles.get(*self.stories.get(number)? as usize)
    }

    /// The number of an article among those of the section, both counted from 0.
    pub fn number_of(&self, article: usize) -> Option<usize> {
        self.numbers.get(article).map(|number| *number as usize)
    }

    /// The stories of the section that wait for a fold after so many: as many as may be looked at.
    pub fn after<'s>(&self, section: &'s Section, placed: usize) -> Vec<&'s Article> {
        let waiting = placed..self.stories.len().min(placed.saturating_add(MOST_STORIES));
        waiting
            .filter_map(|number| self.nth(section, number))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use newsprint_issue::Rank;

    #[test]
    fn a_fold_looks_at_no_more_stories_than_may_stand_on_it() {
        let story = |rank| Article {
            rank,
            ..Article::default()
        };
        let section = Section {
            articles: vec![story(Rank::Brief), story(Rank::Lead), story(Rank::Minor)]
                .into_iter()
                .cycle()
                .take(300)
                .collect(),
            ..Section::default()
        };
        let ranking = Ranking::of(&section);
        let waiting = ranking.after(&section, 90);
        assert_eq!(waiting.len(), MOST_STORIES);
        assert_eq!(waiting[9].rank, Rank::Lead);
        assert_eq!(waiting[10].rank, Rank::Minor);
        assert!(ranking.after(&section, 300).is_empty());
        for number in 0..300 {
            let article = ranking.stories[number] as usize;
            assert_eq!(ranking.number_of(article), Some(number));
        }
    }
}
