//! Files and homes that are something else: pipes, devices, folders, nothing.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use crate::durability::{LIMIT, PAPER, at, open_sound, paper, toggle};

/// Runs a command to its end, which must come.
#[track_caller]
pub(crate) fn ends(mut command: Command) -> Output {
    command.stdin(Stdio::null());
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let start = Instant::now();
    while child.try_wait().unwrap().is_none() {
        if start.elapsed() > LIMIT {
            child.kill().unwrap();
            panic!("it does not end: {command:?}");
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    child.wait_with_output().unwrap()
}

pub(crate) fn newsprint(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_newsprint"));
    command.args(arguments).current_dir(folder).env_clear();
    command
        .env("NEWSPRINT_HOME", folder.join("home"))
        .env("LANG", "C.UTF-8");
    command
}

#[cfg(unix)]
fn pipe(path: &Path) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    let made = Command::new("mkfifo").arg(path).status().unwrap();
    assert!(made.success());
}

/// The command ends, and says of that file on one line that it is a named pipe.
#[cfg(unix)]
#[track_caller]
fn check_pipe(name: &str, arguments: &[&str], status: i32) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("paper.md"), PAPER).unwrap();
    pipe(&folder.path().join(name));
    let output = ends(newsprint(folder.path(), arguments));
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    // What was said when it was opened is why it cannot be saved, too.
    let lines: BTreeSet<&str> = told.lines().collect();
    let about: Vec<&&str> = lines
        .iter()
        .filter(|line| line.contains("named pipe"))
        .collect();
    assert_eq!(about.len(), 1, "{name}: {told}");
    assert_eq!(output.status.code(), Some(status), "{name}: {told}");
}

#[cfg(unix)]
#[test]
fn what_is_no_file_hangs_nobody_and_is_told_by_what_it_is() {
    check_pipe("pipe", &["cat", "pipe"], 2);
    check_pipe("pipe", &["render", "pipe"], 2);
    check_pipe("pipe", &["search", "pipe", "ferry"], 2);
    check_pipe("pipe", &["import", "pipe", "-o", "out"], 2);
    check_pipe("pipe", &["bookmarks", "import", "pipe"], 2);
    check_pipe("pipe", &["bookmarks", "add", "pipe"], 2);
    check_pipe("pipe.toml", &["themes", "check", "pipe.toml"], 2);
    check_pipe("home/config.toml", &["render", "paper.md"], 0);
    check_pipe("home/themes/own.toml", &["themes", "list"], 0);
    check_pipe("home/bookmarks.json", &["bookmarks", "add", "paper.md"], 2);
    check_pipe(
        "home/bookmarks.changes",
        &["bookmarks", "add", "paper.md"],
        2,
    );
    check_pipe("home/bookmarks.lock", &["bookmarks", "add", "paper.md"], 2);
}

#[cfg(unix)]
#[test]
fn where_something_else_stands_nothing_is_written_and_nobody_waits() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("paper.md"), PAPER).unwrap();
    pipe(&folder.path().join("pipe"));
    let output = ends(newsprint(
        folder.path(),
        &["import", "paper.md", "-o", "pipe"],
    ));
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(String::from_utf8_lossy(&output.stderr).lines().count(), 1);
    for device in ["/dev/zero", "/dev/tty", "/dev/full"] {
        let output = ends(newsprint(folder.path(), &["cat", device]));
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(told.contains("it is a device, not a file"), "{told}");
    }
    // A picture of a paper and the positions are no files either.
    fs::write(
        folder.path().join("paper.md"),
        format!("{PAPER}\n![](pipe)\n"),
    )
    .unwrap();
    pipe(&folder.path().join("home/positions.jsonl"));
    let output = ends(newsprint(
        folder.path(),
        &["import", "paper.md", "-o", "out"],
    ));
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let output = ends(newsprint(folder.path(), &["bookmarks", "add", "paper.md"]));
    assert_eq!(output.status.code(), Some(0), "{output:?}");
}

#[cfg(target_os = "linux")]
#[test]
fn what_cannot_be_printed_is_trouble_and_a_pipe_that_is_closed_is_none() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("paper.md"), PAPER).unwrap();
    ends(newsprint(folder.path(), &["bookmarks", "add", "paper.md"]));
    let commands: [&[&str]; 17] = [
        &["paper.md"],
        &["cat", "paper.md"],
        &["render", "paper.md"],
        &["render", "paper.md", "--format", "svg"],
        &["search", "paper.md", "ferry"],
        &["keys"],
        &["formats"],
        &["bookmarks", "list"],
        &["bookmarks", "export"],
        &["themes", "list"],
        &["themes", "check"],
        &["config"],
        &["paths"],
        &["doctor"],
        &["completions", "bash"],
        &["man"],
        &["--help"],
    ];
    for arguments in commands.into_iter().chain([["--version"].as_slice()]) {
        let into = |redirection: &str| {
            let mut command = Command::new("sh");
            let script = format!("exec \"$0\" \"$@\" {redirection}");
            command
                .arg("-c")
                .arg(script)
                .arg(env!("CARGO_BIN_EXE_newsprint"));
            command
                .args(arguments)
                .current_dir(folder.path())
                .env_clear();
            command.env("NEWSPRINT_HOME", folder.path().join("home"));
            ends(command)
        };
        for lost in [">&-", ">/dev/full"] {
            let output = into(lost);
            let told = String::from_utf8_lossy(&output.stderr).into_owned();
            assert_eq!(
                output.status.code(),
                Some(2),
                "{arguments:?} {lost}: {told}"
            );
            let about = told.lines().filter(|line| line.contains("cannot print"));
            assert_eq!(about.count(), 1, "{arguments:?} {lost}: {told}");
        }
        let output = into(">/dev/null");
        assert_ne!(output.status.code(), Some(2), "{arguments:?}: {output:?}");
        let output = into("| true");
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {output:?}");
    }
}

#[cfg(unix)]
#[test]
fn wherever_the_home_is_or_is_not_papers_are_read_and_trouble_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("paper.md"), PAPER).unwrap();
    fs::write(at("file"), "a file").unwrap();
    fs::create_dir(at("real")).unwrap();
    std::os::unix::fs::symlink(at("real"), at("link")).unwrap();
    std::os::unix::fs::symlink(at("nowhere"), at("dangling")).unwrap();
    fs::create_dir(at("taken")).unwrap();
    fs::write(at("taken/.config"), "a file").unwrap();
    let run = |home: Option<&str>, arguments: &[&str]| {
        let mut command = newsprint(folder.path(), arguments);
        command.env_remove("NEWSPRINT_HOME");
        if let Some(home) = home {
            command.env("HOME", home);
        }
        ends(command)
    };
    let path = |name: &str| at(name).to_string_lossy().into_owned();
    let homes = [
        (None, None),
        (Some(String::new()), None),
        (Some("relative".to_owned()), None),
        (Some(path("file")), Some(2)),
        (Some(path("dangling")), Some(2)),
        (Some(path("taken")), Some(2)),
        (Some(path("link")), Some(0)),
        (Some("/dev/null".to_owned()), Some(2)),
    ];
    for (home, status) in homes {
        let home = home.as_deref();
        let read = run(home, &["cat", "paper.md"]);
        assert_eq!(read.status.code(), Some(0), "{home:?}: {read:?}");
        let added = run(home, &["bookmarks", "add", "paper.md"]);
        let code = added.status.code();
        assert!(matches!(code, Some(0 | 2)), "{home:?}: {added:?}");
        assert!(status.is_none() || code == status, "{home:?}: {added:?}");
        let told = String::from_utf8_lossy(&added.stderr).into_owned();
        assert!(!told.contains("panicked"), "{told}");
        assert!(code == Some(0) || told.lines().count() >= 1, "{home:?}");
    }
    assert!(at("real/.config/newsprint/bookmarks.json").exists());
}

#[cfg(unix)]
#[test]
fn what_is_kept_is_for_the_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("home/deeper");
    let mut storage = open_sound(&home);
    toggle(&mut storage, 0, at(1));
    storage.mark_read(paper().articles().next().unwrap().id);
    storage.save().unwrap();
    toggle(&mut storage, 1, at(1));
    storage.save().unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&home), 0o700);
    assert_eq!(mode(home.parent().unwrap()), 0o700);
    let files = fs::read_dir(&home).unwrap().flatten();
    let mut names: Vec<String> = Vec::new();
    for file in files {
        names.push(file.file_name().to_string_lossy().into_owned());
        assert_eq!(mode(&file.path()), 0o600, "{names:?}");
    }
    assert!(names.len() >= 4, "{names:?}");
}
