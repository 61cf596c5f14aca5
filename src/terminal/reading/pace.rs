//! How fast the reader reads: from the pages that he turns, and the time between.

use jiff::Timestamp;

use newsprint_issue::ArticleId;

/// The part of the way that is being timed.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Pace {
    since: Option<Stand>,
}

/// Where the reader stood, and when.
#[derive(Clone, Copy, Debug)]
struct Stand {
    story: ArticleId,
    /// Characters or words of the story before it.
    before: usize,
    when: Timestamp,
}

impl Pace {
    /// Takes note of where the reader is at a time, with the characters or words before that; gives
    /// the speed, in as many a minute, at which he read what lies between. What took a quarter of
    /// the time that was expected was leafed through, what took three times as long was left lying.
    pub(crate) fn note(
        &mut self,
        at: Option<(ArticleId, usize)>,
        when: Timestamp,
        expected: usize,
    ) -> Option<u16> {
        let here = at.map(|(story, before)| Stand {
            story,
            before,
            when,
        });
        let (Some(since), Some(here)) = (self.since, here) else {
            self.since = here;
            return None;
        };
        if since.story != here.story || here.before < since.before {
            self.since = Some(here);
            return None;
        }
        let read = here.before - since.before;
        // A third of a minute at least: a line or two say nothing.
        if read < expected / 3 {
            return None;
        }
        self.since = Some(here);
        let taken = when.duration_since(since.when).as_millis();
        let usual = 60_000 * read as i128 / expected.max(1) as i128;
        if taken < usual / 4 || taken > usual * 3 {
            return None;
        }
        u16::try_from(60_000 * read as i128 / taken.max(1)).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::SignedDuration;
    use newsprint_issue::Language;

    /// Reads on to so many characters after so many seconds each; the speeds that are found.
    fn check(steps: &[(usize, i64)], expected: &[Option<u16>]) {
        let story = ArticleId::default();
        let (mut pace, mut when) = (Pace::default(), Timestamp::UNIX_EPOCH);
        let mut found = Vec::new();
        for (before, seconds) in steps {
            when += SignedDuration::from_secs(*seconds);
            let usual = Language::Simplified.speed();
            found.push(pace.note(Some((story, *before)), when, usual));
        }
        assert_eq!(found, expected, "{steps:?}");
    }

    #[test]
    fn pages_that_are_turned_tell_the_speed() {
        check(
            &[(0, 0), (700, 100), (1400, 140)],
            &[None, Some(420), Some(300)],
        );
    }

    #[test]
    fn short_steps_add_up() {
        check(
            &[(0, 0), (50, 10), (100, 10), (150, 10)],
            &[None, None, None, Some(300)],
        );
    }

    #[test]
    fn leafing_resting_and_turning_back_tell_nothing() {
        check(&[(0, 0), (700, 5)], &[None, None]);
        check(&[(0, 0), (700, 3600)], &[None, None]);
        check(&[(700, 0), (0, 60), (700, 100)], &[None, None, Some(420)]);
    }
}
