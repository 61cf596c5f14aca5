//! The order of the stories on the front pages, section by section: each made once, when a page of
//! the section is looked at.

use std::cell::OnceCell;
use std::rc::Rc;

use newsprint_compose::Ranking;
use newsprint_issue::{Article, ArticleId, Issue};

/// The rankings of a paper's sections. Cheap to clone: all of a paper are the same.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rankings {
    sections: Rc<Vec<OnceCell<Ranking>>>,
}

impl Rankings {
    /// The rankings of a paper, none of them made.
    pub(crate) fn new(issue: &Issue) -> Rankings {
        let sections = vec![OnceCell::new(); issue.sections.len()];
        Rankings {
            sections: Rc::new(sections),
        }
    }

    /// The ranking of a section.
    pub(crate) fn of(&self, issue: &Issue, section: usize) -> Option<&Ranking> {
        let stories = issue.sections.get(section)?;
        let ranking = self.sections.get(section)?;
        Some(ranking.get_or_init(|| Ranking::of(stories)))
    }

    /// The story of a number among those of a section, counted from 0.
    pub(crate) fn nth<'i>(
        &self,
        issue: &'i Issue,
        section: usize,
        number: usize,
    ) -> Option<&'i Article> {
        let ranking = self.of(issue, section)?;
        ranking.nth(issue.sections.get(section)?, number)
    }

    /// The number of a story among those of its section, counted from 0.
    pub(crate) fn number_of(&self, issue: &Issue, story: ArticleId) -> Option<usize> {
        let (section, article) = issue.place_of(story)?;
        self.of(issue, section)?.number_of(article)
    }
}
