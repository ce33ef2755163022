//! The services of a network as questions: their footprints, whom to answer for, what is known.
//!
//! In: the network, the technologies of mobile broadband. Out: one [`Question`] a service. They are
//! made once in a run: villages, points, public places and gaps all ask the same.

use crate::footprint::ServiceFootprints;
use crate::network::{Network, OperatorId, ServiceKind, Technology};
use rayon::prelude::*;

/// One service to compute.
#[derive(Clone, Debug)]
pub struct Question {
    /// Which.
    pub kind: ServiceKind,
    /// The technologies that count.
    pub technologies: Vec<Technology>,
    /// Whether any layer says anything of it, be it that there is none. Where not, every answer is
    /// no data, not 0 %.
    pub known: bool,
    /// Its footprints.
    pub footprints: ServiceFootprints,
    /// Operators to answer for, each on its own: of whom a layer says anything, in order of entry.
    pub operators: Vec<OperatorId>,
    /// Earlier questions whose sources, all together, are the sources of this one; empty where it
    /// stands alone. Where only one of them has a source near a village, its answer is the answer.
    pub union_of: Vec<usize>,
}

impl Question {
    /// The question of one service.
    pub fn new(network: &Network, kind: ServiceKind, technologies: Vec<Technology>) -> Self {
        let known = match kind {
            // That there is 5G says nothing of whether there is 4G elsewhere.
            ServiceKind::Technology(own) => speaks_of(network, own),
            ServiceKind::MobileBroadband => technologies.iter().any(|t| speaks_of(network, *t)),
        };
        Self {
            kind,
            known,
            footprints: ServiceFootprints::new(network, &technologies),
            operators: operators(network, &technologies),
            technologies,
            union_of: Vec::new(),
        }
    }

    /// All services: 4G, 5G, FTTH and mobile broadband always, 3G and 2G where the data has them.
    /// Mobile broadband comes last: it is put together from the others.
    ///
    /// `cumulative`: a mobile technology counts later generations too, 3G is "at least 3G".
    pub fn all(network: &Network, mobile_broadband: &[Technology], cumulative: bool) -> Vec<Self> {
        let asked = asked(network, mobile_broadband, cumulative);
        let mut all: Vec<Self> = asked
            .par_iter()
            .map(|(kind, technologies)| Self::new(network, *kind, technologies.clone()))
            .collect();
        for i in 0..all.len() {
            if all[i].kind == ServiceKind::MobileBroadband {
                all[i].union_of = parts(&all[..i], &all[i]);
            }
        }
        all
    }

    /// The same with every radius, and the distance along routes, times a factor, asked alone; for
    /// all operators together only, or for each too.
    #[must_use]
    pub fn scaled(&self, network: &Network, factor: f64, by_operator: bool) -> Self {
        Self {
            kind: self.kind,
            technologies: self.technologies.clone(),
            known: self.known,
            footprints: self.footprints.scaled(network, factor),
            operators: if by_operator { self.operators.clone() } else { Vec::new() },
            union_of: Vec::new(),
        }
    }

    /// The question of a service, if it is asked.
    pub fn of(all: &[Self], kind: ServiceKind) -> Option<&Self> {
        all.iter().find(|q| q.kind == kind)
    }
}

/// The services that are computed for a network, in the order of [`Question::all`].
pub fn kinds_asked(network: &Network, mobile_broadband: &[Technology]) -> Vec<ServiceKind> {
    asked(network, mobile_broadband, false).into_iter().map(|(kind, _)| kind).collect()
}

/// The services to compute and the technologies of each.
fn asked(
    network: &Network,
    mobile_broadband: &[Technology],
    cumulative: bool,
) -> Vec<(ServiceKind, Vec<Technology>)> {
    let always = [Technology::G4, Technology::G5, Technology::Ftth];
    let older = [Technology::G3, Technology::G2].into_iter().filter(|t| speaks_of(network, *t));
    let counts = |t: Technology| -> Vec<Technology> {
        let later = |u: &Technology| u.is_mobile() && *u >= t;
        if cumulative && t.is_mobile() {
            Technology::ALL.into_iter().filter(later).collect()
        } else {
            vec![t]
        }
    };
    always
        .into_iter()
        .chain(older)
        .map(|t| (ServiceKind::Technology(t), counts(t)))
        .chain([(ServiceKind::MobileBroadband, mobile_broadband.to_vec())])
        .collect()
}

/// Earlier questions whose sources together are those of `whole`: all that ask for nothing else, if
/// they leave no technology out that has sources. One that is part of another is not needed.
fn parts(earlier: &[Question], whole: &Question) -> Vec<usize> {
    let within = |q: &Question, of: &[Technology]| q.technologies.iter().all(|t| of.contains(t));
    let fit: Vec<usize> =
        (0..earlier.len()).filter(|&i| within(&earlier[i], &whole.technologies)).collect();
    // What no question asks for by itself has no source: older generations are asked for where the
    // data has them, the others always.
    let left_out = |t: &Technology| {
        let asked = earlier.iter().any(|q| q.kind == ServiceKind::Technology(*t));
        asked && !fit.iter().any(|&i| earlier[i].technologies.contains(t))
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

/// Whether any layer says anything of a technology, be it that there is none.
fn speaks_of(network: &Network, technology: Technology) -> bool {
    let fibre = technology == Technology::Ftth
        && (network.serving_access_points().next().is_some()
            || network.serving_routes().next().is_some());
    fibre
        || network.serving_cells().any(|c| c.technology == technology)
        || network.published.iter().any(|p| p.technology == technology)
        || network.declared.iter().any(|(t, _)| *t == technology)
}

/// The operators of whom a layer says anything for these technologies, in order of entry.
fn operators(network: &Network, technologies: &[Technology]) -> Vec<OperatorId> {
    let mut has = vec![false; network.operators.names().len()];
    let mut enter = |operator: OperatorId| has[operator.index()] = true;
    let asked = |t: &Technology| technologies.contains(t);
    network.serving_cells().filter(|c| asked(&c.technology)).for_each(|c| enter(c.operator));
    network.published.iter().filter(|p| asked(&p.technology)).for_each(|p| enter(p.operator));
    if asked(&Technology::Ftth) {
        network.serving_access_points().for_each(|p| enter(p.operator));
        network.serving_routes().for_each(|r| enter(r.operator));
    }
    for (technology, operator) in &network.declared {
        if let Some(operator) = operator.filter(|_| asked(technology)) {
            enter(operator);
        }
    }
    network.operators.ids().filter(|o| has[o.index()]).collect()
}
