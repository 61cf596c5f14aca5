//! What all screens share: the paper, what the reader keeps and likes, and what is to be said.

use std::rc::Rc;

use jiff::Timestamp;
use ratatui::layout::Rect;

use crate::geometry::{Areas, Frame};
use crate::images::cache::ImageCache;
use crate::reading::correcting::Correcting;
use crate::reading::notes::{Notes, Spoilt, Unworn, of_flaw};
use crate::reading::notice::{Notice, Outgoing, Severity};
use crate::reading::rankings::Rankings;
use crate::tone::{Surroundings, Tone};
use newsprint_compose::{Columns, Face, Ornaments, Setting, Size, Width};
use newsprint_config::{Bars, Config, Paper, ThemeChoice, Way};
use newsprint_issue::pictures::{Flaw, Negatives};
use newsprint_issue::{Article, ArticleId, Direction, Issue, Place};
use newsprint_messages::{Guess, Message, Messages, Proof, Told};
use newsprint_raw::{Origin, Typesetter};
use newsprint_storage::{Marked, Storage};
use newsprint_theme::{Ink, Rgb, Theme, Themes};

/// What all screens share.
#[derive(Debug)]
pub struct Session {
    /// Shared, so that a screen can hold on to a story while it changes the rest.
    pub(crate) issue: Rc<Issue>,
    /// The order of its stories, and how many are not read.
    pub(crate) stories: Stories,
    pub(crate) notes: Notes,
    pub(crate) storage: Storage,
    pub(crate) config: Config,
    pub(crate) appearance: Appearance,
    pub(crate) messages: Messages,
    /// What is told, what will be, and what was copied.
    pub(crate) out: Outgoing,
    /// The photographs of the paper.
    pub(crate) images: ImageCache,
    /// The raw page that it was read from, if it was.
    pub(crate) correcting: Option<Correcting>,
    /// The time of the last event.
    pub(crate) now: Timestamp,
    /// How fast the reader reads papers of this language, in characters or words a minute, as
    /// earlier sittings showed: no page changes under him while he reads.
    pub(crate) pace: Option<u16>,
}

/// The stories of the paper beside what is in them.
#[derive(Clone, Debug)]
pub(crate) struct Stories {
    /// Their order on its front pages.
    pub(crate) rankings: Rankings,
    /// How many are not read.
    unread: usize,
}

/// The themes, and for which ground they are worn.
#[derive(Clone, Debug)]
pub(crate) struct Appearance {
    pub(crate) themes: Themes,
    /// Whether the terminal is light or dark, as far as is known.
    tone: Tone,
}

/// What a session is made of.
#[derive(Debug)]
pub struct Opening {
    /// The paper.
    pub issue: Issue,
    /// What was lost or guessed when it was read.
    pub notes: Vec<Rc<dyn Told>>,
    /// What is wrong with what the reader keeps and likes.
    pub troubles: Vec<Rc<dyn Told>>,
    /// What the reader keeps.
    pub storage: Storage,
    /// What the reader likes.
    pub config: Config,
    /// The themes at hand.
    pub themes: Themes,
    /// What the terminal and the system say of themselves.
    pub surroundings: Surroundings,
}

impl Session {
    /// A session over a paper. Troubles stand before the notes, and the first of them is told. A
    /// theme that is not there is one, and the usual one is worn.
    pub fn new(opening: Opening) -> Session {
        let language = opening.config.language;
        let messages = Messages::new(language.unwrap_or(opening.surroundings.language));
        let paper = opening.issue.masthead.language;
        let pace = opening.config.reading.speed(paper);
        let first = opening.troubles.first();
        let mut session = Session {
            pace: pace.or_else(|| opening.storage.speed(paper)),
            messages,
            stories: Stories {
                rankings: Rankings::new(&opening.issue),
                unread: 0,
            },
            issue: Rc::new(opening.issue),
            out: Outgoing {
                notice: first.map(|trouble| Notice::trouble(messages.tell(&**trouble))),
                ..Outgoing::default()
            },
            notes: Notes::of_troubles(opening.troubles),
            storage: opening.storage,
            config: opening.config,
            appearance: Appearance {
                themes: opening.themes,
                tone: opening.surroundings.tone,
            },
            images: ImageCache::default(),
            correcting: None,
            now: Timestamp::UNIX_EPOCH,
        };
        session.count_unread();
        if session.config.terminal.paper == Paper::Terminal {
            session.appearance.themes.leave_paper();
        }
        session.wear(session.appearance.tone);
        session.notes.read(opening.notes);
        session
    }

    /// The same over the same paper once more, for a session that did nothing yet and a storage that
    /// holds nothing. The paper is shared, and there are no notes.
    #[must_use]
    pub fn again(&self, storage: Storage) -> Session {
        Session {
            issue: Rc::clone(&self.issue),
            stories: self.stories.clone(),
            notes: Notes::default(),
            storage,
            config: self.config.clone(),
            appearance: self.appearance.clone(),
            messages: self.messages,
            out: Outgoing {
                notice: self.out.notice.clone(),
                ..Outgoing::default()
            },
            images: self.images.undeveloped(),
            correcting: None,
            ..*self
        }
    }

    /// The session, with the photographs of the paper at hand.
    #[must_use]
    pub fn showing(self, negatives: Negatives) -> Session {
        Session {
            images: ImageCache::new(negatives),
            ..self
        }
    }

    /// The session over a paper that was read from a raw page: who sets it, where its lines went, and
    /// what was guessed.
    #[must_use]
    pub fn correcting(
        self,
        typesetter: Rc<dyn Typesetter>,
        origins: Vec<Origin>,
        guesses: Vec<(Guess, u8)>,
    ) -> Session {
        Session {
            correcting: Some(Correcting::new(typesetter, (origins, guesses))),
            ..self
        }
    }

    /// Takes the paper as it was set once more.
    pub(crate) fn take(&mut self, issue: Rc<Issue>, notes: Vec<Box<dyn Told>>) {
        self.notes.read(notes.into_iter().map(Rc::from).collect());
        self.stories.rankings = Rankings::new(&issue);
        self.issue = issue;
        self.count_unread();
    }

    /// Counts the stories that are not read, whenever another paper is read or others may have read
    /// in it: the count stands on every screen.
    pub(crate) fn count_unread(&mut self) {
        let unread = |article: &&Article| !self.storage.is_read(article.id);
        self.stories.unread = self.issue.articles().filter(unread).count();
    }

    /// Marks a story as read.
    pub(crate) fn mark_read(&mut self, story: ArticleId) {
        let is_news = !self.storage.is_read(story) && self.issue.article(story).is_some();
        self.storage.mark_read(story);
        self.stories.unread -= usize::from(is_news).min(self.stories.unread);
    }

    /// What is wrong with a photograph, as it is said.
    pub(crate) fn flaw(&self, flaw: Flaw) -> String {
        self.say(of_flaw(flaw))
    }

    /// What is wrong with the photograph at a path stands among the notes, once.
    pub(crate) fn note_flaw(&mut self, path: String, flaw: Flaw) {
        let note = Spoilt { path, flaw };
        if !self.has_noted(&note) {
            self.notes.add(Rc::new(note));
        }
    }

    /// Whether the same stands among the notes.
    pub(crate) fn has_noted(&self, what: &dyn Told) -> bool {
        self.notes.hold(what, self.messages)
    }

    /// The theme that the reader chose for a terminal.
    fn chosen(&self, tone: Tone) -> &str {
        match (&self.config.theme, tone) {
            (ThemeChoice::One(name), _)
            | (ThemeChoice::Pair { light: name, .. }, Tone::Light)
            | (ThemeChoice::Pair { dark: name, .. }, Tone::Dark) => name,
        }
    }

    /// Whether it matters what the ground of the terminal is, and there is a way to ask: questions
    /// would be read aloud where reading is linear.
    pub(crate) fn asks_ground(&self) -> bool {
        let chosen = matches!(self.config.theme, ThemeChoice::Pair { .. });
        let own = self.config.terminal.paper == Paper::Terminal;
        (chosen || own) && self.has_colours() && !self.is_linear()
    }

    /// The terminal is light or dark: wears the theme for it, unless the reader turned to another
    /// meanwhile. Answers whether there is another theme now.
    pub(crate) fn turn_to(&mut self, tone: Tone) -> bool {
        let as_chosen = self.theme().name == self.chosen(self.appearance.tone);
        let before = self.theme().name.clone();
        self.appearance.tone = tone;
        if as_chosen {
            self.wear(tone);
        }
        before != self.theme().name
    }

    /// Tells when text would be pale on the ground that the terminal has and the reader kept.
    pub(crate) fn warn_of_ground(&mut self, ground: Rgb) -> bool {
        let own = self.config.terminal.paper == Paper::Terminal;
        let contrast = self.theme().contrast_on(ground).filter(|_| own);
        let Some(contrast) = contrast.filter(|contrast| *contrast < 7.0) else {
            return false;
        };
        let contrast = format!("{contrast:.1}");
        self.warn(Message::Pale {
            contrast: &contrast,
        });
        true
    }

    /// The parts of the whole screen.
    pub(crate) fn frame(&self, area: Rect) -> Frame {
        if self.is_linear() {
            Frame::linear(area)
        } else {
            Frame::of(area, self.config.reading)
        }
    }

    /// The parts of one screen.
    pub(crate) fn areas(&self, area: Rect) -> Areas {
        if self.is_linear() {
            Areas::linear(area)
        } else {
            Areas::of(area, self.bars())
        }
    }

    /// Whether reading goes line by line.
    pub(crate) fn is_linear(&self) -> bool {
        self.config.terminal.way == Way::Linear
    }

    fn has_colours(&self) -> bool {
        self.theme().ink(Ink::Ink).is_some()
    }

    /// Wears the theme that the reader chose.
    fn wear(&mut self, tone: Tone) {
        let wanted = self.chosen(tone).to_owned();
        // Where there are no colours, there is nothing to choose.
        let colours = self.has_colours();
        if colours && !self.appearance.themes.wear(&wanted) {
            let text = self.say(Message::NoTheme { name: &wanted });
            self.notes.add(Rc::new(Unworn(wanted)));
            self.out.notice.get_or_insert(Notice::trouble(text));
        }
    }

    /// Whether the bars around the page are seen.
    pub(crate) fn bars(&self) -> Bars {
        self.config.reading.bars
    }

    pub(crate) fn theme(&self) -> &Theme {
        self.appearance.themes.worn()
    }

    pub(crate) fn say(&self, message: Message<'_>) -> String {
        self.messages.say(message)
    }

    /// Tells the reader something until the next key.
    pub(crate) fn tell(&mut self, message: Message<'_>) {
        self.out.notice = Some(Notice {
            text: self.messages.say(message),
            severity: Severity::Plain,
        });
    }

    /// Tells the reader of something that he marked, changed or let go, once it is on the disk; where
    /// bookmarks are kept nowhere, that they are not.
    pub(crate) fn tell_when_saved(&mut self, message: Message<'_>) {
        let marks = matches!(
            message,
            Message::StorySaved
                | Message::PlaceSaved
                | Message::ClipSaved
                | Message::SelectionClipped
        );
        match self.storage.keeps_bookmarks() {
            true => {
                self.out.notice = None;
                self.out.promised.promise(self.messages.say(message));
            }
            false if marks => self.tell(Message::UntilLeft),
            false => self.tell(message),
        }
    }

    /// Tells the reader something about a line of a raw page.
    pub(crate) fn say_proof(&mut self, proof: Proof<'_>) {
        let text = self.messages.proof(proof);
        self.answer(text);
    }

    /// Tells the reader where things stand, because it was asked.
    pub(crate) fn answer(&mut self, text: String) {
        self.out.notice = Some(Notice {
            text,
            severity: Severity::Plain,
        });
    }

    /// Tells the reader that something went wrong.
    pub(crate) fn warn(&mut self, message: Message<'_>) {
        self.out.notice = Some(Notice::trouble(self.messages.say(message)));
    }

    /// Copies a text: it is handed on to whoever owns the terminal.
    pub(crate) fn copy(&mut self, text: String) {
        let characters = text.chars().filter(|one| !one.is_whitespace()).count();
        self.out.copied = Some(text);
        self.tell(Message::Copied { characters });
    }

    /// Clips what stands from a place up to another of the same story, or lets the clip go; answers
    /// whether there is something to save. What is said of a new clip is given.
    pub(crate) fn clip(&mut self, (from, to): (Place, Place), saved: Message<'_>) -> bool {
        let issue = Rc::clone(&self.issue);
        let clip = Marked::Clip { from, to };
        let clipped = self.storage.toggle(&issue, clip, self.now);
        match clipped {
            Some(true) => self.tell_when_saved(saved),
            Some(false) => self.tell_when_saved(Message::ClipReleased),
            None => self.tell(Message::NothingToClip),
        }
        clipped.is_some()
    }

    /// The cells of a text on this terminal.
    pub(crate) fn width(&self) -> Width {
        self.config.terminal.width.table()
    }

    /// How pages are set into a room of that size.
    pub(crate) fn setting(&self, size: Size) -> Setting {
        let layout = self.config.layout;
        let linear = self.is_linear();
        let direction = layout.direction.unwrap_or(self.issue.masthead.direction);
        Setting {
            direction: if linear {
                Direction::Horizontal
            } else {
                direction
            },
            columns: if linear {
                Columns::Exactly(1)
            } else {
                layout.columns()
            },
            justify: layout.justify && !linear,
            strictness: layout.strictness,
            ornaments: if linear {
                Ornaments::None
            } else {
                Ornaments::Drawn
            },
            face: Face {
                width: self.width(),
                forms: self.config.terminal.forms,
                script: self.config.reading.script,
            },
            pace: self.pace,
            ..Setting::for_size(size)
        }
    }

    /// Words of the paper in the script that it is shown in.
    pub(crate) fn shown(&self, words: &str) -> String {
        let script = self.config.reading.script;
        let rewriting = script.rewriting(self.issue.masthead.language);
        rewriting.words(words).into_owned()
    }

    /// What the paper calls itself.
    pub(crate) fn title(&self) -> String {
        match self.issue.masthead.title.trim() {
            "" => self.say(Message::Paper),
            title => self.shown(title),
        }
    }

    /// What a section is called; its number where it has no name.
    pub(crate) fn section_title(&self, section: usize) -> String {
        let name = self.issue.sections.get(section).map(|one| one.name.trim());
        match name {
            None | Some("") => self.say(Message::Page {
                number: section + 1,
            }),
            Some(name) => self.shown(name),
        }
    }

    /// What a story is called.
    pub(crate) fn story_title(&self, article: &Article) -> String {
        let title = article.title();
        if title.trim().is_empty() {
            self.say(Message::Untitled)
        } else {
            self.shown(&title)
        }
    }

    /// The story so many after this one.
    pub(crate) fn story_beside(&self, id: ArticleId, steps: isize) -> Option<ArticleId> {
        let there = self.issue.number_of(id)?.checked_add_signed(steps)?;
        self.issue.nth(there).map(|article| article.id)
    }

    /// The story after this one that is not read, going round at the end; the first one when there
    /// is none to go on from.
    pub(crate) fn unread_after(&self, id: Option<ArticleId>) -> Option<ArticleId> {
        let here = id.and_then(|id| self.issue.number_of(id));
        let after = here.map_or(0, |here| here + 1);
        let mut round = (after..self.issue.count()).chain(0..after);
        round.find_map(|number| {
            let story = self.issue.nth(number)?.id;
            (Some(story) != id && !self.storage.is_read(story)).then_some(story)
        })
    }

    /// The first story of the next section that has one, going so many steps at a time.
    pub(crate) fn section_beside(&self, section: usize, steps: isize) -> Option<usize> {
        let mut there = section.checked_add_signed(steps)?;
        while self.issue.sections.get(there)?.articles.is_empty() {
            there = there.checked_add_signed(steps)?;
        }
        Some(there)
    }

    /// Where a story stands among all, counted from 1, and how many there are.
    pub(crate) fn story_number(&self, id: ArticleId) -> (usize, usize) {
        let here = self.issue.number_of(id);
        (here.unwrap_or(0) + 1, self.issue.count())
    }

    /// How many stories are not read, and how many bookmarks there are.
    pub(crate) fn standing(&self) -> String {
        self.say(Message::Standing {
            unread: self.stories.unread,
            bookmarks: self.storage.bookmarks().len(),
        })
    }
}
