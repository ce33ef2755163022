use super::*;
use geo::{Rect, unary_union};
use phusong_core::fixtures::village::{village, without_land};
use proptest::prelude::*;

fn square(x: f64, y: f64, side: f64) -> Polygon<f64> {
    Rect::new((x, y), (x + side, y + side)).to_polygon()
}

fn two() -> Vec<Village> {
    let own = |x| MultiPolygon::new(vec![square(x, 0.0, 1000.0)]);
    vec![village("A", own(0.0)), village("B", own(1000.0)), without_land("C")]
}

fn totals(settlements: &[Polygon<f64>]) -> Vec<Option<f64>> {
    basis(settlements, &two(), BasisMethod::SettlementAreas).totals
}

#[test]
fn a_settlement_on_a_border_belongs_to_both_sides() {
    assert_eq!(totals(&[square(900.0, 100.0, 200.0)]), [Some(20_000.0), Some(20_000.0), None]);
    assert_eq!(totals(&[]), [None, None, None]);
    // Along the border it is in one village only.
    assert_eq!(totals(&[square(800.0, 0.0, 200.0)]), [Some(40_000.0), None, None]);
}

#[test]
fn a_village_all_inhabited_is_so_to_the_last_digit() {
    let got = totals(&[square(-10.0, -10.0, 3000.0), square(5.0, 5.0, 10.0)]);
    assert_eq!(got, [Some(1e6), Some(1e6), None]);
}

#[test]
fn a_hole_stays_empty_unless_another_settlement_fills_it() {
    let mut ring = square(200.0, 200.0, 100.0).into_inner().0;
    ring.0.reverse();
    let holed = Polygon::new(square(100.0, 100.0, 300.0).into_inner().0, vec![ring]);
    assert_eq!(totals(std::slice::from_ref(&holed))[0], Some(80_000.0));
    assert_eq!(totals(&[holed, square(200.0, 200.0, 50.0)])[0], Some(82_500.0));
}

#[test]
fn what_lies_outside_is_measured_once() {
    let villages = two();
    let index = VillageIndex::new(&villages);
    let all = [
        square(100.0, 100.0, 100.0),
        // Half outside; on top of it one all outside, half of it on the first.
        square(-50.0, 0.0, 100.0),
        square(-100.0, 0.0, 100.0),
    ];
    let (outside, sum) = outside_m2(&all, &villages, &index);
    assert!((outside - 10_000.0).abs() < 1e-3, "{outside}");
    assert_eq!(sum, 30_000.0);
    assert_eq!(outside_m2(&all[..1], &villages, &index).0, 0.0);
    assert_eq!(outside_m2(&[], &villages, &index), (0.0, 0.0));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, ..ProptestConfig::default() })]

    /// Squares on a grid of 10 m: their union is counted cell by cell.
    #[test]
    fn the_area_is_that_of_the_union(squares in prop::collection::vec((0_u32..200, 0_u32..90, 1_u32..20), 0..30)) {
        let polygons: Vec<Polygon<f64>> = squares
            .iter()
            .map(|&(x, y, s)| square(f64::from(x) * 10.0, f64::from(y) * 10.0, f64::from(s) * 10.0))
            .collect();
        let covered = |x: u32, y: u32| {
            squares.iter().any(|&(a, b, s)| (a..a + s).contains(&x) && (b..b + s).contains(&y))
        };
        let cells = |from: u32| {
            let inside = (from..from + 100).flat_map(|x| (0..100).map(move |y| (x, y)));
            inside.filter(|&(x, y)| covered(x, y)).count() as f64 * 100.0
        };
        let got = totals(&polygons);
        for (got, want) in got.iter().zip([cells(0), cells(100)]) {
            prop_assert!((got.unwrap_or(0.0) - want).abs() < 0.01, "{got:?} is not {want}");
        }
        let sum = got.iter().flatten().sum::<f64>();
        let villages = two();
        let (outside, _) = outside_m2(&polygons, &villages, &VillageIndex::new(&villages));
        let all = unary_union(&polygons).unsigned_area();
        prop_assert!((sum + outside - all).abs() < 0.05, "{sum} and {outside} are not {all}");
    }
}
