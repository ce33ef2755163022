use super::*;
use geo::{point, polygon};

fn multi(p: Polygon<f64>) -> MultiPolygon<f64> {
    MultiPolygon::new(vec![p])
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
