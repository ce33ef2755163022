//! The tables of a comparison.

use crate::comparison::{
    Comparison, FURTHER_PCT, RateChange, Results, SameVillages, Side, TargetChange, VillageChange,
};
use crate::coverage::Share;
use crate::indicator::{Rate, ScoreRow};
use crate::lang::{self, Lang, in_lang};
use crate::place::Commune;
use crate::report::csv_file::{Cell, CsvFile};
use crate::report::rates::ANY_OPERATOR;
use std::io::{self, Write};

/// `compare_villages.csv`: every village of both.
pub(super) fn villages(to: impl Write, comparison: &Comparison<'_>) -> io::Result<()> {
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
    let (old, new) = (comparison.old, comparison.new);
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
    let Results { assessment, .. } = results;
    let village = &assessment.villages[village];
    let Commune { code, name, .. } = assessment.units.commune(village.commune);
    [&village.id, &village.name, code, name].map(|text| Cell::text_of(text))
}

fn change(c: &VillageChange<'_>) -> [Cell<'static>; 10] {
    let pct = |share: Option<Share>| Cell::pct(share.map(Share::pct));
    [
        Cell::text_of(c.change.code()),
        Cell::text_of(c.old.status.code()),
        Cell::text_of(c.new.status.code()),
        pct(c.old.share),
        pct(c.new.share),
        Cell::pct(c.points()),
        pct(c.old.area_share),
        pct(c.new.area_share),
        Cell::pct(c.area_points()),
        Cell::Flag(c.reported()),
    ]
}

/// `compare_rates.csv`: every unit, technology and operator of either.
pub(super) fn rates(to: impl Write, comparison: &Comparison<'_>) -> io::Result<()> {
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
    let mut header: Vec<String> = HEADER.map(str::to_owned).to_vec();
    for (column, _) in FURTHER_PCT {
        let points = format!("{}_points", column.trim_end_matches("_pct"));
        header.extend([format!("old_{column}"), format!("new_{column}"), points]);
    }
    let mut file = CsvFile::new(to, &header)?;
    for rate in &comparison.rates {
        let Some(of) = comparison.rate_of(rate) else { continue };
        let RateChange { old, new, .. } = *rate;
        let count = |value: Option<u64>| value.map_or(Cell::Empty, Cell::Count);
        let villages =
            |rate: Option<&Rate>, of: fn(&Rate) -> usize| count(rate.map(|r| of(r) as u64));
        let same = rate.same.as_ref();
        let (before, after) =
            (same.and_then(SameVillages::old_pct), same.and_then(SameVillages::new_pct));
        let mut cells = vec![
            Cell::text_of(of.level.code()),
            Cell::text_of(of.code),
            Cell::text_of(of.name),
            Cell::text_of(of.service.column()),
            Cell::text_of(of.operator.unwrap_or(ANY_OPERATOR)),
            Cell::text_of(sides(old.is_some(), new.is_some())),
            villages(old, |r| r.villages),
            villages(new, |r| r.villages),
            villages(old, |r| r.covered),
            villages(new, |r| r.covered),
            villages(old, |r| r.no_data),
            villages(new, |r| r.no_data),
            Cell::pct(old.and_then(Rate::rate_pct)),
            Cell::pct(new.and_then(Rate::rate_pct)),
            Cell::pct(rate.points(Rate::rate_pct)),
            Cell::pct(old.and_then(Rate::area_pct)),
            Cell::pct(new.and_then(Rate::area_pct)),
            Cell::pct(rate.points(Rate::area_pct)),
            count(same.map(|s| s.villages)),
            Cell::pct(before),
            Cell::pct(after),
            Cell::pct(before.zip(after).map(|(b, a)| a - b)),
            count(same.map(|s| s.newly_covered)),
            count(same.map(|s| s.lost)),
        ];
        for (_, pct) in FURTHER_PCT {
            cells.extend([old.and_then(pct), new.and_then(pct), rate.points(pct)].map(Cell::pct));
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
pub(super) fn scorecard(
    to: impl Write,
    targets: &[TargetChange<'_>],
    lang: Lang,
) -> io::Result<()> {
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
        let TargetChange { old, new } = *target;
        let word = |t: Option<&ScoreRow>, of: fn(&ScoreRow) -> &'static str| {
            t.map_or(Cell::Empty, |t| Cell::text_of(of(t)))
        };
        let missing = |t: Option<&ScoreRow>| Cell::real(t.and_then(ScoreRow::missing), 0);
        file.row([
            Cell::text_of(&row.id),
            Cell::text_of(in_lang(lang, &row.text)),
            Cell::Count(u64::from(row.year)),
            Cell::text_of(row.comparison.code()),
            Cell::text_of(row.unit.code()),
            Cell::pct(old.map(|t| t.target)),
            Cell::pct(new.map(|t| t.target)),
            Cell::Flag(target.target_differs()),
            Cell::pct(old.and_then(|t| t.value)),
            Cell::pct(new.and_then(|t| t.value)),
            Cell::pct(target.value_change()),
            word(old, |t| t.verdict.code()),
            word(new, |t| t.verdict.code()),
            Cell::text_of(target.change().code()),
            missing(old),
            missing(new),
            word(old, |t| t.origin.code()),
            word(new, |t| t.origin.code()),
        ])?;
    }
    file.finish()
}

/// `compare_unmatched.csv`: every village of one side only, and why.
pub(super) fn unmatched(to: impl Write, comparison: &Comparison<'_>, lang: Lang) -> io::Result<()> {
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
            Side::Old => (comparison.old, comparison.new),
            Side::New => (comparison.new, comparison.old),
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
