//! From inputs to the whole result, stage by stage.

use super::services::{listed, services};
use super::{Assessment, Method, Terms};
use crate::coverage::{self, Question, Share};
use crate::indicator::{
    Contribution, Rate, Rule, Scenarios, Service, Shares, Status, VillageService, place_rates,
    place_results, rates, shared_sites, sharing, speeds,
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
        findings,
        layers,
        crs,
        synthetic,
    } = inputs;
    let mut about = terms.about;
    about.synthetic |= synthetic;
    let rule = terms.rule;

    // Footprints are made once: places and gaps ask the same questions.
    let questions = Question::all(&network, &rule.mobile_broadband, rule.cumulative);
    let services = services(&villages, &network, &questions, &rule, terms.engine, progress)?;
    let evidence_use = Vec::new();
    let rates = all_rates(&services, &units, &villages, &rule);
    let scenarios = Scenarios::default();
    let shared_sites = shared_sites(&network, terms.sharing_distance_m);
    let sharing = sharing(&network, &shared_sites);
    let place_results = place_results(&places, &terms.places, &network, &questions);
    let place_rates = place_rates(&places, &terms.places, &place_results);
    let speeds = measurements.as_ref().map(|m| speeds(m, &villages, terms.min_tests));
    let speeds = speeds.unwrap_or_default();
    let gaps = Vec::new();
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
            places: terms.places,
            gaps: terms.gaps,
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
