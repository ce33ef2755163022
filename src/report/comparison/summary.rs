//! `compare.json`.

use crate::assessment::{Input, InputFile};
use crate::comparison::{
    Change, Comparison, MatchedBy, Results, ServiceChange, Side, TargetChange, Warning,
    WhyUnmatched,
};
use crate::indicator::{Rate, ScoreRow, Status};
use crate::lang::{self, Lang};
use serde_json::{Map, Value, json};
use std::io::{self, Write};

/// `compare.json`: the whole in a page, for programs.
pub(super) fn summary(to: impl Write, comparison: &Comparison<'_>, lang: Lang) -> io::Result<()> {
    let matches = &comparison.matches;
    let of = |side: Side| matches.only(side);
    let reasons = |side: Side| -> Map<String, Value> {
        let count = |why: WhyUnmatched| of(side).filter(|u| u.why == why).count();
        WhyUnmatched::ALL.iter().map(|w| (w.code().to_owned(), count(*w).into())).collect()
    };
    let side = |results: &Results| {
        let Results { assessment, origin } = results;
        json!({
            "folder": origin.folder,
            "title": assessment.about.title,
            "as_of": assessment.about.as_of,
            "made_at": origin.made_at,
            "version": assessment.method.version,
            "synthetic": assessment.about.synthetic,
            "crs": assessment.method.crs.code,
            "province_code": assessment.units.province_code,
            "province": assessment.units.province,
            "villages": assessment.villages.len(),
        })
    };
    let value = json!({
        "synthetic": comparison.synthetic(),
        "old": side(comparison.old),
        "new": side(comparison.new),
        "inputs": inputs(comparison),
        "meaning_differs": comparison.meaning_differs(),
        "warnings": comparison.warnings.iter().map(|w| warning(w, lang)).collect::<Vec<_>>(),
        "villages_in_both": matches.pairs.len(),
        "matched_by": MatchedBy::ALL
            .iter()
            .map(|b| (b.code().to_owned(), Value::from(matches.count(*b))))
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

/// Every file that either run read, by role and path, and whether it is the same; of a layer of several files
/// which of them differ.
fn inputs(comparison: &Comparison<'_>) -> Vec<Value> {
    let (old, new) = (&comparison.old.assessment.inputs, &comparison.new.assessment.inputs);
    let same_file = |a: &Input, b: &Input| a.role == b.role && a.path == b.path;
    let only_new = new.iter().filter(|n| !old.iter().any(|o| same_file(o, n)));
    let both = old.iter().map(|o| (Some(o), new.iter().find(|n| same_file(o, n))));
    let all = both.chain(only_new.map(|n| (None, Some(n))));
    let said = all.filter_map(|(old, new)| {
        let any = old.or(new)?;
        let files = |side: Option<&Input>| side.map_or_else(Vec::new, |i| i.files.clone());
        let (a, b) = (files(old), files(new));
        let lacks = |there: &[InputFile], f: &InputFile| !there.contains(f);
        let differing = a.iter().filter(|f| lacks(&b, f)).chain(b.iter().filter(|f| lacks(&a, f)));
        let mut differing: Vec<&str> = differing.map(|f| f.name.as_str()).collect();
        differing.sort_unstable();
        differing.dedup();
        let (old, new) = (old.map(|i| &i.sha256), new.map(|i| &i.sha256));
        Some(json!({
            "role": any.role.code(),
            "path": any.path,
            "same": old == new,
            "old_sha256": old,
            "new_sha256": new,
            "differing": differing,
        }))
    });
    said.collect()
}

fn service(comparison: &Comparison<'_>, service: &ServiceChange<'_>) -> Value {
    let technology = service.kind.column();
    let changes: Map<String, Value> =
        Change::ALL.iter().map(|c| (c.code().to_owned(), service.count(*c).into())).collect();
    let row = |from: Status| -> Map<String, Value> {
        let to = |to: Status| (to.code().to_owned(), service.matrix.get(from, to).into());
        Status::ALL.map(to).into_iter().collect()
    };
    let matrix: Map<String, Value> =
        Status::ALL.map(|from| (from.code().to_owned(), row(from).into())).into_iter().collect();
    let whole = comparison.province(service.kind);
    let rounded = |v: Option<f64>| v.map(|v| (v * 1e6).round() / 1e6);
    let pct = |rate: Option<&Rate>| rounded(rate.and_then(Rate::rate_pct));
    let same = whole.and_then(|r| r.same);
    json!({
        "technology": technology,
        "old_rate_pct": pct(whole.and_then(|r| r.old)),
        "new_rate_pct": pct(whole.and_then(|r| r.new)),
        "rate_points": rounded(whole.and_then(|r| r.points(Rate::rate_pct))),
        "same_villages": same.map(|s| s.villages),
        "same_old_rate_pct": rounded(same.and_then(|s| s.old_pct())),
        "same_new_rate_pct": rounded(same.and_then(|s| s.new_pct())),
        "changes": changes,
        "matrix_old_to_new": matrix,
    })
}

fn target(target: &TargetChange<'_>) -> Option<Value> {
    let row = target.row()?;
    let rounded = |v: f64| (v * 1e6).round() / 1e6;
    let value = |t: Option<&ScoreRow>| t.and_then(|t| t.value).map(rounded);
    let verdict = |t: Option<&ScoreRow>| t.map(|t| t.verdict.code());
    Some(json!({
        "id": row.id,
        "old_value": value(target.old),
        "new_value": value(target.new),
        "old_verdict": verdict(target.old),
        "new_verdict": verdict(target.new),
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
