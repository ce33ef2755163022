//! A village's boundary, at its own origin.

use super::segment::{Segment, Twin};
use super::{COLLINEAR_M, Placed, intervals};
use crate::footprint::{Direction, PolarProfile};
use geo::{BoundingRect, Coord, CoordsIter, MultiPolygon};

/// The boundary of one village, relative to the middle of its box.
#[derive(Clone, Debug)]
pub struct Outline {
    origin: Coord<f64>,
    half_width: f64,
    half_height: f64,
    edges: Vec<Segment>,
    /// Ends of the edges, for point-in-polygon: (x0, y0, x1, y1).
    ends: Vec<[f64; 4]>,
    area_m2: f64,
}

/// An edge or vertex this close to a circle touches it, m: a thousand times the rounding of
/// coordinates relative to the village.
const TOUCH_M: f64 = 1e-6;

impl Outline {
    /// The outline of a shape whose exteriors are counter-clockwise and holes clockwise.
    /// `None` when it has no area.
    pub fn new(shape: &MultiPolygon<f64>) -> Option<Self> {
        let rect = shape.bounding_rect()?;
        let origin = rect.center();
        let mut edges = Vec::with_capacity(shape.coords_count());
        let mut ends = Vec::with_capacity(shape.coords_count());
        let mut twice = 0.0;
        for ring in shape.iter().flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors())) {
            for line in ring.lines() {
                let (a, b) = (line.start - origin, line.end - origin);
                if let Some(segment) = Segment::new((a.x, a.y), (b.x, b.y)) {
                    twice += a.x * b.y - a.y * b.x;
                    edges.push(segment);
                    ends.push([a.x, a.y, b.x, b.y]);
                }
            }
        }
        (twice > 0.0).then(|| Self {
            origin,
            half_width: 0.5 * rect.width(),
            half_height: 0.5 * rect.height(),
            edges,
            ends,
            area_m2: 0.5 * twice,
        })
    }

    /// The point everything is relative to, working CRS.
    pub fn origin(&self) -> Coord<f64> {
        self.origin
    }

    /// Area, m².
    pub fn area_m2(&self) -> f64 {
        self.area_m2
    }

    /// Whether a footprint's circle reaches the village's box.
    pub fn may_touch(&self, f: &Placed<'_>) -> bool {
        let dx = (f.x.abs() - self.half_width).max(0.0);
        let dy = (f.y.abs() - self.half_height).max(0.0);
        dx * dx + dy * dy < f.reach_m * f.reach_m
    }

    /// Whether the village's box, hence the village, lies inside one piece of a footprint. Pieces
    /// are convex, so its corners tell.
    pub fn is_within(&self, f: &Placed<'_>) -> bool {
        let (dx, dy) = (f.x.abs() + self.half_width, f.y.abs() + self.half_height);
        if dx * dx + dy * dy > f.reach_m * f.reach_m {
            // The box does not fit; the village itself may, when the disc is not much smaller.
            return match f.profile {
                PolarProfile::Disc(r) => {
                    let least = self.half_width.max(self.half_height);
                    *r > least
                        && self.ends.iter().all(|[x, y, ..]| {
                            let (dx, dy) = (x - f.x, y - f.y);
                            dx * dx + dy * dy <= r * r
                        })
                }
                PolarProfile::Sectors(_) => false,
            };
        }
        match f.profile {
            PolarProfile::Disc(_) => true,
            PolarProfile::Sectors(pieces) => pieces.iter().any(|p| {
                dx * dx + dy * dy <= p.radius_m * p.radius_m
                    && [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)].iter().all(
                        |(sx, sy)| {
                            let (x, y) = (sx * self.half_width - f.x, sy * self.half_height - f.y);
                            p.from.x * y - p.from.y * x >= 0.0 && p.to.x * y - p.to.y * x <= 0.0
                        },
                    )
            }),
        }
    }

    /// Twice the integral over the parts of the edges that lie inside some footprint.
    pub(super) fn twice_area_of_edges_within(
        &self,
        footprints: &[Placed<'_>],
        spans: &mut Vec<(f64, f64)>,
    ) -> f64 {
        let mut twice = 0.0;
        for edge in &self.edges {
            spans.clear();
            for f in footprints {
                edge.within(f, Twin::EDGE, spans);
                if spans.last().is_some_and(|&(a, b)| a <= 0.0 && b >= edge.length()) {
                    break;
                }
            }
            if !spans.is_empty() {
                twice +=
                    edge.twice_area_per_metre() * intervals::union_length(spans, edge.length());
            }
        }
        twice
    }

    /// Collects the directions, from its centre, in which a circle meets the outline: where it
    /// crosses an edge, and where an edge or a vertex touches it.
    ///
    /// Between two of them the circle keeps clear of the outline, so that the middle of each part
    /// tells whether the part is inside. A direction too many costs one test.
    pub(super) fn crossings(&self, x: f64, y: f64, radius: f64, out: &mut Vec<Direction>) {
        out.clear();
        let touch2 = 2.0 * radius * TOUCH_M;
        for (edge, &[x0, y0, ..]) in self.edges.iter().zip(&self.ends) {
            let (dx, dy) = (x0 - x, y0 - y);
            if (dx * dx + dy * dy - radius * radius).abs() <= touch2 {
                out.push(Direction::of(dx, dy));
            }
            let h = edge.left_of(x, y);
            if h.abs() > radius + TOUCH_M {
                continue;
            }
            let foot = edge.along(x, y);
            if h.abs() >= radius - TOUCH_M && (0.0..=edge.length()).contains(&foot) {
                let (px, py) = edge.at(foot);
                out.push(Direction::of(px - x, py - y));
            }
            if let Some((a, b)) = edge.chord(x, y, radius) {
                for t in [a, b] {
                    if (0.0..=edge.length()).contains(&t) {
                        let (px, py) = edge.at(t);
                        out.push(Direction::of(px - x, py - y));
                    }
                }
            }
        }
    }

    /// Whether a point is inside.
    pub(super) fn contains(&self, x: f64, y: f64) -> bool {
        if x.abs() > self.half_width || y.abs() > self.half_height {
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

    /// Length of the parts of a segment that are properly inside, among its `free` spans. What runs
    /// along an edge is not inside: the edge itself answers for it.
    pub(super) fn length_within(&self, segment: &Segment, free: &[(f64, f64)]) -> f64 {
        let mut cuts = vec![0.0, segment.length()];
        let mut along: Vec<(f64, f64)> = Vec::new();
        for (edge, &[x0, y0, x1, y1]) in self.edges.iter().zip(&self.ends) {
            let (l0, l1) = (segment.left_of(x0, y0), segment.left_of(x1, y1));
            if l0.abs() <= COLLINEAR_M && l1.abs() <= COLLINEAR_M {
                let (t0, t1) = (segment.along(x0, y0), segment.along(x1, y1));
                along.push((t0.min(t1), t0.max(t1)));
                cuts.extend([t0, t1]);
            } else {
                // A vertex on the line is a cut of its own: rounding may put both its edges on one
                // side.
                if l0.abs() <= COLLINEAR_M {
                    cuts.push(segment.along(x0, y0));
                }
                if (l0 > 0.0) != (l1 > 0.0) {
                    let (x, y) = edge.at(edge.length() * l0 / (l0 - l1));
                    cuts.push(segment.along(x, y));
                }
            }
        }
        cuts.retain(|t| (0.0..=segment.length()).contains(t));
        cuts.sort_unstable_by(f64::total_cmp);
        let mut total = 0.0;
        for pair in cuts.windows(2) {
            for &(a, b) in free {
                let (a, b) = (a.max(pair[0]), b.min(pair[1]));
                if b <= a {
                    continue;
                }
                let middle = 0.5 * (a + b);
                let (x, y) = segment.at(middle);
                let on_edge = along.iter().any(|&(p, q)| middle >= p && middle <= q);
                if !on_edge && self.contains(x, y) {
                    total += b - a;
                }
            }
        }
        total
    }
}
