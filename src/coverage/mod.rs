//! Which part of a village is served.
//!
//! In: villages and the footprints of one service, metres, working CRS. Out: the share served, for any
//! operator and for each, and the nearest source. Pure: no files, no CRS.
//! Two engines that check each other: [`exact`], the default, and [`overlay`], on request.

mod engine;
pub mod exact;
mod index;
pub mod overlay;
mod result;

pub use engine::{Answer, Interrupted, Question, cover};
pub use index::{Index, NearestSource};
pub use result::{EngineKind, Nearest, Share};
