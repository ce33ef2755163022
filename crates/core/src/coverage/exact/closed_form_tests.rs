//! Cases whose area is known in closed form; most can be checked by hand.

use super::*;
use crate::footprint::Opening;
use geo::{LineString, MultiPolygon, Polygon, coord};
use std::f64::consts::PI;

/// Far from the origin, as VN-2000 coordinates are: rounding must not show.
const EAST: f64 = 541_234.5;
const NORTH: f64 = 2_034_567.25;

fn ring(points: &[(f64, f64)]) -> LineString<f64> {
    LineString::from(points.iter().map(|&(x, y)| (x + EAST, y + NORTH)).collect::<Vec<_>>())
}

fn rectangle(x0: f64, y0: f64, x1: f64, y1: f64) -> Polygon<f64> {
    Polygon::new(ring(&[(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)]), vec![])
}

fn disc(radius_m: f64) -> PolarProfile {
    PolarProfile::Disc(radius_m)
}

fn sectors(all: &[(f64, f64, f64)]) -> PolarProfile {
    let openings: Vec<_> = all
        .iter()
        .map(|&(azimuth, width, radius_m)| Opening { sector: Some((azimuth, width)), radius_m })
        .collect();
    PolarProfile::merge(&openings).unwrap()
}

/// Area of the union of the profiles, each at its place, inside the shape.
fn covered(shape: &MultiPolygon<f64>, profiles: &[(f64, f64, PolarProfile)]) -> f64 {
    let village = Outline::new(shape).unwrap();
    let o = village.origin();
    let mut placed: Vec<_> = profiles
        .iter()
        .map(|(x, y, profile)| Placed::new(coord! {x: x + EAST, y: y + NORTH}, o, profile))
        .collect();
    let covered = covered_area(&village, &mut placed, &[], &mut Scratch::default());
    assert!(covered.sound, "{covered:?}");
    covered.m2
}

#[track_caller]
fn check(shape: Polygon<f64>, profiles: &[(f64, f64, PolarProfile)], expected: f64) {
    let shape = MultiPolygon(vec![shape]);
    let whole = Outline::new(&shape).unwrap().area_m2();
    let got = covered(&shape, profiles);
    assert!((got - expected).abs() <= 1e-12 * whole, "{got} m², not {expected} (village {whole})");
    // The order of the input changes nothing.
    let reversed: Vec<_> = profiles.iter().rev().cloned().collect();
    let again = covered(&shape, &reversed);
    assert!((again - expected).abs() <= 1e-12 * whole, "reversed: {again}");
}

fn big() -> Polygon<f64> {
    rectangle(-10_000.0, -10_000.0, 10_000.0, 10_000.0)
}

/// Area common to two discs.
fn lens(r: f64, s: f64, d: f64) -> f64 {
    let a = ((d * d + r * r - s * s) / (2.0 * d * r)).acos();
    let b = ((d * d + s * s - r * r) / (2.0 * d * s)).acos();
    r * r * (a - a.sin() * a.cos()) + s * s * (b - b.sin() * b.cos())
}

#[test]
fn a_disc_inside_a_square_and_a_square_inside_a_disc() {
    check(big(), &[(100.0, -50.0, disc(1000.0))], PI * 1e6);
    check(rectangle(-100.0, -100.0, 100.0, 100.0), &[(0.0, 0.0, disc(150.0))], 4e4);
    check(rectangle(-100.0, -100.0, 100.0, 100.0), &[(5000.0, 0.0, disc(150.0))], 0.0);
}

#[test]
fn a_disc_against_a_square_of_the_same_centre() {
    // Square of side 2a, disc of radius r, a < r < a√2: four segments are cut off.
    let (a, r) = (1000.0_f64, 1200.0_f64);
    let half = (a / r).acos();
    let segment = r * r * (half - half.sin() * half.cos());
    check(rectangle(-a, -a, a, a), &[(0.0, 0.0, disc(r))], PI * r * r - 4.0 * segment);
}

#[test]
fn a_disc_centred_on_a_corner_and_on_an_edge() {
    let square = || rectangle(0.0, 0.0, 5000.0, 5000.0);
    check(square(), &[(0.0, 0.0, disc(1000.0))], PI * 1e6 / 4.0);
    check(square(), &[(2500.0, 0.0, disc(1000.0))], PI * 1e6 / 2.0);
    // The circle passes exactly through two corners.
    let r = 5000.0;
    let expected = PI * r * r / 4.0;
    check(square(), &[(0.0, 0.0, disc(r))], expected);
}

#[test]
fn circles_through_vertices_and_tangent_to_edges() {
    // Inscribed: tangent to all four edges at their middles.
    check(rectangle(-1000.0, -1000.0, 1000.0, 1000.0), &[(0.0, 0.0, disc(1000.0))], PI * 1e6);
    // Circumscribed: through all four corners (3-4-5, so that the corners are exact).
    check(rectangle(-300.0, -400.0, 300.0, 400.0), &[(0.0, 0.0, disc(500.0))], 480_000.0);
    // Tangent to the short edges, where the middle of the arc between the long ones lies.
    let (a, r) = (500.0_f64, 2000.0_f64);
    let expected = 2.0 * (a * (r * r - a * a).sqrt() + r * r * (a / r).asin());
    check(rectangle(-a, -r, a, r), &[(0.0, 0.0, disc(r))], expected);
    // Tangent from outside.
    check(rectangle(0.0, 0.0, 100.0, 100.0), &[(-50.0, 50.0, disc(50.0))], 0.0);
}

#[test]
fn two_discs_make_a_lens() {
    for (r, s, d) in [(1000.0, 1000.0, 700.0), (1000.0, 400.0, 900.0), (4000.0, 300.0, 4100.0)] {
        let expected = PI * (r * r + s * s) - lens(r, s, d);
        check(big(), &[(0.0, 0.0, disc(r)), (d, 0.0, disc(s))], expected);
        let (c, w) = (d * 0.6, d * 0.8);
        check(big(), &[(0.0, 0.0, disc(r)), (c, w, disc(s))], expected);
    }
}

#[test]
fn tangent_and_nested_discs() {
    let both = 2.0 * PI * 1e6;
    check(big(), &[(-1000.0, 0.0, disc(1000.0)), (1000.0, 0.0, disc(1000.0))], both);
    // Almost tangent, from either side.
    for gap in [1e-9, -1e-9, 1e-6, -1e-6] {
        check(big(), &[(-1000.0, 0.0, disc(1000.0)), (1000.0 + gap, 0.0, disc(1000.0))], both);
    }
    // Tangent from inside, nested, concentric.
    check(big(), &[(0.0, 0.0, disc(2000.0)), (1000.0, 0.0, disc(1000.0))], 4.0 * PI * 1e6);
    check(big(), &[(0.0, 0.0, disc(2000.0)), (100.0, 50.0, disc(1000.0))], 4.0 * PI * 1e6);
    for gap in [1e-9, -1e-9, 1e-6] {
        check(big(), &[(0.0, 0.0, disc(2000.0)), (1000.0 + gap, 0.0, disc(1000.0))], 4e6 * PI);
    }
}

#[test]
fn almost_identical_discs_are_one() {
    for d in [1e-5, 1e-3, 1e-1] {
        let (r, s) = (1000.0, 1000.0);
        let expected = PI * (r * r + s * s) - lens(r, s, d);
        let all = [(0.0, 0.0, disc(r)), (d, 0.0, disc(s))];
        // acos near 1 loses digits in the closed form itself: compare with its own series.
        let series = PI * r * r + 2.0 * r * d;
        assert!((expected - series).abs() < 1.0 + d * d);
        check(big(), &all, series);
    }
}

#[test]
fn an_annulus_is_a_disc_in_a_village_with_a_round_hole() {
    // A village with a 3,600-gon hole: the disc minus the polygon, whose area is known.
    let n = 3600;
    let r = 500.0;
    let hole: Vec<_> = (0..=n)
        .map(|k| {
            let a = -f64::from(k % n) / f64::from(n) * 2.0 * PI;
            (r * a.cos(), r * a.sin())
        })
        .collect();
    let mut shape = big();
    shape.interiors_push(ring(&hole));
    let polygon = 0.5 * f64::from(n) * r * r * (2.0 * PI / f64::from(n)).sin();
    check(shape, &[(0.0, 0.0, disc(1000.0))], PI * 1e6 - polygon);
}

#[test]
fn a_disc_inside_a_hole_covers_nothing() {
    let mut shape = big();
    shape.interiors_push(ring(&[
        (-2000.0, -2000.0),
        (-2000.0, 2000.0),
        (2000.0, 2000.0),
        (2000.0, -2000.0),
        (-2000.0, -2000.0),
    ]));
    check(shape.clone(), &[(0.0, 0.0, disc(1500.0))], 0.0);
    check(shape.clone(), &[(0.0, 0.0, disc(2000.0))], 0.0);
    check(shape, &[(3000.0, 0.0, disc(1000.0))], PI * 1e6);
}

#[test]
fn a_village_in_two_parts() {
    let parts = MultiPolygon(vec![
        rectangle(-3000.0, -1000.0, -1000.0, 1000.0),
        rectangle(1000.0, -1000.0, 3000.0, 1000.0),
    ]);
    let got = covered(&parts, &[(0.0, 0.0, disc(1000.0)), (2000.0, 0.0, disc(500.0))]);
    assert!((got - PI * 2.5e5).abs() < 8e-3, "{got}");
    assert_eq!(covered(&parts, &[(0.0, 0.0, disc(900.0))]), 0.0);
}

#[test]
fn a_sector_in_a_wedge_and_out_of_it() {
    let third = PI * 4e6 / 3.0;
    check(big(), &[(0.0, 0.0, sectors(&[(30.0, 120.0, 2000.0)]))], third);
    // Only the quadrant x, y > 0: azimuths 0 to 90; a sector of azimuth −30 to 90 gives 90°.
    let quadrant = rectangle(0.0, 0.0, 9000.0, 9000.0);
    check(quadrant.clone(), &[(0.0, 0.0, sectors(&[(30.0, 120.0, 2000.0)]))], PI * 1e6);
    check(quadrant, &[(0.0, 0.0, sectors(&[(225.0, 60.0, 2000.0)]))], 0.0);
}

#[test]
fn a_sector_whose_radii_lie_on_the_village_edges() {
    // Azimuth 0 to 90 on the quadrant: both radii run along the village's edges.
    let quadrant = rectangle(0.0, 0.0, 9000.0, 9000.0);
    check(quadrant.clone(), &[(0.0, 0.0, sectors(&[(45.0, 90.0, 2000.0)]))], PI * 1e6);
    // The sector outside, its radius along the edge with the inside on the other side.
    check(quadrant.clone(), &[(0.0, 0.0, sectors(&[(135.0, 90.0, 2000.0)]))], 0.0);
    check(quadrant.clone(), &[(3000.0, 0.0, sectors(&[(135.0, 90.0, 2000.0)]))], 0.0);
    // The radius along the edge, the apex half way.
    check(quadrant.clone(), &[(3000.0, 0.0, sectors(&[(45.0, 90.0, 2000.0)]))], PI * 1e6);
    check(quadrant, &[(3000.0, 0.0, sectors(&[(0.0, 180.0, 2000.0)]))], 2.0 * PI * 1e6);
}

#[test]
fn three_sectors_of_120_degrees_are_a_disc() {
    let three = sectors(&[(10.0, 120.0, 1500.0), (130.0, 120.0, 1500.0), (250.0, 120.0, 1500.0)]);
    check(big(), &[(0.0, 0.0, three)], PI * 2.25e6);
}

#[test]
fn three_sectors_with_three_radii() {
    let profile = sectors(&[(0.0, 120.0, 1000.0), (120.0, 120.0, 2000.0), (240.0, 120.0, 3000.0)]);
    check(big(), &[(10.0, 20.0, profile)], PI * 14e6 / 3.0);
}

#[test]
fn overlapping_sectors_of_one_site() {
    // 65° every 60° would overlap; here 90° at azimuths 0 and 60: 150° in all.
    let profile = sectors(&[(0.0, 90.0, 2000.0), (60.0, 90.0, 2000.0)]);
    check(big(), &[(0.0, 0.0, profile)], PI * 4e6 * 150.0 / 360.0);
}

#[test]
fn sectors_of_two_sites_with_common_borders() {
    // Two half discs face to face across the same line, from two apexes on it: their straight
    // borders coincide where they overlap, with the insides on opposite sides.
    let north = || sectors(&[(0.0, 180.0, 1000.0)]);
    let south = || sectors(&[(180.0, 180.0, 1000.0)]);
    check(big(), &[(0.0, 0.0, north()), (500.0, 0.0, south())], PI * 1e6);
    // And with the insides on one side: two half discs along one line make half of two discs.
    let expected = 0.5 * (2.0 * PI * 1e6 - lens(1000.0, 1000.0, 500.0));
    check(big(), &[(0.0, 0.0, north()), (500.0, 0.0, north())], expected);
    // Quadrants in a row along x: every one's radius lies in the line of the others.
    let east = || sectors(&[(45.0, 90.0, 1000.0)]);
    let far = [(0.0, 0.0, east()), (1000.0, 0.0, east()), (2000.0, 0.0, east())];
    check(big(), &far, 0.75 * PI * 1e6 - 2.0 * overlap_of_quadrants(1000.0, 1000.0));
}

/// Area common to two quadrants (x, y > 0) of radius `r`, one moved by `d` along x.
fn overlap_of_quadrants(r: f64, d: f64) -> f64 {
    // Right of x = d, under the first circle, above y = 0: half of a circular segment's half.
    let a = (d / r).acos();
    0.5 * (r * r * a - d * (r * r - d * d).sqrt())
}

#[test]
fn a_sector_with_a_disc_over_its_apex_and_one_over_its_end() {
    let quarter = sectors(&[(45.0, 90.0, 2000.0)]);
    let at_apex = PI * 4e6 / 4.0 + 0.75 * PI * 1e6;
    check(big(), &[(0.0, 0.0, quarter.clone()), (-1e-5, 0.0, disc(1000.0))], at_apex + 1e-2);
    let covered_whole = [(0.0, 0.0, quarter), (500.0, 500.0, disc(3000.0))];
    check(big(), &covered_whole, 9e6 * PI);
}

#[test]
fn four_discs_through_one_point() {
    // Centres on the axes at distance r from the origin: all pass through it.
    let r = 1000.0;
    let all = [(r, 0.0), (-r, 0.0), (0.0, r), (0.0, -r)].map(|(x, y)| (x, y, disc(r)));
    // Neighbours overlap in a lens of distance r√2; opposite ones touch.
    let expected = 4.0 * PI * r * r - 4.0 * lens(r, r, r * 2.0_f64.sqrt());
    check(big(), &all, expected);
}

#[test]
fn a_ring_of_discs_leaves_a_hole() {
    // Six discs on a hexagon, overlapping neighbours only, with an empty middle.
    let (ring_r, r) = (2000.0, 1100.0);
    let all: Vec<_> = (0..6)
        .map(|k| {
            let a = f64::from(k) * PI / 3.0;
            (ring_r * a.cos(), ring_r * a.sin(), disc(r))
        })
        .collect();
    let expected = 6.0 * PI * r * r - 6.0 * lens(r, r, ring_r);
    check(big(), &all, expected);
}
