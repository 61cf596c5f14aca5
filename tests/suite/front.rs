//! Front pages: an issue and a size to a picture, and the laws every fold keeps.

use std::collections::BTreeSet;

use newsprint::compose::{
    Ambiguous, Cell, Columns, Face, Fold, Forms, Module, Role, Setting, Size, Width, front,
};
use newsprint::formats::{Format, Source};
use newsprint::issue::{Direction, Issue, Rank};
use newsprint::script::Script;

use crate::golden;

pub(crate) fn bundled(name: &str) -> Issue {
    let folder = golden::root().join("issues");
    let paper = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let path = paper
        .into_iter()
        .find(|path| path.to_string_lossy().contains(name))
        .unwrap();
    Format::NATIVE
        .read(&Source::open(&path).unwrap())
        .unwrap()
        .issue
}

fn folds(issue: &Issue, (width, height): (u16, u16)) -> Vec<Fold> {
    front(issue, &Setting::for_size(Size { width, height }))
}

fn vertical((width, height): (u16, u16)) -> Setting {
    Setting {
        direction: Direction::Vertical,
        ..Setting::for_size(Size { width, height })
    }
}

pub(crate) fn inside(module: &Module, cell: Cell) -> bool {
    (module.cell.row..module.cell.row + module.size.height).contains(&cell.row)
        && (module.cell.column..module.cell.column + module.size.width).contains(&cell.column)
}

#[track_caller]
fn check(name: &str, size: (u16, u16)) {
    let folds = folds(&bundled(name), size);
    check_folds(&format!("{name}-{}x{}", size.0, size.1), &folds);
}

#[track_caller]
fn check_vertical(name: &str, size: (u16, u16)) {
    let folds = front(&bundled(name), &vertical(size));
    check_folds(&format!("vertical-{name}-{}x{}", size.0, size.1), &folds);
}

#[track_caller]
fn check_folds(name: &str, folds: &[Fold]) {
    let pages: Vec<String> = folds.iter().map(|fold| fold.page.to_string()).collect();
    golden::check(&format!("pages/front-{name}.txt"), &pages.join("\u{c}\n"));
}

#[test]
fn chinese_on_many_sizes() {
    for size in [
        (60, 30),
        (80, 24),
        (100, 30),
        (120, 40),
        (160, 48),
        (200, 50),
        (240, 70),
    ] {
        check("xiangtu", size);
    }
}

#[test]
fn english_on_two_sizes() {
    check("manual", (80, 24));
    check("manual", (120, 40));
    check("manual", (180, 50));
    check("shiomachi", (80, 24));
    check("shiomachi", (120, 40));
}

#[test]
fn chinese_and_japanese_downward_on_three_sizes() {
    for name in ["xiangtu", "shiomachi"] {
        for size in [(80, 20), (120, 36), (160, 44)] {
            check_vertical(name, size);
        }
    }
}

#[test]
fn downward_in_small_rooms() {
    check_vertical("shiomachi", (40, 8));
    check_vertical("xiangtu", (60, 26));
}

#[test]
fn every_story_stands_on_one_fold_and_no_two_share_a_cell() {
    for name in ["xiangtu", "manual", "shiomachi"] {
        let issue = bundled(name);
        for size in [
            (40, 12),
            (60, 20),
            (72, 24),
            (80, 24),
            (100, 30),
            (132, 43),
            (160, 48),
            (200, 50),
            (240, 70),
        ] {
            for direction in [Direction::Horizontal, Direction::Vertical] {
                let setting = Setting {
                    direction,
                    ..vertical(size)
                };
                check_stories(&issue, &front(&issue, &setting), (name, size));
            }
        }
    }
}

#[track_caller]
pub(crate) fn check_stories(issue: &Issue, folds: &[Fold], (name, size): (&str, (u16, u16))) {
    let modules = folds.iter().flat_map(|fold| &fold.modules);
    let told: Vec<_> = modules.map(|module| module.article).collect();
    let stories: BTreeSet<_> = issue.articles().map(|article| article.id).collect();
    assert_eq!(told.len(), stories.len(), "{name} {size:?}");
    let told: BTreeSet<_> = told.into_iter().collect();
    assert_eq!(told, stories, "{name} {size:?}");
    for fold in folds {
        for (index, one) in fold.modules.iter().enumerate() {
            assert!(
                one.cell.column + one.size.width <= size.0,
                "{name} {size:?}"
            );
            assert!(one.cell.row + one.size.height <= size.1, "{name} {size:?}");
            for other in &fold.modules[..index] {
                let beside = one.cell.column + one.size.width <= other.cell.column
                    || other.cell.column + other.size.width <= one.cell.column;
                let apart = one.cell.row + one.size.height <= other.cell.row
                    || other.cell.row + other.size.height <= one.cell.row;
                assert!(beside || apart, "{name} {size:?}: {one:?} on {other:?}");
            }
        }
    }
}

#[test]
fn what_a_story_shows_stands_in_its_module() {
    for name in ["xiangtu", "shiomachi"] {
        let issue = bundled(name);
        for size in [
            (40, 12),
            (72, 24),
            (80, 24),
            (120, 40),
            (160, 48),
            (200, 50),
        ] {
            for ambiguous in [Ambiguous::Narrow, Ambiguous::Wide] {
                let setting = Setting {
                    face: Face {
                        width: Width::new(ambiguous),
                        forms: Forms::All,
                        script: Script::Source,
                    },
                    ..vertical(size)
                };
                for fold in front(&issue, &setting) {
                    for glyphs in fold.page.glyphs() {
                        let Some(place) = glyphs.place else { continue };
                        let mut modules = fold.modules.iter();
                        let module = modules.find(|one| one.article == place.article).unwrap();
                        // A stop may hang below the last row of its story.
                        let above = Cell {
                            row: glyphs.cell.row.saturating_sub(1),
                            ..glyphs.cell
                        };
                        let hangs =
                            matches!(glyphs.text, "︐" | "︑" | "︒") && inside(module, above);
                        assert!(
                            hangs || inside(module, glyphs.cell),
                            "{name} {size:?} {glyphs:?}"
                        );
                        assert_eq!(glyphs.cells, 2, "{name} {size:?} {glyphs:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn an_english_front_page_stays_as_it_is() {
    let (issue, size) = (bundled("manual"), (120, 36));
    assert_eq!(front(&issue, &vertical(size)), folds(&issue, size));
}

#[test]
fn one_story_of_a_vertical_page_leads() {
    for name in ["xiangtu", "shiomachi"] {
        let issue = bundled(name);
        for size in [
            (80, 20),
            (80, 24),
            (100, 30),
            (120, 36),
            (160, 44),
            (200, 46),
        ] {
            for fold in front(&issue, &vertical(size)) {
                let area = |one: &Module| u32::from(one.size.width) * u32::from(one.size.height);
                let Some((lead, others)) = fold.modules.split_first() else {
                    continue;
                };
                let next = others.iter().map(area).max().unwrap_or(0);
                // A lead that is shown whole is as large as it can be.
                let is_lead = issue.article(lead.article).unwrap().rank == Rank::Lead;
                if is_lead && lead.cut.is_some() {
                    let share = f64::from(area(lead)) / f64::from(next.max(1));
                    // Of two tiers, headline blocks alone take half; else it is twice as large, but for
                    // what the gutters add.
                    let least = if size.1 < 30 { 1.0 } else { 1.7 };
                    assert!(share >= least, "{name} {size:?} {share}");
                }
            }
        }
    }
}

#[test]
fn every_room_however_small_gets_a_front_page() {
    let issue = bundled("shiomachi");
    for width in 0..=24 {
        for height in 0..=9 {
            for columns in [Columns::Fit { measure: 44 }, Columns::Exactly(3)] {
                let setting = Setting {
                    columns,
                    ..vertical((width, height))
                };
                assert!(!front(&issue, &setting).is_empty(), "{width}x{height}");
            }
        }
    }
}

#[test]
fn a_cut_story_goes_on_where_it_was_cut() {
    let issue = bundled("xiangtu");
    let folds = folds(&issue, (120, 40));
    let mut cuts = 0;
    for module in folds.iter().flat_map(|fold| &fold.modules) {
        let Some(cut) = module.cut else { continue };
        let fold = folds
            .iter()
            .find(|fold| fold.modules.contains(module))
            .unwrap();
        assert_eq!(fold.page.cell_of(cut), None, "what is cut is not shown");
        let jumps = fold
            .page
            .glyphs()
            .filter(|glyphs| glyphs.role == Role::Jump);
        let cells = jumps.map(|glyphs| glyphs.cell);
        assert!(
            cells.into_iter().any(|cell| inside(module, cell)),
            "a cut story says that it goes on"
        );
        let part = issue
            .article(module.article)
            .unwrap()
            .text(cut.part)
            .unwrap();
        assert!(part.plain().is_char_boundary(cut.offset));
        cuts += 1;
    }
    assert!(cuts > 2, "the sample is too short to be cut");
}
