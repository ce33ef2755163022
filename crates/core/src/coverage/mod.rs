//! Which part of a village is served.
//!
//! In: villages, places and the footprints of one service, metres, working CRS. Out: the share served,
//! for any operator and for each, the nearest source, the distance to service. Pure: no files, no CRS.
//! Two engines that check each other: [`exact`], the default, and [`overlay`], on request.

mod engine;
pub mod exact;
mod index;
mod near;
mod nearest;
mod number;
pub mod overlay;
mod probe;
#[cfg(test)]
mod probe_tests;
#[cfg(test)]
mod province_tests;
mod question;
mod result;
mod village;

pub use engine::{
    Answer, Covered, Ground, Interrupted, PointsCovered, Wanted, cover, cover_again, points_covered,
};
pub use index::Index;
pub use nearest::{Nearby, Sources};
pub use probe::{Probe, probe};
pub use question::{Question, kinds_asked};
pub use result::{EngineKind, Nearest, Share};
pub use village::Portion;
