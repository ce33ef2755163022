//! Circular arcs made of straight lines (ISO 13249-3, 7.3: three points an arc).
//!
//! In: the points of a circular string. Out: a line whose vertices lie on its arcs, close enough that the area
//! of a circle is right to 0.002 %. An arc gives the same vertices whichever end it begins at, so that areas
//! that share it keep sharing it.

use geo::Coord;

/// Between two vertices at most, radians: half a degree.
const STEP: f64 = std::f64::consts::PI / 360.0;
/// Pieces of an arc at least: a long arc of a large circle bends far within half a degree.
const LEAST: f64 = 32.0;

/// The vertices of a circular string; a last piece without its third point is straight.
pub(super) fn straight(points: &[Coord<f64>]) -> Vec<Coord<f64>> {
    let mut line: Vec<Coord<f64>> = points.first().copied().into_iter().collect();
    for three in points.windows(3).step_by(2) {
        arc(three[0], three[1], three[2], &mut line);
    }
    if points.len().is_multiple_of(2) {
        line.extend(points.last());
    }
    line
}

/// Adds the vertices of an arc after its first point.
fn arc(a: Coord<f64>, b: Coord<f64>, c: Coord<f64>, line: &mut Vec<Coord<f64>>) {
    let backward = (c.x, c.y) < (a.x, a.y);
    let (from, to) = if backward { (c, a) } else { (a, c) };
    let mut between = inner(from, b, to);
    if backward {
        between.reverse();
    }
    line.extend(between);
    line.push(c);
}

/// The vertices between the ends of an arc; none where it is straight.
fn inner(a: Coord<f64>, b: Coord<f64>, c: Coord<f64>) -> Vec<Coord<f64>> {
    // About the first point: coordinates are large and circles small.
    let (p, q) = (b - a, c - a);
    let turn = p.x * q.y - p.y * q.x;
    let (centre, sweep) = if a == c {
        // A whole circle: the second point is opposite.
        (p / 2.0, std::f64::consts::TAU)
    } else {
        let (p2, q2) = (p.x * p.x + p.y * p.y, q.x * q.x + q.y * q.y);
        let centre = Coord { x: q.y * p2 - p.y * q2, y: p.x * q2 - q.x * p2 } / (2.0 * turn);
        let angle = |at: Coord<f64>| (at.y - centre.y).atan2(at.x - centre.x);
        let sweep = (angle(q) - angle(Coord { x: 0.0, y: 0.0 })).rem_euclid(std::f64::consts::TAU);
        (centre, if turn > 0.0 { sweep } else { sweep - std::f64::consts::TAU })
    };
    let radius = centre.x.hypot(centre.y);
    if !radius.is_finite() || radius == 0.0 {
        return vec![b];
    }
    let pieces = (sweep.abs() / STEP).ceil().max(LEAST);
    let start = (-centre.y).atan2(-centre.x);
    let at = |i: u32| {
        let (sin, cos) = (start + sweep * f64::from(i) / pieces).sin_cos();
        a + centre + Coord { x: radius * cos, y: radius * sin }
    };
    (1..pieces as u32).map(at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{Area, LineString, Polygon};

    const O: Coord<f64> = Coord { x: 542_000.0, y: 2_030_000.0 };

    fn on(deg: f64, r: f64) -> Coord<f64> {
        let (sin, cos) = deg.to_radians().sin_cos();
        O + Coord { x: r * cos, y: r * sin }
    }

    fn area(points: &[Coord<f64>]) -> f64 {
        Polygon::new(LineString(straight(points)), Vec::new()).unsigned_area()
    }

    #[test]
    fn circles_have_their_area() {
        let right = std::f64::consts::PI * 1500.0 * 1500.0;
        let whole = area(&[on(0., 1500.), on(180., 1500.), on(0., 1500.)]);
        let halves = area(&[
            on(10., 1500.),
            on(100., 1500.),
            on(190., 1500.),
            on(280., 1500.),
            on(10., 1500.),
        ]);
        let other_way = area(&[
            on(10., 1500.),
            on(300., 1500.),
            on(190., 1500.),
            on(100., 1500.),
            on(10., 1500.),
        ]);
        for found in [whole, halves, other_way] {
            assert!((found / right - 1.0).abs() < 2e-5, "{found} {right}");
        }
    }

    #[test]
    fn an_arc_is_the_same_from_either_end() {
        let there = straight(&[on(20., 900.), on(50., 900.), on(110., 900.)]);
        let mut back = straight(&[on(110., 900.), on(50., 900.), on(20., 900.)]);
        back.reverse();
        assert_eq!(there, back);
        assert_eq!((there[0], there[there.len() - 1]), (on(20., 900.), on(110., 900.)));
        assert!(there.iter().all(|c| ((*c - O).x.hypot((*c - O).y) - 900.0).abs() < 1e-6));
    }

    #[test]
    fn points_on_a_line_and_points_too_few_stay() {
        let flat = [O, O + Coord { x: 1.0, y: 1.0 }, O + Coord { x: 2.0, y: 2.0 }];
        assert_eq!(straight(&flat), flat);
        assert_eq!(straight(&flat[..2]), flat[..2]);
        assert_eq!(straight(&[]), []);
    }
}
