//! Scenarios: what the rule would see if sources reached less far or farther.

use super::Observation;
use crate::network::ServiceKind;
use crate::place::Denominator;
use serde::{Deserialize, Serialize};

/// What the rule would see with other radii; radii of cells and access points and distances along
/// routes times a factor, published areas as they are.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Scenarios {
    /// The factors, rising: 0.8, 0.9, 1, 1.1, 1.2; without a plan 0.8, 1, 1.2.
    pub factors: Vec<f64>,
    /// The services that were tried.
    pub services: Vec<ScenarioService>,
}

/// One service and denominator under every factor.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ScenarioService {
    /// Which service.
    pub kind: ServiceKind,
    /// Share of what.
    pub denominator: Denominator,
    /// `seen[factor][village]`, under the rule's operator rule. Where the status cannot change between
    /// two factors, the share is that of the smaller.
    pub seen: Vec<Vec<Observation>>,
}

impl Scenarios {
    /// The scenarios of a service and denominator, if they were tried.
    pub fn of(&self, kind: ServiceKind, denominator: Denominator) -> Option<&ScenarioService> {
        self.services.iter().find(|s| s.kind == kind && s.denominator == denominator)
    }
}
