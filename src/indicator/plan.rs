//! A plan: what a province promised, target by target, in its own words.

use super::Words;
use crate::network::{ServiceKind, Technology};
use crate::place::Denominator;

/// A province's plan (`data/plans/*.toml`, or the project's own).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// Name of the plan: the stem of its file.
    pub id: String,
    /// What it is called.
    pub title: Words,
    /// Province code.
    pub province: String,
    /// The document: number, date, who decided.
    pub document: String,
    /// The targets, in the plan's order.
    pub targets: Vec<Target>,
}

/// One target.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// Identifier within the plan.
    pub id: String,
    /// The plan's own words, and a translation.
    pub text: Words,
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
    /// The value as reported, where geometry gives none (or beside it).
    pub stated: Option<Stated>,
}

/// What the value must be, beside the target's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// ≥
    AtLeast,
    /// >
    MoreThan,
}

/// Units of targets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

/// A value that somebody reported.
#[derive(Clone, Debug, PartialEq)]
pub struct Stated {
    /// In the target's unit.
    pub value: f64,
    /// Who says so: document, office.
    pub source: String,
    /// Of what day, as stated.
    pub as_of: Option<String>,
}

/// How a target is measured.
#[derive(Clone, Debug, PartialEq)]
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
    Stated,
}

/// Passive infrastructure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Passive {
    /// Positions of base stations.
    Sites,
    /// Cable poles.
    Poles,
    /// Cable ducts, by length.
    Ducts,
}

impl Passive {
    /// The word of tables.
    pub fn code(self) -> &'static str {
        match self {
            Self::Sites => "sites",
            Self::Poles => "poles",
            Self::Ducts => "ducts",
        }
    }
}

/// Which figure of many speed tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpeedFigure {
    /// Half of the tests are at least as fast.
    Median,
    /// Arithmetic mean.
    Mean,
}
