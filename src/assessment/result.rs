//! The result as a value.

use crate::coverage::{EngineKind, Nearest, Share};
use crate::finding::Finding;
use crate::indicator::{Level, Rate, Rule, ServiceKind, Status};
use crate::network::{self, Network, OperatorId, Technology};
use crate::place::{AdminUnits, Village};
use crate::project::About;
use crate::source::{CrsLabel, Input};
use geo::MultiPolygon;

/// Everything a run found out.
#[derive(Clone, Debug)]
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
    /// Data problems and what was done, in order of file and row.
    pub findings: Vec<Finding>,
    /// The layers that were read.
    pub inputs: Vec<Input>,
    /// How it was computed.
    pub method: Method,
}

/// How the results were computed.
#[derive(Clone, Debug, PartialEq)]
pub struct Method {
    /// The working CRS.
    pub crs: CrsLabel,
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
    /// How VN-2000 becomes WGS 84: the code of the operation.
    pub datum: &'static str,
}

/// One service in every village.
#[derive(Clone, Debug)]
pub struct Service {
    /// Which.
    pub kind: ServiceKind,
    /// Any operator: one entry a village, in the villages' order.
    pub any: Vec<VillageService>,
    /// Each operator that has sources of it (or is declared to): shares in the villages' order.
    pub by_operator: Vec<(OperatorId, Vec<Option<Share>>)>,
}

/// One service in one village.
#[derive(Clone, Debug, PartialEq)]
pub struct VillageService {
    /// Share of the rule's denominator; `None` is no data.
    pub share: Option<Share>,
    /// Share of the area; `None` is no data.
    pub area_share: Option<Share>,
    /// By the rule.
    pub status: Status,
    /// The nearest source, however far; `None` where the service has none.
    pub nearest: Option<Nearest>,
}

impl Assessment {
    /// The service of that kind, if it was computed.
    pub fn service(&self, kind: ServiceKind) -> Option<&Service> {
        self.services.iter().find(|s| s.kind == kind)
    }

    /// The rate of a unit for any operator.
    pub fn rate(&self, level: Level, service: ServiceKind) -> Option<&Rate> {
        self.rates.iter().find(|r| r.level == level && r.service == service && r.operator.is_none())
    }

    /// Land of each commune, dissolved from its villages: what maps draw as borders.
    /// In the order of [`AdminUnits::communes`]; metres, working CRS.
    pub fn commune_shapes(&self) -> Vec<MultiPolygon<f64>> {
        use rayon::prelude::*;
        let mut parts: Vec<Vec<&geo::Polygon<f64>>> = vec![Vec::new(); self.units.communes.len()];
        for village in &self.villages {
            if let Some(shape) = &village.shape {
                parts[village.commune.0 as usize].extend(&shape.planar);
            }
        }
        parts.into_par_iter().map(geo::unary_union).collect()
    }
}
