//! People served, where the project knows where they live.
//!
//! In: the basis of the population and the shares of it. Out: sums of units. People served of a village
//! are its people times the share of them that is served.

use crate::assessment::Assessment;
use crate::indicator::Service;
use crate::network::OperatorId;
use crate::place::Denominator;

/// People of a unit, and how many of them are served; of the villages where both are known.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct People {
    all: f64,
    served: f64,
}

impl People {
    /// Percentage served; `None` where nobody is known.
    pub(super) fn pct(self) -> Option<f64> {
        (self.all > 0.0).then(|| (100.0 * self.served / self.all).clamp(0.0, 100.0))
    }
}

/// Whether the project knows where people live.
pub(super) fn known(assessment: &Assessment) -> bool {
    assessment.bases.iter().any(|b| b.denominator == Denominator::Population)
}

/// People of some villages.
pub(super) fn of(
    assessment: &Assessment,
    service: &Service,
    operator: Option<OperatorId>,
    villages: impl Iterator<Item = usize>,
) -> People {
    let basis = assessment.bases.iter().find(|b| b.denominator == Denominator::Population);
    let (Some(basis), Some(shares)) = (basis, service.shares_of(Denominator::Population)) else {
        return People::default();
    };
    let shares = match operator {
        None => Some(&shares.any),
        Some(asked) => shares.by_operator.iter().find(|(o, _)| *o == asked).map(|(_, s)| s),
    };
    let Some(shares) = shares else { return People::default() };
    let mut people = People::default();
    for village in villages {
        let total = basis.totals.get(village).copied().flatten();
        let share = shares.get(village).copied().flatten();
        if let (Some(total), Some(share)) = (total, share) {
            people.all += total;
            people.served += total * share.value();
        }
    }
    people
}
