//! What is kept between sittings, in directories of all kinds.
