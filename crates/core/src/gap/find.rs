//! Finding the gaps of a service, with all that is known of each, in order of priority.
//!
//! In: services with their final statuses, and what they were computed from. Out: [`Gap`]s.
//! Distances are planar, working CRS. Parallel over gaps; the answer does not depend on threads.

use super::lacking::{VillageView, lacking};
use super::priority::{Urgency, scores};
use super::reason::{NoService, reasons};
use super::robustness::Variants;
use super::{Gap, GapTerms, Margin, Triage};
use crate::coverage::{CoverageModel, ModelledService, Sources, StudyArea};
use crate::indicator::{Rule, Scenarios, Service, Status};
use crate::network::{ServiceKind, Technology};
use crate::place::{PointRole, Village, VillagePoint};
use crate::threads::prelude::*;
use geo::Coord;

/// What gaps are found in.
#[derive(Clone, Copy)]
pub struct Search<'a> {
    /// The villages, and the services with their sources.
    pub model: &'a CoverageModel<'a>,
    /// The services, evidence applied.
    pub services: &'a [Service],
    /// What the rule would see with other radii.
    pub scenarios: &'a Scenarios,
    /// When a village counts as covered.
    pub rule: &'a Rule,
    /// Default radius of each technology, m.
    pub radius_m: &'a [(Technology, f64)],
}

/// The gaps of the services asked for, by service, then by rank. A service that is not computed has
/// none: nothing is known of it.
pub fn find(search: &Search<'_>, terms: &GapTerms) -> Vec<Gap> {
    terms.services.iter().flat_map(|&kind| of_service(search, kind, terms)).collect()
}

fn of_service(search: &Search<'_>, kind: ServiceKind, terms: &GapTerms) -> Vec<Gap> {
    let (Some(service), Some(modelled)) =
        (search.services.iter().find(|s| s.kind == kind), search.model.service(kind))
    else {
        return Vec::new();
    };
    let sources = Sources::new(modelled.index.footprints(), search.model.network());
    let study = search.model.study_area();
    let variants = Variants::of(search.scenarios, kind, search.rule);
    let finder = GapFinder { search, study, service, modelled, sources, variants };
    let gaps = (0..study.villages.len()).into_par_iter().filter_map(|v| finder.gap(v)).collect();
    ranked(gaps, study.villages, terms)
}

/// Finds the gaps of one service, village by village.
struct GapFinder<'a> {
    search: &'a Search<'a>,
    study: StudyArea<'a>,
    service: &'a Service,
    modelled: &'a ModelledService,
    sources: Sources<'a>,
    variants: Option<Variants<'a>>,
}

impl GapFinder<'_> {
    /// The gap of a village, if it is one; score and rank are not known yet.
    fn gap(&self, index: usize) -> Option<Gap> {
        let here = &self.service.villages[index];
        if !matches!(here.status, Status::White | Status::Hole) {
            return None;
        }
        let village = &self.study.villages[index];
        let view = VillageView::at(self.search, self.service, index);
        let points = view.points();
        let centres = points.iter().filter(|(p, _)| p.role == PointRole::Centre);
        let centres: Vec<Coord<f64>> = centres.map(|(p, _)| p.position).collect();
        let middle = village.shape.as_ref().map(|s| s.centre).or(centres.first().copied());
        let margin = self.margin(&points, &centres, middle);
        let nearest = middle.map_or_else(Vec::new, |at| self.sources.nearest_of_each(at));
        let reasons = reasons(&NoService {
            village,
            here,
            margin,
            middle,
            points: &points,
            operator: view.operator,
            nearest: &nearest,
            modelled: self.modelled,
            radius_m: self.search.radius_m,
        });
        let robustness = match (&self.variants, here.evidence) {
            (Some(variants), None) => variants.robustness(index, here.modelled),
            _ => None,
        };
        Some(Gap {
            village: index as u32,
            service: self.service.kind,
            class: here.status,
            modelled: here.modelled,
            evidence: here.evidence,
            lacking: lacking(&view, &points),
            reasons,
            margin,
            robustness,
            triage: Triage::of(village.dbkk, village.has_power),
            nearest: nearest.into_iter().map(|n| n.nearest).collect(),
            score: 0.0,
            rank: 0,
        })
    }

    fn margin(
        &self,
        points: &[(&VillagePoint, bool)],
        centres: &[Coord<f64>],
        middle: Option<Coord<f64>>,
    ) -> Margin {
        let distance = |at: Coord<f64>| self.modelled.index.distance_to_service(at);
        let nearest = |all: &mut dyn Iterator<Item = Coord<f64>>| {
            all.filter_map(distance).min_by(f64::total_cmp)
        };
        let centre_m = if centres.is_empty() {
            middle.and_then(distance)
        } else {
            nearest(&mut centres.iter().copied())
        };
        let lacking = points.iter().filter(|(p, served)| p.role == PointRole::Cluster && !served);
        Margin { centre_m, cluster_m: nearest(&mut lacking.map(|(p, _)| p.position)) }
    }
}

/// Scores and ranks, in order of rank. Equal scores are in order of the villages' identifiers.
fn ranked(mut gaps: Vec<Gap>, villages: &[Village], terms: &GapTerms) -> Vec<Gap> {
    let urgency = |gap: &Gap| {
        let village = &villages[gap.village as usize];
        Urgency {
            people: gap.lacking.people,
            white: gap.class == Status::White,
            dbkk: village.dbkk,
            power: village.has_power,
            certainty: match (gap.evidence, &gap.robustness) {
                (Some(_), _) => Some(1.0),
                (None, Some(r)) => Some(f64::from(r.gap) / f64::from(r.of.max(1))),
                (None, None) => None,
            },
        }
    };
    let all: Vec<Urgency> = gaps.iter().map(urgency).collect();
    for (gap, score) in gaps.iter_mut().zip(scores(&all, &terms.weights)) {
        gap.score = score;
    }
    let id = |gap: &Gap| villages[gap.village as usize].id.as_str();
    gaps.sort_by(|a, b| {
        b.score.total_cmp(&a.score).then_with(|| id(a).cmp(id(b))).then(a.village.cmp(&b.village))
    });
    for (i, gap) in gaps.iter_mut().enumerate() {
        gap.rank = i as u32 + 1;
    }
    gaps
}
