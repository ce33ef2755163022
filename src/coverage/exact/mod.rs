//! Area of a village inside a union of discs, sectors and polygons, without overlaying polygons.
//!
//! In: one village, the profiles and areas near it, metres, origin at the village. Out: area, m².
//! Method: Green's theorem. The boundary of V ∩ (F₁ ∪ … ∪ Fₙ) has two kinds of pieces: parts of V's
//! edges inside some footprint, and parts of footprint boundaries (arcs, radii, edges) inside V and
//! outside every other footprint; the area is ½∮(x dy − y dx) over them. Every piece is found by
//! interval arithmetic along one curve, so there is no topology to break: an interval lost to rounding
//! costs its own length. `docs/exact.md` has the formulae and the coincident cases.
//! Accuracy: 1e-12 of the village's area in the closed forms of `closed_form_tests.rs`.
//! Not here: finding the candidates (`index`).

mod arc;
mod contour;
mod frame;
mod intervals;
mod outline;
mod segment;

#[cfg(test)]
mod closed_form_tests;
#[cfg(test)]
mod piece_tests;
#[cfg(test)]
mod property_tests;

pub use frame::{Beside, Frame};
pub use outline::Outline;

use crate::footprint::{Direction, Piece, PolarProfile};
use arc::ArcSet;
use contour::{Contour, Cuts};
use geo::{Coord, MultiPolygon};
use segment::{Segment, Twin};

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

/// A polygon that is served, relative to the village: a published area, a strip along a route.
#[derive(Clone, Debug)]
pub struct PlacedArea(Contour);

impl PlacedArea {
    /// What of the area matters to a village. `shape` is valid, its exteriors counter-clockwise.
    pub fn new(shape: &MultiPolygon<f64>, village: &Outline) -> Self {
        let contour = Contour::new(shape, village.origin());
        Self(contour.keep_for(village.contour.bounds))
    }

    /// What of the area matters to anything within `frame`, relative to `origin`.
    pub fn within(shape: &MultiPolygon<f64>, origin: Coord<f64>, frame: &Frame) -> Self {
        let Frame { left, bottom, right, top } = *frame;
        Self(Contour::new(shape, origin).keep_for([left, bottom, right, top]))
    }

    /// Where a box lies beside the area, as far as a quick look can tell. The box must lie within
    /// what the area was kept for.
    pub fn beside(&self, frame: &Frame) -> Beside {
        frame.beside(&self.0)
    }
}

/// Buffers that one thread uses again and again.
#[derive(Debug, Default)]
pub struct Scratch {
    spans: Vec<(f64, f64)>,
    inside: Vec<(f64, f64)>,
    cuts: Cuts,
    excluded: ArcSet,
    crossings: Vec<Direction>,
    cut: Vec<Direction>,
    near: Vec<(f64, u32)>,
    near_areas: Vec<u32>,
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
/// Profiles must be at distinct positions (see [`crate::footprint::ServiceFootprints`]). Footprints
/// that do not touch the outline only cost time.
pub fn covered_area_m2(
    village: &Outline,
    profiles: &mut Vec<Placed<'_>>,
    areas: &[&PlacedArea],
    scratch: &mut Scratch,
) -> f64 {
    profiles.retain(|f| village.may_touch(f));
    if profiles.is_empty() && areas.is_empty() {
        return 0.0;
    }
    if profiles.iter().any(|f| village.is_within(f)) {
        return village.area_m2();
    }
    drop_nested(profiles);
    // Neighbours are found by a sweep along x.
    profiles.sort_unstable_by(|a, b| (a.x - a.reach_m).total_cmp(&(b.x - b.reach_m)));
    let furthest = profiles.iter().map(|f| f.reach_m).fold(0.0, f64::max);

    let all = Footprints { village, profiles, areas };
    let mut twice = all.twice_area_of_village_edges(scratch);
    for i in 0..profiles.len() {
        neighbours(profiles, i, furthest, &mut scratch.near);
        let own = &profiles[i];
        scratch.near_areas.clear();
        let near = |a: &&PlacedArea| a.0.near_circle(own.x, own.y, own.reach_m);
        let near = areas.iter().enumerate().filter(|(_, a)| near(a)).map(|(k, _)| k as u32);
        scratch.near_areas.extend(near);
        twice += all.twice_area_of_profile(i, scratch);
    }
    for k in 0..areas.len() {
        twice += all.twice_area_of_area(k, scratch);
    }
    (0.5 * twice).clamp(0.0, village.area_m2())
}

/// Drops discs that lie inside another disc; they add nothing and would cost the most.
fn drop_nested(footprints: &mut Vec<Placed<'_>>) {
    footprints.sort_unstable_by(|a, b| b.reach_m.total_cmp(&a.reach_m));
    let mut kept = 0;
    for i in 0..footprints.len() {
        let f = footprints[i];
        // Largest first: only larger ones can hold it.
        let larger = footprints[..kept].iter().take_while(|g| g.reach_m > f.reach_m);
        let inside = larger.into_iter().any(|g| {
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

/// So many of the nearest neighbours are asked first: where sources stand close together they
/// usually exclude all of a circle, and the rest need not be asked.
const NEAREST: usize = 10;

/// The footprints that may meet footprint `i`, with their squared distance: the [`NEAREST`] first.
fn neighbours(all: &[Placed<'_>], i: usize, furthest: f64, near: &mut Vec<(f64, u32)>) {
    near.clear();
    let own = all[i];
    let (left, right) = (own.x - own.reach_m, own.x + own.reach_m);
    // Sorted by left end: those that begin after our right end cannot meet us; those whose left end
    // lies more than the widest span before ours cannot either.
    let from = all.partition_point(|g| g.x - g.reach_m < left - 2.0 * furthest);
    for (j, g) in all.iter().enumerate().skip(from) {
        if g.x - g.reach_m > right {
            break;
        }
        let reach = own.reach_m + g.reach_m;
        let (dx, dy) = (g.x - own.x, g.y - own.y);
        let d2 = dx * dx + dy * dy;
        if j != i && d2 < reach * reach {
            near.push((d2, j as u32));
        }
    }
    if near.len() > NEAREST {
        near.select_nth_unstable_by(NEAREST, |a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    }
}

/// A village and all footprints that may touch it. Of coincident borders the first footprint's
/// counts: profiles in their order, then areas in theirs.
struct Footprints<'a> {
    village: &'a Outline,
    profiles: &'a [Placed<'a>],
    areas: &'a [&'a PlacedArea],
}

impl Footprints<'_> {
    /// Twice the integral over the village's edges where they are inside some footprint.
    fn twice_area_of_village_edges(&self, scratch: &mut Scratch) -> f64 {
        let Scratch { spans, cuts, .. } = scratch;
        let mut twice = 0.0;
        for edge in &self.village.contour.edges {
            let whole = |spans: &[(f64, f64)]| {
                spans.last().is_some_and(|&(a, b)| a <= 0.0 && b >= edge.length())
            };
            spans.clear();
            let right = edge.at(0.0).0.max(edge.at(edge.length()).0);
            for f in self.profiles {
                // They are in order of their left ends.
                if f.x - f.reach_m > right {
                    break;
                }
                edge.within(f, Twin::EDGE, spans);
                if whole(spans) {
                    break;
                }
            }
            if !whole(spans) {
                for area in self.areas {
                    area.0.spans_within(edge, Twin::EDGE, &[], cuts, spans);
                }
            }
            if !spans.is_empty() {
                let length = edge.length();
                twice += edge.twice_area_per_metre() * intervals::union_length(spans, length);
            }
        }
        twice
    }

    /// Twice the integral over the boundary of profile `i`, where it counts. Its neighbours are in
    /// the scratch.
    fn twice_area_of_profile(&self, i: usize, scratch: &mut Scratch) -> f64 {
        let own = &self.profiles[i];
        let pieces = match own.profile {
            PolarProfile::Disc(r) => {
                let turn = (Direction::EAST, Direction::TURN);
                return self.twice_area_of_arc(own, *r, turn, scratch);
            }
            PolarProfile::Sectors(pieces) => pieces,
        };
        let mut twice = 0.0;
        for (k, piece) in pieces.iter().enumerate() {
            twice += self.twice_area_of_arc(own, piece.radius_m, (piece.from, piece.to), scratch);
            let before = &pieces[(k + pieces.len() - 1) % pieces.len()];
            let joined = before.to.order == piece.from.order;
            let radius_before = if joined { before.radius_m } else { 0.0 };
            // At a border the larger side ends: outwards where it is the one after the border (on
            // the left of the outward direction), inwards where it is the one before.
            if piece.radius_m != radius_before {
                let radii = (radius_before, piece.radius_m);
                twice += self.twice_area_of_radius(i, piece.from, radii, scratch);
            }
            let after = &pieces[(k + 1) % pieces.len()];
            if after.from.order != piece.to.order {
                twice += self.twice_area_of_radius(i, piece.to, (piece.radius_m, 0.0), scratch);
            }
        }
        twice
    }

    /// Twice the integral over one arc of `own`, where it counts.
    fn twice_area_of_arc(
        &self,
        own: &Placed<'_>,
        radius_m: f64,
        (from, to): (Direction, Direction),
        scratch: &mut Scratch,
    ) -> f64 {
        let Scratch { excluded, crossings, cut, near, near_areas, .. } = scratch;
        excluded.clear();
        excluded.exclude_outside(from, to);
        for (asked, &(d2, j)) in near.iter().enumerate() {
            if asked == NEAREST && !excluded.settle() {
                return 0.0;
            }
            let other = &self.profiles[j as usize];
            let (dx, dy) = (other.x - own.x, other.y - own.y);
            let reach = radius_m + other.reach_m;
            if d2 >= reach * reach {
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
        let village = &self.village.contour;
        crossings.clear();
        village.crossings(own.x, own.y, radius_m, crossings);
        for &k in near_areas.iter() {
            let area = &self.areas[k as usize].0;
            if area.near_circle(own.x, own.y, radius_m) {
                cut.clear();
                cut.extend_from_slice(crossings);
                area.crossings(own.x, own.y, radius_m, cut);
                excluded.exclude_where(cut, |middle| {
                    area.contains(own.x + radius_m * middle.x, own.y + radius_m * middle.y)
                });
            }
        }
        if !near_areas.is_empty() && !excluded.settle() {
            return 0.0;
        }
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

    /// Twice the integral over one radius of profile `i`, from one distance to another.
    fn twice_area_of_radius(
        &self,
        i: usize,
        direction: Direction,
        (from_m, to_m): (f64, f64),
        scratch: &mut Scratch,
    ) -> f64 {
        let own = &self.profiles[i];
        let at = |r: f64| (own.x + r * direction.x, own.y + r * direction.y);
        let Some(segment) = Segment::new(at(from_m), at(to_m)) else { return 0.0 };
        if !self.inside_village(&segment, scratch) {
            return 0.0;
        }
        let Scratch { spans, inside, near, near_areas, cuts, .. } = scratch;
        spans.clear();
        for &(_, j) in near.iter() {
            let twin = Twin::of_footprints(i < j as usize);
            segment.within(&self.profiles[j as usize], twin, spans);
        }
        for &k in near_areas.iter() {
            let area = &self.areas[k as usize].0;
            area.spans_within(&segment, Twin::of_footprints(true), inside, cuts, spans);
        }
        twice_area_of_free(&segment, inside, spans)
    }

    /// Twice the integral over the edges of area `k`, where they count.
    fn twice_area_of_area(&self, k: usize, scratch: &mut Scratch) -> f64 {
        let own = &self.areas[k].0;
        if !own.near(&self.village.contour) {
            return 0.0;
        }
        let mut twice = 0.0;
        for edge in &own.edges {
            if !self.village.contour.near_segment(edge) {
                continue;
            }
            if !self.inside_village(edge, scratch) {
                continue;
            }
            let Scratch { spans, inside, cuts, .. } = scratch;
            spans.clear();
            for f in self.profiles {
                edge.within(f, Twin::of_footprints(false), spans);
            }
            for (j, area) in self.areas.iter().enumerate() {
                if j != k {
                    area.0.spans_within(edge, Twin::of_footprints(k < j), inside, cuts, spans);
                }
            }
            twice += twice_area_of_free(edge, inside, spans);
        }
        twice
    }

    /// Whether any of a segment is properly inside the village; which, is then in the scratch. What
    /// runs along the village's own edge is not: that edge answers for it.
    fn inside_village(&self, segment: &Segment, scratch: &mut Scratch) -> bool {
        let Scratch { inside, cuts, .. } = scratch;
        inside.clear();
        self.village.contour.spans_within(segment, Twin::OUTSIDE, &[], cuts, inside);
        !inside.is_empty()
    }
}

/// Twice the integral over what of a segment is inside the village and in none of the spans.
fn twice_area_of_free(
    segment: &Segment,
    inside: &[(f64, f64)],
    spans: &mut Vec<(f64, f64)>,
) -> f64 {
    let free = intervals::gaps(spans, segment.length());
    segment.twice_area_per_metre() * intervals::common_length(free, inside)
}

/// The line through the border of a piece: a half-plane's edge with the piece on its left.
fn borders(piece: &Piece) -> [Direction; 2] {
    [piece.from, Direction { x: -piece.to.x, y: -piece.to.y, order: 0.0 }]
}
