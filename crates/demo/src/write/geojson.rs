//! Text layers as GeoJSON, WGS 84 as RFC 7946 has it: fibre routes, ducts, industrial parks,
//! roads, rivers, water, neighbours.

use super::tables::degrees;
use super::{Error, SOURCE};
use crate::Way;
use crate::projection::Projection;
use crate::province::{FibreOperator, Province};
use geo::{Coord, LineString, MultiPolygon, Polygon};
use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;

/// Operators on one thing, as a list in a cell: `Viettel; VNPT`.
pub(super) fn operators(list: &[FibreOperator]) -> String {
    list.iter().map(|o| o.name()).collect::<Vec<_>>().join("; ")
}

/// Writes the fibre routes.
pub(super) fn routes(
    province: &Province,
    projection: &Projection,
    path: &Path,
) -> Result<(), Error> {
    let routes = province.routes.iter().enumerate().map(|(i, route)| {
        let properties = format!("\"id\": \"VTL-R{:05}\", \"operator\": \"Viettel\"", i + 1);
        (properties, &route.line)
    });
    collection(path, projection, "LineString", routes)
}

/// Writes the ducts.
pub(super) fn ducts(
    province: &Province,
    projection: &Projection,
    path: &Path,
) -> Result<(), Error> {
    let ducts = province.field.ducts.iter().enumerate().map(|(i, duct)| {
        let operators = operators(&duct.operators);
        (format!("\"id\": \"CB-{:05}\", \"operators\": \"{operators}\"", i + 1), &duct.line)
    });
    collection(path, projection, "LineString", ducts)
}

/// Writes the industrial parks.
pub(super) fn parks(
    province: &Province,
    projection: &Projection,
    path: &Path,
) -> Result<(), Error> {
    let parks = province.field.parks.iter().map(|park| {
        // Names are made of syllables: nothing in them needs an escape.
        let properties = format!("\"id\": \"{}\", \"name\": \"{}\"", park.id, park.name);
        (properties, park.shape.exterior())
    });
    collection(path, projection, "Polygon", parks)
}

/// Writes roads or rivers.
pub(super) fn ways(ways: &[Way], projection: &Projection, path: &Path) -> Result<(), Error> {
    let rows = ways.iter().map(|way| {
        let name = way.name.as_ref().map_or_else(|| "null".to_owned(), |n| format!("\"{n}\""));
        (format!("\"name\": {name}, \"class\": \"{}\"", way.class), &way.line)
    });
    collection(path, projection, "LineString", rows)
}

/// Writes water or neighbouring provinces.
pub(super) fn areas(
    areas: &[(String, MultiPolygon<f64>)],
    projection: &Projection,
    path: &Path,
) -> Result<(), Error> {
    let text = |(name, area): &(String, MultiPolygon<f64>)| -> Result<_, Error> {
        let polygon = |p: &Polygon<f64>| {
            let rings = std::iter::once(p.exterior()).chain(p.interiors());
            let rings: Result<Vec<String>, Error> =
                rings.map(|r| Ok(format!("[{}]", points(r, projection)?))).collect();
            rings.map(|r| format!("[{}]", r.join(", ")))
        };
        let polygons: Result<Vec<String>, Error> = area.iter().map(polygon).collect();
        Ok((format!("\"name\": \"{name}\""), format!("[{}]", polygons?.join(", "))))
    };
    let rows = areas.iter().map(text).collect::<Result<Vec<_>, _>>()?;
    features(path, "MultiPolygon", &rows)
}

/// Writes features of one line or one ring each.
fn collection<'a>(
    path: &Path,
    projection: &Projection,
    geometry: &str,
    rows: impl Iterator<Item = (String, &'a LineString<f64>)>,
) -> Result<(), Error> {
    let (open, close) = if geometry == "Polygon" { ("[[", "]]") } else { ("[", "]") };
    let text = |(properties, line): (String, &LineString<f64>)| -> Result<_, Error> {
        Ok((properties, format!("{open}{}{close}", points(line, projection)?)))
    };
    let rows = rows.map(text).collect::<Result<Vec<_>, _>>()?;
    features(path, geometry, &rows)
}

/// The points of a line, as longitude and latitude.
fn points(line: &LineString<f64>, projection: &Projection) -> Result<String, Error> {
    let line = projection.geographic(line.coords().copied()).map_err(Error::Projection)?;
    let point = |c: &Coord<f64>| format!("[{}, {}]", degrees(c.x), degrees(c.y));
    Ok(line.iter().map(point).collect::<Vec<_>>().join(", "))
}

/// Writes features of properties and coordinates.
fn features(path: &Path, geometry: &str, rows: &[(String, String)]) -> Result<(), Error> {
    let io = |source| Error::Io { path: path.to_owned(), source };
    let mut out = BufWriter::new(File::create(path).map_err(io)?);
    writeln!(out, "{{\"type\": \"FeatureCollection\", \"nguon\": \"{SOURCE}\", \"features\": [")
        .map_err(io)?;
    for (i, (properties, coordinates)) in rows.iter().enumerate() {
        let comma = if i + 1 < rows.len() { "," } else { "" };
        writeln!(
            out,
            "{{\"type\": \"Feature\", \"properties\": {{{properties}, \"nguon\": \"{SOURCE}\"}}, \
             \"geometry\": {{\"type\": \"{geometry}\", \"coordinates\": {coordinates}}}}}{comma}"
        )
        .map_err(io)?;
    }
    writeln!(out, "]}}").map_err(io)?;
    out.flush().map_err(io)
}
