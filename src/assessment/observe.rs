//! What the rule looks at in each village, when the operators are put together as it says.
//!
//! In: the shares of the rule's denominator and the points served, by any operator and by each. Out:
//! an [`Observation`] a village, and the operator that stands for all where the rule asks for one.

use crate::coverage::{Ground, Share};
use crate::indicator::{Observation, OperatorRule, PointsServed, Rule, Shares, Status};
use crate::network::OperatorId;
use crate::place::{Denominator, PointRole};

/// What there is to look at.
pub(super) struct Subject<'a> {
    /// The villages, what is counted in them, their points.
    pub ground: Ground<'a>,
    /// Shares of the rule's denominator; `None` where it has no data in the project.
    pub shares: Option<&'a Shares>,
    /// Which points are served; `None` where there are none or nothing is known of the service.
    pub points: Option<&'a PointsServed>,
}

/// What the rule sees.
pub(super) struct Seen {
    /// In each village.
    pub observations: Vec<Observation>,
    /// Whose they are, under the rule `best_operator`; `None` without any operator.
    pub best_operator: Option<OperatorId>,
}

/// Looks at every village under the rule's operator rule.
pub(super) fn observe(subject: &Subject<'_>, rule: &Rule) -> Seen {
    let operators = subject.operators();
    let alone = |operator| subject.seen_of(Some(operator));
    let (observations, best_operator) = match rule.operator {
        OperatorRule::Union => (subject.seen_of(None), None),
        // Without operators nobody can be the best: what there is is what all have together.
        _ if operators.is_empty() => (subject.seen_of(None), None),
        OperatorRule::VillageMaximum => {
            let mut most = alone(operators[0]);
            for operator in &operators[1..] {
                for (best, other) in most.iter_mut().zip(alone(*operator)) {
                    if is_better(rule, &other, best) {
                        *best = other;
                    }
                }
            }
            (most, None)
        }
        OperatorRule::BestOperator => {
            let mut best: Option<(usize, f64, OperatorId, Vec<Observation>)> = None;
            for operator in operators {
                let seen = alone(operator);
                let covered = seen.iter().filter(|o| rule.status(o) == Status::Covered).count();
                let served = subject.served(&seen);
                let beats = best.as_ref().is_none_or(|(most, most_served, ..)| {
                    covered > *most || (covered == *most && served > *most_served)
                });
                if beats {
                    best = Some((covered, served, operator, seen));
                }
            }
            best.map_or_else(|| (subject.seen_of(None), None), |(.., who, seen)| (seen, Some(who)))
        }
    };
    Seen { observations, best_operator }
}

/// Whether the rule likes the first better: a better status, or else more of it.
fn is_better(rule: &Rule, a: &Observation, b: &Observation) -> bool {
    let (status, other) = (rule.status(a), rule.status(b));
    let share = |o: &Observation| o.share.map_or(-1.0, Share::value);
    status < other || (status == other && share(a) > share(b))
}

impl Subject<'_> {
    /// The operators there is anything of, in order.
    fn operators(&self) -> Vec<OperatorId> {
        let of_shares = self.shares.map(|s| s.by_operator.iter().map(|(o, _)| *o).collect());
        let of_points = || self.points.map(|p| p.by_operator.iter().map(|(o, _)| *o).collect());
        of_shares.or_else(of_points).unwrap_or_default()
    }

    /// What is seen of one operator, or of any.
    fn seen_of(&self, operator: Option<OperatorId>) -> Vec<Observation> {
        let mut seen = vec![Observation::default(); self.ground.villages.len()];
        let shares = self.shares.and_then(|s| match operator {
            None => Some(&s.any),
            Some(who) => s.by_operator.iter().find(|(o, _)| *o == who).map(|(_, shares)| shares),
        });
        if let Some(shares) = shares {
            seen.iter_mut().zip(shares).for_each(|(o, share)| o.share = *share);
        }
        let flags = self.points.and_then(|p| match operator {
            None => Some(&p.any),
            Some(who) => p.by_operator.iter().find(|(o, _)| *o == who).map(|(_, flags)| flags),
        });
        for (point, served) in self.ground.points.iter().zip(flags.into_iter().flatten()) {
            let Some(village) = seen.get_mut(point.village as usize) else { continue };
            match point.role {
                PointRole::Centre => {
                    village.centre = Some(*served || village.centre == Some(true));
                }
                PointRole::Cluster => {
                    village.clusters += 1;
                    village.clusters_served += u32::from(*served);
                }
            }
        }
        seen
    }

    /// How much of the rule's denominator is served in all villages: m², people, households, points.
    fn served(&self, seen: &[Observation]) -> f64 {
        let Some(denominator) = self.shares.map(|s| s.denominator) else { return 0.0 };
        let totals = totals(self.ground, denominator);
        let served = |(o, total): (&Observation, &Option<f64>)| {
            o.share.zip(*total).map_or(0.0, |(share, total)| share.value() * total)
        };
        seen.iter().zip(&totals).map(served).sum()
    }
}

/// What each village holds of a denominator: m², people, households, points; `None` is no data.
pub(super) fn totals(ground: Ground<'_>, denominator: Denominator) -> Vec<Option<f64>> {
    match denominator {
        Denominator::Area => {
            ground.villages.iter().map(|v| v.shape.as_ref().map(|s| s.area_m2)).collect()
        }
        Denominator::Points => {
            let mut counts = vec![0.0; ground.villages.len()];
            for p in ground.points {
                counts[p.village as usize] += 1.0;
            }
            counts.into_iter().map(|c| (c > 0.0).then_some(c)).collect()
        }
        other => ground
            .bases
            .iter()
            .find(|b| b.denominator == other)
            .map_or_else(|| vec![None; ground.villages.len()], |b| b.totals.clone()),
    }
}
