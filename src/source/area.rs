//! Areas as the program keeps them: exterior rings counter-clockwise, holes clockwise; their middle.
//!
//! In: areas in any coordinates. Whether they are valid, and their repair, is
//! [`validity`](super::validity)'s.

use geo::{Area, Centroid, Contains, Coord, LineString, MultiPolygon, Polygon};

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

#[cfg(test)]
#[path = "area_tests.rs"]
mod tests;
