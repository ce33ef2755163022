//! What a gap is.

use crate::codes::codes;
use crate::coverage::{Nearest, Share};
use crate::indicator::Status;
use crate::network::ServiceKind;
use serde::{Deserialize, Serialize};

/// One village that lacks one service.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Gap {
    /// Index of the village.
    pub village: u32,
    /// What it lacks.
    pub service: ServiceKind,
    /// The final class: white or hole.
    pub class: Status,
    /// What the model says; may be covered or no data where evidence decided.
    pub modelled: Status,
    /// Index of the evidence that decided.
    pub evidence: Option<u32>,
    /// How much lacks it.
    pub lacking: Lacking,
    /// Why, the weightiest first; never empty.
    pub reasons: Vec<Reason>,
    /// How far it is from service.
    pub margin: Margin,
    /// How surely it is a gap; `None` where evidence decided, or where no scenario was tried.
    pub robustness: Option<Robustness>,
    /// Who should act.
    pub triage: Triage,
    /// The nearest source of each operator that has any.
    pub nearest: Vec<Nearest>,
    /// By the project's weights, 0 to 100; higher is more urgent.
    pub score: f64,
    /// Place in the order of priority among the gaps of this service, from 1.
    pub rank: u32,
}

/// What of a village lacks a service; `None`: not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Lacking {
    /// Share of the rule's denominator.
    pub share: Option<Share>,
    /// Inhabitants: by the population's own distribution where there is one, else by the share of
    /// the area.
    pub people: Option<f64>,
    /// Households, likewise.
    pub households: Option<f64>,
    /// Clusters without it, of all clusters.
    pub clusters: Option<(u32, u32)>,
}

/// Why a village lacks a service.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Reason {
    /// The village has no grid power.
    NoPower,
    /// No operator has the technology within reach: not a footprint comes within the distance.
    NoSource {
        /// The distance searched, km.
        within_km: f64,
    },
    /// The nearest source is too far for the whole village.
    TooFar {
        /// Distance from the village's centre to the nearest source, km.
        km: f64,
        /// What that source serves, km.
        reach_km: Option<f64>,
    },
    /// Most of what is not served is in reach by distance of sources whose sectors point elsewhere.
    OffSector {
        /// Distance from the village's centre to the nearest such source, km.
        km: f64,
    },
    /// A field report says otherwise than the model, which would serve it, or another part of it, or
    /// knows nothing.
    Reported,
}

impl Reason {
    /// The word of tables.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoPower => "no_power",
            Self::NoSource { .. } => "no_source",
            Self::TooFar { .. } => "too_far",
            Self::OffSector { .. } => "off_sector",
            Self::Reported => "reported",
        }
    }
}

/// Distances to the edge of the nearest footprint; 0 where served; `None` where there is no source
/// or no such point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Margin {
    /// From the village's centre (its centre point where there is one), m.
    pub centre_m: Option<f64>,
    /// From the nearest cluster that is not served, m.
    pub cluster_m: Option<f64>,
}

/// The class over a grid of radii and thresholds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Robustness {
    /// Variants in which the class is the same.
    pub same: u32,
    /// Variants in which the village is a gap at all.
    pub gap: u32,
    /// All variants: 9, or 3 where no threshold decides.
    pub of: u32,
}

/// Who should act, by ĐBKK and grid power.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Triage {
    /// ĐBKK with grid power: tender, paid by the universal-service fund.
    A,
    /// Not ĐBKK, with grid power: operators' own money.
    B,
    /// No grid power: together with the electricity company.
    C,
    /// ĐBKK or power is not known.
    Unknown,
}

codes! {
    /// The word of tables.
    Triage {
        A => "A",
        B => "B",
        C => "C",
        Unknown => "no_data",
    }
}
