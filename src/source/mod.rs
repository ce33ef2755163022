//! Reading: files in, places and network out, every repair a finding.
//!
//! The only room that reads, and the only one that knows GDAL, file formats, text encodings and CRSs.
//! In: a [`Project`](crate::project::Project). Out: [`Inputs`], everything in the working CRS in
//! metres and valid; or an [`Error`] that says which file stops the run. Formats stand behind two seams, a
//! `LayerSource` of rows and the core's [`RasterSource`](crate::raster::RasterSource), GDAL behind both.
//! Without the feature `gdal` text tables, spreadsheets and GeoJSON are read, in the CRSs of Vietnam.

mod agreement;
#[cfg(any(test, feature = "gdal"))]
mod arcs;
mod area;
mod area_batch;
mod area_reader;
mod around;
mod bases;
mod cells;
mod columns;
mod coordinate;
mod crs;
#[cfg(feature = "gdal")]
mod crs_gdal;
#[cfg(any(test, not(feature = "gdal")))]
mod crs_portable;
mod dates;
mod delimited;
mod digest;
mod direction;
mod error;
mod evidence;
mod faults;
mod fibre;
mod field_columns;
mod field_layers;
mod format;
#[cfg(feature = "gdal")]
mod gdal_setup;
#[cfg(any(test, not(feature = "gdal")))]
mod geojson_layer;
mod geometry;
mod ground;
mod head;
mod households;
mod inhabited;
mod layer;
mod ledger;
mod legacy_text;
mod limits;
mod lines;
mod measurements;
mod numeral;
mod open;
mod operator_column;
mod original;
mod overlaps;
mod passive;
mod places;
mod placing;
mod plausible;
mod points;
mod population;
mod published;
mod raster;
mod raster_doubt;
#[cfg(feature = "gdal")]
mod raster_gdal;
mod raster_values;
mod read;
mod readings;
mod records;
mod repeats;
mod report_words;
pub mod results;
mod settlements;
#[cfg(feature = "gdal")]
mod shapefile;
mod sheet;
mod sheets;
mod signature;
mod strays;
mod study_area;
mod surroundings;
mod table;
mod terrain;
mod text_decoder;
mod tidy;
mod unit;
mod unread;
mod validity;
mod values;
#[cfg(feature = "gdal")]
mod vector;
mod village_ids;
mod village_points;
mod village_units;
mod villages;
mod way_class;
#[cfg(any(test, feature = "gdal"))]
mod wkb;
mod xlsx;

pub use crate::assessment::{CrsLabel, GroundScale, Input, Inputs};
pub use error::{Error, GeometryKind, LostLayer, Reason};
#[cfg(feature = "gdal")]
pub use gdal_setup::prepare_gdal;
pub use read::{layers, read};
pub use signature::Mistake;
pub use unread::refuse_nothing;

/// What reading one layer gives beside its rows.
struct Layer {
    name: Option<String>,
    rows: u64,
    crs: Option<String>,
    ledger: ledger::Ledger,
    /// Technologies that its rows name, by their place in `Technology::ALL`.
    listed: [bool; crate::network::Technology::ALL.len()],
}
