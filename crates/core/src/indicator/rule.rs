//! The rule: when a village counts as covered.
//!
//! In: what is observed of a village ([`Observation`]). Out: a [`Status`]. A rule is a named profile
//! (`data/rules/*.toml`) with the project's own changes; it prints its source and its caveat.

use crate::codes::codes;
use crate::coverage::Share;
use crate::network::{ServiceKind, Technology};
use crate::place::Denominator;
use serde::{Deserialize, Serialize};

/// How several operators' coverage becomes one answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum OperatorRule {
    /// A place is covered where any operator covers it.
    #[default]
    Union,
    /// In every village the operator that serves most of it.
    VillageMaximum,
    /// In all villages the one operator that serves most of all of them together.
    BestOperator,
}

codes! {
    /// The word of the project file.
    OperatorRule {
        Union => "union",
        VillageMaximum => "village_maximum",
        BestOperator => "best_operator",
    }
}

/// What decides in a village.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Test {
    /// The share of the denominator, against thresholds.
    #[default]
    Share,
    /// The village's centre, then its clusters: white when the centre has no signal, a hole when
    /// the centre has it and a cluster lacks it. Rates have two denominators: white over all
    /// villages, holes over the rest.
    CentreClusters,
}

codes! {
    /// The word of the project file.
    Test {
        Share => "share",
        CentreClusters => "centre_clusters",
    }
}

/// A text in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bilingual {
    /// Vietnamese.
    pub vi: String,
    /// English.
    pub en: String,
}

/// When a village counts as covered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rule {
    /// Name of the profile: the stem of its file.
    pub profile: String,
    /// What it is called.
    pub title: Bilingual,
    /// Where the rule comes from.
    pub source: Bilingual,
    /// What a reader must know before quoting a number.
    pub caveat: Bilingual,
    /// Whether the project changed what the profile states.
    pub changed: bool,
    /// What decides.
    pub test: Test,
    /// Share from which a village is covered, greater than 0.
    pub covered_from: f64,
    /// Share up to which a village is white; 0 by default: not a metre of it is served.
    pub white_up_to: f64,
    /// What the share is a share of.
    pub denominator: Denominator,
    /// How operators are put together.
    pub operator: OperatorRule,
    /// Whether a mobile technology counts later generations too: 3G is "at least 3G".
    pub cumulative: bool,
    /// Share of a unit's villages from which the unit itself counts as covered, where the profile
    /// judges units.
    pub unit_covered_from: Option<f64>,
    /// The technologies that count as mobile broadband.
    pub mobile_broadband: Vec<Technology>,
}

impl Default for Rule {
    /// 80 % of the area, union of operators; mobile broadband is 3G and later, as ITU counts it.
    fn default() -> Self {
        Self {
            profile: "share".to_owned(),
            title: Bilingual::default(),
            source: Bilingual::default(),
            caveat: Bilingual::default(),
            changed: false,
            test: Test::default(),
            covered_from: 0.8,
            white_up_to: 0.0,
            denominator: Denominator::default(),
            operator: OperatorRule::default(),
            cumulative: false,
            unit_covered_from: None,
            mobile_broadband: vec![Technology::G3, Technology::G4, Technology::G5],
        }
    }
}

/// What a village is, for one service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Status {
    /// Served from the rule's share up.
    Covered,
    /// Served in part: lõm sóng.
    Hole,
    /// Not served: trắng sóng.
    White,
    /// Nothing is known. Never 0 %.
    NoData,
}

codes! {
    /// The word of the tables.
    Status {
        Covered => "covered",
        Hole => "hole",
        White => "white",
        NoData => "no_data",
    }
}

/// What a rule looks at in one village, for one service and one operator or several together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Observation {
    /// Share of the rule's denominator; `None` is no data.
    pub share: Option<Share>,
    /// Whether the centre is served (any of them, where there are several); `None`: the village
    /// has no centre point, or nothing is known of the service.
    pub centre: Option<bool>,
    /// Clusters of the village.
    pub clusters: u32,
    /// Those served.
    pub clusters_served: u32,
}

impl Observation {
    /// A share and nothing else.
    pub fn of_share(share: Option<Share>) -> Self {
        Self { share, ..Self::default() }
    }
}

impl Rule {
    /// A sum of thousands of pieces leaves rounding of this size in a share; what is within it of
    /// a threshold is at the threshold.
    pub const ROUNDING: f64 = 1e-9;

    /// The technologies any of which is the service.
    pub fn technologies(&self, kind: ServiceKind) -> Vec<Technology> {
        kind.technologies(&self.mobile_broadband, self.cumulative)
    }

    /// The status of a village.
    pub fn status(&self, seen: &Observation) -> Status {
        match self.test {
            Test::Share => self.status_of_share(seen.share),
            Test::CentreClusters => match seen.centre {
                None => Status::NoData,
                Some(false) => Status::White,
                Some(true) if seen.clusters_served < seen.clusters => Status::Hole,
                Some(true) => Status::Covered,
            },
        }
    }

    /// The status of a share against the thresholds.
    pub fn status_of_share(&self, share: Option<Share>) -> Status {
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
        let at = |s: f64| rule.status(&Observation::of_share(Share::new(s)));
        assert_eq!(rule.status_of_share(None), Status::NoData);
        assert_eq!(at(0.0), Status::White);
        assert_eq!(at(1e-6), Status::Hole);
        assert_eq!(at(0.799), Status::Hole);
        assert_eq!(at(0.8), Status::Covered);
        assert_eq!(at(0.8 - 1e-13), Status::Covered);
        assert_eq!(at(1.0), Status::Covered);
    }

    #[test]
    fn centre_first_then_clusters() {
        let rule = Rule { test: Test::CentreClusters, ..Rule::default() };
        let of = |centre, clusters, clusters_served| {
            rule.status(&Observation { share: None, centre, clusters, clusters_served })
        };
        assert_eq!(of(None, 3, 3), Status::NoData);
        assert_eq!(of(Some(false), 3, 3), Status::White);
        assert_eq!(of(Some(true), 3, 2), Status::Hole);
        assert_eq!(of(Some(true), 3, 3), Status::Covered);
        assert_eq!(of(Some(true), 0, 0), Status::Covered);
    }
}
