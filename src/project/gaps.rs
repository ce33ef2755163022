//! `[gaps]`: which services' gaps are listed, and what counts in the order of priority.

use super::error::ProblemKind;
use super::section::{At, Section, nearest};
use crate::gap::{GapTerms, Weights};
use crate::network::{ServiceKind, Technology};

/// Reads `[gaps]` and `[gaps.weights]`.
pub(super) fn gaps(section: &Section<'_, '_>) -> GapTerms {
    let default = GapTerms::default();
    let services = section.texts("services").map(|list| {
        if list.value.is_empty() {
            section.problem_at(&list, ProblemKind::NoEntry);
        }
        let mut services: Vec<ServiceKind> = Vec::new();
        for kind in list.value.iter().filter_map(|at| service(section, at)) {
            if !services.contains(&kind) {
                services.push(kind);
            }
        }
        services
    });
    let weights = weights(&section.table("weights"));
    section.refuse_unknown();
    GapTerms { services: services.unwrap_or(default.services), weights }
}

/// `mobile`, or a technology.
fn service(section: &Section<'_, '_>, at: &At<String>) -> Option<ServiceKind> {
    let mobile = ServiceKind::MobileBroadband.column();
    if at.value.eq_ignore_ascii_case(mobile) {
        return Some(ServiceKind::MobileBroadband);
    }
    let found = Technology::parse(&at.value).map(ServiceKind::Technology);
    if found.is_none() {
        let mut allowed = vec![mobile];
        allowed.extend(Technology::ALL.map(Technology::name));
        let kind = ProblemKind::UnknownWord {
            value: at.value.clone(),
            nearest: nearest(&at.value, allowed.iter().copied()).map(str::to_owned),
            allowed: allowed.into_iter().map(str::to_owned).collect(),
        };
        section.problem_at(at, kind);
    }
    found
}

/// Weights count by their ratios; a missing one keeps its default, so that one can be changed alone.
fn weights(section: &Section<'_, '_>) -> Weights {
    let default = Weights::default();
    let mut last = None;
    let mut weight = |key, default: f64| {
        let Some(at) = section.number(key) else { return default };
        let value = at.value;
        if !(0.0..=MAX_WEIGHT).contains(&value) {
            let kind = ProblemKind::OutOfRange { value, limits: "[0, 1000]", meant: None };
            section.problem_at(&at, kind);
            return default;
        }
        last = Some(at);
        value
    };
    let weights = Weights {
        people: weight("people", default.people),
        white: weight("white", default.white),
        dbkk: weight("dbkk", default.dbkk),
        power: weight("power", default.power),
        certainty: weight("certainty", default.certainty),
    };
    let Weights { people, white, dbkk, power, certainty } = weights;
    if people + white + dbkk + power + certainty <= 0.0
        && let Some(at) = last
    {
        // Nothing would be in any order.
        let kind = ProblemKind::OutOfRange { value: 0.0, limits: "(0, 1000]", meant: None };
        section.problem_at(&at, kind);
    }
    section.refuse_unknown();
    weights
}

/// Weights are points or percentages; a larger number is a slip of the keyboard.
const MAX_WEIGHT: f64 = 1000.0;
