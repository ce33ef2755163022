//! Judging a plan: each target against what is known.
//!
//! In: the plan and everything the run found out ([`ScoreInputs`]). Out: one [`ScoreRow`] a target, in the
//! plan's order. Villages, places, poles and positions are counted in whole numbers; percentages of
//! area, people and households allow for rounding ([`Comparison::holds`]).
//! Not here: words (the caller gives them), what would turn a verdict (`turns`).

use super::positions::positions_with;
use super::turns::{self, ScenarioOf, VillageTarget};
use super::{
    Bilingual, Comparison, Count, Level, Observer, Origin, Passive, PlaceRate, Plan, Rate, Rule,
    Scenarios, ScoreRow, Service, SharedSite, Sharing, Speed, SpeedUnit, Stated, Status, Target,
    TargetMeasure, Test, Turns, Unit, Verdict, VillageTotals,
};
use crate::network::{Network, ServiceKind, Technology};
use crate::place::{Denominator, fold};

/// What a plan is judged by.
#[derive(Clone, Copy, Debug)]
pub struct ScoreInputs<'a> {
    /// The project's rule.
    pub rule: &'a Rule,
    /// Every service.
    pub services: &'a [Service],
    /// Their rates.
    pub rates: &'a [Rate],
    /// What the villages hold of each denominator.
    pub held: &'a VillageTotals<'a>,
    /// Other radii.
    pub scenarios: &'a Scenarios,
    /// Public places, counted.
    pub place_rates: &'a [PlaceRate],
    /// Shared infrastructure.
    pub sharing: &'a [Sharing],
    /// Speed tests.
    pub speeds: &'a [Speed],
    /// The network: its positions.
    pub network: &'a Network,
    /// Positions of base stations.
    pub shared_sites: &'a [SharedSite],
}

/// How a row came about, as fields: what words are made of.
#[derive(Clone, Copy, Debug)]
pub struct How<'a> {
    /// The target.
    pub target: &'a Target,
    /// The rule that judged it: the project's, with the target's own denominator where it has one.
    pub rule: &'a Rule,
    /// Where the value comes from.
    pub origin: &'a Origin,
    /// Speed tests in the province, of a target of speed.
    pub tests: Option<u64>,
    /// Cells, poles or ducts that are in no figure because nobody named their operator.
    pub unnamed: u64,
    /// Of villages by centre and clusters: percentage that is not white, and that has a hole of those.
    pub white_and_hole: Option<(f64, f64)>,
}

/// What is known of one target.
#[derive(Default)]
struct Finding {
    value: Option<f64>,
    count: Option<Count>,
    turns: Turns,
    tests: Option<u64>,
    unnamed: u64,
    white_and_hole: Option<(f64, f64)>,
}

impl Finding {
    /// What becomes of a target: by whole numbers where something is counted, else by the value.
    fn verdict(&self, target: &Target, value: Option<f64>) -> Verdict {
        match (self.count.filter(|c| c.of > 0 && self.value.is_some()), value) {
            (_, None) => Verdict::NoData,
            (Some(count), _) => verdict_of(count.missing <= 0),
            (None, Some(value)) => verdict_of(target.comparison.holds(value, target.value)),
        }
    }
}

/// Value, count and verdict of a target by what is known, without what somebody reported.
pub fn score(target: &Target, known: &ScoreInputs<'_>) -> (Option<f64>, Option<Count>, Verdict) {
    let found = find(target, known, &rule_of(target, known.rule));
    let verdict = found.verdict(target, found.value);
    (found.value, found.count, verdict)
}

/// The scorecard of a plan, in its order. `words` words how a row came about.
pub fn scorecard(
    plan: &Plan,
    known: &ScoreInputs<'_>,
    words: &dyn Fn(&How<'_>) -> Bilingual,
) -> Vec<ScoreRow> {
    plan.targets.iter().map(|target| row(plan, target, known, words)).collect()
}

fn row(
    plan: &Plan,
    target: &Target,
    known: &ScoreInputs<'_>,
    words: &dyn Fn(&How<'_>) -> Bilingual,
) -> ScoreRow {
    let rule = rule_of(target, known.rule);
    let found = find(target, known, &rule);
    let (value, origin) = match (found.value, &target.stated) {
        (Some(value), _) => (Some(value), origin(&target.measure)),
        (None, Some(Stated { value, source, as_of })) => {
            (Some(*value), Origin::Stated { source: source.clone(), as_of: as_of.clone() })
        }
        (None, None) => (None, Origin::NoData),
    };
    let verdict = found.verdict(target, value);
    let how = words(&How {
        target,
        rule: &rule,
        origin: &origin,
        tests: found.tests,
        unnamed: found.unnamed,
        white_and_hole: found.white_and_hole,
    });
    ScoreRow {
        id: target.id.clone(),
        text: target.text.clone(),
        year: target.year,
        comparison: target.comparison,
        target: target.value,
        unit: target.unit,
        value,
        origin,
        verdict,
        margin: value.map(|v| v - target.value),
        count: found.count,
        how,
        turns: found.turns,
        source: source(plan, target),
    }
}

/// The plan's document, and the target's place in it.
fn source(plan: &Plan, target: &Target) -> String {
    let parts = [plan.document.as_str(), target.source.as_str()];
    parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join("; ")
}

/// The rule that judges a target: a denominator of its own asks for a share of it.
fn rule_of(target: &Target, rule: &Rule) -> Rule {
    match target.measure {
        TargetMeasure::Villages { denominator: Some(denominator), .. }
            if denominator != rule.denominator || rule.test != Test::Share =>
        {
            Rule { denominator, test: Test::Share, ..rule.clone() }
        }
        TargetMeasure::Share { denominator, .. } => Rule { denominator, ..rule.clone() },
        _ => rule.clone(),
    }
}

fn origin(measure: &TargetMeasure) -> Origin {
    match measure {
        TargetMeasure::Villages { .. }
        | TargetMeasure::Share { .. }
        | TargetMeasure::Places { .. } => Origin::Modelled,
        TargetMeasure::Sharing(_) | TargetMeasure::Sites { .. } => Origin::Counted,
        TargetMeasure::Speed { .. } => Origin::Measured,
        TargetMeasure::Stated => Origin::NoData,
    }
}

pub(super) fn verdict_of(met: bool) -> Verdict {
    if met { Verdict::Met } else { Verdict::Missed }
}

fn find(target: &Target, known: &ScoreInputs<'_>, rule: &Rule) -> Finding {
    match &target.measure {
        TargetMeasure::Villages { service, .. } => villages(target, known, rule, *service),
        TargetMeasure::Share { service, denominator } => {
            share(target, known, rule, *service, *denominator)
        }
        TargetMeasure::Places { service, kinds } => places(target, known, *service, kinds),
        TargetMeasure::Sharing(of) => sharing(target, known, *of),
        TargetMeasure::Speed { fixed, figure } => {
            // Mobile technologies together are the speeds without one technology.
            let technology = fixed.then_some(Technology::Ftth);
            let of = |s: &&Speed| {
                s.of == SpeedUnit::Province && s.technology == technology && s.operator.is_none()
            };
            let speed = known.speeds.iter().find(of);
            let value = speed.and_then(|s| s.down.as_ref()).map(|d| d.figure(*figure));
            Finding { value, tests: Some(speed.map_or(0, |s| s.tests)), ..Finding::default() }
        }
        TargetMeasure::Sites { technologies } => {
            let positions = positions_with(technologies, known.network, known.shared_sites);
            Finding { value: positions.map(|n| n as f64), ..Finding::default() }
        }
        TargetMeasure::Stated => Finding::default(),
    }
}

/// Counts in whole numbers what a percentage is of.
pub(super) fn count(target: &Target, have: u64, of: u64, no_data: u64) -> Count {
    let needed = target.comparison.needed(target.value, of);
    let missing = i128::from(needed) - i128::from(have);
    let missing = i64::try_from(missing).unwrap_or(i64::MAX);
    Count { have, of, no_data, missing }
}

pub(super) fn pct(have: u64, of: u64) -> Option<f64> {
    (of > 0).then(|| 100.0 * have as f64 / of as f64)
}

fn counted(target: &Target, have: u64, of: u64, no_data: u64) -> Finding {
    let count = Some(count(target, have, of, no_data));
    Finding { value: pct(have, of), count, ..Finding::default() }
}

fn villages(target: &Target, known: &ScoreInputs<'_>, rule: &Rule, kind: ServiceKind) -> Finding {
    let Some(service) = known.services.iter().find(|s| s.kind == kind) else {
        return Finding::default();
    };
    let seen = if rule == known.rule {
        None
    } else {
        Some(Observer::new(service, rule, known.held).under(rule.operator))
    };
    let villages = VillageTarget::new(target, rule, service, seen.as_deref());
    let statuses = villages.statuses();
    let number = |status| statuses.iter().filter(|s| **s == status).count() as u64;
    let (covered, white) = (number(Status::Covered), number(Status::White));
    let no_data = number(Status::NoData);
    let of = statuses.len() as u64 - no_data;
    let by_centre = rule.test == Test::CentreClusters;
    let pair = pct(white, of).zip(pct(number(Status::Hole), of - white));
    Finding {
        turns: turns::of_villages(&villages, scenario(known, rule, kind).as_ref()),
        white_and_hole: pair.filter(|_| by_centre),
        ..counted(target, covered, of, no_data)
    }
}

fn share(
    target: &Target,
    known: &ScoreInputs<'_>,
    rule: &Rule,
    kind: ServiceKind,
    denominator: Denominator,
) -> Finding {
    let province =
        |r: &&Rate| r.level == Level::Province && r.service == kind && r.operator.is_none();
    let total = known.rates.iter().find(province).and_then(|r| r.total(denominator));
    let value = total.and_then(super::Total::pct);
    let held = known.held.of(denominator);
    let turns = match value {
        Some(_) => turns::of_share(target, &held, scenario(known, rule, kind).as_ref()),
        None => Turns::default(),
    };
    Finding { value, turns, ..Finding::default() }
}

/// The scenarios of a service under a rule. They see what the project's own test looks at: one of
/// centres and clusters judges them only by that.
fn scenario<'a>(known: &ScoreInputs<'a>, rule: &Rule, kind: ServiceKind) -> Option<ScenarioOf<'a>> {
    let service = known.scenarios.of(kind, rule.denominator)?;
    Some(ScenarioOf { varied: &known.scenarios.varied, service })
}

fn places(
    target: &Target,
    known: &ScoreInputs<'_>,
    service: ServiceKind,
    kinds: &[String],
) -> Finding {
    let province = known.place_rates.iter().filter(|r| r.service == service && r.commune.is_none());
    let kinds: Vec<String> = kinds.iter().map(|k| fold(k)).collect();
    let asked = |r: &&PlaceRate| match &r.kind {
        None => kinds.is_empty(),
        Some(kind) => kinds.contains(&fold(kind)),
    };
    let (mut covered, mut all, mut no_data) = (0, 0, 0);
    for rate in province.filter(asked) {
        covered += rate.covered;
        all += rate.places;
        no_data += rate.no_data;
    }
    if all == 0 {
        return Finding::default();
    }
    counted(target, covered, all - no_data, no_data)
}

fn sharing(target: &Target, known: &ScoreInputs<'_>, of: Passive) -> Finding {
    let found = known.sharing.iter().find(|s| s.of == of && s.total > 0.0);
    let Some(sharing) = found else { return Finding::default() };
    let value = 100.0 * sharing.shared / sharing.total;
    let whole = match of {
        // Counts, stored beside lengths.
        Passive::Sites | Passive::Poles => {
            let (have, of) = (sharing.shared.round() as u64, sharing.total.round() as u64);
            Some(count(target, have, of, 0))
        }
        Passive::Ducts => None,
    };
    Finding { value: Some(value), count: whole, unnamed: sharing.unnamed, ..Finding::default() }
}

impl ScoreRow {
    /// How much a missed target lacks, or a met one has to spare, in the unit; of whole things that
    /// must be *more* than the target the first one beyond it counts. `None` without data.
    pub fn short_by(&self) -> Option<f64> {
        let beyond = self.unit == Unit::Count && self.comparison == Comparison::MoreThan;
        let margin = self.margin? - if beyond { 1.0 } else { 0.0 };
        (self.verdict != Verdict::NoData).then(|| margin.abs())
    }

    /// Whether those without data could turn the verdict: make a missed target met if they all met
    /// it, or a met one missed if none did. `None` where nothing is counted or nothing is known.
    pub fn no_data_turns(&self) -> Option<bool> {
        let count = self.count.filter(|c| c.of > 0 && self.unit == Unit::Percent)?;
        let needed = self.comparison.needed(self.target, count.of + count.no_data);
        match self.verdict {
            Verdict::Met => Some(count.have < needed),
            Verdict::Missed => Some(count.have + count.no_data >= needed),
            Verdict::NoData => None,
        }
    }
}
