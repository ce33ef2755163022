//! What every raster can be asked, wherever it comes from.

use super::{Block, Grid};

/// A band of values on a georeferenced grid, read by windows.
pub trait RasterSource {
    /// Why values could not be read.
    type Error;

    /// Where its cells lie, in its CRS.
    fn grid(&self) -> Grid;

    /// Its CRS as the source states it, in words that a registry reads (`EPSG:9209`, WKT, PROJJSON);
    /// `None` where it states none.
    fn crs(&self) -> Option<&str>;

    /// The value that it declares to be no data. Values read never have it: they are NaN.
    fn no_data(&self) -> Option<f64>;

    /// What it says of its values, in its own words: units, a description.
    fn statements(&self) -> &[String] {
        &[]
    }

    /// The values of a block of its cells, which must lie on the grid.
    ///
    /// # Errors
    /// The values could not be read.
    fn read(&self, block: Block) -> Result<Window, Self::Error>;

    /// A block read as so many columns and rows, at most its own and at least 1: averages of the cells
    /// that have data, by the part of each that a larger cell covers. Row by row, NaN where there is none.
    ///
    /// # Errors
    /// The values could not be read.
    fn read_averaged(&self, block: Block, size: (u32, u32)) -> Result<Vec<f64>, Self::Error> {
        let window = self.read(block)?;
        if size == block.size() {
            return Ok(window.values);
        }
        let ((wide, high), (cols, rows)) = (block.size(), size);
        let mut averages = Vec::with_capacity(cols as usize * rows as usize);
        for row in 0..rows {
            for col in 0..cols {
                let (mut sum, mut weights) = (0.0, 0.0);
                for (y, down) in parts(row, rows, high) {
                    for (x, across) in parts(col, cols, wide) {
                        let value = window.values[y as usize * wide as usize + x as usize];
                        if !value.is_nan() {
                            sum += across * down * value;
                            weights += across * down;
                        }
                    }
                }
                averages.push(if weights > 0.0 { sum / weights } else { f64::NAN });
            }
        }
        Ok(averages)
    }
}

/// The cells of `own` that the `at`th of `count` larger cells covers, and how much of each, 0 to 1.
fn parts(at: u32, count: u32, own: u32) -> impl Iterator<Item = (u32, f64)> {
    let edge = |n: u32| f64::from(n) * f64::from(own) / f64::from(count);
    let (from, to) = (edge(at), edge(at + 1));
    let last = (to.ceil() as u32).min(own);
    (from.floor() as u32..last)
        .map(move |cell| (cell, to.min(f64::from(cell + 1)) - from.max(f64::from(cell))))
}

/// Values of a block of cells.
#[derive(Clone, Debug, PartialEq)]
pub struct Window {
    /// Which cells.
    pub block: Block,
    /// Row by row; NaN where there is no data.
    pub values: Vec<f64>,
}

impl Window {
    /// Where the value of a cell of the block is.
    pub fn at(&self, col: u32, row: u32) -> usize {
        let wide = self.block.size().0 as usize;
        (row - self.block.rows.0) as usize * wide + (col - self.block.cols.0) as usize
    }
}
