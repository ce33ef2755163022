//! What reading a project gives.

use super::Role;
use crate::field::{Evidence, Measurement};
use crate::finding::Finding;
use crate::network::Network;
use crate::place::{AdminUnits, Basis, PublicPlace, Surroundings, Village, VillagePoint};
use serde::{Deserialize, Serialize};

/// Everything read from a project's files, judged, repaired and in the working CRS.
#[derive(Clone, Debug)]
pub struct Inputs {
    /// Administrative units the villages name.
    pub units: AdminUnits,
    /// The villages, in input order.
    pub villages: Vec<Village>,
    /// The sources of service.
    pub network: Network,
    /// Denominators beside the area, in the order of [`Denominator`](crate::place::Denominator); each once.
    pub bases: Vec<Basis>,
    /// Culture houses, centres and clusters, ordered by village, centres first.
    pub points: Vec<VillagePoint>,
    /// Public places, by layer.
    pub places: Vec<PublicPlace>,
    /// Speed tests; `None` where no layer lists any.
    pub measurements: Option<Vec<Measurement>>,
    /// Field reports, in order of file and row.
    pub evidence: Vec<Evidence>,
    /// What maps show around the villages.
    pub surroundings: Surroundings,
    /// Data problems and what was done, in order of file and row.
    pub findings: Vec<Finding>,
    /// The layers that were read.
    pub layers: Vec<Input>,
    /// The working CRS.
    pub crs: CrsLabel,
    /// How true that CRS is over the villages.
    pub ground: Option<GroundScale>,
    /// Whether any layer says that it is synthetic.
    pub synthetic: bool,
}

/// A coordinate reference system as people read it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CrsLabel {
    /// `EPSG:9209`.
    pub code: String,
    /// `VN-2000 / TM-3 105-30`.
    pub name: String,
}

/// How lengths and areas in the working CRS compare with those on the ellipsoid, over the villages.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct GroundScale {
    /// Metres of the CRS for one on the ground, in any direction: the least and the greatest.
    pub length: [f64; 2],
    /// Square metres of the CRS for one on the ground: the least and the greatest.
    pub area: [f64; 2],
}

/// One layer that was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Input {
    /// What it was read as.
    pub role: Role,
    /// Path as the project states it.
    pub path: String,
    /// Layer or sheet.
    pub layer: Option<String>,
    /// Rows or features read.
    pub rows: u64,
    /// CRS of its coordinates.
    pub crs: Option<String>,
    /// SHA-256 of the file, or of all its files one after the other in order of name, lower-case hexadecimal.
    pub sha256: String,
    /// Its files, where it has several: those of a Shapefile, a database and what is beside it.
    pub files: Vec<InputFile>,
    /// Who made it, where the project states a source.
    pub source: Option<String>,
    /// Its columns, in order, and what each is used for.
    pub columns: Vec<ColumnUse>,
}

/// A column of a layer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnUse {
    /// Its heading.
    pub name: String,
    /// What it is used for.
    pub role: ColumnRole,
}

/// What a column is used for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ColumnRole {
    /// A field is read from it.
    Field(String),
    /// Nothing: its field is read from another column.
    Instead {
        /// The field.
        field: String,
        /// The column it is read from.
        column: String,
    },
    /// Nothing, though it resembles this field, which has no column.
    Like(String),
    /// Nothing: no field has such a name.
    Nothing,
}

/// One of the files of a layer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InputFile {
    /// Its name, without a folder.
    pub name: String,
    /// Its SHA-256, lower-case hexadecimal.
    pub sha256: String,
}
