//! Front pages: an issue and a size to a picture, and the laws every fold keeps.

use std::collections::BTreeSet;

use newsprint::compose::{Cell, Fold, Module, Role, Setting, Size, front};
use newsprint::formats::{Format, Source};
use newsprint::issue::Issue;

use crate::golden;

fn bundled(name: &str) -> Issue {
    let folder = golden::root().join("issues");
    let paper = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let path = paper
        .into_iter()
        .find(|path| path.to_string_lossy().contains(name))
        .unwrap();
    Format::Native
        .read(&Source::open(&path).unwrap())
        .unwrap()
        .issue
}

fn folds(issue: &Issue, (width, height): (u16, u16)) -> Vec<Fold> {
    front(issue, &Setting::for_size(Size { width, height }))
}

fn inside(module: &Module, cell: Cell) -> bool {
    (module.cell.row..module.cell.row + module.size.height).contains(&cell.row)
        && (module.cell.column..module.cell.column + module.size.width).contains(&cell.column)
}

#[track_caller]
fn check(name: &str, size: (u16, u16)) {
    let folds = folds(&bundled(name), size);
    let pages: Vec<String> = folds.iter().map(|fold| fold.page.to_string()).collect();
    let (width, height) = size;
    golden::check(
        &format!("pages/front-{name}-{width}x{height}.txt"),
        &pages.join("\u{c}\n"),
    );
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
    ] {
        check("xiangtu", size);
    }
}

#[test]
fn english_on_two_sizes() {
    check("manual", (80, 24));
    check("manual", (120, 40));
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
            (240, 70),
        ] {
            let folds = folds(&issue, size);
            let told: Vec<_> = folds
                .iter()
                .flat_map(|fold| &fold.modules)
                .map(|module| module.article)
                .collect();
            let stories: BTreeSet<_> = issue.articles().map(|article| article.id).collect();
            assert_eq!(told.len(), stories.len(), "{name} {size:?}");
            assert_eq!(
                told.iter().copied().collect::<BTreeSet<_>>(),
                stories,
                "{name} {size:?}"
            );
            for fold in &folds {
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
