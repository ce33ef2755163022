//! Areas at random for tests, many of them at fault: shapes on a small lattice that touch, share sides
//! and lie in each other all the time.

use super::tests::{multi, ring};
use geo::{Coord, LineString, MapCoords, MultiPolygon, Polygon, Scale};
use proptest::prelude::*;

/// Shapes on a lattice that touch, share sides and lie in each other all the time.
fn shape(side: i32) -> impl Strategy<Value = LineString<f64>> {
    let corner = || (0..=side, 0..=side);
    let scattered = prop::collection::vec(corner(), 3..8);
    let rectangle = (corner(), 1..=side, 1..=side)
        .prop_map(|((x, y), w, h)| vec![(x, y), (x + w, y), (x + w, y + h), (x, y + h)]);
    let diamond = (corner(), 1..=2_i32)
        .prop_map(|((x, y), r)| vec![(x - r, y), (x, y - r), (x + r, y), (x, y + r)]);
    let wedge = (corner(), -2..=2_i32, -2..=2_i32, -2..=2_i32, -2..=2_i32)
        .prop_map(|((x, y), a, b, c, d)| vec![(x, y), (x + a, y + b), (x + c, y + d)]);
    let hook = (corner(), 1..=3_i32, 1..=3_i32).prop_map(|((x, y), a, b)| {
        vec![
            (x, y),
            (x + a + b, y),
            (x + a + b, y + b),
            (x + a, y + b),
            (x + a, y + a + b),
            (x, y + a + b),
        ]
    });
    prop_oneof![1 => scattered, 3 => rectangle, 4 => diamond, 3 => wedge, 2 => hook]
        .prop_flat_map(|corners| {
            (Just(corners), any::<prop::sample::Index>(), any::<bool>(), 0..40_u8)
        })
        .prop_map(|(mut corners, from, turned, spoil)| {
            let n = corners.len();
            corners.rotate_left(from.index(n));
            if turned {
                corners.reverse();
            }
            match spoil {
                0 => corners.push(corners[0]),          // a point repeated
                1 => corners.insert(1, corners[n - 1]), // there and back
                2 => corners.truncate(2),               // no ring
                3 => corners = vec![corners[0]; 3],     // a dot
                _ => {}
            }
            let mut ring: LineString<f64> =
                corners.iter().map(|&(x, y)| Coord { x: f64::from(x), y: f64::from(y) }).collect();
            ring.close();
            ring
        })
}

/// Diamonds and halves of diamonds on every second place of a lattice: they touch in their corners and
/// nowhere else. Some lie in a larger one.
fn diamonds() -> impl Strategy<Value = Vec<LineString<f64>>> {
    let places = prop::collection::vec(0..8_usize, 9);
    (0..2_u8, places, prop::option::weighted(0.1, (1..4_u8, 1..4_u8))).prop_map(
        |(shift, places, around)| {
            let diamond = |x: f64, y: f64, r: f64, cut: usize| {
                let mut corners = vec![[x - r, y], [x, y - r], [x + r, y], [x, y + r]];
                if cut < 4 {
                    corners.remove(cut);
                }
                ring(&corners)
            };
            let at =
                |i: usize| ((1 + 2 * (i % 3)) as f64 + f64::from(shift), (1 + 2 * (i / 3)) as f64);
            let mut rings: Vec<_> = places
                .iter()
                .enumerate()
                .filter(|(_, cut)| **cut < 6)
                .map(|(i, cut)| diamond(at(i).0, at(i).1, 1.0, *cut))
                .collect();
            if let Some((x, y)) = around {
                rings.push(diamond(f64::from(x), f64::from(y), 2.0, 4));
            }
            rings
        },
    )
}

fn part() -> impl Strategy<Value = Polygon<f64>> {
    let frame = (-1..1_i32, -1..1_i32, 5..11_i32, 5..11_i32).prop_map(|(x, y, w, h)| {
        let [x, y, w, h] = [x, y, w, h].map(f64::from);
        ring(&[[x, y], [x + w, y], [x + w, y + h], [x, y + h]])
    });
    let exterior = prop_oneof![3 => frame, 1 => shape(8)];
    let few = prop::collection::vec(shape(7), 0..3);
    let many = prop::collection::vec(shape(7), 3..6);
    let with_another = (diamonds(), prop::collection::vec(shape(7), 0..2))
        .prop_map(|(diamonds, others)| [diamonds, others].concat());
    let holes = prop_oneof![4 => few, 1 => many, 3 => diamonds(), 2 => with_another];
    (exterior, holes, any::<prop::sample::Index>(), 0..30_u8).prop_map(
        |(exterior, mut holes, which, again)| {
            let rings: Vec<_> = std::iter::once(&exterior).chain(&holes).collect();
            let ring = rings[which.index(rings.len())].clone();
            match again {
                0 => holes.push(ring),
                1 | 2 => holes.push(ring.scale(0.5)),
                _ => {}
            }
            Polygon::new(exterior, holes)
        },
    )
}

/// Areas as files could have them; their rings are closed.
pub(super) fn area() -> impl Strategy<Value = MultiPolygon<f64>> {
    let small = shape(9).prop_map(|exterior| Polygon::new(exterior, vec![]));
    prop_oneof![
        3 => part().prop_map(multi),
        2 => prop::collection::vec(prop_oneof![1 => part(), 3 => small], 1..6).prop_map(MultiPolygon::new),
        // A smaller part in the middle of what may be a hole.
        1 => part().prop_map(|p| {
            let middle = p.interiors().first().unwrap_or(p.exterior()).scale(0.5);
            MultiPolygon::new(vec![p, Polygon::new(middle, vec![])])
        }),
    ]
}

/// Where an area is, as files have it: turned, far from the origin, on no lattice.
pub(super) fn placed(area: &MultiPolygon<f64>, turn: f64) -> MultiPolygon<f64> {
    let (sin, cos) = turn.sin_cos();
    area.map_coords(|c| Coord {
        x: 551_234.567 + 37.3 * (cos * c.x - sin * c.y),
        y: 2_123_456.789 + 37.3 * (sin * c.x + cos * c.y),
    })
}
