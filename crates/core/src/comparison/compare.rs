//! The comparison itself.

use super::communes::Communes;
use super::matching::{self, Matches};
use super::rates::{ANY_OPERATOR, rates};
use super::targets::targets;
use super::units::Units;
use super::warning::warnings;
use super::{Change, Matrix, RateChange, Results, TargetChange, VillageChange, Warning};
use crate::assessment::About;
use crate::assessment::{Assessment, Method};
use crate::network::ServiceKind;

/// Two results and what is different.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The earlier results.
    pub old: Results,
    /// The later results.
    pub new: Results,
    /// Which village is which.
    pub matches: Matches,
    /// Services that both have, in the order of the new results.
    pub services: Vec<ServiceChange>,
    /// Rates, in the order of the new results; those that only the old results have come last.
    pub rates: Vec<RateChange>,
    /// Targets; `None` where neither side has a scorecard.
    pub targets: Option<Vec<TargetChange>>,
    /// What must be known first, the gravest first.
    pub warnings: Vec<Warning>,
}

/// One service in the villages of both sides.
#[derive(Clone, Debug, PartialEq)]
pub struct ServiceChange {
    /// Which.
    pub kind: ServiceKind,
    /// In the order of [`Matches::pairs`].
    pub villages: Vec<VillageChange>,
    /// From which status to which.
    pub matrix: Matrix,
}

impl ServiceChange {
    /// Villages with that change.
    pub fn count(&self, change: Change) -> usize {
        self.villages.iter().filter(|v| v.change == change).count()
    }
}

/// Why two results cannot be compared at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Incomparable {
    /// Not one village is in both.
    #[error("none of {old} and {new} villages is in both")]
    NoVillage {
        /// Villages of the old results.
        old: usize,
        /// Villages of the new results.
        new: usize,
    },
    /// Not one service is in both.
    #[error("no service is in both")]
    NoService,
}

/// Compares them.
///
/// # Errors
/// [`Incomparable`]: they have no village, or no service, in common.
pub fn compare(old: Results, new: Results) -> Result<Comparison, Incomparable> {
    let communes = Communes::new(&old.units, &new.units);
    let matches = matching::villages(&old, &new, &communes);
    if matches.pairs.is_empty() {
        let (old, new) = (old.villages.len(), new.villages.len());
        return Err(Incomparable::NoVillage { old, new });
    }
    let mut services = Vec::new();
    for after in &new.services {
        let Some(before) = old.service(after.kind) else { continue };
        let one =
            |p: &super::Pair| VillageChange::new(before.villages[p.old], after.villages[p.new]);
        let villages: Vec<_> = matches.pairs.iter().map(one).collect();
        let matrix = Matrix::of(&villages);
        services.push(ServiceChange { kind: after.kind, villages, matrix });
    }
    if services.is_empty() {
        return Err(Incomparable::NoService);
    }
    let units = Units::new(&communes, &old.units, &new.units);
    let rates = rates(&old, &new, &units, &matches.pairs, &services);
    let targets = targets(&old, &new);
    let warnings = warnings(&old, &new, &matches, &services);
    Ok(Comparison { old, new, matches, services, rates, targets, warnings })
}

impl Comparison {
    /// Whether villages are judged otherwise on the two sides.
    pub fn meaning_differs(&self) -> bool {
        self.warnings.iter().any(Warning::changes_meaning)
    }

    /// Whether either side is of synthetic data.
    pub fn synthetic(&self) -> bool {
        self.old.origin.synthetic || self.new.origin.synthetic
    }

    /// The land of the new results, as maps and their backdrops take it: villages with the shapes that
    /// were read, units, and what the results say of themselves. Nothing is computed in it.
    pub fn land(&self) -> Assessment {
        let origin = &self.new.origin;
        Assessment {
            about: About {
                title: origin.title.clone(),
                as_of: origin.as_of.clone(),
                maker: origin.maker.clone(),
                synthetic: self.synthetic(),
            },
            units: self.new.units.clone(),
            villages: self.new.villages.clone(),
            method: Method { crs: origin.crs.clone(), ..Method::default() },
            ..Assessment::default()
        }
    }

    /// The province's rate of a service by any operator.
    pub fn province(&self, service: ServiceKind) -> Option<&RateChange> {
        let is = |r: &&RateChange| {
            r.row().is_some_and(|row| {
                row.level == "province"
                    && row.technology == service.column()
                    && row.operator == ANY_OPERATOR
            })
        };
        self.rates.iter().find(is)
    }

    /// The change of each village of the new results, in their order; `None` where the old results do
    /// not have it.
    pub fn changes_in_new(&self, service: &ServiceChange) -> Vec<Option<VillageChange>> {
        let mut all = vec![None; self.new.villages.len()];
        for (pair, change) in self.matches.pairs.iter().zip(&service.villages) {
            all[pair.new] = Some(*change);
        }
        all
    }
}

#[cfg(test)]
#[path = "compare_tests.rs"]
mod tests;
