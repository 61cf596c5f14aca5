//! The suite: one binary, a module for each kind of test.
