//! What lies on the map that names had better not cover, summed so that any box is asked at once.
//!
//! A raster of costs over the map's frame and its summed-area table (Crow 1984): what a box covers is
//! four look-ups, however much lies there. Accuracy: a cell, [`STEP_MM`].

use super::super::geometry::{Pt, Rect};

/// Side of a cell, mm: a fifth of the height of a small name.
const STEP_MM: f64 = 0.5;
/// More cells than a sheet of A0 has; a frame beyond that has no clutter.
const MOST_CELLS: usize = 1 << 23;

/// Costs over the map.
#[derive(Debug)]
pub(super) struct Clutter {
    map: Rect,
    across: usize,
    down: usize,
    /// `(across + 1) × (down + 1)`; the sums, once finished.
    cells: Vec<f64>,
}

impl Clutter {
    /// Nothing yet on a map.
    pub(super) fn new(map: Rect) -> Self {
        let count = |mm: f64| (mm.max(0.0) / STEP_MM).ceil() as usize;
        let (across, down) = (count(map.width), count(map.height));
        let fits = across.saturating_mul(down) < MOST_CELLS;
        let (across, down) = if fits { (across, down) } else { (0, 0) };
        Self { map, across, down, cells: vec![0.0; (across + 1) * (down + 1)] }
    }

    /// Adds a cost at a place; beyond the map it costs nothing.
    fn add(&mut self, x: f64, y: f64, cost: f64) {
        let (column, row) = ((x - self.map.x) / STEP_MM, (y - self.map.y) / STEP_MM);
        // Written so that NaN is outside.
        if column >= 0.0 && row >= 0.0 {
            let (column, row) = (column as usize, row as usize);
            if column < self.across && row < self.down {
                // One further on, so that the first row and column of sums are nothing.
                self.cells[(row + 1) * (self.across + 1) + column + 1] += cost;
            }
        }
    }

    /// A line of so much cost a millimetre.
    pub(super) fn line(&mut self, from: Pt, to: Pt, cost_per_mm: f64) {
        let map = &self.map;
        let beyond = |a: f64, b: f64, low: f64, high: f64| a.max(b) < low || a.min(b) > high;
        if beyond(from.x, to.x, map.x, map.right()) || beyond(from.y, to.y, map.y, map.bottom()) {
            return;
        }
        let (dx, dy) = (to.x - from.x, to.y - from.y);
        let length = (dx * dx + dy * dy).sqrt();
        // A line that is many maps long has no more samples than one across it.
        let samples = (length / (STEP_MM / 2.0)).ceil().clamp(1.0, 1e4);
        for i in 0..samples as u32 {
            let t = (f64::from(i) + 0.5) / samples;
            self.add(from.x + dx * t, from.y + dy * t, cost_per_mm * length / samples);
        }
    }

    /// A box of so much cost a square millimetre.
    pub(super) fn area(&mut self, at: &Rect, cost_per_mm2: f64) {
        // As points on a fine grid: marks are about as small as a cell.
        const PARTS: u32 = 3;
        let (w, h) = (at.width / f64::from(PARTS), at.height / f64::from(PARTS));
        for i in 0..PARTS {
            for j in 0..PARTS {
                let (x, y) = (at.x + (f64::from(i) + 0.5) * w, at.y + (f64::from(j) + 0.5) * h);
                self.add(x, y, cost_per_mm2 * w * h);
            }
        }
    }

    /// Turns costs into their sums.
    pub(super) fn finish(mut self) -> Self {
        let width = self.across + 1;
        for row in 1..=self.down {
            let mut sum = 0.0;
            for column in 1..=self.across {
                sum += self.cells[row * width + column];
                self.cells[row * width + column] = sum + self.cells[(row - 1) * width + column];
            }
        }
        self
    }

    /// What a box covers, after [`Self::finish`].
    pub(super) fn under(&self, at: &Rect) -> f64 {
        let index = |mm: f64, most: usize| ((mm / STEP_MM).round().max(0.0) as usize).min(most);
        let (left, right) =
            (index(at.x - self.map.x, self.across), index(at.right() - self.map.x, self.across));
        let (top, bottom) =
            (index(at.y - self.map.y, self.down), index(at.bottom() - self.map.y, self.down));
        let sum = |row: usize, column: usize| self.cells[row * (self.across + 1) + column];
        sum(bottom, right) - sum(top, right) - sum(bottom, left) + sum(top, left)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_is_told_what_it_covers() {
        let mut clutter = Clutter::new(Rect::new(10.0, 20.0, 100.0, 50.0));
        clutter.line(Pt::new(0.0, 40.25), Pt::new(200.0, 40.25), 2.0);
        clutter.area(&Rect::new(80.0, 60.0, 1.5, 1.5), 4.0);
        clutter.line(Pt::new(f64::NAN, 30.0), Pt::new(20.0, 30.0), 5.0);
        clutter.line(Pt::new(0.0, 10.0), Pt::new(200.0, 10.0), 9.0);
        let clutter = clutter.finish();
        let near = |found: f64, expected: f64| (found - expected).abs() < 0.05 * expected + 1e-9;
        assert!(near(clutter.under(&Rect::new(30.0, 38.0, 10.0, 5.0)), 20.0));
        assert!(near(clutter.under(&Rect::new(78.0, 58.0, 5.0, 5.0)), 9.0));
        assert!(near(clutter.under(&Rect::new(-50.0, 0.0, 500.0, 500.0)), 209.0));
        assert!(clutter.under(&Rect::new(30.0, 22.0, 10.0, 5.0)).abs() < 1e-9);
    }

    #[test]
    fn a_frame_of_nothing_has_no_clutter() {
        for map in [Rect::new(0.0, 0.0, 0.0, 0.0), Rect::new(0.0, 0.0, 1e9, 1e9)] {
            let mut clutter = Clutter::new(map);
            clutter.area(&Rect::new(0.0, 0.0, 1.0, 1.0), 1.0);
            assert!(clutter.finish().under(&Rect::new(0.0, 0.0, 9.0, 9.0)) >= 0.0);
        }
    }
}
