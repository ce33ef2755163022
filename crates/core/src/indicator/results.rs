//! What sharing, public places and speed come to.

use super::{Passive, SpeedFigure};
use crate::coverage::Share;
use crate::network::{OperatorId, ServiceKind, Technology};
use crate::place::CommuneId;
use geo::Coord;
use serde::{Deserialize, Serialize};

/// Sharing of one kind of passive infrastructure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sharing {
    /// Of what.
    pub of: Passive,
    /// All of it: positions, poles, or metres of duct.
    pub total: f64,
    /// Used by two or more operators.
    pub shared: f64,
    /// By how many operators: exactly one, two, three or more.
    pub by_operators: [f64; 3],
    /// Cells (or poles, ducts) whose operator nobody named; they are in no figure.
    pub unnamed: u64,
}

/// One position of base stations.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SharedSite {
    /// Identifiers of the sites that are one position.
    pub ids: Vec<String>,
    /// Middle of them: metres, working CRS.
    #[serde(with = "crate::kept")]
    pub position: Coord<f64>,
    /// Who stands there, each once, in order; without cells whose operator nobody named.
    pub operators: Vec<OperatorId>,
    /// What is transmitted there, each once, in order.
    pub technologies: Vec<Technology>,
    /// How many cells it has.
    pub cells: u64,
    /// Largest distance between two of its cells, m.
    pub spread_m: f64,
}

/// One public place and one service.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlaceResult {
    /// Index into the assessment's places.
    pub place: u32,
    /// Which service was asked for.
    pub service: ServiceKind,
    /// Share of its area served, or 0 or 1 for a point; `None`: nothing is known of the service.
    pub share: Option<Share>,
    /// Whether it counts as covered; `None`: no data.
    pub covered: Option<bool>,
    /// Who covers it.
    pub operators: Vec<OperatorId>,
    /// Distance to the nearest source, km.
    pub nearest_km: Option<f64>,
}

/// Public places of one kind in one unit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlaceRate {
    /// Which service.
    pub service: ServiceKind,
    /// What kind of place; `None`: all kinds.
    pub kind: Option<String>,
    /// Where; `None`: the whole province.
    pub commune: Option<CommuneId>,
    /// How many.
    pub places: u64,
    /// Those covered.
    pub covered: u64,
    /// Those without data.
    pub no_data: u64,
    /// Target of the layer, 0 to 1, where stated.
    pub target: Option<f64>,
}

/// What speed tests of one unit come to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Speed {
    /// Of which unit.
    pub of: SpeedUnit,
    /// Over what; `None`: any mobile technology together.
    pub technology: Option<Technology>,
    /// Whose subscribers; `None`: all.
    pub operator: Option<OperatorId>,
    /// Tests with a download speed.
    pub tests: u64,
    /// Download, Mb/s; `None` with fewer tests than the project asks for: no data.
    pub down: Option<Spread>,
    /// Upload, Mb/s.
    pub up: Option<Spread>,
    /// Latency, ms.
    pub latency: Option<Spread>,
}

/// Where tests were made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum SpeedUnit {
    /// The whole province.
    Province,
    /// One commune.
    Commune(CommuneId),
    /// One village, by index.
    Village(u32),
}

/// How values are spread.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Spread {
    /// The middle one.
    pub median: f64,
    /// Arithmetic mean.
    pub mean: f64,
    /// A tenth of the values lies below.
    pub p10: f64,
}

impl Spread {
    /// One of its figures.
    pub fn figure(&self, which: SpeedFigure) -> f64 {
        match which {
            SpeedFigure::Median => self.median,
            SpeedFigure::Mean => self.mean,
            SpeedFigure::P10 => self.p10,
        }
    }
}
