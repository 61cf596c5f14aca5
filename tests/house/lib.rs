//! The nevers of the house stand in `main.rs`, which is a test; there is nothing to call.
