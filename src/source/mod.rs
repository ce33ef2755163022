//! Reading: files in, places and network out, every repair a finding.
//!
//! The only room that reads, and the only one that knows GDAL, file formats, text encodings and CRSs.

mod inputs;

pub use inputs::{CrsLabel, Input, Inputs};
