//! What a wrong value looks like where a fault is planted.

use geo::{LineString, MultiPolygon, Polygon};

/// A technology nobody offers yet.
pub(super) const UNKNOWN_TECHNOLOGY: &str = "6G";

/// A village that no province has.
pub(super) const UNKNOWN_VILLAGE: &str = "99999-01";

/// The outline with a stretch of its vertices in the wrong order, as a slip of the digitiser leaves
/// it: the border crosses itself.
pub(super) fn crossed(shape: &MultiPolygon<f64>) -> MultiPolygon<f64> {
    let Some(polygon) = shape.0.first() else { return shape.clone() };
    let mut ring = polygon.exterior().0.clone();
    // Vertices 8 to 15 in reverse: the ring runs to the far end of the stretch, back, and on.
    if ring.len() > 20 {
        ring[8..16].reverse();
    }
    let mut parts = shape.0.clone();
    parts[0] = Polygon::new(LineString::new(ring), polygon.interiors().to_vec());
    MultiPolygon::new(parts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, generate};
    use geo::Validation as _;

    #[test]
    fn the_crossed_outline_is_invalid_and_was_valid() {
        let p = generate(&Options::default());
        let v = &p.land.villages[p.faults.self_intersecting.unwrap() as usize];
        assert!(v.shape.is_valid());
        assert!(!crossed(&v.shape).is_valid());
    }
}
