//! The part of a commune nearest to each of its points.

use super::build::polygons;
use gdal::vector::ToGdal as _;
use geo::{BoundingRect as _, Coord, LineString, MultiPolygon, Polygon};

/// A part for each point, in order; empty where the point's part misses the land.
///
/// Cells are a rectangle cut by the bisectors to all other points (some dozens in a commune), then cut
/// with the land by GEOS, which works in full double precision.
pub(crate) fn parts(
    land: &MultiPolygon<f64>,
    points: &[Coord<f64>],
) -> Result<Vec<MultiPolygon<f64>>, Box<dyn std::error::Error>> {
    let frame = land.bounding_rect().ok_or("a commune without area")?;
    let land = land.to_gdal()?;
    let corners = frame.to_polygon().exterior().0[..4].to_vec();
    points
        .iter()
        .enumerate()
        .map(|(i, &mine)| {
            let mut cell = corners.clone();
            for (_, &other) in points.iter().enumerate().filter(|(j, _)| *j != i) {
                cell = nearer(&cell, mine, other);
            }
            if cell.len() < 3 {
                return Ok(MultiPolygon::new(Vec::new()));
            }
            let cell = Polygon::new(LineString::new(cell), Vec::new()).to_gdal()?;
            let part = land.intersection(&cell).ok_or("GEOS gave no intersection")?;
            polygons(&part)
        })
        .collect()
}

/// What of a convex ring (not closed) is nearer to `mine` than to `other`.
fn nearer(ring: &[Coord<f64>], mine: Coord<f64>, other: Coord<f64>) -> Vec<Coord<f64>> {
    let (dx, dy) = (other.x - mine.x, other.y - mine.y);
    let middle = (mine + other) / 2.0;
    // Negative on this side of the bisector.
    let side = |c: Coord<f64>| (c.x - middle.x) * dx + (c.y - middle.y) * dy;
    let mut out = Vec::with_capacity(ring.len() + 1);
    for (k, &a) in ring.iter().enumerate() {
        let b = ring[(k + 1) % ring.len()];
        let (sa, sb) = (side(a), side(b));
        if sa <= 0.0 {
            out.push(a);
        }
        if (sa < 0.0 && sb > 0.0) || (sa > 0.0 && sb < 0.0) {
            out.push(a + (b - a) * (sa / (sa - sb)));
        }
    }
    out
}
