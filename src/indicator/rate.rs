//! Rates of administrative units.

use super::ServiceKind;
use crate::network::OperatorId;
use crate::place::{CommuneId, DistrictId};

/// The unit a rate is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// The whole project.
    Province,
    /// One old district.
    District(DistrictId),
    /// One commune.
    Commune(CommuneId),
}

impl Level {
    /// The word of the tables.
    pub fn code(self) -> &'static str {
        match self {
            Self::Province => "province",
            Self::District(_) => "district",
            Self::Commune(_) => "commune",
        }
    }
}

/// The rate of one unit for one service and one operator.
///
/// `villages = covered + hole + white + no_data`, always.
#[derive(Clone, Debug, PartialEq)]
pub struct Rate {
    /// Of which unit.
    pub level: Level,
    /// Of what.
    pub service: ServiceKind,
    /// By whom; `None` for any operator.
    pub operator: Option<OperatorId>,
    /// Villages of the unit.
    pub villages: usize,
    /// Those covered.
    pub covered: usize,
    /// Those served in part.
    pub hole: usize,
    /// Those not served.
    pub white: usize,
    /// Those of which nothing is known.
    pub no_data: usize,
    /// Area of the unit's villages that have a polygon, m².
    pub area_m2: f64,
    /// Area of those with data, m².
    pub known_area_m2: f64,
    /// Area served, m²; of the villages with data.
    pub covered_area_m2: f64,
}

impl Rate {
    /// Percentage of villages covered, among those with data; `None` where none has.
    pub fn rate_pct(&self) -> Option<f64> {
        let known = self.villages - self.no_data;
        (known > 0).then(|| 100.0 * self.covered as f64 / known as f64)
    }

    /// Percentage of the area served, among villages with data; `None` where none has.
    pub fn area_pct(&self) -> Option<f64> {
        (self.known_area_m2 > 0.0)
            .then(|| (100.0 * self.covered_area_m2 / self.known_area_m2).clamp(0.0, 100.0))
    }
}
