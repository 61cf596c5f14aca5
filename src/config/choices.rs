//! The settings that are one of a few: what each choice is called, in the settings file and on the
//! command line.

use newsprint_compose::{Ambiguous, Forms, Strictness};
use newsprint_issue::Direction;
use newsprint_issue::script::Script;

use super::likes::{
    Bars, Bias, Copied, Copying, Footer, Images, Keyboard, Letters, Mouse, Paper, Way,
};

/// A setting that is one of a few.
pub trait Choice: Copy + PartialEq + 'static {
    /// Every choice, each with what it is called.
    const CHOICES: &'static [(&'static str, Self)];
    /// What they are called, as it is written in the settings file.
    const WRITTEN: &'static [&'static str];

    /// The choice of that name.
    fn named(name: &str) -> Option<Self> {
        let mut choices = Self::CHOICES.iter();
        choices.find(|(known, _)| *known == name).map(|(_, it)| *it)
    }

    /// The choice that is written so in the settings file.
    fn written(text: &str) -> Option<Self> {
        let number = Self::WRITTEN.iter().position(|known| *known == text)?;
        Self::CHOICES.get(number).map(|(_, it)| *it)
    }

    /// How it is written in the settings file.
    fn writing(self) -> &'static str {
        let mut choices = Self::CHOICES.iter();
        let number = choices.position(|(_, it)| *it == self);
        number.and_then(|at| Self::WRITTEN.get(at)).unwrap_or(&"")
    }
}

/// What choices of a type are called: words, or what is no text in the settings file. One that is
/// optional is `auto` where nothing is chosen.
macro_rules! choices {
    ($($of:ty: $($name:literal $choice:expr),+;)+) => {$(
        impl Choice for $of {
            const CHOICES: &'static [(&'static str, $of)] = &[$(($name, $choice)),+];
            const WRITTEN: &'static [&'static str] = &[$(concat!("\"", $name, "\"")),+];
        }
    )+};
    (optional $($of:ty: $($name:literal $choice:expr),+;)+) => {$(
        choices! { $of: $($name $choice),+; }
        choices! { Option<$of>: "auto" None, $($name Some($choice)),+; }
    )+};
    (bare $($of:ty: $($name:literal $choice:expr),+;)+) => {$(
        impl Choice for $of {
            const CHOICES: &'static [(&'static str, $of)] = &[$(($name, $choice)),+];
            const WRITTEN: &'static [&'static str] = &[$($name),+];
        }
    )+};
}

choices! {
    Bias: "reading" Bias::Reading, "newspaper" Bias::Newspaper;
    Strictness: "loose" Strictness::Loose, "normal" Strictness::Normal, "strict" Strictness::Strict;
    Script:
        "source" Script::Source, "simplified" Script::Simplified, "traditional" Script::Traditional;
    Copied: "source" Copied::Source, "shown" Copied::Shown;
    Footer:
        "full" Footer::Full, "hints-until-learned" Footer::UntilLearned, "off" Footer::Off;
    Keyboard:
        "default" Keyboard::Usual, "plain" Keyboard::Plain, "emacs" Keyboard::Emacs;
    Paper: "theme" Paper::Theme, "terminal" Paper::Terminal;
    Images: "auto" Images::Auto, "blocks" Images::Blocks, "off" Images::Off;
}

choices! { optional
    Direction: "horizontal" Direction::Horizontal, "vertical" Direction::Vertical;
}

choices! { bare
    bool: "true" true, "false" false;
    Copying: "true" Copying::OnSelect, "false" Copying::OnKey;
    Bars: "true" Bars::Hidden, "false" Bars::Shown;
    Forms: "true" Forms::All, "false" Forms::WithoutSmall;
    Mouse: "true" Mouse::Heard, "false" Mouse::Left;
    Letters: "true" Letters::Auto, "false" Letters::Spaced;
    Way: "true" Way::Linear, "false" Way::Columns;
    Option<Ambiguous>: "\"auto\"" None, "1" Some(Ambiguous::Narrow), "2" Some(Ambiguous::Wide);
}
