//! The scorecard: each target of the plan against what is known.

use super::{Bilingual, Comparison, Unit};
use crate::codes::codes;
use serde::{Deserialize, Serialize};

/// One row of the scorecard.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ScoreRow {
    /// The target's identifier.
    pub id: String,
    /// The plan's own words, and a translation.
    pub text: Bilingual,
    /// By the end of which year.
    pub year: u16,
    /// What the value must be.
    pub comparison: Comparison,
    /// The target, in the unit.
    pub target: f64,
    /// Unit of target and value.
    pub unit: Unit,
    /// What is known; `None`: no data.
    pub value: Option<f64>,
    /// Where the value comes from.
    pub origin: Origin,
    /// Met or not; never met without data.
    pub verdict: Verdict,
    /// Value less target, in the unit (percentage points for percentages).
    pub margin: Option<f64>,
    /// What the percentage counts (villages, places, positions); `None` where it counts nothing
    /// whole.
    pub count: Option<Count>,
    /// How it is measured, in words: denominator, operator rule, threshold, number of tests.
    pub how: Bilingual,
    /// What would turn the verdict.
    pub turns: Turns,
    /// Document and page of the target.
    pub source: String,
}

impl ScoreRow {
    /// How many more must meet it, 0 or less where it is met; `None` where it counts nothing whole, or
    /// nothing is known: nothing is missing of what nobody knows.
    pub fn missing(&self) -> Option<f64> {
        self.count.filter(|c| c.of > 0).map(|c| c.missing as f64)
    }
}

/// Where a value comes from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Origin {
    /// Computed from layers with a model.
    Modelled,
    /// Computed from measurements.
    Measured,
    /// Counted in the layers.
    Counted,
    /// Reported by somebody.
    Stated {
        /// Who.
        source: String,
        /// Of what day, as stated.
        as_of: Option<String>,
    },
    /// Not known.
    NoData,
}

impl Origin {
    /// The word of tables.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Modelled => "modelled",
            Self::Measured => "measured",
            Self::Counted => "counted",
            Self::Stated { .. } => "stated",
            Self::NoData => "no_data",
        }
    }
}

/// What became of a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Verdict {
    /// Met.
    Met,
    /// Missed.
    Missed,
    /// Not known.
    NoData,
}

codes! {
    /// The word of tables.
    Verdict {
        Met => "met",
        Missed => "missed",
        NoData => "no_data",
    }
}

/// What a percentage counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// Those that meet it.
    pub have: u64,
    /// All with data.
    pub of: u64,
    /// Those without data, which may turn the verdict either way.
    pub no_data: u64,
    /// How many more must meet it for the target; 0 or less where it is met: how many may fall out
    /// without missing it, negative.
    pub missing: i64,
}

/// What would turn a verdict of villages.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Turns {
    /// Whether it was tried; else the rest is empty.
    pub tried: bool,
    /// Values at thresholds so many percentage points away (−20, −10, 10, 20), and the verdict there.
    pub threshold: Vec<(f64, Option<f64>, Verdict)>,
    /// Values at radii times so much (0.8, 0.9, 1.1, 1.2), and the verdict there.
    pub radius: Vec<(f64, Option<f64>, Verdict)>,
    /// The threshold, 0 to 1, at which the verdict turns, all else equal.
    pub turning_threshold: Option<f64>,
}
