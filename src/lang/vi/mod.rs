//! Tiếng Việt.

pub mod map;
