//! English.

#[cfg(feature = "gdal")]
pub(crate) mod demo;
