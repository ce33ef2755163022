//! Villages: thôn, bản, buôn, làng, ấp, khóm, tổ dân phố.

use super::{CommuneId, DistrictId};
use geo::{Coord, MultiPolygon};
use serde::{Deserialize, Serialize};

/// One village.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Village {
    /// Identifier, text, unique in the project.
    pub id: String,
    /// Name as the data spells it (NFC).
    pub name: String,
    /// The commune it belongs to.
    pub commune: CommuneId,
    /// The old district, where the data gives one.
    pub district: Option<DistrictId>,
    /// Inhabitants.
    pub population: Option<f64>,
    /// Households.
    pub households: Option<f64>,
    /// Area class (khu vực I, II, III).
    pub area_class: Option<String>,
    /// Thôn đặc biệt khó khăn.
    pub dbkk: Option<bool>,
    /// Có điện lưới.
    pub has_power: Option<bool>,
    /// Its land; `None` when the data gives no usable polygon: such a village has no data.
    pub shape: Option<Shape>,
}

/// The land of a village.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Shape {
    /// Metres, working CRS. Valid; exteriors counter-clockwise, holes clockwise, rings closed.
    #[serde(skip, default = "crate::kept::no_land")]
    pub planar: MultiPolygon<f64>,
    /// The same rings in WGS 84, x longitude and y latitude, degrees.
    #[serde(skip, default = "crate::kept::no_land")]
    pub geographic: MultiPolygon<f64>,
    /// Planar area, m², greater than 0.
    pub area_m2: f64,
    /// A point inside the village near its middle, working CRS; distances are measured from it.
    #[serde(with = "crate::kept")]
    pub centre: Coord<f64>,
    /// The same point in WGS 84, x longitude and y latitude, degrees; `None` where the operation to
    /// WGS 84 cannot place it.
    #[serde(with = "crate::kept")]
    pub centre_geographic: Option<Coord<f64>>,
}
