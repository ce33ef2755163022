//! The change of one service in one village.

use super::Observed;
use crate::indicator::Status;

/// Statuses in the order of matrices.
pub const STATUSES: [Status; 4] = [Status::Covered, Status::Hole, Status::White, Status::NoData];

/// A village that keeps its gap has changed only where its share has by this much, percentage points:
/// redrawn borders and rounding move shares by tenths of a point without anything being built.
pub const NOTABLE_POINTS: f64 = 1.0;

/// Slack of that comparison, percentage points: the tables hold percentages to 1e-6.
const ROUNDING_POINTS: f64 = 2e-6;

/// What became of one service in one village.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Change {
    /// Was white or a hole, is covered.
    NewlyCovered,
    /// Still not covered, but a hole instead of white, or served more by [`NOTABLE_POINTS`].
    Improved,
    /// Covered before and after.
    StayedCovered,
    /// Not covered before and after, and much as it was.
    StayedGap,
    /// Still not covered, and white instead of a hole, or served less by [`NOTABLE_POINTS`].
    Worsened,
    /// Was covered, is white or a hole.
    Lost,
    /// Nothing was known of it.
    BecameKnown,
    /// Nothing is known of it any more.
    BecameUnknown,
    /// Nothing was known, and nothing is.
    StayedUnknown,
}

impl Change {
    /// All of them, the best first.
    pub const ALL: [Self; 9] = [
        Self::NewlyCovered,
        Self::Improved,
        Self::StayedCovered,
        Self::StayedGap,
        Self::Worsened,
        Self::Lost,
        Self::BecameKnown,
        Self::BecameUnknown,
        Self::StayedUnknown,
    ];

    /// The word of tables.
    pub fn code(self) -> &'static str {
        match self {
            Self::NewlyCovered => "newly_covered",
            Self::Improved => "improved",
            Self::StayedCovered => "stayed_covered",
            Self::StayedGap => "stayed_gap",
            Self::Worsened => "worsened",
            Self::Lost => "lost",
            Self::BecameKnown => "became_known",
            Self::BecameUnknown => "became_unknown",
            Self::StayedUnknown => "stayed_unknown",
        }
    }

    /// What it is seen from the other side: old and new exchanged.
    #[must_use]
    pub fn reversed(self) -> Self {
        match self {
            Self::NewlyCovered => Self::Lost,
            Self::Lost => Self::NewlyCovered,
            Self::Improved => Self::Worsened,
            Self::Worsened => Self::Improved,
            Self::BecameKnown => Self::BecameUnknown,
            Self::BecameUnknown => Self::BecameKnown,
            same => same,
        }
    }

    /// The change between two observations.
    pub fn of(old: &Observed, new: &Observed) -> Self {
        match (old.status, new.status) {
            (Status::NoData, Status::NoData) => Self::StayedUnknown,
            (Status::NoData, _) => Self::BecameKnown,
            (_, Status::NoData) => Self::BecameUnknown,
            (Status::Covered, Status::Covered) => Self::StayedCovered,
            (Status::Covered, _) => Self::Lost,
            (_, Status::Covered) => Self::NewlyCovered,
            (Status::White, Status::Hole) => Self::Improved,
            (Status::Hole, Status::White) => Self::Worsened,
            (Status::White, Status::White) | (Status::Hole, Status::Hole) => {
                let notable = NOTABLE_POINTS - ROUNDING_POINTS;
                match points(old.pct, new.pct) {
                    Some(points) if points >= notable => Self::Improved,
                    Some(points) if points <= -notable => Self::Worsened,
                    _ => Self::StayedGap,
                }
            }
        }
    }
}

/// New less old; `None` where either is no data.
pub(super) fn points(old: Option<f64>, new: Option<f64>) -> Option<f64> {
    Some(new? - old?)
}

/// One service in one village, before and after.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct VillageChange {
    /// Before.
    pub old: Observed,
    /// After.
    pub new: Observed,
    /// What that is.
    pub change: Change,
}

impl VillageChange {
    /// From two observations.
    pub fn new(old: Observed, new: Observed) -> Self {
        Self { old, new, change: Change::of(&old, &new) }
    }

    /// Whether a field report, not the model, made either status what it is.
    pub fn reported(&self) -> bool {
        [self.old, self.new].iter().any(|o| o.modelled.is_some_and(|m| m != o.status))
    }

    /// Whether the status has changed, and by the model alone the change would be another: a report that
    /// came, or one that no longer holds.
    pub fn by_report(&self) -> bool {
        let model = |o: Observed| Observed { status: o.modelled.unwrap_or(o.status), ..o };
        let by_model = Change::of(&model(self.old), &model(self.new));
        self.old.status != self.new.status && by_model != self.change
    }

    /// Change of the share of the rule's denominator, percentage points.
    pub fn points(&self) -> Option<f64> {
        points(self.old.pct, self.new.pct)
    }

    /// Change of the share of the area, percentage points.
    pub fn area_points(&self) -> Option<f64> {
        points(self.old.area_pct, self.new.area_pct)
    }
}

/// How many villages went from which status to which.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Matrix(pub [[usize; 4]; 4]);

impl Matrix {
    /// Counts.
    pub fn of<'a>(changes: impl IntoIterator<Item = &'a VillageChange>) -> Self {
        let mut matrix = Self::default();
        for change in changes {
            matrix.0[place(change.old.status)][place(change.new.status)] += 1;
        }
        matrix
    }

    /// Villages that went from one status to another.
    pub fn get(&self, from: Status, to: Status) -> usize {
        self.0[place(from)][place(to)]
    }

    /// Villages in all.
    pub fn total(&self) -> usize {
        self.0.iter().flatten().sum()
    }
}

/// The place of a status in [`STATUSES`].
fn place(status: Status) -> usize {
    match status {
        Status::Covered => 0,
        Status::Hole => 1,
        Status::White => 2,
        Status::NoData => 3,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(status: Status, pct: Option<f64>) -> Observed {
        Observed { status, modelled: None, pct, area_pct: pct }
    }

    #[test]
    fn every_pair_of_statuses_has_its_change_and_reversing_exchanges_them() {
        let shares = [None, Some(0.0), Some(10.0), Some(10.4), Some(11.0), Some(90.0)];
        let mut met = std::collections::BTreeSet::new();
        for a in STATUSES {
            for b in STATUSES {
                for p in shares {
                    for q in shares {
                        let (old, new) = (seen(a, p), seen(b, q));
                        let change = Change::of(&old, &new);
                        assert_eq!(Change::of(&new, &old), change.reversed(), "{old:?} {new:?}");
                        met.insert(change);
                    }
                }
            }
        }
        assert_eq!(met.into_iter().collect::<Vec<_>>(), Change::ALL);
    }

    #[test]
    fn a_report_changes_a_status_where_the_model_alone_would_not() {
        use Status::{Covered, Hole, White};
        let by_report = |old: (Status, Status), new: (Status, Status)| {
            let seen = |(status, modelled): (Status, Status)| Observed {
                modelled: Some(modelled),
                ..seen(status, None)
            };
            VillageChange::new(seen(old), seen(new)).by_report()
        };
        // Status and what the model alone has: a report has come, or has lapsed.
        assert!(by_report((Covered, Covered), (White, Covered)));
        assert!(by_report((White, Covered), (Covered, Covered)));
        // The report still holds; it lapsed where the network was built as well; the model alone.
        assert!(!by_report((White, Covered), (White, Hole)));
        assert!(!by_report((White, Hole), (Covered, Covered)));
        assert!(!by_report((Hole, Hole), (Covered, Covered)));
        // The model has it covered before and after; what changed are the reports.
        assert!(by_report((White, Covered), (Hole, Covered)));
        let without = seen(Covered, None);
        assert!(!VillageChange::new(seen(White, None), without).by_report());
    }

    #[test]
    fn a_gap_that_stays_one_has_changed_from_one_point_on() {
        let hole = |pct| seen(Status::Hole, Some(pct));
        assert_eq!(Change::of(&hole(40.0), &hole(40.9)), Change::StayedGap);
        assert_eq!(Change::of(&hole(40.0), &hole(41.0)), Change::Improved);
        // As the tables round them.
        assert_eq!(Change::of(&hole(40.000_001), &hole(41.0)), Change::Improved);
        assert_eq!(Change::of(&hole(40.0), &hole(39.0)), Change::Worsened);
        // By points the share rules nothing: a village judged by its centre has none.
        assert_eq!(Change::of(&seen(Status::Hole, None), &hole(90.0)), Change::StayedGap);
        let white = seen(Status::White, Some(0.0));
        assert_eq!(Change::of(&white, &hole(0.1)), Change::Improved);
    }
}
