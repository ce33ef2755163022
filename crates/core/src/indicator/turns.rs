//! What would turn a verdict: other thresholds, from the shares; other radii, from the scenarios.
//!
//! A village whose status a field report decided keeps it throughout.

use super::score::{count, pct, verdict_of};
use super::{Observation, Rule, ScenarioService, Service, Status, Target, Test, Turns, Verdict};
use crate::coverage::Share;
use crate::footprint::Varied;

/// Thresholds that are tried, percentage points away from the rule's.
const THRESHOLDS: [f64; 4] = [-20.0, -10.0, 10.0, 20.0];

/// A target of villages: the rule, and what it sees.
pub(super) struct VillageTarget<'a> {
    target: &'a Target,
    rule: &'a Rule,
    service: &'a Service,
    /// What a rule of the target's own sees; `None`: the project's rule has judged already.
    seen: Option<&'a [Observation]>,
}

impl<'a> VillageTarget<'a> {
    pub(super) fn new(
        target: &'a Target,
        rule: &'a Rule,
        service: &'a Service,
        seen: Option<&'a [Observation]>,
    ) -> Self {
        Self { target, rule, service, seen }
    }

    /// The status of every village.
    pub(super) fn statuses(&self) -> Vec<Status> {
        match self.seen {
            None => self.service.villages.iter().map(|v| v.status).collect(),
            Some(seen) => self.judged(|village| self.rule.status(&seen[village])),
        }
    }

    /// Statuses by something else than the rule, but where a field report decided.
    fn judged(&self, of: impl Fn(usize) -> Status) -> Vec<Status> {
        let each = self.service.villages.iter().enumerate();
        each.map(|(i, v)| if v.evidence.is_some() { v.status } else { of(i) }).collect()
    }

    fn share(&self, village: usize) -> Option<Share> {
        match self.seen {
            None => self.service.villages[village].share,
            Some(seen) => seen[village].share,
        }
    }

    /// Percentage and verdict of villages of these statuses.
    fn outcome(&self, statuses: &[Status]) -> (Option<f64>, Verdict) {
        let number = |status| statuses.iter().filter(|s| **s == status).count() as u64;
        let (have, no_data) = (number(Status::Covered), number(Status::NoData));
        let of = statuses.len() as u64 - no_data;
        if of == 0 {
            return (None, Verdict::NoData);
        }
        (pct(have, of), verdict_of(count(self.target, have, of, no_data).missing <= 0))
    }

    /// The threshold at which the verdict turns: the target is met up to it and missed above.
    /// `None` where no threshold above 0 and up to 1 turns it.
    fn turning_threshold(&self) -> Option<f64> {
        let (mut reported, mut of, mut shares) = (0, 0, Vec::new());
        for (village, v) in self.service.villages.iter().enumerate() {
            if v.evidence.is_some() {
                reported += u64::from(v.status == Status::Covered);
                of += u64::from(v.status != Status::NoData);
            } else if let Some(share) = self.share(village) {
                of += 1;
                shares.push(share.value());
            }
        }
        let needed = self.target.comparison.needed(self.target.value, of);
        // The village that is the last one needed, from the best down: its share is the threshold.
        let last = usize::try_from(needed.checked_sub(reported)?.checked_sub(1)?).ok()?;
        shares.sort_unstable_by(|a, b| b.total_cmp(a));
        let threshold = *shares.get(last)?;
        let rounding = Rule::ROUNDING;
        (threshold > rounding && threshold < 1.0 - rounding).then_some(threshold)
    }
}

/// Villages at other thresholds and radii.
pub(super) fn of_villages(
    villages: &VillageTarget<'_>,
    scenario: Option<&ScenarioOf<'_>>,
) -> Turns {
    let mut turns = Turns::default();
    if villages.service.villages.iter().all(|v| v.status == Status::NoData)
        && villages.seen.is_none()
    {
        return turns;
    }
    if villages.rule.test == Test::Share {
        for points in THRESHOLDS {
            let at = villages.rule.covered_from + points / 100.0;
            if at <= Rule::ROUNDING || at > 1.0 + Rule::ROUNDING {
                continue;
            }
            let rule = Rule { covered_from: at, ..villages.rule.clone() };
            let statuses = villages.judged(|v| rule.status_of_share(villages.share(v)));
            let (value, verdict) = villages.outcome(&statuses);
            turns.threshold.push((points, value, verdict));
        }
        turns.turning_threshold = villages.turning_threshold();
        turns.tried = true;
    }
    for (factor, seen) in scenario.into_iter().flat_map(ScenarioOf::others) {
        let none = Observation::default();
        let statuses = villages.judged(|v| villages.rule.status(seen.get(v).unwrap_or(&none)));
        // A scenario without an answer says nothing of the verdict.
        if let (Some(value), verdict) = villages.outcome(&statuses) {
            turns.radius.push((factor, Some(value), verdict));
            turns.tried = true;
        }
    }
    turns
}

/// A share of the whole at other radii.
pub(super) fn of_share(
    target: &Target,
    held: &[Option<f64>],
    scenario: Option<&ScenarioOf<'_>>,
) -> Turns {
    let mut turns = Turns::default();
    for (factor, seen) in scenario.into_iter().flat_map(ScenarioOf::others) {
        let (mut covered, mut known) = (0.0, 0.0);
        for (held, seen) in held.iter().zip(seen) {
            if let (Some(held), Some(share)) = (held, seen.share) {
                known += held;
                covered += held * share.value();
            }
        }
        if known > 0.0 {
            let value = (100.0 * covered / known).clamp(0.0, 100.0);
            let verdict = verdict_of(target.comparison.holds(value, target.value));
            turns.radius.push((factor, Some(value), verdict));
            turns.tried = true;
        }
    }
    turns
}

/// A service and denominator in every scenario.
pub(super) struct ScenarioOf<'a> {
    pub(super) varied: &'a [Varied],
    pub(super) service: &'a ScenarioService,
}

impl<'a> ScenarioOf<'a> {
    /// Every factor of the radii but 1, and what is seen there.
    fn others(&self) -> impl Iterator<Item = (f64, &'a [Observation])> {
        let all = self.varied.iter().zip(&self.service.seen);
        let other = all.filter(|(varied, _)| **varied != Varied::NOTHING);
        other.map(|(&Varied::Radius(factor), seen)| (factor, seen.as_slice()))
    }
}
