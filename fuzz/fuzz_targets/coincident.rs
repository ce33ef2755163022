//! A village and published areas on one lattice of corners, each corner moved by a rounding step or so: the
//! exact engine vouches for its sum, and polygon overlay finds the same.
#![no_main]

use arbitrary::Arbitrary;
use geo::{BoundingRect, Coord, LineString, MultiPolygon, Polygon, coord};
use libfuzzer_sys::fuzz_target;
use phusong::coverage::exact::{Outline, PlacedArea, Scratch, covered_area};
use phusong::coverage::overlay;
use phusong::footprint::Area;
use phusong::network::{Operators, SourceId};

/// A star about a point of the lattice, hence valid: how far its corners are, one a direction, and how
/// each is moved.
#[derive(Arbitrary, Debug)]
struct Star {
    x: i8,
    y: i8,
    corners: Vec<(u8, u8)>,
}

#[derive(Arbitrary, Debug)]
struct Input {
    village: Star,
    areas: Vec<Star>,
    turned: u8,
    far: bool,
}

const STEP_M: f64 = 100.0;
const MOVES: [f64; 8] = [0.0, 1e-9, -1e-9, 1e-8, 1e-7, -1e-7, 1e-6, 1e-5];

fn polygon(star: &Star, turned: f64, at: Coord<f64>) -> Option<MultiPolygon<f64>> {
    let n = star.corners.len();
    if !(3..=16).contains(&n) {
        return None;
    }
    let (s, c) = turned.to_radians().sin_cos();
    let ring: Vec<_> = star
        .corners
        .iter()
        .enumerate()
        .map(|(k, &(far, moved))| {
            // Directions in which corners of several stars meet: multiples of 45°, or any.
            let angle = std::f64::consts::TAU * k as f64 / n as f64;
            let r = STEP_M * f64::from(far % 4 + 1);
            let (x, y) = (f64::from(star.x % 4) * STEP_M, f64::from(star.y % 4) * STEP_M);
            let (x, y) = ((x + r * angle.cos()).round(), (y + r * angle.sin()).round());
            let (x, y) = (at.x + x * c - y * s, at.y + x * s + y * c);
            let (mx, my) = (MOVES[usize::from(moved % 8)], MOVES[usize::from(moved / 8 % 8)]);
            let ulp = |v: f64, up: u8| if up == 1 { v.next_up() } else { v };
            coord! {x: ulp(x + mx, moved / 64 % 2), y: ulp(y + my, moved / 128)}
        })
        .collect();
    Some(MultiPolygon(vec![Polygon::new(LineString::new(ring), vec![])]))
}

fuzz_target!(|input: Input| {
    if input.areas.len() > 6 {
        return;
    }
    let at = if input.far { coord! {x: 541_234.567, y: 2_034_567.891} } else { Coord::zero() };
    let turned = f64::from(input.turned % 8) * 11.25;
    let Some(village) = polygon(&input.village, turned, at) else { return };
    let Some(operator) = Operators::default().enter("A") else { return };
    let areas: Vec<Area> = input
        .areas
        .iter()
        .filter_map(|a| polygon(a, turned, at))
        .flat_map(|a| Area::new(operator, &a, SourceId::Published(0)))
        .collect();
    let (Some(outline), Some(rect)) = (Outline::new(&village), village.bounding_rect()) else { return };
    let placed: Vec<_> =
        areas.iter().filter_map(|a| PlacedArea::within(a, &a.all_rings(), outline.origin(), rect)).collect();
    let placed: Vec<_> = placed.iter().collect();
    let exact = covered_area(&outline, &mut Vec::new(), &placed, &mut Scratch::default());
    assert!(exact.sound, "{exact:?}");
    let rings = areas.iter().flat_map(|a| a.rings_within(&a.all_rings(), rect).collect::<Vec<_>>());
    let overlay = overlay::covered_area_m2(&village, outline.origin(), &[], rings, 1024);
    // Corners on the lattice and crossings rounded to it, along all borders.
    let borders = 10.0 * STEP_M * (1 + areas.len()) as f64 * 16.0;
    assert!((exact.m2 - overlay).abs() <= 4e-9 * borders, "{exact:?}, overlay {overlay}");
});
