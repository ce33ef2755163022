//! English.

pub(crate) mod chart;
#[cfg(feature = "gdal")]
pub(crate) mod demo;
pub(crate) mod furniture;
pub(super) mod kmz;
pub(crate) mod map;
pub(crate) mod map_kind;
pub(crate) mod office;
pub(crate) mod workbook;
mod workbook_label;
