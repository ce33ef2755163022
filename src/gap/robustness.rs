//! How surely a village is a gap: its class with other radii and other thresholds.

use super::Robustness;
use crate::indicator::{Rule, ScenarioService, Scenarios, Status, Test};
use crate::network::ServiceKind;

/// The radii that are tried, as factors.
const FACTORS: [f64; 3] = [0.8, 1.0, 1.2];

/// The thresholds that are tried, as steps from the rule's own: ten percentage points.
const STEPS: [f64; 3] = [-0.1, 0.0, 0.1];

/// Factors of scenarios are decimal numbers that were typed.
const SAME_FACTOR: f64 = 1e-9;

/// What the rule would see in every variant of one service.
pub(super) struct Variants<'a> {
    seen: &'a ScenarioService,
    /// Of each factor its index among the scenarios'.
    factors: Vec<usize>,
    rules: Vec<Rule>,
}

impl<'a> Variants<'a> {
    /// The variants of a service; `None` where its scenarios were not tried.
    pub(super) fn of(scenarios: &'a Scenarios, kind: ServiceKind, rule: &Rule) -> Option<Self> {
        let seen = scenarios.of(kind, rule.denominator)?;
        let index =
            |factor: f64| scenarios.factors.iter().position(|f| (f - factor).abs() <= SAME_FACTOR);
        let factors = FACTORS.into_iter().map(index).collect::<Option<Vec<_>>>()?;
        Some(Self { seen, factors, rules: rules(rule) })
    }

    /// In how many variants a village is a gap, and of this class; `None` where a variant has no
    /// data.
    pub(super) fn robustness(&self, village: usize, class: Status) -> Option<Robustness> {
        let mut found = Robustness { same: 0, gap: 0, of: 0 };
        for &factor in &self.factors {
            let seen = self.seen.seen.get(factor)?.get(village)?;
            for rule in &self.rules {
                let status = rule.status(seen);
                if status == Status::NoData {
                    return None;
                }
                found.of += 1;
                found.same += u32::from(status == class);
                found.gap += u32::from(status != Status::Covered);
            }
        }
        Some(found)
    }
}

/// The rule with each threshold; the rule alone where no threshold decides.
fn rules(rule: &Rule) -> Vec<Rule> {
    match rule.test {
        Test::CentreClusters => vec![rule.clone()],
        Test::Share => STEPS
            .into_iter()
            .map(|step| {
                // At most all of it; at least half way from white to the rule's own, so that there
                // is always a hole between the two.
                let least = f64::midpoint(rule.white_up_to, rule.covered_from);
                let covered_from = (rule.covered_from + step).clamp(least, 1.0);
                Rule { covered_from, ..rule.clone() }
            })
            .collect(),
    }
}
