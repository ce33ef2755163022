//! Who has 4G, 5G and fibre, village by village.
//!
//! One way through: files → [`source`] → places and network → footprints → coverage
//! → rates → [`assessment`] → maps and reports. `ARCHITECTURE.md` draws it.
//!
//! Everywhere past `source`: coordinates are metres in the project's working CRS, x east and y north;
//! a share is 0 to 1, a `_pct` is 0 to 100; a missing value is `None`, never 0 and never NaN.
#![forbid(unsafe_code)]

pub use phusong_core::{
    assessment, codes, comparison, coverage, field, finding, footprint, gap, indicator, kept,
    network, place, progress, raster, snapshot,
};
pub use phusong_demo as demo;

#[cfg(feature = "gdal")]
pub mod cli;
pub mod lang;
pub mod map;
pub mod plain_file;
pub mod project;
pub mod report;
pub mod scratch;
pub mod source;
mod xml;
