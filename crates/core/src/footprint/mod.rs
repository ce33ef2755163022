//! Footprints: the area one source serves.
//!
//! In: the network's cells, access points, routes and published areas. Out: for one service, its
//! [`Site`]s (discs and sectors merged by position into polar profiles) and its [`Area`]s (polygons), each
//! a [`ServiceArea`] to ask.
//! Metres, working CRS. Pure.
//! Not here: which of them touch a village, and how much of it they cover (`coverage`).

mod area;
mod direction;
mod outline;
mod polar_profile;
mod ring;
mod service;
mod service_area;
mod varied;

pub use area::Area;
pub use direction::Direction;
pub use outline::{Chords, outline};
pub use polar_profile::{Opening, Piece, PolarProfile};
pub use service::{Holding, ServiceFootprints, Site};
pub(crate) use service::{PositionKey, position_key};
pub use service_area::ServiceArea;
pub use varied::Varied;
