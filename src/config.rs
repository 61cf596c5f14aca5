//! The reader's settings file, checked and defaulted.
