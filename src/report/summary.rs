//! `summary.json`: the province's rates, scorecard and counts, for programs.

use super::rates::ANY_OPERATOR;
use super::rule::words;
use crate::assessment::Assessment;
use crate::finding::{FindingCode, FindingKind, Severity};
use crate::indicator::{Level, Origin, Rate, ScoreRow, Verdict};
use serde_json::{Map, Value, json};
use std::io::{self, Write};

/// Writes it.
pub(super) fn write(to: impl Write, assessment: &Assessment) -> io::Result<()> {
    let about = &assessment.about;
    let rule = &assessment.method.rule;
    let count = |severity| assessment.findings.iter().filter(|f| f.severity == severity).count();
    let value = json!({
        "title": about.title,
        "as_of": about.as_of,
        "synthetic": about.synthetic,
        "province_code": assessment.units.province_code,
        "province": assessment.units.province,
        "villages": assessment.villages.len(),
        "villages_without_polygon": assessment.villages.iter().filter(|v| v.shape.is_none()).count(),
        "communes": assessment.units.communes.len(),
        "districts": assessment.units.districts.len(),
        "cells": assessment.network.serving_cells().count(),
        "fibre_access_points": assessment.network.serving_access_points().count(),
        "fibre_routes": assessment.network.serving_routes().count(),
        "published_areas": assessment.network.published.len(),
        "operators": assessment.network.operators.names(),
        "rule": super::rule::with_source(rule),
        "rates": assessment
            .rates
            .iter()
            .filter(|r| r.level == Level::Province)
            .map(|r| rate(assessment, r))
            .collect::<Vec<_>>(),
        "plan": assessment.plan.as_ref().map(|plan| json!({
            "id": plan.id,
            "title": words(&plan.title),
            "province_code": plan.province,
            "document": plan.document,
        })),
        "scorecard": assessment.scorecard.iter().map(score).collect::<Vec<_>>(),
        "by_overlay": assessment
            .findings
            .iter()
            .map(|f| match f.kind {
                FindingKind::ByOverlay { .. } => 1,
                // Those beyond the thousand that are listed.
                FindingKind::More { of: FindingCode::ByOverlay, count } => count,
                _ => 0,
            })
            .sum::<u64>(),
        "findings": {
            "note": count(Severity::Note),
            "assumed": count(Severity::Assumed),
            "repaired": count(Severity::Repaired),
            "dropped": count(Severity::Dropped),
        },
    });
    serde_json::to_writer_pretty(to, &value).map_err(io::Error::from)
}

fn rate(assessment: &Assessment, rate: &Rate) -> Value {
    json!({
        "technology": rate.service.column(),
        "operator": rate.operator.map_or(ANY_OPERATOR, |o| assessment.network.operators.name(o)),
        "villages": rate.villages,
        "villages_covered": rate.covered,
        "villages_hole": rate.hole,
        "villages_white": rate.white,
        "villages_no_data": rate.no_data,
        "rate_pct": rate.rate_pct(),
        "area_km2": rate.area_m2 / 1e6,
        "covered_area_km2": rate.area_pct().map(|_| rate.covered_area_m2 / 1e6),
        "area_pct": rate.area_pct(),
        "villages_modelled": {
            "covered": rate.modelled.covered,
            "hole": rate.modelled.hole,
            "white": rate.modelled.white,
            "no_data": rate.modelled.no_data,
        },
        "white_pct": rate.white_pct(),
        "hole_pct": rate.hole_pct(),
        "denominators": rate
            .totals
            .iter()
            .map(|t| (t.denominator.code().to_owned(), json!({
                "total": t.total,
                "with_data": t.known,
                "covered": t.pct().map(|_| t.covered),
                "pct": t.pct(),
            })))
            .collect::<Map<_, _>>(),
        "operator_rules": rate
            .beside
            .iter()
            .map(|b| (b.operator.code().to_owned(), json!({
                "rate_pct": b.rate_pct(),
                "share_pct": b.share_pct(),
            })))
            .collect::<Map<_, _>>(),
        "unit_covered": rate.unit_covered,
    })
}

/// One target of the scorecard.
pub(super) fn score(row: &ScoreRow) -> Value {
    let tried = |all: &[(f64, Option<f64>, Verdict)], key: &str| -> Vec<Value> {
        let one = |(at, value, verdict): &(f64, Option<f64>, Verdict)| json!({ key: at, "value": value, "verdict": verdict.code() });
        all.iter().map(one).collect()
    };
    let (source, as_of) = match &row.origin {
        Origin::Stated { source, as_of } => (Some(source), as_of.as_ref()),
        _ => (None, None),
    };
    json!({
        "id": row.id,
        "text": words(&row.text),
        "year": row.year,
        "comparison": row.comparison.code(),
        "target": row.target,
        "unit": row.unit.code(),
        "value": row.value,
        "verdict": row.verdict.code(),
        "margin": row.margin,
        "count": row.count.filter(|c| c.of > 0).map(|c| json!({
            "have": c.have,
            "of": c.of,
            "no_data": c.no_data,
            "missing": c.missing,
            "no_data_turns": row.no_data_turns(),
        })),
        "origin": row.origin.code(),
        "how": words(&row.how),
        "stated_source": source,
        "stated_as_of": as_of,
        "turns": {
            "thresholds": tried(&row.turns.threshold, "points"),
            "radii": tried(&row.turns.radius, "factor"),
            "turning_threshold": row.turns.turning_threshold,
        },
        "source": row.source,
    })
}
