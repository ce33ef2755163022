//! What a build without GDAL reads: GeoJSON and tables, in the CRSs of Vietnam, to the same findings as with
//! GDAL. `make lean` runs this; in any other build there is nothing here.
#![cfg(not(feature = "gdal"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    dead_code,
    reason = "helpers of tests fail like tests, and not all of them serve here"
)]

#[path = "all/reading_messy.rs"]
mod reading_messy;
#[path = "all/support.rs"]
mod support;
