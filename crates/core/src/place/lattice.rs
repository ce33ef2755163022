//! One lattice for the coordinates of all layers.
//!
//! In: coordinates of the working CRS, m. Out: the nearest point of the lattice of multiples of
//! 2⁻²⁸ m (3.7 nm). On it the difference of any two coordinates less than 33,000 km apart is exact, and
//! with it every decision on which side of a line a point lies (`coverage::exact`). The step is a
//! tenth of what a coordinate loses on its way through a projection: it moves no border that anybody
//! could have measured, by 1.9 nm at most, which on a village of 100 m × 100 m is 1e-10 of its area.
//!
//! Two files that have the same point to rounding mostly have the same point of the lattice; where they
//! do not, there is a sliver between them of a lattice step or two, which costs its own area and no more.

use geo::{Coord, LineString};

/// Steps of the lattice in a metre.
const STEPS_IN_METRE: f64 = 268_435_456.0;

/// The nearest point of the lattice.
#[must_use]
pub fn on_lattice(at: Coord<f64>) -> Coord<f64> {
    // Adding 0 makes 0 of −0.
    let nearest = |v: f64| (v * STEPS_IN_METRE).round_ties_even() / STEPS_IN_METRE + 0.0;
    Coord { x: nearest(at.x), y: nearest(at.y) }
}

/// A ring's vertices on the lattice, the last not the first again, none twice in a row. Fewer than
/// three: the ring has no area.
pub(crate) fn vertices_on_lattice(ring: &LineString<f64>) -> Vec<Coord<f64>> {
    let mut vertices: Vec<Coord<f64>> = ring.0.iter().map(|c| on_lattice(*c)).collect();
    vertices.dedup();
    while vertices.len() > 1 && vertices.first() == vertices.last() {
        vertices.pop();
    }
    vertices
}

/// A coordinate difference of lattice points in steps.
pub(super) fn steps(metres: f64) -> i64 {
    (metres * STEPS_IN_METRE).round_ties_even() as i64
}

/// Steps in metres.
pub(super) fn to_metres(steps: i64) -> f64 {
    steps as f64 / STEPS_IN_METRE
}

/// An area in square steps, in m².
pub(super) fn square_metres(square_steps: i128) -> f64 {
    square_steps as f64 / (STEPS_IN_METRE * STEPS_IN_METRE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::coord;

    #[test]
    fn points_of_the_lattice_stay_and_differences_are_exact() {
        for v in [0.0, -0.0, 1.0 / 3.0, 541_234.567_891_234, -2_034_567.25, 2e7 / 3.0] {
            let at = on_lattice(coord! {x: v, y: -v});
            assert_eq!(on_lattice(at), at);
            assert!((at.x - v).abs() <= 0.5 / STEPS_IN_METRE, "{v}");
            assert!(at.x.to_bits() != (-0.0_f64).to_bits());
            let far = on_lattice(coord! {x: v + 1e5 / 7.0, y: 0.0});
            let apart = far.x - at.x;
            assert_eq!(at.x + apart, far.x);
            assert_eq!(steps(apart) as f64 / STEPS_IN_METRE, apart, "a whole number of steps");
        }
    }

    #[test]
    fn rings_lose_what_is_one_point() {
        let ring =
            LineString::from(vec![(0.0, 0.0), (1e-10, 0.0), (5.0, 0.0), (5.0, 4.0), (0.0, -1e-10)]);
        assert_eq!(vertices_on_lattice(&ring).len(), 3);
        let dot = LineString::from(vec![(1.0, 1.0), (1.0, 1.0 + 1e-10), (1.0, 1.0)]);
        assert_eq!(vertices_on_lattice(&dot).len(), 1);
    }
}
