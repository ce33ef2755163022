//! What a rule sees in every village, under any operator rule and by any denominator.
//!
//! In: a [`Service`] with its shares and points served. Out: one [`Observation`] a village. A rule's own
//! answer, the other operator rules beside it and a plan's own denominators all come from here.

use super::{Observation, OperatorRule, Rule, Service, Status, Test};
use crate::coverage::Share;
use crate::network::OperatorId;
use crate::place::{Basis, Denominator, PointRole, Village, VillagePoint};
use std::ops::Range;

/// What the villages hold of each denominator, and where their points are.
#[derive(Clone, Debug)]
pub struct VillageTotals<'a> {
    villages: &'a [Village],
    points: &'a [VillagePoint],
    bases: &'a [Basis],
    /// The points of each village.
    of_village: Vec<Range<usize>>,
}

impl<'a> VillageTotals<'a> {
    /// `points` are ordered by village.
    pub fn new(villages: &'a [Village], points: &'a [VillagePoint], bases: &'a [Basis]) -> Self {
        let mut start = 0;
        let of_village = (0..villages.len() as u32).map(|village| {
            let after = points[start..].partition_point(|p| p.village <= village);
            let range = start..start + after;
            start = range.end;
            range
        });
        let of_village = of_village.collect();
        Self { villages, points, bases, of_village }
    }

    /// What each village holds of a denominator: m², people, households, points; `None`: no data.
    pub fn of(&self, denominator: Denominator) -> Vec<Option<f64>> {
        match denominator {
            Denominator::Area => {
                self.villages.iter().map(|v| v.shape.as_ref().map(|s| s.area_m2)).collect()
            }
            Denominator::Points => {
                let count = |r: &Range<usize>| (!r.is_empty()).then_some(r.len() as f64);
                self.of_village.iter().map(count).collect()
            }
            other => self
                .bases
                .iter()
                .find(|b| b.denominator == other)
                .map_or_else(|| vec![None; self.villages.len()], |b| b.totals.clone()),
        }
    }
}

/// One service under a rule's test and denominator.
#[derive(Clone, Debug)]
pub struct Observer<'a> {
    service: &'a Service,
    rule: &'a Rule,
    held: &'a VillageTotals<'a>,
}

/// Whose coverage is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Whose {
    Any,
    One(OperatorId),
}

impl<'a> Observer<'a> {
    /// Looks at a service with a rule.
    pub fn new(service: &'a Service, rule: &'a Rule, held: &'a VillageTotals<'a>) -> Self {
        Self { service, rule, held }
    }

    /// Shares of a denominator by any operator (union); empty where it has no data.
    pub fn union(&self, denominator: Denominator) -> Vec<Option<Share>> {
        self.shares(denominator, Whose::Any)
    }

    /// Shares of a denominator by one operator; empty where it has no data.
    pub fn by_operator(
        &self,
        denominator: Denominator,
        operator: OperatorId,
    ) -> Vec<Option<Share>> {
        self.shares(denominator, Whose::One(operator))
    }

    /// Shares of a denominator under an operator rule; empty where it has no data. The best operator
    /// is the one with the largest total of that denominator, as SDG 9.c.1 counts people; it need
    /// not be the one under whom most villages are covered.
    pub fn shares_under(
        &self,
        denominator: Denominator,
        operator: OperatorRule,
    ) -> Vec<Option<Share>> {
        let union = self.union(denominator);
        // Of several operators where not all are known, nobody knows the best.
        let known = |village: usize| union.get(village).is_some_and(Option::is_some);
        match operator {
            OperatorRule::Union => union,
            OperatorRule::BestOperator => match self.largest_operator(denominator) {
                None => union,
                Some(best) => {
                    let own = self.by_operator(denominator, best).into_iter().enumerate();
                    own.map(|(village, share)| share.filter(|_| known(village))).collect()
                }
            },
            OperatorRule::VillageMaximum => {
                let all = self.operators().into_iter();
                let all: Vec<_> = all.map(|o| self.by_operator(denominator, o)).collect();
                let largest = |village| {
                    let shares = all.iter().filter_map(|s: &Vec<Option<Share>>| s[village]);
                    let largest =
                        shares.max_by(|a: &Share, b: &Share| a.value().total_cmp(&b.value()));
                    largest.filter(|_| known(village))
                };
                if all.iter().all(Vec::is_empty) { union } else { self.each(largest) }
            }
        }
    }

    fn each<T>(&self, of: impl FnMut(usize) -> T) -> Vec<T> {
        (0..self.held.villages.len()).map(of).collect()
    }

    fn shares(&self, denominator: Denominator, whose: Whose) -> Vec<Option<Share>> {
        if let Some(shares) = self.service.shares_of(denominator) {
            return match whose {
                Whose::Any => shares.any.clone(),
                Whose::One(operator) => shares
                    .by_operator
                    .iter()
                    .find(|(o, _)| *o == operator)
                    .map_or_else(Vec::new, |(_, s)| s.clone()),
            };
        }
        let Some(served) = self.served(whose).filter(|_| denominator == Denominator::Points) else {
            return Vec::new();
        };
        self.each(|village| {
            let points = &served[self.held.of_village[village].clone()];
            let count = points.iter().filter(|s| **s).count();
            Share::of(count as f64, points.len() as f64)
        })
    }

    /// Which of all points are served.
    fn served(&self, whose: Whose) -> Option<&'a [bool]> {
        let points = self.service.points.as_ref()?;
        let served: &[bool] = match whose {
            Whose::Any => &points.any,
            Whose::One(operator) => &points.by_operator.iter().find(|(o, _)| *o == operator)?.1,
        };
        (served.len() == self.held.points.len()).then_some(served)
    }

    /// The operators of whom anything is known, in order of entry.
    fn operators(&self) -> Vec<OperatorId> {
        self.service.operators()
    }

    /// How much of a denominator an operator serves in all villages together.
    fn served_in_all(&self, denominator: Denominator, operator: OperatorId) -> f64 {
        let held = self.held.of(denominator);
        let shares = self.by_operator(denominator, operator);
        let each = shares.iter().zip(&held);
        each.filter_map(|(s, h)| Some(s.as_ref()?.value() * (*h)?)).sum()
    }

    /// The operator that serves most of a denominator in all villages together: the largest number
    /// of people, of households … covered. Of several that serve as much, the first by entry.
    pub fn largest_operator(&self, denominator: Denominator) -> Option<OperatorId> {
        let served = |o| (o, self.served_in_all(denominator, o));
        let all = self.operators().into_iter().map(served);
        // The first of equals: max_by would give the last.
        all.reduce(|best, next| if next.1 > best.1 { next } else { best }).map(|(o, _)| o)
    }

    /// The operator under whom most villages are covered; of several the one that serves most of
    /// the rule's denominator, then the first by entry. The service's own, where its answer rests
    /// on one already: a table must not name two.
    pub fn best_operator(&self) -> Option<OperatorId> {
        if self.service.best_operator.is_some() {
            return self.service.best_operator;
        }
        let covered = |operator: OperatorId| {
            let seen = self.of_operator(operator);
            let covered = seen.iter().filter(|o| self.rule.status(o) == Status::Covered).count();
            (operator, covered, self.served_in_all(self.rule.denominator, operator))
        };
        let better = |a: &(OperatorId, usize, f64), b: &(OperatorId, usize, f64)| {
            b.1 > a.1 || (b.1 == a.1 && b.2 > a.2)
        };
        let all = self.operators().into_iter().map(covered);
        all.reduce(|a, b| if better(&a, &b) { b } else { a }).map(|(o, ..)| o)
    }

    /// What the rule sees in every village by one operator alone.
    pub fn of_operator(&self, operator: OperatorId) -> Vec<Observation> {
        self.seen(Whose::One(operator))
    }

    /// What the rule sees in every village under an operator rule.
    pub fn under(&self, operator: OperatorRule) -> Vec<Observation> {
        let any = self.seen(Whose::Any);
        // As in [`shares_under`](Self::shares_under).
        let unknown = |village: usize| any[village] == Observation::default();
        match operator {
            OperatorRule::Union => any,
            OperatorRule::BestOperator => match self.best_operator() {
                None => any,
                Some(best) => {
                    let own = self.of_operator(best).into_iter().enumerate();
                    own.map(|(i, seen)| if unknown(i) { any[i] } else { seen }).collect()
                }
            },
            OperatorRule::VillageMaximum => {
                let all: Vec<Vec<Observation>> =
                    self.operators().into_iter().map(|o| self.of_operator(o)).collect();
                if all.is_empty() {
                    return any;
                }
                self.each(|village| {
                    if unknown(village) {
                        return any[village];
                    }
                    let each = all.iter().map(|seen| seen[village]);
                    each.reduce(|best, next| if self.better(&next, &best) { next } else { best })
                        .unwrap_or_default()
                })
            }
        }
    }

    /// Whether one observation is better than another: by status, then by share.
    fn better(&self, a: &Observation, b: &Observation) -> bool {
        let order = |seen: &Observation| {
            let status = match self.rule.status(seen) {
                Status::Covered => 3,
                Status::Hole => 2,
                Status::White => 1,
                Status::NoData => 0,
            };
            (status, seen.share.map_or(-1.0, Share::value))
        };
        let ((sa, va), (sb, vb)) = (order(a), order(b));
        sa > sb || (sa == sb && va > vb)
    }

    fn seen(&self, whose: Whose) -> Vec<Observation> {
        let shares = self.shares(self.rule.denominator, whose);
        let served = match self.rule.test {
            Test::Share => None,
            Test::CentreClusters => self.served(whose),
        };
        self.each(|village| {
            let share = shares.get(village).copied().flatten();
            let Some(served) = served else { return Observation::of_share(share) };
            let range = self.held.of_village[village].clone();
            let points = self.held.points[range.clone()].iter().zip(&served[range]);
            let mut seen = Observation::of_share(share);
            for (point, served) in points {
                match point.role {
                    // Any centre that is served will do.
                    PointRole::Centre => seen.centre = Some(seen.centre == Some(true) || *served),
                    PointRole::Cluster => {
                        seen.clusters += 1;
                        seen.clusters_served += u32::from(*served);
                    }
                }
            }
            seen
        })
    }
}
