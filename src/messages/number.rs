//! Numbers as each language groups their digits.

use super::tongue::Tongue;

/// A count as a paper of the language prints it: by thousands, and in Japanese by ten thousands.
pub(super) fn grouped(count: usize, tongue: Tongue) -> String {
    match tongue {
        Tongue::Japanese => by_myriads(count),
        _ => by_thousands(count),
    }
}

fn by_thousands(count: usize) -> String {
    let digits = count.to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// `1万2300`: what is under ten thousand stands without a comma.
fn by_myriads(count: usize) -> String {
    match (count / 10_000, count % 10_000) {
        (0, rest) => rest.to_string(),
        (myriads, 0) => format!("{}万", by_myriads(myriads)),
        (myriads, rest) => format!("{}万{rest}", by_myriads(myriads)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_grouped_as_papers_print_them() {
        for (count, western, japanese) in [
            (0, "0", "0"),
            (999, "999", "999"),
            (1774, "1,774", "1774"),
            (10_000, "10,000", "1万"),
            (1_234_567, "1,234,567", "123万4567"),
        ] {
            for tongue in [Tongue::English, Tongue::Simplified, Tongue::Traditional] {
                assert_eq!(grouped(count, tongue), western);
            }
            assert_eq!(grouped(count, Tongue::Japanese), japanese);
        }
    }
}
