//! Rings come back as they were, and neighbours share what they share.

use super::{Grid, Point, Topology, index};
use geo::{Coord, LineString, MultiPolygon, Polygon, Rect};
use proptest::prelude::*;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// Villages side by side with ragged borders, each border the same from both sides: `side` by `side` of
/// them, 1 km wide, with `vertices` points on each border. Some lie in a hole of another, some have two parts.
pub(crate) fn mosaic(side: usize, vertices: usize, seed: u64) -> Vec<MultiPolygon<f64>> {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let cell = 1000.0;
    let mut corner = vec![vec![Coord { x: 0.0, y: 0.0 }; side + 1]; side + 1];
    for (i, row) in corner.iter_mut().enumerate() {
        for (j, at) in row.iter_mut().enumerate() {
            let mut off = || rng.random_range(-100.0..100.0);
            *at = Coord { x: cell * j as f64 + off(), y: cell * i as f64 + off() };
        }
    }
    // From corner to corner along x and along y.
    let mut border = |a: Coord<f64>, b: Coord<f64>| -> Vec<Coord<f64>> {
        let inner = (1..=vertices).map(|k| {
            let t = k as f64 / (vertices + 1) as f64;
            let off = 150.0 * (1.0 - (2.0 * t - 1.0).abs());
            let mut away = || rng.random_range(-off..off);
            // Across only, so that no border crosses itself.
            let (dx, dy) = (b.x - a.x, b.y - a.y);
            let across = away();
            let length = dx.hypot(dy);
            Coord { x: a.x + t * dx - across * dy / length, y: a.y + t * dy + across * dx / length }
        });
        std::iter::once(a).chain(inner).collect()
    };
    let mut along: Vec<Vec<Vec<Coord<f64>>>> = Vec::new();
    let mut up: Vec<Vec<Vec<Coord<f64>>>> = Vec::new();
    for i in 0..=side {
        along.push((0..side).map(|j| border(corner[i][j], corner[i][j + 1])).collect());
        if i < side {
            up.push((0..=side).map(|j| border(corner[i][j], corner[i + 1][j])).collect());
        }
    }
    let mut villages = Vec::new();
    for i in 0..side {
        for j in 0..side {
            let reversed = |line: &[Coord<f64>], end: Coord<f64>| {
                let mut back: Vec<_> = line[1..].iter().rev().copied().collect();
                back.insert(0, end);
                back
            };
            let mut ring = along[i][j].clone();
            ring.extend(&up[i][j + 1]);
            ring.extend(reversed(&along[i + 1][j], corner[i + 1][j + 1]));
            ring.extend(reversed(&up[i][j], corner[i + 1][j]));
            let turn = (i * 7 + j * 3) % ring.len();
            ring.rotate_left(turn);
            villages.push(Polygon::new(LineString(ring), Vec::new()));
        }
    }
    let mut areas: Vec<MultiPolygon<f64>> =
        villages.into_iter().map(|v| MultiPolygon(vec![v])).collect();
    // Every fifth has a hole, and a village in it, begun elsewhere and turned the other way.
    for k in (0..areas.len()).step_by(5) {
        let (i, j) = (k / side, k % side);
        let middle = Coord { x: cell * (j as f64 + 0.5), y: cell * (i as f64 + 0.5) };
        let mut ring: Vec<Coord<f64>> = (0..24)
            .map(|n| {
                let (sin, cos) = (f64::from(n) * std::f64::consts::TAU / 24.0).sin_cos();
                Coord { x: middle.x + 150.0 * cos, y: middle.y + 150.0 * sin }
            })
            .collect();
        let village = Polygon::new(LineString(ring.clone()), Vec::new());
        ring.reverse();
        ring.rotate_left(k % 24);
        areas[k].0[0].interiors_push(LineString(ring));
        areas.push(MultiPolygon(vec![village]));
    }
    // Two parts in one village: the first and the last of the square.
    if side > 2 {
        let part = areas.remove(side * side - 1).0.remove(0);
        areas[0].0.push(part);
    }
    areas
}

pub(super) fn topology(areas: &[MultiPolygon<f64>]) -> Topology {
    let extent = Rect::new(Coord { x: -1000.0, y: -1000.0 }, Coord { x: 1e5, y: 1e5 });
    let all: Vec<_> = areas.iter().map(Some).collect();
    Topology::new(&all, &Grid::over(extent, 1.0))
}

/// A closed ring begun at its least point.
fn canonical(mut ring: Vec<Point>) -> Vec<Point> {
    ring.pop();
    let least = (0..ring.len()).min_by_key(|&i| ring[i]).unwrap();
    ring.rotate_left(least);
    ring
}

/// Twice the signed area.
pub(super) fn doubled(ring: &[Point]) -> i64 {
    let cross =
        |w: &[Point]| i64::from(w[0].x) * i64::from(w[1].y) - i64::from(w[1].x) * i64::from(w[0].y);
    ring.windows(2).map(cross).sum()
}

fn rings(topology: &Topology) -> Vec<Vec<Point>> {
    topology.areas.iter().flatten().flatten().map(|ring| topology.ring(ring)).collect()
}

fn square(x: f64, y: f64, width: f64, height: f64) -> MultiPolygon<f64> {
    Rect::new(Coord { x, y }, Coord { x: x + width, y: y + height }).to_polygon().into()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn rings_come_back_exactly(side in 1_usize..6, vertices in 0_usize..12, seed: u64) {
        let areas = mosaic(side, vertices, seed);
        let extent = Rect::new(Coord { x: -1000.0, y: -1000.0 }, Coord { x: 1e5, y: 1e5 });
        let grid = Grid::over(extent, 1.0);
        let topology = topology(&areas);
        let mut found = rings(&topology).into_iter();
        for ring in areas.iter().flatten().flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors())) {
            // Neighbours on the grid may fall together; nothing else changes.
            let mut given: Vec<Point> = ring.0.iter().map(|c| grid.point(*c)).collect();
            given.dedup();
            prop_assert_eq!(canonical(found.next().unwrap()), canonical(given));
        }
        prop_assert_eq!(found.next(), None);
    }

    #[test]
    fn a_border_is_stored_once(side in 2_usize..6, vertices in 1_usize..12, seed: u64) {
        let topology = topology(&mosaic(side, vertices, seed));
        let mut used = vec![(0, 0); topology.arcs.len()];
        for &arc in topology.areas.iter().flatten().flatten().flatten() {
            let of = &mut used[index(arc)];
            if arc < 0 { of.1 += 1 } else { of.0 += 1 }
        }
        // Once from each side, or once at the outer edge.
        prop_assert!(used.iter().all(|u| matches!(u, (1, 1 | 0) | (0, 1))), "{used:?}");
        // So no two arcs have an edge in common.
        let mut edges: Vec<(Point, Point)> = topology
            .arcs
            .iter()
            .flat_map(|a| a.windows(2).map(|w| (w[0].min(w[1]), w[0].max(w[1]))))
            .collect();
        let all = edges.len();
        edges.sort_unstable();
        edges.dedup();
        prop_assert_eq!(edges.len(), all);
    }

    #[test]
    fn cutting_changes_no_ring(side in 2_usize..5, seed: u64, every in 2_usize..5) {
        let mut topology = topology(&mosaic(side, 9, seed));
        let before: Vec<_> = rings(&topology).into_iter().map(canonical).collect();
        let lengths: Vec<usize> = topology.arcs.iter().map(Vec::len).collect();
        let at: Vec<Vec<usize>> =
            lengths.iter().map(|len| (every..len - 1).step_by(every).collect()).collect();
        let was = topology.cut(&at);
        prop_assert_eq!(was.len(), topology.arcs.len());
        prop_assert_eq!(was.len(), lengths.len() + at.iter().map(Vec::len).sum::<usize>());
        let after: Vec<_> = rings(&topology).into_iter().map(canonical).collect();
        prop_assert_eq!(after, before);
    }
}

#[test]
fn two_squares_share_one_edge() {
    // The second begins elsewhere; the third touches neither.
    let areas =
        [square(0.0, 0.0, 10.0, 10.0), square(10.0, 0.0, 10.0, 10.0), square(40.0, 0.0, 5.0, 5.0)];
    let topology = topology(&areas);
    assert_eq!(topology.arcs.len(), 4);
    let sides = topology.sides();
    assert_eq!(sides.iter().filter(|s| s[..] == [0, 1]).count(), 1);
    assert_eq!(sides.iter().filter(|s| s.len() == 1).count(), 3);
    assert!(rings(&topology).iter().all(|r| r.first() == r.last() && doubled(r) > 0));
}

#[test]
fn an_island_village_is_one_arc_of_two_rings() {
    let mut around = square(0.0, 0.0, 30.0, 30.0);
    let island = square(10.0, 10.0, 10.0, 10.0);
    let mut hole = island.0[0].exterior().clone();
    hole.0.pop();
    hole.0.rotate_left(2);
    hole.0.reverse();
    around.0[0].interiors_push(hole);
    let topology = topology(&[around, island]);
    assert_eq!(topology.arcs.len(), 2);
    assert_eq!(index(topology.areas[0][0][1][0]), index(topology.areas[1][0][0][0]));
    assert_ne!(topology.areas[0][0][1][0], topology.areas[1][0][0][0]);
}

#[test]
fn what_is_nothing_on_the_grid_is_left_out() {
    let speck = square(5.0, 5.0, 0.2, 0.2);
    let sliver = square(0.0, 0.0, 30.0, 0.3);
    let spike: MultiPolygon<f64> = Polygon::new(
        LineString::from(vec![
            (0.0, 0.0),
            (10.0, 0.0),
            (10.0, 5.0),
            (30.0, 5.1),
            (10.0, 5.2),
            (10.0, 10.0),
            (0.0, 10.0),
        ]),
        Vec::new(),
    )
    .into();
    let extent = Rect::new(Coord { x: 0.0, y: 0.0 }, Coord { x: 100.0, y: 100.0 });
    let topology =
        Topology::new(&[Some(&speck), None, Some(&sliver), Some(&spike)], &Grid::over(extent, 1.0));
    assert!(topology.areas[..3].iter().all(Vec::is_empty));
    let ring = topology.ring(&topology.areas[3][0][0]);
    assert_eq!(doubled(&ring), 200);
    assert_eq!(ring.len(), 6);
    assert!(Topology::new(&[], &Grid::over(extent, 1.0)).arcs.is_empty());
}

#[test]
fn borders_that_differ_by_less_than_the_grid_are_one() {
    let mut other = square(10.0, 0.0, 10.0, 10.0);
    other.0[0].exterior_mut(|ring| ring.0.iter_mut().for_each(|c| c.x += 1e-6));
    let topology = topology(&[square(0.0, 0.0, 10.0, 10.0), other]);
    assert_eq!(topology.arcs.len(), 3);
}
