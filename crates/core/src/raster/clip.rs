//! The exact part of each raster cell inside an area.
//!
//! In: an area and a grid, both in the raster's CRS. Out: the cells the area touches, each with the
//! fraction of it inside (0 to 1) and its outline. Method: the area is halved along grid lines, again
//! and again, by Sutherland-Hodgman cuts (1974), ring by ring; a block of cells along whose inside no
//! edge runs is answered at once, so that the work goes with the border's length, not with the number of
//! cells. Accuracy: a rounding of the grid coordinates, about 1e-11 of a cell in a grid of 100,000 cells
//! a side. Cut outlines may run along a grid line there and back; their signed area is right.
//! Edges are straight in the raster's CRS, as exactextract takes them: against edges straight in the
//! working CRS that is centimetres on an edge of a kilometre.
//! Not here: reading values, and what a cell's value means.

use super::halving::{Rings, X, Y, edges, halves};
use super::{Block, Grid};
use geo::{Coord, LineString, MultiPolygon, Polygon};

/// Fractions below this are rounding: a square millimetre of a cell of 100 m is 1e-10 of it.
const LEAST_FRACTION: f64 = 1e-11;

/// The part of an area in one cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// Column of the cell, from 0.
    pub col: u32,
    /// Row of the cell, from 0.
    pub row: u32,
    /// Fraction of the cell, greater than 0, at most 1.
    pub fraction: f64,
    outline: Outline,
}

/// Where a piece's vertices are among those of its [`Clip`].
#[derive(Clone, Debug, PartialEq)]
enum Outline {
    /// The whole cell: its corners.
    Cell([u32; 4]),
    /// Ends of the rings, the exterior first, from `start`.
    Cut { start: u32, ends: Vec<u32> },
}

/// The cells an area touches.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Clip {
    /// Vertices of all pieces, in the raster's CRS until the caller takes them elsewhere; corners that
    /// whole cells share are here once.
    pub coords: Vec<Coord<f64>>,
    /// The pieces. A cell that several parts of the area touch has one for each.
    pub pieces: Vec<Piece>,
}

impl Clip {
    /// The outline of a piece: exterior counter-clockwise, hole clockwise.
    pub fn area(&self, piece: &Piece) -> MultiPolygon<f64> {
        let ring = |of: &mut dyn Iterator<Item = Coord<f64>>| {
            // Just as large as it must be: there are millions.
            let mut ring = Vec::with_capacity(of.size_hint().0 + 1);
            ring.extend(of);
            ring.extend(ring.first().copied());
            LineString::new(ring)
        };
        let at = |i: u32| self.coords[i as usize];
        let polygon = match &piece.outline {
            Outline::Cell(corners) => {
                Polygon::new(ring(&mut corners.iter().map(|&i| at(i))), Vec::new())
            }
            Outline::Cut { start, ends } => {
                let mut from = *start;
                let mut rings = ends.iter().map(|&end| {
                    let made = ring(&mut (from..end).map(at));
                    from = end;
                    made
                });
                let exterior = rings.next().unwrap_or_else(|| LineString::new(Vec::new()));
                Polygon::new(exterior, rings.collect())
            }
        };
        MultiPolygon::new(vec![polygon])
    }
}

/// Cuts an area (valid, exteriors counter-clockwise, raster's CRS) by the cells of a grid. What is not on
/// the grid is left out, and so are cells that `wanted` (column, row) refuses.
pub fn clip(area: &MultiPolygon<f64>, grid: Grid, wanted: impl Fn(u32, u32) -> bool) -> Clip {
    let Some(block) = grid.block(area) else { return Clip::default() };
    let (wide, high) = (block.cols.1 - block.cols.0, block.rows.1 - block.rows.0);
    let mut work = Work {
        grid,
        block,
        wanted,
        corners: vec![u32::MAX; (wide as usize + 1) * (high as usize + 1)],
        clip: Clip::default(),
    };
    for polygon in area {
        let Some(own) = grid.block(&MultiPolygon::new(vec![polygon.clone()])) else { continue };
        let rings = std::iter::once(polygon.exterior()).chain(polygon.interiors());
        let mut rings: Rings = rings.map(|r| work.ring(r)).collect();
        // What hangs over the grid's edge is cut off first.
        for (axis, low, high) in [(X, own.cols.0, own.cols.1), (Y, own.rows.0, own.rows.1)] {
            rings = halves(&rings, axis, f64::from(low)).1;
            rings = halves(&rings, axis, f64::from(high)).0;
        }
        work.descend(&rings, own);
    }
    work.clip
}

struct Work<W> {
    grid: Grid,
    block: Block,
    wanted: W,
    /// Index of each corner of the block among the vertices, or `u32::MAX`.
    corners: Vec<u32>,
    clip: Clip,
}

impl<W: Fn(u32, u32) -> bool> Work<W> {
    /// A ring in grid coordinates, the exterior counter-clockwise there.
    fn ring(&self, ring: &LineString<f64>) -> Vec<Coord<f64>> {
        let open = ring.0.len().saturating_sub(1);
        let mut made: Vec<_> = ring.0[..open].iter().map(|c| self.grid.to_cells(*c)).collect();
        if self.grid.mirrors() {
            made.reverse();
        }
        made
    }

    fn descend(&mut self, rings: &Rings, block: Block) {
        if rings.is_empty() {
            return;
        }
        let (cols, rows) = (block.cols, block.rows);
        if all_along_border(rings, block) {
            // Nothing or all of it: exterior less a hole of the same size is nothing.
            let cells = block.cells() as f64;
            if area_about(rings, f64::from(cols.0), f64::from(rows.0)) > 0.5 * cells {
                for row in rows.0..rows.1 {
                    for col in cols.0..cols.1 {
                        self.whole(col, row);
                    }
                }
            }
            return;
        }
        let (wide, high) = (cols.1 - cols.0, rows.1 - rows.0);
        if wide == 1 && high == 1 {
            self.cut(rings, cols.0, rows.0);
        } else if wide >= high {
            let at = cols.0 + wide / 2;
            let (low, up) = halves(rings, X, f64::from(at));
            self.descend(&low, Block { cols: (cols.0, at), rows });
            self.descend(&up, Block { cols: (at, cols.1), rows });
        } else {
            let at = rows.0 + high / 2;
            let (low, up) = halves(rings, Y, f64::from(at));
            self.descend(&low, Block { cols, rows: (rows.0, at) });
            self.descend(&up, Block { cols, rows: (at, rows.1) });
        }
    }

    fn whole(&mut self, col: u32, row: u32) {
        if !(self.wanted)(col, row) {
            return;
        }
        let mut corners = [(col, row), (col + 1, row), (col + 1, row + 1), (col, row + 1)];
        if self.grid.mirrors() {
            corners.reverse();
        }
        let outline = Outline::Cell(corners.map(|(c, r)| self.corner(c, r)));
        self.clip.pieces.push(Piece { col, row, fraction: 1.0, outline });
    }

    fn corner(&mut self, col: u32, row: u32) -> u32 {
        let wide = (self.block.cols.1 - self.block.cols.0 + 1) as usize;
        let at = (row - self.block.rows.0) as usize * wide + (col - self.block.cols.0) as usize;
        if self.corners[at] == u32::MAX {
            self.corners[at] = self.clip.coords.len() as u32;
            let corner = Coord { x: f64::from(col), y: f64::from(row) };
            self.clip.coords.push(self.grid.to_crs(corner));
        }
        self.corners[at]
    }

    fn cut(&mut self, rings: &Rings, col: u32, row: u32) {
        let fraction = area_about(rings, f64::from(col), f64::from(row)).min(1.0);
        if fraction < LEAST_FRACTION || !(self.wanted)(col, row) {
            return;
        }
        let start = self.clip.coords.len() as u32;
        let mut ends = Vec::with_capacity(rings.len());
        for ring in rings {
            let first = self.clip.coords.len();
            self.clip.coords.extend(ring.iter().map(|c| self.grid.to_crs(*c)));
            if self.grid.mirrors() {
                self.clip.coords[first..].reverse();
            }
            ends.push(self.clip.coords.len() as u32);
        }
        let outline = Outline::Cut { start, ends };
        self.clip.pieces.push(Piece { col, row, fraction, outline });
    }
}

/// Whether every edge runs along the border of a block: then none crosses its inside. Exact, because
/// cuts put vertices on grid lines exactly.
fn all_along_border(rings: &Rings, block: Block) -> bool {
    let (left, right) = (f64::from(block.cols.0), f64::from(block.cols.1));
    let (low, high) = (f64::from(block.rows.0), f64::from(block.rows.1));
    let along = |a: &Coord<f64>, b: &Coord<f64>| {
        (a.x == b.x && (a.x == left || a.x == right)) || (a.y == b.y && (a.y == low || a.y == high))
    };
    rings.iter().all(|ring| edges(ring).all(|(a, b)| along(a, b)))
}

/// Signed area of all rings, taken about a near point so that the products do not cancel.
fn area_about(rings: &Rings, x: f64, y: f64) -> f64 {
    let cross = |(a, b): (&Coord<f64>, &Coord<f64>)| (a.x - x) * (b.y - y) - (b.x - x) * (a.y - y);
    0.5 * rings.iter().flat_map(|ring| edges(ring).map(cross)).sum::<f64>()
}

#[cfg(test)]
#[path = "clip_tests.rs"]
mod tests;
