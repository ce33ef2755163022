//! Tiếng Việt.

pub(super) mod errors;
pub(super) mod findings;
pub(crate) mod map;
