//! The pure middle of phusong: from villages and networks to the whole result.
//!
//! In: typed values, judged and in the working CRS (m, x east and y north). Out: an
//! [`Assessment`](assessment::Assessment), its bytes ([`snapshot`]), and two results side by side
//! ([`comparison`]). No files, no clock, no terminal, no GDAL, no language: what a browser can do too.
//! A share is 0 to 1, a `_pct` is 0 to 100; a missing value is `None`, never 0 and never NaN.
//! Without the feature `threads` it builds for `wasm32-unknown-unknown` (`crates/web`).
#![forbid(unsafe_code)]

pub mod assessment;
pub mod codes;
pub mod comparison;
pub mod coverage;
pub mod field;
pub mod finding;
#[cfg(any(test, feature = "fixtures"))]
pub mod fixtures;
pub mod footprint;
pub mod gap;
pub mod indicator;
pub mod kept;
pub mod network;
pub mod origin;
pub mod place;
pub mod progress;
pub mod raster;
pub mod snapshot;
mod threads;
