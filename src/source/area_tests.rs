use super::*;
use geo::{point, polygon};
use proptest::prelude::*;

fn multi(p: Polygon<f64>) -> MultiPolygon<f64> {
    MultiPolygon::new(vec![p])
}

#[test]
fn valid_areas_have_no_fault() {
    let square = polygon!(exterior: [(x: 0., y: 0.), (x: 9., y: 0.), (x: 9., y: 9.), (x: 0., y: 9.)],
        interiors: [[(x: 2., y: 2.), (x: 4., y: 2.), (x: 4., y: 4.), (x: 2., y: 4.)]]);
    assert_eq!(fault(&multi(square.clone())), None);
    // A hole that touches the exterior in one point is valid and goes through the full validation.
    let touching = polygon!(exterior: [(x: 0., y: 0.), (x: 9., y: 0.), (x: 9., y: 9.), (x: 0., y: 9.)],
        interiors: [[(x: 0., y: 4.), (x: 4., y: 2.), (x: 4., y: 6.)]]);
    assert_eq!(fault(&multi(touching)), None);
    let island = polygon![(x: 2.5, y: 2.5), (x: 3.5, y: 2.5), (x: 3., y: 3.5)];
    assert_eq!(fault(&MultiPolygon::new(vec![square, island])), None);
}

#[test]
fn each_fault_is_named() {
    let bowtie = polygon![(x: 0., y: 0.), (x: 4., y: 4.), (x: 4., y: 0.), (x: 0., y: 4.)];
    assert_eq!(fault(&multi(bowtie)), Some(GeometryFault::SelfIntersection));
    let out = polygon!(exterior: [(x: 0., y: 0.), (x: 4., y: 0.), (x: 4., y: 4.), (x: 0., y: 4.)],
        interiors: [[(x: 6., y: 6.), (x: 7., y: 6.), (x: 7., y: 7.)]]);
    assert_eq!(fault(&multi(out)), Some(GeometryFault::HoleOutside));
    let a = polygon![(x: 0., y: 0.), (x: 4., y: 0.), (x: 4., y: 4.), (x: 0., y: 4.)];
    let b = polygon![(x: 2., y: 2.), (x: 6., y: 2.), (x: 6., y: 6.), (x: 2., y: 6.)];
    assert_eq!(fault(&MultiPolygon::new(vec![a, b])), Some(GeometryFault::PartsOverlap));
}

#[test]
fn repairs_by_hand() {
    let bowtie = polygon![(x: 0., y: 0.), (x: 4., y: 4.), (x: 4., y: 0.), (x: 0., y: 4.)];
    let whole = repair(&multi(bowtie)).unwrap();
    assert!((whole.unsigned_area() - 8.0).abs() < 1e-9, "two triangles of 4");
    let a = polygon![(x: 0., y: 0.), (x: 4., y: 0.), (x: 4., y: 4.), (x: 0., y: 4.)];
    let b = polygon![(x: 2., y: 2.), (x: 6., y: 2.), (x: 6., y: 6.), (x: 2., y: 6.)];
    let union = repair(&MultiPolygon::new(vec![a, b])).unwrap();
    assert!((union.unsigned_area() - 28.0).abs() < 1e-6, "16 + 16 − 4");
    let flat = polygon![(x: 0., y: 0.), (x: 4., y: 0.), (x: 2., y: 0.)];
    assert_eq!(repair(&multi(flat)), None);
}

#[test]
fn what_is_not_finite_or_too_short_is_refused() {
    let nan = polygon![(x: 0., y: 0.), (x: f64::NAN, y: 0.), (x: 4., y: 4.)];
    assert_eq!(clean(multi(nan)), Err(GeometryFault::NotFinite));
    let dot = polygon![(x: 1., y: 1.), (x: 1., y: 1.), (x: 1., y: 1.), (x: 1., y: 1.)];
    assert_eq!(clean(multi(dot)), Err(GeometryFault::TooFewPoints));
}

#[test]
fn rings_turn_the_right_way_and_alike() {
    let mut area = multi(polygon!(
        exterior: [(x: 0., y: 0.), (x: 0., y: 9.), (x: 9., y: 9.), (x: 9., y: 0.)],
        interiors: [[(x: 2., y: 2.), (x: 4., y: 2.), (x: 4., y: 4.), (x: 2., y: 4.)]]));
    let mut other = area.clone();
    let turned = orient(&mut area);
    assert_eq!(turned, [true, true]);
    turn_alike(&mut other, &turned);
    assert_eq!(area, other);
    assert!(signed_area(area.0[0].exterior()) > 0.0);
    assert!(signed_area(&area.0[0].interiors()[0]) < 0.0);
}

#[test]
fn the_centre_of_a_horseshoe_lies_in_it() {
    let u = multi(polygon![(x: 0., y: 0.), (x: 9., y: 0.), (x: 9., y: 9.), (x: 8., y: 9.),
        (x: 8., y: 1.), (x: 1., y: 1.), (x: 1., y: 9.), (x: 0., y: 9.)]);
    let centre = centre(&u).unwrap();
    assert!(u.contains(&point!(centre)));
}

/// GEOS's word on an area.
fn geos_is_valid(area: &MultiPolygon<f64>) -> bool {
    crate::source::capture_gdal_messages();
    let ring = |r: &LineString<f64>| {
        let points: Vec<String> = r.0.iter().map(|c| format!("{} {}", c.x, c.y)).collect();
        format!("({})", points.join(","))
    };
    let part = |p: &Polygon<f64>| {
        let rings: Vec<String> =
            std::iter::once(p.exterior()).chain(p.interiors()).map(ring).collect();
        format!("({})", rings.join(","))
    };
    let parts: Vec<String> = area.iter().map(part).collect();
    let wkt = format!("MULTIPOLYGON({})", parts.join(","));
    gdal::vector::Geometry::from_wkt(&wkt).unwrap().is_valid()
}

fn ring() -> impl Strategy<Value = LineString<f64>> {
    // A small grid makes touching, folding and repeated points common.
    prop::collection::vec((0..8i32, 0..8i32), 3..9).prop_map(|points| {
        points.iter().map(|&(x, y)| Coord { x: f64::from(x), y: f64::from(y) }).collect()
    })
}

proptest! {
    #[test]
    fn agrees_with_geos_and_repairs_what_is_at_fault(exterior in ring(), hole in ring(), with_hole: bool) {
        let holes = if with_hole { vec![hole] } else { Vec::new() };
        if let Ok(area) = clean(multi(Polygon::new(exterior, holes))) {
            prop_assert_eq!(fault(&area).is_none(), geos_is_valid(&area), "{:?}", area);
            if let Some(repaired) = repair(&area) {
                prop_assert!(geos_is_valid(&repaired), "{:?} from {:?}", repaired, area);
                // The same every time, to the order of the vertices.
                prop_assert_eq!(repair(&area), Some(repaired), "from {:?}", area);
            }
        }
    }
}
