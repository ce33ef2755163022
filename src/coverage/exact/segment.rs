//! Straight pieces of a boundary: village edges and radii of sectors.
//!
//! The inside of whatever a segment bounds is on its left.

use super::{COLLINEAR_M, GRAZE_M, Placed, borders};
use crate::footprint::{Piece, PolarProfile};

/// A directed segment.
#[derive(Clone, Copy, Debug)]
pub(super) struct Segment {
    x: f64,
    y: f64,
    /// Unit vector along it.
    ux: f64,
    uy: f64,
    length: f64,
}

/// How a segment counts that lies along a border of a footprint.
#[derive(Clone, Copy, Debug)]
pub(super) struct Twin {
    /// Inside when the footprint is on the same side as the segment's own inside.
    same_side: bool,
    /// Inside when it is on the other side.
    other_side: bool,
}

impl Twin {
    /// A stretch that is answered for by the border it runs along.
    pub(super) const OUTSIDE: Self = Self { same_side: false, other_side: false };

    /// A village edge: it bounds the intersection where both insides are on one side.
    pub(super) const EDGE: Self = Self { same_side: true, other_side: false };

    /// A border of a footprint: with insides on both sides it is interior to the union; with both
    /// on one side one of the two counts, the first.
    pub(super) fn of_footprints(is_first: bool) -> Self {
        Self { same_side: !is_first, other_side: true }
    }

    /// Whether the segment counts as inside along a border of that direction.
    pub(super) fn counts(self, same_direction: bool) -> bool {
        if same_direction { self.same_side } else { self.other_side }
    }
}

impl Segment {
    /// The segment from `a` to `b`; `None` when they are one point.
    pub(super) fn new(a: (f64, f64), b: (f64, f64)) -> Option<Self> {
        let (dx, dy) = (b.0 - a.0, b.1 - a.1);
        let length = (dx * dx + dy * dy).sqrt();
        (length > 0.0).then(|| Self { x: a.0, y: a.1, ux: dx / length, uy: dy / length, length })
    }

    pub(super) fn length(&self) -> f64 {
        self.length
    }

    /// x dy − y dx for each metre along it: constant on a straight line.
    pub(super) fn twice_area_per_metre(&self) -> f64 {
        self.x * self.uy - self.y * self.ux
    }

    /// The point so far along it.
    pub(super) fn at(&self, metres: f64) -> (f64, f64) {
        (self.x + metres * self.ux, self.y + metres * self.uy)
    }

    /// Distance to the left of the segment's line, m.
    pub(super) fn left_of(&self, x: f64, y: f64) -> f64 {
        self.ux * (y - self.y) - self.uy * (x - self.x)
    }

    /// How far along the segment's line the foot of a point lies, m.
    pub(super) fn along(&self, x: f64, y: f64) -> f64 {
        self.ux * (x - self.x) + self.uy * (y - self.y)
    }

    /// Where the segment's line enters and leaves a circle, metres along it; `None` where it passes
    /// it by. Both the segment and the arc take their common points from here.
    pub(super) fn chord(&self, cx: f64, cy: f64, radius: f64) -> Option<(f64, f64)> {
        let h = self.left_of(cx, cy);
        if radius - h.abs() <= GRAZE_M {
            return None;
        }
        let s2 = (radius - h) * (radius + h);
        let (foot, s) = (self.along(cx, cy), s2.sqrt());
        Some((foot - s, foot + s))
    }

    /// Adds the spans of the segment that lie inside a footprint.
    pub(super) fn within(&self, f: &Placed<'_>, twin: Twin, spans: &mut Vec<(f64, f64)>) {
        match f.profile {
            PolarProfile::Disc(r) => {
                let d2 = |(x, y): (f64, f64)| (x - f.x) * (x - f.x) + (y - f.y) * (y - f.y);
                if d2(self.at(0.0)) < r * r && d2(self.at(self.length)) < r * r {
                    spans.push((0.0, self.length));
                } else if let Some((a, b)) = self.chord(f.x, f.y, *r) {
                    self.push(a, b, spans);
                }
            }
            PolarProfile::Sectors(pieces) => {
                if self.chord(f.x, f.y, f.reach_m).is_none_or(|(a, b)| b <= 0.0 || a >= self.length)
                {
                    return;
                }
                for piece in pieces {
                    if let Some((a, b)) = self.within_piece(f, piece, twin) {
                        self.push(a, b, spans);
                    }
                }
            }
        }
    }

    fn push(&self, a: f64, b: f64, spans: &mut Vec<(f64, f64)>) {
        let (a, b) = (a.max(0.0), b.min(self.length));
        if b > a {
            spans.push((a, b));
        }
    }

    /// The one span inside a piece, which is convex.
    fn within_piece(&self, f: &Placed<'_>, piece: &Piece, twin: Twin) -> Option<(f64, f64)> {
        let (mut a, mut b) = self.chord(f.x, f.y, piece.radius_m)?;
        (a, b) = (a.max(0.0), b.min(self.length));
        for border in borders(piece) {
            if b <= a {
                return None;
            }
            // Distance to the left of the border at both ends.
            let left = |t: f64| {
                let (x, y) = self.at(t);
                border.x * (y - f.y) - border.y * (x - f.x)
            };
            let (da, db) = (left(a), left(b));
            if da.abs() <= COLLINEAR_M && db.abs() <= COLLINEAR_M {
                let same = self.ux * border.x + self.uy * border.y > 0.0;
                if !twin.counts(same) {
                    return None;
                }
            } else if da < 0.0 && db < 0.0 {
                return None;
            } else if da < 0.0 {
                a += (b - a) * da / (da - db);
            } else if db < 0.0 {
                b = a + (b - a) * da / (da - db);
            }
        }
        (b > a).then_some((a, b))
    }
}
