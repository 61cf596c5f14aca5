//! What a reader set right on a raw page: the file of fixes that lies beside it, written by hand or
//! by the source view, taken with suspicion. How a fix is applied is the page room's business.

use toml::de::{DeTable, DeValue};

use crate::bytes::source::Source;
use crate::reading::Note;
use newsprint_issue::clean::Clean;
use newsprint_messages::{Loss, Omission, Unfit};
use newsprint_raw::{Fix, Mend};

/// The most bytes of a file of fixes, and the most fixes of a page.
const MOST_BYTES: usize = 1 << 20;
const MOST_FIXES: usize = 4096;

/// The most notes about one file of fixes.
const MOST_NOTES: usize = 32;

/// A file of fixes: what it says, and what is wrong with it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Fixes {
    /// Its text, as it lies there.
    text: String,
    /// The fixes in their order.
    pub(crate) list: Vec<Fix>,
    /// What is wrong with it.
    pub(crate) notes: Vec<Note>,
}

/// What the file of fixes beside a source is called: `page.txt.fixes.toml` beside `page.txt`.
pub(crate) fn name_of(source: &Source) -> String {
    format!("{}.fixes.toml", source.name())
}

impl Fixes {
    /// The fixes beside a source; none where there is no such file.
    pub(crate) fn beside(source: &Source) -> Fixes {
        let name = name_of(source);
        let bytes = source.get(&name);
        bytes.map_or_else(Fixes::default, |bytes| Fixes::read(&name, &bytes))
    }

    /// Reads a file of fixes. What is no TOML has no fixes; what is no fix costs only itself.
    pub(crate) fn read(name: &str, bytes: &[u8]) -> Fixes {
        let mut book = Book {
            name: name.to_owned(),
            notes: Vec::new(),
        };
        let text = String::from_utf8_lossy(bytes).into_owned();
        let fixes = if bytes.len() > MOST_BYTES {
            book.refuse(0, Unfit::TooLarge(MOST_BYTES >> 20).into());
            Vec::new()
        } else {
            book.read(&text)
        };
        Fixes {
            text,
            list: fixes,
            notes: book.notes,
        }
    }

    /// Its text, as it lies there.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The file with these fixes and no others: each as it was written if it was there, and with
    /// whatever else stands in the file. A file that is no TOML becomes a comment above them.
    pub(crate) fn with(&self, fixes: &[Fix]) -> String {
        let (head, chunks) = chunks(&self.text);
        let entries = entries(&self.text);
        let Some(entries) = entries.filter(|entries| entries.len() == chunks.len()) else {
            let lines = self.text.lines().map(|line| format!("# {line}\n"));
            return with_chunks(lines.collect(), fixes.iter().map(written));
        };
        let mut old: Vec<(Option<Fix>, &str)> = entries.into_iter().zip(chunks).collect();
        let mut new: Vec<String> = Vec::new();
        for fix in fixes {
            let at = old.iter().position(|(own, _)| own.as_ref() == Some(fix));
            new.push(at.map_or_else(|| written(fix), |at| old.remove(at).1.to_owned()));
        }
        let others = old.into_iter().filter(|(own, _)| own.is_none());
        new.extend(others.map(|(_, text)| text.to_owned()));
        with_chunks(head.to_owned(), new.into_iter())
    }
}

/// The text above the first fix of a file, and the text of each.
fn chunks(text: &str) -> (&str, Vec<&str>) {
    let lines = text.split_inclusive('\n').scan(0, |end, line| {
        let start = *end;
        *end += line.len();
        Some((start, line))
    });
    let heads = lines.filter(|(_, line)| line.trim_start().starts_with("[[fix]]"));
    let mut bounds: Vec<usize> = heads.map(|(start, _)| start).collect();
    let head = &text[..bounds.first().copied().unwrap_or(text.len())];
    bounds.push(text.len());
    let chunks = bounds.windows(2).map(|pair| &text[pair[0]..pair[1]]);
    (head, chunks.collect())
}

/// Every entry of a file of fixes, those that are no fix as nothing; none when it is no TOML, or is
/// written otherwise than entry below entry.
fn entries(text: &str) -> Option<Vec<Option<Fix>>> {
    let table = DeTable::parse(text).ok()?;
    let entries = match table.get_ref().get("fix").map(toml::Spanned::get_ref) {
        None => return Some(Vec::new()),
        Some(DeValue::Array(entries)) => entries,
        Some(_) => return None,
    };
    Some(
        entries
            .iter()
            .map(|entry| fix(entry.get_ref()).ok())
            .collect(),
    )
}

/// Chunks below a head, a blank line above each.
fn with_chunks(head: String, chunks: impl Iterator<Item = String>) -> String {
    chunks.fold(head, |mut text, chunk| {
        if !text.is_empty() {
            text.truncate(text.trim_end().len());
            text.push_str("\n\n");
        }
        text.push_str(chunk.trim_end());
        text.push('\n');
        text
    })
}

/// A fix as it is written.
fn written(fix: &Fix) -> String {
    let words = fix.words.replace('\\', "\\\\").replace('"', "\\\"");
    let words = match words.as_str() {
        "" => String::new(),
        words => format!("words = \"{words}\"\n"),
    };
    format!(
        "[[fix]]\nline = {}\n{words}make = \"{}\"\n",
        fix.line,
        fix.mend.name()
    )
}

/// A file of fixes while it is read.
struct Book {
    name: String,
    notes: Vec<Note>,
}

impl Book {
    fn read(&mut self, text: &str) -> Vec<Fix> {
        match DeTable::parse(text) {
            Ok(table) => self.table(text, table.get_ref()),
            Err(error) => {
                let at = error.span().map_or(0, |span| span.start);
                self.refuse(
                    line_of(text, at),
                    Loss::NotWrittenIn("TOML", Clean::line(error.message())),
                );
                Vec::new()
            }
        }
    }

    fn table(&mut self, text: &str, table: &DeTable<'_>) -> Vec<Fix> {
        let mut fixes = Vec::new();
        for (key, value) in table {
            let line = line_of(text, key.span().start);
            match (&**key.get_ref(), value.get_ref()) {
                ("fix", DeValue::Array(entries)) => {
                    if entries.len() > MOST_FIXES {
                        self.refuse(line, Unfit::TooMany(MOST_FIXES).into());
                    }
                    for entry in entries.iter().take(MOST_FIXES) {
                        match fix(entry.get_ref()) {
                            Ok(fix) => fixes.push(fix),
                            Err(reason) => {
                                self.refuse(line_of(text, entry.span().start), reason.into());
                            }
                        }
                    }
                }
                _ => self.refuse(line, Unfit::NoFix.into()),
            }
        }
        fixes
    }

    fn refuse(&mut self, line: usize, reason: Loss) {
        if self.notes.len() >= MOST_NOTES {
            return;
        }
        let path = Clean::line(&self.name);
        self.notes.push(Note::Dropped {
            element: Omission::LineOf { path, line },
            reason,
        });
    }
}

/// One fix, or what is wrong with it.
fn fix(entry: &DeValue<'_>) -> Result<Fix, Unfit> {
    let DeValue::Table(entry) = entry else {
        return Err(Unfit::NoTable);
    };
    let value = |key: &str| entry.get(key).map(toml::Spanned::get_ref);
    let line = match value("line") {
        None => 0,
        Some(DeValue::Integer(line)) => line.as_str().parse().map_err(|_| Unfit::NoNumber)?,
        Some(_) => return Err(Unfit::NoNumber),
    };
    let words = match value("words") {
        None => Clean::default(),
        Some(words) => Clean::line(words.as_str().ok_or(Unfit::NoText)?),
    };
    if line == 0 && words.trim().is_empty() {
        return Err(Unfit::NoLine);
    }
    let mend = value("make")
        .and_then(DeValue::as_str)
        .and_then(Mend::named);
    let mend = mend.ok_or(Unfit::NoMend(
        "split, join, headline, caption, aside, before, after",
    ))?;
    Ok(Fix { line, words, mend })
}

/// The line of a byte, counted from 1.
fn line_of(text: &str, byte: usize) -> usize {
    let before = text.get(..byte).unwrap_or(text);
    1 + before.bytes().filter(|byte| *byte == b'\n').count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fix(line: usize, words: &str, mend: Mend) -> Fix {
        Fix {
            line,
            words: Clean::line(words),
            mend,
        }
    }

    /// A file after it was given other fixes; what was written is read back.
    #[track_caller]
    fn check(old: &str, fixes: &[Fix], new: &str) {
        let written = Fixes::read("page.txt.fixes.toml", old.as_bytes()).with(fixes);
        assert_eq!(written, new);
        let read = Fixes::read("page.txt.fixes.toml", written.as_bytes());
        assert_eq!(read.list, fixes);
    }

    #[test]
    fn a_file_of_fixes_is_written_and_read_back() {
        let quote = fix(3, "\\ said \"no\"", Mend::Join);
        check(
            "",
            &[quote, fix(12, "", Mend::Aside)],
            "[[fix]]\nline = 3\nwords = \"\\\\ said \\\"no\\\"\"\nmake = \"join\"\n\n[[fix]]\nline = 12\nmake = \"aside\"\n",
        );
    }

    #[test]
    fn what_was_written_by_hand_stays_as_it_was() {
        let old = "# mine\n\n[[fix]]\nmake='split' # so\nline=0x3\n[[fix]]\nnonsense=1\n[[fix]]\nline=9\nmake='join'\n";
        check(
            &old.replace("0x3", "3"),
            &[fix(5, "a", Mend::After), fix(3, "", Mend::Split)],
            "# mine\n\n[[fix]]\nline = 5\nwords = \"a\"\nmake = \"after\"\n\n[[fix]]\nmake='split' # so\nline=3\n\n[[fix]]\nnonsense=1\n",
        );
    }

    #[test]
    fn a_file_that_is_none_is_kept_as_a_comment() {
        check(
            "[[fix\nline = 3",
            &[fix(1, "a", Mend::Split)],
            "# [[fix\n# line = 3\n\n[[fix]]\nline = 1\nwords = \"a\"\nmake = \"split\"\n",
        );
        check(
            "fix = [{line = 3, make = 'join'}]\n",
            &[fix(3, "", Mend::Join)],
            "# fix = [{line = 3, make = 'join'}]\n\n[[fix]]\nline = 3\nmake = \"join\"\n",
        );
    }
}
