//! Markdown of the usual kind: a file is a story or, where it has several headings of the first
//! level, a paper; a folder of files is a paper, its folders sections. Bodies are read as those of
//! our own format are.

mod front;
mod outline;
mod paths;

use super::native;
use crate::bytes::decode::{Claim, decode};
use crate::bytes::glance;
use crate::bytes::ration::Ration;
use crate::bytes::source::Source;
use crate::format::Format;
use crate::page;
use crate::reading::{Note, ReadError, Reading};
use front::Front;
use newsprint_issue::clean::Clean;
use newsprint_issue::{Article, Author, Block, Date, Issue, Language, Masthead, Section, Text};
use newsprint_messages::{Guess, Loss, Omission, Piece};
use newsprint_messages::{Message, Messages};
use paths::{from_root, in_order};

/// Markdown.
pub(crate) const FORMAT: Format = Format {
    name: "markdown",
    endings: ENDINGS,
    signature: "a file that ends in `.md`, or a folder of them or of `.txt`",
    outcome: "a story; with several `#` headings, or from a folder, a paper",
    knows,
    read,
};

const ENDINGS: &[&str] = &["md", "markdown", "mdown", "mkd"];
/// The most notes of all files together.
const MOST_NOTES: usize = 500;
/// Bytes of a text for each mark that it may have beyond a hundred thousand.
const MARK: usize = 32;
/// Characters looked at to tell the language.
const SAMPLE: usize = 4000;

/// Whether a source is a folder of such files, or a file with front matter.
fn knows(source: &Source) -> bool {
    if source.is_folder() {
        let paths = source.paths();
        let texts = paths.iter().filter(|path| ends(path, &["txt"])).count();
        let others = paths
            .iter()
            .filter(|path| !ends(path, &["txt", "png", "jpg", "jpeg", "gif", "webp", "svg"]));
        return paths.iter().any(|path| ends(path, ENDINGS)) || texts > 0 && others.count() == 0;
    }
    let head = glance::head(source, 8192);
    let (front, body) = front::read(&head);
    body > 0 && !(front.title.is_empty() && front.authors.is_empty() && front.date.is_none())
}

/// What a byte of a text counts for: a heading may begin a story, other marks a block or a stretch.
fn mark(byte: u8) -> usize {
    match byte {
        b'#' => 2,
        b'\n' | b'*' | b'_' | b'`' | b'[' | b']' | b'<' | b'>' | b'|' | b'~' | b'-' | b'&'
        | b'!' | b'\\' => 1,
        _ => 0,
    }
}

fn ends(path: &str, endings: &[&str]) -> bool {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    endings
        .iter()
        .any(|known| ending.eq_ignore_ascii_case(known))
}

/// Reads a file or a folder.
fn read(source: &Source) -> Result<Reading, ReadError> {
    let mut desk = Desk {
        source,
        notes: Vec::new(),
        date: None,
        language: String::new(),
        sample: String::new(),
    };
    let sections = if source.is_folder() {
        desk.folder()
    } else {
        let file = desk.file(source.name(), source.main())?;
        vec![Section {
            name: Clean::default(),
            articles: file.articles,
        }]
    };
    if sections.iter().all(|section| section.articles.is_empty()) {
        return Err(if source.is_folder() {
            ReadError::NoIssue
        } else {
            ReadError::Empty
        });
    }
    let title = desk.title(&sections);
    let masthead = Masthead {
        title,
        date: desk.date,
        language: desk.language(),
        ..Masthead::default()
    };
    let mut sections = sections;
    datelines(&mut sections, masthead.language);
    Ok(Reading::new(Issue::bind(masthead, sections), desk.notes))
}

/// What one file holds.
struct File {
    /// The title of its front matter.
    title: String,
    articles: Vec<Article>,
}

/// Reads the files of a source one by one.
struct Desk<'s> {
    source: &'s Source,
    notes: Vec<Note>,
    /// The newest day that a file names.
    date: Option<Date>,
    language: String,
    sample: String,
}

impl Desk<'_> {
    fn folder(&mut self) -> Vec<Section> {
        let mut paths = self.source.paths();
        paths.retain(|path| ends(path, ENDINGS) || ends(path, &["txt"]));
        paths.sort_by(|one, other| in_order(one, other));
        let mut sections: Vec<(String, Section)> = Vec::new();
        for path in paths {
            let (folder, name) = path.rsplit_once('/').unwrap_or(("", &path));
            let Some(bytes) = self.source.get(&path) else {
                self.note(Note::Missing {
                    path: Clean::line(&path),
                });
                continue;
            };
            let file = match self.file(&path, &bytes) {
                Ok(file) => file,
                Err(ReadError::Empty) => continue,
                Err(error) => {
                    self.note(Note::Unread {
                        path: Clean::line(&path),
                        cause: error,
                    });
                    continue;
                }
            };
            if sections.last().is_none_or(|(last, _)| last != folder) {
                let name = Clean::line(&called(folder));
                sections.push((
                    folder.to_owned(),
                    Section {
                        name,
                        articles: Vec::new(),
                    },
                ));
            }
            let Some((_, section)) = sections.last_mut() else {
                continue;
            };
            let mut articles = file.articles;
            // The file that stands for its folder names it.
            if matches!(name, "_index.md" | "index.md") && !file.title.is_empty() {
                section.name = Clean::line(&file.title);
                articles.retain(|article| !article.body.is_empty());
            }
            section.articles.extend(articles);
        }
        sections.into_iter().map(|(_, section)| section).collect()
    }

    fn file(&mut self, path: &str, bytes: &[u8]) -> Result<File, ReadError> {
        let claim = Claim {
            asked: self.source.encoding(),
            ..Claim::default()
        };
        let decoded = decode(bytes, claim)?;
        if let Some(note) = decoded.note
            && !self.notes.contains(&note)
        {
            self.note(note);
        }
        if self.sample.len() < SAMPLE {
            self.sample.extend(decoded.text.chars().take(SAMPLE));
        }
        if ends(path, &["txt"]) {
            let reading = page::read(&decoded.text, &[]);
            let articles = reading
                .issue
                .sections
                .into_iter()
                .flat_map(|section| section.articles);
            self.notes.extend(reading.notes);
            self.notes.truncate(MOST_NOTES);
            return Ok(File {
                title: String::new(),
                articles: articles.collect(),
            });
        }
        Ok(self.markdown(path, &decoded.text))
    }

    fn markdown(&mut self, path: &str, text: &str) -> File {
        let text = text.replace("\r\n", "\n");
        let (front, start) = front::read(&text);
        let first = text[..start].matches('\n').count();
        self.set_aside(path, &front);
        let ration = Ration::of(&text[start..], MARK, mark);
        let stories = outline::stories(ration.text, !front.title.is_empty());
        let several = stories.len() > 1;
        let mut articles = Vec::new();
        for (index, story) in stories.iter().enumerate() {
            let (body, notes) = native::blocks(path, &story.body, first + story.line);
            for note in notes {
                self.note(note);
            }
            let heading = native::heading(story.heading.trim());
            let mut article = Article {
                body,
                ..Article::default()
            };
            self.illustrate(path, &mut article.body);
            if !heading.is_empty() {
                article.headline.push(heading);
            }
            // Front matter speaks of the file: of its one story, or of the first.
            if index == 0 {
                credit(&mut article, &front, several);
            }
            if article.headline.is_empty() && article.body.is_empty() {
                continue;
            }
            if article.headline.is_empty() {
                self.name(path, &mut article);
            }
            articles.push(article);
        }
        if let Some(note) = ration.note() {
            self.note(note);
            let rest = Clean::lines(ration.rest.trim_matches('\n'));
            let rest = Block::Verbatim(Text::from(rest));
            match articles.last_mut() {
                Some(last) => last.body.push(rest),
                None => articles.push(Article {
                    body: vec![rest],
                    ..Article::default()
                }),
            }
        }
        File {
            title: front.title,
            articles,
        }
    }

    /// Takes the language and the date of front matter, and notes what a story has no place for.
    fn set_aside(&mut self, path: &str, front: &Front) {
        self.date = self.date.max(front.date);
        if self.language.is_empty() {
            self.language.clone_from(&front.language);
        }
        if let Some(flaw) = &front.flaw {
            self.note(Note::Dropped {
                element: Omission::InFile {
                    part: Piece::FrontMatter,
                    path: Clean::line(path),
                    line: 0,
                },
                reason: Loss::Told(Clean::line(flaw)),
            });
        }
        for (line, text) in &front.rest {
            self.note(Note::SetAside {
                line: *line,
                text: Clean::line(text),
            });
        }
    }

    /// Names a story after its file.
    fn name(&mut self, path: &str, article: &mut Article) {
        let stem = path.rsplit('/').next().unwrap_or(path);
        let name = called(stem.rsplit_once('.').map_or(stem, |(stem, _)| stem));
        self.note(Note::Guessed {
            what: Guess::Headline(Clean::line(&name)),
            confidence: 50,
        });
        article.headline = vec![Text::from(&*name)];
    }

    /// Finds the pictures of a file from the root of the source.
    fn illustrate(&mut self, path: &str, body: &mut [Block]) {
        for block in body {
            let Block::Figure { image, .. } = block else {
                continue;
            };
            let Some(address) = image.take() else {
                continue;
            };
            let found = from_root(path, &address).filter(|path| self.source.has(path));
            match found {
                Some(found) => *image = Some(Clean::line(&found)),
                None => self.note(Note::Missing { path: address }),
            }
        }
    }

    fn note(&mut self, note: Note) {
        if self.notes.len() < MOST_NOTES {
            self.notes.push(note);
        }
    }

    /// The name of the paper: the folder's, as its own file says or as it is called; a single file
    /// with one story has none.
    fn title(&self, sections: &[Section]) -> Clean {
        if !self.source.is_folder() {
            let stories = sections
                .iter()
                .map(|section| section.articles.len())
                .sum::<usize>();
            let stem = self
                .source
                .name()
                .rsplit_once('.')
                .map_or(self.source.name(), |(stem, _)| stem);
            return if stories > 1 {
                Clean::line(&called(stem))
            } else {
                Clean::default()
            };
        }
        let own = sections.first().filter(|section| !section.name.is_empty());
        let is_root = self.source.has("_index.md") || self.source.has("index.md");
        match own.filter(|_| is_root) {
            Some(section) => section.name.clone(),
            None => Clean::line(&called(self.source.name())),
        }
    }

    fn language(&self) -> Language {
        match self.language.as_str() {
            "" => page::guessed_language(&self.sample),
            tag => Language::from_tag(tag),
        }
    }
}

/// Gives a story what front matter says of it; its title only where it is the only one.
fn credit(article: &mut Article, front: &Front, several: bool) {
    if !front.title.is_empty() && !several {
        let headline = vec![Text::from(&*front.title)];
        let own = std::mem::replace(&mut article.headline, headline);
        if own.first().is_some_and(|own| own.plain() != front.title) {
            article
                .body
                .splice(0..0, own.into_iter().map(Block::Heading));
        }
    }
    let author = |name: &String| Author {
        name: Clean::line(name),
        role: None,
    };
    article.byline = front.authors.iter().map(author).collect();
    article.dateline = front.date.map(|date| Text::from(&*date.to_string()));
    let text = |text: &String| (!text.is_empty()).then(|| Text::from(&**text));
    article.deck = text(&front.deck).into_iter().collect();
    article.kicker = text(&front.kicker);
}

/// What a file or folder is called: its name without the number that puts it in order.
fn called(name: &str) -> String {
    let bare = name.trim_start_matches(|c: char| c.is_ascii_digit());
    let bare = match bare.strip_prefix(['-', '_', '.', ' ']) {
        Some(rest)
            if bare.len() < name.len()
                && !rest.is_empty()
                && !rest.starts_with(|c: char| c.is_ascii_digit()) =>
        {
            rest
        }
        _ => name,
    };
    if bare.contains(' ') {
        bare.to_owned()
    } else {
        bare.replace(['_', '-'], " ")
    }
}

/// Prints the days that front matter names as papers of the language do.
fn datelines(sections: &mut [Section], language: Language) {
    let articles = sections
        .iter_mut()
        .flat_map(|section| &mut section.articles);
    for dateline in articles.filter_map(|article| article.dateline.as_mut()) {
        if let Ok(date) = dateline.plain().parse() {
            *dateline = Text::from(&*Messages::new(language).say(Message::Day { date }));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_stand_in_the_order_of_their_names() {
        let mut paths = [
            "b/1.md",
            "10-x.md",
            "9-y.md",
            "a.md",
            "b/_index.md",
            "a/z.md",
        ];
        paths.sort_by(|one, other| in_order(one, other));
        assert_eq!(
            paths,
            [
                "9-y.md",
                "10-x.md",
                "a.md",
                "a/z.md",
                "b/_index.md",
                "b/1.md"
            ]
        );
    }

    #[test]
    fn names_lose_their_numbers_and_paths_stay_inside() {
        assert_eq!(called("02-town_hall"), "town hall");
        assert_eq!(called("2026-11-24"), "2026 11 24");
        assert_eq!(
            from_root("a/b.md", "../c/d.png").as_deref(),
            Some("c/d.png")
        );
        assert_eq!(from_root("a.md", "../d.png"), None);
        assert_eq!(from_root("a.md", "http://a/d.png"), None);
    }
}
