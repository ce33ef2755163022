//! Scenarios: what the rule would see if sources reached less far or farther.

use super::Observation;
use crate::footprint::Varied;
use crate::network::ServiceKind;
use crate::place::Denominator;
use serde::{Deserialize, Serialize};

/// What the rule would see with a quantity varied.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Scenarios {
    /// What is varied: radii times 0.8, 0.9, 1, 1.1, 1.2; without a plan 0.8, 1, 1.2.
    pub varied: Vec<Varied>,
    /// The services that were tried.
    pub services: Vec<ScenarioService>,
}

/// One service and denominator in every scenario.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ScenarioService {
    /// Which service.
    pub kind: ServiceKind,
    /// Share of what.
    pub denominator: Denominator,
    /// `seen[scenario][village]`, under the rule's operator rule. Where the status cannot change between
    /// two scenarios, the share is that of the one that serves less.
    pub seen: Vec<Vec<Observation>>,
}

impl Scenarios {
    /// The scenarios of a service and denominator, if they were tried.
    pub fn of(&self, kind: ServiceKind, denominator: Denominator) -> Option<&ScenarioService> {
        self.services.iter().find(|s| s.kind == kind && s.denominator == denominator)
    }
}
