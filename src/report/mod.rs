//! Reports: the assessment as tables and layers.
//!
//! In: an [`Assessment`](crate::assessment::Assessment). Out: files, into a [`Staging`] folder that takes the place of
//! the results folder whole or not at all. Column names are the contract of `docs/outputs.md`.
//! Not here: pictures (`map`), words (`lang`).

mod comparison;
mod csv_file;
mod evidence;
mod features;
mod findings;
mod finite;
mod gap_groups;
mod gaps;
mod geojson;
#[cfg(feature = "gdal")]
mod geotiff;
#[cfg(feature = "gdal")]
mod gpkg;
pub mod html;
mod kmz;
#[cfg(test)]
mod large_province;
mod manifest;
pub(crate) mod office;
mod operators;
mod order;
mod pictures;
mod places;
#[cfg(feature = "gdal")]
mod qgis_style;
mod rates;
mod rule;
mod scorecard;
mod sharing;
mod speed;
mod staging;
mod status_colour;
mod summary;
mod villages;
pub(crate) mod workbook;
mod write;

pub use comparison::write_comparison;
#[cfg(feature = "gdal")]
pub use geotiff::write_geotiff;
pub use manifest::PROGRAM;
pub use office::words::template_message;
pub use office::{
    Illustrations, Picture, PlaceholderFault, PlaceholderProblem, Template, TemplateFault,
};
pub use pictures::Pictures;
pub use staging::Staging;
pub use write::{Error, Options, findings_only, holds_results, write};
