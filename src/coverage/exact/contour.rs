//! A polygon's boundary, as directed edges with the inside on the left.
//!
//! Villages, their pieces and published areas alike. What is asked of a contour is how often it winds
//! about the points along a curve: 1 inside and 0 outside a valid polygon. Winding numbers add up, so
//! that holes that touch their exterior, edges that run along each other there and back, and slivers that
//! rounding turned inside out need no thought: each counts as the signed area that it is.
//! Along a line every decision is exact ([`Contour::along`]); around a circle each vertex is inside or
//! outside once and for all ([`Contour::around`]).

use super::line::{Line, Side, in_circle};
use super::spans::{Event, Wound, sweep};
use crate::footprint::Direction;
use crate::place::{determinant, vertices_on_lattice};
use geo::{Coord, MultiPolygon};

/// The boundary of a polygon, relative to some point of the lattice.
#[derive(Clone, Debug)]
pub(super) struct Contour {
    /// Ring after ring, each with its first vertex again at its end.
    points: Vec<(f64, f64)>,
    /// Where each ring ends among the points.
    ends: Vec<u32>,
    /// The edges, in the same order.
    pub(super) edges: Vec<Line>,
    /// Left, bottom, right, top.
    pub(super) bounds: [f64; 4],
    twice_area: f64,
}

/// What is found along a line.
#[derive(Debug, Default)]
pub(super) struct Found {
    events: Vec<Event<f64>>,
    /// Whether a vertex lay on the line, or an edge on its first point: then the sides of the line differ.
    pub(super) tied: bool,
}

impl Contour {
    /// The boundary of a shape whose exteriors are counter-clockwise and holes clockwise.
    pub(super) fn new(shape: &MultiPolygon<f64>, origin: Coord<f64>) -> Self {
        let rings = shape.iter().flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors()));
        Self::of_rings(rings.map(vertices_on_lattice), origin)
    }

    /// The boundary that rings of lattice points make, the inside on their left; not closed.
    pub(super) fn of_rings(
        rings: impl Iterator<Item = Vec<Coord<f64>>>,
        origin: Coord<f64>,
    ) -> Self {
        let mut contour = Self {
            points: Vec::new(),
            ends: Vec::new(),
            edges: Vec::new(),
            bounds: [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY],
            twice_area: 0.0,
        };
        for ring in rings.filter(|r| r.len() >= 3) {
            let first = contour.points.len();
            contour.points.extend(ring.iter().map(|c| (c.x - origin.x, c.y - origin.y)));
            contour.points.push(contour.points[first]);
            contour.ends.push(contour.points.len() as u32);
            for pair in contour.points[first..].windows(2) {
                let (a, b) = (pair[0], pair[1]);
                contour.twice_area += a.0 * b.1 - a.1 * b.0;
                contour.edges.push(Line::edge(a, b));
                let [left, bottom, right, top] = &mut contour.bounds;
                *left = left.min(a.0);
                *bottom = bottom.min(a.1);
                *right = right.max(a.0);
                *top = top.max(a.1);
            }
        }
        contour
    }

    /// Area, m².
    pub(super) fn area_m2(&self) -> f64 {
        0.5 * self.twice_area
    }

    /// The vertices of each ring, the first again at the end.
    fn rings(&self) -> impl Iterator<Item = &[(f64, f64)]> {
        let mut from = 0;
        self.ends.iter().map(move |&end| {
            let ring = &self.points[from..end as usize];
            from = end as usize;
            ring
        })
    }

    /// The vertices, the first of each ring twice.
    pub(super) fn vertices(&self) -> impl Iterator<Item = (f64, f64)> {
        self.points.iter().copied()
    }

    /// Whether the boxes of two contours meet.
    pub(super) fn near(&self, other: &Self) -> bool {
        let ([l, b, r, t], [ol, ob, or, ot]) = (self.bounds, other.bounds);
        l <= or && ol <= r && b <= ot && ob <= t
    }

    /// Whether a circle reaches the box.
    pub(super) fn near_circle(&self, x: f64, y: f64, radius: f64) -> bool {
        let [left, bottom, right, top] = self.bounds;
        let dx = (left - x).max(x - right).max(0.0);
        let dy = (bottom - y).max(y - top).max(0.0);
        dx * dx + dy * dy < radius * radius
    }

    /// Whether a straight piece's box meets the box, edges included. Boxes of edges are exact.
    pub(super) fn near_line(&self, line: &Line) -> bool {
        let [left, bottom, right, top] = self.bounds;
        let (x0, y0, x1, y1) = line.ends();
        x0.min(x1) <= right && x0.max(x1) >= left && y0.min(y1) <= top && y0.max(y1) >= bottom
    }

    /// How often the contour winds about a point that is not on it, or not by more than rounding.
    pub(super) fn winding(&self, x: f64, y: f64) -> i32 {
        let [left, bottom, right, top] = self.bounds;
        if x < left || x > right || y < bottom || y > top {
            return 0;
        }
        self.rings().map(|ring| winding_of_ring(ring, x, y)).sum()
    }

    /// Adds the stretches of a straight piece about whose points, moved to that side of it by less than
    /// anything, the contour winds.
    ///
    /// A half-line from a point ahead along the line crosses as many edges to the one side as to the
    /// other more than the contour winds about the point; an edge crosses the line moved to a side where
    /// one of its ends is strictly on that side and the other is not, and does so ahead of the first
    /// point where that lies strictly on one side of the edge. All three are signs of determinants of
    /// exact differences. Where along the piece it does is a number, and rounded.
    pub(super) fn along(
        &self,
        line: &Line,
        side: Side,
        found: &mut Found,
        out: &mut Vec<Wound<f64>>,
    ) {
        if !self.near_line(line) {
            return;
        }
        let sign = side.sign();
        // What rounding may do to the determinant of a vertex: far above it no second thought is needed.
        let [left, bottom, right, top] = self.bounds;
        let widest = (right - line.x).max(line.x - left) + (top - line.y).max(line.y - bottom);
        let unsure = 8.0 * f64::EPSILON * (line.dx.abs() + line.dy.abs()) * widest;
        let mut start = 0;
        found.events.clear();
        let mut tied = false;
        let mut is_beyond = |&(x, y): &(f64, f64)| {
            let left = line.dx * (y - line.y) - line.dy * (x - line.x);
            if left.abs() > unsure {
                return left * sign > 0.0;
            }
            let left = determinant(line.dx, line.dy, x - line.x, y - line.y);
            tied |= left == 0.0;
            left * sign > 0.0
        };
        let mut crossings: Vec<Event<f64>> = std::mem::take(&mut found.events);
        let mut on_first = false;
        for ring in self.rings() {
            let mut before = &ring[0];
            let mut was_beyond = is_beyond(before);
            for now in &ring[1..] {
                let beyond = is_beyond(now);
                if beyond != was_beyond {
                    // From left to right one enters, since the inside is on the edge's left.
                    let change = if was_beyond == (sign > 0.0) { 1 } else { -1 };
                    let (a, b) = (*before, *now);
                    let of_first = determinant(b.0 - a.0, b.1 - a.1, line.x - a.0, line.y - a.1);
                    on_first |= of_first == 0.0;
                    if of_first * f64::from(change) < 0.0 {
                        start -= change;
                        let at = line.crossing(a, b);
                        if at < line.to {
                            crossings.push((at, change));
                        }
                    }
                }
                (before, was_beyond) = (now, beyond);
            }
        }
        found.tied |= tied || on_first;
        if start != 0 || !crossings.is_empty() {
            sweep(&mut crossings, start, line.whole(), out);
        }
        found.events = crossings;
    }

    /// Adds the stretches of a circle about whose points the contour winds; `crossings` is scratch.
    ///
    /// Each vertex is inside the circle or not; an edge between one that is and one that is not crosses
    /// it once, one between two that are not twice or not at all. So the crossings of a ring add up to
    /// nothing, and one point tells the winding number of all.
    pub(super) fn around(
        &self,
        (cx, cy): (f64, f64),
        radius: f64,
        crossings: &mut Vec<Event<Direction>>,
        out: &mut Vec<Wound<Direction>>,
    ) {
        crossings.clear();
        let turn = (Direction::EAST, Direction::TURN);
        let mut edges = self.edges.iter();
        // About the centre, of the rings that keep outside of the circle: about the circle's points too,
        // if no edge meets it.
        let mut about_centre = 0;
        for ring in self.rings() {
            let before = crossings.len();
            let first = in_circle(ring[0], (cx, cy), radius);
            let mut from = first;
            for (end, edge) in ring[1..].iter().zip(&mut edges) {
                let to = in_circle(*end, (cx, cy), radius);
                if !(from && to)
                    && let Some((a, b)) = edge.within_circle((cx, cy), radius, [from, to])
                {
                    // Counter-clockwise one passes to the right of an edge that enters, and to the
                    // left of one that leaves.
                    for (meets, at, change) in [(!from, a, -1), (!to, b, 1)] {
                        if meets {
                            let (x, y) = edge.at(at);
                            crossings.push((Direction::of(x - cx, y - cy, radius), change));
                        }
                    }
                }
                from = to;
            }
            if !first && crossings.len() == before {
                about_centre += winding_of_ring(ring, cx, cy);
            }
        }
        if crossings.is_empty() {
            sweep(crossings, about_centre, turn, out);
            return;
        }
        crossings.sort_unstable_by(|a, b| a.0.order.total_cmp(&b.0.order));
        // In the widest gap between crossings, clear of its middle, where a symmetric figure may touch
        // the circle.
        let mut widest = (Direction::EAST, crossings[0].0, 0);
        let mut changes = 0;
        for (i, &(at, change)) in crossings.iter().enumerate() {
            changes += change;
            let next = crossings.get(i + 1).map_or(Direction::TURN, |c| c.0);
            if next.order - at.order > widest.1.order - widest.0.order {
                widest = (at, next, changes);
            }
        }
        let aside = widest.0.aside_of_middle_to(widest.1);
        let there = self.winding(cx + radius * aside.x, cy + radius * aside.y);
        sweep(crossings, there - widest.2, turn, out);
    }
}

fn winding_of_ring(ring: &[(f64, f64)], x: f64, y: f64) -> i32 {
    let mut times = 0;
    for pair in ring.windows(2) {
        let ((x0, y0), (x1, y1)) = (pair[0], pair[1]);
        if (y0 > y) != (y1 > y) && x < x0 + (y - y0) * (x1 - x0) / (y1 - y0) {
            times += if y1 > y0 { 1 } else { -1 };
        }
    }
    times
}
