//! `sharing.csv` and `sharing_sites.csv`: what operators share.

use super::csv_file::{Cell, CsvFile};
use crate::assessment::Assessment;
use crate::indicator::Passive;
use std::borrow::Cow;
use std::io::{self, Write};

const HEADER: [&str; 10] = [
    "of",
    "unit",
    "total",
    "shared",
    "rate_pct",
    "operators_1",
    "operators_2",
    "operators_3_or_more",
    "unnamed",
    "distance_m",
];

/// Writes `sharing.csv`.
pub(super) fn write_csv(to: impl Write, assessment: &Assessment) -> io::Result<()> {
    let mut file = CsvFile::new(to, &HEADER)?;
    for sharing in &assessment.sharing {
        let (unit, decimals) = match sharing.of {
            Passive::Sites => ("position", 0),
            Passive::Poles => ("pole", 0),
            Passive::Ducts => ("m", 1),
        };
        let amount = |value| Cell::Real(value, decimals);
        let distance = assessment.method.sharing_distance_m;
        let [one, two, more] = sharing.by_operators;
        file.row([
            Cell::text_of(sharing.of.code()),
            Cell::text_of(unit),
            amount(sharing.total),
            amount(sharing.shared),
            Cell::pct(sharing.rate().map(|r| 100.0 * r)),
            amount(one),
            amount(two),
            amount(more),
            Cell::Count(sharing.unnamed),
            Cell::real((sharing.of == Passive::Sites).then_some(distance), 1),
        ])?;
    }
    file.finish()
}

const SITES_HEADER: [&str; 8] =
    ["site_ids", "x", "y", "operators", "operator_names", "technologies", "cells", "spread_m"];

/// What separates several values of one cell; names have commas.
pub(super) const SEPARATOR: &str = "; ";

/// Writes `sharing_sites.csv`.
pub(super) fn write_sites(to: impl Write, assessment: &Assessment) -> io::Result<()> {
    let mut file = CsvFile::new(to, &SITES_HEADER)?;
    let operators = &assessment.network.operators;
    for site in &assessment.shared_sites {
        let names: Vec<&str> = site.operators.iter().map(|o| operators.name(*o)).collect();
        let technologies: Vec<&str> = site.technologies.iter().map(|t| t.name()).collect();
        file.row([
            joined(site.ids.iter().map(String::as_str)),
            Cell::Real(site.position.x, 2),
            Cell::Real(site.position.y, 2),
            Cell::Count(site.operators.len() as u64),
            joined(names),
            joined(technologies),
            Cell::Count(site.cells),
            Cell::Real(site.spread_m, 1),
        ])?;
    }
    file.finish()
}

/// Several texts in one cell.
pub(super) fn joined<'a>(texts: impl IntoIterator<Item = &'a str>) -> Cell<'static> {
    let text = texts.into_iter().collect::<Vec<_>>().join(SEPARATOR);
    if text.is_empty() { Cell::Empty } else { Cell::Text(Cow::Owned(text)) }
}
