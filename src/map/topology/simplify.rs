//! Fewer points: Visvalingam and Whyatt (1993), for all arcs at once.
//!
//! Again and again the point goes whose triangle with its two neighbours is smallest, until so few are
//! left as may be. Ends of arcs stay. A point stays too while another point lies in its triangle: only
//! then could the new line cross another, so that rings which did not cross before do not cross after,
//! and nothing is turned inside out. A ring keeps at least four points (three where it had no more).

use super::{Point, Topology, index};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// What must stay of a ring.
const FEWEST: usize = 4;

/// How far to go.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Goal {
    /// So many points of arcs in all may stay.
    pub(crate) points: usize,
    /// What is smaller than this goes in any case, square steps of the grid.
    pub(crate) area: f64,
}

impl Topology {
    /// Thins the arcs out.
    pub(crate) fn simplify(&mut self, goal: Goal) {
        let mut thinning = Thinning::new(self);
        thinning.run(goal);
        let kept = thinning.kept();
        let mut start = 0;
        for arc in &mut self.arcs {
            let len = arc.len();
            let mut position = start;
            arc.retain(|_| {
                position += 1;
                kept[position - 1]
            });
            start += len;
        }
    }
}

struct Thinning {
    points: Vec<Point>,
    /// Neighbours that are still there; `u32::MAX` beyond the ends.
    before: Vec<u32>,
    after: Vec<u32>,
    kept: Vec<bool>,
    /// Which entry of the heap counts.
    stamp: Vec<u32>,
    arc: Vec<u32>,
    /// Rings that an arc is in.
    rings: Vec<Vec<u32>>,
    /// Points of each ring.
    sizes: Vec<usize>,
    near: Near,
    heap: BinaryHeap<Reverse<(u64, u32, u32)>>,
    left: usize,
}

const NONE: u32 = u32::MAX;

impl Thinning {
    fn new(topology: &Topology) -> Self {
        let count = topology.size();
        let mut points = Vec::with_capacity(count);
        let (mut before, mut after) = (Vec::with_capacity(count), Vec::with_capacity(count));
        let mut arc_of = Vec::with_capacity(count);
        for (number, arc) in topology.arcs.iter().enumerate() {
            let start = points.len() as u32;
            let last = start + arc.len() as u32 - 1;
            for i in start..=last {
                before.push(if i == start { NONE } else { i - 1 });
                after.push(if i == last { NONE } else { i + 1 });
                arc_of.push(number as u32);
            }
            points.extend_from_slice(arc);
        }
        let mut rings = vec![Vec::new(); topology.arcs.len()];
        let mut sizes = Vec::new();
        for ring in topology.areas.iter().flatten().flatten() {
            for &arc in ring {
                rings[index(arc)].push(sizes.len() as u32);
            }
            sizes.push(ring.iter().map(|&a| topology.arcs[index(a)].len() - 1).sum());
        }
        let near = Near::new(&points);
        let mut all = Self {
            kept: vec![true; count],
            stamp: vec![0; count],
            heap: BinaryHeap::with_capacity(count),
            left: count,
            points,
            before,
            after,
            arc: arc_of,
            rings,
            sizes,
            near,
        };
        let first: Vec<_> = (0..count as u32).filter_map(|i| all.entry(i, 0)).collect();
        all.heap = first.into();
        all
    }

    /// The entry of a point that may go, at least as large as `least`.
    fn entry(&self, i: u32, least: u64) -> Option<Reverse<(u64, u32, u32)>> {
        let (a, c) = (self.before[i as usize], self.after[i as usize]);
        if a == NONE || c == NONE {
            return None;
        }
        let at = |i: u32| self.points[i as usize];
        let doubled = cross(at(a), at(i), at(c)).unsigned_abs();
        Some(Reverse((doubled.max(least), i, self.stamp[i as usize])))
    }

    fn run(&mut self, goal: Goal) {
        let small = (2.0 * goal.area) as u64;
        while let Some(Reverse((doubled, i, stamp))) = self.heap.pop() {
            if self.left <= goal.points && doubled > small {
                break;
            }
            let here = i as usize;
            if !self.kept[here] || self.stamp[here] != stamp {
                continue;
            }
            let (a, c) = (self.before[here], self.after[here]);
            if self.last_of_ring(here) || self.something_between(a, i, c) {
                continue;
            }
            self.kept[here] = false;
            self.left -= 1;
            for &ring in &self.rings[self.arc[here] as usize] {
                self.sizes[ring as usize] -= 1;
            }
            self.after[a as usize] = c;
            self.before[c as usize] = a;
            for neighbour in [a, c] {
                self.stamp[neighbour as usize] += 1;
                let entry = self.entry(neighbour, doubled);
                self.heap.extend(entry);
            }
        }
    }

    fn last_of_ring(&self, i: usize) -> bool {
        self.rings[self.arc[i] as usize].iter().any(|&r| self.sizes[r as usize] <= FEWEST)
    }

    /// Whether a point that is still there lies in a triangle, or on its edges.
    fn something_between(&self, a: u32, b: u32, c: u32) -> bool {
        let [a, b, c] = [a, b, c].map(|i| self.points[i as usize]);
        self.near.any([a, b, c], |i| {
            let p = self.points[i as usize];
            self.kept[i as usize] && p != a && p != b && p != c && within(p, [a, b, c])
        })
    }

    fn kept(self) -> Vec<bool> {
        self.kept
    }
}

/// Twice the area of a triangle, positive where it turns left.
fn cross(a: Point, b: Point, c: Point) -> i64 {
    let d = |p: i32, q: i32| i64::from(p) - i64::from(q);
    d(b.x, a.x) * d(c.y, a.y) - d(b.y, a.y) * d(c.x, a.x)
}

/// Whether a point lies in a triangle or on its edges.
fn within(p: Point, [a, b, c]: [Point; 3]) -> bool {
    let sides = [cross(a, b, p), cross(b, c, p), cross(c, a, p)];
    let inside = sides.iter().all(|s| *s >= 0) || sides.iter().all(|s| *s <= 0);
    // Of a triangle without area all points of its line would be inside.
    let between = |v: i32, of: [i32; 3]| of.iter().any(|o| *o <= v) && of.iter().any(|o| *o >= v);
    inside && between(p.x, [a.x, b.x, c.x]) && between(p.y, [a.y, b.y, c.y])
}

/// Points by square cells.
struct Near {
    origin: Point,
    size: i64,
    columns: i64,
    rows: i64,
    /// Of every cell where its points begin.
    starts: Vec<u32>,
    points: Vec<u32>,
}

impl Near {
    /// A cell for every two points or so.
    fn new(points: &[Point]) -> Self {
        let fold = |of: fn(&Point) -> i32, pick: fn(i32, i32) -> i32| {
            points.iter().map(of).reduce(pick).unwrap_or_default()
        };
        let origin = Point { x: fold(|p| p.x, i32::min), y: fold(|p| p.y, i32::min) };
        let width = i64::from(fold(|p| p.x, i32::max)) - i64::from(origin.x) + 1;
        let height = i64::from(fold(|p| p.y, i32::max)) - i64::from(origin.y) + 1;
        let cells = (points.len() / 2).max(1) as f64;
        let size = ((width as f64 * height as f64 / cells).sqrt().ceil() as i64)
            // A strip far longer than wide must not have more cells than that all the same.
            .max(width.max(height) / cells as i64)
            .max(1);
        let (columns, rows) = (width / size + 1, height / size + 1);
        let mut near = Self { origin, size, columns, rows, starts: Vec::new(), points: Vec::new() };
        let cell_of: Vec<u32> = points.iter().map(|p| near.cell(near.at(*p)) as u32).collect();
        let mut starts = vec![0_u32; (columns * rows) as usize + 1];
        for &cell in &cell_of {
            starts[cell as usize + 1] += 1;
        }
        for i in 1..starts.len() {
            starts[i] += starts[i - 1];
        }
        let mut next = starts.clone();
        near.points = vec![0; points.len()];
        for (&cell, i) in cell_of.iter().zip(0..) {
            near.points[next[cell as usize] as usize] = i;
            next[cell as usize] += 1;
        }
        near.starts = starts;
        near
    }

    /// Column and row of a point.
    fn at(&self, p: Point) -> (i64, i64) {
        let of = |v: i32, origin: i32| (i64::from(v) - i64::from(origin)) / self.size;
        (of(p.x, self.origin.x), of(p.y, self.origin.y))
    }

    fn cell(&self, (column, row): (i64, i64)) -> usize {
        (row * self.columns + column) as usize
    }

    /// Whether any point in the cells around these corners is one.
    fn any(&self, corners: [Point; 3], mut is: impl FnMut(u32) -> bool) -> bool {
        let cells = corners.map(|p| self.at(p));
        let range = |of: fn(&(i64, i64)) -> i64, most: i64| {
            let all = cells.iter().map(of);
            let low = all.clone().min().unwrap_or_default();
            low..=all.max().unwrap_or_default().min(most - 1)
        };
        let columns = range(|c| c.0, self.columns);
        range(|c| c.1, self.rows).any(|row| {
            let cells = self.cell((*columns.start(), row))..=self.cell((*columns.end(), row));
            let points = self.starts[*cells.start()]..self.starts[*cells.end() + 1];
            self.points[points.start as usize..points.end as usize].iter().any(|&i| is(i))
        })
    }
}
