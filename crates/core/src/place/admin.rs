//! Administrative units: communes, provinces, and districts where older data still has them.

use serde::{Deserialize, Serialize};

/// A commune (xã, phường, đặc khu).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Commune {
    /// Official code, text (5 digits since 1 July 2025); empty where the data gives none.
    pub code: String,
    /// Name as the data spells it.
    pub name: String,
    /// Province name as the data spells it; empty where it gives none.
    pub province: String,
}

/// A district (huyện, until 30 June 2025).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct District {
    /// Name as the data spells it.
    pub name: String,
}

/// An index into [`AdminUnits::communes`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CommuneId(pub u32);

/// An index into [`AdminUnits::districts`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct DistrictId(pub u32);

/// The units the villages name.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct AdminUnits {
    /// Province code (2 digits), from the project or the villages; empty outside Vietnam.
    pub province_code: String,
    /// Province name to print.
    pub province: String,
    /// Communes, in order of first appearance.
    pub communes: Vec<Commune>,
    /// Districts, in order of first appearance; empty in data made after the reform.
    pub districts: Vec<District>,
}

impl AdminUnits {
    /// The commune of that index.
    pub fn commune(&self, id: CommuneId) -> &Commune {
        &self.communes[id.0 as usize]
    }

    /// The district of that index.
    pub fn district(&self, id: DistrictId) -> &District {
        &self.districts[id.0 as usize]
    }
}
