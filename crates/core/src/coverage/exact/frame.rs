//! A box with its sides along the axes: what can be told of the things in it by distances alone.

use super::Placed;
use super::contour::Contour;
use crate::footprint::PolarProfile;
use geo::{Coord, Rect};

/// A box relative to an outline's origin, m.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// Least x.
    pub left: f64,
    /// Least y.
    pub bottom: f64,
    /// Largest x.
    pub right: f64,
    /// Largest y.
    pub top: f64,
}

/// Where a box lies beside a polygon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    /// All of it outside.
    Outside,
    /// All of it inside.
    Inside,
    /// The border may pass through it.
    Border,
}

impl Frame {
    /// A box of the working CRS, relative to an origin.
    pub fn new(rect: Rect<f64>, origin: Coord<f64>) -> Self {
        let (min, max) = (rect.min() - origin, rect.max() - origin);
        Self { left: min.x, bottom: min.y, right: max.x, top: max.y }
    }

    /// Whether a circle reaches the box.
    pub(super) fn near_circle(&self, x: f64, y: f64, radius: f64) -> bool {
        let dx = (self.left - x).max(x - self.right).max(0.0);
        let dy = (self.bottom - y).max(y - self.top).max(0.0);
        dx * dx + dy * dy < radius * radius
    }

    /// Its middle, working CRS, where `origin` is what it is relative to.
    pub fn centre(&self, origin: Coord<f64>) -> Coord<f64> {
        let middle = Coord { x: 0.5 * (self.left + self.right), y: 0.5 * (self.bottom + self.top) };
        middle + origin
    }

    fn corners(&self) -> [(f64, f64); 4] {
        let Self { left, bottom, right, top } = *self;
        [(left, bottom), (right, bottom), (right, top), (left, top)]
    }

    /// Squared distance from a point to the farthest corner.
    pub(super) fn furthest2(&self, x: f64, y: f64) -> f64 {
        let dx = (x - self.left).max(self.right - x);
        let dy = (y - self.bottom).max(self.top - y);
        dx * dx + dy * dy
    }

    /// Whether the box lies inside one piece of a footprint, which are convex: the corners tell.
    pub fn is_within(&self, f: &Placed<'_>) -> bool {
        let furthest2 = self.furthest2(f.x, f.y);
        match f.profile {
            PolarProfile::Disc(r) => furthest2 <= r * r,
            PolarProfile::Sectors(pieces) => pieces.iter().any(|p| {
                furthest2 <= p.radius_m * p.radius_m
                    && self.corners().iter().all(|&(x, y)| {
                        let (x, y) = (x - f.x, y - f.y);
                        p.from.x * y - p.from.y * x >= 0.0 && p.to.x * y - p.to.y * x <= 0.0
                    })
            }),
        }
    }

    /// Whether a footprint may have something of the box: not when its circle keeps clear, nor when
    /// the box lies on the outer side of a border of each of its pieces.
    pub fn may_meet(&self, f: &Placed<'_>) -> bool {
        if !self.near_circle(f.x, f.y, f.reach_m) {
            return false;
        }
        let PolarProfile::Sectors(pieces) = f.profile else { return true };
        let corners = self.corners().map(|(x, y)| (x - f.x, y - f.y));
        pieces.iter().any(|p| {
            corners.iter().any(|&(x, y)| p.from.x * y - p.from.y * x > 0.0)
                && corners.iter().any(|&(x, y)| p.to.x * y - p.to.y * x < 0.0)
        })
    }

    /// Where the box lies beside a polygon, as far as a quick look can tell.
    pub(super) fn beside(&self, contour: &Contour) -> Beside {
        let [left, bottom, right, top] = contour.bounds;
        if left > self.right || right < self.left || bottom > self.top || top < self.bottom {
            return Beside::Outside;
        }
        let corners = self.corners();
        let clear = |&[x0, y0, x1, y1]: &[f64; 4]| {
            if x0.min(x1) > self.right || x0.max(x1) < self.left {
                return true;
            }
            if y0.min(y1) > self.top || y0.max(y1) < self.bottom {
                return true;
            }
            let side = |&(x, y): &(f64, f64)| (x1 - x0) * (y - y0) - (y1 - y0) * (x - x0);
            let sides = corners.each_ref().map(side);
            sides.iter().all(|s| *s > 0.0) || sides.iter().all(|s| *s < 0.0)
        };
        if !contour.all_clear([self.left, self.bottom, self.right, self.top], clear) {
            Beside::Border
        } else if contour.winding(0.5 * (self.left + self.right), 0.5 * (self.bottom + self.top))
            > 0
        {
            Beside::Inside
        } else {
            Beside::Outside
        }
    }
}
