//! Which source of service is meant, out of all that a network has.

use super::{Network, OperatorId};
use geo::Coord;
use serde::{Deserialize, Serialize};

/// One source of service: its place in a list of the [`Network`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum SourceId {
    /// In `Network::cells`.
    Cell(u32),
    /// In `Network::access_points`.
    AccessPoint(u32),
    /// In `Network::fibre_routes`.
    Route(u32),
    /// In `Network::published`.
    Published(u32),
}

impl Network {
    /// What tables call a source of this network: a cell by its site where it names one.
    pub fn name_of(&self, source: SourceId) -> &str {
        match source {
            SourceId::Cell(i) => {
                let cell = &self.cells[i as usize];
                if cell.site_id.is_empty() { &cell.id } else { &cell.site_id }
            }
            SourceId::AccessPoint(i) => &self.access_points[i as usize].id,
            SourceId::Route(i) => &self.fibre_routes[i as usize].id,
            SourceId::Published(i) => &self.published[i as usize].id,
        }
    }

    /// Where a cell or access point stands: metres, working CRS. `None` for other sources, and where the
    /// network has none such.
    pub fn position_of(&self, source: SourceId) -> Option<Coord<f64>> {
        match source {
            SourceId::Cell(i) => self.cells.get(i as usize).map(|c| c.position),
            SourceId::AccessPoint(i) => self.access_points.get(i as usize).map(|p| p.position),
            SourceId::Route(_) | SourceId::Published(_) => None,
        }
    }

    /// Whose a source is; `None` where the network has no such source.
    pub fn operator_of(&self, source: SourceId) -> Option<OperatorId> {
        match source {
            SourceId::Cell(i) => self.cells.get(i as usize).map(|c| c.operator),
            SourceId::AccessPoint(i) => self.access_points.get(i as usize).map(|p| p.operator),
            SourceId::Route(i) => self.fibre_routes.get(i as usize).map(|r| r.operator),
            SourceId::Published(i) => self.published.get(i as usize).map(|p| p.operator),
        }
    }
}
