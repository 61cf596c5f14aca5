//! The questions that the program asks a terminal when it starts, in a real pseudo-terminal whose
//! answers are given by hand: at once, late, never, in pieces, among keys.

use std::io::{Read, Write};
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, NativePtySystem, PtySize, PtySystem};

/// The longest that anything may take before it counts as a fault.
const LIMIT: Duration = Duration::from_secs(30);

/// Longer than the program waits for answers.
const TOO_LATE: Duration = Duration::from_millis(400);

/// A terminal that says only what it is told to.
struct Terminal {
    child: Box<dyn portable_pty::Child + Send + Sync>,
    line: Box<dyn Write + Send>,
    bytes: Arc<Mutex<Vec<u8>>>,
    output: Option<std::thread::JoinHandle<()>>,
    _home: tempfile::TempDir,
    _master: Box<dyn portable_pty::MasterPty + Send>,
}

impl Terminal {
    fn opens(settings: &str) -> Terminal {
        let program = format!("exec {} PAPER", env!("CARGO_BIN_EXE_newsprint"));
        Terminal::runs(settings, &program)
    }

    /// Runs a line of shell that ends with the program; the paper is put behind it.
    fn runs(settings: &str, line: &str) -> Terminal {
        let home = tempfile::tempdir().unwrap();
        std::fs::write(home.path().join("config.toml"), settings).unwrap();
        let issues = Path::new(env!("CARGO_MANIFEST_DIR")).join("issues");
        let paper = issues.join("2022-08-02-xiangtu-zhoukan");
        let mut command = CommandBuilder::new("/bin/sh");
        command.args(["-c", &line.replace("PAPER", "\"$1\""), "sh"]);
        command.arg(&paper);
        command.env_clear();
        command.env("TERM", "xterm-256color");
        command.env("COLORTERM", "truecolor");
        command.env("LANG", "en_US.UTF-8");
        command.env("NEWSPRINT_HOME", home.path());
        command.cwd(home.path());
        let size = PtySize {
            rows: 40,
            cols: 120,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = NativePtySystem::default().openpty(size).unwrap();
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let bytes = Arc::new(Mutex::new(Vec::new()));
        let (kept, mut output) = (Arc::clone(&bytes), pair.master.try_clone_reader().unwrap());
        let output = std::thread::spawn(move || {
            let mut piece = [0; 8192];
            while let Ok(count @ 1..) = output.read(&mut piece) {
                kept.lock().unwrap().extend_from_slice(&piece[..count]);
            }
        });
        Terminal {
            child,
            line: pair.master.take_writer().unwrap(),
            bytes,
            output: Some(output),
            _home: home,
            _master: pair.master,
        }
    }

    /// A front page was shown and the questions were asked.
    fn asked(settings: &str) -> Terminal {
        let mut terminal = Terminal::opens(settings);
        terminal.waits("the questions", |terminal| {
            terminal.written().contains(FENCE)
        });
        terminal
    }

    fn sends(&mut self, bytes: &str) -> &mut Self {
        self.line.write_all(bytes.as_bytes()).unwrap();
        self.line.flush().unwrap();
        self
    }

    fn written(&self) -> String {
        String::from_utf8_lossy(&self.bytes.lock().unwrap()).into_owned()
    }

    fn screen(&self) -> String {
        let mut screen = vt100::Parser::new(40, 120, 0);
        screen.process(&self.bytes.lock().unwrap());
        let contents = screen.screen().contents();
        let rows: Vec<&str> = contents.lines().map(str::trim_end).collect();
        rows.join("\n")
    }

    /// How often the whole screen was printed.
    fn pages(&self) -> usize {
        self.written().matches("\u{1b}[2J").count()
    }

    #[track_caller]
    fn waits(&mut self, what: &str, is_so: impl Fn(&Terminal) -> bool) -> &mut Self {
        let start = Instant::now();
        while !is_so(self) {
            assert!(start.elapsed() < LIMIT, "never: {what}\n{}", self.screen());
            std::thread::sleep(Duration::from_millis(5));
        }
        self
    }

    #[track_caller]
    fn reads(&mut self, words: &str) -> &mut Self {
        self.waits(words, |terminal| terminal.screen().contains(words))
    }

    /// Whether the last screen came whole.
    fn is_whole(&self) -> bool {
        self.written().ends_with("\u{1b}[?2026l")
    }

    fn rests(&mut self, time: Duration) -> &mut Self {
        std::thread::sleep(time);
        self
    }

    /// Leaves the program; what it wrote in all.
    fn leaves(mut self) -> String {
        self.sends("Q");
        let start = Instant::now();
        let status = loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                break status;
            }
            if start.elapsed() > LIMIT {
                self.child.kill().unwrap();
                panic!("it does not end\n{}", self.screen());
            }
            std::thread::sleep(Duration::from_millis(5));
        };
        assert!(status.success());
        // What it wrote last is read when the terminal has nobody left who writes to it.
        self.output.take().unwrap().join().unwrap();
        self.written()
    }
}

/// The last question.
const FENCE: &str = "\u{1b}[c";

/// The answers of a terminal that draws quotes and rules so many cells wide.
fn answers(quote: usize, rule: usize) -> String {
    let report = |cells: usize| format!("\u{1b}[2;{}R", cells + 1);
    format!(
        "\u{1b}[?2026;2$y{}{}\u{1b}[?62;22c",
        report(quote).repeat(3),
        report(rule)
    )
}

#[test]
fn the_page_is_seen_before_anything_is_asked() {
    let terminal = Terminal::asked("");
    let written = terminal.written();
    let shown = written.find("要闻").unwrap();
    assert!(shown < written.find("\u{1b}[6n").unwrap());
    terminal.leaves();
}

#[test]
fn nothing_of_the_questions_stays_on_the_screen() {
    let mut asked = Terminal::asked("");
    asked.sends(&answers(1, 1)).sends("\r").reads("Story 1/14");
    let mut silent = Terminal::opens("[terminal]\nambiguous_width = 1\nlarge_letters = false\n");
    silent.reads("要闻").sends("\r").reads("Story 1/14");
    // A screen comes in pieces; in the end both show the same.
    let same = silent
        .waits("the end of the screen", Terminal::is_whole)
        .screen();
    asked.waits("the same story", |terminal| terminal.screen() == same);
    asked.sends("\u{7f}").reads("第 1 版 · 要闻");
    // Pages are counted after the first of them is seen.
    silent
        .sends("\u{7f}")
        .reads("第 1 版 · 要闻")
        .reads("Screen 1/4");
    let same = silent
        .waits("the end of the screen", Terminal::is_whole)
        .screen();
    asked.waits("the same front page", |terminal| terminal.screen() == same);
    assert_eq!(asked.pages(), 1);
    asked.leaves();
    assert!(!silent.leaves().contains("\u{1b}[6n"));
}

#[test]
fn a_terminal_of_wide_quotes_gets_the_page_set_anew() {
    for (rule, upright) in [(1, '│'), (2, '|')] {
        let mut terminal = Terminal::asked("");
        terminal
            .sends(&answers(2, rule))
            .waits("another page", |terminal| terminal.pages() == 2)
            .waits("its rules", |terminal| terminal.screen().contains(upright));
        let other = if upright == '|' { '│' } else { '|' };
        assert!(!terminal.screen().contains(other), "{}", terminal.screen());
        terminal.leaves();
    }
}

#[test]
fn a_terminal_that_says_nothing_is_read_on() {
    let mut terminal = Terminal::asked("");
    terminal.rests(TOO_LATE).sends("\r").reads("Story 1/14");
    // An answer could begin with Esc, so it waits; what is typed meanwhile still follows it.
    terminal.sends("\u{1b}").rests(Duration::from_millis(40));
    terminal.sends("]").reads("Story 2/14");
    terminal.leaves();
}

#[test]
fn late_answers_change_nothing_and_are_no_keys() {
    let mut terminal = Terminal::asked("");
    terminal
        .rests(TOO_LATE)
        .sends("\r")
        .reads("Story 1/14")
        .sends(&answers(2, 2))
        .rests(Duration::from_millis(100))
        .sends(" ")
        .reads("Screen 2/");
    assert_eq!(terminal.pages(), 1);
    terminal.leaves();
}

#[test]
fn keys_typed_meanwhile_come_in_order() {
    let mut terminal = Terminal::asked("");
    let answers = answers(2, 2);
    // A key before, between and after; the pieces cut reports in the middle.
    let (first, rest) = answers.split_at(17);
    let (second, third) = rest.split_at(8);
    terminal.sends(&format!("\r{first}"));
    terminal.rests(Duration::from_millis(20)).sends(second);
    terminal.rests(Duration::from_millis(20)).sends(third);
    terminal
        .sends("]")
        .reads("Story 2/14")
        .sends("[")
        .reads("Story 1/14");
    terminal.leaves();
}

#[test]
fn answers_among_which_a_chord_is_typed_do_not_break_it() {
    let mut terminal = Terminal::asked("");
    terminal
        .sends("\u{1b}[?2026;2$y\u{1b}[2;2Rg\u{1b}[2;2R\u{1b}[2;2Rb\u{1b}[2;2R\u{1b}[?62c")
        .reads("no bookmarks yet");
    terminal.leaves();
}

/// The colour of the paper of a theme, as it is set.
const LIGHT: &str = "48;2;244;241;234";
const DARK: &str = "48;2;21;23;27";

#[test]
fn the_theme_follows_the_ground_of_the_terminal() {
    for end in ["\u{7}", "\u{1b}\\"] {
        let mut terminal = Terminal::asked("");
        assert!(terminal.written().contains(LIGHT));
        assert!(terminal.written().contains("\u{1b}]11;?\u{1b}\\"));
        terminal
            .sends(&format!(
                "\u{1b}[?2031;2$y\u{1b}]11;rgb:1010/1111/1212{end}"
            ))
            .sends(&answers(1, 1))
            .waits("the dark theme", |terminal| {
                terminal.written().contains(DARK)
            })
            .waits("being told", |terminal| {
                terminal.written().contains("\u{1b}[?2031h")
            });
        // It becomes light while the reader reads; a report is no key.
        let before = terminal.written().matches(LIGHT).count();
        terminal
            .sends("\u{1b}[?997;2n")
            .waits("the light theme", |terminal| {
                terminal.written().matches(LIGHT).count() > before
            })
            .reads("第 1 版 · 要闻");
        assert!(terminal.leaves().contains("\u{1b}[?2031l"));
    }
}

#[test]
fn a_ground_that_is_not_asked_for_is_not_told() {
    let one = Terminal::asked("theme = \"salmon\"\n");
    assert!(!one.leaves().contains("]11;?"));
    let mut none = Terminal::opens(
        "theme = \"salmon\"\nterminal.ambiguous_width = 1\nterminal.images = \"blocks\"\nterminal.large_letters = false\n",
    );
    none.reads("要闻").sends("\r").reads("Story 1/14");
    assert!(!none.leaves().contains(FENCE));
}

#[test]
fn a_late_ground_changes_nothing_and_is_no_key() {
    let mut terminal = Terminal::asked("");
    terminal
        .rests(TOO_LATE)
        .sends("\r")
        .reads("Story 1/14")
        .sends("\u{1b}]11;rgb:0000/0000/0000\u{1b}\\")
        .sends(" ")
        .reads("Screen 2/");
    assert!(!terminal.leaves().contains(DARK));
}

#[test]
fn linear_reading_asks_nothing_and_shows_the_cursor() {
    let mut terminal = Terminal::opens("[terminal]\nlinear = true\n");
    terminal.reads("1 ").sends("\r").reads("热土计划");
    let written = terminal.leaves();
    assert!(!written.contains(FENCE), "it is asked");
    assert!(written.contains("\u{1b}[?25h"));
}

#[test]
fn the_terminal_is_asked_and_heard_whatever_the_standard_input_is() {
    let line = format!("{} PAPER < /dev/null", env!("CARGO_BIN_EXE_newsprint"));
    let mut terminal = Terminal::runs("", &line);
    terminal.reads("要闻").sends("\r").reads("Story 1/14");
    assert!(terminal.leaves().contains("\u{1b}[6n"));
}

/// The answers of a terminal whose cursor stood there after the blanks of large letters.
fn letters(columns: [u16; 2]) -> String {
    let answers = answers(1, 1);
    let (widths, fence) = answers.split_at(answers.find("\u{1b}[?62").unwrap());
    let blanks = columns.map(|column| format!("\u{1b}[3;{column}R")).concat();
    format!("{widths}{blanks}{fence}")
}

#[test]
fn a_headline_is_large_only_where_that_was_proven() {
    let spaced = "热  土  计  划";
    let mut small = Terminal::asked("");
    small.reads(spaced).sends(&letters([3, 2]));
    small.sends("\r").reads("Story 1/14").reads(spaced);
    small.sends("\u{7f}").reads("第 1 版 · 要闻").reads(spaced);
    // The questions are all it ever wrote of the kind.
    assert_eq!(small.leaves().matches("\u{1b}]66;").count(), 2);

    let mut large = Terminal::asked("");
    large.reads(spaced).sends(&letters([3, 3]));
    let printed = "\u{1b}]66;s=2:w=2;热\u{1b}\\";
    let times = |terminal: &Terminal| terminal.written().matches(printed).count();
    large.waits("a large headline", |terminal| times(terminal) == 1);
    // Help lies over it, and it comes back.
    large.sends("?").reads("Esc");
    large
        .sends("\u{1b}")
        .waits("it again", |terminal| times(terminal) == 2);
    large
        .sends("\r")
        .waits("it in the story", |terminal| times(terminal) == 3);
    large.reads("Story 1/14").sends("\u{7f}");
    large.waits("it on the front page", |terminal| times(terminal) == 4);
    let bytes = large.leaves();
    assert!(
        bytes.contains("\u{1b}]66;s=3:w=2;乡\u{1b}\\"),
        "the nameplate"
    );
    for piece in bytes.split("\u{1b}]66;").skip(3) {
        let (letter, _) = piece.split_once("\u{1b}\\").unwrap();
        let sized = letter.starts_with("s=2:w=") || letter.starts_with("s=3:w=");
        assert!(sized && letter.len() < 20, "{letter:?}");
    }
}
