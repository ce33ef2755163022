use super::*;
use phusong_core::fixtures::village::{shape, square, without_land};

fn village(population: Option<f64>, land: bool) -> Village {
    let land = land.then(|| shape(square(0.0, 0.0, 10.0)));
    Village { population, shape: land, ..without_land("") }
}

fn people(villages: &[Village], inhabited: Option<&Basis>) -> Option<Basis> {
    spread(Denominator::Population, villages, |v| v.population, inhabited)
}

#[test]
fn numbers_are_spread_where_there_is_land() {
    let villages = [
        village(Some(9.0), true),
        village(Some(9.0), false),
        village(None, true),
        village(Some(0.0), true),
    ];
    let basis = people(&villages, None).unwrap();
    // No land, no number, nobody: no data each time, never 0.
    assert_eq!(basis.totals, [Some(9.0), None, None, None]);
    assert_eq!(basis.parts, Parts::As(Denominator::Area));
    assert!(people(&villages[2..3], None).is_none(), "nobody states anything");
}

#[test]
fn numbers_are_spread_where_people_live() {
    let villages = [village(Some(9.0), true), village(Some(8.0), true)];
    let inhabited = Basis {
        denominator: Denominator::InhabitedArea,
        totals: vec![Some(50.0), None],
        parts: Parts::Pieces(vec![Vec::new(), Vec::new()]),
        method: BasisMethod::SettlementAreas,
        factors: Vec::new(),
    };
    let basis = people(&villages, Some(&inhabited)).unwrap();
    assert_eq!(basis.totals, [Some(9.0), None]);
    assert_eq!(basis.method, BasisMethod::SpreadOverInhabitedArea);
}
