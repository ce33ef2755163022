//! Operators side by side: the rate of villages that each covers, by service.

use super::bars::{Bars, Row, Shape};
use super::communes::GOOD;
use super::sheet::{Figure, Head};
use super::ticks::percent;
use super::words;
use super::{ChartKind, sources};
use crate::assessment::Assessment;
use crate::indicator::{Level, Rate};
use crate::lang::Lang;
use crate::network::{OperatorId, ServiceKind};
use crate::place::vietnamese_order;
use phusong_lang::{count, name, say};

/// More operators than this under one service are no comparison; the rest are counted.
const MOST: usize = 8;

/// Operators in Vietnamese order; that which nobody named is none.
pub(super) fn in_order(
    assessment: &Assessment,
    which: impl Fn(OperatorId) -> bool,
) -> Vec<OperatorId> {
    let operators = &assessment.network.operators;
    let unnamed = operators.unnamed();
    let mut all: Vec<OperatorId> =
        operators.ids().filter(|o| Some(*o) != unnamed && which(*o)).collect();
    all.sort_by(|a, b| vietnamese_order(operators.name(*a), operators.name(*b)));
    all
}

/// The chart; `None` where no service has two operators with a rate.
pub(super) fn chart(assessment: &Assessment, lang: Lang) -> Option<(Head, Figure)> {
    let operators = &assessment.network.operators;
    let rate = |service: ServiceKind, operator: OperatorId| {
        let is = |r: &&Rate| {
            r.level == Level::Province && r.service == service && r.operator == Some(operator)
        };
        assessment.rates.iter().find(is)
    };
    let mut groups: Vec<Vec<Row>> = Vec::new();
    let (mut compared, mut left_out) = (false, 0);
    for service in &assessment.services {
        let of = in_order(assessment, |o| rate(service.kind, o).is_some());
        let mut known: Vec<(OperatorId, &Rate, f64)> = of
            .into_iter()
            .filter_map(|o| {
                let rate = rate(service.kind, o)?;
                Some((o, rate, rate.rate_pct()?))
            })
            .collect();
        if known.is_empty() {
            continue;
        }
        // The sort is stable: equal rates stay in the order of names.
        known.sort_by(|a, b| b.2.total_cmp(&a.2));
        left_out += known.len().saturating_sub(MOST);
        known.truncate(MOST);
        compared |= known.len() > 1;
        let heading = Row {
            label: name!(lang, "service", ServiceKind: service.kind).to_owned(),
            shape: Shape::Heading,
            note: String::new(),
            targets: Vec::new(),
        };
        let row = |(operator, rate, pct): (OperatorId, &Rate, f64)| Row {
            label: operators.name(operator).to_owned(),
            shape: Shape::Bar(pct, GOOD),
            note: words::pct_of(
                lang,
                super::communes::shown(pct, rate),
                rate.covered,
                rate.known(),
            ),
            targets: Vec::new(),
        };
        groups.push(std::iter::once(heading).chain(known.into_iter().map(row)).collect());
    }
    if !compared {
        return None;
    }
    let mut notes = vec![say!(lang, "chart-operators-without")];
    if left_out > 0 {
        notes.push(say!(lang, "chart-operators-left-out", operators = count(left_out)));
    }
    notes.extend(sources::line(assessment, None, lang));
    let ticks = percent();
    let figure = Bars {
        columns: halves(groups),
        tick_labels: sources::tick_labels(&ticks.0, lang),
        ticks,
        unit: say!(lang, "chart-axis-covered"),
        keys: Vec::new(),
        label_part: 0.28,
        note_mm: 24.0,
    };
    let head = sources::head(assessment, ChartKind::Operators, None, true, notes, lang);
    Some((head, Figure::Bars(figure)))
}

/// Groups over two columns of about equal length, none split.
fn halves(groups: Vec<Vec<Row>>) -> Vec<Vec<Row>> {
    let all: usize = groups.iter().map(Vec::len).sum();
    if groups.len() < 2 {
        return vec![groups.into_iter().flatten().collect()];
    }
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for group in groups {
        // The middle of the group decides.
        if right.is_empty() && left.len() + group.len() / 2 < all.div_ceil(2) {
            left.extend(group);
        } else {
            right.extend(group);
        }
    }
    if right.is_empty() { vec![left] } else { vec![left, right] }
}
