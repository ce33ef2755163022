//! Places: villages, and the administrative units they belong to.
//!
//! In: what `source` has read and judged. Out: typed values, each with its own denominators.
//! Codes are text. Areas are planar, m², working CRS.

mod admin;
mod basis;
mod public_place;
mod spelling;
mod vietnamese_order;
mod village;

pub use admin::{AdminUnits, Commune, CommuneId, District, DistrictId};
pub use basis::{Basis, BasisMethod, Denominator, Extent, Part, Parts, PointRole, VillagePoint};
pub use public_place::PublicPlace;
pub use spelling::fold;
pub use vietnamese_order::vietnamese_order;
pub use village::{Shape, Village};
