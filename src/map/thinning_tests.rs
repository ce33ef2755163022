//! Shared borders stay shared, nothing moves further than the tolerance.

use super::*;
use std::collections::BTreeSet;

/// A line from one point to another that trembles by `by` units, in so many steps.
fn trembling(from: (f64, f64), to: (f64, f64), steps: usize, by: f64, seed: u32) -> Vec<Pt> {
    let mut state = seed;
    (0..=steps)
        .map(|i| {
            let t = i as f64 / steps as f64;
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let off =
                if i == 0 || i == steps { 0.0 } else { f64::from(state >> 16) / 65_536.0 - 0.5 };
            let (x, y) = (from.0 + t * (to.0 - from.0), from.1 + t * (to.1 - from.1));
            let whole = |v: f64| (v * UNITS_PER_MM + 2.0 * by * off).round() / UNITS_PER_MM;
            Pt::new(whole(x), whole(y))
        })
        .collect()
}

/// Two squares side by side; their common border, ring by ring, and the ring around both.
fn neighbours() -> (Path, Path, Path) {
    let border = trembling((10.0, 0.0), (10.0, 10.0), 300, 2.6, 1);
    let left = trembling((10.0, 10.0), (10.0, 0.0), 900, 2.6, 2).into_iter().map(|p| {
        // Bent around the left: up, along, down.
        let t = (10.0 - p.y) * 3.0;
        let tremble = p.x - 10.0;
        if t < 10.0 {
            Pt::new(10.0 - t, 10.0 + tremble)
        } else if t < 20.0 {
            Pt::new(tremble, 20.0 - t)
        } else {
            Pt::new(t - 20.0, tremble)
        }
    });
    let left: Vec<Pt> = left.skip(1).take(899).collect();
    let mut a = Path::default();
    a.ring(border.iter().chain(&left).copied());
    // Mirrored, and the other way around.
    let right = left.iter().map(|p| Pt::new(20.0 - p.x, p.y));
    let b_points: Vec<Pt> = border.iter().copied().chain(right).collect();
    let mut b = Path::default();
    b.ring(b_points.into_iter().rev());
    let mut line = Path::default();
    line.line(border.iter().copied());
    (a, b, line)
}

/// The places of a path, in order.
fn line(path: &Path) -> Vec<Point> {
    let points = drawn(path).into_iter().flat_map(|l| l.points);
    points.map(|(place, _)| place).collect()
}

fn places(path: &Path) -> BTreeSet<Point> {
    line(path).into_iter().collect()
}

#[test]
fn a_shared_border_stays_one_border() {
    let (mut a, mut b, mut line) = neighbours();
    let (whole_a, whole) = (places(&a), places(&line));
    thin(&mut [&mut a, &mut b, &mut line]);
    let (a, b, kept) = (places(&a), places(&b), places(&line));
    let on = |ring: &BTreeSet<Point>| ring.intersection(&whole).copied().collect::<BTreeSet<_>>();
    assert_eq!(on(&a), kept);
    assert_eq!(on(&b), kept);
    assert!(kept.len() * 2 < whole.len() && kept.len() > 10, "{} of {}", kept.len(), whole.len());
    assert!(a.len() * 2 < whole_a.len());
}

#[test]
fn no_point_is_further_from_the_border_than_the_tolerance() {
    let (mut a, ..) = neighbours();
    let before = line(&a);
    thin(&mut [&mut a]);
    let after = line(&a);
    let edges: Vec<_> =
        (0..after.len()).map(|i| (after[i], after[(i + 1) % after.len()])).collect();
    for p in before {
        let off = edges.iter().map(|(a, b)| squared_distance(p, *a, *b)).fold(f64::MAX, f64::min);
        assert!(off <= TOLERANCE * TOLERANCE, "{p:?} is {} off", off.sqrt());
    }
}

#[test]
fn a_ring_alone_is_thinned_alike_wherever_it_begins() {
    let (a, ..) = neighbours();
    let points: Vec<Pt> =
        a.0.iter()
            .filter_map(|s| match s {
                Segment::Move(p) | Segment::Line(p) => Some(*p),
                _ => None,
            })
            .collect();
    let mut turned = Path::default();
    turned.ring(points[77..].iter().chain(&points[..77]).rev().copied());
    let mut first = a;
    let whole = places(&first).len();
    thin(&mut [&mut first]);
    thin(&mut [&mut turned]);
    assert_eq!(places(&first), places(&turned));
    assert!(places(&first).len() < whole / 2);
    assert!(matches!(turned.0.first(), Some(Segment::Move(_))));
    assert_eq!(turned.0.iter().filter(|s| **s == Segment::Close).count(), 1);
}

#[test]
fn what_is_small_or_curved_stays() {
    let mut dot = Path::default();
    dot.ring([(0.0, 0.0), (0.01, 0.0), (0.01, 0.01), (0.0, 0.01)].map(|(x, y)| Pt::new(x, y)));
    let mut round = Path::circle(Pt::new(5.0, 5.0), 0.01);
    let mut square = Path::rect(&super::super::geometry::Rect::new(1.0, 1.0, 4.0, 3.0));
    let mut tick = Path::default();
    tick.line([Pt::new(0.0, 0.0), Pt::new(0.0, 0.01)]);
    let mut none = Path::default();
    let before = [&dot, &round, &square, &tick, &none].map(Clone::clone);
    thin(&mut [&mut dot, &mut round, &mut square, &mut tick, &mut none]);
    assert_eq!([dot, round, square, tick, none], before);
}
