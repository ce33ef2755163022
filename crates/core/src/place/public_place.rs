//! Public places that a plan names: commune centres, industrial parks, schools, offices.

use super::{CommuneId, Extent};
use serde::{Deserialize, Serialize};

/// One public place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PublicPlace {
    /// Identifier as the layer gives it, or `#` and its row.
    pub id: String,
    /// Name as the data spells it.
    pub name: String,
    /// What it is, as the layer or the project says: `commune_centre`, `Khu công nghiệp` …
    pub kind: String,
    /// The commune it lies in (or that the row names); `None` outside every village.
    pub commune: Option<CommuneId>,
    /// Where it is.
    pub extent: Extent,
    /// Which `[[places]]` layer of the project it comes from, from 0.
    pub layer: u32,
}
