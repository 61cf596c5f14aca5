//! Every sentence the program says, in its languages.
