//! From inputs to the whole result.

use super::{Assessment, Method, Service, VillageService};
use crate::coverage::{self, Answer, EngineKind, Question, Share};
use crate::footprint::ServiceFootprints;
use crate::indicator::{Contribution, Rate, Rule, ServiceKind, Status, rates};
use crate::network::{self, Network, OperatorId, Technology};
use crate::place::Village;
use crate::progress::Progress;
use crate::project::{About, Project};
use crate::source::Inputs;
use rayon::prelude::*;

/// What the project asks for.
#[derive(Clone, Debug)]
pub struct Terms {
    /// The project's own words.
    pub about: About,
    /// Which engine.
    pub engine: EngineKind,
    /// When a village counts as covered.
    pub rule: Rule,
    /// Default radius of each technology, m.
    pub radius_m: Vec<(Technology, f64)>,
    /// Width of a sector whose row states none, degrees.
    pub beamwidth_deg: f64,
    /// The statuses of sources that count.
    pub count: Vec<network::Status>,
    /// How VN-2000 becomes WGS 84: the code of the operation.
    pub datum: &'static str,
}

impl Terms {
    /// What a project asks for.
    pub fn of(project: &Project) -> Self {
        Self {
            about: project.about.clone(),
            engine: project.engine,
            rule: project.rule.clone(),
            radius_m: project.radii.all(),
            beamwidth_deg: project.beamwidth_deg,
            count: project.count.clone(),
            datum: project.datum.code(),
        }
    }
}

/// Computes coverage, statuses and rates.
///
/// # Errors
/// As [`coverage::cover`].
pub fn assess(
    inputs: Inputs,
    terms: Terms,
    progress: &dyn Progress,
) -> Result<Assessment, coverage::Interrupted> {
    let Inputs { units, villages, network, findings, layers, crs, synthetic } = inputs;
    let Terms { mut about, engine, rule, radius_m, beamwidth_deg, count, datum } = terms;
    about.synthetic |= synthetic;

    let asked = services(&network, &rule);
    let questions: Vec<Question> = asked
        .par_iter()
        .map(|(kind, technologies)| Question {
            footprints: ServiceFootprints::new(&network, technologies),
            operators: operators(&network, technologies),
            union_of: match kind {
                ServiceKind::Technology(_) => Vec::new(),
                ServiceKind::MobileBroadband => parts(&asked, technologies),
            },
        })
        .collect();
    let answers = coverage::cover(&villages, &network, &questions, engine, progress)?;

    let mut all_rates = Vec::new();
    let mut all_services = Vec::new();
    for (((kind, technologies), question), answers) in
        asked.into_iter().zip(&questions).zip(answers)
    {
        // A technology no layer speaks of is not 0 %: nothing is known of it.
        let known = technologies.iter().any(|t| speaks_of(&network, *t));
        let share = |share: Option<Share>| share.filter(|_| known);
        let rate = |operator, shares: &mut dyn Iterator<Item = Option<Share>>| -> Vec<Rate> {
            let contributions: Vec<Contribution> =
                villages.iter().zip(shares).map(|(v, s)| contribution(v, s, &rule)).collect();
            rates(kind, operator, &units, &villages, &contributions)
        };
        all_rates.extend(rate(None, &mut answers.iter().map(|a| share(a.any))));
        let mut by_operator = Vec::new();
        for (i, &operator) in question.operators.iter().enumerate() {
            let shares: Vec<_> = answers.iter().map(|a| share(a.by_operator[i])).collect();
            all_rates.extend(rate(Some(operator), &mut shares.iter().copied()));
            by_operator.push((operator, shares));
        }
        let any = answers
            .into_iter()
            .map(|Answer { any, nearest, .. }| {
                let share = share(any);
                // The rule's only denominator today is the area.
                VillageService { share, area_share: share, status: rule.status(share), nearest }
            })
            .collect();
        all_services.push(Service { kind, any, by_operator });
    }
    all_services.sort_by_key(|s: &Service| listed(s.kind));
    // Stable: within a level and a service, operators stay in order.
    all_rates.sort_by_key(|r| (r.level, listed(r.service)));
    Ok(Assessment {
        about,
        units,
        villages,
        network,
        services: all_services,
        rates: all_rates,
        findings,
        inputs: layers,
        method: Method { crs, engine, rule, radius_m, beamwidth_deg, count, datum },
    })
}

/// The services to compute and their technologies: 4G, 5G, FTTH and mobile broadband always, older
/// generations where the data has them. Mobile broadband comes last: it is put together from the others.
fn services(network: &Network, rule: &Rule) -> Vec<(ServiceKind, Vec<Technology>)> {
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
fn listed(kind: ServiceKind) -> u8 {
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

fn contribution(village: &Village, share: Option<Share>, rule: &Rule) -> Contribution {
    let area_m2 = village.shape.as_ref().map_or(0.0, |s| s.area_m2);
    let status = rule.status(share);
    let covered = if status == Status::NoData { 0.0 } else { share.map_or(0.0, Share::value) };
    Contribution { status, area_m2, covered_area_m2: covered * area_m2 }
}
