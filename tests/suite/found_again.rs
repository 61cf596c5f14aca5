//! Marks and places found again in papers that were edited.

use std::fs;

use newsprint::issue::{Issue, Part, Place};
use newsprint::storage::{Bookmark, Directories, Finder, Found, Kind, Marked, Sighting, Storage};

use crate::storage::{
    FERRY, PIER, SEA, at, first, furnished, harbour, open, open_sound, paper, place_of, set_aside,
    story,
};

/// Marks the words in the harbour paper, edits the paper, and says what became of the mark.
#[track_caller]
fn check_found(words: &str, edited: &Issue, expected: &str) {
    let issue = harbour();
    let mut storage = Storage::open(Directories::default()).0;
    storage.toggle_place(&issue, place_of(&issue, words), at(1));
    let found = storage.resolve(&storage.bookmarks()[0], edited);
    let text = |place: Place| {
        let article = edited
            .article(place.article)
            .expect("a story of this paper");
        let text = article
            .text(place.part)
            .expect("a part of this story")
            .plain();
        text[place.offset..].chars().take(12).collect::<String>()
    };
    let found = match found {
        Found::Exact(place) => format!("exact: {}", text(place)),
        Found::Moved(place) => format!("moved: {}", text(place)),
        Found::Near(place) => format!("near: {}", text(place)),
        Found::Lost => "lost".to_owned(),
    };
    assert_eq!(found, expected, "{words}");
}

#[test]
fn a_mark_is_found_again_or_lost_and_never_wrong() {
    let headline = "The ferry leaves earlier";
    let edit = |paragraphs: &[&str]| paper(vec![story(headline, paragraphs)]);
    // The same words.
    check_found("The sea", &harbour(), "exact: The sea was ");
    // The same words with other spaces and quotes.
    let spaced = FERRY.replace(' ', "  ");
    check_found("The sea", &edit(&[&spaced, SEA]), "exact: The sea was ");
    check_found("at dawn", &edit(&[&spaced, SEA]), "exact: at  dawn  on");
    // A paragraph came in before, or the whole story moved to another page.
    check_found(
        "The sea",
        &edit(&["New.", FERRY, SEA]),
        "moved: The sea was ",
    );
    check_found("The sea", &edit(&[SEA, FERRY]), "moved: The sea was ");
    // The sentence was edited.
    let edited = SEA.replace("calm", "quiet");
    check_found("The sea", &edit(&[FERRY, &edited]), "near: The sea was ");
    let edited = SEA.replace("The sea", "That sea");
    check_found("The sea", &edit(&[FERRY, &edited]), "near: That sea was");
    // It was written anew, or is gone.
    check_found(
        "The sea",
        &edit(&[FERRY, "Nothing like it stands here."]),
        "lost",
    );
    check_found("The sea", &edit(&[FERRY]), "lost");
    check_found("The sea", &paper(vec![]), "lost");
}

#[test]
fn short_words_alone_are_no_evidence() {
    let issue = paper(vec![story(
        "One",
        &[FERRY, "Photo: harbour", SEA, "Photo: harbour", PIER],
    )]);
    let mut storage = Storage::open(Directories::default()).0;
    let part = Part::block(3);
    storage.toggle_place(&issue, Place::start_of(first(&issue), part), at(1));
    let mark = storage.bookmarks()[0].clone();
    assert_eq!(
        storage.resolve(&mark, &issue),
        Found::Exact(Place::start_of(first(&issue), part))
    );
    // Its neighbours tell the second from the first, also where both have moved.
    let moved = paper(vec![story(
        "One",
        &["x", FERRY, "Photo: harbour", SEA, "Photo: harbour", PIER],
    )]);
    assert_eq!(
        storage.resolve(&mark, &moved),
        Found::Moved(Place::start_of(first(&moved), Part::block(4)))
    );
    // The second caption is gone: the first is not the one that was meant.
    let gone = paper(vec![story(
        "One",
        &[FERRY, "Photo: harbour", "Something else."],
    )]);
    assert_eq!(storage.resolve(&mark, &gone), Found::Lost);
}

#[test]
fn a_marked_story_is_known_by_its_headline_or_its_opening() {
    let issue = harbour();
    let mut storage = Storage::open(Directories::default()).0;
    storage.toggle_story(&issue, first(&issue), at(1));
    let mark = storage.bookmarks()[0].clone();
    let edited = paper(vec![
        story("A pier for the winter", &[PIER]),
        story("The ferry leaves earlier", &[FERRY, "A new ending."]),
    ]);
    let ferry = edited.sections[0].articles[1].id;
    let found = storage.resolve(&mark, &edited).place();
    assert_eq!(found, Some(Place::start_of(ferry, Part::Headline(0))));
    assert!(storage.is_bookmarked(&edited, ferry));
    assert!(!storage.is_bookmarked(&edited, first(&edited)));
    let renamed = paper(vec![story("Up before the sun", &[FERRY, SEA])]);
    let start = Place::start_of(first(&renamed), Part::Headline(0));
    assert_eq!(storage.resolve(&mark, &renamed), Found::Near(start));
}

#[test]
fn an_edited_paper_opens_at_the_same_sentence() {
    let folder = furnished();
    let edited = paper(vec![
        story("A pier for the winter", &[PIER, "More."]),
        story("The ferry leaves earlier", &["New today.", FERRY, SEA]),
    ]);
    let storage = open_sound(folder.path());
    assert_eq!(
        storage.position(&edited),
        Some(place_of(&edited, "the oldest"))
    );
    assert_eq!(
        storage.position(&paper(vec![story("Other", &["Else."])])),
        None
    );
}

#[test]
fn the_last_position_counts_and_old_lines_are_cleared_away() {
    let folder = tempfile::tempdir().expect("a temporary directory");
    let issue = harbour();
    let mut storage = open_sound(folder.path());
    for word in ["dawn", "coffee"] {
        storage.keep_position(&issue, place_of(&issue, word));
        storage.save().expect("a folder that can be written");
    }
    let path = folder.path().join("positions.jsonl");
    let text = fs::read_to_string(&path).expect("positions");
    fs::write(&path, text.repeat(700)).expect("a long file");
    let mut storage = open_sound(folder.path());
    storage.keep_position(&issue, place_of(&issue, "calm"));
    storage.save().expect("a folder that can be written");
    let text = fs::read_to_string(folder.path().join("positions.jsonl")).expect("positions");
    assert!(text.lines().count() == 2, "{} lines", text.lines().count());
    let storage = open_sound(folder.path());
    assert_eq!(storage.position(&issue), Some(place_of(&issue, "calm")));
}

#[test]
fn a_torn_position_is_told_and_the_rest_kept() {
    let folder = furnished();
    let path = folder.path().join("positions.jsonl");
    let text = fs::read_to_string(&path).expect("positions");
    fs::write(&path, format!("{text}{{\"issue\":\"12")).expect("a torn file");
    let issue = harbour();
    let (storage, troubles) = open(folder.path());
    assert!(
        troubles[0].contains("positions.jsonl is damaged from line 4: 2 kept, 1 lost"),
        "{troubles:?}"
    );
    assert_eq!(
        storage.position(&issue),
        Some(place_of(&issue, "the oldest"))
    );
    assert_eq!(set_aside(folder.path()).len(), 1);
    open_sound(folder.path());
}

/// Numbers that look random and are the same each time (xorshift).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % below.max(1) as u64) as usize
    }

    fn one_of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.roll(words.len())]
    }
}

const LATIN: [&str; 24] = [
    "the", "ferry", "pier", "harbour", "council", "winter", "a", "of", "to", "said", "morning",
    "tide", "engineer", "steps", "stone", "left", "will", "before", "people", "sea", "calm", "old",
    "new", "waited",
];

const HAN: [&str; 24] = [
    "渡船",
    "码头",
    "石阶",
    "港口",
    "市政",
    "冬天",
    "的",
    "在",
    "了",
    "说",
    "清晨",
    "潮水",
    "工程师",
    "台阶",
    "石头",
    "离开",
    "将",
    "之前",
    "人们",
    "海",
    "平静",
    "老",
    "新",
    "等候",
];

/// A sentence of random words, of one script or the other.
fn sentence(dice: &mut Dice, han: bool) -> String {
    let (words, gap, stop) = if han {
        (&HAN, "", "。")
    } else {
        (&LATIN, " ", ".")
    };
    let words: Vec<&str> = (0..8 + dice.roll(14)).map(|_| dice.one_of(words)).collect();
    words.join(gap) + stop
}

/// A story as paragraphs of sentences.
type Sentences = Vec<Vec<String>>;

fn bound(stories: &[Sentences], han: bool) -> Issue {
    let gap = if han { "" } else { " " };
    let articles = stories.iter().enumerate().map(|(number, paragraphs)| {
        let paragraphs: Vec<String> = paragraphs.iter().map(|one| one.join(gap)).collect();
        let paragraphs: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
        story(&format!("Story {number}"), &paragraphs)
    });
    paper(articles.collect())
}

/// Edits a paper as editors do, all but one sentence: sentences go, come, change places and words;
/// paragraphs are joined and split, stories change places.
fn edited(stories: &[Sentences], kept: &str, (dice, han): (&mut Dice, bool)) -> Vec<Sentences> {
    let mut stories = stories.to_vec();
    for _ in 0..=dice.roll(6) {
        let story = dice.roll(stories.len());
        let paragraph = dice.roll(stories[story].len());
        let lines = &mut stories[story][paragraph];
        let line = dice.roll(lines.len());
        match dice.roll(6) {
            0 => lines.insert(line, sentence(dice, han)),
            1 if lines.len() > 1 && lines[line] != kept => drop(lines.remove(line)),
            2 if lines[line] != kept => lines[line] = sentence(dice, han),
            3 => {
                let tail = lines.split_off(line);
                stories[story].insert(paragraph + 1, tail);
                stories[story].retain(|lines| !lines.is_empty());
            }
            4 => {
                let other = dice.roll(stories.len());
                stories.swap(story, other);
            }
            _ => stories[story].insert(paragraph, vec![sentence(dice, han)]),
        }
    }
    stories
}

/// The characters that count of the text from a place on.
fn words_from(issue: &Issue, place: Place) -> String {
    let article = issue.article(place.article).expect("a story");
    let mut parts = article.parts().skip_while(|(part, _)| *part != place.part);
    let (_, own) = parts.next().expect("a part");
    let mut text = own.plain()[place.offset..].to_owned();
    parts.for_each(|(_, more)| text.push_str(&more.plain()));
    text.split_whitespace().collect()
}

/// The edits between two texts.
fn edits(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (index, wanted) in one.chars().enumerate() {
        let mut before = row[0];
        row[0] = index + 1;
        for (column, there) in other.iter().enumerate() {
            let same = before + usize::from(wanted != *there);
            before = row[column + 1];
            row[column + 1] = same.min(before + 1).min(row[column] + 1);
        }
    }
    row[other.len()]
}

/// How many words of the quote a sighting stands on, and how far they are from it.
fn off_by(issue: &Issue, mark: &Bookmark, sighting: &Sighting) -> (usize, usize) {
    let quote: String = mark.anchor.quote.split_whitespace().collect();
    let there: String = sighting
        .stretches
        .iter()
        .map(|stretch| {
            let article = issue.article(stretch.from.article).expect("a story");
            let text = article.text(stretch.from.part).expect("a part").plain();
            text[stretch.from.offset..stretch.end].to_owned()
        })
        .collect();
    let there: String = there.split_whitespace().collect();
    (quote.chars().count(), edits(&quote, &there))
}

#[test]
fn of_a_thousand_edited_papers_the_sentence_is_found_and_never_another() {
    let mut dice = Dice(0x5eed_0fed_17ed);
    let (mut tried, mut found) = (0, 0);
    for round in 0..1000 {
        let han = round % 2 == 0;
        let stories: Vec<Sentences> = (0..=dice.roll(4))
            .map(|_| {
                let lines = |dice: &mut Dice| -> Vec<String> {
                    (0..=dice.roll(4)).map(|_| sentence(dice, han)).collect()
                };
                (0..=dice.roll(5)).map(|_| lines(&mut dice)).collect()
            })
            .collect();
        let issue = bound(&stories, han);
        let story = dice.roll(stories.len());
        let paragraph = dice.roll(stories[story].len());
        let line = dice.roll(stories[story][paragraph].len());
        let kept = stories[story][paragraph][line].clone();
        let from = place_of(&issue, &kept);
        let to = Place {
            offset: from.offset + kept.len(),
            ..from
        };
        let mut storage = Storage::open(Directories::default()).0;
        let clip = Marked::Clip { from, to };
        let id = storage.mark(&issue, clip, at(1)).expect("words");
        let place = storage
            .mark(&issue, Marked::Place(from), at(2))
            .expect("words");
        let paper = bound(&edited(&stories, &kept, (&mut dice, han)), han);
        let finder = Finder::new(&paper);
        for id in [id, place] {
            let mark = storage.bookmark(id).expect("a bookmark");
            let sighting = storage.sight(mark, &paper, &finder);
            if let Some(place) = sighting.found.place() {
                let (length, off) = off_by(&paper, mark, &sighting);
                assert!(off * 5 <= length, "round {round}: {off} of {length}");
                let least = 100 - off * 100 / length.max(1);
                assert!(
                    usize::from(sighting.likeness) <= least.max(80),
                    "round {round}"
                );
                assert!(sighting.stretches[0].from == place, "round {round}");
            }
        }
        // The place may have lost what followed its sentence; the clip is there word for word.
        let mark = storage.bookmark(id).expect("a bookmark");
        tried += 1;
        let sighting = storage.sight(mark, &paper, &finder);
        let kept: String = kept.split_whitespace().collect();
        let there = sighting
            .found
            .place()
            .map(|place| words_from(&paper, place));
        found += usize::from(there.is_some_and(|there| there.starts_with(&kept)));
    }
    assert!(found * 100 >= tried * 99, "{found} of {tried}");
}

#[test]
fn a_clip_keeps_its_words_over_paragraphs_and_is_found_whole() {
    let issue = harbour();
    let mut storage = Storage::open(Directories::default()).0;
    let from = place_of(&issue, "on Sunday");
    let end = place_of(&issue, "and the coffee");
    let clip = Marked::Clip { from, to: end };
    assert_eq!(storage.toggle(&issue, clip, at(1)), Some(true));
    let mark = storage.bookmarks()[0].clone();
    assert_eq!(mark.kind, Kind::Clip);
    assert_eq!(
        mark.anchor.quote.as_str(),
        "on Sunday with forty people aboard.\nThe sea was calm"
    );
    assert_eq!((mark.cited.spot.page, mark.cited.spot.paragraph), (1, 1));
    let stretches = |issue: &Issue| {
        let article = issue.articles().find(|one| one.title().contains("ferry"));
        let marks = storage.marks_in(issue, article.expect("the story"));
        let lit = marks
            .iter()
            .flat_map(|mark| &mark.stretches)
            .map(|stretch| {
                let article = issue.article(stretch.from.article).expect("a story");
                let text = article.text(stretch.from.part).expect("a part").plain();
                text[stretch.from.offset..stretch.end].to_owned()
            });
        lit.collect::<Vec<String>>()
    };
    let whole = ["on Sunday with forty people aboard.", "The sea was calm"];
    assert_eq!(stretches(&issue), whole);
    let headline = "The ferry leaves earlier";
    let moved = paper(vec![story(headline, &["New today.", FERRY, SEA])]);
    assert_eq!(stretches(&moved), whole);
    // A second time lets it go; nothing is no clip.
    assert_eq!(storage.toggle(&issue, clip, at(2)), Some(false));
    let nothing = Marked::Clip { from, to: from };
    assert_eq!(storage.toggle(&issue, nothing, at(3)), None);
}
