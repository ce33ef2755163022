//! Pieces as clipping leaves them, with edges that run along each other there and back: between two
//! parts, where the inside is on neither side, and between neighbours, where it is on both.

use super::*;
use crate::network::{Operators, SourceId};
use geo::{LineString, MultiPolygon, Polygon, coord};

fn shape(rings: &[&[(f64, f64)]]) -> MultiPolygon<f64> {
    let polygon = |points: &&[(f64, f64)]| {
        let mut ring = points.to_vec();
        ring.push(points[0]);
        Polygon::new(LineString::from(ring), vec![])
    };
    MultiPolygon(rings.iter().map(polygon).collect())
}

/// Area of a piece inside some areas and discs.
fn covered(
    piece: &MultiPolygon<f64>,
    areas: &[MultiPolygon<f64>],
    discs: &[(f64, f64, f64)],
) -> f64 {
    let origin = coord! {x: 0.0, y: 0.0};
    let outline = Outline::of_piece(piece, origin).unwrap();
    let rect = Rect::new(coord! {x: -1e4, y: -1e4}, coord! {x: 1e4, y: 1e4});
    let operator = Operators::default().enter("A").unwrap();
    let areas = areas.iter().filter_map(|a| Area::new(operator, a, SourceId::Published(0)));
    let areas: Vec<_> =
        areas.filter_map(|a| PlacedArea::within(&a, &a.all_rings(), origin, rect)).collect();
    let profiles: Vec<_> = discs.iter().map(|d| PolarProfile::Disc(d.2)).collect();
    let place =
        |(d, profile): (&(f64, f64, f64), _)| Placed { x: d.0, y: d.1, reach_m: d.2, profile };
    let mut placed = discs.iter().zip(&profiles).map(place).collect();
    let areas: Vec<_> = areas.iter().collect();
    let covered = covered_area(&outline, &mut placed, &areas, &mut Scratch::default());
    assert!(covered.sound, "{covered:?}");
    covered.m2
}

fn rectangle(x0: f64, y0: f64, x1: f64, y1: f64) -> MultiPolygon<f64> {
    shape(&[&[(x0, y0), (x1, y0), (x1, y1), (x0, y1)]])
}

#[track_caller]
fn check(got: f64, expected: f64) {
    assert!((got - expected).abs() <= 1e-9, "{got} m², not {expected}");
}

/// Two fingers of 10 × 50 that stand on y = 100, joined along it, as cutting a U by a box leaves them.
fn fingers() -> MultiPolygon<f64> {
    shape(&[&[
        (0.0, 150.0),
        (0.0, 100.0),
        (40.0, 100.0),
        (40.0, 150.0),
        (30.0, 150.0),
        (30.0, 100.0),
        (10.0, 100.0),
        (10.0, 150.0),
    ]])
}

#[test]
fn a_bridge_between_two_parts_bounds_nothing() {
    let piece = fingers();
    check(Outline::of_piece(&piece, coord! {x: 0.0, y: 0.0}).unwrap().area_m2(), 1000.0);
    // A border along the bridge, the area above it and the area below it.
    check(covered(&piece, &[rectangle(-100.0, 100.0, 200.0, 300.0)], &[]), 1000.0);
    check(covered(&piece, &[rectangle(5.0, 100.0, 35.0, 125.0)], &[]), 250.0);
    check(covered(&piece, &[rectangle(-100.0, 0.0, 200.0, 100.0)], &[]), 0.0);
    check(covered(&piece, &[rectangle(-100.0, 0.0, 200.0, 120.0)], &[]), 400.0);
    // A disc over the bridge that reaches into both.
    let half_segment = |h: f64, r: f64| r * r * (h / r).acos() - h * (r * r - h * h).sqrt();
    let above = half_segment(10.0, 15.0);
    check(covered(&piece, &[], &[(20.0, 100.0, 15.0)]), above);
}

#[test]
fn a_spike_bounds_nothing() {
    // Out to x = 90 and back, one half of it over another edge's end.
    let piece =
        shape(&[&[(0.0, 0.0), (50.0, 0.0), (90.0, 0.0), (50.0, 0.0), (50.0, 50.0), (0.0, 50.0)]]);
    check(covered(&piece, &[rectangle(-10.0, 0.0, 100.0, 20.0)], &[]), 1000.0);
    check(covered(&piece, &[rectangle(60.0, 0.0, 100.0, 20.0)], &[]), 0.0);
    check(covered(&piece, &[rectangle(60.0, -20.0, 100.0, 0.0)], &[]), 0.0);
    check(covered(&piece, &[], &[(70.0, 0.0, 20.0)]), 0.0);
    let overshoot = shape(&[&[(0.0, 0.0), (60.0, 0.0), (20.0, 0.0), (0.0, 30.0)]]);
    check(covered(&overshoot, &[rectangle(-10.0, 0.0, 100.0, 90.0)], &[]), 300.0);
    check(covered(&overshoot, &[rectangle(10.0, -10.0, 100.0, 0.0)], &[]), 0.0);
}

#[test]
fn neighbours_in_one_piece_are_one() {
    // Two squares side by side, given apart: the inside is on both sides of what they share.
    let piece = shape(&[
        &[(0.0, 0.0), (50.0, 0.0), (50.0, 50.0), (0.0, 50.0)],
        &[(50.0, 0.0), (100.0, 0.0), (100.0, 80.0), (50.0, 80.0)],
    ]);
    check(covered(&piece, &[rectangle(50.0, 0.0, 70.0, 20.0)], &[]), 400.0);
    check(covered(&piece, &[rectangle(30.0, 0.0, 50.0, 20.0)], &[]), 400.0);
    check(covered(&piece, &[rectangle(30.0, 0.0, 70.0, 20.0)], &[]), 800.0);
    let disc = std::f64::consts::PI * 100.0;
    check(covered(&piece, &[], &[(50.0, 25.0, 10.0)]), disc);
}

#[test]
fn of_three_times_the_same_stretch_one_is_left() {
    // There, back and there again: an edge of a square that was walked three times.
    let piece =
        shape(&[&[(0.0, 0.0), (50.0, 0.0), (0.0, 0.0), (50.0, 0.0), (50.0, 50.0), (0.0, 50.0)]]);
    check(covered(&piece, &[rectangle(0.0, 0.0, 50.0, 20.0)], &[]), 1000.0);
    check(covered(&piece, &[rectangle(0.0, -20.0, 50.0, 0.0)], &[]), 0.0);
}

#[test]
fn a_sliver_that_is_inside_out_is_no_fault() {
    // Back to (100, 50) by a bulge of a hundredth of a millimetre, as between two CRSs: −5e-4 m².
    let piece = shape(&[&[
        (0.0, 0.0),
        (100.0, 0.0),
        (100.0, 50.0),
        (0.0, 50.0),
        (50.0, 50.0 + 1e-5),
        (100.0, 50.0),
        (0.0, 50.0),
    ]]);
    check(covered(&piece, &[rectangle(-10.0, 50.0, 200.0, 80.0)], &[]), 0.0);
    let whole = Outline::of_piece(&piece, coord! {x: 0.0, y: 0.0}).unwrap().area_m2();
    check(covered(&piece, &[rectangle(-10.0, -10.0, 200.0, 50.0)], &[]), whole);
}
