//! Layers as GeoJSON: EPSG:4326, longitude before latitude, as RFC 7946 has it: areas across the
//! antimeridian are cut there (3.1.9).

use super::csv_file::Cell;
use super::features::Features;
use geo::{BooleanOps, BoundingRect, Coord, LineString, MapCoords, MultiPolygon, Polygon, Rect};
use geojson::{Feature, Geometry, GeometryValue, JsonObject, JsonValue, Position};
use rayon::prelude::*;
use std::borrow::Cow;
use std::io::{self, Write};

/// Decimals of a degree: 1e-8 is a millimetre.
const DECIMALS: usize = 8;

/// Writes it.
pub(super) fn write(mut to: impl Write, layer: &impl Features) -> io::Result<()> {
    let names: Vec<String> = layer.columns().into_iter().map(|(name, _)| name).collect();
    write!(to, "{{\"type\":\"FeatureCollection\",\"name\":\"{}\",", layer.name())?;
    if layer.synthetic() {
        to.write_all(b"\"synthetic\":true,")?;
    }
    to.write_all(b"\"features\":[\n")?;
    // Text of a chunk at a time is made in parallel: memory stays bounded, order stays.
    let all: Vec<usize> = (0..layer.rows()).collect();
    for (k, chunk) in all.chunks(4096).enumerate() {
        let features: Vec<String> = chunk
            .par_iter()
            .map(|&i| feature(layer, i, &names))
            .collect::<Result<_, serde_json::Error>>()?;
        for (j, text) in features.iter().enumerate() {
            if k + j > 0 {
                to.write_all(b",\n")?;
            }
            to.write_all(text.as_bytes())?;
        }
    }
    to.write_all(b"\n]}\n")
}

fn feature(
    layer: &impl Features,
    row: usize,
    names: &[String],
) -> Result<String, serde_json::Error> {
    let shape = layer.shape(row);
    let properties: JsonObject =
        names.iter().cloned().zip(layer.cells(row).into_iter().map(value)).collect();
    serde_json::to_string(&Feature {
        bbox: None,
        geometry: shape.map(|s| Geometry::new(polygons(&cut(&s.geographic)))),
        id: None,
        properties: Some(properties),
        foreign_members: None,
    })
}

fn value(cell: Cell<'_>) -> JsonValue {
    match cell {
        Cell::Empty => JsonValue::Null,
        Cell::Text(text) => text.into_owned().into(),
        Cell::Count(n) => n.into(),
        Cell::Real(v, decimals) => rounded(v, decimals).into(),
        Cell::Flag(yes) => yes.into(),
    }
}

/// The number nearest to that many decimals: it is then written with no more of them.
fn rounded(value: f64, decimals: usize) -> f64 {
    let scale = 10_u64.pow(decimals as u32) as f64;
    (value * scale).round() / scale
}

/// An area in longitudes of −180° to 180°; one that runs on beyond is cut at the antimeridian.
fn cut(area: &MultiPolygon<f64>) -> Cow<'_, MultiPolygon<f64>> {
    let beyond = |r: Rect<f64>| r.min().x < -180.0 || r.max().x > 180.0;
    if !area.bounding_rect().is_some_and(beyond) {
        return Cow::Borrowed(area);
    }
    let parts = [-360.0, 0.0, 360.0].into_iter().flat_map(|turn| {
        let world = Rect::new((turn - 180.0, -90.0), (turn + 180.0, 90.0)).to_polygon();
        let part = area.intersection(&world);
        part.map_coords(|c| Coord { x: c.x - turn, y: c.y }).0
    });
    Cow::Owned(parts.collect())
}

fn polygons(shape: &MultiPolygon<f64>) -> GeometryValue {
    let ring = |ring: &LineString<f64>| -> Vec<Position> {
        let position = |c: &Coord<f64>| [rounded(c.x, DECIMALS), rounded(c.y, DECIMALS)].into();
        ring.coords().map(position).collect()
    };
    let polygon = |p: &Polygon<f64>| -> Vec<Vec<Position>> {
        std::iter::once(p.exterior()).chain(p.interiors()).map(ring).collect()
    };
    GeometryValue::MultiPolygon { coordinates: shape.iter().map(polygon).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{Area, polygon};

    #[test]
    fn an_area_across_the_antimeridian_is_cut_there() {
        let square = |west: f64| {
            let east = west + 2.0;
            MultiPolygon(vec![polygon![(x: west, y: 1.0), (x: east, y: 1.0), (x: east, y: 3.0),
                (x: west, y: 3.0)]])
        };
        for west in [179.5, -180.5] {
            let area = square(west);
            let cut = cut(&area);
            assert_eq!(cut.0.len(), 2);
            assert!((cut.unsigned_area() - 4.0).abs() < 1e-9);
            assert!(cut.iter().all(|p| p.exterior().0.iter().all(|c| c.x.abs() <= 180.0)));
            assert!(cut.iter().all(|p| p.bounding_rect().unwrap().width() < 2.0));
        }
        let here = square(105.0);
        assert!(matches!(cut(&here), Cow::Borrowed(_)));
    }
}
