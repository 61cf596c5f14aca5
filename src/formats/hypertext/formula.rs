//! Formulas (`MathML`) on one line of text, as a mathematician would type them: `a² + b_(ij)`, `(x + 1)/2`,
//! `√(x)`. What a formula looks like is lost; what it says is not.

use dom_query::{Document, NodeRef};

use super::paragraph::one_line;

/// Operators with a space on either side.
const RELATIONS: &str = "=<>≤≥≠≈≡≅∼∝⟺⟹⟸⇔⇒⇐→←↔↦⟶⟼∈∉∋⊂⊆⊃⊇∣∥≪≫:∧∨";
/// Operators with a space on either side where something stands before them.
const BINARY: &str = "+-−±∓×÷⋅·∗*∪∩∖⊕⊗∘";
/// Characters that open something, so that a sign behind them belongs to what follows.
const OPENING: &str = "([{⟨⌊⌈|,;";
/// Characters that one mark may stand over.
const MOST_MARKED: usize = 16;
/// Characters of a formula that are not to be seen.
const INVISIBLE: &[char] = &['\u{2061}', '\u{2062}', '\u{2063}', '\u{2064}', '\u{200b}'];

const PLAIN: &str = "0123456789+-−=()aeioxhklmnpst";
const BELOW: &str = "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑᵢₒₓₕₖₗₘₙₚₛₜ";
const ABOVE: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵉⁱᵒˣʰᵏˡᵐⁿᵖˢᵗ";
/// Marks that stand high of themselves.
const HIGH: &str = "′″‴†‡*∗°";

/// A formula on one line.
pub(crate) fn line(math: &NodeRef) -> String {
    let mut line = String::new();
    write(math, &mut line);
    one_line(&line)
}

/// Puts letters where a picture stands for them among the words: a formula, a smiling face.
pub(crate) fn spell(document: &Document) {
    for picture in document.select("img[alt]").nodes() {
        let said = picture.attr("alt").map(|alt| spoken(&alt));
        if let Some(said) = said.filter(|said| !said.is_empty() && is_sign(picture)) {
            picture.insert_before(&document.tree.new_text(said));
            picture.remove_from_parent();
        }
    }
}

fn is_sign(picture: &NodeRef) -> bool {
    let class = picture.attr("class").unwrap_or_default();
    let mut words = class.split_ascii_whitespace();
    words.any(|word| matches!(word, "emoji" | "wp-smiley" | "emoticon")) || is_formula(picture)
}

/// Brings formulas to light that a page hides beside pictures of them, and takes the pictures out.
pub(crate) fn reveal(document: &Document) {
    for math in document.select("math").nodes() {
        // The tree can be changed only when nobody walks it.
        let above: Vec<NodeRef> = math.ancestors_it(Some(2)).collect();
        if !above.iter().any(is_formula) {
            continue;
        }
        for around in &above {
            around.remove_attr("style");
            around.remove_attr("aria-hidden");
        }
        let beside = above.iter().flat_map(NodeRef::element_children);
        let is_picture = |child: &NodeRef| child.has_name("img") && is_formula(child);
        let pictures: Vec<NodeRef> = beside.filter(is_picture).collect();
        pictures.iter().for_each(NodeRef::remove_from_parent);
    }
}

/// Whether an element is called by what formulas are called by, or a picture says one in TeX.
fn is_formula(node: &NodeRef) -> bool {
    let class = node.attr("class").unwrap_or_default().to_ascii_lowercase();
    let mut words = class.split(|c: char| !c.is_ascii_alphabetic());
    words.any(|word| matches!(word, "math" | "mwe" | "tex" | "latex" | "mathjax" | "katex"))
        || node
            .attr("alt")
            .is_some_and(|alt| alt.starts_with("{\\displaystyle"))
}

/// What a picture of a formula says, without what only sets its size.
fn spoken(alt: &str) -> String {
    let inner = alt
        .strip_prefix("{\\displaystyle")
        .and_then(|alt| alt.strip_suffix('}'));
    one_line(inner.unwrap_or(alt))
}

fn write(node: &NodeRef, line: &mut String) {
    let name = node.node_name().unwrap_or_default();
    let name = name.rsplit(':').next().unwrap_or_default();
    match name {
        "mi" | "mn" | "ms" => line.push_str(&bare(node)),
        "mtext" => spaced(&node.text().replace('\u{a0}', " "), line),
        "mo" => operator(&bare(node), line),
        "mspace" => line.push(' '),
        "mphantom" | "annotation" | "annotation-xml" | "none" | "mprescripts" => {}
        _ => match built(node, name) {
            Some(built) => line.push_str(&built),
            None => children(node, line),
        },
    }
}

fn children(node: &NodeRef, line: &mut String) {
    for child in node.children_it(false) {
        if child.is_element() {
            write(&child, line);
        } else if child.is_text() && !child.text().trim().is_empty() {
            spaced(&child.text(), line);
        }
    }
}

/// What is built of parts in an order of its own; nothing for what only holds its parts.
fn built(node: &NodeRef, name: &str) -> Option<String> {
    let mut inside = node.children_it(false);
    // Words among the parts say that its order is not kept.
    if inside.any(|child| child.is_text() && !child.text().trim().is_empty()) {
        return None;
    }
    let parts = node.element_children();
    let part = |at: usize| parts.get(at).map(said).unwrap_or_default();
    let each = |between: &str| parts.iter().map(said).collect::<Vec<_>>().join(between);
    let built = match name {
        "semantics" => part(0),
        "msub" | "munder" => format!("{}{}", part(0), below(&part(1))),
        "msup" => format!("{}{}", part(0), above(&part(1))),
        "msubsup" | "munderover" => {
            format!("{}{}{}", part(0), below(&part(1)), above(&part(2)))
        }
        "mover" => accented(&part(0), &part(1)),
        "mfrac" if is_without_bar(node) => each("; "),
        "mfrac" => format!("{}/{}", held(&part(0)), held(&part(1))),
        "msqrt" => format!("√{}", held(&row(node))),
        "mroot" => format!("{}√{}", above(&part(1)), held(&part(0))),
        "mfenced" => {
            let mark = |name, usual: &str| node.attr(name).unwrap_or_else(|| usual.into());
            format!("{}{}{}", mark("open", "("), each(", "), mark("close", ")"))
        }
        "mtable" => each("; "),
        "mtr" => each(", "),
        _ => return None,
    };
    let further: String = parts.iter().skip(places(name)).map(said).collect();
    Some(built + &further)
}

/// How many parts an element has places for.
fn places(name: &str) -> usize {
    match name {
        "semantics" | "mfenced" | "mtable" | "mtr" | "msqrt" => usize::MAX,
        "msubsup" | "munderover" => 3,
        _ => 2,
    }
}

/// Whether the two parts of a fraction only stand over one another.
fn is_without_bar(fraction: &NodeRef) -> bool {
    let bar = fraction.attr("linethickness");
    bar.is_some_and(|bar| bar.starts_with('0'))
}

/// One part of a formula.
fn said(node: &NodeRef) -> String {
    let mut line = String::new();
    write(node, &mut line);
    one_line(&line)
}

/// All parts of what holds them in a row.
fn row(node: &NodeRef) -> String {
    let mut line = String::new();
    children(node, &mut line);
    one_line(&line)
}

fn bare(node: &NodeRef) -> String {
    one_line(&node.text().replace(INVISIBLE, ""))
}

/// Adds words whose spaces tell.
fn spaced(words: &str, line: &mut String) {
    for character in words.chars() {
        if character.is_whitespace() {
            if !line.ends_with(' ') && !line.is_empty() {
                line.push(' ');
            }
        } else {
            line.push(character);
        }
    }
}

fn operator(sign: &str, line: &mut String) {
    let before = line.trim_end().chars().last();
    let is_first = before.is_none_or(|before| {
        OPENING.contains(before) || RELATIONS.contains(before) || BINARY.contains(before)
    });
    let mut signs = sign.chars();
    let only = signs.next().filter(|_| signs.next().is_none());
    match only {
        Some(sign) if RELATIONS.contains(sign) || BINARY.contains(sign) && !is_first => {
            line.extend([' ', sign, ' ']);
        }
        Some(sign @ (',' | ';')) => line.extend([sign, ' ']),
        _ => line.push_str(sign),
    }
}

/// A part that is more than one thing, in brackets.
fn held(part: &str) -> String {
    let mut inside = part.chars();
    let is_one = part.chars().all(char::is_alphanumeric)
        || matches!((inside.next(), inside.next_back()), (Some('('), Some(')')));
    if is_one {
        part.to_owned()
    } else {
        format!("({part})")
    }
}

fn below(part: &str) -> String {
    set(part, BELOW, '_')
}

fn above(part: &str) -> String {
    if part.chars().all(|c| HIGH.contains(c)) {
        return part.to_owned();
    }
    set(part, ABOVE, '^')
}

/// A part in characters that stand above or below the line, or behind a mark where there are none.
fn set(part: &str, characters: &str, mark: char) -> String {
    if part.is_empty() {
        return String::new();
    }
    let small = |c: char| characters.chars().nth(PLAIN.chars().position(|p| p == c)?);
    let tight: String = part.chars().filter(|c| *c != ' ').collect();
    let all: Option<String> = tight.chars().map(small).collect();
    all.unwrap_or_else(|| {
        let one = part.chars().nth(1).is_none();
        if one {
            format!("{mark}{part}")
        } else {
            format!("{mark}({tight})")
        }
    })
}

/// Letters with a mark over them, when they are few.
fn accented(base: &str, mark: &str) -> String {
    if base.chars().nth(MOST_MARKED).is_some() {
        return base.to_owned();
    }
    let over = match mark {
        "¯" | "‾" | "_" | "―" | "\u{304}" | "\u{305}" => '\u{305}',
        "^" | "ˆ" | "\u{302}" => '\u{302}',
        "~" | "˜" | "∼" | "\u{303}" => '\u{303}',
        "→" | "⃗" => '\u{20d7}',
        "." | "˙" => '\u{307}',
        "¨" => '\u{308}',
        "" | "⏞" | "⏜" => return base.to_owned(),
        _ => return format!("{base}{}", above(mark)),
    };
    base.chars()
        .flat_map(|letter| {
            let marked = letter.is_alphanumeric().then_some(over);
            std::iter::once(letter).chain(marked)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(math: &str, expected: &str) {
        let document = crate::hypertext::tree(&format!("<math>{math}</math>"));
        let found = document.select("math");
        assert_eq!(line(&found.nodes()[0]), expected);
    }

    #[test]
    fn signs_stand_apart_and_letters_together() {
        check(
            "<mi>a</mi><mo>=</mo><mo>−</mo><mn>2</mn><mi>b</mi><mo>+</mo><mo>(</mo><mo>-</mo><mi>c</mi><mo>)</mo>",
            "a = −2b + (-c)",
        );
        check(
            "<mi>f</mi><mo>\u{2061}</mo><mo>(</mo><mi>x</mi><mo>,</mo><mi>y</mi><mo>)</mo>",
            "f(x, y)",
        );
        check("<mi>A</mi><mtext>&nbsp;is even</mtext>", "A is even");
    }

    #[test]
    fn letters_above_and_below_keep_their_height_where_they_can() {
        check("<msup><mi>x</mi><mn>2</mn></msup>", "x²");
        check(
            "<msub><mi>a</mi><mrow><mi>i</mi><mi>j</mi></mrow></msub>",
            "a_(ij)",
        );
        check(
            "<msub><mi>a</mi><mrow><mi>i</mi><mo>+</mo><mn>1</mn></mrow></msub>",
            "aᵢ₊₁",
        );
        check("<msup><mi>A</mi><mi>H</mi></msup>", "A^H");
        check("<msup><mi>A</mi><mo>†</mo></msup>", "A†");
        check(
            "<munderover><mo>∑</mo><mrow><mi>k</mi><mo>=</mo><mn>0</mn></mrow><mi>n</mi></munderover><mi>k</mi>",
            "∑ₖ₌₀ⁿk",
        );
    }

    #[test]
    fn fractions_roots_and_tables_are_held_together() {
        check(
            "<mfrac><mrow><mi>x</mi><mo>+</mo><mn>1</mn></mrow><mn>2</mn></mfrac>",
            "(x + 1)/2",
        );
        check("<msqrt><mi>x</mi><mo>−</mo><mi>y</mi></msqrt>", "√(x − y)");
        check(
            "<mo>(</mo><mfrac linethickness='0'><mi>n</mi><mi>k</mi></mfrac><mo>)</mo>",
            "(n; k)",
        );
        check("<mroot><mi>x</mi><mn>3</mn></mroot>", "³√x");
        check(
            "<mo>[</mo><mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>2</mn></mtd></mtr>\
             <mtr><mtd><mn>3</mn></mtd><mtd><mn>4</mn></mtd></mtr></mtable><mo>]</mo>",
            "[1, 2; 3, 4]",
        );
        check(
            "<mover><mi>z</mi><mo>¯</mo></mover><mfenced><mi>x</mi><mi>y</mi></mfenced>",
            "z\u{305}(x, y)",
        );
    }

    #[test]
    fn no_words_are_lost_where_parts_are_missing_or_too_many() {
        check("<msup>x</msup><mfrac><mi>a</mi>b</mfrac>", "xab");
        check("<msub><mi>x</mi><mn>1</mn><mn>2</mn></msub>", "x₁2");
        check("<msqrt>x</msqrt>", "x");
    }

    #[test]
    fn what_is_said_twice_is_said_once() {
        check(
            "<semantics><mrow><mi>n</mi></mrow><annotation encoding='application/x-tex'>n</annotation></semantics>",
            "n",
        );
        let document = crate::hypertext::tree(
            "<p><span class='mwe-math'><span style='display:none'><math alttext='n'><mi>n</mi></math></span>\
             <img class='math' alt='{\\displaystyle n}'></span>",
        );
        assert_eq!(document.select("img").length(), 0);
        assert_eq!(spoken("{\\displaystyle n+1}"), "n+1");
    }
}
