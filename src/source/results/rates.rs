//! `rates.csv`: rates of every unit, technology and operator.

use super::error::Error;
use super::table::Table;
use crate::comparison::{FURTHER_PCT, RateRow, ReadFile};
use std::path::Path;

const FILE: &str = "rates.csv";

/// Reads it.
pub(super) fn read(folder: &Path, files: &mut Vec<ReadFile>) -> Result<Vec<RateRow>, Error> {
    let table = Table::read(folder, FILE, files)?;
    let level = Some(table.need("level")?);
    let (code, name) = (Some(table.need("code")?), Some(table.need("name")?));
    let technology = Some(table.need("technology")?);
    let operator = Some(table.need("operator")?);
    let villages = Some(table.need("villages")?);
    let covered = Some(table.need("villages_covered")?);
    let no_data = Some(table.need("villages_no_data")?);
    let rate_pct = Some(table.need("rate_pct")?);
    let area_pct = table.find("area_pct");
    let further: Vec<(&'static str, Option<usize>)> = FURTHER_PCT
        .into_iter()
        .map(|name| (name, table.find(name)))
        .filter(|(_, at)| at.is_some())
        .collect();
    let mut rows = Vec::new();
    for row in table.rows() {
        let text = |at| row.text(at).to_owned();
        // What a reader finds the row by.
        let id = [level, code, name, technology, operator].map(|at| row.text(at)).join(" ");
        rows.push(RateRow {
            level: text(level),
            code: text(code),
            name: text(name),
            technology: text(technology),
            operator: text(operator),
            villages: row.count(villages, &id)?,
            covered: row.count(covered, &id)?,
            no_data: row.count(no_data, &id)?,
            rate_pct: row.pct(rate_pct, &id)?,
            area_pct: row.pct(area_pct, &id)?,
            further: further
                .iter()
                .map(|(name, at)| Ok((*name, row.pct(*at, &id)?)))
                .collect::<Result<_, Error>>()?,
        });
    }
    Ok(rows)
}
