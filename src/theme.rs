//! A style for every role and every part of the screen.
