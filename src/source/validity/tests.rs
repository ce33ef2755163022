//! Areas by hand.

use super::*;
use geo::{Area, Coord, LineString, Polygon, polygon};

pub(super) fn multi(p: Polygon<f64>) -> MultiPolygon<f64> {
    MultiPolygon::new(vec![p])
}

/// A ring of corners, closed.
pub(super) fn ring(corners: &[[f64; 2]]) -> LineString<f64> {
    let mut ring: LineString<f64> = corners.iter().map(|&[x, y]| Coord { x, y }).collect();
    ring.close();
    ring
}

fn square(x: f64, y: f64, side: f64) -> LineString<f64> {
    ring(&[[x, y], [x + side, y], [x + side, y + side], [x, y + side]])
}

/// A square on its corner, `r` from its middle to its corners.
fn diamond(x: f64, y: f64, r: f64) -> LineString<f64> {
    ring(&[[x - r, y], [x, y - r], [x + r, y], [x, y + r]])
}

fn part(exterior: LineString<f64>, holes: Vec<LineString<f64>>) -> Polygon<f64> {
    Polygon::new(exterior, holes)
}

#[test]
fn valid_areas_have_no_fault() {
    let nine = || square(0., 0., 9.);
    let valid = [
        vec![part(nine(), vec![square(2., 2., 2.)])],
        // Another part in the hole, touching it in all corners.
        vec![part(nine(), vec![square(2., 2., 4.)]), part(diamond(4., 4., 2.), vec![])],
        // A hole that touches the exterior; a chain of holes that hangs from it.
        vec![part(nine(), vec![ring(&[[0., 4.], [4., 2.], [4., 6.]])])],
        vec![part(nine(), vec![diamond(1., 4., 1.), diamond(3., 4., 1.), diamond(5., 4., 1.)])],
        // Three holes that meet in one point.
        vec![part(
            nine(),
            vec![
                ring(&[[4., 4.], [6., 4.], [6., 5.]]),
                ring(&[[4., 4.], [4., 6.], [3., 6.]]),
                ring(&[[4., 4.], [2., 3.], [3., 2.]]),
            ],
        )],
        // Parts that touch in two points, with nothing between them.
        vec![part(nine(), vec![]), part(ring(&[[9., 0.], [12., 4.], [9., 9.], [15., 4.]]), vec![])],
    ];
    for parts in valid {
        let area = MultiPolygon::new(parts);
        assert_eq!(fault(&area), None, "{area:?}");
    }
}

#[test]
fn each_fault_is_named() {
    use GeometryFault::*;
    let nine = || square(0., 0., 9.);
    let faults = [
        (SelfIntersection, vec![part(ring(&[[0., 0.], [4., 4.], [4., 0.], [0., 4.]]), vec![])]),
        (
            SelfIntersection,
            vec![part(ring(&[[0., 0.], [4., 0.], [6., 2.], [4., 0.], [0., 4.]]), vec![])],
        ),
        // It only touches itself.
        (
            SelfIntersection,
            vec![part(ring(&[[0., 0.], [9., 0.], [9., 9.], [4., 0.], [0., 9.]]), vec![])],
        ),
        (RingsCross, vec![part(nine(), vec![square(8., 2., 2.)])]),
        // A hole along the exterior, a hole that is all of it, a hole given twice.
        (RingsCross, vec![part(nine(), vec![square(0., 2., 2.)])]),
        (RingsCross, vec![part(nine(), vec![nine()])]),
        (RingsCross, vec![part(nine(), vec![square(2., 2., 2.), square(2., 2., 2.)])]),
        (HoleOutside, vec![part(nine(), vec![square(10., 2., 2.)])]),
        // Outside, in the other part.
        (
            HoleOutside,
            vec![part(nine(), vec![square(11., 2., 2.)]), part(square(10., 0., 9.), vec![])],
        ),
        (HolesNested, vec![part(nine(), vec![square(2., 2., 4.), square(3., 3., 1.)])]),
        (HolesNested, vec![part(nine(), vec![square(2., 2., 4.), diamond(4., 4., 2.)])]),
        (PartsOverlap, vec![part(nine(), vec![]), part(square(8., 8., 9.), vec![])]),
        (PartsOverlap, vec![part(nine(), vec![]), part(square(2., 2., 2.), vec![])]),
        (PartsOverlap, vec![part(nine(), vec![]), part(diamond(4.5, 4.5, 4.5), vec![])]),
        // One side in common; the same part twice; a hole filled by another part.
        (PartsOverlap, vec![part(nine(), vec![]), part(square(9., 2., 3.), vec![])]),
        (PartsOverlap, vec![part(nine(), vec![]), part(nine(), vec![])]),
        (
            PartsOverlap,
            vec![part(nine(), vec![square(2., 2., 2.)]), part(square(2., 2., 2.), vec![])],
        ),
        // A hole from side to side; holes in a ring; two that touch twice.
        (InteriorDisconnected, vec![part(nine(), vec![diamond(4.5, 4.5, 4.5)])]),
        (
            InteriorDisconnected,
            vec![part(
                nine(),
                vec![
                    diamond(2., 2., 1.),
                    diamond(4., 2., 1.),
                    diamond(4., 4., 1.),
                    diamond(2., 4., 1.),
                ],
            )],
        ),
        (
            InteriorDisconnected,
            vec![part(
                nine(),
                vec![
                    ring(&[[2., 2.], [6., 2.], [6., 6.], [5., 3.]]),
                    ring(&[[2., 2.], [6., 6.], [3., 5.]]),
                ],
            )],
        ),
    ];
    for (expected, parts) in faults {
        let area = MultiPolygon::new(parts);
        assert_eq!(fault(&area), Some(expected), "{area:?}");
        let repaired = repair(&area).ok();
        assert_eq!(repaired.as_ref().and_then(fault), None, "{repaired:?} from {area:?}");
    }
}

#[test]
fn what_holds_nothing_is_left_out_and_told() {
    let nine = square(0., 0., 9.);
    let dot = ring(&[[20., 1.], [20., 1.], [20., 1.]]);
    let there_and_back = ring(&[[2., 2.], [4., 4.], [2., 2.]]);
    let flat = ring(&[[2., 2.], [4., 4.], [3., 3.]]);
    let empty = LineString::new(vec![]);
    let kept = multi(part(nine.clone(), vec![]));
    let left_out = |parts| clean(MultiPolygon::new(parts));
    for (ring, fault) in [
        (dot, Some(GeometryFault::TooFewPoints)),
        (there_and_back, Some(GeometryFault::TooFewPoints)),
        (flat, Some(GeometryFault::NoArea)),
        (empty, None),
    ] {
        let beside = left_out(vec![part(nine.clone(), vec![]), part(ring.clone(), vec![])]);
        assert_eq!(beside, Ok((kept.clone(), fault)), "{ring:?}");
        let hole = left_out(vec![part(nine.clone(), vec![ring.clone()])]);
        assert_eq!(hole, Ok((kept.clone(), fault)), "{ring:?}");
        let alone = left_out(vec![part(ring.clone(), vec![])]);
        assert_eq!(alone, Err(fault.unwrap_or(GeometryFault::TooFewPoints)), "{ring:?}");
    }
    let hole_of_nothing = left_out(vec![
        part(nine.clone(), vec![]),
        part(LineString::new(vec![]), vec![square(2., 2., 2.)]),
    ]);
    assert_eq!(hole_of_nothing, Ok((kept, Some(GeometryFault::TooFewPoints))));
}

#[test]
fn what_is_not_finite_is_refused() {
    let nan = polygon![(x: 0., y: 0.), (x: f64::NAN, y: 0.), (x: 4., y: 4.)];
    assert_eq!(clean(multi(nan)), Err(GeometryFault::NotFinite));
}

#[test]
fn coordinates_out_of_reach_end_in_an_answer() {
    for scale in [1e-320, 1e-200, 1e-160, 1e150, 1e200, 1e307] {
        let scaled =
            |r: &LineString<f64>| -> LineString<f64> { r.0.iter().map(|c| *c * scale).collect() };
        let rings =
            [square(0., 0., 9.), diamond(4., 4., 4.), diamond(4., 5., 4.), square(0., 2., 2.)];
        let area = multi(part(scaled(&rings[0]), rings[1..].iter().map(scaled).collect()));
        if let Ok((mut area, _)) = clean(area) {
            judge(&mut area);
            let _ = repair(&area);
        }
    }
}

#[test]
fn repairs_by_hand() {
    let nine = || square(0., 0., 9.);
    let cases = [
        (
            "a bow: two triangles of 4",
            8.0,
            2,
            vec![part(ring(&[[0., 0.], [4., 4.], [4., 0.], [0., 4.]]), vec![])],
        ),
        (
            "16 + 16 − 4",
            28.0,
            1,
            vec![part(square(0., 0., 4.), vec![]), part(square(2., 2., 4.), vec![])],
        ),
        (
            "one side in common",
            32.0,
            1,
            vec![part(square(0., 0., 4.), vec![]), part(square(4., 0., 4.), vec![])],
        ),
        ("a hole along the exterior", 77.0, 1, vec![part(nine(), vec![square(0., 2., 2.)])]),
        (
            "a hole given twice",
            77.0,
            1,
            vec![part(nine(), vec![square(2., 2., 2.), square(2., 2., 2.)])],
        ),
        ("a hole outside is ground", 85.0, 2, vec![part(nine(), vec![square(10., 2., 2.)])]),
        (
            "a hole in a hole is ground",
            66.0,
            2,
            vec![part(nine(), vec![square(2., 2., 4.), square(3., 3., 1.)])],
        ),
        ("a hole from side to side", 40.5, 4, vec![part(nine(), vec![diamond(4.5, 4.5, 4.5)])]),
        ("a part twice", 81.0, 1, vec![part(nine(), vec![]), part(nine(), vec![])]),
    ];
    for (what, area_m2, parts, area) in cases {
        let repaired = repair(&MultiPolygon::new(area)).unwrap();
        assert!((repaired.unsigned_area() - area_m2).abs() < 1e-12, "{what}: {repaired:?}");
        assert_eq!(repaired.0.len(), parts, "{what}: {repaired:?}");
        assert_eq!(fault(&repaired), None, "{what}: {repaired:?}");
    }
    let nothing = multi(part(nine(), vec![nine()]));
    assert_eq!(repair(&nothing), Err(Unrepaired::Nothing));
}

#[test]
fn a_scribble_is_refused() {
    let scribble = |n: u32| {
        let mut random = 7_u32;
        let mut next = || {
            random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            f64::from(random >> 8)
        };
        let corners: Vec<_> = (0..n).map(|_| [next(), next()]).collect();
        multi(part(ring(&corners), vec![]))
    };
    // Every side crosses a fifth of the others.
    let few = repair(&scribble(300)).unwrap();
    assert_eq!(fault(&few), None);
    assert_eq!(repair(&scribble(3000)), Err(Unrepaired::Tangled));
}

#[test]
fn vertices_are_put_where_rings_touch() {
    let mut area = multi(part(square(0., 0., 9.), vec![ring(&[[0., 4.], [4., 2.], [4., 6.]])]));
    assert_eq!(judge(&mut area), None);
    let exterior = ring(&[[0., 0.], [9., 0.], [9., 9.], [0., 9.], [0., 4.]]);
    assert_eq!(area.0[0].exterior(), &exterior);
    // And in an area at fault elsewhere, whichever way the ring runs.
    let bow = ring(&[[20., 0.], [24., 4.], [24., 0.], [20., 4.]]);
    let mut upright = square(0., 0., 9.);
    upright.0.reverse();
    let hole = ring(&[[0., 4.], [4., 2.], [0., 6.], [4., 7.]]);
    let mut area = MultiPolygon::new(vec![part(upright, vec![hole]), part(bow, vec![])]);
    assert!(judge(&mut area).is_some());
    let exterior = ring(&[[0., 0.], [0., 4.], [0., 6.], [0., 9.], [9., 9.], [9., 0.]]);
    assert_eq!(area.0[0].exterior(), &exterior);
}
