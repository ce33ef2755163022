//! Scorecards of both sides, target by target.

use super::Results;
use super::change::difference;
use crate::codes::codes;
use crate::indicator::{ScoreRow, Verdict};
use std::collections::HashMap;

/// One target, before and after.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TargetChange<'a> {
    /// Before; `None` where the old scorecard does not have it.
    pub old: Option<&'a ScoreRow>,
    /// After; `None` likewise. One of the two is always there.
    pub new: Option<&'a ScoreRow>,
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

codes! {
    /// The word of tables.
    VerdictChange {
        Unchanged => "unchanged",
        TurnedMet => "turned_met",
        TurnedMissed => "turned_missed",
        BecameKnown => "became_known",
        BecameUnknown => "became_unknown",
        OnlyOld => "only_old",
        OnlyNew => "only_new",
    }
}

impl<'a> TargetChange<'a> {
    /// The row that names it: the new one, or the old where there is none.
    pub fn row(&self) -> Option<&'a ScoreRow> {
        self.new.or(self.old)
    }

    /// Change of the value, in its unit; `None` where either is no data or the unit is another.
    pub fn value_change(&self) -> Option<f64> {
        let (old, new) = (self.old?, self.new?);
        difference(old.value, new.value).filter(|_| old.unit == new.unit)
    }

    /// Whether the two sides ask for something else.
    pub fn target_differs(&self) -> bool {
        let asks = |t: &ScoreRow| (t.comparison, t.target.to_bits(), t.unit);
        self.old.zip(self.new).is_some_and(|(old, new)| asks(old) != asks(new))
    }

    /// What became of the verdict.
    pub fn change(&self) -> VerdictChange {
        match (self.old.map(|t| t.verdict), self.new.map(|t| t.verdict)) {
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
/// neither side has a plan.
pub(super) fn targets<'a>(old: &'a Results, new: &'a Results) -> Option<Vec<TargetChange<'a>>> {
    let (old, new) = (&old.assessment, &new.assessment);
    if old.plan.is_none() && new.plan.is_none() {
        return None;
    }
    let by_id = |rows: &'a [ScoreRow]| -> HashMap<&str, &'a ScoreRow> {
        rows.iter().map(|t| (t.id.as_str(), t)).collect()
    };
    let (olds, news) = (by_id(&old.scorecard), by_id(&new.scorecard));
    let both = |t: &'a ScoreRow| TargetChange { old: olds.get(&*t.id).copied(), new: Some(t) };
    let gone = old.scorecard.iter().filter(|t| !news.contains_key(&*t.id));
    let gone = gone.map(|t| TargetChange { old: Some(t), new: None });
    Some(new.scorecard.iter().map(both).chain(gone).collect())
}
