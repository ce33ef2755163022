//! Polar profiles as polygons.

use super::{Direction, Piece, PolarProfile};
use geo::{Coord, LineString, Polygon};

/// How an arc becomes chords.
#[derive(Clone, Copy, Debug)]
pub struct Chords {
    /// How many.
    pub count: u32,
    /// Distance of their ends from the centre, m.
    pub radius_m: f64,
}

/// A profile as polygons around `centre`, counter-clockwise. `chords` says what becomes of an arc of a
/// radius, m, and an angle, radians.
pub fn outline(
    profile: &PolarProfile,
    centre: Coord<f64>,
    chords: impl Fn(f64, f64) -> Chords,
    out: &mut Vec<Polygon<f64>>,
) {
    match profile {
        PolarProfile::Disc(radius_m) => {
            let turn = Piece { from: Direction::EAST, to: Direction::TURN, radius_m: *radius_m };
            let mut ring = arc(&turn, centre, &chords);
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
                ring.extend(arc(&pieces[k], centre, &chords));
            }
            close(&mut ring);
        }
    }
}

/// Points along a piece's arc, both ends among them.
fn arc(piece: &Piece, centre: Coord<f64>, chords: &impl Fn(f64, f64) -> Chords) -> Vec<Coord<f64>> {
    let angle = piece.from.angle_to(piece.to);
    let Chords { count, radius_m } = chords(piece.radius_m, angle);
    let step = angle / f64::from(count);
    (0..=count)
        .map(|k| {
            let (s, c) = (f64::from(k) * step).sin_cos();
            let (x, y) = (piece.from.x * c - piece.from.y * s, piece.from.x * s + piece.from.y * c);
            Coord { x: centre.x + radius_m * x, y: centre.y + radius_m * y }
        })
        .collect()
}
