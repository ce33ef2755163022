//! Layers as GeoJSON: EPSG:4326, longitude before latitude, as RFC 7946 has it.

use super::csv_file::Cell;
use super::features::Features;
use geo::{Coord, LineString, MultiPolygon, Polygon};
use geojson::{Feature, Geometry, GeometryValue, JsonObject, JsonValue, Position};
use rayon::prelude::*;
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
        geometry: shape.map(|s| Geometry::new(polygons(&s.geographic))),
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
