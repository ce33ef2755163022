//! What of a village lacks a service: share, people, households, clusters.

use super::{Lacking, Search};
use crate::coverage::Share;
use crate::indicator::{Observation, OperatorRule, Service, Shares, Status};
use crate::network::OperatorId;
use crate::place::{Denominator, PointRole, VillagePoint};

/// A service in one village, as the operator rule looks at it.
#[derive(Clone, Copy)]
pub(super) struct VillageView<'a> {
    search: &'a Search<'a>,
    service: &'a Service,
    index: usize,
    /// The one operator whose coverage counts here; `None`: all together.
    pub(super) operator: Option<OperatorId>,
}

impl<'a> VillageView<'a> {
    pub(super) fn at(search: &'a Search<'a>, service: &'a Service, index: usize) -> Self {
        let together = Self { search, service, index, operator: None };
        let operator = match search.rule.operator {
            OperatorRule::Union => None,
            OperatorRule::BestOperator => service.best_operator,
            OperatorRule::VillageMaximum => {
                let alone = service.area().by_operator.iter().map(|(operator, _)| {
                    let view = Self { operator: Some(*operator), ..together };
                    (view.status(), view.share(search.rule.denominator), *operator)
                });
                // The first of equals; a status is the better the lesser.
                let better = |a: &(Status, Option<Share>, OperatorId),
                              b: &(_, Option<Share>, _)| {
                    a.0 < b.0 || (a.0 == b.0 && a.1 > b.1)
                };
                let best =
                    alone.reduce(|best, next| if better(&next, &best) { next } else { best });
                best.map(|(.., operator)| operator)
            }
        };
        Self { operator, ..together }
    }

    /// What the rule makes of it.
    fn status(&self) -> Status {
        let share = self.share(self.search.rule.denominator);
        let mut seen = Observation::of_share(share);
        for (point, served) in self.points() {
            match point.role {
                // Any centre that is served will do.
                PointRole::Centre => seen.centre = Some(seen.centre == Some(true) || served),
                PointRole::Cluster => {
                    seen.clusters += 1;
                    seen.clusters_served += u32::from(served);
                }
            }
        }
        self.search.rule.status(&seen)
    }

    /// The points of the village, and whether each is served.
    pub(super) fn points(&self) -> Vec<(&'a VillagePoint, bool)> {
        let Some(served) = &self.service.points else { return Vec::new() };
        let served = match self.operator {
            None => &served.any,
            Some(o) => match served.by_operator.iter().find(|(own, _)| *own == o) {
                Some((_, own)) => own,
                None => return Vec::new(),
            },
        };
        let all = self.search.model.study_area().points;
        let first = all.partition_point(|p| (p.village as usize) < self.index);
        let here = all.iter().zip(served).skip(first);
        here.take_while(|(p, _)| p.village as usize == self.index).map(|(p, s)| (p, *s)).collect()
    }

    /// The share of a denominator that is served, if it has data here.
    fn share(&self, of: Denominator) -> Option<Share> {
        let shares: &Shares = self.service.shares_of(of)?;
        let all = match self.operator {
            None => &shares.any,
            Some(o) => &shares.by_operator.iter().find(|(own, _)| *own == o)?.1,
        };
        *all.get(self.index)?
    }

    /// What is counted in the village: its own number, else what the layer has there.
    fn total(&self, own: Option<f64>, of: Denominator) -> Option<f64> {
        let basis = self.search.model.study_area().bases.iter().find(|b| b.denominator == of);
        own.or_else(|| basis?.totals.get(self.index).copied().flatten())
    }
}

/// What lacks the service.
///
/// Where a report says that the village is white, everything in it lacks the service. Where a report
/// says that it has a hole and the model does not, nobody knows how large it is.
pub(super) fn lacking(view: &VillageView<'_>, points: &[(&VillagePoint, bool)]) -> Lacking {
    let village = &view.search.model.study_area().villages[view.index];
    let here = &view.service.villages[view.index];
    let people = view.total(village.population, Denominator::Population);
    let households = view.total(village.households, Denominator::Households);
    let clusters: Vec<bool> =
        points.iter().filter(|(p, _)| p.role == PointRole::Cluster).map(|(_, s)| *s).collect();
    let of = clusters.len() as u32;
    if here.evidence.is_some() && here.status != here.modelled {
        let all = (here.status == Status::White).then_some(Share::ALL);
        return Lacking {
            share: all,
            people: all.and(people),
            households: all.and(households),
            clusters: all.filter(|_| of > 0).map(|_| (of, of)),
        };
    }
    // A culture house without signal decides by itself; how much lacks it is still the shares'.
    let part = |denominator| {
        let served = view.share(denominator).or_else(|| view.share(Denominator::Area));
        served.map(Share::rest)
    };
    let times = |total: Option<f64>, share: Option<Share>| Some(total? * share?.value());
    let not_served = clusters.iter().filter(|served| !**served).count() as u32;
    Lacking {
        share: here.share.map(Share::rest),
        people: times(people, part(Denominator::Population)),
        households: times(households, part(Denominator::Households)),
        clusters: (of > 0).then_some((not_served, of)),
    }
}
