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
    /// English, and every language that we know nothing of (`en`).
    #[default]
    English,
    /// Another language of words and spaces, or of a script that is written without them.
    Other(Tongue),
}

/// A language that is broken, or read, in a way of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tongue {
    /// Arabic (`ar`).
    Arabic,
    /// Burmese (`my`).
    Burmese,
    /// Catalan (`ca`).
    Catalan,
    /// Croatian (`hr`).
    Croatian,
    /// Czech (`cs`).
    Czech,
    /// Danish (`da`).
    Danish,
    /// Dutch (`nl`).
    Dutch,
    /// Finnish (`fi`).
    Finnish,
    /// French (`fr`).
    French,
    /// German (`de`).
    German,
    /// Greek (`el`).
    Greek,
    /// Hebrew (`he`).
    Hebrew,
    /// Hungarian (`hu`).
    Hungarian,
    /// Italian (`it`).
    Italian,
    /// Khmer (`km`).
    Khmer,
    /// Lao (`lo`).
    Lao,
    /// Norwegian (`nb`).
    Norwegian,
    /// Persian (`fa`).
    Persian,
    /// Polish (`pl`).
    Polish,
    /// Portuguese (`pt`).
    Portuguese,
    /// Russian (`ru`).
    Russian,
    /// Spanish (`es`).
    Spanish,
    /// Swedish (`sv`).
    Swedish,
    /// Thai (`th`).
    Thai,
    /// Turkish (`tr`).
    Turkish,
    /// Ukrainian (`uk`).
    Ukrainian,
}

/// Every tongue with its BCP 47 tag, and tags that mean the same.
const TONGUES: &[(&str, Tongue)] = &[
    ("ar", Tongue::Arabic),
    ("ca", Tongue::Catalan),
    ("cs", Tongue::Czech),
    ("da", Tongue::Danish),
    ("de", Tongue::German),
    ("el", Tongue::Greek),
    ("es", Tongue::Spanish),
    ("fa", Tongue::Persian),
    ("fi", Tongue::Finnish),
    ("fr", Tongue::French),
    ("he", Tongue::Hebrew),
    ("iw", Tongue::Hebrew),
    ("hr", Tongue::Croatian),
    ("hu", Tongue::Hungarian),
    ("it", Tongue::Italian),
    ("km", Tongue::Khmer),
    ("lo", Tongue::Lao),
    ("my", Tongue::Burmese),
    ("nb", Tongue::Norwegian),
    ("nn", Tongue::Norwegian),
    ("no", Tongue::Norwegian),
    ("nl", Tongue::Dutch),
    ("pl", Tongue::Polish),
    ("pt", Tongue::Portuguese),
    ("ru", Tongue::Russian),
    ("sv", Tongue::Swedish),
    ("th", Tongue::Thai),
    ("tr", Tongue::Turkish),
    ("uk", Tongue::Ukrainian),
];

impl Language {
    /// The BCP 47 tag that we write.
    pub fn tag(self) -> &'static str {
        match self {
            Language::Simplified => "zh-Hans",
            Language::Traditional => "zh-Hant",
            Language::Japanese => "ja",
            Language::Korean => "ko",
            Language::English => "en",
            Language::Other(tongue) => TONGUES
                .iter()
                .find(|(_, other)| *other == tongue)
                .map_or("en", |(tag, _)| tag),
        }
    }

    /// The language as it is read, in whichever script: its first subtag.
    pub fn family(self) -> &'static str {
        let tag = self.tag();
        tag.split_once('-').map_or(tag, |(family, _)| family)
    }

    /// The language that a BCP 47 tag or a POSIX locale (`zh_TW.UTF-8`) names.
    pub fn from_tag(tag: &str) -> Language {
        let tag = tag.to_ascii_lowercase().replace('_', "-");
        let mut marks = ["hant", "-tw", "-hk", "-mo"].iter();
        let traditional = !tag.contains("hans") && marks.any(|mark| tag.contains(mark));
        match tag.split(['-', '.']).next().unwrap_or_default() {
            "zh" | "yue" if traditional => Language::Traditional,
            "zh" | "yue" => Language::Simplified,
            "ja" => Language::Japanese,
            "ko" => Language::Korean,
            other => TONGUES
                .iter()
                .find(|(tag, _)| *tag == other)
                .map_or(Language::English, |(_, tongue)| Language::Other(*tongue)),
        }
    }

    /// Characters read in a minute in Chinese, Japanese and Korean; words elsewhere (Brysbaert 2019,
    /// 238 silently, rounded down for the screen).
    pub fn speed(self) -> usize {
        match self {
            Language::Simplified | Language::Traditional => 350,
            Language::Japanese => 450,
            Language::Korean => 400,
            Language::English | Language::Other(_) => 230,
        }
    }

    /// Whether its length is counted in words rather than in characters.
    pub fn counts_words(self) -> bool {
        matches!(self, Language::English | Language::Other(_))
    }

    /// The minutes that a text of that length takes to read, to the nearest and never none: at a
    /// reader's own speed in characters or words a minute, or at the usual one.
    pub fn minutes(self, length: usize, own: Option<u16>) -> usize {
        let speed = own.map_or(self.speed(), usize::from).max(1);
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
