//! The result as a value.

use super::{About, CrsLabel, Datum, GroundScale, Input};
use crate::coverage::EngineKind;
use crate::field::{Evidence, Measurement};
use crate::finding::Finding;
use crate::gap::{EvidenceUse, Gap, GapTerms};
use crate::indicator::{
    Level, PlaceRate, PlaceResult, PlaceTerms, Plan, Rate, Rule, Scenarios, ScoreRow, Service,
    SharedSite, Sharing, Speed,
};
use crate::network::{self, Network, ServiceKind, Technology};
use crate::place::{AdminUnits, Basis, PublicPlace, Surroundings, Village, VillagePoint};
use geo::MultiPolygon;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Everything a run found out.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Assessment {
    /// The project's own words.
    pub about: About,
    /// Administrative units the villages name.
    pub units: AdminUnits,
    /// The villages, in input order.
    pub villages: Vec<Village>,
    /// The sources of service.
    pub network: Network,
    /// One entry a service: 4G, 5G, FTTH and mobile broadband always, 2G and 3G where the data has them.
    pub services: Vec<Service>,
    /// Rates: province first, then districts, then communes.
    pub rates: Vec<Rate>,
    /// Denominators beside the area.
    pub bases: Vec<Basis>,
    /// Culture houses, centres and clusters, ordered by village.
    pub points: Vec<VillagePoint>,
    /// What the rule would see with other radii.
    pub scenarios: Scenarios,
    /// Field reports, in order of file and row.
    pub evidence: Vec<Evidence>,
    /// For each field report whether it decided, and if not, why not.
    pub evidence_use: Vec<EvidenceUse>,
    /// Villages without service: by service, then by rank.
    pub gaps: Vec<Gap>,
    /// The plan, where the project names one.
    pub plan: Option<Plan>,
    /// Its scorecard, in its order.
    pub scorecard: Vec<ScoreRow>,
    /// Sharing of passive infrastructure: what the project has layers of.
    pub sharing: Vec<Sharing>,
    /// Positions of base stations.
    pub shared_sites: Vec<SharedSite>,
    /// Public places.
    pub places: Vec<PublicPlace>,
    /// Each place and service asked for.
    pub place_results: Vec<PlaceResult>,
    /// The same, counted.
    pub place_rates: Vec<PlaceRate>,
    /// Speed tests; `None` where the project has none, and in results that are read back, which keep
    /// what they come to.
    #[serde(skip)]
    pub measurements: Option<Vec<Measurement>>,
    /// What they come to: province, communes, villages.
    pub speeds: Vec<Speed>,
    /// What maps show around the villages.
    pub surroundings: Surroundings,
    /// Data problems and what was done, in order of file and row.
    pub findings: Vec<Finding>,
    /// The layers that were read.
    pub inputs: Vec<Input>,
    /// How it was computed.
    pub method: Method,
}

/// How the results were computed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Method {
    /// Version of the program that computed them.
    pub version: String,
    /// The working CRS.
    pub crs: CrsLabel,
    /// How true it is over the villages.
    pub ground: Option<GroundScale>,
    /// The engine asked for.
    pub engine: EngineKind,
    /// When a village counts as covered.
    pub rule: Rule,
    /// Default radius of each technology, m, where the project or the program states one.
    pub radius_m: Vec<(Technology, f64)>,
    /// Width of a sector whose row states none, degrees.
    pub beamwidth_deg: f64,
    /// The statuses of sources that count.
    pub count: Vec<network::Status>,
    /// How VN-2000 becomes WGS 84.
    pub datum: Datum,
    /// Cells closer than this are one position, m.
    pub sharing_distance_m: f64,
    /// Fewer speed tests than this are no data.
    pub min_tests: u64,
    /// What each layer of public places asks for.
    pub places: Vec<PlaceTerms>,
    /// How gaps are listed.
    pub gaps: GapTerms,
    /// The day by which field reports expire: that of the data, else that of the run.
    #[serde(with = "crate::kept")]
    pub evidence_on: Option<Date>,
}

impl Assessment {
    /// The service of that kind, if it was computed.
    pub fn service(&self, kind: ServiceKind) -> Option<&Service> {
        self.services.iter().find(|s| s.kind == kind)
    }

    /// Code and name of a unit; either may be empty. Districts have no codes.
    pub fn unit(&self, level: Level) -> (&str, &str) {
        match level {
            Level::Province => (&self.units.province_code, &self.units.province),
            Level::District(id) => ("", &self.units.district(id).name),
            Level::Commune(id) => {
                let commune = self.units.commune(id);
                (&commune.code, &commune.name)
            }
        }
    }

    /// The rate of a unit for all operators together.
    pub fn rate(&self, level: Level, service: ServiceKind) -> Option<&Rate> {
        self.rates.iter().find(|r| r.level == level && r.service == service && r.operator.is_none())
    }

    /// Land of each commune, dissolved from its villages: what maps draw as borders.
    /// In the order of [`AdminUnits::communes`]; metres, working CRS.
    pub fn commune_shapes(&self) -> Vec<MultiPolygon<f64>> {
        use crate::threads::prelude::*;
        let mut parts: Vec<Vec<&geo::Polygon<f64>>> = vec![Vec::new(); self.units.communes.len()];
        for village in &self.villages {
            if let Some(shape) = &village.shape {
                parts[village.commune.0 as usize].extend(&shape.planar);
            }
        }
        parts.into_par_iter().map(geo::unary_union).collect()
    }
}
