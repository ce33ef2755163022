//! Fibre: access points that serve around them, routes that serve along them.

use super::{OperatorId, Reach, Status};
use geo::{Coord, MultiLineString};
use serde::{Deserialize, Serialize};

/// A fibre access point: OLT, ODF, splitter, cabinet.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AccessPoint {
    /// Identifier as the table gives it.
    pub id: Box<str>,
    /// Whose it is.
    pub operator: OperatorId,
    /// Where it stands: metres, working CRS.
    #[serde(with = "crate::kept")]
    pub position: Coord<f64>,
    /// How far it serves.
    pub reach: Reach,
    /// Status as the table states it.
    pub status: Status,
    /// Ports in all.
    pub ports_total: Option<u32>,
    /// Ports in use.
    pub ports_used: Option<u32>,
}

/// A fibre route from which subscribers are connected along its length.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct FibreRoute {
    /// Identifier as the layer gives it.
    pub id: Box<str>,
    /// Whose it is.
    pub operator: OperatorId,
    /// The route: metres, working CRS.
    #[serde(skip, default = "crate::kept::no_line")]
    pub line: MultiLineString<f64>,
    /// Distance to either side that is served, metres, greater than 0.
    pub distance_m: f64,
    /// Status as the layer states it.
    pub status: Status,
}
