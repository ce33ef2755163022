use super::*;
use crate::place::CommuneId;
use crate::place::Shape;
use geo::{Coord, MultiPolygon, Rect};

fn village(population: Option<f64>, land: bool) -> Village {
    let planar = MultiPolygon::new(vec![Rect::new((0., 0.), (10., 10.)).to_polygon()]);
    let (geographic, centre) = (planar.clone(), Coord { x: 5.0, y: 5.0 });
    Village {
        id: String::new(),
        name: String::new(),
        commune: CommuneId(0),
        district: None,
        population,
        households: None,
        area_class: None,
        dbkk: None,
        has_power: None,
        shape: land.then_some(Shape {
            planar,
            geographic,
            area_m2: 100.0,
            centre,
            centre_geographic: None,
        }),
    }
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
