//! Block letters for a nameplate: an alphabet of our own, drawn in pixels of half a cell's height.
//! Knows no page.

/// Pixels of a letter from top to bottom.
const HEIGHT: usize = 5;

/// A character, and its pixels row by row.
type Letter = (char, [&'static str; HEIGHT]);

#[rustfmt::skip]
const LETTERS: [Letter; 43] = [
    ('A', [".##.", "#..#", "####", "#..#", "#..#"]),
    ('B', ["###.", "#..#", "###.", "#..#", "###."]),
    ('C', [".###", "#...", "#...", "#...", ".###"]),
    ('D', ["###.", "#..#", "#..#", "#..#", "###."]),
    ('E', ["####", "#...", "###.", "#...", "####"]),
    ('F', ["####", "#...", "###.", "#...", "#..."]),
    ('G', [".###", "#...", "#.##", "#..#", ".###"]),
    ('H', ["#..#", "#..#", "####", "#..#", "#..#"]),
    ('I', ["###", ".#.", ".#.", ".#.", "###"]),
    ('J', ["..##", "...#", "...#", "#..#", ".##."]),
    ('K', ["#..#", "#.#.", "##..", "#.#.", "#..#"]),
    ('L', ["#...", "#...", "#...", "#...", "####"]),
    ('M', ["#...#", "##.##", "#.#.#", "#...#", "#...#"]),
    ('N', ["#...#", "##..#", "#.#.#", "#..##", "#...#"]),
    ('O', [".##.", "#..#", "#..#", "#..#", ".##."]),
    ('P', ["###.", "#..#", "###.", "#...", "#..."]),
    ('Q', [".##.", "#..#", "#..#", "#.#.", ".#.#"]),
    ('R', ["###.", "#..#", "###.", "#.#.", "#..#"]),
    ('S', [".###", "#...", ".##.", "...#", "###."]),
    ('T', ["#####", "..#..", "..#..", "..#..", "..#.."]),
    ('U', ["#..#", "#..#", "#..#", "#..#", ".##."]),
    ('V', ["#...#", "#...#", "#...#", ".#.#.", "..#.."]),
    ('W', ["#...#", "#...#", "#.#.#", "##.##", "#...#"]),
    ('X', ["#...#", ".#.#.", "..#..", ".#.#.", "#...#"]),
    ('Y', ["#...#", ".#.#.", "..#..", "..#..", "..#.."]),
    ('Z', ["####", "...#", ".##.", "#...", "####"]),
    ('0', [".##.", "#..#", "#..#", "#..#", ".##."]),
    ('1', [".#.", "##.", ".#.", ".#.", "###"]),
    ('2', ["###.", "...#", ".##.", "#...", "####"]),
    ('3', ["###.", "...#", ".##.", "...#", "###."]),
    ('4', ["#..#", "#..#", "####", "...#", "...#"]),
    ('5', ["####", "#...", "###.", "...#", "###."]),
    ('6', [".##.", "#...", "###.", "#..#", ".##."]),
    ('7', ["####", "...#", "..#.", ".#..", ".#.."]),
    ('8', [".##.", "#..#", ".##.", "#..#", ".##."]),
    ('9', [".##.", "#..#", ".###", "...#", ".##."]),
    ('&', [".##..", "#..#.", ".##..", "#..#.", ".##.#"]),
    ('\'', ["#", "#", ".", ".", "."]),
    ('’', ["#", "#", ".", ".", "."]),
    ('-', ["...", "...", "###", "...", "..."]),
    ('.', [".", ".", ".", ".", "#"]),
    (',', ["..", "..", "..", ".#", "#."]),
    (' ', ["..", "..", "..", "..", ".."]),
];

/// A name in block letters, as rows of text: three rows, or twice as large six. `None` where one of
/// its characters was never drawn.
pub(super) fn blocks(name: &str, scale: usize) -> Option<Vec<String>> {
    let letter = |character: char| {
        let capital = character.to_ascii_uppercase();
        let found = LETTERS.iter().find(|(drawn, _)| *drawn == capital);
        found.map(|(_, pixels)| pixels)
    };
    let letters: Vec<_> = name.chars().map(letter).collect::<Option<_>>()?;
    let mut pixels = vec![String::new(); HEIGHT];
    for drawn in letters {
        for (row, letter) in pixels.iter_mut().zip(drawn) {
            if !row.is_empty() {
                row.push('.');
            }
            row.push_str(letter);
        }
    }
    let is_set = |row: usize, column: usize| {
        let row = pixels.get(row / scale);
        row.is_some_and(|row| row.as_bytes().get(column / scale) == Some(&b'#'))
    };
    let width = pixels[0].len() * scale;
    let rows = (0..(HEIGHT * scale).div_ceil(2) + scale / 2).map(|row| {
        let cells =
            (0..width).map(
                |column| match (is_set(2 * row, column), is_set(2 * row + 1, column)) {
                    (true, true) => '█',
                    (true, false) => '▀',
                    (false, true) => '▄',
                    (false, false) => ' ',
                },
            );
        cells.collect()
    });
    Some(rows.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_drawn_in_rows_of_blocks() {
        let rows = blocks("Ad 7", 1).expect("letters");
        assert_eq!(
            rows,
            [
                "▄▀▀▄ █▀▀▄    ▀▀▀█",
                "█▀▀█ █  █     ▄▀ ",
                "▀  ▀ ▀▀▀      ▀  "
            ]
        );
        let large = blocks("L", 2).expect("letters");
        assert_eq!(
            large,
            [
                "██      ",
                "██      ",
                "██      ",
                "██      ",
                "████████",
                "        "
            ]
        );
        assert_eq!(blocks("Été", 1), None);
    }

    #[test]
    fn every_letter_has_its_rows_of_one_width_and_is_drawn_once() {
        for (index, (character, rows)) in LETTERS.iter().enumerate() {
            assert!(
                rows.iter().all(|row| row.len() == rows[0].len()),
                "{character}"
            );
            assert!(LETTERS[..index].iter().all(|(other, _)| other != character));
        }
    }
}
