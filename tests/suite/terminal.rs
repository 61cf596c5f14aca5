//! The real program in a real pseudo-terminal, its screen read through a model of a terminal.
//!
//! Every wait is for something to appear on the screen, with a limit that only a fault reaches.

use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use std::time::Duration;

use portable_pty::CommandBuilder;

use crate::pty::{Reader, find, first_words, given_back, home, newsprint, paper, squeezed};

#[test]
fn a_mark_outlives_the_program_from_the_word_on() {
    let home = home();
    let paper = paper("xiangtu");
    let kept = home.path().join("kept");
    for number in 1..=6 {
        let mut command = newsprint(home.path(), &[paper.to_str().unwrap()]);
        command.env("NEWSPRINT_HOME", &kept);
        let mut reader = Reader::runs(command, (80, 24));
        reader.sees("a paper", |screen| {
            screen.contains("第 1 版") || screen.contains("Story")
        });
        // Each sitting goes on where the last one ended: in the next story.
        reader.presses(if number == 1 { "\r" } else { "]" });
        reader.reads(&format!("Story {number}/14"));
        reader.presses("b").reads("story saved");
        reader.signalled("-9");
        reader.child.wait().unwrap();
        let file = std::fs::read_to_string(kept.join("bookmarks.json")).unwrap();
        assert_eq!(file.matches("\"kind\":\"story\"").count(), number);
        let names = std::fs::read_dir(&kept).unwrap().flatten();
        assert!(
            !names
                .map(|entry| entry.path())
                .any(|path| path.extension().is_some_and(|one| one == "tmp"))
        );
    }
}

#[test]
fn a_paper_is_opened_read_and_left() {
    let home = home();
    let paper = paper("xiangtu");
    let mut reader = Reader::sits_down(home.path(), &[paper.to_str().unwrap()], (80, 24));
    reader
        .reads("第 1 版 · 要闻")
        .presses("\r")
        .reads("Story 1/14");
    reader
        .presses(" ")
        .reads("Screen 2/")
        .presses("]")
        .reads("Story 2/14");
    reader
        .presses("\u{7f}")
        .reads("Story 1/14")
        .presses("q")
        .reads("Screen 1/12")
        .presses("Q");
    let (status, screen) = reader.leaves();
    assert!(status.success());
    given_back(&screen);
}

#[test]
fn the_sentence_stays_when_the_window_changes() {
    let home = home();
    let paper = paper("xiangtu");
    let mut reader = Reader::sits_down(home.path(), &[paper.to_str().unwrap()], (120, 40));
    reader
        .reads("第 1 版")
        .presses("\r")
        .reads("Story 1/14")
        .turns_window_to((80, 24));
    reader.reads("Screen 1/3").presses(" ").reads("Screen 2/3");
    let words = first_words(&reader.text());
    for size in [(60, 20), (132, 43), (44, 15), (80, 24)] {
        reader
            .turns_window_to(size)
            .sees("the same sentence", |screen| {
                squeezed(screen).contains(&words)
            });
    }
    reader
        .reads("Screen 2/3")
        .sees("the sentence at the top", |screen| {
            first_words(screen) == words
        });
    reader.presses("Q");
    assert!(reader.leaves().0.success());
}

#[test]
fn a_click_opens_a_story() {
    let home = home();
    let paper = paper("xiangtu");
    let mut reader = Reader::sits_down(home.path(), &[paper.to_str().unwrap()], (120, 40));
    reader.reads("石沟村的水账");
    let row = reader
        .text()
        .lines()
        .position(|row| row.contains("石沟村的水账"))
        .unwrap()
        + 1;
    let click = format!("\u{1b}[<0;70;{row}M\u{1b}[<0;70;{row}m");
    reader
        .presses(&click)
        .presses(&click)
        .reads("Story 2/14")
        .presses("Q");
    let (_, screen) = reader.leaves();
    given_back(&screen);
}

#[test]
fn a_word_is_found_and_the_place_given_back() {
    let home = home();
    let paper = paper("xiangtu");
    let mut reader = Reader::sits_down(home.path(), &[paper.to_str().unwrap()], (80, 24));
    reader
        .reads("第 1 版")
        .presses("\r")
        .reads("Screen 1/3")
        .presses("/")
        .presses("板栗")
        .reads("1/4");
    reader
        .presses("\u{1b}")
        .sees("the search is over", |screen| !screen.contains("1/4"));
    reader
        .reads("Screen 1/3")
        .presses("/板栗\r")
        .reads("1/4")
        .presses("nn")
        .reads("3/4")
        .presses("Q");
    assert!(reader.leaves().0.success());
}

#[test]
fn a_bookmark_is_there_the_next_morning() {
    let home = home();
    let paper = paper("xiangtu");
    let mut reader = Reader::sits_down(home.path(), &[paper.to_str().unwrap()], (80, 24));
    reader
        .reads("第 1 版")
        .presses("\r")
        .reads("☆")
        .presses("b")
        .reads("★")
        .presses("Q");
    assert!(reader.leaves().0.success());
    let kept = find(home.path(), "bookmarks.json").expect("no bookmarks.json");
    assert!(std::fs::read_to_string(kept).unwrap().contains("热土计划"));
    let mut reader = Reader::sits_down(home.path(), &[paper.to_str().unwrap()], (80, 24));
    reader
        .reads("★")
        .presses("gb")
        .reads("乡土周刊")
        .presses("Q");
    assert!(reader.leaves().0.success());
}

#[test]
fn what_was_set_right_is_so_the_next_morning() {
    let home = home();
    let page = home.path().join("page.txt");
    let lines = "The old ferry sails again\n\nThe first boat of the morning carried\n\
        sixty people over the river, and the\nold station master waved from the bank.\n";
    std::fs::write(&page, lines).unwrap();
    let path = page.to_str().unwrap();
    let mut reader = Reader::sits_down(home.path(), &[path, "--theme", "ink"], (100, 30));
    reader.reads("The old ferry sails again").presses("gr");
    reader.reads("line 1 of").presses("jjs");
    reader.reads("set right: begins something new");
    reader.presses("Q");
    let (status, screen) = reader.leaves();
    assert!(status.success());
    given_back(&screen);
    let fixes = home.path().join("page.txt.fixes.toml");
    let fixes = std::fs::read_to_string(fixes).expect("a file of fixes beside the page");
    assert!(
        fixes.contains("sixty people") && fixes.contains("split"),
        "{fixes}"
    );
    let mut reader = Reader::sits_down(home.path(), &[path], (100, 30));
    reader.reads("The old ferry sails again").presses("gr");
    reader.reads("fixes: 1").presses("Q");
    assert!(reader.leaves().0.success());
}

#[test]
fn asked_to_end_it_keeps_the_place_and_gives_the_terminal_back() {
    for signal in ["-TERM", "-HUP", "-INT"] {
        let home = home();
        let paper = paper("xiangtu");
        let mut reader = Reader::sits_down(home.path(), &[paper.to_str().unwrap()], (80, 24));
        reader
            .reads("第 1 版")
            .presses("\r")
            .reads("Story 1/14")
            .presses(" ")
            .reads("Screen 2/3");
        reader.signalled(signal);
        let (_, screen) = reader.leaves();
        given_back(&screen);
        let mut reader = Reader::sits_down(home.path(), &[paper.to_str().unwrap()], (80, 24));
        reader.reads("Screen 2/3").presses("Q");
        assert!(reader.leaves().0.success());
    }
}

#[test]
fn whatever_signal_ends_it_gives_the_terminal_back() {
    let home = home();
    let paper = paper("xiangtu");
    let signals = [
        "QUIT", "ABRT", "ALRM", "TRAP", "USR1", "USR2", "VTALRM", "PROF", "XCPU", "XFSZ", "SYS",
    ];
    // Linux ends a program by these, too, and nobody else has them.
    let linux: &[&str] = &["IO", "PWR", "40"];
    let linux = linux.iter().filter(|_| cfg!(target_os = "linux"));
    for signal in signals.iter().chain(linux) {
        let mut reader = Reader::sits_down(home.path(), &[paper.to_str().unwrap()], (80, 24));
        reader.reads("第 1 版").signalled(&format!("-{signal}"));
        let (status, screen) = reader.leaves();
        given_back(&screen);
        if signals.contains(signal) {
            assert!(status.signal().is_some(), "{signal}: {status:?}");
        } else {
            assert!(status.exit_code() > 128, "{signal}: {status:?}");
        }
    }
}

#[test]
fn who_is_asked_to_end_ends_whatever_else_is_asked() {
    let home = home();
    let paper = paper("xiangtu");
    for signals in ["-TERM -TSTP", "-TSTP -TERM", "-TSTP -HUP -TSTP"] {
        let mut reader = Reader::sits_down(home.path(), &[paper.to_str().unwrap()], (80, 24));
        reader.reads("第 1 版").signalled(signals);
        let (status, screen) = reader.leaves();
        given_back(&screen);
        assert!(status.signal().is_some(), "{signals}: {status:?}");
    }
}

#[test]
fn it_does_not_stop_where_nobody_could_call_it_back() {
    let home = home();
    let paper = paper("xiangtu");
    // It leads its session, as a program does that a window runs by itself.
    let mut reader = Reader::sits_down(home.path(), &[paper.to_str().unwrap()], (80, 24));
    reader
        .reads("第 1 版")
        .presses("\u{1a}")
        .reads("no shell can call back")
        .presses("\r")
        .reads("Story 1/14")
        .presses("Q");
    assert!(reader.leaves().0.success());
    // Nor does it in a script that a window runs.
    let program = env!("CARGO_BIN_EXE_newsprint");
    let script = format!("{program} {}; true", paper.display());
    let mut reader = Reader::runs(shell(home.path(), &["-c", &script]), (80, 24));
    reader
        .reads("Story 1/14")
        .presses("\u{1a}")
        .reads("no shell can call back")
        .presses("Q");
    assert!(reader.leaves().0.success());
}

/// A shell with the surroundings of the program.
fn shell(home: &Path, arguments: &[&str]) -> CommandBuilder {
    let program = newsprint(home, arguments);
    let mut shell = CommandBuilder::new("sh");
    shell.args(arguments);
    shell.env_clear();
    for (name, value) in program.iter_full_env_as_str() {
        shell.env(name, value);
    }
    shell.env("PATH", "/usr/bin:/bin");
    shell.cwd(home);
    shell
}

#[test]
fn it_stops_with_its_job_and_goes_on_at_the_same_place() {
    let home = home();
    let paper = paper("xiangtu");
    let program = env!("CARGO_BIN_EXE_newsprint");
    // A shell that waits inside the job is stopped with it, or it would wait forever.
    let job = format!("sh -c '{program} {}; true'", paper.display());
    let script = format!("{job}; echo stopped; read line; fg; echo over");
    let mut reader = Reader::runs(shell(home.path(), &["-m", "-c", &script]), (80, 24));
    reader.reads("第 1 版").presses("\r").reads("Story 1/14");
    reader.presses(" ").reads("Screen 2/3").presses("\u{1a}");
    reader.reads("stopped");
    given_back(reader.screen.lock().unwrap().screen());
    reader.presses("\n").reads("Screen 2/3").presses(" ");
    reader.reads("Screen 3/3").presses("Q").reads("over");
    let (_, screen) = reader.leaves();
    given_back(&screen);
}

#[test]
fn a_terminal_that_takes_nothing_does_not_keep_it() {
    let home = home();
    let paper = paper("xiangtu");
    let mut reader = Reader::sits_down(home.path(), &[paper.to_str().unwrap()], (80, 24));
    reader.reads("第 1 版").presses("\r").reads("Story 1/14");
    reader.stalled.store(true, Ordering::SeqCst);
    // More screens than anything between us holds, and a page that is turned after them.
    for _ in 0..400 {
        reader.presses("\u{c}");
        std::thread::sleep(Duration::from_millis(1));
    }
    reader.presses(" ");
    reader.signalled("-TERM");
    let status = reader.ends();
    assert!(status.signal().is_some(), "{status:?}");
    reader.leaves();
    let mut reader = Reader::sits_down(home.path(), &[paper.to_str().unwrap()], (80, 24));
    reader.reads("Screen 2/3").presses("Q");
    assert!(reader.leaves().0.success());
}

#[test]
fn keys_are_heard_beside_a_paper_from_the_standard_input() {
    let home = home();
    let paper = short_paper(home.path());
    let program = env!("CARGO_BIN_EXE_newsprint");
    let script = format!("{program} - < {}", paper.display());
    let mut reader = Reader::runs(shell(home.path(), &["-c", &script]), (80, 24));
    reader.reads(SENTENCE).presses("\r").reads("Story 1/1");
    // A paste is none of them, however long.
    reader.presses(&format!("\u{1b}[200~{}\u{1b}[201~", "Q".repeat(100_000)));
    reader.presses("b").reads("★").presses("Q");
    let (status, screen) = reader.leaves();
    assert!(status.success());
    given_back(&screen);
}

#[test]
fn killed_it_opens_at_the_same_place() {
    let home = home();
    let paper = paper("xiangtu");
    let mut reader = Reader::sits_down(home.path(), &[paper.to_str().unwrap()], (80, 24));
    reader
        .reads("第 1 版")
        .presses("\r")
        .reads("Story 1/14")
        .presses(" ")
        .reads("Screen 2/3");
    let kept = || find(home.path(), "positions.jsonl").and_then(|file| std::fs::read(file).ok());
    reader.sees("the place on disk", |_| {
        kept().is_some_and(|bytes| bytes.ends_with(b"\n"))
    });
    reader.dies();
    let mut reader = Reader::sits_down(home.path(), &[paper.to_str().unwrap()], (80, 24));
    reader.reads("Screen 2/3").presses("Q");
    assert!(reader.leaves().0.success());
}

#[test]
fn a_terminal_too_small_says_so_and_still_lets_go() {
    let home = home();
    let paper = paper("xiangtu");
    let mut reader = Reader::sits_down(home.path(), &[paper.to_str().unwrap()], (19, 5));
    reader.reads("too small").presses("q");
    let (status, screen) = reader.leaves();
    assert!(status.success());
    given_back(&screen);
}

#[test]
fn it_ends_with_a_terminal_that_closes_in_silence() {
    let home = home();
    let paper = paper("xiangtu");
    let mut command = newsprint(home.path(), &[paper.to_str().unwrap()]);
    // A terminal that does not control the program sends no signal when it closes.
    command.set_controlling_tty(false);
    let mut reader = Reader::runs(command, (80, 24));
    reader.reads("第 1 版");
    reader.loses_its_terminal();
}

#[test]
fn a_terminal_that_can_only_print_gets_the_front_page() {
    for name in ["dumb", ""] {
        let home = home();
        let paper = paper("xiangtu");
        let mut command = newsprint(home.path(), &[paper.to_str().unwrap()]);
        command.env("TERM", name);
        let reader = Reader::runs(command, (120, 60));
        let (status, screen) = reader.leaves();
        assert!(status.success());
        given_back(&screen);
        assert!(squeezed(&screen.contents()).contains("版"));
    }
}

/// The front page's first sentence of the story that is opened, and how OSC 52 has it in base 64.
const SENTENCE: &str = "City to reopen";

/// A short paper of our own in a home of the test's.
fn short_paper(home: &Path) -> PathBuf {
    let path = home.join("short.md");
    let text = "+++\n+++\n# City to reopen\n\nThe steps reopen. The fence goes.\n";
    std::fs::write(&path, text).unwrap();
    path
}

/// How often the program wrote to the terminal's clipboard.
fn clipboard_writes(reader: &Reader) -> Vec<String> {
    let written = reader.written.lock().unwrap();
    let text = String::from_utf8_lossy(&written);
    let pieces = text.split("\u{1b}]52;").skip(1);
    let pieces = pieces.map(|piece| piece.split('\u{1b}').next().unwrap_or_default());
    pieces.map(str::to_owned).collect()
}

#[test]
fn what_is_copied_goes_to_the_terminal() {
    let home = home();
    let paper = short_paper(home.path());
    let mut reader = Reader::sits_down(home.path(), &[paper.to_str().unwrap()], (80, 24));
    reader.reads(SENTENCE).presses("\r").reads("Story 1/1");
    assert!(clipboard_writes(&reader).is_empty());
    reader.presses("vy").reads("15 characters copied");
    // "The steps reopen." as it stands.
    assert_eq!(clipboard_writes(&reader), ["c;VGhlIHN0ZXBzIHJlb3Blbi4="]);
    reader.presses("Q");
    assert!(reader.leaves().0.success());
}

/// A program of that name in a folder of its own, and a command that finds it.
#[cfg(unix)]
fn with_program(home: &Path, paper: &Path, (name, script): (&str, &str)) -> CommandBuilder {
    use std::os::unix::fs::PermissionsExt;
    let folder = home.join("programs");
    std::fs::create_dir_all(&folder).unwrap();
    let program = folder.join(name);
    std::fs::write(&program, format!("#!/bin/sh\n{script}\n")).unwrap();
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
    let mut command = newsprint(home, &[paper.to_str().unwrap()]);
    command.env("PATH", format!("{}:/usr/bin:/bin", folder.display()));
    command.env("WAYLAND_DISPLAY", "wayland-0");
    command
}

#[test]
#[cfg(unix)]
fn a_program_is_given_exactly_what_was_copied() {
    let home = home();
    let paper = short_paper(home.path());
    let script = "cat > \"$HOME/part\"; mv \"$HOME/part\" \"$HOME/got\"";
    let command = with_program(home.path(), &paper, ("wl-copy", script));
    let mut reader = Reader::runs(command, (80, 24));
    reader
        .reads(SENTENCE)
        .presses("\r")
        .reads("Story 1/1")
        .presses("vjy");
    let got = home.path().join("got");
    reader.sees("the text in the program", |_| got.exists());
    let text = std::fs::read_to_string(&got).unwrap();
    assert_eq!(text, "The steps reopen. The fence goes.");
    assert!(clipboard_writes(&reader).is_empty());
    reader.presses("Q");
    assert!(reader.leaves().0.success());
}

#[test]
#[cfg(unix)]
fn a_program_that_fails_or_hangs_is_told_and_not_waited_for() {
    for (script, said) in [
        ("exit 3", "exit status: 3"),
        ("exec sleep 600", "no answer"),
    ] {
        let home = home();
        let paper = short_paper(home.path());
        let command = with_program(home.path(), &paper, ("wl-copy", script));
        let mut reader = Reader::runs(command, (80, 24));
        reader.reads(SENTENCE).presses("\r").reads("Story 1/1");
        reader
            .presses("yb")
            .reads("★")
            .reads(&format!("wl-copy: {said}"));
        reader.presses("Q");
        assert!(reader.leaves().0.success());
    }
}

#[test]
fn what_is_too_long_for_a_terminal_is_said_and_not_sent() {
    let home = home();
    let paper = home.path().join("long.md");
    let text = format!(
        "+++\n+++\n# City to reopen\n\n{}\n",
        "The steps reopen. ".repeat(5000)
    );
    std::fs::write(&paper, text).unwrap();
    let mut reader = Reader::sits_down(home.path(), &[paper.to_str().unwrap()], (80, 24));
    reader
        .reads(SENTENCE)
        .presses("y")
        .reads("too long for a terminal");
    assert!(clipboard_writes(&reader).is_empty());
    reader.presses("Q");
    assert!(reader.leaves().0.success());
}

#[test]
fn the_mouse_drags_over_words() {
    let home = home();
    let paper = short_paper(home.path());
    std::fs::create_dir_all(home.path().join(".config/newsprint")).unwrap();
    let settings = home.path().join(".config/newsprint/config.toml");
    std::fs::write(settings, "reading.copy_on_select = true\n").unwrap();
    let mut reader = Reader::sits_down(home.path(), &[paper.to_str().unwrap()], (80, 24));
    reader.reads(SENTENCE).presses("\r").reads("Story 1/1");
    let screen = reader.text();
    let (row, text) = screen
        .lines()
        .enumerate()
        .find(|(_, row)| row.contains("The steps"))
        .unwrap();
    let column = text.chars().take_while(|one| *one != 'T').count() + 1;
    let row = row + 1;
    let end = column + 8;
    reader.presses(&format!(
        "\u{1b}[<0;{column};{row}M\u{1b}[<32;{end};{row}M\u{1b}[<0;{end};{row}m"
    ));
    reader.reads("8 characters copied");
    assert_eq!(clipboard_writes(&reader), ["c;VGhlIHN0ZXBz"]);
    reader.presses("Q");
    assert!(reader.leaves().0.success());
}
