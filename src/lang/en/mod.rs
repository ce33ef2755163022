//! English.

pub(crate) mod chart;
#[cfg(feature = "gdal")]
pub(crate) mod cli;
pub(crate) mod comparison;
mod comparison_errors;
#[cfg(feature = "gdal")]
pub(crate) mod demo;
pub(crate) mod furniture;
pub(super) mod gap;
pub(super) mod kmz;
pub(crate) mod map;
#[cfg(feature = "gdal")]
pub(super) mod map_command;
pub(crate) mod map_kind;
pub(crate) mod office;
pub(super) mod score;
mod system;
pub(crate) mod workbook;
mod workbook_label;
