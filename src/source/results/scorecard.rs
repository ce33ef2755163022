//! `scorecard.csv`, where the project had a plan: targets and what became of them.

use super::error::{Error, Wanted};
use super::table::Table;
use crate::comparison::{ReadFile, TargetRow};
use crate::indicator::Verdict;
use std::collections::HashMap;
use std::path::Path;

const FILE: &str = "scorecard.csv";

/// Reads it; `None` where there is none.
pub(super) fn read(
    folder: &Path,
    files: &mut Vec<ReadFile>,
) -> Result<Option<Vec<TargetRow>>, Error> {
    const WORDS: [&str; 3] = ["met", "missed", "no_data"];
    let Some(table) = Table::read_if_there(folder, FILE, files)? else { return Ok(None) };
    let id = Some(table.need("id")?);
    let verdict = Some(table.need("verdict")?);
    let (target, value) = (Some(table.need("target")?), Some(table.need("value")?));
    let words = ["text", "text_vi", "text_en"].iter().find_map(|c| table.find(c));
    let (year, comparison) = (table.find("year"), table.find("comparison"));
    let (unit, origin, missing) = (table.find("unit"), table.find("origin"), table.find("missing"));
    let mut rows = Vec::new();
    let mut first: HashMap<String, u64> = HashMap::new();
    for row in table.rows() {
        let key = row.text(id).to_owned();
        if let Some(first_row) = first.insert(key.clone(), row.number()) {
            let file = table.file.clone();
            return Err(Error::TwiceId { file, row: row.number(), id: key, first_row });
        }
        let word = row.text(verdict).trim();
        let all = [Verdict::Met, Verdict::Missed, Verdict::NoData];
        let verdict = all.into_iter().find(|v| v.code() == word);
        let wrong = || row.wrong(table.find("verdict"), &key, Wanted::OneOf(&WORDS));
        rows.push(TargetRow {
            text: row.text(words).to_owned(),
            year: row.text(year).to_owned(),
            comparison: row.text(comparison).to_owned(),
            target: row.number_at(target, &key)?,
            unit: row.text(unit).to_owned(),
            value: row.number_at(value, &key)?,
            verdict: verdict.ok_or_else(wrong)?,
            origin: row.text(origin).to_owned(),
            missing: row.number_at(missing, &key)?,
            id: key,
        });
    }
    Ok(Some(rows))
}
