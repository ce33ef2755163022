//! Which part of a village is served.
//!
//! In: villages, places and the footprints of one service, metres, working CRS. Out: the share served,
//! for any operator and for each, the nearest source, the distance to service. Pure: no files, no CRS.
//! Two engines that check each other: [`exact`], the default, and [`overlay`], on request.

mod change;
pub mod exact;
mod index;
mod model;
#[cfg(test)]
mod model_tests;
mod modelled_service;
mod near;
mod nearest;
mod number;
pub mod overlay;
mod probe;
#[cfg(test)]
mod probe_tests;
#[cfg(test)]
mod province_tests;
mod result;
mod study_area;
mod village;

pub use change::Change;
pub use index::ServiceIndex;
pub use model::CoverageModel;
pub use modelled_service::{ModelledService, UnionPart, kinds_computed};
pub use nearest::{Nearby, Sources};
pub use probe::{Probe, probe};
pub use result::{EngineKind, Nearest, Share};
pub use study_area::{
    Detail, Interrupted, PointCoverage, ServiceCoverage, StudyArea, VillageCoverage,
    VillageRequest, cover, cover_alone, cover_requested,
};
pub use village::Portion;
