//! From inputs to the whole result, stage by stage.

use super::by_overlay::ByOverlay;
use super::rates::all_rates;
use super::scenarios::{looked_at, scenarios, tried};
use super::services::{Judge, services};
use super::{Assessment, Inputs, Terms};
use crate::coverage::{self, CoverageModel, StudyArea};
use crate::gap;
use crate::indicator::{
    ScoreInputs, VillageTotals, place_rates, place_results, scorecard, shared_sites, sharing,
    speeds,
};
use crate::progress::Progress;

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
        surroundings,
        mut findings,
        layers,
        crs,
        synthetic,
    } = inputs;
    let mut about = terms.about.clone();
    about.synthetic |= synthetic;
    let rule = terms.rule.clone();
    let plan = terms.plan.clone();
    let evidence_on = terms.evidence_on();

    let study = StudyArea { villages: &villages, bases: &bases, points: &points };
    // Made once: places and gaps look at the same service areas.
    let (mobile, cumulative) = (&rule.mobile_broadband, rule.cumulative);
    let model = CoverageModel::new(study, &network, mobile, cumulative, terms.engine);
    let held = VillageTotals::new(&villages, &points, &bases);
    let by_overlay = ByOverlay::default();
    let judge = Judge { study, held: &held, rule: &rule, by_overlay: &by_overlay };
    let mut services = services(judge, &model, progress)?;
    let (evidence_use, of_evidence) =
        gap::apply_evidence(&mut services, &evidence, &villages, &rule, evidence_on);
    gap::merge_findings(&mut findings, of_evidence);
    let rates = all_rates(&services, &units, &villages, &held, &rule);
    let tried = tried(&terms.gaps, terms.plan.as_ref(), &rule);
    let varied = looked_at(plan.as_ref());
    let scenarios = scenarios(judge, (&model, &services), (&tried, varied), progress)?;
    let shared_sites = shared_sites(&network, terms.sharing_distance_m);
    let sharing = sharing(&network, &shared_sites);
    let (place_results, places_by_overlay) = place_results(&places, &terms.places, &model);
    let place_rates = place_rates(&places, &terms.places, &place_results);
    let speeds = measurements.as_ref().map(|m| speeds(m, &villages, terms.min_tests));
    let speeds = speeds.unwrap_or_default();
    let scorecard = terms.plan.as_ref().map_or_else(Vec::new, |plan| {
        let known = ScoreInputs {
            rule: &rule,
            services: &services,
            rates: &rates,
            held: &held,
            scenarios: &scenarios,
            place_rates: &place_rates,
            sharing: &sharing,
            speeds: &speeds,
            network: &network,
            shared_sites: &shared_sites,
        };
        scorecard(plan, &known, &terms.score_words)
    });
    let gaps = gap::find(
        &gap::Search {
            model: &model,
            services: &services,
            scenarios: &scenarios,
            rule: &rule,
            radius_m: &terms.radius_m,
        },
        &terms.gaps,
    );
    let of_overlay = by_overlay.findings(&villages, &places, &places_by_overlay, &layers);
    gap::merge_findings(&mut findings, of_overlay);
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
        plan,
        scorecard,
        sharing,
        shared_sites,
        places,
        place_results,
        place_rates,
        measurements,
        speeds,
        surroundings,
        findings,
        inputs: layers,
        method: terms.into_method(crs),
    })
}

/// The findings that an assessment adds to those of reading: field reports that are not followed. For
/// those who judge data without computing anything.
pub fn judge(inputs: &mut Inputs, terms: &Terms) {
    let kinds = coverage::kinds_computed(&inputs.network, &terms.rule.mobile_broadband);
    let (reports, villages) = (&inputs.evidence, &inputs.villages);
    let on = terms.evidence_on();
    let found = gap::evidence_findings(&kinds, reports, villages, &terms.rule, on);
    gap::merge_findings(&mut inputs.findings, found);
}
