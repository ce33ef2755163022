use super::*;
use crate::project::Datum;
use crate::source::crs::Crs;
use geo::{LineString, Polygon, Validation};

fn wkb(rings: &[&[[f64; 2]]]) -> Vec<u8> {
    let mut wkb = vec![1, 3, 0, 0, 0];
    wkb.extend((rings.len() as u32).to_le_bytes());
    for ring in rings {
        wkb.extend((ring.len() as u32).to_le_bytes());
        wkb.extend(ring.iter().flatten().flat_map(|v| v.to_le_bytes()));
    }
    wkb
}

/// A polygon in longitude and latitude, read into UTM 48N.
fn read(rings: &[&[[f64; 2]]]) -> Outcome {
    let (from, to) = (Crs::wgs84().unwrap(), Crs::from_epsg(32648, Datum::Epsg6960).unwrap());
    let parsed = parse(vec![Some(RowGeometry::Wkb(wkb(rings)))]);
    let way = Transformer::new(&from, &to, &sample(&parsed)).unwrap();
    prepare(parsed, &way, true).pop().unwrap()
}

const SQUARE: [[f64; 2]; 5] =
    [[105., 18.], [105.25, 18.125], [105.125, 18.375], [104.875, 18.25], [105., 18.]];

fn area_of(rings: &[&[[f64; 2]]]) -> f64 {
    read(rings).0.unwrap().planar.unsigned_area()
}

#[test]
fn rings_that_touch_between_vertices_touch_in_the_working_crs() {
    for i in 1..64 {
        // On the exterior's first side, exactly.
        let at = [105. + 0.25 * f64::from(i) / 64., 18. + 0.125 * f64::from(i) / 64.];
        let hole = [at, [105.12, 18.2], [105.08, 18.2], at];
        let (ready, finding) = read(&[&SQUARE, &hole]);
        let ready = ready.unwrap();
        assert_eq!(finding, None, "{i}");
        assert_eq!(validity::fault(&ready.planar), None, "{i}");
        let [a, rest @ ..] = SQUARE;
        let exterior: Vec<_> = [a, at].into_iter().chain(rest).collect();
        let left = ready.planar.unsigned_area();
        assert!((left - (area_of(&[&exterior]) - area_of(&[&hole]))).abs() < 1e-5, "{i}: {left}");
        // The file's rings have the same vertices.
        let original = ready.original.unwrap();
        let vertices = |area: &MultiPolygon<f64>| area.0[0].exterior().0.len();
        assert_eq!((vertices(&original), vertices(&ready.planar)), (6, 6), "{i}");
    }
}

#[test]
fn what_crosses_only_in_the_working_crs_is_repaired_and_told() {
    // A parallel bends away from the straight line by 60 m over 1°; the hole lies 1 m beside it.
    let exterior = [[105., 18.], [106., 18.], [106., 19.], [105., 19.], [105., 18.]];
    let hole = [[105.5, 18.000_01], [105.6, 18.1], [105.4, 18.1], [105.5, 18.000_01]];
    let wgs84 = MultiPolygon::new(vec![Polygon::new(
        exterior.iter().map(|&c| Coord::from(c)).collect::<LineString<f64>>(),
        vec![hole.iter().map(|&c| Coord::from(c)).collect()],
    )]);
    assert!(wgs84.is_valid());
    let (ready, finding) = read(&[&exterior, &hole]);
    let ready = ready.unwrap();
    assert_eq!(validity::fault(&ready.planar), None);
    assert!(ready.original.is_none());
    let (severity, kind) = finding.unwrap();
    assert_eq!(severity, Severity::Repaired);
    let FindingKind::GeometryRepaired { fault, before_m2, after_m2 } = kind else {
        panic!("{kind:?}")
    };
    assert_eq!(fault, GeometryFault::RingsCross);
    // By the even-odd rule what of the hole sticks out has become ground.
    assert!((0.0..20_000.0).contains(&(after_m2 - before_m2)), "{before_m2} {after_m2}");
}

#[test]
fn nothing_is_left_out_in_silence() {
    let kinds: [(&[&[[f64; 2]]], GeometryFault); 4] = [
        (&[&SQUARE[..4]], GeometryFault::RingOpen),
        (&[&SQUARE, &[[105.1, 18.2], [105.11, 18.2], [105.1, 18.2]]], GeometryFault::TooFewPoints),
        (
            &[&SQUARE, &[[105.1, 18.2], [105.12, 18.2], [105.11, 18.2], [105.1, 18.2]]],
            GeometryFault::NoArea,
        ),
        // What changes the ground is told rather than what does not.
        (
            &[&[[105., 18.], [105.3, 18.3], [105.3, 18.], [105., 18.3]]],
            GeometryFault::SelfIntersection,
        ),
    ];
    for (rings, expected) in kinds {
        let (ready, finding) = read(rings);
        assert!(ready.is_some(), "{expected:?}");
        let Some((Severity::Repaired, FindingKind::GeometryRepaired { fault, .. })) = finding
        else {
            panic!("{expected:?}: {finding:?}")
        };
        assert_eq!(fault, expected);
    }
}
