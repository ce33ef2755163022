//! `villages.geojson`: EPSG:4326, longitude before latitude, as RFC 7946 has it.

use super::csv_file::{Cell, push_plain};
use super::villages::{cells, columns};
use crate::assessment::Assessment;
use geo::{LineString, MultiPolygon};
use rayon::prelude::*;
use std::io::{self, Write};

/// Decimals of a degree: 1e-8 is a millimetre.
const DECIMALS: usize = 8;

/// Writes it.
pub(super) fn write(mut to: impl Write, assessment: &Assessment) -> io::Result<()> {
    let names: Vec<String> = columns(assessment)
        .into_iter()
        .map(|(name, _)| serde_json::to_string(&name))
        .collect::<Result<_, _>>()?;
    to.write_all(b"{\"type\":\"FeatureCollection\",\"name\":\"villages\",")?;
    if assessment.about.synthetic {
        to.write_all(b"\"synthetic\":true,")?;
    }
    to.write_all(b"\"features\":[\n")?;
    // Text of a chunk at a time is made in parallel: memory stays bounded, order stays.
    let all: Vec<usize> = (0..assessment.villages.len()).collect();
    for (k, chunk) in all.chunks(4096).enumerate() {
        let features: Vec<String> = chunk
            .par_iter()
            .map(|&i| feature(assessment, i, &names))
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
    assessment: &Assessment,
    index: usize,
    names: &[String],
) -> Result<String, serde_json::Error> {
    let shape = assessment.villages[index].shape.as_ref();
    let mut out = String::with_capacity(4096);
    out.push_str("{\"type\":\"Feature\",\"properties\":{");
    for (i, (name, cell)) in names.iter().zip(cells(assessment, index)).enumerate() {
        if i > 0 {
            out.push(',');
        }
        out.push_str(name);
        out.push(':');
        match cell {
            Cell::Empty => out.push_str("null"),
            Cell::Text(text) => out.push_str(&serde_json::to_string(&text)?),
            Cell::Flag(yes) => out.push_str(if yes { "true" } else { "false" }),
            Cell::Count(_) | Cell::Real(..) => out.push_str(&cell.text()),
        }
    }
    out.push_str("},\"geometry\":");
    match shape {
        None => out.push_str("null"),
        Some(shape) => polygons(&shape.geographic, &mut out),
    }
    out.push('}');
    Ok(out)
}

fn polygons(shape: &MultiPolygon<f64>, out: &mut String) {
    let list = |out: &mut String, n: usize| {
        if n > 0 {
            out.push(',');
        }
        out.push('[');
    };
    out.push_str("{\"type\":\"MultiPolygon\",\"coordinates\":[");
    for (i, polygon) in shape.iter().enumerate() {
        list(out, i);
        let rings = std::iter::once(polygon.exterior()).chain(polygon.interiors());
        for (j, ring) in rings.enumerate() {
            list(out, j);
            positions(ring, out);
            out.push(']');
        }
        out.push(']');
    }
    out.push_str("]}");
}

fn positions(ring: &LineString<f64>, out: &mut String) {
    for (i, c) in ring.coords().enumerate() {
        if i > 0 {
            out.push(',');
        }
        out.push('[');
        push_plain(out, c.x, DECIMALS);
        out.push(',');
        push_plain(out, c.y, DECIMALS);
        out.push(']');
    }
}
