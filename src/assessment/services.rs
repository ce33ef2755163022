//! The services of a project, from coverage to shares and statuses.

use super::observe::{Subject, observe};
use crate::coverage::{self, Answer, Covered, EngineKind, Ground, Portion, Question, Share};
use crate::indicator::{PointsServed, Rule, Service, Shares, VillageService};
use crate::network::{Network, OperatorId, ServiceKind, Technology};
use crate::place::{Denominator, VillagePoint};
use crate::progress::Progress;

/// Computes every service, as the model has it: 4G, 5G, FTTH, mobile broadband, older generations.
pub(super) fn services(
    ground: Ground<'_>,
    network: &Network,
    questions: &[Question],
    rule: &Rule,
    engine: EngineKind,
    progress: &dyn Progress,
) -> Result<Vec<Service>, coverage::Interrupted> {
    let covered = coverage::cover(ground, network, questions, engine, progress)?;
    let one = |(question, covered): (&Question, Covered)| service(ground, question, covered, rule);
    let mut services: Vec<Service> = questions.iter().zip(covered).map(one).collect();
    services.sort_by_key(|s: &Service| listed(s.kind));
    Ok(services)
}

/// One service: its shares of each denominator, its points, and what the rule makes of them.
fn service(ground: Ground<'_>, question: &Question, covered: Covered, rule: &Rule) -> Service {
    let Covered { villages, points } = covered;
    // A technology no layer speaks of is not 0 %: nothing is known of it.
    let known = question.known;
    let points = (known && !ground.points.is_empty()).then(|| PointsServed {
        any: points.any,
        by_operator: question.operators.iter().copied().zip(points.by_operator).collect(),
    });
    let mut shares = vec![shares(question, Denominator::Area, &villages, |a| a.area.as_ref())];
    shares.extend(ground.bases.iter().enumerate().map(|(i, basis)| {
        self::shares(question, basis.denominator, &villages, |a| a.bases[i].as_ref())
    }));
    if let Some(served) = &points {
        shares.push(shares_of_points(ground.villages.len(), ground.points, served));
    }
    let subject = Subject {
        ground,
        shares: shares.iter().find(|s| s.denominator == rule.denominator),
        points: points.as_ref(),
    };
    let seen = observe(&subject, rule);
    let area = &shares[0].any;
    let each = villages.into_iter().zip(&seen.observations).zip(area);
    let any = each.map(|((answer, observation), area_share)| {
        let status = rule.status(observation);
        VillageService {
            share: observation.share,
            area_share: *area_share,
            modelled: status,
            status,
            evidence: None,
            nearest: answer.nearest,
        }
    });
    let any = any.collect();
    Service { kind: question.kind, any, shares, points, best_operator: seen.best_operator }
}

/// The shares of one denominator, by village.
fn shares(
    question: &Question,
    denominator: Denominator,
    villages: &[Answer],
    portion: impl Fn(&Answer) -> Option<&Portion>,
) -> Shares {
    let of = |answer| portion(answer).filter(|_| question.known);
    let by_operator = question.operators.iter().enumerate().map(|(i, &operator)| {
        (operator, villages.iter().map(|a| of(a).map(|p| p.by_operator[i])).collect())
    });
    Shares {
        denominator,
        any: villages.iter().map(|a| of(a).map(|p| p.any)).collect(),
        by_operator: by_operator.collect(),
        operators: villages.iter().map(|a| of(a).and_then(|p| p.operators)).collect(),
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
    let operators = number
        .into_iter()
        .zip(&of)
        .map(|(counts, n)| (*n > 0).then(|| counts.map(|c| c / f64::from(*n))));
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
