use super::*;
use proj4rs::Proj;

/// A grid of places of a province in VN-2000 / TM-3, taken to degrees by proj4rs.
fn grid(west: f64, south: f64, width: f64, height: f64, steps: u32) -> Vec<Pair> {
    let tm = "+proj=tmerc +lat_0=0 +lon_0=105.5 +k=0.9999 +x_0=500000 +y_0=0 +ellps=WGS84 +units=m";
    let (from, to) = (
        Proj::from_proj_string(tm).unwrap(),
        Proj::from_proj_string("+proj=longlat +ellps=WGS84").unwrap(),
    );
    let mut out = Vec::new();
    for i in 0..=steps {
        for j in 0..=steps {
            let part = |k: u32| f64::from(k) / f64::from(steps);
            let at = Coord { x: west + width * part(i), y: south + height * part(j) };
            let mut point = (at.x, at.y, 0.0);
            proj4rs::transform::transform(&from, &to, &mut point).unwrap();
            out.push((at, Coord { x: point.0.to_degrees(), y: point.1.to_degrees() }));
        }
    }
    out
}

fn farthest_m(fit: &Geographic, pairs: &[Pair]) -> f64 {
    let off = |(at, to): &Pair| {
        let d = fit.degrees(*at) - *to;
        (d.x * to.y.to_radians().cos()).hypot(d.y) * DEGREE_M
    };
    pairs.iter().map(off).fold(0.0, f64::max)
}

#[test]
fn a_province_is_within_a_metre_and_its_surroundings_within_ten() {
    // 150 km by 200 km, 20 to 170 km east of the central meridian.
    let land = grid(520_000.0, 1_950_000.0, 150_000.0, 200_000.0, 20);
    let fit = Geographic::of(&land).unwrap();
    assert!(fit.residual_m < 1.0, "{} m", fit.residual_m);
    let around = grid(445_000.0, 1_850_000.0, 300_000.0, 400_000.0, 20);
    let far = farthest_m(&fit, &around);
    assert!(far < 60.0, "{far} m");
    let near = farthest_m(&fit, &grid(482_000.0, 1_900_000.0, 225_000.0, 300_000.0, 20));
    assert!(near < 10.0, "{near} m");
}

#[test]
fn one_village_and_a_thin_province_still_give_degrees() {
    let village = grid(520_000.0, 2_000_000.0, 900.0, 700.0, 8);
    let fit = Geographic::of(&village).unwrap();
    let far = farthest_m(&fit, &grid(518_000.0, 1_998_500.0, 5_000.0, 4_000.0, 8));
    assert!(far < 1.0, "{far} m");
    // 2 km wide and 150 km long, in a frame of 150 km by 210 km.
    let thin = grid(520_000.0, 1_950_000.0, 2_000.0, 150_000.0, 25);
    let fit = Geographic::of(&thin).unwrap();
    let far = farthest_m(&fit, &grid(470_000.0, 1_940_000.0, 100_000.0, 170_000.0, 8));
    assert!(far < 60.0, "{far} m");
}

#[test]
fn without_degrees_there_is_no_fit() {
    assert!(Geographic::of(&[]).is_none());
    let line: Vec<Pair> = (0..50)
        .map(|i| {
            let x = f64::from(i);
            (Coord { x, y: 0.0 }, Coord { x: 105.0 + x * 1e-5, y: 18.0 })
        })
        .collect();
    assert!(Geographic::of(&line).is_none(), "a line does not say where north is");
}
