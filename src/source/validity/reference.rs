//! What tests compare the judgement with: GEOS.

use gdal::vector::Geometry;
use geo::{LineString, MultiPolygon, Polygon};

pub(super) fn geos(area: &MultiPolygon<f64>) -> Geometry {
    crate::source::capture_gdal_messages();
    let wkt = |r: &LineString<f64>| {
        let points: Vec<String> = r.0.iter().map(|c| format!("{} {}", c.x, c.y)).collect();
        format!("({})", points.join(","))
    };
    let part = |p: &Polygon<f64>| {
        let rings: Vec<String> =
            std::iter::once(p.exterior()).chain(p.interiors()).map(wkt).collect();
        format!("({})", rings.join(","))
    };
    let parts: Vec<String> = area.iter().map(part).collect();
    Geometry::from_wkt(&format!("MULTIPOLYGON({})", parts.join(","))).unwrap()
}
