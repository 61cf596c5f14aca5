//! The one place where a panic is caught: what comes from outside may make any reader stumble, and
//! then only that is lost. Nothing is printed of a panic that is caught.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Once;

thread_local! {
    /// How many catches this thread works within.
    static WITHIN: Cell<usize> = const { Cell::new(0) };
}

/// What the work gives; none when it panics, which then says nothing on the screen. A thread that the
/// work starts is not within.
pub fn caught<T>(work: impl FnOnce() -> T) -> Option<T> {
    hush();
    WITHIN.set(WITHIN.get() + 1);
    let done = catch_unwind(AssertUnwindSafe(work));
    WITHIN.set(WITHIN.get() - 1);
    done.ok()
}

/// Whether a panic of this thread would be caught.
pub fn is_caught() -> bool {
    WITHIN.get() > 0
}

/// Lets whoever tells of panics tell only of those that nobody catches.
fn hush() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let told = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if !is_caught() {
                told(panic);
            }
        }));
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stumbles_gives_nothing_and_the_rest_goes_on() {
        assert_eq!(caught(|| 1), Some(1));
        let inner = caught(|| {
            let lost = caught(|| {
                let none: [u8; 0] = [];
                none[std::hint::black_box(1)]
            });
            (lost, is_caught())
        });
        assert_eq!(inner, Some((None, true)));
        assert!(!is_caught());
    }
}
