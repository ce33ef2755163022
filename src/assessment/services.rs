//! The services of a project, from coverage to shares and statuses.

use crate::coverage::{self, Answer, EngineKind, Question, Share};
use crate::indicator::{Observation, Rule, Service, Shares, VillageService};
use crate::network::{Network, ServiceKind, Technology};
use crate::place::{Denominator, Village};
use crate::progress::Progress;

/// Computes every service, as the model has it: 4G, 5G, FTTH, mobile broadband, older generations.
pub(super) fn services(
    villages: &[Village],
    network: &Network,
    questions: &[Question],
    rule: &Rule,
    engine: EngineKind,
    progress: &dyn Progress,
) -> Result<Vec<Service>, coverage::Interrupted> {
    let answers = coverage::cover(villages, network, questions, engine, progress)?;
    let mut services = Vec::new();
    for (question, answers) in questions.iter().zip(answers) {
        // A technology no layer speaks of is not 0 %: nothing is known of it.
        let share = |share: Option<Share>| share.filter(|_| question.known);
        let by_operator = question.operators.iter().enumerate().map(|(i, &operator)| {
            (operator, answers.iter().map(|a| share(a.by_operator[i])).collect())
        });
        let area = Shares {
            denominator: Denominator::Area,
            any: answers.iter().map(|a| share(a.any)).collect(),
            by_operator: by_operator.collect(),
            operators: Vec::new(),
        };
        let any = answers
            .into_iter()
            .map(|Answer { any, nearest, .. }| {
                let share = share(any);
                let status = rule.status(&Observation::of_share(share));
                VillageService {
                    share,
                    area_share: share,
                    modelled: status,
                    status,
                    evidence: None,
                    nearest,
                }
            })
            .collect();
        services.push(Service {
            kind: question.kind,
            any,
            shares: vec![area],
            points: None,
            best_operator: None,
        });
    }
    services.sort_by_key(|s: &Service| listed(s.kind));
    Ok(services)
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
