//! The parameters of a run as keys and values, and which of them decide what a number means.

use crate::assessment::Assessment;
use crate::codes::codes;
use crate::indicator::Rule;
use crate::network::ServiceKind;

/// What a parameter decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ParameterKind {
    /// When a village counts as covered.
    Rule,
    /// Which part of it is served.
    Model,
    /// Anything else: sharing, speed, the order of gaps.
    Other,
}

codes! {
    /// The word of `compare.json`.
    ParameterKind {
        Rule => "rule",
        Model => "model",
        Other => "other",
    }
}

impl ParameterKind {
    /// What the parameter of a dotted key decides, by the words of the key: it does not matter under
    /// which heading they stand.
    pub fn of(key: &str) -> Self {
        const RULE: [&str; 10] = [
            "covered_from",
            "white_up_to",
            "denominator",
            "operator",
            "mobile_broadband",
            "profile",
            "test",
            "cumulative",
            "unit_covered_from",
            "rule",
        ];
        const MODEL: [&str; 6] =
            ["engine", "radius_m", "beamwidth_deg", "count", "datum_operation", "buffer_m"];
        let any = |words: &[&str]| key.split('.').any(|part| words.contains(&part));
        if any(&RULE) {
            Self::Rule
        } else if any(&MODEL) {
            Self::Model
        } else {
            Self::Other
        }
    }
}

/// Every parameter that the manifest states, under the same dotted keys and in the same order, and the
/// plan; a value that is not set is empty.
pub fn parameters(assessment: &Assessment) -> Vec<(String, String)> {
    let method = &assessment.method;
    let Rule { covered_from, white_up_to, denominator, operator, .. } = &method.rule;
    let Rule { mobile_broadband, test, cumulative, unit_covered_from, .. } = &method.rule;
    let mut all: Vec<(String, String)> = Vec::new();
    let mut set = |key: &str, value: String| all.push((key.to_owned(), value));
    let optional = |value: Option<String>| value.unwrap_or_default();
    let services = |all: &[ServiceKind]| list(all.iter().map(|s| s.column()));
    set("engine", method.engine.code().to_owned());
    set("covered_from", covered_from.to_string());
    set("white_up_to", white_up_to.to_string());
    set("denominator", denominator.code().to_owned());
    set("operator", operator.code().to_owned());
    set("mobile_broadband", list(mobile_broadband.iter().map(|t| t.name())));
    set("test", test.code().to_owned());
    set("cumulative", cumulative.to_string());
    set("unit_covered_from", optional(unit_covered_from.map(|v| v.to_string())));
    set("profile", method.rule.profile.clone());
    set("profile_changed", method.rule.changed.to_string());
    set("beamwidth_deg", method.beamwidth_deg.to_string());
    set("count", list(method.count.iter().map(|s| s.code())));
    set("datum_operation", method.datum.code().to_owned());
    for (technology, radius_m) in &method.radius_m {
        set(&format!("radius_m.{}", technology.name()), radius_m.to_string());
    }
    set("sharing_distance_m", method.sharing_distance_m.to_string());
    set("speed_min_tests", method.min_tests.to_string());
    if method.places.is_empty() {
        set("places", String::new());
    }
    for (i, place) in method.places.iter().enumerate() {
        let mut set = |key: &str, value| set(&format!("places.{}.{key}", i + 1), value);
        set("services", services(&place.services));
        set("target", optional(place.target.map(|v| v.to_string())));
        set("covered_from", place.covered_from.to_string());
    }
    set("evidence_on", optional(method.evidence_on.map(|d| d.to_string())));
    set("gaps.services", services(&method.gaps.services));
    let weights = method.gaps.weights;
    set("gaps.weights.people", weights.people.to_string());
    set("gaps.weights.white", weights.white.to_string());
    set("gaps.weights.dbkk", weights.dbkk.to_string());
    set("gaps.weights.power", weights.power.to_string());
    set("gaps.weights.certainty", weights.certainty.to_string());
    set("plan", optional(assessment.plan.as_ref().map(|p| p.id.clone())));
    all
}

fn list<'a>(words: impl Iterator<Item = &'a str>) -> String {
    words.collect::<Vec<_>>().join(", ")
}
