//! The services of a network as the model has them: their service areas, their operators, what is known.
//!
//! In: the network, the technologies of mobile broadband. Out: one [`ModelledService`] a service.

use super::ServiceIndex;
use crate::footprint::{ServiceFootprints, Varied};
use crate::network::{Network, OperatorId, ServiceKind, Technology};
use crate::threads::prelude::*;

/// One service, ready to be computed anywhere.
#[derive(Clone, Debug)]
pub struct ModelledService {
    /// Which.
    pub kind: ServiceKind,
    /// The technologies that count.
    pub technologies: Vec<Technology>,
    /// Whether any layer says anything of it, be it that there is none, and could be read. Where not,
    /// every answer for all operators together is no data, not 0 %.
    pub known: bool,
    /// Its service areas.
    pub index: ServiceIndex,
    /// Operators to answer for, each on its own: of whom a layer says anything, in order of entry.
    pub operators: Vec<OperatorId>,
    /// Those of them of whom something is known: what the layers say of them could be read. Every answer
    /// of the others is no data.
    known_operators: Vec<OperatorId>,
    /// Earlier services whose sources, all together, are the sources of this one; empty where it
    /// stands alone. Where only one of them has a source near a village, its share is the share.
    pub union_of: Vec<UnionPart>,
}

/// An earlier service that is part of another.
#[derive(Clone, Debug)]
pub struct UnionPart {
    /// Its place among the services.
    pub service: usize,
    /// The place there of each operator of the whole.
    pub operators: Vec<Option<usize>>,
}

impl ModelledService {
    /// One service alone.
    pub fn new(network: &Network, kind: ServiceKind, technologies: Vec<Technology>) -> Self {
        Self {
            kind,
            known: is_known(network, kind, &technologies),
            index: ServiceIndex::new(ServiceFootprints::new(network, &technologies), network),
            operators: operators(network, &technologies),
            known_operators: known_operators(network, kind, &technologies),
            technologies,
            union_of: Vec::new(),
        }
    }

    /// All services: 4G, 5G, FTTH and mobile broadband always, 3G and 2G where the data has them.
    /// Mobile broadband comes last: it is put together from the others.
    ///
    /// `cumulative`: a mobile technology counts later generations too, 3G is "at least 3G".
    pub fn all(network: &Network, mobile_broadband: &[Technology], cumulative: bool) -> Vec<Self> {
        let kinds = computed(network, mobile_broadband, cumulative);
        let mut all: Vec<Self> = kinds
            .par_iter()
            .map(|(kind, technologies)| Self::new(network, *kind, technologies.clone()))
            .collect();
        unite(&mut all);
        all
    }

    /// Takes over whom the network as it is now says anything of; whether that is anybody else.
    pub(super) fn refresh(&mut self, network: &Network) -> bool {
        let known = is_known(network, self.kind, &self.technologies);
        let operators = operators(network, &self.technologies);
        let changed = (known, &operators) != (self.known, &self.operators);
        (self.known, self.operators) = (known, operators);
        self.known_operators = known_operators(network, self.kind, &self.technologies);
        changed
    }

    /// The same with a quantity varied, alone; for all operators together only, or for each too.
    #[must_use]
    pub fn varied(&self, network: &Network, varied: Varied, by_operator: bool) -> Self {
        let footprints = self.index.footprints().varied(network, varied);
        Self {
            kind: self.kind,
            technologies: self.technologies.clone(),
            known: self.known,
            index: ServiceIndex::new(footprints, network),
            operators: if by_operator { self.operators.clone() } else { Vec::new() },
            known_operators: self.known_operators.clone(),
            union_of: Vec::new(),
        }
    }

    /// Whether anything is known of what one of its operators serves.
    pub fn knows(&self, operator: OperatorId) -> bool {
        self.known_operators.contains(&operator)
    }

    /// The service of that kind, if it is computed.
    pub fn of(all: &[Self], kind: ServiceKind) -> Option<&Self> {
        all.iter().find(|q| q.kind == kind)
    }
}

/// The services that are computed for a network, in the order of [`ModelledService::all`].
pub fn kinds_computed(network: &Network, mobile_broadband: &[Technology]) -> Vec<ServiceKind> {
    computed(network, mobile_broadband, false).into_iter().map(|(kind, _)| kind).collect()
}

/// The services to compute and the technologies of each.
pub(super) fn computed(
    network: &Network,
    mobile_broadband: &[Technology],
    cumulative: bool,
) -> Vec<(ServiceKind, Vec<Technology>)> {
    let always = [Technology::G4, Technology::G5, Technology::Ftth];
    let older = [Technology::G3, Technology::G2].into_iter().filter(|t| network.speaks_of(*t));
    let alone = always.into_iter().chain(older).map(ServiceKind::Technology);
    let all = alone.chain([ServiceKind::MobileBroadband]);
    all.map(|kind| (kind, kind.technologies(mobile_broadband, cumulative))).collect()
}

/// The parts of a service, with the places of its operators.
fn parts_of(earlier: &[ModelledService], whole: &ModelledService) -> Vec<UnionPart> {
    let place = |service: usize, o| earlier[service].operators.iter().position(|p| *p == o);
    let part = |service| UnionPart {
        service,
        operators: whole.operators.iter().map(|o| place(service, *o)).collect(),
    };
    parts(earlier, whole).into_iter().map(part).collect()
}

/// Earlier services whose sources together are those of `whole`: all that ask for nothing else, if
/// they leave no technology out that has sources. One that is part of another is not needed.
fn parts(earlier: &[ModelledService], whole: &ModelledService) -> Vec<usize> {
    let within =
        |q: &ModelledService, of: &[Technology]| q.technologies.iter().all(|t| of.contains(t));
    let fit: Vec<usize> =
        (0..earlier.len()).filter(|&i| within(&earlier[i], &whole.technologies)).collect();
    // What is no service by itself has no source: older generations are asked for where the
    // data has them, the others always.
    let left_out = |t: &Technology| {
        let alone = earlier.iter().any(|q| q.kind == ServiceKind::Technology(*t));
        alone && !fit.iter().any(|&i| earlier[i].technologies.contains(t))
    };
    if whole.technologies.iter().any(left_out) {
        return Vec::new();
    }
    let larger = |i: usize, k: usize| {
        let (own, other) = (&earlier[i], &earlier[k]);
        own.technologies.len() < other.technologies.len() && within(own, &other.technologies)
    };
    fit.iter().copied().filter(|&i| !fit.iter().any(|&k| larger(i, k))).collect()
}

/// Finds out which services are parts of which.
pub(super) fn unite(all: &mut [ModelledService]) {
    for i in 0..all.len() {
        if all[i].kind == ServiceKind::MobileBroadband {
            all[i].union_of = parts_of(&all[..i], &all[i]);
        }
    }
}

/// Whether any layer says anything of a service that could be read. What is left of a layer that could not
/// is a part of what there is, nobody knows how much.
fn is_known(network: &Network, kind: ServiceKind, technologies: &[Technology]) -> bool {
    is_spoken_of(network, kind, technologies) && !network.is_unread(technologies, None)
}

/// Whether any layer says anything of a service.
fn is_spoken_of(network: &Network, kind: ServiceKind, technologies: &[Technology]) -> bool {
    match kind {
        // That there is 5G says nothing of whether there is 4G elsewhere.
        ServiceKind::Technology(own) => network.speaks_of(own),
        ServiceKind::MobileBroadband => technologies.iter().any(|t| network.speaks_of(*t)),
    }
}

/// The operators of whom a layer says anything for these technologies, in order of entry.
fn operators(network: &Network, technologies: &[Technology]) -> Vec<OperatorId> {
    let mut has = vec![false; network.operators.names().len()];
    let mut enter = |operator: OperatorId| has[operator.index()] = true;
    let counts = |t: &Technology| technologies.contains(t);
    network.serving_cells().filter(|c| counts(&c.technology)).for_each(|c| enter(c.operator));
    network.published.iter().filter(|p| counts(&p.technology)).for_each(|p| enter(p.operator));
    if counts(&Technology::Ftth) {
        network.serving_access_points().for_each(|p| enter(p.operator));
        network.serving_routes().for_each(|r| enter(r.operator));
    }
    for (technology, operator) in network.declared.iter().chain(&network.unread) {
        if let Some(operator) = operator.filter(|_| counts(technology)) {
            enter(operator);
        }
    }
    network.operators.ids().filter(|o| has[o.index()]).collect()
}

/// Those of them of whom what the layers say could be read.
fn known_operators(
    network: &Network,
    kind: ServiceKind,
    technologies: &[Technology],
) -> Vec<OperatorId> {
    if !is_spoken_of(network, kind, technologies) {
        return Vec::new();
    }
    let all = operators(network, technologies).into_iter();
    all.filter(|o| !network.is_unread(technologies, Some(*o))).collect()
}
