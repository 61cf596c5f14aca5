//! Moments as feeds write them: RFC 822 with all its bad forms, the W3C's dates and those of ISO
//! 8601, and what programs of several countries print.

use newsprint_issue::Date;

/// A moment: its day where it was written, and its place among others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Moment {
    /// The day, as the place that wrote it counts.
    pub(crate) day: Date,
    /// Seconds since 1970, UTC.
    pub(crate) seconds: i64,
}

/// Beginnings of the months' names, in small letters, of languages whose programs write feeds.
const MONTHS: &[[&str; 12]] = &[
    [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ],
    [
        "jän", "fév", "mär", "avr", "mai", "juin", "juil", "août", "sept", "okt", "nov", "déc",
    ],
    [
        "ene", "fev", "mars", "abr", "mag", "giu", "lug", "ago", "set", "ott", "nov", "dez",
    ],
    [
        "янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек",
    ],
    [
        "ιαν", "φεβ", "μαρ", "απρ", "μά", "ιούν", "ιούλ", "αύγ", "σεπ", "οκτ", "νοέ", "δεκ",
    ],
    [
        "ιαν", "φεβ", "μάρ", "απρ", "μαΐ", "ιον", "ιολ", "αυγ", "σεπ", "οκτ", "νοε", "δεκ",
    ],
    [
        "janu", "febr", "márc", "ápri", "máj", "júni", "júli", "augu", "szep", "okt", "nov", "dec",
    ],
];

/// Names of time zones and their hours from UTC.
const ZONES: &[(&str, i64)] = &[
    ("gmt", 0),
    ("utc", 0),
    ("ut", 0),
    ("z", 0),
    ("est", -5),
    ("edt", -4),
    ("cst", -6),
    ("cdt", -5),
    ("mst", -7),
    ("mdt", -6),
    ("pst", -8),
    ("pdt", -7),
    ("ast", -4),
    ("adt", -3),
    ("et", -5),
    ("ct", -6),
    ("mt", -7),
    ("pt", -8),
    ("cet", 1),
    ("cest", 2),
    ("met", 1),
    ("bst", 1),
    ("eet", 2),
    ("msk", 3),
    ("jst", 9),
    ("kst", 9),
    ("hkt", 8),
];

/// The moment that a text names.
pub(crate) fn read(text: &str) -> Option<Moment> {
    let text = text.trim();
    if text.len() > 100 {
        return None;
    }
    numeric(text)
        .or_else(|| eastern(text))
        .or_else(|| worded(text))
}

/// 2003-12-31T10:14:55Z and everything like it: 2003, 2003-12, 20031231, 2003-365, 031231.
fn numeric(text: &str) -> Option<Moment> {
    let is_part = |c: char| c.is_ascii_digit() || c == '-';
    // A day of the week first is of no use.
    let end = text.find(|c| !is_part(c)).unwrap_or(text.len());
    let (day, clock) = text.split_at(end);
    if clock.starts_with(|c: char| c.is_alphabetic() && !matches!(c, 'T' | 't' | 'Z' | 'z'))
        || clock.starts_with(['/', '.'])
    {
        return None;
    }
    let parts: Vec<&str> = day.trim_matches('-').split('-').collect();
    let number = |text: &str| text.parse::<i16>().ok();
    let (year, month, day) = match parts[..] {
        [year, month, day] if year.len() == 4 || year.len() == 2 && month.len() == 2 => {
            (full_year(number(year)?), number(month)?, number(day)?)
        }
        [year, day] if year.len() == 4 && day.len() == 3 => {
            return in_year(number(year)?, number(day)?, clock);
        }
        [year, month] if year.len() == 4 => (number(year)?, number(month)?, 1),
        [one] => match one.len() {
            8 => (number(&one[..4])?, number(&one[4..6])?, number(&one[6..])?),
            7 => return in_year(number(&one[..4])?, number(&one[4..])?, clock),
            6 => (
                full_year(number(&one[..2])?),
                number(&one[2..4])?,
                number(&one[4..])?,
            ),
            4 if clock.trim().is_empty() => (number(one)?, 1, 1),
            _ => return None,
        },
        _ => return None,
    };
    moment((year, month, day), clock)
}

/// A day by its number in the year.
fn in_year(year: i16, number: i16, clock: &str) -> Option<Moment> {
    let first = Date::new(year, 1, 1).ok()?;
    let day = first
        .checked_add(jiff::Span::new().try_days(number - 1).ok()?)
        .ok()?;
    let found = moment(
        (day.year(), i16::from(day.month()), i16::from(day.day())),
        clock,
    )?;
    (number >= 1 && day.year() == year).then_some(found)
}

/// 2004년 05월 28일 오후 11:31:15 and 2004年5月28日.
fn eastern(text: &str) -> Option<Moment> {
    let numbers: Vec<i16> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|number| number.parse().ok())
        .collect();
    let [year, month, day, ref clock @ ..] = numbers[..] else {
        return None;
    };
    if !text.contains(['년', '年']) {
        return None;
    }
    let later = i16::from(text.contains("오후") || text.contains("下午") || text.contains("午後"));
    let hour = clock.first().map(|hour| hour % 12 + later * 12);
    let hour = if text.contains(['오', '午']) {
        hour
    } else {
        clock.first().copied()
    };
    let rest: Vec<String> = clock.iter().skip(1).map(i16::to_string).collect();
    let clock = hour.map_or_else(String::new, |hour| format!("{hour}:{}", rest.join(":")));
    moment((full_year(year), month, day), &clock)
}

/// Thu, 01 Jan 2004 19:48:21 GMT and everything like it: days and years in either order, names long
/// or short or missing.
fn worded(text: &str) -> Option<Moment> {
    let lower = text.to_lowercase();
    let (mut month, mut numbers, mut clock) = (None, Vec::new(), String::new());
    let mut early = false;
    let words = lower.split(|c: char| c.is_whitespace() || c == ',');
    let words = words.flat_map(|word| {
        // 2004-júl-13, 13/Jul/2004, and a clock behind a T.
        let has_month = word.chars().any(char::is_alphabetic) && !word.contains(':');
        let parts: Vec<&str> = if has_month && word.len() > 4 && !word.starts_with(['+', '-']) {
            word.split(['-', '/', '.']).collect()
        } else if let (Some(_), Some((day, clock))) = (word.find('-'), word.split_once('t')) {
            day.split('-').chain([clock]).collect()
        } else {
            vec![word]
        };
        parts
    });
    for word in words.filter(|word| !word.is_empty()) {
        // Before the first number stands the day of the week, unless nothing better comes.
        let open = month.is_none() || early;
        let named = open.then(|| month_of(word)).flatten();
        if word.contains(':') && !word.starts_with(['+', '-'])
            || !clock.is_empty() && !word.starts_with(|c: char| c.is_ascii_digit())
        {
            clock.extend([" ", word]);
        } else if named.is_some() {
            month = named;
            early = numbers.is_empty();
        } else if let Ok(number) = word
            .trim_end_matches(|c: char| c.is_alphabetic())
            .parse::<i16>()
        {
            numbers.push((number, word.len()));
        } else if let Some((one, rest)) = word.split_once('/') {
            // Day and month of a form that nobody can be sure of are not guessed.
            numbers.push((one.parse().ok()?, rest.len()));
            return None;
        }
    }
    let month = month?;
    let (day, year) = match numbers[..] {
        [(year, 4), (day, _), ..] | [(day, _), (year, _), ..] => (day, full_year(year)),
        _ => return None,
    };
    moment((year, month, day), &clock)
}

fn month_of(word: &str) -> Option<i16> {
    let begins = |names: &[&str; 12]| {
        // The longest of the beginnings that fit: juin is no juillet.
        let fits = (1_i16..)
            .zip(names)
            .filter(|(_, name)| word.starts_with(**name));
        let (month, _) = fits.max_by_key(|(_, name)| name.len())?;
        Some(month)
    };
    let mut found = MONTHS.iter().filter_map(begins);
    found.next()
}

/// Years of two figures are of our time.
fn full_year(year: i16) -> i16 {
    match year {
        0..=68 => 2000 + year,
        69..=99 => 1900 + year,
        _ => year,
    }
}

/// A day and a clock with its zone as a moment.
fn moment((year, month, day): (i16, i16, i16), clock: &str) -> Option<Moment> {
    if !(1600..=2999).contains(&year) {
        return None;
    }
    let day = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    let clock = clock.trim_start_matches([' ', 'T', 't', ':']);
    let end = clock
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, ':' | '.' | ',')))
        .unwrap_or(clock.len());
    let (time, zone) = clock.split_at(end);
    let mut seconds: i64 = 0;
    let bare = time.len() == 6 && time.bytes().all(|byte| byte.is_ascii_digit());
    let parts: Vec<&str> = if bare {
        vec![&time[..2], &time[2..4], &time[4..]]
    } else {
        time.split(':').collect()
    };
    for (part, unit) in parts.iter().zip([3600, 60, 1]) {
        let whole = part.split(['.', ',']).next().unwrap_or_default();
        seconds += whole.parse::<i64>().unwrap_or(0).min(60) * unit;
    }
    let noon = zone.trim_start().to_ascii_lowercase();
    if noon.starts_with("pm") && seconds < 12 * 3600 {
        seconds += 12 * 3600;
    }
    let days = i64::from((day - Date::constant(1970, 1, 1)).get_days());
    let seconds = days * 86_400 + seconds - offset(zone);
    Some(Moment { day, seconds })
}

/// The seconds that a zone is ahead of UTC, by its figures or its name; none for what nobody knows.
fn offset(zone: &str) -> i64 {
    let named = zone.to_ascii_lowercase();
    let mut parts = named.split(|c: char| !c.is_ascii_alphabetic());
    let hours = parts.find_map(|name| ZONES.iter().find(|(known, _)| *known == name));
    let Some(figures) = zone.find(['+', '-']) else {
        return hours.map_or(0, |(_, hours)| hours * 3600);
    };
    let zone = &zone[figures..];
    let (sign, figures) = match zone.trim_start().split_at_checked(1) {
        Some(("+", figures)) => (1, figures),
        Some(("-", figures)) => (-1, figures),
        _ => return 0,
    };
    let digits: String = figures
        .chars()
        .filter(char::is_ascii_digit)
        .take(4)
        .collect();
    let Ok(number) = digits.parse::<i64>() else {
        return 0;
    };
    let (hours, minutes) = if digits.len() <= 2 {
        (number, 0)
    } else {
        (number / 100, number % 100)
    };
    sign * (hours.min(15) * 3600 + minutes.min(59) * 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, day: &str, clock: &str) {
        let found = read(text).map(|moment| {
            let seconds = moment.seconds.rem_euclid(86_400);
            let clock = format!(
                "{:02}:{:02}:{:02}",
                seconds / 3600,
                seconds / 60 % 60,
                seconds % 60
            );
            (moment.day.to_string(), clock)
        });
        let expected = (!day.is_empty()).then(|| (day.to_owned(), clock.to_owned()));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn moments_of_mail() {
        check("Thu, 01 Jan 2004 19:48:21 GMT", "2004-01-01", "19:48:21");
        check("Thu, 01 Jan 04 19:48 EST", "2004-01-01", "00:48:00");
        check("1 January 2004 19:48:21 +0230", "2004-01-01", "17:18:21");
        check("Thu, 5 Apr 2012 23:47:03 +10:00", "2012-04-05", "13:47:03");
        check("thursday, 01-Jan-2004", "2004-01-01", "00:00:00");
        check("Sun Jan  4 16:29:06 PST 2004", "2004-01-04", "00:29:06");
        check("Sun Jan  4 16:29:06 2004", "2004-01-04", "16:29:06");
        check("Jan 4, 2004 4:29 PM", "2004-01-04", "16:29:00");
        check("Thu, 31 Jun 2004 19:48:21 GMT", "", "");
        check("yesterday", "", "");
        check("03/04/2004", "", "");
    }

    #[test]
    fn moments_of_the_web() {
        check("2003-12-31T10:14:55Z", "2003-12-31", "10:14:55");
        check("2003-12-31T23:14:55.25-08:00", "2003-12-31", "07:14:55");
        check("2003-12-31 10:14:55", "2003-12-31", "10:14:55");
        check("2003-12-31T10:14", "2003-12-31", "10:14:00");
        check("20031231T101455Z", "2003-12-31", "10:14:55");
        check("2003-12", "2003-12-01", "00:00:00");
        check("2003", "2003-01-01", "00:00:00");
        check("03-12-31", "2003-12-31", "00:00:00");
        check("2003-365", "2003-12-31", "00:00:00");
        check("2003-13-01", "", "");
    }

    #[test]
    fn moments_of_other_countries() {
        check("2004년 05월 28일  오후 11:31:15", "2004-05-28", "23:31:15");
        check("2004年5月28日", "2004-05-28", "00:00:00");
        check("Κυρ, 11 Ιούλ 2004 12:00:00 EST", "2004-07-11", "17:00:00");
        check("2004-július-13T9:15-05:00", "2004-07-13", "14:15:00");
        check("mar., 3 août 2004 10:00:00 CET", "2004-08-03", "09:00:00");
        check("Чт, 15 янв 2004 10:00:00 MSK", "2004-01-15", "07:00:00");
    }
}
