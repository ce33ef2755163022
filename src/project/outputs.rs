//! `[outputs]`: which files a run writes; and the project without the layers that none of them needs.

use super::Project;
use super::error::ProblemKind;
use super::section::{At, Section, nearest};
use crate::assessment::{Need, Needs, Outputs, Role};

/// Reads `[outputs]`; `None` where it chooses nothing, which is everything.
pub(super) fn outputs(section: &Section<'_, '_>) -> Option<Outputs> {
    let list = section.texts("only");
    section.refuse_unknown();
    let list = list?;
    if list.value.is_empty() {
        section.problem_at(&list, ProblemKind::NoEntry);
    }
    let mut outputs = Outputs::none();
    for at in &list.value {
        if !outputs.add(&at.value) {
            unknown(section, at);
        }
    }
    Some(outputs)
}

fn unknown(section: &Section<'_, '_>, at: &At<String>) {
    let allowed = Outputs::words();
    let kind = ProblemKind::UnknownWord {
        value: at.value.clone(),
        nearest: nearest(&at.value, allowed.iter().copied()).map(str::to_owned),
        allowed: allowed.into_iter().chain(["maps/…"]).map(str::to_owned).collect(),
    };
    section.problem_at(at, kind);
}

impl Project {
    /// The project with no layer of which these needs ask nothing. Villages and the network always stay.
    #[must_use]
    pub fn needed(&self, needs: Needs) -> Self {
        let mut less = self.clone();
        if !needs.residents(&self.rule) {
            less.settlements.clear();
            less.population = None;
            less.households.clear();
            less.points.clear();
        }
        if !needs.has(Need::Evidence) {
            less.evidence.clear();
        }
        if !needs.has(Need::Places) {
            less.places.clear();
        }
        if !needs.has(Need::Speeds) {
            less.measurements.clear();
        }
        if !needs.has(Need::Sharing) {
            less.poles.clear();
            less.ducts.clear();
        }
        if !needs.has(Need::Surroundings) {
            less.surroundings = super::SurroundingLayers::default();
        }
        if !needs.has(Need::Scorecard) {
            less.plan = None;
            less.stated_files.retain(|(role, _)| *role != Role::Plan);
        }
        less
    }
}
