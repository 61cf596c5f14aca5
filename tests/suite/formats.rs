//! Files in, our own format out, and what is said about the rest.
