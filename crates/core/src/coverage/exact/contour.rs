//! A polygon's boundary, as directed edges with the inside on the left.
//!
//! Villages, their pieces and published areas alike. What is asked of a contour is how often it winds
//! about the points along a curve: 1 inside and 0 outside a valid polygon. Winding numbers add up, so
//! that holes that touch their exterior, edges that run along each other there and back, and slivers that
//! rounding turned inside out need no thought: each counts as the signed area that it is.
//! Along a line every decision is exact ([`Contour::along`]); around a circle each vertex is inside or
//! outside once and for all ([`Contour::around`]).

use super::line::{Line, Side, in_circle};
use super::runs::{NO_BOX, Runs, around, of_ends};
use super::spans::{Event, Wound, sweep};
use crate::footprint::Direction;
use crate::place::{determinant, vertices_on_lattice};
use geo::{Coord, MultiPolygon};

/// The boundary of a polygon, relative to some point of the lattice.
#[derive(Clone, Debug)]
pub(super) struct Contour {
    /// The edges, ring after ring.
    pub(super) edges: Vec<Line>,
    /// Their ends, which are looked at most.
    ends: Vec<[f64; 4]>,
    /// Where each ring ends among the edges.
    ring_ends: Vec<u32>,
    /// Boxes around runs of edges, so that not all of many edges have to be looked at.
    runs: Runs,
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
            edges: Vec::new(),
            ends: Vec::new(),
            ring_ends: Vec::new(),
            runs: Runs::default(),
            bounds: NO_BOX,
            twice_area: 0.0,
        };
        for ring in rings.filter(|r| r.len() >= 3) {
            let relative = |c: &Coord<f64>| (c.x - origin.x, c.y - origin.y);
            for (a, b) in ring.iter().zip(ring.iter().cycle().skip(1)) {
                let (a, b) = (relative(a), relative(b));
                contour.twice_area += a.0 * b.1 - a.1 * b.0;
                contour.edges.push(Line::edge(a, b));
                contour.ends.push([a.0, a.1, b.0, b.1]);
            }
            contour.ring_ends.push(contour.ends.len() as u32);
        }
        contour.runs = Runs::of(&contour.ends);
        contour.bounds = contour.ends.iter().fold(NO_BOX, |all, ends| around(all, of_ends(ends)));
        contour
    }

    /// Area, m².
    pub(super) fn area_m2(&self) -> f64 {
        0.5 * self.twice_area
    }

    /// The edges' ends of each ring.
    fn rings(&self) -> impl Iterator<Item = &[[f64; 4]]> {
        let mut from = 0;
        self.ring_ends.iter().map(move |&end| {
            let ring = &self.ends[from..end as usize];
            from = end as usize;
            ring
        })
    }

    /// The vertices.
    pub(super) fn vertices(&self) -> impl Iterator<Item = (f64, f64)> {
        self.ends.iter().map(|&[x, y, ..]| (x, y))
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

    /// Whether all edges whose boxes come near a box pass a test of their ends.
    pub(super) fn all_clear(&self, near: [f64; 4], test: impl Fn(&[f64; 4]) -> bool) -> bool {
        let [l, b, r, t] = near;
        let clear =
            |[left, bottom, right, top]: [f64; 4]| left > r || right < l || bottom > t || top < b;
        let mut all = true;
        self.runs.each(clear, |edges| all = all && self.ends[edges].iter().all(&test));
        all
    }

    /// Whether a straight piece's box meets the box, edges included. Boxes of edges are exact.
    pub(super) fn near_line(&self, line: &Line) -> bool {
        let [left, bottom, right, top] = self.bounds;
        let (x0, y0, x1, y1) = line.ends();
        x0.min(x1) <= right && x0.max(x1) >= left && y0.min(y1) <= top && y0.max(y1) >= bottom
    }

    /// How often the contour winds about a point that is not on it, or not by more than rounding.
    pub(super) fn winding(&self, x: f64, y: f64) -> i32 {
        let mut times = 0;
        let clear = |[_, bottom, right, top]: [f64; 4]| x > right || y < bottom || y > top;
        self.runs.each(clear, |edges| times += winding(&self.ends[edges], x, y));
        times
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
        let Found { events, tied } = found;
        let mut is_beyond = |x: f64, y: f64| {
            let left = line.dx * (y - line.y) - line.dy * (x - line.x);
            if left.abs() > unsure {
                return left * sign > 0.0;
            }
            let left = determinant(line.dx, line.dy, x - line.x, y - line.y);
            *tied |= left == 0.0;
            left * sign > 0.0
        };
        let one_side = |[left, bottom, right, top]: [f64; 4]| {
            let (x, y) = (0.5 * (left + right) - line.x, 0.5 * (bottom + top) - line.y);
            let reach = line.dx.abs() * 0.5 * (top - bottom) + line.dy.abs() * 0.5 * (right - left);
            (line.dx * y - line.dy * x).abs() > reach + 2.0 * unsure
        };
        let mut start = 0;
        let mut on_first = false;
        events.clear();
        self.runs.each(one_side, |edges| {
            let mut last: Option<(f64, f64, bool)> = None;
            for &[x0, y0, x1, y1] in &self.ends[edges] {
                let was_beyond = match last {
                    Some((x, y, beyond)) if x == x0 && y == y0 => beyond,
                    _ => is_beyond(x0, y0),
                };
                let beyond = is_beyond(x1, y1);
                last = Some((x1, y1, beyond));
                if beyond == was_beyond {
                    continue;
                }
                // From left to right one enters, since the inside is on the edge's left.
                let change = if was_beyond == (sign > 0.0) { 1 } else { -1 };
                let of_first = determinant(x1 - x0, y1 - y0, line.x - x0, line.y - y0);
                on_first |= of_first == 0.0;
                if of_first * f64::from(change) < 0.0 {
                    start -= change;
                    let at = line.crossing((x0, y0), (x1, y1));
                    if at < line.to {
                        events.push((at, change));
                    }
                }
            }
        });
        *tied |= on_first;
        if start != 0 || !events.is_empty() {
            sweep(events, start, line.whole(), out);
        }
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
        // Boxes wholly outside or wholly inside, by more than rounding.
        let (inner, outer) = (radius * (1.0 - 1e-12), radius * (1.0 + 1e-12));
        let clear = |[left, bottom, right, top]: [f64; 4]| {
            let (dx, dy) = ((left - cx).max(cx - right), (bottom - cy).max(cy - top));
            let (near_x, near_y) = (dx.max(0.0), dy.max(0.0));
            let far = ((cx - left).max(right - cx), (cy - bottom).max(top - cy));
            near_x * near_x + near_y * near_y > outer * outer
                || far.0 * far.0 + far.1 * far.1 < inner * inner
        };
        self.runs.each(clear, |edges| {
            let mut last: Option<(f64, f64, bool)> = None;
            for i in edges {
                let [x0, y0, x1, y1] = self.ends[i];
                let from = match last {
                    Some((x, y, inside)) if x == x0 && y == y0 => inside,
                    _ => in_circle((x0, y0), (cx, cy), radius),
                };
                let to = in_circle((x1, y1), (cx, cy), radius);
                last = Some((x1, y1, to));
                if from && to {
                    continue;
                }
                let edge = &self.edges[i];
                let Some((a, b)) = edge.within_circle((cx, cy), radius, [from, to]) else {
                    continue;
                };
                // Counter-clockwise one passes to the right of an edge that enters, and to the left
                // of one that leaves.
                for (meets, at, change) in [(!from, a, -1), (!to, b, 1)] {
                    if meets {
                        let (x, y) = edge.at(at);
                        crossings.push((Direction::of(x - cx, y - cy, radius), change));
                    }
                }
            }
        });
        let turn = (Direction::EAST, Direction::TURN);
        if crossings.is_empty() {
            // Rings outside of the circle wind about its points as about its centre, those inside do
            // not wind about any.
            let outside =
                |ring: &&[[f64; 4]]| !in_circle((ring[0][0], ring[0][1]), (cx, cy), radius);
            let times = self.rings().filter(outside).map(|ring| winding(ring, cx, cy)).sum();
            sweep(crossings, times, turn, out);
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

/// How often edges wind about a point: how often they cross the ray to its right upwards more than
/// downwards.
fn winding(edges: &[[f64; 4]], x: f64, y: f64) -> i32 {
    let mut times = 0;
    for &[x0, y0, x1, y1] in edges {
        if (y0 > y) != (y1 > y) && x < x0 + (y - y0) * (x1 - x0) / (y1 - y0) {
            times += if y1 > y0 { 1 } else { -1 };
        }
    }
    times
}
