//! A letter of a page: one character, or a ligature, with its place.

/// A letter as it was drawn. Places are in points from the upper left corner of the page, after
/// the letter's own direction has been turned to run to the right.
#[derive(Clone, Debug, Default)]
pub(crate) struct Letter {
    /// Its characters.
    pub(crate) text: String,
    /// Where it begins along its line.
    pub(crate) from: f32,
    /// Where it ends along its line.
    pub(crate) until: f32,
    /// Its base line; for lines that run downward by the script's own habit, their left edge.
    pub(crate) base: f32,
    /// The size of its type.
    pub(crate) size: f32,
    /// How it is set.
    pub(crate) style: Style,
}

/// How a letter is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Style {
    /// Which way its line runs.
    pub(crate) course: Course,
    /// Whether its font is bold.
    pub(crate) bold: bool,
}

/// Which way a line runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Course {
    /// To the right.
    #[default]
    Right,
    /// Downward, the letters upright.
    Upright,
    /// Downward, the letters turned with it.
    Down,
    /// Upward.
    Up,
    /// To the left: upside down.
    Left,
}

/// Ligatures of Latin type, letter by letter.
const LIGATURES: [(char, &str); 7] = [
    ('ﬀ', "ff"),
    ('ﬁ', "fi"),
    ('ﬂ', "fl"),
    ('ﬃ', "ffi"),
    ('ﬄ', "ffl"),
    ('ﬅ', "st"),
    ('ﬆ', "st"),
];

/// The characters that a ligature stands for; forms that vertical lines take lie down again.
pub(crate) fn plain(text: String) -> String {
    if text.is_ascii() {
        return text;
    }
    let mut plain = String::with_capacity(text.len());
    for character in text.chars() {
        let ligature = LIGATURES
            .iter()
            .find(|(ligature, _)| *ligature == character);
        match ligature {
            Some((_, letters)) => plain.push_str(letters),
            None => plain.push(lying(character)),
        }
    }
    plain
}

/// A mark as it stands in lines that run to the right.
fn lying(mark: char) -> char {
    const UPRIGHT: &str = "︐︑︒︓︔︕︖︗︘︙︰︱︲︳︴︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄﹇﹈";
    const LYING: &str = "，、。：；！？〖〗…‥—–＿＿（）｛｝〔〕【】《》〈〉「」『』［］";
    if !('\u{fe10}'..='\u{fe48}').contains(&mark) {
        return mark;
    }
    let at = UPRIGHT.chars().position(|upright| upright == mark);
    at.and_then(|at| LYING.chars().nth(at)).unwrap_or(mark)
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn ligatures_and_upright_marks_become_plain() {
        assert_eq!(plain("oﬃce".to_owned()), "office");
        assert_eq!(plain("﹁渡口﹂︑﹇二﹈".to_owned()), "「渡口」、［二］");
    }
}
