use super::*;
use geo::{Area as _, BooleanOps as _, Validation as _, unary_union};
use std::collections::BTreeSet;

fn default_province() -> Province {
    generate(&Options::default())
}

#[test]
fn the_default_has_what_was_asked_for() {
    let p = default_province();
    assert_eq!(p.land.villages.len(), 300);
    assert_eq!(p.sites.len(), 220);
    assert_eq!(p.splitters.len(), 1600);
    assert!((20..=30).contains(&p.land.communes.len()), "{}", p.land.communes.len());
    let ids: BTreeSet<&str> = p.land.villages.iter().map(|v| v.id.as_str()).collect();
    assert_eq!(ids.len(), 300);
    assert!(p.land.communes.iter().all(|c| c.code.len() == 5 && c.code.starts_with('0')));
    let km2: f64 = p.land.villages.iter().map(|v| v.area_m2() / 1e6).sum();
    assert!((3_000.0..6_000.0).contains(&km2), "{km2} km²");
    assert_eq!(p, generate(&Options::default()));
}

#[test]
fn villages_are_valid_and_cover_the_land_without_gap_or_overlap() {
    for seed in [2025, 7] {
        let p = generate(&Options { seed, ..Options::default() });
        let shapes: Vec<_> = p.land.villages.iter().map(|v| &v.shape).collect();
        for v in &p.land.villages {
            assert!(v.shape.is_valid(), "{}: {:?}", v.id, v.shape.validation_errors());
        }
        let sum: f64 = p.land.villages.iter().map(Village::area_m2).sum();
        let land = unary_union(shapes.iter().copied());
        // The union snaps to a grid of about 60 µm: some 10 m² along 20,000 km of borders.
        let gap = (land.unsigned_area() - sum).abs();
        assert!(gap < 50.0, "{gap} m² of overlap in {sum} m²");
        // No slivers: what is missing inside the outline are whole parcels of lake.
        for hole in land.iter().flat_map(geo::Polygon::interiors) {
            let area = geo::Polygon::new(hole.clone(), Vec::new()).unsigned_area();
            assert!(area > 10_000.0, "a sliver of {area} m²");
        }
        let overlap = shapes[0].intersection(shapes[1]).unsigned_area();
        assert!(overlap < 1.0, "{overlap}");
    }
}

#[test]
fn islands_holes_and_enclaves_are_there() {
    let p = default_province();
    let parts = p.land.villages.iter().filter(|v| v.shape.0.len() > 1).count();
    assert!(parts >= 2, "{parts} villages with an island");
    // A village whose exterior is another village's hole.
    let holes: Vec<_> = p
        .land
        .villages
        .iter()
        .flat_map(|v| v.shape.iter().flat_map(geo::Polygon::interiors))
        .map(|r| r.coords().map(|c| (c.x.to_bits(), c.y.to_bits())).collect::<BTreeSet<_>>())
        .collect();
    let enclaves = p
        .land
        .villages
        .iter()
        .flat_map(|v| v.shape.iter())
        .map(|g| g.exterior().coords().map(|c| (c.x.to_bits(), c.y.to_bits())).collect())
        .filter(|ring: &BTreeSet<_>| holes.contains(ring))
        .count();
    assert!(enclaves >= 1, "no enclave");
    assert_eq!(p.land.villages.iter().filter(|v| v.shape.0.is_empty()).count(), 1);
}

#[test]
fn every_fault_is_planted_once() {
    let f = default_province().faults;
    let all = [f.self_intersecting, f.duplicate_id, f.no_geometry, f.blank_name, f.formula_name];
    assert_eq!(all.iter().flatten().collect::<BTreeSet<_>>().len(), 5, "{f:?}");
    let all =
        [f.swapped, f.kilometres, f.unknown_technology, f.decimal_comma, f.at_zero, f.planned];
    assert_eq!(all.iter().flatten().collect::<BTreeSet<_>>().len(), 6, "{f:?}");
}

#[test]
fn the_smallest_demo_is_whole_too() {
    for seed in 0..6 {
        let p = generate(&Options { villages: 0, sites: 0, splitters: 0, seed });
        assert_eq!(p.options.villages, 20);
        assert_eq!(p.land.villages.len(), 20, "seed {seed}");
        assert_eq!(p.sites.len(), 20);
        assert_eq!(p.splitters.len(), 50);
        assert!(p.land.villages.iter().all(|v| v.shape.is_valid()));
    }
}
