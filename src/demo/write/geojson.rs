//! Text layers as GeoJSON, WGS 84 as RFC 7946 has it: fibre routes, ducts, industrial parks.

use super::tables::degrees;
use super::{Error, SOURCE};
use crate::demo::projection::Projection;
use crate::demo::province::{FibreOperator, Province};
use geo::{Coord, LineString};
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

/// Writes features of one line or one ring each.
fn collection<'a>(
    path: &Path,
    projection: &Projection,
    geometry: &str,
    features: impl ExactSizeIterator<Item = (String, &'a LineString<f64>)>,
) -> Result<(), Error> {
    let io = |source| Error::Io { path: path.to_owned(), source };
    let mut out = BufWriter::new(File::create(path).map_err(io)?);
    writeln!(out, "{{\"type\": \"FeatureCollection\", \"nguon\": \"{SOURCE}\", \"features\": [")
        .map_err(io)?;
    let count = features.len();
    for (i, (properties, line)) in features.enumerate() {
        let line = projection.geographic(line.coords().copied()).map_err(Error::Projection)?;
        let point = |c: &Coord<f64>| format!("[{}, {}]", degrees(c.x), degrees(c.y));
        let points = line.iter().map(point).collect::<Vec<_>>().join(", ");
        let (open, close) = if geometry == "Polygon" { ("[[", "]]") } else { ("[", "]") };
        let comma = if i + 1 < count { "," } else { "" };
        writeln!(
            out,
            "{{\"type\": \"Feature\", \"properties\": {{{properties}, \"nguon\": \"{SOURCE}\"}}, \
             \"geometry\": {{\"type\": \"{geometry}\", \"coordinates\": {open}{points}{close}}}}}{comma}"
        )
        .map_err(io)?;
    }
    writeln!(out, "]}}").map_err(io)?;
    out.flush().map_err(io)
}
