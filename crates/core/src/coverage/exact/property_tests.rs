//! Properties that hold for any village and any footprints, and the overlay engine as a second
//! opinion. Half of the cases are on a coarse lattice, where circles are tangent, concentric and
//! nested, radii of sectors lie in one line and along village edges.

use super::*;
use crate::coverage::overlay;
use crate::footprint::Opening;
use crate::network::{Operators, SourceId};
use geo::orient::Direction as Winding;
use geo::{
    BoundingRect, Coord, LineString, MultiPolygon, Orient, Polygon, Rotate, Translate, coord,
};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use std::collections::BTreeMap;

/// One cell of a random case.
#[derive(Clone, Copy, Debug)]
struct Cell {
    x: f64,
    y: f64,
    opening: Opening,
}

fn cell(lattice: bool) -> impl Strategy<Value = Cell> {
    let number = move |low: f64, high: f64, step: f64| {
        (low..high).prop_map(move |v| if lattice { (v / step).round() * step } else { v })
    };
    let sector = prop::option::weighted(
        0.6,
        (number(0.0, 360.0, 30.0), number(10.0, 350.0, 30.0)).prop_map(|(a, w)| (a, w.max(10.0))),
    );
    (
        number(-2500.0, 2500.0, 500.0),
        number(-2500.0, 2500.0, 500.0),
        sector,
        number(200.0, 2500.0, 500.0),
    )
        .prop_map(|(x, y, sector, r)| Cell {
            x,
            y,
            opening: Opening { sector, radius_m: r.max(100.0) },
        })
}

/// A star-shaped village with a star-shaped hole, or a rectangle on the lattice with one.
fn village(lattice: bool) -> BoxedStrategy<MultiPolygon<f64>> {
    if lattice {
        let side = (1..5_i32).prop_map(|k| f64::from(k) * 500.0);
        return (side.clone(), side, any::<bool>())
            .prop_map(|(w, h, hole)| {
                let ring = |k: f64| {
                    let (w, h) = (w * k, h * k);
                    LineString::from(vec![(-w, -h), (w, -h), (w, h), (-w, h), (-w, -h)])
                };
                let holes = if hole { vec![ring(0.5)] } else { vec![] };
                MultiPolygon(vec![Polygon::new(ring(1.0), holes)]).orient(Winding::Default)
            })
            .boxed();
    }
    (prop::collection::vec(500.0..2000.0_f64, 5..60), prop::option::of(0.1..0.8_f64))
        .prop_map(|(radii, hole)| {
            let n = radii.len() as f64;
            let ring = |k: f64| {
                radii
                    .iter()
                    .enumerate()
                    .map(|(i, r)| {
                        let a = i as f64 / n * std::f64::consts::TAU;
                        coord! {x: k * r * a.cos(), y: k * r * a.sin()}
                    })
                    .collect::<LineString<f64>>()
            };
            let holes = hole.map(ring).into_iter().collect();
            MultiPolygon(vec![Polygon::new(ring(1.0), holes)]).orient(Winding::Default)
        })
        .boxed()
}

fn case() -> impl Strategy<Value = (MultiPolygon<f64>, Vec<Cell>)> {
    any::<bool>()
        .prop_flat_map(|lattice| (village(lattice), prop::collection::vec(cell(lattice), 0..12)))
}

/// Cells merged by position, as a run merges them.
fn profiles(cells: &[Cell]) -> Vec<(Coord<f64>, PolarProfile)> {
    let mut by_position: BTreeMap<(u64, u64), Vec<&Cell>> = BTreeMap::new();
    for c in cells {
        // −0 and 0 are one position.
        let key = ((c.x + 0.0).to_bits(), (c.y + 0.0).to_bits());
        by_position.entry(key).or_default().push(c);
    }
    by_position
        .values()
        .filter_map(|here| {
            let openings: Vec<_> = here.iter().map(|c| c.opening).collect();
            Some((coord! {x: here[0].x, y: here[0].y}, PolarProfile::merge(&openings)?))
        })
        .collect()
}

fn placed(profiles: &[(Coord<f64>, PolarProfile)], origin: Coord<f64>) -> Vec<Placed<'_>> {
    profiles.iter().map(|(at, profile)| Placed::new(*at, origin, profile)).collect()
}

/// Polygons of a random case: star-shaped with holes, or rectangles that share the lattice with the
/// village's edges and the radii of sectors.
fn areas(lattice: bool) -> impl Strategy<Value = Vec<MultiPolygon<f64>>> {
    let place = (-5..5_i32, -5..5_i32, -1000.0..1000.0_f64, -1000.0..1000.0_f64);
    let area = (village(lattice), place).prop_map(move |(shape, (i, j, x, y))| {
        let (dx, dy) = if lattice { (f64::from(i) * 500.0, f64::from(j) * 500.0) } else { (x, y) };
        shape.translate(dx, dy)
    });
    prop::collection::vec(area, 1..5)
}

fn case_with_areas() -> impl Strategy<Value = (MultiPolygon<f64>, Vec<Cell>, Vec<MultiPolygon<f64>>)>
{
    any::<bool>().prop_flat_map(|lattice| {
        (village(lattice), prop::collection::vec(cell(lattice), 0..6), areas(lattice))
    })
}

fn area_of(shape: &MultiPolygon<f64>) -> Option<Area> {
    let operator = Operators::default().enter("A").unwrap();
    Area::new(operator, shape, SourceId::Published(0))
}

/// Share of the village inside profiles and areas together.
fn share_with(shape: &MultiPolygon<f64>, cells: &[Cell], areas: &[MultiPolygon<f64>]) -> f64 {
    let outline = Outline::new(shape).unwrap();
    let profiles = profiles(cells);
    let mut placed = placed(&profiles, outline.origin());
    let rect = shape.bounding_rect().unwrap();
    let areas = areas.iter().filter_map(area_of);
    let areas: Vec<_> = areas
        .filter_map(|a| PlacedArea::within(&a, &a.all_rings(), outline.origin(), rect))
        .collect();
    let areas: Vec<_> = areas.iter().collect();
    let covered = covered_area(&outline, &mut placed, &areas, &mut Scratch::default());
    assert!(covered.sound, "{covered:?}");
    covered.m2 / outline.area_m2()
}

/// Share of the village, with the clamping that would hide a fault left out.
fn share(shape: &MultiPolygon<f64>, cells: &[Cell]) -> f64 {
    let outline = Outline::new(shape).unwrap();
    let profiles = profiles(cells);
    let mut placed = placed(&profiles, outline.origin());
    let covered = covered_area(&outline, &mut placed, &[], &mut Scratch::default());
    assert!(covered.sound, "{covered:?}");
    covered.m2 / outline.area_m2()
}

/// The same cases in every run, unless `PROPTEST_RNG_SEED` says otherwise: the overlay that is asked
/// for a second opinion has faults of its own, which must not stop a build at random.
fn config() -> ProptestConfig {
    let mut config = ProptestConfig::default();
    if std::env::var_os("PROPTEST_RNG_SEED").is_none() {
        config.rng_seed = RngSeed::Fixed(2025);
    }
    config
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_overlay_engine_agrees((shape, cells) in case()) {
        let outline = Outline::new(&shape).unwrap();
        let profiles = profiles(&cells);
        let all = placed(&profiles, outline.origin());
        let overlay = overlay::covered_area_m2(&shape, outline.origin(), &all, std::iter::empty(), 1024);
        let exact = share(&shape, &cells);
        let overlay = overlay / outline.area_m2();
        prop_assert!((exact - overlay).abs() <= 1e-5, "exact {exact}, overlay {overlay}");
    }

    #[test]
    fn the_overlay_engine_agrees_on_areas((shape, cells, areas) in case_with_areas()) {
        let outline = Outline::new(&shape).unwrap();
        let profiles = profiles(&cells);
        let all = placed(&profiles, outline.origin());
        let owned: Vec<_> = areas.iter().filter_map(area_of).collect();
        let rings = owned.iter().flat_map(|a| a.rings_within(&a.all_rings(), shape.bounding_rect().unwrap()).collect::<Vec<_>>());
        let overlay = overlay::covered_area_m2(&shape, outline.origin(), &all, rings, 1024);
        let (exact, overlay) = (share_with(&shape, &cells, &areas), overlay / outline.area_m2());
        prop_assert!((exact - overlay).abs() <= 1e-5, "exact {exact}, overlay {overlay}");
    }

    #[test]
    fn areas_in_another_order_or_place_change_nothing((shape, cells, areas) in case_with_areas()) {
        let here = share_with(&shape, &cells, &areas);
        let twice: Vec<_> = areas.iter().rev().chain(&areas).cloned().collect();
        let again = share_with(&shape, &cells, &twice);
        prop_assert!((here - again).abs() <= 1e-10, "{here} {again} with each area twice");
        let (dx, dy) = (512_345.678_9, 2_012_345.432_1);
        let cells: Vec<_> =
            cells.iter().map(|c| Cell { x: c.x + dx, y: c.y + dy, ..*c }).collect();
        let areas: Vec<_> = areas.iter().map(|a| a.translate(dx, dy)).collect();
        let there = share_with(&shape.translate(dx, dy), &cells, &areas);
        prop_assert!((here - there).abs() <= 1e-9, "{here} {there}");
    }

    #[test]
    fn a_source_more_never_lowers_it((shape, cells) in case()) {
        let mut last = 0.0;
        for n in 0..=cells.len() {
            let now = share(&shape, &cells[..n]);
            prop_assert!((0.0..=1.0).contains(&now));
            prop_assert!(now >= last - 1e-10, "{last} with {}, {now} with {n}", n - 1);
            last = now;
        }
    }

    #[test]
    fn the_union_is_at_most_the_sum((shape, cells) in case()) {
        let sum: f64 = cells.iter().map(|c| share(&shape, std::slice::from_ref(c))).sum();
        let union = share(&shape, &cells);
        prop_assert!(union <= sum + 1e-10, "{union} of {sum}");
    }

    #[test]
    fn moving_everything_changes_nothing((shape, cells) in case()) {
        let (dx, dy) = (512_345.678_9, 2_012_345.432_1);
        let moved: Vec<_> =
            cells.iter().map(|c| Cell { x: c.x + dx, y: c.y + dy, ..*c }).collect();
        let (here, there) = (share(&shape, &cells), share(&shape.translate(dx, dy), &moved));
        // Coordinates of 2e6 m are rounded to 2e-10 m, along a boundary of 1e4 m, in 1e5 m² or more.
        prop_assert!((here - there).abs() <= 1e-9, "{here} {there}");
    }

    #[test]
    fn turning_everything_changes_nothing((shape, cells) in case(), degrees in 0.0..360.0_f64) {
        let turned_shape = shape.rotate_around_point(degrees, geo::Point::new(0.0, 0.0));
        let (s, c) = degrees.to_radians().sin_cos();
        let turned: Vec<_> = cells
            .iter()
            .map(|cell| Cell {
                x: cell.x * c - cell.y * s,
                y: cell.x * s + cell.y * c,
                opening: Opening {
                    sector: cell.opening.sector.map(|(a, w)| (a - degrees, w)),
                    ..cell.opening
                },
            })
            .collect();
        // Cells of one site part by a rounding when turned: give them one position again.
        let turned: Vec<_> = turned
            .iter()
            .map(|cell| {
                let first = turned.iter().find(|o| (o.x - cell.x).hypot(o.y - cell.y) < 1e-6);
                first.map_or(*cell, |o| Cell { x: o.x, y: o.y, ..*cell })
            })
            .collect();
        let (here, there) = (share(&shape, &cells), share(&turned_shape, &turned));
        prop_assert!((here - there).abs() <= 1e-9, "{here} {there}");
    }

    #[test]
    fn order_of_input_is_irrelevant((shape, cells) in case()) {
        let mut reversed = cells.clone();
        reversed.reverse();
        prop_assert_eq!(share(&shape, &cells).to_bits(), share(&shape, &reversed).to_bits());
    }
}
