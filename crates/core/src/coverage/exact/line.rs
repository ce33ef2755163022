//! Straight pieces of a boundary: edges of polygons and radii of sectors.
//!
//! The inside of whatever a piece bounds is on its left. It is kept as a point and a vector that are
//! exact on the lattice (of a radius: the position and the border's direction as they are), from which
//! every decision is made by the sign of a determinant; the unit vector is for lengths.

use super::{Placed, borders};
use crate::footprint::{Direction, Piece, PolarProfile};
use crate::place::determinant;

/// A side of a directed line, by so little that nothing else lies between.
///
/// A piece that runs along another shape's border sees that shape as it is just beside the piece, on one
/// side or the other: as if one of the two had been moved by less than anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Left,
    Right,
}

impl Side {
    /// 1 on the left, −1 on the right.
    pub(super) fn sign(self) -> f64 {
        match self {
            Self::Left => 1.0,
            Self::Right => -1.0,
        }
    }
}

/// Of the two sides of a line that is not directed: the one on the left when it is followed eastwards
/// (northwards where it runs north), or the one on the right. Both directions of a line agree on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flank {
    Upper,
    Lower,
}

impl Flank {
    /// The other one.
    pub(super) fn opposite(self) -> Self {
        match self {
            Self::Upper => Self::Lower,
            Self::Lower => Self::Upper,
        }
    }
}

/// A directed piece of a straight line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// Where metres are counted from.
    pub(super) x: f64,
    pub(super) y: f64,
    /// The line's vector: an edge's from end to end, a radius's of length 1.
    pub(super) dx: f64,
    pub(super) dy: f64,
    /// Unit vector along it.
    pub(super) ux: f64,
    pub(super) uy: f64,
    /// Length of the vector, m.
    norm: f64,
    /// The piece begins and ends so many metres from there.
    pub(super) from: f64,
    pub(super) to: f64,
}

impl Line {
    /// The edge from `a` to `b`, which are two points.
    pub(super) fn edge(a: (f64, f64), b: (f64, f64)) -> Self {
        let (dx, dy) = (b.0 - a.0, b.1 - a.1);
        let norm = (dx * dx + dy * dy).sqrt();
        Self { x: a.0, y: a.1, dx, dy, ux: dx / norm, uy: dy / norm, norm, from: 0.0, to: norm }
    }

    /// The radius in a direction from a position, from the smaller of two distances to the larger.
    pub(super) fn radius(x: f64, y: f64, direction: Direction, from: f64, to: f64) -> Self {
        let (dx, dy) = (direction.x, direction.y);
        Self { x, y, dx, dy, ux: dx, uy: dy, norm: 1.0, from, to }
    }

    /// How long the piece is, m.
    pub(super) fn length(&self) -> f64 {
        self.to - self.from
    }

    /// Where the piece begins and ends.
    pub(super) fn whole(&self) -> (f64, f64) {
        (self.from, self.to)
    }

    /// Which of its sides is on a flank.
    pub(super) fn side(&self, flank: Flank) -> Side {
        let eastwards = self.dx > 0.0 || (self.dx == 0.0 && self.dy > 0.0);
        if eastwards == (flank == Flank::Upper) { Side::Left } else { Side::Right }
    }

    /// x dy − y dx for each metre along it: constant on a straight line.
    pub(super) fn twice_area_per_metre(&self) -> f64 {
        self.x * self.uy - self.y * self.ux
    }

    /// The point so far along it.
    pub(super) fn at(&self, metres: f64) -> (f64, f64) {
        (self.x + metres * self.ux, self.y + metres * self.uy)
    }

    /// Distance to the left of the line, m.
    pub(super) fn left_of(&self, x: f64, y: f64) -> f64 {
        self.ux * (y - self.y) - self.uy * (x - self.x)
    }

    /// How far along the line the foot of a point lies, m.
    pub(super) fn along(&self, x: f64, y: f64) -> f64 {
        self.ux * (x - self.x) + self.uy * (y - self.y)
    }

    /// Both ends of the piece: x0, y0, x1, y1.
    pub(super) fn ends(&self) -> (f64, f64, f64, f64) {
        if self.from == 0.0 && self.to == self.norm {
            return (self.x, self.y, self.x + self.dx, self.y + self.dy);
        }
        let ((x0, y0), (x1, y1)) = (self.at(self.from), self.at(self.to));
        (x0, y0, x1, y1)
    }

    /// Where an edge from `a` to `b`, whose ends are not on one side, crosses the line: metres along
    /// it. To a few units in the last place of the coordinates, however flat the edge runs.
    pub(super) fn crossing(&self, a: (f64, f64), b: (f64, f64)) -> f64 {
        let left = |p: (f64, f64)| determinant(self.dx, self.dy, p.0 - self.x, p.1 - self.y);
        let (left_a, left_b) = (left(a), left(b));
        let (along_a, along_b) = (self.along(a.0, a.1), self.along(b.0, b.1));
        along_a + (along_b - along_a) * (left_a / (left_a - left_b))
    }

    /// Where the line enters and leaves a circle, metres along it; `None` where it passes it by.
    fn chord(&self, cx: f64, cy: f64, radius: f64) -> Option<(f64, f64)> {
        let h = self.left_of(cx, cy);
        if h.abs() >= radius {
            return None;
        }
        let s = ((radius - h) * (radius + h)).sqrt();
        let foot = self.along(cx, cy);
        Some((foot - s, foot + s))
    }

    /// The part of an edge inside a circle, metres along it; `inside`: whether its ends are. The edge
    /// takes it from here and so does the circle, so that they cross each other equally often in the
    /// same points: what an end is, it is for both of the edges that meet there.
    pub(super) fn within_circle(
        &self,
        (cx, cy): (f64, f64),
        radius: f64,
        inside: [bool; 2],
    ) -> Option<(f64, f64)> {
        if inside == [true, true] {
            return Some(self.whole());
        }
        let h = self.left_of(cx, cy);
        let foot = self.along(cx, cy);
        if inside == [false, false] {
            let meets = h.abs() < radius && foot > self.from && foot < self.to;
            if !meets {
                return None;
            }
        }
        let s = ((radius - h) * (radius + h)).max(0.0).sqrt();
        let a = if inside[0] { self.from } else { (foot - s).clamp(self.from, self.to) };
        let b = if inside[1] { self.to } else { (foot + s).clamp(self.from, self.to) };
        Some((a, b))
    }

    /// Adds the spans of an edge that lie inside a footprint, as it is on that side of the edge.
    pub(super) fn edge_within(&self, f: &Placed<'_>, side: Side, spans: &mut Vec<(f64, f64)>) {
        let ends = [(self.x, self.y), (self.x + self.dx, self.y + self.dy)];
        let circle = |r: f64| {
            let inside = ends.map(|at| in_circle(at, (f.x, f.y), r));
            self.within_circle((f.x, f.y), r, inside)
        };
        self.within(f, side, circle, spans);
    }

    /// The same of a radius, whose ends are no vertices of anything.
    pub(super) fn radius_within(&self, f: &Placed<'_>, side: Side, spans: &mut Vec<(f64, f64)>) {
        let circle = |r: f64| {
            let (a, b) = self.chord(f.x, f.y, r)?;
            Some((a.max(self.from), b.min(self.to)))
        };
        self.within(f, side, circle, spans);
    }

    fn within(
        &self,
        f: &Placed<'_>,
        side: Side,
        circle: impl Fn(f64) -> Option<(f64, f64)>,
        spans: &mut Vec<(f64, f64)>,
    ) {
        match f.profile {
            PolarProfile::Disc(r) => spans.extend(circle(*r).filter(|(a, b)| b > a)),
            PolarProfile::Sectors(pieces) => {
                // Sectors are many and most keep clear.
                let reach = f.reach_m;
                let foot = self.along(f.x, f.y);
                if self.left_of(f.x, f.y).abs() >= reach
                    || foot + reach <= self.from
                    || foot - reach >= self.to
                {
                    return;
                }
                for piece in pieces {
                    if let Some(part) = circle(piece.radius_m)
                        && let Some(part) = self.between_borders(f, piece, side, part)
                    {
                        spans.push(part);
                    }
                }
            }
        }
    }

    /// What of a part of the line lies between the borders of a piece, which is convex.
    fn between_borders(
        &self,
        f: &Placed<'_>,
        piece: &Piece,
        side: Side,
        (mut a, mut b): (f64, f64),
    ) -> Option<(f64, f64)> {
        for border in borders(piece) {
            // Distance to the left of the border where metres are counted from, and its growth along
            // the line.
            let left = determinant(border.x, border.y, self.x - f.x, self.y - f.y);
            let growth = determinant(border.x, border.y, self.dx, self.dy);
            if growth == 0.0 {
                // Along the border, it sees it from its side.
                let beside = side.sign() * (border.x * self.dx + border.y * self.dy);
                if left < 0.0 || (left == 0.0 && beside < 0.0) {
                    return None;
                }
            } else {
                let crossing = -left / (growth / self.norm);
                if growth > 0.0 {
                    a = a.max(crossing);
                } else {
                    b = b.min(crossing);
                }
            }
            if b <= a {
                return None;
            }
        }
        Some((a, b))
    }
}

/// Whether a vertex is inside a circle: the one word on it, for edges and for circles.
pub(super) fn in_circle((x, y): (f64, f64), (cx, cy): (f64, f64), radius: f64) -> bool {
    let (dx, dy) = (x - cx, y - cy);
    dx * dx + dy * dy < radius * radius
}
