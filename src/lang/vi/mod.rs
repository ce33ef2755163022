//! Tiếng Việt.

#[cfg(feature = "gdal")]
pub(crate) mod cli;
#[cfg(feature = "gdal")]
pub(crate) mod demo;
pub(super) mod errors;
pub(super) mod findings;
pub(crate) mod map;
pub(crate) mod workbook;
mod workbook_label;
