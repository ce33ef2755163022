//! The layers a project names, as it states them.

use crate::field::EvidenceKind;
use crate::network::{ServiceKind, Technology};
use crate::place::PointRole;
use crate::place::RasterValues;
use std::path::PathBuf;

/// What every layer states.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LayerFile {
    /// Path as the project states it.
    pub path: String,
    /// The same, resolved against the project file's folder.
    pub file: PathBuf,
    /// Layer or sheet, where stated.
    pub layer: Option<String>,
    /// The sheets of the same workbook that this layer and others are, where it has several: not left out.
    pub sheets_read: Vec<String>,
    /// Sheets to be read as a layer each, where stated; empty for every one.
    pub sheets: Option<Vec<String>>,
    /// CRS, `EPSG:<number>`, where stated.
    pub crs: Option<u32>,
    /// The line of the project file that states it.
    pub crs_line: Option<usize>,
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

impl LayerFile {
    /// The column the project states for a field.
    pub fn column(&self, field: &str) -> Option<&str> {
        self.columns.iter().find(|(f, _)| *f == field).map(|(_, c)| c.as_str())
    }
}

/// A layer of cells.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CellLayer {
    /// The file.
    pub source: LayerFile,
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
    pub source: LayerFile,
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
    pub source: LayerFile,
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

/// A layer of where people live: polygons of settlements or buildings, or points.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SettlementLayer {
    /// The file.
    pub source: LayerFile,
    /// Width added around each polygon or point, metres; points are refused without it.
    pub buffer_m: Option<f64>,
}

/// A raster of people.
#[derive(Clone, Debug, PartialEq)]
pub struct PopulationRaster {
    /// The file; `layer` is the band's number.
    pub source: LayerFile,
    /// What a cell holds, where the project says.
    pub values: Option<RasterValues>,
    /// Official numbers to which it is scaled.
    pub scale_to: ScaleTo,
}

/// Official numbers to which a population raster is scaled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ScaleTo {
    /// None: people as the raster has them.
    #[default]
    Nothing,
    /// Each village's own population.
    Villages,
    /// The sum of the villages' populations in each commune.
    Communes,
}

phusong_core::codes! {
    /// The word of the project file.
    ScaleTo {
        Nothing => "nothing",
        Villages => "villages",
        Communes => "communes",
    }
}

/// A layer of households: a point each, or with a number.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HouseholdLayer {
    /// The file.
    pub source: LayerFile,
}

/// A layer of culture houses, village centres and residential clusters.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PointLayer {
    /// The file.
    pub source: LayerFile,
    /// What the points of rows that state none are.
    pub role: Option<PointRole>,
}

/// A layer of public places.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlaceLayer {
    /// The file.
    pub source: LayerFile,
    /// What the places of rows that state no kind are.
    pub kind: Option<String>,
    /// The services they should have; empty: 4G, 5G, FTTH.
    pub services: Vec<ServiceKind>,
    /// Share of the places that should be covered, 0 to 1.
    pub target: Option<f64>,
    /// Share of a polygon's area from which it counts as covered; the rule's where not stated.
    pub covered_from: Option<f64>,
}

/// A layer of speed tests.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MeasurementLayer {
    /// The file.
    pub source: LayerFile,
    /// Operator of rows that name none.
    pub operator: Option<String>,
    /// Technology of rows that name none.
    pub technology: Option<Technology>,
}

/// A table of field reports.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EvidenceLayer {
    /// The file.
    pub source: LayerFile,
    /// Kind of rows that state none.
    pub kind: Option<EvidenceKind>,
    /// Days that a report without an expiry holds; `None`: for ever.
    pub valid_days: Option<u32>,
}

/// A layer of poles or ducts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PassiveLayer {
    /// The file.
    pub source: LayerFile,
    /// Operator of rows that name none.
    pub operator: Option<String>,
}

/// Fields of settlements.
pub const SETTLEMENT_FIELDS: [&str; 5] = ["id", "lon", "lat", "x", "y"];

/// Fields of households.
pub const HOUSEHOLD_FIELDS: [&str; 6] = ["id", "households", "lon", "lat", "x", "y"];

/// Fields of the villages' points.
pub const POINT_FIELDS: [&str; 8] =
    ["village_id", "name", "role", "households", "lon", "lat", "x", "y"];

/// Fields of public places.
pub const PLACE_FIELDS: [&str; 9] =
    ["id", "name", "kind", "commune_code", "commune", "lon", "lat", "x", "y"];

/// Fields of speed tests.
pub const MEASUREMENT_FIELDS: [&str; 11] = [
    "time",
    "lon",
    "lat",
    "x",
    "y",
    "operator",
    "technology",
    "down_mbps",
    "up_mbps",
    "latency_ms",
    "tests",
];

/// Fields of field reports.
pub const EVIDENCE_FIELDS: [&str; 13] = [
    "id",
    "village_id",
    "lon",
    "lat",
    "x",
    "y",
    "technology",
    "operator",
    "says",
    "kind",
    "source",
    "date",
    "expiry",
];

/// Fields of poles and ducts.
pub const PASSIVE_FIELDS: [&str; 6] = ["id", "operators", "lon", "lat", "x", "y"];
