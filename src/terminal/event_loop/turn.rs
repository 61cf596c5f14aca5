//! The event loop: what happens, what comes of it, the screen. Everything that waits is acted on before
//! the screen is drawn, and no screen is drawn before the terminal has taken the one before.

use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use super::happening::Happening;
use super::showing::{At, Display};
use crate::app::{App, Uncopied};
use crate::device::capabilities::Capabilities;
use crate::device::queue::Waiting;
use crate::device::signals::{Asked, Stopped};
use crate::device::system::Device;
use crate::device::tty::{self, Sent};
use crate::event::{Answer, Input};
use newsprint_messages::Cause;

/// A new place is saved after this time, so that turning pages writes no file at each of them.
const SAVED_AFTER: Duration = Duration::from_millis(1500);

/// How many times longer a save that fails again and again waits at most: some half a minute.
const MOST_PATIENCE: u32 = 20;

/// How long a chord that was begun waits before it shows how it can go on: whoever knows it never
/// sees that.
const CHORD_SHOWN_AFTER: Duration = Duration::from_millis(400);

/// How long events are acted on before what came of them is shown, however many wait.
const SHOWN_AFTER: Duration = Duration::from_millis(100);

/// Why the loop ended.
#[derive(Debug)]
pub(crate) enum Ending {
    /// The reader left.
    Left,
    /// A signal asked for it.
    Asked(i32),
}

/// The loop.
pub(crate) struct EventLoop<'a, D> {
    app: &'a mut App,
    display: Display<D>,
    waiting: Waiting,
    calls: Calls,
    /// Since when there is something to save.
    unsaved: Option<Instant>,
    /// How much longer a save that failed waits than one that did not yet, in times that long.
    refused: u32,
    /// Since when a chord waits for its next key.
    chord: Option<Instant>,
}

/// What the system asked for.
#[derive(Debug, Default)]
struct Calls {
    /// The signal by which the program is to end.
    end: Option<i32>,
    /// Whether it is to stop for a while.
    stop: bool,
    /// Why there is no terminal any more.
    gone: Option<io::Error>,
    /// Whether the signal is expected that calls the program back.
    expected: bool,
}

impl<'a, D: Device> EventLoop<'a, D> {
    /// A loop that begins; `tell` leads to where it hears what happens.
    pub(crate) fn new(
        app: &'a mut App,
        device: D,
        tell: Sender<Happening>,
        capabilities: Capabilities,
    ) -> EventLoop<'a, D> {
        EventLoop {
            app,
            display: Display::new(device, tell, capabilities),
            waiting: Waiting::default(),
            calls: Calls::default(),
            unsaved: None,
            refused: 0,
            chord: None,
        }
    }

    /// Reads until the reader leaves, after some bytes that take the terminal.
    pub(crate) fn read(
        mut self,
        taken: String,
        happenings: &Receiver<Happening>,
    ) -> io::Result<Ending> {
        self.display.sheet.ahead = taken;
        self.display.show(self.app)?;
        loop {
            let Some(first) = self.wait(happenings)? else {
                self.pass_time();
                if let Some(ending) = self.turn([])? {
                    return Ok(ending);
                }
                continue;
            };
            let all = std::iter::once(first).chain(happenings.try_iter());
            if let Some(ending) = self.turn(all)? {
                return Ok(ending);
            }
        }
    }

    /// Waits until something happens, or until there is something to do without it.
    fn wait(&self, happenings: &Receiver<Happening>) -> io::Result<Option<Happening>> {
        let (now, _) = self.display.device.now();
        let left = |since: Option<Instant>, after: Duration| {
            since.map(|since| after.saturating_sub(now.saturating_duration_since(since)))
        };
        let busy = self.app.has_work() || !self.waiting.is_empty();
        let reasons = [
            left(self.unsaved, SAVED_AFTER),
            left(self.chord, CHORD_SHOWN_AFTER),
            busy.then_some(Duration::ZERO),
            self.display.input.patience(now),
        ];
        let happened = match reasons.into_iter().flatten().min() {
            Some(patience) => happenings.recv_timeout(patience),
            None => happenings.recv().map_err(RecvTimeoutError::from),
        };
        match happened {
            Ok(happening) => Ok(Some(happening)),
            Err(RecvTimeoutError::Timeout) => Ok(None),
            Err(RecvTimeoutError::Disconnected) => Err(io::ErrorKind::UnexpectedEof.into()),
        }
    }

    /// Takes in what happened, does what comes of it, and shows that.
    fn turn(
        &mut self,
        happened: impl IntoIterator<Item = Happening>,
    ) -> io::Result<Option<Ending>> {
        for happening in happened {
            self.receive(happening)?;
        }
        self.display.learn(self.app);
        if let Some(ending) = self.act()? {
            return Ok(Some(ending));
        }
        if let Some(signal) = self.calls.end {
            return Ok(Some(Ending::Asked(signal)));
        }
        if let Some(error) = self.calls.gone.take() {
            return Err(error);
        }
        if std::mem::take(&mut self.calls.stop) {
            self.stop(Stopped::Program)?;
        }
        self.display.show(self.app)?;
        Ok(None)
    }

    fn receive(&mut self, happening: Happening) -> io::Result<()> {
        match happening {
            Happening::Terminal(Sent::Input(input)) => self.waiting.add(input),
            Happening::Terminal(Sent::Bytes(bytes)) => {
                let (now, _) = self.display.device.now();
                self.display.input.hear(&bytes, now, &mut self.waiting);
            }
            Happening::Terminal(Sent::Resized) => self.waiting.resize(),
            Happening::Terminal(Sent::Gone(error)) | Happening::Written(Err(error)) => {
                self.calls.gone = Some(error);
            }
            Happening::Written(Ok(())) => {
                self.display.sheet.at = At::Terminal;
            }
            Happening::Signal(asked) => self.answer(asked)?,
            Happening::Saved => {
                if self.app.saved() {
                    self.refused = 0;
                    // What changed in the meantime.
                    self.save_behind();
                } else {
                    // What failed is tried again at the next change, and after a while.
                    let (now, _) = self.display.device.now();
                    self.unsaved = Some(now + SAVED_AFTER * self.refused);
                    self.refused = (2 * self.refused).clamp(1, MOST_PATIENCE);
                }
                self.display.sheet.stale = true;
            }
            Happening::HandedOn(program, handed) => {
                if let Err(why) = handed {
                    let why = Cause::from(&why);
                    self.app.cannot_copy(Uncopied::Program(&program, &why));
                    self.display.sheet.stale = true;
                }
            }
            Happening::Developed(wanted, developed) => {
                self.display.developing.ordered.retain(|one| *one != wanted);
                self.app.paste(wanted, developed);
                self.display.sheet.stale = true;
            }
            Happening::Failed => {
                self.app.tell_of_failure();
                self.display.sheet.stale = true;
            }
        }
        Ok(())
    }

    /// Does what a signal asks for.
    fn answer(&mut self, asked: Asked) -> io::Result<()> {
        match asked {
            Asked::End(signal) => self.calls.end = Some(signal),
            Asked::Stop => self.calls.stop = true,
            Asked::GoOn if std::mem::take(&mut self.calls.expected) => {}
            // Nobody gave the terminal back before a SIGSTOP, or took it again after it.
            Asked::GoOn => self.display.take_terminal(self.app)?,
        }
        Ok(())
    }

    /// Acts on what waits, one after the other, until that takes too long to show nothing of it.
    fn act(&mut self) -> io::Result<Option<Ending>> {
        let (begun, _) = self.display.device.now();
        while let Some(input) = self.waiting.next() {
            let (now, time) = self.display.device.now();
            let answer = self.app.input(input, time);
            self.chord = self.app.waits_for_a_key().then_some(now);
            if let Some(ending) = self.obey(answer, now)? {
                return Ok(Some(ending));
            }
            if now.saturating_duration_since(begun) >= SHOWN_AFTER {
                return Ok(None);
            }
        }
        if self.waiting.is_resized() {
            let (now, time) = self.display.device.now();
            let answer = self
                .app
                .input(Input::Resize(self.display.device.size()), time);
            self.obey(answer, now)?;
        }
        Ok(None)
    }

    /// Does what an event asks for.
    fn obey(&mut self, answer: Answer, now: Instant) -> io::Result<Option<Ending>> {
        self.display.sheet.stale = true;
        match answer {
            Answer::Stay => {}
            Answer::Moved => self.unsaved = self.unsaved.or(Some(now)),
            Answer::Save => self.save_behind(),
            Answer::Redraw => self.display.sheet.renderer.forget(),
            Answer::Mouse => self
                .display
                .sheet
                .ahead
                .push_str(&tty::hearing(self.app.mouse())),
            Answer::Suspend => self.stop(Stopped::Job)?,
            Answer::Quit => return Ok(Some(Ending::Left)),
        }
        Ok(None)
    }

    /// Gives the terminal back, stops, and takes it again when called; where nobody could call, that
    /// is said.
    fn stop(&mut self, whom: Stopped) -> io::Result<()> {
        if !self.display.device.can_stop() {
            self.app.tell_that_nobody_calls();
            self.display.sheet.stale = true;
            return Ok(());
        }
        drop(self.app.save());
        self.calls.expected = true;
        self.display.device.stop(whom)?;
        self.display.take_terminal(self.app)
    }

    /// Saves on a thread of its own: no key waits for a disk.
    fn save_behind(&mut self) {
        let tell = self.display.tell.clone();
        self.app
            .save_behind(move || drop(tell.send(Happening::Saved)));
    }

    /// Nothing happened: what was waiting for that.
    fn pass_time(&mut self) {
        let (now, _) = self.display.device.now();
        let is_due = |since: Option<Instant>, after: Duration| {
            since.is_some_and(|since| now.saturating_duration_since(since) >= after)
        };
        self.display.input.pause(now, &mut self.waiting);
        if is_due(self.chord, CHORD_SHOWN_AFTER) {
            self.chord = None;
            self.app.pause();
            self.display.sheet.stale = true;
        }
        if is_due(self.unsaved, SAVED_AFTER) {
            self.unsaved = None;
            // When it fails, the reader is told in the line of status, and it is tried again.
            self.save_behind();
        } else if self.app.has_work() {
            self.app.work();
            self.display.sheet.stale |= !self.app.has_work();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::rc::Rc;
    use std::sync::mpsc;

    use jiff::{SignedDuration, Timestamp};

    use super::*;
    use crate::device::renderer::tests::{KNOWN, shown};
    use crate::testing::{papers, themes};
    use crate::{Opening, Session, Surroundings, Tone, View};
    use newsprint_compose::Size;
    use newsprint_config::{Clipboard, Config, Mouse};
    use newsprint_issue::Language;
    use newsprint_storage::{Directories, Storage};
    use newsprint_theme::Depth;

    /// A model of the terminal and the system.
    struct Model {
        screen: vt100::Parser,
        size: Size,
        /// How many pages were written.
        pages: usize,
        is_taken: bool,
        is_job: bool,
        /// How often the program stopped.
        stops: usize,
        now: (Instant, Timestamp),
        mouse: Mouse,
    }

    #[derive(Clone)]
    struct Desk(Rc<RefCell<Model>>);

    impl Device for Desk {
        fn now(&self) -> (Instant, Timestamp) {
            self.0.borrow().now
        }

        fn size(&self) -> Size {
            self.0.borrow().size
        }

        fn can_be_asked(&self) -> bool {
            false
        }

        fn is_taken(&self) -> bool {
            self.0.borrow().is_taken
        }

        fn capture(&self, mouse: Mouse) -> io::Result<String> {
            let mut model = self.0.borrow_mut();
            model.is_taken = true;
            model.mouse = mouse;
            Ok(tty::taking(mouse))
        }

        fn write(&self, page: String) {
            let mut model = self.0.borrow_mut();
            model.pages += 1;
            model.screen.process(page.as_bytes());
        }

        fn can_stop(&self) -> bool {
            self.0.borrow().is_job
        }

        fn stop(&self, _: Stopped) -> io::Result<()> {
            let mut model = self.0.borrow_mut();
            model.is_taken = false;
            model.stops += 1;
            model.screen.process(tty::giving_back().as_bytes());
            assert_given_back(model.screen.screen());
            Ok(())
        }
    }

    #[track_caller]
    fn assert_given_back(screen: &vt100::Screen) {
        assert!(!screen.alternate_screen() && !screen.hide_cursor());
        assert!(!screen.bracketed_paste());
        let mouse = screen.mouse_protocol_mode();
        assert_eq!(mouse, vt100::MouseProtocolMode::None);
    }

    fn app(size: Size) -> App {
        let mut papers = papers().into_iter();
        let issue = papers.find(|paper| paper.masthead.title == "乡土周刊");
        let session = Session::new(Opening {
            issue: issue.expect("a paper"),
            notes: Vec::new(),
            troubles: Vec::new(),
            storage: Storage::open(Directories::default()).0,
            config: Config {
                clipboard: Clipboard::Osc52,
                ..Config::default()
            },
            themes: themes(Depth::True),
            surroundings: Surroundings {
                language: Language::English,
                tone: Tone::Light,
            },
        });
        App::new(session, View::Front, size)
    }

    const USUAL: Size = Size {
        width: 80,
        height: 24,
    };

    /// A sitting before a model of a terminal, whose first screen was drawn.
    fn sitting(app: &mut App) -> (EventLoop<'_, Desk>, Desk) {
        let size = app.size();
        let desk = Desk(Rc::new(RefCell::new(Model {
            screen: vt100::Parser::new(size.height.max(1), size.width.max(1), 0),
            size,
            pages: 0,
            is_taken: true,
            is_job: true,
            stops: 0,
            now: (Instant::now(), Timestamp::UNIX_EPOCH),
            mouse: Mouse::Left,
        })));
        let (tell, _) = mpsc::channel();
        let mut sitting = EventLoop::new(app, desk.clone(), tell, KNOWN);
        sitting.display.sheet.ahead = tty::taking(sitting.app.mouse());
        let ending = sitting.turn([]).expect("a terminal");
        assert!(ending.is_none());
        (sitting, desk)
    }

    fn typed(bytes: impl Into<Vec<u8>>) -> Happening {
        Happening::Terminal(Sent::Bytes(bytes.into()))
    }

    impl EventLoop<'_, Desk> {
        /// Lets this happen at once; answers how many pages were drawn for it, and whether the reader
        /// is still there.
        #[track_caller]
        fn does(&mut self, happened: Vec<Happening>) -> (usize, Option<Ending>) {
            let before = self.display.device.0.borrow().pages;
            let written = Happening::Written(Ok(()));
            let all = happened.into_iter().chain([written]);
            let ending = self.turn(all).expect("a terminal");
            (self.display.device.0.borrow().pages - before, ending)
        }

        fn reads(&self) -> String {
            let screen = self.display.device.0.borrow().screen.screen().contents();
            let rows = screen.lines().map(str::trim_end);
            rows.collect::<Vec<_>>().join("\n")
        }

        /// Time passes.
        fn rests(&mut self, milliseconds: u32) {
            let by = Duration::from_millis(milliseconds.into());
            let mut model = self.display.device.0.borrow_mut();
            model.now.0 += by;
            model.now.1 += SignedDuration::from_millis(milliseconds.into());
            drop(model);
            self.pass_time();
        }

        /// The window has another size. The model cannot cut a wide character: it is a fresh one.
        fn sizes(&mut self, size: Size) {
            let mut model = self.display.device.0.borrow_mut();
            model.size = size;
            let (rows, columns) = (size.height.max(1), size.width.max(1));
            model.screen = vt100::Parser::new(rows, columns, 0);
            let taken = tty::taking(self.app.mouse());
            model.screen.process(taken.as_bytes());
        }
    }

    #[test]
    fn one_screen_is_drawn_for_however_many_events_wait() {
        let wheel = "\u{1b}[<65;10;10M";
        let paste = format!("\u{1b}[200~{}\u{1b}[201~", "Q".repeat(5_000_000));
        for waits in [
            wheel.repeat(500),
            wheel.repeat(2000),
            "\u{1b}[<32;10;10M".repeat(500),
            "jk".repeat(100),
            paste,
        ] {
            let mut app = app(USUAL);
            let (mut sitting, _) = sitting(&mut app);
            let pieces = waits.as_bytes().chunks(4095).map(typed).collect();
            let (pages, ending) = sitting.does(pieces);
            assert_eq!(pages, 1);
            assert!(ending.is_none(), "a paste is no key");
            let (_, ending) = sitting.does(vec![typed("Q")]);
            assert!(matches!(ending, Some(Ending::Left)));
        }
    }

    #[test]
    fn turns_of_a_wheel_that_wait_are_one() {
        let mut waiting = Waiting::default();
        for notches in [1, 1, 1, -1, 1] {
            waiting.add(Input::Wheel(notches));
        }
        waiting.add(Input::Paste(String::new()));
        waiting.add(Input::Wheel(-1));
        let inputs: Vec<Input> = std::iter::from_fn(|| waiting.next()).collect();
        let paste = Input::Paste(String::new());
        assert_eq!(inputs, [Input::Wheel(3), paste, Input::Wheel(-1)]);
    }

    #[test]
    fn nothing_is_drawn_where_nothing_happened() {
        let mut app = app(USUAL);
        let (mut sitting, _) = sitting(&mut app);
        assert_eq!(sitting.does(vec![]).0, 0);
        assert_eq!(sitting.does(vec![typed("\u{1b}[I".repeat(2000))]).0, 0);
        assert_eq!(sitting.does(vec![typed("j")]).0, 1);
        assert_eq!(sitting.does(vec![]).0, 0);
    }

    #[test]
    fn keys_typed_ahead_do_what_they_do_one_by_one() {
        let keys = "\r jj]G/the\rnb \x7f\x0f?\x1b[27uV]w";
        let mut apart = app(USUAL);
        let mut together = apart_from(&apart);
        let (mut one, _) = sitting(&mut apart);
        for key in [
            "\r", " ", "j", "j", "]", "G", "/", "t", "h", "e", "\r", "n", "b", " ",
        ] {
            one.does(vec![typed(key)]);
        }
        for key in ["\x7f", "\x0f", "?", "\x1b[27u", "V", "]", "w"] {
            one.does(vec![typed(key)]);
        }
        let (mut other, _) = sitting(&mut together);
        other.does(vec![typed(keys)]);
        assert_eq!(one.reads(), other.reads());
    }

    /// Another reader who begins as this one did.
    fn apart_from(other: &App) -> App {
        app(other.size())
    }

    #[test]
    fn a_run_of_resizes_is_one() {
        let mut app = app(USUAL);
        let (mut sitting, _) = sitting(&mut app);
        sitting.sizes(Size {
            width: 100,
            height: 30,
        });
        let resized = || Happening::Terminal(Sent::Resized);
        let storm = (0..1000).flat_map(|_| [resized(), typed("j")]).collect();
        assert_eq!(sitting.does(storm).0, 1);
        assert_eq!(sitting.app.size().width, 100);
    }

    #[test]
    fn a_terminal_that_takes_nothing_gets_no_more_and_the_reader_still_leaves() {
        let mut app = app(USUAL);
        let (mut sitting, desk) = sitting(&mut app);
        for _ in 0..100 {
            let ending = sitting.turn([typed("\r\x0c")]).expect("a terminal");
            assert!(ending.is_none());
        }
        assert_eq!(desk.0.borrow().pages, 1);
        assert_eq!(sitting.does(vec![]).0, 1);
        let ending = sitting.turn([typed("Q")]).expect("a terminal");
        assert!(matches!(ending, Some(Ending::Left)));
    }

    #[test]
    fn nobody_stops_where_nobody_could_call_back() {
        let mut app = app(USUAL);
        let (mut sitting, desk) = sitting(&mut app);
        desk.0.borrow_mut().is_job = false;
        sitting.does(vec![typed("\x1a")]);
        assert!(sitting.reads().contains("no shell can call back"));
        sitting.does(vec![Happening::Signal(Asked::Stop)]);
        assert_eq!(desk.0.borrow().stops, 0);
    }

    #[test]
    fn the_terminal_is_given_back_while_stopped_and_taken_once_after() {
        let mut app = app(USUAL);
        let (mut sitting, desk) = sitting(&mut app);
        sitting.does(vec![typed("\r")]);
        let before = sitting.reads();
        for stop in [typed("\x1a"), Happening::Signal(Asked::Stop)] {
            sitting.does(vec![stop]);
            assert_eq!(sitting.does(vec![Happening::Signal(Asked::GoOn)]).0, 0);
            assert_eq!(sitting.reads(), before);
        }
        assert_eq!(desk.0.borrow().stops, 2);
        // Who sent a SIGSTOP asked nobody: whatever was done to the terminal is undone.
        let lost = tty::giving_back() + "$ fg";
        desk.0.borrow_mut().screen.process(lost.as_bytes());
        assert_eq!(sitting.does(vec![Happening::Signal(Asked::GoOn)]).0, 1);
        assert_eq!(sitting.reads(), before);
        assert!(desk.0.borrow().screen.screen().bracketed_paste());
    }

    #[test]
    fn who_is_asked_to_end_does_not_stop() {
        let signals = [Asked::Stop, Asked::End(15), Asked::Stop];
        let mut app = app(USUAL);
        let (mut sitting, desk) = sitting(&mut app);
        let happened = signals.map(Happening::Signal).into();
        let (_, ending) = sitting.does(happened);
        assert!(matches!(ending, Some(Ending::Asked(15))));
        assert_eq!(desk.0.borrow().stops, 0);
    }

    #[test]
    fn what_breaks_off_elsewhere_is_told_and_reading_goes_on() {
        let mut app = app(USUAL);
        let (mut sitting, desk) = sitting(&mut app);
        sitting.does(vec![Happening::Failed]);
        assert!(
            sitting
                .reads()
                .contains("something failed; reading goes on")
        );
        // A panic of this thread that was caught gave the terminal back: it is taken again.
        let mut model = desk.0.borrow_mut();
        model.is_taken = false;
        model.screen.process(tty::giving_back().as_bytes());
        drop(model);
        sitting.does(vec![typed("j")]);
        assert!(desk.0.borrow().screen.screen().alternate_screen());
        assert!(sitting.reads().contains("乡土"));
    }

    #[test]
    fn a_window_of_any_size_is_drawn_as_far_as_can_be() {
        let most = u16::MAX;
        for (width, height) in [
            (0, 0),
            (1, 1),
            (2, 2),
            (10, 3),
            (most, 1),
            (1, most),
            (most, most),
        ] {
            let mut app = app(USUAL);
            let (mut sitting, _) = sitting(&mut app);
            let size = Size { width, height };
            sitting.display.device.0.borrow_mut().size = size;
            let resized = Happening::Terminal(Sent::Resized);
            sitting.does(vec![resized, typed("\x1b[<0;60000;60000M"), typed("\r ")]);
            let drawn = sitting.app.size();
            assert!(drawn.width <= 1000 && drawn.height <= 500, "{drawn:?}");
            if height == most && width == most {
                let said = sitting.app.picture().plain().concat();
                assert!(said.contains("only 1000 × 500 cells are drawn"));
            }
            let (_, ending) = sitting.does(vec![typed("Q")]);
            assert!(matches!(ending, Some(Ending::Left)), "{size:?}");
        }
    }

    /// Numbers that look as if nobody had chosen them (Vigna, splitmix64).
    struct Chance(u64);

    impl Chance {
        fn below(&mut self, most: usize) -> usize {
            self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut mixed = self.0;
            mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            usize::try_from((mixed ^ (mixed >> 31)) % most as u64).unwrap_or_default()
        }
    }

    /// What a terminal sends: keys, answers that nobody waits for, pastes.
    #[rustfmt::skip] // A table.
    const SENT: &[&str] = &[
        "j", "k", "h", "l", " ", "b", "B", "g", "f", "s", "G", "}", "{", "]", "[", "\t", "\x1b[Z", "+",
        "-", "=", "w", "V", "t", "i", "?", "/", "n", "N", "\r", "\r", "\x1b[27u", "\x7f", "\\", "'",
        "d", "u", "L", "o", "1", "2", "9", "a", "石", "“", "…", "\x1b[A", "\x1b[B", "\x1b[H", "\x1b[F",
        "\x1b[5~", "\x1b[6~", "\x15", "H", "T", "z", "M", ":", "\x0f", "\x1b[1;3C", "S", "v", "y",
        "\x1b[1;2B", "\x1a", "\x0c", "\x1b[2;3R", "\x1b[?62;4c", "\x1bP>|xterm(388)\x1b\\",
        "\x1b]11;rgb:1111/1111/1111\x1b\\", "\x1b[200~板栗\x1b[31m\x1b[201~", "\x1b[<65;9;9M",
        "\x1b[<64;9;9M", "\x1b[<65;9;9M\x1b[<65;9;9M\x1b[<64;9;9M",
    ];

    /// Lets a reader do this many random things, some at once; answers whether he is still there.
    fn walk(sitting: &mut EventLoop<'_, Desk>, chance: &mut Chance, deeds: usize) -> bool {
        let mut done = 0;
        while done < deeds {
            let mut happened = Vec::new();
            for _ in 0..=chance.below(30) {
                done += 1;
                let (row, column) = (1 + chance.below(60), 1 + chance.below(180));
                happened.push(match chance.below(20) {
                    0 => {
                        let [width, height] = [150, 50].map(|most| chance.below(most) as u16);
                        sitting.sizes(Size { width, height });
                        Happening::Terminal(Sent::Resized)
                    }
                    1 => typed(format!("\x1b[<0;{column};{row}M")),
                    2 => typed(format!("\x1b[<32;{column};{row}M")),
                    3 => typed(format!("\x1b[<0;{column};{row}m")),
                    _ => typed(SENT[chance.below(SENT.len())]),
                });
            }
            if sitting.does(happened).1.is_some() {
                return false;
            }
            sitting.rests(20 + chance.below(600) as u32);
        }
        true
    }

    #[test]
    fn whatever_a_reader_does_the_terminal_shows_what_is_drawn_and_is_given_back() {
        // A hundred runs of five hundred deeds, where there is time for it.
        let wanted = std::env::var("NEWSPRINT_RUNS").ok();
        let runs = wanted.and_then(|runs| runs.parse().ok()).unwrap_or(12);
        for run in 0..runs {
            let mut app = app(USUAL);
            let (mut sitting, desk) = sitting(&mut app);
            walk(&mut sitting, &mut Chance(run), 500);
            sitting.does(vec![]);
            let before = shown(desk.0.borrow().screen.screen());
            sitting.sizes(desk.size());
            sitting.display.sheet.renderer.forget();
            sitting.display.sheet.stale = true;
            sitting.does(vec![]);
            assert_eq!(before, shown(desk.0.borrow().screen.screen()), "run {run}");
            let mut model = desk.0.borrow_mut();
            model.screen.process(tty::giving_back().as_bytes());
            assert_given_back(model.screen.screen());
        }
    }
}
