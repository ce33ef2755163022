//! `summary.json`: the province's rates and counts, for programs.

use super::rates::ANY_OPERATOR;
use crate::assessment::Assessment;
use crate::finding::Severity;
use crate::indicator::{Level, Rate};
use serde_json::{Value, json};
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
        "cells": assessment.network.cells.len(),
        "fibre_access_points": assessment.network.access_points.len(),
        "fibre_routes": assessment.network.fibre_routes.len(),
        "published_areas": assessment.network.published.len(),
        "operators": assessment.network.operators.names(),
        "rule": {
            "covered_from": rule.covered_from,
            "white_up_to": rule.white_up_to,
            "denominator": rule.denominator.code(),
            "operator": rule.operator.code(),
            "mobile_broadband": rule.mobile_broadband.iter().map(|t| t.name()).collect::<Vec<_>>(),
        },
        "rates": assessment
            .rates
            .iter()
            .filter(|r| r.level == Level::Province)
            .map(|r| rate(assessment, r))
            .collect::<Vec<_>>(),
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
    })
}
