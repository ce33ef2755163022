//! From inputs to the whole result, stage by stage.

use super::services::{listed, services};
use super::{Assessment, Method, Terms};
use crate::coverage::{self, Question, Share};
use crate::gap;
use crate::indicator::{
    Contribution, Rate, Rule, Scenarios, Service, Shares, Status, VillageService, rates,
};
use crate::network::OperatorId;
use crate::place::{AdminUnits, Village};
use crate::progress::Progress;
use crate::source::Inputs;

/// Computes coverage, statuses, rates, gaps and the scorecard.
///
/// # Errors
/// As [`coverage::cover`].
pub fn assess(
    inputs: Inputs,
    terms: Terms,
    progress: &dyn Progress,
) -> Result<Assessment, coverage::Interrupted> {
    let Inputs {
        units,
        villages,
        network,
        bases,
        points,
        places,
        measurements,
        evidence,
        mut findings,
        layers,
        crs,
        synthetic,
    } = inputs;
    let mut about = terms.about;
    about.synthetic |= synthetic;
    let rule = terms.rule;

    // Footprints are made once: places and gaps ask the same questions.
    let questions = Question::all(&network, &rule.mobile_broadband, rule.cumulative);
    let mut services = services(&villages, &network, &questions, &rule, terms.engine, progress)?;
    let evidence_on = about.as_of.as_deref().and_then(|d| d.parse().ok()).or(terms.today);
    let (evidence_use, of_evidence) =
        gap::apply_evidence(&mut services, &evidence, &villages, &rule, evidence_on);
    gap::merge_findings(&mut findings, of_evidence);
    let rates = all_rates(&services, &units, &villages, &rule);
    let scenarios = Scenarios::default();
    let (sharing, shared_sites) = (Vec::new(), Vec::new());
    let (place_results, place_rates) = (Vec::new(), Vec::new());
    let speeds = Vec::new();
    let gaps = gap::find(
        &gap::Ground {
            villages: &villages,
            network: &network,
            questions: &questions,
            services: &services,
            bases: &bases,
            points: &points,
            scenarios: &scenarios,
            rule: &rule,
            radius_m: &terms.radius_m,
        },
        &terms.gaps,
    );
    let scorecard = Vec::new();
    Ok(Assessment {
        about,
        units,
        villages,
        network,
        services,
        rates,
        bases,
        points,
        scenarios,
        evidence,
        evidence_use,
        gaps,
        plan: terms.plan,
        scorecard,
        sharing,
        shared_sites,
        places,
        place_results,
        place_rates,
        measurements,
        speeds,
        findings,
        inputs: layers,
        method: Method {
            crs,
            engine: terms.engine,
            rule,
            radius_m: terms.radius_m,
            beamwidth_deg: terms.beamwidth_deg,
            count: terms.count,
            datum: terms.datum,
            sharing_distance_m: terms.sharing_distance_m,
            min_tests: terms.min_tests,
            gaps: terms.gaps,
            evidence_on,
        },
    })
}

/// Rates of every unit, service and operator: the province, then districts, then communes.
fn all_rates(
    services: &[Service],
    units: &AdminUnits,
    villages: &[Village],
    rule: &Rule,
) -> Vec<Rate> {
    let mut all = Vec::new();
    for service in services {
        let mut enter = |operator: Option<OperatorId>,
                         each: &dyn Fn(usize) -> (Status, Option<Share>)| {
            let contributions: Vec<Contribution> = villages
                .iter()
                .enumerate()
                .map(|(i, village)| {
                    let (status, area) = each(i);
                    contribution(village, status, area)
                })
                .collect();
            all.extend(rates(service.kind, operator, units, villages, &contributions));
        };
        let any: &[VillageService] = &service.any;
        enter(None, &|i| (any[i].status, any[i].area_share));
        let area: &Shares = service.area();
        for (operator, shares) in &area.by_operator {
            enter(Some(*operator), &|i| (rule.status_of_share(shares[i]), shares[i]));
        }
    }
    // Stable: within a level and a service, operators stay in order.
    all.sort_by_key(|r| (r.level, listed(r.service)));
    all
}

fn contribution(village: &Village, status: Status, area_share: Option<Share>) -> Contribution {
    let area_m2 = village.shape.as_ref().map_or(0.0, |s| s.area_m2);
    let covered = if status == Status::NoData { 0.0 } else { area_share.map_or(0.0, Share::value) };
    Contribution { status, area_m2, covered_area_m2: covered * area_m2 }
}
