//! How VN-2000 becomes WGS 84.

use crate::codes::codes;
use serde::{Deserialize, Serialize};

/// Which operation takes VN-2000 to WGS 84; the two differ by 0.7 to 0.8 m.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Datum {
    /// EPSG:6960, for the whole country.
    #[default]
    Epsg6960,
    /// EPSG:5194, for the Mekong delta only, where a project asks for it.
    Epsg5194,
}

codes! {
    /// `EPSG:6960`.
    Datum {
        Epsg6960 => "EPSG:6960",
        Epsg5194 => "EPSG:5194",
    }
}
