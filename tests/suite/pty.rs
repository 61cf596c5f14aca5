//! The real program in a pseudo-terminal, and who types at it; asserts nothing.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, MasterPty, NativePtySystem, PtySize, PtySystem};

/// The longest that anything may take before it counts as a fault.
const LIMIT: Duration = Duration::from_secs(30);

/// A reader at a terminal: the program, its keyboard and its screen.
pub(crate) struct Reader {
    pub(crate) child: Box<dyn portable_pty::Child + Send + Sync>,
    pub(crate) master: Box<dyn MasterPty + Send>,
    pub(crate) keyboard: Box<dyn Write + Send>,
    pub(crate) screen: Arc<Mutex<vt100::Parser>>,
    /// Every byte that the program wrote.
    pub(crate) written: Arc<Mutex<Vec<u8>>>,
    pub(crate) output: Option<std::thread::JoinHandle<()>>,
    /// Whether nobody looks at the screen any more.
    pub(crate) unseen: Arc<AtomicBool>,
    /// Whether the terminal takes nothing for now.
    pub(crate) stalled: Arc<AtomicBool>,
}

/// A home directory of the test's own.
pub(crate) fn home() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

pub(crate) fn paper(name: &str) -> PathBuf {
    let issues = Path::new(env!("CARGO_MANIFEST_DIR")).join("issues");
    let mut found = std::fs::read_dir(issues)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    found
        .find(|path| path.to_string_lossy().contains(name))
        .unwrap()
}

pub(crate) fn newsprint(home: &Path, arguments: &[&str]) -> CommandBuilder {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_newsprint"));
    command.args(arguments);
    command.env_clear();
    for (name, value) in [
        ("TERM", "xterm-256color"),
        ("LANG", "en_US.UTF-8"),
        ("COLORTERM", "truecolor"),
    ] {
        command.env(name, value);
    }
    command.env("HOME", home);
    command.cwd(home);
    command
}

impl Reader {
    pub(crate) fn sits_down(home: &Path, arguments: &[&str], size: (u16, u16)) -> Reader {
        let command = newsprint(home, arguments);
        Reader::runs(command, size)
    }

    pub(crate) fn runs(command: CommandBuilder, (columns, rows): (u16, u16)) -> Reader {
        let size = PtySize {
            rows,
            cols: columns,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = NativePtySystem::default().openpty(size).unwrap();
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let screen = Arc::new(Mutex::new(vt100::Parser::new(rows, columns, 0)));
        let mut from_program = pair.master.try_clone_reader().unwrap();
        let shown = Arc::clone(&screen);
        let written = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&written);
        let unseen = Arc::new(AtomicBool::new(false));
        let over = Arc::clone(&unseen);
        let stalled = Arc::new(AtomicBool::new(false));
        let waits = Arc::clone(&stalled);
        let output = std::thread::spawn(move || {
            let mut bytes = [0; 8192];
            while let Ok(count @ 1..) = from_program.read(&mut bytes) {
                if over.load(Ordering::SeqCst) {
                    return;
                }
                while waits.load(Ordering::SeqCst) {
                    std::thread::sleep(Duration::from_millis(5));
                }
                log.lock().unwrap().extend_from_slice(&bytes[..count]);
                shown.lock().unwrap().process(&bytes[..count]);
            }
        });
        let keyboard = pair.master.take_writer().unwrap();
        Reader {
            child,
            master: pair.master,
            keyboard,
            screen,
            written,
            output: Some(output),
            unseen,
            stalled,
        }
    }

    pub(crate) fn presses(&mut self, keys: &str) -> &mut Self {
        self.keyboard.write_all(keys.as_bytes()).unwrap();
        self.keyboard.flush().unwrap();
        self
    }

    pub(crate) fn turns_window_to(&mut self, (columns, rows): (u16, u16)) -> &mut Self {
        // A fresh screen: the model cannot cut a wide character when it shrinks, and the program
        // draws everything anew.
        *self.screen.lock().unwrap() = vt100::Parser::new(rows, columns, 0);
        let size = PtySize {
            rows,
            cols: columns,
            pixel_width: 0,
            pixel_height: 0,
        };
        self.master.resize(size).unwrap();
        self
    }

    pub(crate) fn text(&self) -> String {
        self.screen.lock().unwrap().screen().contents()
    }

    /// Waits until the screen is as described.
    #[track_caller]
    pub(crate) fn sees(&mut self, what: &str, is_so: impl Fn(&str) -> bool) -> &mut Self {
        let start = Instant::now();
        while !is_so(&self.text()) {
            assert!(
                start.elapsed() < LIMIT,
                "never seen: {what}\n{}",
                self.text()
            );
            std::thread::sleep(Duration::from_millis(5));
        }
        self
    }

    #[track_caller]
    pub(crate) fn reads(&mut self, words: &str) -> &mut Self {
        self.sees(words, |screen| squeezed(screen).contains(&squeezed(words)))
    }

    /// Waits for the program to end and gives its exit status.
    #[track_caller]
    pub(crate) fn ends(&mut self) -> portable_pty::ExitStatus {
        let start = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            assert!(start.elapsed() < LIMIT, "it does not end\n{}", self.text());
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Waits for the program to end and gives its exit status and the screen it leaves.
    pub(crate) fn leaves(mut self) -> (portable_pty::ExitStatus, vt100::Screen) {
        let status = self.ends();
        self.stalled.store(false, Ordering::SeqCst);
        drop(self.keyboard);
        drop(self.master);
        self.output.take().unwrap().join().unwrap();
        let screen = self.screen.lock().unwrap().screen().clone();
        (status, screen)
    }

    /// The terminal is closed, and no signal says so.
    pub(crate) fn loses_its_terminal(mut self) {
        // Whatever reads from the terminal holds it open until it has read once more.
        self.unseen.store(true, Ordering::SeqCst);
        self.presses("\u{c}");
        self.output.take().unwrap().join().unwrap();
        drop(self.keyboard);
        drop(self.master);
        let start = Instant::now();
        while self.child.try_wait().unwrap().is_none() {
            if start.elapsed() > LIMIT {
                self.child.kill().unwrap();
                panic!("it lives on without a terminal");
            }
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    pub(crate) fn dies(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Sends signals in one breath.
    pub(crate) fn signalled(&self, signals: &str) {
        let id = self.child.process_id().unwrap();
        let kills = signals
            .split(' ')
            .map(|signal| format!("kill {signal} {id}"));
        let kills = kills.collect::<Vec<_>>().join(" && ");
        let mut shell = std::process::Command::new("sh");
        assert!(shell.args(["-c", &kills]).status().unwrap().success());
    }
}

/// A screen without its blanks, so that words are found wherever they are broken or spaced.
pub(crate) fn squeezed(screen: &str) -> String {
    screen
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '│')
        .collect()
}

#[track_caller]
pub(crate) fn given_back(screen: &vt100::Screen) {
    assert!(
        !screen.alternate_screen(),
        "the alternate screen is still on"
    );
    assert!(!screen.hide_cursor(), "the cursor is still hidden");
    assert!(!screen.bracketed_paste(), "bracketed paste is still on");
    assert_eq!(
        screen.mouse_protocol_mode(),
        vt100::MouseProtocolMode::None,
        "the mouse is still captured"
    );
}

/// The first words of the text on the screen, below the bar and its rule.
pub(crate) fn first_words(screen: &str) -> String {
    let rows = screen
        .lines()
        .skip(2)
        .map(|row| row.split('│').next().unwrap_or_default());
    let text: String = rows
        .take(3)
        .flat_map(str::chars)
        .filter(|c| !c.is_whitespace())
        .collect();
    text.chars().take(8).collect()
}

pub(crate) fn find(folder: &Path, name: &str) -> Option<PathBuf> {
    std::fs::read_dir(folder).ok()?.flatten().find_map(|entry| {
        let path = entry.path();
        if path.is_dir() {
            find(&path, name)
        } else {
            (entry.file_name() == name).then_some(path)
        }
    })
}
