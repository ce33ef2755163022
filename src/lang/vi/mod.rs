//! Tiếng Việt.

#[cfg(feature = "gdal")]
pub(crate) mod demo;
