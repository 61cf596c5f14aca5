//! The languages a paper can be written in, as far as setting it depends on them, and the
//! direction it is set in.

/// The language of a paper or of the program, as far as typesetting tells them apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// Chinese in simplified characters (`zh-Hans`).
    Simplified,
    /// Chinese in traditional characters (`zh-Hant`).
    Traditional,
    /// Japanese (`ja`).
    Japanese,
    /// Korean (`ko`).
    Korean,
    /// English, and every other language of words and spaces (`en`).
    #[default]
    English,
}

impl Language {
    /// The BCP 47 tag that we write.
    pub fn tag(self) -> &'static str {
        match self {
            Language::Simplified => "zh-Hans",
            Language::Traditional => "zh-Hant",
            Language::Japanese => "ja",
            Language::Korean => "ko",
            Language::English => "en",
        }
    }

    /// The language that a BCP 47 tag or a POSIX locale (`zh_TW.UTF-8`) names.
    pub fn from_tag(tag: &str) -> Language {
        let tag = tag.to_ascii_lowercase().replace('_', "-");
        let traditional = ["hant", "-tw", "-hk", "-mo"]
            .iter()
            .any(|mark| tag.contains(mark));
        match tag.split(['-', '.']).next().unwrap_or_default() {
            "zh" | "yue" if traditional => Language::Traditional,
            "zh" | "yue" => Language::Simplified,
            "ja" => Language::Japanese,
            "ko" => Language::Korean,
            _ => Language::English,
        }
    }

    /// Characters read in a minute in Chinese, Japanese and Korean; words elsewhere (Brysbaert 2019,
    /// 238 silently, rounded down for the screen).
    pub fn speed(self) -> usize {
        match self {
            Language::Simplified | Language::Traditional => 350,
            Language::Japanese => 450,
            Language::Korean => 400,
            Language::English => 230,
        }
    }

    /// The minutes that a text of that length takes to read, to the nearest and never none.
    pub fn minutes(self, length: usize) -> usize {
        let speed = self.speed();
        ((length + speed / 2) / speed).max(1)
    }

    /// Whether the language is set in full-width characters without spaces.
    pub fn is_full_width(self) -> bool {
        matches!(
            self,
            Language::Simplified | Language::Traditional | Language::Japanese
        )
    }
}

/// How lines run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Left to right, lines downward.
    #[default]
    Horizontal,
    /// Top to bottom, lines leftward.
    Vertical,
}
