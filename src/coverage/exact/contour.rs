//! A polygon's boundary, as directed segments with the inside on the left.
//!
//! Villages and published areas alike: what may be asked of one is asked of the other.

use super::segment::{Segment, Twin};
use super::{COLLINEAR_M, intervals};
use crate::footprint::Direction;
use geo::{Coord, MultiPolygon};

/// The boundary of a valid multipolygon, relative to some origin.
#[derive(Clone, Debug)]
pub(super) struct Contour {
    pub(super) edges: Vec<Segment>,
    /// Ends of the edges: (x0, y0, x1, y1).
    pub(super) ends: Vec<[f64; 4]>,
    /// Left, bottom, right, top.
    pub(super) bounds: [f64; 4],
    twice_area: f64,
}

/// An edge or vertex this close to a circle touches it, m: a thousand times the rounding of
/// coordinates relative to the village.
const TOUCH_M: f64 = 1e-6;

impl Contour {
    /// The boundary of a shape whose exteriors are counter-clockwise and holes clockwise.
    pub(super) fn new(shape: &MultiPolygon<f64>, origin: Coord<f64>) -> Self {
        let rings =
            || shape.iter().flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors()));
        let count = rings().map(|r| r.0.len()).sum();
        let mut contour = Self {
            edges: Vec::with_capacity(count),
            ends: Vec::with_capacity(count),
            bounds: [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY],
            twice_area: 0.0,
        };
        for line in rings().flat_map(geo::LineString::lines) {
            let (a, b) = (line.start - origin, line.end - origin);
            if let Some(edge) = Segment::new((a.x, a.y), (b.x, b.y)) {
                contour.twice_area += a.x * b.y - a.y * b.x;
                contour.edges.push(edge);
                contour.ends.push([a.x, a.y, b.x, b.y]);
                let [left, bottom, right, top] = &mut contour.bounds;
                *left = left.min(a.x);
                *bottom = bottom.min(a.y);
                *right = right.max(a.x);
                *top = top.max(a.y);
            }
        }
        contour
    }

    /// Takes away what edges run along each other there and back, as clipping leaves them: such
    /// stretches bound nothing, whether the inside lies on both of their sides or on neither. What
    /// an edge along a footprint's border means depends on where the inside is, so they must go.
    pub(super) fn without_returns(mut self) -> Self {
        // By their left ends: only edges whose spans in x meet can run along each other.
        let mut order: Vec<u32> = (0..self.edges.len() as u32).collect();
        let left = |ends: &[f64; 4]| ends[0].min(ends[2]);
        let right = |ends: &[f64; 4]| ends[0].max(ends[2]);
        order.sort_unstable_by(|&a, &b| {
            left(&self.ends[a as usize]).total_cmp(&left(&self.ends[b as usize]))
        });
        // Along each edge, what another takes back, metres.
        let mut returns: Vec<(u32, f64, f64)> = Vec::new();
        let mut taken = Vec::new();
        for (k, &i) in order.iter().enumerate() {
            let (own, own_ends) = (&self.edges[i as usize], &self.ends[i as usize]);
            for &j in &order[k + 1..] {
                let ends = &self.ends[j as usize];
                if left(ends) > right(own_ends) {
                    break;
                }
                let &[x0, y0, x1, y1] = ends;
                let on = |x: f64, y: f64| own.left_of(x, y).abs() <= COLLINEAR_M;
                if !on(x0, y0) || !on(x1, y1) {
                    continue;
                }
                let (t0, t1) = (own.along(x0, y0), own.along(x1, y1));
                let (from, to) = (t1.max(0.0), t0.min(own.length()));
                if to <= from {
                    continue;
                }
                // What one of the two has already been taken back by a third is not there any more.
                // Along the other, which runs the other way, a stretch from a to b is t0 − b to t0 − a.
                taken.clear();
                for &(edge, a, b) in &returns {
                    if edge == i {
                        taken.push((a - from, b - from));
                    } else if edge == j {
                        taken.push((t0 - b - from, t0 - a - from));
                    }
                }
                for &(a, b) in intervals::gaps(&mut taken, to - from).iter() {
                    let (a, b) = (from + a, from + b);
                    returns.extend([(i, a, b), (j, t0 - b, t0 - a)]);
                }
            }
        }
        if returns.is_empty() {
            return self;
        }
        returns.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
        let (edges, ends) = (std::mem::take(&mut self.edges), std::mem::take(&mut self.ends));
        for (i, (edge, ends)) in edges.iter().zip(&ends).enumerate() {
            let own = || returns.iter().filter(|r| r.0 == i as u32);
            let mut from = (0.0, (ends[0], ends[1]));
            let all = own().map(|&(_, a, b)| (a, b)).chain([(edge.length(), edge.length())]);
            for (a, b) in all {
                let end = if a >= edge.length() { (ends[2], ends[3]) } else { edge.at(a) };
                if a > from.0 + COLLINEAR_M
                    && let Some(part) = Segment::new(from.1, end)
                {
                    self.edges.push(part);
                    self.ends.push([from.1.0, from.1.1, end.0, end.1]);
                }
                if b > from.0 {
                    from = (b, edge.at(b));
                }
            }
        }
        self
    }

    /// Drops the edges that no question about points within these bounds can depend on: those
    /// wholly above, below or to the left, which neither come near nor are met by the ray to the
    /// right that [`Contour::contains`] follows. Outside the bounds the answers are then void, so
    /// that whoever asks cuts his curve where it leaves the village.
    pub(super) fn keep_for(mut self, bounds: [f64; 4]) -> Self {
        let [left, bottom, _, top] = bounds;
        let matters = |&[x0, y0, x1, y1]: &[f64; 4]| {
            x0.max(x1) >= left - TOUCH_M
                && y0.max(y1) >= bottom - TOUCH_M
                && y0.min(y1) <= top + TOUCH_M
        };
        let mut kept = 0;
        for i in 0..self.ends.len() {
            if matters(&self.ends[i]) {
                self.ends[kept] = self.ends[i];
                self.edges[kept] = self.edges[i];
                kept += 1;
            }
        }
        self.ends.truncate(kept);
        self.edges.truncate(kept);
        self
    }

    /// Area, m².
    pub(super) fn area_m2(&self) -> f64 {
        0.5 * self.twice_area
    }

    /// The vertices, each once.
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

    /// Whether a segment's box meets the box.
    pub(super) fn near_segment(&self, segment: &Segment) -> bool {
        let [left, bottom, right, top] = self.bounds;
        let ((x0, y0), (x1, y1)) = (segment.at(0.0), segment.at(segment.length()));
        x0.min(x1) <= right && x0.max(x1) >= left && y0.min(y1) <= top && y0.max(y1) >= bottom
    }

    /// Whether a point is inside.
    pub(super) fn contains(&self, x: f64, y: f64) -> bool {
        let [left, bottom, right, top] = self.bounds;
        if x < left || x > right || y < bottom || y > top {
            return false;
        }
        let mut inside = false;
        for &[x0, y0, x1, y1] in &self.ends {
            if (y0 > y) != (y1 > y) && x < x0 + (y - y0) * (x1 - x0) / (y1 - y0) {
                inside = !inside;
            }
        }
        inside
    }

    /// Adds the directions, from its centre, in which a circle meets the contour: where it
    /// crosses an edge, and where an edge or a vertex touches it.
    ///
    /// Between two of them the circle keeps clear of the contour, so that the middle of each part
    /// tells whether the part is inside. A direction too many costs one test.
    pub(super) fn crossings(&self, x: f64, y: f64, radius: f64, out: &mut Vec<Direction>) {
        let reach = radius + TOUCH_M;
        let inner2 = (radius - TOUCH_M) * (radius - TOUCH_M);
        for (edge, &[x0, y0, x1, y1]) in self.edges.iter().zip(&self.ends) {
            let h = edge.left_of(x, y);
            if h.abs() > reach {
                continue;
            }
            // Discs are convex: with both ends well inside, the edge is.
            let d2 = |px: f64, py: f64| (px - x) * (px - x) + (py - y) * (py - y);
            if d2(x0, y0) < inner2 && d2(x1, y1) < inner2 {
                continue;
            }
            let mut push = |metres: f64| {
                let (px, py) = edge.at(metres);
                out.push(Direction::of(px - x, py - y, radius));
            };
            let foot = edge.along(x, y);
            // The edge's first vertex, which is the last edge's last.
            if (foot * foot + h * h - radius * radius).abs() <= 2.0 * radius * TOUCH_M {
                push(0.0);
            }
            if h.abs() >= radius - TOUCH_M && (0.0..=edge.length()).contains(&foot) {
                push(foot);
            }
            if let Some((a, b)) = edge.chord(x, y, radius) {
                for t in [a, b] {
                    if (0.0..=edge.length()).contains(&t) {
                        push(t);
                    }
                }
            }
        }
    }

    /// Adds the spans of a segment that lie inside; `cuts` is scratch. The segment is cut at the ends
    /// of `pieces` too, so that no part of it is in and out of them.
    ///
    /// What runs along an edge is inside as `twin` says for edges that run the same way, and for
    /// those that run the other way.
    pub(super) fn spans_within(
        &self,
        segment: &Segment,
        twin: Twin,
        pieces: &[(f64, f64)],
        cuts: &mut Cuts,
        spans: &mut Vec<(f64, f64)>,
    ) {
        if !self.near_segment(segment) {
            return;
        }
        let Cuts { at, along } = cuts;
        at.clear();
        at.extend(pieces.iter().flat_map(|&(a, b)| [a, b]));
        along.clear();
        let length = segment.length();
        for &[x0, y0, x1, y1] in &self.ends {
            let (l0, l1) = (segment.left_of(x0, y0), segment.left_of(x1, y1));
            if (l0 > COLLINEAR_M && l1 > COLLINEAR_M) || (l0 < -COLLINEAR_M && l1 < -COLLINEAR_M) {
                continue;
            }
            if l0.abs() <= COLLINEAR_M && l1.abs() <= COLLINEAR_M {
                let (t0, t1) = (segment.along(x0, y0), segment.along(x1, y1));
                if t0.max(t1) > 0.0 && t0.min(t1) < length {
                    along.push((t0.min(t1), t0.max(t1), twin.counts(t1 > t0)));
                    at.extend([t0, t1]);
                }
                continue;
            }
            // A vertex on the line is a cut of its own: rounding may put both its edges on one side.
            if l0.abs() <= COLLINEAR_M {
                at.push(segment.along(x0, y0));
            }
            if (l0 > 0.0) != (l1 > 0.0) {
                let (t0, t1) = (segment.along(x0, y0), segment.along(x1, y1));
                at.push(t0 + (t1 - t0) * l0 / (l0 - l1));
            }
        }
        at.retain(|t| *t > 0.0 && *t < length);
        at.push(length);
        at.sort_unstable_by(f64::total_cmp);
        let mut from = 0.0;
        for &to in at.iter() {
            if to <= from {
                continue;
            }
            let middle = 0.5 * (from + to);
            let on_edge = along.iter().find(|&&(a, b, _)| middle >= a && middle <= b);
            let inside = on_edge.map_or_else(
                || {
                    let (x, y) = segment.at(middle);
                    self.contains(x, y)
                },
                |&(_, _, counts)| counts,
            );
            if inside {
                match spans.last_mut() {
                    Some(last) if last.1 == from => last.1 = to,
                    _ => spans.push((from, to)),
                }
            }
            from = to;
        }
    }
}

/// Scratch of [`Contour::spans_within`].
#[derive(Debug, Default)]
pub(super) struct Cuts {
    at: Vec<f64>,
    /// Stretches along an edge, and whether they count as inside.
    along: Vec<(f64, f64, bool)>,
}
