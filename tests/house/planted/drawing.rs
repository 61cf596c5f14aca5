//! Breaches of drawing.

use super::{finds, finds_in, passes};

#[test]
fn drawings_that_change() {
    finds(
        "drawing takes what it draws as it is",
        "terminal/screens/help.rs",
        &[
            "impl Help { fn draw(&mut self, canvas: &mut Canvas) {} }",
            "impl Help { fn draw(mut self, canvas: &mut Canvas) {} }",
            "impl Help { fn draw(self: &mut Self, canvas: &mut Canvas) {} }",
            "impl Help { fn draw(self: Box<Self>) {} }",
            "impl Help { fn draw(this: &mut Self) {} }",
            "trait Drawn { fn draw(&mut self); }",
            "impl Help { fn draw(&self, session: &mut Session) {} }",
            "#[cfg(test)]\nmod tests {}\nimpl Help { fn\n draw(\n&'a mut self) {} }",
            "struct Help { at: std::cell::RefCell<u16> }",
            "use std::sync::atomic::{AtomicU16 as Count};",
        ],
    );
    passes(
        "drawing takes what it draws as it is",
        "terminal/screens/help.rs",
        &[
            "impl Help { fn draw(&self, session: &Session, canvas: &mut Canvas) {} fn draw_up(&mut self) {} }",
        ],
    );
}

#[test]
fn drawings_that_do_more() {
    let never = "nothing reached by drawing composes, saves or reads a clock";
    finds(
        never,
        "terminal/screens/help.rs",
        &[
            "impl Help { fn draw(&self) { std::time::Instant::now(); } }",
            "use jiff::Timestamp as T;\nimpl Help { fn draw(&self) { self.a(); } fn a(&self) { T::now(); } }",
            "impl Help { fn draw(&self) { a(); } }\nfn a() { b() }\nfn b() { newsprint_compose::article(1); }",
            "use newsprint_compose::{Pages as P};\nimpl Help { fn draw(&self) { P::new(1); } }",
            "impl Help { fn draw(&self) { Self::a(); } fn a() { x.save(); } }",
            "impl Help { fn draw(&self) { [1].iter().map(a); } }\nfn a(_: &u8) { std::time::SystemTime::now(); }",
            "impl Help { fn draw(&self) { vec![self.since.elapsed()]; } }",
            "impl Help { fn draw(&self) { let mut p = Kept::new(); p.go(); } }\nimpl Kept { fn go(&mut self) { newsprint_compose::front(1); } }",
        ],
    );
    finds_in(
        never,
        &[
            (
                "terminal/screens/help.rs",
                "use crate::near as n;\nimpl Help { fn draw(&self) { n::a(); } }",
            ),
            ("terminal/near.rs", "pub use crate::far::b as a;"),
            (
                "terminal/far.rs",
                "pub fn b() { std::time::Instant::now(); }",
            ),
        ],
    );
    passes(
        never,
        "terminal/screens/help.rs",
        &[
            "impl Help { fn draw(&self) { self.a(); } fn a(&self) {} fn act(&mut self) { std::time::Instant::now(); } }",
            "impl Help { fn draw(&self) { let p: Page = x; p.plates(); } }\nfn act() { newsprint_compose::article(1); }",
        ],
    );
}
