//! The comparison itself.

use super::communes::Communes;
use super::matching::{self, Matches};
use super::rates::rates;
use super::targets::targets;
use super::warning::warnings;
use super::{Change, Matrix, RateChange, Results, TargetChange, VillageChange, Warning};
use crate::network::ServiceKind;

/// Two results and what is different.
#[derive(Clone, Debug)]
pub struct Comparison<'a> {
    /// The earlier results.
    pub old: &'a Results,
    /// The later results.
    pub new: &'a Results,
    /// Which village is which.
    pub matches: Matches,
    /// Services that both have, in the order of the new results.
    pub services: Vec<ServiceChange<'a>>,
    /// Rates, in the order of the new results; those that only the old results have come last.
    pub rates: Vec<RateChange<'a>>,
    /// Targets; `None` where neither side has a plan.
    pub targets: Option<Vec<TargetChange<'a>>>,
    /// What must be known first, the gravest first.
    pub warnings: Vec<Warning>,
}

/// One service in the villages of both sides.
#[derive(Clone, Debug, PartialEq)]
pub struct ServiceChange<'a> {
    /// Which.
    pub kind: ServiceKind,
    /// In the order of [`Matches::pairs`].
    pub villages: Vec<VillageChange<'a>>,
    /// From which status to which.
    pub matrix: Matrix,
}

impl ServiceChange<'_> {
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
pub fn compare<'a>(old: &'a Results, new: &'a Results) -> Result<Comparison<'a>, Incomparable> {
    let (before, after) = (&old.assessment, &new.assessment);
    let communes = Communes::new(&before.units, &after.units);
    let matches = matching::villages(before, after, &communes);
    if matches.pairs.is_empty() {
        let (old, new) = (before.villages.len(), after.villages.len());
        return Err(Incomparable::NoVillage { old, new });
    }
    let mut services = Vec::new();
    for service in &after.services {
        let Some(was) = before.service(service.kind) else { continue };
        let one =
            |p: &super::Pair| VillageChange::new(&was.villages[p.old], &service.villages[p.new]);
        let villages: Vec<_> = matches.pairs.iter().map(one).collect();
        let matrix = Matrix::of(&villages);
        services.push(ServiceChange { kind: service.kind, villages, matrix });
    }
    if services.is_empty() {
        return Err(Incomparable::NoService);
    }
    let rates = rates(old, new, &communes, &matches.pairs, &services);
    let targets = targets(old, new);
    let warnings = warnings(old, new, &matches, &services);
    Ok(Comparison { old, new, matches, services, rates, targets, warnings })
}

impl Comparison<'_> {
    /// Whether villages are judged otherwise on the two sides.
    pub fn meaning_differs(&self) -> bool {
        self.warnings.iter().any(Warning::changes_meaning)
    }

    /// Whether either side is of synthetic data.
    pub fn synthetic(&self) -> bool {
        self.old.assessment.about.synthetic || self.new.assessment.about.synthetic
    }

    /// The change of each village of the new results, in their order; `None` where the old results do
    /// not have it.
    pub fn changes_in_new<'s>(
        &self,
        service: &ServiceChange<'s>,
    ) -> Vec<Option<VillageChange<'s>>> {
        let mut all = vec![None; self.new.assessment.villages.len()];
        for (pair, change) in self.matches.pairs.iter().zip(&service.villages) {
            all[pair.new] = Some(*change);
        }
        all
    }
}

#[cfg(test)]
#[path = "compare_tests.rs"]
mod tests;
