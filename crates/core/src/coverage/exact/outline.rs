//! A village's boundary, at its own origin.

use super::contour::Contour;
use super::{Frame, Placed};
use crate::footprint::PolarProfile;
use crate::place::on_lattice;
use geo::{BoundingRect, Coord, MultiPolygon};

/// The boundary of one village, relative to the middle of its box.
#[derive(Clone, Debug)]
pub struct Outline {
    origin: Coord<f64>,
    pub(super) contour: Contour,
}

impl Outline {
    /// The outline of a shape whose exteriors are counter-clockwise and holes clockwise, relative to a
    /// point of the lattice near the middle of its box. Its edges may run along each other there and
    /// back, as clipping leaves them. `None` when it has no area.
    pub fn new(shape: &MultiPolygon<f64>) -> Option<Self> {
        Self::of_piece(shape, on_lattice(shape.bounding_rect()?.center()))
    }

    /// The same relative to a given point of the lattice.
    pub fn of_piece(shape: &MultiPolygon<f64>, origin: Coord<f64>) -> Option<Self> {
        let contour = Contour::new(shape, origin);
        (contour.area_m2() > 0.0).then_some(Self { origin, contour })
    }

    /// The point everything is relative to, working CRS.
    pub fn origin(&self) -> Coord<f64> {
        self.origin
    }

    /// Area, m².
    pub fn area_m2(&self) -> f64 {
        self.contour.area_m2()
    }

    /// How far its box reaches from the origin, m.
    pub(super) fn farthest_m(&self) -> f64 {
        let [left, bottom, right, top] = self.contour.bounds;
        left.abs().max(right.abs()) + bottom.abs().max(top.abs())
    }

    /// Whether a footprint's circle reaches the village's box.
    pub fn may_touch(&self, f: &Placed<'_>) -> bool {
        self.contour.near_circle(f.x, f.y, f.reach_m)
    }

    /// Whether the village lies inside one piece of a footprint, as far as a quick look can tell.
    pub fn is_within(&self, f: &Placed<'_>) -> bool {
        let [left, bottom, right, top] = self.contour.bounds;
        let frame = Frame { left, bottom, right, top };
        // The box may stick out where the village does not.
        frame.is_within(f)
            || matches!(f.profile, PolarProfile::Disc(r)
            if 2.0 * r >= (right - left).max(top - bottom)
                && self.contour.vertices().all(|(x, y)| {
                    let (dx, dy) = (x - f.x, y - f.y);
                    dx * dx + dy * dy <= r * r
                }))
    }
}
