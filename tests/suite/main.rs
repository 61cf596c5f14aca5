//! The suite: one binary, a module for each kind of test.

#![allow(
    clippy::unwrap_used,
    reason = "a test says what went wrong by stopping"
)]

/// The nevers of the house, and that the README is true.
mod house;
