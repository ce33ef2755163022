//! A province judged again: statuses, rates and the scorecard under other settings than the run's.
//!
//! In: what was covered, as a [`Trial`] (bytes that the page carries), and [`Settings`]. Out: the same as a run
//! with those settings in its rule gives, by the same functions, bit for bit; with the run's own settings the
//! run's own numbers. A village whose status a field report decided keeps it, unless one operator alone is
//! looked at: a report is about the village. Not here: other networks and radii, which need coverage anew.

mod bytes;
#[cfg(test)]
mod tests;

pub use bytes::Damaged;

use super::judge::judge;
use super::rates::{RateInputs, of_operator, together};
use crate::indicator::{
    Count, Observer, OperatorRule, Rate, Rule, Scenarios, ScoreInputs, Service, Status, Target,
    TargetMeasure, Test, Verdict, VillageTotals, score,
};
use crate::network::{Network, OperatorId};
use crate::place::{AdminUnits, Basis, Denominator, Village, VillagePoint};

/// What villages are judged by: shares, points, what they hold, and the run's rule and targets. Names,
/// borders and networks are left out.
#[derive(Clone, Debug)]
pub struct Trial {
    rule: Rule,
    units: AdminUnits,
    villages: Vec<Village>,
    points: Vec<VillagePoint>,
    bases: Vec<Basis>,
    services: Vec<Service>,
    /// The plan's targets, and whether the run's row carries a value that somebody reported.
    targets: Vec<(Target, bool)>,
}

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// Share from which a village is covered, greater than 0.
    pub covered_from: f64,
    /// What the share is a share of.
    pub denominator: Denominator,
    /// How operators are put together.
    pub operator: OperatorRule,
    /// One operator alone instead of all of them.
    pub alone: Option<OperatorId>,
}

/// A service under settings.
#[derive(Clone, Debug)]
pub struct Judged {
    /// Its shares, and share and status of every village.
    pub service: Service,
    rule: Rule,
    alone: Option<OperatorId>,
}

/// What becomes of a target under settings.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Score {
    /// In the target's unit; `None`: no data.
    pub value: Option<f64>,
    /// What the percentage counts, where it counts something whole.
    pub count: Option<Count>,
    /// Met or not.
    pub verdict: Verdict,
}

impl Trial {
    /// The rule of the run.
    pub fn rule(&self) -> &Rule {
        &self.rule
    }

    /// How many villages there are.
    pub fn villages(&self) -> usize {
        self.villages.len()
    }

    /// The services, judged as the run judged them; nearest sources are not known.
    pub fn services(&self) -> &[Service] {
        &self.services
    }

    /// The settings of the run.
    pub fn settings(&self) -> Settings {
        let Rule { covered_from, denominator, operator, .. } = self.rule;
        Settings { covered_from, denominator, operator, alone: None }
    }

    /// Whether centre and clusters decide, not a share. Another denominator than the run's asks for a share.
    pub fn is_by_centre(&self, settings: &Settings) -> bool {
        self.rule_under(settings).test == Test::CentreClusters
    }

    /// Whether the run has these numbers: for all operators together, or for one of them.
    pub fn is_of_run(&self, settings: &Settings) -> bool {
        // A single operator is under no operator rule, centre and clusters are under no threshold.
        let run = self.settings();
        let threshold = settings.covered_from == run.covered_from || self.is_by_centre(settings);
        settings.denominator == run.denominator
            && threshold
            && (settings.operator == run.operator || settings.alone.is_some())
    }

    /// The rule of the run with the settings in it.
    fn rule_under(&self, settings: &Settings) -> Rule {
        let Settings { covered_from, denominator, .. } = *settings;
        let own = denominator == self.rule.denominator;
        let test = if own { self.rule.test } else { Test::Share };
        // What one operator serves is all that there is.
        let operator = settings.alone.map_or(settings.operator, |_| OperatorRule::Union);
        Rule { test, covered_from, denominator, operator, ..self.rule.clone() }
    }

    fn held(&self) -> VillageTotals<'_> {
        VillageTotals::new(&self.villages, &self.points, &self.bases)
    }

    /// One of [`Trial::services`] under settings.
    pub fn judge(&self, service: &Service, settings: &Settings) -> Judged {
        let rule = self.rule_under(settings);
        let mut judged = match settings.alone {
            Some(operator) => service.of_operator(operator),
            None => service.clone(),
        };
        judge(&mut judged, &rule, &self.held());
        if settings.alone.is_none() {
            keep_reported(&mut judged, service);
        }
        Judged { service: judged, rule, alone: settings.alone }
    }

    /// The rates of the province, its districts and communes, in this order.
    pub fn rates(&self, judged: &Judged) -> Vec<Rate> {
        let (held, Judged { service, rule, alone }) = (self.held(), judged);
        let inputs = RateInputs::new(&self.units, &self.villages, &held, rule);
        let seen = Observer::new(service, rule, &held);
        match *alone {
            Some(operator) => of_operator(service, &seen, operator, &inputs),
            None => together(service, &seen, &inputs, &[]),
        }
    }

    /// The plan's targets; `None`: as the run has it, since nothing of these settings plays a part in it.
    pub fn scorecard(&self, settings: &Settings) -> Vec<Option<Score>> {
        let judged: Vec<Judged> = self.services.iter().map(|s| self.judge(s, settings)).collect();
        // Targets ask for all operators; of one alone that is what there is.
        let all = |rate| Rate { operator: None, ..rate };
        let rates: Vec<Rate> = judged.iter().flat_map(|j| self.rates(j)).map(all).collect();
        let (rule, held) = (self.rule_under(settings), self.held());
        let known = ScoreInputs {
            rule: &rule,
            services: &judged.into_iter().map(|j| j.service).collect::<Vec<_>>(),
            rates: &rates,
            held: &held,
            scenarios: &Scenarios::default(),
            place_rates: &[],
            sharing: &[],
            speeds: &[],
            network: &Network::default(),
            shared_sites: &[],
        };
        let each = self.targets.iter().map(|(target, reported)| {
            let asked = !reported && self.plays_a_part(settings, &target.measure);
            asked.then(|| {
                let (value, count, verdict) = score(target, &known);
                Score { value, count: count.filter(|_| value.is_some()), verdict }
            })
        });
        each.collect()
    }

    /// Whether settings other than the run's play a part in a measure.
    fn plays_a_part(&self, settings: &Settings, measure: &TargetMeasure) -> bool {
        let all = settings.alone.is_none();
        let here = |kind| self.services.iter().any(|s| s.kind == kind);
        match *measure {
            TargetMeasure::Villages { service, .. } => {
                here(service) && !(all && self.is_of_run(settings))
            }
            // Neither a threshold nor the rule's denominator, only whose coverage it is.
            TargetMeasure::Share { service, .. } => {
                here(service) && !(all && settings.operator == self.rule.operator)
            }
            _ => false,
        }
    }
}

/// What a field report decided stays.
fn keep_reported(judged: &mut Service, run: &Service) {
    for (here, run) in judged.villages.iter_mut().zip(&run.villages) {
        if run.evidence.is_some() {
            (here.status, here.evidence) = (run.status, run.evidence);
        }
    }
}

impl Judged {
    /// Villages of each status.
    pub fn count(&self, status: Status) -> usize {
        self.service.villages.iter().filter(|v| v.status == status).count()
    }
}
