//! Operators side by side: the rate of villages that each covers, by service.

use super::columns::{Column, Columns, Group};
use super::sheet::{Figure, Head, Key, Sample};
use super::ticks::percent;
use super::words::{Axis, ChartWords};
use super::{ChartKind, sources};
use crate::assessment::Assessment;
use crate::indicator::Level;
use crate::lang::Numbers;
use crate::map::ink::{Fill, Ink};
use crate::network::{OperatorId, ServiceKind};
use crate::place::vietnamese_order;

/// More operators than this are no comparison; the others are named under the chart.
const MOST: usize = 7;

/// Colours that readers with any colour blindness tell apart, by falling darkness so that grey print does
/// too (after M. Okabe and K. Ito, "Color Universal Design", 2008, darkened where text stands on white).
const INKS: [[u8; 3]; MOST] = [
    [0x00, 0x4c, 0x80],
    [0xd5, 0x5e, 0x00],
    [0x00, 0x9e, 0x73],
    [0xcc, 0x79, 0xa7],
    [0x56, 0xb4, 0xe9],
    [0xe6, 0x9f, 0x00],
    [0xb8, 0xb8, 0xb8],
];

/// The colour of an operator by its place in the order.
pub(super) fn ink(place: usize) -> Ink {
    Ink::rgb(INKS[place.min(MOST - 1)])
}

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

/// The chart; `None` where fewer than two operators have a rate.
pub(super) fn chart(assessment: &Assessment, words: &dyn ChartWords) -> Option<(Head, Figure)> {
    let operators = &assessment.network.operators;
    let rate = |service: ServiceKind, operator: OperatorId| {
        let is = |r: &&crate::indicator::Rate| {
            r.level == Level::Province && r.service == service && r.operator == Some(operator)
        };
        assessment.rates.iter().find(is)
    };
    let has = |o: OperatorId| {
        assessment.services.iter().any(|s| rate(s.kind, o).is_some_and(|r| r.known() > 0))
    };
    let mut all = in_order(assessment, has);
    if all.len() < 2 {
        return None;
    }
    let left_out: Vec<&str> =
        all.split_off(all.len().min(MOST)).into_iter().map(|o| operators.name(o)).collect();
    let numbers = Numbers(words.lang());
    let groups: Vec<Group> = assessment
        .services
        .iter()
        .filter(|s| all.iter().any(|o| rate(s.kind, *o).is_some_and(|r| r.known() > 0)))
        .map(|service| {
            let column = |(place, o): (usize, &OperatorId)| {
                let pct = rate(service.kind, *o).and_then(crate::indicator::Rate::rate_pct);
                Column {
                    value: pct,
                    fill: Fill::Solid(ink(place)),
                    note: pct.map_or_else(|| "…".to_owned(), |p| numbers.decimal(p, 1)),
                }
            };
            let columns = all.iter().enumerate().map(column).collect();
            Group { label: words.service(service.kind), columns }
        })
        .collect();
    let keys = all.iter().enumerate().map(|(place, o)| Key {
        sample: Sample::Box(Fill::Solid(ink(place))),
        label: operators.name(*o).to_owned(),
    });
    let keys: Vec<Key> = keys.collect();
    let mut notes = Vec::new();
    if groups.iter().flat_map(|g| &g.columns).any(|c| c.value.is_none()) {
        notes.push(format!("…: {}.", words.no_data().to_lowercase()));
    }
    if !left_out.is_empty() {
        notes.push(format!("+ {}", left_out.join(", ")));
    }
    notes.extend(sources::line(assessment, None, words));
    let ticks = percent();
    let figure = Columns {
        groups,
        tick_labels: sources::tick_labels(&ticks.0, words),
        ticks,
        unit: words.axis(Axis::CoveredVillagesPct).to_owned(),
        keys,
    };
    let head = sources::head(assessment, ChartKind::Operators, None, true, notes, words);
    Some((head, Figure::Columns(figure)))
}
