//! The tables of a comparison.

use crate::comparison::{
    Comparison, FURTHER_PCT, RateRow, Results, SameVillages, Side, TargetChange, TargetRow,
    VillageChange,
};
use crate::indicator::Verdict;
use crate::lang::{self, Lang};
use crate::place::Commune;
use crate::report::csv_file::{Cell, CsvFile};
use std::io::{self, Write};

/// `compare_villages.csv`: every village of both.
pub(super) fn villages(to: impl Write, comparison: &Comparison) -> io::Result<()> {
    const FIRST: [&str; 9] = [
        "id",
        "name",
        "commune_code",
        "commune",
        "matched_by",
        "old_id",
        "old_name",
        "old_commune_code",
        "old_commune",
    ];
    const OF_A_SERVICE: [&str; 10] = [
        "change",
        "old_status",
        "new_status",
        "old_pct",
        "new_pct",
        "points",
        "old_area_pct",
        "new_area_pct",
        "area_points",
        "reported",
    ];
    let mut header: Vec<String> = FIRST.map(str::to_owned).to_vec();
    for service in &comparison.services {
        let prefix = service.kind.column();
        header.extend(OF_A_SERVICE.map(|name| format!("{prefix}_{name}")));
    }
    let mut file = CsvFile::new(to, &header)?;
    let (old, new) = (&comparison.old, &comparison.new);
    for (i, pair) in comparison.matches.pairs.iter().enumerate() {
        let after = place(new, pair.new);
        let before = place(old, pair.old);
        let mut cells: Vec<Cell<'_>> = after.into_iter().collect();
        cells.push(Cell::text_of(pair.by.code()));
        cells.extend(before);
        for service in &comparison.services {
            cells.extend(change(&service.villages[i]));
        }
        file.row(cells)?;
    }
    file.finish()
}

/// Identifier, name and commune of a village.
fn place(results: &Results, village: usize) -> [Cell<'_>; 4] {
    let village = &results.villages[village];
    let Commune { code, name, .. } = results.units.commune(village.commune);
    [&village.id, &village.name, code, name].map(|text| Cell::text_of(text))
}

fn change(c: &VillageChange) -> [Cell<'static>; 10] {
    [
        Cell::text_of(c.change.code()),
        Cell::text_of(c.old.status.code()),
        Cell::text_of(c.new.status.code()),
        Cell::pct(c.old.pct),
        Cell::pct(c.new.pct),
        Cell::pct(c.points()),
        Cell::pct(c.old.area_pct),
        Cell::pct(c.new.area_pct),
        Cell::pct(c.area_points()),
        Cell::Flag(c.reported()),
    ]
}

/// `compare_rates.csv`: every unit, technology and operator of either.
pub(super) fn rates(to: impl Write, comparison: &Comparison) -> io::Result<()> {
    const HEADER: [&str; 24] = [
        "level",
        "code",
        "name",
        "technology",
        "operator",
        "in",
        "old_villages",
        "new_villages",
        "old_villages_covered",
        "new_villages_covered",
        "old_villages_no_data",
        "new_villages_no_data",
        "old_rate_pct",
        "new_rate_pct",
        "rate_points",
        "old_area_pct",
        "new_area_pct",
        "area_points",
        "same_villages",
        "same_old_rate_pct",
        "same_new_rate_pct",
        "same_rate_points",
        "newly_covered",
        "lost",
    ];
    // Columns that one side's version did not write yet are no data on that side.
    let rows = || comparison.rates.iter().flat_map(|r| [&r.old, &r.new]).flatten();
    let has = |column: &&str| rows().any(|r| r.further.iter().any(|(name, _)| name == column));
    let further: Vec<&str> = FURTHER_PCT.into_iter().filter(has).collect();
    let mut header: Vec<String> = HEADER.map(str::to_owned).to_vec();
    for column in &further {
        let points = format!("{}_points", column.trim_end_matches("_pct"));
        header.extend([format!("old_{column}"), format!("new_{column}"), points]);
    }
    let mut file = CsvFile::new(to, &header)?;
    for rate in &comparison.rates {
        let Some(row) = rate.row() else { continue };
        let (old, new) = (rate.old.as_ref(), rate.new.as_ref());
        let count = |value: Option<u64>| value.map_or(Cell::Empty, Cell::Count);
        let same = rate.same.as_ref();
        let (before, after) =
            (same.and_then(SameVillages::old_pct), same.and_then(SameVillages::new_pct));
        let mut cells = vec![
            Cell::text_of(&row.level),
            Cell::text_of(&row.code),
            Cell::text_of(&row.name),
            Cell::text_of(&row.technology),
            Cell::text_of(&row.operator),
            Cell::text_of(sides(old.is_some(), new.is_some())),
            count(old.map(|r| r.villages)),
            count(new.map(|r| r.villages)),
            count(old.map(|r| r.covered)),
            count(new.map(|r| r.covered)),
            count(old.map(|r| r.no_data)),
            count(new.map(|r| r.no_data)),
            Cell::pct(old.and_then(|r| r.rate_pct)),
            Cell::pct(new.and_then(|r| r.rate_pct)),
            Cell::pct(rate.rate_points()),
            Cell::pct(old.and_then(|r| r.area_pct)),
            Cell::pct(new.and_then(|r| r.area_pct)),
            Cell::pct(rate.area_points()),
            count(same.map(|s| s.villages)),
            Cell::pct(before),
            Cell::pct(after),
            Cell::pct(before.zip(after).map(|(b, a)| a - b)),
            count(same.map(|s| s.newly_covered)),
            count(same.map(|s| s.lost)),
        ];
        for column in &further {
            let pct = |r: Option<&RateRow>| r.and_then(|r| r.further(column));
            let (before, after) = (pct(old), pct(new));
            let points = before.zip(after).map(|(b, a)| a - b);
            cells.extend([before, after, points].map(Cell::pct));
        }
        file.row(cells)?;
    }
    file.finish()
}

fn sides(old: bool, new: bool) -> &'static str {
    match (old, new) {
        (true, false) => Side::Old.code(),
        (false, true) => Side::New.code(),
        _ => "both",
    }
}

/// `compare_scorecard.csv`: every target of either.
pub(super) fn scorecard(to: impl Write, targets: &[TargetChange]) -> io::Result<()> {
    const HEADER: [&str; 18] = [
        "id",
        "text",
        "year",
        "comparison",
        "unit",
        "old_target",
        "new_target",
        "target_differs",
        "old_value",
        "new_value",
        "value_change",
        "old_verdict",
        "new_verdict",
        "change",
        "old_missing",
        "new_missing",
        "old_origin",
        "new_origin",
    ];
    let mut file = CsvFile::new(to, &HEADER)?;
    for target in targets {
        let Some(row) = target.row() else { continue };
        let (old, new) = (target.old.as_ref(), target.new.as_ref());
        let verdict = |t: Option<&TargetRow>| {
            t.map_or(Cell::Empty, |t| Cell::text_of(Verdict::code(t.verdict)))
        };
        file.row([
            Cell::text_of(&row.id),
            Cell::text_of(&row.text),
            Cell::text_of(&row.year),
            Cell::text_of(&row.comparison),
            Cell::text_of(&row.unit),
            Cell::pct(old.and_then(|t| t.target)),
            Cell::pct(new.and_then(|t| t.target)),
            Cell::Flag(target.target_differs()),
            Cell::pct(old.and_then(|t| t.value)),
            Cell::pct(new.and_then(|t| t.value)),
            Cell::pct(target.value_change()),
            verdict(old),
            verdict(new),
            Cell::text_of(target.change().code()),
            Cell::real(old.and_then(|t| t.missing), 0),
            Cell::real(new.and_then(|t| t.missing), 0),
            old.map_or(Cell::Empty, |t| Cell::text_of(&t.origin)),
            new.map_or(Cell::Empty, |t| Cell::text_of(&t.origin)),
        ])?;
    }
    file.finish()
}

/// `compare_unmatched.csv`: every village of one side only, and why.
pub(super) fn unmatched(to: impl Write, comparison: &Comparison, lang: Lang) -> io::Result<()> {
    const HEADER: [&str; 11] = [
        "side",
        "id",
        "name",
        "commune_code",
        "commune",
        "reason",
        "explanation",
        "candidate_id",
        "candidate_name",
        "candidate_commune_code",
        "candidate_commune",
    ];
    let mut file = CsvFile::new(to, &HEADER)?;
    for one in &comparison.matches.unmatched {
        let (here, there) = match one.side {
            Side::Old => (&comparison.old, &comparison.new),
            Side::New => (&comparison.new, &comparison.old),
        };
        let explanation = lang::ComparisonWords(lang).why_unmatched(one.why, one.side);
        let mut cells = vec![Cell::text_of(one.side.code())];
        cells.extend(place(here, one.village));
        cells.push(Cell::text_of(one.why.code()));
        cells.push(Cell::Text(explanation.into()));
        let candidate = one.candidate.map(|c| place(there, c));
        cells.extend(candidate.unwrap_or([const { Cell::Empty }; 4]));
        file.row(cells)?;
    }
    file.finish()
}
