//! The project file: what a planner states about one job.
//!
//! In: TOML. Out: [`Project`], checked, every path resolved, every default filled in; or all that is
//! wrong with it, each with its line. Not here: what the files contain (that is `source`).
//!
//! Keys, with their defaults; paths are relative to the file:
//!
//! - `[project]` `title` (the folder's name), `province` (code or name), `crs` (from the province),
//!   `datum` (`EPSG:6960`), `as_of`, `maker`, `synthetic` (false).
//! - `[villages]` `path` and what every layer has: `layer` or `sheet` (the only one), `crs` (the
//!   file's), `crs_override` (false), `encoding` (UTF-8, or recognised), `separator` (recognised),
//!   `columns` (field = column), `source`, `synthetic`.
//! - `[[cells]]` also `operator`, `technology` (of rows that name none), `technologies` (complete for
//!   these), `radius_m`. `[[fibre]]` also `operator`, `technologies`, `kind`, `radius_m`,
//!   `distance_m` (needed for routes). `[[coverage]]` also `operator`, `technology`, `technologies`.
//! - `[[settlements]]` also `buffer_m` (needed for points and lines). `[population]` also `band` (the
//!   only one), `values` (recognised), `scale_to` (`nothing`). `[[households]]`. `[[points]]` also `role`.
//! - `[[places]]` also `kind` (of rows that state none), `services` (4G, 5G, FTTH), `target`,
//!   `covered_from` (the rule's). `[[measurements]]` also `operator`, `technology`. `[[evidence]]` also
//!   `kind`, `valid_days` (for ever). `[[poles]]`, `[[ducts]]` also `operator`.
//! - `[[roads]]`, `[[rivers]]` also `major` (usual words). `[[water]]`. `[[neighbours]]`. `[terrain]` also
//!   `band` (the only one).
//! - `[sharing]` `distance_m` 50. `[speed]` `min_tests` 5.
//! - `[radius_m]` `2G` 12000, `3G` 4000, `4G` 4000, `5G` 1000, `FTTH` 300 (see [`Radii`]).
//! - `[sector]` `beamwidth_deg` 120. `[network]` `count` `["on_air"]`.
//! - `[rule]` `profile` `share`; what else it states overrides the profile's: `test`, `covered_from`,
//!   `white_up_to`, `denominator`, `operator`, `cumulative`, `unit_covered_from`, `mobile_broadband`.
//! - `[plan]` `use` (a plan of the program) or `path`. `[[stated]]` `target`, `value`, `source`, `as_of`.
//! - `[gaps]` `services` `["mobile", "FTTH"]`; `[gaps.weights]` `people` 40, `white` 25, `dbkk` 20,
//!   `power` 5, `certainty` 10.
//! - `[maps]` `sheets` (all that come with the program), `formats` `["png", "pdf"]`, `world_file` (false).
//! - `[outputs]` `only` (everything): files of the results folder, kinds of files, sheets as `maps/4g`.
//! - `[report]` `template` (the program's own): a .docx with placeholders.
//! - `[engine]` `kind` `auto`.

mod built_in;
mod error;
mod field;
mod former_province;
mod gaps;
mod layer;
mod layers_read;
pub(crate) mod limits;
mod maps;
mod outputs;
mod plan;
#[cfg(test)]
mod plan_tests;
pub mod province;
mod radius;
mod read;
#[cfg(test)]
mod read_tests;
mod rule;
#[cfg(test)]
mod rule_tests;
mod section;
mod surroundings;
mod terms;

pub use crate::assessment::{About, Datum};
pub use crate::place::RasterValues;
pub use built_in::BuiltIn;
pub use error::{Error, Problem, ProblemKind, ValueType};
pub use layer::{
    CELL_FIELDS, COVERAGE_FIELDS, CellLayer, CoverageLayer, EVIDENCE_FIELDS, EvidenceLayer,
    FIBRE_FIELDS, FibreLayer, HOUSEHOLD_FIELDS, HouseholdLayer, LayerFile, MEASUREMENT_FIELDS,
    MeasurementLayer, PASSIVE_FIELDS, PLACE_FIELDS, POINT_FIELDS, PassiveLayer, PlaceLayer,
    PointLayer, PopulationRaster, SETTLEMENT_FIELDS, ScaleTo, SettlementLayer, VILLAGE_FIELDS,
};
pub use maps::{Maps, PictureFormats, StatedSheet};
pub use province::Province;
pub use radius::Radii;
pub(crate) use section::nearest;
pub use surroundings::{NEIGHBOUR_FIELDS, SurroundingLayers, WATER_FIELDS, WAY_FIELDS, WayLayer};

use crate::assessment::{Outputs, Role};
use crate::coverage::EngineKind;
use crate::gap::GapTerms;
use crate::indicator::{Plan, Rule};
use crate::network::Status;
use std::path::PathBuf;

/// One job, as the project file states it, with every default filled in.
#[derive(Clone, Debug, PartialEq)]
pub struct Project {
    /// The project file.
    pub path: PathBuf,
    /// Its folder: paths in it are relative to that.
    pub dir: PathBuf,
    /// What the project says of itself.
    pub about: About,
    /// The province, where stated.
    pub province: Option<&'static Province>,
    /// EPSG code of the working CRS; where it is not stated, the villages' place decides.
    pub epsg: Option<u32>,
    /// How VN-2000 becomes WGS 84.
    pub datum: Datum,
    /// The villages.
    pub villages: LayerFile,
    /// Layers of cells.
    pub cells: Vec<CellLayer>,
    /// Layers of fibre.
    pub fibre: Vec<FibreLayer>,
    /// Layers of published coverage.
    pub coverage: Vec<CoverageLayer>,
    /// Layers of where people live.
    pub settlements: Vec<SettlementLayer>,
    /// A raster of people.
    pub population: Option<PopulationRaster>,
    /// Layers of households.
    pub households: Vec<HouseholdLayer>,
    /// Layers of culture houses, centres and clusters.
    pub points: Vec<PointLayer>,
    /// Layers of public places.
    pub places: Vec<PlaceLayer>,
    /// Layers of speed tests.
    pub measurements: Vec<MeasurementLayer>,
    /// Tables of field reports.
    pub evidence: Vec<EvidenceLayer>,
    /// Layers of cable poles.
    pub poles: Vec<PassiveLayer>,
    /// Layers of cable ducts.
    pub ducts: Vec<PassiveLayer>,
    /// Layers of what maps show around the villages.
    pub surroundings: SurroundingLayers,
    /// Cells closer than this are one position, m.
    pub sharing_distance_m: f64,
    /// Fewer speed tests than this are no data.
    pub min_tests: u64,
    /// How gaps are listed.
    pub gaps: GapTerms,
    /// The template of the report, where the project has its own.
    pub template: Option<PathBuf>,
    /// The plan whose targets are judged, with the values the project reports.
    pub plan: Option<Plan>,
    /// Files of a plan and a rule that the project names: role and file.
    pub stated_files: Vec<(Role, LayerFile)>,
    /// Radii where a source states none.
    pub radii: Radii,
    /// Width of a sector whose row states none, degrees.
    pub beamwidth_deg: f64,
    /// The statuses of sources that count.
    pub count: Vec<Status>,
    /// When a village counts as covered.
    pub rule: Rule,
    /// Which engine computes.
    pub engine: EngineKind,
    /// Which maps are drawn.
    pub maps: Maps,
    /// Which files are written; `None`: all.
    pub outputs: Option<Outputs>,
}

impl Project {
    /// Name of the project file's folder: the default name of its results. `project` where the
    /// folder has no name (the root of a disk).
    pub fn folder_name(&self) -> String {
        let dir = std::path::absolute(&self.dir).unwrap_or_else(|_| self.dir.clone());
        dir.file_name().map_or_else(|| "project".to_owned(), |n| n.to_string_lossy().into_owned())
    }
}
