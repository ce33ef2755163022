//! Area of a village inside a union of discs and sectors, without making polygons of them.
//!
//! In: one village and the profiles near it, metres, origin at the village. Out: area, m².
//! Method: Green's theorem. The boundary of V ∩ (F₁ ∪ … ∪ Fₙ) has two kinds of pieces: parts of V's
//! edges inside some footprint, and parts of footprint boundaries (arcs and radii) inside V and
//! outside every other footprint; the area is ½∮(x dy − y dx) over them. Every piece is found by
//! interval arithmetic along one curve, so there is no topology to break: an interval lost to rounding
//! costs its own length. `docs/exact.md` has the formulae and the coincident cases.
//! Accuracy: 1e-9 of the village's area where a closed form exists (`closed_form_tests.rs`).
//! Not here: published polygons (`overlay`), finding the candidates (`index`).

mod arc;
mod intervals;
mod outline;
mod segment;

#[cfg(test)]
mod closed_form_tests;
#[cfg(test)]
mod property_tests;

pub use outline::Outline;

use crate::footprint::{Direction, Piece, PolarProfile};
use arc::ArcSet;
use segment::Segment;

/// A profile at its place relative to the village.
#[derive(Clone, Copy, Debug)]
pub struct Placed<'a> {
    /// Position relative to the outline's origin, m.
    pub x: f64,
    /// Position relative to the outline's origin, m.
    pub y: f64,
    /// Largest radius, m.
    pub reach_m: f64,
    /// What is served around the position.
    pub profile: &'a PolarProfile,
}

/// Buffers that one thread uses again and again.
#[derive(Debug, Default)]
pub struct Scratch {
    spans: Vec<(f64, f64)>,
    excluded: ArcSet,
    crossings: Vec<Direction>,
    near: Vec<u32>,
}

/// Lines closer than this along their whole common length are one line, m: rounding of coordinates
/// at 1e7 m, and far below any digitised border. What it can cost is its length times this.
const COLLINEAR_M: f64 = 1e-7;

/// A line that cuts less deep than this into a circle does not cut it, m. Its chord would be up to
/// millimetres long, but whether its arc lies inside could not be told from rounding; what is left
/// out is a sliver of 1e-11 m².
const GRAZE_M: f64 = 1e-9;

/// Area of the outline that is inside at least one footprint, m².
///
/// Footprints must be at distinct positions (see [`crate::footprint::ServiceFootprints`]) and near
/// enough to touch the outline; others only cost time.
pub fn covered_area_m2(
    village: &Outline,
    footprints: &mut Vec<Placed<'_>>,
    scratch: &mut Scratch,
) -> f64 {
    footprints.retain(|f| village.may_touch(f));
    if footprints.is_empty() {
        return 0.0;
    }
    if footprints.iter().any(|f| village.is_within(f)) {
        return village.area_m2();
    }
    drop_nested(footprints);
    // Neighbours are found by a sweep along x.
    footprints.sort_unstable_by(|a, b| (a.x - a.reach_m).total_cmp(&(b.x - b.reach_m)));

    let mut twice = village.twice_area_of_edges_within(footprints, &mut scratch.spans);
    let furthest = footprints.iter().map(|f| f.reach_m).fold(0.0, f64::max);
    for i in 0..footprints.len() {
        neighbours(footprints, i, furthest, &mut scratch.near);
        twice += twice_area_of_boundary(village, footprints, i, scratch);
    }
    (0.5 * twice).clamp(0.0, village.area_m2())
}

/// Drops discs that lie inside another disc; they add nothing and would cost the most.
fn drop_nested(footprints: &mut Vec<Placed<'_>>) {
    footprints.sort_unstable_by(|a, b| b.reach_m.total_cmp(&a.reach_m));
    let mut kept = 0;
    for i in 0..footprints.len() {
        let f = footprints[i];
        let inside = footprints[..kept].iter().any(|g| {
            let slack = g.reach_m - f.reach_m;
            let (dx, dy) = (f.x - g.x, f.y - g.y);
            matches!(g.profile, PolarProfile::Disc(_)) && dx * dx + dy * dy < slack * slack
        });
        if !inside {
            footprints[kept] = f;
            kept += 1;
        }
    }
    footprints.truncate(kept);
}

/// Indices of the footprints that may meet footprint `i`, nearest in size of overlap last.
fn neighbours(all: &[Placed<'_>], i: usize, furthest: f64, near: &mut Vec<u32>) {
    near.clear();
    let own = all[i];
    let right = own.x + own.reach_m;
    // Sorted by left end: those that begin after our right end cannot meet us; those whose left end
    // lies more than the widest span before ours cannot either.
    let from = all.partition_point(|g| g.x - g.reach_m < own.x - own.reach_m - 2.0 * furthest);
    for (j, g) in all.iter().enumerate().skip(from) {
        if g.x - g.reach_m > right {
            break;
        }
        let reach = own.reach_m + g.reach_m;
        let (dx, dy) = (g.x - own.x, g.y - own.y);
        if j != i && dx * dx + dy * dy < reach * reach {
            near.push(j as u32);
        }
    }
    // The nearest exclude the most: once all of an arc is excluded the rest is not asked.
    let distance2 = |&j: &u32| {
        let g = &all[j as usize];
        (g.x - own.x).powi(2) + (g.y - own.y).powi(2)
    };
    near.sort_unstable_by(|a, b| distance2(a).total_cmp(&distance2(b)));
}

/// Twice the integral over the boundary of footprint `i`, where it is inside the village and outside
/// every other footprint.
fn twice_area_of_boundary(
    village: &Outline,
    all: &[Placed<'_>],
    i: usize,
    scratch: &mut Scratch,
) -> f64 {
    let own = &all[i];
    match own.profile {
        PolarProfile::Disc(r) => {
            let turn = (Direction::EAST, Direction::TURN);
            twice_area_of_arc(village, all, own, *r, turn, scratch)
        }
        PolarProfile::Sectors(pieces) => {
            let mut twice = 0.0;
            for (k, piece) in pieces.iter().enumerate() {
                let arc = (piece.from, piece.to);
                twice += twice_area_of_arc(village, all, own, piece.radius_m, arc, scratch);
                let before = &pieces[(k + pieces.len() - 1) % pieces.len()];
                let joined = before.to.order == piece.from.order;
                let radius_before = if joined { before.radius_m } else { 0.0 };
                // At the border the larger side ends: outwards where it is the one after the
                // border (on the left of the outward direction), inwards where it is the one before.
                if piece.radius_m != radius_before {
                    let radii = (radius_before, piece.radius_m);
                    twice += twice_area_of_radius(village, all, i, piece.from, radii, scratch);
                }
                let after = &pieces[(k + 1) % pieces.len()];
                if after.from.order != piece.to.order {
                    let radii = (piece.radius_m, 0.0);
                    twice += twice_area_of_radius(village, all, i, piece.to, radii, scratch);
                }
            }
            twice
        }
    }
}

/// Twice the integral over one arc of `own`, where it counts.
fn twice_area_of_arc(
    village: &Outline,
    all: &[Placed<'_>],
    own: &Placed<'_>,
    radius_m: f64,
    (from, to): (Direction, Direction),
    scratch: &mut Scratch,
) -> f64 {
    let Scratch { excluded, crossings, near, .. } = scratch;
    excluded.clear();
    excluded.exclude_outside(from, to);
    for &j in near.iter() {
        let other = &all[j as usize];
        let (dx, dy) = (other.x - own.x, other.y - own.y);
        if dx.hypot(dy) >= radius_m + other.reach_m {
            continue;
        }
        match other.profile {
            PolarProfile::Disc(r) => arc::within_disc(excluded, radius_m, (dx, dy), *r),
            PolarProfile::Sectors(pieces) => {
                for piece in pieces {
                    arc::within_piece(excluded, radius_m, (dx, dy), piece);
                }
            }
        }
        if excluded.is_turn() {
            return 0.0;
        }
    }
    if !excluded.settle() {
        return 0.0;
    }
    village.crossings(own.x, own.y, radius_m, crossings);
    let mut twice = 0.0;
    excluded.for_each_gap(crossings, |a, b| {
        let middle = a.middle_to(b);
        if village.contains(own.x + radius_m * middle.x, own.y + radius_m * middle.y) {
            twice += radius_m * radius_m * a.angle_to(b)
                + radius_m * (own.x * (b.y - a.y) - own.y * (b.x - a.x));
        }
    });
    twice
}

/// Twice the integral over one radius of footprint `i`, from one distance to another.
fn twice_area_of_radius(
    village: &Outline,
    all: &[Placed<'_>],
    i: usize,
    direction: Direction,
    (from_m, to_m): (f64, f64),
    scratch: &mut Scratch,
) -> f64 {
    let own = &all[i];
    let at = |r: f64| (own.x + r * direction.x, own.y + r * direction.y);
    let Some(segment) = Segment::new(at(from_m), at(to_m)) else { return 0.0 };
    let Scratch { spans, near, .. } = scratch;
    spans.clear();
    for &j in near.iter() {
        // Of two coincident borders with their insides on one side, the first counts.
        let twin = segment::Twin::of_radius(i < j as usize);
        segment.within(&all[j as usize], twin, spans);
    }
    let free = intervals::gaps(spans, segment.length());
    if free.is_empty() {
        return 0.0;
    }
    let inside = village.length_within(&segment, free);
    segment.twice_area_per_metre() * inside
}

/// The line through the border of a piece: a half-plane's edge with the piece on its left.
fn borders(piece: &Piece) -> [Direction; 2] {
    [piece.from, Direction { x: -piece.to.x, y: -piece.to.y, order: 0.0 }]
}
