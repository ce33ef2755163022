//! Tiếng Việt.

#[cfg(feature = "gdal")]
pub(crate) mod cli;
pub(crate) mod comparison;
mod comparison_errors;
#[cfg(feature = "gdal")]
pub(crate) mod demo;
pub(super) mod errors;
pub(super) mod findings;
pub(crate) mod furniture;
pub(super) mod gap;
pub(super) mod kmz;
pub(crate) mod map;
pub(super) mod score;
pub(crate) mod workbook;
mod workbook_label;
