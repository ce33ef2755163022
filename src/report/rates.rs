//! `rates.csv`: every unit, technology and operator.

use super::csv_file::{Cell, CsvFile};
use crate::assessment::Assessment;
use crate::indicator::Level;
use std::io::{self, Write};

const HEADER: [&str; 14] = [
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
];

/// What the table calls all operators together.
pub(super) const ANY_OPERATOR: &str = "any";

/// Writes it.
pub(super) fn write_csv(to: impl Write, assessment: &Assessment) -> io::Result<()> {
    let mut file = CsvFile::new(to, &HEADER)?;
    let units = &assessment.units;
    for rate in &assessment.rates {
        let (code, name) = match rate.level {
            Level::Province => (units.province_code.as_str(), units.province.as_str()),
            Level::District(id) => ("", units.district(id).name.as_str()),
            Level::Commune(id) => {
                let commune = units.commune(id);
                (commune.code.as_str(), commune.name.as_str())
            }
        };
        let operator = rate.operator.map_or(ANY_OPERATOR, |o| assessment.network.operators.name(o));
        let known = rate.area_pct().is_some();
        file.row([
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
        ])?;
    }
    file.finish()
}
