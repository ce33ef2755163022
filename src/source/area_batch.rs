//! Areas of one layer, a batch at a time: parsed, judged, repaired, brought into the working CRS.
//!
//! Validity is judged in the file's own coordinates, where a hole that touches its exterior touches
//! it exactly. Straight lines are those between vertices in the working CRS, as everywhere past the
//! reading: repairs are made there, and what is valid in the file is judged once more.

use super::area;
use super::crs::Transformer;
use super::geometry::Geometry;
use super::layer::RowGeometry;
use super::validity::{self, Unrepaired};
use crate::finding::{FindingKind, GeometryFault, Severity};
use geo::{Area, Coord, CoordsIter, MultiPolygon};
use rayon::prelude::*;

/// An area ready for use.
pub(crate) struct Ready {
    /// Working CRS; valid and oriented.
    pub(crate) planar: MultiPolygon<f64>,
    /// The same rings as the file has them, where they were kept and not repaired.
    pub(crate) original: Option<MultiPolygon<f64>>,
}

/// One feature's outcome: its area, if it has a usable one, and what there is to say.
pub(crate) type Outcome = (Option<Ready>, Option<(Severity, FindingKind)>);

/// A feature's geometry in the file's coordinates, with its fault if it has one.
pub(crate) enum Parsed {
    /// Cleaned rings.
    Area(MultiPolygon<f64>, Option<GeometryFault>),
    /// Nothing to use.
    Unusable(Severity, FindingKind),
}

/// Parses and judges.
pub(crate) fn parse(geometries: Vec<Option<RowGeometry>>) -> Vec<Parsed> {
    geometries.into_par_iter().map(|g| parse_one(g.as_ref())).collect()
}

/// One feature of [`parse`].
pub(crate) fn parse_one(geometry: Option<&RowGeometry>) -> Parsed {
    let Some(geometry) = geometry else {
        return Parsed::Unusable(Severity::Dropped, FindingKind::NoGeometry);
    };
    match geometry.parse() {
        Geometry::Areas { area, was_open } => match validity::clean(area) {
            Ok((mut cleaned, left_out)) => {
                let open = was_open.then_some(GeometryFault::RingOpen);
                let fault = validity::judge(&mut cleaned).or(left_out).or(open);
                Parsed::Area(cleaned, fault)
            }
            Err(fault) => {
                Parsed::Unusable(Severity::Dropped, FindingKind::GeometryUnusable { fault })
            }
        },
        Geometry::Points(points) if points.is_empty() => {
            Parsed::Unusable(Severity::Dropped, FindingKind::NoGeometry)
        }
        other => {
            let kind = FindingKind::NotAnArea { found: other.found() };
            Parsed::Unusable(Severity::Dropped, kind)
        }
    }
}

/// Some coordinates of a batch, to judge a CRS and a transformer by.
pub(crate) fn sample(parsed: &[Parsed]) -> Vec<Coord<f64>> {
    parsed.iter().filter_map(first).collect()
}

/// The first coordinate of an area.
pub(crate) fn first(parsed: &Parsed) -> Option<Coord<f64>> {
    match parsed {
        Parsed::Area(area, _) => area.0.first().and_then(|p| p.exterior().0.first()).copied(),
        Parsed::Unusable(..) => None,
    }
}

/// What there is to say of a feature that was not used: without a CRS there is no place for it.
pub(crate) fn unusable(parsed: Parsed) -> (Severity, FindingKind) {
    match parsed {
        Parsed::Area(..) => (Severity::Dropped, FindingKind::NoGeometry),
        Parsed::Unusable(severity, kind) => (severity, kind),
    }
}

/// Brings a batch into the working CRS and repairs what is at fault. `keep_original` where the
/// file's coordinates are WGS 84.
pub(crate) fn prepare(
    parsed: Vec<Parsed>,
    to_working: &Transformer,
    keep_original: bool,
) -> Vec<Outcome> {
    let mut planar: Vec<MultiPolygon<f64>> = parsed
        .iter()
        .map(|p| match p {
            Parsed::Area(area, _) => area.clone(),
            Parsed::Unusable(..) => MultiPolygon::new(Vec::new()),
        })
        .collect();
    to_working.apply_areas(&mut planar);
    parsed.into_par_iter().zip(planar).map(|(p, planar)| finish(p, planar, keep_original)).collect()
}

/// The outcome of an area of a batch that has no CRS.
pub(crate) fn without_crs(parsed: Parsed) -> Outcome {
    match parsed {
        // Without any area in the batch there was nothing to find a CRS by, so this is not reached
        // with an area; if it were, no geometry is the honest answer.
        Parsed::Area(..) => (None, Some((Severity::Dropped, FindingKind::NoGeometry))),
        Parsed::Unusable(severity, kind) => (None, Some((severity, kind))),
    }
}

fn finish(parsed: Parsed, mut planar: MultiPolygon<f64>, keep_original: bool) -> Outcome {
    let (original, fault) = match parsed {
        Parsed::Unusable(severity, kind) => return (None, Some((severity, kind))),
        Parsed::Area(area, fault) => (area, fault),
    };
    let unusable =
        |fault| (None, Some((Severity::Dropped, FindingKind::GeometryUnusable { fault })));
    if planar.coords_iter().any(|c| !c.x.is_finite() || !c.y.is_finite()) {
        return unusable(GeometryFault::NotFinite);
    }
    // Lines that bend on the way between two CRSs may cross where they lay side by side.
    let Some(fault) = fault.or_else(|| validity::fault(&planar)) else {
        let turned = area::orient(&mut planar);
        let original = keep_original.then(|| {
            let mut original = original;
            area::turn_alike(&mut original, &turned);
            original
        });
        if planar.unsigned_area() > 0.0 {
            return (Some(Ready { planar, original }), None);
        }
        return unusable(GeometryFault::NoArea);
    };
    let before_m2 = area::shoelace_m2(&planar);
    let mut repaired = match validity::repair(&planar) {
        Ok(repaired) => repaired,
        Err(Unrepaired::Nothing) => return unusable(fault),
        Err(Unrepaired::Tangled) => return unusable(GeometryFault::Tangled),
    };
    area::orient(&mut repaired);
    let after_m2 = repaired.unsigned_area();
    let kind = FindingKind::GeometryRepaired { fault, before_m2, after_m2 };
    (Some(Ready { planar: repaired, original: None }), Some((Severity::Repaired, kind)))
}

#[cfg(test)]
#[path = "area_batch_tests.rs"]
mod tests;
