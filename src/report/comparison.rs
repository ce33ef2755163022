//! A comparison as tables: `compare_villages.csv`, `compare_rates.csv`, `compare_scorecard.csv`,
//! `compare_unmatched.csv`, `compare.json`, and the manifest.
//!
//! Columns of the older results begin with `old_`, those of the newer with `new_`; differences are new
//! less old, in percentage points.

use super::csv_file::{Cell, CsvFile};
use super::write::{Error, Options, create, files_in};
use super::{PROGRAM, Staging, manifest};
use crate::comparison::{
    Change, Comparison, FURTHER_PCT, MANIFEST_KIND, MatchedBy, Origin, RateChange, RateRow,
    Results, STATUSES, SameVillages, ServiceChange, Side, TargetChange, TargetRow, VillageChange,
    Warning, WhyUnmatched,
};
use crate::indicator::Verdict;
use crate::lang::{self, Lang};
use crate::place::Commune;
use crate::progress::{Progress, Stage};
use serde_json::{Map, Value, json};
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// Writes the tables into the staging folder, and the manifest last.
///
/// # Errors
/// [`Error`], with the file at fault. Nothing outside the staging folder has been touched.
pub fn write_comparison(
    comparison: &Comparison,
    staging: &Staging,
    options: &Options,
    progress: &dyn Progress,
) -> Result<(), Error> {
    type Table<'a> = &'a dyn Fn(&mut BufWriter<File>) -> io::Result<()>;
    let folder = staging.path();
    let lang = options.lang;
    let tables: [(&str, Table<'_>); 4] = [
        ("compare_villages.csv", &|f| villages(f, comparison)),
        ("compare_rates.csv", &|f| rates(f, comparison)),
        ("compare_unmatched.csv", &|f| unmatched(f, comparison, lang)),
        ("compare.json", &|f| summary(f, comparison, lang)),
    ];
    progress.begin(Stage::Writing, "", Some(tables.len() as u64));
    for (name, write) in tables {
        if progress.interrupted() {
            return Err(Error::Interrupted);
        }
        create(&folder.join(name), &write)?;
        progress.advance(1);
    }
    if let Some(targets) = &comparison.targets {
        create(&folder.join("compare_scorecard.csv"), &|f| scorecard(f, targets))?;
    }
    progress.end();
    let at = |path: &Path| {
        let path = path.to_owned();
        move |error| Error::Io { path, error }
    };
    let outputs = files_in(folder).map_err(at(folder))?;
    create(&folder.join(manifest::FILE), &|f: &mut BufWriter<File>| {
        manifest_of(f, comparison, &options.made_at, &outputs)
    })
}

/// `compare_villages.csv`: every village of both.
fn villages(to: impl Write, comparison: &Comparison) -> io::Result<()> {
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
fn rates(to: impl Write, comparison: &Comparison) -> io::Result<()> {
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
fn scorecard(to: impl Write, targets: &[TargetChange]) -> io::Result<()> {
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
fn unmatched(to: impl Write, comparison: &Comparison, lang: Lang) -> io::Result<()> {
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
        let explanation = lang::comparison_words(lang).why_unmatched(one.why, one.side);
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

/// `compare.json`: the whole in a page, for programs.
fn summary(to: impl Write, comparison: &Comparison, lang: Lang) -> io::Result<()> {
    let (old, new) = (&comparison.old, &comparison.new);
    let by = |by: MatchedBy| comparison.matches.pairs.iter().filter(|p| p.by == by).count();
    let of = |side: Side| comparison.matches.unmatched.iter().filter(move |u| u.side == side);
    let reasons = |side: Side| -> Map<String, Value> {
        let count = |why: WhyUnmatched| of(side).filter(|u| u.why == why).count();
        WhyUnmatched::ALL.iter().map(|w| (w.code().to_owned(), count(*w).into())).collect()
    };
    let side = |results: &Results| {
        let Origin { folder, version, made_at, title, as_of, synthetic, crs, .. } = &results.origin;
        json!({
            "folder": folder,
            "title": title,
            "as_of": as_of,
            "made_at": made_at,
            "version": version,
            "synthetic": synthetic,
            "crs": crs.code,
            "province_code": results.units.province_code,
            "province": results.units.province,
            "villages": results.villages.len(),
        })
    };
    let value = json!({
        "synthetic": comparison.synthetic(),
        "old": side(old),
        "new": side(new),
        "meaning_differs": comparison.meaning_differs(),
        "warnings": comparison.warnings.iter().map(|w| warning(w, lang)).collect::<Vec<_>>(),
        "villages_in_both": comparison.matches.pairs.len(),
        "matched_by": MatchedBy::ALL
            .iter()
            .map(|b| (b.code().to_owned(), Value::from(by(*b))))
            .collect::<Map<_, _>>(),
        "only_old": of(Side::Old).count(),
        "only_new": of(Side::New).count(),
        "why_only_old": reasons(Side::Old),
        "why_only_new": reasons(Side::New),
        "services": comparison.services.iter().map(|s| service(comparison, s)).collect::<Vec<_>>(),
        "targets": comparison
            .targets
            .as_ref()
            .map(|all| all.iter().filter_map(target).collect::<Vec<_>>()),
    });
    serde_json::to_writer_pretty(to, &value).map_err(io::Error::from)
}

fn service(comparison: &Comparison, service: &ServiceChange) -> Value {
    let technology = service.kind.column();
    let changes: Map<String, Value> =
        Change::ALL.iter().map(|c| (c.code().to_owned(), service.count(*c).into())).collect();
    let row = |from: usize| -> Map<String, Value> {
        let to = |to: usize| (STATUSES[to].code().to_owned(), service.matrix.0[from][to].into());
        (0..STATUSES.len()).map(to).collect()
    };
    let matrix: Map<String, Value> = (0..STATUSES.len())
        .map(|from| (STATUSES[from].code().to_owned(), row(from).into()))
        .collect();
    let whole = comparison.province(service.kind);
    let pct = |row: Option<&RateRow>| row.and_then(|r| r.rate_pct);
    let rounded = |v: Option<f64>| v.map(|v| (v * 1e6).round() / 1e6);
    let same = whole.and_then(|r| r.same);
    json!({
        "technology": technology,
        "old_rate_pct": pct(whole.and_then(|r| r.old.as_ref())),
        "new_rate_pct": pct(whole.and_then(|r| r.new.as_ref())),
        "rate_points": rounded(whole.and_then(RateChange::rate_points)),
        "same_villages": same.map(|s| s.villages),
        "same_old_rate_pct": rounded(same.and_then(|s| s.old_pct())),
        "same_new_rate_pct": rounded(same.and_then(|s| s.new_pct())),
        "changes": changes,
        "matrix_old_to_new": matrix,
    })
}

fn target(target: &TargetChange) -> Option<Value> {
    let row = target.row()?;
    let verdict = |t: &Option<TargetRow>| t.as_ref().map(|t| t.verdict.code());
    Some(json!({
        "id": row.id,
        "old_value": target.old.as_ref().and_then(|t| t.value),
        "new_value": target.new.as_ref().and_then(|t| t.value),
        "old_verdict": verdict(&target.old),
        "new_verdict": verdict(&target.new),
        "change": target.change().code(),
    }))
}

/// A warning as fields, and as a sentence.
fn warning(warning: &Warning, lang: Lang) -> Value {
    let mut fields = Map::new();
    let mut set = |key: &str, value: Value| fields.insert(key.to_owned(), value);
    set("code", warning.code().into());
    match warning {
        Warning::SameRun => {}
        Warning::WrongOrder { old, new }
        | Warning::Province { old, new }
        | Warning::Crs { old, new }
        | Warning::Version { old, new } => {
            set("old", old.as_str().into());
            set("new", new.as_str().into());
        }
        Warning::NoDate { sides } => {
            set("sides", sides.iter().map(|s| s.code()).collect::<Vec<_>>().into());
        }
        Warning::Synthetic { side } => {
            set("side", side.code().into());
        }
        Warning::Parameter { kind, key, old, new } => {
            set("kind", kind.code().into());
            set("key", key.as_str().into());
            set("old", old.as_str().into());
            set("new", new.as_str().into());
        }
        Warning::NotStated { side, keys } => {
            set("side", side.code().into());
            set("keys", keys.clone().into());
        }
        Warning::ServiceMissing { service, side } => {
            set("technology", service.column().into());
            set("side", side.code().into());
        }
        Warning::OtherVillages { villages, id, old, new } => {
            set("villages", (*villages).into());
            set("id", id.as_str().into());
            set("old", old.as_str().into());
            set("new", new.as_str().into());
        }
        Warning::Redrawn { villages } => {
            set("villages", (*villages).into());
        }
        Warning::Reported { statuses } => {
            set("statuses", (*statuses).into());
        }
        Warning::Unmatched { old, new } => {
            set("old", (*old).into());
            set("new", (*new).into());
        }
    }
    set("text", lang::comparison_words(lang).warning(warning).into());
    fields.into()
}

/// The manifest: both sides' manifests and the files that were read, by their digests.
fn manifest_of(
    to: impl Write,
    comparison: &Comparison,
    made_at: &str,
    outputs: &[String],
) -> io::Result<()> {
    let side = |results: &Results| {
        let origin = &results.origin;
        json!({
            "folder": origin.folder,
            "manifest_sha256": origin.manifest_sha256,
            "version": origin.version,
            "made_at": origin.made_at,
            "title": origin.title,
            "as_of": origin.as_of,
            "files": origin
                .files
                .iter()
                .map(|f| json!({ "name": f.name, "sha256": f.sha256 }))
                .collect::<Vec<_>>(),
        })
    };
    let value = json!({
        "program": PROGRAM,
        "version": env!("CARGO_PKG_VERSION"),
        "kind": MANIFEST_KIND,
        "made_at": made_at,
        "synthetic": comparison.synthetic(),
        "old": side(&comparison.old),
        "new": side(&comparison.new),
        "parameters": { "notable_points": crate::comparison::NOTABLE_POINTS },
        "outputs": outputs,
    });
    serde_json::to_writer_pretty(to, &value).map_err(io::Error::from)
}
