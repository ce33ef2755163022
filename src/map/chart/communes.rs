//! Covered villages by commune, against the plan's target.

use super::bars::{Bars, Row, Shape, TARGET, over_columns};
use super::sheet::{Figure, Head, Key, Sample};
use super::ticks::percent;
use super::words;
use super::{ChartKind, sources};
use crate::assessment::Assessment;
use crate::indicator::{Level, Rate, Target, TargetMeasure, Unit};
use crate::lang::Lang;
use crate::map::ink::{Fill, Ink};
use crate::network::ServiceKind;
use crate::place::{CommuneId, vietnamese_order};
use phusong_lang::say;

/// Reached, or no target: a blue as dark as text needs; missed: an orange that no reader takes for it.
pub(super) const GOOD: Ink = Ink::rgb([0x2f, 0x6f, 0xa8]);
pub(super) const SHORT: Ink = Ink::rgb([0xe0, 0x8a, 0x3c]);

/// The chart; `None` where nothing is known of the service.
pub(super) fn chart(
    assessment: &Assessment,
    kind: ServiceKind,
    lang: Lang,
) -> Option<(Head, Figure)> {
    let mut known: Vec<(usize, &Rate, f64)> = Vec::new();
    let mut unknown = 0;
    for i in 0..assessment.units.communes.len() {
        let rate = assessment.rate(Level::Commune(CommuneId(i as u32)), kind)?;
        match rate.rate_pct() {
            Some(pct) => known.push((i, rate, pct)),
            None => unknown += usize::from(rate.villages > 0),
        }
    }
    if known.is_empty() {
        return None;
    }
    let name = |i: usize| assessment.units.communes[i].name.as_str();
    known.sort_by(|(a, _, x), (b, _, y)| {
        y.total_cmp(x).then_with(|| vietnamese_order(name(*a), name(*b)))
    });
    let target = target(assessment, kind);
    let met = |pct: f64| target.is_none_or(|t| t.comparison.holds(pct, t.value));
    let rows = known.iter().map(|(i, rate, pct)| Row {
        label: name(*i).to_owned(),
        shape: Shape::Bar(*pct, if met(*pct) { GOOD } else { SHORT }),
        note: words::pct_of(lang, shown(*pct, rate), rate.covered, rate.known()),
        targets: target.map(|t| t.value).into_iter().collect(),
    });
    let (columns, left_out) = over_columns(rows.collect());
    let mut notes = Vec::new();
    if left_out > 0 {
        let first = columns[0].len();
        let middle = &known[first..first + left_out];
        let (most, least) = (middle[0].2, middle[left_out - 1].2);
        notes.push(words::left_out(lang, left_out, least, most));
    }
    if unknown > 0 {
        notes.push(words::communes_without_data(lang, unknown));
    }
    notes.extend(sources::line(assessment, Some(kind), lang));
    let mut keys = Vec::new();
    if let Some(target) = target {
        let sample = |ink| Sample::Box(Fill::Solid(ink));
        keys.push(Key { sample: sample(GOOD), label: say!(lang, "chart-reached") });
        keys.push(Key { sample: sample(SHORT), label: say!(lang, "chart-missed") });
        let label = words::target(lang, target.value, target.year);
        keys.push(Key { sample: Sample::Line(TARGET), label });
    }
    let wide = columns.len() == 1;
    let ticks = percent();
    let figure = Bars {
        columns,
        tick_labels: sources::tick_labels(&ticks.0, lang),
        ticks,
        unit: say!(lang, "chart-axis-covered"),
        keys,
        label_part: if wide { 0.27 } else { 0.34 },
        note_mm: 24.0,
    };
    Some((
        sources::head(assessment, ChartKind::Communes, Some(kind), true, notes, lang),
        Figure::Bars(figure),
    ))
}

/// As a percentage may be shown: never as all where not all are covered.
pub(super) fn shown(pct: f64, rate: &Rate) -> f64 {
    if rate.covered < rate.known() { pct.min(99.9) } else { pct }
}

/// The plan's target for villages with a service by the rule's own denominator: the nearest in time.
fn target(assessment: &Assessment, kind: ServiceKind) -> Option<&Target> {
    let plan = assessment.plan.as_ref()?;
    let rule = assessment.method.rule.denominator;
    let is = |t: &&Target| match &t.measure {
        TargetMeasure::Villages { service, denominator } => {
            *service == kind && denominator.is_none_or(|d| d == rule) && t.unit == Unit::Percent
        }
        _ => false,
    };
    plan.targets.iter().filter(is).min_by_key(|t| t.year)
}
