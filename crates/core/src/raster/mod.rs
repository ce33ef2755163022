//! Georeferenced grids: where their cells lie, how their values are read, and the exact part of a cell in
//! an area.
//!
//! In: a [`RasterSource`], whatever stands behind it (GDAL, memory, a browser's fetch). Out: values in
//! windows, f64, NaN where there is no data; areas cut by cells. Coordinates are those of the raster's own
//! CRS. Not here: what a value means, and coordinates in another CRS.

mod clip;
mod grid;
mod halving;
mod memory;
mod source;

pub use clip::{Clip, Piece, clip};
pub use grid::{Block, Grid};
pub use halving::cut_to_box;
pub use memory::MemoryRaster;
pub use source::{RasterSource, Window};
