//! Labels for the lines of a page from the page's known stories: each line is found again in what was
//! printed, by the runs of characters that both have.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use newsprint_formats::learning::{self, Label, Seen};
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

use crate::chain::Page;

/// Something that was printed: a headline, a paragraph, a caption.
struct Unit {
    story: usize,
    first: Label,
    text: Vec<char>,
    /// The first character that a line was found for.
    begun: Option<usize>,
}

/// Characters of a run that is looked up: enough to be rare on a page.
const RUN: usize = 4;

/// The pages of a folder whose family is not left out, in all their extractions.
pub(crate) fn pages(
    folder: &Path,
    extractions: &[&str],
    wanted: impl Fn(&str) -> bool,
) -> Vec<Page> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .map(|entries| entries.flatten().map(|entry| entry.path()).collect())
        .unwrap_or_default();
    files.sort();
    let mut pages = Vec::new();
    for file in files {
        let name = file
            .file_name()
            .and_then(|name| name.to_str())
            .unwrap_or_default();
        let Some(stem) = name.strip_suffix(".truth.json") else {
            continue;
        };
        if !wanted(stem) {
            continue;
        }
        let Some(truth) = std::fs::read_to_string(&file)
            .ok()
            .and_then(|text| serde_json::from_str::<Value>(&text).ok())
        else {
            continue;
        };
        for extraction in extractions {
            let path = folder.join(format!("{stem}.{extraction}.txt"));
            if let Ok(text) = std::fs::read_to_string(&path) {
                pages.push(labelled(&truth, &text, format!("{stem}.{extraction}")));
            }
        }
    }
    pages
}

/// A text as it is compared: no spaces, one width, quotes and dashes alike.
fn flat(text: &str) -> Vec<char> {
    let even = |c: char| match c {
        '“' | '”' | '„' | '«' | '»' => '"',
        '‘' | '’' => '\'',
        '—' | '–' | '―' | '─' | '‐' | '‑' => '-',
        '・' | '•' | '‧' => '·',
        _ => c,
    };
    text.nfkc()
        .filter(|c| !c.is_whitespace() && !matches!(c, '\u{ad}' | '\u{fffd}'))
        .map(even)
        .collect()
}

fn labelled(truth: &Value, text: &str, name: String) -> Page {
    let mut units = units(truth);
    let mut runs: HashMap<[char; RUN], Vec<(usize, usize)>> = HashMap::new();
    for (index, unit) in units.iter().enumerate() {
        for (at, run) in unit.text.windows(RUN).enumerate() {
            if let Ok(run) = <[char; RUN]>::try_from(run) {
                runs.entry(run).or_default().push((index, at));
            }
        }
    }
    let names = names(truth);
    let seen = learning::lines(text);
    let mut last: Option<(usize, usize)> = None;
    let mut found: Vec<Option<(usize, usize)>> = Vec::new();
    for line in &seen {
        let place = place(&flat(&line.text), &units, &runs, last);
        if let Some((unit, at)) = place {
            let begun = units[unit].begun.get_or_insert(at);
            *begun = (*begun).min(at);
        }
        last = place
            .map(|(unit, at)| (unit, at + flat(&line.text).len()))
            .or(last);
        found.push(place);
    }
    let mut labels = Vec::new();
    for (at, line) in seen.iter().enumerate() {
        let label = match found[at] {
            Some((unit, from)) => label(
                &units,
                unit,
                from,
                at.checked_sub(1).and_then(|before| found[before]),
            ),
            None => unplaced(&seen, &found, &units, &names, at),
        };
        let _ = line;
        labels.push(label as usize);
    }
    Page {
        name,
        lines: seen,
        labels,
    }
}

/// What a line of a unit is.
fn label(units: &[Unit], unit: usize, from: usize, before: Option<(usize, usize)>) -> Label {
    let Unit { first, begun, .. } = &units[unit];
    let opens = from <= begun.unwrap_or_default() && from < 12;
    let follows = before.is_some_and(|(other, _)| other == unit);
    match first.next() {
        Some(on) if !opens || follows && from > 0 => on,
        _ => *first,
    }
}

/// What a line is that no unit holds: names beside a story, or furniture.
fn unplaced(
    seen: &[Seen],
    found: &[Option<(usize, usize)>],
    units: &[Unit],
    names: &[String],
    at: usize,
) -> Label {
    let joined = |at: usize| {
        seen.get(at).map_or(String::new(), |line| {
            flat(&line.text).into_iter().collect::<String>()
        })
    };
    let text = joined(at);
    let is_open = |text: &str| {
        text.matches(['(', '【', '[']).count() > text.matches([')', '】', ']']).count()
    };
    let above = at.checked_sub(1).map_or(String::new(), joined);
    if is_open(&above) && at > 0 && text.contains([')', '】', ']']) {
        return match found[at - 1] {
            Some((unit, _)) => units[unit].first.next().unwrap_or(units[unit].first),
            None => Label::Signature,
        };
    }
    let whole = if is_open(&text) {
        format!("{text}{}", joined(at + 1))
    } else {
        text.clone()
    };
    let lower = whole.to_lowercase();
    let came = [
        "上接",
        "文承",
        "から続く",
        "frompage",
        "continuedfrom",
        "fortsetzungvon",
        "suitedelapage",
    ];
    if text.chars().count() < 30 && came.iter().any(|word| lower.contains(word)) {
        return Label::Jump;
    }
    if text.chars().count() > 60 || !names.iter().any(|name| lower.contains(name.as_str())) {
        // The role below a name.
        let above = at.checked_sub(1).is_some_and(|above| {
            found[above].is_none()
                && names.iter().any(|name| {
                    seen[above]
                        .text
                        .to_lowercase()
                        .replace(' ', "")
                        .contains(name.as_str())
                })
        });
        let role = ["staffwriter", "correspondent", "redakteur", "reporter"]
            .iter()
            .any(|role| lower.contains(role));
        return if above && role {
            Label::Byline
        } else {
            Label::Furniture
        };
    }
    let kind = |place: Option<&Option<(usize, usize)>>| {
        place
            .copied()
            .flatten()
            .map(|(unit, from)| (units[unit].first, units[unit].story, from))
    };
    let before = at.checked_sub(1).and_then(|before| kind(found.get(before)));
    let after = kind(found.get(at + 1)).or_else(|| kind(found.get(at + 2)));
    match (before, after) {
        (_, Some((Label::Opening, _, 0)))
        | (Some((Label::Headline | Label::Deck | Label::Kicker, ..)), _) => Label::Byline,
        (Some((Label::Opening | Label::Paragraph | Label::Item, ..)), _) => Label::Signature,
        (_, Some((Label::Opening | Label::Deck | Label::Caption, ..))) => Label::Byline,
        _ => Label::Furniture,
    }
}

/// Where a line stands in what was printed: the unit, and the character it begins at.
fn place(
    line: &[char],
    units: &[Unit],
    runs: &HashMap<[char; RUN], Vec<(usize, usize)>>,
    last: Option<(usize, usize)>,
) -> Option<(usize, usize)> {
    if line.is_empty() {
        return None;
    }
    let mut votes: HashMap<(usize, usize), usize> = HashMap::new();
    for (at, run) in line.windows(RUN).enumerate() {
        let Ok(run) = <[char; RUN]>::try_from(run) else {
            continue;
        };
        for (unit, from) in runs.get(&run).into_iter().flatten().take(40) {
            // A line may begin with words that are no part of the unit: a dateline, a mark.
            if *from + 3 >= at {
                *votes.entry((*unit, from.saturating_sub(at))).or_default() += 2;
            }
        }
    }
    if let Some((unit, from)) = last {
        let on = units[unit].text.get(from..).unwrap_or_default();
        let same = line
            .iter()
            .zip(on)
            .take_while(|(one, other)| one == other)
            .count();
        if same + 1 >= line.len() && same > 0 {
            *votes.entry((unit, from)).or_default() += 3 + same;
        }
    }
    for (index, unit) in units.iter().enumerate() {
        if unit.text == line {
            *votes.entry((index, 0)).or_default() += 2 + line.len();
        }
    }
    let near = |place: &(usize, usize)| {
        last.map_or(0, |(unit, from)| {
            usize::from(place.0 == unit)
                + usize::from(
                    units[place.0].story == units[unit].story && units[unit].story < usize::MAX,
                )
                + usize::from(place.0 == unit && place.1.abs_diff(from) < 3) * 2
        })
    };
    let whole = |place: &(usize, usize)| {
        usize::from(place.1 == 0 && units[place.0].text.len() <= line.len() + 1) * 2
    };
    let best = votes.iter().max_by_key(|(place, count)| {
        (
            **count * 2 + near(place) * 2 + whole(place),
            std::cmp::Reverse(**place),
        )
    })?;
    // A name that stands in a credit stands elsewhere too: only the line below it goes on with it.
    let (unit, from) = *best.0;
    if units[unit].first == Label::Caption
        && from > 2
        && line.len() < 24
        && last.is_none_or(|(other, until)| other != unit || until.abs_diff(from) > 4)
    {
        return None;
    }
    // Names and rubrics of the page's edge come again in stories: only the whole line is meant.
    if units[best.0.0].first == Label::Furniture
        && units[best.0.0].text.len() > line.len() * 2
        && !line.iter().any(char::is_ascii_digit)
    {
        return None;
    }
    let enough = *best.1 >= (line.len() * 9 / 10).saturating_sub(RUN).max(2);
    enough.then_some(*best.0)
}

/// All that was printed of stories.
fn units(truth: &Value) -> Vec<Unit> {
    let mut units = Vec::new();
    let stories = truth["stories"]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default();
    for (story, told) in stories.iter().enumerate() {
        let mut push = |first: Label, text: &str| {
            let text = flat(text);
            if !text.is_empty() {
                units.push(Unit {
                    story,
                    first,
                    text,
                    begun: None,
                });
            }
        };
        let notice = told["kind"] == "notice";
        push(Label::Kicker, told["kicker"].as_str().unwrap_or_default());
        push(
            Label::Headline,
            told["headline"].as_str().unwrap_or_default(),
        );
        push(Label::Deck, told["deck"].as_str().unwrap_or_default());
        push(Label::Jump, told["jump"].as_str().unwrap_or_default());
        for caption in told["captions"].as_array().into_iter().flatten() {
            push(Label::Caption, caption.as_str().unwrap_or_default());
        }
        let mut opened = false;
        for block in told["blocks"].as_array().into_iter().flatten() {
            let text = block["text"].as_str().unwrap_or_default();
            let kind = match block["kind"].as_str().unwrap_or_default() {
                _ if notice => Label::Notice,
                "heading" => Label::Crosshead,
                "item" => Label::Item,
                _ if opened => Label::Paragraph,
                _ => Label::Opening,
            };
            opened |= kind == Label::Opening;
            let dateline = told["dateline"].as_str().unwrap_or_default();
            if kind == Label::Opening && !dateline.is_empty() && !text.starts_with(dateline) {
                push(kind, &format!("{dateline}{text}"));
            } else {
                push(kind, text);
            }
            for row in block["rows"].as_array().into_iter().flatten() {
                let cells: String = row
                    .as_array()
                    .into_iter()
                    .flatten()
                    .filter_map(Value::as_str)
                    .collect();
                push(Label::Row, &cells);
            }
        }
    }
    let furniture = truth["furniture"]
        .as_array()
        .into_iter()
        .flatten()
        .chain([&truth["title"]]);
    for text in furniture.filter_map(Value::as_str) {
        let text = flat(text);
        if text.len() > 1 && !units.iter().any(|unit: &Unit| unit.text == text) {
            units.push(Unit {
                story: usize::MAX,
                first: Label::Furniture,
                text,
                begun: None,
            });
        }
    }
    units
}

/// The names of those who wrote, as they are compared.
fn names(truth: &Value) -> Vec<String> {
    let stories = truth["stories"].as_array().into_iter().flatten();
    let names = stories.flat_map(|told| told["byline"].as_array().into_iter().flatten());
    names
        .filter_map(Value::as_str)
        .map(|name| flat(name).into_iter().collect::<String>().to_lowercase())
        .collect()
}
