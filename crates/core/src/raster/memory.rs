//! A raster that is held in memory: what a test makes up, or a browser has fetched.

use super::{Block, Grid, RasterSource, Window};
use std::convert::Infallible;

/// A raster whose values are all at hand.
#[derive(Clone, Debug, PartialEq)]
pub struct MemoryRaster {
    grid: Grid,
    crs: Option<String>,
    no_data: Option<f64>,
    values: Vec<f64>,
}

impl MemoryRaster {
    /// A raster of values, row by row from the grid's origin; `None` where they are not as many as the
    /// grid has cells. A value equal to `no_data`, or none that is finite, is no data.
    pub fn new(
        grid: Grid,
        crs: Option<String>,
        no_data: Option<f64>,
        mut values: Vec<f64>,
    ) -> Option<Self> {
        if values.len() as u64 != grid.whole().cells() {
            return None;
        }
        for value in &mut values {
            if Some(*value) == no_data || !value.is_finite() {
                *value = f64::NAN;
            }
        }
        Some(Self { grid, crs, no_data, values })
    }
}

impl RasterSource for MemoryRaster {
    type Error = Infallible;

    fn grid(&self) -> Grid {
        self.grid
    }

    fn crs(&self) -> Option<&str> {
        self.crs.as_deref()
    }

    fn no_data(&self) -> Option<f64> {
        self.no_data
    }

    fn read(&self, block: Block) -> Result<Window, Infallible> {
        let (wide, cols) = (self.grid.cols as usize, block.cols.0 as usize..block.cols.1 as usize);
        let rows = block.rows.0 as usize..block.rows.1 as usize;
        let values =
            rows.flat_map(|row| &self.values[row * wide..][cols.clone()]).copied().collect();
        Ok(Window { block, values })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::Coord;

    /// Three columns and two rows, north-up: 0 to 5, where 4 is no data.
    fn raster() -> MemoryRaster {
        let (origin, step) = (Coord { x: 100.0, y: 50.0 }, Coord { x: 10.0, y: -10.0 });
        let grid = Grid { origin, step, cols: 3, rows: 2 };
        let values = (0..6).map(f64::from).collect();
        MemoryRaster::new(grid, Some("EPSG:9209".to_owned()), Some(4.0), values).unwrap()
    }

    fn read(block: Block) -> Vec<Option<f64>> {
        let Ok(window) = raster().read(block);
        window.values.iter().map(|v| (!v.is_nan()).then_some(*v)).collect()
    }

    #[test]
    fn windows_are_parts_of_the_whole() {
        let whole = raster().grid().whole();
        let all = [Some(0.0), Some(1.0), Some(2.0), Some(3.0), None, Some(5.0)];
        assert_eq!(read(whole), all);
        let block = Block { cols: (1, 3), rows: (1, 2) };
        assert_eq!(read(block), [None, Some(5.0)]);
        let Ok(window) = raster().read(block);
        assert_eq!(window.values[window.at(2, 1)], 5.0);
        assert_eq!(raster().grid().middle(), Coord { x: 115.0, y: 40.0 });
        assert_eq!(raster().crs(), Some("EPSG:9209"));
    }

    #[test]
    fn averages_weigh_by_the_part_covered_and_leave_no_data_out() {
        let whole = raster().grid().whole();
        let Ok(own) = raster().read_averaged(whole, (3, 2));
        assert_eq!(own[5], 5.0);
        // Three columns as two: each takes half of the middle one.
        let Ok(two) = raster().read_averaged(whole, (2, 2));
        let third = |v: f64| (v * 3.0).round();
        assert_eq!(two.iter().map(|v| third(*v)).collect::<Vec<_>>(), [1.0, 5.0, 9.0, 15.0]);
        let Ok(one) = raster().read_averaged(whole, (1, 1));
        assert_eq!(one, [(0.0 + 1.0 + 2.0 + 3.0 + 5.0) / 5.0]);
        let Ok(none) = raster().read_averaged(Block { cols: (1, 2), rows: (1, 2) }, (1, 1));
        assert!(none[0].is_nan());
    }

    #[test]
    fn values_must_be_those_of_the_grid() {
        assert_eq!(MemoryRaster::new(raster().grid(), None, None, vec![0.0; 5]), None);
    }
}
