//! What a line end inside running text stands for: a space, or nothing.

/// Whether a line end between two characters stands for a space: not between wide characters
/// (CSS Text 3, segment break transformation), nor beside a space that is there already. Quotation
/// marks and dashes go with the wide character beside them.
pub(crate) fn is_spaced((before, after): (char, char)) -> bool {
    let beside = before.is_whitespace() || after.is_whitespace();
    let tight = match (is_wide(before), is_wide(after)) {
        (true, true) => true,
        (true, false) => is_shared(after),
        (false, true) => is_shared(before),
        (false, false) => false,
    };
    !beside && !tight
}

/// A text on one line: every white space that ends words as one space, or as nothing between
/// characters written without spaces.
pub(crate) fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    let words = text.split([' ', '\t', '\n', '\r']);
    for word in words.filter(|word| !word.is_empty()) {
        let joint = line.chars().last().zip(word.chars().next());
        if joint.is_some_and(is_spaced) {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// Characters of scripts written without spaces. Hangul is not among them.
fn is_wide(character: char) -> bool {
    matches!(character,
        '\u{2e80}'..='\u{312f}' | '\u{3190}'..='\u{a4cf}' | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe4f}' | '\u{ff01}'..='\u{ff9f}' | '\u{ffe0}'..='\u{ffe6}'
        | '\u{1b000}'..='\u{1b2ff}' | '\u{20000}'..='\u{3ffff}')
}

/// Punctuation that wide and narrow scripts have in common.
fn is_shared(character: char) -> bool {
    matches!(character, '·' | '‘' | '’' | '“' | '”' | '—' | '―' | '…')
}
