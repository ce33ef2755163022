//! Polygons cut along lines of constant x or y.
//!
//! In: rings. Out: what lies on either side, by Sutherland and Hodgman (1974), ring by ring. Vertices of a
//! cut lie on the line exactly, and neighbours that share an edge get the same vertex on it. What a cut
//! leaves in several pieces stays one ring, whose parts are joined along the line there and back.

use geo::{Coord, LineString, Polygon};
use std::cmp::Ordering;

/// Open rings (the last vertex is not the first again) ; the exterior first.
pub(super) type Rings = Vec<Vec<Coord<f64>>>;

/// What a line is constant in: that coordinate of a point, the other one, and a point of both.
#[derive(Clone, Copy)]
pub(super) struct Axis(fn(&Coord<f64>) -> f64, fn(&Coord<f64>) -> f64, fn(f64, f64) -> Coord<f64>);
/// Cut by a line of constant x.
pub(super) const X: Axis = Axis(|c| c.x, |c| c.y, |along, across| Coord { x: along, y: across });
/// Cut by a line of constant y.
pub(super) const Y: Axis = Axis(|c| c.y, |c| c.x, |along, across| Coord { x: across, y: along });

/// The part of a polygon inside a box (least and greatest corner), any CRS; `None` where there is none.
/// As in a clip, its outline may run along the box there and back.
pub fn cut_to_box(
    polygon: &Polygon<f64>,
    low: Coord<f64>,
    high: Coord<f64>,
) -> Option<Polygon<f64>> {
    let open = |r: &LineString<f64>| r.0[..r.0.len().saturating_sub(1)].to_vec();
    let rings = std::iter::once(polygon.exterior()).chain(polygon.interiors());
    let mut rings: Rings = rings.map(open).collect();
    for (axis, low, high) in [(X, low.x, high.x), (Y, low.y, high.y)] {
        rings = halves(&rings, axis, low).1;
        rings = halves(&rings, axis, high).0;
    }
    let mut rings = rings.into_iter().map(LineString::new);
    Some(Polygon::new(rings.next()?, rings.collect()))
}

/// The edges of an open ring, the closing one too.
pub(super) fn edges(ring: &[Coord<f64>]) -> impl Iterator<Item = (&Coord<f64>, &Coord<f64>)> {
    ring.iter().zip(ring.iter().cycle().skip(1))
}

/// Both halves of a polygon along a line. Where the exterior leaves nothing, nor do the holes.
pub(super) fn halves(rings: &Rings, axis: Axis, at: f64) -> (Rings, Rings) {
    let (mut low, mut high) = (Vec::new(), Vec::new());
    for (i, ring) in rings.iter().enumerate() {
        let (a, b) = cut_ring(ring, axis, at);
        if a.len() >= 3 && (i == 0 || !low.is_empty()) {
            low.push(a);
        }
        if b.len() >= 3 && (i == 0 || !high.is_empty()) {
            high.push(b);
        }
    }
    (low, high)
}

fn cut_ring(ring: &[Coord<f64>], axis: Axis, at: f64) -> (Vec<Coord<f64>>, Vec<Coord<f64>>) {
    let Axis(along, across, point) = axis;
    // Not `total_cmp`: −0 lies on the line of 0.
    let side = |c: &Coord<f64>| along(c).partial_cmp(&at).unwrap_or(Ordering::Equal);
    // Most cuts miss most rings.
    if ring.iter().all(|c| side(c).is_lt()) {
        return (ring.to_vec(), Vec::new());
    }
    if ring.iter().all(|c| side(c).is_gt()) {
        return (Vec::new(), ring.to_vec());
    }
    let (mut low, mut high) = (Line::new(axis, at), Line::new(axis, at));
    for (a, b) in edges(ring) {
        let (sa, sb) = (side(a), side(b));
        if sa.is_le() {
            low.push(*a);
        }
        if sa.is_ge() {
            high.push(*a);
        }
        if sa.is_ne() && sb.is_ne() && sa != sb {
            // From the lower end always, so that neighbours that share the edge share the point.
            let (p, q) = if sa.is_lt() { (a, b) } else { (b, a) };
            let t = (at - along(p)) / (along(q) - along(p));
            let crossing = point(at, across(p) + t * (across(q) - across(p)));
            low.push(crossing);
            high.push(crossing);
        }
    }
    (low.close(), high.close())
}

/// A ring under way that keeps no vertex inside a run along the line it was cut by.
struct Line {
    axis: Axis,
    at: f64,
    ring: Vec<Coord<f64>>,
}

impl Line {
    fn new(axis: Axis, at: f64) -> Self {
        Self { axis, at, ring: Vec::new() }
    }

    fn on(&self, c: &Coord<f64>) -> bool {
        self.axis.0(c) == self.at
    }

    fn push(&mut self, c: Coord<f64>) {
        if self.ring.last() == Some(&c) {
            return;
        }
        if let [.., a, b] = self.ring.as_slice()
            && self.on(a)
            && self.on(b)
            && self.on(&c)
        {
            self.ring.pop();
            if self.ring.last() == Some(&c) {
                return;
            }
        }
        self.ring.push(c);
    }

    /// The ring without its seam: the first vertex is looked at as every other.
    fn close(mut self) -> Vec<Coord<f64>> {
        loop {
            let n = self.ring.len();
            if n < 3 {
                return Vec::new();
            }
            let (y, z, a, b) = (self.ring[n - 2], self.ring[n - 1], self.ring[0], self.ring[1]);
            if z == a || (self.on(&y) && self.on(&z) && self.on(&a)) {
                self.ring.pop();
            } else if self.on(&z) && self.on(&a) && self.on(&b) {
                self.ring.remove(0);
            } else {
                return self.ring;
            }
        }
    }
}
