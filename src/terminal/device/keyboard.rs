//! What the terminal sends, byte by byte, into keys, clicks, pastes and reports. A report never
//! becomes a key, whenever it comes and however it is cut; what nobody knows is passed over.

use std::ops::ControlFlow;

use super::heard::Heard;
use super::meaning::{ALT, key};
use super::sequences::{What, Within, is_answer, one, paste, pasted, rest_of_sequence, words};

/// Bytes that were sent, and the beginning of what is not complete.
#[derive(Debug, Default)]
pub(crate) struct Keyboard {
    rest: Vec<u8>,
    /// Whether an Esc of the rest came alone, before what follows it.
    apart: bool,
    within: Within,
}

/// What is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Awaited {
    /// Whether what came is a key of its own.
    Key,
    /// The end of what began.
    End,
}

impl Keyboard {
    /// Takes bytes in and gives what is complete.
    pub(crate) fn hear(&mut self, bytes: &[u8]) -> Vec<Heard> {
        let mut heard = Vec::new();
        if self.within == Within::Nothing {
            heard.extend(self.part_from(bytes));
        }
        self.rest.extend_from_slice(bytes);
        let mut from = 0;
        while from < self.rest.len() {
            let bytes = &self.rest[from..];
            let read = match &mut self.within {
                Within::Nothing => one(bytes),
                Within::Paste(text) => paste(text, bytes),
                Within::Words => words(bytes),
                Within::Sequence => rest_of_sequence(bytes),
            };
            let ControlFlow::Continue((taken, what)) = read else {
                break;
            };
            from += taken;
            match what {
                What::Nothing => self.within = Within::Nothing,
                What::Sent(one) => {
                    self.within = Within::Nothing;
                    heard.push(one);
                }
                What::Beginning(within) => self.within = within,
            }
        }
        self.rest.drain(..from);
        if self.rest.is_empty() {
            self.apart = false;
        }
        heard
    }

    /// The keys that came before these bytes, where those do not go on with them.
    fn part_from(&mut self, bytes: &[u8]) -> Vec<Heard> {
        let Some(next) = bytes.first() else {
            return Vec::new();
        };
        if self.rest == [0x1b] {
            self.apart = true;
        }
        let goes_on = match self.rest.as_slice() {
            // An Esc that came alone, and what goes on as no sequence does, are two keys.
            [0x1b] => matches!(next, b'[' | b'O' | b']' | b'_' | b'P'),
            [0x1b, b']'] => next.is_ascii_digit(),
            [0x1b, b'_'] => *next == b'G',
            [0x1b, b'P'] => is_answer(*next),
            _ => true,
        };
        if goes_on { Vec::new() } else { self.settle() }
    }

    /// What is waited for, if something is: in time it is a key of its own, or over.
    pub(crate) fn awaits(&self) -> Option<Awaited> {
        match (&self.within, self.rest.as_slice()) {
            (Within::Nothing, []) => None,
            (Within::Nothing, [0x1b] | [0x1b, b'[' | b'O' | b']' | b'_' | b'P']) => {
                Some(Awaited::Key)
            }
            _ => Some(Awaited::End),
        }
    }

    /// Nothing followed: the key of its own, or two that came one after the other; or what there was
    /// of a paste. Anything else that broke off was nothing.
    pub(crate) fn settle(&mut self) -> Vec<Heard> {
        let apart = std::mem::take(&mut self.apart);
        let rest = std::mem::take(&mut self.rest);
        let keys = match (std::mem::take(&mut self.within), rest.as_slice()) {
            (Within::Nothing, [0x1b]) => vec![key(0, "esc")],
            (Within::Nothing, [0x1b, byte @ (b'[' | b'O' | b']' | b'_' | b'P')]) => {
                let name = char::from(*byte).to_string();
                if apart {
                    vec![key(0, "esc"), key(0, &name)]
                } else {
                    vec![key(ALT, &name)]
                }
            }
            (Within::Paste(text), _) => vec![Some(pasted(&text))],
            _ => Vec::new(),
        };
        keys.into_iter().flatten().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::device::sequences::{PASTE_END, PASTED};
    use crate::event::Input;
    use proptest::prelude::*;

    fn name(heard: &Heard) -> String {
        match heard {
            Heard::Input(Input::Key(key)) => key.to_string(),
            Heard::Input(Input::Paste(text)) => format!("paste:{text}"),
            Heard::Input(Input::Press(cell)) => format!("press:{},{}", cell.row, cell.column),
            Heard::Input(Input::Drag(cell)) => format!("drag:{},{}", cell.row, cell.column),
            Heard::Input(Input::Release(cell)) => format!("release:{},{}", cell.row, cell.column),
            Heard::Input(Input::Wheel(notches)) => format!("wheel:{notches}"),
            Heard::Input(Input::Resize(_)) => "resize".to_owned(),
            Heard::Report(report) => format!("{report:?}"),
        }
    }

    /// What is heard of bytes that come in one piece, and then of the silence after them.
    #[track_caller]
    fn check(bytes: &str, heard: &str) {
        let mut keyboard = Keyboard::default();
        let mut names: Vec<String> = keyboard.hear(bytes.as_bytes()).iter().map(name).collect();
        names.extend(keyboard.settle().iter().map(name));
        assert_eq!(names.join(" "), heard, "{bytes:?}");
    }

    #[test]
    fn keys_are_what_they_are_called() {
        check("j G报", "j space G 报");
        check(
            "\r\t\u{7f}\u{3}\n\0\u{1f}",
            "enter tab backspace ctrl-c ctrl-j ctrl-space ctrl-7",
        );
        check(
            "\u{1b}[A\u{1b}[B\u{1b}[C\u{1b}[D\u{1b}[H\u{1b}[F",
            "up down right left home end",
        );
        check(
            "\u{1b}OA\u{1b}OP\u{1b}[15~\u{1b}[17~\u{1b}[24~\u{1b}[[B",
            "up f1 f5 f6 f12 f2",
        );
        check("\u{1b}[5~\u{1b}[6~\u{1b}[3~\u{1b}[2~", "pgup pgdn delete");
        check(
            "\u{1b}[Z\u{1b}[1;5C\u{1b}[6;2~\u{1b}[1;2R",
            "shift-tab ctrl-right shift-pgdn shift-f3",
        );
        check("\u{1b}x\u{1b}\r\u{1b}é", "alt-x alt-enter alt-é");
        check("\u{1b}", "esc");
        check("\u{1b}\u{1b}[A", "esc up");
        check("\u{1b}[", "alt-[");
        check("\u{1b}[97;5u\u{1b}[27u\u{1b}[97;1:3u", "ctrl-a esc");
    }

    #[test]
    fn an_esc_before_another_key_is_a_key() {
        let mut keyboard = Keyboard::default();
        assert_eq!(keyboard.hear(b"\x1b"), []);
        let names: Vec<String> = keyboard.hear(b"Q").iter().map(name).collect();
        assert_eq!(names, ["esc", "Q"]);
        keyboard.hear(b"\x1b");
        keyboard.hear(b"]");
        let names: Vec<String> = keyboard.settle().iter().map(name).collect();
        assert_eq!(names, ["esc", "]"]);
    }

    #[test]
    fn the_mouse_and_pastes_are_heard() {
        check(
            "\u{1b}[<0;70;3M\u{1b}[<32;71;3M\u{1b}[<0;71;3m\u{1b}[<2;71;3m",
            "press:2,69 drag:2,70 release:2,70",
        );
        check(
            "\u{1b}[<64;1;1M\u{1b}[<65;1;1M\u{1b}[<35;1;1M",
            "wheel:-1 wheel:1",
        );
        check("\u{1b}[M !\"", "press:1,0");
        check("\u{1b}[32;5;6M", "press:5,4");
        check(
            "\u{1b}[200~a\u{1b}[31m报\u{1b}[201~x",
            "paste:a\u{1b}[31m报 x",
        );
    }

    #[test]
    fn reports_are_no_keys() {
        check(
            "\u{1b}[2;3R\u{1b}[?2026;2$y\u{1b}[?62;4c",
            "Cursor(Cell { row: 1, column: 2 }) Mode(2026, 2) Attributes(Sixel)",
        );
        check(
            "\u{1b}]11;rgb:ffff/8080/00\u{7}\u{1b}]11;rgb:0/8/f\u{1b}\\\u{1b}[?997;1n",
            "Ground(Rgb(255, 128, 0)) Ground(Rgb(0, 136, 255)) Turned(Dark)",
        );
        check("\u{1b}]11;nonsense\u{7}\u{1b}]10;rgb:1/2/3\u{1b}\\j", "j");
        check("\u{1b}]x\u{1b}]", "alt-] x alt-]");
        check("\u{1b}]11;rgb:12345678/1/1\u{7}\u{1b}]11;rgb://\u{7}", "");
        check("\u{1b}[>1;2c\u{1b}[I\u{1b}[O\u{1b}[?1;2Sj", "j");
        check("\u{1b}[12\rj", "enter j");
    }

    #[test]
    fn answers_that_nobody_waits_for_are_no_keys() {
        let long = "A".repeat(5000);
        let strings = [
            "P>|xterm(388)",
            "P1+r544e=787465726d",
            "P!|00000000",
            "P1$r0m",
            "]4;1;rgb:ffff/0000/0000",
            "]52;c;QUJD",
            "_Gi=31;ENOTSUPPORTED:no",
        ];
        let strings = strings.map(str::to_owned).into_iter();
        let long = ["P>|", "]52;c;", "_Gi=1;"].map(|begin| format!("{begin}{long}"));
        let ended = strings.chain(long).chain(["]0;报".to_owned()]);
        let ended =
            ended.flat_map(|body| ["\u{7}", "\u{1b}\\"].map(|end| format!("\u{1b}{body}{end}")));
        let sequences = [
            "\u{1b}[1;1R",
            "\u{1b}[1;80R",
            "\u{1b}[24;80R",
            "\u{1b}[?1;2c",
            "\u{1b}[>41;388;0c",
            "\u{1b}[0n",
            "\u{1b}[8;24;80t",
            "\u{1b}[?0u",
            "\u{1b}[>4;2m",
            "\u{1b}[?2004;1$y",
        ];
        let numbers = format!("\u{1b}[{}c", "1;".repeat(500));
        let sequences = sequences.map(str::to_owned).into_iter().chain([numbers]);
        for answer in ended.chain(sequences) {
            for cut in [1, 2, 3, 7, 65, 4096] {
                let mut keyboard = Keyboard::default();
                let pieces = answer.as_bytes().chunks(cut);
                let mut heard: Vec<Heard> = pieces.flat_map(|one| keyboard.hear(one)).collect();
                heard.extend(keyboard.hear(b"j"));
                let keys = heard.iter().filter(|one| matches!(one, Heard::Input(_)));
                let keys: Vec<String> = keys.map(name).collect();
                assert_eq!(keys, ["j"], "{answer:.20?} in pieces of {cut}");
            }
        }
    }

    #[test]
    fn of_a_long_paste_little_is_kept_and_its_bytes_are_seen_once() {
        let mut keyboard = Keyboard::default();
        keyboard.hear(b"\x1b[200~");
        for _ in 0..1000 {
            assert_eq!(keyboard.hear(&[b'Q'; 4095]), []);
            assert!(keyboard.rest.len() < PASTE_END.len());
        }
        assert_eq!(keyboard.hear(b"\x1b[20"), []);
        let heard = keyboard.hear(b"1~j");
        let [Heard::Input(Input::Paste(text)), key] = &heard[..] else {
            panic!("{} things were heard", heard.len());
        };
        assert_eq!(text.len(), PASTED);
        assert_eq!(name(key), "j");
    }

    proptest! {
        #[test]
        fn it_does_not_matter_how_bytes_are_cut(
            pieces in proptest::collection::vec(proptest::sample::select(&["j", "报", "\u{1b}[A", "\u{1b}[2;3R", "\u{1b}[?62c", "\u{1b}[<0;7;3M", "\u{1b}[200~x\u{1b}[201~", "\r", "\u{1b}[?2026;0$y", "\u{1b}]11;rgb:1/2/3\u{1b}\\"][..]), 0..8),
            cut in 1..5usize,
        ) {
            let bytes = pieces.concat();
            let whole = Keyboard::default().hear(bytes.as_bytes());
            let mut keyboard = Keyboard::default();
            let cut: Vec<Heard> = bytes.as_bytes().chunks(cut).flat_map(|piece| keyboard.hear(piece)).collect();
            prop_assert_eq!(whole.len(), pieces.len());
            prop_assert_eq!(cut, whole);
        }

        #[test]
        fn any_bytes_are_heard(bytes in proptest::collection::vec(any::<u8>(), 0..60)) {
            let mut keyboard = Keyboard::default();
            keyboard.hear(&bytes);
            keyboard.settle();
        }
    }
}
