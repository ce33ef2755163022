//! Coverage as an operator published it.

use super::{OperatorId, Technology};
use geo::MultiPolygon;
use serde::{Deserialize, Serialize};

/// One area that an operator says it serves.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PublishedArea {
    /// Identifier: the feature's own, or its number in the layer.
    pub id: Box<str>,
    /// Who says so.
    pub operator: OperatorId,
    /// With what.
    pub technology: Technology,
    /// The area: metres, working CRS; valid, exterior rings counter-clockwise.
    #[serde(skip, default = "crate::kept::no_land")]
    pub shape: MultiPolygon<f64>,
}
