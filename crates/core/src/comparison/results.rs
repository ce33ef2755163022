//! What a results folder says, read back.

use crate::assessment::CrsLabel;
use crate::indicator::{Status, Verdict};
use crate::network::{ServiceKind, Technology};
use crate::place::{AdminUnits, Village};

/// What the manifest of a comparison says under `kind`, so that nobody compares comparisons; that of a
/// run says nothing there.
pub const MANIFEST_KIND: &str = "comparison";

/// The results of one run, as its files have them.
#[derive(Clone, Debug, Default)]
pub struct Results {
    /// What made them, of what.
    pub origin: Origin,
    /// Administrative units the villages name.
    pub units: AdminUnits,
    /// The villages, in the file's order; with shapes where these were asked for.
    pub villages: Vec<Village>,
    /// Area of each, km²; `None` where the file has none.
    pub areas_km2: Vec<Option<f64>>,
    /// Services, in the file's order.
    pub services: Vec<ServiceResult>,
    /// Rates, in the file's order.
    pub rates: Vec<RateRow>,
    /// The scorecard; `None` where the run had no plan.
    pub scorecard: Option<Vec<TargetRow>>,
}

/// What made the results, of what.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Origin {
    /// The folder, as it was named.
    pub folder: String,
    /// Version of the program; empty where the manifest does not say.
    pub version: String,
    /// When, ISO 8601, as stated.
    pub made_at: Option<String>,
    /// The project's title.
    pub title: String,
    /// The day the data describes, as stated.
    pub as_of: Option<String>,
    /// Who made them, as stated.
    pub maker: Option<String>,
    /// Whether the data is synthetic.
    pub synthetic: bool,
    /// The working CRS.
    pub crs: CrsLabel,
    /// The operation that takes VN-2000 to WGS 84: `EPSG:6960`.
    pub datum: String,
    /// Every parameter of the manifest: dotted key and value as text, in the manifest's order.
    pub parameters: Vec<(String, String)>,
    /// SHA-256 of every layer the run read, the project file not among them; in order.
    pub inputs_sha256: Vec<String>,
    /// SHA-256 of the manifest, lower-case hexadecimal.
    pub manifest_sha256: String,
    /// The files that were read, the manifest included.
    pub files: Vec<ReadFile>,
}

/// A file that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadFile {
    /// Name in the folder.
    pub name: String,
    /// SHA-256, lower-case hexadecimal.
    pub sha256: String,
}

/// One service in every village.
#[derive(Clone, Debug, PartialEq)]
pub struct ServiceResult {
    /// Which.
    pub kind: ServiceKind,
    /// In the villages' order.
    pub villages: Vec<Observed>,
}

/// One service in one village.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Observed {
    /// By the run's rule.
    pub status: Status,
    /// What the model alone gave; `None` where the table does not tell field reports from the model.
    pub modelled: Option<Status>,
    /// Share of the rule's denominator, percent; `None` is no data.
    pub pct: Option<f64>,
    /// Share of the area, percent; `None` is no data.
    pub area_pct: Option<f64>,
}

/// One row of `rates.csv`. Units, technologies and operators are text: a later version may have more.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RateRow {
    /// `province`, `district`, `commune`.
    pub level: String,
    /// Code of the unit; may be empty.
    pub code: String,
    /// Name of the unit.
    pub name: String,
    /// `4g` …
    pub technology: String,
    /// `any` for all together.
    pub operator: String,
    /// Villages of the unit.
    pub villages: u64,
    /// Those covered.
    pub covered: u64,
    /// Those without data.
    pub no_data: u64,
    /// Percentage of villages covered; `None` is no data.
    pub rate_pct: Option<f64>,
    /// Percentage of the area served; `None` is no data.
    pub area_pct: Option<f64>,
    /// Those of [`FURTHER_PCT`] that the table has, in that order.
    pub further: Vec<(&'static str, Option<f64>)>,
}

/// Percentages that later versions of `rates.csv` have: by the other denominators, and the official pair
/// of white villages over all and holes over the rest.
pub const FURTHER_PCT: [&str; 6] = [
    "population_pct",
    "households_pct",
    "inhabited_area_pct",
    "points_pct",
    "white_pct",
    "hole_pct",
];

impl RateRow {
    /// A further percentage; `None` where the table does not have it, or no data.
    pub fn further(&self, column: &str) -> Option<f64> {
        self.further.iter().find(|(name, _)| *name == column).and_then(|(_, pct)| *pct)
    }
}

/// One row of `scorecard.csv`.
#[derive(Clone, Debug, PartialEq)]
pub struct TargetRow {
    /// The target's identifier, unique.
    pub id: String,
    /// In the plan's own words.
    pub text: String,
    /// By when, as stated.
    pub year: String,
    /// What the value must be: `at_least` …
    pub comparison: String,
    /// The target.
    pub target: Option<f64>,
    /// Its unit.
    pub unit: String,
    /// What is known; `None` is no data.
    pub value: Option<f64>,
    /// Met or not.
    pub verdict: Verdict,
    /// Where the value comes from: `modelled`, `stated` …; empty where the table does not say.
    pub origin: String,
    /// How many more must meet it; 0 or less where it is met.
    pub missing: Option<f64>,
}

/// The service whose columns have that prefix.
pub fn service_of(column: &str) -> Option<ServiceKind> {
    let technologies = Technology::ALL.map(ServiceKind::Technology);
    let mut all = technologies.into_iter().chain([ServiceKind::MobileBroadband]);
    all.find(|kind| kind.column() == column)
}

impl Results {
    /// The service of that kind.
    pub fn service(&self, kind: ServiceKind) -> Option<&ServiceResult> {
        self.services.iter().find(|s| s.kind == kind)
    }
}
