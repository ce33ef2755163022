//! What a cell of a raster of people holds.

use serde::{Deserialize, Serialize};

/// What a cell of a raster of people holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RasterValues {
    /// People.
    Count,
    /// People a square kilometre.
    PerSquareKilometre,
    /// People a hectare.
    PerHectare,
}

impl RasterValues {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Count, Self::PerSquareKilometre, Self::PerHectare];

    /// The word of the project file.
    pub fn code(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::PerSquareKilometre => "per_km2",
            Self::PerHectare => "per_ha",
        }
    }

    /// The unit of area of a density, m²; `None` for a count.
    pub fn unit_m2(self) -> Option<f64> {
        match self {
            Self::Count => None,
            Self::PerSquareKilometre => Some(1e6),
            Self::PerHectare => Some(1e4),
        }
    }
}
