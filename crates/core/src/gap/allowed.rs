//! Which statuses field reports leave a service in a village.

use crate::field::Says;
use crate::indicator::Status;

/// A set of statuses: covered, hole, white.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Allowed(u8);

const COVERED: u8 = 1;
const HOLE: u8 = 2;
const WHITE: u8 = 4;

impl Allowed {
    /// Nothing is said.
    pub(super) const ANYTHING: Self = Self(COVERED | HOLE | WHITE);
    /// There is none.
    pub(super) const WHITE: Self = Self(WHITE);
    /// It is not covered wholly.
    pub(super) const NOT_COVERED: Self = Self(HOLE | WHITE);

    /// What a report leaves a service that is `contained` in the one it is about (counts nothing
    /// else), or `contains` it (counts all of it); both where it is the same.
    pub(super) fn by(says: Says, contained: bool, contains: bool) -> Self {
        match (says, contained, contains) {
            // Signal of one technology is signal of every service that counts it.
            (Says::Covered, _, true) => Self(COVERED),
            // Without any of several there is none of each.
            (Says::White, true, _) => Self::WHITE,
            (Says::Hole, true, true) => Self(HOLE),
            // None of several fills the hole alone.
            (Says::Hole, true, false) => Self::NOT_COVERED,
            // There is some, and others may add to it.
            (Says::Hole, false, true) => Self(COVERED | HOLE),
            _ => Self::ANYTHING,
        }
    }

    /// What both leave.
    pub(super) fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Whether no status is left.
    pub(super) fn is_nothing(self) -> bool {
        self.0 == 0
    }

    /// Whether a status is left.
    pub(super) fn has(self, status: Status) -> bool {
        self.0 & bit(status) != 0
    }

    /// The status, where one alone is left.
    pub(super) fn one(self) -> Option<Status> {
        match self.0 {
            COVERED => Some(Status::Covered),
            HOLE => Some(Status::Hole),
            WHITE => Some(Status::White),
            _ => None,
        }
    }

    /// The status that is left nearest to what the model says: itself, or the hole between the two
    /// others. `None` where the model knows nothing and more than one is left.
    pub(super) fn nearest(self, modelled: Status) -> Option<Status> {
        if self.has(modelled) {
            return Some(modelled);
        }
        if let Some(one) = self.one() {
            return Some(one);
        }
        (modelled != Status::NoData && self.has(Status::Hole)).then_some(Status::Hole)
    }
}

fn bit(status: Status) -> u8 {
    match status {
        Status::Covered => COVERED,
        Status::Hole => HOLE,
        Status::White => WHITE,
        Status::NoData => 0,
    }
}
