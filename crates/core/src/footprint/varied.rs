//! A quantity of the sources that is varied to see what would change.

use serde::{Deserialize, Serialize};

/// One quantity, and by how much it is varied.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Varied {
    /// The radii of cells and access points and the distances along routes, times a factor greater than
    /// 0. Published areas stay as they are.
    Radius(f64),
}

impl Varied {
    /// Nothing is varied.
    pub const NOTHING: Self = Self::Radius(1.0);

    /// Whether, wherever the sources stand, all that they serve with `self` they serve with `other` too,
    /// so that no share is larger with `self`. `false` where that is not proved.
    ///
    /// Radii: a point served from a position lies in the direction of one of its sectors and no farther
    /// away than its radius, one served from a route no farther than its distance. Directions stay, so
    /// that the point is served with any larger factor. (Strips end in polygons of 256 sides, which hold
    /// each other but for 2e-4 of the round part.)
    pub fn is_within(self, other: Self) -> bool {
        match (self, other) {
            (Self::Radius(own), Self::Radius(other)) => own <= other,
        }
    }
}
