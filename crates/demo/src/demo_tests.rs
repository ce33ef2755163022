use super::*;
use geo::{Area as _, BooleanOps as _, Contains as _, Length as _, Validation as _, unary_union};
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
    let all = [f.negative_speed, f.kilobits];
    assert_eq!(all.iter().flatten().collect::<BTreeSet<_>>().len(), 2, "{f:?}");
    assert!(f.unknown_village.is_some() && f.cluster_at_zero.is_some(), "{f:?}");
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

#[test]
fn every_villages_people_live_in_its_hamlets() {
    let p = default_province();
    for (v, village) in p.land.villages.iter().enumerate() {
        let homes = p.hamlets.of(v);
        if village.shape.0.is_empty() {
            assert!(homes.is_empty(), "{} has no ground to live on", village.id);
            continue;
        }
        assert!(!homes.is_empty(), "{}", village.id);
        assert_eq!(homes.iter().map(|h| h.people).sum::<u32>(), village.population);
        assert_eq!(homes.iter().map(|h| h.households).sum::<u32>(), village.households);
        let house = p.hamlets.culture_houses[v];
        for at in homes.iter().map(|h| h.position).chain([house]) {
            assert!(village.shape.contains(&geo::Point(at)), "{}: {at:?}", village.id);
        }
        for h in homes {
            assert!(h.shape.is_valid());
            let inside = village.shape.intersection(&h.shape).unsigned_area();
            let share = inside / h.shape.unsigned_area();
            // The smallest is drawn as it is, however near the border its home stands.
            let whole = share > 0.99 || h.radius_m <= hamlets::SMALLEST_M;
            assert!(whole, "{}: {share} of {} m", village.id, h.radius_m);
        }
    }
}

#[test]
fn something_is_not_on_record_but_little() {
    let Unrecorded { people, dbkk, power, settlements, points, raster } =
        default_province().unrecorded;
    for list in [people, dbkk, power, settlements, points, raster] {
        assert!((1..=15).contains(&list.len()), "{list:?}");
        assert!(list.windows(2).all(|w| w[0] < w[1]), "{list:?} is searched by halves");
    }
}

#[test]
fn reports_show_each_lesson_once_and_dispute_one_village() {
    let reports = default_province().field.reports;
    let lessons: BTreeSet<_> = reports.iter().map(|r| r.lesson).collect();
    assert_eq!(lessons.len(), 10);
    assert_eq!(reports.len(), 10);
    let of = |lesson| reports.iter().find(|r| r.lesson == lesson).unwrap();
    let (a, b) = (of(Lesson::Contradicted), of(Lesson::Contradicts));
    assert_eq!((a.village, a.technology, a.kind), (b.village, b.technology, b.kind));
    assert_ne!(a.says, b.says);
    let villages: BTreeSet<_> = reports.iter().map(|r| r.village).collect();
    assert_eq!(villages.len(), 9, "no report touches another but the disputed pair");
}

#[test]
fn places_poles_and_tests_follow_the_land() {
    let p = default_province();
    let communes = p.land.communes.len();
    let count = |kind| p.field.places.iter().filter(|x| x.kind == kind).count();
    assert_eq!(count(PlaceKind::Office), communes);
    assert_eq!(count(PlaceKind::HealthStation), communes);
    assert!(p.field.parks.iter().all(|k| k.shape.is_valid() && k.shape.signed_area() > 4e5));
    assert!((2_000..4_000).contains(&p.field.tests.len()), "{}", p.field.tests.len());
    for t in &p.field.tests {
        assert!((1.0..1_000.0).contains(&t.down_mbps) && t.up_mbps > 0.0 && t.latency_ms > 0.0);
    }
    let length: f64 = p.routes.iter().map(|r| geo::Euclidean.length(&r.line)).sum();
    let expected = length / 250.0;
    assert!((p.field.poles.len() as f64 / expected - 1.0).abs() < 0.05, "{expected}");
    assert!(p.field.poles.iter().all(|x| !x.operators.is_empty()));
    assert!(p.field.ducts.iter().all(|d| geo::Euclidean.length(&d.line) > 0.0));
}
