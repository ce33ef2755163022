use super::*;
use geo::{Distance, Euclidean, Line, Point, point};
use proptest::prelude::*;

/// A star of many vertices, so that there are several levels.
fn star(radii: &[f64], turns: usize) -> LineString<f64> {
    let n = radii.len() * turns;
    (0..n)
        .map(|k| {
            let a = k as f64 / n as f64 * std::f64::consts::TAU;
            let r = radii[k % radii.len()] + (k / radii.len()) as f64 * 0.01;
            coord! {x: 512_345.0 + r * a.cos(), y: 2_012_345.0 + r * a.sin()}
        })
        .collect()
}

/// The winding number by the angles under which the edges are seen.
fn winding_by_angles(vertices: &[Coord<f64>], at: Coord<f64>) -> i32 {
    let next = vertices.iter().cycle().skip(1);
    let turned: f64 = vertices
        .iter()
        .zip(next)
        .map(|(a, b)| {
            let (a, b) = (*a - at, *b - at);
            (a.x * b.y - a.y * b.x).atan2(a.x * b.x + a.y * b.y)
        })
        .sum();
    (turned / std::f64::consts::TAU).round() as i32
}

proptest! {
    #[test]
    fn what_is_kept_of_a_ring_is_the_ring_within_the_box(
        radii in prop::collection::vec(200.0..1000.0_f64, 3..40),
        turns in 1_usize..60,
        (x, y, w, h) in (-1100.0..1100.0_f64, -1100.0..1100.0_f64, 1.0..900.0_f64, 1.0..900.0_f64),
        points in prop::collection::vec((0.0..1.0_f64, 0.0..1.0_f64), 20),
    ) {
        let ring = Ring::new(&star(&radii, turns)).unwrap();
        let low = coord! {x: 512_345.0 + x, y: 2_012_345.0 + y};
        let rect = Rect::new(low, low + coord! {x: w, y: h});
        let kept = ring.within(rect);
        for (u, v) in points {
            let at = low + coord! {x: u * w, y: v * h};
            let Beside::Wound(times) = ring.beside(at) else { continue };
            prop_assert_eq!(times, winding_by_angles(ring.vertices(), at));
            prop_assert_eq!(times, winding_by_angles(&kept, at), "{:?}", kept.len());
            let edges = ring.vertices().iter().zip(ring.vertices().iter().cycle().skip(1));
            let plain = edges
                .map(|(a, b)| Euclidean.distance(&Point(at), &Line::new(*a, *b)))
                .fold(f64::INFINITY, f64::min);
            let found = ring.distance2(at, f64::INFINITY).sqrt();
            prop_assert!((plain - found).abs() < 1e-6, "{} {}", plain, found);
        }
        // Edges that come into the box are there with both ends.
        let inside = |c: &Coord<f64>| sides_beyond(rect, *c, *c) == 0;
        prop_assert_eq!(
            ring.vertices().iter().filter(|c| inside(c)).count(),
            kept.iter().filter(|c| inside(c)).count()
        );
    }
}

#[test]
fn a_ring_far_away_is_all_but_gone() {
    let ring = Ring::new(&star(&[900.0, 950.0, 1000.0], 5000)).unwrap();
    assert_eq!(ring.vertices().len(), 15_000);
    let far = Rect::new(coord! {x: 0.0, y: 0.0}, coord! {x: 10.0, y: 10.0});
    assert!(ring.within(far).len() < 10);
    let middle = coord! {x: 512_345.0, y: 2_012_345.0};
    let spot = Rect::new(middle, middle + coord! {x: 10.0, y: 10.0});
    assert!(ring.within(spot).len() < 40, "{}", ring.within(spot).len());
    assert_eq!(ring.beside(middle), Beside::Wound(1));
}

#[test]
fn points_on_edges_and_vertices_are_on_the_ring() {
    let ring = Ring::new(&LineString::from(vec![(0., 0.), (8., 0.), (8., 8.), (4., 4.), (0., 8.)]))
        .unwrap();
    for at in [(0., 0.), (8., 8.), (4., 4.), (6., 6.), (0., 5.), (3., 0.)] {
        assert_eq!(ring.beside(point! {x: at.0, y: at.1}.0), Beside::On, "{at:?}");
    }
    for (at, times) in [((4., 3.), 1), ((4., 5.), 0), ((9., 8.), 0), ((-1., 0.), 0), ((1., 4.), 1)]
    {
        assert_eq!(ring.beside(point! {x: at.0, y: at.1}.0), Beside::Wound(times), "{at:?}");
    }
}
