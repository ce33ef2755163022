//! Fewer points, the same borders, nothing crossed and nobody gone.

use super::simplify::Goal;
use super::topology_tests::{doubled, mosaic, topology};
use super::{Point, Topology};
use proptest::prelude::*;

fn orientation(a: Point, b: Point, c: Point) -> i64 {
    let d = |p: i32, q: i32| i64::from(p) - i64::from(q);
    (d(b.x, a.x) * d(c.y, a.y) - d(b.y, a.y) * d(c.x, a.x)).signum()
}

/// Lines that cross in a point that is an end of neither.
fn crossings(topology: &Topology) -> usize {
    let lines: Vec<(Point, Point)> =
        topology.arcs.iter().flat_map(|a| a.windows(2).map(|w| (w[0], w[1]))).collect();
    let crosses = |(a, b): (Point, Point), (c, d): (Point, Point)| {
        orientation(a, b, c) * orientation(a, b, d) < 0
            && orientation(c, d, a) * orientation(c, d, b) < 0
    };
    let of = |(i, line): (usize, &(Point, Point))| {
        lines[i + 1..].iter().filter(|other| crosses(*line, **other)).count()
    };
    lines.iter().enumerate().map(of).sum()
}

fn signed_areas(topology: &Topology) -> Vec<i64> {
    let area = |polygons: &super::Rings| {
        polygons.iter().flatten().map(|ring| doubled(&topology.ring(ring))).sum()
    };
    topology.areas.iter().map(area).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn nothing_crosses_and_nobody_is_gone(side in 1_usize..5, vertices in 4_usize..30, seed: u64, part in 0.0..0.6) {
        let mut topology = topology(&mosaic(side, vertices, seed));
        // Of the made-up borders themselves none cross; rounding to the grid may touch but not cross.
        prop_assume!(crossings(&topology) == 0);
        let (before, ends) = (signed_areas(&topology), ends(&topology));
        let size = topology.size();
        let goal = Goal { points: (part * size as f64) as usize, area: 0.0 };
        topology.simplify(goal);
        prop_assert!(topology.size() < size);
        prop_assert_eq!(ends, self::ends(&topology));
        prop_assert_eq!(crossings(&topology), 0);
        let after = signed_areas(&topology);
        // What one loses its neighbour has.
        for (before, after) in before.iter().zip(&after) {
            prop_assert!(*after > 0 && *before > 0, "{before} {after}");
        }
        for ring in topology.areas.iter().flatten().flatten() {
            prop_assert!(topology.ring(ring).len() > 4);
        }
    }
}

fn ends(topology: &Topology) -> Vec<(Point, Point)> {
    topology.arcs.iter().map(|a| (a[0], a[a.len() - 1])).collect()
}

#[test]
fn the_smallest_triangle_goes_first() {
    let at = |x, y| Point { x, y };
    let line = vec![at(0, 0), at(10, 1), at(20, 0), at(30, 9), at(40, 0), at(50, 3), at(60, 0)];
    let mut topology = Topology { arcs: vec![line.clone()], areas: Vec::new() };
    topology.simplify(Goal { points: 6, area: 0.0 });
    // 10,1 is worth 10 square steps, less than any other.
    assert_eq!(topology.arcs[0], [at(0, 0), at(20, 0), at(30, 9), at(40, 0), at(50, 3), at(60, 0)]);
    let mut topology = Topology { arcs: vec![line.clone()], areas: Vec::new() };
    topology.simplify(Goal { points: 100, area: 11.0 });
    assert_eq!(topology.arcs[0].len(), 6);
    let mut topology = Topology { arcs: vec![line], areas: Vec::new() };
    topology.simplify(Goal { points: 0, area: 0.0 });
    assert_eq!(topology.arcs[0], [at(0, 0), at(60, 0)]);
}

#[test]
fn a_line_is_not_drawn_across_what_lies_beside_it() {
    let at = |x, y| Point { x, y };
    // A bay with another line's end in it.
    let bay = vec![at(0, 0), at(50, 100), at(100, 0)];
    let tongue = vec![at(50, 20), at(50, -200)];
    let mut topology = Topology { arcs: vec![bay.clone(), tongue], areas: Vec::new() };
    topology.simplify(Goal { points: 0, area: 1e9 });
    assert_eq!(topology.arcs[0], bay);
}

#[test]
fn much_is_thinned_as_asked() {
    let mut topology = topology(&mosaic(12, 60, 3));
    let size = topology.size();
    topology.simplify(Goal { points: size / 5, area: 0.0 });
    assert!(topology.size() <= size / 5 + 5, "{} of {size}", topology.size());
}
