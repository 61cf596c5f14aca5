//! Letters into parts of lines: those that follow one another on one base line, with spaces where
//! the type leaves room for one. What a wide gap parts is joined, or not, by the page room.

use super::letters::{Course, Letter, Style};
use crate::page::{Area, SetLine};

/// A gap this wide, in sizes of type, ends a part of a line.
const GAP: f32 = 0.5;
/// The same where a blank was set between words.
const BLANK: f32 = 0.8;
/// A gap this wide, in sizes of type, is a space between letters that know spaces.
const SPACE: f32 = 0.14;
/// How far the letters of a line may stand off its base line, in sizes of type.
const OFF: f32 = 0.3;

/// A part of a line while it grows.
#[derive(Clone, Debug, Default)]
struct Run {
    text: String,
    from: f32,
    until: f32,
    base: f32,
    size: f32,
    style: Style,
    spaced: bool,
}

/// The parts of lines of a page of that size.
pub(crate) fn set(letters: Vec<Letter>, page: (f32, f32)) -> Vec<SetLine> {
    let runs = joined(runs(letters));
    let lines = runs.iter().map(|run| SetLine {
        text: run.text.trim().to_owned(),
        area: area(run),
        size: run.size,
        bold: run.style.bold,
        downward: matches!(run.style.course, Course::Upright | Course::Down),
    });
    let seen = |line: &SetLine| {
        let area = &line.area;
        !line.text.is_empty()
            && area.x1 > 0.0
            && area.y1 > 0.0
            && area.x0 < page.0
            && area.y0 < page.1
    };
    lines.filter(seen).collect()
}

/// The letters as they were drawn, run by run.
fn runs(letters: Vec<Letter>) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut spaced = false;
    for letter in letters {
        if letter.text.chars().all(char::is_whitespace) {
            spaced = true;
            continue;
        }
        let fresh = Run {
            from: letter.from,
            until: letter.until,
            base: letter.base,
            size: letter.size,
            style: letter.style,
            text: letter.text,
            spaced,
        };
        spaced = false;
        match runs.last_mut() {
            Some(run) if follows(run, &fresh) => append(run, &fresh),
            _ => runs.push(fresh),
        }
    }
    runs
}

/// Whether a run goes on with another.
fn follows(run: &Run, next: &Run) -> bool {
    let size = run.size.max(next.size);
    let gap = next.from - run.until;
    let small = run.size.min(next.size);
    run.style == next.style
        && (run.base - next.base).abs() <= OFF * small
        && small >= size * 0.5
        && gap <= if next.spaced { BLANK } else { GAP } * size
        && gap >= -0.4 * size
        && next.until > run.from
}

fn append(run: &mut Run, next: &Run) {
    let gap = next.from - run.until;
    let joint = run.text.chars().last().zip(next.text.chars().next());
    let letters = joint.is_some_and(|(last, first)| is_spaced(last) || is_spaced(first));
    let room = gap > SPACE * run.size.max(next.size);
    // Between Han a blank parts names; elsewhere it is taken out again.
    if letters && (room || next.spaced && gap > -0.1 * run.size) || next.spaced && room {
        run.text.push(' ');
    }
    // A line of mixed sizes is as large as most of it.
    if next.text.len() > run.text.len() {
        (run.size, run.base) = (next.size, next.base);
    }
    run.text.push_str(&next.text);
    run.until = run.until.max(next.until);
}

/// Whether spaces part words of the character's script.
fn is_spaced(character: char) -> bool {
    !matches!(character, '\u{2e80}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ff60}' | '\u{20000}'..='\u{3ffff}'
        | '“' | '”' | '‘' | '’' | '—' | '…')
}

/// Runs that stand on one line one after the other are one run, in whatever order they were drawn;
/// what was printed twice in one place is bold.
fn joined(mut runs: Vec<Run>) -> Vec<Run> {
    runs.sort_by(|one, other| {
        let place = |run: &Run| (run.style.course, run.base, run.from);
        let (one, other) = (place(one), place(other));
        one.0
            .cmp(&other.0)
            .then(one.1.total_cmp(&other.1))
            .then(one.2.total_cmp(&other.2))
    });
    let mut joined: Vec<Run> = Vec::with_capacity(runs.len());
    // Where the line at hand begins among those that are done.
    let mut line = 0;
    for run in runs {
        while joined.get(line).is_some_and(|first| {
            first.style.course != run.style.course || run.base - first.base > OFF * run.size
        }) {
            line += 1;
        }
        let near = joined.iter_mut().skip(line);
        let mut beside = near.filter(|done| done.style.course == run.style.course);
        let twin = |done: &Run| {
            done.text == run.text
                && (done.from - run.from).abs() < 0.12 * run.size
                && (done.base - run.base).abs() < 0.12 * run.size
        };
        let found = beside.find_map(|done| {
            if twin(done) {
                return Some((done, true));
            }
            (follows(done, &run) || leads(&run, done)).then_some((done, false))
        });
        match found {
            Some((done, true)) => done.style.bold = true,
            Some((done, false)) if follows(done, &run) => append(done, &run),
            Some((done, false)) => {
                let mut whole = run;
                append(&mut whole, done);
                *done = whole;
            }
            None => joined.push(run),
        }
    }
    joined
}

/// Whether a run comes before one that is done already.
fn leads(run: &Run, done: &Run) -> bool {
    run.from < done.from && follows(run, done)
}

/// Where a run stands on the page.
fn area(run: &Run) -> Area {
    let (above, below) = (0.88 * run.size, 0.12 * run.size);
    let turned = |x0, y0, x1, y1| Area { x0, y0, x1, y1 };
    let (from, until, base) = (run.from, run.until, run.base);
    match run.style.course {
        Course::Right => turned(from, base - above, until, base + below),
        Course::Left => turned(-until, -base - below, -from, -base + above),
        Course::Upright => turned(
            -base - 0.12 * run.size,
            from,
            -base + 0.88 * run.size,
            until,
        ),
        Course::Down => turned(-base - below, from, -base + above, until),
        Course::Up => turned(base - above, -until, base + below, -from),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Letters of 10 points, one after the other, from a place on.
    fn letters(text: &str, from: f32, base: f32) -> Vec<Letter> {
        let place = |(at, letter): (usize, char)| {
            #[expect(clippy::cast_precision_loss, reason = "a handful of letters")]
            let from = from + 6.0 * at as f32;
            Letter {
                text: letter.to_string(),
                from,
                until: from + 6.0,
                base,
                size: 10.0,
                ..Letter::default()
            }
        };
        text.chars().enumerate().map(place).collect()
    }

    fn texts(letters: Vec<Letter>) -> Vec<String> {
        let lines = set(letters, (600.0, 800.0));
        lines.into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn gaps_part_lines_and_spaces_part_words() {
        let all = [
            letters("to be", 0.0, 50.0),
            letters("渡口", 60.0, 50.0),
            letters("or", 0.0, 70.0),
        ];
        assert_eq!(texts(all.concat()), ["to be", "渡口", "or"]);
    }

    #[test]
    fn the_order_of_drawing_does_not_matter_and_twins_are_bold() {
        let all = [letters("口岸", 6.0, 50.0), letters("渡", 0.0, 50.0)];
        assert_eq!(texts(all.concat()), ["渡口岸"]);
        let twice = [letters("渡口", 0.0, 50.0), letters("渡口", 0.4, 50.0)].concat();
        let lines = set(twice, (600.0, 800.0));
        assert_eq!((lines.len(), lines[0].bold), (1, true));
    }
}
