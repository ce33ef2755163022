//! Rings by themselves: closed, without repeated points, holding something.

use crate::finding::GeometryFault;
use geo::kernels::{Kernel, Orientation, RobustKernel};
use geo::{LineString, MultiPolygon, Polygon};

/// Removes repeated points and closes rings; leaves out rings that hold nothing, and says why the first
/// of them does not. Rings without any point are none.
///
/// # Errors
/// A coordinate is not finite, or no ring is left.
pub(crate) fn clean(
    area: MultiPolygon<f64>,
) -> Result<(MultiPolygon<f64>, Option<GeometryFault>), GeometryFault> {
    let mut parts = Vec::with_capacity(area.0.len());
    let mut first = None;
    let mut sound = |ring: &LineString<f64>| {
        let fault = fault(ring);
        first = first.or(fault);
        fault.is_none()
    };
    for polygon in area.0 {
        let (exterior, holes) = polygon.into_inner();
        let exterior = cleaned(exterior)?;
        let mut holes: Vec<_> = holes.into_iter().map(cleaned).collect::<Result<_, _>>()?;
        holes.retain(|h| !h.0.is_empty());
        if exterior.0.is_empty() && holes.is_empty() {
            continue;
        }
        if sound(&exterior) {
            holes.retain(&mut sound);
            parts.push(Polygon::new(exterior, holes));
        }
    }
    if parts.is_empty() {
        Err(first.unwrap_or(GeometryFault::TooFewPoints))
    } else {
        Ok((MultiPolygon::new(parts), first))
    }
}

fn cleaned(mut ring: LineString<f64>) -> Result<LineString<f64>, GeometryFault> {
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

/// Why a ring without repeated points holds nothing. One that crosses itself may hold something.
fn fault(ring: &LineString<f64>) -> Option<GeometryFault> {
    let &[a, b, c, ref others @ ..] = &ring.0[..] else {
        return Some(GeometryFault::TooFewPoints);
    };
    if others.is_empty() {
        return Some(GeometryFault::TooFewPoints);
    }
    let aside = |&c: &_| RobustKernel::orient2d(a, b, c) != Orientation::Collinear;
    let flat = !aside(&c) && !others.iter().any(aside);
    flat.then_some(GeometryFault::NoArea)
}
