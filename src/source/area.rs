//! Areas made sound: closed, valid, exterior rings counter-clockwise and holes clockwise.
//!
//! In: polygons as a file has them. Out: the same, or what a repair made of them, and the fault.
//! Validity is OGC 06-103r4, 6.1.11. Method: a sweep over the edges settles the clean case, where no
//! two edges that are not neighbours meet, and most faults; rings that touch in points go to geo's full
//! validation. Repair is geo's
//! constrained triangulation (odd-even, Ledoux et al. 2014) for each part, then the union of the parts.

use crate::finding::GeometryFault;
use geo::algorithm::validation::{InvalidMultiPolygon, InvalidPolygon};
use geo::kernels::{Kernel, Orientation, RobustKernel};
use geo::line_intersection::{LineIntersection, line_intersection};
use geo::orient::Direction;
use geo::{
    Area, BoundingRect, Centroid, Contains, Coord, Intersects, Line, LineString, MakeValid,
    MultiPolygon, Orient, Polygon, Validation,
};

/// Removes repeated points and closes rings; drops rings of fewer than three distinct points.
///
/// # Errors
/// A coordinate is not finite, or no ring is left.
pub(crate) fn clean(area: MultiPolygon<f64>) -> Result<MultiPolygon<f64>, GeometryFault> {
    let mut parts = Vec::with_capacity(area.0.len());
    for polygon in area.0 {
        let (exterior, holes) = polygon.into_inner();
        let exterior = clean_ring(exterior)?;
        let holes: Vec<_> = holes.into_iter().map(clean_ring).collect::<Result<_, _>>()?;
        if exterior.0.len() >= 4 {
            let holes = holes.into_iter().filter(|h| h.0.len() >= 4).collect();
            parts.push(Polygon::new(exterior, holes));
        }
    }
    if parts.is_empty() { Err(GeometryFault::TooFewPoints) } else { Ok(MultiPolygon::new(parts)) }
}

fn clean_ring(mut ring: LineString<f64>) -> Result<LineString<f64>, GeometryFault> {
    if ring.0.iter().any(|c| !c.x.is_finite() || !c.y.is_finite()) {
        return Err(GeometryFault::NotFinite);
    }
    ring.0.dedup();
    while ring.0.len() > 1 && ring.0.first() == ring.0.last() {
        ring.0.pop();
    }
    if let Some(&first) = ring.0.first() {
        ring.0.push(first);
    }
    Ok(ring)
}

/// The first fault of an area that [`clean`] has passed; `None` when it is valid.
pub(crate) fn fault(area: &MultiPolygon<f64>) -> Option<GeometryFault> {
    match meetings(area) {
        Meetings::None => nesting_fault(area),
        Meetings::Fault(fault) => Some(fault),
        Meetings::Touches => full_validation(area),
    }
}

/// geo's validation, which compares every edge with every other.
fn full_validation(area: &MultiPolygon<f64>) -> Option<GeometryFault> {
    Some(match area.check_validation().err()? {
        InvalidMultiPolygon::InvalidPolygon(_, fault) => match fault {
            InvalidPolygon::TooFewPointsInRing(_) => GeometryFault::TooFewPoints,
            InvalidPolygon::SelfIntersection(_) => GeometryFault::SelfIntersection,
            InvalidPolygon::NonFiniteCoord(..) => GeometryFault::NotFinite,
            InvalidPolygon::InteriorRingNotContainedInExteriorRing(_) => GeometryFault::HoleOutside,
            InvalidPolygon::IntersectingRingsOnALine(..)
            | InvalidPolygon::IntersectingRingsOnAnArea(..) => GeometryFault::RingsCross,
        },
        InvalidMultiPolygon::ElementsOverlaps(..)
        | InvalidMultiPolygon::ElementsTouchOnALine(..) => GeometryFault::PartsOverlap,
    })
}

/// A valid area with the same ground, oriented; `None` where nothing is left.
///
/// The triangulation hands out rings in an order that differs from run to run: they are put into one
/// order, so that the same data give the same bytes.
pub(crate) fn repair(area: &MultiPolygon<f64>) -> Option<MultiPolygon<f64>> {
    let parts: Vec<MultiPolygon<f64>> =
        area.iter().filter_map(|p| p.make_valid().ok()).filter(|m| !m.0.is_empty()).collect();
    let repaired = if parts.len() == 1 {
        parts.into_iter().next()?
    } else {
        let oriented: Vec<_> = parts.iter().map(|p| p.orient(Direction::Default)).collect();
        geo::unary_union(&oriented)
    };
    let mut cleaned = clean(repaired).ok()?;
    orient(&mut cleaned);
    put_in_order(&mut cleaned);
    (cleaned.unsigned_area() > 0.0).then_some(cleaned)
}

/// Every ring from its lowest vertex (by x, then y), rings and parts by their vertices.
fn put_in_order(area: &mut MultiPolygon<f64>) {
    let by_place = |a: &Coord<f64>, b: &Coord<f64>| a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y));
    let by_vertices = |a: &LineString<f64>, b: &LineString<f64>| {
        let pairs = a.0.iter().zip(&b.0);
        let differ = pairs.map(|(p, q)| by_place(p, q)).find(|o| o.is_ne());
        differ.unwrap_or_else(|| a.0.len().cmp(&b.0.len()))
    };
    let from_lowest = |ring: &mut LineString<f64>| {
        ring.0.pop();
        let lowest = (0..ring.0.len()).min_by(|&i, &j| by_place(&ring.0[i], &ring.0[j]));
        ring.0.rotate_left(lowest.unwrap_or(0));
        ring.0.extend(ring.0.first().copied());
    };
    for polygon in &mut area.0 {
        polygon.exterior_mut(from_lowest);
        polygon.interiors_mut(|rings| {
            rings.iter_mut().for_each(from_lowest);
            rings.sort_by(by_vertices);
        });
    }
    area.0.sort_by(|p, q| by_vertices(p.exterior(), q.exterior()));
}

/// Exterior rings counter-clockwise, holes clockwise. Returns whether each ring was turned, in order,
/// so that the same rings in other coordinates can be turned alike.
pub(crate) fn orient(area: &mut MultiPolygon<f64>) -> Vec<bool> {
    let mut turned = Vec::new();
    for polygon in &mut area.0 {
        polygon.exterior_mut(|ring| turned.push(turn(ring, true)));
        polygon.interiors_mut(|rings| turned.extend(rings.iter_mut().map(|r| turn(r, false))));
    }
    turned
}

fn turn(ring: &mut LineString<f64>, counter_clockwise: bool) -> bool {
    let against = (signed_area(ring) > 0.0) != counter_clockwise;
    if against {
        ring.0.reverse();
    }
    against
}

/// Turns the rings that were turned in [`orient`].
pub(crate) fn turn_alike(area: &mut MultiPolygon<f64>, turned: &[bool]) {
    let mut turned = turned.iter();
    let mut apply = |ring: &mut LineString<f64>| {
        if turned.next() == Some(&true) {
            ring.0.reverse();
        }
    };
    for polygon in &mut area.0 {
        polygon.exterior_mut(&mut apply);
        polygon.interiors_mut(|rings| rings.iter_mut().for_each(&mut apply));
    }
}

/// Shoelace formula about the ring's first point: far from the origin the products would cancel.
fn signed_area(ring: &LineString<f64>) -> f64 {
    let Some(&o) = ring.0.first() else { return 0.0 };
    let cross =
        |w: &[Coord<f64>]| (w[0].x - o.x) * (w[1].y - o.y) - (w[1].x - o.x) * (w[0].y - o.y);
    0.5 * ring.0.windows(2).map(cross).sum::<f64>()
}

/// Area of an area that need not be valid: exterior rings less holes, each by its own sign.
pub(crate) fn shoelace_m2(area: &MultiPolygon<f64>) -> f64 {
    let part = |p: &Polygon<f64>| {
        let holes: f64 = p.interiors().iter().map(|h| signed_area(h).abs()).sum();
        signed_area(p.exterior()).abs() - holes
    };
    area.iter().map(part).sum()
}

/// A point inside near the middle: the centroid where it lies inside, else a point of the interior.
pub(crate) fn centre(area: &MultiPolygon<f64>) -> Option<Coord<f64>> {
    use geo::InteriorPoint;
    let centroid = area.centroid()?;
    if area.contains(&centroid) {
        return Some(centroid.0);
    }
    // Of the largest part: a village of three islands is reached on its main one.
    let largest = area.iter().max_by(|a, b| a.unsigned_area().total_cmp(&b.unsigned_area()))?;
    largest.interior_point().map(|p| p.0).filter(|c| c.x.is_finite() && c.y.is_finite())
}

/// An edge with the part and ring it belongs to and its place in the ring.
struct Edge {
    a: Coord<f64>,
    b: Coord<f64>,
    part: u32,
    ring: u32,
    at: u32,
    last: u32,
}

/// How the edges of an area meet, apart from neighbours in their common point.
#[derive(Debug, PartialEq)]
enum Meetings {
    /// Not at all.
    None,
    /// Different rings touch in points, which may be right.
    Touches,
    /// In a way that no valid area's do.
    Fault(GeometryFault),
}

fn meetings(area: &MultiPolygon<f64>) -> Meetings {
    let mut edges = Vec::new();
    let mut ring = 0;
    for (part, polygon) in area.iter().enumerate() {
        for line in std::iter::once(polygon.exterior()).chain(polygon.interiors()) {
            let last = line.0.len().saturating_sub(2) as u32;
            for (at, w) in line.0.windows(2).enumerate() {
                let (a, b) = (w[0], w[1]);
                edges.push(Edge { a, b, part: part as u32, ring, at: at as u32, last });
            }
            ring += 1;
        }
    }
    edges.sort_unstable_by(|e, f| e.a.x.min(e.b.x).total_cmp(&f.a.x.min(f.b.x)));
    let mut touches = false;
    for (i, e) in edges.iter().enumerate() {
        let right = e.a.x.max(e.b.x);
        let (low, high) = (e.a.y.min(e.b.y), e.a.y.max(e.b.y));
        for f in &edges[i + 1..] {
            if f.a.x.min(f.b.x) > right {
                break;
            }
            if f.a.y.min(f.b.y) > high || f.a.y.max(f.b.y) < low {
                continue;
            }
            match meeting(e, f) {
                Meetings::None => {}
                Meetings::Touches => touches = true,
                fault @ Meetings::Fault(_) => return fault,
            }
        }
    }
    if touches { Meetings::Touches } else { Meetings::None }
}

fn meeting(e: &Edge, f: &Edge) -> Meetings {
    let beside = e.at.abs_diff(f.at) == 1;
    let around = (e.at == 0 && f.at == e.last) || (f.at == 0 && e.at == e.last);
    if e.ring == f.ring && (beside || around) {
        return if folds_back(e, f) {
            Meetings::Fault(GeometryFault::SelfIntersection)
        } else {
            Meetings::None
        };
    }
    let lines = (Line::new(e.a, e.b), Line::new(f.a, f.b));
    match line_intersection(lines.0, lines.1) {
        None => Meetings::None,
        // A ring that meets itself anywhere is not simple.
        Some(_) if e.ring == f.ring => Meetings::Fault(GeometryFault::SelfIntersection),
        Some(LineIntersection::SinglePoint { is_proper: false, .. }) => Meetings::Touches,
        Some(_) if e.part == f.part => Meetings::Fault(GeometryFault::RingsCross),
        Some(_) => Meetings::Fault(GeometryFault::PartsOverlap),
    }
}

/// Whether neighbouring edges share more than their common point.
fn folds_back(e: &Edge, f: &Edge) -> bool {
    let (shared, p, q) = if e.b == f.a { (e.b, e.a, f.b) } else { (e.a, e.b, f.a) };
    // Exact: nearly folded is thin, but valid.
    let flat = RobustKernel::orient2d(p, shared, q) == Orientation::Collinear;
    let dot = (p.x - shared.x) * (q.x - shared.x) + (p.y - shared.y) * (q.y - shared.y);
    flat && dot > 0.0
}

/// With edges apart: each hole inside its exterior and in no other hole, no part inside another.
fn nesting_fault(area: &MultiPolygon<f64>) -> Option<GeometryFault> {
    let inside = |ring: &LineString<f64>, point: Coord<f64>| {
        let around = ring.bounding_rect().is_some_and(|r| r.intersects(&point));
        around && Polygon::new(ring.clone(), Vec::new()).contains(&geo::Point(point))
    };
    let holes_sound = |p: &Polygon<f64>| {
        p.interiors().iter().enumerate().all(|(i, hole)| {
            let point = hole.0[0];
            let others = p.interiors().iter().enumerate();
            inside(p.exterior(), point)
                && !others.filter(|(j, _)| *j != i).any(|(_, other)| inside(other, point))
        })
    };
    if !area.iter().all(holes_sound) {
        return Some(GeometryFault::HoleOutside);
    }
    let apart = area.iter().enumerate().all(|(i, p)| {
        let point = p.exterior().0[0];
        let mut others = area.iter().enumerate().filter(|(j, _)| *j != i);
        // Inside another part's exterior is right only when it is in one of its holes.
        others.all(|(_, o)| {
            !inside(o.exterior(), point) || o.interiors().iter().any(|h| inside(h, point))
        })
    });
    (!apart).then_some(GeometryFault::PartsOverlap)
}

#[cfg(test)]
#[path = "area_tests.rs"]
mod tests;
