//! English.

pub mod map;
