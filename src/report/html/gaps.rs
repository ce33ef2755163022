//! Villages without service, and what people report from the field.

use super::geometry::Land;
use super::services::index_of;
use super::sources::Nearby;
use super::values::{Both, Pool, operator, position, rounded, says, status};
use crate::assessment::Assessment;
use crate::coverage::Nearest;
use crate::gap::{Gap, Reason, Triage};
use crate::indicator::steps;
use crate::lang::{self, Lang};
use serde::Serialize;
use std::collections::BTreeMap;

/// All gaps; columns.
#[derive(Default, Serialize)]
pub(super) struct GapData {
    village: Vec<u32>,
    service: Vec<i32>,
    class: Vec<u8>,
    modelled: Vec<u8>,
    evidence: Vec<i32>,
    rank: Vec<u32>,
    score: Vec<f64>,
    triage: Vec<&'static str>,
    lacking: Vec<i32>,
    people: Vec<Option<f64>>,
    households: Vec<Option<f64>>,
    clusters_lacking: Vec<Option<u32>>,
    clusters: Vec<Option<u32>>,
    centre_m: Vec<Option<f64>>,
    cluster_m: Vec<Option<f64>>,
    reasons: Vec<Vec<usize>>,
    same: Vec<Option<u32>>,
    gap: Vec<Option<u32>>,
    of: Vec<Option<u32>>,
    robustness: Vec<i32>,
    nearest: Vec<Vec<(i32, i64)>>,
}

/// A reason in words.
#[derive(Clone, PartialEq, Eq, Hash, Serialize)]
pub(super) struct ReasonData {
    code: &'static str,
    #[serde(flatten)]
    text: Both,
}

/// The gaps with the words they use.
pub(super) struct Gaps {
    pub(super) data: GapData,
    pub(super) reasons: Vec<ReasonData>,
    pub(super) robustness: Vec<Both>,
}

/// All gaps of an assessment.
pub(super) fn gaps(assessment: &Assessment, sources: &mut Nearby<'_>) -> Gaps {
    let mut data = GapData::default();
    let (mut reasons, mut robustness) = (Pool::default(), Pool::default());
    for gap in &assessment.gaps {
        let reason = |reason: &Reason| ReasonData {
            code: reason.code(),
            text: Both::of(|l| lang::gap_reason(l, reason)),
        };
        let robust = gap.robustness.as_ref();
        let sure = robust.map(|r| Both::of(|l| lang::gap_robustness(l, gap.class, r)));
        data.village.push(gap.village);
        data.service.push(index_of(assessment, gap.service));
        data.class.push(status(gap.class));
        data.modelled.push(status(gap.modelled));
        data.evidence.push(position(gap.evidence.map(|e| e as usize)));
        data.rank.push(gap.rank);
        data.score.push(rounded(gap.score, 1));
        data.triage.push(gap.triage.code());
        data.lacking.push(steps(gap.lacking.share));
        data.people.push(gap.lacking.people.map(|p| rounded(p, 1)));
        data.households.push(gap.lacking.households.map(|h| rounded(h, 1)));
        data.clusters_lacking.push(gap.lacking.clusters.map(|(lacking, _)| lacking));
        data.clusters.push(gap.lacking.clusters.map(|(_, of)| of));
        data.centre_m.push(gap.margin.centre_m.map(|m| rounded(m, 0)));
        data.cluster_m.push(gap.margin.cluster_m.map(|m| rounded(m, 0)));
        data.reasons.push(gap.reasons.iter().map(|r| reasons.enter(reason(r))).collect());
        data.same.push(robust.map(|r| r.same));
        data.gap.push(robust.map(|r| r.gap));
        data.of.push(robust.map(|r| r.of));
        data.robustness.push(position(sure.map(|s| robustness.enter(s))));
        data.nearest.push(nearest(assessment, gap, sources));
    }
    Gaps { data, reasons: reasons.all, robustness: robustness.all }
}

/// The nearest source of each operator, nearest first.
fn nearest(assessment: &Assessment, gap: &Gap, sources: &mut Nearby<'_>) -> Vec<(i32, i64)> {
    let shape = assessment.villages.get(gap.village as usize).and_then(|v| v.shape.as_ref());
    let Some(shape) = shape else { return Vec::new() };
    let mut all: Vec<_> = gap.nearest.iter().collect();
    all.sort_by(|a, b| a.km.total_cmp(&b.km).then(a.operator.cmp(&b.operator)));
    let one = |near: &Nearest| {
        let found = sources.enter(near.source, shape.centre);
        (position(found), (1000.0 * near.km).round() as i64)
    };
    all.into_iter().map(one).collect()
}

/// Who should act, in words.
pub(super) fn triage() -> BTreeMap<&'static str, Both> {
    let all = [Triage::A, Triage::B, Triage::C, Triage::Unknown];
    let words = |t: Triage| Both::of(|l: Lang| lang::gap_triage(l, t).to_owned());
    all.into_iter().map(|t| (t.code(), words(t))).collect()
}

/// Field reports; columns.
#[derive(Default, Serialize)]
pub(super) struct EvidenceData {
    id: Vec<String>,
    village: Vec<u32>,
    service: Vec<i32>,
    operator: Vec<i32>,
    says: Vec<u8>,
    kind: Vec<&'static str>,
    source: Vec<String>,
    date: Vec<Option<String>>,
    expiry: Vec<Option<String>>,
    #[serde(rename = "use")]
    used: Vec<Option<&'static str>>,
    x: Vec<Option<i32>>,
    y: Vec<Option<i32>>,
}

/// All field reports.
pub(super) fn evidence(assessment: &Assessment, land: &Land) -> EvidenceData {
    let mut all = EvidenceData::default();
    for (i, report) in assessment.evidence.iter().enumerate() {
        all.id.push(report.id.clone());
        all.village.push(report.village);
        all.service.push(index_of(assessment, report.service));
        all.operator.push(operator(report.operator));
        all.says.push(says(report.says));
        all.kind.push(report.kind.code());
        all.source.push(report.source.clone());
        all.date.push(report.date.map(|d| d.to_string()));
        all.expiry.push(report.expiry.map(|d| d.to_string()));
        all.used.push(assessment.evidence_use.get(i).map(|u| u.code()));
        all.x.push(report.position.map(|p| land.x(p)));
        all.y.push(report.position.map(|p| land.y(p)));
    }
    all
}
