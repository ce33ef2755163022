use super::*;
use geo::Area;

#[test]
fn a_widened_point_has_the_area_of_its_disc() {
    let made = disc(Coord { x: 540_000.0, y: 2_020_000.0 }, 50.0);
    let want = std::f64::consts::PI * 2500.0;
    assert!((made.signed_area() - want).abs() < 1e-6 * want);
    for c in made.exterior() {
        let r = (c.x - 540_000.0).hypot(c.y - 2_020_000.0);
        assert!((r - 50.0).abs() <= 0.005 * 50.0, "{r}");
    }
}

#[test]
fn lines_and_points_without_a_width_are_no_areas() {
    let layer = SettlementLayer::default();
    let line = MultiLineString::new(vec![LineString::from(vec![(0., 0.), (1., 0.)])]);
    let point = vec![Coord { x: 0.0, y: 0.0 }];
    let made = prepare(vec![Feature::Lines(line), Feature::Points(point)], None, &layer);
    let types = [GeometryType::LineString, GeometryType::Point];
    for ((area, finding), found) in made.into_iter().zip(types) {
        assert!(area.is_none());
        let want = (Severity::Dropped, FindingKind::NotAnArea { found });
        assert_eq!(finding, Some(want));
    }
}
