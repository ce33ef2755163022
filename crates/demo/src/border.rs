//! Natural borders: a straight edge becomes a wavering line, the same for both its neighbours.
//!
//! In: the straight edge between two parcels and the parcels' own points. Out: the points between its
//! ends, metres, whole millimetres. Method: midpoint displacement of the distance from the edge, held
//! inside the rhombus that fits into both parcels. Rhombi of different edges share only ends, and
//! along its own edge the line never turns back: so no two borders ever cross.

use super::parcels::millimetres;
use super::random::hash_unit;
use geo::{Coord, coord};

/// Edges shorter than this stay straight, in metres: rounding to millimetres could fold them.
const SHORTEST_M: f64 = 5.0;

/// Appends the points between the ends of an edge from `p` to `q`, without either end.
///
/// `parcel` is the point of a parcel on one side; the other parcel's is its mirror image in the edge,
/// as the Voronoi diagram has it. There are 2^`levels` − 1 points; `roughness` is the height of the first
/// displacement as a share of the edge's length.
pub(super) fn waver(
    seed: u64,
    p: Coord<f64>,
    q: Coord<f64>,
    parcel: Coord<f64>,
    levels: u32,
    roughness: f64,
    out: &mut Vec<Coord<f64>>,
) {
    let (dx, dy) = (q.x - p.x, q.y - p.y);
    let length = (dx * dx + dy * dy).sqrt();
    if length < SHORTEST_M {
        return;
    }
    let (ux, uy) = (dx / length, dy / length);
    let (rx, ry) = (parcel.x - p.x, parcel.y - p.y);
    let foot = (rx * ux + ry * uy) / length;
    let height = (ry * ux - rx * uy).abs();
    // Half the height of the largest rhombus on the edge inside the triangle edge–parcel.
    let room = height * 0.5 / foot.max(1.0 - foot);
    let steps = 1_usize << levels;
    let mut offsets = vec![0.0; steps + 1];
    let mut stride = steps;
    let mut reach = roughness * length;
    let mut key = 1_u64;
    while stride > 1 {
        let half = stride / 2;
        for i in (half..steps).step_by(stride) {
            let middle = f64::midpoint(offsets[i - half], offsets[i + half]);
            offsets[i] = middle + reach * (2.0 * hash_unit(seed, key) - 1.0);
            key += 1;
        }
        stride = half;
        reach *= 0.55;
    }
    for (i, offset) in offsets.iter().enumerate().take(steps).skip(1) {
        // Points stand unevenly, as surveyed borders do, but in order.
        let along = (i as f64 + 0.5 * (hash_unit(seed, 1000 + i as u64) - 0.5)) / steps as f64;
        // Nine tenths of the rhombus: rounding to millimetres stays inside.
        let limit = 0.9 * room * 2.0 * along.min(1.0 - along);
        let away = offset.clamp(-limit, limit);
        out.push(coord! {
            x: millimetres(p.x + ux * along * length - uy * away),
            y: millimetres(p.y + uy * along * length + ux * away),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_border_stays_in_its_rhombus_and_never_turns_back() {
        let (p, q) = (coord! { x: 0.0, y: 0.0 }, coord! { x: 1000.0, y: 0.0 });
        for (seed, parcel) in [(1, (500.0, 300.0)), (2, (1200.0, 100.0)), (3, (-400.0, 900.0))] {
            let parcel = Coord::from(parcel);
            let mut line = vec![p];
            waver(seed, p, q, parcel, 5, 0.4, &mut line);
            line.push(q);
            assert_eq!(line.len(), 33);
            assert!(line.windows(2).all(|w| w[1].x > w[0].x), "{line:?}");
            assert!(line.iter().any(|c| c.y.abs() > 5.0), "it is straight: {line:?}");
            for c in &line {
                // Below both straight lines from the edge's ends to the parcel.
                let to_p = parcel.y / parcel.x * c.x;
                let to_q = parcel.y / (parcel.x - 1000.0) * (c.x - 1000.0);
                let roof = [to_p, to_q].into_iter().filter(|r| *r >= 0.0).fold(f64::MAX, f64::min);
                assert!(c.y.abs() <= roof + 1e-9, "{c:?} above {roof}");
            }
        }
    }

    #[test]
    fn a_tiny_edge_stays_straight() {
        let mut line = Vec::new();
        let q = coord! { x: 0.5, y: 0.0 };
        waver(1, Coord::zero(), q, coord! { x: 0.2, y: 9.0 }, 3, 0.3, &mut line);
        assert!(line.is_empty());
    }
}
