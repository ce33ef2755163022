//! The services of a project, from coverage to shares and statuses.

use super::by_overlay::ByOverlay;
use super::judge::{judge, observe};
use crate::coverage::{
    self, CoverageModel, Detail, ModelledService, PointCoverage, Portion, ServiceCoverage, Share,
    StudyArea, VillageCoverage, VillageRequest,
};
use crate::indicator::{Observation, PointsServed, Rule, Service, Shares, VillageTotals};
use crate::network::{OperatorId, ServiceKind, Technology};
use crate::place::{Denominator, VillagePoint};
use crate::progress::Progress;

/// Computes every service, as the model has it: 4G, 5G, FTTH, mobile broadband, older generations; of every
/// village only what `request` says.
pub(super) fn services(
    judge: Judge<'_>,
    model: &CoverageModel<'_>,
    request: &VillageRequest,
    progress: &dyn Progress,
) -> Result<Vec<Service>, coverage::Interrupted> {
    let covered = model.requested(request, progress)?;
    let each = model.services().iter().zip(covered);
    let mut services: Vec<Service> = each.map(|(own, c)| judge.service(own, request, c)).collect();
    services.sort_by_key(|s: &Service| listed(s.kind));
    Ok(services)
}

/// Makes of coverage what the rule says of it.
#[derive(Clone, Copy)]
pub(super) struct Judge<'a> {
    /// The villages, what is counted in them, their points.
    pub study: StudyArea<'a>,
    /// What each village holds.
    pub held: &'a VillageTotals<'a>,
    /// When a village counts as covered.
    pub rule: &'a Rule,
    /// Notes what the overlay engine answers.
    pub by_overlay: &'a ByOverlay,
}

impl Judge<'_> {
    /// One service: its shares of each denominator, its points, and what the rule makes of them.
    fn service(
        &self,
        modelled: &ModelledService,
        request: &VillageRequest,
        covered: ServiceCoverage,
    ) -> Service {
        let Self { study, rule, .. } = *self;
        let ServiceCoverage { villages, points } = covered;
        self.note_overlay(modelled.kind, villages.iter().enumerate());
        // A technology no layer speaks of is not 0 %: nothing is known of it.
        let points =
            (modelled.known && !study.points.is_empty()).then(|| points_served(modelled, points));
        let area = (Denominator::Area, request.area.unwrap_or(Detail::Any));
        let mut shares = vec![shares(modelled, area, &villages, |a| a.area.as_ref())];
        shares.extend(request.bases.iter().map(|&(i, detail)| {
            let of = (study.bases[i].denominator, detail);
            self::shares(modelled, of, &villages, |a| a.bases[i].as_ref())
        }));
        shares.extend(
            points.as_ref().map(|p| shares_of_points(study.villages.len(), study.points, p)),
        );
        let (kind, any) = (modelled.kind, Vec::new());
        let mut service = Service { kind, villages: any, shares, points, best_operator: None };
        judge(&mut service, rule, self.held);
        for (here, answer) in service.villages.iter_mut().zip(villages) {
            here.nearest = answer.nearest;
        }
        service
    }

    /// Notes the villages that the overlay engine answered for.
    pub(super) fn note_overlay<'v>(
        &self,
        service: ServiceKind,
        answers: impl Iterator<Item = (usize, &'v VillageCoverage)>,
    ) {
        for (village, _) in answers.filter(|(_, answer)| answer.by_overlay) {
            self.by_overlay.note(village, service);
        }
    }

    /// What the rule sees in every village, once it is settled which operator stands for all.
    pub(super) fn observe(&self, service: &mut Service) -> Vec<Observation> {
        observe(service, self.rule, self.held)
    }
}

/// The points served, by any operator and by each of the service's.
pub(super) fn points_served(modelled: &ModelledService, points: PointCoverage) -> PointsServed {
    PointsServed {
        any: points.any,
        by_operator: modelled.operators.iter().copied().zip(points.by_operator).collect(),
    }
}

/// The shares of one denominator, by village; of operators and their number what was asked for.
fn shares(
    modelled: &ModelledService,
    (denominator, detail): (Denominator, Detail),
    villages: &[VillageCoverage],
    portion: impl Fn(&VillageCoverage) -> Option<&Portion>,
) -> Shares {
    let of = |answer| portion(answer).filter(|_| modelled.known);
    let told = if detail == Detail::Any { &[][..] } else { &modelled.operators[..] };
    let number = if detail == Detail::Number { villages } else { &[] };
    let by_operator = told.iter().enumerate().map(|(i, &operator)| {
        let own = |answer| portion(answer).filter(|_| modelled.knows(operator));
        (operator, villages.iter().map(|a| own(a).map(|p| p.by_operator[i])).collect())
    });
    Shares {
        denominator,
        any: villages.iter().map(|a| of(a).map(|p| p.any)).collect(),
        by_operator: by_operator.collect(),
        operators: number.iter().map(|a| of(a).and_then(|p| p.operators)).collect(),
    }
}

/// The shares of the villages' points, each point alike. No data in a village without any.
pub(super) fn shares_of_points(
    villages: usize,
    points: &[VillagePoint],
    served: &PointsServed,
) -> Shares {
    let mut of = vec![0_u32; villages];
    for p in points {
        of[p.village as usize] += 1;
    }
    let share = |flags: &[bool]| -> Vec<Option<Share>> {
        let mut have = vec![0_u32; villages];
        let served = points.iter().zip(flags).filter(|(_, served)| **served);
        served.for_each(|(p, _)| have[p.village as usize] += 1);
        have.iter().zip(&of).map(|(h, n)| Share::of(f64::from(*h), f64::from(*n))).collect()
    };
    let mut number = vec![[0.0; 4]; villages];
    for (i, point) in points.iter().enumerate() {
        let serve = served.by_operator.iter().filter(|(_, flags)| flags[i]).count();
        number[point.village as usize][serve.min(3)] += 1.0;
    }
    let operators =
        number.into_iter().zip(&of).map(|(counts, n)| Share::each_of(counts, f64::from(*n)));
    Shares {
        denominator: Denominator::Points,
        any: share(&served.any),
        by_operator: served
            .by_operator
            .iter()
            .map(|(o, flags)| (*o, share(flags)))
            .collect::<Vec<(OperatorId, Vec<Option<Share>>)>>(),
        operators: operators.collect(),
    }
}

/// The order in which services are listed: as people ask for them.
pub(super) fn listed(kind: ServiceKind) -> u8 {
    match kind {
        ServiceKind::Technology(Technology::G4) => 0,
        ServiceKind::Technology(Technology::G5) => 1,
        ServiceKind::Technology(Technology::Ftth) => 2,
        ServiceKind::MobileBroadband => 3,
        ServiceKind::Technology(Technology::G3) => 4,
        ServiceKind::Technology(Technology::G2) => 5,
    }
}
