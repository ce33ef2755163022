//! What all sheets of an assessment share: bounds, commune outlines, where their names may stand.

use super::geographic::Geographic;
use super::labels::Ground;
use super::locator::Place;
use crate::assessment::Assessment;
use geo::{Area, BoundingRect, Coord, MultiPolygon, Polygon, Simplify};
use rayon::prelude::*;

/// Shared by all sheets; made once.
#[derive(Clone, Debug)]
pub struct Backdrop {
    /// Bounds of all villages that have a polygon; `None` where none has.
    pub(crate) bounds: Option<geo::Rect<f64>>,
    /// Land of each commune, in the order of the assessment's communes.
    pub(crate) communes: Vec<MultiPolygon<f64>>,
    /// The same, simplified, where names are sought room.
    pub(crate) grounds: Vec<Ground>,
    /// Middle value of the villages' areas, m²; 0 where none has a polygon.
    pub(crate) median_area_m2: f64,
    /// From metres to degrees; `None` where the villages carry no degrees.
    pub(crate) geographic: Option<Geographic>,
    /// Where in the world it lies; `None` likewise.
    pub(crate) place: Option<Place>,
}

/// Gaps between neighbouring polygons of real data make slivers in a union. A ring whose area is less
/// than that of a square of this part of the map's diagonal (0.4 mm of a 300 mm sheet) is none.
const SLIVER: f64 = 1.0 / 750.0;
/// Outlines on the locator are simplified by this, m: 0.02 mm there.
const LOCATOR_DETAIL_M: f64 = 800.0;
/// Names need no finer outline than this part of a commune's diagonal.
const NAME_DETAIL: f64 = 1.0 / 100.0;

impl Backdrop {
    /// Bounds of a commune's land, metres; `None` where none of its villages has a polygon.
    pub fn commune_bounds(&self, commune: u32) -> Option<geo::Rect<f64>> {
        self.communes.get(commune as usize)?.bounding_rect()
    }

    /// Dissolves the communes of an assessment.
    pub fn new(assessment: &Assessment) -> Self {
        let shapes = || assessment.villages.iter().filter_map(|v| v.shape.as_ref());
        let bounds = shapes().filter_map(|s| s.planar.bounding_rect()).reduce(join);
        let sliver_m2 = bounds.map_or(0.0, |b| (b.width().hypot(b.height()) * SLIVER).powi(2));
        let communes: Vec<_> = assessment
            .commune_shapes()
            .into_par_iter()
            .map(|shape| without_slivers(shape, sliver_m2))
            .collect();
        let grounds = communes.par_iter().map(ground).collect();
        let mut areas: Vec<f64> = shapes().map(|s| s.area_m2).collect();
        areas.sort_by(f64::total_cmp);
        let median_area_m2 = areas.get(areas.len() / 2).copied().unwrap_or(0.0);
        let geographic = Geographic::fit(assessment);
        let place = geographic.as_ref().zip(bounds).map(|(g, b)| place(g, b, &communes));
        Self { bounds, communes, grounds, median_area_m2, geographic, place }
    }
}

/// The land in degrees, as coarse as a locator shows it.
fn place(geographic: &Geographic, bounds: geo::Rect<f64>, land: &[MultiPolygon<f64>]) -> Place {
    let rings = land
        .iter()
        .flatten()
        .map(|p| p.exterior().simplify(LOCATOR_DETAIL_M))
        .filter(|ring| ring.0.len() > 3)
        .map(|ring| ring.0.iter().map(|&at| geographic.degrees(at)).collect());
    Place { bounds: geographic.bounds(bounds), rings: rings.collect() }
}

fn join(a: geo::Rect<f64>, b: geo::Rect<f64>) -> geo::Rect<f64> {
    let (low, high) = (a.min(), a.max());
    geo::Rect::new(
        Coord { x: low.x.min(b.min().x), y: low.y.min(b.min().y) },
        Coord { x: high.x.max(b.max().x), y: high.y.max(b.max().y) },
    )
}

fn without_slivers(shape: MultiPolygon<f64>, least_m2: f64) -> MultiPolygon<f64> {
    let large = |ring: &geo::LineString<f64>| {
        Polygon::new(ring.clone(), Vec::new()).unsigned_area() >= least_m2
    };
    let mut kept: Vec<_> = shape.into_iter().collect();
    if kept.len() > 1 {
        // A commune that is but one small island stays.
        let largest = kept.iter().map(Area::unsigned_area).fold(0.0, f64::max);
        kept.retain(|p| p.unsigned_area() >= least_m2.min(largest));
    }
    kept.into_iter()
        .map(|p| {
            let (exterior, holes) = p.into_inner();
            Polygon::new(exterior, holes.into_iter().filter(large).collect())
        })
        .collect()
}

fn ground(commune: &MultiPolygon<f64>) -> Ground {
    let largest = commune.iter().max_by(|a, b| a.unsigned_area().total_cmp(&b.unsigned_area()));
    let simple = largest.map(|p| {
        let size = p.bounding_rect().map_or(0.0, |b| b.width().hypot(b.height()));
        p.simplify(size * NAME_DETAIL)
    });
    Ground::new(simple.as_ref())
}
