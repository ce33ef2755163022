//! Scorecards of both sides, target by target.

use super::change::points;
use super::{Results, TargetRow};
use crate::indicator::Verdict;
use std::collections::HashMap;

/// One target, before and after.
#[derive(Clone, Debug, PartialEq)]
pub struct TargetChange {
    /// Before; `None` where the old scorecard does not have it.
    pub old: Option<TargetRow>,
    /// After; `None` likewise. One of the two is always there.
    pub new: Option<TargetRow>,
}

/// What became of a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VerdictChange {
    /// As before.
    Unchanged,
    /// Missed before, met now.
    TurnedMet,
    /// Met before, missed now.
    TurnedMissed,
    /// Not known before.
    BecameKnown,
    /// Not known any more.
    BecameUnknown,
    /// In the old scorecard only.
    OnlyOld,
    /// In the new scorecard only.
    OnlyNew,
}

impl VerdictChange {
    /// The word of tables.
    pub fn code(self) -> &'static str {
        match self {
            Self::Unchanged => "unchanged",
            Self::TurnedMet => "turned_met",
            Self::TurnedMissed => "turned_missed",
            Self::BecameKnown => "became_known",
            Self::BecameUnknown => "became_unknown",
            Self::OnlyOld => "only_old",
            Self::OnlyNew => "only_new",
        }
    }
}

impl TargetChange {
    /// The row that names it: the new one, or the old where there is none.
    pub fn row(&self) -> Option<&TargetRow> {
        self.new.as_ref().or(self.old.as_ref())
    }

    /// Change of the value, in its unit; `None` where either is no data or the unit is another.
    pub fn value_change(&self) -> Option<f64> {
        let (old, new) = (self.old.as_ref()?, self.new.as_ref()?);
        points(old.value, new.value).filter(|_| old.unit == new.unit)
    }

    /// Whether both sides ask for something else.
    pub fn target_differs(&self) -> bool {
        let asks = |t: &TargetRow| (t.comparison.clone(), t.target, t.unit.clone());
        match (&self.old, &self.new) {
            (Some(old), Some(new)) => asks(old) != asks(new),
            _ => false,
        }
    }

    /// What became of the verdict.
    pub fn change(&self) -> VerdictChange {
        let verdict = |t: &Option<TargetRow>| t.as_ref().map(|t| t.verdict);
        match (verdict(&self.old), verdict(&self.new)) {
            (None, _) => VerdictChange::OnlyNew,
            (_, None) => VerdictChange::OnlyOld,
            (Some(old), Some(new)) if old == new => VerdictChange::Unchanged,
            (Some(Verdict::NoData), _) => VerdictChange::BecameKnown,
            (_, Some(Verdict::NoData)) => VerdictChange::BecameUnknown,
            (_, Some(Verdict::Met)) => VerdictChange::TurnedMet,
            (_, Some(Verdict::Missed)) => VerdictChange::TurnedMissed,
        }
    }
}

/// The targets in the order of the new scorecard; those of the old one only come last. `None` where
/// neither side has a scorecard.
pub(super) fn targets(old: &Results, new: &Results) -> Option<Vec<TargetChange>> {
    if old.scorecard.is_none() && new.scorecard.is_none() {
        return None;
    }
    let olds = old.scorecard.as_deref().unwrap_or_default();
    let news = new.scorecard.as_deref().unwrap_or_default();
    let by_id: HashMap<&str, &TargetRow> = olds.iter().map(|t| (t.id.as_str(), t)).collect();
    let known: HashMap<&str, &TargetRow> = news.iter().map(|t| (t.id.as_str(), t)).collect();
    let both = news.iter().map(|t| TargetChange {
        old: by_id.get(t.id.as_str()).map(|&t| t.clone()),
        new: Some(t.clone()),
    });
    let gone = olds.iter().filter(|t| !known.contains_key(t.id.as_str()));
    let gone = gone.map(|t| TargetChange { old: Some(t.clone()), new: None });
    Some(both.chain(gone).collect())
}
