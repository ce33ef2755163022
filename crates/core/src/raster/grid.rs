//! Where the cells of a raster lie.
//!
//! Sides run along the axes of the raster's CRS; columns and rows are counted from 0 at the origin.

use geo::{BoundingRect, Coord, MultiPolygon};
use serde::{Deserialize, Serialize};

/// A grid of cells with sides along the axes of its CRS.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Grid {
    /// Corner of column 0 and row 0, in the raster's CRS.
    #[serde(with = "crate::kept")]
    pub origin: Coord<f64>,
    /// Width and height of a cell with their signs: rows of a north-up raster go south, `y < 0`.
    #[serde(with = "crate::kept")]
    pub step: Coord<f64>,
    /// Columns.
    pub cols: u32,
    /// Rows.
    pub rows: u32,
}

/// Columns and rows of a grid, the ends excluded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// First and past the last.
    pub cols: (u32, u32),
    /// First and past the last.
    pub rows: (u32, u32),
}

impl Block {
    /// Cells in it.
    pub fn cells(self) -> u64 {
        let (cols, rows) = self.size();
        u64::from(cols) * u64::from(rows)
    }

    /// Columns and rows.
    pub fn size(self) -> (u32, u32) {
        (self.cols.1 - self.cols.0, self.rows.1 - self.rows.0)
    }

    /// The least block that holds both.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        let both = |a: (u32, u32), b: (u32, u32)| (a.0.min(b.0), a.1.max(b.1));
        Self { cols: both(self.cols, other.cols), rows: both(self.rows, other.rows) }
    }
}

impl Grid {
    pub(super) fn to_cells(self, at: Coord<f64>) -> Coord<f64> {
        // Adding 0 makes 0 of −0.
        let (x, y) = ((at.x - self.origin.x) / self.step.x, (at.y - self.origin.y) / self.step.y);
        Coord { x: x + 0.0, y: y + 0.0 }
    }

    pub(super) fn to_crs(self, at: Coord<f64>) -> Coord<f64> {
        Coord { x: self.origin.x + at.x * self.step.x, y: self.origin.y + at.y * self.step.y }
    }

    /// Whether counting rows and columns turns a ring the other way round.
    pub(super) fn mirrors(self) -> bool {
        (self.step.x < 0.0) != (self.step.y < 0.0)
    }

    /// The middle of the grid.
    pub fn middle(self) -> Coord<f64> {
        self.to_crs(Coord { x: f64::from(self.cols) / 2.0, y: f64::from(self.rows) / 2.0 })
    }

    /// Two opposite corners of the grid.
    pub fn corners(self) -> [Coord<f64>; 2] {
        [self.origin, self.to_crs(Coord { x: f64::from(self.cols), y: f64::from(self.rows) })]
    }

    /// All of its cells.
    pub fn whole(self) -> Block {
        Block { cols: (0, self.cols), rows: (0, self.rows) }
    }

    /// The cells around an area; `None` where it is not on the grid.
    pub fn block(self, area: &MultiPolygon<f64>) -> Option<Block> {
        let around = area.bounding_rect()?;
        let (a, b) = (self.to_cells(around.min()), self.to_cells(around.max()));
        let span = |a: f64, b: f64, end: u32| {
            let low = a.min(b).floor().clamp(0.0, f64::from(end)) as u32;
            let high = a.max(b).ceil().clamp(0.0, f64::from(end)) as u32;
            (low, high)
        };
        let (cols, rows) = (span(a.x, b.x, self.cols), span(a.y, b.y, self.rows));
        (cols.0 < cols.1 && rows.0 < rows.1).then_some(Block { cols, rows })
    }
}
