//! A program that keeps a clipboard, run on a thread of its own: no shell, the text on its standard
//! input, and no longer than a moment. The only place that starts a program.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::known::{Letters, Program};

/// The longest that a program may take to come back.
const PATIENCE: Duration = Duration::from_secs(3);
/// How often it is asked whether it did.
const ASKED_EVERY: Duration = Duration::from_millis(10);

/// Hands a text to a program and tells what came of it: nothing, or why it failed in a few words.
pub(crate) fn run(
    program: Program,
    text: &str,
    tell: impl FnOnce(io::Result<()>) + Send + 'static,
) {
    let bytes = program.letters.bytes(text);
    std::thread::spawn(move || tell(hand_to(&program, bytes)));
}

/// Where a program lies, in the folders that the system names for it; never in the one we are in.
pub(super) fn find(name: &str) -> Option<PathBuf> {
    if name.contains(['/', '\\']) {
        return None;
    }
    let folders = std::env::var_os("PATH")?;
    let mut paths = std::env::split_paths(&folders)
        .filter(|folder| folder.is_absolute())
        .map(|folder| folder.join(name));
    paths.find(|path| path.is_file())
}

fn hand_to(program: &Program, bytes: Vec<u8>) -> io::Result<()> {
    let mut child = Command::new(&program.path)
        .args(program.arguments)
        .stdin(Stdio::piped())
        // It may stay to answer for the clipboard, and must not hold on to the screen.
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    if let Some(mut input) = child.stdin.take() {
        // On a thread of its own: who never reads is not waited for. What is not read shows in how
        // the program ends.
        std::thread::spawn(move || drop(input.write_all(&bytes)));
    }
    wait(&mut child)
}

fn wait(child: &mut Child) -> io::Result<()> {
    let since = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) if status.success() => return Ok(()),
            Ok(Some(status)) => return Err(io::Error::other(status.to_string())),
            Err(error) => return Err(error),
            Ok(None) if since.elapsed() > PATIENCE => {
                drop(child.kill());
                drop(child.wait());
                return Err(io::ErrorKind::TimedOut.into());
            }
            Ok(None) => std::thread::sleep(ASKED_EVERY),
        }
    }
}

impl Letters {
    fn bytes(self, text: &str) -> Vec<u8> {
        match self {
            Letters::Utf8 => text.as_bytes().to_vec(),
            Letters::Utf16 => {
                let units = std::iter::once(0xfeff).chain(text.encode_utf16());
                units.flat_map(u16::to_le_bytes).collect()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_of_utf_16_is_told_so() {
        assert_eq!(Letters::Utf16.bytes("a报"), b"\xff\xfea\0\xa5\x62");
        assert_eq!(Letters::Utf8.bytes("报"), "报".as_bytes());
    }

    #[test]
    fn a_name_with_a_path_is_no_program() {
        assert_eq!(find("../sh"), None);
        assert_eq!(find("/bin/cat"), None);
        assert_eq!(find("no-such-program-of-anybody"), None);
    }
}
