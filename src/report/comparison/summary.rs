//! `compare.json`.

use crate::comparison::{
    Change, Comparison, MatchedBy, Origin, RateChange, RateRow, Results, STATUSES, ServiceChange,
    Side, TargetChange, TargetRow, Warning, WhyUnmatched,
};
use crate::lang::{self, Lang};
use serde_json::{Map, Value, json};
use std::io::{self, Write};

/// `compare.json`: the whole in a page, for programs.
pub(super) fn summary(to: impl Write, comparison: &Comparison, lang: Lang) -> io::Result<()> {
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
        Warning::SameRun | Warning::SameData => {}
        Warning::TablesChanged { files } => {
            set("files", files.clone().into());
        }
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
    set("text", lang::ComparisonWords(lang).warning(warning).into());
    fields.into()
}
