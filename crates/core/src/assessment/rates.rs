//! Rates of every unit, service and operator.

use super::services::listed;
use crate::coverage::Share;
use crate::indicator::{
    Contribution, Observer, OperatorRule, Rate, Rule, Service, Status, UnitRates, VillageTotals,
};
use crate::network::OperatorId;
use crate::place::{AdminUnits, Denominator, Village};
use crate::threads::prelude::*;

/// Of every service for all operators together and for each: the province, then districts, then
/// communes.
pub(super) fn all_rates(
    services: &[Service],
    units: &AdminUnits,
    villages: &[Village],
    held: &VillageTotals<'_>,
    rule: &Rule,
) -> Vec<Rate> {
    let inputs = RateInputs::new(units, villages, held, rule);
    let mut all: Vec<Rate> = services
        .par_iter()
        .flat_map_iter(|service| {
            let seen = Observer::new(service, rule, held);
            let operators = service.area().by_operator.iter();
            let each =
                operators.map(|(operator, _)| of_operator(service, &seen, *operator, &inputs));
            std::iter::once(together(service, &seen, &inputs, &OperatorRule::ALL))
                .chain(each)
                .flatten()
                .collect::<Vec<_>>()
        })
        .collect();
    // Stable: within a level and a service, operators stay in order.
    all.sort_by_key(|r| (r.level, listed(r.service)));
    all
}

/// What rates are made of, beside a service.
pub(super) struct RateInputs<'a> {
    units: &'a AdminUnits,
    villages: &'a [Village],
    /// What each village holds of each denominator.
    totals: Vec<(Denominator, Vec<Option<f64>>)>,
    rule: &'a Rule,
}

impl<'a> RateInputs<'a> {
    pub(super) fn new(
        units: &'a AdminUnits,
        villages: &'a [Village],
        held: &VillageTotals<'_>,
        rule: &'a Rule,
    ) -> Self {
        let totals = Denominator::ALL.into_iter().map(|d| (d, held.of(d))).collect();
        Self { units, villages, totals, rule }
    }

    fn held(&self, denominator: Denominator) -> &[Option<f64>] {
        self.totals.iter().find(|(d, _)| *d == denominator).map_or(&[], |(_, held)| held)
    }

    fn contribution(
        &self,
        village: usize,
        status: (Status, Status),
        area: Option<Share>,
    ) -> Contribution {
        let area_m2 = self.villages[village].shape.as_ref().map_or(0.0, |s| s.area_m2);
        let (status, modelled) = status;
        let covered_area_m2 = area.map(|share| share.value() * area_m2);
        Contribution { status, modelled, area_m2, covered_area_m2 }
    }
}

/// All operators together, with other operator rules beside.
pub(super) fn together(
    service: &Service,
    seen: &Observer<'_>,
    inputs: &RateInputs<'_>,
    beside: &[OperatorRule],
) -> Vec<Rate> {
    let rule = inputs.rule;
    let each = service.villages.iter().enumerate();
    let contributions: Vec<Contribution> =
        each.map(|(i, v)| inputs.contribution(i, (v.status, v.modelled), v.area_share)).collect();
    let mut rates =
        UnitRates::new(service.kind, None, inputs.units, inputs.villages, &contributions);
    for (denominator, held) in &inputs.totals {
        let shares = seen.shares_under(*denominator, rule.operator);
        if !shares.is_empty() {
            rates.add_total(*denominator, held, &shares);
        }
    }
    for &operator in beside {
        let statuses: Vec<Status> = if operator == rule.operator {
            service.villages.iter().map(|v| v.modelled).collect()
        } else {
            seen.under(operator).iter().map(|o| rule.status(o)).collect()
        };
        let shares = seen.shares_under(rule.denominator, operator);
        rates.add_beside(operator, &statuses, inputs.held(rule.denominator), &shares);
    }
    rates.finish(rule)
}

/// One operator alone: how far it would get. Field reports are about the village, not about it.
pub(super) fn of_operator(
    service: &Service,
    seen: &Observer<'_>,
    operator: OperatorId,
    inputs: &RateInputs<'_>,
) -> Vec<Rate> {
    let rule = inputs.rule;
    let area = seen.by_operator(Denominator::Area, operator);
    let judged = seen.of_operator(operator).into_iter().map(|o| rule.status(&o));
    let contributions: Vec<Contribution> = judged
        .zip(&area)
        .enumerate()
        .map(|(i, (status, area))| inputs.contribution(i, (status, status), *area))
        .collect();
    let mut rates =
        UnitRates::new(service.kind, Some(operator), inputs.units, inputs.villages, &contributions);
    for (denominator, held) in &inputs.totals {
        let shares = seen.by_operator(*denominator, operator);
        if !shares.is_empty() {
            rates.add_total(*denominator, held, &shares);
        }
    }
    rates.finish(rule)
}
