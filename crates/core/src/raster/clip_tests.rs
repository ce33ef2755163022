use super::*;
use geo::{Area, BooleanOps, BoundingRect, Rect, Translate, polygon};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// North-up, as rasters are.
fn grid() -> Grid {
    let (origin, step) = (Coord { x: 0.0, y: 100.0 }, Coord { x: 10.0, y: -10.0 });
    Grid { origin, step, cols: 10, rows: 10 }
}

fn fractions(clip: &Clip) -> BTreeMap<(u32, u32), f64> {
    let mut all = BTreeMap::new();
    for p in &clip.pieces {
        *all.entry((p.col, p.row)).or_default() += p.fraction;
    }
    all
}

fn multi(p: Polygon<f64>) -> MultiPolygon<f64> {
    MultiPolygon::new(vec![p])
}

fn square(x: f64, y: f64, side: f64) -> Polygon<f64> {
    Rect::new((x, y), (x + side, y + side)).to_polygon()
}

#[test]
fn a_quarter_a_half_and_a_whole() {
    // x 15 to 30, y 75 to 90: columns 1 (its right half) and 2, rows 1 and 2 (its upper half).
    let area =
        multi(polygon![(x: 15., y: 75.), (x: 30., y: 75.), (x: 30., y: 90.), (x: 15., y: 90.)]);
    let clip = clip(&area, grid(), |_, _| true);
    let got = fractions(&clip);
    let want = [((1, 1), 0.5), ((1, 2), 0.25), ((2, 1), 1.0), ((2, 2), 0.5)];
    assert_eq!(got, BTreeMap::from(want));
    let whole = clip.pieces.iter().find(|p| (p.col, p.row) == (2, 1)).unwrap();
    assert_eq!(clip.area(whole).unsigned_area(), 100.0);
    assert_eq!(clip.area(whole).signed_area(), 100.0);
}

#[test]
fn an_area_along_grid_lines_touches_no_cell_beyond() {
    let area = multi(square(20.0, 20.0, 30.0));
    let got = fractions(&clip(&area, grid(), |_, _| true));
    assert_eq!(got.len(), 9);
    assert!(got.values().all(|f| *f == 1.0));
}

#[test]
fn holes_are_left_out() {
    let area = multi(
        polygon!(exterior: [(x: 0., y: 0.), (x: 100., y: 0.), (x: 100., y: 100.), (x: 0., y: 100.)],
        interiors: [[(x: 20., y: 20.), (x: 20., y: 45.), (x: 50., y: 45.), (x: 50., y: 20.)]]),
    );
    let got = fractions(&clip(&area, grid(), |_, _| true));
    // Two rows of three cells are in the hole whole, three cells by half.
    assert_eq!(got.len(), 100 - 6);
    assert_eq!(got.values().filter(|f| **f == 0.5).count(), 3);
    let sum: f64 = got.values().sum();
    assert_eq!(sum, 92.5);
}

#[test]
fn what_hangs_over_the_edge_is_left_out_and_what_lies_beyond_is_nothing() {
    let got = fractions(&clip(&multi(square(-5.0, -5.0, 20.0)), grid(), |_, _| true));
    let want = [((0, 8), 0.5), ((0, 9), 1.0), ((1, 8), 0.25), ((1, 9), 0.5)];
    assert_eq!(got, BTreeMap::from(want));
    assert!(clip(&multi(square(200.0, 0.0, 5.0)), grid(), |_, _| true).pieces.is_empty());
    assert!(clip(&MultiPolygon::new(Vec::new()), grid(), |_, _| true).pieces.is_empty());
}

#[test]
fn cells_nobody_wants_leave_nothing() {
    let clip = clip(&multi(square(0.0, 0.0, 100.0)), grid(), |col, _| col == 3);
    assert_eq!(clip.pieces.len(), 10);
    assert_eq!(clip.coords.len(), 22, "whole cells share their corners");
}

/// A star about a centre: radii at even angles, concave where they differ.
fn star(centre: Coord<f64>, radii: &[f64]) -> Polygon<f64> {
    let at = |(i, r): (usize, &f64)| {
        let angle = i as f64 / radii.len() as f64 * std::f64::consts::TAU;
        Coord { x: centre.x + r * angle.cos(), y: centre.y + r * angle.sin() }
    };
    Polygon::new(LineString::new(radii.iter().enumerate().map(at).collect()), Vec::new())
}

fn any_grid() -> impl Strategy<Value = Grid> {
    let step = || (3.0..30.0_f64, any::<bool>()).prop_map(|(s, back)| if back { -s } else { s });
    (step(), step(), 0.0..10.0_f64, 0.0..10.0_f64).prop_map(|(dx, dy, x, y)| {
        let start = |d: f64, at: f64| if d > 0.0 { at - 100.0 } else { at + 100.0 };
        let cells = |d: f64| (200.0 / d.abs()) as u32;
        let origin = Coord { x: start(dx, x), y: start(dy, y) };
        Grid { origin, step: Coord { x: dx, y: dy }, cols: cells(dx), rows: cells(dy) }
    })
}

/// Stars with a star for a hole, some beyond the grid's edge.
fn shapes() -> impl Strategy<Value = Polygon<f64>> {
    let radii = |low: f64, high: f64| prop::collection::vec(low..high, 3..24);
    let centre = (-80.0..80.0_f64, -80.0..80.0_f64).prop_map(|(x, y)| Coord { x, y });
    (centre, radii(20.0, 70.0), prop::option::of(radii(1.0, 9.0))).prop_map(|(c, out, hole)| {
        let (exterior, _) = star(c, &out).into_inner();
        let hole = hole.map(|h| {
            let (mut ring, _) = star(c, &h).into_inner();
            ring.0.reverse();
            ring
        });
        // With three long radii the middle is still 10 m deep, so the hole fits.
        Polygon::new(exterior, hole.into_iter().collect())
    })
}

fn cell_of(g: Grid, col: u32, row: u32) -> Polygon<f64> {
    let corner = |c: u32, r: u32| g.to_crs(Coord { x: f64::from(c), y: f64::from(r) });
    Rect::new(corner(col, row), corner(col + 1, row + 1)).to_polygon()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn every_fraction_is_that_of_the_overlay(shape in shapes(), g in any_grid()) {
        let area = multi(shape);
        let got = fractions(&clip(&area, g, |_, _| true));
        let cell_m2 = (g.step.x * g.step.y).abs();
        for row in 0..g.rows {
            for col in 0..g.cols {
                let want = area.intersection(&cell_of(g, col, row)).unsigned_area() / cell_m2;
                let found = got.get(&(col, row)).copied().unwrap_or(0.0);
                // The overlay rounds coordinates to about 1e-9 of the shape.
                prop_assert!((found - want).abs() <= 1e-6, "{col} {row}: {found} is not {want}");
            }
        }
    }

    #[test]
    fn outlines_have_the_area_of_their_fractions(shape in shapes(), g in any_grid()) {
        let clip = clip(&multi(shape), g, |_, _| true);
        let cell_m2 = (g.step.x * g.step.y).abs();
        for piece in &clip.pieces {
            prop_assert!(piece.fraction > 0.0 && piece.fraction <= 1.0);
            let area = clip.area(piece);
            let signed: f64 = area.0[0].exterior().0.windows(2).map(|w| w[0].x * w[1].y - w[1].x * w[0].y).sum();
            prop_assert!(signed > 0.0, "exteriors are counter-clockwise");
            let got = area.signed_area() / cell_m2;
            prop_assert!((got - piece.fraction).abs() <= 1e-9, "{got} is not {}", piece.fraction);
            let cell = cell_of(g, piece.col, piece.row);
            let around = cell.bounding_rect().unwrap();
            let slack = 1e-9;
            for c in area.0[0].exterior() {
                prop_assert!(c.x >= around.min().x - slack && c.x <= around.max().x + slack);
                prop_assert!(c.y >= around.min().y - slack && c.y <= around.max().y + slack);
            }
        }
    }

    #[test]
    fn parts_of_a_partition_sum_to_the_whole(radii in prop::collection::vec(20.0..90.0_f64, 3..24), g in any_grid()) {
        let whole = star(Coord { x: 0.0, y: 0.0 }, &radii);
        let ring = &whole.exterior().0;
        // Triangles about the centre, so that every inner edge is shared by two.
        let centre = Coord { x: 0.0, y: 0.0 };
        let mut sum: BTreeMap<(u32, u32), f64> = BTreeMap::new();
        for w in ring.windows(2) {
            let triangle = Polygon::new(LineString::new(vec![centre, w[0], w[1]]), Vec::new());
            for (cell, f) in fractions(&clip(&multi(triangle), g, |_, _| true)) {
                *sum.entry(cell).or_default() += f;
            }
        }
        let want = fractions(&clip(&multi(whole), g, |_, _| true));
        for (cell, f) in &want {
            let got = sum.get(cell).copied().unwrap_or(0.0);
            prop_assert!((got - f).abs() <= 1e-9, "{cell:?}: {got} is not {f}");
        }
        prop_assert!(sum.keys().all(|cell| want.contains_key(cell) || sum[cell] < 1e-9));
    }

    #[test]
    fn what_a_box_cuts_out_is_that_of_the_overlay(shape in shapes(), x in -60.0..60.0_f64, y in -60.0..60.0_f64, side in 1.0..90.0_f64) {
        let frame = Rect::new((x, y), (x + side, y + side));
        let cut = super::super::cut_to_box(&shape, frame.min(), frame.max());
        let want = shape.intersection(&frame.to_polygon()).unsigned_area();
        let got = cut.map_or(0.0, |p| p.signed_area());
        prop_assert!((got - want).abs() <= 1e-5, "{got} is not {want}");
    }

    #[test]
    fn moving_area_and_grid_together_changes_nothing(shape in shapes(), g in any_grid()) {
        let (dx, dy) = (524_288.0, 2_097_152.0);
        let moved = Grid { origin: Coord { x: g.origin.x + dx, y: g.origin.y + dy }, ..g };
        let here = fractions(&clip(&multi(shape.clone()), g, |_, _| true));
        let there = fractions(&clip(&multi(shape.translate(dx, dy)), moved, |_, _| true));
        for (cell, f) in &here {
            let got = there.get(cell).copied().unwrap_or(0.0);
            prop_assert!((got - f).abs() <= 1e-7, "{cell:?}: {got} is not {f}");
        }
    }
}
