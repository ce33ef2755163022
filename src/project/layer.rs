//! The layers a project names, as it states them.

use crate::network::Technology;
use std::path::PathBuf;

/// What every layer states.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LayerSource {
    /// Path as the project states it.
    pub path: String,
    /// The same, resolved against the project file's folder.
    pub file: PathBuf,
    /// Layer or sheet, where stated.
    pub layer: Option<String>,
    /// CRS, `EPSG:<number>`, where stated.
    pub crs: Option<u32>,
    /// Whether the stated CRS wins over the file's own.
    pub crs_override: bool,
    /// Encoding of its text, where stated (a WHATWG label: `windows-1258`), or `TCVN3`, `VNI`.
    pub encoding: Option<String>,
    /// Separator of a text table, where stated.
    pub separator: Option<u8>,
    /// Field → column, where stated.
    pub columns: Vec<(&'static str, String)>,
    /// Who made it, where stated.
    pub source: Option<String>,
    /// Whether the project says that it is synthetic.
    pub synthetic: bool,
}

impl LayerSource {
    /// The column the project states for a field.
    pub fn column(&self, field: &str) -> Option<&str> {
        self.columns.iter().find(|(f, _)| *f == field).map(|(_, c)| c.as_str())
    }
}

/// A layer of cells.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CellLayer {
    /// The file.
    pub source: LayerSource,
    /// Operator of rows that name none.
    pub operator: Option<String>,
    /// Technology of rows that name none.
    pub technology: Option<Technology>,
    /// Technologies this layer is complete for, whether or not it lists any.
    pub technologies: Vec<Technology>,
    /// Radius of rows that state none, metres.
    pub radius_m: Option<f64>,
}

/// A layer of fibre access points or routes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FibreLayer {
    /// The file.
    pub source: LayerSource,
    /// Operator of rows that name none.
    pub operator: Option<String>,
    /// Whether the layer is complete for fibre although it may list nothing.
    pub declared: bool,
    /// Radius of points that state none, metres.
    pub radius_m: Option<f64>,
    /// Distance to either side of routes, metres; routes are refused without it.
    pub distance_m: Option<f64>,
}

/// A layer of coverage as an operator published it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CoverageLayer {
    /// The file.
    pub source: LayerSource,
    /// Operator of areas that name none.
    pub operator: Option<String>,
    /// Technology of areas that name none.
    pub technology: Option<Technology>,
    /// Technologies this layer is complete for, whether or not it lists any.
    pub technologies: Vec<Technology>,
}

/// Fields of villages: the default column names, which the project may map to others.
pub const VILLAGE_FIELDS: [&str; 12] = [
    "id",
    "name",
    "commune_code",
    "commune",
    "district",
    "province_code",
    "province",
    "population",
    "households",
    "area_class",
    "dbkk",
    "has_power",
];

/// Fields of cells.
pub const CELL_FIELDS: [&str; 16] = [
    "site_id",
    "cell_id",
    "operator",
    "technology",
    "lon",
    "lat",
    "x",
    "y",
    "azimuth_deg",
    "beamwidth_deg",
    "height_m",
    "band_mhz",
    "eirp_dbm",
    "tilt_deg",
    "radius_m",
    "status",
];

/// Fields of fibre access points and routes.
pub const FIBRE_FIELDS: [&str; 10] =
    ["id", "operator", "lon", "lat", "x", "y", "radius_m", "ports_total", "ports_used", "status"];

/// Fields of published coverage.
pub const COVERAGE_FIELDS: [&str; 3] = ["id", "operator", "technology"];
