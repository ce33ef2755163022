//! Which parts of an assessment somebody will look at: the stages compute no others.
//!
//! In: what is to be written ([`Output`](super::Output)). Out: [`Needs`], with all that a part rests on. A part
//! that is not needed is empty in the assessment; a part that is needed holds the same figures whatever else is.

use crate::coverage::{Detail, VillageRequest};
use crate::indicator::{OperatorRule, Rule, Test};
use crate::place::{Basis, Denominator};

/// A part of an assessment that takes work of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// What the rule makes of each service in each village.
    Statuses,
    /// What each operator serves of the area.
    Operators,
    /// By how many operators the area is served.
    OperatorNumbers,
    /// The nearest source.
    Nearest,
    /// Shares of the denominators beside the area.
    Denominators,
    /// What each operator serves of them.
    OperatorDenominators,
    /// Field reports.
    Evidence,
    /// Rates of units.
    Rates,
    /// Gaps, with how surely they are.
    Gaps,
    /// The scorecard of the plan.
    Scorecard,
    /// Public places.
    Places,
    /// Speed tests.
    Speeds,
    /// Sharing of passive infrastructure.
    Sharing,
    /// What maps show around the villages.
    Surroundings,
}

impl Need {
    /// Every part.
    pub const ALL: [Self; 14] = [
        Self::Statuses,
        Self::Operators,
        Self::OperatorNumbers,
        Self::Nearest,
        Self::Denominators,
        Self::OperatorDenominators,
        Self::Evidence,
        Self::Rates,
        Self::Gaps,
        Self::Scorecard,
        Self::Places,
        Self::Speeds,
        Self::Sharing,
        Self::Surroundings,
    ];

    /// The parts it is made of.
    fn rests_on(self) -> &'static [Self] {
        match self {
            // A report decides where there is something to decide.
            Self::Operators | Self::Nearest | Self::Denominators | Self::Evidence => {
                &[Self::Statuses]
            }
            Self::OperatorNumbers => &[Self::Operators],
            Self::OperatorDenominators => &[Self::Operators, Self::Denominators],
            Self::Rates => &[Self::Evidence, Self::OperatorDenominators],
            // How many people lack a service is a matter of the denominators.
            Self::Gaps => &[Self::Evidence, Self::Denominators],
            Self::Scorecard => &[Self::Rates, Self::Places, Self::Speeds, Self::Sharing],
            Self::Statuses | Self::Places | Self::Speeds | Self::Sharing | Self::Surroundings => {
                &[]
            }
        }
    }
}

/// A set of [`Need`]s that holds with each part those it rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Needs(u32);

impl Needs {
    /// Everything.
    pub const ALL: Self = Self((1 << Need::ALL.len()) - 1);

    /// These parts and what they rest on.
    pub fn of(parts: impl IntoIterator<Item = Need>) -> Self {
        let mut needs = Self(0);
        for part in parts {
            needs.add(part);
        }
        needs
    }

    fn add(&mut self, part: Need) {
        if !self.has(part) {
            self.0 |= 1 << part as u32;
            part.rests_on().iter().for_each(|below| self.add(*below));
        }
    }

    /// Whether a part is needed.
    pub fn has(self, part: Need) -> bool {
        self.0 & (1 << part as u32) != 0
    }

    /// Whether it matters where people live: whether the layers of residents are read.
    pub fn residents(self, rule: &Rule) -> bool {
        self.has(Need::Denominators)
            || rule.denominator != Denominator::Area
            || rule.test == Test::CentreClusters
    }

    /// What coverage has to tell of each village.
    pub(super) fn coverage(self, rule: &Rule, bases: &[Basis]) -> VillageRequest {
        // A rule that looks at operators one by one has them told apart wherever it looks.
        let least =
            if rule.operator == OperatorRule::Union { Detail::Any } else { Detail::Operators };
        let detail = |parts: &[(Need, Detail)]| {
            let needed = parts.iter().filter(|(part, _)| self.has(*part)).map(|(_, d)| *d);
            needed.max().unwrap_or(least).max(least)
        };
        let area = [(Need::Operators, Detail::Operators), (Need::OperatorNumbers, Detail::Number)];
        let of_bases = detail(&[(Need::OperatorDenominators, Detail::Operators)]);
        let looked_at =
            |b: &Basis| self.has(Need::Denominators) || b.denominator == rule.denominator;
        let each = bases.iter().enumerate().filter(|(_, basis)| looked_at(basis));
        VillageRequest {
            area: Some(detail(&area)),
            bases: each.map(|(b, _)| (b, of_bases)).collect(),
            nearest: self.has(Need::Nearest),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::{BasisMethod, Parts};

    #[test]
    fn every_part_brings_what_it_rests_on() {
        assert_eq!(Needs::of(Need::ALL), Needs::ALL);
        for (i, part) in Need::ALL.into_iter().enumerate() {
            assert_eq!(part as usize, i);
            let needs = Needs::of([part]);
            assert!(needs.has(part) && part.rests_on().iter().all(|p| needs.has(*p)), "{part:?}");
            let again = Need::ALL.into_iter().filter(|p| needs.has(*p));
            assert_eq!(Needs::of(again), needs, "{part:?}");
        }
    }

    #[test]
    fn operators_are_told_apart_where_somebody_asks() {
        let bases =
            [Denominator::InhabitedArea, Denominator::Population].map(|denominator| Basis {
                denominator,
                totals: Vec::new(),
                parts: Parts::As(Denominator::Area),
                method: BasisMethod::SpreadOverArea,
                factors: Vec::new(),
            });
        let rule = Rule::default();
        let statuses = Needs::of([Need::Statuses]);
        let request = statuses.coverage(&rule, &bases);
        assert_eq!(
            request,
            VillageRequest { area: Some(Detail::Any), ..VillageRequest::default() }
        );
        let by_people = Rule { denominator: Denominator::Population, ..rule.clone() };
        assert_eq!(statuses.coverage(&by_people, &bases).bases, [(1, Detail::Any)]);
        let best = Rule { operator: OperatorRule::BestOperator, ..by_people };
        let request = statuses.coverage(&best, &bases);
        assert_eq!(request.area, Some(Detail::Operators));
        assert_eq!(request.bases, [(1, Detail::Operators)]);
        let table = Needs::of([Need::OperatorNumbers, Need::Denominators]);
        let request = table.coverage(&rule, &bases);
        assert_eq!(request.area, Some(Detail::Number));
        assert_eq!(request.bases, [(0, Detail::Any), (1, Detail::Any)]);
        let all = Needs::ALL.coverage(&rule, &bases);
        assert_eq!(all.bases, [(0, Detail::Operators), (1, Detail::Operators)]);
        assert!(all.nearest && !request.nearest);
    }
}
