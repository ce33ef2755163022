//! Which part of a village is served.
//!
//! In: villages and the footprints of one service, metres, working CRS. Out: covered area, m², and the
//! nearest source, for each village. Pure: no files, no CRS.

pub mod exact;
mod result;

pub use result::{EngineKind, Nearest, Share};
