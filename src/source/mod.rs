//! Reading: files in, places and network out, every repair a finding.
//!
//! The only room that reads, and the only one that knows GDAL, file formats, text encodings and CRSs.
//! In: a [`Project`](crate::project::Project). Out: [`Inputs`], everything in the working CRS in
//! metres and valid; or an [`Error`] that says which file stops the run. Without the feature `gdal`
//! only the types are here.

mod digest;
mod error;
mod line;
pub mod results;
mod signature;

pub use crate::assessment::{CrsLabel, Input, Inputs};
pub use error::{Error, GeometryKind};
pub use signature::Mistake;

#[cfg(feature = "gdal")]
mod area;
#[cfg(feature = "gdal")]
mod area_batch;
#[cfg(feature = "gdal")]
mod area_reader;
#[cfg(feature = "gdal")]
mod around;
#[cfg(feature = "gdal")]
mod bases;
#[cfg(feature = "gdal")]
mod cells;
#[cfg(feature = "gdal")]
mod columns;
#[cfg(feature = "gdal")]
mod coordinate;
#[cfg(feature = "gdal")]
mod crs;
#[cfg(feature = "gdal")]
mod dates;
#[cfg(feature = "gdal")]
mod delimited;
#[cfg(feature = "gdal")]
mod evidence;
#[cfg(feature = "gdal")]
mod fibre;
#[cfg(feature = "gdal")]
mod field_columns;
#[cfg(feature = "gdal")]
mod field_layers;
#[cfg(feature = "gdal")]
mod format;
#[cfg(feature = "gdal")]
mod gdal_log;
#[cfg(feature = "gdal")]
mod ground;
#[cfg(feature = "gdal")]
mod households;
#[cfg(feature = "gdal")]
mod inhabited;
#[cfg(feature = "gdal")]
mod ledger;
#[cfg(feature = "gdal")]
mod legacy_text;
#[cfg(feature = "gdal")]
mod lines;
#[cfg(feature = "gdal")]
mod measurements;
#[cfg(feature = "gdal")]
mod operator_column;
#[cfg(feature = "gdal")]
mod overlaps;
#[cfg(feature = "gdal")]
mod passive;
#[cfg(feature = "gdal")]
mod places;
#[cfg(feature = "gdal")]
mod placing;
#[cfg(feature = "gdal")]
mod points;
#[cfg(feature = "gdal")]
mod population;
#[cfg(feature = "gdal")]
mod population_raster;
#[cfg(feature = "gdal")]
mod published;
#[cfg(feature = "gdal")]
mod raster_values;
#[cfg(feature = "gdal")]
mod read;
#[cfg(feature = "gdal")]
mod repeats;
#[cfg(feature = "gdal")]
mod report_words;
#[cfg(feature = "gdal")]
mod row;
#[cfg(feature = "gdal")]
mod settlements;
#[cfg(feature = "gdal")]
mod sheet;
#[cfg(feature = "gdal")]
mod surroundings;
#[cfg(feature = "gdal")]
mod terrain;
#[cfg(feature = "gdal")]
mod validity;
#[cfg(feature = "gdal")]
mod values;
#[cfg(feature = "gdal")]
mod vector;
#[cfg(feature = "gdal")]
mod village_ids;
#[cfg(feature = "gdal")]
mod village_points;
#[cfg(feature = "gdal")]
mod village_units;
#[cfg(feature = "gdal")]
mod villages;
#[cfg(feature = "gdal")]
mod way_class;
#[cfg(feature = "gdal")]
mod wkb;

#[cfg(feature = "gdal")]
pub use gdal_log::capture_gdal_messages;
#[cfg(feature = "gdal")]
pub use read::read;

/// What reading one layer gives beside its rows.
#[cfg(feature = "gdal")]
struct Layer {
    name: Option<String>,
    rows: u64,
    crs: Option<String>,
    ledger: ledger::Ledger,
    /// Technologies that its rows name, by their place in `Technology::ALL`.
    listed: [bool; crate::network::Technology::ALL.len()],
}
