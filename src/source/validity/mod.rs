//! Areas made sound: closed, valid, without rings that hold nothing.
//!
//! In: polygons as a file has them. Out: what is wrong with them, and the same ground in valid
//! polygons. Validity is OGC 06-103r4, 6.1.11 and 6.1.14. [`clean()`] sees to single rings, [`judge()`] to
//! how they lie to each other, [`repair()`] to what is left; all in O(n log n) and exact, as each says.
//!
//! Not here: which way rings turn and where an area's middle is ([`area`](super::area)).

mod assembly;
mod clean;
mod crossings;
mod ground;
mod judge;
mod noding;
mod outline;
mod repair;
mod status;
mod sweep;

pub(crate) use clean::clean;
pub(crate) use repair::{Unrepaired, repair};

use crate::finding::GeometryFault;
use geo::MultiPolygon;
use outline::Outline;

/// The first fault of an area that [`clean()`] has passed; `None` when it is valid. Where rings touch
/// others between vertices, vertices are put into the area: they keep touching when it is brought into
/// another CRS, where straight lines are others.
pub(crate) fn judge(area: &mut MultiPolygon<f64>) -> Option<GeometryFault> {
    let Some(outline) = Outline::new(area) else { return Some(GeometryFault::TooFewPoints) };
    let judgement = judge::judge(&outline);
    let touches = judgement.touches.or_else(|| crossings::ends_on_others(&outline.segments).ok());
    if let Some(touches) = touches.filter(|t| !t.is_empty()) {
        outline::put_vertices(area, touches);
    }
    judgement.fault
}

/// The first fault of an area that [`clean()`] has passed; `None` when it is valid.
pub(crate) fn fault(area: &MultiPolygon<f64>) -> Option<GeometryFault> {
    Outline::new(area).map_or(Some(GeometryFault::TooFewPoints), |o| judge::judge(&o).fault)
}

#[cfg(test)]
mod generated;
#[cfg(feature = "gdal")]
#[cfg(test)]
mod raster_tests;
#[cfg(feature = "gdal")]
#[cfg(test)]
mod reference;
#[cfg(feature = "gdal")]
#[cfg(test)]
mod reference_tests;
#[cfg(test)]
mod tests;
