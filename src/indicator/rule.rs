//! The rule: from what share a village counts as covered, and of what.

use crate::coverage::Share;
use crate::network::Technology;

/// What a village's share is a share of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Denominator {
    /// The village's whole area.
    #[default]
    Area,
}

impl Denominator {
    /// The word of the project file.
    pub fn code(self) -> &'static str {
        match self {
            Self::Area => "area",
        }
    }
}

/// How several operators' coverage becomes one answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OperatorRule {
    /// A place is covered where any operator covers it.
    #[default]
    Union,
}

impl OperatorRule {
    /// The word of the project file.
    pub fn code(self) -> &'static str {
        match self {
            Self::Union => "union",
        }
    }
}

/// When a village counts as covered.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// Share from which a village is covered, greater than 0.
    pub covered_from: f64,
    /// Share up to which a village is white; 0 by default: not a metre of it is served.
    pub white_up_to: f64,
    /// What the share is a share of.
    pub denominator: Denominator,
    /// How operators are put together.
    pub operator: OperatorRule,
    /// The technologies that count as mobile broadband.
    pub mobile_broadband: Vec<Technology>,
}

impl Default for Rule {
    /// 80 % of the area, union of operators; mobile broadband is 3G and later, as ITU counts it.
    fn default() -> Self {
        Self {
            covered_from: 0.8,
            white_up_to: 0.0,
            denominator: Denominator::default(),
            operator: OperatorRule::default(),
            mobile_broadband: vec![Technology::G3, Technology::G4, Technology::G5],
        }
    }
}

/// What a village is, for one service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Served from the rule's share up.
    Covered,
    /// Served in part: lõm sóng by share.
    Hole,
    /// Not served: trắng sóng by share.
    White,
    /// Nothing is known. Never 0 %.
    NoData,
}

impl Status {
    /// The word of the tables.
    pub fn code(self) -> &'static str {
        match self {
            Self::Covered => "covered",
            Self::Hole => "hole",
            Self::White => "white",
            Self::NoData => "no_data",
        }
    }
}

impl Rule {
    /// A sum of thousands of pieces leaves rounding of this size in a share; what is within it of
    /// a threshold is at the threshold.
    const ROUNDING: f64 = 1e-9;

    /// The status of a village with that share.
    pub fn status(&self, share: Option<Share>) -> Status {
        match share.map(Share::value) {
            None => Status::NoData,
            Some(s) if s >= self.covered_from - Self::ROUNDING => Status::Covered,
            Some(s) if s <= self.white_up_to + Self::ROUNDING => Status::White,
            Some(_) => Status::Hole,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn status_at_and_around_the_thresholds() {
        let rule = Rule::default();
        let at = |s: f64| rule.status(Share::new(s));
        assert_eq!(rule.status(None), Status::NoData);
        assert_eq!(at(0.0), Status::White);
        assert_eq!(at(1e-6), Status::Hole);
        assert_eq!(at(0.799), Status::Hole);
        assert_eq!(at(0.8), Status::Covered);
        assert_eq!(at(0.8 - 1e-13), Status::Covered);
        assert_eq!(at(1.0), Status::Covered);
    }
}
