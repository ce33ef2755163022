//! Where the map is free: which parts of it hold no village, and where a box finds room there.
//!
//! In: a frame and what must stay visible. Out: places for boxes, mm on the page. Method: the map as cells
//! of half a millimetre; a cell that a village touches is taken, with a cell around it; sums over
//! rectangles answer whether a box is free. The land may lie out of the frame's middle where that makes
//! room: the same cells are then asked at another offset.
//! Accuracy: boxes keep half a millimetre and more from every village.

use super::geometry::{Pt, Rect};
use super::scale::Frame;
use geo::{Coord, MultiPolygon};

/// Side of a cell, mm.
const CELL_MM: f64 = 0.5;
/// From the frame to a box in it, mm.
pub(crate) const INSET_GAP_MM: f64 = 1.6;

/// Both ends of an edge, in cells.
type Edge = ((f64, f64), (f64, f64));

/// The cells of a map.
pub(crate) struct Room {
    area: Rect,
    cols: usize,
    rows: usize,
    taken: Vec<bool>,
    /// Taken cells above and to the left, one row and column more than cells.
    sums: Vec<u32>,
}

impl Room {
    /// An empty map; cells reach `beyond_mm` over its edges, for land that will be moved.
    pub(crate) fn new(map: Rect, beyond_mm: (f64, f64)) -> Self {
        let area = Rect::new(
            map.x - beyond_mm.0,
            map.y - beyond_mm.1,
            map.width + 2.0 * beyond_mm.0,
            map.height + 2.0 * beyond_mm.1,
        );
        let cells = |mm: f64| (mm / CELL_MM).ceil().clamp(1.0, 8000.0) as usize;
        let (cols, rows) = (cells(area.width), cells(area.height));
        Self { area, cols, rows, taken: vec![false; cols * rows], sums: Vec::new() }
    }

    fn take(&mut self, col: f64, row: f64) {
        // The cell and those around it.
        for r in -1..=1 {
            for c in -1..=1 {
                let (c, r) = (col.floor() + f64::from(c), row.floor() + f64::from(r));
                if c >= 0.0 && r >= 0.0 && c < self.cols as f64 && r < self.rows as f64 {
                    self.taken[r as usize * self.cols + c as usize] = true;
                }
            }
        }
    }

    fn cell(&self, at: Pt) -> (f64, f64) {
        ((at.x - self.area.x) / CELL_MM, (at.y - self.area.y) / CELL_MM)
    }

    /// Takes what a shape covers: cells along its edges, and those whose middle lies inside.
    pub(crate) fn shape(&mut self, frame: &Frame, shape: &MultiPolygon<f64>) {
        for polygon in shape {
            let mut edges: Vec<Edge> = Vec::new();
            for ring in std::iter::once(polygon.exterior()).chain(polygon.interiors()) {
                let points: Vec<_> = ring.0.iter().map(|&c| self.cell(frame.page(c))).collect();
                edges.extend(points.windows(2).map(|w| (w[0], w[1])));
            }
            for &(a, b) in &edges {
                self.edge(a, b);
            }
            self.inside(&edges);
        }
        self.sums.clear();
    }

    fn edge(&mut self, a: (f64, f64), b: (f64, f64)) {
        let Some((a, b)) = within(a, b, (self.cols as f64, self.rows as f64)) else { return };
        let steps = ((b.0 - a.0).abs().max((b.1 - a.1).abs()) * 2.0).ceil().max(1.0);
        for i in 0..=steps as usize {
            let t = i as f64 / steps;
            self.take(a.0 + t * (b.0 - a.0), a.1 + t * (b.1 - a.1));
        }
    }

    /// Even-odd along the middles of rows.
    fn inside(&mut self, edges: &[Edge]) {
        let low = edges.iter().map(|e| e.0.1).fold(f64::INFINITY, f64::min);
        let high = edges.iter().map(|e| e.0.1).fold(f64::NEG_INFINITY, f64::max);
        let (first, last) = (low.floor().max(0.0), high.ceil().min(self.rows as f64));
        let some = first < last;
        if !some {
            return;
        }
        let rows = first as usize..last as usize;
        let mut crossings: Vec<Vec<f64>> = vec![Vec::new(); rows.len()];
        for &(a, b) in edges {
            let (a, b) = if a.1 <= b.1 { (a, b) } else { (b, a) };
            // The middles y + 0.5 with a.1 <= y + 0.5 < b.1.
            let from = (a.1 - 0.5).ceil().max(first);
            let to = (b.1 - 0.5).ceil().min(last);
            let mut y = from;
            while y < to {
                let x = a.0 + (y + 0.5 - a.1) / (b.1 - a.1) * (b.0 - a.0);
                crossings[y as usize - rows.start].push(x);
                y += 1.0;
            }
        }
        for (row, mut xs) in rows.zip(crossings) {
            xs.sort_by(f64::total_cmp);
            for pair in xs.chunks_exact(2) {
                let from = pair[0].floor().clamp(0.0, self.cols as f64) as usize;
                let to = pair[1].ceil().clamp(0.0, self.cols as f64) as usize;
                self.taken[row * self.cols + from..row * self.cols + to].fill(true);
            }
        }
    }

    /// Takes what lines run through.
    pub(crate) fn lines(&mut self, frame: &Frame, lines: &geo::MultiLineString<f64>) {
        for line in lines {
            let points: Vec<_> = line.0.iter().map(|&c| self.cell(frame.page(c))).collect();
            for pair in points.windows(2) {
                self.edge(pair[0], pair[1]);
            }
        }
        self.sums.clear();
    }

    /// Takes a mark, as the square around it.
    pub(crate) fn disc(&mut self, at: Pt, radius_mm: f64) {
        let steps = (2.0 * radius_mm / CELL_MM).ceil().clamp(1.0, 200.0) as u32;
        for i in 0..=steps {
            for j in 0..=steps {
                let off = |k: u32| radius_mm * (2.0 * f64::from(k) / f64::from(steps) - 1.0);
                let (col, row) = self.cell(Pt::new(at.x + off(i), at.y + off(j)));
                self.take(col, row);
            }
        }
        self.sums.clear();
    }

    /// Takes a point and half a millimetre around it.
    pub(crate) fn point(&mut self, at: Pt) {
        let (col, row) = self.cell(at);
        self.take(col, row);
        self.sums.clear();
    }

    fn sum(&mut self) {
        if !self.sums.is_empty() {
            return;
        }
        let width = self.cols + 1;
        self.sums = vec![0; width * (self.rows + 1)];
        for row in 0..self.rows {
            let mut along = 0;
            for col in 0..self.cols {
                along += u32::from(self.taken[row * self.cols + col]);
                self.sums[(row + 1) * width + col + 1] = self.sums[row * width + col + 1] + along;
            }
        }
    }

    /// Whether nothing is taken under a box; what lies beyond the cells is free.
    pub(crate) fn free(&mut self, rect: &Rect) -> bool {
        self.sum();
        let (a, b) =
            (self.cell(Pt::new(rect.x, rect.y)), self.cell(Pt::new(rect.right(), rect.bottom())));
        let clamp = |v: f64, most: usize| v.clamp(0.0, most as f64) as usize;
        let (x0, x1) = (clamp(a.0.floor(), self.cols), clamp(b.0.ceil(), self.cols));
        let (y0, y1) = (clamp(a.1.floor(), self.rows), clamp(b.1.ceil(), self.rows));
        let at = |x: usize, y: usize| self.sums[y * (self.cols + 1) + x];
        at(x1, y1) + at(x0, y0) == at(x0, y1) + at(x1, y0)
    }

    /// The best place for a box in a map whose land has been moved by `moved` mm: in a corner, else along
    /// an edge, as near to a corner as it goes; `None` where there is none.
    pub(crate) fn place(
        &mut self,
        map: &Rect,
        size: (f64, f64),
        moved: (f64, f64),
        others: &[Rect],
    ) -> Option<Rect> {
        let inside = map.inset(INSET_GAP_MM);
        let (slack_x, slack_y) = (inside.width - size.0, inside.height - size.1);
        if slack_x < 0.0 || slack_y < 0.0 {
            return None;
        }
        let mut places: Vec<(f64, Rect)> = Vec::new();
        let mut offer = |dx: f64, dy: f64, off: f64| {
            places.push((off, Rect::new(inside.x + dx, inside.y + dy, size.0, size.1)));
        };
        // Right before left and low before high: there the eye expects what is beside the matter.
        let corners = [(1.0, 1.0), (1.0, 0.0), (0.0, 1.0), (0.0, 0.0)];
        for (i, (right, low)) in corners.into_iter().enumerate() {
            offer(slack_x * right, slack_y * low, i as f64 * 1e-3);
        }
        let steps = |slack: f64| (slack / 1.0).floor() as usize;
        for i in 1..steps(slack_x) {
            let dx = i as f64;
            for dy in [slack_y, 0.0] {
                offer(dx, dy, 1.0 + dx.min(slack_x - dx));
            }
        }
        for i in 1..steps(slack_y) {
            let dy = i as f64;
            for dx in [slack_x, 0.0] {
                offer(dx, dy, 1.0 + dy.min(slack_y - dy));
            }
        }
        places.sort_by(|a, b| a.0.total_cmp(&b.0));
        places.into_iter().map(|(_, rect)| rect).find(|rect| {
            others.iter().all(|o| !o.overlaps(&rect.inset(-INSET_GAP_MM), 0.0))
                && self.free(&rect.moved(-moved.0, -moved.1))
        })
    }
}

/// The part of an edge within the cells and one around them (Liang and Barsky 1984).
fn within(a: (f64, f64), b: (f64, f64), size: (f64, f64)) -> Option<Edge> {
    let (low, high) = (Coord { x: -1.0, y: -1.0 }, Coord { x: size.0 + 1.0, y: size.1 + 1.0 });
    let (from, to) = (Coord { x: a.0, y: a.1 }, Coord { x: b.0, y: b.1 });
    let (a, b) = super::scale::clip(from, to, low, high)?;
    Some(((a.x, a.y), (b.x, b.y)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{coord, polygon};

    fn frame() -> Frame {
        // One millimetre is 100 m; the map's middle is the origin.
        let map = Rect::new(10.0, 20.0, 200.0, 100.0);
        Frame { map, denominator: 100_000, centre: coord! { x: 0.0, y: 0.0 } }
    }

    #[test]
    fn boxes_stand_in_free_corners_and_clear_of_the_land() {
        let frame = frame();
        let mut room = Room::new(frame.map, (0.0, 0.0));
        // Everything but the upper right quarter.
        let land = polygon![
            (x: -10_000.0, y: -5_000.0), (x: 10_000.0, y: -5_000.0), (x: 10_000.0, y: 0.0),
            (x: 0.0, y: 0.0), (x: 0.0, y: 5_000.0), (x: -10_000.0, y: 5_000.0),
        ];
        room.shape(&frame, &land.into());
        let placed = room.place(&frame.map, (40.0, 30.0), (0.0, 0.0), &[]).unwrap();
        assert!((placed.right() - (frame.map.right() - INSET_GAP_MM)).abs() < 1e-9, "{placed:?}");
        assert!((placed.y - (frame.map.y + INSET_GAP_MM)).abs() < 1e-9, "{placed:?}");
        let second = room.place(&frame.map, (40.0, 30.0), (0.0, 0.0), &[placed]).unwrap();
        assert!(!second.overlaps(&placed, 0.0) && second.x >= 110.0, "{second:?}");
        assert!(room.place(&frame.map, (99.0, 48.0), (0.0, 0.0), &[]).is_none());
        // The land moved down by 10 mm leaves more.
        assert!(room.place(&frame.map, (95.0, 55.0), (0.0, 10.0), &[]).is_some());
        assert!(room.place(&frame.map, (300.0, 10.0), (0.0, 0.0), &[]).is_none());
    }

    #[test]
    fn the_inside_of_a_shape_is_taken_and_its_hole_is_not() {
        let frame = frame();
        let mut room = Room::new(frame.map, (0.0, 0.0));
        let ring =
            |r: f64| geo::LineString::from(vec![(-r, -r), (r, -r), (r, r), (-r, r), (-r, -r)]);
        room.shape(&frame, &geo::Polygon::new(ring(4000.0), vec![ring(2000.0)]).into());
        let at = |x: f64, y: f64| {
            let p = frame.page(coord! { x: x, y: y });
            Rect::new(p.x - 0.1, p.y - 0.1, 0.2, 0.2)
        };
        assert!(!room.free(&at(3000.0, 0.0)) && !room.free(&at(-3000.0, 3500.0)));
        assert!(room.free(&at(0.0, 0.0)) && room.free(&at(4500.0, 0.0)));
        // Far beyond the map, and edges that only pass through it.
        room.shape(&frame, &geo::Polygon::new(ring(1e9), vec![]).into());
        assert!(!room.free(&at(9000.0, 0.0)));
    }
}
