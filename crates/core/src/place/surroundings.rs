//! What lies around and under the villages: for maps only, nothing is computed from it.

use crate::raster::Grid;
use geo::{MultiLineString, MultiPolygon};
use serde::{Deserialize, Serialize};

/// What maps show beside villages and networks. Metres, working CRS.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Surroundings {
    /// Roads, in input order.
    pub roads: Vec<Way>,
    /// Rivers and streams as lines, in input order.
    pub rivers: Vec<Way>,
    /// Lakes, wide rivers, the sea.
    #[serde(skip)]
    pub water: Vec<MultiPolygon<f64>>,
    /// Neighbouring provinces or countries.
    pub neighbours: Vec<Neighbour>,
    /// Heights of the ground, where a DEM is there.
    pub relief: Option<Relief>,
}

/// A road or a river.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Way {
    /// Its name, where the data gives one.
    pub name: Option<String>,
    /// Drawn wider.
    pub major: bool,
    /// Its course.
    #[serde(skip, default = "crate::kept::no_line")]
    pub line: MultiLineString<f64>,
}

/// A province or country next to this one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Neighbour {
    /// Its name, where the data gives one.
    pub name: Option<String>,
    /// Its land, or the part of it near here.
    #[serde(skip, default = "crate::kept::no_land")]
    pub land: MultiPolygon<f64>,
}

/// Heights of the ground on a grid in the working CRS.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Relief {
    /// Where the cells lie.
    pub grid: Grid,
    /// Metres above sea level, row by row from `grid`'s origin; `None` is no data.
    #[serde(skip)]
    pub heights_m: Vec<Option<f32>>,
}

impl Surroundings {
    /// Whether there is nothing at all.
    pub fn is_empty(&self) -> bool {
        self == &Self::default()
    }
}
