//! What holds for every text, width and setting.
