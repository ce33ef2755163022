//! Area of a village inside footprints of any kind, by polygon overlay.
//!
//! In: one village, the profiles and areas near it. Out: area, m².
//! Method: discs and sectors become polygons of equal area; one non-zero intersection of the village
//! with all of them at once (`i_overlay` on the lattice of all layers, in whole steps), so that overlaps
//! count once.
//! Accuracy: crossings are put on the lattice, 4 nm; a disc's polygon strays from its circle by at most
//! r π²/(3 n²), 0.2 m at 4 km with 256 sides, with no bias.
//! Needs every ring oriented: exteriors counter-clockwise, or opposite windings would cancel.

use super::exact::Placed;
use crate::footprint::{Direction, Piece, PolarProfile};
use crate::place::{common_m2, path, paths};
use geo::{Coord, LineString, MultiPolygon, Polygon};

/// Sides of the polygon a disc becomes, in an ordinary run.
pub const SIDES: u32 = 256;

/// Area of the village that is inside at least one footprint, m².
///
/// `origin`, a point of the lattice, is what the placed profiles are relative to; the village and the
/// rings of areas (lattice points, not closed) are in the village's own CRS.
pub fn covered_area_m2(
    village: &MultiPolygon<f64>,
    origin: Coord<f64>,
    placed: &[Placed<'_>],
    areas: impl Iterator<Item = Vec<Coord<f64>>>,
    sides: u32,
) -> f64 {
    let mut clip = Vec::new();
    let mut discs = Vec::new();
    for f in placed {
        discs.clear();
        polygons(f.profile, Coord { x: f.x, y: f.y }, sides, &mut discs);
        clip.extend(paths(discs.iter(), Coord::zero()));
    }
    clip.extend(areas.map(|ring| path(&ring, origin)));
    if clip.is_empty() {
        return 0.0;
    }
    common_m2(&paths(village.iter(), origin), &clip)
}

/// A profile as polygons around `centre`, counter-clockwise, of the same area.
pub fn polygons(
    profile: &PolarProfile,
    centre: Coord<f64>,
    sides: u32,
    out: &mut Vec<Polygon<f64>>,
) {
    match profile {
        PolarProfile::Disc(radius_m) => {
            let turn = Piece { from: Direction::EAST, to: Direction::TURN, radius_m: *radius_m };
            let mut ring = arc(&turn, centre, sides);
            // The last point is the first again, to the bit.
            if let Some(first) = ring.first().copied() {
                ring.pop();
                ring.push(first);
            }
            out.push(Polygon::new(LineString::new(ring), vec![]));
        }
        PolarProfile::Sectors(pieces) => {
            // Pieces side by side are one ring: borders shared by two rings are the hardest that an
            // overlay can be given. Begin after a gap, so that no run is cut in two.
            let joined = |k: usize| {
                let before = &pieces[(k + pieces.len() - 1) % pieces.len()];
                before.to.order == pieces[k].from.order
            };
            let first = (0..pieces.len()).find(|&k| !joined(k));
            let start = first.unwrap_or(0);
            let mut ring: Vec<Coord<f64>> = Vec::new();
            let mut close = |ring: &mut Vec<Coord<f64>>| {
                if let Some(&point) = ring.first() {
                    ring.push(point);
                    out.push(Polygon::new(LineString::new(std::mem::take(ring)), vec![]));
                }
            };
            for i in 0..pieces.len() {
                let k = (start + i) % pieces.len();
                if first.is_some() && !joined(k) {
                    close(&mut ring);
                    ring.push(centre);
                }
                ring.extend(arc(&pieces[k], centre, sides));
            }
            close(&mut ring);
        }
    }
}

/// Points along a piece's arc; the chords enclose the sector's own area.
fn arc(piece: &Piece, centre: Coord<f64>, sides: u32) -> Vec<Coord<f64>> {
    let angle = piece.from.angle_to(piece.to);
    let steps = (f64::from(sides) * angle / std::f64::consts::TAU).ceil().max(3.0);
    let step = angle / steps;
    let radius = piece.radius_m * (step / step.sin()).sqrt();
    (0..=steps as u32)
        .map(|k| {
            let (s, c) = (f64::from(k) * step).sin_cos();
            let (x, y) = (piece.from.x * c - piece.from.y * s, piece.from.x * s + piece.from.y * c);
            Coord { x: centre.x + radius * x, y: centre.y + radius * y }
        })
        .collect()
}
