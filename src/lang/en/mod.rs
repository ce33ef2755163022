//! English.

pub(super) mod errors;
pub(super) mod findings;
