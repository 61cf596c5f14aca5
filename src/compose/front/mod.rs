//! The front pages: which stories, in which slots, cut where. One page a section, cut into folds
//! where it is higher than the room.

mod alphabet;
mod desk;
mod fold;
mod make_up;
mod module;
mod nameplate;
mod picture;
mod plan;
mod ranking;
mod title;
mod waiting;
mod words;

pub use fold::{Fold, Module, Opening};
pub use ranking::Ranking;

use self::desk::Desk;
use self::make_up::{head, make_up, paste};
use self::words::Banner;
use crate::pages::page::Page;
use crate::setting::Setting;
use crate::story::plates::Plates;
use newsprint_issue::Issue;

/// The front pages of an issue, section by section, at least one. None of its photographs is at hand.
///
/// What runs from left to right and from top to bottom on a horizontal page (columns; rows, and the
/// stories on them) runs from top to bottom and from right to left on a vertical one: tiers; lines,
/// and the stories on those. The head stands at the right, the lead beside it. Front pages in English
/// are horizontal always.
pub fn front(issue: &Issue, setting: &Setting) -> Vec<Fold> {
    let desk = Desk::of(issue, setting);
    let mut folds = Vec::new();
    for (section, content) in issue.sections.iter().enumerate() {
        let ranking = Ranking::of(content);
        let banner = Banner::new(issue, section, true, desk.column.manner);
        let mut placed = 0;
        while placed < ranking.len() {
            let waiting = ranking.after(content, placed);
            let fold = make_up(&banner, section, &waiting, placed, &desk);
            placed += fold.modules.len();
            folds.push(fold);
        }
    }
    if folds.is_empty() {
        folds.push(blank(issue, setting));
    }
    folds
}

/// One fold of a section: the one that opens there. `None` where there is none. It is the same as among all of [`front`], and takes no more than itself to set: the
/// ranking of the section is made once for all of its folds.
///
/// The story that leads it shows its first photograph, if it is among these, and so do the others
/// where they have room for it as well.
pub fn fold(
    issue: &Issue,
    at: Opening,
    ranking: &Ranking,
    setting: &Setting,
    plates: &Plates,
) -> Option<Fold> {
    let Opening { section, placed } = at;
    let waiting = ranking.after(issue.sections.get(section)?, placed);
    let desk = Desk {
        plates: plates.clone(),
        ..Desk::of(issue, setting)
    };
    let banner = || Banner::new(issue, section, placed == 0, desk.column.manner);
    (!waiting.is_empty()).then(|| make_up(&banner(), section, &waiting, placed, &desk))
}

/// The front page of an issue without stories: its head.
pub fn blank(issue: &Issue, setting: &Setting) -> Fold {
    let desk = Desk::of(issue, setting);
    let banner = Banner::new(issue, 0, true, desk.column.manner);
    let head = head(&banner, 0, true, &desk);
    let setters = paste(&head, &desk);
    let page = Page::new(setting.size, desk.sheet.axes.width(), setters);
    Fold {
        page,
        ..Fold::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::setting::Size;
    use newsprint_issue::{Article, Block, MEASURED, Masthead, Section, Text};

    fn paper(sections: usize) -> Issue {
        let section = |number: usize| Section {
            articles: vec![Article {
                body: vec![Block::Paragraph(Text::from(&*format!("words {number}")))],
                ..Article::default()
            }],
            ..Section::default()
        };
        Issue::bind(Masthead::default(), (0..sections).map(section).collect())
    }

    #[test]
    fn the_paper_is_not_measured_for_each_of_its_pages() {
        let setting = Setting::for_size(Size {
            width: 120,
            height: 40,
        });
        let issue = paper(40);
        let before = MEASURED.get();
        assert_eq!(front(&issue, &setting).len(), 40);
        // Each story says itself how long it is, and no more is measured.
        assert_eq!(MEASURED.get() - before, 40);
    }
}
