//! Area of a village inside a union of discs, sectors and polygons, without overlaying polygons.
//!
//! In: one village, the profiles and areas near it, metres, origin at the village. Out: area, m², and
//! whether the sum proves itself.
//! Method: Green's theorem. The boundary of V ∩ (F₁ ∪ … ∪ Fₙ) has two kinds of pieces: parts of V's
//! edges inside some footprint, and parts of footprint boundaries (arcs, radii, edges) inside V and
//! outside every other footprint; the area is ½∮(x dy − y dx) over them. Every piece is found on one
//! curve, by what the others are along it, so there is no topology to break. Where borders coincide,
//! each piece sees the others as they are just beside it, on a side that follows from one order of all
//! shapes (`Footprints`): no two decisions can contradict each other. `docs/exact.md` has the formulae,
//! the decisions and the bound.
//! Accuracy: 1e-12 of the village's area in the closed forms of `closed_form_tests.rs`.
//! Not here: finding the candidates (`index`).

mod arc;
mod contour;
mod frame;
mod line;
mod outline;
mod runs;
mod spans;

#[cfg(test)]
mod closed_form_tests;
#[cfg(test)]
mod coincident_tests;
#[cfg(test)]
mod piece_tests;
#[cfg(test)]
mod property_tests;

pub use frame::{Beside, Frame};
pub use outline::Outline;

use crate::footprint::{Area, Direction, Piece, PolarProfile};
use crate::place::on_lattice;
use arc::ArcSet;
use contour::{Contour, Found};
use geo::{Coord, Rect};
use line::{Flank, Line};
use spans::{Event, Wound, each_common, gaps, multiply};

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

impl<'a> Placed<'a> {
    /// A profile at a position of the working CRS, put on the lattice, relative to an origin that is.
    pub fn new(position: Coord<f64>, origin: Coord<f64>, profile: &'a PolarProfile) -> Self {
        let Coord { x, y } = on_lattice(position) - origin;
        Self { x, y, reach_m: profile.reach_m(), profile }
    }
}

/// A polygon that is served, relative to the village: a published area, a strip along a route.
#[derive(Clone, Debug)]
pub struct PlacedArea(Contour);

impl PlacedArea {
    /// What of some rings of an area matters to anything within `rect`, relative to `origin`, a point of
    /// the lattice. `None` where nothing of them does. Rings left out must keep clear of `rect`.
    pub fn within(area: &Area, rings: &[u32], origin: Coord<f64>, rect: Rect<f64>) -> Option<Self> {
        let contour = Contour::of_rings(area.rings_within(rings, rect), origin);
        (!contour.edges.is_empty()).then_some(Self(contour))
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
    /// What other footprints have of a line.
    taken: Vec<(f64, f64)>,
    /// What the village has of a line.
    own: Vec<Wound<f64>>,
    /// What one area has of a line.
    other: Vec<Wound<f64>>,
    /// Where an area winds about a line neither once nor not at all: by what that multiplies.
    factors: Vec<Wound<f64>>,
    found: Found,
    excluded: ArcSet,
    crossings: Vec<Event<Direction>>,
    own_arcs: Vec<Wound<Direction>>,
    other_arcs: Vec<Wound<Direction>>,
    arc_factors: Vec<Wound<Direction>>,
    near: Vec<(f64, u32)>,
    near_areas: Vec<u32>,
}

/// The pieces of a boundary make closed loops, but for rounding. What the ends of a piece may be off
/// by, m: crossings of straight lines are rounded to 1e-11 m within 10 km.
const OPEN_M: f64 = 1e-9;

/// How far a circle may be off where three borders touch in one point, m: whether two of them meet
/// there is decided pair by pair, and rounding may make three pairs of what no three circles can be.
const TOUCH_M: f64 = 1e-12;

/// What of a piece may be inside out, m²: one that was cut in the CRS of a raster and brought into another,
/// where its edges are not quite straight, runs back beside where it ran to. Such slivers count as they
/// wind, so that a sum may be less than nothing by them.
const INSIDE_OUT_M2: f64 = 1e-3;

/// The same of large ones, as a share.
const INSIDE_OUT_SHARE: f64 = 1e-6;

/// What of an outline is inside footprints.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Covered {
    /// Area, m².
    pub m2: f64,
    /// Whether the sum proves itself: its pieces make closed loops, and what is covered and what is
    /// not make up the village ([docs/exact.md](../../../../../docs/exact.md)). Where not, the area cannot be
    /// believed.
    pub sound: bool,
}

impl Covered {
    fn sure(m2: f64) -> Self {
        Self { m2, sound: true }
    }
}

/// Area of the outline that is inside at least one footprint.
///
/// Profiles must be at distinct positions (see [`crate::footprint::ServiceFootprints`]). Footprints
/// that do not touch the outline only cost time.
pub fn covered_area(
    village: &Outline,
    profiles: &mut Vec<Placed<'_>>,
    areas: &[&PlacedArea],
    scratch: &mut Scratch,
) -> Covered {
    profiles.retain(|f| village.may_touch(f));
    if profiles.is_empty() && areas.is_empty() {
        return Covered::sure(0.0);
    }
    if profiles.iter().any(|f| village.is_within(f)) {
        return Covered::sure(village.area_m2());
    }
    drop_nested(profiles);
    // Neighbours are found by a sweep along x.
    profiles.sort_unstable_by(|a, b| (a.x - a.reach_m).total_cmp(&(b.x - b.reach_m)));
    let furthest = profiles.iter().map(|f| f.reach_m).fold(0.0, f64::max);

    let mut all = Footprints { village, profiles, areas, furthest, flank: Flank::Upper };
    scratch.found.tied = false;
    let covered = all.integrate(scratch);
    // A chord at the depth of a touch, at each end of each piece.
    let open_m = f64::from(covered.pieces + 1) * (OPEN_M + (8.0 * furthest * TOUCH_M).sqrt());
    // What ends that far apart can change of twice the area.
    let doubt_m2 = open_m * village.farthest_m();
    let twice_all = 2.0 * village.area_m2();
    let inside_out = 2.0 * INSIDE_OUT_M2 + INSIDE_OUT_SHARE * twice_all + doubt_m2;
    let mut sound = covered.is_closed(open_m)
        && (-inside_out..=twice_all + inside_out).contains(&covered.twice);
    if scratch.found.tied {
        // Seen from the other flank: what is not covered is all but that.
        all.flank = Flank::Lower;
        let again = all.integrate(scratch);
        sound &= again.is_closed(open_m) && (covered.twice - again.twice).abs() <= doubt_m2;
    }
    Covered { m2: 0.5 * covered.twice.clamp(0.0, twice_all), sound }
}

/// A boundary integral under way.
#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    /// ∮ (x dy − y dx), m².
    twice: f64,
    /// ∮ dx, m: nothing, if the pieces make closed loops.
    dx: f64,
    /// ∮ dy, m.
    dy: f64,
    pieces: u32,
}

impl Sum {
    /// Adds so many metres of a line.
    fn add(&mut self, line: &Line, metres: f64) {
        self.twice += line.twice_area_per_metre() * metres;
        self.dx += line.ux * metres;
        self.dy += line.uy * metres;
        self.pieces += 1;
    }

    /// Adds an arc, so many times.
    fn add_arc(&mut self, own: &Placed<'_>, radius_m: f64, a: Direction, b: Direction, times: i32) {
        let times = f64::from(times);
        let (x, y) = (radius_m * (b.x - a.x), radius_m * (b.y - a.y));
        self.twice += times * (radius_m * radius_m * a.angle_to(b) + (own.x * y - own.y * x));
        self.dx += times * x;
        self.dy += times * y;
        self.pieces += 1;
    }

    fn is_closed(&self, open_m: f64) -> bool {
        self.dx.abs() <= open_m && self.dy.abs() <= open_m
    }
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

/// A village and all footprints that may touch it, in one order: profiles, areas, the village.
///
/// With a for "is inside Fᵢ" and w for "how often V winds about", on the two flanks U and L of a stretch
/// of line along which borders may run, the boundary of V ∩ ⋃F has there, in the line's direction,
///
/// ```text
/// w_U f_U − w_L f_L = (w_U − w_L) f_U + w_L Σᵢ (aᵢ_U − aᵢ_L) Π_{j<i}(1 − aⱼ_U) Π_{j>i}(1 − aⱼ_L)
/// ```
///
/// times: each shape's own pieces, as they see those before them on the one flank and those after them on
/// the other. It is as if the shapes had been moved apart by less than anything, each less than the one
/// before it.
struct Footprints<'a> {
    village: &'a Outline,
    profiles: &'a [Placed<'a>],
    areas: &'a [&'a PlacedArea],
    furthest: f64,
    /// The flank U.
    flank: Flank,
}

impl Footprints<'_> {
    fn integrate(&self, scratch: &mut Scratch) -> Sum {
        let mut sum = Sum::default();
        self.add_village_edges(&mut sum, scratch);
        for (i, own) in self.profiles.iter().enumerate() {
            neighbours(self.profiles, i, self.furthest, &mut scratch.near);
            scratch.near_areas.clear();
            let near = |a: &&PlacedArea| a.0.near_circle(own.x, own.y, own.reach_m);
            let near = self.areas.iter().enumerate().filter(|(_, a)| near(a));
            scratch.near_areas.extend(near.map(|(k, _)| k as u32));
            self.add_profile(i, &mut sum, scratch);
        }
        for k in 0..self.areas.len() {
            self.add_area(k, &mut sum, scratch);
        }
        sum
    }

    /// The flank on which a piece of one shape sees another.
    fn sees(&self, other_is_before: bool) -> Flank {
        if other_is_before { self.flank } else { self.flank.opposite() }
    }

    /// The village's edges where they are inside some footprint.
    fn add_village_edges(&self, sum: &mut Sum, scratch: &mut Scratch) {
        for edge in &self.village.contour.edges {
            let side = edge.side(self.sees(true));
            let length = edge.length();
            scratch.taken.clear();
            scratch.factors.clear();
            let whole =
                |spans: &[(f64, f64)]| spans.last().is_some_and(|&(a, b)| a <= 0.0 && b >= length);
            let right = edge.x.max(edge.x + edge.dx);
            for f in self.profiles {
                // They are in order of their left ends.
                if f.x - f.reach_m > right {
                    break;
                }
                edge.edge_within(f, side, &mut scratch.taken);
                if whole(&scratch.taken) {
                    break;
                }
            }
            if !whole(&scratch.taken) {
                for area in self.areas {
                    scratch.take(area, edge, side);
                }
            }
            if scratch.taken.is_empty() && scratch.factors.is_empty() {
                continue;
            }
            scratch.own.clear();
            scratch.own.push(Wound { from: 0.0, to: length, times: 1 });
            let inside = length - scratch.free_m(edge);
            sum.add(edge, inside);
        }
    }

    /// The boundary of profile `i`, where it counts. Its neighbours are in the scratch.
    fn add_profile(&self, i: usize, sum: &mut Sum, scratch: &mut Scratch) {
        let own = &self.profiles[i];
        let pieces = match own.profile {
            PolarProfile::Disc(r) => {
                let turn = (Direction::EAST, Direction::TURN);
                self.add_arc(own, *r, turn, sum, scratch);
                return;
            }
            PolarProfile::Sectors(pieces) => pieces,
        };
        for (k, piece) in pieces.iter().enumerate() {
            self.add_arc(own, piece.radius_m, (piece.from, piece.to), sum, scratch);
            let before = &pieces[(k + pieces.len() - 1) % pieces.len()];
            let joined = before.to.order == piece.from.order;
            let radius_before = if joined { before.radius_m } else { 0.0 };
            // At a border the larger side ends: outwards where it is the one after the border (on
            // the left of the outward direction), inwards where it is the one before.
            self.add_radius(i, piece.from, (radius_before, piece.radius_m), sum, scratch);
            let after = &pieces[(k + 1) % pieces.len()];
            if after.from.order != piece.to.order {
                self.add_radius(i, piece.to, (piece.radius_m, 0.0), sum, scratch);
            }
        }
    }

    /// One arc of `own`, where it counts.
    fn add_arc(
        &self,
        own: &Placed<'_>,
        radius_m: f64,
        (from, to): (Direction, Direction),
        sum: &mut Sum,
        scratch: &mut Scratch,
    ) {
        let Scratch { excluded, crossings, own_arcs, other_arcs, arc_factors, .. } = scratch;
        excluded.clear();
        excluded.exclude_outside(from, to);
        for (asked, &(d2, j)) in scratch.near.iter().enumerate() {
            if asked == NEAREST && !excluded.settle() {
                return;
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
                return;
            }
        }
        if !excluded.settle() {
            return;
        }
        let at = (own.x, own.y);
        arc_factors.clear();
        for &k in &scratch.near_areas {
            let area = &self.areas[k as usize].0;
            if area.near_circle(own.x, own.y, radius_m) {
                other_arcs.clear();
                area.around(at, radius_m, crossings, other_arcs);
                for arc in other_arcs.iter() {
                    if arc.times == 1 {
                        excluded.add_ordered(arc.from, arc.to);
                    } else {
                        arc_factors.push(Wound { times: 1 - arc.times, ..*arc });
                    }
                }
            }
        }
        if !scratch.near_areas.is_empty() && !excluded.settle() {
            return;
        }
        own_arcs.clear();
        self.village.contour.around(at, radius_m, crossings, own_arcs);
        multiply_if_any(own_arcs, arc_factors);
        let free = excluded.gaps();
        each_common(free, own_arcs, |a, b, times| sum.add_arc(own, radius_m, a, b, times));
    }

    /// One radius of profile `i` where it counts, from one distance to another.
    fn add_radius(
        &self,
        i: usize,
        direction: Direction,
        (from_m, to_m): (f64, f64),
        sum: &mut Sum,
        scratch: &mut Scratch,
    ) {
        if from_m == to_m {
            return;
        }
        let own = &self.profiles[i];
        let line = Line::radius(own.x, own.y, direction, from_m.min(to_m), from_m.max(to_m));
        if !scratch.enter(self.village, &line, self.sees(false)) {
            return;
        }
        for n in 0..scratch.near.len() {
            let j = scratch.near[n].1 as usize;
            let side = line.side(self.sees(j < i));
            line.radius_within(&self.profiles[j], side, &mut scratch.taken);
        }
        let side = line.side(self.sees(false));
        for n in 0..scratch.near_areas.len() {
            scratch.take(self.areas[scratch.near_areas[n] as usize], &line, side);
        }
        let metres = scratch.free_m(&line);
        sum.add(&line, if to_m > from_m { metres } else { -metres });
    }

    /// The edges of area `k`, where they count.
    fn add_area(&self, k: usize, sum: &mut Sum, scratch: &mut Scratch) {
        let own = &self.areas[k].0;
        if !own.near(&self.village.contour) {
            return;
        }
        for edge in &own.edges {
            if !scratch.enter(self.village, edge, self.sees(false)) {
                continue;
            }
            let side = edge.side(self.sees(true));
            for f in self.profiles {
                edge.edge_within(f, side, &mut scratch.taken);
            }
            for (j, area) in self.areas.iter().enumerate() {
                if j != k {
                    scratch.take(area, edge, edge.side(self.sees(j < k)));
                }
            }
            let metres = scratch.free_m(edge);
            sum.add(edge, metres);
        }
    }
}

impl Scratch {
    /// Begins with a line of a footprint: what the village has of it. Whether it has any.
    fn enter(&mut self, village: &Outline, line: &Line, flank: Flank) -> bool {
        self.own.clear();
        self.taken.clear();
        self.factors.clear();
        village.contour.along(line, line.side(flank), &mut self.found, &mut self.own);
        !self.own.is_empty()
    }

    /// Notes what an area has of a line.
    fn take(&mut self, area: &PlacedArea, line: &Line, side: line::Side) {
        self.other.clear();
        area.0.along(line, side, &mut self.found, &mut self.other);
        for stretch in &self.other {
            if stretch.times == 1 {
                self.taken.push((stretch.from, stretch.to));
            } else {
                self.factors.push(Wound { times: 1 - stretch.times, ..*stretch });
            }
        }
    }

    /// How much of a line the village has and nothing has taken, m, as often as it has it.
    fn free_m(&mut self, line: &Line) -> f64 {
        let Self { taken, own, factors, .. } = self;
        multiply_if_any(own, factors);
        gaps(taken, line.whole());
        let mut metres = 0.0;
        each_common(taken, own, |a, b, times| metres += f64::from(times) * (b - a));
        metres
    }
}

/// Where rounding has turned a sliver of an area inside out, the area counts there as often as it
/// winds.
fn multiply_if_any<M: spans::Mark>(own: &mut Vec<Wound<M>>, factors: &[Wound<M>]) {
    if !factors.is_empty() {
        multiply(own, factors);
    }
}

/// The line through the border of a piece: a half-plane's edge with the piece on its left.
fn borders(piece: &Piece) -> [Direction; 2] {
    [piece.from, Direction { x: -piece.to.x, y: -piece.to.y, order: 0.0 }]
}
