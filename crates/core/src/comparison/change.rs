//! The change of one service in one village.

use crate::codes::codes;
use crate::coverage::Share;
use crate::indicator::{Status, VillageService};

/// A village that keeps its gap has changed only where its share has by this much, percentage points:
/// redrawn borders and rounding move shares by tenths of a point without anything being built.
pub const NOTABLE_POINTS: f64 = 1.0;

/// Slack of that comparison, percentage points: differences are of percentages to 1e-6.
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

codes! {
    /// The word of tables.
    Change {
        NewlyCovered => "newly_covered",
        Improved => "improved",
        StayedCovered => "stayed_covered",
        StayedGap => "stayed_gap",
        Worsened => "worsened",
        Lost => "lost",
        BecameKnown => "became_known",
        BecameUnknown => "became_unknown",
        StayedUnknown => "stayed_unknown",
    }
}

impl Change {
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

    /// The change from one status to another, where the share changed by that many points.
    pub fn of(old: Status, new: Status, points: Option<f64>) -> Self {
        match (old, new) {
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
                match points {
                    Some(points) if points >= notable => Self::Improved,
                    Some(points) if points <= -notable => Self::Worsened,
                    _ => Self::StayedGap,
                }
            }
        }
    }
}

/// New less old, of the values as the tables show them, to 1e-6: so a reader finds the same difference.
/// `None` where either is no data.
pub(super) fn difference(old: Option<f64>, new: Option<f64>) -> Option<f64> {
    let shown = |value: f64| (value * 1e6).round() / 1e6;
    Some(shown(new?) - shown(old?))
}

/// New less old, percentage points.
fn points(old: Option<Share>, new: Option<Share>) -> Option<f64> {
    difference(old.map(Share::pct), new.map(Share::pct))
}

/// One service in one village, before and after.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct VillageChange<'a> {
    /// Before.
    pub old: &'a VillageService,
    /// After.
    pub new: &'a VillageService,
    /// What that is.
    pub change: Change,
}

impl<'a> VillageChange<'a> {
    /// From what was found before and after.
    pub fn new(old: &'a VillageService, new: &'a VillageService) -> Self {
        let change = Change::of(old.status, new.status, points(old.share, new.share));
        Self { old, new, change }
    }

    /// Whether a field report, not the model, made either status what it is.
    pub fn reported(&self) -> bool {
        [self.old, self.new].iter().any(|v| v.modelled != v.status)
    }

    /// Whether the status has changed, and by the model alone the change would be another: a report that
    /// came, or one that no longer holds.
    pub fn by_report(&self) -> bool {
        let by_model = Change::of(self.old.modelled, self.new.modelled, self.points());
        self.old.status != self.new.status && by_model != self.change
    }

    /// Change of the share of the rule's denominator, percentage points.
    pub fn points(&self) -> Option<f64> {
        points(self.old.share, self.new.share)
    }

    /// Change of the share of the area, percentage points.
    pub fn area_points(&self) -> Option<f64> {
        points(self.old.area_share, self.new.area_share)
    }
}

/// How many villages went from which status to which: rows are the old status, columns the new, in the
/// order of [`Status::ALL`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Matrix(pub [[usize; 4]; 4]);

impl Matrix {
    /// Counts.
    pub fn of<'a>(changes: impl IntoIterator<Item = &'a VillageChange<'a>>) -> Self {
        let mut matrix = Self::default();
        for change in changes {
            matrix.0[change.old.status as usize][change.new.status as usize] += 1;
        }
        matrix
    }

    /// Villages that went from one status to another.
    pub fn get(&self, from: Status, to: Status) -> usize {
        self.0[from as usize][to as usize]
    }

    /// Villages in all.
    pub fn total(&self) -> usize {
        self.0.iter().flatten().sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::fixture::{found, found_by};

    #[test]
    fn every_pair_of_statuses_has_its_change_and_reversing_exchanges_them() {
        let shares = [None, Some(0.0), Some(10.0), Some(10.4), Some(11.0), Some(90.0)];
        let mut met = std::collections::BTreeSet::new();
        for a in Status::ALL {
            for b in Status::ALL {
                for p in shares {
                    for q in shares {
                        let (old, new) = (found(a, p), found(b, q));
                        let change = VillageChange::new(&old, &new).change;
                        let back = VillageChange::new(&new, &old).change;
                        assert_eq!(back, change.reversed(), "{old:?} {new:?}");
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
            let [old, new] = [old, new].map(|(status, model)| found_by(model, status, None));
            VillageChange::new(&old, &new).by_report()
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
    }

    #[test]
    fn a_gap_that_stays_one_has_changed_from_one_point_on() {
        let hole = |pct| found(Status::Hole, Some(pct));
        let change = |old, new| VillageChange::new(&old, &new).change;
        assert_eq!(change(hole(40.0), hole(40.9)), Change::StayedGap);
        assert_eq!(change(hole(40.0), hole(41.0)), Change::Improved);
        // As the tables round them.
        assert_eq!(change(hole(40.000_001), hole(41.0)), Change::Improved);
        assert_eq!(change(hole(40.0), hole(39.0)), Change::Worsened);
        // A village judged by its centre has no share, so that there are no points to go by.
        assert_eq!(change(found(Status::Hole, None), hole(90.0)), Change::StayedGap);
        let white = found(Status::White, Some(0.0));
        assert_eq!(change(white, hole(0.1)), Change::Improved);
    }

    #[test]
    fn a_difference_is_that_of_the_numbers_in_the_tables() {
        let thirds = difference(Some(100.0 / 3.0), Some(200.0 / 3.0)).unwrap();
        assert_eq!(format!("{thirds:.6}"), "33.333334", "66.666667 less 33.333333");
        assert_eq!(difference(None, Some(1.0)), None);
    }
}
