//! Scenarios: the services of gaps and of the plan's village rates, with a quantity varied.
//!
//! In: the services as they are, their sources, the rule. Out: what the rule would see at 0.8, 0.9,
//! 1.1 and 1.2 times the radii (0.8 and 1.2 without a plan), and as it is at 1. Where one scenario is
//! proved to serve no less than another ([`Varied::is_within`]), most villages need not be computed: what is
//! the same in a smaller and a larger one is the same between them, what is whole stays whole with larger
//! ones, what is nothing with smaller ones. Nor those whose status cannot change between the two,
//! thresholds ten points off included: their share is that of the smaller.

use super::services::{Judge, points_served, shares_of_points};
use crate::coverage::{
    CoverageModel, Detail, Interrupted, ModelledService, Portion, Share, StudyArea,
    VillageCoverage, VillageRequest, cover_alone,
};
use crate::footprint::Varied;
use crate::gap::GapTerms;
use crate::indicator::{
    Observation, OperatorRule, Plan, PointsServed, Rule, ScenarioService, Scenarios, Service,
    Shares, TargetMeasure, Test,
};
use crate::network::ServiceKind;
use crate::place::Denominator;
use crate::progress::{Progress, Stage};

/// Factors of the radii, rising. What planners' radii differ by: the usual 4 km of a 4G cell stands
/// for anything from 3 to 5.
const RADII: [f64; 5] = [0.8, 0.9, 1.0, 1.1, 1.2];

/// Those that the robustness of gaps looks at; the others are for the verdicts of a plan.
const RADII_OF_GAPS: [f64; 3] = [0.8, 1.0, 1.2];

/// The scenarios that somebody looks at.
pub(super) fn looked_at(plan: Option<&Plan>) -> Vec<Varied> {
    let mut targets = plan.into_iter().flat_map(|p| &p.targets);
    let judged = targets.any(|t| matches!(t.measure, TargetMeasure::Villages { .. }));
    let radii = if judged { &RADII[..] } else { &RADII_OF_GAPS };
    radii.iter().copied().map(Varied::Radius).collect()
}

/// Half the span of thresholds under which a status must be the same to need no computing, and what is
/// kept from their edges: ten points, as robustness tries them, and far more than rounding.
const THRESHOLDS: (f64, f64) = (0.1, 1e-6);

/// Shares this close are the same: the rounding of an integral over a village's whole boundary.
const SAME: f64 = 1e-12;

/// What is tried: the services of gaps under the rule, and the plan's village rates; of either only where
/// somebody looks at it.
pub(super) fn tried(
    gaps: Option<&GapTerms>,
    plan: Option<&Plan>,
    rule: &Rule,
) -> Vec<(ServiceKind, Denominator)> {
    let of_gaps = gaps.into_iter().flat_map(|g| &g.services).map(|kind| (*kind, rule.denominator));
    let of_plan = plan.into_iter().flat_map(|p| &p.targets).filter_map(|t| match &t.measure {
        TargetMeasure::Villages { service, denominator } => {
            Some((*service, denominator.unwrap_or(rule.denominator)))
        }
        _ => None,
    });
    let mut all: Vec<(ServiceKind, Denominator)> = Vec::new();
    for pair in of_gaps.chain(of_plan) {
        if !all.contains(&pair) {
            all.push(pair);
        }
    }
    all
}

/// What the rule would see of these services and denominators in these scenarios, one of them
/// [`Varied::NOTHING`]. Services of which nothing is known are left out.
///
/// # Errors
/// [`Interrupted`] when the progress says so.
pub(super) fn scenarios(
    judge: Judge<'_>,
    (model, services): (&CoverageModel<'_>, &[Service]),
    (tried, scenarios): (&[(ServiceKind, Denominator)], Vec<Varied>),
    progress: &dyn Progress,
) -> Result<Scenarios, Interrupted> {
    let mut kinds: Vec<ServiceKind> = Vec::new();
    for (kind, _) in tried {
        if !kinds.contains(kind) {
            kinds.push(*kind);
        }
    }
    if kinds.is_empty() {
        return Ok(Scenarios::default());
    }
    let mut all = Vec::new();
    let steps = kinds.len() * (scenarios.len() - 1);
    progress.begin(Stage::Coverage, "± 20 %", Some(steps as u64));
    for kind in kinds {
        let modelled = model.service(kind).filter(|s| s.known);
        let service = services.iter().find(|s| s.kind == kind);
        let Some((modelled, service)) = modelled.zip(service) else { continue };
        let has_data = |d: &Denominator| service.shares_of(*d).is_some();
        let denominators: Vec<Denominator> =
            tried.iter().filter(|t| t.0 == kind).map(|t| t.1).filter(has_data).collect();
        let own = ServiceScenarios { judge, model, modelled, service, denominators, progress };
        all.extend(own.all(&scenarios)?);
    }
    progress.end();
    Ok(Scenarios { varied: scenarios, services: all })
}

/// One service in every scenario.
struct ServiceScenarios<'a> {
    judge: Judge<'a>,
    model: &'a CoverageModel<'a>,
    modelled: &'a ModelledService,
    /// As it is.
    service: &'a Service,
    /// Those that are looked at; all have data.
    denominators: Vec<Denominator>,
    progress: &'a dyn Progress,
}

/// One service in one scenario: shares of each denominator looked at, and points.
struct Outcome {
    varied: Varied,
    shares: Vec<Shares>,
    points: Option<PointsServed>,
}

impl ServiceScenarios<'_> {
    fn all(&self, scenarios: &[Varied]) -> Result<Vec<ScenarioService>, Interrupted> {
        let as_is = Outcome {
            varied: Varied::NOTHING,
            shares: self.denominators.iter().filter_map(|d| self.as_is(*d)).collect(),
            points: self.service.points.clone(),
        };
        let mut outcomes = vec![as_is];
        for varied in farthest_first(scenarios) {
            let next = self.at(varied, smaller(&outcomes, varied), larger(&outcomes, varied))?;
            outcomes.push(next);
        }
        let of = |varied: &Varied| outcomes.iter().find(|o| o.varied == *varied);
        let in_order: Vec<&Outcome> = scenarios.iter().filter_map(of).collect();
        let each = self.denominators.iter().enumerate().map(|(i, denominator)| ScenarioService {
            kind: self.service.kind,
            denominator: *denominator,
            seen: in_order.iter().map(|at| self.seen(*denominator, &at.shares[i], at)).collect(),
        });
        Ok(each.collect())
    }

    /// Whether operators have to be told apart.
    fn by_operator(&self) -> bool {
        self.judge.rule.operator != OperatorRule::Union
    }

    /// Whether the rule looks at points, or a denominator is of points.
    fn asks_points(&self) -> bool {
        self.judge.rule.test == Test::CentreClusters
            || self.denominators.contains(&Denominator::Points)
    }

    /// The shares as they are, without the operators where they need not be told apart.
    fn as_is(&self, denominator: Denominator) -> Option<Shares> {
        let shares = self.service.shares_of(denominator)?;
        let by_operator = if self.by_operator() { shares.by_operator.clone() } else { Vec::new() };
        Some(Shares { denominator, any: shares.any.clone(), by_operator, operators: Vec::new() })
    }

    /// The service in one scenario, between one that serves no more and one that serves no less.
    fn at(
        &self,
        varied: Varied,
        smaller: Option<&Outcome>,
        larger: Option<&Outcome>,
    ) -> Result<Outcome, Interrupted> {
        let modelled = self.modelled.varied(self.model.network(), varied, self.by_operator());
        let study = self.judge.study;
        let between = Between {
            smaller: smaller.map(|a| &a.shares[..]),
            larger: larger.map(|a| &a.shares[..]),
        };
        let request = |village: usize| self.request(&between, village);
        let points = if self.asks_points() { study.points } else { &[] };
        let own = StudyArea { points, ..study };
        let (answers, points) =
            cover_alone(own, &modelled, self.model.engine(), &request, self.progress)?;
        self.progress.advance(1);
        let computed = answers.iter().enumerate().filter_map(|(i, a)| Some((i, a.as_ref()?)));
        self.judge.note_overlay(modelled.kind, computed);
        let points = self.asks_points().then(|| points_served(&modelled, points));
        let shares =
            self.denominators.iter().enumerate().map(|(i, denominator)| match denominator {
                Denominator::Points => {
                    let served = points.clone().unwrap_or_default();
                    shares_of_points(study.villages.len(), study.points, &served)
                }
                other => self.shares(i, *other, &modelled, &answers, &between),
            });
        Ok(Outcome { varied, shares: shares.collect(), points })
    }

    /// Whether every share between two has one status, under the rule and with its threshold ten
    /// points lower or higher.
    fn same_status(&self, low: Share, high: Share) -> bool {
        let rule = self.judge.rule;
        // Who is best depends on the shares themselves.
        if rule.test != Test::Share || rule.operator == OperatorRule::BestOperator {
            return false;
        }
        let (span, edge) = THRESHOLDS;
        let covered = low.value() >= (rule.covered_from + span + edge).min(1.0);
        let least = f64::midpoint(rule.white_up_to, rule.covered_from);
        let hole = low.value() > rule.white_up_to + edge
            && high.value() < (rule.covered_from - span).max(least) - edge;
        covered || hole
    }

    /// What is not known of a village without computing it.
    fn request(&self, between: &Between<'_>, village: usize) -> Option<VillageRequest> {
        // Where no threshold decides, no share is looked at, unless to tell operators apart of whom
        // as many villages are covered.
        let rule = self.judge.rule;
        if rule.test == Test::CentreClusters && rule.operator != OperatorRule::BestOperator {
            return None;
        }
        let mut request = VillageRequest::default();
        for (i, denominator) in self.denominators.iter().enumerate() {
            let settled = between.settles(i, village, &|low, high| self.same_status(low, high));
            if *denominator == Denominator::Points || settled {
                continue;
            }
            match self.judge.study.bases.iter().position(|b| b.denominator == *denominator) {
                Some(basis) => request.bases.push((basis, Detail::Operators)),
                None => request.area = Some(Detail::Operators),
            }
        }
        (request != VillageRequest::default()).then_some(request)
    }

    /// The shares of one denominator: computed, or as its neighbours have them.
    fn shares(
        &self,
        which: usize,
        denominator: Denominator,
        modelled: &ModelledService,
        answers: &[Option<VillageCoverage>],
        between: &Between<'_>,
    ) -> Shares {
        let basis = self.judge.study.bases.iter().position(|b| b.denominator == denominator);
        let portion = |answer: &'_ VillageCoverage| -> Option<Portion> {
            basis.map_or_else(|| answer.area.clone(), |b| answer.bases.get(b)?.clone())
        };
        let mut any = Vec::with_capacity(answers.len());
        let mut by_operator: Vec<_> =
            modelled.operators.iter().map(|o| (*o, Vec::with_capacity(answers.len()))).collect();
        for (village, answer) in answers.iter().enumerate() {
            let settled = between.settles(which, village, &|low, high| self.same_status(low, high));
            let computed = answer.as_ref().and_then(portion);
            let share = |operator: Option<usize>| {
                let (low, high) = between.bounds(which, village, operator)?;
                let computed = computed.as_ref().and_then(|p| match operator {
                    None => Some(p.any),
                    Some(i) => p.by_operator.get(i).copied(),
                });
                if settled { Some(low) } else { computed.map(|s| within(s, low, high)) }
            };
            any.push(share(None));
            for (i, (_, shares)) in by_operator.iter_mut().enumerate() {
                shares.push(share(Some(i)));
            }
        }
        Shares { denominator, any, by_operator, operators: Vec::new() }
    }

    /// What the rule sees in one scenario.
    fn seen(&self, denominator: Denominator, shares: &Shares, at: &Outcome) -> Vec<Observation> {
        let rule = Rule { denominator, ..self.judge.rule.clone() };
        let mut service = Service {
            kind: self.service.kind,
            villages: Vec::new(),
            shares: vec![shares.clone()],
            points: at.points.clone(),
            best_operator: None,
        };
        Judge { rule: &rule, ..self.judge }.observe(&mut service)
    }
}

/// All but [`Varied::NOTHING`], so that each comes after those that lie beyond it as things are: then it
/// has both neighbours that it can have.
fn farthest_first(scenarios: &[Varied]) -> Vec<Varied> {
    let as_is = Varied::NOTHING;
    let beyond = |far: Varied, near: Varied| {
        far != near
            && (as_is.is_within(near) && near.is_within(far)
                || far.is_within(near) && near.is_within(as_is))
    };
    let mut left: Vec<Varied> = scenarios.iter().copied().filter(|v| *v != as_is).collect();
    let mut all = Vec::with_capacity(left.len());
    while let Some(i) = left.iter().position(|own| !left.iter().any(|far| beyond(*far, *own))) {
        all.push(left.remove(i));
    }
    all
}

/// Of the scenarios that are proved to serve no more than one, the one that serves most.
fn smaller(outcomes: &[Outcome], than: Varied) -> Option<&Outcome> {
    let fit = outcomes.iter().filter(|o| o.varied.is_within(than));
    fit.reduce(|best, next| if best.varied.is_within(next.varied) { next } else { best })
}

/// Of the scenarios that are proved to serve no less than one, the one that serves least.
fn larger(outcomes: &[Outcome], than: Varied) -> Option<&Outcome> {
    let fit = outcomes.iter().filter(|o| than.is_within(o.varied));
    fit.reduce(|best, next| if next.varied.is_within(best.varied) { next } else { best })
}

/// A share that rounding may have put beside its neighbours: 1e-12 of the village, and up to 1e-4
/// along fibre routes, whose round ends are polygons.
fn within(share: Share, low: Share, high: Share) -> Share {
    if share < low {
        low
    } else if share > high {
        high
    } else {
        share
    }
}

/// What is known of shares from scenarios that serve no more and no less. Nothing is 0, all is 1.
struct Between<'a> {
    smaller: Option<&'a [Shares]>,
    larger: Option<&'a [Shares]>,
}

impl Between<'_> {
    /// Between what the share of any operator or of one must lie; `None` where there is no data.
    fn bounds(
        &self,
        which: usize,
        village: usize,
        operator: Option<usize>,
    ) -> Option<(Share, Share)> {
        let of = |shares: &[Shares]| match operator {
            None => shares[which].any[village],
            Some(i) => shares[which].by_operator[i].1[village],
        };
        // No data with one radius is no data with any.
        let low = self.smaller.map_or(Some(Share::NONE), of)?;
        let high = self.larger.map_or(Some(Share::ALL), of)?;
        Some((low, high))
    }

    /// Whether nothing has to be computed for a village: its share is known, or is as good as known.
    fn settles(&self, which: usize, village: usize, known: &dyn Fn(Share, Share) -> bool) -> bool {
        let operators = self.smaller.or(self.larger).map_or(0, |s| s[which].by_operator.len());
        std::iter::once(None).chain((0..operators).map(Some)).all(|operator| {
            self.bounds(which, village, operator)
                .is_none_or(|(low, high)| high.value() - low.value() <= SAME || known(low, high))
        })
    }
}
