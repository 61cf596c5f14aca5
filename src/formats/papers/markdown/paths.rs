//! Paths of the files of a book: their order, and where one leads from another.

use std::cmp::Ordering;

/// Files in the order of their names, numbers by their value; those of a folder before its folders.
pub(crate) fn in_order(one: &str, other: &str) -> Ordering {
    let (mut one, mut other) = (one.split('/').peekable(), other.split('/').peekable());
    loop {
        let (Some(left), Some(right)) = (one.next(), other.next()) else {
            return Ordering::Equal;
        };
        let index = |step: &str| !matches!(step, "_index.md" | "index.md");
        let key = |is_last: bool, step| (!is_last, index(step));
        let order = key(one.peek().is_none(), left).cmp(&key(other.peek().is_none(), right));
        let order = order
            .then_with(|| by_number(left, right))
            .then_with(|| left.cmp(right));
        if order != Ordering::Equal {
            return order;
        }
    }
}

fn by_number(one: &str, other: &str) -> Ordering {
    let number = |text: &str| {
        let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
        text[..text.len() - rest.len()].parse::<u64>().ok()
    };
    match (number(one), number(other)) {
        (Some(one), Some(other)) => one.cmp(&other),
        _ => one.to_lowercase().cmp(&other.to_lowercase()),
    }
}

/// A path that is relative to a file, from the root; none when it leads out.
pub(crate) fn from_root(file: &str, address: &str) -> Option<String> {
    let mut steps: Vec<&str> = file.split('/').collect();
    steps.pop();
    let address = address.split(['?', '#']).next().unwrap_or_default();
    if address.contains(':') {
        return None;
    }
    if address.starts_with('/') {
        steps.clear();
    }
    for step in address.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop()?;
            }
            step => steps.push(step),
        }
    }
    Some(steps.join("/"))
}
