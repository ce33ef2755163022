//! Repair: a valid area with the same ground.
//!
//! In: an area of closed rings. Out: a valid one. Of a part the ground is what its rings enclose by the
//! even-odd rule (Ledoux, Arroyo Ohori and Meijers 2014), a hole that is given twice counting once; of
//! the area it is what any part has. Method: segments are cut where they meet, those that bound ground
//! are found and put together; O((n + k) log n) for k crossings. Vertices stay where they are; only
//! crossings are new ([`noding`](super::noding) says how exact). The order of rings and vertices is
//! that of their coordinates: the same data give the same bytes.

use super::assembly::assemble;
use super::crossings::Tangled;
use super::ground;
use super::noding::{Piece, node};
use super::sweep::{Segment, by_place};
use geo::{Area, LineString, MultiPolygon, Polygon};
use std::collections::HashSet;

/// Why an area is not repaired.
#[derive(Debug, PartialEq)]
pub(crate) enum Unrepaired {
    /// Nothing of it is left.
    Nothing,
    /// It crosses itself beyond all reason, or its coordinates are too coarse for what they hold.
    Tangled,
}

/// A valid area with the same ground.
///
/// # Errors
/// There is none.
pub(crate) fn repair(area: &MultiPolygon<f64>) -> Result<MultiPolygon<f64>, Unrepaired> {
    let mut pieces = Vec::new();
    for (part, polygon) in area.iter().enumerate() {
        let part = part as u32;
        for ring in rings_once(polygon) {
            let segments = ring.0.windows(2).filter_map(|w| Segment::new(w[0], w[1]));
            pieces.extend(segments.map(|(segment, _)| Piece { segment, part }));
        }
    }
    let mut pieces = node(pieces).map_err(|Tangled| Unrepaired::Tangled)?;
    pieces.sort_by_key(|p| p.part);
    let mut repaired = put_together(&pieces).ok_or(Unrepaired::Tangled)?;
    put_in_order(&mut repaired);
    if repaired.unsigned_area() > 0.0 { Ok(repaired) } else { Err(Unrepaired::Nothing) }
}

/// The ground of any part, of pieces that only meet in their ends, part by part.
fn put_together(pieces: &[Piece]) -> Option<MultiPolygon<f64>> {
    let mut bounds = Vec::with_capacity(pieces.len());
    let parts = pieces.chunk_by(|p, q| p.part == q.part);
    let several = parts.clone().count() > 1;
    for part in parts {
        bounds.append(&mut ground::of_part(part)?);
    }
    if several {
        bounds = ground::of_any(bounds)?;
    }
    assemble(&bounds)
}

/// The rings of a part, a hole that is there twice once.
fn rings_once(polygon: &Polygon<f64>) -> impl Iterator<Item = &LineString<f64>> {
    let mut seen = HashSet::new();
    let mut new = move |ring: &LineString<f64>| {
        let mut segments: Vec<_> =
            ring.0.windows(2).filter_map(|w| Segment::new(w[0], w[1])).collect();
        segments.sort_unstable_by(|(a, _), (b, _)| super::noding::by_ends(a, b));
        let bits =
            |(s, _): &(Segment, bool)| [s.low.x, s.low.y, s.high.x, s.high.y].map(f64::to_bits);
        seen.insert(segments.iter().map(bits).collect::<Vec<_>>())
    };
    let holes = polygon.interiors().iter().filter(move |h| new(h));
    std::iter::once(polygon.exterior()).chain(holes)
}

/// Every ring from its lowest vertex (by x, then y), rings and parts by their vertices.
pub(super) fn put_in_order(area: &mut MultiPolygon<f64>) {
    let by_vertices = |a: &LineString<f64>, b: &LineString<f64>| {
        let pairs = a.0.iter().zip(&b.0);
        let differ = pairs.map(|(p, q)| by_place(p, q)).find(|o| o.is_ne());
        differ.unwrap_or_else(|| a.0.len().cmp(&b.0.len()))
    };
    let from_lowest = |ring: &mut LineString<f64>| {
        ring.0.pop();
        let lowest = (0..ring.0.len()).min_by(|&i, &j| by_place(&ring.0[i], &ring.0[j]));
        ring.0.rotate_left(lowest.unwrap_or(0));
        ring.0.extend(ring.0.first().copied());
    };
    for polygon in &mut area.0 {
        polygon.exterior_mut(from_lowest);
        polygon.interiors_mut(|rings| {
            rings.iter_mut().for_each(from_lowest);
            rings.sort_by(by_vertices);
        });
    }
    area.0.sort_by(|p, q| by_vertices(p.exterior(), q.exterior()));
}
