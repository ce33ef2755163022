use super::*;

const VN2000: u32 = 4756;

fn dms(d: f64, m: f64, s: f64) -> f64 {
    d + m / 60.0 + s / 3600.0
}

/// WGS 84 and VN-2000, degrees: TT 37/2019 and 20/2019/TT-BGTVT, printed to 0.1″.
fn official_pairs() -> [(Coord<f64>, Coord<f64>); 3] {
    let at = |lat: f64, lon: f64| Coord { x: lon, y: lat };
    [
        (at(dms(15., 22., 29.), dms(109., 6., 7.)), at(dms(15., 22., 32.7), dms(109., 6., 0.5))),
        (at(dms(15., 20., 32.), dms(109., 5., 35.)), at(dms(15., 20., 35.7), dms(109., 5., 28.5))),
        (at(dms(12., 33., 36.), dms(109., 26., 0.)), at(dms(12., 33., 39.7), dms(109., 25., 53.6))),
    ]
}

#[test]
fn both_ways_agree_with_the_official_pairs() {
    let wgs84 = Crs::wgs84().unwrap();
    let vn = Crs::from_epsg(VN2000, Datum::Epsg6960).unwrap();
    let sample: Vec<_> = official_pairs().iter().map(|p| p.0).collect();
    let t = Transformer::new(&wgs84, &vn, &sample).unwrap();
    assert!(t.fast.is_some(), "proj4rs agrees with PROJ here");
    for (from, want) in official_pairs() {
        for slow in [false, true] {
            let mut got = [from];
            if slow {
                t.apply_slow(&mut got);
            } else {
                t.apply(&mut got);
            }
            // Printed to 0.1″ on both sides, so within one unit of the last digit.
            let second = 1.0 / 3600.0;
            assert!((got[0].x - want.x).abs() < 0.1 * second, "{got:?} {want:?}");
            assert!((got[0].y - want.y).abs() < 0.1 * second, "{got:?} {want:?}");
        }
    }
}

#[test]
fn the_two_operations_are_told_apart() {
    let wgs84 = Crs::wgs84().unwrap();
    let at = Coord { x: 105.9, y: 18.3 };
    let ends = [Datum::Epsg6960, Datum::Epsg5194].map(|datum| {
        let vn = Crs::from_epsg(9209, datum).unwrap();
        let t = Transformer::new(&wgs84, &vn, &[at]).unwrap();
        let mut c = [at];
        t.apply(&mut c);
        c[0]
    });
    let apart = (ends[0].x - ends[1].x).hypot(ends[0].y - ends[1].y);
    // 0.7 to 0.8 m near the delta; a little different here.
    assert!((0.3..2.0).contains(&apart), "{apart} m");
}

#[test]
fn there_and_back_is_within_millimetres() {
    let wgs84 = Crs::wgs84().unwrap();
    for code in [9209, 5897, 9214, 9218, 3405, 3406, 25831] {
        let to = Crs::from_epsg(code, Datum::default()).unwrap();
        let [w, s, e, n] = to.area.unwrap();
        let start: Vec<Coord<f64>> = (0..50)
            .map(|i| {
                let f = f64::from(i) / 49.0;
                Coord { x: w + (e - w) * f, y: s + (n - s) * (1.0 - f) }
            })
            .collect();
        let there = Transformer::new(&wgs84, &to, &start).unwrap();
        let mut c = start.clone();
        there.apply(&mut c);
        let back = Transformer::new(&to, &wgs84, &c).unwrap();
        back.apply(&mut c);
        // A datum shift moves heights, which are dropped each way: 1 to 2 mm, 2e-8 degrees.
        for (a, b) in start.iter().zip(&c) {
            assert!(
                (a.x - b.x).abs() < 3e-8 && (a.y - b.y).abs() < 3e-8,
                "EPSG:{code} {a:?} {b:?}"
            );
        }
    }
}

#[test]
fn unknown_codes_are_refused_with_a_reason() {
    assert!(matches!(Crs::from_epsg(999_999, Datum::default()), Err(Error::UnusableCrs { .. })));
}

#[test]
fn labels_and_kinds() {
    let tm3 = Crs::from_epsg(9209, Datum::default()).unwrap();
    assert_eq!(tm3.text(), "EPSG:9209");
    assert_eq!(tm3.label.name, "VN-2000 / TM-3 105-30");
    assert!(tm3.is_metric() && !tm3.suspicious);
    assert!(!Crs::wgs84().unwrap().is_metric());
    let prj =
        "+proj=tmerc +lat_0=0 +lon_0=105.5 +k=0.9999 +x_0=500000 +y_0=0 +datum=WGS84 +units=m";
    assert!(Crs::from_stated(prj, Datum::default()).unwrap().suspicious);
}
