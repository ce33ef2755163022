//! Places: villages, and the administrative units they belong to.
//!
//! In: what `source` has read and judged. Out: typed values, each with its own denominators.
//! Codes are text. Areas are planar, m², working CRS.

mod admin;
mod basis;
mod combine;
mod determinant;
mod find_commune;
mod lattice;
mod locate;
mod public_place;
mod raster_values;
mod spelling;
mod surroundings;
mod vietnamese_order;
mod village;

pub use admin::{AdminUnits, Commune, CommuneId, District, DistrictId};
pub use basis::{Basis, BasisMethod, Denominator, Extent, Part, Parts, PointRole, VillagePoint};
pub use combine::{Wanted, combine, unite};
pub(crate) use combine::{common_m2, path, paths};
pub(crate) use determinant::{determinant, orientation};
pub use find_commune::FoundCommune;
pub use lattice::on_lattice;
pub(crate) use lattice::vertices_on_lattice;
pub use locate::VillageIndex;
pub use public_place::PublicPlace;
pub use raster_values::RasterValues;
pub use spelling::fold;
pub use surroundings::{Neighbour, Relief, Surroundings, Way};
pub use vietnamese_order::vietnamese_order;
pub use village::{Shape, Village};
