//! `rates.csv`: every unit, technology and operator.

use super::csv_file::{Cell, CsvFile};
use crate::assessment::Assessment;
use crate::indicator::{Beside, OperatorRule, Rate, Total};
use crate::place::Denominator;
use std::io::{self, Write};

const HEADER: [&str; 41] = [
    "level",
    "code",
    "name",
    "technology",
    "operator",
    "villages",
    "villages_covered",
    "rate_pct",
    "villages_no_data",
    "area_km2",
    "covered_area_km2",
    "area_pct",
    "villages_hole",
    "villages_white",
    "villages_covered_modelled",
    "villages_hole_modelled",
    "villages_white_modelled",
    "villages_no_data_modelled",
    "white_pct",
    "hole_pct",
    "population",
    "covered_population",
    "population_pct",
    "households",
    "covered_households",
    "households_pct",
    "inhabited_area_km2",
    "covered_inhabited_area_km2",
    "inhabited_area_pct",
    "points",
    "covered_points",
    "points_pct",
    "unit_covered",
    "communes_covered",
    "communes_with_data",
    "rate_union_pct",
    "rate_village_maximum_pct",
    "rate_best_operator_pct",
    "share_union_pct",
    "share_village_maximum_pct",
    "share_best_operator_pct",
];

/// The denominators beside the area, in the order of their columns, and their unit in the data's.
const DENOMINATORS: [(Denominator, f64); 4] = [
    (Denominator::Population, 1.0),
    (Denominator::Households, 1.0),
    (Denominator::InhabitedArea, 1e6),
    (Denominator::Points, 1.0),
];

/// What the table calls all operators together.
pub(super) const ANY_OPERATOR: &str = "any";

/// Writes it.
pub(super) fn write_csv(to: impl Write, assessment: &Assessment) -> io::Result<()> {
    let mut file = CsvFile::new(to, &HEADER)?;
    for rate in &assessment.rates {
        let (code, name) = assessment.unit(rate.level);
        let operator = rate.operator.map_or(ANY_OPERATOR, |o| assessment.network.operators.name(o));
        let known = rate.area_pct().is_some();
        let first = [
            Cell::text_of(rate.level.code()),
            Cell::text_of(code),
            Cell::text_of(name),
            Cell::text_of(rate.service.column()),
            Cell::text_of(operator),
            Cell::Count(rate.villages as u64),
            Cell::Count(rate.covered as u64),
            Cell::pct(rate.rate_pct()),
            Cell::Count(rate.no_data as u64),
            Cell::Real(rate.area_m2 / 1e6, 6),
            Cell::real(known.then_some(rate.covered_area_m2 / 1e6), 6),
            Cell::pct(rate.area_pct()),
            Cell::Count(rate.hole as u64),
            Cell::Count(rate.white as u64),
        ];
        file.row(first.into_iter().chain(further(rate)))?;
    }
    file.finish()
}

/// The columns that joined the first ones.
fn further(rate: &Rate) -> Vec<Cell<'static>> {
    let modelled = &rate.modelled;
    let counts = [modelled.covered, modelled.hole, modelled.white, modelled.no_data];
    let mut cells: Vec<Cell<'static>> = counts.map(|n| Cell::Count(n as u64)).into();
    cells.extend([Cell::pct(rate.white_pct()), Cell::pct(rate.hole_pct())]);
    for (denominator, unit) in DENOMINATORS {
        let total = rate.total(denominator);
        let known = total.filter(|t| t.known > 0.0);
        cells.extend([
            Cell::real(total.map(|t| t.total / unit), 6),
            Cell::real(known.map(|t| t.covered / unit), 6),
            Cell::pct(total.and_then(Total::pct)),
        ]);
    }
    let count = |n: Option<usize>| n.map_or(Cell::Empty, |n| Cell::Count(n as u64));
    cells.extend([
        rate.unit_covered.map_or(Cell::Empty, Cell::Flag),
        count(rate.communes.map(|(covered, _)| covered)),
        count(rate.communes.map(|(_, of)| of)),
    ]);
    let beside = OperatorRule::ALL.map(|rule| rate.beside(rule));
    cells.extend(beside.map(|b| Cell::pct(b.and_then(Beside::rate_pct))));
    cells.extend(beside.map(|b| Cell::pct(b.and_then(Beside::share_pct))));
    cells
}
