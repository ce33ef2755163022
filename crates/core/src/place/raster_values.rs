//! What a cell of a raster of people holds.

use crate::codes::codes;
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

codes! {
    /// The word of the project file.
    RasterValues {
        Count => "count",
        PerSquareKilometre => "per_km2",
        PerHectare => "per_ha",
    }
}

impl RasterValues {
    /// The unit of area of a density, m²; `None` for a count.
    pub fn unit_m2(self) -> Option<f64> {
        match self {
            Self::Count => None,
            Self::PerSquareKilometre => Some(1e6),
            Self::PerHectare => Some(1e4),
        }
    }
}
