//! Widths that stay: what terminals dispute, what the door makes of it, and how many cells we count,
//! the screen counts and a model of a terminal shows.

use newsprint::clean::Clean;
use newsprint::compose::{self, Ambiguous, Setting, Size, Width, clusters};
use newsprint::issue::{Article, Block, Language, Text};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// What is written, what comes through the door, and its cells on every screen.
type Agreed = (&'static str, &'static str, usize);

/// What these terminals agree on as it comes through the door: xterm, st, alacritty, kitty, foot,
/// mlterm, urxvt, VTE, Konsole, tmux. Measured by asking each for its cursor.
const AGREED: &[Agreed] = &[
    ("报", "报", 2),
    ("“", "“", 1),
    ("—", "—", 1),
    ("①", "①", 1),
    ("👩", "👩", 2),
    ("🇨🇳", "🇨🇳", 2),
    ("e\u{301}", "e\u{301}", 1),
    ("か\u{3099}", "か\u{3099}", 2),
    ("ｱ", "ｱ", 1),
    ("Ａ", "Ａ", 2),
    ("\u{20000}", "\u{20000}", 2),
    ("\u{e000}", "\u{e000}", 1),
    ("ก็", "ก็", 1),
    ("\u{5d0}\u{5b8}", "\u{5d0}\u{5b8}", 1),
    ("\u{fedf}", "\u{fedf}", 1),
    // Selectors ask for another width on some terminals only: they are kept and not drawn.
    ("葛\u{e0100}", "葛\u{e0100}", 2),
    ("❤\u{fe0f}", "❤\u{fe0f}", 1),
    ("™\u{fe0f}", "™\u{fe0f}", 1),
    ("1\u{fe0f}\u{20e3}", "1\u{fe0f}\u{20e3}", 1),
    ("“\u{fe01}", "“\u{fe01}", 1),
    // So are controls that mlterm gives a cell; fillers and separators become spaces.
    ("a\u{202e}b", "ab", 2),
    ("a\u{2066}b", "ab", 2),
    ("a\u{feff}b", "ab", 2),
    ("a\u{e0041}b", "ab", 2),
    ("\u{3164}", " ", 1),
    ("a\u{2028}b", "a b", 3),
];

/// What they dispute, and what we count. These are kept since no other spelling says the same.
const DISPUTED: &[(&str, usize)] = &[
    // xterm, st, alacritty, urxvt, VTE, kitty, foot: 6; mlterm: 8; tmux, Konsole: 2.
    ("👨\u{200d}👩\u{200d}👧", 2),
    ("👍🏽", 2),
    // kitty: 4, the others 2.
    ("\u{1112}\u{1161}\u{11ab}", 2),
    // kitty, mlterm: 2, the others 3, of two clusters in all.
    ("क्षि", 3),
    ("ｶﾞ", 2),
];

/// What says where a line may end, and is never sent to a terminal: some draw it.
const UNSEEN: &[&str] = &["a\u{ad}b", "a\u{200b}b", "a\u{2060}b"];

fn cells(text: &str) -> (usize, usize, usize) {
    let ours = Width::new(Ambiguous::Narrow).of_clusters(text);
    let text = &*compose::drawn(text);
    let mut buffer = Buffer::empty(Rect::new(0, 0, 20, 1));
    let (end, _) = buffer.set_stringn(0, 0, text, 20, Style::default());
    let mut terminal = vt100::Parser::new(1, 20, 0);
    terminal.process(text.as_bytes());
    let shown = terminal.screen().cursor_position().1;
    (ours, usize::from(end), usize::from(shown))
}

#[test]
fn what_terminals_agree_on_has_the_same_width_everywhere() {
    for (raw, clean, width) in AGREED {
        let text = Clean::line(raw);
        assert_eq!(text.as_str(), *clean, "{raw:?}");
        assert_eq!(cells(&text), (*width, *width, *width), "{raw:?}");
    }
}

#[test]
fn what_terminals_dispute_is_counted_as_the_screen_counts_it() {
    for (raw, width) in DISPUTED {
        let text = Clean::line(raw);
        assert_eq!(text.as_str(), *raw);
        let (ours, screen, _) = cells(&text);
        assert_eq!((ours, screen), (*width, *width), "{raw:?}");
        // The press tells the place after every cluster of more than one character.
        assert!(clusters(raw).any(|cluster| cluster.chars().nth(1).is_some()));
    }
}

#[test]
fn what_is_not_seen_takes_no_cell_and_is_not_drawn() {
    for raw in UNSEEN {
        let text = Clean::line(raw);
        assert_eq!(text.as_str(), *raw, "the door keeps it");
        assert_eq!(cells(&text).0, 2);
        let article = Article {
            body: vec![Block::Paragraph(Text::from(*raw))],
            ..Article::default()
        };
        let setting = Setting::for_size(Size {
            width: 20,
            height: 8,
        });
        let pages = compose::article(&article, Language::English, &setting);
        assert!(pages[0].to_string().contains("ab"), "{}", pages[0]);
    }
}
