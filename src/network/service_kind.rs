//! What is counted: one technology, or any mobile broadband.

use super::Technology;

/// A service whose rates are computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ServiceKind {
    /// One technology.
    Technology(Technology),
    /// Any of the technologies that the rule counts as mobile broadband.
    MobileBroadband,
}

impl ServiceKind {
    /// The prefix of its columns: `4g`, `ftth`, `mobile`.
    pub fn column(self) -> &'static str {
        match self {
            Self::Technology(t) => t.column(),
            Self::MobileBroadband => "mobile",
        }
    }
}
