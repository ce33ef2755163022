//! One service in every village: shares of every denominator, and what the rule made of them.

use super::Status;
use crate::coverage::{Nearest, Share};
use crate::network::{OperatorId, ServiceKind};
use crate::place::Denominator;
use serde::{Deserialize, Serialize};

/// One service in every village. Lists by village are in the villages' order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Service {
    /// Which.
    pub kind: ServiceKind,
    /// What the rule made of it in each, under its operator rule.
    pub villages: Vec<VillageService>,
    /// Shares of each denominator that has data, the area always and first.
    pub shares: Vec<Shares>,
    /// What is served at the villages' points; `None` where the project has none, or nothing is known
    /// of the service.
    pub points: Option<PointsServed>,
    /// The operator whose coverage stands for all under the rule `best_operator`.
    pub best_operator: Option<OperatorId>,
}

/// One service in one village.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct VillageService {
    /// Share of the rule's denominator, under its operator rule; `None` is no data.
    pub share: Option<Share>,
    /// Share of the area by any operator; `None` is no data.
    pub area_share: Option<Share>,
    /// What the model gives, by the rule.
    pub modelled: Status,
    /// The final status: the evidence's where there is any that holds, else the model's.
    pub status: Status,
    /// Index of the evidence that decided, into the assessment's.
    pub evidence: Option<u32>,
    /// The nearest source, however far; `None` where the service has none.
    pub nearest: Option<Nearest>,
}

/// Shares of one denominator in every village.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Shares {
    /// Of what.
    pub denominator: Denominator,
    /// By any operator (union).
    pub any: Vec<Option<Share>>,
    /// By each operator that has sources of it, or is declared to.
    pub by_operator: Vec<(OperatorId, Vec<Option<Share>>)>,
    /// Shares served by exactly no, one, two, and three or more operators; their sum is 1. `None`
    /// where there is no data. Empty where it was not asked for.
    pub operators: Vec<Option<[Share; 4]>>,
}

/// Which of the villages' points are served; lists are in the order of the project's points.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PointsServed {
    /// By any operator.
    pub any: Vec<bool>,
    /// By each operator.
    pub by_operator: Vec<(OperatorId, Vec<bool>)>,
}

impl Service {
    /// The operators of whom anything is known, in order of entry.
    pub fn operators(&self) -> Vec<OperatorId> {
        let of_shares = self.shares.iter().flat_map(|s| s.by_operator.iter().map(|o| o.0));
        let points = self.points.iter().flat_map(|p| p.by_operator.iter().map(|o| o.0));
        let mut all: Vec<OperatorId> = of_shares.chain(points).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// The service as one operator alone gives it, not judged: without statuses and field reports.
    #[must_use]
    pub fn of_operator(&self, operator: OperatorId) -> Self {
        let shares = self.shares.iter().map(|shares| {
            let own = shares.by_operator.iter().find(|(o, _)| *o == operator);
            Shares {
                denominator: shares.denominator,
                any: own.map_or_else(|| vec![None; shares.any.len()], |(_, own)| own.clone()),
                by_operator: own.cloned().into_iter().collect(),
                operators: Vec::new(),
            }
        });
        let points = self.points.as_ref().and_then(|points| {
            let own = points.by_operator.iter().find(|(o, _)| *o == operator)?;
            Some(PointsServed { any: own.1.clone(), by_operator: vec![own.clone()] })
        });
        let (kind, villages) = (self.kind, Vec::new());
        Self { kind, villages, shares: shares.collect(), points, best_operator: None }
    }

    /// The shares of a denominator, if it has data.
    pub fn shares_of(&self, denominator: Denominator) -> Option<&Shares> {
        self.shares.iter().find(|s| s.denominator == denominator)
    }

    /// The shares of the area.
    pub fn area(&self) -> &Shares {
        &self.shares[0]
    }
}
