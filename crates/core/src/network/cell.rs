//! Radio cells.

use super::{OperatorId, Reach, Technology};
use crate::codes::codes;
use geo::Coord;
use serde::{Deserialize, Serialize};

/// Whether a source of service works today.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum Status {
    /// On air (đang phát sóng). What a row means that states none.
    #[default]
    OnAir,
    /// Planned (quy hoạch, đang xây dựng).
    Planned,
    /// Switched off or dismantled.
    Off,
}

codes! {
    /// The word of the project file and of tables.
    Status {
        OnAir => "on_air",
        Planned => "planned",
        Off => "off",
    }
}

/// One cell: one technology of one operator in one direction from one position.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Cell {
    /// The cell's own identifier, or the site's where it has none.
    pub id: Box<str>,
    /// The site's identifier; empty where the table gives none.
    pub site_id: Box<str>,
    /// Whose it is.
    pub operator: OperatorId,
    /// What it transmits.
    pub technology: Technology,
    /// Where it stands: metres, working CRS.
    #[serde(with = "crate::kept")]
    pub position: Coord<f64>,
    /// How far it serves.
    pub reach: Reach,
    /// Main direction and angular width; `None` for an omnidirectional cell.
    pub sector: Option<Sector>,
    /// Status as the table states it.
    pub status: Status,
    /// Antenna height above ground, m.
    pub height_m: Option<f32>,
    /// Carrier band, MHz.
    pub band_mhz: Option<f32>,
    /// Equivalent isotropically radiated power, dBm.
    pub eirp_dbm: Option<f32>,
    /// Downtilt, degrees below the horizon.
    pub tilt_deg: Option<f32>,
}

/// The horizontal opening of a directional cell.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sector {
    /// Main direction, degrees clockwise from **true** north, 0 ≤ azimuth < 360.
    pub azimuth_deg: f64,
    /// Angular width served, degrees, greater than 0 and less than 360.
    pub beamwidth_deg: f64,
    /// Meridian convergence at the cell, degrees: grid azimuth = true azimuth − convergence
    /// (positive where grid north lies east of true north).
    pub convergence_deg: f64,
}

impl Sector {
    /// Main direction, degrees clockwise from **grid** north, 0 ≤ azimuth < 360.
    pub fn grid_azimuth_deg(self) -> f64 {
        (self.azimuth_deg - self.convergence_deg).rem_euclid(360.0)
    }
}
