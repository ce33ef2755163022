//! From inputs to the whole result, stage by stage.

use super::by_overlay::ByOverlay;
use super::rates::all_rates;
use super::scenarios::{looked_at, scenarios, tried};
use super::services::{Judge, services};
use super::{Assessment, Inputs, Need, Terms};
use crate::coverage::{self, CoverageModel, StudyArea};
use crate::gap;
use crate::indicator::{
    ScoreInputs, VillageTotals, place_rates, place_results, scorecard, shared_sites, sharing,
    speeds,
};
use crate::network::Network;
use crate::progress::Progress;

/// Computes coverage, statuses, rates, gaps and the scorecard, as far as [`Terms::needs`] says.
///
/// # Errors
/// As [`coverage::cover`].
#[expect(clippy::too_many_lines, reason = "one stage after the other, a few lines each")]
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
        ground,
        synthetic,
    } = inputs;
    let mut about = terms.about.clone();
    about.synthetic |= synthetic;
    let rule = terms.rule.clone();
    let plan = terms.plan.clone();
    let evidence_on = terms.evidence_on();

    let needs = terms.needs;
    let needed = |part| needs.has(part);

    let study = StudyArea { villages: &villages, bases: &bases, points: &points };
    // Made once: places and gaps look at the same service areas.
    let nothing = Network::default();
    let asked = if needed(Need::Statuses) || needed(Need::Places) { &network } else { &nothing };
    let (mobile, cumulative) = (&rule.mobile_broadband, rule.cumulative);
    let model = CoverageModel::new(study, asked, mobile, cumulative, terms.engine);
    let held = VillageTotals::new(&villages, &points, &bases);
    let by_overlay = ByOverlay::default();
    let judge = Judge { study, held: &held, rule: &rule, by_overlay: &by_overlay };
    let mut services = if needed(Need::Statuses) {
        services(judge, &model, &needs.coverage(&rule, &bases), progress)?
    } else {
        Vec::new()
    };
    let (evidence_use, of_evidence) = when(needed(Need::Evidence), || {
        gap::apply_evidence(&mut services, &evidence, &villages, &rule, evidence_on)
    });
    gap::merge_findings(&mut findings, of_evidence);
    let rates = when(needed(Need::Rates), || all_rates(&services, &units, &villages, &held, &rule));
    let judged = plan.as_ref().filter(|_| needed(Need::Scorecard));
    let listed = needed(Need::Gaps).then_some(&terms.gaps);
    let tried = tried(listed, judged, &rule);
    let varied = looked_at(judged);
    let scenarios = scenarios(judge, (&model, &services), (&tried, varied), progress)?;
    let shared_sites =
        when(needed(Need::Sharing), || shared_sites(&network, terms.sharing_distance_m));
    let sharing = when(needed(Need::Sharing), || sharing(&network, &shared_sites));
    let (place_results, places_by_overlay) =
        when(needed(Need::Places), || place_results(&places, &terms.places, &model));
    let place_rates = place_rates(&places, &terms.places, &place_results);
    let tests = measurements.as_ref().filter(|_| needed(Need::Speeds));
    let speeds = tests.map(|m| speeds(m, &villages, terms.min_tests)).unwrap_or_default();
    let scorecard = judged.map_or_else(Vec::new, |plan| {
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
    let search = gap::Search {
        model: &model,
        services: &services,
        scenarios: &scenarios,
        rule: &rule,
        radius_m: &terms.radius_m,
    };
    let gaps = listed.map_or_else(Vec::new, |terms| gap::find(&search, terms));
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
        method: terms.into_method(crs, ground),
    })
}

/// A part of the assessment, empty where nobody needs it.
fn when<T: Default>(needed: bool, make: impl FnOnce() -> T) -> T {
    if needed { make() } else { T::default() }
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
