//! The services of a project, from coverage to shares and statuses.

use crate::coverage::{self, Answer, EngineKind, Question, Share};
use crate::footprint::ServiceFootprints;
use crate::indicator::{Observation, Rule, Service, Shares, VillageService};
use crate::network::{Network, OperatorId, ServiceKind, Technology};
use crate::place::{Denominator, Village};
use crate::progress::Progress;
use rayon::prelude::*;

/// Computes every service, as the model has it: 4G, 5G, FTTH, mobile broadband, older generations.
pub(super) fn services(
    villages: &[Village],
    network: &Network,
    rule: &Rule,
    engine: EngineKind,
    progress: &dyn Progress,
) -> Result<Vec<Service>, coverage::Interrupted> {
    let asked = asked(network, rule);
    let questions: Vec<Question> = asked
        .par_iter()
        .map(|(kind, technologies)| Question {
            footprints: ServiceFootprints::new(network, technologies),
            operators: operators(network, technologies),
            union_of: match kind {
                ServiceKind::Technology(_) => Vec::new(),
                ServiceKind::MobileBroadband => parts(&asked, technologies),
            },
        })
        .collect();
    let answers = coverage::cover(villages, network, &questions, engine, progress)?;
    let mut services = Vec::new();
    for (((kind, technologies), question), answers) in
        asked.into_iter().zip(&questions).zip(answers)
    {
        // A technology no layer speaks of is not 0 %: nothing is known of it.
        let known = technologies.iter().any(|t| speaks_of(network, *t));
        let share = |share: Option<Share>| share.filter(|_| known);
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
        services.push(Service { kind, any, shares: vec![area], points: None, best_operator: None });
    }
    services.sort_by_key(|s: &Service| listed(s.kind));
    Ok(services)
}

/// The services to compute and their technologies: 4G, 5G, FTTH and mobile broadband always, older
/// generations where the data has them. Mobile broadband comes last: it is put together from the others.
fn asked(network: &Network, rule: &Rule) -> Vec<(ServiceKind, Vec<Technology>)> {
    let always = [Technology::G4, Technology::G5, Technology::Ftth];
    let older = [Technology::G3, Technology::G2].into_iter().filter(|t| speaks_of(network, *t));
    always
        .into_iter()
        .chain(older)
        .map(|t| (ServiceKind::Technology(t), vec![t]))
        .chain([(ServiceKind::MobileBroadband, rule.mobile_broadband.clone())])
        .collect()
}

/// The services of single technologies that these technologies consist of. One that is not computed
/// has no source.
fn parts(asked: &[(ServiceKind, Vec<Technology>)], technologies: &[Technology]) -> Vec<usize> {
    let one_of =
        |kind: &ServiceKind| matches!(kind, ServiceKind::Technology(t) if technologies.contains(t));
    (0..asked.len()).filter(|&i| one_of(&asked[i].0)).collect()
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

/// Whether any layer says anything of a technology, be it that there is none.
fn speaks_of(network: &Network, technology: Technology) -> bool {
    let fibre = technology == Technology::Ftth
        && !(network.access_points.is_empty() && network.fibre_routes.is_empty());
    fibre
        || network.cells.iter().any(|c| c.technology == technology)
        || network.published.iter().any(|p| p.technology == technology)
        || network.declared.iter().any(|(t, _)| *t == technology)
}

/// The operators of whom a layer says anything for these technologies, in order of entry.
fn operators(network: &Network, technologies: &[Technology]) -> Vec<OperatorId> {
    let mut has = vec![false; network.operators.names().len()];
    let mut enter = |operator: OperatorId| has[operator.index()] = true;
    let asked = |t: &Technology| technologies.contains(t);
    network.cells.iter().filter(|c| asked(&c.technology)).for_each(|c| enter(c.operator));
    network.published.iter().filter(|p| asked(&p.technology)).for_each(|p| enter(p.operator));
    if asked(&Technology::Ftth) {
        network.access_points.iter().for_each(|p| enter(p.operator));
        network.fibre_routes.iter().for_each(|r| enter(r.operator));
    }
    for (technology, operator) in &network.declared {
        if let Some(operator) = operator.filter(|_| asked(technology)) {
            enter(operator);
        }
    }
    network.operators.ids().filter(|o| has[o.index()]).collect()
}
