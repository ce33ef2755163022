//! What is counted: one technology, or any mobile broadband.

use super::Technology;
use crate::place::fold;
use serde::{Deserialize, Serialize};

/// A service whose rates are computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ServiceKind {
    /// One technology.
    Technology(Technology),
    /// Any of the technologies that the rule counts as mobile broadband.
    MobileBroadband,
}

impl ServiceKind {
    /// All of them, in the order of technologies, mobile broadband last.
    pub const ALL: [Self; 6] = [
        Self::Technology(Technology::G2),
        Self::Technology(Technology::G3),
        Self::Technology(Technology::G4),
        Self::Technology(Technology::G5),
        Self::Technology(Technology::Ftth),
        Self::MobileBroadband,
    ];

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

    /// Reads the spellings found in real tables: those of [`Technology::parse`], and `mobile`,
    /// `mobile broadband`, `di động`, `băng rộng di động`. `None` when it is none of them.
    pub fn parse(text: &str) -> Option<Self> {
        if let Some(technology) = Technology::parse(text) {
            return Some(Self::Technology(technology));
        }
        let known = [
            "mobile",
            "mobilebroadband",
            "cellular",
            "didong",
            "mangdidong",
            "thongtindidong",
            "songdidong",
            "dienthoai",
            "bangrongdidong",
            "didongbangrong",
            "internetdidong",
        ];
        known.contains(&fold(text).as_str()).then_some(Self::MobileBroadband)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_its_own_names_and_common_spellings() {
        for t in Technology::ALL {
            let kind = ServiceKind::Technology(t);
            assert_eq!(ServiceKind::parse(kind.column()), Some(kind));
        }
        for text in ["mobile", "Di động", "Băng rộng di động", " MOBILE broadband "] {
            assert_eq!(ServiceKind::parse(text), Some(ServiceKind::MobileBroadband), "{text}");
        }
        assert_eq!(
            ServiceKind::parse("cáp quang"),
            Some(ServiceKind::Technology(Technology::Ftth))
        );
        assert_eq!(ServiceKind::parse(""), None);
        assert_eq!(ServiceKind::parse("6G"), None);
    }
}
