//! A plan: what a province promised, target by target, in its own words.

use super::Bilingual;
use crate::codes::codes;
use crate::network::{ServiceKind, Technology};
use crate::place::Denominator;
use serde::{Deserialize, Serialize};

/// A province's plan (`data/plans/*.toml`, or the project's own).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    /// Name of the plan: the stem of its file.
    pub id: String,
    /// What it is called.
    pub title: Bilingual,
    /// Province code.
    pub province: String,
    /// The document: number, date, who decided.
    pub document: String,
    /// The targets, in the plan's order.
    pub targets: Vec<Target>,
}

/// One target.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Target {
    /// Identifier within the plan.
    pub id: String,
    /// The plan's own words, and a translation.
    pub text: Bilingual,
    /// By the end of which year.
    pub year: u16,
    /// What the value must be.
    pub comparison: Comparison,
    /// The value, in the unit.
    pub value: f64,
    /// Its unit.
    pub unit: Unit,
    /// How it is measured.
    pub measure: TargetMeasure,
    /// Where the target comes from, when not from the plan's document as a whole.
    pub source: String,
    /// What the measure leaves out of the plan's words, or had to decide; may be empty.
    pub note: Bilingual,
    /// The value as reported, where geometry gives none (or beside it).
    pub stated: Option<Stated>,
}

/// What the value must be, beside the target's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Comparison {
    /// ≥
    AtLeast,
    /// >
    MoreThan,
}

codes! {
    /// The word of plan files and tables.
    Comparison {
        AtLeast => "at_least",
        MoreThan => "more_than",
    }
}

impl Comparison {
    /// The sign people read.
    pub fn sign(self) -> &'static str {
        match self {
            Self::AtLeast => "≥",
            Self::MoreThan => ">",
        }
    }

    /// Whether a value holds against the target; what is within rounding of it is at it.
    ///
    /// Percentages are shares summed over thousands of pieces and end within 1e-9 of a share, 1e-7
    /// of a percent, of the true one; no figure of a plan is that fine.
    pub fn holds(self, value: f64, target: f64) -> bool {
        const ROUNDING: f64 = 1e-7;
        match self {
            Self::AtLeast => value >= target - ROUNDING,
            Self::MoreThan => value > target + ROUNDING,
        }
    }

    /// How many of `of` things are needed for a percentage of them to hold, by whole numbers: a
    /// percentage is taken to 1e-6, as precise as any that is written. More than `of` where even
    /// all of them would not do.
    pub fn needed(self, target_pct: f64, of: u64) -> u64 {
        const PARTS: f64 = 1e6;
        let parts = (target_pct.max(0.0) * PARTS).round() as u128 * u128::from(of);
        let whole = 100 * PARTS as u128;
        let needed = match self {
            Self::AtLeast => parts.div_ceil(whole),
            Self::MoreThan => parts / whole + 1,
        };
        u64::try_from(needed).unwrap_or(u64::MAX)
    }
}

/// Units of targets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unit {
    /// %
    Percent,
    /// Mb/s
    MegabitsPerSecond,
    /// A number of things.
    Count,
    /// For every hundred inhabitants.
    PerHundredPeople,
}

codes! {
    /// The word of plan files and tables.
    Unit {
        Percent => "percent",
        MegabitsPerSecond => "mbps",
        Count => "count",
        PerHundredPeople => "per_hundred_people",
    }
}

/// A value that somebody reported.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stated {
    /// In the target's unit.
    pub value: f64,
    /// Who says so: document, office.
    pub source: String,
    /// Of what day, as stated.
    pub as_of: Option<String>,
}

/// How a target is measured.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum TargetMeasure {
    /// Percentage of villages covered, by the rule; with a denominator of its own where stated.
    Villages {
        /// Of which service.
        service: ServiceKind,
        /// Instead of the rule's.
        denominator: Option<Denominator>,
    },
    /// Percentage of the whole province's area, people, households … that is served.
    Share {
        /// Of which service.
        service: ServiceKind,
        /// Of what.
        denominator: Denominator,
    },
    /// Percentage of public places served.
    Places {
        /// Of which service.
        service: ServiceKind,
        /// Of these kinds; empty: all.
        kinds: Vec<String>,
    },
    /// Percentage of passive infrastructure used by two or more operators.
    Sharing(Passive),
    /// Download speed as measured.
    Speed {
        /// Fixed or any mobile technology.
        fixed: bool,
        /// Which figure.
        figure: SpeedFigure,
    },
    /// How many positions have one of these technologies.
    Sites {
        /// The technologies.
        technologies: Vec<Technology>,
    },
    /// No geometry gives it: the reported value is carried.
    #[default]
    Stated,
}

impl TargetMeasure {
    /// The word of plan files.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Villages { .. } => "villages",
            Self::Share { .. } => "share",
            Self::Places { .. } => "places",
            Self::Sharing(_) => "sharing",
            Self::Speed { .. } => "speed",
            Self::Sites { .. } => "sites",
            Self::Stated => "stated",
        }
    }
}

/// Passive infrastructure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Passive {
    /// Positions of base stations.
    Sites,
    /// Cable poles.
    Poles,
    /// Cable ducts, by length.
    Ducts,
}

codes! {
    /// The word of tables.
    Passive {
        Sites => "sites",
        Poles => "poles",
        Ducts => "ducts",
    }
}

/// Which figure of many speed tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SpeedFigure {
    /// Half of the tests are at least as fast.
    Median,
    /// Arithmetic mean.
    Mean,
    /// Nine tests of ten are at least as fast.
    P10,
}

codes! {
    /// The word of plan files.
    SpeedFigure {
        Median => "median",
        Mean => "mean",
        P10 => "p10",
    }
}

impl Plan {
    /// The target of that identifier.
    pub fn target(&self, id: &str) -> Option<&Target> {
        self.targets.iter().find(|t| t.id == id)
    }
}

#[cfg(test)]
mod tests {
    use super::Comparison::{AtLeast, MoreThan};

    #[test]
    fn villages_needed_are_whole_numbers() {
        // 99.85 % of 2,000 villages are 1,997 exactly; of 1,937 they are 1,934.09….
        assert_eq!(AtLeast.needed(99.85, 2000), 1997);
        assert_eq!(AtLeast.needed(99.85, 1937), 1935);
        assert_eq!(MoreThan.needed(99.85, 2000), 1998);
        assert_eq!(AtLeast.needed(100.0, 3802), 3802);
        assert_eq!(MoreThan.needed(100.0, 20), 21);
        assert_eq!((AtLeast.needed(0.0, 20), MoreThan.needed(0.0, 20)), (0, 1));
        // 0.1 has no exact binary form, and is a tenth all the same.
        assert_eq!(AtLeast.needed(0.1, 1_000_000), 1000);
        assert_eq!(AtLeast.needed(80.0, 0), 0);
    }

    #[test]
    fn a_share_within_rounding_of_its_target_is_at_it() {
        assert!(AtLeast.holds(100.0 - 1e-12, 100.0) && !AtLeast.holds(99.999, 100.0));
        assert!(!MoreThan.holds(85.0 + 1e-12, 85.0) && MoreThan.holds(85.1, 85.0));
        assert!(!AtLeast.holds(f64::NAN, 0.0) && !MoreThan.holds(f64::NAN, 0.0));
    }
}
