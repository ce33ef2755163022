//! Any footprints over a village: the share is within 0 to 1, one more never lowers it, order is
//! irrelevant, and the same footprints given as polygons agree.
#![no_main]

use arbitrary::Arbitrary;
use geo::{BoundingRect, LineString, MultiPolygon, Polygon, coord};
use libfuzzer_sys::fuzz_target;
use phusong::coverage::exact::{Outline, Placed, PlacedArea, Scratch, covered_area};
use phusong::coverage::overlay;
use phusong::footprint::{Area, Opening, PolarProfile, outline};
use phusong::network::{Operators, SourceId};

/// Positions and radii on a coarse lattice, where circles touch, coincide and pass through corners.
#[derive(Arbitrary, Clone, Debug)]
struct Source {
    x: i8,
    y: i8,
    radius: u8,
    sector: Option<(u8, u8)>,
}

#[derive(Arbitrary, Debug)]
struct Input {
    /// Distances of the village's corners from its middle, one a direction: a star, hence valid.
    village: Vec<u8>,
    sources: Vec<Source>,
}

const STEP_M: f64 = 100.0;

fn share(outline: &Outline, profiles: &[(f64, f64, PolarProfile)]) -> f64 {
    let mut placed = placed(outline, profiles);
    let covered = covered_area(outline, &mut placed, &[], &mut Scratch::default());
    assert!(covered.sound, "{covered:?}");
    covered.m2 / outline.area_m2()
}

fn placed<'a>(outline: &Outline, profiles: &'a [(f64, f64, PolarProfile)]) -> Vec<Placed<'a>> {
    let o = outline.origin();
    profiles
        .iter()
        .map(|(x, y, p)| Placed::new(coord! {x: *x, y: *y}, o, p))
        .collect()
}

fuzz_target!(|input: Input| {
    let corners = input.village.len();
    if !(3..=24).contains(&corners) || input.sources.len() > 12 {
        return;
    }
    let ring: Vec<_> = input
        .village
        .iter()
        .enumerate()
        .map(|(k, &d)| {
            let angle = std::f64::consts::TAU * k as f64 / corners as f64;
            let r = STEP_M * (1.0 + f64::from(d % 32));
            coord! {x: r * angle.cos(), y: r * angle.sin()}
        })
        .collect();
    let shape = MultiPolygon(vec![Polygon::new(LineString::new(ring), vec![])]);
    let Some(outline) = Outline::new(&shape) else { return };

    // Sources at one position are one profile, as the program groups them.
    let mut at: Vec<((i8, i8), Vec<Opening>)> = Vec::new();
    for s in &input.sources {
        let sector = s.sector.map(|(azimuth, width)| {
            (f64::from(azimuth) * 15.0 % 360.0, 15.0 * f64::from(width % 23 + 1))
        });
        let opening = Opening { sector, radius_m: STEP_M * f64::from(s.radius % 48 + 1) };
        match at.iter_mut().find(|(position, _)| *position == (s.x, s.y)) {
            Some((_, openings)) => openings.push(opening),
            None => at.push(((s.x, s.y), vec![opening])),
        }
    }
    let profiles: Vec<(f64, f64, PolarProfile)> = at
        .iter()
        .filter_map(|((x, y), openings)| {
            let profile = PolarProfile::merge(openings)?;
            Some((STEP_M * f64::from(*x), STEP_M * f64::from(*y), profile))
        })
        .collect();

    let all = share(&outline, &profiles);
    assert!((0.0..=1.0).contains(&all), "{all}");
    if let Some((_, fewer)) = profiles.split_last() {
        let fewer = share(&outline, fewer);
        assert!(fewer <= all + 1e-10, "{fewer} without the last, {all} with it");
    }
    let reversed: Vec<_> = profiles.iter().rev().cloned().collect();
    let again = share(&outline, &reversed);
    assert!((again - all).abs() <= 1e-10, "{all}, reversed {again}");
    // Arcs and borders on one side, edges of polygons on the other: two ways through the engine.
    let mut polygons = Vec::new();
    for (x, y, profile) in &profiles {
        outline(profile, coord! {x: *x, y: *y}, overlay::equal_area(1024), &mut polygons);
    }
    let Some(operator) = Operators::default().enter("A") else { return };
    let Some(rect) = shape.bounding_rect() else { return };
    let areas: Vec<Area> = polygons
        .into_iter()
        .filter_map(|p| Area::new(operator, &MultiPolygon(vec![p]), SourceId::Published(0)))
        .collect();
    let areas: Vec<_> =
        areas.iter().filter_map(|a| PlacedArea::within(a, &a.all_rings(), outline.origin(), rect)).collect();
    let areas: Vec<_> = areas.iter().collect();
    let other = covered_area(&outline, &mut Vec::new(), &areas, &mut Scratch::default());
    assert!(other.sound, "{other:?}");
    let other = other.m2 / outline.area_m2();
    // Circles of 1,024 sides stray by r π²/(3 n²), 0.015 m here; a small village among many of them
    // sees that as a share.
    let tolerance = 1e-4_f64.max(12.0 * 0.015 * 30.0 * STEP_M / outline.area_m2());
    assert!((other - all).abs() <= tolerance, "arcs {all}, polygons {other}");
});
