//! The desk where the dispatches of an agency are made up into an edition: sections by subject, rank
//! by urgency, the masthead from provider and date. What the agencies' formats share; how a
//! dispatch is written, each knows itself.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::bytes::source::Source;
use super::page;
use super::reading::{Note, ReadError, Reading};
use newsprint_issue::clean::Clean;
use newsprint_issue::{
    Article, Author, Block, Date, Issue, Language, Masthead, Rank, Section, Text,
};

/// Files of a folder that are looked into to know its format.
const LOOKED_INTO: usize = 24;
/// Bytes of each by which it is known.
const HEAD: usize = 1 << 16;

/// A story as an agency sends it, with what places it in an edition.
#[derive(Debug, Default)]
pub(crate) struct Dispatch {
    /// The story.
    pub(crate) article: Article,
    /// The name that others call it by.
    pub(crate) id: String,
    /// The section it belongs to.
    pub(crate) section: Clean,
    /// When it was sent.
    pub(crate) date: Option<Date>,
    /// Who sends it.
    pub(crate) provider: Clean,
    /// The language it is written in.
    pub(crate) language: Option<Language>,
}

impl Dispatch {
    /// Whether there is anything to read in it.
    pub(crate) fn has_words(&self) -> bool {
        !self.article.headline.is_empty() || !self.article.body.is_empty()
    }
}

/// In which order the stories of a section stand.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Order {
    /// As an editor put them.
    AsGiven,
    /// By rank, since nobody put them in order.
    ByRank,
}

/// Makes dispatches up into an edition.
pub(crate) fn edition(
    dispatches: Vec<Dispatch>,
    order: Order,
    notes: Vec<Note>,
) -> Result<Reading, ReadError> {
    let mut masthead = Masthead {
        date: dispatches.iter().filter_map(|one| one.date).max(),
        ..Masthead::default()
    };
    let mut providers = dispatches.iter().map(|one| &one.provider);
    let provider = providers.find(|name| !name.is_empty());
    masthead.title = provider.cloned().unwrap_or_default();
    let language = dispatches.iter().find_map(|one| one.language);
    masthead.language = language.unwrap_or_else(|| guessed(&dispatches));
    let mut sections: Vec<Section> = Vec::new();
    let mut places: BTreeMap<Clean, usize> = BTreeMap::new();
    for Dispatch {
        article, section, ..
    } in dispatches.into_iter().filter(Dispatch::has_words)
    {
        let place = *places.entry(section).or_insert_with_key(|name| {
            sections.push(Section {
                name: name.clone(),
                articles: Vec::new(),
            });
            sections.len() - 1
        });
        sections[place].articles.push(article);
    }
    if sections.is_empty() {
        return Err(ReadError::Empty);
    }
    for section in &mut sections {
        if order == Order::ByRank {
            section.articles.sort_by_key(|article| article.rank);
        }
        // A section has one lead.
        let leads = section
            .articles
            .iter_mut()
            .filter(|article| article.rank == Rank::Lead);
        for article in leads.skip(1) {
            article.rank = Rank::Major;
        }
    }
    Ok(Reading::new(Issue::bind(masthead, sections), notes))
}

fn guessed(dispatches: &[Dispatch]) -> Language {
    let texts = dispatches.iter().take(20).flat_map(|one| {
        let parts = one.article.parts();
        parts.map(|(_, text)| text.plain())
    });
    page::guessed_language(&texts.collect::<String>())
}

/// The rank of an urgency from 1 (now) to 9 (whenever); 0 says nothing.
pub(crate) fn rank(urgency: Option<u64>) -> Rank {
    match urgency {
        Some(1) => Rank::Lead,
        Some(2 | 3) => Rank::Major,
        Some(7..=9) => Rank::Brief,
        _ => Rank::Minor,
    }
}

/// The day at the head of a date as machines write it: `2026-05-03T…` or `20260503T…`.
pub(crate) fn day(text: &str) -> Option<Date> {
    let text = text.trim();
    let number = |text: Option<&str>| text?.parse::<i16>().ok();
    let (year, rest) = (number(text.get(..4))?, text.get(4..)?);
    let (month, day) = match rest.strip_prefix('-') {
        Some(rest) if rest.get(2..3) == Some("-") => (rest.get(..2), rest.get(3..5)),
        Some(_) => return None,
        None => (rest.get(..2), rest.get(2..4)),
    };
    Date::new(year, number(month)? as i8, number(day)? as i8).ok()
}

/// The people that a line of names gives: `By Mara Linde and Jo Pell, Staff Writer`.
pub(crate) fn authors(line: &str) -> Vec<Author> {
    const BEFORE: &[&str] = &["by ", "von ", "par ", "por ", "di ", "door "];
    let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
    // Where names are written without spaces, the raw page's own reader knows them.
    if !line.is_ascii()
        && !line.contains(' ')
        && let Some(authors) = page::byline(&line)
    {
        return authors;
    }
    let lower = line.get(..5).unwrap_or(&line).to_ascii_lowercase();
    let before = BEFORE.iter().find(|word| lower.starts_with(**word));
    let line = before.map_or(&*line, |word| &line[word.len()..]);
    let parted = line.replace(" and ", ",").replace(" & ", ",");
    let mut authors: Vec<Author> = Vec::new();
    for name in parted.split([',', ';', '、', '/']).map(str::trim) {
        match authors.last_mut() {
            _ if name.is_empty() => {}
            Some(last) if last.role.is_none() && is_role(name) => {
                last.role = Some(Clean::line(name));
            }
            _ => authors.push(Author {
                name: Clean::line(name),
                role: None,
            }),
        }
    }
    authors
}

/// Whether words say what someone does rather than who it is.
fn is_role(words: &str) -> bool {
    const ROLES: &[&str] = &[
        "writer",
        "correspondent",
        "reporter",
        "editor",
        "staff",
        "photographer",
        "columnist",
        "news",
        "agency",
        "press",
    ];
    let words = words.to_lowercase();
    ROLES.iter().any(|role| words.contains(role))
}

/// Text sent without marks, as paragraphs: parted by empty lines, or by lines where there are none.
pub(crate) fn paragraphs(text: &str) -> Vec<Block> {
    let text = text.replace("\r\n", "\n");
    let by = if text.trim().contains("\n\n") {
        "\n\n"
    } else {
        "\n"
    };
    let texts = text.split(by).map(|piece| {
        let words: Vec<&str> = piece.split_whitespace().collect();
        Text::from(&*words.join(" "))
    });
    let worded = texts.filter(|text| !text.is_empty());
    worded.map(Block::Paragraph).collect()
}

/// The body without a first block that only says the headline again.
pub(crate) fn without_echo(mut body: Vec<Block>, headline: &[Text]) -> Vec<Block> {
    let said = headline.iter().map(Text::plain).collect::<Vec<_>>();
    if let Some(Block::Heading(first) | Block::Paragraph(first)) = body.first()
        && said.join(" ").trim() == first.plain().trim()
    {
        body.remove(0);
    }
    body
}

/// The path of a local picture inside the source: nothing for what lies elsewhere or is not there.
pub(crate) fn picture(source: &Source, beside: &str, address: &str) -> Option<String> {
    const ENDINGS: &[&str] = &["png", "jpg", "jpeg", "gif", "webp"];
    let ending = address.rsplit('.').next()?.to_ascii_lowercase();
    let address = address.trim().trim_start_matches("./");
    let folder = beside.rsplit_once('/').map_or("", |(folder, _)| folder);
    let near = match folder {
        "" => address.to_owned(),
        folder => format!("{folder}/{address}"),
    };
    if !ENDINGS.contains(&&*ending) {
        return None;
    }
    [near, address.to_owned()]
        .into_iter()
        .find(|path| source.has(path))
}

/// The files of a source with one of these endings, each with its path; the source itself when it is
/// one file.
pub(crate) fn files<'a>(
    source: &'a Source,
    endings: &'a [&'a str],
) -> impl Iterator<Item = (String, Cow<'a, [u8]>)> {
    let single =
        (!source.is_folder()).then(|| (source.name().to_owned(), Cow::Borrowed(source.main())));
    let inside = paths(source, endings).into_iter().filter_map(|path| {
        let bytes = source.get(&path)?;
        Some((path, Cow::Owned(bytes)))
    });
    single.into_iter().chain(inside)
}

/// The paths of the files of a source with one of these endings.
fn paths(source: &Source, endings: &[&str]) -> Vec<String> {
    let ends = |path: &String| {
        let (_, ending) = path.rsplit_once('.').unwrap_or_default();
        endings
            .iter()
            .any(|known| ending.eq_ignore_ascii_case(known))
    };
    source.paths().into_iter().filter(ends).collect()
}

/// Whether one of the first files of a source is of a format.
pub(crate) fn any(source: &Source, endings: &[&str], is: impl Fn(&[u8]) -> bool) -> bool {
    if !source.is_folder() {
        return is(source.main());
    }
    let paths = paths(source, endings).into_iter().take(LOOKED_INTO);
    let mut heads = paths.filter_map(|path| source.head(&path, HEAD));
    heads.any(|head| is(&head))
}

/// Reads every file of a source. One that cannot be read costs only itself, with a note, unless it
/// is the only one.
pub(crate) fn gather<T>(
    source: &Source,
    endings: &[&str],
    notes: &mut Vec<Note>,
    mut read: impl FnMut(&str, &[u8], &mut Vec<Note>) -> Result<Vec<T>, ReadError>,
) -> Result<Vec<T>, ReadError> {
    let mut all = Vec::new();
    let mut first = None;
    for (path, bytes) in files(source, endings) {
        match read(&path, &bytes, notes) {
            Ok(read) => all.extend(read),
            Err(error) => {
                if source.is_folder() {
                    notes.push(Note::Unread {
                        path: Clean::line(&path),
                        cause: error.clone(),
                    });
                }
                first.get_or_insert(error);
            }
        }
    }
    match first {
        Some(error) if all.is_empty() => Err(error),
        _ => Ok(all),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_as_machines_write_them() {
        let may = Date::new(2026, 5, 3).ok();
        for text in [
            "2026-05-03",
            "20260503T101500Z",
            " 2026-05-03T10:15:00+02:00",
        ] {
            assert_eq!(day(text), may, "{text}");
        }
        for text in ["", "2026", "20261303", "2026-5-3", "三月五日", "2026-05"] {
            assert_eq!(day(text), None, "{text}");
        }
    }

    #[test]
    fn an_edition_may_have_very_many_sections() {
        // Each looked for among all others would take minutes.
        let count = 100_000;
        let dispatch = |number: usize| Dispatch {
            section: Clean::line(&format!("s{}", number % count)),
            article: Article {
                headline: vec![Text::from(&*format!("{number}"))],
                ..Article::default()
            },
            ..Dispatch::default()
        };
        let dispatches = (0..2 * count).map(dispatch).collect();
        let reading = edition(dispatches, Order::AsGiven, Vec::new());
        let sections = reading.expect("an edition").issue.sections;
        assert_eq!(sections.len(), count);
        assert!(sections.iter().all(|section| section.articles.len() == 2));
    }

    #[test]
    fn names_and_what_they_do() {
        #[track_caller]
        fn check(line: &str, expected: &str) {
            let authors = authors(line);
            let told = authors.iter().map(|author| match &author.role {
                Some(role) => format!("{} ({role})", author.name),
                None => author.name.to_string(),
            });
            assert_eq!(told.collect::<Vec<_>>().join("; "), expected);
        }
        check("By Mara Linde and Jo Pell", "Mara Linde; Jo Pell");
        check("BY MARA LINDE, Staff Writer", "MARA LINDE (Staff Writer)");
        check("王明、李平", "王明; 李平");
        check("记者王明", "王明 (记者)");
        check("", "");
    }
}
