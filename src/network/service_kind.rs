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

    /// The technologies any of which is this service.
    ///
    /// `mobile_broadband` are those the rule counts as such; `cumulative`: a mobile technology counts
    /// later generations too, 3G is "at least 3G".
    pub fn technologies(
        self,
        mobile_broadband: &[Technology],
        cumulative: bool,
    ) -> Vec<Technology> {
        match self {
            Self::MobileBroadband => mobile_broadband.to_vec(),
            Self::Technology(own) if cumulative && own.is_mobile() => {
                Technology::ALL.into_iter().filter(|t| t.is_mobile() && *t >= own).collect()
            }
            Self::Technology(own) => vec![own],
        }
    }
}
