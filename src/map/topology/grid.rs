//! Positions as whole numbers: what is drawn in a browser needs no more, and compresses.

use geo::{Coord, Rect};

/// A position on a grid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Point {
    pub(crate) x: i32,
    pub(crate) y: i32,
}

/// A grid over a part of the plane; positions far outside are moved to its limits.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Grid {
    origin: Coord<f64>,
    step: f64,
}

/// Twice the area of a triangle of such numbers fits into 64 bits, and so do their differences into 32.
const LIMIT: f64 = 1e9;

impl Grid {
    /// A grid with its origin at a whole step at or below the lower left corner of the extent.
    /// `step` is greater than 0, in units of the coordinates.
    pub(crate) fn over(extent: Rect<f64>, step: f64) -> Self {
        let whole = |v: f64| (v / step).floor() * step;
        Self { origin: Coord { x: whole(extent.min().x), y: whole(extent.min().y) }, step }
    }

    /// The nearest point of the grid.
    pub(crate) fn point(&self, at: Coord<f64>) -> Point {
        let whole =
            |v: f64, from: f64| ((v - from) / self.step).round().clamp(-LIMIT, LIMIT) as i32;
        Point { x: whole(at.x, self.origin.x), y: whole(at.y, self.origin.y) }
    }

    /// Where a point of the grid lies.
    pub(crate) fn place(&self, point: Point) -> Coord<f64> {
        Coord {
            x: f64::from(point.x).mul_add(self.step, self.origin.x),
            y: f64::from(point.y).mul_add(self.step, self.origin.y),
        }
    }

    /// The place of the point 0, 0.
    pub(crate) fn origin(&self) -> Coord<f64> {
        self.origin
    }

    /// The distance between two neighbours.
    pub(crate) fn step(&self) -> f64 {
        self.step
    }
}
