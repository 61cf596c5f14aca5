//! What is known to be over: `known.toml`, which may only shrink. What is new there fails, what has
//! grown fails, and so does what is no longer true. With `HOUSE_SHRINK=1` what has shrunk is written
//! smaller, and nothing else is written.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::sync::Mutex;

static WRITING: Mutex<()> = Mutex::new(());

/// Figures by what they are of, in the tables of the file.
pub(crate) type Figures = BTreeMap<String, usize>;

fn file() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("known.toml")
}

/// The known figures of a table.
pub(crate) fn known(table: &str) -> Figures {
    figures(&fs::read_to_string(file()).unwrap(), table)
}

fn figures(text: &str, table: &str) -> Figures {
    let all: toml::Table = text.parse().expect("known.toml");
    let table = all.get(table).and_then(|it| it.as_table());
    let figure = |(what, figure): (&String, &toml::Value)| {
        let figure = figure
            .as_integer()
            .or_else(|| figure.get("figure")?.as_integer());
        (
            what.clone(),
            usize::try_from(figure.expect("a figure")).expect("a count"),
        )
    };
    table.into_iter().flatten().map(figure).collect()
}

/// Why what is there is not what is known; empty where it is.
pub(crate) fn compare(known: &Figures, found: &Figures) -> Vec<String> {
    let mut wrong = Vec::new();
    for (what, figure) in found {
        match known.get(what) {
            None => wrong.push(format!("new: \"{what}\" = {figure}")),
            Some(before) if before < figure => {
                wrong.push(format!("grown from {before}: \"{what}\" = {figure}"));
            }
            Some(before) if before > figure => wrong.push(format!(
                "less than {before}, write it down: \"{what}\" = {figure}"
            )),
            Some(_) => {}
        }
    }
    for what in known.keys().filter(|what| !found.contains_key(*what)) {
        wrong.push(format!("no longer true, strike it out: \"{what}\""));
    }
    wrong
}

/// Writes what has shrunk smaller, and strikes out what is gone.
pub(crate) fn shrink(table: &str, found: &Figures) {
    let _one_at_a_time = WRITING.lock();
    let text = fs::read_to_string(file()).unwrap();
    let mut inside = false;
    let mut kept = String::new();
    for line in text.lines() {
        if line.starts_with('[') {
            inside = line == format!("[{table}]");
        }
        let entry = figures(&format!("[it]\n{line}"), "it");
        match entry
            .into_iter()
            .next()
            .filter(|_| inside && line.starts_with('"'))
        {
            Some((what, before)) => {
                let Some(figure) = found.get(&what) else {
                    continue;
                };
                let smaller = line.replacen(&format!("= {before}"), &format!("= {figure}"), 1);
                kept.push_str(if *figure < before { &smaller } else { line });
            }
            None => kept.push_str(line),
        }
        kept.push('\n');
    }
    fs::write(file(), kept).unwrap();
}

/// Whether what is known may be written smaller.
pub(crate) fn may_shrink() -> bool {
    std::env::var_os("HOUSE_SHRINK").is_some()
}
