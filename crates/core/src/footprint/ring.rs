//! A ring of a polygon that answers for one spot without being walked all along.
//!
//! In: a ring, working CRS, m. Out: the ring as it is for a box, whether a point is inside, the distance
//! to it. Method: boxes around runs of 32 vertices, around 32 of those, and so on; a run whose box
//! settles the question is not looked into. A province's coastline costs a village what lies near it.
//! Exact: no vertex is moved but onto the lattice.

use crate::place::{orientation, vertices_on_lattice};
use geo::{Coord, LineString, Rect, coord};

/// Vertices in a run, and runs in a run of the next level.
const RUN: usize = 32;

/// A closed ring of lattice points, the inside of what it bounds on its left.
#[derive(Clone, Debug)]
pub(super) struct Ring {
    /// At least three; the last is not the first again.
    vertices: Vec<Coord<f64>>,
    /// `levels[k][i]` holds the vertices from i·32ᵏ⁺¹ to (i + 1)·32ᵏ⁺¹; the last level has one box.
    levels: Vec<Vec<Rect<f64>>>,
}

/// Where a point lies beside a ring.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Beside {
    /// On an edge.
    On,
    /// Beside it; the ring winds about it so many times.
    Wound(i32),
}

impl Ring {
    /// A ring on the lattice; `None` where too little is left of it to have an area.
    pub(super) fn new(ring: &LineString<f64>) -> Option<Self> {
        let vertices = vertices_on_lattice(ring);
        if vertices.len() < 3 {
            return None;
        }
        let mut levels: Vec<Vec<Rect<f64>>> =
            vec![vertices.chunks(RUN).map(|run| around(run.iter().map(|c| (*c, *c)))).collect()];
        while let Some(last) = levels.last().filter(|l| l.len() > 1) {
            let next = last.chunks(RUN).map(|run| around(run.iter().map(|r| (r.min(), r.max()))));
            levels.push(next.collect());
        }
        Some(Self { vertices, levels })
    }

    /// Its box.
    pub(super) fn bounds(&self) -> Rect<f64> {
        self.levels[self.levels.len() - 1][0]
    }

    /// Its vertices, the last not the first again.
    pub(super) fn vertices(&self) -> &[Coord<f64>] {
        &self.vertices
    }

    /// A ring of some of its vertices that winds about every point in the box, its edges included, as
    /// this one does, and has the same edges there.
    ///
    /// Runs of vertices that all lie beyond one side of the box become one edge, which lies there too.
    pub(super) fn within(&self, rect: Rect<f64>) -> Vec<Coord<f64>> {
        let mut kept = Kept { rect, vertices: Vec::new(), beyond: Vec::new() };
        self.keep(self.levels.len(), 0, &mut kept);
        kept.vertices
    }

    fn keep(&self, level: usize, i: usize, kept: &mut Kept) {
        if level == 0 {
            kept.push(self.vertices[i]);
            return;
        }
        let (first, end) = self.span(level, i);
        let own = self.levels[level - 1][i];
        if sides_beyond(kept.rect, own.min(), own.max()) != 0 {
            kept.push(self.vertices[first]);
            if end - first > 1 {
                kept.push(self.vertices[end - 1]);
            }
            return;
        }
        for part in self.parts(level, i) {
            self.keep(level - 1, part, kept);
        }
    }

    /// The vertices of a run: its first, and the one after its last.
    fn span(&self, level: usize, i: usize) -> (usize, usize) {
        let size = RUN.pow(level as u32);
        (i * size, ((i + 1) * size).min(self.vertices.len()))
    }

    /// The runs, or vertices, of which a run is made.
    fn parts(&self, level: usize, i: usize) -> std::ops::Range<usize> {
        let of = if level == 1 { self.vertices.len() } else { self.levels[level - 2].len() };
        i * RUN..((i + 1) * RUN).min(of)
    }

    /// Where a point lies beside the ring. Exact on the lattice.
    pub(super) fn beside(&self, at: Coord<f64>) -> Beside {
        let mut times = 0;
        if self.wind(self.levels.len(), 0, at, &mut times) {
            Beside::On
        } else {
            Beside::Wound(times)
        }
    }

    /// Adds how often the edges that begin in a run wind about a point: how often they cross the ray to
    /// its right upwards more than downwards. Whether the point is on one of them.
    fn wind(&self, level: usize, i: usize, at: Coord<f64>, times: &mut i32) -> bool {
        if level == 0 {
            let (a, b) = (self.vertices[i], self.after(i));
            return wind_edge(a, b, at, times);
        }
        let (first, end) = self.span(level, i);
        let (a, b) = (self.vertices[first], self.after(end - 1));
        let own = self.levels[level - 1][i];
        // The last edge ends outside of the run.
        let (low, high) = (least(own.min(), b), most(own.max(), b));
        if low.y > at.y || high.y < at.y || high.x < at.x {
            return false;
        }
        if low.x > at.x {
            // All to the right: how it starts and how it ends is all that matters.
            *times += i32::from(b.y > at.y) - i32::from(a.y > at.y);
            return false;
        }
        self.parts(level, i).any(|part| self.wind(level - 1, part, at, times))
    }

    /// Squared distance from a point to the ring, m², if it is less than `least2`.
    pub(super) fn distance2(&self, at: Coord<f64>, least2: f64) -> f64 {
        self.approach(self.levels.len(), 0, at, least2)
    }

    fn approach(&self, level: usize, i: usize, at: Coord<f64>, mut least2: f64) -> f64 {
        if level == 0 {
            return least2.min(distance2_to_edge(self.vertices[i], self.after(i), at));
        }
        let (_, end) = self.span(level, i);
        let (own, b) = (self.levels[level - 1][i], self.after(end - 1));
        let (low, high) = (least(own.min(), b), most(own.max(), b));
        let dx = (low.x - at.x).max(at.x - high.x).max(0.0);
        let dy = (low.y - at.y).max(at.y - high.y).max(0.0);
        if dx * dx + dy * dy >= least2 {
            return least2;
        }
        for part in self.parts(level, i) {
            least2 = self.approach(level - 1, part, at, least2);
        }
        least2
    }

    /// The vertex after one.
    fn after(&self, i: usize) -> Coord<f64> {
        self.vertices[if i + 1 == self.vertices.len() { 0 } else { i + 1 }]
    }
}

/// A ring under way.
struct Kept {
    rect: Rect<f64>,
    vertices: Vec<Coord<f64>>,
    /// Beyond which sides of the box each of them lies.
    beyond: Vec<u8>,
}

impl Kept {
    fn push(&mut self, at: Coord<f64>) {
        let beyond = sides_beyond(self.rect, at, at);
        if let [.., a, b] = self.beyond[..]
            && a & b & beyond != 0
        {
            self.vertices.pop();
            self.beyond.pop();
        }
        self.vertices.push(at);
        self.beyond.push(beyond);
    }
}

/// Beyond which sides of a box another one lies wholly, a bit each.
fn sides_beyond(rect: Rect<f64>, low: Coord<f64>, high: Coord<f64>) -> u8 {
    u8::from(high.x < rect.min().x)
        | u8::from(low.x > rect.max().x) << 1
        | u8::from(high.y < rect.min().y) << 2
        | u8::from(low.y > rect.max().y) << 3
}

fn wind_edge(a: Coord<f64>, b: Coord<f64>, at: Coord<f64>, times: &mut i32) -> bool {
    if a.x.max(b.x) < at.x || a.y.min(b.y) > at.y || a.y.max(b.y) < at.y {
        return false;
    }
    let side = orientation(a, b, at);
    if side == 0.0 && a.x.min(b.x) <= at.x {
        return true;
    }
    let (a_above, b_above) = (a.y > at.y, b.y > at.y);
    if a_above != b_above && (side > 0.0) == b_above {
        *times += if b_above { 1 } else { -1 };
    }
    false
}

fn distance2_to_edge(a: Coord<f64>, b: Coord<f64>, at: Coord<f64>) -> f64 {
    let (d, to) = (b - a, at - a);
    let along = ((to.x * d.x + to.y * d.y) / (d.x * d.x + d.y * d.y)).clamp(0.0, 1.0);
    let apart = to - d * along;
    apart.x * apart.x + apart.y * apart.y
}

pub(super) fn around(all: impl Iterator<Item = (Coord<f64>, Coord<f64>)>) -> Rect<f64> {
    let nothing = (
        coord! {x: f64::INFINITY, y: f64::INFINITY},
        coord! {x: f64::NEG_INFINITY, y: f64::NEG_INFINITY},
    );
    let (low, high) = all.fold(nothing, |(low, high), (a, b)| (least(low, a), most(high, b)));
    Rect::new(low, high)
}

fn least(a: Coord<f64>, b: Coord<f64>) -> Coord<f64> {
    coord! {x: a.x.min(b.x), y: a.y.min(b.y)}
}

fn most(a: Coord<f64>, b: Coord<f64>) -> Coord<f64> {
    coord! {x: a.x.max(b.x), y: a.y.max(b.y)}
}

#[cfg(test)]
#[path = "ring_tests.rs"]
mod tests;
