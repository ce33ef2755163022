//! What a project asks of gaps.

use crate::network::{ServiceKind, Technology};
use serde::{Deserialize, Serialize};

/// Which services' gaps are listed, and how they are put in order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GapTerms {
    /// The services.
    pub services: Vec<ServiceKind>,
    /// What counts in the order of priority.
    pub weights: Weights,
}

impl Default for GapTerms {
    /// Mobile broadband and fibre: the two village rates every plan has.
    fn default() -> Self {
        let services =
            vec![ServiceKind::MobileBroadband, ServiceKind::Technology(Technology::Ftth)];
        Self { services, weights: Weights::default() }
    }
}

/// Weights of the priority score, each at least 0; only their ratios count.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Weights {
    /// People without the service, against the gap with most.
    pub people: f64,
    /// Trắng before lõm.
    pub white: f64,
    /// ĐBKK villages before others.
    pub dbkk: f64,
    /// Villages with grid power (work can begin) before others.
    pub power: f64,
    /// How surely it is a gap.
    pub certainty: f64,
}

impl Default for Weights {
    fn default() -> Self {
        Self { people: 40.0, white: 25.0, dbkk: 20.0, power: 5.0, certainty: 10.0 }
    }
}
