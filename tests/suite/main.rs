//! The suite: one binary, a module for each kind of test.

/// Files in, our own format out, and what is said about the rest.
mod formats;
/// Properties that hold on all inputs.
mod laws;
